"""Hears of what other processes have changed, where the ledger's database can tell."""

from collections.abc import Callable

from briefings.stores import DatabaseAddress, Place

#: What the database notifies when a schedule's next time was set or a delivery was planned (see postgres_schema.py).
_CHANNEL = "briefbot_due"


async def listen_for_changes(place: Place, woken: Callable[[], None]) -> None:
    """Call `woken` when something may be due that wasn't before, until cancelled; return at once for a file.

    It only wakes: what is told may be lost, and the sweep finds everything all the same.
    """
    if not isinstance(place, DatabaseAddress):
        return
    from briefings.stores.postgres_listening import listen_to_postgres

    await listen_to_postgres(place, _CHANNEL, woken)
