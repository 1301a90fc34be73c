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

    found = find_corrections([told], lines, before={"a": f"It is so. {WORDS}"}, now=texts)

    assert [one.cause for one in found] == ([] if cause is None else [cause])


def test_the_latest_comes_first() -> None:
    told = [line("", str(day), sent_at=SENT + timedelta(days=day)) for day in (1, 3, 2)]

    assert [one.told.document for one in find_corrections(told, (), before={}, now={})] == ["3", "2", "1"]
