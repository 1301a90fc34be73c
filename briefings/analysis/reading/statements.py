"""An article as the attribution rules see it: tagged tokens, quoted stretches, and statements round them."""

from dataclasses import dataclass

from briefings.analysis.reading.quote_marks import Stretch, find_stretches
from briefings.analysis.reading.tags import tag_text
from briefings.analysis.reading.tokens import Text, Token
from briefings.model.spans import Span

#: `quoted` of a token outside quotation marks.
OUTSIDE = -1
#: Tokens of the longest sentence and of the longest quotation that rules look through as one. What is longer is a table
#: or a text without punctuation, and is cut: rules may look at every pair of tokens of a statement.
_LONGEST_SENTENCE = 400
_LONGEST_STATEMENT = 1200


@dataclass(frozen=True, slots=True)
class Statement:
    """One or more sentences that quotation marks hold together: a range of tokens and the paragraph's number."""

    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One article's tokens with their parts of speech and quotation marks. All sequences run by token number."""

    text: Text
    tokens: tuple[Token, ...]
    #: The tokens' words as they stand, and in lower case.
    words: list[str]
    lower: list[str]
    #: The tokens' codes, a character each.
    tags: str
    stretches: tuple[Stretch, ...]
    #: For every token the number of the stretch that it stands in, marks included, or OUTSIDE.
    quoted: list[int]
    statements: tuple[Statement, ...]

    def quotes_in(self, first: int, last: int) -> bool:
        """Tell whether one of these tokens stands within quotation marks."""
        return self.quoted[first:last].count(OUTSIDE) < last - first

    def stretch_end(self, start: int, last: int) -> int:
        """Return one past the last token of the quotation that token `start` stands in, `last` at most."""
        end = start
        while end < last and self.quoted[end] == self.quoted[start]:
            end += 1
        return end

    def stretch_start(self, start: int, first: int) -> int:
        """Return the first token of the quotation that token `start` stands in, `first` at least."""
        begin = start
        while begin > first and self.quoted[begin - 1] == self.quoted[start]:
            begin -= 1
        return begin

    def span(self, first: int, last: int) -> Span:
        """Return the characters from token `first` to before token `last`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


def read_text(text: Text) -> Reading:
    """Tag an article and find its quoted stretches and statements."""
    stretches = find_stretches(text)
    quoted = [OUTSIDE] * len(text.tokens)
    for number, stretch in enumerate(stretches):
        first, last = text.token_range(stretch.span)
        quoted[first:last] = [number] * (last - first)
    statements = tuple(_statements(text, quoted))
    return Reading(text, text.tokens, text.words, text.lower, tag_text(text), stretches, quoted, statements)


def _statements(text: Text, quoted: list[int]) -> list[Statement]:
    """Join the sentences whose boundary lies within one quoted stretch."""
    found: list[Statement] = []
    index = 0
    paragraph = 0
    for sentence in text.sentences:
        first, index = index, text.token_range(sentence)[1]
        if index == first:
            continue
        while paragraph + 1 < len(text.paragraphs) and text.paragraphs[paragraph + 1].start <= sentence.start:
            paragraph += 1
        previous = found[-1] if found else None
        joined = quoted[first] != OUTSIDE and first > 0 and quoted[first] == quoted[first - 1]
        if (
            previous is not None
            and joined
            and previous.paragraph == paragraph
            and index - previous.first <= _LONGEST_STATEMENT
        ):
            found[-1] = Statement(previous.first, index, paragraph)
        else:
            found.extend(
                Statement(start, min(start + _LONGEST_SENTENCE, index), paragraph)
                for start in range(first, index, _LONGEST_SENTENCE)
            )
    return found
