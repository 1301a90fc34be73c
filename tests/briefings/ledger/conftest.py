"""Ledgers of every implementation, and makers of the objects that their tests begin with.

The tests of this folder know the ledger's protocol alone; those in sqlite/ are of the one in an SQLite file.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefings.ledger import Ledger, open_ledger
from briefings.model.delivery import Delivery, Frozen
from briefings.model.digest import (
    Destination,
    DestinationKind,
    DigestKind,
    LeftOut,
    LeftOutRule,
    Occurrence,
    Plan,
    Schedule,
    ScheduleSettings,
    Timing,
    Told,
    Window,
)
from tests.support.memory_ledger import open_memory_ledger


@dataclass(frozen=True)
class Make:
    """Whatever a test doesn't say is the plain case: one server's daily digest, due `now`."""

    ledger: Ledger
    now: datetime = datetime(2026, 3, 2, 8, tzinfo=UTC)

    def settings(self, **changed: Any) -> ScheduleSettings:
        values: dict[str, Any] = {
            "guild": 10,
            "destination": Destination(DestinationKind.CHANNEL, 20),
            "timing": Timing(at=time(8), zone="UTC"),
        }
        return ScheduleSettings(**values | changed)

    def personal(self, user: int, **changed: Any) -> ScheduleSettings:
        return self.settings(guild=None, destination=Destination(DestinationKind.USER, user), **changed)

    def plan(self, due: datetime | None = None) -> Plan:
        due = due or self.now
        return Plan(
            delivery=Occurrence(due.date(), due), late=False, skipped=(), settled=due, next_due=due + timedelta(days=1)
        )

    def frozen(self, *payloads: str, told: tuple[Told, ...] = (), until: datetime | None = None) -> Frozen:
        return Frozen(
            digest_kind=DigestKind.NEWS,
            window=Window(since=None, until=until or self.now),
            destination=Destination(DestinationKind.CHANNEL, 20),
            payloads=payloads or ('{"n": 1}', '{"n": 2}'),
            told=told,
            left_out=(LeftOut(LeftOutRule.TOLD_BEFORE, "a.md", 2),),
        )

    async def schedule(self, **changed: Any) -> Schedule:
        made = self.now - timedelta(hours=1)
        return await self.ledger.schedules.add(self.settings(**changed), made_by=30, now=made)

    async def planned(self, schedule: Schedule | None = None, due: datetime | None = None) -> Schedule:
        """A schedule with a delivery due."""
        schedule = schedule or await self.schedule()
        await self.ledger.planning.settle([(schedule, self.plan(due))], due or self.now)
        return await self.ledger.schedules.get(schedule.id)

    async def claimed(self, owner: str = "me", now: datetime | None = None) -> Delivery:
        (delivery,) = await self.ledger.deliveries.claim(owner, now or self.now)
        return delivery

    async def begun(self, *payloads: str, told: tuple[Told, ...] = ()) -> Delivery:
        """A frozen delivery under my lease."""
        await self.planned()
        return await self.ledger.deliveries.freeze(await self.claimed(), self.frozen(*payloads, told=told))

    async def send_all(self, delivery: Delivery, now: datetime | None = None) -> None:
        for part in delivery.parts:
            await self.ledger.deliveries.mark_sending(delivery, part.number, now or self.now)
            await self.ledger.deliveries.mark_sent(
                delivery, part.number, channel=20, message=100 + part.number, now=now or self.now
            )


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "ledger.db"


@pytest.fixture(scope="session", name="new_ledger")
def _new_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a ledger in which nothing is: making one takes ten times as long as copying it."""
    file = tmp_path_factory.mktemp("ledger") / "ledger.db"

    async def make() -> None:
        async with open_ledger(file):
            pass

    asyncio.run(make())
    return file


@pytest.fixture(name="ledger", params=["sqlite", "memory", "postgres"])
async def _ledger(path: Path, new_ledger: Path, request: pytest.FixtureRequest) -> AsyncIterator[Ledger]:
    if request.param == "memory":
        yield open_memory_ledger()
        return
    if request.param == "postgres":
        async with open_ledger(request.getfixturevalue("database"), busy_timeout_s=5) as ledger:
            yield ledger
        return
    path.parent.mkdir(mode=0o700)
    shutil.copy(new_ledger, path)
    async with open_ledger(path, busy_timeout_s=5) as ledger:
        yield ledger


@pytest.fixture(name="make")
def _make(ledger: Ledger) -> Make:
    return Make(ledger)
