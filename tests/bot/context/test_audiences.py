"""Whose documents and lines a question sees, also while the ledger can't be used."""

from dataclasses import dataclass, field

import pytest

from bot.context import Audiences
from briefings import Audience, HiddenLine, StoreError

LINE = HiddenLine("d1", "the quokka slept")


@dataclass
class Ledger:
    """What is hidden, until the ledger is away."""

    hidden: dict[int, frozenset[HiddenLine]] = field(default_factory=dict)
    away: bool = False

    async def audience_of(self, follower: int) -> Audience:
        return Audience.everything()

    async def list_hidden(self, guild: int) -> frozenset[HiddenLine]:
        if self.away:
            raise StoreError("ledger", "away")
        return self.hidden.get(guild, frozenset())

    async def list_all_hidden(self) -> dict[int, frozenset[HiddenLine]]:
        if self.away:
            raise StoreError("ledger", "away")
        return self.hidden


async def test_while_the_ledger_is_away_a_server_hides_what_it_hid_last_though_it_has_asked_nothing_before() -> None:
    ledger = Ledger({1: frozenset({LINE})})
    audiences = Audiences(ledger, ledger)
    await audiences.look_through()
    ledger.away = True

    assert [(await audiences.of(guild)).hidden for guild in (1, 2, None)] == [{LINE}, set(), set()]

    ledger.away, ledger.hidden = False, {}
    await audiences.of(1)
    ledger.away = True
    assert not (await audiences.of(1)).hidden


async def test_a_server_is_not_answered_while_nobody_can_know_what_it_hides() -> None:
    ledger = Ledger({1: frozenset({LINE})}, away=True)

    with pytest.raises(StoreError):
        await Audiences(ledger, ledger).of(1)
