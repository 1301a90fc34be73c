"""What was fetched from an address, as an article: pages by their media type, and fragments of feeds."""

import codecs
import re
from dataclasses import replace

from briefings.documents.formats import parse
from briefings.documents.furniture import remove_extras
from briefings.documents.html_text import read_html
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
    text = read_html(path, html)
    if not text:
        raise DocumentError(path, "there are no words in it")
    return remove_extras(Article(path=path, text=text, body=lines(text)))
