"""Who stands where a speaker stands: a name, a pronoun, 'the president', 'a spokesman'."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from briefings.analysis.coreference.descriptions import Descriptions, Mentioned
from briefings.analysis.coreference.person_nouns import is_person_noun
from briefings.analysis.coreference.pronouns import PronounReferents
from briefings.analysis.names.word_kinds import Gender, Word, is_plural_role, word_kinds
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.last_word import last_word
from briefings.analysis.reading.statements import Reading
from briefings.analysis.reading.word_classes import STAND_ALONE, open_classes
from briefings.lexicon import words as listed
from briefings.lexicon.calendar_words import WEEKDAY
from briefings.model.analysis import UNATTRIBUTED, Actor, ActorKind, Speaker
from briefings.model.rules import Rule
from briefings.model.spans import Span

_PERSONAL = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself", "it", "itself"])
_NOBODY = frozenset(["i", "we", "you", "they", "them", "their", "one", "me", "us", "my", "our", "someone", "somebody"])
_RELATIVE = frozenset(["who", "whom", "that", "which", "whose"])
#: Whose words 'those backing Lee' begin with.
_WHOEVER = frozenset(["those", "anyone", "everyone", "someone"])
_PREPOSITION = re.compile(
    r"\b(?:of|for|from|to|by|with|in|at|on|about|against|near|within|behind|beside|under|outside|opposite|like|including|"
    r"than)\s",
    re.IGNORECASE,
)
#: What describes the person named behind it, though it has a preposition: 'mother of two Ann Lee'.
_PARENT = re.compile(
    r"(?:(?:an?|the)\s)?(?:[\w-]+\s){0,3}?(?:grand)?(?:mother|father|mum|mom|dad|parent)\sof\s"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twins|triplets)\s",
    re.IGNORECASE,
)
#: What stands between a name and its relative pronoun: 'Ann Lee, who', 'Ann Lee (D-Va.), who'.
_WHO_BEHIND = re.compile(r"(?:\s\([^()]{1,20}\))?,?\s")
#: The object of a preposition that is somebody: 'for the mayor'.
_OF_ANOTHER = re.compile(r"\b(?:of|for|from|to|by|with|about|against)\s(?:the|his|her|their|its)\s", re.IGNORECASE)
_APPOSITION = re.compile(r",\s")
#: How long somebody has been what he is: 'her husband of 20 years'.
_OF_YEARS = re.compile(r"\sof\s(?:\w+\s){1,4}years?$")
#: Who is named behind is one of those: 'one of her cooks, Ann Lee'.
_ONE_OF = re.compile(r"(?:one|another)\sof\s", re.IGNORECASE)
#: After the first word of a phrase, where 'that' would be an article.
_RELATIVE_CLAUSE = re.compile(r"\s(?:who|whom|whose|which|that)\s")
_FOLLOWED_BY_NOUN = re.compile(
    r"(?:'s?)?\s(?!and\b|who\b|whose\b|in\b|of\b|on\b|at\b|for\b|himself\b|herself\b|itself\b|also\b|then\b|later\b|from\b|to\b|with\b|as\b|or\b|during\b|\()[a-z]"
)
#: A weekday behind a name is when: 'Norway Tuesday said'.
_FOLLOWED_BY_NAME = re.compile(rf"\s(?!{WEEKDAY}\b)[A-Z]\w")
_CAPITALISED = re.compile(rf"\s(?!{WEEKDAY}\b)([A-Z][a-z]+)")
#: A full name and 'and' before another's.
_STRANGER_AND = re.compile(r"(?<!\w)([A-Z]\w+)\s(?:[A-Z]\.\s)?[A-Z][\w'-]+,?\sand\s$")
_LONGEST_STRANGER = 60
#: The name of a body that isn't known, behind one that is: 'the Red Cross and Caritas'.
_AND_STRANGER = re.compile(r"\sand\s(?:the\s)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3}")
#: Somebody else who is told of by what they are.
_AND_ANOTHER = re.compile(
    r",?\sand\s(?:his|her|their|its|an?|the|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|some|many|"
    r"other|others)\s?\b"
)
#: 'Tom Berg and council members', 'Tom Berg and police'.
_AND_OTHERS = re.compile(r"\sand\s(?!then\b|later\b|also\b|now\b)[a-z]")
#: Letters of 'a cook and ', the shortest words for another.
_SHORTEST_OTHER = 10
_AND = re.compile(r"\s?(?:,|and|&|or)\s")
#: A role and the description that is the same may differ by an article.
_ARTICLE = 6
#: Before whose paper it is.
_OF_AUTHORS = frozenset(("from", "by"))
_CLAUSE = re.compile(r"\s(?:who|which|that)\s")
_APPOSITION_OR_CLAUSE = re.compile(r",\s|\s(?:who|which|that)\s")
_LAST_OF_LIST = re.compile(r"\b(?:and|or|&)\s")
_OPENS_APPOSITION = ("a ", "an ", "one ", "his ", "her ", "its ", "their ", "the ", "who ", "which ", "whose ")
_BEFORE_NAME = re.compile(r",\s|\s(?:named|called)\s")
#: What may follow a name that stands in apposition; nothing at the text's end.
_CLOSES_APPOSITION = (",", ".", ";", ":", ")", "!", "?", "\n", "")
#: Words for some of many.
_OF_MANY = STAND_ALONE | listed("number_words") | {"other", "certain", "fellow", "moderate", "conservative", "liberal"}
_EDGES = ' \n\t\r,;:.!?“”"()–—-'


class SpeakerResolver:
    """Resolves the places where speakers stand in one article."""

    def __init__(self, reading: Reading, actors: Sequence[Actor]) -> None:
        self._reading = reading
        text = reading.text
        self._text = text
        self._mentions = sorted(
            [
                Mentioned(mention.span, index)
                for index, actor in enumerate(actors)
                for mention in actor.mentions
                # Because 'the Italian' and 'Mexicans' are people, and 'Italian ministers' aren't either.
                if mention.rule is not Rule.DEMONYM
            ],
            key=itemgetter(0),
        )
        self._starts = [mentioned.span.start for mentioned in self._mentions]
        self._actors = tuple(actors)
        #: Appositions and titles by where they end, with the number of whom they describe.
        self._role_ends = {role.span.end: (role.span.start, i) for i, a in enumerate(actors) for role in a.roles}
        self._descriptions = Descriptions(text.view, self._actors, self._mentions)
        self._referents = PronounReferents(reading, self._actors, self._mentions, self._descriptions)
        self._ids: dict[int, str] = {}
        #: The people by their family names, case folded.
        self._bearers: dict[str, list[int]] = {}
        for index, actor in enumerate(actors):
            if actor.kind is ActorKind.PERSON:
                self._bearers.setdefault(actor.name.rpartition(" ")[2].casefold(), []).append(index)

    def resolve(self, span: Span, *, inside_quote: bool = False, gender: Gender | None = None) -> Speaker:
        """Return who stands at `span`: certain, or without a name.

        A description that leads to nobody by name ('a spokesman') keeps its words as the name, with no actor. Where the
        words around tell the `gender` ('the author called herself'), a description means nobody of another one.
        """
        span = self._trimmed(span)
        if span.start >= span.end:
            return UNATTRIBUTED
        words = self._text.view[span.start : span.end].lower().removesuffix("'s")
        if words in _PERSONAL:
            referent = None if inside_quote else self._referents.at(span.start)
            return self._speaker(referent, span, Rule.SPEAKER_BY_PRONOUN)
        if words in _NOBODY:
            return Speaker(None, span, rule=Rule.SPEAKER_BY_PRONOUN)
        # In capitals it is the World Health Organization.
        if words in _RELATIVE and not self._text.view[span.start : span.end].isupper():
            return self._speaker(self._antecedent(span), span, Rule.SPEAKER_BY_RELATIVE)
        of_two = self._speaks_with_another(span)
        finders = (
            ()
            if of_two
            else (
                (self._named, Rule.SPEAKER_BY_NAME),
                (self._owner_of_role, Rule.SPEAKER_BY_ROLE),
                (self._apposed, Rule.SPEAKER_BY_ROLE),
                (self._descriptions.at, Rule.SPEAKER_BY_DESCRIPTION),
                (self._by_label, Rule.SPEAKER_BY_NAME),
            )
        )
        for find, rule in finders:
            index = find(span)
            if index is None:
                continue
            if rule is Rule.SPEAKER_BY_NAME or gender is None or self._referents.may_be(index, gender):
                return self._speaker(index, span, rule)
        return Speaker(self._words(span, whole=of_two), span, rule=Rule.SPEAKER_IN_WORDS)

    def _by_label(self, span: Span) -> int | None:
        """Return the one person whose family name stands before a colon in letters of a common word ('EBB: …')."""
        view = self._text.view
        label = view[span.start : span.end]
        if not view.startswith(":", span.end) or not label[:1].isupper() or not label.isalpha():
            return None
        bearers = self._bearers.get(label.casefold(), ())
        return bearers[0] if len(bearers) == 1 else None

    def _speaker(self, index: int | None, span: Span, rule: Rule) -> Speaker:
        if index is None:
            return Speaker(None, span, rule=rule)
        actor = self._actors[index]
        if index not in self._ids:
            self._ids[index] = actor.id
        return Speaker(actor.name, span, self._ids[index], rule)

    def _trimmed(self, span: Span) -> Span:
        start, end = max(0, span.start), max(0, min(len(self._text.view), span.end))
        while start < end and self._text.view[start] in _EDGES:
            start += 1
        while (
            end > start
            and self._text.view[end - 1] in _EDGES
            and not self._text.view[start:end].endswith((".S.", ".N.", "Jr.", ".K."))
        ):
            end -= 1
        # 'Most voters (65%)': what stands in brackets at the end is no part of who they are.
        opens = self._text.view.rfind("(", start, end)
        if opens > start and self._text.view.find(")", opens, end) < 0:
            return self._trimmed(Span(start, opens))
        return Span(start, end)

    def _words(self, span: Span, *, whole: bool) -> str | None:
        """Return the words of a description, blanks folded, up to its first clause and, unless `whole`, apposition."""
        words = " ".join(self._text.text[span.start : span.end].split())
        if words.lower().startswith("those who "):
            return words
        clause = _CLAUSE if whole or _is_list(words) else _APPOSITION_OR_CLAUSE
        return clause.split(words, maxsplit=1)[0].strip(_EDGES) or None

    def _within(self, span: Span) -> list[Mentioned]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        if first and self._mentions[first - 1].span.end > span.start:
            first -= 1
        return self._mentions[first:last]

    def _named(self, span: Span) -> int | None:
        """Return the actor whose name is the head of the words at `span`."""
        view = self._text.view
        within = self._within(span)
        clause = span.start
        for position, mentioned in enumerate(within):
            start, end = mentioned.span
            for comma in _APPOSITION.finditer(view, clause, start):
                if self._actors[mentioned.actor].kind is ActorKind.PERSON:
                    clause = comma.end()
            title = self._title_start(mentioned)
            # Because 'the man who shot Ann Lee' isn't Ann Lee.
            parent = _PARENT.match(view, clause, title)
            if _hangs_on_another(view, parent.end() if parent else clause, title) or self._is_object(clause, start):
                continue
            person = self._actors[mentioned.actor].kind is ActorKind.PERSON
            if not person and self._is_part_of_another(span, mentioned):
                continue
            following = within[position + 1] if position + 1 < len(within) else None
            if following is not None and following.span.start - end <= 1:
                continue
            if person and self._opens_name(end, span.end):
                continue
            if end < span.end and (view.startswith(("'s ", "' "), end) or _FOLLOWED_BY_NOUN.match(view, end, span.end)):
                continue
            if following is not None and self._joined(mentioned, following, span):
                return None
            if person and self._follows_stranger(span, title):
                return None
            if any(self._is_of(mentioned, later) for later in within[position + 1 :]):
                continue
            return mentioned.actor
        return None

    def _is_part_of_another(self, span: Span, mentioned: Mentioned) -> bool:
        """Tell whether the name of a place or body is only a part of who is told of: 'Team USA', 'some Republicans'."""
        start, end = mentioned.span
        followed = _FOLLOWED_BY_NAME.match(self._text.view, end, span.end) is not None
        return followed or self._ends_name(span, start) or self._is_part_of_party(span, mentioned)

    def _is_part_of_party(self, span: Span, mentioned: Mentioned) -> bool:
        """Tell whether words count or describe those of a party, who aren't the party: 'some Republicans'.

        'The Republicans' and 'House Republicans' speak for it.
        """
        view, (start, end) = self._text.view, mentioned.span
        word = view[last_word(view, start, end) : end]
        if not (word.endswith("s") and word_kinds(word) & Word.CAPITALISED):
            return False
        before = view[span.start : start].split()
        return any(one.lower() in _OF_MANY or (one[0].islower() and one != "the") for one in before)

    def _opens_name(self, end: int, last: int) -> bool:
        """Tell whether a person's name, which ends at `end`, begins another name: 'a Thomas Holm Society paper'."""
        word = _CAPITALISED.match(self._text.view, end, last)
        return word is not None and word[1] not in listed("post_nominals")

    def _is_object(self, start: int, name: int) -> bool:
        """Tell whether a name is the object of a participle behind the head: 'a lawyer representing Ann Lee'.

        Behind a thing alone the participle makes an adjective: 'the award winning author Ann Lee'.
        """
        reading = self._reading
        first, end = reading.text.token_range(Span(start, name))
        if first < end and reading.lower[first] in _WHOEVER:
            return True
        for index in range(first + 1, end):
            before = reading.words[index - 1]
            if index + 1 == end and reading.lower[index].endswith("ing") and is_plural_role(before.lower()):
                return True  # 'detectives hunting Lee': the letters of a noun
            if reading.tags[index] != pos.ING or reading.tags[index - 1] not in pos.NOUNS:
                continue
            direct = index + 1 == end or reading.tags[index + 1] in pos.DETERMINERS
            if direct or is_person_noun(before) or _is_of_many(before):
                return True
        return False

    def _is_of(self, mentioned: Mentioned, later: Mentioned) -> bool:
        """Tell whether a name only says whose man a later person is: 'Lund Mayor Ann Lee'."""
        view, one, other = self._text.view, self._actors[mentioned.actor], self._actors[later.actor]
        between = view[mentioned.span.end : later.span.start]
        if other.kind is not ActorKind.PERSON or one is other or "," in between:
            return False
        if _PREPOSITION.search(view, mentioned.span.end, self._title_start(later)):
            return False
        # Of two people only capitals part the second from the first: 'Berg told Ann Lee'.
        return one.kind is not ActorKind.PERSON or all(word[0].isupper() for word in between.split() or ("a",))

    def _ends_name(self, span: Span, start: int) -> bool:
        """Tell whether a place or body is the end of another's name: 'Team USA', 'Air France', 'Gazprom Germany'."""
        word = self._text.view[last_word(self._text.view, span.start, start - 1) : start - 1]
        if start - 1 <= span.start or not (word[:1].isupper() and word.isalpha()):
            return False
        kinds = word_kinds(word)
        if kinds & (Word.CLOSED | Word.TITLE | Word.ROLE | Word.CAPITALISED):
            return False
        # A word without a code of its own is a noun ('Statistics Norway') or a participle ('neighbouring Norway').
        codes = open_classes().get(word.lower(), "" if word.endswith(("ing", "ed")) else pos.NOUN)
        return not kinds & Word.ORDINARY or (codes.startswith(pos.NOUN) and pos.ADJECTIVE not in codes)

    def _title_start(self, mentioned: Mentioned) -> int:
        """Return where a mention begins with its title: 'Secretary of State Ann Lee' is no name after 'of'."""
        start, owner = self._role_ends.get(mentioned.span.start - 1, (mentioned.span.start, mentioned.actor))
        return start if owner == mentioned.actor else mentioned.span.start

    def _joined(self, one: Mentioned, other: Mentioned, span: Span) -> bool:
        """Tell whether two names stand side by side: 'Lund and Berg'."""
        between = self._text.view[one.span.end : self._title_start(other)]
        kinds = {self._actors[one.actor].kind, self._actors[other.actor].kind}
        return (
            one.actor != other.actor
            and len(kinds) == 1
            and between in {" and ", ", ", " & ", " or "}
            and other.span.end <= span.end
        )

    def _speaks_with_another(self, span: Span) -> bool:
        """Tell whether somebody without a name speaks too: 'Rita Salt and her brother', 'the mayor and Ann Lee'."""
        within = self._within(span)
        if any(_AND_STRANGER.fullmatch(self._text.view, one.span.end, span.end) for one in within[-1:]):
            return True
        people = [one.span for one in within if self._actors[one.actor].kind is ActorKind.PERSON]
        return any(self._is_one_of_two(span, name) for name in people)

    def _is_one_of_two(self, span: Span, name: Span) -> bool:
        view = self._text.view
        if _AND_OTHERS.match(view, name.end, span.end):
            return True
        if _AND_ANOTHER.search(view, name.end, min(span.end, name.end + _LONGEST_STRANGER)):
            return True
        return name.start - span.start > _SHORTEST_OTHER and view.endswith(" and ", span.start, name.start)

    def _follows_stranger(self, span: Span, start: int) -> bool:
        """Tell whether somebody else who is nobody's mention stands before 'and' and a name: 'Jay Town and Ann Lee'."""
        found = _STRANGER_AND.search(self._text.view, max(span.start, start - _LONGEST_STRANGER), start)
        return found is not None and bool(word_kinds(found[1]) & Word.FIRST_NAME)

    def _antecedent(self, span: Span) -> int | None:
        """Return whom a relative pronoun stands for: the person named last before it in its sentence."""
        sentence = self._text.sentence_at(span.start)
        if sentence is None:
            return None
        for gap in (1, 2):
            if (role := self._role_ends.get(span.start - gap)) is not None:
                return role[1]
        index = bisect_left(self._starts, span.start)
        nearest = None
        for mentioned in reversed(self._mentions[max(0, index - 6) : index]):
            if mentioned.span.start < sentence.start:
                break
            if (
                self._actors[mentioned.actor].kind is ActorKind.PLACE
                and self._text.view[span.start : span.end] == "who"
            ):
                continue
            between = self._text.view[mentioned.span.end : span.start]
            if self._text.view.endswith(", not ", 0, mentioned.span.start):
                continue  # 'It was Berg, not Dahl, who'
            if _WHO_BEHIND.fullmatch(between):
                other = self._is_somebodys(mentioned) or self._is_things(mentioned, span)
                return None if other else mentioned.actor
            if (
                nearest is None
                and self._actors[mentioned.actor].kind is ActorKind.PERSON
                and between.startswith(", ")
                and between.endswith(", ")
            ):
                nearest = mentioned.actor
        return nearest

    def _is_somebodys(self, mentioned: Mentioned) -> bool:
        """Tell whether a clause behind a name may be another's: 'a friend of Ann Lee, who', 'a man suing her, who'."""
        reading = self._reading
        at = reading.text.token_range(Span(self._title_start(mentioned), mentioned.span.end))[0]
        if at < 2 or self._actors[mentioned.actor].kind is not ActorKind.PERSON:
            return False
        links = reading.lower[at - 1] in ("of", "for", "representing") or reading.tags[at - 1] == pos.ING
        noun = reading.words[at - 2]
        return links and reading.tags[at - 2] == pos.NOUN and (is_person_noun(noun) or is_plural_role(noun.lower()))

    def _is_things(self, mentioned: Mentioned, relative: Span) -> bool:
        """Tell whether a clause behind a name is a thing's: 'a letter to Ann Lee that said', 'her note to Lee, which'.

        'It was Ann Lee that said so' is hers, and so is what 'a letter from Ann Lee that said so' says.
        """
        word = self._text.view[relative.start : relative.end].lower()
        person = self._actors[mentioned.actor].kind is ActorKind.PERSON
        at = self._reading.text.token_range(Span(self._title_start(mentioned), mentioned.span.end))[0]
        linked = at >= 2 and self._reading.tags[at - 1] in pos.PREPOSITION_OR_TO
        linked = linked and self._reading.lower[at - 1] not in _OF_AUTHORS
        return (
            (word == "that" or (word == "which" and person))
            and linked
            and self._reading.tags[at - 2] in pos.NOUNS_OR_PAST_FORM
        )

    def _owner_of_role(self, span: Span) -> int | None:
        """Return whose role stands at `span`: 'the mayor' in 'the mayor, Nora Berg, said'."""
        for end in range(span.end, span.end + 3):
            role = self._role_ends.get(end)
            if role is not None and abs(role[0] - span.start) <= _ARTICLE and not self._text.view.startswith(" ", end):
                return role[1]
        return None

    def _apposed(self, span: Span) -> int | None:
        """Return the person named behind a description: 'said the Kenyan, Joyce Odera', 'said a man called Odera'."""
        view = self._text.view
        behind = _BEFORE_NAME.match(view, span.end)
        if (
            behind is None
            or (behind[0] != ", " and not self._stands_behind_verb(span))
            or _AND_ANOTHER.search(view, span.start, span.end)
        ):
            return None
        one_of_many = _ONE_OF.match(view, span.start, span.end)
        years = _OF_YEARS.search(view, span.start, span.end)
        end = years.start() if years else span.end
        described = last_word(view, span.start, end)
        if one_of_many is not None:
            if not _tells_of_some(view[one_of_many.end() : span.end].split()):
                return None
        elif not is_person_noun(view[described:end]):
            return None
        # 'A lawyer for the mayor, Ann Lee': the mayor is Ann Lee, or the lawyer is.
        of_another = one_of_many is None and _OF_ANOTHER.search(view, span.start, described)
        if of_another or self._is_object(span.start, described):
            return None
        at = bisect_left(self._starts, span.end)
        if at == len(self._mentions) or self._mentions[at].span.start != behind.end():
            return None
        named = self._mentions[at]
        person = self._actors[named.actor].kind is ActorKind.PERSON
        return named.actor if person and view[named.span.end : named.span.end + 1] in _CLOSES_APPOSITION else None

    def _stands_behind_verb(self, span: Span) -> bool:
        """Tell whether a verb or comma stands before `span`: 'said a man called Lee', not 'a man called Lee'."""
        first = self._reading.text.token_range(span)[0]
        return first > 0 and self._reading.tags[first - 1] in pos.THIRD_OR_PAST | {pos.COMMA}


def _hangs_on_another(view: str, start: int, name: int) -> bool:
    """Tell whether a preposition or a relative clause stands before a name: 'the brother of Ann Lee'."""
    return _PREPOSITION.search(view, start, name) is not None or _RELATIVE_CLAUSE.search(view, start, name) is not None


def _tells_of_some(words: Sequence[str]) -> bool:
    """Tell whether words name several people and nobody behind: 'leaders of the guild', not 'aides to the mayor'."""
    several = [_is_of_many(word) or is_person_noun(_one_of(word)) for word in words]
    if True not in several:
        return False
    behind = words[several.index(True) + 1 :]
    return not any(is_person_noun(_one_of(word)) or is_plural_role(word.lower()) for word in behind)


def _one_of(word: str) -> str:
    """Return a word in small letters without the ending of its plural: 'cook' for 'cooks'."""
    lower = word.lower()
    return lower.removesuffix("es") if lower.endswith("sses") else lower.removesuffix("s")


def _is_of_many(word: str) -> bool:
    """Tell whether a word means several people or a body of them: 'lawyers', 'committee'."""
    lower = word.lower()
    return lower in listed("people_nouns") or is_plural_role(lower)


def _is_list(words: str) -> bool:
    """Tell whether words with commas name several ('Norway, Sweden and Finland') and are no name with an apposition."""
    first, *rest = words.split(", ")
    same = first.lower().startswith("the ")
    return (
        bool(rest)
        and _LAST_OF_LIST.search(rest[-1]) is not None
        and not any(
            one.lower().startswith(_OPENS_APPOSITION)
            for one in rest
            if not (one.startswith("the ") and (same or _is_proper(one)))
        )
    )


def _is_proper(words: str) -> bool:
    """Tell whether words with an article are names alone: 'the Netherlands and Chad', not 'the Labour leader'."""
    return all(word[0].isupper() or word in ("the", "of", "and", "or", "&") for word in words.split())


__all__ = ["SpeakerResolver"]
