"""Who is the subject where more than 'and' joins two: 'Berg as well as Holm said', 'everyone but Berg said'."""

from briefings.analysis.attributions.subject_phrases import find_whole_subject
from briefings.analysis.candidate import Range
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_start, stands_first
from briefings.analysis.reading.statements import OUTSIDE, Reading

#: Behind these stands who is no subject of the verb, or not the one that it agrees with.
_JOINS = (
    ("as", "well", "as"), ("rather", "than"), ("and", "not"), ("instead", "of"), ("along", "with"), ("except",),
    ("except", "for"), ("but",),
)  # fmt: skip
#: Before 'but' stand all those of whom it takes one away; 'nobody but Berg' is Berg.
_ALL = frozenset(("all", "each", "every", "everybody", "everyone"))


def find_first_of_joined(reading: Reading, start: int, first: int) -> Range | None:
    """Return the subject that stands before a joining phrase and the noun phrase at `start`; None if none does.

    Both stand where a clause begins: 'They sold Berg as well as Holm said' is no such thing.
    """
    for joint in _JOINS:
        end = start - len(joint)
        if end <= first or tuple(reading.lower[end:start]) != joint or reading.quoted[end] != OUTSIDE:
            continue
        begin = end - 1 if reading.tags[end - 1] == pos.PRONOUN else noun_phrase_start(reading, end, first)
        if begin >= end or (joint == ("but",) and not _names_all(reading, begin, end)):
            continue
        whole = find_whole_subject(reading, begin, end, first)
        if whole is not None and (whole[0] > begin or stands_first(reading, whole[0], first)):
            return whole
    return None


def _names_all(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a phrase names all of some: 'everyone', 'all members'; not 'all voted yes'."""
    return reading.lower[start] in _ALL and not any(code in pos.PAST_FORMS for code in reading.tags[start:end])
