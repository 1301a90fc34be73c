"""Whom 'the president' or 'the ministry' means."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from briefings.analysis.names.word_kinds import is_role
from briefings.lexicon import words
from briefings.model.analysis import Actor, ActorKind
from briefings.model.spans import Span

_DEFINITE = re.compile(r"(?:the|this|that)\s(?:(?P<modifier>[\w-]+)\s)?(?P<head>[\w-]+)", re.IGNORECASE)
_OF_AGE = re.compile(r"the\s(?P<age>\d{1,3})-year-old(?:\s[a-z][\w-]+)?", re.IGNORECASE)
#: How old somebody is, before a name or its title, behind a name, and anywhere but behind 'the'.
_AGE_BEFORE = re.compile(r"(?<!\d)(?P<age>\d{1,3})-year-old ")
_AGE_BEHIND = re.compile(r",\s(?:aged\s)?(?P<age>\d{1,3})(?!\w|[-.,]\d|\s(?!who\b|and\b|of\b|from\b|was\b|is\b))")
_AGE = re.compile(r"(?<!\bthe\s)(?<!\d)(?P<age>\d{1,3})-year-old", re.IGNORECASE)
#: Letters of '34-year-old ' before a name or its title.
_LONGEST_AGE = 13
#: Whoever else is of an age is told from neither of these.
_MOST_OF_AGE = 2
#: These change what a role is: 'the president' is no vice president.
_LESSER = frozenset(("vice", "vice-", "deputy", "former", "ex", "assistant", "acting", "then"))
#: What ends the head of a role: 'adviser' in 'adviser to the president'.
_AFTER_HEAD = re.compile(r"\s(?:of|for|to|at|in|on|and|with)\b")
#: 'The president' is looked for among so many mentions before it.
_LOOK_BACK = 200
#: What makes one of an office another than who was named: 'the other mayor'.
_OTHER = frozenset(("other", "rival", "second", "next", "neighbouring", "neighboring"))
#: Of these few are told of in one text, whoever else is named.
_OFFICES = frozenset(
    ("president", "governor", "secretary", "speaker", "senator", "congressman", "congresswoman", "representative",
     "nominee", "incumbent")
)  # fmt: skip
#: So many people named last may be called by what they are.
_MOST_LATEST = 3
#: So many characters back another may have been described.
_NEAR = 250


@cache
def _another(head: str) -> re.Pattern[str]:
    """Match who is told by an office, and whose it is: 'the Danish minister', 'another mayor', 'the mayor of Lund'."""
    return re.compile(
        r"(?<!\bas\s)(?<!\bis\s)(?<!\bwas\s)(?<!\bbe\s)(?<!\bbecome\s)(?<!\bbecame\s)"
        r"\b(?P<article>the|an?|another|his|her|its|their|[\w-]+'s)\s(?P<words>(?:[\w-]+\s){0,3}?)"
        rf"(?P<head>{re.escape(head)}|counterpart)\b(?P<of>\sof\b)?",
        re.IGNORECASE,
    )


def _part_former(told: Sequence[str]) -> list[str]:
    """Return the words of a role in lower case, 'ex-minister' as 'former minister'."""
    parted: list[str] = []
    for word in map(str.lower, told):
        parted += ("former", word[3:]) if word.startswith("ex-") and len(word) > 3 else (word,)
    return parted


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
        self._roles = sorted(role.span for actor in actors for role in actor.roles)
        self._role_starts = [role.start for role in self._roles]
        #: Where roles begin, by where they end and by whose they are.
        self._role_ends = {(role.span.end, i): role.span.start for i, a in enumerate(actors) for role in a.roles}
        #: Who is of which age, once that is asked for.
        self._ages: dict[str, dict[int | None, int]] | None = None
        #: Where the first role with a word begins, by the actor's number and the words, as far as asked for.
        self._first_roles: dict[tuple[int, str, str], int] = {}

    def at(self, span: Span) -> int | None:
        """Return the number of the actor whom the words at `span` describe, if one alone can be meant.

        A word before the noun must stand in the actor's role or name: 'the former president' is no president.
        """
        match = _DEFINITE.fullmatch(self._view, span.start, span.end)
        if match is None or match["head"][0].isdigit() or (match["modifier"] or "x")[0].isdigit():
            aged = _OF_AGE.fullmatch(self._view, span.start, span.end)
            return None if aged is None else self._of_age(aged["age"], span.start)
        *before, head = _part_former([word for word in (match["modifier"], match["head"]) if word])
        modifier = before[-1] if before else ""
        if self._is_borne_by_another(span.start, modifier, head):
            return None
        wanted = ActorKind.PERSON if is_role(head) else ActorKind.ORGANISATION
        fitting = set()
        until = bisect_left(self._starts, span.start)
        for mentioned in self._mentions[max(0, until - _LOOK_BACK) : until]:
            if self._actors[mentioned.actor].kind is wanted and self._fits(mentioned.actor, modifier, head, span.start):
                fitting.add(mentioned.actor)
        if len(fitting) != 1:
            return None
        found = fitting.pop()
        # Many are billionaires or candidates: one who was named long before isn't meant where others were named since.
        return None if head in words("renaming_nouns") - _OFFICES and found not in self._list_latest(until) else found

    def _of_age(self, age: str, before: int) -> int | None:
        """Return the one person told to be of an age before an offset: 'Ann Lee, 34,', '34-year-old Ann Lee'.

        None where anybody else may be of that age: 'a 34-year-old man was shot'.
        """
        if self._ages is None:
            self._ages = self._find_ages()
        told = [actor for actor, offset in self._ages.get(age, {}).items() if offset < before]
        return told[0] if len(told) == 1 else None

    def _find_ages(self) -> dict[str, dict[int | None, int]]:
        """Return by age where each one is first told to be of it, by the actor's number; None for all without a name.

        Of each age are the first two at most: whoever else is of it is told from neither.
        """
        told: list[tuple[int, int | None, str]] = []
        named: set[int] = set()  # where ages stand that are a named person's
        for mentioned in self._mentions:
            start, end = mentioned.span
            title = self.title_start(mentioned)
            before = _AGE_BEFORE.search(self._view, max(0, title - _LONGEST_AGE), start)
            match = before or _AGE_BEHIND.match(self._view, end)
            named |= set() if match is None else {match.start()}
            if match is not None and self._actors[mentioned.actor].kind is ActorKind.PERSON:
                told.append((start, mentioned.actor, match["age"]))
        others = chain(_AGE.finditer(self._view), _AGE_BEHIND.finditer(self._view))
        told += [(one.start(), None, one["age"]) for one in others if one.start() not in named]
        ages: dict[str, dict[int | None, int]] = defaultdict(dict)
        for offset, actor, age in sorted(told, key=itemgetter(0)):
            if len(ages[age]) < _MOST_OF_AGE:
                ages[age].setdefault(actor, offset)
        return ages

    def _list_latest(self, until: int) -> set[int]:
        """Return the numbers of the last people named before a mention, by its number."""
        latest: set[int] = set()
        for mentioned in reversed(self._mentions[max(0, until - _LOOK_BACK) : until]):
            if self._actors[mentioned.actor].kind is ActorKind.PERSON:
                latest.add(mentioned.actor)
            if len(latest) == _MOST_LATEST:
                break
        return latest

    def title_start(self, mentioned: Mentioned) -> int:
        """Return where a mention begins with the title or role before it: 'Mayor Berg', 'the mayor, Ann Berg'."""
        start, own = mentioned.span.start, mentioned.actor
        apposed = self._role_ends.get((start - 2, own), start) if self._view.startswith(", ", start - 2) else start
        return self._role_ends.get((start - 1, own), apposed)

    def _is_borne_by_another(self, offset: int, modifier: str, head: str) -> bool:
        """Tell whether somebody without a name has just been described so: 'met the Danish prime minister'."""
        if not is_role(head):
            return False
        for match in _another(head).finditer(self._view, max(0, offset - _NEAR), offset):
            told = match["words"].split()
            lower = {word.lower() for word in told}
            if not _LESSER.isdisjoint(lower) or (match["head"].lower() == head and modifier and modifier not in lower):
                continue
            start, end = match.start("words"), match.end("head")
            at = max(0, bisect_left(self._role_starts, start) - 2)
            near = self._roles[at : at + 4]
            of_other = any(word[0].isupper() for word in told) or not lower.isdisjoint(_OTHER) or match["of"]
            if (of_other or match["article"].lower() != "the") and not any(
                r.start < end and start < r.end for r in near
            ):
                return True
        return False

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
            told = _part_former(_AFTER_HEAD.split(role.span.of(self._view), maxsplit=1)[0].split())
            if head not in told:
                continue
            before = told[: told.index(head)]
            if modifier in before if modifier else _LESSER.isdisjoint(before):
                return role.span.start
        return len(self._view)
