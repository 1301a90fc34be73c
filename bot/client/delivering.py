"""Digests beside the bot: scheduler, outbox, and the recovery of what was blocked, once there is a connection."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import aiohttp

from bot.client.bot import BriefBot
from bot.config.clock import Clock
from bot.config.owners import hold_owner, take_dead_owners
from bot.delivery import AlertWatch, Outbox, Post
from bot.scheduler import Scheduler
from briefings import Share

_log = logging.getLogger(__name__)

#: Seconds for which digests wait at the start until the folder was read once.
_FIRST_READING = 60.0
#: Seconds before digests are begun again after a bug ended them.
_AGAIN = 30.0


async def deliver(bot: BriefBot, clock: Clock, folder: Path, looked: Callable[[], None]) -> None:
    """Send what is due until cancelled, beginning when the bot is connected. `folder` is where the ledger is.

    `looked` is called whenever the ledger was looked through for what is due.
    """
    await bot.connected.wait()
    # What is overdue tells of documents that came meanwhile, so they are read before it is composed.
    with suppress(TimeoutError):
        await asyncio.wait_for(bot.context.intake.begun.wait(), _FIRST_READING)
    while True:
        try:
            await _deliver(bot, clock, folder, looked)
        except Exception:
            _log.exception("digests ended because of a bug; they begin again in %.0f s", _AGAIN)
            await asyncio.sleep(_AGAIN)


async def _deliver(bot: BriefBot, clock: Clock, folder: Path, looked: Callable[[], None]) -> None:
    context = bot.context
    keeper = bot.keeper
    share: Callable[[], Share | None] = (lambda: None) if keeper is None else (lambda: keeper.share)
    dead = take_dead_owners(folder)
    if dead and await context.ledger.deliveries.free(dead, clock.now()):
        _log.info("digests of a process that was killed go on")
    with hold_owner(folder, None if keeper is None else keeper.owner) as owner:
        async with aiohttp.ClientSession(trace_configs=[bot.pacer.trace()]) as session:
            outbox = Outbox(
                ledger=context.ledger,
                post=Post(bot.http, bot.pacer, session, bot.http.token or "", bot.access.refusal, now=clock.now),
                composer=context.composer,
                notifier=bot.notifier,
                clock=clock,
                owner=owner,
                share=share,
            )
            scheduler = Scheduler(
                ledger=context.ledger,
                outbox=outbox,
                clock=clock,
                changed=context.schedules_changed,
                looked=looked,
                share=share,
            )
            async with asyncio.TaskGroup() as group:
                group.create_task(scheduler.run(), name="scheduler")
                group.create_task(bot.recovery.run(), name="recovery")
                group.create_task(_watch_alerts(bot, clock, share).run(), name="alerts")


def _watch_alerts(bot: BriefBot, clock: Clock, share: Callable[[], Share | None]) -> AlertWatch:
    context = bot.context
    return AlertWatch(
        ledger=context.ledger,
        composer=context.composer,
        clock=clock,
        revision=context.service.revision,
        changed=context.schedules_changed,
        share=share,
    )
