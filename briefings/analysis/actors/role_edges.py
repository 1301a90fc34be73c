"""Which words around a role are no part of it: verbs before it, and clauses and lists that only look like one."""

import re

from briefings.analysis.names.word_kinds import Word, is_plural_role, is_title, word_kinds
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.tokens import Token
from briefings.analysis.reading.word_classes import open_classes
from briefings.lexicon import closed_words

#: With these a role begins: no noun says more of it from before. 'In this case former mayor Holm'.
_OPENERS = frozenset(
    {"current", "dissident", "ex", "former", "incoming", "late", "long-time", "longtime", "one-time", "onetime"}
    | {"outgoing", "prominent", "retired", "then"}
)
_OPENS = re.compile(r"(?:ex|now|then)-|\d+-(?:year|month|week)-old\Z")
#: Participles that say what somebody does to the next one as often as what that one is: 'he accused President Holm'.
_DEEDS = frozenset(
    ("acclaimed", "accused", "alleged", "celebrated", "convicted", "defending", "injured", "leading", "wounded")
)
#: Offices that no noun in -ing says more of.
_OFFICES = frozenset(
    {"ambassador", "chancellor", "gen", "general", "gov", "governor", "judge", "justice", "king", "mayor", "pope"}
    | {"president", "prince", "princess", "queen", "rep", "representative", "sen", "senator"}
)
#: Parts of a state, and offices that none of them has: 'a state President Holm won'.
_PARTS = frozenset(("city", "county", "country", "district", "state", "town"))
_OF_STATES = ("King ", "Pope ", "President ", "Prime Minister", "Prince ", "Princess ", "Queen ", "Vice President")
#: 'The second President Holm' is one of two of that name.
_ORDINALS = frozenset(("first", "second", "third"))
#: Nouns that say of somebody but that it is one.
_ANYBODY = frozenset(("boy", "child", "girl", "guy", "guys", "man", "person", "woman"))
#: 'He's a party man'; 'his wife and three aides'.
_CLAUSE = re.compile(r"(?:he|here|i|it|let|she|that|there|they|we|what|who|you)['’](?:s|re|m|d|ll|ve)\Z", re.IGNORECASE)
_FAMILY = frozenset(("brother", "daughter", "father", "husband", "mother", "sister", "son", "wife"))


def opens_role(word: str) -> bool:
    """Tell whether a role that has a word at its beginning has none before it: 'former', '77-year-old'."""
    lower = word.lower()
    return lower in _OPENERS or _OPENS.match(lower) is not None


def is_apart(tokens: tuple[Token, ...], index: int, floor: int) -> bool:
    """Tell whether a word that says more of roles is no part of the one behind it: it is a verb, or ends a clause."""
    token, following = tokens[index], tokens[index + 1]
    if not token.text.islower():
        return False
    if opens_role(following.text) and not opens_role(token.text) and token.lower != "fellow":
        return open_classes().get(token.lower, "").startswith(pos.NOUN)  # 'to murder dissident writer Holm'
    numbered = token.lower in _ORDINALS and index > 0 and tokens[index - 1].lower == "the"
    if token.lower in _PARTS or numbered:
        office = " ".join(one.text for one in tokens[index + 1 : index + 3])
        return office.startswith(_OF_STATES)
    if token.lower not in _DEEDS or index == 0 or tokens[index - 1].start < floor:
        return False
    before = tokens[index - 1]
    subject = before.text[:1].isupper() or before.lower in closed_words("O") or before.lower.endswith("ly")
    return subject and before.lower not in closed_words("TS")


def is_deed(token: Token, following: Token, *, opens: bool) -> bool:
    """Tell whether a word is no part of a role: 'Meeting President Holm', not 'Housing Secretary'.

    Within a sentence, where capitals are a headline's, it is none before an office that no such word says more of.
    """
    if not (token.text.isalpha() and token.lower.endswith("ing")):
        return False
    office = following.lower.rstrip(".") in _OFFICES
    return office or (opens and open_classes().get(token.lower, "").startswith(pos.ING))


def is_verb(word: str) -> bool:
    """Tell whether a word in small letters is mostly a verb: 'assist', and not 'activist'."""
    return open_classes().get(word, "").startswith(pos.BASE)


def says_nobody(words: list[str]) -> bool:
    """Tell whether a role is but that somebody is a person: 'the man who paid', 'the child'."""
    return len(words) == 1 and words[0].lower() in _ANYBODY


def is_clause(body: list[str]) -> bool:
    """Tell whether words behind a name are a clause of their own: 'she's the first of them'."""
    return _CLAUSE.match(body[0]) is not None


def is_next(body: list[str]) -> bool:
    """Tell whether words behind a name, with no article, are the next name of a list: 'Holm, Baker, Lund'."""
    word = body[0]
    return len(body) == 1 and word[:1].isupper() and bool(word_kinds(word) & Word.SURNAME) and not is_title(word)


def is_list(body: list[str]) -> bool:
    """Tell whether words behind a name are others than that one: 'her husband and six others', 'wife and children'."""
    if body[0].lower() not in _FAMILY or "and" not in body[:-1]:
        return False
    after = body[body.index("and") + 1]
    lower = after.lower()
    counted = lower in closed_words("0") or after[:1].isdigit() or lower == "children" or is_plural_role(after)
    return counted or lower in closed_words("S") or lower in _FAMILY
