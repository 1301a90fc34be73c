"""/feeds and /setup: a server follows feeds of its own, and no other server sees what they bring."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.layouts.press import Verb
from bot.standin import Channel, ChannelType, Guild, Message, Upload, User
from bot.standin.checks.component_rules import walk_components
from bot.standin.state.channel_permissions import Permission
from tests.support.forging import press_forged
from tests.support.misbehaving_server import RSS, Item, MisbehavingServer, Page, refusal, rss

from .conftest import House, a_house

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = (
    "<p>Mayor Odile Trask opened the bridge of Lower Wick on Monday.</p>"
    "<p>“Nobody will pay a toll on this bridge,” Trask said.</p>" + "<p>The bridge has four lanes and a path.</p>" * 20
)
BRIDGE = Item("The bridge of Lower Wick opens", "https://gazette.example/bridge", "The bridge opens.", content=TEXT)


WEIR = Item(
    "The weir of Upper Wick",
    "https://gazette.example/weir",
    "The weir holds.",
    content=TEXT.replace("bridge of Lower", "weir of Upper").replace("Nobody will pay a toll", "The weir will hold"),
)
#: By theme.
PACKS = (("bridges", ("/feed", "/broken")), ("rivers", ("/weir", "/broken")))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def web() -> AsyncIterator[MisbehavingServer]:
    async with MisbehavingServer() as server:
        server["/feed"] = Page(rss([BRIDGE]), content_type=RSS)
        server["/weir"] = Page(rss([WEIR]), content_type=RSS)
        server["/broken"] = refusal(404)
        yield server


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def fetching(
    loaded: Path, web: MisbehavingServer, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[House]:
    """A house whose bot may fetch from this machine, with packs of its own."""
    folder = tmp_path_factory.mktemp("feeds")
    packs = {name: "".join(f'<outline text="{url}" xmlUrl="{web.url(url)}"/>' for url in urls) for name, urls in PACKS}
    listed = "".join(
        f'<outline text="{name.title()}" name="{name}" language="en">{feeds}</outline>' for name, feeds in packs.items()
    )
    (folder / "packs.opml").write_text(f'<opml version="2.0"><body>{listed}</body></opml>', "utf-8")
    async with a_house(loaded, folder) as made:
        options = {"allow_private": True, "fetch_delay": 0.0, "packs": folder / "packs.opml"}
        own = dataclasses.replace(made, settings=made.settings.model_copy(update=options))
        async with own.running():
            yield own


@dataclasses.dataclass(frozen=True, slots=True)
class Club:
    """A server of a test's own, with who owns it."""

    owner: User
    guild: Guild
    channel: Channel

    async def slash(self, command: str, **values: Any) -> str:
        return (await self.owner.slash(self.channel, command, **values)).text

    async def open_setup(self) -> Message:
        """Return the card of /setup."""
        message = (await self.owner.slash(self.channel, "setup")).message
        assert message is not None
        return message

    async def choose(self, card: Message, step: str, *values: Any) -> str:
        """Choose in a menu of the card, and return what it says then."""
        await self.owner.select(card, find_step(card, step), list(values))
        return plain(card)


def plain(card: Message) -> str:
    """Return a card's words without the marks that escape them."""
    return card.text.replace("\\", "")


def find_step(card: Message, step: str) -> str:
    """Return the custom_id of a menu or button of the card: it says all that was chosen before."""
    ids = (str(one.get("custom_id")) for one in walk_components(card.components))
    return next(one for one in ids if one.startswith(f"bbs1:{step}:"))


@pytest.fixture
def make_club(fetching: House) -> Callable[[], Awaitable[Club]]:
    async def make() -> Club:
        owner = fetching.stand_in.build.person("Zoe")
        guild = await fetching.stand_in.build.guild("Club of Zoe", owner=owner)
        return Club(owner, guild, fetching.stand_in.system_channel(guild))

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


async def test_a_forged_press_of_any_kind_shows_a_server_nothing_of_anothers_feeds(make_club, web, fetching) -> None:
    here, there = await make_club(), await make_club()
    await here.slash("feeds add", address=web.url("/feed"))
    answer = await here.owner.slash(here.channel, "brief", topic="Trask")
    assert "toll" in answer.text
    ids = [str(one["custom_id"]) for one in walk_components(answer.message.components) if "custom_id" in one]
    request = ids[0].split(":")[2]
    lines = [
        option["value"]
        for one in walk_components(answer.message.components)
        if "proof" in str(one.get("custom_id"))
        for option in one["options"]
    ]
    assert lines
    # A line is known by its words, so that only who has read them gets their proof: the last of its mark is changed.
    guessed = [line[:-1] + ("0" if line[-1] != "0" else "1") for line in lines]
    said = []
    for verb in Verb:
        values = {Verb.PROOF: guessed, Verb.SECTION: ["quotations"]}.get(verb, [])
        for value in values or [None]:
            custom_id = f"bb1:{verb}:{request}:quotations:0"
            chosen = () if value is None else (value,)
            pressed = await press_forged(fetching.stand_in, there.owner, there.channel, custom_id, *chosen)
            said.append(pressed.text)

    assert len(said) >= len(Verb)
    for words in said:
        assert "toll" not in words
        assert "bridge" not in words
    # Those of the test, with its buttons, and the greeting; no answer that everybody sees.
    public = [one.text for one in fetching.stand_in.messages(there.channel) if not one.ephemeral]
    assert all(not text or "`/setup`" in text for text in public)


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


async def test_a_pack_is_suggested_by_its_theme_and_followed_as_a_whole(make_club) -> None:
    club = await make_club()

    offered = (await club.owner.autocomplete(club.channel, "feeds pack", "theme", "riv")).choices
    added = await club.slash("feeds pack", theme=offered[0]["value"])
    again = await club.slash("feeds pack", theme="rivers")
    refused = await club.slash("feeds pack", theme="mountains")

    assert [choice["name"] for choice in offered] == ["Rivers"]
    assert "Added: 2. Followed before: 0. Not usable: 0." in added
    assert "Added: 0. Followed before: 2." in again
    assert "no such pack" in refused


async def test_what_one_server_exports_another_imports(make_club, web, fetching: House) -> None:
    club, other = await make_club(), await make_club()
    secret = web.url("/weir") + "?token=quokka"
    for address in (web.url("/feed"), secret):
        await club.slash("feeds add", address=address)

    exported = await (await club.owner.slash(club.channel, "feeds export")).final()
    (file,) = fetching.stand_in.files(exported)
    twice = [(await other.owner.slash(other.channel, "feeds import", file=file)).text for _ in range(2)]
    refused = await other.slash("feeds import", file=Upload("list.opml", "text/xml", b"<html>no list</html>"))
    none = await (await make_club()).slash("feeds export")

    assert exported.ephemeral
    assert (file.filename, b"quokka" in file.data) == ("feeds.opml", False)
    assert "Added: 2. Followed before: 0." in twice[0]
    assert "Added: 0. Followed before: 2." in twice[1]
    assert "no list of feeds" in refused
    assert "no feeds" in none


async def test_what_an_address_would_not_bring_is_said_in_the_readers_language(make_club, web, fetching) -> None:
    club = await make_club()
    minjun = fetching.stand_in.build.person("Minjun", locale="ko")
    await fetching.stand_in.build.join(club.guild, minjun)
    admins = await fetching.stand_in.build.role(club.guild, "Admins", permissions=Permission.MANAGE_GUILD)
    await fetching.stand_in.build.grant(club.guild, minjun, admins)

    said = (await minjun.slash(club.channel, "feeds test", address=web.url("/broken"))).text

    assert "404: 이 주소에는 아무것도 없습니다" in said


async def test_what_is_no_address_or_no_feed_of_the_server_is_refused_in_a_sentence(make_club) -> None:
    club = await make_club()

    assert "no web address" in await club.slash("feeds add", address="no address at all")
    assert "no such feed" in await club.slash("feeds remove", feed="https://nowhere.example/")


async def test_feeds_are_offered_to_those_alone_who_may_manage_the_server(fetching: House) -> None:
    offered = [{one["name"] for one in user.commands(fetching.channel)} for user in (fetching.ada, fetching.bo)]

    assert ["feeds" in names for names in offered] == [True, False]


async def test_three_choices_on_one_card_lead_to_a_digest(make_club) -> None:
    club = await make_club()
    card = await club.open_setup()

    await club.choose(card, "packs", "bridges")
    await club.choose(card, "place", club.channel)
    chosen = await club.choose(card, "hour", "08:00")
    preview = await club.owner.press(card, "Preview")
    await club.owner.press(card, "Start")

    assert f"<#{club.channel.id}>" in chosen
    assert "At 08:00, by the time of America/New_York" in chosen
    assert "Digest" in preview.text
    assert "Started" in card.text
    assert "08:00" in await club.slash("digest list")
    assert "/feed" in await club.slash("feeds list")


async def test_what_is_chosen_no_longer_is_followed_no_longer_but_what_another_pack_has(make_club) -> None:
    club = await make_club()
    card = await club.open_setup()

    both = await club.choose(card, "packs", "bridges", "rivers")
    one = await club.choose(card, "packs", "rivers")
    listed = await club.slash("feeds list")

    assert "follows 3 feeds" in both
    assert "follows 2 feeds" in one
    assert [name in listed for name in ("/feed", "/weir", "/broken")] == [False, True, True]


async def test_pasted_addresses_and_pasted_opml_are_followed(make_club, web) -> None:
    club = await make_club()
    card = await club.open_setup()

    form = await club.owner.press(card, find_step(card, "feeds"))
    await club.owner.modal_submit(form, words=f"{web.url('/feed')}\nno-address {web.url('/feed')}")
    addresses = card.text
    form = await club.owner.press(card, find_step(card, "feeds"))
    opml = f'<opml version="2.0"><body><outline text="Weir" xmlUrl="{web.url("/weir")}"/></body></opml>'
    await club.owner.modal_submit(form, words=opml)

    assert "Added: 1. Followed before: 0. Not usable: 1." in addresses
    assert "follows 2 feeds" in card.text


async def test_a_place_where_the_bot_may_not_write_is_refused_on_the_card(make_club, fetching: House) -> None:
    club = await make_club()
    secret = await fetching.stand_in.build.channel(club.guild, "secret")
    await fetching.stand_in.build.forbid_bot(secret, Permission.SEND_MESSAGES)
    card = await club.open_setup()

    said = await club.choose(card, "place", secret)

    assert "**Send Messages**" in said
    assert "Choose a channel" in said
    assert ":::America" in find_step(card, "start"), "nothing is chosen"


async def test_the_card_changes_the_digest_that_there_is_and_keeps_the_rest_of_it(make_club, fetching: House) -> None:
    club = await make_club()
    forum = await fetching.stand_in.build.channel(club.guild, "stories", kind=ChannelType.FORUM)
    made = await club.owner.slash(
        club.channel, "digest schedule", channel=club.channel, at="07:30", topics="Norway", zone="Asia/Seoul"
    )
    await club.owner.press(made.message, "Save")
    card = await club.open_setup()

    before = plain(card)
    await club.choose(card, "place", forum)
    await club.choose(card, "zone", "Another zone …")
    await club.owner.press(card, "Save")
    listed = await club.slash("digest list")
    saved = card.text

    card = await club.open_setup()
    new = await club.choose(card, "digest", "A new digest")
    again = await club.choose(card, "digest", "1. 07:30 · Norway")

    assert "At 07:30, by the time of Asia/Seoul" in before
    assert "A digest for this server" in new
    assert "Choose a channel" in new
    assert "The digest of this server" in again
    assert f"<#{forum.id}>" in again
    assert "Changed" in saved
    assert f"<#{forum.id}>" in listed
    assert "Norway" in listed
    assert listed.count("07:30") == 1


async def test_two_who_set_up_a_server_at_once_start_one_digest_and_overwrite_nothing_of_each_other(
    make_club, fetching: House
) -> None:
    club = await make_club()
    forum = await fetching.stand_in.build.channel(club.guild, "stories", kind=ChannelType.FORUM)
    helper = fetching.stand_in.build.person("Yan")
    await fetching.stand_in.build.join(club.guild, helper)
    await fetching.stand_in.build.role(
        club.guild, "helpers", permissions=Permission.MANAGE_GUILD | Permission.VIEW_CHANNEL, holders=[helper]
    )
    both = [club, dataclasses.replace(club, owner=helper)]

    async def choose(last: str, *steps: tuple[tuple[str, Any], ...]) -> None:
        cards = [await each.open_setup() for each in both]
        for each, card, own in zip(both, cards, steps, strict=True):
            for step, value in own:
                await each.choose(card, step, value)
        await asyncio.gather(*(each.owner.press(card, last) for each, card in zip(both, cards, strict=True)))

    await choose("Start", *[(("place", club.channel), ("hour", "08:00"))] * 2)
    started = await club.slash("digest list")
    await choose("Save", (("place", forum),), (("hour", "09:00"),))
    changed = await club.slash("digest list")

    assert started.count("08:00") == 1
    assert (changed.count("08:00"), changed.count("09:00"), f"<#{forum.id}>" in changed) == (0, 1, True)


async def test_a_digest_is_refused_for_the_place_that_another_card_has_given_it(make_club, fetching: House) -> None:
    club = await make_club()
    other_place = await fetching.stand_in.build.channel(club.guild, "stories")
    made = await club.owner.slash(club.channel, "digest schedule", channel=club.channel, at="07:30", zone="Asia/Seoul")
    await club.owner.press(made.message, "Save")
    card, other = await club.open_setup(), await club.open_setup()
    await club.choose(card, "hour", "09:00")
    await club.choose(other, "place", other_place)
    await club.owner.press(other, "Save")
    await fetching.stand_in.build.forbid_bot(other_place, Permission.SEND_MESSAGES)

    refused = (await club.owner.press(card, "Save")).text
    listed = await club.slash("digest list")

    assert f"<#{other_place.id}>" in refused
    assert "**Send Messages**" in refused
    assert (listed.count("07:30"), listed.count("09:00")) == (1, 0)


async def test_what_was_chosen_before_a_restart_is_saved_and_nothing_else_of_the_card(own_house: House) -> None:
    club = Club(own_house.ada, own_house.guild, own_house.channel)
    forum = await own_house.stand_in.build.channel(club.guild, "stories", kind=ChannelType.FORUM)
    async with own_house.running():
        made = await club.owner.slash(
            club.channel, "digest schedule", channel=club.channel, at="07:30", zone="Asia/Seoul"
        )
        assert made.message is not None
        await club.owner.press(made.message, "Save")
        card, other = await club.open_setup(), await club.open_setup()
        await club.choose(card, "hour", "09:00")
        await club.choose(other, "place", forum)
        await club.owner.press(other, "Save")
    async with own_house.running():
        await club.owner.press(card, "Save")
        listed = await club.slash("digest list")

    assert "Changed" in card.text
    assert (listed.count("07:30"), listed.count("09:00"), f"<#{forum.id}>" in listed) == (0, 1, True)


async def test_choices_made_at_once_are_all_kept(make_club) -> None:
    club = await make_club()
    card = await club.open_setup()
    # As the card stood when the person pressed them: following a pack takes its time.
    steps = [
        (find_step(card, step), value)
        for step, value in (("packs", "bridges"), ("place", club.channel), ("hour", "09:00"), ("zone", "UTC"))
    ]

    await asyncio.gather(*(club.owner.select(card, custom_id, [value]) for custom_id, value in steps))

    said = plain(card)
    assert "follows 2 feeds" in said
    assert f"<#{club.channel.id}>" in said
    assert "At 09:00, by the time of UTC" in said


async def test_a_zone_that_the_menu_lacks_is_typed(make_club) -> None:
    club = await make_club()
    card = await club.open_setup()

    for typed in ("Pacific/Chatham", "Nowhere/At all"):
        form = await club.owner.select(card, find_step(card, "zone"), ["Another zone …"])
        await club.owner.modal_submit(form, words=typed)

    assert "no time zone “Nowhere/At all”" in plain(card)
    assert "Times are those of Pacific/Chatham" in plain(card)


async def join_greeted(make_club, fetching: House) -> tuple[Club, Message]:
    """Make a server that the bot joins, and return it with the greeting.

    To discord.py those that come until there was none for two seconds were there before: they aren't greeted.
    """
    async with asyncio.timeout(60):
        while True:
            club = await make_club()
            for _ in range(300):
                if found := fetching.stand_in.messages(club.channel):
                    return club, found[0]
                await asyncio.sleep(0.01)


async def test_nobody_else_may_use_the_card(make_club, fetching: House) -> None:
    club, greeting = await join_greeted(make_club, fetching)
    guest = fetching.stand_in.build.person("Guest")
    await fetching.stand_in.build.join(club.guild, guest)

    refused = await guest.press(greeting, "Set up")
    opened = await club.owner.press(greeting, "Set up")

    assert "`/setup`" in greeting.text
    assert "may manage this server" in refused.text
    assert "A digest for this server" in opened.text
