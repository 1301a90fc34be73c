"""The watch beside the bot: how it is goes into a file, and to the service manager."""

import logging
import time
from pathlib import Path

from bot.operations.checkup import Checkup
from bot.operations.health import Health, find_problems, is_alive
from bot.operations.health_file import delete_health, write_health
from bot.operations.systemd import notify

#: Beats between two reports of which nothing is new.
_REPORT = 10

_log = logging.getLogger(__name__)


async def watch(checkup: Checkup, folder: Path) -> None:
    """Report how the bot is until cancelled: at every change and every ten seconds. `folder` is where the file goes.

    The service manager is told that the bot lives while the event loop beats and digests are looked for; a bot of
    which it hears nothing is killed and started again.
    """
    notify("READY=1")
    reported: tuple[str, ...] | None = None
    beats, written = 0, True
    try:
        while True:
            health = await checkup.observe()
            if beats % _REPORT == 0 and is_alive(health):
                notify("WATCHDOG=1")
            if beats % _REPORT == 0 or find_problems(health) != reported:
                written = _write(folder, health, before=written)
                reported = find_problems(health)
            beats += 1
            await checkup.beat()
    finally:
        notify("STOPPING=1")
        delete_health(folder)


def _write(folder: Path, health: Health, *, before: bool) -> bool:
    """Write the file; return whether that was possible, which is logged where it was `before`."""
    try:
        write_health(folder, health, time.time())
    except OSError as error:
        if before:
            _log.warning("how the bot is can't be written to %s: %s", folder, error)
        return False
    return True
