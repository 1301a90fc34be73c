"""Quotations that go on in a statement of their own: “…,” she said. “…”"""

from dataclasses import replace

from briefings.analysis.attributions.content import trim
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.reading import OUTSIDE, Reading, Statement

#: A statement is a quotation where this share of its words stands within quotation marks.
_SHARE = 0.9


def quotation_alone(reading: Reading, statement: Statement) -> Range | None:
    """Return the tokens of a statement that is a quotation from end to end; None if it isn't one."""
    words = [k for k in range(statement.first, statement.last) if reading.tokens[k][2][0].isalnum()]
    inside = [k for k in words if reading.quoted[k] != OUTSIDE]
    if len(inside) < 2 or len(inside) < _SHARE * len(words):
        return None
    first = next(k for k in range(statement.first, statement.last) if reading.quoted[k] != OUTSIDE)
    return (first, trim(reading, first, statement.last))


def continued(
    reading: Reading, statement: Statement, before: Statement | None, found: list[Candidate]
) -> Candidate | None:
    """Return the last attribution of the statement before, with this quotation added to its content."""
    alone = quotation_alone(reading, statement)
    if alone is None or before is None:
        return None
    earlier = [c for c in found[-6:] if c.cue[0] >= before.first]
    if not earlier:
        return None
    if before.paragraph != statement.paragraph and not _runs_on(reading, before, earlier):
        return None
    spoken = [c for c in earlier if any(reading.quoted[k] != OUTSIDE for k in (c.first, c.last - 1))]
    last = (spoken or earlier)[-1]
    return replace(last, content=(*last.content, alone))


def _runs_on(reading: Reading, before: Statement, earlier: list[Candidate]) -> bool:
    """Tell whether the paragraph before leaves its quotation open, ends with one, or ends with a colon."""
    end = before.last - 1
    return reading.quoted[end] != OUTSIDE or reading.tags[end] == ":"
