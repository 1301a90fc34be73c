"""`.html` and `.htm`: what trafilatura takes for the article's text and metadata."""

import re
from datetime import date
from typing import Any

from briefings.documents.decoding import decode
from briefings.documents.fields import characters_of, is_link, words_of
from briefings.documents.paragraphs import lines, without_credit
from briefings.errors import DocumentError
from briefings.model.article import Article
from briefings.text.folding import fold

# Within the first 1,024 bytes, where HTML's standard has browsers look.
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_DECLARED_WITHIN = 1024
_TAG = re.compile(r"<[A-Za-z][^\s/>]*+")
#: Up to a hundred attributes: a name, and a value in quotation marks or without. Possessive, so that nothing is tried
#: twice.
_ATTRIBUTES = re.compile(
    r"(?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+|))?){0,100}+"
)
#: What parts a page into paragraphs where it holds text.
_BLOCKS = ("p", "div", "li", "td", "th", "dt", "dd", "form", "blockquote", "pre", "option", "caption", "legend",
           "h1", "h2", "h3", "h4", "h5", "h6")  # fmt: skip
#: With more of them, the second extractor isn't asked for its opinion: it compares each with those round it.
_MOST_BLOCKS = 1000


def parse_page(path: str, raw: bytes) -> Article:
    """Return the article of a web page; `text` is the extractor's output, one paragraph a line.

    The date is what the page's metadata says, never one out of its text. Raises DocumentError: not a text, no article.
    """
    declared = _DECLARED.search(raw, 0, _DECLARED_WITHIN)
    html = decode(path, raw, declared[1].decode("ascii") if declared else None)
    found = _extracted(path, _with_few_attributes(html))
    text = characters_of(found.text or "")
    body = without_credit(text, lines(text))
    if not body:
        raise DocumentError(path, "no article was found in this page")
    title = words_of(found.title or "")
    url = characters_of(found.url or "")
    return Article(
        path=path,
        text=text,
        body=body,
        title=title,
        title_span=body[0] if title is not None and fold(title) == fold(body[0].of(text)) else None,
        published=date.fromisoformat(found.date) if found.date else None,
        author=words_of(found.author or ""),
        publisher=words_of(found.sitename or ""),
        url=url if is_link(url) else None,
        licence=words_of(found.license or ""),
    )


def _with_few_attributes(html: str) -> str:
    """Return a page without the attributes of a tag that come after the hundredth.

    Parser and extractor compare the attributes of a tag with each other; no tag of an article has twenty.
    """
    pieces: list[str] = []
    position = 0
    while tag := _TAG.search(html, position):
        kept = _ATTRIBUTES.match(html, tag.end())
        end = kept.end() if kept else tag.end()
        pieces.append(html[position:end])
        position = end
        while kept and (more := _ATTRIBUTES.match(html, position)) and more.end() > position:
            position = more.end()
    pieces.append(html[position:])
    return "".join(pieces)


def _extracted(path: str, html: str) -> Any:
    try:
        found = _article_of(html)
    except Exception as error:  # whatever a strange page makes the extractor stumble over
        raise DocumentError(path, f"this page can't be read ({type(error).__name__})") from error
    if found is None:
        raise DocumentError(path, "no article was found in this page")
    return found


def _article_of(html: str) -> Any:
    # Imported here: it takes 0.2 s, and most libraries hold no web page.
    from trafilatura import bare_extraction, load_html

    tree = load_html(html)
    if tree is None:
        return None
    blocks = sum(bool(block.text and block.text.strip()) for block in tree.iter(*_BLOCKS))
    return bare_extraction(
        tree,
        fast=blocks > _MOST_BLOCKS,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
