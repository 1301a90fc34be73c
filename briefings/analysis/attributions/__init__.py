"""Who says, believes, wants or supports what: rules tried at every word; the outer attribution wins."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from briefings.analysis.attributions.according_to import find_according_to, find_in_the_words_of
from briefings.analysis.attributions.assertion import assess_candidates
from briefings.analysis.attributions.content_after_verb import find_content_after_verb
from briefings.analysis.attributions.content_before_cue import (
    HEARD,
    find_as_reported,
    find_content_before_verb,
)
from briefings.analysis.attributions.content_is_subject import find_passive, find_seem
from briefings.analysis.attributions.cue_site import Site, locate_cue
from briefings.analysis.attributions.cue_verbs import cue_verbs, forms_of_speech
from briefings.analysis.attributions.insertions import find_insertion_end, is_inserted_participle
from briefings.analysis.attributions.name_before_colon import Turns, find_name_before_colon, find_turns
from briefings.analysis.attributions.naming import names_subject
from briefings.analysis.attributions.noun_and_adjective_cues import (
    cue_nouns_and_adjectives,
    find_adjective_cue,
    find_noun_cue,
)
from briefings.analysis.attributions.owned_words import find_owned_words
from briefings.analysis.attributions.put_so import find_put_so
from briefings.analysis.attributions.quotation_after_verb import (
    find_introduced_quotation,
    find_verb_opening_sentence,
    introduces,
)
from briefings.analysis.attributions.quotation_in_next_sentence import (
    extend_last_quotation,
    find_announced_quotation,
    find_manner_of_speaking,
    find_said_behind,
)
from briefings.analysis.attributions.quoted_as_saying import (
    find_as_saying,
    find_quoted_as_saying,
    find_quoted_person,
)
from briefings.analysis.attributions.signatures import find_signature
from briefings.analysis.attributions.spoken_to import give_to_answerer, give_to_heard
from briefings.analysis.attributions.stances import is_human, is_stance
from briefings.analysis.attributions.subjects import find_subject_before
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import verb_group_start
from briefings.analysis.reading.statements import OUTSIDE, Reading, Statement
from briefings.lexicon import words
from briefings.model.spans import Span

#: 'Told him': what was said to who tells it again.
_RETOLD, _TO_WHOM = frozenset(("told", "asked", "assured", "warned")), frozenset(("her", "him", "me", "them", "us"))


def find_candidates(reading: Reading) -> list[Candidate]:
    """Return the attributions of an article, in text order; their contents don't overlap."""
    found: list[Candidate] = []
    before: Statement | None = None
    spoken_for = 0
    turns = find_turns(reading)
    for place, statement in enumerate(reading.statements):
        if statement.first < spoken_for:
            continue
        signed = find_signature(reading, statement, reading.statements[place + 1 : place + 2])
        if signed is not None:
            found.append(signed[0])
            spoken_for, before = signed[1], statement
            continue
        new = _in_statement(reading, statement, turns)
        if not new:
            longer = extend_last_quotation(reading, statement, before, found)
            if longer is not None:
                _replace_last(found, longer)
                before = Statement(before.first if before else statement.first, statement.last, statement.paragraph)
                continue
            follows = find_announced_quotation(reading, statement, before)
            behind = find_said_behind(reading, statement, before) if follows is None else None
            if behind is not None and (not found or found[-1].last <= behind.first):
                follows = behind
            new = [follows] if follows is not None else []
        found.extend(new)
        spoken_for = max((candidate.last for candidate in new), default=0)
        # What is announced may go on in the paragraphs behind it.
        announces = before is not None and bool(new) and new[0].cue[0] < statement.first
        first = before.first if announces and before is not None else statement.first
        before = Statement(first, statement.last, statement.paragraph)
    return [
        replace(
            one,
            is_stance=is_stance(reading, one),
            is_human=one.source is not None and is_human(reading, one.source),
        )
        for one in assess_candidates(reading, [give_to_heard(reading, one) for one in found])
    ]


def guess_speaker_place(reading: Reading, quotation: Span) -> Range | None:
    """Return the subject before a quotation that no cue claims, in its own statement."""
    first, _ = reading.text.token_range(quotation)
    place = bisect_right(reading.statements, first, key=lambda statement: statement.first) - 1
    if place < 0:
        return None
    statement = reading.statements[place]
    if reading.lower[first - 1] in ("as", "like", "including") and first > statement.first:
        return None  # 'claims such as “…”': an example, nobody's words
    for index in range(first - 1, statement.first - 1, -1):
        if reading.quoted[index] == OUTSIDE and reading.tags[index] in pos.FINITE:
            group = verb_group_start(reading, index, statement.first)
            found = find_subject_before(reading, group, statement.first)
            if found is not None:
                return found
    return None


def _replace_last(found: list[Candidate], longer: Candidate) -> None:
    for place in range(len(found) - 1, -1, -1):
        if found[place].cue == longer.cue:
            found[place] = longer
            return


def _in_statement(reading: Reading, statement: Statement, turns: Turns) -> list[Candidate]:
    """Return a statement's attributions: content before its cue first, then content after it in what is left."""
    signed = (
        find_name_before_colon(reading, statement, turns)
        or find_in_the_words_of(reading, statement)
        or find_put_so(reading, statement)
    )
    if signed is not None:
        return [signed]
    found = list(_fronted(reading, statement))
    floor = statement.first
    rest: list[Candidate] = []
    before: Candidate | None = None
    for taken in (*found, None):
        limit = min(taken.first, taken.cue[0], *(taken.source or taken.cue)) if taken else statement.last
        segment = Statement(floor, limit, statement.paragraph)
        if limit > floor:
            rest.extend(_reported(reading, segment, before))
        if taken is not None:
            floor = max(taken.last, taken.cue[1], *(taken.source or taken.cue))
            before = taken
    if not (found or rest):
        manner = find_manner_of_speaking(reading, statement) or find_owned_words(reading, statement)
        return [] if manner is None else [manner]
    return sorted(found + rest, key=lambda candidate: candidate.first)


def _fronted(reading: Reading, statement: Statement) -> Iterator[Candidate]:
    floor = statement.first
    for index in _fronting_places(reading, statement):
        if index < floor:
            continue
        if reading.lower[index] == "according":
            candidate = find_according_to(reading, statement, floor, index)
        else:
            site = locate_cue(reading, statement.first, floor, index, statement.last)
            # '“…,” a nurse named Ann Berg said'
            candidate = None if names_subject(site) else find_as_reported(site) or find_content_before_verb(site)
            candidate = None if candidate is None else give_to_answerer(site, _give_to_inner(site, candidate))
        if candidate is not None:
            yield candidate
            floor = max(candidate.last, candidate.cue[1], *(candidate.source or candidate.cue))


def _give_to_inner(site: Site, candidate: Candidate) -> Candidate:
    """Return content before a cue as that of whose words the subject passes on: reads out, recalls, tells again."""
    reading, verb, last = site.reading, site.index, site.last
    said = find_as_saying(reading, verb, last)
    inner = _find_recalled(reading, verb, last) or _find_retold(reading, verb, last)
    if said is not None:
        inner = find_quoted_person(site, said)
    if said is not None or inner is not None:
        candidate = replace(candidate, content=candidate.content[:1], source=inner)
    return replace(candidate, source=None) if _is_read_out(reading, verb) else candidate


def _is_read_out(reading: Reading, verb: int) -> bool:
    """Tell whether a verb passes on what is written: '“…,” Berg quoted from the letter' are no words of Berg's."""
    read = reading.lower[verb] in words("verbs_of_quoting") or reading.lower[verb] in ("read", "reads")
    return read and reading.lower[verb + 1 : verb + 2] == ["from"]


def _find_recalled(reading: Reading, verb: int, last: int) -> Range | None:
    """“…,” Berg remembers Holm saying: return whose words are remembered; None where nobody's are."""
    if reading.lower[verb] not in words("verbs_of_recalling"):
        return None
    end = next((k for k in range(verb + 2, min(verb + 7, last)) if reading.lower[k] == "saying"), None)
    named = end is not None and all(reading.tags[k] in pos.IN_NOUN_PHRASE for k in range(verb + 1, end))
    return (verb + 1, end) if end is not None and named else None


def _find_retold(reading: Reading, verb: int, last: int) -> Range | None:
    """“…,” Berg said Holm told him: return whose words are told again; None where nobody's are."""
    if reading.lower[verb] not in forms_of_speech():
        return None
    start = verb + 1
    said = next((k for k in range(start + 1, min(start + 7, last)) if reading.lower[k] in _RETOLD), None)
    if said is None or any(reading.tags[k] not in pos.IN_NOUN_PHRASE for k in range(start, said)):
        return None
    return None if _TO_WHOM.isdisjoint(reading.lower[said + 1 : said + 2]) else (start, said)


def _fronting_places(reading: Reading, statement: Statement) -> list[int]:
    """Return the tokens outside quotation marks that may be the cue of content before them.

    After a quotation any verb may; without one in the statement, only a verb of speech after a comma or 'as'.
    """
    first, last = statement.first, statement.last
    lower, tags, quoted = reading.lower, reading.tags, reading.quoted
    if reading.quotes_in(statement.first, statement.last):
        known = cue_verbs()
        return [
            index
            for index in range(first, last)
            if quoted[index] == OUTSIDE
            and (
                tags[index] in pos.FINITE_VERBS
                or (tags[index] in pos.PARTICIPLE_OR_NOUN and lower[index] in known)
                or lower[index] == "according"
            )
        ]
    speech = _fronting_cues()
    places = [index for index, word in enumerate(lower[first:last], first) if word in speech]
    if not places:
        return places
    mark = tags.find(pos.COMMA, first, places[-1])
    fronts = mark >= 0 or "as" in lower[first : places[-1]]
    return [
        index
        for index in places
        if lower[index] == "according" or (fronts and tags[index] in pos.FINITE_VERBS_PARTICIPLE_OR_NOUN)
    ]


def _reported(reading: Reading, segment: Statement, before: Candidate | None) -> Iterator[Candidate]:
    floor = segment.first
    lower, tags, known = reading.lower, reading.tags, _cue_words()
    places = [index for index, word in enumerate(lower[floor : segment.last], floor) if word in known]
    if reading.quotes_in(segment.first, segment.last):
        # Any verb may introduce a quotation.
        verbs = [index for index in range(floor, segment.last) if tags[index] in pos.VERBS]
        places = sorted({*places, *verbs})
    for index in places:
        if index < floor:
            continue
        candidate = _at(reading, segment, floor, index, before)
        if candidate is not None:
            yield candidate
            before = candidate
            floor = max(index + 1, candidate.cue[1], candidate.last)


@cache
def _fronting_cues() -> frozenset[str]:
    """Return the words that may be the cue of content before them where nothing is quoted."""
    return forms_of_speech() | {"according"}


@cache
def _cue_words() -> frozenset[str]:
    """Return every word that some rule may take for a cue."""
    return cue_nouns_and_adjectives() | cue_verbs().keys()


def _at(reading: Reading, segment: Statement, floor: int, index: int, before: Candidate | None) -> Candidate | None:
    """Return what the first rule proposes that finds a cue at token `index`."""
    if reading.quoted[index] != OUTSIDE or reading.lower[index] == "according":
        return None
    code = reading.tags[index]
    candidate = _report(reading, segment, floor, index, before) if code in pos.VERBS else None
    if candidate is None and code in pos.BASE_OR_NOUN:
        candidate = find_noun_cue(reading, segment, floor, index)
    if candidate is None and code in pos.CUE_ADJECTIVES:
        candidate = find_adjective_cue(reading, segment, floor, index)
    return candidate


def _opens_participle(reading: Reading, index: int) -> bool:
    """Tell whether the word at `index` opens a participle without a subject: 'when asked about it'."""
    return reading.lower[index] in words("participle_openers")


def _end_of_question(reading: Reading, index: int, last: int) -> int:
    """'Asked why he ran, Berg shrugged': return the comma behind what opens the sentence; `last` without one."""
    for comma in range(index + 1, last):
        if reading.quoted[comma] != OUTSIDE:
            return last
        if reading.tags[comma] == pos.COMMA:
            return comma
    return last


def _report(reading: Reading, segment: Statement, floor: int, index: int, before: Candidate | None) -> Candidate | None:
    word = reading.lower[index]
    cue = cue_verbs().get(word)
    if cue is None and word not in words("verbs_of_quoting") and not introduces(reading, index, segment.last):
        return None
    last = find_insertion_end(reading, segment.first, index, segment.last) or segment.last
    if index == segment.first and word in HEARD and reading.tags[index + 1 : index + 2] not in pos.IN_NOUN_PHRASE:
        last = _end_of_question(reading, index, last)
    site = locate_cue(reading, segment.first, floor, index, last)
    if site.code in pos.PAST_FORMS and site.group == index > floor and _opens_participle(reading, index - 1):
        return None
    if site.group == index > floor + 1 and is_inserted_participle(reading, index, segment.last):
        return None
    relayed = find_quoted_as_saying(site)
    if relayed is not None or cue is None:
        return relayed or find_introduced_quotation(site)
    return (
        find_verb_opening_sentence(site)
        or find_passive(site, cue)
        or find_seem(site, cue)
        or find_content_after_verb(site, cue, before)
        or find_introduced_quotation(site)
    )
