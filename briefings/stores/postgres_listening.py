"""Waking other processes: what they are told may be lost on the way, so that it never takes the place of looking."""

import asyncio
import logging
from collections.abc import Callable

import asyncpg

from briefings.stores.addresses import DatabaseAddress
from briefings.stores.postgres_connections import PATIENCE
from briefings.stores.postgres_failures import DRIVER_ERRORS

#: Seconds between two attempts to listen while the database is away.
_AGAIN = 5.0
#: Seconds without a word after which the database is asked whether it is there, and in which it answers: a line that
#: was cut without a word, as routers forget idle ones, is silent forever.
_SILENCE = 30.0

_log = logging.getLogger(__name__)


async def listen_to_postgres(
    address: DatabaseAddress,
    channel: str,
    woken: Callable[[], None],
    *,
    silence: float = _SILENCE,
    again: float = _AGAIN,
) -> None:
    """Call `woken` whenever somebody notifies the schema on a channel, until cancelled.

    It is also called whenever listening has begun, because nobody knows what was said before. After `silence` seconds
    the database is asked whether it is there; `again` are the seconds between two attempts to listen.
    """
    while True:
        try:
            await _listen(address, channel, woken, silence)
        except DRIVER_ERRORS as error:
            _log.debug("nobody is listened to in %s: %s", address, error)
        await asyncio.sleep(again)


async def _listen(address: DatabaseAddress, channel: str, woken: Callable[[], None], silence: float) -> None:
    connection = await asyncpg.connect(
        address.dsn, timeout=PATIENCE, server_settings={"application_name": f"briefbot {channel}"}
    )
    ended = asyncio.Event()
    connection.add_termination_listener(lambda _: ended.set())

    def hear(_: object, _process: int, _channel: str, schema: object) -> None:
        if schema == address.schema:
            woken()

    try:
        await connection.add_listener(channel, hear)
        woken()
        while not await _happens(ended, silence):
            await connection.execute("SELECT 1", timeout=silence)
    finally:
        connection.terminate()


async def _happens(event: asyncio.Event, seconds: float) -> bool:
    """Return whether an event is set within so many seconds."""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True
