"""What /feeds says of feeds."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.catalogue import words_for
from bot.cogs.feed_lists import FollowedNow, say_followed
from bot.cogs.feed_texts import make_feed_lines, make_preview_text
from briefings import FetchFailure, ListedSource, Preview, Source, Trouble, shorten_name
from briefings.model.sources import FetchRecord, SourceKind


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("The Lower Wick Gazette", "The Lower …"),
        ("https://gazette.example/feed", "https://gaze…"),
        ("Gazette", "Gazette"),
        ("Østlandsavisens", "Østlandsavis…"),
    ],
)
def test_an_address_is_cut_within_and_a_name_between_words(name: str, shown: str) -> None:
    assert shorten_name(name, 13) == shown


@pytest.mark.parametrize(
    ("detail", "reason"),
    [
        ("cf-mitigated: challenge", "403: a bot check stands before it (Cloudflare)"),
        ("x-amzn-waf-action: captcha", "403: a bot check stands before it (Amazon)"),
        ("a page with status 403", "403: a bot check stands before it"),
    ],
)
def test_a_feed_behind_a_bot_check_says_whose_since_when_and_when_it_is_tried_again(detail: str, reason: str) -> None:
    at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    trouble = Trouble(kind=FetchFailure.BOT_CHECK, status=403, detail=detail)
    record = FetchRecord(next_fetch=at + timedelta(days=1), failures=3, failing_since=at, trouble=trouble)
    source = Source(
        id="1", url="https://gazette.example/", kind=SourceKind.FEED, name="Gazette", added_at=at, record=record
    )

    line = make_feed_lines(ListedSource(source, 12), words_for("en"))

    assert f"{reason}, since <t:{at.timestamp():.0f}:d>" in line
    assert f"next <t:{record.next_fetch.timestamp():.0f}:R>" in line
    assert line.startswith("- **Gazette** (12)")


def test_a_page_that_is_tried_is_no_feed_without_entries() -> None:
    tried = [Preview(url="https://gazette.example/", kind=kind, title="Mill", entries=0) for kind in SourceKind]
    said = {one.kind: make_preview_text(one, words_for("en")) for one in tried}

    assert "**Mill**: 0 entries." in said[SourceKind.FEED]
    assert "entries." not in said[SourceKind.PAGE]


def test_what_there_is_no_room_for_is_told_apart_from_what_is_no_feed() -> None:
    words = words_for("en")

    assert say_followed(FollowedNow(added=2, known=1, problems=3), words).endswith("Not usable: 3.")
    assert "No room for 4 more: a server can follow 100" in say_followed(FollowedNow(problems=3, beyond=4), words)
