"""What is noted of the running bot while it runs, for whoever asks how it is."""

import asyncio
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bot.operations.health import Health
from briefings import Place, StoreError, try_ledger

#: Seconds between two beats of the event loop.
BEAT = 1.0
#: Seconds for which a ledger that was tried is believed.
_TRIED = 15.0


@dataclass(slots=True, kw_only=True)
class Checkup:
    """The bot's own observations. `swept` and `beat` note; `observe` asks."""

    ledger: Place
    #: Where the databases' files are.
    data: Path
    #: Tells whether all shards are connected.
    connected: Callable[[], bool]
    monotonic: Callable[[], float] = time.monotonic
    lag: float = 0.0
    _swept_at: float | None = None
    _trouble: str | None = None
    _tried_at: float | None = None
    _trying: asyncio.Lock = field(default_factory=asyncio.Lock)

    def note_sweep(self) -> None:
        """Note that the ledger was looked through for what is due."""
        self._swept_at = self.monotonic()

    async def beat(self) -> None:
        """Sleep for a beat, and note by how much it was late."""
        before = self.monotonic()
        await asyncio.sleep(BEAT)
        self.lag = max(0.0, self.monotonic() - before - BEAT)

    async def observe(self) -> Health:
        """Return how the bot is now. The ledger is tried at most every quarter of a minute."""
        async with self._trying:
            now = self.monotonic()
            if self._tried_at is None or now - self._tried_at >= _TRIED:
                self._trouble = await _try(self.ledger)
                self._tried_at = now
        return Health(
            connected=self.connected(),
            sweep_age=None if self._swept_at is None else self.monotonic() - self._swept_at,
            lag=self.lag,
            ledger_trouble=self._trouble,
            free_disk=_free(self.data),
        )


async def _try(place: Place) -> str | None:
    try:
        await try_ledger(place)
    except StoreError as error:
        return str(error)
    return None


def _free(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0
