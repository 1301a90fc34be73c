"""The composition root of the bot: opens what it needs, connects, and ends cleanly."""

import asyncio
import logging
import os
import platform
import signal
import sys
import threading
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.client.bot import BriefBot
from bot.client.delivering import deliver
from bot.client.endpoint import endpoint
from bot.client.following import Clearing, OthersNews, follow
from bot.client.intake import Intake
from bot.client.logs import start_logging
from bot.client.source_notices import SourceNotifier
from bot.client.token import usable_token
from bot.client.troubles import RunExit, Trouble, explain
from bot.config import shipped_samples
from bot.config.clock import Clock, SystemClock
from bot.config.names import list_unknown
from bot.config.owners import new_owner
from bot.config.settings import Settings, SettingsError, read_settings
from bot.context import Answers, Audiences, BotContext, IntakeState, StoredRequests, SuggestedNames
from bot.delivery import CatchingUp, DigestComposer
from bot.fetching import open_sources
from bot.hosts import IdentifyTurns, ShardKeeper
from bot.operations.checkup import Checkup
from bot.operations.daily_backup import back_up_daily
from bot.operations.watching import watch
from bot.packs import Pack, list_packs, read_packs
from briefings import (
    Digests,
    Limits,
    StoreError,
    list_backups,
    listen_for_changes,
    open_ledger,
    open_service,
    read_figures,
    tune_garbage_collector,
)

_log = logging.getLogger(__name__)

#: Seconds after which a process that was told to end does so, whatever it still waits for.
_PATIENCE = 4.5
#: Seconds of these that answers under way may take.
_LAST_ANSWERS = 2.0
#: How often it is looked up what all servers hide, where other processes change it, too.
_HIDDEN_AGAIN = timedelta(minutes=5)
#: Seconds without a document after which the process that reads them ends.
_WORKER_IDLE = 60.0


async def run(settings: Settings, clock: Clock) -> int:
    """Run the bot until it is cancelled or can't go on; return the exit code. What is wrong is logged in one sentence.

    Cancelling closes the connection and the databases and ends all worker processes.
    """
    token = usable_token(settings)
    if isinstance(token, Trouble):
        _log.error("%s", token.sentence)
        return token.code
    try:
        async with open_bot(settings, clock) as (bot, intake), bot:
            if bot.keeper is not None:
                # Before anything is connected, because processes that differ must not share.
                await bot.keeper.look()
            checkup = Checkup(ledger=settings.places.ledger, data=settings.data, connected=bot.is_connected)
            async with _health_served(settings, checkup, bot, clock):
                beside = [
                    asyncio.create_task(_read(bot, intake), name="intake"),
                    asyncio.create_task(deliver(bot, clock, settings.data, checkup.note_sweep), name="digests"),
                    asyncio.create_task(_follow(bot, settings.keep_days), name="sources"),
                    asyncio.create_task(watch(checkup, settings.data), name="watch"),
                    asyncio.create_task(
                        listen_for_changes(settings.places.ledger, bot.context.schedules_changed.set), name="changes"
                    ),
                ]
                if bot.keeper is not None:
                    shards = bot.shards_of_host
                    beside.append(asyncio.create_task(bot.keeper.run(shards.follow, shards.begun), name="shards"))
                if settings.backup is not None:
                    backing_up = back_up_daily(settings.data, settings.backups, settings.backups_kept, clock)
                    beside.append(asyncio.create_task(backing_up, name="backup"))
                try:
                    await bot.start(token)
                finally:
                    for task in beside:
                        task.cancel()
                    await asyncio.gather(*beside, return_exceptions=True)
                    await _hand_over(bot)
                    await _finish_answers()
    except Exception as error:
        trouble = explain(error, settings.api_base)
        if trouble is None:
            _log.critical("The bot ended because of a bug; a supervisor should start it again", exc_info=error)
            return RunExit.BROKEN
        _log.error("%s", trouble.sentence)
        return trouble.code
    return RunExit.OK


@asynccontextmanager
async def open_bot(settings: Settings, clock: Clock, *, sync: bool = True) -> AsyncIterator[tuple[BriefBot, Intake]]:
    """Open the library, the ledger and the way to Discord, and give a bot that isn't connected yet."""
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    async with AsyncExitStack() as stack:
        # One process for documents, which takes no memory while nothing changes; never the bot's own, where one
        # document could keep everybody waiting.
        service = await stack.enter_async_context(
            open_service(
                settings.library_file,
                workers=1,
                limits=Limits(seconds=settings.document_seconds, memory=settings.document_mb * 1_000_000),
                idle=_WORKER_IDLE,
                plain_inside=False,
                samples=shipped_samples(),
                now=clock.now,
            )
        )
        ledger = await stack.enter_async_context(open_ledger(settings.places.ledger))
        sources = await stack.enter_async_context(
            open_sources(
                service, ledger, settings.places.archive, settings.data, options=settings.fetch_options, now=clock.now
            )
        )
        stack.enter_context(endpoint(settings.api_base))
        audiences = Audiences(sources, ledger.reports)
        await audiences.look_through()
        requests = StoredRequests(ledger, clock)
        shared = settings.shards is not None
        digests = service.digests(ledger.memory, ledger.sources, sources.captured, shared=shared)
        intake = IntakeState()

        async def documents() -> str:
            return "" if intake.reading else await service.find_fingerprint()

        keeper = turns = None
        if settings.shards is not None:
            keeper = ShardKeeper(
                ledger=ledger,
                clock=clock,
                monotonic=time.monotonic,
                owner=new_owner(),
                # In containers each has a machine's name of its own, elsewhere the number tells them apart.
                name=f"{platform.node()} (process {os.getpid()})",
                count=settings.shards,
                documents=documents,
            )
            turns = IdentifyTurns(ledger, clock, keeper.owner)
        composer = DigestComposer(digests, ledger, audiences.of, _wait_for_others(digests, keeper))
        answers = Answers(
            lambda request, audience, now: service.answer(request, audience=audience, now=now),
            service.revision,
            requests.store,
            clock.now,
        )
        context = BotContext(
            service=service,
            ledger=ledger,
            clock=clock,
            answers=answers,
            requests=requests,
            names=SuggestedNames(service),
            composer=composer,
            audiences=audiences,
            sources=sources,
            packs=_read_packs(settings.packs),
            home=settings.zone,
            intake=intake,
        )
        yield (
            BriefBot(context, settings, sync=sync, keeper=keeper, turns=turns),
            Intake(service, settings.seeds, context.intake),
        )


def _wait_for_others(digests: Digests, keeper: ShardKeeper | None) -> CatchingUp | None:
    return None if keeper is None else CatchingUp(digests.find_missing, lambda: keeper.agreed)


def _read_packs(file: Path | None) -> tuple[Pack, ...]:
    """Return the operator's own packs, else those that come with Briefbot."""
    try:
        return list_packs() if file is None else read_packs(file)
    except (OSError, ValueError) as error:
        raise SettingsError(f"BRIEFBOT_PACKS: {error}") from None


@asynccontextmanager
async def _health_served(settings: Settings, checkup: Checkup, bot: BriefBot, clock: Clock) -> AsyncIterator[None]:
    """Answer over HTTP how the bot is, if the settings ask for it."""
    if settings.http is None:
        yield
        return
    # Imported here, because a server is nothing that every bot should hold in memory.
    from bot.operations.http import serve_health
    from bot.operations.metrics import Numbers, Waiting

    async def count() -> Numbers:
        now = clock.now()
        progress = bot.context.intake.progress
        backups = await asyncio.to_thread(list_backups, settings.backups)
        return Numbers(
            now=now,
            health=await checkup.observe(),
            figures=await read_figures(settings.places.ledger, now),
            library=await bot.context.service.stats(),
            waiting=Waiting(
                answers=len(_list_answering()),
                documents=0 if progress is None else max(0, progress.total - progress.done),
                refused=bot.pacer.refusals.count(),
                rest=bot.pacer.refusals.rest(),
                backed_up=backups[0].made_at if backups else None,
            ),
        )

    async with serve_health(settings.http, checkup, count) as address:
        _log.info("How the bot is: %s/readyz", address)
        yield


async def _hand_over(bot: BriefBot) -> None:
    """Let other processes take this one's shards, and what it was sending, at once."""
    await bot.shards_of_host.close()
    if bot.keeper is not None:
        try:
            await bot.keeper.leave()
        except StoreError as error:
            _log.error("shards can't be handed over, so the others wait for the leases' end: %s", error)


async def _finish_answers() -> None:
    """Let people who wait for an answer have it, before the connection is closed."""
    if waiting := _list_answering():
        await asyncio.wait(waiting, timeout=_LAST_ANSWERS)


def _list_answering() -> set[asyncio.Task[Any]]:
    """Return the tasks of commands and presses that are being answered, by the names that discord.py gives them."""
    names = ("CommandTree-invoker", "discord-ui-dynamic-item")
    return {task for task in asyncio.all_tasks() if task.get_name().startswith(names)}


async def _read(bot: BriefBot, intake: Intake) -> None:
    """Read the folder once the bot is there to answer: both at a time would make people wait for the bot."""
    await bot.connected.wait()
    # What is there by now (modules, commands, servers) stays anyway.
    tune_garbage_collector()
    await intake.run()


async def _follow(bot: BriefBot, keep_days: int) -> None:
    """Fetch what is due, once the bot is there to answer."""
    await bot.connected.wait()
    notifier = SourceNotifier(bot, bot.context.ledger, bot.context.clock, bot.serves)
    sources, ledger, clock = bot.context.sources, bot.context.ledger, bot.context.clock
    clearing = Clearing(sources, ledger, clock, timedelta(days=keep_days))
    others = None if bot.keeper is None else OthersNews(sources, ledger, clock)

    looked = clock.now()

    async def look_after() -> None:
        nonlocal looked
        await clearing.clear()
        if others is not None and clock.now() - looked >= _HIDDEN_AGAIN:
            # Of servers that another process held until now.
            await bot.context.audiences.look_through()
            looked = clock.now()

    await follow(sources, bot.context.sources_changed, notifier.look_at, look_after, others)


def main() -> int:
    """Run `briefbot run`: settings from the environment, the system's clock, ended by Ctrl-C or SIGTERM."""
    try:
        settings = read_settings()
    except SettingsError as error:
        sys.stderr.write(f"briefbot: {error}\n")
        return RunExit.SETTINGS
    start_logging(settings)
    for sentence in list_unknown():
        _log.warning("%s", sentence)
    return asyncio.run(_until_told(settings))


async def _until_told(settings: Settings) -> int:
    work = asyncio.create_task(run(settings, SystemClock()), name="bot")
    loop = asyncio.get_running_loop()

    def end() -> None:
        _log.info("Ending")
        # A thread, because what hangs may be the event loop.
        reaper = threading.Timer(_PATIENCE, os._exit, (RunExit.OK,))
        reaper.daemon = True
        reaper.start()
        work.cancel()

    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, end)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(end))
    try:
        return await work
    except asyncio.CancelledError:
        return RunExit.OK
