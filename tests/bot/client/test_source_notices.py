"""Whoever added a source hears once that it can't be read any more."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import discord
import pytest
import pytest_asyncio

from bot.client.source_notices import SourceNotifier
from bot.standin import StandIn, User
from briefings import FetchFailure, Ledger, Source, Trouble, open_ledger
from briefings.model.sources import SourceKind

NOW = datetime(2026, 11, 28, 13, tzinfo=UTC)
FEED = "https://gazette.example/feed"


@dataclass(slots=True)
class Desk:
    """A person with a feed of their server, and what tells them of it."""

    stand_in: StandIn
    ledger: Ledger
    zoe: User
    notifier: SourceNotifier
    now: datetime = NOW
    serves: bool = True

    async def follow(self, follower: int, user: int) -> Source:
        """Return the feed, followed by a server under a hostile name."""
        source, _ = await self.ledger.sources.add(
            FEED, SourceKind.FEED, follower=follower, name="*Gazette* @everyone", user=user, now=NOW
        )
        return source

    def told(self) -> list[str]:
        return [one.text for one in self.stand_in.messages(self.zoe.dm)]


@pytest_asyncio.fixture(name="desk")
async def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    async with (
        StandIn(rate_limits=False) as stand_in,
        open_ledger(tmp_path / "ledger.db") as ledger,
        discord.Client(intents=discord.Intents.none()) as client,
    ):
        monkeypatch.setattr(discord.http.Route, "BASE", stand_in.api_base)
        await client.login(stand_in.token)
        desk = Desk(stand_in, ledger, stand_in.build.person("Zoe", installed=True), None)  # type: ignore[arg-type]

        class DeskClock:
            def now(self) -> datetime:
                return desk.now

        desk.notifier = SourceNotifier(client, ledger, DeskClock(), lambda _: desk.serves)  # type: ignore[arg-type]
        yield desk


def failing(source: Source, since: datetime, *, gone: bool = False) -> Source:
    trouble = Trouble(kind=FetchFailure.GONE if gone else FetchFailure.NOT_FOUND, status=410 if gone else 404)
    record = replace(source.record, failures=3, failing_since=since, trouble=trouble, gone=gone)
    return replace(source, record=record)


async def test_a_feed_that_fails_for_three_days_is_told_once_to_who_added_it(desk: Desk) -> None:
    source = await desk.follow(7, desk.zoe.id)
    for days in (2, 3, 4):
        desk.now = NOW + timedelta(days=days)
        await desk.notifier.look_at(failing(source, NOW))

    (told,) = desk.told()
    assert "404: there is nothing at this address" in told
    assert "\\*Gazette\\*" in told
    assert not desk.stand_in.messages(desk.zoe.dm)[0].pings


async def test_a_feed_that_was_read_meanwhile_and_fails_again_is_told_again(desk: Desk) -> None:
    source = await desk.follow(7, desk.zoe.id)
    for days in (3, 30):
        desk.now = NOW + timedelta(days=days)
        await desk.notifier.look_at(source)
        await desk.notifier.look_at(failing(source, desk.now - timedelta(days=3)))

    assert len(desk.told()) == 2


async def test_a_feed_that_is_gone_is_told_at_once_and_the_operators_own_is_not(desk: Desk) -> None:
    source = await desk.follow(0, desk.zoe.id)
    await desk.notifier.look_at(failing(source, NOW, gone=True))
    before = desk.told()
    await desk.follow(7, desk.zoe.id)
    await desk.notifier.look_at(failing(source, NOW, gone=True))

    assert before == []
    assert "is gone: 410: it is gone for good" in desk.told()[0]


async def test_a_feed_of_a_server_that_another_process_holds_is_told_by_whoever_holds_it(desk: Desk) -> None:
    source = await desk.follow(7, desk.zoe.id)
    told = []
    for desk.serves in (False, True):
        await desk.notifier.look_at(failing(source, NOW, gone=True))
        told.append(len(desk.told()))

    assert told == [0, 1]
