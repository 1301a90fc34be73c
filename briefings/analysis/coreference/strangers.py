"""Who else may be meant: the subjects of a text that are no known actors ('a nurse', 'the ministry', 'the Italian')."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from briefings.analysis.coreference.introductions import ASKING, NAMING, WHERE, find_introduced, is_named_behind
from briefings.analysis.coreference.person_nouns import find_gender, is_human, is_of_people
from briefings.analysis.names.gazetteer import gazetteer
from briefings.analysis.names.word_kinds import Gender, Word, is_plural_role, is_role, word_kinds
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_end, noun_phrase_start, verb_group_start
from briefings.analysis.reading.statements import OUTSIDE, Reading, Statement
from briefings.lexicon import words
from briefings.model.spans import Span

#: An apposition between commas is looked for this far back, in tokens.
_APPOSITION = 30
#: What may stand before the subject of a main clause.
_BEFORE_SUBJECT = frozenset((pos.COMMA, pos.CONJUNCTION, pos.COLON, pos.STOP, pos.DASH, pos.QUOTE_MARK))
_ENDS_HEAD = frozenset(
    (pos.PREPOSITION, pos.PAST, pos.PAST_PARTICIPLE, pos.COMMA, pos.BRACKET_OPENS, pos.WH_WORD, pos.TO)
)
_INVERTED = words("verbs_before_subject")
_SAYING = words("verbs_of_speaking") | _INVERTED
#: After a comma a past tense looks like a participle: 'Zedo, a comedian, played'.
_FINITE = pos.SURELY_FINITE_OR_PARTICIPLE
_ONE = frozenset(("one", "another"))
_AGED = "-year-old"
_DEFINITE = frozenset(("the", "this", "that"))
#: Heads of descriptions that say which one is meant: whoever of them isn't named is somebody new. 'The senator' or 'the
#: nominee' often is who was named before.
_OFFICES = frozenset(
    ("leader", "minister", "chief", "chair", "chairman", "chairwoman", "spokesman", "spokeswoman", "spokesperson",
     "judge", "mayor", "king", "queen", "lawyer", "attorney")
)  # fmt: skip
#: Words that set somebody against who was named before: 'the opposition leader'.
_CONTRASTING = frozenset(("opposition", "rival", "other", "second", "next", "same"))
_WHERE_OR_WITH = WHERE | {"in", "at", "on", "with", "under"}
#: Words for anybody: with other roles 'in' may tell of what they are ('the senator in charge') or when.
_ANYBODY = frozenset(("man", "woman", "boy", "girl", "lady", "gentleman"))


#: What ends no person's name.
_NO_SURNAMES = Word.CLOSED | Word.CAPITALISED | Word.ORGANISATION_HEAD | Word.THING_HEAD | Word.OPENS_PLACE


class StrangerKind(Enum):
    """What a stranger is, as far as a pronoun asks: 'he' and 'she' mean a person, 'it' a thing or a body."""

    PERSON = "person"
    THING = "thing"


class Stranger(NamedTuple):
    """The subject of a main clause that is no mention of an actor."""

    #: Its noun phrase, apposition left out.
    span: Span
    #: The head of the phrase in lower case: 'the nurse' is the one of 'a nurse'.
    head: str
    kind: StrangerKind
    #: None where the words don't tell.
    gender: Gender | None
    #: Whether the clause's verb is one of speech.
    speaks: bool
    #: 'The senator': perhaps somebody named before; 'the club's president' and 'her husband' are others.
    definite: bool


def find_strangers(reading: Reading, named: Sequence[Span]) -> list[Stranger]:
    """Return the subjects of the main clauses outside quotation marks that are no names of actors, in text order.

    `named` holds the mentions of actors with their titles, sorted by start, those of a people aside: 'the Italian' is a
    person of no known name.
    """
    starts = [span.start for span in named]
    ends = list(accumulate((span.end for span in named), max))
    found = []
    seen: set[int] = set()
    for statement in reading.statements:
        for first, last, verb in _subjects(reading, statement):
            seen.update(range(first, last))
            read = _read(reading, first, last, verb)
            if read is None:
                continue
            head, stranger = read
            offset = reading.tokens[head].start
            at = bisect_right(starts, offset) - 1
            inside = at >= 0 and offset < ends[at]
            if not inside and not is_named_behind(reading, starts, head, last):
                found.append(stranger)
        introduced = find_introduced(reading, statement, starts)
        if introduced is not None and introduced[0] not in seen:
            first, head = introduced
            noun, span = reading.lower[head], reading.span(first, head + 1)
            definite = reading.lower[first] in _DEFINITE and _leaves_open(
                reading, first, head, head + 1, statement.last
            )
            found.append(Stranger(span, noun, StrangerKind.PERSON, find_gender(noun), speaks=False, definite=definite))
    return _with_aged(reading, _without_known_peoples(reading, found))


def _without_known_peoples(reading: Reading, found: Sequence[Stranger]) -> list[Stranger]:
    """Return the strangers, 'the Italian' as somebody new where nothing before tells that who was named is one."""
    if not any(one.definite and _place_of(one.head.capitalize()) for one in found):
        return list(found)
    first_named: dict[str, int] = {}
    for token in reading.tokens:
        if token.text[0].isupper() and (place := _place_of(token.text)) is not None:
            first_named.setdefault(place, token.start)
    fresh = []
    for one in found:
        place = _place_of(one.head.capitalize()) if one.definite else None
        new = place is not None and first_named.get(place, one.span.start) >= one.span.start
        fresh.append(one._replace(definite=False) if new else one)
    return fresh


def _place_of(word: str) -> str | None:
    """Return the place whose people a word names."""
    entry = gazetteer().find(word)
    return None if entry is None else entry.place.name


def _with_aged(reading: Reading, subjects: Sequence[Stranger]) -> list[Stranger]:
    """Add those who aren't subjects and whose age tells that they are somebody new: 'met a 40-year-old nurse'."""
    taken = {one.span.start for one in subjects}
    found = [*subjects, *_list_addressed(reading, taken)]
    if _AGED not in reading.text.view:
        return sorted(found)
    for index, word in enumerate(reading.lower):
        if not word.endswith(_AGED) or reading.quoted[index] != OUTSIDE or index + 1 == len(reading.lower):
            continue
        if reading.lower[index - 1 : index] not in (["a"], ["an"]) or reading.tokens[index - 1].start in taken:
            continue
        end = noun_phrase_end(reading, index + 1, min(index + 4, len(reading.lower)))
        head = next((k for k in range(end - 1, index, -1) if is_human(reading.lower[k])), None)
        if head is not None:
            span, noun = reading.span(index - 1, head + 1), reading.lower[head]
            found.append(Stranger(span, noun, StrangerKind.PERSON, find_gender(noun), speaks=False, definite=False))
    return sorted(found)


def _list_addressed(reading: Reading, taken: Collection[int]) -> Iterator[Stranger]:
    """Yield those who are asked or met and said to be somebody: 'I asked a neighbour', 'met a farmer named Gus'."""
    for index, word in enumerate(reading.lower):
        if word not in ("a", "an") or not index or reading.lower[index - 1] not in words("verbs_of_meeting"):
            continue
        if reading.quoted[index] != OUTSIDE or reading.tokens[index].start in taken:
            continue
        end = noun_phrase_end(reading, index + 1, min(index + 4, len(reading.lower)))
        head = next((k for k in range(end - 1, index, -1) if is_human(reading.lower[k])), None)
        if head is not None and (end == len(reading.tags) or reading.tags[head + 1 : head + 2] != pos.NAME):
            noun = reading.lower[head]
            span = reading.span(index, head + 1)
            yield Stranger(span, noun, StrangerKind.PERSON, find_gender(noun), speaks=False, definite=False)


def _subjects(reading: Reading, statement: Statement) -> Iterator[tuple[int, int, int]]:
    """Yield the ranges of the main clauses' subjects, apposition included, and their verbs."""
    first, last = statement.first, statement.last
    tags, quoted = reading.tags, reading.quoted
    passed = first
    for verb in range(first, last):
        if quoted[verb] != OUTSIDE or tags[verb] not in _FINITE:
            continue
        if tags[verb] == pos.PAST_PARTICIPLE and (verb == first or tags[verb - 1] != pos.COMMA):
            continue
        if reading.lower[verb] in NAMING and verb + 1 < last and tags[verb + 1] == pos.NAME:
            continue
        if reading.lower[verb] in _INVERTED and _follows_quotation(reading, verb, first):
            end = noun_phrase_end(reading, verb + 1, last)
            closed = reading.quoted[verb - 1] != OUTSIDE or end == last or tags[end] in pos.PAUSES_OR_STOP
            if end > verb + 1 and tags[verb + 1] in pos.FULL_NOUN_PHRASE and closed:
                yield verb + 1, end, verb
                passed = end
                continue
        group = verb_group_start(reading, verb, first)
        if group <= passed:
            continue
        subject = _before(reading, group, passed, first)
        passed = verb
        if subject is not None and _opens_clause(reading, subject, first):
            yield subject, group, verb


def _follows_quotation(reading: Reading, verb: int, first: int) -> bool:
    """Tell whether the verb at token `verb` stands right after a quotation or a comma."""
    return verb > first and (reading.quoted[verb - 1] != OUTSIDE or reading.tags[verb - 1] == pos.COMMA)


def _before(reading: Reading, group: int, passed: int, first: int) -> int | None:
    """Return where the subject begins that ends before the verb group at `group`, an apposition passed over.

    Other verbs stand before token `passed`; only those of an apposition may be between subject and verb.
    """
    mark = reading.tags[group - 1]
    if mark not in pos.COMMA_OR_DASH:
        start = noun_phrase_start(reading, group, passed)
        if start - 1 > passed and reading.lower[start - 1] in NAMING and start < group:
            start = noun_phrase_start(reading, start - 1, passed)  # 'A singer named Zola left'
        if start - 2 >= first and _is_one_of(reading, start - 2):
            start -= 2
        return start if start < group else None
    earliest = None
    for index in range(group - 2, max(first, group - _APPOSITION), -1):
        if reading.quoted[index] != OUTSIDE:
            break
        if reading.tags[index] == mark:
            start = noun_phrase_start(reading, index, first)
            if start == index:
                break
            earliest = start
    return earliest


def _opens_clause(reading: Reading, start: int, first: int) -> bool:
    """Tell whether a main clause may begin at token `start`."""
    index = start - 1
    while index >= first and reading.tags[index] == pos.ADVERB and reading.quoted[index] == OUTSIDE:
        index -= 1
    if index < first or reading.quoted[index] != OUTSIDE:
        return True
    # 'The nominee and former senator said' is one subject.
    joined = reading.tags[index] == pos.CONJUNCTION and reading.tags[start] not in pos.NAME_PRONOUN_OR_DETERMINERS
    return reading.tags[index] in _BEFORE_SUBJECT and not joined


def _read(reading: Reading, first: int, last: int, verb: int) -> tuple[int, Stranger] | None:
    """Return the head's token and the stranger that the phrase names; None for several people and for pronouns."""
    tags, lower = reading.tags, reading.lower
    first = _after_fronted(reading, first, last)
    end = next(
        (
            i
            for i in range(first + 1, last)
            if (tags[i] in _ENDS_HEAD and not _describes_head(reading, i, last))
            or (lower[i] in WHERE and i > first + 1 and tags[i - 1] in pos.NOUNS)
        ),
        last,
    )
    head = next((i for i in range(end - 1, first - 1, -1) if tags[i] in pos.NOUNS or lower[i].endswith(_AGED)), None)
    if tags[end - 1] == pos.ADJECTIVE and is_human(lower[end - 1]):
        head = end - 1  # 'Ann Berg's rival' may have the letters of an adjective
    one = head is None and lower[first] in _ONE and _is_one_person(reading, first, last)
    if one:
        head = first
    asks = lower[verb] in ASKING and lower[verb + 1 : verb + 2] != ["for"]
    if head is None or asks or pos.CONJUNCTION in tags[first:head]:
        return None
    noun = lower[head]
    aged = any(word.endswith(_AGED) for word in lower[first : head + 1])
    kind = StrangerKind.THING
    human = one or aged or is_human(noun) or is_of_people(reading.words[head])
    if human or _has_human_apposition(reading, first, last) or _may_name_person(reading, first, head):
        kind = StrangerKind.PERSON
    elif is_plural_role(noun) or (tags[head] == pos.NOUN and noun.endswith("s") and not noun.endswith("ss")):
        return None
    of = end < last and lower[end] == "of"
    definite = lower[first] in _DEFINITE and not of and pos.POSSESSIVE not in tags[first:head] and not aged
    comma = tags.find(pos.COMMA, head, last)
    renamed = 0 <= comma < last - 1 and tags[comma + 1] == pos.NAME  # 'The miller, Jonas, was glad'
    definite = definite and not renamed and _leaves_open(reading, first, head, end, last)
    if of and not definite and noun in _OFFICES and pos.NAME not in tags[end:last]:
        # Because 'the mayor of the next town' isn't the mayor who was named.
        end = next((i for i in range(end, last) if tags[i] in pos.PAUSES_OR_STOP), last)
    return head, Stranger(reading.span(first, end), noun, kind, find_gender(noun), lower[verb] in _SAYING, definite)


def _describes_head(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a past form stands before the noun that it describes: 'the retired military officer'."""
    tags = reading.tags
    between = tags[index - 1] in pos.DETERMINERS_OR_ADJECTIVE and index + 1 < last
    return tags[index] in pos.PAST_FORMS and between and tags[index + 1] in pos.NOUNS_OR_ADJECTIVE


def _may_name_person(reading: Reading, first: int, head: int) -> bool:
    """Tell whether a subject is a name that may be somebody's: 'Zedo left'; not 'The Crown', 'ZDF', 'Zedo Bank'."""
    named = reading.words[first : head + 1]
    if any(code != pos.NAME for code in reading.tags[first : head + 1]) or any(map(_is_in_capitals, named)):
        return False
    kinds = word_kinds(named[-1])
    # 'Monday passed', 'Parliament disagreed', 'Republicans disagreed', 'Christmas came'
    ordinary = head == first and kinds & Word.ORDINARY and not kinds & (Word.FIRST_NAME | Word.SURNAME)
    return not (ordinary or kinds & _NO_SURNAMES or is_plural_role(named[-1].lower()) or is_of_people(named[-1][:-1]))


def _is_in_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper() and not word.endswith(".")


def _leaves_open(reading: Reading, first: int, head: int, end: int, last: int) -> bool:
    """Tell whether the definite phrase from `first` to `head` doesn't say itself that it means somebody new.

    'The opposition leader' and 'the woman at the gate' do, 'the senator' doesn't. The phrase's head ends before `end`.
    """
    noun = reading.lower[head]
    if noun in _OFFICES or not _CONTRASTING.isdisjoint(reading.lower[first:head]):
        return False
    anybody = noun in _ANYBODY or is_of_people(noun) or not is_role(noun)
    return not (end < last and reading.lower[end] in (_WHERE_OR_WITH if anybody else WHERE | {"of"}))


def _after_fronted(reading: Reading, first: int, last: int) -> int:
    """'In the last row a nurse stood': return where the phrase begins after one of time or place."""
    tags = reading.tags
    for index in range(last - 1, first, -1):
        if tags[index] == pos.DETERMINER and tags[index - 1] in pos.NOUNS:
            return index
    return first


def _has_human_apposition(reading: Reading, first: int, last: int) -> bool:
    """Tell whether an age, 'who', or words for a person follow between commas: 'Zedo, a comedian, had mocked'."""
    comma = reading.tags.find(pos.COMMA, first, last)
    if comma < 0 or comma + 1 >= last:
        return False
    if reading.lower[comma + 1] in ("who", "whose") or reading.words[comma + 1].isdigit():
        return True
    if word_kinds(reading.words[comma + 1]) & Word.FIRST_NAME:
        return True  # 'The miller, Jonas, was glad'

    end = next((i for i in range(comma + 1, last) if reading.tags[i] in _ENDS_HEAD), last)
    return end > comma + 1 and is_human(reading.lower[end - 1])


def _is_one_of(reading: Reading, index: int) -> bool:
    """Tell whether 'one of' or 'another of' stands at token `index`."""
    return reading.lower[index] in _ONE and reading.lower[index + 1] == "of"


def _is_one_person(reading: Reading, first: int, last: int) -> bool:
    """'One, a welder, …', 'one of them', 'one of the nurses': tell whether the subject 'one' is a person."""
    if _has_human_apposition(reading, first, last):
        return True
    if first + 2 >= last or not _is_one_of(reading, first):
        return False
    noun = reading.lower[last - 1]
    return noun == "them" or is_plural_role(noun) or is_human(noun.removesuffix("s"))
