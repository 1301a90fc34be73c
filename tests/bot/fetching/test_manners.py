"""How a server is asked: rarely, one thing at a time, and never again for what hasn't changed."""

import asyncio
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from bot.fetching import HttpFetcher
from bot.fetching.headers import read_max_age, read_retry_after, read_validators
from bot.fetching.turns import Turns
from briefings import FetchAnswer, FetchFailure, FetchRequest, Validators
from tests.bot.fetching.conftest import fetching
from tests.support.misbehaving_server import FixedResolver, MisbehavingServer, Page, challenge, redirect, refusal

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)


async def test_a_known_body_is_asked_for_only_if_it_has_changed(
    server: MisbehavingServer, fetcher: HttpFetcher
) -> None:
    server["/feed"] = Page("<rss/>", etag='W/"seven"', headers={"Last-Modified": "Sat, 28 Nov 2026 08:00:00 +0000"})
    first = await fetcher.fetch(FetchRequest(url=server.url("/feed")))
    again = await fetcher.fetch(FetchRequest(url=server.url("/feed"), validators=first.validators))

    assert first.validators == Validators(etag='W/"seven"', last_modified="Sat, 28 Nov 2026 08:00:00 +0000")
    assert again.not_modified
    assert again.validators == first.validators
    assert server.seen[1].headers["If-Modified-Since"] == "Sat, 28 Nov 2026 08:00:00 +0000"


async def test_validators_are_sent_to_the_address_that_gave_them(
    server: MisbehavingServer, fetcher: HttpFetcher
) -> None:
    server["/feed"] = redirect("/there")
    server["/there"] = Page("<rss/>", etag='"7"')
    first = await fetcher.fetch(FetchRequest(url=server.url("/feed")))
    known = FetchRequest(url=server.url("/feed"), validators=first.validators, validators_of=first.final_url)
    again = await fetcher.fetch(known)
    server["/feed"] = redirect("/elsewhere")
    server["/elsewhere"] = Page("<rss>new</rss>", etag='"7"')
    elsewhere = await fetcher.fetch(known)

    assert first.final_url == server.url("/there")
    assert again.not_modified
    assert elsewhere.body == b"<rss>new</rss>"


async def test_not_modified_that_nobody_asked_for_is_no_answer(server: MisbehavingServer, fetcher: HttpFetcher) -> None:
    server["/feed"] = Page(status=304)

    assert (await fetcher.fetch(FetchRequest(url=server.url("/feed")))).failure is FetchFailure.BAD_BODY


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"ETag": '"7"', "Expires": "0"}, None),
        ({"ETag": '"7"', "Expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, Validators(etag='"7"')),
        ({"ETag": "", "Last-Modified": ""}, None),
        ({"ETag": '"é"'}, None),
        ({"ETag": "x" * 1001}, None),
        ({"ETag": "no quotes", "Last-Modified": "yesterday"}, Validators(etag="no quotes", last_modified="yesterday")),
    ],
)
def test_validators_are_kept_as_received_or_not_at_all(headers: dict[str, str], expected: Validators | None) -> None:
    assert read_validators(headers) == expected


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        *(([301], True), ([308], True), ([302], False), ([307], False), ([303], False)),
        *(([301, 308], True), ([301, 302], False), ([302, 301], False)),
    ],
)
async def test_an_address_has_moved_where_all_redirects_are_permanent(
    server: MisbehavingServer, fetcher: HttpFetcher, statuses: list[int], moved: bool
) -> None:
    for number, status in enumerate(statuses):
        server[f"/{number}"] = redirect(f"/{number + 1}", status=status)
    server[f"/{len(statuses)}"] = Page("<rss/>")
    answer = await fetcher.fetch(FetchRequest(url=server.url("/0")))

    end = server.url(f"/{len(statuses)}")
    assert (answer.url, answer.final_url, answer.body) == (server.url("/0"), end, b"<rss/>")
    assert answer.moved_to == (end if moved else None)


@pytest.mark.parametrize(
    ("page", "failure"),
    [
        (refusal(404), FetchFailure.NOT_FOUND),
        (refusal(410), FetchFailure.GONE),
        (refusal(401), FetchFailure.FORBIDDEN),
        (refusal(403), FetchFailure.FORBIDDEN),
        (refusal(451), FetchFailure.FORBIDDEN),
        (refusal(429), FetchFailure.BUSY),
        (refusal(503), FetchFailure.BUSY),
        (refusal(500), FetchFailure.SERVER_ERROR),
        (refusal(502), FetchFailure.SERVER_ERROR),
        (Page(status=302), FetchFailure.BAD_BODY),
        (redirect("ftp://gazette.example/"), FetchFailure.BAD_ADDRESS),
        (redirect("http://ann:secret@gazette.example/"), FetchFailure.BAD_ADDRESS),
        (redirect("http://[nonsense/"), FetchFailure.BAD_ADDRESS),
        (challenge(), FetchFailure.BOT_CHECK),
        (challenge(503), FetchFailure.BOT_CHECK),
        (Page(status=202, headers={"x-amzn-waf-action": "challenge"}), FetchFailure.BOT_CHECK),
        (Page("<html>", status=403, content_type="text/html"), FetchFailure.BOT_CHECK),
        (Page("<html>", status=404, content_type="text/html"), FetchFailure.NOT_FOUND),
    ],
)
async def test_each_answer_without_a_body_has_its_reason(
    server: MisbehavingServer, fetcher: HttpFetcher, page: Page, failure: FetchFailure
) -> None:
    server["/feed"] = page
    answer = await fetcher.fetch(FetchRequest(url=server.url("/feed")))

    assert (answer.failure, answer.body, answer.status) == (failure, None, page.status)


async def test_a_server_that_closes_or_speaks_no_http_has_its_reason(fetcher: HttpFetcher) -> None:
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = await reader.readuntil(b"\r\n\r\n")
        if b"/nonsense" in asked:
            writer.write(b"220 mail.example ready\r\n\r\n")
        if b"/short" in asked:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(speak, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        answers = [
            await fetcher.fetch(FetchRequest(url=f"http://127.0.0.1:{port}/{path}"))
            for path in ("nonsense", "short", "close")
        ]
    answers.append(await fetcher.fetch(FetchRequest(url=f"http://127.0.0.1:{port}/nobody-listens")))

    assert [answer.failure for answer in answers] == [FetchFailure.BAD_BODY, *[FetchFailure.UNREACHABLE] * 3]
    assert [answer.body for answer in answers] == [None] * 4


async def test_a_busy_server_says_when_it_wants_to_be_asked_again(
    server: MisbehavingServer, fetcher: HttpFetcher
) -> None:
    server["/feed"] = refusal(429, retry_after="120")
    answer = await fetcher.fetch(FetchRequest(url=server.url("/feed")))

    assert (answer.failure, answer.retry_after) == (FetchFailure.BUSY, 120.0)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        (" 90 ", 90.0),
        ("Sat, 28 Nov 2026 15:00:00 GMT", 3600.0),
        ("Sat, 28 Nov 2026 13:00:00 GMT", 0.0),
        ("99999999999999", 30 * 86400.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 30 * 86400.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert read_retry_after(value, NOW) == seconds


@given(st.text(max_size=40))
def test_no_retry_after_breaks_the_reading(value: str) -> None:
    read = read_retry_after(value, NOW)

    assert read is None or 0 <= read <= 30 * 86400


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Cache-Control": "max-age=600"}, 600.0),
        ({"Cache-Control": 'public, MAX-AGE="600", must-revalidate'}, 600.0),
        ({"Cache-Control": "max-age=600", "Age": "500"}, 100.0),
        ({"Cache-Control": "max-age=600", "Age": "700"}, 0.0),
        ({"Cache-Control": "s-maxage=600"}, None),
        ({"Cache-Control": "no-store"}, None),
        ({}, None),
    ],
)
def test_a_body_is_fresh_as_long_as_its_server_says(headers: dict[str, str], seconds: float | None) -> None:
    assert read_max_age(headers) == seconds


async def test_the_bot_says_who_it_is(server: MisbehavingServer, fetcher: HttpFetcher) -> None:
    await fetcher.fetch(FetchRequest(url=server.url("/feed")))

    assert server.seen[0].headers["User-Agent"] == "Briefbot/1 (+https://briefbot.example)"


async def test_all_who_ask_for_the_same_at_once_share_one_request(
    server: MisbehavingServer, fetcher: HttpFetcher
) -> None:
    server["/feed"] = Page("<rss/>")
    request = FetchRequest(url=server.url("/feed"))
    answers = await asyncio.gather(*(fetcher.fetch(request) for _ in range(20)))
    later = await fetcher.fetch(request)

    assert {answer.body for answer in [*answers, later]} == {b"<rss/>"}
    assert server.count("/feed") == 2


async def test_one_who_stops_waiting_takes_the_answer_from_nobody(
    server: MisbehavingServer, fetcher: HttpFetcher
) -> None:
    arrived, let_go = asyncio.Event(), asyncio.Event()

    async def slow(_request: object) -> Page:
        arrived.set()
        await let_go.wait()
        return Page("<rss/>")

    server["/feed"] = slow
    request = FetchRequest(url=server.url("/feed"))
    impatient, patient = (asyncio.create_task(fetcher.fetch(request)) for _ in range(2))
    await arrived.wait()
    impatient.cancel()
    let_go.set()

    assert (await patient).body == b"<rss/>"
    with pytest.raises(asyncio.CancelledError):
        await impatient


async def test_what_is_still_fetched_ends_with_the_fetcher(server: MisbehavingServer) -> None:
    arrived = asyncio.Event()

    async def never(_request: object) -> Page:
        arrived.set()
        await asyncio.Event().wait()
        return Page()

    server["/feed"] = never
    async with fetching() as fetcher:
        waiting = asyncio.create_task(fetcher.fetch(FetchRequest(url=server.url("/feed"))))
        await arrived.wait()

    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_a_host_is_asked_one_thing_at_a_time_and_a_while_apart(server: MisbehavingServer) -> None:
    busy = 0
    most = 0

    async def answer(_request: object) -> Page:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await asyncio.sleep(0)
        busy -= 1
        return Page("<rss/>")

    paths = [f"/{number}" for number in range(4)]
    for path in paths:
        server[path] = answer
    server["/3"] = redirect("/2")
    async with fetching(delay=0.05) as fetcher:
        await asyncio.gather(*(fetcher.fetch(FetchRequest(url=server.url(path))) for path in paths))

    moments = [seen.at for seen in server.seen]
    assert (most, len(moments)) == (1, 5)
    assert all(later - earlier >= 0.05 for earlier, later in pairwise(moments))


async def test_no_more_than_eight_hosts_are_asked_at_once(server: MisbehavingServer) -> None:
    busy, most = 0, 0
    eight = asyncio.Event()

    async def answer(_request: object) -> Page:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        if busy == 8:
            eight.set()
        await eight.wait()
        await asyncio.sleep(0.01)
        busy -= 1
        return Page("<rss/>")

    server["/feed"] = answer
    hosts = [f"h{number}.example" for number in range(20)]
    resolver = FixedResolver(**{host.replace(".", "_"): ["127.0.0.1"] for host in hosts})
    async with fetching(resolver=resolver) as fetcher:
        answers: list[FetchAnswer] = await asyncio.gather(
            *(fetcher.fetch(FetchRequest(url=server.url("/feed", host=host))) for host in hosts)
        )

    assert [answer.body for answer in answers] == [b"<rss/>"] * 20
    assert most == 8


async def test_hosts_are_forgotten_when_nobody_waits_for_them() -> None:
    turns = Turns(8)
    for number in range(1000):
        async with turns.take(f"{number}.example", 0.0):
            pass

    assert len(turns) == 0


async def test_secrets_of_an_address_stay_out_of_the_log(
    server: MisbehavingServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="bot.fetching")
    server["/feed"] = redirect("https://ann:pass-31337@gazette.example/feed?api_key=31337")
    async with fetching() as fetcher:
        led_away = await fetcher.fetch(FetchRequest(url=server.url("/feed?token=31337")))
        unreachable = await fetcher.fetch(FetchRequest(url="http://127.0.0.1:1/feed?token=31337"))

    assert "/feed?token=***" in caplog.text
    assert not any("31337" in words for words in (caplog.text, led_away.detail, unreachable.detail))
