"""Whom 'he said' can't mean: whom his words name ('“Berg is ill,” he said') or he acts on ('Having met Berg, he …')."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from briefings.analysis.coreference.descriptions import Descriptions, Mentioned
from briefings.analysis.names.word_kinds import is_role
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.model.analysis import Actor, ActorKind
from briefings.model.spans import Span

#: What stands between a quotation and the pronoun behind it: '“…,” he said', '“…,” said he'.
_BEHIND = re.compile(r"[\s,]*(?:[a-z]+\s)?")
#: What stands between a pronoun and the quotation that it introduces: 'he said: “…”', 'she told the court, “…”'.
_BEFORE = re.compile(r"\s[^\n.?!;“”\"]{2,60}[,:\s]\s?")
#: A reported clause's own name before its cue: 'Berg, he said, was ill'.
_INSERTED = re.compile(r"\s(?:[a-z]+\s)?[a-z]+,")
#: Behind these a name is the speaker's own, or that by which others call them: 'I am Ann Berg'.
_OWN = frozenset(
    ("am", "i'm", "'m", "i", "me", "myself", "is", "'s", "was", "be", "being", "become", "as", "named", "called", "no",
     "not")
)  # fmt: skip
#: Before these a participle has the subject of the clause behind it: 'after firing Berg, he …'.
_BEFORE_PARTICIPLE = frozenset(
    ("after", "before", "besides", "by", "despite", "in", "on", "since", "through", "upon", "when", "while", "without")
)
#: Forms in -ing that stand for prepositions: 'Following Berg's fall, he …' may be Berg.
_PREPOSITIONS_IN_ING = frozenset(
    ("according", "concerning", "considering", "during", "following", "including", "owing", "regarding")
)
#: So many tokens of such a phrase are looked through.
_LONGEST_PHRASE = 30
#: What opens words within the words: there others may call the speaker by name.
_INNER = re.compile(r"‘|(?<![\w])'(?=\w)")


class NamedInWords:
    """The people named in quotations, as whoever speaks them names others."""

    def __init__(
        self,
        reading: Reading,
        actors: Sequence[Actor],
        mentions: Sequence[Mentioned],
        quoted: Sequence[Span],
        descriptions: Descriptions,
    ) -> None:
        self._reading = reading
        self._view = reading.text.view
        self._actors = actors
        self._mentions = mentions
        self._starts = [mentioned.span.start for mentioned in mentions]
        self._quoted = quoted
        self._quote_starts = [span.start for span in quoted]
        self._descriptions = descriptions

    def by(self, pronoun: Span) -> frozenset[int]:
        """Return the numbers of those whom the words of the pronoun at `pronoun` name, so that it means another."""
        named = {index for span in self._words(pronoun) for index in self._named(span)}
        return frozenset(named | set(self._before_inserted(pronoun)))

    def acted_on(self, place: int) -> frozenset[int]:
        """Return the numbers of those named in a participle's phrase before the pronoun at token `place`, its subject.

        'After firing Berg, he tweeted …': who fires is who tweets, and not Berg.
        """
        reading = self._reading
        start = self._find_participle(place)
        if start is None:
            return frozenset()
        span = reading.span(start, place)
        named = self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return frozenset(one.actor for one in named if not self._view.startswith("'s", one.span.end))

    def _find_participle(self, place: int) -> int | None:
        """Return the participle whose phrase opens the sentence and ends with the comma before token `place`."""
        reading = self._reading
        tags, lower = reading.tags, reading.lower
        sentence = reading.text.sentence_at(reading.tokens[place].start)
        if sentence is None or place < 2 or tags[place - 1] != pos.COMMA:
            return None
        first = reading.text.token_range(sentence)[0]
        if place - first > _LONGEST_PHRASE:
            return None
        found = None
        for index in range(first, place - 1):
            if reading.quoted[index] != OUTSIDE or tags[index] in pos.PAUSES_STOP_OR_DASH - {pos.COMMA}:
                return None
            opens = index == first or tags[index - 1] == pos.COMMA or lower[index - 1] in _BEFORE_PARTICIPLE
            participle = tags[index] in pos.PARTICIPLES or lower[index] in ("being", "having")
            if participle and opens and lower[index] not in _PREPOSITIONS_IN_ING:
                found = index
                break
            if tags[index] in pos.VERBS or tags[index] == pos.AUXILIARY:
                return None  # a clause has a subject of its own
        return None if found is None or self._has_clause(found + 1, place) else found

    def _has_clause(self, start: int, end: int) -> bool:
        """Tell whether a clause without 'that' stands there: 'After hearing Berg had left, he …' may be Berg."""
        tags, lower = self._reading.tags, self._reading.lower
        for index in range(start, end):
            if tags[index] == pos.WH_WORD or lower[index] == "that":
                return False
            if tags[index] in pos.FINITE:
                return True
        return False

    def _words(self, pronoun: Span) -> Iterator[Span]:
        """Yield the quotations right before and right behind the pronoun."""
        at = bisect_right(self._quote_starts, pronoun.start)
        if at and _BEHIND.fullmatch(self._view, self._quoted[at - 1].end, pronoun.start):
            yield self._quoted[at - 1]
        if at < len(self._quoted) and _BEFORE.fullmatch(self._view, pronoun.end, self._quoted[at].start):
            yield self._quoted[at]

    def _named(self, words: Span) -> Iterator[int]:
        inner = _INNER.search(self._view, words.start + 1, words.end - 1)
        until = inner.start() if inner else words.end
        for mentioned in self._mentions[bisect_left(self._starts, words.start) : bisect_left(self._starts, until)]:
            if self._actors[mentioned.actor].kind is ActorKind.PERSON and self._is_another(mentioned.span):
                yield mentioned.actor
        first, last = self._reading.text.token_range(Span(words.start, until))
        for index in range(first, last - 1):
            if self._reading.lower[index] != "the":
                continue
            for head in range(index + 1, min(index + 3, last)):
                role = self._reading.span(index, head + 1)
                if is_role(self._reading.lower[head]) and self._is_another(role):
                    described = self._descriptions.at(role)
                    if described is not None:
                        yield described

    def _is_another(self, name: Span) -> bool:
        """Tell whether a name within words tells of somebody: not 'I am Ann Berg', 'the Berg plan'."""
        reading = self._reading
        first, last = reading.text.token_range(name)
        before = [word for word in reading.lower[max(0, first - 2) : first] if word != ","]
        after = reading.tags[last : last + 1]
        return _OWN.isdisjoint(before) and after not in (pos.NOUN, pos.ADJECTIVE)

    def _before_inserted(self, pronoun: Span) -> Iterator[int]:
        """Yield the person whom a cue set between commas parts from the verb: 'Berg, he said, was ill'."""
        at = bisect_left(self._starts, pronoun.start) - 1
        end = self._mentions[at].span.end if at >= 0 else 0
        inserted = self._view[end : pronoun.start] == ", " and _INSERTED.match(self._view, pronoun.end)
        if at >= 0 and inserted:
            yield self._mentions[at].actor


__all__ = ["NamedInWords"]
