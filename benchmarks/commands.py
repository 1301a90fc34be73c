"""How long people wait for the bot in Discord, and what it costs: `python benchmarks/commands.py`.

Times are taken at the stand-in for Discord, from sending an interaction to the first response. The bot runs in a
process of its own, as `briefbot run` does, and so does the bot that it is compared with: discord.py with the same
settings and one command that answers "pong". Ratios count; absolute times are this machine's.
"""

import argparse
import asyncio
import contextlib
import itertools
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.articles import Newsroom
from bot.standin import Channel, Exchange, StandIn, User
from briefings import open_service

PONG = """
import os, sys, discord, yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = sys.argv[1], yarl.URL(sys.argv[2])
bot = commands.AutoShardedBot(
    command_prefix=commands.when_mentioned, help_command=None, intents=discord.Intents(guilds=True),
    max_messages=None, member_cache_flags=discord.MemberCacheFlags.none(), chunk_guilds_at_startup=False)
@bot.tree.command(description="Answers at once")
async def ping(interaction: discord.Interaction):
    await interaction.response.send_message("pong")
async def setup():
    await bot.tree.sync()
bot.setup_hook = setup
bot.run(sys.argv[3], log_handler=None)
"""


@contextlib.asynccontextmanager
async def process(*command: str, **variables: str) -> AsyncIterator[asyncio.subprocess.Process]:
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "ignore", *command, env=os.environ | variables, stderr=subprocess.DEVNULL
    )
    try:
        yield started
    finally:
        with contextlib.suppress(ProcessLookupError):
            started.terminate()
        await started.wait()


def briefbot(stand_in: StandIn, data: Path, seeds: Path) -> contextlib.AbstractAsyncContextManager[object]:
    return process(
        *("-m", "bot", "run"),
        DISCORD_TOKEN=stand_in.token,
        BRIEFBOT_API=stand_in.api_base,
        BRIEFBOT_DATA=str(data),
        BRIEFBOT_SEEDS=str(seeds),
    )


def pong(stand_in: StandIn) -> contextlib.AbstractAsyncContextManager[object]:
    return process("-c", PONG, stand_in.api_base, stand_in.gateway_url, stand_in.token)


def resident(started: object) -> float:
    """Resident memory of a process in MB."""
    assert isinstance(started, asyncio.subprocess.Process)
    status = Path(f"/proc/{started.pid}/status").read_text("utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def at(share: float, times: Sequence[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def row(name: str, times: Sequence[float], than: float | None = None) -> None:
    ratio = f"{statistics.median(times) / than:8.1f}" if than else " " * 8
    print(f"{name:<44}{len(times):>6}{statistics.median(times):>9.1f}{at(0.99, times):>9.1f}{ratio}")


async def one(act: Awaitable[Exchange]) -> float:
    """Return the milliseconds to the first response."""
    exchange = await act
    assert exchange.seconds is not None, "no answer in time"
    return exchange.seconds * 1000


async def at_once(acts: Sequence[Callable[[], Awaitable[Exchange]]], people: int) -> list[float]:
    """Let `people` act at a time until all is done."""
    waiting = iter(acts)

    async def person() -> list[float]:
        return [await one(act()) for act in waiting]

    return list(itertools.chain.from_iterable(await asyncio.gather(*(person() for _ in range(people)))))


async def first_answer(person: User, channel: Channel, command: str) -> None:
    """Return when the first command was answered."""
    while not any(offered["name"] == command for offered in person.commands(channel)):  # noqa: ASYNC110
        await asyncio.sleep(0.005)
    while (await person.slash(channel, command)).failed:
        pass


async def prepare(folder: Path, articles: int) -> None:
    """Write articles and load them, where that wasn't done before."""
    seeds = folder / "seeds"
    if not seeds.is_dir():
        newsroom = Newsroom()
        seeds.mkdir(parents=True)
        for number in range(articles):
            published, text = newsroom.article(number)
            header = f"---\ndate: {published}\npublisher: Wire {number % 40}\ntitle: Report {number}\n---\n\n"
            (seeds / f"{number:05}.md").write_text(header + text, "utf-8")
    started = time.perf_counter()
    (folder / "data").mkdir(exist_ok=True)
    async with open_service(folder / "data" / "library.db") as service:
        report = await service.load(seeds)
    print(f"library: {report.added} added, {report.unchanged} unchanged in {time.perf_counter() - started:.0f} s\n")


async def answers(folder: Path, topics: int) -> None:
    """Measure first responses with a library, against a bot that answers 'pong'."""
    async with open_service(folder / "data" / "library.db") as service:
        names = [actor.name for actor in await service.complete("", limit=topics)]
    print(f"{'first response, ms':<44}{'n':>6}{'median':>9}{'p99':>9}{'x pong':>8}")
    async with StandIn(rate_limits=False) as stand_in, pong(stand_in):
        ada, channel = await place(stand_in)
        await stand_in.wait_until_connected(seconds=30)
        await first_answer(ada, channel, "ping")
        times = [await one(ada.slash(channel, "ping")) for _ in range(300)]
    row("/ping of the bare bot", times)
    base = statistics.median(times)
    async with StandIn(rate_limits=False) as stand_in, briefbot(stand_in, folder / "data", folder / "seeds") as running:
        ada, channel = await place(stand_in)
        await stand_in.wait_until_connected(seconds=30)
        await first_answer(ada, channel, "about")
        await asyncio.sleep(5)  # until the folder was looked through once
        row("/brief, never asked before", [await one(ada.slash(channel, "brief", topic=name)) for name in names], base)
        again = [await one(ada.slash(channel, "brief", topic=names[-1 - number % 40])) for number in range(200)]
        row("/brief, asked before", again, base)
        for name, command, option in (("/timeline", "timeline", "topic"), ("/search", "search", "query")):
            row(name, [await one(ada.slash(channel, command, **{option: words})) for words in names[:60]], base)
        crowd = [
            lambda words=words, since=since: ada.slash(channel, "brief", topic=words, since=since)
            for since in ("2021", "2022")
            for words in names
        ]
        row("/brief, new, 20 people at once", await at_once(crowd, 20), base)
        drawn = random.Random(2).choices(names, [1 / (rank + 1) for rank in range(len(names))], k=400)
        mixed = [lambda words=words: ada.slash(channel, "brief", topic=words) for words in drawn]
        row("/brief, as often as mentioned, 20 at once", await at_once(mixed, 20), base)
        typed = [name[:length] for name in names for length in (0, 1, 2, 4)]
        random.Random(1).shuffle(typed)
        calm = [await one(ada.autocomplete(channel, "brief", "topic", word)) for word in typed[:300]]
        row("autocomplete", calm, base)
        hurry = [lambda word=word: ada.autocomplete(channel, "brief", "topic", word) for word in typed]
        row("autocomplete, 20 people at once", await at_once(hurry, 20), base)
        print(f"\nresident memory after all this: {resident(running):.1f} MB")


async def place(stand_in: StandIn) -> tuple[User, Channel]:
    ada = stand_in.build.person("Ada")
    return ada, stand_in.system_channel(await stand_in.build.guild("Club", owner=ada))


async def burden(folder: Path, guilds: int) -> None:
    """Measure memory and the time to the first answer in many servers, against the bare client."""
    (folder / "none").mkdir(exist_ok=True)
    print(f"\n{f'with {guilds} servers':<44}{'first answer, s':>16}{'memory, MB':>12}")
    found: dict[str, tuple[float, float]] = {}
    bots = {
        "bare client": (pong, "ping"),
        "briefbot, empty library": (lambda stand_in: briefbot(stand_in, folder / "empty", folder / "none"), "about"),
        "briefbot, with the library": (lambda stand_in: briefbot(stand_in, folder / "data", folder / "seeds"), "about"),
    }
    for name, (start, command) in bots.items():
        async with StandIn(rate_limits=False) as stand_in:
            ada, channel = await place(stand_in)
            await stand_in.build.guilds(guilds - 1)
            started = time.perf_counter()
            async with start(stand_in) as running:
                await stand_in.wait_until_connected(seconds=60)
                await first_answer(ada, channel, command)
                seconds = time.perf_counter() - started
                await asyncio.sleep(6)
                found[name] = (seconds, resident(running))
                print(f"{name:<44}{seconds:>16.2f}{found[name][1]:>12.1f}")
    bare = found["bare client"]
    for name in list(found)[1:]:
        print(f"{name + ' minus bare client':<44}{found[name][0] - bare[0]:>16.2f}{found[name][1] - bare[1]:>12.1f}")


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--topics", type=int, default=200)
    parser.add_argument("--guilds", type=int, default=1_000)
    parser.add_argument("--folder", type=Path, help="keep the articles and the library there, and use them again")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        await prepare(folder, chosen.articles)
        await answers(folder, chosen.topics)
        await burden(folder, chosen.guilds)


if __name__ == "__main__":
    asyncio.run(main())
