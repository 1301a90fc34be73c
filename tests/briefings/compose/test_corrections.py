"""Which lines of earlier digests no longer hold."""

from datetime import UTC, datetime, timedelta

import pytest

from briefings.compose.corrections import find_corrections
from briefings.model.digest import CorrectionCause, Told
from briefings.model.reports import HiddenLine

SENT = datetime(2026, 11, 2, 8, tzinfo=UTC)
WORDS = "The harbour of Aster closes on Monday for 12 days."


def line(words: str = WORDS, document: str = "a", **more) -> Told:
    return Told(document, words, more.pop("sent_at", SENT), **{"is_line": True, **more})


@pytest.mark.parametrize(
    ("told", "hidden", "now", "cause"),
    [
        (line(), "", WORDS, None),
        (line(), "", "The harbour of Aster closes on Monday for 21 days.", CorrectionCause.CHANGED),
        (line(), "", "The harbour of Aster doesn't close on Monday for 12 days.", CorrectionCause.CHANGED),
        (line(), "", f"An earlier version named another day. {WORDS} It rained.", None),
        (line(), "", "The harbor of Aster closes on Monday for 12 days.", None),
        (line(), "", None, None),
        (line(is_line=False), "", "Nothing of it.", None),
        (line(corrected=True), "", "Nothing of it.", None),
        (line("A title that no text holds."), "", "Nothing of it.", None),
        # In several pieces, of which one has changed, all still stand, or more stands between them.
        (line("It is so. The harbour of Aster closes for 12 days."), "", f"It is so. {WORDS}", None),
        (line("It is so. The harbour of Aster closes for 12 days."), "", f"It isn't. {WORDS}", CorrectionCause.CHANGED),
        (line("The harbour closes for 12 days."), "", WORDS.replace("12", "21"), None),
        (line(document="gone"), "", None, CorrectionCause.GONE),
        (line(document="gone", corrected=True), "", None, None),
        (line(), WORDS.upper(), WORDS, CorrectionCause.HIDDEN),
        (line(), "closes on Monday", WORDS, CorrectionCause.HIDDEN),
        # A role or a name of which a line of its own was hidden.
        (line(), "harbour", WORDS, None),
        (line(document="b"), WORDS, WORDS, None),
        (line(corrected=True), WORDS, WORDS, None),
        (line(""), "", None, CorrectionCause.WITHDRAWN),
        (line("", corrected=True), "", None, None),
    ],
)
def test_a_line_is_corrected_that_is_hidden_changed_or_removed_and_was_not_yet(told, hidden, now, cause) -> None:
    lines = [HiddenLine("a", hidden)] if hidden else []
    texts = {} if now is None else {"a": now}

    found = find_corrections([told], lines, gone={"gone"}, before={"a": f"It is so. {WORDS}"}, now=texts)

    assert [one.cause for one in found] == ([] if cause is None else [cause])


@pytest.mark.parametrize(
    ("headline", "changed"),
    [
        ("Harbour in Aster to close on Monday", False),
        ("Harbour of Aster closes on Friday", True),
        ("Harbour of Aster stays open on Monday", True),
        ("Harbour of Aster doesn't close on Monday", True),
    ],
)
def test_a_headline_that_was_told_is_corrected_where_it_tells_something_else_now(headline, changed) -> None:
    told = line("Harbour of Aster closes on Monday")
    before, now = ({"a": f"{words}\n\nIt rained in Aster."} for words in (told.words, headline))

    assert bool(find_corrections([told], (), before=before, now=now)) is changed


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Police arrest teacher over missing money", "Police clear teacher over missing money"),
        ("Judge blocks rise of ferry fares", "Judge allows rise of ferry fares"),
    ],
)
def test_a_headline_that_was_turned_round_is_corrected(before: str, now: str) -> None:
    texts = ({"a": f"{words}\n\nIt rained in Aster."} for words in (before, now))

    assert find_corrections([line(before)], (), **dict(zip(("before", "now"), texts, strict=True)))


def test_the_latest_comes_first() -> None:
    told = [line("", str(day), sent_at=SENT + timedelta(days=day)) for day in (1, 3, 2)]

    assert [one.told.document for one in find_corrections(told, (), before={}, now={})] == ["3", "2", "1"]
