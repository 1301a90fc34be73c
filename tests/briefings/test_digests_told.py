"""From files to what a schedule has told, with a real library and a real ledger: no story twice, none lost."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from briefings import schedule as rules
from briefings.compose.digest import compose_news_digest, compose_standing_digest
from briefings.compose.sieve import restrict_findings
from briefings.ledger import Ledger, open_ledger
from briefings.library import open_library, resolve_topic
from briefings.model.audience import EVERYTHING
from briefings.model.briefing import Heading
from briefings.model.delivery import Frozen
from briefings.model.digest import (
    Destination,
    DestinationKind,
    Digest,
    DigestKind,
    Known,
    LeftOutRule,
    ScheduleSettings,
    SeenVersion,
    Timing,
)
from briefings.model.reasons import Cause, Reason
from briefings.model.spans import stable_id
from briefings.questions.brief import BRIEF
from briefings.service.loading import load_folder
from briefings.text.folding import fold

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
        memory, schedule = self.ledger.memory, delivery.schedule
        async with open_library(self.library) as library:
            await load_folder(library, self.folder, executor=None)
            files = await library.files(str(self.folder))
            versions = {stable_id("document", path): file.content_hash for path, file in files.items()}
            texts = await library.reader(EVERYTHING).texts(await memory.find_unseen(versions))
            seen = [SeenVersion(document, versions[document], fold(text)) for document, text in texts.items()]
            window = rules.make_window(schedule, due=delivery.due, now=now, through=await memory.see(seen, now))
            topic = resolve_topic("norway", await library.reader(EVERYTHING).names_matching("norway"), ())
            findings = await library.reader(EVERYTHING).findings(topic, reach=BRIEF.reach)
        if window.since is None:
            return compose_standing_digest([(topic, findings)], window)
        news = await memory.list_news(window)
        told = await memory.list_told(schedule.id, now - timedelta(days=90))
        known = Known(
            told=told,
            before=await memory.get_words_before({*news, *(one.document for one in told)}, window),
        )
        return compose_news_digest([(topic, restrict_findings(findings, news))], known, window)


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
    assert words(digest, Heading.QUOTATIONS) == ["“Nobody owns the sea,”"]
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
