"""Whom 'the president' or 'the ministry' means."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from briefings.analysis.names.word_kinds import is_role
from briefings.model.analysis import Actor, ActorKind
from briefings.model.spans import Span

_DEFINITE = re.compile(r"(?:the|this|that)\s(?:(?P<modifier>[\w-]+)\s)?(?P<head>[\w-]+)", re.IGNORECASE)
#: These change what a role is: 'the president' is no vice president.
_LESSER = frozenset(("vice", "vice-", "deputy", "former", "ex", "assistant", "acting", "then"))
#: What ends the head of a role: 'adviser' in 'adviser to the president'.
_AFTER_HEAD = re.compile(r"\s(?:of|for|to|at|in|on|and|with)\b")
#: 'The president' is looked for among so many mentions before it.
_LOOK_BACK = 200


class Mentioned(NamedTuple):
    """One mention and the number of its actor."""

    span: Span
    actor: int


def with_titles(actors: Sequence[Actor], mentions: Sequence[Mentioned]) -> list[Span]:
    """Return the spans of mentions in text order, each from its title on: 'Secretary of State Ann Lee' is one name."""
    ends = {role.span.end: (role.span.start, index) for index, actor in enumerate(actors) for role in actor.roles}
    spans = []
    for span, actor in mentions:
        start, owner = ends.get(span.start - 1, (span.start, actor))
        spans.append(Span(start if owner == actor else span.start, span.end))
    return sorted(spans)


class Descriptions:
    """Resolves the descriptions of one article, given its actors and their mentions in text order."""

    def __init__(self, view: str, actors: Sequence[Actor], mentions: Sequence[Mentioned]) -> None:
        self._view = view
        self._actors = actors
        self._mentions = mentions
        self._starts = [mentioned.span.start for mentioned in mentions]
        #: Where the first role with a word begins, by the actor's number and the words, as far as asked for.
        self._first_roles: dict[tuple[int, str, str], int] = {}

    def at(self, span: Span) -> int | None:
        """Return the number of the actor whom the words at `span` describe, if one alone can be meant.

        A word before the noun must stand in the actor's role or name: 'the former president' is no president.
        """
        match = _DEFINITE.fullmatch(self._view, span.start, span.end)
        if match is None:
            return None
        head, modifier = match["head"].lower(), (match["modifier"] or "").lower()
        wanted = ActorKind.PERSON if is_role(head) else ActorKind.ORGANISATION
        fitting = set()
        until = bisect_left(self._starts, span.start)
        for mentioned in self._mentions[max(0, until - _LOOK_BACK) : until]:
            if self._actors[mentioned.actor].kind is wanted and self._fits(mentioned.actor, modifier, head, span.start):
                fitting.add(mentioned.actor)
        return fitting.pop() if len(fitting) == 1 else None

    def _fits(self, index: int, modifier: str, head: str, before: int) -> bool:
        actor = self._actors[index]
        if actor.kind is ActorKind.ORGANISATION:
            name = actor.name.lower().split()
            heads = {name[-1], name[name.index("of") - 1] if "of" in name[1:] else name[-1]}
            return head in heads and (not modifier or modifier in name)
        key = (index, modifier, head)
        if key not in self._first_roles:
            self._first_roles[key] = self._first_role(actor, modifier, head)
        return self._first_roles[key] < before

    def _first_role(self, actor: Actor, modifier: str, head: str) -> int:
        """Return where the first role of a person begins that `modifier` and `head` describe, else the text's end."""
        for role in actor.roles:
            words = _AFTER_HEAD.split(self._view[role.span.start : role.span.end].lower(), maxsplit=1)[0].split()
            if head not in words:
                continue
            before = words[: words.index(head)]
            if modifier in before if modifier else _LESSER.isdisjoint(before):
                return role.span.start
        return len(self._view)
