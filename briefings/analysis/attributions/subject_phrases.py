"""The whole subject: from its last words to their head, past what is set between marks, and in lists."""

from collections.abc import Iterator

from briefings.analysis.attributions.subject_modifiers import (
    find_before_preposition,
    find_head_of_clause,
    is_preposition,
    is_time,
)
from briefings.analysis.candidate import Range
from briefings.analysis.names.gazetteer import gazetteer, is_inhabitant
from briefings.analysis.names.word_kinds import is_person, is_role
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_end, noun_phrase_start
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.lexicon import words

#: What stands between commas or dashes is looked through this far back, in at most so many pieces.
_INSERTED = 60
_PIECES = 8
#: A member of a list of subjects has at most this many words.
_MEMBER = 8
#: So many phrases and clauses may follow the head of a subject.
_MODIFIERS = 6
#: What opens a clause and no phrase.
_CONJUNCTIONS = frozenset(("although", "because", "if", "though", "unless", "when", "whenever", "whereas", "while"))


def find_whole_subject(reading: Reading, start: int, end: int, first: int) -> Range | None:
    """Return the subject whose last noun phrase is that of the tokens from `start` to `end`.

    'many people involved in the talks', 'a study that appeared in the Review', 'observers in Oslo and around the
    country' begin with their heads. None where the phrase is the object of a preposition that opens the clause ('In
    Oslo, …'): that is no subject.
    """
    begin, head_end = start, end
    for _ in range(_MODIFIERS):
        before = begin - 1
        if before < first or reading.quoted[before] != OUTSIDE:
            break
        if is_preposition(reading, before):
            left = before
            while left > first and reading.tags[left - 1] == pos.ADVERB:
                left -= 1
            wider = find_before_preposition(reading, left, first)
            if wider is None:
                subject = _behind_adjunct(reading, begin, end)
                return None if subject is None else (subject, end)
        elif reading.tags[before] in pos.VERBS:
            if reading.tags[before] == pos.ING and before - 1 > first and is_preposition(reading, before - 1):
                begin = before  # 'the man suspected of robbing Berg'
                continue
            # 'A poll released Thursday by the college'
            bare = is_time(reading, begin, begin + 1) or _is_named(reading, begin, end)
            wider = None if _conjunct(reading, begin, end) else find_head_of_clause(reading, before, first, bare=bare)
            if wider is None:
                return (_conjunct(reading, begin, end) or begin, end)
        else:
            break
        if reading.tags[wider] in pos.PRONOUN_OR_WH or reading.lower[wider] == "that":
            return (wider, wider + 1)
        begin, head_end = wider, noun_phrase_end(reading, wider, end)
    return (_first_of_list(reading, begin, head_end, first), end)


def _is_named(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether a name is that of somebody told of before it: 'a nurse named Ann Berg'."""
    naming = reading.lower[begin - 1] in ("named", "called") and reading.tags[begin:end] == pos.NAME * (end - begin)
    return naming and is_person(reading.lower[begin - 2])


def _behind_adjunct(reading: Reading, start: int, end: int) -> int | None:
    """'In Oslo the crowd …', 'On Monday Ann Berg …': return where the subject begins after the preposition's object."""
    tags = reading.tags
    for index in range(start + 1, end):
        before = tags[index - 1]
        if before not in pos.NOUNS_OR_NUMBER or reading.lower[index - 1] == "'s":
            continue
        if (
            tags[index] in (pos.DETERMINER, pos.PRONOUN)
            or (tags[index] == pos.NAME and (before == pos.NOUN or is_time(reading, start, index)))
            or (tags[index] == pos.NOUN and before == pos.NAME and _is_plural(reading, index, end))
        ):
            return index
    return None


def _is_plural(reading: Reading, index: int, end: int) -> bool:
    """Tell whether a plural noun alone stands at `index`, the last of the phrase."""
    return index + 1 == end and reading.lower[index].endswith("s") and not reading.lower[index].endswith("ss")


def _conjunct(reading: Reading, start: int, end: int) -> int | None:
    """Return where the subject begins behind the object of the clause before: 'closed the road and Ann Berg …'."""
    for index in range(end - 2, start, -1):
        if reading.tags[index] == pos.CONJUNCTION and reading.quoted[index] == OUTSIDE:
            return index + 1
    return None


def _first_of_list(reading: Reading, start: int, end: int, first: int) -> int:
    """'Norway, Sweden and Finland': return where the first member begins; `start` if the phrase ends no list."""
    tags = reading.tags
    comma = start - 1
    if comma > first and tags[comma] == pos.CONJUNCTION and reading.lower[comma] in ("and", "or"):
        comma -= 1
    elif pos.CONJUNCTION not in tags[start:end]:
        return start
    members = 0
    begin = start
    while comma > first and tags[comma] == pos.COMMA and reading.quoted[comma] == OUTSIDE:
        member = noun_phrase_start(reading, comma, first)
        if not _is_member(reading, member, comma, end) or (member > first and tags[member - 1] not in pos.LEADING):
            break
        begin, comma = member, member - 1
        members += 1
    oxford = start > first and tags[start - 1] == pos.CONJUNCTION
    if members > oxford:
        return begin
    return _first_of_two(reading, start, first) if oxford else start


def _first_of_two(reading: Reading, start: int, first: int) -> int:
    """'Ann Berg, a farmer, and her husband': return where the first of two begins; `start` if one alone speaks."""
    comma = start - 2
    if comma <= first or reading.tags[comma] != pos.COMMA or reading.lower[start - 1] != "and":
        return start
    other = find_before_insertions(reading, comma, first)
    # 'He met Ann Berg, a farmer, and her husband said': she is the object of another clause.
    if other is None or not (other[0] == first or reading.tags[other[0] - 1] in pos.LEADING):
        return start
    return other[0]


def _is_member(reading: Reading, start: int, end: int, last: int) -> bool:
    """Tell whether a noun phrase before a comma may be a member of the list of subjects that ends before `last`."""
    return (
        0 < end - start <= _MEMBER
        and reading.tags[end - 1] in pos.NOUNS
        and (
            reading.tags[end - 1] == reading.tags[last - 1]
            or reading.lower[last - 1] == "others"
            or _are_people(reading, start, end, last)
        )
        and not is_time(reading, start, end)
    )


def _are_people(reading: Reading, start: int, end: int, last: int) -> bool:
    """Tell whether names stand before others: 'Ann Berg, the cook Bo Dahl and a nurse', 'Mali, Chad and an ally'."""
    if reading.tags[end - 1] != pos.NAME:
        return False
    if reading.tags[end + 1] == pos.NAME and end + 2 < last and reading.tags[end + 2] == pos.CONJUNCTION:
        return end == start + 1
    return all(codes.count(pos.NAME) > 1 for codes in (reading.tags[start:end], reading.tags[end + 1 : last]))


def find_before_insertions(reading: Reading, mark: int, first: int) -> Range | None:
    """'Ann Berg, 52, of Toledo, Ohio, said': return the subject before all that stands between commas or dashes.

    `mark` is the comma or dash right before the verb. The range goes on to it where the name comes last ('the mayor,
    Ann Berg, said'). None where a clause ends there instead of an insertion ('On Monday, the board met, saying').
    """
    pieces = list(_pieces(reading, mark, first))
    # Between dashes a clause of its own may stand: 'Ann Berg — she is 52 — said'.
    if len(pieces) < 2 or not (reading.tags[mark] == pos.DASH or _may_be_inserted(reading, *pieces[0])):
        return None
    place = 1
    if _lacks_verb(reading, pieces) and pieces[1][1] == pieces[0][0] - 1:
        # 'Berg left Lund, whose mayor, Ann Holm, said': the verb is that of the clause.
        return (pieces[1][0], mark)
    while place + 1 < len(pieces) and not _names_role(reading, pieces, place) and _depends(reading, pieces, place):
        place += 1
    head, after = pieces[place], pieces[place - 1]
    start = noun_phrase_start(reading, head[1], head[0])
    if start >= head[1]:
        return None
    whole = find_whole_subject(reading, start, head[1], first if place + 1 == len(pieces) else head[0])
    if whole is None or _is_object(reading, whole[0], first):
        return None
    clause = reading.tags[after[0]] in pos.OPENS_INSERTION or reading.lower[after[0]] == "whose"
    named = not clause and pos.NAME in reading.tags[slice(*after)]
    # Of two, the name may be the second one's: 'Ann Berg and her brother, Bo Dahl, said'.
    described = (_conjunct(reading, *whole) or whole[0], whole[1])
    last = mark if named and not _holds_name(reading, *described) else whole[1]
    joined = whole[0] > first and reading.tags[whole[0] - 1] == pos.CONJUNCTION
    return (_first_of_two(reading, whole[0], first) if joined else whole[0], last)


def _lacks_verb(reading: Reading, pieces: list[Range]) -> bool:
    """Tell whether a relative clause has its subject, its name, and no verb: 'whose mayor, Ann Holm,'."""
    (start, end), (begin, stop) = pieces[:2]
    named = all(code == pos.NAME for code in reading.tags[start:end])
    return (
        start < end
        and named
        and reading.lower[begin] == "whose"
        and noun_phrase_end(reading, begin + 1, stop) == stop
        and not any(code in pos.FINITE for code in reading.tags[begin:stop])
    )


def _holds_name(reading: Reading, start: int, end: int) -> bool:
    """Tell whether one of these tokens is a name; 'the Jamaican' and 'the man behind Ann Berg' are what somebody is."""
    for index in range(start, end):
        if reading.tags[index] == pos.PREPOSITION and index > start and is_role(reading.lower[index - 1]):
            return False
        inhabitant = reading.tags[index - 1] == pos.DETERMINER and is_inhabitant(reading.words[index])
        if reading.tags[index] == pos.NAME and not inhabitant:
            return True
    return False


def _pieces(reading: Reading, mark: int, first: int) -> Iterator[Range]:
    """Yield what stands between marks of one kind, the last piece first; the first one reaches to `first`."""
    kind, end = reading.tags[mark], mark
    count = 1
    for index in range(mark - 1, max(first, mark - _INSERTED) - 1, -1):
        if reading.quoted[index] != OUTSIDE:
            if index + 1 < end:
                yield (index + 1, end)
            return
        if reading.tags[index] == kind and count < _PIECES:
            yield (index + 1, end)
            # ', a banker and, since May, head of the club,': the last member of a list may open with what is inserted.
            end = index - (index - 1 > first and reading.tags[index - 1] == pos.CONJUNCTION)
            count += 1
    begin = max(first, mark - _INSERTED)
    if begin < end:
        yield (begin, end)


def _may_be_inserted(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a piece between marks has no main clause: a verb in it stands in a relative or similar clause."""
    if start >= end:
        return False
    opened = False
    for index in range(start, end):
        code, lower = reading.tags[index], reading.lower[index]
        opens = index == start or reading.tags[start] in pos.PARTICIPLES
        if code == pos.WH_WORD or lower in ("that", "whose") or (opens and lower in words("subordinators")):
            opened = True
        # ', retired Army colonel,', ', a baker named Ann Berg,'
        described = code == pos.PAST and (index == start or _is_named(reading, index + 1, index + 2))
        if (
            code in pos.FINITE
            and not (opened or described)
            and not (code == pos.BASE and reading.tags[index - 1] == pos.TO)
        ):
            return False
    return True


def _opens_clause(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a piece opens a clause with its subject: 'Lund won, while Ann Berg, the mayor, said'."""
    subject = reading.tags[start + 1] in pos.NAME_OR_DETERMINER and noun_phrase_start(reading, end, start) > start
    return subject and reading.lower[start] in _CONJUNCTIONS


def _is_object(reading: Reading, start: int, first: int) -> bool:
    """Tell whether the noun phrase at `start` is an infinitive's object: 'voted to block any refugee, while'."""
    verb = start - 1
    return verb - 1 > first and reading.tags[verb] == pos.BASE and reading.tags[verb - 1] == pos.TO


def _names_role(reading: Reading, pieces: list[Range], place: int) -> bool:
    """Tell whether a role behind a clause has its name: 'The quay was built in May, a spokeswoman, Ann Berg, said'."""
    (start, end), (begin, stop) = pieces[place], pieces[place + 1]
    named = all(code == pos.NAME for code in reading.tags[slice(*pieces[place - 1])])
    role = reading.tags[start] == pos.DETERMINER and noun_phrase_end(reading, start, end) == end
    clause = place + 2 == len(pieces) and any(reading.tags[k] in pos.SURELY_FINITE for k in range(begin, stop))
    return named and role and clause


def _is_somebody(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a piece ends with an article and words for one person: 'a passenger', 'the former mayor'."""
    noun = noun_phrase_start(reading, end, start)
    return noun < end and reading.lower[noun] in ("a", "an", "the") and is_person(reading.lower[end - 1])


def _is_state_behind_town(reading: Reading, start: int, end: int, left: Range) -> bool:
    """Tell whether a piece is a state's short form behind a town: 'the Guild of Hull, Va., which helps the poor, said'.

    In 'In Hull, Va., …' it closes what opens the sentence.
    """
    behind_town = _is_short_form(reading, start, end) and reading.tags[left[1] - 1] == pos.NAME
    return behind_town and reading.tags[left[0]] != pos.PREPOSITION


def _closes_adjunct(reading: Reading, piece: Range, opening: Range) -> bool:
    """Tell whether a state's short form closes what opens the sentence: 'In Hull, Va., the mayor, Ann Berg, said'."""
    return _is_short_form(reading, *piece) and reading.tags[opening[0]] == pos.PREPOSITION


def _is_short_form(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a state's short form stands alone between two marks: 'Va.'."""
    short = end - start == 1 and reading.words[start].endswith(".")
    return short and gazetteer().find(reading.words[start]) is not None


def _depends(reading: Reading, pieces: list[Range], place: int) -> bool:
    """Tell whether a piece belongs to the one before it: an age, 'of Toledo', a state after a town, an apposition."""
    (start, end), left = pieces[place], pieces[place + 1]
    if start >= end or not _may_be_inserted(reading, start, end) or _opens_clause(reading, start, end):
        return False
    opener = reading.tags[start]
    if (
        opener in pos.OPENS_INSERTION
        or reading.lower[start] == "whose"
        or all(code == pos.NUMBER for code in reading.tags[start:end])
    ):
        return left[0] < left[1] and reading.tags[left[1] - 1] in pos.ENDS_NOUN_PHRASE
    begin = noun_phrase_start(reading, left[1], left[0])
    if noun_phrase_start(reading, end, start) != start or begin >= left[1]:
        return False
    outermost = place + 2 == len(pieces)
    if opener == pos.NAME:
        return _depends_by_name(reading, (start, end), left, outermost=outermost)
    named = pos.NAME in reading.tags[begin : left[1]] or reading.tags[left[0]] == pos.NUMBER
    fronted = outermost and begin > left[0] and reading.tags[left[0]] in pos.OPENS_INSERTION
    fronted = fronted or (place + 3 == len(pieces) and _closes_adjunct(reading, left, pieces[-1]))
    # 'Ann Berg, the treasurer, a former banker': an apposition to what has one already.
    apposed = reading.tags[left[0]] in pos.DETERMINERS and not outermost
    return (named or (apposed and _depends(reading, pieces, place + 1))) and not fronted


def _depends_by_name(reading: Reading, piece: Range, left: Range, *, outermost: bool) -> bool:
    """Tell whether a piece that opens with a name belongs to the one to its `left`, which may be the `outermost`."""
    start, end = piece
    if _is_somebody(reading, *left) and reading.tags[start:end] == pos.NAME * (end - start):
        return True  # 'a passenger, Ann Berg, from Toledo'
    if _is_state_behind_town(reading, start, end, left):
        return True
    # 'of Springfield, Va.', 'who came from Perth, Australia': a state behind a town.
    clause = reading.tags[left[0]] in pos.OPENS_INSERTION and reading.tags[left[1] - 1] == pos.NAME
    return not outermost and (clause or reading.tags[left[0]] == pos.PREPOSITION) and end - start <= 3
