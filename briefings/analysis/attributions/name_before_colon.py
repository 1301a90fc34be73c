"""NAME: words. Headlines, signed comments and transcripts of interviews name the speaker before a colon."""

from briefings.analysis.candidate import Candidate
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_start
from briefings.analysis.reading.statements import OUTSIDE, Reading, Statement
from briefings.lexicon import words
from briefings.model.rules import Rule

_CHANCE = 0.7
#: A name before a colon has at most this many tokens.
_NAME_LENGTH = 8


def find_name_before_colon(reading: Reading, statement: Statement) -> Candidate | None:
    """Return the attribution of 'Name: words' in headlines, 'Name: “…”' anywhere, 'NAME: …' in transcripts."""
    colon = next(
        (
            k
            for k in range(statement.first, min(statement.first + _NAME_LENGTH, statement.last - 1))
            if _colon(reading, k)
        ),
        None,
    )
    if colon is None or colon == statement.first:
        return None
    name = range(statement.first, colon)
    shouted = all(reading.words[k].isupper() or reading.tags[k] == pos.STOP for k in name)
    if not shouted and not _is_name(reading, statement.first, colon):
        return None
    if reading.lower[colon - 1] in words("labels"):
        return None
    headline = _in_headline(reading, statement)
    quotation = reading.quoted[colon + 1] != OUTSIDE
    if not (quotation or headline or (shouted and _opens_paragraph(reading, statement))):
        return None
    if headline and not quotation and not _says_something(reading, colon + 1, statement.last):
        return None
    end = _paragraph_end(reading, statement) if shouted and not headline else statement.last
    while end > colon + 2 and reading.tags[end - 1] == pos.STOP and reading.quoted[end - 1] == OUTSIDE:
        end -= 1
    content = ((colon + 1, end),)
    return Candidate(content, (colon, colon + 1), (statement.first, colon), Rule.NAME_BEFORE_COLON, _CHANCE)


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


def _says_something(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a headline after its colon has a verb or a quotation."""
    return any(reading.tags[k] in pos.FINITE or reading.quoted[k] != OUTSIDE for k in range(first, last))
