"""Sources beside the bot: what is due is fetched, again and again, until cancelled."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.config.clock import Clock
from briefings import BriefbotError, FollowedSources, Ledger, Refreshed, Source, explain_trouble, mask_secrets

_log = logging.getLogger(__name__)

#: Seconds between two looks at what is due: no source is due more often than every quarter of an hour.
_LOOK = 20.0
#: How often the library is at least compared with the archive where other processes fetch, too.
_LOOK_THROUGH = timedelta(minutes=10)
#: Seconds before it is tried again after a bug.
_AGAIN = 60.0


async def follow(
    sources: FollowedSources,
    changed: asyncio.Event,
    look_at: Callable[[Source], Awaitable[None]],
    clear: Callable[[], Awaitable[None]],
    others: "OthersNews | None" = None,
) -> None:
    """Fetch what is due until cancelled.

    `changed` is set where something may be due at once. `look_at` hears of each source that was fetched, here or by
    others. `clear` is called between fetches, again and again. `others` tells whether other processes have fetched
    anything; None: there are none.
    """
    wait = 0.0
    while True:
        try:
            async with asyncio.timeout(wait):
                await changed.wait()
        except TimeoutError:
            pass
        changed.clear()
        try:
            news = None if others is None else await others.find_news()
            if not wait or news is not None:
                # What a killed process had captured and not taken up, or another process has fetched.
                await sources.feed_library()
                # Whoever holds a server tells its people what another process met with.
                for source in news or ():
                    await look_at(source)
            for one in await sources.refresh(tell=_tell):
                await look_at(one.source)
            await clear()
            wait = _LOOK
        except BriefbotError as error:
            _log.error("sources can't be looked at: %s", error)
            wait = _AGAIN
        except Exception:
            _log.exception("fetching ended because of a bug; it begins again in %.0f s", _AGAIN)
            wait = _AGAIN


def _tell(one: Refreshed) -> None:
    address, trouble = mask_secrets(one.source.url), one.source.record.trouble
    if one.failed and trouble is not None:
        # Of many tries the first says all.
        level = logging.WARNING if one.source.record.failures <= 1 else logging.DEBUG
        _log.log(level, "%s: %s", address, explain_trouble(trouble))
    elif one.changed:
        _log.info("%s: %s documents new or changed", address, len(one.changed), extra={"source": address})


class OthersNews:
    """Tells whether the library may lack what other processes have fetched, or have what they removed."""

    def __init__(self, sources: FollowedSources, ledger: Ledger, clock: Clock) -> None:
        self._sources = sources
        self._ledger = ledger
        self._clock = clock
        #: When anything new came last, which sources there are, and what publishers had removed.
        self._before: tuple[datetime | None, frozenset[str], frozenset[str]] | None = None
        self._next = clock.now() + _LOOK_THROUGH

    async def find_news(self) -> tuple[Source, ...] | None:
        """Return all sources, whoever fetched them, if anything was brought or removed since the last call; else None.

        The first call returns them in any case, and one ten minutes after they were last returned. Raises StoreError.
        """
        now = self._clock.now()
        sources = await self._ledger.sources.list_all()
        newest = max((one.record.last_new for one in sources if one.record.last_new is not None), default=None)
        found = (newest, frozenset(one.id for one in sources), await self._sources.list_forgotten())
        if found == self._before and self._next - _LOOK_THROUGH <= now < self._next:
            return None
        self._before, self._next = found, now + _LOOK_THROUGH
        return sources


class Clearing:
    """Deletes once a day what was fetched long ago and is cited nowhere."""

    def __init__(self, sources: FollowedSources, ledger: Ledger, clock: Clock, keep: timedelta) -> None:
        self._sources = sources
        self._ledger = ledger
        self._clock = clock
        self._keep = keep
        self._next: datetime | None = None

    async def clear(self) -> None:
        """Do it where a day has passed since the last time, or the bot has just begun. Raises StoreError."""
        now = self._clock.now()
        if self._next is not None and now < self._next:
            return
        cited = await self._ledger.requests.list_cited()
        removed = await self._sources.remove_uncited(now - self._keep, cited)
        if removed:
            _log.info("%s captures that nothing cites were deleted after %s days", removed, self._keep.days)
        self._next = now + timedelta(days=1)
