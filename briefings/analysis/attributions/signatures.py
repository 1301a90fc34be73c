"""“…” — Name: a quotation with its speaker's name behind a dash, on its line or on the next."""

from collections.abc import Sequence

from briefings.analysis.attributions.name_before_colon import is_personal_label
from briefings.analysis.attributions.quotation_in_next_sentence import find_quotation_alone
from briefings.analysis.candidate import Candidate
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.statements import OUTSIDE, Reading, Statement
from briefings.model.rules import Rule

_CHANCE = 0.9


def find_signature(
    reading: Reading, statement: Statement, following: Sequence[Statement]
) -> tuple[Candidate, int] | None:
    """Return the attribution of a quotation to the name behind it, and one past the name's last token; None if none.

    The quotation is the statement, and the name ends it or is the next one, of the same paragraph or one of its own.
    """
    if reading.quoted[statement.first] == OUTSIDE:
        return None
    end = reading.stretch_end(statement.first, statement.last)
    if end < statement.last:
        dash, last = end, statement.last
    elif following and find_quotation_alone(reading, statement) is not None:
        dash, last = following[0].first, following[0].last
    else:
        return None
    if reading.tags[dash] != pos.DASH or not _ends_paragraph(reading, last):
        return None
    while last > dash + 1 and reading.tags[last - 1] == pos.STOP:
        last -= 1
    name = is_personal_label(reading, dash + 1, last) if dash + 1 < last else None
    if name is None:
        return None
    content = ((statement.first, end),)
    return Candidate(content, (dash, dash + 1), (dash + 1, name), Rule.SIGNATURE, _CHANCE), last


def _ends_paragraph(reading: Reading, last: int) -> bool:
    """Tell whether the token before `last` is the last of its paragraph."""
    if last >= len(reading.tokens):
        return True
    text = reading.text
    return text.paragraph_index(reading.tokens[last].start) != text.paragraph_index(reading.tokens[last - 1].start)
