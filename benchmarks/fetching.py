"""Many feeds due at once, over HTTP: python benchmarks/fetching.py [HOSTS FETCHES]

A server of its own process answers under as many names as there are hosts: feeds of 30 entries, compressed; one in
twenty drips, redirects, is busy or sends a bomb. Measured are the longest time for which the event loop did nothing
else (by the wall clock, and by the processor time that this thread spent in it, which other programs on the machine
don't lengthen), and how the process grows after each host was asked once.
"""

import asyncio
import gc
import multiprocessing
import sys
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.fetching import FetchLimits, HttpFetcher, Permissions, open_fetcher
from briefings import FetchRequest, tune_garbage_collector
from tests.support.misbehaving_server import (
    AnyNameResolver,
    MisbehavingServer,
    bomb,
    drip,
    items,
    packed,
    redirect,
    refusal,
    rss,
)

#: Seconds between two looks at the loop.
_TICK = 0.002
#: Paths by the last digit of a host's number; others are feeds.
ODD = {1: "/drip", 3: "/moved", 5: "/busy", 7: "/bomb", 9: "/gone"}


class Watch:
    """The longest pauses of the event loop, in seconds: by the wall clock, and as far as this process made them.

    That is the processor time of all of its threads, because one that holds the interpreter stops the loop as well;
    other programs on the machine don't lengthen it.
    """

    def __init__(self) -> None:
        self.wall = self.processor = 0.0

    def __str__(self) -> str:
        wall, work = self.wall * 1000, self.processor * 1000
        return f"longest pause of the event loop: {wall:.0f} ms, {work:.0f} ms of them its own work"

    async def look(self) -> None:
        while True:
            began, work = time.perf_counter(), time.process_time()
            await asyncio.sleep(_TICK)
            wall = time.perf_counter() - began - _TICK
            self.wall = max(self.wall, wall)
            self.processor = max(self.processor, min(wall, time.process_time() - work))


def serve(to: Connection) -> None:
    """Run the server until the other side closes."""

    async def run() -> None:
        async with MisbehavingServer() as server:
            server["/feed"] = packed(rss(items(30)).decode())
            server["/drip"] = drip(pause=0.05)
            server["/moved"] = redirect("/feed", status=301)
            server["/busy"] = refusal(503, retry_after="60")
            server["/bomb"] = bomb("gzip", megabytes=50)
            server["/gone"] = refusal(410)
            to.send(server.port)
            await asyncio.to_thread(to.recv)

    asyncio.run(run())


async def fetch_all(fetcher: HttpFetcher, port: int, hosts: int, seen: Counter[str]) -> None:
    async def one(number: int) -> None:
        path = ODD.get(number % 100, "/feed") if number % 10 in ODD else "/feed"
        answer = await fetcher.fetch(FetchRequest(url=f"http://h{number}.example:{port}{path}"))
        seen[answer.failure or "body"] += 1

    await asyncio.gather(*(one(number) for number in range(hosts)))


async def measure(port: int, hosts: int, fetches: int) -> None:
    process, seen, watch = psutil.Process(), Counter[str](), Watch()
    # The drip ends soon, because nothing is learnt from waiting for it.
    limits = FetchLimits(total=4.0)
    permissions = Permissions(private=True)
    async with open_fetcher(
        user_agent="Briefbot", permissions=permissions, limits=limits, resolver=AnyNameResolver()
    ) as fetcher:
        tune_garbage_collector()  # as the bot does
        looking = asyncio.create_task(watch.look())
        started = time.perf_counter()
        await fetch_all(fetcher, port, hosts, seen)
        took = time.perf_counter() - started
        print(f"{hosts} hosts due at once: {took:.1f} s, {dict(seen)}")
        print(watch, flush=True)
        tune_garbage_collector()
        mark = process.memory_info().rss
        print(f"after {seen.total()} fetches: {mark / 1e6:.0f} MB")
        step = max(fetches // 5, 1)
        while seen.total() < fetches:
            goal = min(seen.total() + step, fetches)
            while seen.total() < goal:
                await fetch_all(fetcher, port, hosts, seen)
            gc.collect()
            print(f"after {seen.total()} fetches: {(process.memory_info().rss - mark) / 1e6:+.1f} MB", flush=True)
        looking.cancel()
        print(watch)


def main() -> None:
    hosts, fetches = (int(word) for word in sys.argv[1:3]) if len(sys.argv) > 2 else (1000, 10_000)
    here, there = multiprocessing.get_context("spawn").Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(there,), daemon=True)
    server.start()
    try:
        asyncio.run(measure(here.recv(), hosts, fetches))
    finally:
        here.send(None)
        server.join(10)


if __name__ == "__main__":
    main()
