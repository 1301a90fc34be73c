"""Whose words they are: the speaker's phrase to a cue verb."""

from briefings.analysis.candidate import Range
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_end, noun_phrase_start, skip_adverbs
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.lexicon import words

#: An apposition between commas is looked for this far back.
_APPOSITION = 30


def find_subject_before(reading: Reading, group: int, first: int) -> Range | None:
    """Return the subject that stands right before the verb group, its apposition left out; None if there is none."""
    tags, lower = reading.tags, reading.lower
    if group <= first:
        return None
    code = tags[group - 1]
    if code in pos.COMMA_OR_DASH:
        return _before_apposition(reading, group - 1, first)
    relative = lower[group - 1] == "that" and group - 2 >= first and tags[group - 2] in pos.NOUNS
    if code == pos.WH_WORD or relative:
        return (group - 1, group)
    start = noun_phrase_start(reading, group, first)
    if start >= group or tags[start] == pos.PREPOSITION or lower[start] in ("there", "here"):
        return None
    return _head_of_relative(reading, start, first) or (_after_place(reading, start, group, first), group)


def _after_place(reading: Reading, start: int, group: int, first: int) -> int:
    """'In Oslo the crowd chanted': return where the subject begins after the phrase of a preposition, else `start`."""
    if start > first and reading.tags[start - 1] == pos.PREPOSITION:
        for index in range(start + 1, group):
            if reading.tags[index] == pos.DETERMINER and reading.tags[index - 1] in pos.NOUNS:
                return index
    return start


def find_subject_of_infinitive(reading: Reading, group: int, first: int) -> Range | None:
    """Return the object that another verb makes the subject: 'The president allowed Smith to demand …'."""
    to = group if group < len(reading.lower) and reading.lower[group] == "to" else group - 1
    if to - 2 < first or reading.lower[to] != "to":
        return None
    start = noun_phrase_start(reading, to, first)
    if start >= to or start - 1 < first or reading.lower[start - 1] not in words("verbs_of_causing"):
        return None
    return (start, to)


def _head_of_relative(reading: Reading, start: int, first: int) -> Range | None:
    """'residents who signed the letter say': return the phrase before 'who' where an object precedes the verb."""
    if start - 3 < first or reading.tags[start - 1] not in pos.FINITE_VERBS_OR_PREPOSITION:
        return None
    for index in range(start - 2, max(first, start - 10), -1):
        if reading.quoted[index] != OUTSIDE or reading.tags[index] in pos.PAUSES_STOP_OR_DASH:
            return None
        if reading.lower[index] == "who":
            return _range(noun_phrase_start(reading, index, first), index)
    return None


def _range(start: int, end: int) -> Range | None:
    return (start, end) if start < end else None


def _before_apposition(reading: Reading, comma: int, first: int) -> Range | None:
    """'Smith, a farmer from Ohio, said': the phrase before the first of the two commas."""
    mark = reading.tags[comma]
    for index in range(comma - 1, max(first, comma - _APPOSITION), -1):
        if reading.quoted[index] != OUTSIDE:
            return None
        if reading.tags[index] == mark:
            start = noun_phrase_start(reading, index, first)
            if start >= index:
                return None
            named = pos.NAME in reading.tags[index:comma] and pos.NAME not in reading.tags[start:index]
            return (start, comma if named else index)
    return None


def find_subject_after(reading: Reading, verb: int, last: int) -> Range | None:
    """Return the subject of an inverted cue ('said Smith, a farmer'), its apposition left out."""
    index = skip_adverbs(reading, verb + 1, last)
    if index >= last or reading.tags[index] not in pos.IN_NOUN_PHRASE or reading.quoted[index] != OUTSIDE:
        return None
    end = noun_phrase_end(reading, index, last)
    while end > index and (reading.tags[end - 1] in pos.PREPOSITION_OR_ADVERB or reading.quoted[end - 1] != OUTSIDE):
        end -= 1
    return _range(index, end)


def find_subject_of_statement(reading: Reading, first: int, before: int) -> Range | None:
    """Return the subject of the first finite verb between `first` and `before`."""
    for index in range(first, before):
        if reading.quoted[index] == OUTSIDE and reading.tags[index] in pos.FINITE:
            found = find_subject_before(reading, index, first)
            if found is not None:
                return found
    return None
