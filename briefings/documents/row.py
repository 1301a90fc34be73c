"""One row of a table, or one line of JSON → Article: its fields by the names that corpora give them."""

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from briefings.documents.bylines import tidy_authors
from briefings.documents.days import NO_DAY, Moment, read_moment
from briefings.documents.decoding import decode
from briefings.documents.fields import characters_of, is_link, shorten_field, words_of
from briefings.documents.furniture import remove_extras
from briefings.documents.paragraphs import headline, paragraphs, without_credit
from briefings.errors import DocumentError
from briefings.model.article import Article

#: The fields of a row, each with the columns that hold it, the likeliest first; compared in lower case.
FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("id", "uid", "guid", "article_id", "doc_id"),
        "url": ("url", "link"),
        "title": ("title", "headline"),
        "text": ("text", "content", "body", "article", "article_text", "maintext"),
        "date": ("date", "published", "publish_date", "published_at", "publication_date", "date_publish", "pubdate"),
        "author": ("author", "authors", "byline"),
        "publisher": ("publisher", "source", "media_name", "publication", "source_name"),
    }
)
#: Which column holds which field, where the names don't tell: by field.
NO_COLUMNS: Mapping[str, str] = MappingProxyType({})

#: What programs write where a cell is empty.
_NOTHING = frozenset({"", "nan", "none", "null", "n/a", "na", "nat"})


def has_text_column(header: Iterable[str], columns: Mapping[str, str]) -> bool:
    """Tell whether a table's first row names a column of texts."""
    return _column({_key(name): name for name in header}, "text", columns) is not None


def parse_row(path: str, mark: str, content: Mapping[str, str] | bytes, columns: Mapping[str, str]) -> Article:
    """Return the article of a row of the file `path`; its item is its id, else its address, else `mark`.

    A day that can't be read is a warning: the row is undated. Raises DocumentError: no text, a field that is something
    else than it should be.
    """
    fields = _load_object(path, content) if isinstance(content, bytes) else content
    by_key = {_key(name): name for name in fields}

    def value(field: str) -> Any:
        column = _column(by_key, field, columns)
        return None if column is None else fields[column]

    text = value("text")
    text = characters_of(text) if isinstance(text, str) else text
    body = without_credit(text, paragraphs(text)) if isinstance(text, str) else ()
    if not body:
        raise DocumentError(path, "text must be a string that holds something")
    first = headline(text, body)
    url = _words(path, "url", value("url"))
    publisher = _names(path, "publisher", value("publisher"))
    warnings: list[str] = []
    moment = _moment(_column(by_key, "date", columns) or "date", value("date"), warnings)
    article = Article(
        path=path,
        item=_identity(path, value("id")) or url or mark,
        text=text,
        body=body,
        title=_words(path, "title", value("title")) or (words_of(first.of(text)) if first is not None else None),
        title_span=first,
        published=None if moment is None else moment.day,
        published_time=None if moment is None else moment.at,
        author=tidy_authors(_names(path, "author", value("author")), publisher),
        publisher=publisher,
        url=url if url is not None and is_link(url) else None,
        warnings=tuple(warnings),
    )
    return remove_extras(article)


def _load_object(path: str, line: bytes) -> Mapping[str, Any]:
    try:
        fields = json.loads(decode(path, line))
    except (ValueError, RecursionError) as error:
        raise DocumentError(path, f"this line is no JSON: {error}") from error
    if not isinstance(fields, dict):
        raise DocumentError(path, 'this line is no object; write {"id": …, "text": …}')
    return fields


def _key(name: str) -> str:
    return name.strip().casefold().replace(" ", "_").replace("-", "_")


def _column(by_key: Mapping[str, str], field: str, columns: Mapping[str, str]) -> str | None:
    """Return the name of the column that holds a field, as it stands in the file; None: there is none."""
    if field in columns:
        return by_key.get(_key(columns[field]))
    return next((by_key[name] for name in FIELDS[field] if name in by_key), None)


def _identity(path: str, value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise DocumentError(path, "id must be a string or a whole number")
    return words_of(str(value))


def _words(path: str, field: str, value: Any) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise DocumentError(path, f"{field} must be a string")
    words = words_of(value)
    return None if words is None or words.casefold() in _NOTHING else words


def _names(path: str, field: str, value: Any) -> str | None:
    """Return names: a string, a list of such, or an object with a name, as feeds and interfaces give them."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        names = [_names(path, field, one) for one in value]
        return ", ".join(name for name in names if name) or None
    return _words(path, field, value)


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
