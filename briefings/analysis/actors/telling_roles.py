"""Which of somebody's roles tell most: neither 'Leader' beside 'Majority Leader' nor the party beside an office.

What several bear together is nobody's as it is written: 'Sens. Ann Berg and Tom Holt' makes nobody a 'Sens.'.
"""

from collections.abc import Sequence
from dataclasses import replace

from briefings.analysis.names.word_kinds import is_plural_role, is_title
from briefings.model.analysis import Actor, Role
from briefings.model.rules import Rule

#: These make another office of a role; every other word before it says more of the same one.
_LESSER = frozenset(
    ("vice", "vice-", "deputy", "assistant", "associate", "acting", "interim", "first", "candidate",
     "shadow", "honorary")
)  # fmt: skip
#: What tells that somebody holds an office no more.
_OVER = frozenset(("former", "ex", "onetime", "retired", "late", "then"))


def keep_telling_roles(text: str, actor: Actor) -> Actor:
    """Return an actor with those of its roles that no other one says better; the others only lead to it."""
    roles = [role for role in actor.roles if not _is_shared(text, role)]
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


def _is_said_better(role: frozenset[str], others: Sequence[frozenset[str]]) -> bool:
    """Tell whether another role has all the words of one and more that say of which kind it is."""
    return any(role < other and _says_more(other - role) for other in others)


def _says_more(words: frozenset[str]) -> bool:
    """Tell whether words say more of the same office: that it is over, if nothing else ('a former club president')."""
    return words <= _OVER or (_LESSER | _OVER).isdisjoint(words)
