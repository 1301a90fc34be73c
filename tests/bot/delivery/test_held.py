"""A wait that Discord asks for between the ledger's 'sending' and the request: the lease may end before it does."""

import asyncio
import secrets
import time as clocks
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.delivery import Outbox, Pacer
from bot.scheduler import Scheduler
from bot.standin import Fault
from tests.bot.delivery.conftest import open_club
from tests.support import killable

MORNING = datetime(2026, 5, 4, 8, 0, 5, tzinfo=UTC)


class SecondsClock(killable.SteppedClock):
    """Stands still until it is moved; its seconds go on by themselves besides."""

    def seconds(self) -> float:
        return clocks.monotonic() + (self.moment - MORNING).total_seconds()


class HeldPacer(Pacer):
    """Is told to wait for a while as soon as the first request's turn is near."""

    def __init__(self, clock: SecondsClock) -> None:
        super().__init__(monotonic=clock.seconds)
        self.told = False

    async def near(self) -> None:
        await super().near()
        if not self.told:
            self.told = True
            self.hold(600.0)


async def test_a_digest_held_for_long_is_given_back_and_sent_once_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SecondsClock(MORNING - timedelta(hours=1))
    async with open_club(tmp_path, clock, HeldPacer(clock), monkeypatch) as club:
        await club.ledger.schedules.add(club.daily_at_eight(1), made_by=1, now=clock.now())
        scheduler, outbox = killable.a_sender(
            club.ledger, club.post, clock, secrets.token_hex(6), monotonic=clock.seconds
        )

        clock.moment = MORNING
        await asyncio.wait_for(_work(scheduler, outbox), 10)
        assert not club.stand_in.messages(club.channel)

        clock.moment += timedelta(seconds=605)
        await asyncio.wait_for(_work(scheduler, outbox), 10)
        assert len(club.stand_in.messages(club.channel)) == 1


async def test_after_a_global_limit_longer_than_a_message_may_take_digests_are_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """discord.py closes its gate for all requests, and whoever is ended in its sleep can't open it again."""
    clock = SecondsClock(MORNING)
    async with open_club(tmp_path, clock, Pacer(monotonic=clock.seconds), monkeypatch, seconds=0.3) as club:
        await club.ledger.schedules.add(club.daily_at_eight(1), made_by=1, now=MORNING - timedelta(hours=1))
        scheduler, outbox = killable.a_sender(
            club.ledger, club.post, clock, secrets.token_hex(6), monotonic=clock.seconds
        )
        club.stand_in.faults.plant(Fault.GLOBALLY_LIMITED, method="POST", path="/messages$", seconds=30.0)

        await asyncio.wait_for(_work(scheduler, outbox), 10)
        assert not club.stand_in.messages(club.channel)

        clock.moment += timedelta(minutes=10)
        await asyncio.wait_for(_work(scheduler, outbox), 10)
        assert len(club.stand_in.messages(club.channel)) == 1


@pytest.mark.parametrize("lost", [Fault.COMMITTED_RESET, Fault.COMMITTED_BAD_GATEWAY])
async def test_a_message_whose_answer_was_lost_is_there_once_though_the_clock_leapt_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: Fault
) -> None:
    """As where a machine sleeps: the seconds that a process counts stand still, and Discord has forgotten the nonce."""
    clock = killable.SteppedClock(MORNING)
    async with open_club(tmp_path, clock, Pacer(monotonic=clocks.monotonic), monkeypatch, hears=True) as club:
        await club.ledger.schedules.add(club.daily_at_eight(1), made_by=1, now=MORNING - timedelta(hours=1))
        scheduler, outbox = killable.a_sender(club.ledger, club.post, clock, secrets.token_hex(6))

        def leap(record: object) -> None:
            del record
            clock.moment += timedelta(hours=1)

        faults = club.stand_in.faults
        faults.plant(Fault.CALL_AFTER, method="POST", path="/messages$", hook=leap)
        faults.plant(lost, method="POST", path="/messages$")
        for _ in range(3):
            await asyncio.wait_for(_work(scheduler, outbox), 10)
            clock.moment += timedelta(minutes=10)

        assert len(club.stand_in.messages(club.channel)) == 1
        assert await club.ledger.deliveries.list_unfinished() == ()


async def _work(scheduler: Scheduler, outbox: Outbox) -> None:
    await scheduler.sweep()
    await outbox.drain()
