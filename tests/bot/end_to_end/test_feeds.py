"""/feeds: a server follows feeds of its own, and no other server sees what they bring."""

import dataclasses
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from bot.standin import Channel, User
from tests.support.misbehaving_server import RSS, Item, MisbehavingServer, Page, refusal, rss

from .conftest import House, a_house

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = (
    "<p>Mayor Odile Trask opened the bridge of Lower Wick on Monday.</p>"
    "<p>“Nobody will pay a toll on this bridge,” Trask said.</p>" + "<p>The bridge has four lanes and a path.</p>" * 20
)
BRIDGE = Item("The bridge of Lower Wick opens", "https://gazette.example/bridge", "The bridge opens.", content=TEXT)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def web() -> AsyncIterator[MisbehavingServer]:
    async with MisbehavingServer() as server:
        server["/feed"] = Page(rss([BRIDGE]), content_type=RSS)
        server["/broken"] = refusal(404)
        yield server


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def fetching(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """A house whose bot may fetch from this machine."""
    async with a_house(loaded, tmp_path_factory.mktemp("feeds")) as made:
        options = {"allow_private": True, "fetch_delay": 0.0}
        own = dataclasses.replace(made, settings=made.settings.model_copy(update=options))
        async with own.running():
            yield own


@dataclasses.dataclass(frozen=True, slots=True)
class Club:
    """A server of a test's own, with who owns it."""

    owner: User
    channel: Channel

    async def slash(self, command: str, **values: str) -> str:
        return (await self.owner.slash(self.channel, command, **values)).text


@pytest.fixture
def make_club(fetching: House) -> Callable[[], Awaitable[Club]]:
    async def make() -> Club:
        owner = fetching.stand_in.build.person("Zoe")
        guild = await fetching.stand_in.build.guild("Club of Zoe", owner=owner)
        return Club(owner, fetching.stand_in.system_channel(guild))

    return make


async def test_what_a_servers_own_feed_brings_is_answered_there_and_nowhere_else(make_club, web) -> None:
    here, there = await make_club(), await make_club()

    added = await here.slash("feeds add", address=web.url("/feed"), name="Gazette")
    answers = [await club.slash("quote", person="trask") for club in (here, there)]
    names = [
        [choice["name"] for choice in (await club.owner.autocomplete(club.channel, "brief", "topic", "Tras")).choices]
        for club in (here, there)
    ]

    assert "**Gazette**. Documents so far: 1" in added
    assert ["Nobody will pay a toll" in answer for answer in answers] == [True, False]
    assert ["Odile Trask" in found for found in names] == [True, False]


async def test_a_removed_feed_leaves_the_servers_answers_at_once(make_club, web) -> None:
    club = await make_club()
    await club.slash("feeds add", address=web.url("/feed"))
    before = await club.slash("quote", person="trask")
    removed = await club.slash("feeds remove", feed=web.url("/feed"))

    assert "toll" in before
    assert "no longer follows" in removed
    assert "toll" not in await club.slash("quote", person="trask")
    assert "follows no feeds" in await club.slash("feeds list")


async def test_a_feed_that_cannot_be_read_is_kept_and_its_reason_is_told(make_club, web) -> None:
    club = await make_club()

    assert "404: there is nothing at this address" in await club.slash("feeds add", address=web.url("/broken"))
    assert "404: there is nothing at this address, since" in await club.slash("feeds list")


async def test_a_feed_rests_and_an_address_is_tried_without_following_it(make_club, web) -> None:
    club = await make_club()

    assert "The bridge of Lower Wick opens" in await club.slash("feeds test", address=web.url("/feed"))
    assert "follows no feeds" in await club.slash("feeds list")
    await club.slash("feeds add", address=web.url("/feed"))
    assert "rests" in await club.slash("feeds pause", feed=web.url("/feed"))
    assert "paused" in await club.slash("feeds list")


async def test_what_is_no_address_or_no_feed_of_the_server_is_refused_in_a_sentence(make_club) -> None:
    club = await make_club()

    assert "no web address" in await club.slash("feeds add", address="no address at all")
    assert "no such feed" in await club.slash("feeds remove", feed="https://nowhere.example/")


async def test_feeds_are_offered_to_those_alone_who_may_manage_the_server(fetching: House) -> None:
    offered = [{one["name"] for one in user.commands(fetching.channel)} for user in (fetching.ada, fetching.bo)]

    assert ["feeds" in names for names in offered] == [True, False]
