"""The text in a piece of HTML, as feeds and exported tables have it: the article already, with its marks."""

import re
from collections.abc import Iterator
from typing import Any

from briefings.documents.fields import characters_of
from briefings.errors import DocumentError

#: What in a feed's HTML is no prose.
_NO_PROSE = (
    "script", "style", "noscript", "template", "iframe", "object", "figure", "figcaption", "form", "button", "svg",
)  # fmt: skip
#: What ends a line where it begins or ends.
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr",
    "ul",
})  # fmt: skip
#: What a text without HTML has hardly once, and not twice.
_MARKED = re.compile(
    r"</?(?:p|br|div|h[1-6]|li|ul|ol|blockquote|span|strong|em|a)(?:\s[^<>]{0,1000})?/?>", re.IGNORECASE
)
_FEWEST_MARKS = 2


def is_html(text: str) -> bool:
    """Tell whether a text is written in HTML: it has two of its marks and more."""
    if "<" not in text:
        return False
    return sum(1 for _ in zip(range(_FEWEST_MARKS), _MARKED.finditer(text), strict=False)) == _FEWEST_MARKS


def read_html(path: str, html: str) -> str:
    """Return the words of a piece of HTML, or of a text, one paragraph a line. Raises DocumentError: it can't be read.

    Nothing is guessed to be no part of the article, as it is in a page.
    """
    # Imported here, because most processes never read a feed.
    from lxml.html import document_fromstring

    source = characters_of(html).replace("\x00", "")
    if "<" in source or "&" in source:
        try:
            tree: Any = document_fromstring(f"<html><body>{source}</body></html>")
        except ValueError as error:  # the parser's errors are ValueErrors, or syntax errors of lxml
            raise DocumentError(path, "this text can't be read") from error
        source = "".join(_pieces(tree))
    return "\n".join(words for line in source.splitlines() if (words := " ".join(line.split())))


def _pieces(tree: Any) -> Iterator[str]:
    """Yield a tree's text with line ends between its blocks; without recursion, for a feed may nest as it likes."""
    from lxml.etree import iterwalk

    skipped = None
    for event, element in iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else None
        if event == "start" and skipped is None:
            if tag in _NO_PROSE:
                skipped = element
                continue
            if tag in _BLOCKS:
                yield "\n"
            yield _folded(element.text)
        elif event == "end" or event in ("comment", "pi"):
            if skipped is element:
                skipped = None
            if skipped is None:
                if tag in _BLOCKS:
                    yield "\n"
                yield _folded(element.tail)


def _folded(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
