"""The ledger: settings, schedules, sources, deliveries and what they told. Never derived, never lost."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from briefings.ledger.deliveries import SqlDeliveries
from briefings.ledger.following import OPERATOR, Sources
from briefings.ledger.grouping import open_grouped_steps
from briefings.ledger.history import SqlHistory
from briefings.ledger.leases import Leases, SqlLeases
from briefings.ledger.memory import SqlMemory
from briefings.ledger.notices import SqlNotices
from briefings.ledger.planning import SqlPlanning
from briefings.ledger.privacy import SqlPrivacy
from briefings.ledger.protocol import LEASE_TIME, REQUEST_TIME, Ledger, Memory
from briefings.ledger.reports import Reports, SqlReports
from briefings.ledger.requests import SqlRequests
from briefings.ledger.schedules import SqlSchedules
from briefings.ledger.schema import FORMAT
from briefings.ledger.settings import SqlSettings
from briefings.ledger.sources import SqlSources
from briefings.stores import Place, open_transactions

__all__ = ["LEASE_TIME", "OPERATOR", "REQUEST_TIME", "Leases", "Ledger", "Memory", "Reports", "Sources", "open_ledger"]


@asynccontextmanager
async def open_ledger(place: Place, *, busy_timeout_s: float = 10.0) -> AsyncIterator[Ledger]:
    """Open the ledger in a file or a database, made where there is none. Several processes may have it open at once.

    A write waits `busy_timeout_s` seconds for other processes. Raises StoreError and its kinds.
    """
    async with (
        open_transactions(place, FORMAT, busy_timeout_s=busy_timeout_s) as store,
        open_grouped_steps(store) as steps,
    ):
        yield Ledger(
            settings=SqlSettings(store),
            schedules=SqlSchedules(store),
            planning=SqlPlanning(store),
            deliveries=SqlDeliveries(store, steps),
            history=SqlHistory(store),
            memory=SqlMemory(store),
            requests=SqlRequests(store),
            notices=SqlNotices(store),
            privacy=SqlPrivacy(store),
            sources=SqlSources(store),
            reports=SqlReports(store),
            leases=SqlLeases(store),
        )
