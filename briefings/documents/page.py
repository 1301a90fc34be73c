"""`.html` and `.htm`: what trafilatura takes for the article's text and metadata."""

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefings.documents.decoding import decode
from briefings.documents.fields import characters_of, is_link, words_of
from briefings.documents.page_asides import drop_boxes, without_asides
from briefings.documents.page_dates import PageDates, find_dates
from briefings.documents.page_names import find_authors, find_publisher, find_title
from briefings.documents.page_tags import PageTags, is_front_page, read_tags
from briefings.documents.paragraphs import lines, trim_span, without_credit
from briefings.errors import DocumentError
from briefings.model.article import Article
from briefings.model.spans import Span
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
#: What holds no prose of the article, whatever surrounds it: captions; paragraphs, list items and lesser headings that
#: are a link from end to end, as the titles of other articles are.
_NO_ARTICLE = (
    ".//figcaption",
    # What another article is about, beside its linked title.
    (".//p[@class='dek' or @class='excerpt' or @class='teaser' or @class='snippet' or @class='blurb' or "
    "@class='standfirst'][../h2//a or ../h3//a or ../h4//a]"),
    *(f".//{tag}[.//a and not(.//text()[normalize-space() and not(ancestor::a)])]" for tag in
      ("p", "li", "h2", "h3", "h4", "h5", "h6")),
)  # fmt: skip
#: Stands where a byte can't be read; more of these mean that the page as a whole is broken.
_DAMAGED = "\ufffd"
_MOST_DAMAGED = 20
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
#: With more of them, the second extractor isn't asked for its opinion: it compares each with those round it.
_MOST_BLOCKS = 1000


def parse_page(path: str, raw: bytes) -> Article:
    """Return the article of a web page; `text` is the extractor's output, one paragraph a line.

    The date is what the page's metadata says, never one out of its text. Raises DocumentError: not a text, no article.
    """
    declared = _DECLARED.search(raw, 0, _DECLARED_WITHIN)
    html, damage = _decoded(path, raw, declared[1].decode("ascii") if declared else None)
    with _reading(path):
        tree = _load(html)
        if tree is None:
            raise DocumentError(path, "no article was found in this page")
        tags, dates, byline, licence = _stated(tree, html)
        if is_front_page(tags):
            raise DocumentError(path, "this is a site's front page, no article; save the article's own page")
        text = characters_of(_extracted(tree) or "")
    if damage is not None and _DAMAGED in text:
        raise damage
    body = without_credit(text, tuple(_within_cell(text, span) for span in lines(text)))
    if not body:
        raise DocumentError(path, "no article was found in this page")
    publisher = find_publisher(tags)
    author = find_authors(tags, publisher, byline)
    title = words_of(find_title(tags, publisher, author) or "")
    return Article(
        path=path,
        text=text,
        body=body,
        title=title,
        title_span=body[0] if title is not None and fold(title) == fold(body[0].of(text)) else None,
        published=dates.published,
        published_time=dates.published_time,
        first_published=dates.first_published,
        author=words_of(author or ""),
        publisher=words_of(publisher or ""),
        url=_address(tags),
        licence=words_of(licence or ""),
    )


def _within_cell(text: str, span: Span) -> Span:
    """Return where the words of a line stand that is one cell of a table: old pages lay themselves out so."""
    line = span.of(text)
    if not (line.startswith("| ") and line.endswith(" |")) or " | " in line[1:-1]:
        return span
    return trim_span(text, span.start + 1, span.end - 1)


def _decoded(path: str, raw: bytes, declared: str | None) -> tuple[str, DocumentError | None]:
    """Return a page's text, and what is wrong with it where single bytes of it can't be read: they are U+FFFD then.

    Such a byte in a menu or a script is no reason to do without the article.
    """
    try:
        return decode(path, raw, declared), None
    except DocumentError as error:
        html = raw.replace(b"\x00", b"").decode("utf-8", "replace").replace("\x00", _DAMAGED)
        damaged = raw.count(b"\x00") + html.count(_DAMAGED)
        if damaged > _MOST_DAMAGED or damaged * 100 > len(raw) or raw.startswith(_MARKS):
            raise
        return html, error


@contextmanager
def _reading(path: str) -> Iterator[None]:
    try:
        yield
    except DocumentError:
        raise
    except Exception as error:  # whatever a strange page makes parser or extractor stumble over
        raise DocumentError(path, f"this page can't be read ({type(error).__name__})") from error


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


def _load(html: str) -> Any:
    # Imported here: it takes 0.2 s, and most libraries hold no web page.
    from trafilatura import load_html

    return load_html(_with_few_attributes(html))


def _stated(tree: Any, html: str) -> tuple[PageTags, PageDates, str | None, str | None]:
    """Return what a page says of itself: its tags, its dates, the byline over its article, its licence."""
    from trafilatura.metadata import extract_author, extract_license

    tags = read_tags(tree)
    # Asked for last, because it copies the page. Who comments is no author.
    byline = None if find_authors(tags, None, None) else extract_author(without_asides(tree))
    return tags, find_dates(tree, tags, html), byline, extract_license(tree)


def _address(tags: PageTags) -> str | None:
    stated = (tags.address, *tags.all("og:url", "twitter:url"))
    addresses = (characters_of(f"https:{one}" if one.startswith("//") else one) for one in stated if one)
    return next((one for one in addresses if is_link(one)), None)


def _extracted(tree: Any) -> str | None:
    from trafilatura import bare_extraction

    drop_boxes(tree)
    blocks = sum(bool(block.text and block.text.strip()) for block in tree.iter(*_BLOCKS))
    found: Any = bare_extraction(
        tree, fast=blocks > _MOST_BLOCKS, with_metadata=False, include_comments=False, prune_xpath=list(_NO_ARTICLE)
    )
    return None if found is None else found.text
