"""What sources bring, in digests: news, but not the past that a new source brings with it."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from briefings.model.digest import Destination, DestinationKind, ScheduleSettings, Timing, Window
from tests.support.web import item

FEED = "https://gazette.example/feed"


def told(number: int, day: str, words: str = "grind") -> str:
    """An entry with a full text, published on a day."""
    said = f"<p>“The mill number {number} will {words} again,” Mayor Ines Falk said in Aster.</p>"
    full = item(number, content=said + "<p>" + f"Workers carried stones to mill {number} all day long. " * 18 + "</p>")
    return full.replace("Fri, 27 Nov 2026 09:00:00 GMT", f"{day}T09:00:00Z")


@pytest.fixture(name="compose")
async def _compose(desk):
    settings = ScheduleSettings(
        guild=1,
        destination=Destination(DestinationKind.CHANNEL, 2),
        timing=Timing(at=time(8), zone="UTC"),
        topics=("falk",),
    )
    schedule = await desk.ledger.schedules.add(settings, made_by=3, now=desk.clock())
    digests = desk.service.digests(desk.ledger.memory, desk.ledger.sources, desk.sources.captured)
    last = schedule

    async def compose() -> str:
        nonlocal last
        desk.clock.move(days=1)
        digest = await digests.compose(last, due=desk.clock(), now=desk.clock() + timedelta(minutes=1))
        last = replace(last, delivered_until=digest.window.until, delivered_through=digest.window.through)
        return " ".join(
            piece
            for briefing in digest.briefings
            for section in briefing.sections
            for claim in section.claims
            for piece in claim.pieces
        )

    await compose()
    return compose


async def test_what_a_new_source_brings_from_before_is_no_news(desk, compose) -> None:
    today = desk.clock().date()
    desk.web.put_feed(FEED, told(1, "2026-11-01"), told(2, str(today)))
    await desk.sources.add(FEED)

    news = await compose()

    assert "number 2" in news
    assert "number 1" not in news


async def test_an_old_article_that_has_changed_since_is_news(desk, compose) -> None:
    desk.web.put_feed(FEED, told(1, "2026-11-01"))
    await desk.sources.add(FEED)
    await compose()
    desk.web.put_feed(FEED, told(1, "2026-11-01", words="never turn"))
    await desk.refresh()

    assert "will never turn again" in await compose()


async def test_an_old_article_whose_capture_was_deleted_is_no_news_when_it_changes(desk, compose) -> None:
    desk.web.put_feed(FEED, told(1, "2026-11-01"))
    await desk.sources.add(FEED)
    await compose()
    assert await desk.sources.remove_uncited(desk.clock() + timedelta(days=1), ()) == 1
    await compose()
    today = str(desk.clock().date())
    desk.web.put_feed(FEED, told(1, "2026-11-01", words="never turn"), told(2, today))
    await desk.refresh()

    news = await compose()

    assert "number 2" in news
    assert "number 1" not in news


async def test_the_ledger_keeps_no_copy_of_a_text_that_the_archive_has(desk, compose) -> None:
    desk.web.put_feed(FEED, told(1, "2026-11-27"))
    await desk.sources.add(FEED)
    await compose()
    (current,) = await desk.archive.list_current()
    window = Window(since=None, until=desk.clock(), after=99, through=99)

    assert await desk.ledger.memory.get_words_before([current.document], window) == {}
    assert await desk.ledger.memory.get_captured_before([current.document], window) == {
        current.document: current.version
    }
    texts = await desk.sources.captured.read_texts({current.document: current.version})
    assert texts[current.document].startswith("Story 1\n\n“The mill number 1")
