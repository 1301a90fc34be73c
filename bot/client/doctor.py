"""What `briefbot doctor` looks at: everything that the bot needs, one by one, and what to do where it is missing."""

import asyncio
import os
import shlex
import sys
import tempfile
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import discord

from bot.client.bot import BriefBot
from bot.client.invite import invite_link
from bot.client.run import open_bot
from bot.client.sync import digest, payload, place_of
from bot.client.token import usable_token
from bot.client.troubles import PORTAL, Trouble, explain
from bot.config import shipped_samples
from bot.config.clock import SystemClock
from bot.config.names import list_unknown
from bot.config.settings import Settings, SettingsError
from briefings import BriefbotError, Host, Limits, check_ledger, check_library, open_ledger, open_service

#: Documents that can't be read which are named.
_MOST_NAMED = 5


class State(StrEnum):
    """How a check went."""

    OK = "ok"
    #: The bot runs, but somebody should know.
    NOTICE = "notice"
    PROBLEM = "problem"
    #: It can't be looked at before something else is mended.
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at."""

    name: str
    state: State
    #: What was found, in a few words.
    found: str
    #: What to do; empty: nothing.
    advice: str = ""


async def doctor(settings: Settings | SettingsError) -> AsyncIterator[Check]:
    """Yield one check after another, as soon as it is done."""
    yield _python()
    yield _zones()
    if isinstance(settings, SettingsError):
        yield Check(name="Settings", state=State.PROBLEM, found=str(settings), advice="See .env.example.")
        return
    unknown = list_unknown()
    if unknown:
        yield Check(name="Settings", state=State.NOTICE, found=" ".join(unknown), advice="Name them rightly.")
    else:
        yield Check(name="Settings", state=State.OK, found="read")
    if settings.allow_private:
        yield _unguarded()
    folder = await asyncio.to_thread(_data_folder, settings)
    yield folder
    yield await asyncio.to_thread(_documents, settings)
    if folder.state is State.OK:
        for check in await _stores(settings):
            yield check
        if (exposed := await asyncio.to_thread(_exposed, settings)) is not None:
            yield exposed
        if (unread := await _unread(settings)) is not None:
            yield unread
    async for check in _discord(settings, usable=folder.state is State.OK):
        yield check


def _python() -> Check:
    # An older one than the package asks for doesn't get as far as this.
    return Check(name="Python", state=State.OK, found=".".join(map(str, sys.version_info[:3])))


def _zones() -> Check:
    try:
        ZoneInfo("Asia/Seoul")
    except ZoneInfoNotFoundError:
        return Check(
            name="Time zones", state=State.PROBLEM, found="no data", advice="Install it with `pip install tzdata`."
        )
    return Check(name="Time zones", state=State.OK, found="known")


def _data_folder(settings: Settings) -> Check:
    try:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.data):
            pass
    except OSError as error:
        return Check(
            name="Data folder",
            state=State.PROBLEM,
            found=f"{settings.data} can't be written to ({error.strerror})",
            advice="Let BRIEFBOT_DATA name a folder that you may write to.",
        )
    return Check(name="Data folder", state=State.OK, found=str(settings.data))


def _documents(settings: Settings) -> Check:
    advice = "Let BRIEFBOT_SEEDS name a folder of documents."
    try:
        count = sum(len(files) for _, _, files in os.walk(settings.seeds))
        missing = not settings.seeds.is_dir()
    except OSError:
        count, missing = 0, True
    if missing:
        return Check(
            name="Documents",
            state=State.PROBLEM,
            found=f"{settings.seeds} is no readable folder",
            advice=advice,
        )
    if count == 0:
        return Check(name="Documents", state=State.NOTICE, found=f"{settings.seeds} is empty", advice=advice)
    return Check(name="Documents", state=State.OK, found=f"{count:,} files in {settings.seeds}")


async def _stores(settings: Settings) -> list[Check]:
    checks = []
    try:
        await check_library(settings.library_file)
        async with open_service(settings.library_file) as service:
            stats = await service.stats()
        found = f"{stats.documents:,} documents, {stats.actors:,} actors"
        checks.append(Check(name="Library", state=State.OK, found=found))
    except BriefbotError as error:
        advice = (
            "It is made again from the documents: `briefbot load --rebuild`, or move the file away and start the bot."
        )
        checks.append(Check(name="Library", state=State.PROBLEM, found=str(error), advice=advice))
    try:
        await check_ledger(settings.places.ledger)
        async with open_ledger(settings.places.ledger) as ledger:
            hosts = await ledger.leases.list_hosts()
    except BriefbotError as error:
        advice = (
            "It holds what people configured: restore it from a backup."
            if settings.database is None
            else "BRIEFBOT_DATABASE says where it is: let PostgreSQL run there, and the address be right."
        )
        checks.append(Check(name="Ledger", state=State.PROBLEM, found=str(error), advice=advice))
    else:
        checks.append(Check(name="Ledger", state=State.OK, found=str(settings.places.ledger)))
        checks += _hosts(hosts, datetime.now(UTC))
    return checks


def _hosts(hosts: Iterable[Host], now: datetime) -> Iterator[Check]:
    """Yield whether the processes that run on the ledger read the same documents; nothing where none shares it."""
    running = [host for host in hosts if host.alive_until > now]
    if not running:
        return
    found = ", ".join(
        f"{host.name} has read {host.documents}" if host.documents else f"{host.name} is still reading"
        for host in running
    )
    if len({host.documents for host in running if host.documents}) <= 1:
        yield Check(name="Processes", state=State.OK, found=f"{len(running)} that agree on the documents: {found}")
        return
    yield Check(
        name="Processes",
        state=State.NOTICE,
        found=f"{len(running)} with different documents: {found}",
        advice="Let BRIEFBOT_SEEDS be one folder that all of them share, under the same path; a digest waits a minute"
        " for documents that another process has read.",
    )


def _unguarded() -> Check:
    return Check(
        name="Fetching",
        state=State.NOTICE,
        found="BRIEFBOT_ALLOW_PRIVATE lets any server's feeds reach your private network",
        advice="Unset it outside tests; BRIEFBOT_ALLOW_HOSTS names single hosts for your own feeds.",
    )


def _exposed(settings: Settings, env_file: Path = Path(".env")) -> Check | None:
    """Return what other users of this machine may read or change of what is private; None: nothing."""
    if os.name != "posix":
        return None  # elsewhere a file's mode says nothing
    databases = sorted(settings.data.glob("*.db*"))
    found = [path for path in (*databases, env_file) if path.is_file() and path.stat().st_mode & 0o077]
    folders = [path for path in (settings.data,) if path.stat().st_mode & 0o077]
    if not (found or folders):
        return None
    commands = [
        f"`chmod {mode} {' '.join(shlex.quote(str(path)) for path in paths)}`"
        for mode, paths in ((600, found), (700, folders))
        if paths
    ]
    return Check(
        name="Private files",
        state=State.NOTICE,
        found=f"others may read {', '.join(map(str, (*folders, *found)))}",
        advice=f"Keep them to yourself: {' and '.join(commands)}.",
    )


async def _unread(settings: Settings) -> Check | None:
    """Bring the library in step with the documents and return which of them can't be read; None: each can."""
    try:
        async with open_service(
            settings.library_file,
            workers=1,
            limits=Limits(seconds=settings.document_seconds, memory=settings.document_mb * 1_000_000),
            samples=shipped_samples(),
        ) as service:
            report = await service.load(settings.seeds)
            read = os.path.abspath(settings.seeds)  # noqa: ASYNC240, PTH100 - as the library calls it
            # A folder that is gone, as a disk that isn't plugged in, can't be mended now.
            roots = [root for root in await service.count_unread() if await asyncio.to_thread(os.path.isdir, root)]
            others = [problem for root in roots if root != read for problem in await service.list_unread(root)]
    except BriefbotError:
        return None  # the library's own check has said so
    unread = [str(problem) for problem in (*report.problems, *others) if problem not in report.missing]
    if not unread:
        return None
    named = unread[:_MOST_NAMED]
    command = shlex.join(("briefbot", "load", *roots))
    more = f"; and {len(unread) - len(named):,} more" if len(unread) > len(named) else ""
    return Check(
        name="Unread documents",
        state=State.NOTICE,
        found=f"{len(unread):,}: {'; '.join(named)}{more}",
        advice=f"The others answer. Mend these files or take them away; `{command}` names all of them.",
    )


async def _discord(settings: Settings, *, usable: bool) -> AsyncIterator[Check]:
    """Yield what Discord says about token, application and commands; the gateway isn't needed for it."""
    token = usable_token(settings)
    if isinstance(token, Trouble) or not usable:
        if isinstance(token, Trouble):
            yield Check(name="Token", state=State.PROBLEM, found="not usable", advice=token.sentence)
        for name in ("Application", "Commands", "Invitation"):
            yield Check(name=name, state=State.SKIPPED, found="needs the checks before it")
        return
    try:
        async with open_bot(settings, SystemClock(), sync=False) as (bot, _), bot:
            await bot.login(token)
            yield Check(name="Token", state=State.OK, found="accepted")
            yield await _application(bot)
            yield await _commands(bot, settings)
            yield Check(name="Invitation", state=State.OK, found=invite_link(bot.application_id or 0))
    except Exception as error:
        trouble = explain(error, settings.api_base)
        if trouble is None:
            raise
        yield Check(name="Token", state=State.PROBLEM, found="couldn't be tried", advice=trouble.sentence)


async def _application(bot: BriefBot) -> Check:
    application = await bot.application_info()
    name = f"{application.name} ({application.id})"
    if application.interactions_endpoint_url:
        return Check(
            name="Application",
            state=State.PROBLEM,
            found=f"{name} sends commands to {application.interactions_endpoint_url}",
            advice=f"Empty 'Interactions Endpoint URL' at {PORTAL}/{application.id}/information.",
        )
    if not application.bot_public:
        return Check(name="Application", state=State.OK, found=f"{name}, private: only its owner can invite it")
    return Check(name="Application", state=State.OK, found=name)


async def _commands(bot: BriefBot, settings: Settings) -> Check:
    application = bot.application_id or 0
    guild = None if settings.guild is None else discord.Object(settings.guild)
    known = {command.name for command in await bot.tree.fetch_commands(guild=guild)}
    wanted = {command.name for command in bot.tree.get_commands()}
    sent = bot.sync.record.read().get(place_of(application, settings.guild))
    where = "global" if settings.guild is None else f"in server {settings.guild}"
    if wanted - known:
        missing = ", ".join(sorted(wanted - known))
        return Check(
            name="Commands",
            state=State.NOTICE,
            found=f"Discord lacks, {where}: {missing}",
            advice="They are sent at the next `briefbot run`, or now by `briefbot sync`.",
        )
    if sent != digest(await payload(bot.tree)):
        return Check(
            name="Commands",
            state=State.NOTICE,
            found=f"{len(known)}, {where}, of another version",
            advice="They are sent at the next `briefbot run`, or now by `briefbot sync`.",
        )
    return Check(name="Commands", state=State.OK, found=f"{len(known)}, {where}, in step")


async def sync(settings: Settings, guild: int | None = None, *, clear: bool = False) -> int:
    """Send the commands to Discord now, into `guild` or that of the settings or everywhere; return how many.

    `clear` takes them away instead. Raises what `explain` puts into a sentence.
    """
    token = usable_token(settings)
    if isinstance(token, Trouble):
        raise SettingsError(token.sentence)
    chosen = settings if guild is None else settings.model_copy(update={"guild": guild})
    async with open_bot(chosen, SystemClock(), sync=False) as (bot, _), bot:
        await bot.login(token)
        if clear:
            await bot.sync.clear()
            return 0
        return await bot.sync.now()
