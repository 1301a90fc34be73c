"""`.pdf`: the paragraphs of a printed document, through pdfminer.six."""

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from statistics import median
from typing import Any

from briefings.documents.fields import NO_TITLE, characters_of, words_of
from briefings.documents.paragraphs import lines
from briefings.documents.pdf_layout import PdfLine, PdfPage, PdfParagraph, read_paragraphs
from briefings.documents.stated import find_stated
from briefings.errors import DocumentError
from briefings.model.article import Article
from briefings.text.folding import fold

#: Pages, and lines of one; a newspaper has a tenth of each.
_MOST_PAGES, _MOST_LINES = 300, 2_000
#: How much larger than the text the letters of a headline are.
_HEADLINE = 1.15
#: Paragraphs of a headline at most, and those before it: a kicker, a date.
_HEADLINE_WITHIN = 4
#: Two letters in one piece of type.
_LIGATURE = re.compile("[\ufb00-\ufb06]")


def parse_pdf(path: str, raw: bytes) -> Article:
    """Return the article of a PDF; `text` is its paragraphs, one a line, without running heads and page numbers.

    The title is what the file states, else its first headline. Day and author are what its first lines state: when the
    file was made, and by which program's user, says neither.
    Raises DocumentError: not a PDF, locked, too many pages, or pictures of pages (scanned) without text.
    """
    pages, stated = _opened(path, raw)
    paragraphs = read_paragraphs(pages)
    if not paragraphs:
        reason = f"{_pages(len(pages))} hold pictures and no text; let text recognition (OCR) read this PDF first"
        raise DocumentError(path, reason)
    headline = _headline(paragraphs)
    written = [words for one in paragraphs if (words := words_of(characters_of(one.words)))]
    text = "\n".join(written)
    body = lines(text)
    title = stated if stated and not NO_TITLE.match(stated) else headline
    if title is not None and headline is not None and fold(headline) in fold(title):
        title = headline
    first = body[0]
    moment, author = find_stated([words for words in written if headline is None or words != headline])
    return Article(
        path=path,
        text=text,
        body=body,
        title=title,
        title_span=first if title is not None and fold(title) == fold(first.of(text)) else None,
        published=None if moment is None else moment.day,
        published_time=None if moment is None else moment.at,
        author=author,
    )


def _pages(count: int) -> str:
    return "its one page seems to" if count == 1 else f"all {count} pages"


def _headline(paragraphs: Sequence[PdfParagraph]) -> str | None:
    """Return the largest of the first paragraphs, if its letters are larger than those of the text."""
    sizes = [size for one in paragraphs for size in [one.size] * min(len(one.words) // 40 + 1, 20)]
    first = paragraphs[:_HEADLINE_WITHIN]
    largest = max(first, key=lambda one: one.size)
    is_larger = largest.size >= _HEADLINE * median(sizes) and len(largest.words) <= 250
    return words_of(largest.words) if is_larger else None


def _opened(path: str, raw: bytes) -> tuple[list[PdfPage], str | None]:
    """Return a PDF's pages and the title that it states. Raises DocumentError."""
    # Imported here: it takes 0.2 s, and most libraries hold no PDF.
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    try:
        document = PDFDocument(PDFParser(io.BytesIO(raw)))
        found = list(islice(PDFPage.create_pages(document), _MOST_PAGES + 1))
        stated = _stated_title(document.info)
        pages = list(_read_pages(found)) if len(found) <= _MOST_PAGES else None
    except PDFPasswordIncorrect as error:
        raise DocumentError(path, "this PDF is locked with a password; save it without one") from error
    except Exception as error:  # whatever a strange file makes the library stumble over
        raise DocumentError(path, f"this is no PDF that can be read ({type(error).__name__})") from error
    if pages is None:
        raise DocumentError(path, f"this PDF has more than {_MOST_PAGES} pages; split it")
    if not pages:
        raise DocumentError(path, "this PDF has no pages")
    return pages, stated


def _read_pages(found: Sequence[Any]) -> Iterator[PdfPage]:
    # Imported here for the same reason.
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

    from briefings.documents.pdf_device import StraightLines

    resources = PDFResourceManager()
    device = StraightLines(resources)
    interpreter = PDFPageInterpreter(resources, device)
    for page in found:
        interpreter.process_page(page)
        if device.turned:
            page.rotate = (page.rotate + device.turned) % 360
            interpreter.process_page(page)
        layout = device.get_result()
        yield PdfPage(layout.height, tuple(_lines(layout)))


def _lines(layout: Any) -> Iterator[PdfLine]:
    from pdfminer.layout import LTChar, LTContainer, LTTextLine

    waiting = [layout]
    count = 0
    while waiting and count < _MOST_LINES:
        one = waiting.pop()
        if isinstance(one, LTTextLine):
            sizes = [letter.size for letter in one if isinstance(letter, LTChar)]
            words = " ".join(_letters(list(one)).split())
            if words and sizes:
                count += 1
                yield PdfLine(one.x0, one.x1, one.y0, one.y1, median(sizes), words)
        elif isinstance(one, LTContainer):
            waiting.extend(reversed(list(one)))


def _letters(line: Sequence[Any]) -> str:
    """Return the text of a line without blanks over which the next letter stands: soft hyphens are printed so."""
    from pdfminer.layout import LTChar

    written = []
    for one, following in zip_longest(line, line[1:]):
        is_blank = isinstance(one, LTChar) and not one.get_text().strip() and isinstance(following, LTChar)
        if not (is_blank and following.x0 < one.x0 + 0.5 * one.width):
            written.append(one.get_text())
    return _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), "".join(written))


def _stated_title(infos: Sequence[Any]) -> str | None:
    from pdfminer.utils import decode_text

    for info in infos:
        value = info.get("Title") if isinstance(info, dict) else None
        if isinstance(value, bytes):
            return words_of(characters_of(decode_text(value)))
    return None
