"""`.md` and `.markdown`: front matter, then Markdown. The article's text is what a reader sees of it."""

from briefings.documents.decoding import decode
from briefings.documents.fields import words_of
from briefings.documents.front_matter import read_front_matter
from briefings.documents.markdown_text import read_markdown
from briefings.documents.paragraphs import without_credit
from briefings.documents.stated import find_stated
from briefings.errors import DocumentError
from briefings.model.article import Article
from briefings.text.folding import fold


def parse_markdown(path: str, raw: bytes) -> Article:
    """Return the article of a Markdown document; a field of its header that makes no sense is a warning.

    Raises DocumentError: it is no text, or nothing but a header.
    """
    warnings: list[str] = []
    source = decode(path, raw, warnings=warnings)
    header = read_front_matter(source)
    found = read_markdown(source, header.start)
    title, heading, body = header.title, found.heading, found.body
    written = words_of(heading.of(found.text)) if heading is not None else None
    if heading is not None and (title is None or fold(title) == fold(written or "")):
        title = title or written
        body = (heading, *body)
    else:
        heading = None
    body = without_credit(found.text, body)
    if not body:
        where = "after the front matter" if header.start else "in the file"
        raise DocumentError(path, f"there is no text {where}")
    published, author = header.published, header.author
    if not header.start:
        shown = body if heading is None else body[1:]
        published, author = find_stated([span.of(found.text) for span in shown])
    return Article(
        path=path,
        text=found.text,
        body=body,
        title=title,
        title_span=heading,
        published=None if published is None else published.day,
        published_time=None if published is None else published.at,
        author=author,
        publisher=header.publisher,
        url=header.url,
        licence=header.licence,
        based_on=header.based_on,
        warnings=(*warnings, *header.warnings),
    )
