"""X was quoted by the agency as saying …; the agency quoted X as saying …: the words are X's."""

from dataclasses import replace

from briefings.analysis.attributions.content_after_verb import find_content_after_verb
from briefings.analysis.attributions.cue_site import Site, locate_cue
from briefings.analysis.attributions.cue_verbs import cue_verbs, forms_of_speech
from briefings.analysis.attributions.subjects import find_subject_before, find_subject_of_statement
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.lexicon import words

#: So many tokens may stand between 'quoted' and 'as saying': the agency, or who is quoted with his apposition.
_REACH = 24


def find_quoted_as_saying(site: Site) -> Candidate | None:
    """Return the attribution to who is quoted; None where the verb is none of quoting or no 'as saying' follows."""
    said = find_as_saying(site.reading, site.index, site.last)
    if said is None:
        return None
    source = find_quoted_person(site, said)
    inner = locate_cue(site.reading, site.first, said, said, site.last)
    found = find_content_after_verb(inner, cue_verbs()[site.reading.lower[said]], None)
    return None if found is None else replace(found, source=source, cue=(site.group, found.cue[1]))


def find_as_saying(reading: Reading, verb: int, last: int) -> int | None:
    """Return the verb of speech in 'quoted … as saying', 'cited … as having said'; None if there is none."""
    if reading.lower[verb] not in words("verbs_of_quoting"):
        return None
    for index in range(verb + 1, min(verb + _REACH, last - 1)):
        if reading.quoted[index] != OUTSIDE or reading.tags[index] == pos.STOP or reading.words[index] == ";":
            return None
        if reading.lower[index] == "as":
            said = index + 1 + (reading.lower[index + 1] == "having")
            known = said < last and (reading.lower[said] in forms_of_speech() or reading.lower[said] in cue_verbs())
            participle = reading.tags[index + 1] in (pos.ING, pos.AUXILIARY) or reading.lower[said].endswith("ing")
            return said if known and participle else None
    return None


def find_quoted_person(site: Site, said: int) -> Range | None:
    """Return who is quoted: the object of the verb, or the subject of its passive ('X was quoted')."""
    reading = site.reading
    end = said - 1 - (reading.lower[said - 1] == "having")
    while end > site.index and (reading.tags[end - 1] == pos.COMMA or reading.lower[end - 1] == "as"):
        end -= 1
    begin = site.index + 1
    if begin < end and reading.tags[begin] not in pos.PREPOSITION_OR_ADVERB:
        return (begin, end)
    return find_subject_before(reading, site.group, site.first) or find_subject_of_statement(
        reading, site.first, site.group
    )
