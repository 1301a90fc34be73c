"""`.txt`: an optional first line with date, author and publisher, then paragraphs."""

import re

from briefings.documents.bylines import tidy_authors
from briefings.documents.days import find_time
from briefings.documents.decoding import decode
from briefings.documents.fields import day_of, words_of
from briefings.documents.paragraphs import headline, paragraphs, without_credit
from briefings.errors import DocumentError
from briefings.model.article import Article
from briefings.model.spans import Span

# `date 2025-01-31 (Ann Example, The Example) First paragraph…`; brackets within the brackets are allowed once.
_HEADER = re.compile(
    r"[\ufeff\s]*date[ \t]+(?P<date>\d{4}-\d{1,2}-\d{1,2})"
    # A time is part of the header where nothing but the brackets stands behind it; else it begins the text.
    r"(?P<time>(?:T|[ \t]+)\d{1,2}:\d{2}(?::\d{2})?[ \t]*(?:[+-]\d{2}:?\d{2}|[A-Z]{1,4})?"
    r"(?=[ \t]*(?:[\r\n(]|\Z)))?(?!\w)"
    r"(?:[ \t]*\((?P<credit>(?:[^()\r\n]|\([^()\r\n]*\))*)\))?[ \t]*",
    re.ASCII | re.IGNORECASE,
)


def parse_plain(path: str, raw: bytes) -> Article:
    """Return the article of a plain text.

    Raises DocumentError: not a text, an impossible date, nothing but a header.
    """
    warnings: list[str] = []
    text = decode(path, raw, warnings=warnings)
    header = _HEADER.match(text)
    body = without_credit(text, paragraphs(text, header.end() if header else 0))
    if not body:
        raise DocumentError(path, "there is no text after the header" if header else "the file is empty")
    if header is None:
        title = headline(text, body)
        return Article(
            path=path,
            text=text,
            body=body,
            title=title and words_of(title.of(text)),
            title_span=title,
            warnings=tuple(warnings),
        )
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


def _author_and_publisher(credit: str) -> tuple[str | None, str | None]:
    """Part 'Ann Example, Bo Example, The Example' at its last comma; without a comma it is the publisher."""
    author, _, publisher = credit.rpartition(",")
    return tidy_authors(words_of(author), words_of(publisher)), words_of(publisher)


def _headline_after_header(text: str, header_end: int, body: tuple[Span, ...]) -> Span | None:
    """Return a headline on the lines after the header; on the header's own line the first paragraph begins."""
    if "\n" not in text[header_end : body[0].start] and "\r" not in text[header_end : body[0].start]:
        return None
    return headline(text, body)
