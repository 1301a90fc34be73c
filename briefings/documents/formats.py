"""Which ending is which format."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from briefings.documents.folder import ENDINGS, read, scan
from briefings.documents.lines import parse_lines
from briefings.documents.markdown import parse_markdown
from briefings.documents.page import parse_page
from briefings.documents.plain import parse_plain
from briefings.errors import BriefbotError, DocumentError, RootError
from briefings.model.article import Article

_PARSERS: Mapping[str, Callable[[str, bytes], Article]] = MappingProxyType(
    {".txt": parse_plain, ".md": parse_markdown, ".html": parse_page, ".htm": parse_page}
)


def parse(path_in_root: str, raw: bytes) -> Article:
    """Return the article in a document's bytes; the path's ending says which format it is.

    Raises DocumentError, naming the file, the field where one is wrong, and the reason.
    """
    ending = PurePosixPath(path_in_root).suffix.lower()
    parser = _PARSERS.get(ending)
    if parser is None:
        raise DocumentError(path_in_root, f"'{ending}' is no format of documents; these are: {', '.join(ENDINGS)}")
    if not raw.strip():
        raise DocumentError(path_in_root, "the file is empty")
    return parser(path_in_root, raw)


def read_articles(path: Path, limit: int) -> Iterator[tuple[str, Article] | BriefbotError]:
    """Yield every article of a folder, a document or a '.jsonl' file with its id; errors are yielded, not raised.

    The id is the file's name without its ending, or what the line says. `limit` is the largest file in bytes.
    """
    try:
        listing = scan(path) if path.is_dir() else None
    except RootError as error:
        yield error
        return
    if listing is not None:
        yield from listing.problems
        for file in listing.files:
            yield _read_article(path, file.path, limit)
    elif path.suffix.lower() == ".jsonl":
        try:
            yield from parse_lines(str(path), read(path.parent, path.name, limit))
        except DocumentError as error:
            yield error
    else:
        yield _read_article(path.parent, path.name, limit)


def _read_article(root: Path, path: str, limit: int) -> tuple[str, Article] | DocumentError:
    try:
        return PurePosixPath(path).stem, parse(path, read(root, path, limit))
    except DocumentError as error:
        return DocumentError(root / path, error.reason)
