"""How a sentence introduces somebody without a name: 'A girl put up her hand', 'At the back sat a farmer'."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from briefings.analysis.candidate import Range
from briefings.analysis.coreference.person_nouns import is_person_noun
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.statements import OUTSIDE, Reading, Statement
from briefings.analysis.reading.word_classes import open_classes

#: 'The woman at the gate' is told by where she is, because nobody has named her.
WHERE = frozenset(("behind", "beside", "near", "next", "outside", "inside", "opposite"))
#: Whoever asks is answered by somebody else.
ASKING = frozenset(("ask", "asks", "asked", "wonders", "wondered"))
#: 'A worker named Ann Lee'.
NAMING = frozenset(("named", "called"))
_INDEFINITE = frozenset(("a", "an", "another"))
#: Before these somebody is introduced, not told of: 'She met a nurse'.
_SUBJECT_PRONOUNS = frozenset(("i", "he", "she", "it", "we", "they", "you", "who", "which", "that"))
#: What a phrase that introduces somebody is made of, its article aside.
_IN_INTRODUCTION = pos.NOUNS_OR_ADJECTIVE | {pos.NUMBER, pos.POSSESSIVE, pos.ADVERB, pos.ING}
_LONGEST_INTRODUCTION = 7
#: So many tokens behind somebody introduced a name, or a verb of asking, may belong to them.
_NEAR = 10


def find_introduced(reading: Reading, statement: Statement, starts: Sequence[int]) -> Range | None:
    """Return (article, noun), the tokens with which a sentence introduces a person whom no name behind tells.

    None where it introduces nobody, or who asks or is another by the sentence's own words. `starts` are those of the
    names.
    """
    article = _find_article(reading, statement, starts)
    head = None if article is None else _find_noun(reading, article, statement.last)
    if article is None or head is None or _is_told_of_another(reading, starts, head, statement.last):
        return None
    return (article, head)


def _find_article(reading: Reading, statement: Statement, starts: Sequence[int]) -> int | None:
    """Return the article with which a sentence may introduce somebody, whatever its verb is; None: it does not.

    It opens with it ('A girl put up her hand'), with 'there', or with a place before its verb ('At the back sat a
    farmer'): no other subject stands before them. `starts` are those of the names.
    """
    tags, lower, first = reading.tags, reading.lower, statement.first
    if reading.quoted[first] != OUTSIDE:
        return None
    fronted = tags[first] in pos.PREPOSITION_OR_ADVERB or lower[first] == "there"
    for index in range(first, statement.last):
        if reading.quoted[index] != OUTSIDE or lower[index] in _SUBJECT_PRONOUNS:
            return None
        if lower[index] in _INDEFINITE or (index == first and tags[index] in pos.DETERMINERS):
            if index == first or tags[index - 1] not in pos.BEFORE_NOUN_PREPOSITION_TO:
                return index
        elif index > first + 1 and tags[index] in pos.DETERMINERS and tags[index - 1] not in pos.PREPOSITION_OR_TO:
            return None
        if not fronted or _begins_name(reading, starts, index):
            return None
    return None


def _begins_name(reading: Reading, starts: Sequence[int], index: int) -> bool:
    """Tell whether the name of an actor begins at token `index` that is no object of a preposition."""
    start = reading.tokens[index].start
    at = bisect_left(starts, start)
    begins = at < len(starts) and starts[at] == start
    return begins and (not index or reading.tags[index - 1] not in pos.PREPOSITION_OR_TO)


def _find_noun(reading: Reading, article: int, last: int) -> int | None:
    """Return the noun for a person that ends the phrase after an article, None where it means no person."""
    end = article + 1
    until = min(last, article + _LONGEST_INTRODUCTION)
    while end < until and reading.tags[end] in _IN_INTRODUCTION and reading.lower[end] not in WHERE:
        end += 1
    for head in range(article + 1, end):
        # The noun before a verb that has a noun's letters: 'A pupil put up'.
        if is_person_noun(reading.words[head]) and (head + 1 == end or _may_be_past(reading.lower[head + 1])):
            return head
    return None


def _may_be_past(word: str) -> bool:
    """Tell whether a word is a verb in the past too: 'put', 'cut'."""
    return pos.PAST in open_classes().get(word, "")


def _is_told_of_another(reading: Reading, starts: Sequence[int], head: int, last: int) -> bool:
    """Tell whether who is introduced is named behind, or asks, or tells what another is: 'A nurse by training, she'."""
    until = min(last, head + _NEAR)
    near = reading.lower[head + 1 : until]
    if is_named_behind(reading, starts, head, until) or not ASKING.isdisjoint(near):
        return True
    comma = reading.tags.find(pos.COMMA, head, until)
    return 0 <= comma < until - 1 and reading.lower[comma + 1] in _SUBJECT_PRONOUNS - {"who", "which", "that"}


def is_named_behind(reading: Reading, starts: Sequence[int], head: int, last: int) -> bool:
    """Tell whether a name follows a phrase: 'the foreign minister, Ann Lee, said', 'a worker named Ann Lee said'."""
    for index in range(head + 1, last - 1):
        if reading.tags[index] == pos.COMMA or reading.lower[index] in NAMING:
            first, until = reading.tokens[index + 1].start, reading.tokens[min(index + 3, last - 1)].start
            if bisect_right(starts, until) > bisect_left(starts, first):
                return True
    return False
