"""A backup each day while the bot runs, where BRIEFBOT_BACKUP asks for it."""

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

from bot.config.clock import Clock
from briefings import BriefbotError, list_backups, make_backup

#: How old the newest backup may be.
_DAY = timedelta(days=1)
#: How often its age is looked at: a backup that failed is tried again then.
_LOOK = timedelta(hours=1)

_log = logging.getLogger(__name__)


async def back_up_daily(data: Path, into: Path, keep: int, clock: Clock) -> None:
    """Back up ledger and archive once a day, until cancelled, and keep the newest so many backups.

    The newest in the folder counts whoever made it, so that starting anew makes no other.
    """
    while True:
        now = clock.now()
        newest = next(iter(await asyncio.to_thread(list_backups, into)), None)
        # One from the future was made under a clock that was wrong.
        if newest is None or not timedelta() <= now - newest.made_at < _DAY:
            await _back_up(data, into, keep, clock)
        await clock.sleep_until(now + _LOOK)


async def _back_up(data: Path, into: Path, keep: int, clock: Clock) -> None:
    try:
        backup = await make_backup(data, into, clock.now(), keep=keep)
    except BriefbotError as error:
        _log.error("no backup was made: %s", error)
    except Exception:
        _log.exception("no backup was made because of a bug")
    else:
        _log.info("Backed up to %s (%s MB)", backup.folder, backup.size // 1_000_000)
