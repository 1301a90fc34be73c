"""A second ledger: it keeps everything in dictionaries, by the same rules of lifecycle.py, and speaks no SQL.

It shows that the ledger's protocol is all that anybody needs to know, and it is one state for one process.
"""

from briefings.ledger import Ledger
from tests.support.memory_ledger.deliveries import MemoryDeliveries, MemoryHistory
from tests.support.memory_ledger.leases import MemoryLeases
from tests.support.memory_ledger.people import MemoryNotices, MemoryPrivacy, MemoryRequests, MemorySettings
from tests.support.memory_ledger.reports import MemoryReports
from tests.support.memory_ledger.schedules import MemoryPlanning, MemorySchedules
from tests.support.memory_ledger.seen import MemoryMemory
from tests.support.memory_ledger.sources import MemorySources
from tests.support.memory_ledger.state import State

__all__ = ["open_memory_ledger"]


def open_memory_ledger() -> Ledger:
    """Return an empty ledger."""
    state = State()
    return Ledger(
        settings=MemorySettings(state),
        schedules=MemorySchedules(state),
        planning=MemoryPlanning(state),
        deliveries=MemoryDeliveries(state),
        history=MemoryHistory(state),
        memory=MemoryMemory(state),
        requests=MemoryRequests(state),
        notices=MemoryNotices(state),
        privacy=MemoryPrivacy(state),
        sources=MemorySources(),
        reports=MemoryReports(state),
        leases=MemoryLeases(),
    )
