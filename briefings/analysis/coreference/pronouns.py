"""Whom 'he', 'she' and 'it' mean: a walk through the text that keeps who is in focus."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter

from briefings.analysis.coreference.asked_to_act import AskedToAct
from briefings.analysis.coreference.descriptions import Descriptions, Mentioned, with_titles
from briefings.analysis.coreference.focus import FAINT, Focus
from briefings.analysis.coreference.genders import person_gender
from briefings.analysis.coreference.named_in_words import NamedInWords
from briefings.analysis.coreference.opening_clauses import OpeningClause
from briefings.analysis.coreference.person_nouns import is_of_people
from briefings.analysis.coreference.prominence import (
    LIKELY_SUBJECT_WEIGHT,
    SPEAKER_BONUS,
    SUBJECT_WEIGHT,
    is_agent,
    mark_before_saying,
    weigh_position,
)
from briefings.analysis.coreference.strangers import Stranger, StrangerKind, find_strangers
from briefings.analysis.names.word_kinds import Gender, first_name_gender
from briefings.analysis.reading.phrases import skip_back_over_nominals
from briefings.analysis.reading.statements import Reading
from briefings.lexicon import words
from briefings.model.analysis import Actor, ActorKind
from briefings.model.spans import Span

_MALE = frozenset(["he", "him", "his", "himself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_SUBJECT = frozenset(["he", "she", "it"])
_NEUTER = frozenset(["it", "itself"])
_PRONOUNS = _MALE | _FEMALE | _NEUTER

_SAYING = words("verbs_of_speaking")
_REPORTING = _SAYING | words("verbs_of_reporting")
#: By these a text calls again whom it has named by another office or role.
_RENAMING = words("renaming_nouns")

_POSSESSIVE_WEIGHT = 0.35
_QUOTED_WEIGHT = 0.08
_PRONOUN_WEIGHT = 0.7
_UNKNOWN_GENDER = 0.75
#: How much more likely the last speaker is the subject of a verb of speech again, so many sentences on at most.
_SPEAKS_ON = 1.4
_SPEAKS_ON_FOR = 3
#: Who spoke last answers what is asked within so many sentences, quoted ones too.
_ANSWERS_FOR = 12
_ASKED = frozenset(("asked", "challenged", "pressed", "questioned", "quizzed"))
#: 'It' means the last subject up to so many sentences on.
_NEUTER_FOR = 2
#: Verbs besides those of speech whose subject may be a paper as well as who has got it.
_OF_PAPERS = frozenset(
    ("alleges", "alleged", "claims", "claimed", "concludes", "concluded", "describes", "described", "details",
     "detailed", "lists", "listed", "outlines", "outlined", "reads", "shows", "showed", "states", "stated")
)  # fmt: skip
#: Between a verb and the paper that is got by it stand so many words at most.
_BEFORE_PAPER = 6
#: Characters of ', the ' before who reports, and what stands behind: a verb, perhaps a day.
_BEFORE_REPORTING = 6
_ENDS_WITH_VERB = re.compile(r"\s(?P<verb>[a-z]+)(?:\s(?:on\s)?[A-Z][a-z]+day)?\s?\.?\s*$")
#: Two candidates nearer than this leave a pronoun open.
_CLEAR = 1.03
#: Somebody who is less in focus than this share of another isn't who a description means.
_FAR_LESS = 0.3
#: So many actors may be in focus, those named last: a list of hundreds in one sentence has no pronouns.
_MOST_ACTIVE = 200


class PronounReferents:
    """The actor that each pronoun outside quotation marks means, where the text makes it clear."""

    def __init__(
        self, reading: Reading, actors: Sequence[Actor], mentions: Sequence[Mentioned], descriptions: Descriptions
    ) -> None:
        self._text = reading.text
        self._reading = reading
        self._actors = actors
        self._quoted = sorted(stretch.span for stretch in reading.stretches)
        self._quote_starts = [span.start for span in self._quoted]
        self._genders = [
            person_gender(actor, self._text.view) if actor.kind is ActorKind.PERSON else None for actor in actors
        ]
        #: By the number of an actor, and from the last actor's on by that of a stranger.
        self._focus = [Focus() for _ in actors]
        #: The sentence in which each was last a subject, by the same numbers.
        self._acted: defaultdict[int, int] = defaultdict(lambda: -1)
        self._strangers: dict[str, int] = {}
        #: Those who may be meant by a stranger's description, by the stranger's number.
        self._candidates: dict[int, list[int]] = {}
        self._referents: dict[int, int] = {}
        self._active: dict[int, None] = {}
        #: The number of the last speaker, -1 after another subject, and the sentence of the words.
        self._speaker, self._spoke = -1, -1
        #: The last speaker where words for them name them.
        self._teller = -1
        self._opening = OpeningClause(self._text)
        self._asked = AskedToAct(reading)
        #: The last subject that 'it' may mean, -1 for a stranger, and its sentence.
        self._neuter, self._neuter_at = -1, -1
        self._papers = [reading.tokens[index].start for index in _list_obtained(reading)]
        self._descriptions = descriptions
        self._named = NamedInWords(reading, actors, mentions, self._quoted, descriptions)
        #: The words of an actor's roles, by its number, as far as asked for.
        self._role_words: dict[int, frozenset[str]] = {}
        self._walk(mentions, find_strangers(reading, with_titles(actors, mentions)))

    def at(self, offset: int) -> int | None:
        """Return the number of the actor that the pronoun at `offset` means."""
        return self._referents.get(offset)

    def may_be(self, index: int, gender: Gender) -> bool:
        """Tell whether nothing says that the actor of a number is of another gender."""
        return self._genders[index] in (None, gender)

    def _in_quote(self, offset: int) -> bool:
        index = bisect_right(self._quote_starts, offset) - 1
        return index >= 0 and offset < self._quoted[index].end

    def _walk(self, mentions: Sequence[Mentioned], strangers: Sequence[Stranger]) -> None:
        """Go through mentions, strangers and pronouns in text order."""
        tokens, lower = self._text.tokens, self._text.lower
        # Pronouns first: who 'her' is in 'her landlord' isn't the landlord, though both begin at one place.
        places: list[tuple[int, Mentioned | Stranger | int]] = [
            (tokens[index].start, index) for index, word in enumerate(lower) if word in _PRONOUNS
        ]
        places += [(mention.span.start, mention) for mention in mentions]
        places += [(stranger.span.start, stranger) for stranger in strangers]
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
        elif view.startswith("-", end) and view[end + 1 : end + 2].islower():
            weight = 0.0  # 'Berg-era rules', 'a Berg-led board'
        elif view.startswith("'s", end):
            # Because in 'Berg's firm was sold' the subject is the firm: it keeps in focus who is, and brings in nobody.
            weight = _POSSESSIVE_WEIGHT if self._focus[mention.actor].at(number) > FAINT else 0.0
        else:
            title = max(sentence.start, self._descriptions.title_start(mention))
            person = self._is_person(mention.actor)
            weight = weigh_position(self._reading, mention.span, sentence, title=title, is_person=person)
            reports = not person and weight >= LIKELY_SUBJECT_WEIGHT and self._reports_behind(mention.span, sentence)
            self._note_subject(mention.actor, weight, number)
            if reports:
                # '…, the Hull Sun reported. It …' means what the report is about.
                self._neuter = -1
            if is_agent(self._reading, title, sentence):
                self._acted[mention.actor] = number
            if person:
                self._opening.note(mention.actor, start, number)
                self._asked.note(mention.actor, Span(title, end), number)
        self._add_focus(mention.actor, weight, number)

    def _reports_behind(self, name: Span, sentence: Span) -> bool:
        """Tell whether a name and a verb of speech end the sentence behind a comma: '…, the Hull Sun reported.'."""
        before = self._text.view[max(sentence.start, name.start - _BEFORE_REPORTING) : name.start]
        ends = _ENDS_WITH_VERB.match(self._text.view, name.end, sentence.end)
        return before.removesuffix("the ").endswith(", ") and ends is not None and ends["verb"] in _REPORTING

    def _note_stranger(self, stranger: Stranger, number: int) -> None:
        """Put a subject that is no known actor into focus; a description of an actor counts as that actor."""
        weight = SUBJECT_WEIGHT + (SPEAKER_BONUS if stranger.speaks else 0)
        index = self._descriptions.at(stranger.span)
        if index is None and stranger.kind is StrangerKind.THING:
            self._neuter, self._neuter_at = -1, number
            return
        known = stranger.head in self._strangers
        named: list[int] = []
        if index is None and stranger.definite and not known:
            named = self._list_named(stranger, number)
            if named and self._leads(named, number):
                return
            if named:
                index = self._find_told(named, stranger.head)
        if index is None:
            index = self._strangers.setdefault(stranger.head, len(self._focus))
            if index == len(self._focus):
                self._candidates[index] = named
                self._focus.append(Focus())
                self._genders.append(stranger.gender)
        self._note_subject(index, weight, number)
        self._add_focus(index, weight, number)

    def _list_named(self, stranger: Stranger, number: int) -> list[int]:
        """Return the numbers of those in focus who may be meant by 'the senator'."""
        return [
            index
            for index in self._active
            if self._focus[index].at(number) > FAINT
            and self._fit(index, stranger.gender)
            and self._may_be_called(index, stranger.head)
        ]

    def _leads(self, named: Sequence[int], number: int) -> bool:
        """Tell whether one of those who may be meant is far more in focus than the others."""
        first, *rest = sorted(named, key=lambda index: -self._focus[index].at(number))
        return not any(
            self._acted[index] >= self._acted[first]
            or self._focus[index].at(number) >= _FAR_LESS * self._focus[first].at(number)
            for index in rest
        )

    def _find_told(self, named: Sequence[int], head: str) -> int | None:
        """Return the one of those who may be meant of whom the text has told that they are it; None for no one."""
        told = [index for index in named if index < len(self._actors) and head in self._list_role_words(index)]
        return told[0] if len(told) == 1 else None

    def _may_be_called(self, index: int, head: str) -> bool:
        """Tell whether 'the nurse' may be somebody of whom the text has told what they are: no headteacher is."""
        if index >= len(self._actors) or head in _RENAMING or is_of_people(head):
            return True
        return head in self._list_role_words(index)

    def _list_role_words(self, index: int) -> frozenset[str]:
        if index not in self._role_words:
            view = self._text.view
            roles = (role.span.of(view).lower().split() for role in self._actors[index].roles)
            self._role_words[index] = frozenset(word for one in roles for word in one)
        return self._role_words[index]

    def _note_subject(self, index: int, weight: float, number: int) -> None:
        """Remember who acts and speaks, and what 'it' means from here on."""
        if weight >= SUBJECT_WEIGHT:
            self._acted[index] = number
        if weight > SUBJECT_WEIGHT:
            self._speaker, self._spoke = index, number
            self._teller = index
        elif weight >= LIKELY_SUBJECT_WEIGHT and index != self._speaker:
            self._speaker = -1
        if weight >= LIKELY_SUBJECT_WEIGHT and not self._is_person(index):
            self._neuter, self._neuter_at = index, number

    def _add_focus(self, index: int, weight: float, number: int) -> None:
        self._focus[index].add(weight, number)
        self._active.pop(index, None)
        self._active[index] = None
        if len(self._active) > _MOST_ACTIVE:
            del self._active[next(iter(self._active))]

    def _is_person(self, index: int) -> bool:
        return index >= len(self._actors) or self._actors[index].kind is ActorKind.PERSON

    def _speaks(self, place: int) -> bool:
        """Tell whether the pronoun at token `place` is the subject of a verb of speech."""
        lower = self._text.lower
        if lower[place] not in _SUBJECT:
            return False
        inverted = mark_before_saying(lower[max(0, place - 2) : place])
        return bool(inverted) or not _SAYING.isdisjoint(lower[place + 1 : place + 3])

    def _list_others(self, place: int) -> frozenset[int]:
        """Return whom a pronoun that speaks can't mean: whom its words name, and who tells of it ('allegedly said')."""
        others = self._named.by(self._text.tokens[place].span)
        alleged = "allegedly" in self._text.lower[place + 1 : place + 4]
        return others | {self._teller} if alleged else others

    def _read_clause_before(self, place: int, number: int) -> tuple[int | None, frozenset[int]]:
        """Return whom a subject pronoun means by the clause before it, None where that is open, and whom it doesn't."""
        others = self._named.acted_on(place) | self._opening.not_meant_by(place, number)
        index = self._asked.meant_by(place, number)
        if index is None:
            index = self._opening.meant_by(place, number)
        if index is None and number - self._spoke <= _ANSWERS_FOR and self._answers(place, number):
            index = self._speaker if self._speaker >= 0 else None
        if index is None and (likely := self._opening.list_likely(place, number)):
            others |= frozenset(self._active) - likely
        return index, others

    def _answers(self, place: int, number: int) -> bool:
        """Tell whether a question stands right before a pronoun: 'Asked whether Dahl would go, he said'."""
        first = self._text.token_range(self._text.sentences[number])[0]
        return self._text.lower[first] in _ASKED and self._text.words[place - 1] == ","

    def _refer(self, place: int, number: int) -> None:
        """Give one pronoun its referent, if one candidate stands out."""
        pronoun = self._text.tokens[place]
        if self._in_quote(pronoun.start):
            return
        word = pronoun.lower
        if word in _NEUTER:
            near = self._neuter >= 0 and number - self._neuter_at <= _NEUTER_FOR
            if near and not self._may_be_paper(place):
                self._referents[pronoun.start] = self._neuter
            return
        gender = Gender.MALE if word in _MALE else Gender.FEMALE
        speaks = self._speaks(place)
        others = self._list_others(place) if speaks else frozenset()
        index = None
        if word in _SUBJECT:
            index, unlikely = self._read_clause_before(place, number)
            others |= unlikely
        if index is None or index in others or self._fit(index, gender) != 1.0:
            index = self._most_in_focus(gender, number, self._speaker if speaks else -1, others)
        if index is None:
            return
        if index < len(self._actors):
            self._referents[pronoun.start] = index
        if speaks:
            self._speaker, self._spoke = index, number
            self._teller = -1
        if self._genders[index] is None:
            self._genders[index] = gender
        if word in _SUBJECT:
            self._acted[index] = number
        self._focus[index].add(_PRONOUN_WEIGHT if word in _SUBJECT else _PRONOUN_WEIGHT / 2, number)

    def _may_be_paper(self, place: int) -> bool:
        """Tell whether 'it' may mean a paper that the last subject has got: 'The Sun got a report. It states …'."""
        verb = self._text.lower[place + 1 : place + 3]
        if _OF_PAPERS.isdisjoint(verb) and _REPORTING.isdisjoint(verb):
            return False
        told = bisect_right(self._papers, self._text.tokens[place].start) - 1
        return told >= 0 and self._papers[told] >= self._text.sentences[self._neuter_at].start

    def _most_in_focus(self, gender: Gender, number: int, speaker: int, others: frozenset[int]) -> int | None:
        """Return the person of a gender, none of `others`, who is most in focus; None where two are near each other."""
        on = speaker if number - self._spoke <= _SPEAKS_ON_FOR else -1
        ranked: list[tuple[float, int]] = []
        for index in tuple(self._active):
            focus = self._focus[index].at(number)
            if focus <= FAINT:
                del self._active[index]
                continue
            fit = 0.0 if index in others or self._is_one_of(index, gender) else self._fit(index, gender)
            strength = focus * fit * (_SPEAKS_ON if index == on and fit == 1.0 else 1.0)
            if strength > FAINT:
                ranked.append((strength, index))
        if not ranked:
            return None
        if len(ranked) > 1:
            ranked.sort(key=lambda pair: (-pair[0], pair[1]))
            if self._is_of_no_gender(ranked[0][1], gender):
                return None
            if ranked[0][0] < _CLEAR * ranked[1][0] or self._stands_between(ranked, number):
                return None
        return ranked[0][1]

    def _is_one_of(self, index: int, gender: Gender) -> bool:
        """Tell whether a stranger is the only one of a gender among those who may be meant by the description."""
        return sum(self._fit(one, gender) > 0 for one in self._candidates.get(index, ())) == 1

    def _stands_between(self, ranked: Sequence[tuple[float, int]], number: int) -> bool:
        """Tell whether another who may be meant has been the subject since, or more in focus and of unknown gender."""
        best = ranked[0][1]
        first = self._focus[best]
        return any(
            (self._acted[index] > self._acted[best] and self._acted[index] >= first.sentence)
            or (
                self._genders[index] is None
                and self._focus[index].sentence > first.sentence
                and self._focus[index].at(number) > first.at(number)
            )
            for _, index in ranked[1:]
        )

    def _is_of_no_gender(self, index: int, gender: Gender) -> bool:
        """Tell whether nothing says that an actor has a gender: where another one is there, that one may be meant."""
        if index >= len(self._actors) or self._genders[index] is not None:
            return False
        return first_name_gender(self._actors[index].name.split()[0]) is not gender

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


def _list_obtained(reading: Reading) -> Iterator[int]:
    """Yield the tokens for papers that somebody has got: 'report' in 'obtained a police report'."""
    for index, word in enumerate(reading.lower):
        if word not in words("documents_that_tell"):
            continue
        verb = skip_back_over_nominals(reading, index, max(0, index - _BEFORE_PAPER) + 1) - 1
        if verb >= 0 and reading.lower[verb] in words("verbs_of_obtaining"):
            yield index
