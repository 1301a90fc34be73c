"""Whose verb it is where no subject stands right before: of an insertion, a clause before it, or another verb."""

from briefings.analysis.attributions.cue_site import Site
from briefings.analysis.attributions.cue_verbs import is_verb_of_speech
from briefings.analysis.attributions.noun_and_adjective_cues import NOUN_RULES
from briefings.analysis.attributions.stances import is_human
from briefings.analysis.attributions.subject_phrases import find_whole_subject
from briefings.analysis.attributions.subjects import (
    find_subject_before,
    find_subject_before_insertions,
    find_subject_before_participle,
    find_subject_of_statement,
)
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import (
    noun_phrase_start,
    skip_adverbs,
)
from briefings.analysis.reading.statements import OUTSIDE
from briefings.lexicon import words
from briefings.model.rules import Rule


def find_distant_subject(site: Site, before: Candidate | None) -> Range | None:
    """Return the subject of a verb that none stands right before: that of the attribution `before` it in most cases."""
    source = _find_reacting(site) if site.code == pos.ING else _find_coordinated(site) or _find_behind_clause(site)
    if source is None and before is not None:
        # 'Berg, citing the law, said': what stands between the commas has a cue of its own.
        source = find_subject_before_insertions(site.reading, site.group, site.first)
        source = source or _find_open_relative(site, before) or _find_reported_subject(site, before)
        source = source or _find_described_by(site, before)
        if source is None and before.rule not in NOUN_RULES:
            # Whose noun it is ("over the mayor's criticism of the fund and called …") is the subject of no verb.
            source = before.source
    if source is None and site.reading.tags[site.group - 1] not in pos.THIRD_OR_PAST:
        source = find_subject_of_statement(site.reading, site.first, site.group)
    if source is None and site.code == pos.ING:
        source = find_subject_before_participle(site.reading, site.group, site.first)
    return source


def _find_coordinated(site: Site) -> Range | None:
    """'As it began, Berg laughed and said …': return the subject of the verb alone before 'and'."""
    reading, verb = site.reading, site.group - 2
    if verb <= site.floor or reading.tags[verb] != pos.PAST or reading.lower[verb + 1] not in ("and", "but"):
        return None
    return find_subject_before(reading, verb, site.floor) if site.code == pos.PAST else None


def _find_behind_clause(site: Site) -> Range | None:
    """'As she left, Berg turned to them and said …': return the subject behind the clause that opens the statement."""
    reading, first = site.reading, site.first
    joined = site.code in pos.THIRD_OR_PAST and reading.tags[site.group - 1] == pos.CONJUNCTION
    if not joined or reading.lower[first] not in words("subordinators") or reading.quoted[first] != OUTSIDE:
        return None
    comma = next((k for k in range(first, site.group) if reading.tags[k] == pos.COMMA), site.group)
    if any(reading.quoted[k] != OUTSIDE for k in range(first, comma + 1)) or comma + 1 >= site.group:
        return None
    return find_subject_of_statement(reading, comma + 1, site.group)


def _find_reacting(site: Site) -> Range | None:
    """'… but Berg disagreed, saying …': return the subject of the verb of consent or dissent right before the comma."""
    reading, verb = site.reading, site.group - 2
    if verb <= site.floor or reading.tags[verb + 1] != pos.COMMA or reading.lower[verb] not in words("reactions"):
        return None
    return find_subject_before(reading, verb, site.floor)


def _find_reported_subject(site: Site, before: Candidate) -> Range | None:
    """'According to the Sun, a guide argued …, noting …': return who speaks by what is reported, not who reports it."""
    reading = site.reading
    behind = before.rule is Rule.ACCORDING_TO and before.cue[1] <= before.first < site.group
    if not behind or site.code != pos.ING or reading.tags[site.group - 1] != pos.COMMA:
        return None
    subject = find_subject_of_statement(reading, before.first, site.group)
    if subject is None or not is_human(reading, subject):
        return None
    # 'According to the Sun, the crew was glad, adding …' is the Sun's.
    verb = skip_adverbs(reading, subject[1], site.group)
    return subject if is_verb_of_speech(reading, verb) else None


def _find_open_relative(site: Site, before: Candidate) -> Range | None:
    """'Berg criticised Holm, who is ill and wants to rest': return the 'who' whose clause goes on to the verb."""
    reading = site.reading
    if site.group - 1 < before.cue[1] or reading.tags[site.group - 1] != pos.CONJUNCTION:
        return None
    for index in range(site.group - 2, before.cue[1] - 1, -1):
        if reading.quoted[index] != OUTSIDE or reading.tags[index] in pos.PAUSES_STOP_OR_DASH:
            return None
        if reading.words[index] == "who":  # and not the WHO
            return (index, index + 1)
    return None


def _find_described_by(site: Site, before: Candidate) -> Range | None:
    """'Berg, whom Holm called “a liar,” said …': return of whom the clause tells that a quotation closes."""
    reading = site.reading
    whom = min(before.cue[0], *(before.source or before.cue)) - 1
    comma = whom - 1
    closes = site.code in pos.THIRD_OR_PAST and site.group == before.last and reading.quoted[site.group - 1] != OUTSIDE
    if not closes or comma <= site.first or reading.tags[comma : comma + 2] != pos.COMMA + pos.WH_WORD:
        return None
    start = noun_phrase_start(reading, comma, site.first)
    return find_whole_subject(reading, start, comma, site.first) if start < comma else None
