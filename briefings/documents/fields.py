"""Fields of headers and front matter: dates, names, links."""

import re
from datetime import date
from html import unescape

from briefings.errors import DocumentError

#: What programs write as a document's title where people wrote none.
NO_TITLE = re.compile(
    r"(?:untitled|(?:word )?document\s?\d*|microsoft word - .*|powerpoint presentation|about:blank|"
    r"\S+\.(?:docx?|pdf|html?|txt|indd|md))\Z",
    re.IGNORECASE,
)
#: Marks of HTML that pages and feeds leave in titles and names.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10}\d{0,2});")
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|cite|code|em|font|i|mark|q|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?/?>|<br\s*/?>",
    re.IGNORECASE,
)
_HALF = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:?\d{2}.*)?\Z", re.DOTALL | re.ASCII)


def day_of(path: str, field: str, value: str) -> date:
    """Return the calendar day of an ISO 8601 date or time, as it is written there: the time zone isn't applied.

    Raises DocumentError naming `field` for anything else, an impossible day such as 2025-02-30 included.
    """
    match = _DAY.match(value.strip())
    if match is None:
        raise DocumentError(path, f"{field} '{shorten_field(value)}' is no date; write it as YYYY-MM-DD")
    try:
        return date(*map(int, match.groups()))
    except ValueError as error:
        raise DocumentError(path, f"{field} '{shorten_field(value)}' is an impossible date: {error}") from error


def characters_of(value: str) -> str:
    """Return `value` with the halves of characters joined, as escapes in JSON and YAML write emoji.

    A half that stands alone means nothing and can't be stored: U+FFFD takes its place.
    """
    if _HALF.search(value) is None:
        return value
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def words_of(value: str) -> str | None:
    """Return `value` in whole characters on one line without white space at its edges; None where nothing is left."""
    return " ".join(characters_of(value).split()) or None


def plain_words_of(value: str) -> str | None:
    """Return a field's words without the marks of HTML that pages and feeds leave in titles and names.

    >>> plain_words_of("Wall &amp; gate <em>open</em>"), plain_words_of("Is 2 < 3? R&D says <yes>")
    ('Wall & gate open', 'Is 2 < 3? R&D says <yes>')
    """
    return words_of(_ENTITY.sub(lambda found: unescape(found[0]), _INLINE_TAG.sub("", value)))


def is_link(value: str) -> bool:
    """Tell whether `value` is a web address without white space: what can be offered for a click."""
    return re.match(r"https?://[^\s/?#]\S*\Z", value, re.IGNORECASE) is not None


def shorten_field(value: str) -> str:
    """Return `value` as an error shows it: on one line, at most 40 characters."""
    line = " ".join(value.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
