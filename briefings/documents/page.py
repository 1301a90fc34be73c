"""`.html` and `.htm`: what trafilatura takes for the article's text and metadata."""

import re
from datetime import date
from typing import Any

from briefings.documents.decoding import decode
from briefings.documents.fields import is_link, words_of
from briefings.documents.paragraphs import lines, without_credit
from briefings.errors import DocumentError
from briefings.model.article import Article
from briefings.model.spans import fold

# Within the first 1,024 bytes, where HTML's standard has browsers look.
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_DECLARED_WITHIN = 1024


def parse_page(path: str, raw: bytes) -> Article:
    """Return the article of a web page; `text` is the extractor's output, one paragraph a line.

    The date is what the page's metadata says, never one out of its text. Raises DocumentError: not a text, no article.
    """
    declared = _DECLARED.search(raw, 0, _DECLARED_WITHIN)
    html = decode(path, raw, declared[1].decode("ascii") if declared else None)
    found = _extracted(path, html)
    text = found.text or ""
    body = without_credit(text, lines(text))
    if not body:
        raise DocumentError(path, "no article was found in this page")
    title = words_of(found.title or "")
    url = found.url or ""
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


def _extracted(path: str, html: str) -> Any:
    # Imported here: it takes 0.2 s, and most libraries hold no web page.
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # whatever a strange page makes the extractor stumble over
        raise DocumentError(path, f"this page can't be read ({type(error).__name__})") from error
    if found is None:
        raise DocumentError(path, "no article was found in this page")
    return found
