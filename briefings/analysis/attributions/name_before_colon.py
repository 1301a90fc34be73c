"""NAME: words. Headlines, signed comments and transcripts of interviews name the speaker before a colon."""

from bisect import bisect_right

from briefings.analysis.attributions.stances import is_human
from briefings.analysis.candidate import Candidate
from briefings.analysis.names.gazetteer import gazetteer
from briefings.analysis.names.word_kinds import Word, is_role, word_kinds
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_start, skip_adverbs, starts_clause
from briefings.analysis.reading.statements import OUTSIDE, Reading, Statement
from briefings.lexicon import words
from briefings.model.rules import Rule

_CHANCE = 0.7
#: A name before a colon has at most this many tokens.
_NAME_LENGTH = 8


#: A name with age, town and trade before a colon or dash has at most this many tokens.
_LABEL_LENGTH = 20
#: A trade before the name of a label has at most this many tokens.
_TRADE = 5
#: A text is a transcript where so many paragraphs open with a name and a colon, and one of the names twice.
_TURNS = 3
#: Paragraphs that a turn of a transcript has at most, over all of them.
_PARAGRAPHS_OF_TURN = 5
#: Labels of question and answer, which name nobody.
_QUESTION_OR_ANSWER = frozenset(("q", "a"))

#: Where each turn of a transcript ends, by its first token.
Turns = dict[int, int]


def find_name_before_colon(reading: Reading, statement: Statement, turns: Turns) -> Candidate | None:
    """Return the attribution of 'Name: words' in headlines, 'Name: “…”' anywhere, 'NAME: …' in transcripts."""
    colon = _first_colon(reading, statement)
    name = range(statement.first, colon or statement.first)
    shouted = _is_shouted(reading, name)
    if colon is not None and _names_itself(reading, statement.first, colon):
        return None
    if colon is None or not name or not (shouted or _is_name(reading, statement.first, colon)):
        return _name_within_marks(reading, statement) or _labelled_quotation(reading, statement)
    if reading.lower[colon - 1] in words("labels") or reading.lower[statement.first] in _QUESTION_OR_ANSWER:
        return None
    headline = _in_headline(reading, statement)
    quotation = reading.quoted[colon + 1] != OUTSIDE
    turn = turns.get(statement.first)
    if quotation and not (shouted or turn or headline or is_human(reading, (statement.first, colon))):
        return None  # 'The menu: “soup”'
    if not (quotation or turn or (headline and _says_something(reading, statement, colon, shouted=shouted))):
        named = shouted and not headline and _opens_paragraph(reading, statement)
        if not named or not _is_shouted_name(reading.words[statement.first : colon]):
            return None
    end = turn or (_paragraph_end(reading, statement) if shouted and not headline else statement.last)
    while end > colon + 2 and reading.tags[end - 1] == pos.STOP and reading.quoted[end - 1] == OUTSIDE:
        end -= 1
    content = ((colon + 1, end),)
    topic = next((k for k in name if k > statement.first and reading.lower[k] in ("on", "about")), colon)
    return Candidate(content, (colon, colon + 1), (statement.first, topic), Rule.NAME_BEFORE_COLON, _CHANCE)


def _is_shouted(reading: Reading, name: range) -> bool:
    """Tell whether a name in capitals stands there, alone or with a trade behind a comma: 'DANA REED, HOST'."""
    if not name or not all(reading.words[k].isupper() or reading.tags[k] in (pos.STOP, pos.COMMA) for k in name):
        return False
    commas = [k for k in name if reading.tags[k] == pos.COMMA]
    return not commas or (len(commas) == 1 and commas[0] > name.start and is_role(reading.lower[name.stop - 1]))


def _first_colon(reading: Reading, statement: Statement) -> int | None:
    last = min(statement.first + _NAME_LENGTH, statement.last - 1)
    if ":" not in reading.words[statement.first : last]:
        return None
    return next((k for k in range(statement.first, last) if _colon(reading, k)), None)


def find_turns(reading: Reading) -> Turns:
    """Return the turns of a transcript; nothing where the text is none.

    A turn begins with a name and a colon at the beginning of a paragraph, and holds over the paragraphs that follow
    until the next one does, or opens with another label in capitals; the last turn is one paragraph, because nothing
    tells where it ends.
    """
    labels: list[tuple[int, int, str]] = []
    stops: list[int] = []
    for statement in reading.statements:
        colon = _first_colon(reading, statement) if _opens_paragraph(reading, statement) else None
        if colon is None or colon == statement.first or _in_headline(reading, statement):
            continue
        name = range(statement.first, colon)
        if all(map(str.isupper, reading.words[statement.first : statement.first + 2])):
            stops.append(statement.first)  # 'THE GUILD letter:', 'THE FACTS:'
        if all(reading.tags[k] == pos.NAME or reading.words[k].isupper() for k in name):
            label = " ".join(reading.lower[statement.first : colon])
            # 'Ida Holm: Ida Holm leads poll' is a pointer to other news.
            if label not in words("labels") and not _names_itself(reading, statement.first, colon):
                labels.append((statement.first, _paragraph_end(reading, statement), label))
    names = [label for _, _, label in labels]
    if len(names) < _TURNS or len(set(names)) in (1, len(names)) or not _follow_closely(reading, labels):
        return {}
    ends = [first for first, _, _ in labels[1:]] + [labels[-1][1]]
    stops.append(len(reading.tokens))
    return {first: min(stops[bisect_right(stops, first)], end) for (first, _, _), end in zip(labels, ends, strict=True)}


def _follow_closely(reading: Reading, labels: list[tuple[int, int, str]]) -> bool:
    """Tell whether turns hold a few paragraphs each: labels that stand far apart in a report are no transcript's."""
    first, last = (reading.text.paragraph_index(reading.tokens[one[0]].start) for one in (labels[0], labels[-1]))
    return first is not None and last is not None and last - first <= _PARAGRAPHS_OF_TURN * (len(labels) - 1)


def _names_itself(reading: Reading, first: int, colon: int) -> bool:
    """Tell whether the words behind a colon begin with those before it."""
    return reading.lower[first:colon] == reading.lower[colon + 1 : colon + 1 + colon - first]


def _name_within_marks(reading: Reading, statement: Statement) -> Candidate | None:
    """“NAME: words”: the label of a transcript within the marks."""
    first = statement.first + 1
    if reading.quoted[statement.first] == OUTSIDE or not _opens_paragraph(reading, statement):
        return None
    colon = next((k for k in range(first, min(first + 5, statement.last - 1)) if reading.words[k] == ":"), first)
    if colon == first or not all(len(word) > 1 and word.isupper() for word in reading.words[first:colon]):
        return None
    if reading.lower[colon - 1] in words("labels") or reading.quoted[colon] != reading.quoted[first]:
        return None
    content = ((colon + 1, reading.stretch_end(statement.first, statement.last)),)
    return Candidate(content, (colon, colon + 1), (first, colon), Rule.NAME_BEFORE_COLON, _CHANCE)


def _labelled_quotation(reading: Reading, statement: Statement) -> Candidate | None:
    """Tim Boone, 52: “…”; Lea Park – “…”: a paragraph of a name, what is told of it, and a quotation to the end."""
    if not _opens_paragraph(reading, statement):
        return None
    limit = min(statement.first + _LABEL_LENGTH, statement.last)
    if not reading.quotes_in(statement.first, limit):
        return None
    opening = next((k for k in range(statement.first, limit) if reading.quoted[k] != OUTSIDE), None)
    if opening is None or opening < statement.first + 3:
        return None
    mark = opening - 1
    end = reading.stretch_end(opening, statement.last)
    rest = statement.last - sum(code in pos.PAUSES_STOP_OR_DASH for code in reading.tags[end : statement.last])
    name = is_personal_label(reading, statement.first, mark)
    colon, dash = reading.words[mark] == ":", reading.tags[mark] == pos.DASH and rest == end
    if name is None or not (colon or dash) or reading.lower[mark - 1] in words("labels"):
        return None
    content = ((opening, end if rest == end else statement.last),)
    return Candidate(content, (mark, opening), (statement.first, name), Rule.NAME_BEFORE_COLON, _CHANCE)


def is_personal_label(reading: Reading, first: int, last: int) -> int | None:
    """Return where the name ends that tokens up to `last` begin with, followed by age, town or trade at most.

    None where they are no such label: a name has two words or more with capitals, or one with an age behind it, and no
    verb may follow it.
    """
    trade = _trade_end(reading, first, last)
    name = trade
    while name < last and _is_of_name(reading, name, trade, last):
        name += 1
    if trade > first and name < trade + 2:
        return None
    aged = name == first + 1 < last - 1 and reading.tags[name + 1] == pos.NUMBER and _may_be_name(reading.words[first])
    if not (aged or name >= first + 2) or last - first > _LABEL_LENGTH:
        return None
    if name < last and reading.tags[name] not in (pos.COMMA, pos.BRACKET_OPENS):
        return None
    plain = all(
        code not in pos.FINITE and code not in pos.PAUSES_OR_STOP - {pos.COMMA} for code in reading.tags[name:last]
    )
    return name if plain and not reading.quotes_in(first, last) else None


def _trade_end(reading: Reading, first: int, last: int) -> int:
    """Return where the full name begins behind a trade in small letters ('retired miner Ida Holt'); `first` if none."""
    places = range(first + 1, min(first + _TRADE, last))
    name = next((k for k in places if reading.words[k][0].isupper() and reading.words[k - 1][0].islower()), first)
    begin = first + (reading.tags[first] == pos.NAME)
    if name == first + 1 and is_role(reading.lower[first]):
        return name
    if name > first + 1 and is_role(reading.lower[name - 1]):
        described = all(reading.tags[k] in pos.DESCRIBES_TRADE for k in range(begin, name))
        return name if described else first
    # 'Mother of two Ida Holt'
    return _behind_number(reading, first, last)


def _behind_number(reading: Reading, first: int, last: int) -> int:
    name = first + 3
    of = name < last and reading.lower[first + 1] == "of" and reading.tags[first + 2] == pos.NUMBER
    return name if of and is_role(reading.lower[first]) else first


def _is_of_name(reading: Reading, index: int, first: int, last: int) -> bool:
    """Tell whether a token is of a label's name or titles: 'Outgoing Chair Ida Holt', 'Paul and Ines Roux'."""
    if reading.tags[index] == pos.NAME or reading.lower[index] in words("titles"):
        return True
    if reading.lower[index] == "and":
        joined = (reading.words[index - 1], reading.words[index + 1]) if first < index < last - 1 else ()
        return bool(joined) and all(word_kinds(word) & Word.FIRST_NAME for word in joined)
    if first < index < last - 1 and word_kinds(reading.words[index]) & Word.PARTICLE:
        return reading.words[index + 1][0].isupper()  # 'Femke de Wit'
    known = reading.lower[index] in words("role_modifiers") or is_role(reading.lower[index])
    # In a line of capitals a family name has the code of its letters: 'Ida Bay'.
    known = known or (first < index and reading.tags[index - 1] == pos.NAME and reading.tags[index] == pos.NOUN)
    # 'Counsel Grace Obi': a first name with the letters of a noun, between a trade and a family name.
    known = known or bool(word_kinds(reading.words[index]) & Word.FIRST_NAME)
    # 'Incoming Vet Ida Holt': an office's modifier goes before any trade.
    known = known or (first < index and reading.lower[index - 1] in words("role_modifiers"))
    return known and reading.words[index][0].isupper()


def _may_be_name(word: str) -> bool:
    kinds = word_kinds(word)
    return bool(kinds & Word.FIRST_NAME) or not kinds & (Word.ORDINARY | Word.CLOSED | Word.CAPITALISED)


def _is_name(reading: Reading, first: int, colon: int) -> bool:
    """Tell whether the tokens before a colon are one noun phrase."""
    if any(reading.tags[k] not in pos.IN_LABEL or reading.quoted[k] != OUTSIDE for k in range(first, colon)):
        return False
    return reading.tags[colon - 1] in pos.NOUNS and noun_phrase_start(reading, colon, first) == first


def _paragraph_end(reading: Reading, statement: Statement) -> int:
    """Return one past the last token of the statement's paragraph."""
    return reading.text.token_range(reading.text.paragraphs[statement.paragraph])[1]


def _colon(reading: Reading, index: int) -> bool:
    return reading.words[index] == ":" and reading.quoted[index] == OUTSIDE


def _in_headline(reading: Reading, statement: Statement) -> bool:
    title = reading.text.title_span
    return title is not None and reading.tokens[statement.first].start < title.end


def _opens_paragraph(reading: Reading, statement: Statement) -> bool:
    return reading.tokens[statement.first].start <= reading.text.paragraphs[statement.paragraph].start + 2


def _says_something(reading: Reading, statement: Statement, colon: int, *, shouted: bool) -> bool:
    """Tell whether somebody says the clause after a headline's colon.

    'China: markets to open', 'FINCH: WARNS OF RAIN' and 'Texas: lake rises' have no speaker: nothing is said without a
    clause of its own, capitals hide the verbs, and a place tells where.
    """
    if shouted or gazetteer().find(" ".join(reading.words[statement.first : colon])) is not None:
        return False
    start = skip_adverbs(reading, colon + 1, statement.last)
    return reading.quotes_in(colon + 1, statement.last) or starts_clause(reading, start, statement.last)


def _is_shouted_name(label: list[str]) -> bool:
    """Tell whether a label in capitals names a person ('GRAY', 'ANN GRAY'), no place or topic ('BREAKING NEWS')."""
    spoken = [word.title() for word in label if word[0].isalpha()]
    if not spoken or spoken[0] in ("The", "A", "An") or gazetteer().find(" ".join(spoken)) is not None:
        return False
    if any(word_kinds(word) & (Word.FIRST_NAME | Word.TITLE) for word in spoken):
        return True
    kinds = word_kinds(spoken[-1])
    return bool(kinds & Word.SURNAME) or not kinds & (Word.ORDINARY | Word.CLOSED)
