"""What a server sends ends at our limits: bombs, drips, endless bodies, loops."""

import re
import tracemalloc
from pathlib import Path

import pytest

import bot.fetching
from bot.fetching import FetchLimits, HttpFetcher
from briefings import FetchFailure, FetchRequest
from tests.bot.fetching.conftest import fetching
from tests.support.misbehaving_server import (
    MisbehavingServer,
    Page,
    bomb,
    drip,
    endless,
    packed,
    redirect,
)

HURRIED = FetchLimits(total=0.6, connect=0.6, silence=0.3)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_a_bomb_costs_no_more_than_the_limit(
    server: MisbehavingServer, fetcher: HttpFetcher, encoding: str
) -> None:
    server["/bomb"] = bomb(encoding, megabytes=100)
    server["/first"] = bomb(encoding, megabytes=0)
    await fetcher.fetch(FetchRequest(url=server.url("/first")))
    tracemalloc.start()
    try:
        answer = await fetcher.fetch(FetchRequest(url=server.url("/bomb"), limit=1_000_000))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert (answer.failure, answer.body) == (FetchFailure.TOO_LARGE, None)
    assert most < 8_000_000


async def test_an_endless_body_is_refused(server: MisbehavingServer, fetcher: HttpFetcher) -> None:
    server["/endless"] = endless()

    assert (await fetcher.fetch(FetchRequest(url=server.url("/endless")))).failure is FetchFailure.TOO_LARGE


@pytest.mark.parametrize(("length", "failure"), [(1000, None), (1001, FetchFailure.TOO_LARGE)])
async def test_a_body_may_be_as_long_as_the_limit(
    server: MisbehavingServer, fetcher: HttpFetcher, length: int, failure: FetchFailure | None
) -> None:
    server["/feed"] = Page(bytes(length))
    answer = await fetcher.fetch(FetchRequest(url=server.url("/feed"), limit=1000))

    assert (answer.failure, len(answer.body or b"")) == (failure, 0 if failure else length)


@pytest.mark.parametrize("pause", [0.01, 60.0], ids=["drip", "silence"])
async def test_a_drip_ends(server: MisbehavingServer, pause: float) -> None:
    server["/drip"] = drip(pause=pause)
    async with fetching(limits=HURRIED) as fetcher:
        answer = await fetcher.fetch(FetchRequest(url=server.url("/drip")))

    assert (answer.failure, answer.body) == (FetchFailure.TIMED_OUT, None)


@pytest.mark.parametrize(("redirects", "failure"), [(5, None), (6, FetchFailure.TOO_MANY_REDIRECTS)])
async def test_five_redirects_are_followed(
    server: MisbehavingServer, fetcher: HttpFetcher, redirects: int, failure: FetchFailure | None
) -> None:
    server["/0"] = Page("here")
    for number in range(redirects):
        server[f"/{number + 1}"] = redirect(f"/{number}")
    answer = await fetcher.fetch(FetchRequest(url=server.url(f"/{redirects}")))

    assert (answer.failure, answer.body) == (failure, None if failure else b"here")


async def test_a_loop_of_redirects_ends(server: MisbehavingServer, fetcher: HttpFetcher) -> None:
    server["/loop"] = redirect("/loop", status=301)
    answer = await fetcher.fetch(FetchRequest(url=server.url("/loop")))

    assert (answer.failure, answer.moved_to) == (FetchFailure.TOO_MANY_REDIRECTS, None)
    assert server.count("/loop") == 6


async def test_a_compressed_body_is_decompressed(server: MisbehavingServer, fetcher: HttpFetcher) -> None:
    server["/feed"] = packed("<rss/>")

    assert (await fetcher.fetch(FetchRequest(url=server.url("/feed")))).body == b"<rss/>"


@pytest.mark.parametrize(
    "page",
    [
        Page(b"no gzip at all", headers={"Content-Encoding": "gzip"}),
        Page(b"\x8b\x02\x80abc\x03", headers={"Content-Encoding": "br"}),
        Page(b"abc", headers={"Content-Encoding": "gzip, gzip"}),
    ],
    ids=["broken", "not asked for", "twice"],
)
async def test_a_body_that_cannot_be_decompressed_is_said_to_be_one(
    server: MisbehavingServer, fetcher: HttpFetcher, page: Page
) -> None:
    server["/feed"] = page
    answer = await fetcher.fetch(FetchRequest(url=server.url("/feed")))

    assert (answer.failure, answer.body) == (FetchFailure.BAD_BODY, None)


async def test_a_word_that_means_no_compression_does_no_harm(server: MisbehavingServer, fetcher: HttpFetcher) -> None:
    server["/feed"] = Page("<rss/>", headers={"Content-Encoding": "UTF-8"})

    assert (await fetcher.fetch(FetchRequest(url=server.url("/feed")))).body == b"<rss/>"


async def test_nothing_of_one_answer_is_kept_for_the_next(server: MisbehavingServer, fetcher: HttpFetcher) -> None:
    server["/feed"] = Page("<rss/>", headers={"Set-Cookie": "visitor=17; Path=/"})
    await fetcher.fetch(FetchRequest(url=server.url("/feed")))
    await fetcher.fetch(FetchRequest(url=server.url("/feed")))

    assert [seen.headers.get("Cookie") for seen in server.seen] == [None, None]


async def test_no_proxy_of_the_environment_is_asked(server: MisbehavingServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", server.url("/proxy"))
    server["/feed"] = Page("<rss/>")
    async with fetching() as fetcher:
        answer = await fetcher.fetch(FetchRequest(url=server.url("/feed")))

    assert (answer.body, server.seen[0].path) == (b"<rss/>", "/feed")


def test_every_body_is_read_within_limits() -> None:
    """`.read()`, `.text()` and `.json()` of a response decompress all that a server sends."""
    for file in Path(bot.fetching.__file__).parent.glob("*.py"):
        assert not re.search(r"\.(?:read|text|json|readany|readuntil)\(\)", file.read_text("utf-8")), file
