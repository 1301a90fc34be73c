"""Pages are fetched where their publisher allows it; feeds are published to be fetched."""

import asyncio

import pytest
from protego import Protego
from yarl import URL

from bot.fetching import HttpFetcher, Permissions
from bot.fetching.robots import AGENT, LIMIT, Robots, Rules, keep_own_groups, read_rules
from briefings import FetchAnswer, FetchFailure, FetchRequest
from tests.bot.fetching.conftest import fetching
from tests.bot.fetching.test_manners import NOW
from tests.support.misbehaving_server import FixedResolver, MisbehavingServer, Page, redirect, refusal

RULES = "User-agent: *\nDisallow: /private/\nAllow: /private/open\n"


async def ask(fetcher: HttpFetcher, url: str) -> FetchAnswer:
    return await fetcher.fetch(FetchRequest(url=url, ask_robots=True))


async def test_a_page_is_asked_for_where_robots_txt_allows_it(server: MisbehavingServer, fetcher: HttpFetcher) -> None:
    server["/robots.txt"] = Page(RULES)
    for path in ("/news", "/private/1", "/private/open"):
        server[path] = Page("words")
    failures = [(await ask(fetcher, server.url(path))).failure for path in ("/news", "/private/1", "/private/open")]

    assert failures == [None, FetchFailure.ROBOTS, None]
    assert [seen.path for seen in server.seen] == ["/robots.txt", "/news", "/private/open"]


async def test_a_feed_is_asked_for_without_robots_txt(server: MisbehavingServer, fetcher: HttpFetcher) -> None:
    server["/robots.txt"] = Page("User-agent: *\nDisallow: /\n")
    server["/feed"] = Page("<rss/>")

    assert (await fetcher.fetch(FetchRequest(url=server.url("/feed")))).body == b"<rss/>"
    assert server.count("/robots.txt") == 0


async def test_a_redirect_is_a_way_around_no_rule(server: MisbehavingServer, fetcher: HttpFetcher) -> None:
    server["/robots.txt"] = Page(RULES)
    server["/news"] = redirect("/private/1")
    server["/private/1"] = Page("words")

    assert (await ask(fetcher, server.url("/news"))).failure is FetchFailure.ROBOTS
    assert server.count("/private/1") == 0


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        (refusal(404), True),
        (refusal(403), True),
        (redirect("/robots.txt"), True),
        (refusal(500), False),
        (refusal(503), False),
        (refusal(429), False),
    ],
)
async def test_without_rules_all_is_allowed_but_of_a_server_in_trouble_nothing(
    server: MisbehavingServer, fetcher: HttpFetcher, rules: Page, allowed: bool
) -> None:
    server["/robots.txt"] = rules
    server["/news"] = Page("words")

    assert (await ask(fetcher, server.url("/news"))).failure == (None if allowed else FetchFailure.ROBOTS)


async def test_robots_txt_is_asked_for_once_by_all_who_want_pages(
    server: MisbehavingServer, fetcher: HttpFetcher
) -> None:
    server["/robots.txt"] = Page(RULES)
    paths = [f"/{number}" for number in range(10)]
    for path in paths:
        server[path] = Page("words")
    await asyncio.gather(*(ask(fetcher, server.url(path)) for path in paths))

    assert server.count("/robots.txt") == 1


async def test_a_host_that_is_not_reached_is_said_to_be_so() -> None:
    async with fetching(Permissions(), resolver=FixedResolver(inside_example=["10.0.0.1"])) as fetcher:
        answers = [await ask(fetcher, f"http://{host}/") for host in ("inside.example", "nowhere.example")]

    assert [answer.failure for answer in answers] == [FetchFailure.NOT_PUBLIC, FetchFailure.NAME_UNKNOWN]


@pytest.mark.parametrize(
    ("answer", "hours"),
    [
        (FetchAnswer(url="", final_url="", fetched_at=NOW, status=200, body=RULES.encode()), 24),
        (FetchAnswer(url="", final_url="", fetched_at=NOW, status=404, failure=FetchFailure.NOT_FOUND), 24),
        (FetchAnswer(url="", final_url="", fetched_at=NOW, status=500, failure=FetchFailure.SERVER_ERROR), 1),
    ],
)
async def test_rules_hold_for_a_day_and_trouble_for_an_hour(answer: FetchAnswer, hours: int) -> None:
    assert (await read_rules(answer)).lasts == hours * 3600


@pytest.mark.parametrize(("wish", "seconds"), [("2.5", 2.5), ("86400", 30.0), ("nan", 0.0), ("-1", 0.0), ("soon", 0.0)])
def test_a_wish_for_pauses_is_kept_within_reason(wish: str, seconds: float) -> None:
    assert Rules(parsed=Protego.parse(f"User-agent: *\nCrawl-delay: {wish}\n")).delay == seconds


def test_rules_for_this_bot_go_before_those_for_all() -> None:
    text = f"User-agent: *\nDisallow: /\n\nUser-Agent: {AGENT.title()} # us\nUser-agent: Otherbot\nDisallow: /x\n"
    parsed = Protego.parse(keep_own_groups(text))

    assert parsed.can_fetch("https://gazette.example/news", AGENT)
    assert not parsed.can_fetch("https://gazette.example/x", AGENT)


def test_rules_for_others_are_none_for_this_bot() -> None:
    text = "User-agent: Otherbot\nUser-agent: briefbot-image\nDisallow: /\n"

    assert Protego.parse(keep_own_groups(text)).can_fetch("https://gazette.example/news", AGENT)


def test_many_names_over_many_rules_are_kept_once() -> None:
    names = "".join(f"User-agent: bot{number}\n" for number in range(2000))
    text = keep_own_groups(names + "".join(f"Disallow: /{number}\n" for number in range(2000)))

    assert {line for line in text.splitlines() if line.startswith("User")} == {"User-agent: another"}


async def test_rules_that_are_too_long_hold_as_far_as_they_are_read(
    server: MisbehavingServer, fetcher: HttpFetcher
) -> None:
    server["/robots.txt"] = Page(RULES + "# \n" * (LIMIT // 2))
    server["/private/1"] = Page("words")

    assert (await ask(fetcher, server.url("/private/1"))).failure is FetchFailure.ROBOTS


async def test_rules_of_few_hosts_are_kept() -> None:
    async def nothing(request: FetchRequest) -> FetchAnswer:
        return FetchAnswer(
            url=request.url, final_url=request.url, fetched_at=NOW, status=404, failure=FetchFailure.NOT_FOUND
        )

    robots = Robots(nothing)
    for number in range(600):
        await robots.get_rules(URL(f"https://h{number}.example/page"), for_operator=False)

    assert len(robots) == 500
