"""What people type, read as a request or refused in words."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given, settings, strategies as st

from bot.catalogue import Message
from bot.cogs import questions
from bot.cogs.refusals import RefusedError

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2025-08-26", date(2025, 8, 26)),
        ("2025-08", date(2025, 8, 1)),
        ("2025", date(2025, 1, 1)),
        (" 7D ", date(2026, 11, 17)),
        ("4w", date(2026, 10, 27)),
        ("6 m", date(2026, 5, 28)),
        ("1y", date(2025, 11, 24)),
        ("0d", date(2026, 11, 24)),
    ],
)
def test_a_day_is_read_as_exactly_as_it_is_typed(typed: str, day: date) -> None:
    assert questions.since(typed, NOW) == day


@pytest.mark.parametrize("typed", [None, "", "  ", "\u200b"])
def test_no_day_is_no_limit(typed: str | None) -> None:
    assert questions.since(typed, NOW) is None


@pytest.mark.parametrize("typed", ["2025-13-01", "2025-02-30", "9999y", "0000", "yesterday", "7", "٢٠٢٥", "2025-8-6"])
def test_what_is_no_day_is_refused_in_words(typed: str) -> None:
    with pytest.raises(RefusedError) as caught:
        questions.since(typed, NOW)

    assert caught.value.message is Message.SINCE_UNCLEAR


@settings(deadline=None)  # the first call may load a library
@given(st.text(max_size=200))
def test_any_day_typed_is_read_or_refused(typed: str) -> None:
    try:
        found = questions.since(typed, NOW)
    except RefusedError:
        return
    assert found is None or isinstance(found, date)


#: Letters by Unicode's classes that nobody sees: Hangul's fillers.
UNSEEN_LETTERS = "\u115f\u1160\u3164\uffa0"


@settings(deadline=None)  # the first call may load a library
@given(st.text(max_size=300))
@example(UNSEEN_LETTERS)
def test_any_topic_typed_is_clean_and_short_or_refused(typed: str) -> None:
    try:
        found = questions.topic(typed)
    except RefusedError:
        assert not any(character.isalnum() for character in typed[:100] if character not in UNSEEN_LETTERS)
        return
    assert 0 < len(found) <= questions.LONGEST
    assert found == found.strip()
    assert "\x00" not in found
