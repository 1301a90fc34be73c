"""Which of somebody's roles tell most: neither 'Leader' beside 'Majority Leader' nor the party beside an office.

What several bear together is nobody's as it is written: 'Sens. Ann Berg and Tom Holt' makes nobody a 'Sens.'.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from briefings.analysis.names.word_kinds import is_plural_role, is_role, is_title
from briefings.lexicon import closed_words, words
from briefings.model.analysis import Actor, Role
from briefings.model.rules import Rule

#: These make another office of a role; every other word before it says more of the same one.
_LESSER = frozenset(
    ("vice", "vice-", "deputy", "assistant", "associate", "acting", "interim", "first", "candidate",
     "shadow", "honorary")
)  # fmt: skip
#: What tells that somebody holds an office no more.
_OVER = frozenset(("former", "ex", "onetime", "retired", "late", "then"))


def keep_telling_roles(text: str, actor: Actor, people: Sequence[int]) -> Actor:
    """Return an actor with those of its roles that no other one says better; the others only lead to it.

    `people` is where names of persons begin, in order.
    """
    roles = [role for role in actor.roles if not (_is_shared(text, role) or _is_of_next(text, role, people))]
    written = [frozenset(role.span.of(text).lower().split()) for role in roles]
    kept = [role for role, of in zip(roles, written, strict=True) if not _is_said_better(of, written)]
    offices = [role for role in kept if role.rule is not Rule.PARTY_AFTER_NAME]
    chosen = tuple(offices or kept)
    return actor if len(chosen) == len(actor.roles) else replace(actor, roles=chosen)


def _is_shared(text: str, role: Role) -> bool:
    """Tell whether a title is one in the plural: 'Sens.', 'former Presidents', and not 'Speaker of Representatives'."""
    *before, word = role.span.of(text).split()
    return (
        role.rule is Rule.ROLE_BEFORE_NAME
        and "of" not in before
        and (is_plural_role(word) or (word.endswith("s.") and is_title(f"{word[:-2]}.")))
    )


def _is_of_next(text: str, role: Role, people: Sequence[int]) -> bool:
    """Tell whether what stands behind a name is the next one's role in a list: 'Ann Berg, chief of staff Tom Holt, …'.

    'Aide to mayor Tom Holt', 'wife of Tom Holt': a role or a preposition right before the other name makes it a part.
    """
    if role.rule is not Rule.APPOSITION_AFTER_NAME:
        return False
    within = people[bisect_right(people, role.span.start) : bisect_left(people, role.span.end)]
    before = (text[role.span.start : start].split()[-1:] for start in within)
    return any(
        word and word[0].isalpha() and word[0].islower() and not is_role(word[0]) and not _joins(word[0])
        for word in before
    )


def _joins(word: str) -> bool:
    return word in closed_words() or word in words("function_words")


def _is_said_better(role: frozenset[str], others: Sequence[frozenset[str]]) -> bool:
    """Tell whether another role has all the words of one and more that say of which kind it is."""
    return any(role < other and _says_more(other - role) for other in others)


def _says_more(words: frozenset[str]) -> bool:
    """Tell whether words say more of the same office: that it is over, if nothing else ('a former club president')."""
    return words <= _OVER or (_LESSER | _OVER).isdisjoint(words)
