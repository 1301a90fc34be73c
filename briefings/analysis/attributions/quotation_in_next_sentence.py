"""Quotations that go on in a statement of their own, or follow a colon."""

from dataclasses import replace

from briefings.analysis.attributions.content_end import find_content_end, trim_marks
from briefings.analysis.attributions.cue_verbs import forms_of_speech, is_verb_of_speech
from briefings.analysis.attributions.stances import is_human
from briefings.analysis.attributions.subjects import find_subject_before, find_subject_of_statement
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_start, skip_adverbs, verb_group_start
from briefings.analysis.reading.statements import OUTSIDE, Reading, Statement
from briefings.lexicon import words
from briefings.model.rules import Rule

#: A statement is a quotation where this share of its words stands within quotation marks.
_SHARE = 0.9
#: A subject and its verb alone have at most so many words.
_CUE_ALONE = 10
_PERSONAL = frozenset(("he", "she", "they", "i", "we"))
#: What somebody does who takes the word.
_INTERRUPTING = frozenset(("interrupted", "interrupts", "interjected", "intervened", "objected"))
_ANSWERING = frozenset(("replied", "replies", "responded", "responds", "answered", "answers", "retorted", "countered"))
_CUTTING_IN = (["cut", "in"], ["cuts", "in"], ["chimed", "in"], ["chimes", "in"], ["broke", "in"])
#: A paragraph in single marks is a heading up to this many characters.
_HEADING = 60


def find_quotation_alone(reading: Reading, statement: Statement) -> Range | None:
    """Return the tokens of a statement that is a quotation from end to end; None if it isn't one."""
    if not reading.quotes_in(statement.first, statement.last):
        return None
    words = [k for k in range(statement.first, statement.last) if reading.words[k][0].isalnum()]
    inside = [k for k in words if reading.quoted[k] != OUTSIDE]
    if len(inside) < 2 or len(inside) < _SHARE * len(words):
        return None
    first = next(k for k in range(statement.first, statement.last) if reading.quoted[k] != OUTSIDE)
    return (first, trim_marks(reading, first, statement.last))


def extend_last_quotation(
    reading: Reading, statement: Statement, before: Statement | None, found: list[Candidate]
) -> Candidate | None:
    """Return the last attribution of the statement before, with this quotation added to its content."""
    alone = find_quotation_alone(reading, statement)
    if alone is None or before is None or _names_source(reading, statement.first, alone[0]):
        return None
    earlier = [candidate for candidate in found[-6:] if candidate.cue[0] >= before.first]
    spoken = [c for c in earlier if any(reading.quoted[k] != OUTSIDE for k in (c.first, c.last - 1))]
    # 'And what was the mayor's response? “…”' is an answer to what the text asks.
    if not earlier or (reading.lower[before.last - 1] == "?" and reading.quoted[before.last - 1] == OUTSIDE):
        return None
    if reading.quoted[statement.first - 1] != OUTSIDE != reading.quoted[statement.first] and (
        before.paragraph == statement.paragraph
    ):
        return None  # “Yes.” “No.”: where marks close and open anew, somebody else speaks
    if before.paragraph != statement.paragraph:
        if not spoken and not _leaves_open(reading, before):
            return None
        if _is_heading(reading, statement) or _is_signed(reading, alone[0], statement.last):
            return None
    last = (spoken or earlier)[-1]
    # Whoever signs is done.
    done = last.rule is Rule.SIGNATURE or _cuts_in(reading, max(last.last, last.cue[1]), before.last)
    return None if done else replace(last, content=(*last.content, alone))


def _names_source(reading: Reading, start: int, end: int) -> bool:
    """Tell whether words with a colon before a quotation say where it is from: "From Berg's letter: “…”"."""
    return end > start and reading.tags[end - 1] == pos.COLON and not pos.NOUNS.isdisjoint(reading.tags[start:end])


def _cuts_in(reading: Reading, start: int, end: int) -> bool:
    """Tell whether another speaks behind a saying: '“…,” Berg said, and her husband cut in.'."""
    for verb in range(start + 2, end):
        takes = reading.lower[verb] in _INTERRUPTING or reading.lower[verb : verb + 2] in _CUTTING_IN
        if not takes or reading.quoted[verb] != OUTSIDE:
            continue
        subject = find_subject_before(reading, verb_group_start(reading, verb, start), start)
        if subject is not None and subject[0] > start and reading.lower[subject[0] - 1] == "and":
            return is_human(reading, subject)
    return False


def _leaves_open(reading: Reading, before: Statement) -> bool:
    """Tell whether the paragraph before ends within a quotation or with one."""
    return reading.quoted[before.last - 1] != OUTSIDE


def _is_heading(reading: Reading, statement: Statement) -> bool:
    """Tell whether a short paragraph in single marks is a heading cut from an interview."""
    paragraph = reading.text.paragraphs[statement.paragraph]
    stretch = reading.stretches[reading.quoted[find_quotation_alone(reading, statement)[0]]]  # type: ignore[index]
    return stretch.single and stretch.span.covers(paragraph) and paragraph.end - paragraph.start < _HEADING


def _is_signed(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a dash and a name stand behind a quotation: '“….” – Hanna' is no speech of the one before."""
    end = reading.stretch_end(first, last)
    return reading.tags[end : end + 2] == pos.DASH + pos.NAME


def find_announced_quotation(reading: Reading, statement: Statement, before: Statement | None) -> Candidate | None:
    """X continued: (and then, as a statement or paragraph of its own) “…”; X interjected. “…”."""
    if before is None or reading.tags[before.last - 1] not in (pos.COLON, pos.STOP):
        return None
    alone = find_quotation_alone(reading, statement)
    if alone is None:
        return None
    if reading.tags[before.last - 1] == pos.STOP:
        return _find_word_taken(reading, before, alone)
    verb = _announcing_verb(reading, before)
    if verb is None:
        named = find_quotation_owner(reading, before)
        return Candidate((alone,), (before.last - 1, before.last), named, Rule.ANNOUNCED_QUOTATION, 0.8)
    group = verb_group_start(reading, verb, before.first)
    source = find_subject_before(reading, group, before.first) or find_subject_of_statement(
        reading, before.first, group
    )
    return Candidate((alone,), (group, verb + 1), source, Rule.ANNOUNCED_QUOTATION, 0.8)


def _find_word_taken(reading: Reading, before: Statement, alone: Range) -> Candidate | None:
    """X interjected. “…”: who takes the word in a sentence of subject and verb alone says what stands behind it."""
    verb = before.last - 2
    takes = verb > before.first and reading.lower[verb] in _INTERRUPTING | _ANSWERING
    if not takes and reading.lower[verb - 1 : verb + 1] in _CUTTING_IN:
        verb, takes = verb - 1, True
    if not takes or before.last - before.first > _CUE_ALONE or reading.quotes_in(before.first, before.last):
        return None
    group = verb_group_start(reading, verb, before.first)
    source = find_subject_before(reading, group, before.first)
    if source is None or group < verb or source[0] != before.first:
        return None
    if not (is_human(reading, source) or reading.lower[source[0]] in _PERSONAL):
        return None
    return Candidate((alone,), (verb, before.last - 1), source, Rule.ANNOUNCED_QUOTATION, 0.8)


def find_manner_of_speaking(reading: Reading, statement: Statement) -> Candidate | None:
    """X was blunt: “…”: how somebody speaks introduces a quotation after a colon."""
    for colon in range(statement.first + 3, statement.last - 2):
        if reading.words[colon] != ":" or reading.quoted[colon] != OUTSIDE or reading.quoted[colon + 1] == OUTSIDE:
            continue
        verb = colon - 1
        while verb > max(statement.first, colon - _CUE_ALONE) and reading.lower[verb] not in words("forms_of_be"):
            verb -= 1
        manner = skip_adverbs(reading, verb + 1, colon)
        if reading.lower[verb] not in words("forms_of_be") or reading.tags[manner] != pos.ADJECTIVE:
            return None
        source = find_subject_before(reading, verb, statement.first)
        if source is None or not (is_human(reading, source) or reading.lower[source[0]] in _PERSONAL):
            return None
        content = (colon + 1, find_content_end(reading, colon + 1, statement.last, "q"))
        return Candidate((content,), (verb, manner + 1), source, Rule.ANY_VERB_QUOTATION, 0.8)
    return None


def _announcing_verb(reading: Reading, before: Statement) -> int | None:
    """Return the verb that announces a quotation: the statement's last one of speech, else its only one."""
    outside = [k for k in range(before.first, before.last - 1) if reading.quoted[k] == OUTSIDE]
    # Right before the colon a form that may be a noun is the verb: 'as the museum notes:'.
    speech = [
        k
        for k in outside
        if (reading.tags[k] in pos.FINITE_VERBS_OR_ING or (reading.tags[k] == pos.NOUN and k == before.last - 2))
        and reading.lower[k] in forms_of_speech()
    ]
    verbs = [k for k in outside if reading.tags[k] in pos.FINITE_VERBS_OR_ING]
    return speech[-1] if speech else verbs[0] if len(verbs) == 1 else None


def find_quotation_owner(reading: Reading, before: Statement) -> Range | None:
    """Return the name that stands alone before a colon; None where a verb makes a clause of the statement."""
    if any(code in pos.FINITE for code in reading.tags[before.first : before.last]):
        return None
    start = noun_phrase_start(reading, before.last - 1, before.first)
    return (start, before.last - 1) if start < before.last - 1 else None


def find_said_behind(reading: Reading, statement: Statement, before: Statement | None) -> Candidate | None:
    """“….” X said. – where the quotation ends with a full stop, its cue is a statement of its own."""
    if before is None or before.paragraph != statement.paragraph or statement.last - statement.first > _CUE_ALONE:
        return None
    alone = find_quotation_alone(reading, before)
    ends = statement.last - (reading.tags[statement.last - 1] == pos.STOP)
    verb = ends - 1
    while verb > statement.first and reading.lower[verb] in words("time_words"):
        verb -= 1
    if alone is None or not is_verb_of_speech(reading, verb):
        return None
    source = find_subject_before(reading, verb, statement.first)
    if source is None or source[0] != statement.first:
        return None
    return Candidate((alone,), (verb, verb + 1), source, Rule.CONTENT_BEFORE_VERB, 0.8)
