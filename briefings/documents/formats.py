"""Which ending is which format."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from briefings.documents.folder import read_document, scan
from briefings.documents.furniture import remove_extras
from briefings.documents.markdown import parse_markdown
from briefings.documents.page import parse_page
from briefings.documents.pdf import parse_pdf
from briefings.documents.plain import parse_plain
from briefings.documents.row import NO_COLUMNS, parse_row
from briefings.documents.rows import BadRow, is_corpus, read_rows
from briefings.documents.word import parse_word
from briefings.errors import BriefbotError, DocumentError, RootError
from briefings.model.article import Article

_PARSERS: Mapping[str, Callable[[str, bytes], Article]] = MappingProxyType(
    {
        ".docx": parse_word,
        ".htm": parse_page,
        ".html": parse_page,
        ".markdown": parse_markdown,
        ".md": parse_markdown,
        ".pdf": parse_pdf,
        ".txt": parse_plain,
    }
)
#: What a file begins with that is something else than its ending says: its sign, the endings that it may have, words.
_SIGNS = (
    (re.compile(rb"\s{0,100}%PDF-\d"), (".pdf",), "a PDF; let its name end in .pdf"),
    (re.compile(rb"\s{0,100}\{\\rtf\d"), (), "in RTF; save it as .docx or as plain text"),
    (
        re.compile(
            rb"(?:\xef\xbb\xbf)?\s{0,100}(?:<\?xml[^<>]{0,200}\?>\s{0,100})?<(?:!doctype\s+html|html)\b[^<>]{0,1000}>\s{0,100}"
            rb"(?:<!--.{0,1000}?-->\s{0,100})?<(?:html|head|body|meta|title)\b",
            re.IGNORECASE | re.DOTALL,
        ),
        (".htm", ".html"),
        "a web page; let its name end in .html",
    ),
)


def parse(path_in_root: str, raw: bytes) -> Article:
    """Return the article in a document's bytes; the path's ending says which format it is.

    Raises DocumentError, naming the file, the field where one is wrong, and the reason.
    """
    ending = PurePosixPath(path_in_root).suffix.lower()
    parser = _PARSERS.get(ending)
    if parser is None:
        raise DocumentError(
            path_in_root, f"'{ending}' is no format of documents; these are: {', '.join(sorted(_PARSERS))}"
        )
    if not raw.strip():
        raise DocumentError(path_in_root, "the file is empty")
    for sign, endings, words in _SIGNS:
        # Which format it is decides where it may be read: what is found inside can't change that any more.
        if ending not in endings and sign.match(raw):
            raise DocumentError(path_in_root, f"this is {words}")
    return remove_extras(parser(path_in_root, raw))


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A document, or a file with a document a row: its folder, and its path within it."""

    root: Path
    path: str


def list_sources(path: Path) -> Iterator[SourceFile | BriefbotError]:
    """Yield the documents of a folder, or the one file that `path` is; errors are yielded, not raised."""
    try:
        listing = scan(path) if path.is_dir() else None
    except RootError as error:
        yield error
        return
    if listing is None:
        # Whoever names a file may name a link to it: where it leads is no surprise to them, as it is within a folder.
        named = Path(os.path.realpath(path)) if path.is_symlink() else path
        yield SourceFile(named.parent, named.name)
        return
    for problem in listing.problems:
        yield DocumentError(path / problem.path, problem.reason)
    for file in listing.files:
        yield SourceFile(path, file.path)


def read_source(
    source: SourceFile, limit: int, columns: Mapping[str, str] = NO_COLUMNS
) -> Iterator[tuple[str, Article] | DocumentError]:
    """Yield every article of a source with its id; errors are yielded, not raised.

    The id is the file's name without its ending, or what the row says. `limit` is the largest file, or row, in bytes.
    """
    whole = source.root / source.path
    try:
        if is_corpus(source.path):
            yield from _read_all_rows(source, limit, columns)
        else:
            yield PurePosixPath(source.path).stem, parse(source.path, read_document(source.root, source.path, limit))
    except DocumentError as error:
        yield DocumentError(whole, error.reason)


def _read_all_rows(
    source: SourceFile, limit: int, columns: Mapping[str, str]
) -> Iterator[tuple[str, Article] | DocumentError]:
    for row in read_rows(source.root, source.path, limit, columns):
        place = f"{source.root / source.path}:{row.line}"
        if isinstance(row, BadRow):
            yield DocumentError(place, row.reason)
            continue
        try:
            article = parse_row(source.path, row.digest, row.content, columns, row.doubts)
        except DocumentError as error:
            yield DocumentError(place, error.reason)
        else:
            yield article.item, article


def read_articles(path: Path, limit: int) -> Iterator[tuple[str, Article] | BriefbotError]:
    """Yield every article of a folder, a document or a '.jsonl' file with its id, in this process.

    For documents that are trusted: nothing limits their time. See `read_source` for the rest.
    """
    for source in list_sources(path):
        if isinstance(source, SourceFile):
            yield from read_source(source, limit)
        else:
            yield source
