"""One row of a table, or one line of JSON → Article: its fields by the names that corpora give them."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from briefings.documents.bylines import tidy_authors
from briefings.documents.days import NO_DAY, Moment, read_moment
from briefings.documents.decoding import decode
from briefings.documents.fields import characters_of, is_link, plain_words_of, shorten_field, words_of
from briefings.documents.furniture import remove_extras
from briefings.documents.html_text import is_html, read_html
from briefings.documents.paragraphs import headline, paragraphs, without_credit
from briefings.errors import DocumentError
from briefings.model.article import Article

#: The fields of a row, each with the columns that hold it, the likeliest first; compared in lower case.
FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("id", "uid", "guid", "article_id", "doc_id", "_id"),
        "url": ("url", "link", "web_url", "article_url", "canonical_url", "permalink"),
        "title": ("title", "headline", "heading"),
        "text": (
            "text", "content", "body", "article", "article_text", "maintext", "main_text", "full_text", "article_body",
            "article_content", "body_text", "content_text", "story",
        ),
        "date": (
            "date", "published", "publish_date", "published_at", "publication_date", "date_publish", "pubdate",
            "pub_date", "date_published", "published_date", "published_on", "publish_time", "web_publication_date",
            "datetime", "timestamp",
        ),
        "author": ("author", "authors", "byline", "author_name", "author_names", "creator", "writer"),
        "publisher": (
            "publisher", "source", "media_name", "publication", "source_name", "outlet", "newspaper", "site_name",
            "site", "source_domain", "domain",
        ),
    }
)  # fmt: skip
#: Which column holds which field, where the names don't tell: by field.
NO_COLUMNS: Mapping[str, str] = MappingProxyType({})

#: Between the words of a name such as 'publishedAt'.
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
#: A list in a cell: "['Ann Miller', 'Bo Cole']".
_WRITTEN_LIST = re.compile(r"\s*\[\s*(?:'[^']*'|\"[^\"]*\")(?:\s*,\s*(?:'[^']*'|\"[^\"]*\"))*\s*\]\s*\Z")
_WRITTEN_ITEM = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_MOST_NAMES = 50
#: What programs write where a cell is empty.
_NOTHING = frozenset({"", "nan", "none", "null", "n/a", "na", "nat"})


def has_text_column(header: Iterable[str], columns: Mapping[str, str]) -> bool:
    """Tell whether a table's first row names a column of texts."""
    return any(True for _ in _list_columns({_key(name): name for name in header}, "text", columns))


def parse_row(
    path: str,
    mark: str,
    content: Mapping[str, str] | bytes,
    columns: Mapping[str, str],
    doubts: tuple[str, ...] = (),
) -> Article:
    """Return the article of a row of the file `path`; its item is its id, else its address, else `mark`.

    `doubts` are told of already: what is in doubt about its encoding.

    A day that can't be read is a warning: the row is undated. Raises DocumentError: no text, a field that is something
    else than it should be.
    """
    warnings = list(doubts)
    fields = _load_object(path, content, warnings) if isinstance(content, bytes) else content
    by_key = {_key(name): name for name in fields}
    warnings += _list_missing(by_key, columns)

    def value(field: str) -> Any:
        stated = (_unwrap(fields[column]) for column in _list_columns(by_key, field, columns))
        return next((one for one in stated if not _is_nothing(one)), None)

    def words(field: str) -> str | None:
        named = next(iter(_list_columns(by_key, field, columns)), field)
        stated = _words(named, value(field), warnings)
        return stated if stated is None or field == "url" else plain_words_of(stated)

    text = _text(path, value("text"))
    body = without_credit(text, paragraphs(text)) if text is not None else ()
    if text is None or not body:
        raise DocumentError(path, "text must be a string that holds something")
    first = headline(text, body)
    url = words("url")
    publisher = words("publisher")
    moment = _moment(next(iter(_list_columns(by_key, "date", columns)), "date"), value("date"), warnings)
    article = Article(
        path=path,
        item=_identity(path, value("id")) or url or mark,
        text=text,
        body=body,
        title=words("title") or (words_of(first.of(text)) if first is not None else None),
        title_span=first,
        published=None if moment is None else moment.day,
        published_time=None if moment is None else moment.at,
        author=tidy_authors(words("author"), publisher),
        publisher=publisher,
        url=url if url is not None and is_link(url) else None,
        warnings=tuple(warnings),
    )
    return remove_extras(article)


def _load_object(path: str, line: bytes, warnings: list[str]) -> Mapping[str, Any]:
    try:
        # An array with an object a line is as good: its commas and brackets are no part of them.
        fields = json.loads(decode(path, line, warnings=warnings).rstrip(", \t"))
    except (ValueError, RecursionError) as error:
        raise DocumentError(path, f"this line is no JSON: {error}") from error
    if not isinstance(fields, dict):
        raise DocumentError(path, 'this line is no object; write {"id": …, "text": …}')
    return fields


def _key(name: str) -> str:
    """Return a column's name in small letters with '_' between words: 'Publish Date', 'publishedAt', 'pub-date'."""
    return _CAMEL.sub("_", name.strip()).casefold().replace(" ", "_").replace("-", "_")


def _list_columns(by_key: Mapping[str, str], field: str, columns: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of the columns that may hold a field, as they stand in the file, the likeliest first.

    Where a table hasn't the column that was named, it may be another table's: then the usual names count.
    """
    named = _key(columns[field]) if field in columns else None
    names = FIELDS[field] if named is None or named not in by_key else (named,)
    return (by_key[name] for name in names if name in by_key)


def _list_missing(by_key: Mapping[str, str], columns: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each column that was named and isn't there."""
    for field, column in columns.items():
        if _key(column) not in by_key:
            taken = next(_list_columns(by_key, field, columns), None)
            instead = "" if taken is None else f"; '{shorten_field(taken)}' is taken"
            yield f"there is no column '{shorten_field(column)}' for {field}{instead}"


def _unwrap(value: Any) -> Any:
    """Return a value without what a database wraps it in: {"$oid": …}, {"$date": …}."""
    if isinstance(value, dict) and len(value) == 1 and next(iter(value)).startswith("$"):
        return next(iter(value.values()))
    return value


def _is_nothing(value: Any) -> bool:
    return value is None or (isinstance(value, str | float) and str(value).strip().casefold() in _NOTHING)


def _text(path: str, value: Any) -> str | None:
    """Return the text of a cell, or of a list of paragraphs; what is written in HTML as it reads."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = "\n\n".join(value)
    if not isinstance(value, str):
        return None
    return read_html(path, value) if is_html(value) else characters_of(value)


def _identity(path: str, value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise DocumentError(path, "id must be a string or a whole number")
    return words_of(str(value))


def _words(column: str, value: Any, warnings: list[str]) -> str | None:
    """Return what a field says in words; None, and a warning, where it is something else: the row is kept."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if value is None:
        return None
    named = list(_list_words(value))
    if not named or None in named:
        warnings.append(f"{column} is no words: it is left out")
        return None
    return ", ".join(one for one in named if one) or None


def _list_words(value: Any) -> Iterator[str | None]:
    """Yield the words that a value holds: a string, an object with a name, a list of these; None for anything else.

    A list may be written out, as Python does it.
    """
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, str) and _WRITTEN_LIST.match(value):
        value = [one or other for one, other in _WRITTEN_ITEM.findall(value)]
    if isinstance(value, list):
        for one in value[:_MOST_NAMES]:
            yield from _list_words(one)
    elif isinstance(value, str):
        words = words_of(value)
        yield "" if words is None or words.casefold() in _NOTHING else words
    else:
        yield None


def _moment(column: str, value: Any, warnings: list[str]) -> Moment | None:
    """Return the moment that a cell says; None where it is empty, or says none that can be read in one way: told so."""
    if isinstance(value, str):
        value = words_of(value)
    if value is None or (isinstance(value, str) and value.casefold() in _NOTHING):
        return None
    moment = read_moment(value)
    if moment is None:
        warnings.append(f"{column} '{shorten_field(str(value))}' {NO_DAY}: the row is undated")
    return moment
