"""Whose answer, message or warning a quotation is: "Berg's answer was “no”", '“Go,” was her advice to him'."""

from briefings.analysis.attributions.negation import is_negated
from briefings.analysis.attributions.stances import is_human
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_end, noun_phrase_start
from briefings.analysis.reading.statements import OUTSIDE, Reading, Statement
from briefings.lexicon import words
from briefings.model.rules import Rule

_CHANCE = 0.8
_WAS = frozenset(("is", "was"))
_OPENING = frozenset(("and", "but", "so"))


def find_owned_words(reading: Reading, statement: Statement) -> Candidate | None:
    """Return the attribution of a statement that is a quotation and whose words it is; None for any other."""
    first, last = statement.first, statement.last
    if reading.quoted[first] != OUTSIDE:
        return _find_behind(reading, first, last)
    start = first + (reading.lower[first] in _OPENING)
    noun = next((k for k in range(start, last) if reading.lower[k] in words("nouns_of_own_words")), None)
    owner = None if noun is None else _owner(reading, noun, start)
    if noun is None or owner is None or owner[0] != start:
        return None
    verb = _behind_hearer(reading, noun + 1, last)
    quote = next((k for k in range(verb, last) if reading.quoted[k] != OUTSIDE), last)
    said = reading.lower[verb] in _WAS if verb < last else False
    between = reading.tags[verb + said : quote]
    colon = between.endswith(pos.COLON)
    manner = all(code in (pos.ADVERB, pos.ADJECTIVE) for code in between.removesuffix(pos.COLON))
    bare = manner and (colon or (said and not between.count(pos.ADJECTIVE)))
    if not bare or quote >= last or last - reading.stretch_end(quote, last) > 1 or is_negated(reading, verb, quote):
        return None
    content = (quote, reading.stretch_end(quote, last))
    return Candidate((content,), (noun, max(noun + 1, verb + said)), owner, Rule.ANY_VERB_QUOTATION, _CHANCE)


def _find_behind(reading: Reading, first: int, last: int) -> Candidate | None:
    """'“Go,” was Berg's advice to her': return the attribution of a quotation to whose words stand behind it."""
    end = reading.stretch_end(first, last)
    verb = end + (reading.tags[end : end + 1] == pos.COMMA)
    if verb + 2 >= last or reading.lower[verb] not in _WAS:
        return None
    stop = noun_phrase_end(reading, verb + 1, last)
    noun = next((k for k in range(verb + 1, stop) if reading.lower[k] in words("nouns_of_own_words")), None)
    owner = None if noun is None else _owner(reading, noun, verb + 1)
    if noun is None or owner is None or owner[0] != verb + 1:
        return None
    if reading.tags[noun + 1 : noun + 2] in pos.NOUNS | {pos.POSSESSIVE}:
        return None  # "“Go” is Berg's message board"
    return Candidate(((first, end),), (noun, noun + 1), owner, Rule.CONTENT_BEFORE_INVERTED_VERB, _CHANCE)


def _owner(reading: Reading, noun: int, first: int) -> Range | None:
    """Return whose noun it is: "Berg's answer", 'her first answer'; None where it is nobody's or a body's."""
    place = noun - 1
    while place > first and reading.tags[place] in (pos.ADJECTIVE, pos.NUMBER):
        place -= 1
    if place < first or reading.tags[place] != pos.POSSESSIVE:
        return None
    if reading.lower[place] in ("his", "her"):
        return (place, place + 1)
    if reading.lower[place] not in ("'s", "'"):
        return None
    start = noun_phrase_start(reading, place, first)
    return (start, place) if start < place and is_human(reading, (start, place)) else None


def _behind_hearer(reading: Reading, index: int, last: int) -> int:
    """Return the token behind whom words are for: 'her message to fans was'."""
    if index >= last or reading.lower[index] not in ("to", "for"):
        return index
    return noun_phrase_end(reading, index + 1, last)
