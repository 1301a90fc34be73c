"""Whose words a quotation within reported speech holds: 'Berg said that Holm had told her: “…”' are Holm's."""

from dataclasses import dataclass, replace
from functools import cache

from briefings.analysis.attributions.cue_verbs import cue_verbs, forms_of_speech
from briefings.analysis.attributions.negation import is_negated
from briefings.analysis.attributions.stances import is_human
from briefings.analysis.attributions.subjects import find_subject_before, find_subject_of_governor
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import has_be, noun_phrase_end, noun_phrase_start, verb_group_start
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.lexicon import words

#: The verb that introduces the quotation stands this near before it, in tokens.
_NEAR = 10
#: With these nobody has said it yet, or anybody may: 'said that Holm should say “…”'.
_MODALS = frozenset(("can", "could", "may", "might", "must", "shall", "should", "will", "would", "'d", "'ll"))
_OWN = frozenset(("i", "it", "they", "we"))
#: Behind these the subject is who hears the words.
_ADDRESSING = frozenset(("told", "asked", "warned", "assured", "reminded", "advised", "promised"))


@dataclass(frozen=True, slots=True)
class InnerSpeech:
    """Who says a quotation by the clause that holds it, None for nobody told, and that clause's verb."""

    source: Range | None
    cue: Range


def find_inner_speech(reading: Reading, candidate: Candidate, quotation: int) -> InnerSpeech | None:
    """Return the clause of speech within a candidate's content whose words the quotation at token `quotation` are.

    None where it is the words of the candidate's own speaker.
    """
    first = next((start for start, end in candidate.content if start < quotation < end), None)
    if first is None or reading.lower[first] == "had":  # 'Had Berg pledged to go, “it would be over”'
        return None
    quotation = _first_of_several(reading, first, quotation)
    last = quotation - (reading.tags[quotation - 1] in pos.PAUSES)
    if reading.lower[last - 1] == "quote":  # 'wrote, quote, “…”' in what was broadcast
        last -= 1 + (reading.tags[last - 2] == pos.COMMA)
    if _is_rejected(reading, candidate, last):
        return InnerSpeech(None, candidate.cue)
    said = _find_saying(reading, first, last) or _find_in_the_words_of(reading, first, last)
    return said or _find_clause(reading, first, last, quotation)


def _find_clause(reading: Reading, first: int, last: int, quotation: int) -> InnerSpeech | None:
    """Return the clause whose verb of speech stands before what parts it from the quotation, at token `last`."""
    for verb in range(last - 1, max(first, last - _NEAR) - 1, -1):
        if reading.quoted[verb] != OUTSIDE or reading.tags[verb] in pos.PAUSES_STOP_OR_DASH:
            return None
        # Behind a comma a past form has the code of a participle: 'Berg, a baker, warned her: “…”'.
        compound = reading.tags[verb] == pos.PAST_PARTICIPLE and (
            reading.tags[verb - 1] == pos.COMMA or verb_group_start(reading, verb, first) < verb
        )
        if reading.tags[verb] not in pos.FINITE and not compound:
            continue
        if reading.lower[verb] not in _verbs():
            return None
        # 'said the men who complained “were right”': the quotation is what the men did.
        predicate = (
            last == quotation and reading.tags[quotation + 1] in pos.FINITE and reading.lower[last - 1] != "that"
        )
        relative = predicate and reading.tags[last - 1] not in (pos.PRONOUN, pos.TO)
        inner = None if relative or _is_infinitive(reading, verb) else _read_clause(reading, first, verb)
        someone = inner is None or inner.source is None or is_human(reading, inner.source)
        return inner if inner is None or someone else replace(inner, source=None)
    return None


def _is_rejected(reading: Reading, candidate: Candidate, last: int) -> bool:
    """Tell whether the words are those of somebody whom nothing names: 'Berg rejected the claim that “…”'."""
    said = last - 1 - (reading.lower[last - 1] == "that")
    return (
        reading.lower[said] in words("nouns_of_saying")
        and reading.lower[said - 1] in ("the", "a", "an", "any", "those")
        and reading.lower[candidate.cue[1] - 1] in words("verbs_of_rejecting")
    )


def _find_saying(reading: Reading, first: int, last: int) -> InnerSpeech | None:
    """Return whose words are objected to: 'mocked Berg for saying “…”', 'attacked Berg over his remark that “…”'."""
    said = last - 1 - (reading.lower[last - 1] == "that")
    if reading.lower[said] in ("him", "her", "it", "them") and reading.tags[said - 1] == pos.ING:
        said -= 1  # 'for calling her “…”'
    if said - 2 < first or reading.quoted[said] != OUTSIDE:
        return None
    if reading.tags[said] == pos.ING and reading.lower[said] in _verbs() and reading.lower[said - 1] in ("for", "over"):
        start = noun_phrase_start(reading, said - 1, first)
        if start == said - 1:
            return None
        # 'For saying “one thing here and another there”': perhaps how the speaker puts it.
        put = said == last - 1 and reading.lower[said] == "saying" and reading.words[last + 1][0].islower()
        return InnerSpeech(None if put else (start, said - 1), (said, said + 1))
    # 'Said his comments “were wrong”' without 'that': the quotation is what is said of them.
    if reading.lower[said] not in words("nouns_of_saying") or said == last - 1:
        return None
    owner = said - 1
    while owner > first and reading.tags[owner] in (pos.ADJECTIVE, pos.NUMBER):
        owner -= 1  # 'his latest remark that “…”'
    if reading.lower[owner] in ("his", "her"):
        return InnerSpeech((owner, owner + 1), (said, said + 1))
    start = noun_phrase_start(reading, owner, first) if reading.tags[owner] == pos.POSSESSIVE else owner
    return InnerSpeech((start, owner), (said, said + 1)) if start < owner else None


def _find_in_the_words_of(reading: Reading, first: int, last: int) -> InnerSpeech | None:
    """Return whose words they are told to be: 'thanked those who, in the words of Berg, “…”'."""
    for index in range(last - 1, max(first, last - _NEAR) + 2, -1):
        if reading.lower[index - 3 : index + 1] == ["in", "the", "words", "of"]:
            return InnerSpeech((index + 1, last), (index - 1, index)) if index + 1 < last else None
    return None


@cache
def _verbs() -> frozenset[str]:
    """Return the forms that introduce what their subject says or calls somebody."""
    silent = words("cues_without_words")
    spoken = {form for form in forms_of_speech() if form in cue_verbs() and cue_verbs()[form].lemma not in silent}
    return frozenset(spoken) | words("verbs_of_calling")


def _is_infinitive(reading: Reading, verb: int) -> bool:
    """Tell whether nobody has said it yet: 'asked her to say “…”', not 'what Berg used to say'."""
    return reading.tags[verb] == pos.BASE and reading.lower[verb - 2 : verb] != ["used", "to"]


def _first_of_several(reading: Reading, first: int, quotation: int) -> int:
    """Return where the first of quotations begins that only commas and 'and' part: 'called it “…” and “…”'."""
    at = quotation
    while at - 1 > first and reading.tags[at - 1] in (pos.COMMA, pos.CONJUNCTION):
        at -= 1
    if at - 1 <= first or reading.quoted[at - 1] == OUTSIDE:
        return quotation
    return _first_of_several(reading, first, reading.stretch_start(at - 1, first + 1))


def _read_clause(reading: Reading, first: int, verb: int) -> InnerSpeech | None:
    """Return who says what the verb at token `verb` introduces."""
    group = verb_group_start(reading, verb, first)
    if not _MODALS.isdisjoint(reading.lower[group:verb]):
        return None
    cue = (group, verb + 1)
    if reading.lower[verb] in _ADDRESSING and has_be(reading, group, verb):
        by = verb + 1
        end = noun_phrase_end(reading, by + 1, len(reading.tags)) if reading.lower[by] == "by" else by
        return InnerSpeech((by + 1, end) if end > by + 1 else None, cue)
    if is_negated(reading, group, verb):
        return InnerSpeech(None, cue)
    floor = first + (reading.lower[first] == "that")
    source = find_subject_before(reading, group, floor) or find_subject_of_governor(reading, group, floor)
    # 'What it calls “…”', 'they said “…”': of a body or of several it is as a rule who speaks.
    own = source is not None and source[1] == source[0] + 1 and reading.lower[source[0]] in _OWN
    return None if source is None or own else InnerSpeech(source, cue)


__all__ = ["InnerSpeech", "find_inner_speech"]
