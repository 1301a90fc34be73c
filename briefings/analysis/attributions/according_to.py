"""Rules for who is named as the source: according to X, …; …, according to X; in the words of X, “…”."""

from briefings.analysis.attributions.content_before_cue import find_clause_start, is_clause
from briefings.analysis.attributions.content_continuation import find_limit
from briefings.analysis.attributions.content_end import find_adjunct_end, find_content_end, trim_marks
from briefings.analysis.attributions.cue_verbs import forms_of_speech, is_verb_of_speech
from briefings.analysis.attributions.subject_modifiers import find_time_start
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.names.word_kinds import is_plural_role, is_role
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_end, starts_clause
from briefings.analysis.reading.statements import OUTSIDE, Reading, Statement
from briefings.lexicon import words
from briefings.model.rules import Rule

_CHANCE = 0.95
#: A semicolon is looked for so many tokens before 'according to'.
_LONGEST_CLAUSE = 120
#: What is told of a source stands before so many commas.
_TOLD = 4
#: Tokens of a cue and of whom it addresses: 'told the council'.
_RECIPIENT = 5
_IN_THE_WORDS = (("in", "the", "words", "of"), ("to", "quote"), ("to", "use", "the", "words", "of"))


def _is_source(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a noun phrase right behind 'according to' says something: 'sorted according to size' is a manner.

    Without a comma a bare noun is a manner unless it names people or what they write; with a determiner, the law or a
    plan still is one.
    """
    head = end - 1
    while head > start and pos.PREPOSITION in reading.tags[start:head]:
        head = reading.tags.index(pos.PREPOSITION, start) - 1
    word = reading.lower[max(head, start)]
    if word in words("manners"):
        return False
    if any(code in pos.NAME_PRONOUN_OR_DETERMINERS for code in reading.tags[start:end]):
        return True
    return word in words("written_sources") or is_role(word) or is_plural_role(word)


def find_according_to(reading: Reading, statement: Statement, floor: int, index: int) -> Candidate | None:
    """According to X, …; …, according to X."""
    if index + 2 >= statement.last or reading.lower[index : index + 2] != ["according", "to"]:
        return None
    floor = _clause_of_source(reading, floor, index)
    end = noun_phrase_end(reading, index + 2, statement.last)
    while end > index + 2 and reading.quoted[end - 1] != OUTSIDE:
        end -= 1
    end = _source_end(reading, index + 2, end, statement.last) if index == floor else end
    end = _before_time(reading, index + 2, end)
    if index > floor:
        end = _before_clause(reading, index + 2, end, statement.last)
    marked = index == floor or reading.tags[index - 1] in pos.BEFORE_SOURCE or reading.quoted[index - 1] != OUTSIDE
    if end <= index + 2 or not (marked or _is_source(reading, index + 2, end)):
        return None
    content = _reported_by_source(reading, floor, index, end, statement.last)
    if not content or _introduces_another(reading, content):
        return None
    if index == floor and _quotes_another(reading, *content[0]):
        return None
    return Candidate(content, (index, index + 2), (index + 2, end), Rule.ACCORDING_TO, _CHANCE)


def _clause_of_source(reading: Reading, floor: int, index: int) -> int:
    """Return where the clauses begin that 'according to' at `index` may report: behind a semicolon, or ', but'."""
    if index - 2 > floor and reading.tags[index - 2 : index] == pos.COMMA + pos.CONJUNCTION:
        return index
    for start in range(index, max(floor, index - _LONGEST_CLAUSE), -1):
        if reading.words[start - 1] == ";" and reading.quoted[start - 1] == OUTSIDE:
            return start
    return floor


def _before_time(reading: Reading, start: int, end: int) -> int:
    """Return where the source ends before when it said so: 'according to police on Sunday'."""
    at = find_time_start(reading, start + 1, end)
    if at == end:
        return end
    if reading.lower[at - 1] in ("on", "in", "at", "since", "during") and at - 1 > start:
        return at - 1
    return at if reading.lower[at] in ("last", "late", "early", "this", "next") else end


def _before_clause(reading: Reading, start: int, end: int, last: int) -> int:
    """Return where the source ends before a clause of its own: 'sorted according to size and the cards were dealt'."""
    if end >= last or reading.tags[end] not in pos.SURELY_FINITE:
        return end
    joint = reading.tags.rfind(pos.CONJUNCTION, start + 1, end)
    opens = joint > 0 and reading.tags[joint + 1] in pos.DETERMINERS_OR_PRONOUN
    return joint if opens and reading.quoted[joint] == OUTSIDE else end


def _quotes_another(reading: Reading, start: int, end: int) -> bool:
    """Tell whether what a paper reports is that somebody said words: 'According to the Star, Berg said “no”'."""
    return any(
        is_verb_of_speech(reading, k)
        and reading.quoted[k] == OUTSIDE
        and any(reading.quoted[at] != OUTSIDE for at in range(k + 1, min(k + 3, end)))
        for k in range(start, end)
    )


def _introduces_another(reading: Reading, content: tuple[Range, ...]) -> bool:
    """Tell whether what somebody is named as the source of goes on with another's words.

    'According to Berg the mayor said: “…”': the mayor's.
    """
    for first, last in content:
        for index in range(first, last - 2):
            if reading.quoted[index] != OUTSIDE:
                break
            if reading.words[index] == ":" and reading.quoted[index + 1] != OUTSIDE:
                said = range(max(first, index - _RECIPIENT), index)
                return any(reading.lower[k] in forms_of_speech() and reading.tags[k] in pos.FINITE_VERBS for k in said)
    return False


def find_in_the_words_of(reading: Reading, statement: Statement) -> Candidate | None:
    """In the words of X, “…”; it was, in the words of X, “…”; “…,” in the words of X."""
    found = next(((k, one) for k in range(statement.first, statement.last) if (one := _opens(reading, k))), None)
    if found is None:
        return None
    index, opening = found
    begin = index + len(opening)
    end = noun_phrase_end(reading, begin, statement.last)
    end = next((k for k in range(begin, end) if reading.quoted[k] != OUTSIDE), end)
    if end <= begin or (index > statement.first and not _is_inserted(reading, statement, index, end)):
        return None
    first = next((k for k in range(end, statement.last) if reading.quoted[k] != OUTSIDE), None)
    cue = (index, begin)
    if first is None:
        behind = index - (reading.tags[index - 1] == pos.COMMA)
        if index == statement.first or reading.quoted[behind - 1] == OUTSIDE:
            return None
        content = (reading.stretch_start(behind - 1, statement.first), behind)
        return Candidate((content,), cue, (begin, end), Rule.ACCORDING_TO, _CHANCE)
    # 'In the words of Berg, Holm said “…”' passes on what Holm said.
    if any(is_verb_of_speech(reading, k) for k in range(end, first)):
        return None
    content = (first, reading.stretch_end(first, statement.last))
    return Candidate((content,), cue, (begin, end), Rule.ACCORDING_TO, _CHANCE)


def _opens(reading: Reading, index: int) -> tuple[str, ...] | None:
    """Return the words at `index` that lead to whose words they are; None if they don't."""
    if reading.lower[index] not in ("in", "to") or reading.quoted[index] != OUTSIDE:
        return None
    return next((one for one in _IN_THE_WORDS if _stands(reading, index, one)), None)


def _is_inserted(reading: Reading, statement: Statement, index: int, end: int) -> bool:
    """Tell whether 'in the words of X' stands apart within a statement where nobody else says anything.

    It does behind a quotation or 'was'; in 'thanked those who, in the words of Berg, “…”' it stands in another's.
    """
    comma = index - (reading.tags[index - 1] == pos.COMMA)
    parted = reading.quoted[comma - 1] != OUTSIDE or (
        comma < index and reading.lower[comma - 1] in words("forms_of_be")
    )
    closed = end >= statement.last or reading.tags[end] in pos.PAUSES_STOP_OR_DASH
    outside = (k for k in range(statement.first, statement.last) if reading.quoted[k] == OUTSIDE)
    return parted and closed and not any(is_verb_of_speech(reading, k) for k in outside)


def _stands(reading: Reading, start: int, opening: tuple[str, ...]) -> bool:
    return tuple(reading.lower[start : start + len(opening)]) == opening


def _behind_source(reading: Reading, end: int, last: int) -> int:
    """Return where the content begins after 'according to X': behind a comma, past what is told of X."""
    commas = [k for k in range(end, last) if reading.tags[k] == pos.COMMA and reading.quoted[k] == OUTSIDE]
    if not commas:
        return last if end >= last - 1 or reading.tags[end] in pos.PREPOSITION_OR_TO else end
    begin, head = commas[0] + 1, end - 1
    for comma in commas[1:_TOLD]:
        if comma + 1 >= last or not _tells_of_source(reading, begin, comma, last, role=is_role(reading.lower[head])):
            break
        begin, head = comma + 1, comma - 1
    return begin


def _tells_of_source(reading: Reading, begin: int, comma: int, last: int, *, role: bool) -> bool:
    """Tell whether what stands before a comma describes the source: ', who came first,', ', its director,', ', 52,'.

    So does a name behind a `role`: 'According to its director, Ann Lee, …'.
    """
    if begin >= comma:
        return False
    if reading.tags[begin] == pos.WH_WORD or reading.lower[begin] == "whose":
        return True
    if begin + 1 == comma and reading.tags[begin] == pos.NUMBER:
        return True  # an age
    apposed = reading.tags[begin] in (pos.DETERMINER, pos.NUMBER) and not any(
        code in pos.FINITE for code in reading.tags[begin:comma]
    )
    named = role and all(reading.tags[k] == pos.NAME for k in range(begin, comma))
    after = comma + 1
    opens = starts_clause(reading, after, last) or reading.quoted[after] != OUTSIDE
    told = reading.tags[after] == pos.WH_WORD or reading.lower[after] == "whose"
    return (apposed or named) and (opens or told)


def _source_end(reading: Reading, start: int, end: int, last: int) -> int:
    """Return where the source ends: before a new subject where no comma parts them ('to fire officials the blaze')."""
    if end >= last or reading.tags[end] not in pos.FINITE:
        return end
    for index in range(start + 1, end):
        opens = reading.tags[index] == pos.PRONOUN or (
            reading.tags[index] in pos.DETERMINERS and reading.lower[index] not in ("'s", "'")
        )
        if opens and reading.tags[index - 1] in pos.NOUNS:
            return index
    return end


def _reported_by_source(reading: Reading, floor: int, index: int, end: int, last: int) -> tuple[Range, ...]:
    """Return the content of 'according to' at `index`, whose source ends before `end`: after or before it."""
    start = find_clause_start(reading, floor, index)
    if start == index or all(reading.tags[k] in pos.CONJUNCTION_OR_ADVERB for k in range(start, index)):
        begin = _behind_source(reading, end, last)
        if begin >= last:
            return ()
        # 'According to Berg, at a dinner in May, Dahl asked …': what comes before the subject ends nothing.
        subject = find_adjunct_end(reading, begin - 1, last)
        return ((begin, find_content_end(reading, max(begin, subject), last, "that")),)
    stop = trim_marks(reading, start, index)
    if stop <= start or reading.tags[start:stop] == pos.PRONOUN or _is_told(reading, start, stop):
        return ()  # '“…,” Berg told her, according to Holm': what she was told has a cue of its own
    open_end = reading.lower[stop - 1] in words("forms_of_have") or reading.lower[stop - 1] in words("forms_of_be")
    if (open_end or not is_clause(reading, start, stop)) and end + 1 < last and reading.tags[end] == pos.COMMA:
        # 'Sales, according to the firm, fell in May'; 'Sales have, according to the firm, fallen'
        begin = _behind_apposition(reading, end, last)
        return (start, stop), (begin, find_content_end(reading, begin, last, "that"))
    limit = find_limit(reading, end, last, spoken=reading.quotes_in(start, stop))
    return ((start, stop),) if limit is None else ((start, stop), limit)


def _is_told(reading: Reading, start: int, stop: int) -> bool:
    """Tell whether words behind a verb of speech say who was told, and no more: 'Berg told a deputy'."""
    spoken = start > 0 and reading.lower[start - 1] in forms_of_speech() and reading.quoted[start - 1] == OUTSIDE
    return spoken and noun_phrase_end(reading, start, stop) >= stop and not is_clause(reading, start, stop)


def _behind_apposition(reading: Reading, comma: int, last: int) -> int:
    """Return where a clause goes on behind the comma that closes what somebody is: ', head of the yard, is late'."""
    begin = comma + 1
    for index in range(begin, last - 1):
        if reading.quoted[index] != OUTSIDE or reading.tags[index] in pos.FINITE:
            break
        if reading.tags[index] == pos.COMMA and reading.tags[index + 1] in pos.FINITE_OR_ADVERB:
            return index + 1
    return begin
