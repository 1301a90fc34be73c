"""The ledger: settings, schedules, deliveries and what they told. Never derived, never lost."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from briefings.ledger.deliveries import REQUEST_TIME, Deliveries
from briefings.ledger.grouping import grouped
from briefings.ledger.history import History
from briefings.ledger.memory import Memory
from briefings.ledger.notices import Notices
from briefings.ledger.planning import Planning
from briefings.ledger.privacy import Privacy
from briefings.ledger.requests import Requests
from briefings.ledger.schedules import Schedules
from briefings.ledger.schema import APPLICATION_ID, MIGRATIONS
from briefings.ledger.settings import Settings
from briefings.stores import open_store

__all__ = ["REQUEST_TIME", "Ledger", "open_ledger"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """An open ledger, by table group. Every method is one transaction and may raise StoreError and its kinds."""

    settings: Settings
    schedules: Schedules
    planning: Planning
    deliveries: Deliveries
    history: History
    memory: Memory
    requests: Requests
    notices: Notices
    privacy: Privacy


@asynccontextmanager
async def open_ledger(path: Path, *, busy_timeout_s: float = 10.0) -> AsyncIterator[Ledger]:
    """Open the ledger at `path`, made where there is none. Several processes may have it open at once.

    Raises StoreError and its kinds.
    """
    async with (
        open_store(
            path, kind="ledger", application_id=APPLICATION_ID, migrations=MIGRATIONS, busy_timeout_s=busy_timeout_s
        ) as store,
        grouped(store) as steps,
    ):
        yield Ledger(
            settings=Settings(store),
            schedules=Schedules(store),
            planning=Planning(store),
            deliveries=Deliveries(store, steps),
            history=History(store),
            memory=Memory(store),
            requests=Requests(store),
            notices=Notices(store),
            privacy=Privacy(store),
        )
