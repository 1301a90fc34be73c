"""`.txt`: an optional first line with date, author and publisher, or front matter, then paragraphs."""

import re

from briefings.documents.bylines import tidy_authors
from briefings.documents.days import find_time
from briefings.documents.decoding import decode
from briefings.documents.fields import day_of, words_of
from briefings.documents.front_matter import read_front_matter
from briefings.documents.paragraphs import headline, paragraphs, without_credit
from briefings.documents.stated import find_headline, find_stated
from briefings.errors import DocumentError
from briefings.model.article import Article
from briefings.model.spans import Span
from briefings.text.folding import fold

# `date 2025-01-31 (Ann Example, The Example) First paragraph…`; brackets within the brackets are allowed once.
_HEADER = re.compile(
    r"[\ufeff\s]*date[ \t]+(?P<date>\d{4}-\d{1,2}-\d{1,2})"
    # A time is part of the header where nothing but the brackets stands behind it; else it begins the text.
    r"(?P<time>(?:T|[ \t]+)\d{1,2}:\d{2}(?::\d{2})?[ \t]*(?:[+-]\d{2}:?\d{2}|[A-Z]{1,4})?"
    r"(?=[ \t]*(?:[\r\n(]|\Z)))?(?!\w)"
    r"(?:[ \t]*\((?P<credit>(?:[^()\r\n]|\([^()\r\n]*\))*)\))?[ \t]*",
    re.ASCII | re.IGNORECASE,
)

#: Paragraphs at the top, in which a day and an author may stand on lines of their own.
_MOST_STATED = 6


def parse_plain(path: str, raw: bytes) -> Article:
    """Return the article of a plain text; without the header, day and author are what its first lines state.

    Raises DocumentError: not a text, an impossible date, nothing but a header.
    """
    warnings: list[str] = []
    text = decode(path, raw, warnings=warnings)
    header = _HEADER.match(text)
    if header is None:
        return _parse_bare(path, text, warnings)
    body = without_credit(text, paragraphs(text, header.end()))
    if not body:
        raise DocumentError(path, "there is no text after the header")
    author, publisher = _author_and_publisher(header["credit"] or "")
    title = _headline_after_header(text, header.end("date"), body)
    return Article(
        path=path,
        text=text,
        body=body,
        title=title and words_of(title.of(text)),
        title_span=title,
        published=day_of(path, "the header's date", header["date"]),
        published_time=find_time(f"T{header['time'].strip(' T')}") if header["time"] else None,
        author=author,
        publisher=publisher,
        warnings=tuple(warnings),
    )


def _parse_bare(path: str, text: str, warnings: list[str]) -> Article:
    """Return the article of a text without our header: notes have front matter, copies a headline, a day, a byline."""
    front = read_front_matter(text)
    body = without_credit(text, paragraphs(text, front.start))
    if not body:
        raise DocumentError(path, "there is no text after the header" if front.start else "the file is empty")
    title = find_headline(text, body)
    moment, author = front.published, front.author
    if not front.start:
        moment, author = find_stated([span.of(text) for span in body[: _MOST_STATED + 1] if span != title])
    return Article(
        path=path,
        text=text,
        body=body,
        title=front.title or (title and words_of(title.of(text))),
        title_span=title if title is not None and fold(front.title or "") in ("", fold(title.of(text))) else None,
        published=None if moment is None else moment.day,
        published_time=None if moment is None else moment.at,
        author=author,
        publisher=front.publisher,
        url=front.url,
        licence=front.licence,
        based_on=front.based_on,
        warnings=(*warnings, *front.warnings),
    )


def _author_and_publisher(credit: str) -> tuple[str | None, str | None]:
    """Part 'Ann Example, Bo Example, The Example' at its last comma; without a comma it is the publisher."""
    author, _, publisher = credit.rpartition(",")
    return tidy_authors(words_of(author), words_of(publisher)), words_of(publisher)


def _headline_after_header(text: str, header_end: int, body: tuple[Span, ...]) -> Span | None:
    """Return a headline on the lines after the header; on the header's own line the first paragraph begins."""
    if "\n" not in text[header_end : body[0].start] and "\r" not in text[header_end : body[0].start]:
        return None
    return headline(text, body)
