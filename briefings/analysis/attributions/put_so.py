"""It was, as X put it, “…”; “…” is how X put it: the words are quoted within a clause of the reporter's."""

from briefings.analysis.attributions.subjects import find_subject_before
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import verb_group_start
from briefings.analysis.reading.statements import OUTSIDE, Reading, Statement
from briefings.lexicon import words
from briefings.model.rules import Rule

_CHANCE = 0.9
_PUT = frozenset(("put", "puts", "phrased", "phrases"))
_HOW = _PUT | frozenset(
    (
        "described",
        "describes",
        "summed",
        "sums",
        "summarised",
        "summarized",
        "characterised",
        "characterized",
        "saw",
        "sees",
    )
)
#: So many tokens of the subject may stand between 'how' and its verb, and before the quotation.
_REACH = 16


def find_put_so(reading: Reading, statement: Statement) -> Candidate | None:
    """Return the attribution of a statement's only quotation to who puts it so; None where nobody does."""
    first, last = statement.first, statement.last
    if not reading.quotes_in(first, last):
        return None
    opening = next(k for k in range(first, last) if reading.quoted[k] != OUTSIDE)
    end = reading.stretch_end(opening, last)
    if reading.quotes_in(end, last):
        return None
    found = _before(reading, first, opening) or _behind(reading, end, last)
    if found is None:
        return None
    verb, source = found
    return Candidate(((opening, end),), (verb, verb + 1), source, Rule.AS_REPORTED, _CHANCE)


def _before(reading: Reading, first: int, opening: int) -> tuple[int, Range] | None:
    """Return verb and subject of 'The reform, as Ann Berg put it, was “…”': only a form of 'be' stands between."""
    for verb in range(opening - 2, max(first, opening - _REACH), -1):
        if reading.lower[verb] not in _PUT or reading.lower[verb + 1] != "it":
            continue
        between = range(verb + 2, opening)
        if any(reading.tags[k] not in pos.PAUSES and reading.lower[k] not in words("forms_of_be") for k in between):
            return None
        source = find_subject_before(reading, verb_group_start(reading, verb, first), first)
        said = source is not None and source[0] > first and reading.lower[source[0] - 1] == "as"
        return (verb, source) if said and source is not None else None
    return None


def _behind(reading: Reading, end: int, last: int) -> tuple[int, Range] | None:
    """Return verb and subject of '“…” is how Ann Berg put it'."""
    be = end + (end < last and reading.tags[end] == pos.COMMA)
    if reading.lower[be : be + 2] not in (["is", "how"], ["was", "how"]):
        return None
    for verb in range(be + 3, min(be + _REACH, last)):
        if reading.lower[verb] in _HOW:
            source = find_subject_before(reading, verb_group_start(reading, verb, be + 2), be + 2)
            return None if source is None or source[0] != be + 2 else (verb, source)
    return None
