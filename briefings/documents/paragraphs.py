"""Where paragraphs stand in a text, and which of them are headline and credit."""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefings.model.spans import Span

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_EDGE = " \t\xa0\ufeff\u200b\u3000"

#: The longest line of a text that is taken for wrapped by hand or by an editor.
_WRAPPED_WIDTH = 120
#: The longest headline, in characters; a longer line is a paragraph.
_HEADLINE_WIDTH = 180

_SENTENCE_END = re.compile(r"[.!?…:;,]['\"’”»)\]]*\Z")
_ABBREVIATION_END = re.compile(r"\b(?:[A-Z]\.){2,}\Z|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|No)\.\Z")
_QUESTION_END = re.compile(r"[!?]['\"’”»)\]]*\Z")
_BYLINE = re.compile(r"by\b", re.IGNORECASE)

_WORD = re.compile(r"[^\W\d_]+")
# 'LONDON (Wire) -', 'SAN JUAN, May 3 -', 'Oslo (Wire) -'.
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,30}(?:,[^\n(–—-]{1,30})?(?:\([^()\n]{2,40}\)\s{0,8})?\s{0,8}[–—-]{1,2}\s"
    r"|[A-Z][\w.'’, -]{2,40}\([^()\n]{2,40}\)\s{0,8}[–—-]{1,2}\s"
)

_CREDIT = re.compile(
    r"[*_(\[ ]*(?:"
    r"(?:this|the)\s+(?:article|story|piece|post|essay|report|column|commentary|op-ed|interview|analysis)\s+"
    r"(?:(?:was|has\s+been|is)\s+)?(?:(?:originally|first|previously|also)\s+)*"
    r"(?:appeared|published|ran|posted|printed|republished|reprinted|reposted)\b"
    # Not 'First published in 1968, the map …': a clause behind it is news of what was published.
    r"|(?:originally|first|previously)\s+(?:appeared|published|posted|printed)\s+(?:at|in|on|by)\b"
    r"(?![^.,]*,\s+(?:the|a|an|it|its|he|she|they|his|her|their)\s+[a-z])"
    r"|(?:reprinted|republished|reposted)\s+(?:from|with|by|courtesy)\b"
    r")",
    re.IGNORECASE,
)
_CREDIT_WIDTH = 300


def trim_span(text: str, start: int, end: int) -> Span:
    """Return the span without white space (and BOM) at its edges; empty where nothing else is in it."""
    while start < end and (text[start] in _EDGE or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _EDGE or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def lines(text: str, start: int = 0) -> tuple[Span, ...]:
    """Return the lines from `start` on that hold something, trimmed."""
    spans = (trim_span(text, *match.span()) for match in _LINE.finditer(text, start))
    return tuple(span for span in spans if span.start < span.end)


def blocks(text: str, spans: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
    """Group lines that follow each other without an empty line."""
    grouped: list[list[Span]] = []
    for span in spans:
        if grouped and len(_BREAK.findall(text, grouped[-1][-1].end, span.start)) == 1:
            grouped[-1].append(span)
        else:
            grouped.append([span])
    return tuple(map(tuple, grouped))


def paragraphs(text: str, start: int = 0) -> tuple[Span, ...]:
    """Return the paragraphs from `start` on.

    An empty line always parts them. A line end does too, except in a text whose lines were filled up to a width:
    there, the first word of each line would not have fitted on the line before.
    """
    found = blocks(text, lines(text, start))
    if _is_wrapped(text, found):
        return tuple(Span(block[0].start, block[-1].end) for block in found)
    return tuple(line for block in found for line in block)


def _is_wrapped(text: str, found: Sequence[Sequence[Span]]) -> bool:
    width = max((line.end - line.start for block in found for line in block), default=0)
    pairs = [pair for block in found for pair in pairwise(block)]
    if not pairs or width > _WRAPPED_WIDTH:
        return False
    if all(_SENTENCE_END.search(first.of(text)) for first, _ in pairs):
        return False
    return all(
        first.end - first.start + 1 + len(second.of(text).split(None, 1)[0]) > width * 0.9 for first, second in pairs
    )


def headline(text: str, body: Sequence[Span]) -> Span | None:
    """Return the first paragraph where it looks like a headline, else None.

    A headline is short and on one line. Either it isn't ended like a sentence and an empty line, a byline or a longer
    line follows; or it is, as some wires write them, and has a headline's capitals or a dateline after it.
    """
    if len(body) < 2:
        return None
    first, second = body[0], body[1]
    words = first.of(text)
    if len(words) > _HEADLINE_WIDTH or _BREAK.search(words):
        return None
    apart = len(_BREAK.findall(text, first.end, second.start)) > 1
    if _ends_like_a_sentence(words):
        likely = apart and (_has_title_case(words) or _DATELINE.match(text, second.start, second.end) is not None)
    else:
        longer = second.end - second.start > first.end - first.start
        likely = apart or longer or _BYLINE.match(text, second.start) is not None
    return first if likely else None


def _ends_like_a_sentence(words: str) -> bool:
    if _SENTENCE_END.search(words) is None:
        return False
    return _QUESTION_END.search(words) is None and _ABBREVIATION_END.search(words) is None


def _has_title_case(words: str) -> bool:
    """Tell whether four or more words of four or more letters begin with a capital, and all but a few of them do."""
    long = [word for word in _WORD.findall(words) if len(word) >= 4]
    capitals = sum(word[0].isupper() for word in long)
    return bool(capitals >= 4 and capitals >= 0.8 * len(long))


def without_credit(text: str, body: Sequence[Span]) -> tuple[Span, ...]:
    """Return the paragraphs without a last one that says where the article appeared first."""
    if len(body) > 1 and body[-1].end - body[-1].start <= _CREDIT_WIDTH and _CREDIT.match(body[-1].of(text)):
        return tuple(body[:-1])
    return tuple(body)
