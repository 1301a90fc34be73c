"""From files to what a schedule has told, with a real library and a real ledger: no story twice, none lost."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from briefings import open_service, schedule as rules
from briefings.ledger import Ledger, open_ledger
from briefings.model.briefing import Heading
from briefings.model.delivery import Frozen
from briefings.model.digest import (
    Destination,
    DestinationKind,
    Digest,
    DigestKind,
    LeftOutRule,
    ScheduleSettings,
    Timing,
)
from briefings.model.reasons import Cause, Reason

BEFORE_STORIES = Path(__file__).parents[1] / "support" / "before_stories" / "ledger.sql"
START = datetime(2026, 3, 2, 8, tzinfo=UTC)
HEAD = "---\ntitle: {title}\ndate: 2026-03-{day:02}\npublisher: Fjord Post\n---\n\n"
FERRY = (
    "Norway will replace every diesel ferry on its western coast, Prime Minister Ingrid Solheim said on Sunday.\n\n"
    "“The noise will be gone before my children finish school,” Solheim said in Bergen.\n\n"
    "Norway expects the change to cost 900 million crowns and to take seven years.\n"
)
WHALES = (
    "Norway closed the northern fishing grounds on Monday to let 300 whales pass.\n\n"
    "“Nobody owns the sea,” Fisheries Minister Olav Brekke said in Tromso.\n"
)


@dataclass
class Newsroom:
    """A folder of documents and one schedule about Norway, sent every morning."""

    folder: Path
    library: Path
    ledger: Ledger
    morning: int = -1

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(HEAD.format(title=name, day=1) + text, "utf-8")

    async def load(self) -> None:
        async with open_service(self.library, workers=0) as service:
            await service.load(self.folder)

    def rebuild_the_library(self) -> None:
        self.library.unlink()

    async def next_digest(self, *, lost: bool = False) -> Digest:
        """Compose and deliver the digest of the next morning; with `lost`, it fails for good before it is sent."""
        self.morning += 1
        now = START + timedelta(days=self.morning)
        for schedule in await self.ledger.planning.list_due(now):
            await self.ledger.planning.settle([(schedule, rules.plan_schedule(schedule, now))], now)
        (delivery,) = await self.ledger.deliveries.claim("newsroom", now)
        digest: Digest = await self._compose(delivery, now)
        frozen = Frozen(
            digest_kind=digest.kind,
            window=digest.window,
            destination=delivery.schedule.settings.destination,
            payloads=("{}",),
            told=digest.told,
            left_out=digest.left_out,
        )
        delivery = await self.ledger.deliveries.freeze(delivery, frozen)
        if lost:
            await self.ledger.deliveries.fail(delivery, Reason(Cause.REJECTED), now)
        else:
            await self.ledger.deliveries.mark_sending(delivery, 1, now)
            assert await self.ledger.deliveries.mark_sent(delivery, 1, channel=1, message=2, now=now)
        return digest

    async def _compose(self, delivery, now):
        async with open_service(self.library, workers=0) as service:
            await service.load(self.folder)
            return await service.digests(self.ledger.memory).compose(delivery.schedule, due=delivery.due, now=now)


@pytest.fixture(name="newsroom")
async def _newsroom(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    async with open_ledger(tmp_path / "ledger.db") as ledger:
        settings = ScheduleSettings(
            guild=1,
            destination=Destination(DestinationKind.CHANNEL, 2),
            timing=Timing(at=time(8), zone="UTC"),
            topics=("norway",),
        )
        await ledger.schedules.add(settings, made_by=3, now=START - timedelta(hours=1))
        newsroom = Newsroom(folder, tmp_path / "library.db", ledger)
        newsroom.write("ferry.md", FERRY)
        assert (await newsroom.next_digest()).kind is DigestKind.FIRST
        yield newsroom


def words(digest, heading):
    return [
        " ".join(claim.pieces)
        for briefing in digest.briefings
        for section in briefing.sections
        if section.heading is heading
        for claim in section.claims
    ]


async def test_the_next_digest_tells_the_new_document_alone(newsroom):
    newsroom.write("whales.md", WHALES)

    digest = await newsroom.next_digest()

    assert digest.kind is DigestKind.NEWS
    assert words(digest, Heading.QUOTATIONS) == [WHALES.splitlines()[-1]]
    assert not [line for line in words(digest, Heading.IN_SHORT) if "ferry" in line]


async def test_a_quiet_night_brings_no_news(newsroom):
    assert (await newsroom.next_digest()).kind is DigestKind.ONE_LINE


async def test_a_library_built_anew_brings_no_news(newsroom):
    newsroom.rebuild_the_library()

    digest = await newsroom.next_digest()

    assert (digest.kind, digest.left_out) == (DigestKind.ONE_LINE, ())


async def test_a_typo_mended_in_a_file_brings_no_news_and_says_why(newsroom):
    newsroom.write("ferry.md", FERRY.replace("children", "chilldren").replace("diesel", "deisel"))

    digest = await newsroom.next_digest()

    assert digest.kind is DigestKind.ONE_LINE
    assert {(each.rule, each.document) for each in digest.left_out} == {(LeftOutRule.CHANGED_ONLY, "ferry.md")}


async def test_a_paragraph_added_to_a_file_is_told_alone(newsroom):
    newsroom.write("ferry.md", f"{FERRY}\n“We will hire 40 captains,” Solheim said in Oslo.\n")

    digest = await newsroom.next_digest()

    assert words(digest, Heading.IN_SHORT) == ["“We will hire 40 captains,” Solheim said in Oslo."]


async def test_a_renamed_file_brings_no_news(newsroom):
    (newsroom.folder / "ferry.md").rename(newsroom.folder / "ferries.md")

    assert (await newsroom.next_digest()).kind is DigestKind.ONE_LINE


async def test_a_story_taken_over_by_another_file_is_told_before(newsroom):
    newsroom.write("again.md", FERRY.replace("every diesel ferry", "each diesel ferry"))

    digest = await newsroom.next_digest()

    assert digest.kind is DigestKind.ONE_LINE
    assert {each.rule for each in digest.left_out} == {LeftOutRule.TOLD_BEFORE}


async def test_what_a_lost_digest_would_have_told_is_in_the_next_one(newsroom):
    newsroom.write("whales.md", WHALES)
    lost = await newsroom.next_digest(lost=True)

    digest = await newsroom.next_digest()

    assert digest.told == lost.told
    assert digest.window.since == lost.window.since
    assert (await newsroom.next_digest()).kind is DigestKind.ONE_LINE


def list_sources(digest):
    """The files that the told lines of a digest come from."""
    return {
        claim.citations[0].path
        for briefing in digest.briefings
        for section in briefing.sections
        if section.heading is Heading.IN_SHORT
        for claim in section.claims
    }


EARLIER = {
    "storm.md": "A storm broke 14 masts in the harbour of Bodo in Norway on Sunday, the coast guard said.\n",
    "rocket.md": "Norway will test a rocket of its own on Andoya in June, engineer Silje Nes said in Narvik.\n",
    "salmon.md": "Norway's salmon farmers lost 2 million fish to a jellyfish swarm near Alta, their union said.\n",
    "opera.md": "Norway's opera in Kirkenes will open with a work about miners, director Per Lie announced.\n",
    "tunnel.md": "Norway stopped digging the Rogfast tunnel after water broke in on Friday, the builder said.\n",
}
AGAIN = "The coast guard said that a storm had broken 14 masts in the harbour of Bodo in Norway on Sunday.\n"
UPDATE = "The storm broke 21 masts in the harbour of Bodo in Norway on Sunday, the coast guard said on Monday.\n"
NEW = "Norway will plant 90,000 oaks around Lillehammer to shade its ski slopes, forester Ola Berg said.\n"


async def test_nothing_is_told_twice_or_lost_when_the_library_is_made_anew_in_another_order(newsroom):
    for name, text in EARLIER.items():
        newsroom.write(name, text)
    told = list_sources(await newsroom.next_digest())
    newsroom.rebuild_the_library()
    for name in EARLIER:
        (newsroom.folder / name).unlink()
    kept = sorted(set(EARLIER) - {"rocket.md", "opera.md", "salmon.md"}, reverse=True)
    for name, text in [*((one, EARLIER[one]) for one in kept), ("new.md", NEW), ("again.md", AGAIN)]:
        newsroom.write(name, text)
        await newsroom.load()

    digest = await newsroom.next_digest()
    newsroom.rebuild_the_library()
    newsroom.write("update.md", UPDATE)
    update = await newsroom.next_digest()

    assert told == set(EARLIER)
    assert list_sources(digest) == {"new.md"}
    assert list_sources(update) == {"update.md"}
    (claim,) = update.briefings[0].sections[0].claims
    assert claim.label.earlier is not None
    assert "14 masts" in claim.label.earlier.words


async def test_what_was_told_before_digests_had_stories_is_not_told_again(tmp_path):
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as connection:
        connection.executescript(BEFORE_STORIES.read_text("utf-8"))
    async with open_ledger(tmp_path / "ledger.db") as ledger:
        newsroom = Newsroom(tmp_path / "news", tmp_path / "library.db", ledger, morning=1)
        newsroom.folder.mkdir()
        newsroom.write("ferry.md", FERRY)
        newsroom.write("whales.md", WHALES)
        newsroom.write("again.md", WHALES.replace("to let 300 whales pass", "so that 300 whales may pass"))
        quiet = await newsroom.next_digest()
        newsroom.write("more.md", WHALES.replace("300", "450"))
        news = await newsroom.next_digest()

    assert quiet.kind is DigestKind.STANDING, "a stored choice stays"
    assert {left.rule for left in quiet.left_out} == {LeftOutRule.TOLD_BEFORE}
    assert list_sources(news) == {"more.md"}
    # Which words of that time were a line isn't known, so that none are quoted.
    assert [claim.label.earlier for claim in news.briefings[0].sections[0].claims] == [None]
