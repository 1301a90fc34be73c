"""What was fetched from an address, as an article: pages by their media type, and fragments of feeds."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefings.documents.fields import characters_of
from briefings.documents.formats import parse
from briefings.documents.furniture import remove_extras
from briefings.documents.paragraphs import lines
from briefings.errors import DocumentError
from briefings.model.article import Article

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
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


def parse_fetched(path: str, raw: bytes, content_type: str | None) -> Article:
    """Return the article in a body that a server sent as `content_type`; `path` is what the document is called.

    Raises DocumentError where it is of another kind, or holds no article.
    """
    kind = (content_type or "text/html").partition(";")[0].strip().lower()
    ending = _ENDINGS.get(kind)
    if ending is None:
        raise DocumentError(path, f"'{kind[:60]}' is no kind of document that is read")
    if ending != ".pdf":
        raw = _with_charset(raw, content_type)
    return replace(parse(f"page{ending}", raw), path=path)


def _with_charset(raw: bytes, content_type: str | None) -> bytes:
    """Return a text in UTF-8 with its mark, if the server says rightly in which characters it is."""
    named = _CHARSET.search(content_type or "")
    if named is None or raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw
    try:
        return raw.decode(named[1]).encode("utf-8-sig")
    except (LookupError, ValueError):
        return raw


def parse_fragment(path: str, html: str) -> Article:
    """Return the article in a feed's HTML, or text, one paragraph a line. Raises DocumentError where it has no words.

    A feed's text is the article already: nothing is guessed to be something else, as it is in a page.
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
    text = "\n".join(words for line in source.splitlines() if (words := " ".join(line.split())))
    if not text:
        raise DocumentError(path, "there are no words in it")
    return remove_extras(Article(path=path, text=text, body=lines(text)))


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
