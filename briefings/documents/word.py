"""`.docx`: the paragraphs of a document of Word's (Office Open XML), through python-docx."""

import io
import zipfile
from typing import Any

from briefings.documents.fields import NO_TITLE, characters_of, words_of
from briefings.documents.paragraphs import lines
from briefings.documents.stated import find_headline, find_stated
from briefings.errors import DocumentError
from briefings.model.article import Article
from briefings.text.folding import fold

#: Bytes that the file's parts may have once they are unpacked: a novel has a fiftieth of it.
_LARGEST_UNPACKED = 50_000_000
_MOST_PARTS = 5_000
_SHOWN = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
#: What a change took away, and what a program that knows less shows in place of a drawing.
_NOT_SHOWN = frozenset({"del", "moveFrom", "Fallback"})


def parse_word(path: str, raw: bytes) -> Article:
    """Return the article of a Word document; `text` is its paragraphs and the cells of its tables, one a line.

    The title is a paragraph in the style Title or, at the top, Heading 1; else the document's property, else a first
    line that looks like a headline. Day and author
    are what its first lines state: when the file was made, and by whose account, says neither.
    Raises DocumentError: not such a document, too large once unpacked, nothing written in it.
    """
    _check_size(path, raw)
    try:
        written, heading, property_ = _read(raw)
    except Exception as error:  # whatever a strange file makes the library stumble over
        raise DocumentError(path, f"this is no document that Word could open ({type(error).__name__})") from error
    text = "\n".join(words for words, _ in written)
    body = tuple(span for span, (_, is_prose) in zip(lines(text), written, strict=True) if is_prose)
    if not body:
        raise DocumentError(path, "there is no text in this document")
    first = body[0]
    # Most people who write a headline give it no style.
    unstyled = find_headline(text, body) if heading is None else None
    stated = property_ if property_ is not None and not NO_TITLE.match(property_) else None
    title = heading or stated or (None if unstyled is None else unstyled.of(text))
    moment, author = find_stated([span.of(text) for span in body[1 if heading or unstyled else 0 :]])
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


def _check_size(path: str, raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            infos = parts.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError) as error:
        if raw.startswith(b"\xd0\xcf\x11\xe0"):
            reason = "this is locked with a password, or in Word's old format; save it as .docx without a password"
            raise DocumentError(path, reason) from error
        raise DocumentError(path, "this is no .docx file; save it as .docx again") from error
    if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _LARGEST_UNPACKED:
        raise DocumentError(path, f"unpacked, this is larger than the limit of {_LARGEST_UNPACKED:,} bytes; split it")


def _read(raw: bytes) -> tuple[list[tuple[str, bool]], str | None, str | None]:
    """Return the document's lines, its title, and its property 'title'.

    With each line stands whether it is prose: a heading within isn't. The title is what is styled as one.
    """
    # Imported here: it takes 0.1 s, and most libraries hold no such document.
    from docx import Document

    document = Document(io.BytesIO(raw))
    written: list[tuple[str, bool]] = []
    title: str | None = None
    for paragraph in _paragraphs(document.element.body):
        words = words_of(characters_of("".join(_texts(paragraph))))
        if words is None:
            continue
        style = _style(document, paragraph)
        is_title = title is None and not written and style in {"title", "heading 1"}
        title = words if is_title else title
        written.append((words, is_title or not style.startswith(("heading", "toc", "caption"))))
    return written, title, words_of(characters_of(document.core_properties.title or ""))


def _paragraphs(body: Any) -> list[Any]:
    """Return the paragraphs in order, those of tables and text boxes among them."""
    tag = f"{body.tag.rpartition('}')[0]}}}p"
    return [one for one in body.iter(tag) if not any(_name(above) in _NOT_SHOWN for above in one.iterancestors())]


def _texts(paragraph: Any) -> list[str]:
    """Return the pieces of a paragraph's text; what a change took out, and what a box within it holds, is no part."""
    pieces: list[str] = []
    for one in paragraph.iter():
        piece = one.text if _name(one) == "t" else _SHOWN.get(_name(one))
        if piece and _is_shown_in(one, paragraph) and not _is_hidden(one):
            pieces.append(piece)
    return pieces


def _is_hidden(piece: Any) -> bool:
    """Tell whether a piece of text is formatted as hidden: no reader sees it."""
    format_ = next((one for one in piece.getparent() if _name(one) == "rPr"), ())
    switch = next((one for one in format_ if _name(one) == "vanish"), None)
    return switch is not None and not {"0", "false", "off"} & set(switch.attrib.values())


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _is_shown_in(element: Any, paragraph: Any) -> bool:
    """Tell whether the nearest paragraph round an element is this one, and nothing between them hides it."""
    for above in element.iterancestors():
        if above is paragraph:
            return True
        if above.tag == paragraph.tag or _name(above) in _NOT_SHOWN:
            return False
    return False


def _style(document: Any, paragraph: Any) -> str:
    """Return the name of a paragraph's style in lower case; empty where it has none of its own."""
    identifier = paragraph.style
    if identifier is None:
        return ""
    named = document.styles.element.get_by_id(identifier)
    return str(named.name_val or identifier).lower() if named is not None else str(identifier).lower()
