"""The command that lets anybody try the bot in a browser: a stand-in for Discord, the real bot, and a page."""

import asyncio
import contextlib
import logging
import signal
import sys
import tempfile
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.session import ExitCode, fail, say

if TYPE_CHECKING:
    from bot.config.settings import Settings
    from bot.playground.movable_clock import MovableClock

trying = typer.Typer()

#: Tried first, so that a bookmark keeps its host; a second playground takes any free one.
_USUAL_PORT = 8420
#: What a playground has of the real bot's settings: how it reads documents, tells the time, and says what it does.
_SHARED = (
    "BRIEFBOT_ZONE",
    "BRIEFBOT_DOCUMENT_SECONDS",
    "BRIEFBOT_DOCUMENT_MB",
    "BRIEFBOT_CODE",
    "BRIEFBOT_LOG_LEVEL",
    "BRIEFBOT_LOG_FORMAT",
)

OwnSeeds = Annotated[
    Path | None,
    typer.Option(
        "--seeds",
        metavar="FOLDER",
        readable=False,  # our own error says more than Typer's
        help="Your own folder of documents. Default: a sample newsroom, on the morning of its newest article.",
    ),
]
Port = Annotated[
    int | None,
    typer.Option("--port", min=1, max=65535, help=f"Where the page is. Default: {_USUAL_PORT}, else any free one."),
]
NoOpen = Annotated[bool, typer.Option("--no-open", help="Only print the page's address.")]


@trying.command()
def playground(*, port: Port = None, no_open: NoOpen = False, seeds: OwnSeeds = None) -> None:
    """Try the real bot in a browser, without Discord, token or network, until Ctrl-C.

    Nothing is kept: library and ledger are made anew in a temporary folder, so that playing changes nothing of yours.
    """
    with contextlib.suppress(KeyboardInterrupt):
        raise typer.Exit(asyncio.run(_play(port, seeds, opens=not no_open)))


async def _play(port: int | None, own: Path | None, *, opens: bool) -> int:
    from bot.client import run
    from bot.client.logs import start_logging
    from bot.playground.movable_clock import MovableClock
    from bot.playground.sample_server import OPENING

    clock = MovableClock()
    if own is None:
        clock.set_to(OPENING)
    with tempfile.TemporaryDirectory(prefix="briefbot-playground-") as data:
        async with _stage(port, clock) as stage:
            packs = Path(data) / "packs.opml"
            packs.write_text(stage.packs, "utf-8")
            settings = _make_settings(stage, Path(data), packs, own)
            start_logging(settings)
            # Voice, which the bot has no use for, lacks its libraries.
            logging.getLogger("discord.client").setLevel(logging.ERROR)
            # A stand-in on this machine answers a heartbeat before discord.py has noted when it was sent.
            logging.getLogger("discord.gateway").setLevel(logging.ERROR)
            logging.getLogger("aiohttp.access").setLevel(logging.WARNING)
            sys.stdout.write(f"Briefbot's playground is at {stage.page}\nCtrl-C ends it.\n")
            sys.stdout.flush()
            if opens and not await asyncio.to_thread(webbrowser.open, stage.page):
                say("no browser could be opened; open the address yourself")
            return await _until_told(asyncio.create_task(run(settings, clock), name="bot"))


def _make_settings(stage: "_Stage", data: Path, packs: Path, own: Path | None) -> "Settings":
    """Return the settings of a bot that touches nothing of a real one: no ledger in a database, no address taken.

    `own`: a folder of documents; None: the newsroom that comes with Briefbot.
    """
    from bot.config.folders import environment, sample_newsroom
    from bot.config.settings import GivenSettings

    variables = environment()
    shared = {name: variables[name] for name in _SHARED if name in variables}
    return GivenSettings.model_validate(
        {
            "BRIEFBOT_LOG_LEVEL": "WARNING",
            **shared,
            "DISCORD_TOKEN": stage.token,
            "BRIEFBOT_API": stage.api,
            "BRIEFBOT_DATA": data,
            "BRIEFBOT_SEEDS": sample_newsroom() if own is None else own,
            # The newsroom's feeds are on this machine, and whoever has the page's address is on it too.
            "BRIEFBOT_PACKS": packs,
            "BRIEFBOT_ALLOW_PRIVATE": True,
            "BRIEFBOT_FETCH_DELAY": 0,
        }
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stage:
    """What the bot plays on: addresses of the page and of the REST interface, the bot's token, and feeds as packs."""

    page: str
    api: str
    token: str
    packs: str


@asynccontextmanager
async def _stage(port: int | None, clock: "MovableClock") -> AsyncIterator[_Stage]:
    """Start the stand-in with its page and the newsroom's feeds."""
    from bot.config.folders import sample_newsroom
    from bot.playground.newsroom_feeds import NewsroomFeeds
    from bot.playground.page_server import PlaygroundPage
    from bot.playground.sample_server import OPENING, build_sample_server
    from bot.standin import StandIn

    for candidate in (_USUAL_PORT, 0) if port is None else (port,):
        stand_in = StandIn(port=candidate, clock=clock.now)
        page = PlaygroundPage(stand_in, clock)
        # All that has come out by the opening, though somebody plays with documents of their own in another year.
        feeds = NewsroomFeeds(stand_in, sample_newsroom(), lambda: max(clock.now(), OPENING))
        await build_sample_server(stand_in)
        try:
            await stand_in.start()
        except OSError as error:
            await stand_in.stop()
            if candidate == _USUAL_PORT and port is None:
                continue
            fail(f"port {candidate} can't be used ({error.strerror}); leave --port out to take a free one")
        try:
            yield _Stage(page=page.address, api=stand_in.api_base, token=stand_in.token, packs=feeds.write_packs())
        finally:
            await stand_in.stop()
        return


async def _until_told(bot: "asyncio.Task[int]") -> int:
    """Wait for Ctrl-C, SIGTERM or the bot's own end; return the exit code."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Windows has no such handlers; there Ctrl-C cancels this coroutine.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, told.set)
    waiting = asyncio.create_task(told.wait())
    try:
        await asyncio.wait({bot, waiting}, return_when=asyncio.FIRST_COMPLETED)
        return bot.result() if bot.done() else ExitCode.FOUND
    finally:
        for task in (waiting, bot):
            task.cancel()
        await asyncio.gather(waiting, bot, return_exceptions=True)
