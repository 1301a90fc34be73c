"""Where content ends because somebody else is quoted from there on, with a cue of his own."""

from briefings.analysis.attributions.content_stops import is_cue
from briefings.analysis.attributions.cue_verbs import forms_of_speech
from briefings.analysis.attributions.subjects import find_subject_before
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import (
    frame_after,
    noun_phrase_end,
    skip_back_over_nominals,
    verb_group_start,
)
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.lexicon import words

#: What follows a verb of speech that says something.
_SAYING = frozenset(("that", "clause", "q"))
#: The subject of a participle behind 'with' has at most so many words.
_LONGEST_SUBJECT = 8
#: Whoever is seen so does what a participle behind tells.
_PERCEIVED = frozenset(("caught", "found", "heard", "hears", "saw", "seen", "sees", "watched"))


def find_other_speech(reading: Reading, start: int, last: int, *, nominal: bool) -> int:
    """Return the token at which the first clause with a quotation of its own begins in content, `last` if none does.

    A noun phrase holds no such clause: 'thanked the town, and a man yelled “…”', 'answered them by saying, “…”'. A
    clause may ('said that Berg had asked “…”'), unless it is a remark on it: 'said that it was sound, to which Berg
    replied “…”'. A relative clause belongs to what it describes ('backed those who shouted “…”').
    """
    quoted = reading.quoted
    if not reading.quotes_in(start, last):
        return last
    for index in range(start + 2, last):
        if quoted[index] == OUTSIDE or quoted[index - 1] != OUTSIDE:
            continue
        verb = index - 2 if reading.tags[index - 1] in pos.PAUSES else index - 1
        if verb > start and reading.lower[verb] in forms_of_speech():
            begin = _clause_start(reading, start, verb, marked=verb < index - 1, nominal=nominal)
            if begin is not None:
                return begin
    return last


def find_inner_saying(reading: Reading, start: int, last: int) -> int:
    """Return where, within what a noun phrase's content may hold, a clause of saying begins; `last` if none does.

    'refused the loan because he said that it was a trap', 'denied it in a talk in which he said “…”'.
    """
    for verb in range(start + 2, last - 2):
        if reading.tags[verb] not in pos.THIRD_OR_PAST or reading.quoted[verb] != OUTSIDE:
            continue
        if reading.lower[verb] not in forms_of_speech() or frame_after(reading, verb, last) not in _SAYING:
            continue
        subject = find_subject_before(reading, verb_group_start(reading, verb, start), start + 1)
        if subject is None or (reading.tags[subject[0]] == pos.WH_WORD and reading.tags[subject[0] - 1] in pos.NOMINAL):
            continue  # 'backed those who said so': the clause describes the noun
        begin = subject[0]
        while begin - 1 > start and reading.tags[begin - 1] in pos.OPENS_CLAUSE_OF_SAYING:
            begin -= 1
        if begin > start:
            return begin
    return last


def find_other_participle(reading: Reading, start: int, last: int) -> int:
    """Return the conjunction behind which another's words begin in content of a participle; `last` if none does.

    '…, with Berg saying it was late and Holt calling it “odd”': behind 'with' each has a participle.
    """
    subject = skip_back_over_nominals(reading, start - 1, max(0, start - _LONGEST_SUBJECT))
    if reading.tags[start - 1] != pos.ING or subject == 0 or reading.lower[subject - 1] != "with":
        return last
    for conjunction in range(start + 1, last - 2):
        if reading.tags[conjunction] != pos.CONJUNCTION or reading.quoted[conjunction] != OUTSIDE:
            continue
        # 'saying he saw Holm and Holt arguing': one thing that is seen
        seen = skip_back_over_nominals(reading, conjunction, start) - 1
        if _opens_participle(reading, conjunction + 1, last) and reading.lower[seen] not in _PERCEIVED:
            return conjunction
    return last


def _opens_participle(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a subject and a participle that is a cue begin at `index`: 'Berg arguing that …'."""
    end = noun_phrase_end(reading, index, last)
    if not index < end < last:
        return False
    # Behind a name 'warning' is read as a noun.
    warns = any(reading.lower[k] == "warning" and reading.tags[k - 1] == pos.NAME for k in range(index + 1, end))
    return warns or (reading.tags[end] == pos.ING and is_cue(reading, end, last))


def _clause_start(reading: Reading, start: int, verb: int, *, marked: bool, nominal: bool) -> int | None:
    """Return where the clause of a verb of speech begins that no longer belongs to the content; None if it does."""
    if reading.tags[verb] == pos.ING:
        by = reading.lower[verb - 1] == "by"
        return (verb - by if by or marked else None) if nominal else None
    # Behind a comma a past form has the code of a participle: 'while Berg, a baker, said “…”'.
    inserted = reading.tags[verb] == pos.PAST_PARTICIPLE and reading.tags[verb - 1] == pos.COMMA
    if reading.tags[verb] not in pos.THIRD_OR_PAST and not inserted:
        return None
    subject = find_subject_before(reading, verb_group_start(reading, verb, start), start + 1)
    if subject is None or reading.tags[subject[0]] == pos.WH_WORD:
        return None
    before = subject[0] - 1
    if reading.lower[before] == "which" and before - 1 > start and reading.tags[before - 1] in pos.PREPOSITION_OR_TO:
        return before - 1
    begin = subject[0]
    while begin - 1 > start and reading.lower[begin - 1] in words("subordinators"):
        begin -= 1  # ', while Berg said “…”'
    return begin if nominal else None
