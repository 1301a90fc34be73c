"""What the clause that a date stands in is to its sentence: only some of them tell when the sentence's event was."""

from enum import StrEnum

from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_start
from briefings.analysis.reading.statements import Reading
from briefings.lexicon import words
from briefings.model.spans import Span

#: How many tokens before a date are looked at, and how many before 'that' for its verb.
_LONGEST, _TO_VERB = 60, 10
#: How many tokens of a noun phrase may go on behind a date: 'the 2016 party primary'.
_PHRASE = 4


class Clause(StrEnum):
    """The clause that a date stands in."""

    MAIN = "main"
    #: What somebody says, thinks or finds: 'said that sales rose in February'.
    CONTENT = "content"
    #: A clause within what is said: 'said that he sold what they built in 1950'.
    NESTED = "nested"
    #: It tells of one of the sentence's things: 'who moved there in 2012'.
    RELATIVE = "relative"
    #: The same without a verb or with a participle: 'the winner in 2012,', 'founded in 1994,'.
    APPOSITION = "apposition"
    #: At or soon after the time told: 'when the dam burst in 1963', 'after the fire of Monday'.
    TIME = "time"
    #: At another time: 'before', 'because', 'although'.
    OTHER_TIME = "other time"
    #: Something is measured against it: 'more than he won in 2012'.
    COMPARISON = "comparison"


_AT_THAT_TIME = frozenset(("when", "while", "as", "once"))
_AT_ANOTHER_TIME = frozenset(("before", "because", "although", "though", "since", "until", "till", "whereas"))
_RELATIVES = frozenset(("who", "whom", "whose", "which", "where"))
_PAUSES = pos.PAUSES | {pos.DASH, pos.BRACKET_OPENS, pos.BRACKET_CLOSES, pos.STOP}
#: Verbs whose object may be another clause's subject, or have something done to it: 'saw a ferry moored in May'.
_BEFORE_CLAUSE = frozenset(
    ("feared", "felt", "found", "got", "had", "has", "heard", "kept", "knew", "left", "saw", "thought", "wanted")
)
_GOVERNING_VERBS = frozenset((pos.AUXILIARY, pos.PAST, pos.THIRD))
#: 'Signed there in Lund in': what may stand between a participle and its date.
_BETWEEN_PARTICIPLE_AND_DATE = frozenset((pos.PREPOSITION, pos.ADVERB, pos.DETERMINER, pos.NAME))
_WHO_DID_IT = pos.FULL_NOUN_PHRASE | {pos.POSSESSIVE}
_OPENS_APPOSITION = pos.DETERMINERS_OR_ADJECTIVE | {pos.NOUN, pos.PAST_PARTICIPLE}


def clause_of(reading: Reading, sentence: Span, date: Span) -> Clause:
    """Return what the clause of a date is to its sentence."""
    first, last = reading.text.token_range(Span(sentence.start, date.start))
    within = reading.quoted[last] if last < len(reading.quoted) else -1
    if _describes_object(reading, first, last):
        return Clause.RELATIVE
    finite, content = 0, False
    near: Clause | None = None
    for index in range(last - 1, max(first, last - _LONGEST) - 1, -1):
        if reading.quoted[index] != within:
            break
        code = reading.tags[index]
        if code in _PAUSES:
            if code == pos.COMMA and not finite and _is_apposition(reading, index + 1, last, sentence, date):
                return Clause.APPOSITION
            break
        found = _opened_by(reading, index, first, last, finite=finite > 0)
        if found in (Clause.TIME, Clause.OTHER_TIME) and not finite:
            # 'Bonds, which were cut after January': the time of the relative clause, if one is open.
            near = near or found
        elif found is not None and found is not Clause.CONTENT:
            return found if near is None or found is Clause.RELATIVE else near
        # What is said may be said in a clause of the others: 'who announced that he ran in 2012'.
        content = content or found is Clause.CONTENT
        # 'had been sold' is one verb.
        group = code == reading.tags[index + 1 : index + 2] == pos.AUXILIARY
        finite += not content and not group and code in pos.SURELY_FINITE
    if near is not None:
        return near
    if not content:
        return Clause.MAIN
    return Clause.CONTENT if finite <= 1 else Clause.NESTED


def _describes_object(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a date belongs to a participle behind an object: 'discussed ways to a deal signed in Lund in May'.

    The object opens with a determiner, or behind a preposition with a noun; a finite verb stands before it, or is what
    it hangs on.
    """
    first = max(first, last - _LONGEST)
    verb = _find_participle(reading, first, last)
    if verb is None:
        return False
    start = noun_phrase_start(reading, verb, first)
    if start - 1 <= first or start >= verb:
        return False
    if reading.tags[start] not in pos.DETERMINERS and not (
        reading.tags[start] == pos.NOUN and reading.lower[start - 1] in words("pure_prepositions")
    ):
        return False
    if not _governs_thing(reading, start):
        return False
    # 'Was a breach of the accord signed in May': the verb itself is the finite one.
    before = start - (reading.tags[start - 1] not in _GOVERNING_VERBS)
    return any(code in pos.SURELY_FINITE for code in reading.tags[first:before])


def _find_participle(reading: Reading, first: int, last: int) -> int | None:
    """Return the participle that a date before token `last` belongs to: 'signed in Lund in', 'called by all last'."""
    verb = last - 1
    while verb > first and reading.tags[verb] in _BETWEEN_PARTICIPLE_AND_DATE:
        verb -= 1
    if verb == last - 1 or reading.tags[verb] not in pos.PAST_FORMS:
        by = last - 1
        while by > first and reading.tags[by] in _WHO_DID_IT:
            by -= 1
        if by == last - 1 or reading.lower[by] != "by":
            return None
        verb = by - 1
    return verb if verb > first and reading.tags[verb] in pos.PAST_FORMS else None


def _governs_thing(reading: Reading, start: int) -> bool:
    """Tell whether a noun phrase that begins at a token is the object of the word before it, and no clause's subject.

    Behind a verb that isn't a form of be only 'a law passed in May' is surely one: 'they knew the law passed in May'.
    """
    governor, code = reading.lower[start - 1], reading.tags[start - 1]
    if governor in words("pure_prepositions") or governor in words("forms_of_be"):
        return True
    if governor in words("verbs_of_reporting") or governor in _BEFORE_CLAUSE:
        return False
    if code in (pos.PAST, pos.THIRD):
        stems = {governor.removesuffix("ed"), governor.removesuffix("d"), governor.removesuffix("s")}
        return reading.lower[start] in ("a", "an") and stems.isdisjoint(words("cues_with_clause"))
    return code in (pos.ING, pos.BASE)


def _is_apposition(reading: Reading, start: int, last: int, sentence: Span, date: Span) -> bool:
    """Tell whether a phrase without finite verb, from token `start` to a date, stands between two commas."""
    if start == last or reading.tags[start] not in _OPENS_APPOSITION:
        named = start < last and reading.tags[start] == pos.NAME and pos.POSSESSIVE in reading.tags[start:last]
        if not named:
            return False
    _, after = reading.text.token_range(date)
    _, end = reading.text.token_range(sentence)
    place = after
    while place < min(end, after + _PHRASE) and reading.tags[place] in pos.NOUNS_OR_ADJECTIVE:
        place += 1
    if place >= end or reading.tags[place] not in _PAUSES:
        return False
    if reading.tags[start] != pos.PAST_PARTICIPLE:
        return True
    if reading.lower[start] in words("verbs_of_reporting"):
        return False
    # 'The mayor, a lawyer, urged them on Monday' has its main verb behind the comma.
    before = reading.tags[reading.text.token_range(sentence)[0] : start]
    return any(code in pos.SURELY_FINITE for code in before + reading.tags[place : min(end, place + _PHRASE)])


def _opened_by(reading: Reading, index: int, first: int, last: int, *, finite: bool) -> Clause | None:
    """Return the clause of a date that the word at `index` opens, None if it opens none."""
    word = reading.lower[index]
    found: Clause | None = None
    if word == "that":
        found = _opened_by_that(reading, index, first, last)
    elif word in ("compared", "versus"):
        found = Clause.COMPARISON
    elif word == "than":
        counts = index + 1 < last and reading.tags[index + 1] == pos.NUMBER
        found = None if counts else Clause.COMPARISON
    elif word in _RELATIVES:
        found = Clause.RELATIVE if index > first else None
    elif word == "after" or (finite and word in _AT_THAT_TIME):
        found = Clause.TIME
    elif word in _AT_ANOTHER_TIME:
        # 'Before the committee on July 8' tells where.
        found = Clause.OTHER_TIME if finite or reading.lower[last - 1] != "on" else None
    elif finite and reading.tags[index] in pos.FINITE_VERBS and word in words("verbs_of_reporting"):
        found = Clause.CONTENT
    return found


def _opened_by_that(reading: Reading, index: int, first: int, last: int) -> Clause | None:
    """Return the clause that 'that' opens; None where it points ('that year') or is a subject."""
    tags = reading.tags
    if index == first or tags[index - 1] == pos.PREPOSITION or tags[index - 1] in _PAUSES:
        return None
    before = range(index - 1, max(first, index - _TO_VERB) - 1, -1)
    reports = any(reading.lower[place] in words("verbs_of_reporting") for place in before)
    follows_verb = tags[index - 1] in pos.VERBS
    if index + 1 < last and tags[index + 1] in pos.FINITE_OR_ADVERB and not follows_verb:
        return Clause.RELATIVE
    return Clause.CONTENT if reports or follows_verb else Clause.RELATIVE
