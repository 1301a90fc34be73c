"""Rules for quotations that a verb introduces after a mark: X jeered, “…”; Said X, “…”."""

from briefings.analysis.attributions.content_end import find_content_end
from briefings.analysis.attributions.cue_site import Site
from briefings.analysis.attributions.cue_verbs import is_verb_of_speech
from briefings.analysis.attributions.subjects import (
    find_subject_after,
    find_subject_before,
    find_subject_of_statement,
)
from briefings.analysis.candidate import Candidate
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.analysis.reading.titles_of_works import names_work
from briefings.lexicon import words
from briefings.model.rules import Rule

#: How sure a quotation is that a verb outside the lexicon introduces.
_INTRODUCED = 0.8
#: A quotation is introduced by a verb at most this many tokens before it.
_REACH = 9


def find_introduced_quotation(site: Site) -> Candidate | None:
    """X jeered, “…”; X ended: “…”: any verb introduces a quotation after a comma or colon."""
    reading = site.reading
    mark = find_introducing_mark(site)
    if site.code not in pos.VERBS or mark is None:
        return None
    start = mark + 1
    if reading.lower[mark - 1] in words("labels"):
        return None  # 'Berg wore a badge: “Vote.”'
    if reading.quoted[start] == OUTSIDE or start + 2 >= site.last or not _opens_speech(reading, start):
        return None
    if reading.tags[mark] == pos.COMMA and (_names_work(reading, start, site.last) or names_work(reading, start)):
        return None
    source = find_subject_before(reading, site.group, site.floor)
    if source is None:
        source = find_subject_of_statement(reading, site.first, site.group)
    content = (start, find_content_end(reading, start, site.last, "q"))
    return Candidate((content,), (site.group, site.index + 1), source, Rule.ANY_VERB_QUOTATION, _INTRODUCED)


def find_introducing_mark(site: Site) -> int | None:
    """Return the comma or colon after the verb and the few words that belong to it."""
    reading = site.reading
    for mark in range(site.index + 1, min(site.index + _REACH, site.last - 1)):
        if reading.quoted[mark] != OUTSIDE or reading.tags[mark] in pos.PARTS_FROM_QUOTATION:
            return None
        if reading.tags[mark] in pos.PAUSES:
            return mark
    return None


def _opens_speech(reading: Reading, start: int) -> bool:
    """Tell whether the quotation at `start` begins as a sentence does."""
    word = reading.words[start + 1]
    return word[0].isupper() or word[0] in "[.…'"


def _names_work(reading: Reading, start: int, last: int) -> bool:
    """Tell whether the marks at `start` hold nothing but a capitalised name, and the statement goes on after them."""
    end = reading.stretch_end(start, last)
    held = [reading.words[k] for k in range(start, end) if reading.words[k][0].isalpha()]
    return end + 1 < last and all(word[0].isupper() for word in held) and reading.words[end - 2] not in ("!", "?")


def find_verb_opening_sentence(site: Site) -> Candidate | None:
    """Said X, “…”: the cue opens the statement, its subject follows."""
    reading = site.reading
    if (
        site.index != site.floor
        or site.code not in pos.THIRD_OR_PAST_FORMS
        or not reading.words[site.index][0].isupper()
    ):
        return None
    source = find_subject_after(reading, site.index, site.last)
    if source is None or reading.tags[source[0]] not in pos.NAME_OR_DETERMINER:
        return None
    if _has_own_speech(reading, source[1], site.last):
        return None
    for start in range(source[1], site.last):
        if reading.quoted[start] != OUTSIDE and reading.tags[start - 1] in pos.PAUSES:
            content = (start, find_content_end(reading, start, site.last, "q"))
            cue = (site.index, site.index + 1)
            return Candidate((content,), cue, source, Rule.VERB_OPENS_SENTENCE, _INTRODUCED)
    return None


def _has_own_speech(reading: Reading, index: int, last: int) -> bool:
    """'Asked a question about it, Berg said, “…”': tell whether a verb of speech stands before what is quoted."""
    for verb in range(index, last):
        if reading.quoted[verb] != OUTSIDE:
            return False
        if is_verb_of_speech(reading, verb):
            return True
    return False


def introduces(reading: Reading, verb: int, last: int) -> bool:
    """Tell whether a quotation stands near enough behind a verb to be introduced by it."""
    return reading.quotes_in(verb + 2, min(verb + _REACH + 1, last))
