"""Whom 'he', 'she' and 'it' mean: a walk through the text that keeps who is in focus."""

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from briefings.analysis.lexicon import words
from briefings.analysis.lookbehind import last_word
from briefings.analysis.names import Gender, first_name_gender, is_surname_first, title_gender
from briefings.analysis.text import Text
from briefings.model.analysis import Actor, ActorKind
from briefings.model.spans import Span


class Mentioned(NamedTuple):
    """One mention and the number of its actor."""

    span: Span
    actor: int


_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself|it|itself)\b", re.IGNORECASE)
_MALE = frozenset(["he", "him", "his", "himself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_SUBJECT = frozenset(["he", "she", "it"])
_TITLE_BEFORE = re.compile(r"([\w.'-]+)\s$")
_VERB_AFTER = re.compile(
    r"(?:,\s[^,“”\"]{2,80},|\s\([^)]{1,20}\))?\s"
    r"(?:(?:also|then|later|never|often|once|first|now|still|soon|himself|herself|[a-z]+ly)\s)?(?P<verb>[a-z]+)"
)
_INVERTED = re.compile(
    r"[,”\"'?!]\s?(?:said|says|asked|added|told|wrote|tweeted|replied|explained|argued|noted|insisted)\s(?:[\w.]+\s){0,4}$"
)
#: What makes the subject that follows a lesser one: it stands in a clause within another.
_EMBEDDED = re.compile(
    r"\b(?:said|says|that|believes?|believed|thinks?|thought|whether|if|because|when|while|where|which|argued|argues|noted|"
    r"how|why|as|than|after|before|since|until|though|although|what|hopes?|hoped|claims?|claimed)\s(?:[A-Z][\w.]*\s){0,3}$"
)
_ATTRIBUTIVE = re.compile(r"\b(?:the|a|an|his|her|their|these|those|some|many|most|other|anti|pro)\s$", re.IGNORECASE)
_PREPOSED = re.compile(r"\b(?:of|for|from|to|by|with|in|at|on|about|against|over|than|like|and)\s(?:[\w.]+\s)?$")

_SAYING = frozenset(
    [
        "said",
        "says",
        "told",
        "tells",
        "added",
        "wrote",
        "tweeted",
        "asked",
        "argued",
        "argues",
        "noted",
        "insisted",
        "explained",
        "warned",
        "acknowledged",
        "declared",
    ]
)

#: What one sentence leaves of the focus of the sentence before.
_DECAY = 0.55
#: No actor is more in focus than this, however often named: the latest subject must be able to take over.
_CEILING = 1.6
_SUBJECT_WEIGHT = 1.0
_SPEAKER_BONUS = 0.4
_EMBEDDED_WEIGHT = 0.6
_OTHER_WEIGHT = 0.45
_ATTRIBUTIVE_WEIGHT = 0.2
_POSSESSIVE_WEIGHT = 0.35
_QUOTED_WEIGHT = 0.08
_PRONOUN_WEIGHT = 0.7
_UNKNOWN_GENDER = 0.75
#: Two candidates nearer than this leave a pronoun open.
_CLEAR = 1.03
#: Focus below this is too old for a pronoun.
_FAINT = 0.05
#: What is left after so many sentences; after more it is too faint.
_DECAYS = tuple(_DECAY**passed for passed in range(math.ceil(math.log(_FAINT / _CEILING, _DECAY)) + 1))


@cache
def _no_verbs() -> frozenset[str]:
    """Return the function words that are no finite verb."""
    return (words("function_words") | words("sentence_openers")) - words("human_verbs")


def person_gender(actor: Actor, view: str) -> Gender | None:
    """Return a person's gender as titles, roles and first name tell it, None where they don't or disagree."""
    votes = {Gender.MALE: 0, Gender.FEMALE: 0}
    for mention in actor.mentions:
        start = mention.span.start
        match = _TITLE_BEFORE.search(view, last_word(view, max(0, start - 20), start), start)
        gender = title_gender(match[1]) if match else None
        if gender is not None:
            votes[gender] += 3
    for role in actor.roles:
        head = re.split(r"\s(?:of|for|at|to|and)\s", view[role.span.start : role.span.end])[0].split()
        gender = title_gender(head[-1]) if head else None
        if gender is not None:
            votes[gender] += 3
    name = tuple(actor.name.split())
    if name and not is_surname_first(name):
        gender = first_name_gender(name[0])
        if gender is not None:
            votes[gender] += 2
    if votes[Gender.MALE] == votes[Gender.FEMALE]:
        return None
    return Gender.MALE if votes[Gender.MALE] > votes[Gender.FEMALE] else Gender.FEMALE


def _follows_saying(view: str, floor: int, end: int) -> bool:
    """Tell whether a verb of speech stands before the subject that begins at `end`: '…,” said President '."""
    last = end
    for _ in range(5):
        last = last_word(view, floor, last)
    return _INVERTED.search(view, max(floor, last - 3), end) is not None


@dataclass(slots=True)
class _Focus:
    """How much an actor is in focus, as of `sentence`."""

    weight: float = 0.0
    sentence: int = 0

    def at(self, sentence: int) -> float:
        passed = sentence - self.sentence
        return self.weight * _DECAYS[passed] if passed < len(_DECAYS) else 0.0

    def add(self, weight: float, sentence: int) -> None:
        self.weight = min(_CEILING, self.at(sentence) + weight)
        self.sentence = sentence


class PronounReferents:
    """The actor that each pronoun outside quotation marks means, where the text makes it clear."""

    def __init__(
        self, text: Text, actors: Sequence[Actor], mentions: Sequence[Mentioned], quoted: Sequence[Span]
    ) -> None:
        self._text = text
        self._actors = actors
        self._quoted = sorted(quoted)
        self._quote_starts = [span.start for span in self._quoted]
        self._genders = [
            person_gender(actor, text.view) if actor.kind is ActorKind.PERSON else None for actor in actors
        ]
        self._focus = [_Focus() for _ in actors]
        self._referents: dict[int, int] = {}
        self._active: dict[int, None] = {}
        self._walk(mentions)

    def at(self, offset: int) -> int | None:
        """Return the number of the actor that the pronoun at `offset` means."""
        return self._referents.get(offset)

    def _in_quote(self, offset: int) -> bool:
        index = bisect_right(self._quote_starts, offset) - 1
        return index >= 0 and offset < self._quoted[index].end

    def _walk(self, mentions: Sequence[Mentioned]) -> None:
        position = 0
        for number, sentence in enumerate(self._text.sentences):
            pronouns = _PRONOUN.finditer(self._text.view, sentence.start, sentence.end)
            pending = next(pronouns, None)
            while pending is not None or (position < len(mentions) and mentions[position].span.start < sentence.end):
                mention = (
                    mentions[position]
                    if position < len(mentions) and mentions[position].span.start < sentence.end
                    else None
                )
                if mention is not None and (pending is None or mention.span.start <= pending.start()):
                    self._note(mention, number, sentence)
                    position += 1
                elif pending is not None:
                    self._refer(pending, number)
                    pending = next(pronouns, None)

    def _note(self, mention: Mentioned, number: int, sentence: Span) -> None:
        """Put a mentioned actor into focus, a subject more than others."""
        view, (start, end) = self._text.view, mention.span
        if self._in_quote(start):
            weight = _QUOTED_WEIGHT
        elif view.startswith("'s", end):
            weight = _POSSESSIVE_WEIGHT
        elif _follows_saying(view, max(sentence.start, start - 60), start):
            weight = _SUBJECT_WEIGHT + _SPEAKER_BONUS
        else:
            weight = self._position_weight(mention.span, sentence)
        self._focus[mention.actor].add(weight, number)
        self._active[mention.actor] = None

    def _position_weight(self, span: Span, sentence: Span) -> float:
        """Return how much a mention outside quotation marks puts its actor into focus."""
        view, before = self._text.view, max(sentence.start, span.start - 40)
        last = last_word(view, before, span.start)
        if _ATTRIBUTIVE.search(view, last, span.start):
            return _ATTRIBUTIVE_WEIGHT
        if _PREPOSED.search(view, last_word(view, before, last), span.start):
            return _OTHER_WEIGHT
        after = _VERB_AFTER.match(view, span.end, min(sentence.end, span.end + 110))
        if after is None or after["verb"] in _no_verbs():
            return _OTHER_WEIGHT
        verb = after["verb"]
        known = verb in words("human_verbs") or verb in words("state_verbs") or verb.endswith("ed")
        for _ in range(3):
            last = last_word(view, before, last)
        if _EMBEDDED.search(view, last, span.start):
            return _EMBEDDED_WEIGHT if known else _OTHER_WEIGHT
        if known:
            return _SUBJECT_WEIGHT + (_SPEAKER_BONUS if verb in _SAYING else 0)
        return _EMBEDDED_WEIGHT if verb.endswith("s") else _OTHER_WEIGHT

    def _refer(self, pronoun: re.Match[str], number: int) -> None:
        """Give one pronoun its referent, if one candidate stands out."""
        if self._in_quote(pronoun.start()):
            return
        word = pronoun[0].lower()
        gender = Gender.MALE if word in _MALE else Gender.FEMALE if word in _FEMALE else None
        ranked: list[tuple[float, int]] = []
        for index in tuple(self._active):
            focus = self._focus[index].at(number)
            if focus <= _FAINT:
                del self._active[index]
                continue
            strength = focus * self._fit(index, gender)
            if strength > _FAINT:
                ranked.append((strength, index))
        if not ranked:
            return
        if len(ranked) > 1:
            ranked.sort(key=lambda pair: (-pair[0], pair[1]))
        strongest, index = ranked[0]
        if len(ranked) > 1 and strongest < _CLEAR * ranked[1][0]:
            return
        self._referents[pronoun.start()] = index
        if gender is not None and self._genders[index] is None:
            self._genders[index] = gender
        self._focus[index].add(_PRONOUN_WEIGHT if word in _SUBJECT else _PRONOUN_WEIGHT / 2, number)

    def _fit(self, index: int, gender: Gender | None) -> float:
        """Return how well an actor fits a pronoun of `gender` (None: 'it'), 0 for not at all."""
        if self._actors[index].kind is not ActorKind.PERSON:
            return 0.0 if gender is not None else 1.0
        if gender is None:
            return 0.0
        known = self._genders[index]
        if known is None:
            return _UNKNOWN_GENDER
        return 1.0 if known is gender else 0.0
