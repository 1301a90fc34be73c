"""The real bot with its digests against the stand-in, on a clock that tests move."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.client import run
from bot.config.settings import Settings
from bot.playground.movable_clock import MovableClock
from bot.standin import Channel, ChannelType, Guild, Message, StandIn, User
from briefings import (
    DeliveryState,
    Destination,
    DestinationKind,
    Ledger,
    Schedule,
    ScheduleSettings,
    Timing,
    open_ledger,
    open_service,
)
from tests.support.waiting import until

HEAD = "---\ntitle: {title}\ndate: 2026-03-{day:02}\npublisher: Fjord Post\nurl: https://example.org/{title}\n---\n\n"
FERRY = (
    "Norway will replace every diesel ferry on its western coast, Prime Minister Ingrid Solheim said on Sunday.\n\n"
    "“The noise will be gone before my children finish school,” Solheim said in Bergen.\n\n"
    "Norway expects the change to cost 900 million crowns and to take seven years.\n"
)
WHALES = (
    "Norway closed the northern fishing grounds on Monday to let 300 whales pass.\n\n"
    "“Nobody owns the sea,” Fisheries Minister Olav Brekke said in Tromso.\n"
)


def write(folder: Path, name: str, text: str, day: int = 1) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(HEAD.format(title=name.partition(".")[0], day=day) + text, "utf-8")


@dataclass(slots=True, kw_only=True)
class Newsroom:
    """A server, people, documents and a bot that may be started and stopped."""

    stand_in: StandIn
    settings: Settings
    clock: MovableClock
    #: Owns the server.
    ada: User
    #: A member without rights.
    bo: User
    guild: Guild
    channel: Channel

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Run the bot until the block ends."""
        seen = len(self.stand_in.gateway.connected_sessions)
        assert not seen
        task = asyncio.create_task(run(self.settings, self.clock))
        ready = asyncio.create_task(self.stand_in.wait_until_connected(seconds=60))
        await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED)
        assert not task.done(), f"the bot ended with exit code {task.result()}"
        await ready
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    @contextlib.asynccontextmanager
    async def ledger(self) -> AsyncIterator[Ledger]:
        async with open_ledger(self.settings.places.ledger) as opened:
            yield opened

    async def load(self) -> None:
        async with open_service(self.settings.library_file, workers=0) as service:
            assert not (await service.load(self.settings.seeds)).problems

    async def schedule(self, channel: Channel | None = None, **changed: Any) -> Schedule:
        """Put a schedule into the ledger: daily, five minutes from now."""
        target = channel or self.channel
        kind = {
            ChannelType.FORUM: DestinationKind.FORUM,
            ChannelType.PUBLIC_THREAD: DestinationKind.THREAD,
        }.get(target.type, DestinationKind.CHANNEL)
        at = (self.clock.now() + timedelta(minutes=5)).time().replace(second=0, microsecond=0, tzinfo=None)
        settings = ScheduleSettings(
            guild=self.guild.id,
            destination=Destination(kind, target.id),
            timing=Timing(at=at, zone="UTC"),
            topics=("norway",),
        )
        async with self.ledger() as ledger:
            return await ledger.schedules.add(replace(settings, **changed), made_by=self.ada.id, now=self.clock.now())

    async def noted(self, schedule: str, count: int = 1) -> bool:
        """Tell whether the ledger has this many digests as sent: it notes them after they are in the channel."""
        async with self.ledger() as ledger:
            runs = await ledger.history.list_runs(schedule)
        return sum(run.state is DeliveryState.SENT for run in runs) == count

    def digests(self, channel: Channel | None = None) -> list[Message]:
        """The bot's digests in a channel."""
        return [one for one in self.stand_in.messages(channel or self.channel) if "BB-" in one.text]


@pytest_asyncio.fixture
async def newsroom(tmp_path: Path) -> AsyncIterator[Newsroom]:
    clock = MovableClock()
    clock.set_to(datetime.combine(datetime.now(UTC).date() + timedelta(days=2), time(6), UTC))
    async with StandIn(clock=clock.now) as stand_in:
        # On a busy machine the bot is slower than Discord allows, and puts off more; what it answers is the same.
        interactions = stand_in.backend.interactions
        interactions.deadline_seconds = interactions.patience_seconds = 60
        ada = stand_in.build.person("Ada", installed=True)
        bo = stand_in.build.person("Bo", locale="ko")
        guild = await stand_in.build.guild("Club", owner=ada, members=[bo])
        data = tmp_path / "data"
        data.mkdir()
        write(tmp_path / "seeds", "ferry.md", FERRY)
        settings = Settings.model_validate(
            {"token": stand_in.token, "data": data, "seeds": tmp_path / "seeds", "api": stand_in.api_base}
        )
        room = Newsroom(
            stand_in=stand_in,
            settings=settings,
            clock=clock,
            ada=ada,
            bo=bo,
            guild=guild,
            channel=stand_in.system_channel(guild),
        )
        await room.load()
        yield room


@pytest.fixture(name="until")
def _until() -> Callable[..., Awaitable[None]]:
    return until


@pytest.fixture(name="write")
def _write() -> Callable[..., None]:
    return write


@pytest.fixture(autouse=True)
def _settings_from_the_test_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("BRIEFBOT_"):
            monkeypatch.delenv(name)
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)


__all__ = ["FERRY", "WHALES", "Newsroom"]
