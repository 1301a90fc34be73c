"""according to X: the content is the rest of the statement."""

from briefings.analysis.attributions.content import content_end, trim
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.phrases import noun_phrase_end
from briefings.analysis.reading import OUTSIDE, Reading, Statement


def according(reading: Reading, statement: Statement, floor: int, index: int) -> Candidate | None:
    """According to X, …; …, according to X."""
    if reading.tokens[index][3] != "according" or index + 2 >= statement.last:
        return None
    if reading.tokens[index + 1][3] != "to":
        return None
    end = noun_phrase_end(reading, index + 2, statement.last)
    while end > index + 2 and reading.quoted[end - 1] != OUTSIDE:
        end -= 1
    if end <= index + 2:
        return None
    source = (index + 2, end)
    opens = index == floor or all(reading.tags[k] in 'CR,"' for k in range(floor, index))
    if opens:
        comma = next((k for k in range(end, statement.last) if reading.tags[k] == ","), None)
        if comma is None or comma + 1 >= statement.last:
            return None
        content: tuple[Range, ...] = ((comma + 1, content_end(reading, comma + 1, statement.last, "that")),)
    else:
        start = floor
        while start < index and reading.tags[start] in "C,.:-" and reading.quoted[start] == OUTSIDE:
            start += 1
        stop = trim(reading, start, index)
        if stop <= start:
            return None
        content = ((start, stop),)
    return Candidate(content, (index, index + 2), source, "according-to", 0.95)
