"""Whom 'he', 'she' and 'it' mean: a walk through the text that keeps who is in focus."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from operator import itemgetter

from briefings.analysis.coreference.descriptions import Descriptions, Mentioned, with_titles
from briefings.analysis.coreference.focus import FAINT, Focus
from briefings.analysis.coreference.genders import person_gender
from briefings.analysis.coreference.strangers import Stranger, StrangerKind, find_strangers
from briefings.analysis.names.word_kinds import Gender
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.statements import Reading
from briefings.lexicon import words
from briefings.model.analysis import Actor, ActorKind
from briefings.model.spans import Span

_MALE = frozenset(["he", "him", "his", "himself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_SUBJECT = frozenset(["he", "she", "it"])
_NEUTER = frozenset(["it", "itself"])
_PRONOUNS = _MALE | _FEMALE | _NEUTER
_VERB_AFTER = re.compile(
    r"(?:,\s[^,“”\"]{2,100}(?:,\s(?:a|an|the)\s[^,“”\"]{2,60})?,|\s\([^)]{1,20}\))?\s"
    r"(?:(?:also|then|later|never|often|once|first|now|still|soon|himself|herself|[a-z]+ly)\s)?(?P<verb>[a-z]+(?:n't)?)"
)
#: Verbs of speech that stand before their subject: '…,” said President Moreau'.
_INVERTED = words("verbs_before_subject")
_BEFORE_INVERTED = frozenset((",", "”", '"', "''", "'", "?", "!"))
#: No title has these: another subject follows the verb of speech ('Berg, 28, said he saw').
_NO_TITLES = frozenset(("he", "she", "it", "they", "we", "i", "you", "that", "to", "there"))
#: What follows a name that is no subject of a verb after it: a mark, or a preposition.
_NO_VERB_AFTER = re.compile(r"\s?(?:[.,;:—–(”\"]|$|\n)|\s(?:of|in|at|from|on|to|during|after)\b")
#: Words that name whose words or view follow.
_SOURCES = frozenset((("as", "for"), ("according", "to")))
#: What makes the subject that follows a lesser one: it stands in a clause within another.
_EMBEDDING = words("embedding_words")
_DETERMINERS = words("attributive_openers")
_PREPOSITIONS = words("oblique_prepositions")

_SAYING = words("verbs_of_speaking")

_SUBJECT_WEIGHT = 1.0
_SPEAKER_BONUS = 0.4
_LIKELY_SUBJECT_WEIGHT = 0.65
_EMBEDDED_WEIGHT = 0.6
_OTHER_WEIGHT = 0.45
_ATTRIBUTIVE_WEIGHT = 0.2
_POSSESSIVE_WEIGHT = 0.35
_QUOTED_WEIGHT = 0.08
_PRONOUN_WEIGHT = 0.7
_UNKNOWN_GENDER = 0.75
#: How much more likely the last speaker is the subject of a verb of speech again, so many sentences on at most.
_SPEAKS_ON = 1.4
_SPEAKS_ON_FOR = 3
#: 'It' means the last subject up to so many sentences on.
_NEUTER_FOR = 2
#: Two candidates nearer than this leave a pronoun open.
_CLEAR = 1.03
#: So many actors may be in focus, those named last: a list of hundreds in one sentence has no pronouns.
_MOST_ACTIVE = 200


@cache
def _no_verbs() -> frozenset[str]:
    """Return the function words that are no finite verb."""
    return (words("function_words") | words("sentence_openers")) - words("human_verbs")


def _mark_before_saying(before: list[str]) -> str:
    """Return the mark before the verb of speech that the words `before` end with, titles aside: '…,” said President'.

    Empty where they don't.
    """
    for place in range(len(before) - 1, 0, -1):
        if before[place] in _INVERTED:
            return before[place - 1] if before[place - 1] in _BEFORE_INVERTED else ""
        if not before[place][0].isalnum() or before[place] in _NO_TITLES:
            return ""
    return ""


class PronounReferents:
    """The actor that each pronoun outside quotation marks means, where the text makes it clear."""

    def __init__(
        self, reading: Reading, actors: Sequence[Actor], mentions: Sequence[Mentioned], descriptions: Descriptions
    ) -> None:
        self._text = reading.text
        self._tags = reading.tags
        self._actors = actors
        self._quoted = sorted(stretch.span for stretch in reading.stretches)
        self._quote_starts = [span.start for span in self._quoted]
        self._genders = [
            person_gender(actor, self._text.view) if actor.kind is ActorKind.PERSON else None for actor in actors
        ]
        #: By the number of an actor, and from the last actor's on by that of a stranger.
        self._focus = [Focus() for _ in actors]
        self._strangers: dict[str, int] = {}
        self._referents: dict[int, int] = {}
        self._active: dict[int, None] = {}
        #: The number of the last speaker, -1 after another subject, and the sentence of the words.
        self._speaker, self._spoke = -1, -1
        #: The last subject that 'it' may mean, -1 for a stranger, and its sentence.
        self._neuter, self._neuter_at = -1, -1
        self._descriptions = descriptions
        self._walk(mentions, find_strangers(reading, with_titles(actors, mentions)))

    def at(self, offset: int) -> int | None:
        """Return the number of the actor that the pronoun at `offset` means."""
        return self._referents.get(offset)

    def _in_quote(self, offset: int) -> bool:
        index = bisect_right(self._quote_starts, offset) - 1
        return index >= 0 and offset < self._quoted[index].end

    def _walk(self, mentions: Sequence[Mentioned], strangers: Sequence[Stranger]) -> None:
        """Go through mentions, strangers and pronouns in text order."""
        tokens, lower = self._text.tokens, self._text.lower
        places: list[tuple[int, Mentioned | Stranger | int]] = [(mention.span.start, mention) for mention in mentions]
        places += [(stranger.span.start, stranger) for stranger in strangers]
        places += [(tokens[index].start, index) for index, word in enumerate(lower) if word in _PRONOUNS]
        places.sort(key=itemgetter(0))
        sentences = iter(enumerate(self._text.sentences))
        number, sentence = -1, Span(0, 0)
        for start, place in places:
            while start >= sentence.end:
                number, sentence = next(sentences)
            if isinstance(place, int):
                self._refer(place, number)
            elif isinstance(place, Stranger):
                self._note_stranger(place, number)
            else:
                self._note(place, number, sentence)

    def _note(self, mention: Mentioned, number: int, sentence: Span) -> None:
        """Put a mentioned actor into focus, a subject more than others."""
        view, (start, end) = self._text.view, mention.span
        if self._in_quote(start):
            weight = _QUOTED_WEIGHT
        elif view.startswith("'s", end):
            weight = _POSSESSIVE_WEIGHT
        else:
            weight = self._position_weight(mention, sentence)
            self._note_subject(mention.actor, weight, number)
        self._add_focus(mention.actor, weight, number)

    def _note_stranger(self, stranger: Stranger, number: int) -> None:
        """Put a subject that is no known actor into focus; a description of an actor counts as that actor."""
        weight = _SUBJECT_WEIGHT + (_SPEAKER_BONUS if stranger.speaks else 0)
        index = self._descriptions.at(stranger.span)
        if index is None and stranger.kind is StrangerKind.THING:
            self._neuter, self._neuter_at = -1, number
            return
        if index is None and stranger.definite and self._may_be_named(stranger, number):
            return
        if index is None:
            index = self._strangers.setdefault(stranger.head, len(self._focus))
            if index == len(self._focus):
                self._focus.append(Focus())
                self._genders.append(stranger.gender)
        self._note_subject(index, weight, number)
        self._add_focus(index, weight, number)

    def _may_be_named(self, stranger: Stranger, number: int) -> bool:
        """Tell whether 'the senator' may be somebody in focus."""
        return any(
            self._focus[index].at(number) > FAINT and self._fit(index, stranger.gender) for index in self._active
        )

    def _note_subject(self, index: int, weight: float, number: int) -> None:
        """Remember who speaks, and what 'it' means from here on."""
        if weight > _SUBJECT_WEIGHT:
            self._speaker, self._spoke = index, number
        elif weight >= _LIKELY_SUBJECT_WEIGHT and index != self._speaker:
            self._speaker = -1
        if weight >= _LIKELY_SUBJECT_WEIGHT and not self._is_person(index):
            self._neuter, self._neuter_at = index, number

    def _add_focus(self, index: int, weight: float, number: int) -> None:
        self._focus[index].add(weight, number)
        self._active.pop(index, None)
        self._active[index] = None
        if len(self._active) > _MOST_ACTIVE:
            del self._active[next(iter(self._active))]

    def _is_person(self, index: int) -> bool:
        return index >= len(self._actors) or self._actors[index].kind is ActorKind.PERSON

    def _position_weight(self, mention: Mentioned, sentence: Span) -> float:
        """Return how much a mention outside quotation marks puts its actor into focus."""
        span = mention.span
        floor, index = self._text.token_range(Span(sentence.start, span.start))
        before = self._text.lower[max(floor, index - 6) : index]
        if tuple(before[-2:]) in _SOURCES or self._is_inverted(before, span.end):
            return _SUBJECT_WEIGHT + _SPEAKER_BONUS
        if before and before[-1] in _DETERMINERS and (before[-1] != "the" or self._is_person(mention.actor)):
            return _ATTRIBUTIVE_WEIGHT
        if not _PREPOSITIONS.isdisjoint(before[-2:]):
            return _OTHER_WEIGHT
        embedded = not _EMBEDDING.isdisjoint(before[-4:]) and self._is_embedded(floor, index)
        return self._weight_by_verb(span, sentence, embedded=embedded)

    def _is_inverted(self, before: list[str], end: int) -> bool:
        """Tell whether a verb of speech among the words `before` has the mention that ends at `end` as its subject.

        After a mere comma it may be another's: 'Berg, an analyst, said the minister had failed'.
        """
        mark = _mark_before_saying(before)
        return bool(mark) and (mark != "," or _NO_VERB_AFTER.match(self._text.view, end) is not None)

    def _weight_by_verb(self, span: Span, sentence: Span, *, embedded: bool) -> float:
        """Return the weight of what may be the subject of the verb after it."""
        view = self._text.view
        limit = min(sentence.end, span.end + 200)
        after = _VERB_AFTER.match(view, span.end, limit)
        if after is None and view.startswith(", ", span.end) and view[span.start - 2 : span.start] == ", ":
            # 'The plumber, Jonas, was glad': the name stands in apposition to the subject.
            after = _VERB_AFTER.match(view, span.end + 1, limit)
        if after is None or after["verb"] in _no_verbs():
            return _OTHER_WEIGHT
        verb = after["verb"]
        known = verb in words("human_verbs") or verb in words("state_verbs") or verb.endswith(("ed", "n't"))
        known = known or self._tags[self._text.token_range(Span(after.start("verb"), sentence.end))[0]] == pos.PAST
        if embedded:
            return _EMBEDDED_WEIGHT if known else _OTHER_WEIGHT
        if known:
            return _SUBJECT_WEIGHT + (_SPEAKER_BONUS if verb in _SAYING else 0)
        return _LIKELY_SUBJECT_WEIGHT if verb.endswith("s") else _OTHER_WEIGHT

    def _is_embedded(self, floor: int, index: int) -> bool:
        """Tell whether the subject at token `index` opens a clause within another, names and titles before it aside."""
        place = index - 1
        while place >= max(floor, index - 3) and self._text.words[place][0].isupper():
            place -= 1
        return place >= floor and self._text.lower[place] in _EMBEDDING

    def _speaks(self, place: int) -> bool:
        """Tell whether the pronoun at token `place` is the subject of a verb of speech."""
        lower = self._text.lower
        if lower[place] not in _SUBJECT:
            return False
        inverted = _mark_before_saying(lower[max(0, place - 2) : place])
        return bool(inverted) or not _SAYING.isdisjoint(lower[place + 1 : place + 3])

    def _refer(self, place: int, number: int) -> None:
        """Give one pronoun its referent, if one candidate stands out."""
        pronoun = self._text.tokens[place]
        if self._in_quote(pronoun.start):
            return
        word = pronoun.lower
        if word in _NEUTER:
            if self._neuter >= 0 and number - self._neuter_at <= _NEUTER_FOR:
                self._referents[pronoun.start] = self._neuter
            return
        gender = Gender.MALE if word in _MALE else Gender.FEMALE
        speaks = self._speaks(place)
        index = self._most_in_focus(gender, number, self._speaker if speaks else -1)
        if index is None:
            return
        if index < len(self._actors):
            self._referents[pronoun.start] = index
        if speaks:
            self._speaker, self._spoke = index, number
        if self._genders[index] is None:
            self._genders[index] = gender
        self._focus[index].add(_PRONOUN_WEIGHT if word in _SUBJECT else _PRONOUN_WEIGHT / 2, number)

    def _most_in_focus(self, gender: Gender, number: int, speaker: int) -> int | None:
        """Return the person of a gender who is most in focus, None where two are near each other."""
        on = speaker if number - self._spoke <= _SPEAKS_ON_FOR else -1
        ranked: list[tuple[float, int]] = []
        for index in tuple(self._active):
            focus = self._focus[index].at(number)
            if focus <= FAINT:
                del self._active[index]
                continue
            fit = self._fit(index, gender)
            strength = focus * fit * (_SPEAKS_ON if index == on and fit == 1.0 else 1.0)
            if strength > FAINT:
                ranked.append((strength, index))
        if not ranked:
            return None
        if len(ranked) > 1:
            ranked.sort(key=lambda pair: (-pair[0], pair[1]))
            if ranked[0][0] < _CLEAR * ranked[1][0]:
                return None
        return ranked[0][1]

    def _fit(self, index: int, gender: Gender | None) -> float:
        """Return how well an actor or a stranger fits a pronoun of `gender`, 0 for not at all."""
        if not self._is_person(index):
            return 0.0
        known = self._genders[index]
        if gender is None:
            return 1.0
        if known is None:
            return _UNKNOWN_GENDER if index < len(self._actors) else 1.0
        return 1.0 if known is gender else 0.0
