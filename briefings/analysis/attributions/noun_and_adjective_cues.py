"""Rules for cues that are no verbs: his promise to …; doubts about …; is confident that …."""

from functools import cache

from briefings.analysis.attributions.content_end import find_content_end, find_quotations_end
from briefings.analysis.attributions.content_stops import Setting
from briefings.analysis.attributions.cue_verbs import forms_of_speech
from briefings.analysis.attributions.negation import is_negation
from briefings.analysis.attributions.subjects import find_subject_before
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_end, noun_phrase_start, skip_adverbs, verb_group_start
from briefings.analysis.reading.statements import OUTSIDE, Reading, Statement
from briefings.lexicon import lines, words
from briefings.model.rules import Rule

_CHANCE = 0.55
#: The rules by what follows the cue; prepositions have one rule together.
_NOUN_RULES = {"that": Rule.NOUN_THAT, "to": Rule.NOUN_TO}
#: The rules whose cue is a noun.
NOUN_RULES = frozenset((*_NOUN_RULES.values(), Rule.NOUN_PREPOSITION, Rule.NOUN_QUOTATION))
_ADJECTIVE_RULES = {"that": Rule.ADJECTIVE_THAT, "to": Rule.ADJECTIVE_TO, "wh": Rule.ADJECTIVE_QUESTION}
#: A noun's object of at most so many words, none of them a name, a determiner or an adjective, is bare.
_BARE = 2
_COPULAS = words("copulas")


@cache
def _frames(name: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lines(name):
        frame, *members = line.split()
        found.setdefault(frame, set()).update(members)
    return {frame: frozenset(members) for frame, members in found.items()}


def cue_nouns_and_adjectives() -> frozenset[str]:
    """Return the words that these rules may take for cues."""
    return frozenset().union(*_frames("cue_nouns").values(), *_frames("cue_adjectives").values())


def _frame(reading: Reading, index: int, last: int) -> str:
    """Return the name of what follows a noun or adjective; the names stand in the two lists."""
    if index >= last or reading.quoted[index] != OUTSIDE:
        return ""
    if reading.lower[index] == "that":
        return "that"
    code = reading.tags[index]
    if code == pos.TO:
        return "to" if index + 1 < last and reading.tags[index + 1] in pos.AFTER_TO_OF_NOUN else "to-noun"
    return "wh" if code == pos.WH_WORD or reading.lower[index] == "if" else reading.lower[index]


def find_noun_cue(reading: Reading, segment: Statement, floor: int, index: int) -> Candidate | None:
    """Return the attribution of a noun: his promise to …; criticism of …; the claim that …."""
    frame = _frame(reading, index + 1, segment.last)
    nouns = _frames("cue_nouns").get(frame, frozenset())
    quoted = frame == "of" and index + 2 < segment.last and reading.quoted[index + 2] != OUTSIDE
    if quoted:
        nouns |= _frames("cue_nouns")["quoted"]
    if reading.lower[index] not in nouns:
        return None
    start = index + 1 if frame in ("that", "to", "wh") else index + 2
    if start >= segment.last:
        return None
    first = noun_phrase_start(reading, index + 1, floor)
    source, cue_start = _possessor(reading, first, index)
    after = start
    if quoted:
        end = find_quotations_end(reading, reading.stretch_end(start, segment.last), segment.last)
    elif frame not in ("that", "to", "wh"):
        end = min(find_content_end(reading, start, segment.last, "np"), _phrase_end(reading, start, segment.last))
    else:
        end = find_content_end(reading, start, segment.last, "that" if frame == "that" else "np", Setting.NOUN)
        if frame == "that" and _opens_clause(reading, segment.first, first):
            end = _before_main_verb(reading, start + 1, end)
    bare = frame not in ("that", "to", "wh") and end - start <= _BARE and set(reading.tags[start:end]) == {pos.NOUN}
    if end <= after or (bare and not quoted):
        return None  # 'the view of voters': two bare nouns say nothing of what is viewed
    rule = Rule.NOUN_QUOTATION if quoted else _NOUN_RULES.get(frame, Rule.NOUN_PREPOSITION)
    return Candidate(((start, end),), (cue_start, start), source, rule, _CHANCE)


def _opens_clause(reading: Reading, first: int, noun: int) -> bool:
    """Tell whether the noun phrase at `noun` is a subject whose verb is still to come: no verb stands before it."""
    return not any(reading.tags[k] in pos.VERBS and reading.quoted[k] == OUTSIDE for k in range(first, noun))


def _before_main_verb(reading: Reading, start: int, end: int) -> int:
    """'Her claim that the kiln is safe was rejected': return where the claim ends, before the verb of the claim's own.

    `start` is the token behind 'that'. A pronoun before a verb and a word like 'who' open a clause within the claim,
    and so may a verb of speech.
    """
    missing = 1
    for index in range(start, end):
        if reading.quoted[index] != OUTSIDE:
            return end
        code, before = reading.tags[index], reading.tags[index - 1]
        if code == pos.WH_WORD or reading.lower[index] == "that" or reading.lower[index] in words("subordinators"):
            missing += 1
        elif (
            code == pos.CONJUNCTION
            and not missing
            and reading.tags[index + 1 : index + 2] in pos.NAME_PRONOUN_OR_DETERMINERS
        ):
            missing += 1  # 'that the kiln is old and the roof leaks'
        elif _is_not_finite(reading, index):
            continue
        elif code in pos.SURELY_FINITE and before not in pos.IN_VERB_GROUP and before != pos.CONJUNCTION:
            missing -= before != pos.PRONOUN or missing == 1
            if missing < 0:
                return index
            missing += reading.lower[index] in forms_of_speech()
    return end


def _is_not_finite(reading: Reading, index: int) -> bool:
    """'had to be', 'might at times be', 'money raised by fans', 'men convicted of fraud': no tense."""
    bare = reading.lower[index] in ("be", "been", "being") or reading.tags[index - 1] == pos.TO
    described = reading.tags[index] == pos.PAST and reading.tags[index + 1 : index + 2] == pos.PREPOSITION
    return bare or (described and reading.tags[index - 1] != pos.PRONOUN)


def _phrase_end(reading: Reading, start: int, last: int) -> int:
    """Return where the noun's object ends: a noun phrase, or more words where none begins there."""
    end = noun_phrase_end(reading, start, last)
    return end if end > start else last


def _possessor(reading: Reading, first: int, index: int) -> tuple[Range | None, int]:
    """Return whose noun it is ('his', "Brown's") and where the cue begins after that."""
    for place in range(index - 1, first - 1, -1):
        if reading.tags[place] == pos.POSSESSIVE:
            if reading.lower[place] in ("'s", "'"):
                return ((first, place), place) if place > first else (None, first)
            return (place, place + 1), place + 1
    return None, min(first, index)


def find_adjective_cue(reading: Reading, segment: Statement, floor: int, index: int) -> Candidate | None:
    """X is confident that …; X was critical of …: the content follows the adjective."""
    frame = _frame(reading, index + 1, segment.last)
    if not frame or reading.lower[index] not in _frames("cue_adjectives").get(frame.removesuffix("-noun"), ()):
        return None
    verb = index - 1
    while verb > floor and reading.tags[verb] == pos.ADVERB:
        verb -= 1
    if verb < floor or reading.lower[verb] not in _COPULAS:
        return None
    start = index + 1 if frame in ("that", "to", "wh") else index + 2
    opening, start = start, skip_adverbs(reading, start, segment.last)
    if start > opening and is_negation(reading.lower[start - 1]):
        start -= 1  # 'is afraid of not being heard'
    if start >= segment.last:
        return None
    group = verb_group_start(reading, verb, floor)
    end = find_content_end(reading, start, segment.last, "that" if frame == "that" else "np")
    if end <= start:
        return None
    source = find_subject_before(reading, group, floor)
    if source is not None and reading.lower[slice(*source)] == ["it"] and frame in ("that", "wh"):
        source = None  # 'It's unclear how': nobody is unclear
    rule = _ADJECTIVE_RULES.get(frame, Rule.ADJECTIVE_PREPOSITION)
    return Candidate(((start, end),), (group, start), source, rule, _CHANCE)
