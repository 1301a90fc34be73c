"""What describes the head of a subject behind it: phrases, clauses, and the time of the verb that follows."""

from functools import cache

from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_start, verb_group_start
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.lexicon import lines, words

#: A relative pronoun is looked for this far before the verb of its clause.
_RELATIVE = 10
#: What opens a time that no preposition does: 'late Tuesday', 'last week'.
_BEFORE_TIMES = frozenset(("last", "late", "early", "this", "next", "earlier", "later"))
#: What a preposition puts before one: 'in the last week'.
_TO_TIMES = frozenset(("during", "for", "in", "over", "past", "since", "the", "within"))
#: Pronouns and the like that a clause may describe: 'those who', 'anyone suing Berg'.
_ANYBODY = frozenset(("those", "anyone", "everyone", "someone", "people"))


def names_time(word: str) -> bool:
    """Tell whether a word in small letters is one of time: 'week', 'weeks', 'June'."""
    return word.removesuffix("s") in words("time_words") or word in words("months")


def is_preposition(reading: Reading, index: int) -> bool:
    """Tell whether a preposition opens no clause at `index`: 'after' does before a form in -ing ('after vaping')."""
    word = reading.lower[index]
    pure = (
        word in words("pure_prepositions")
        or (
            word in words("subordinators")
            and reading.tags[index] == pos.PREPOSITION
            and (
                reading.tags[index + 1] == pos.ING
                # 'after vaping', whose noun is read as one; Beijing and Manning are names.
                or (reading.lower[index + 1].endswith("ing") and reading.tags[index + 1] != pos.NAME)
                or (reading.lower[index] == "after" and reading.lower[index - 1 : index] in (["looking"], ["named"]))
            )
        )
    )
    return pure and reading.quoted[index] == OUTSIDE


def find_before_preposition(reading: Reading, index: int, first: int) -> int | None:
    """Return where the phrase begins that the prepositional phrase at `index` describes; None if it has none."""
    before = index - 1
    if before < first or reading.quoted[before] != OUTSIDE:
        return None
    code = reading.tags[before]
    if code == pos.WH_WORD or (reading.lower[before] == "that" and reading.tags[before - 1] in pos.NOUNS):
        return before
    if code == pos.DETERMINER and reading.lower[index] == "of":
        return before  # 'most of the fishermen', 'some of them'
    if code == pos.CONJUNCTION and before > first and reading.tags[before - 1] in pos.NOMINAL:
        index, code = before, reading.tags[before - 1]
    if code == pos.ADJECTIVE and before > first and reading.tags[before - 1] in pos.FINITE_VERBS:
        before, code = before - 1, reading.tags[before - 1]  # 'patients who fell ill after the party'
    near = code == pos.ADJECTIVE or (reading.lower[before] == "close" and reading.lower[index] == "to")
    if near and before > first and reading.tags[before - 1] in pos.NOUNS:
        index, code = before, reading.tags[before - 1]  # 'people familiar with the talks', 'a source close to him'
    if code in pos.NOMINAL or code == pos.BRACKET_CLOSES:
        start = noun_phrase_start(reading, index, first)
        return start if start < index and not is_time(reading, start, index) else None
    return find_head_of_clause(reading, before, first, bare=True) if code in pos.VERBS else None


def find_head_of_clause(reading: Reading, verb: int, first: int, *, bare: bool) -> int | None:
    """Return where the noun phrase begins that the clause of `verb` describes; None if it is no such clause.

    'residents who signed', 'people involved', 'a man carrying a gun', 'those trying to leave'. `bare` tells that the
    verb has no object, so that a past form may be a participle.
    """
    group = verb_group_start(reading, verb, first)
    if group <= first:
        return None
    relative = _relative_before(reading, group, first)
    if relative is not None and reading.lower[relative - 1] in _ANYBODY:
        return relative - 1
    if relative is not None:
        start = noun_phrase_start(reading, relative, first)
        return start if start < relative else None
    before = group - 1
    infinitive = reading.lower[group] == "to" and reading.tags[verb] == pos.BASE
    if infinitive and reading.tags[before] in pos.PARTICIPLES:
        return find_head_of_clause(reading, before, first, bare=True)
    participle = reading.tags[verb] == pos.ING or (bare and reading.tags[verb] in pos.PAST_FORMS)
    described = reading.tags[before] in pos.NOUNS or reading.lower[before] in _ANYBODY
    if not described or not (infinitive or (group == verb and participle)):
        return None
    start = noun_phrase_start(reading, group, first)
    return start if start < group else None


def find_described(reading: Reading, verb: int, first: int) -> int | None:
    """Return where those begin of whom a clause that ends with a verb tells: 'those who fled'; None for any other."""
    group = verb_group_start(reading, verb, first)
    relative = _relative_before(reading, group, first) if group > first else None
    if relative is None or reading.lower[relative] == "which":
        return None
    # 'The reporter whom Berg attacked'
    if relative + 1 != group and noun_phrase_start(reading, group, first) > relative + 1:
        return None
    start = noun_phrase_start(reading, relative, first)
    return start if start < relative else None


def _relative_before(reading: Reading, group: int, first: int) -> int | None:
    """Return the relative pronoun that opens the clause of a verb group; None if none does."""
    for index in range(group - 1, max(first, group - _RELATIVE), -1):
        if reading.quoted[index] != OUTSIDE or reading.tags[index] in pos.PAUSES_STOP_OR_DASH:
            return None
        if reading.words[index] in ("who", "whom", "which") or (
            reading.lower[index] == "that" and reading.tags[index - 1] in pos.NOUNS
        ):
            return index
    return None


def is_time(reading: Reading, start: int, end: int) -> bool:
    """Tell whether tokens of the reading, from `start` to before `end`, are a time alone: 'Monday', 'last week'."""
    return all(
        reading.lower[k] in words("time_words") or reading.lower[k] in words("months") or reading.tags[k] == pos.NUMBER
        for k in range(start, end)
    )


def find_time_start(reading: Reading, start: int, end: int) -> int:
    """Return where the words of time begin that end before token `end`, `start` at least; `end` if none do."""
    at = end
    while at > start and is_time(reading, at - 1, at):
        at -= 1
    return at


def find_end_before_time(reading: Reading, start: int, end: int) -> int:
    """Return where a subject ends before the time of its verb; `end` if none stands there.

    'The board on Monday said', 'Ann Berg late Tuesday said', 'police yesterday said'. A day that names something
    stays: 'Super Tuesday', 'the strikers of Bloody Sunday'.
    """
    at = find_time_start(reading, start, end)
    if at in (start, end) or reading.quoted[at - 1] != OUTSIDE:
        return end
    before, opener = reading.lower[at - 1], reading.lower[at]
    if before == "on":
        return at - 1 if at - 1 > start else end
    day = opener == "yesterday" or opener in words("weekdays")
    if at + 1 < end and not day:
        # 'A source in the last week said'
        while at - 1 > start and reading.lower[at - 1] in _TO_TIMES:
            at -= 1
        return at if opener in _BEFORE_TIMES else end
    named = f"{before} {opener}" in _named_days()
    return at if day and reading.tags[at - 1] in pos.NOUNS and not named else end


@cache
def _named_days() -> frozenset[str]:
    return frozenset(line.lower() for line in lines("weekday_names"))
