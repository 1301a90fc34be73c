"""`.csv` and `.jsonl` as streams of rows, each a document: never more than one row is in memory."""

import csv
import io
import re
from collections.abc import Generator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from briefings.documents.decoding import decode
from briefings.documents.folder import digest, open_document
from briefings.documents.row import NO_COLUMNS, has_text_column
from briefings.errors import DocumentError

#: Endings of files that hold many documents.
CORPUS_ENDINGS = (".csv", ".jsonl")

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
#: Cells may be as large as a row: the row's limit is ours. The module has a limit for all readers alone.
_LARGEST_CELL = 2**31 - 1
_DELIMITERS = ",;\t|"
#: Bytes of a table that tell how it is written; quotation marks within cells that a backslash marks, not another one.
_TELLING = 65_536
_ESCAPED = re.compile(rb'[\s("]\\"\w')
#: Between the cells of a row that are decoded: a sign of plain text that none holds.
_BETWEEN = "\x0b"
#: Lines that hold the array's own brackets, where one has an object a line.
_BRACKETS = (b"[", b"]", b"],")
#: Excel's own first line, by which it knows the delimiter.
_SEPARATOR = re.compile(r"(?:\ufeff|\xef\xbb\xbf)?sep=([,;\t|])\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in its file: cells by their columns, or a line of JSON."""

    #: The first of its lines in the file, from 1.
    line: int
    #: A hash of what it holds.
    digest: str
    content: Mapping[str, str] | bytes
    #: Bytes from the file's start to its end.
    end: int
    #: What is in doubt about its encoding.
    doubts: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Return about how many bytes it holds."""
        return len(self.content) if isinstance(self.content, bytes) else sum(map(len, self.content.values()))


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that can't be read, and why."""

    line: int
    digest: str
    reason: str
    end: int


def is_corpus(path: str) -> bool:
    """Tell whether a file holds many documents, by its ending."""
    return path.lower().endswith(CORPUS_ENDINGS)


def read_rows(
    root: Path, path: str, limit: int, columns: Mapping[str, str] = NO_COLUMNS
) -> Generator[Row | BadRow, None, None]:
    """Yield the rows of a file within `root`; empty ones are left out. `limit` is the largest row in bytes.

    Raises DocumentError for the file as a whole: not readable, or a table without a column of texts.
    """
    # Read with other columns, a row is another one.
    salt = repr(sorted(columns.items())) if columns else ""
    with open_document(root, path) as file:
        try:
            table = path.lower().endswith(".csv")
            rows = _read_table(path, file, limit, columns) if table else _read_lines(path, file, limit)
            with closing(rows):
                for row in rows:
                    yield replace(row, digest=digest((salt + row.digest).encode())) if salt else row
        except OSError as error:
            raise DocumentError(path, f"this can't be read ({error.strerror or error})") from error


def _read_lines(path: str, file: IO[bytes], limit: int) -> Generator[Row | BadRow, None, None]:
    if file.read(2) in _UTF_16:
        raise DocumentError(path, "lines of JSON are UTF-8 and this is UTF-16; save the file as UTF-8")
    file.seek(0)
    number = end = 0
    while line := file.readline(limit + 1):
        number += 1
        end += len(line)
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := file.readline(limit)) and not rest.endswith(b"\n"):
                end += len(rest)
            end += len(rest)
            yield BadRow(number, digest(line), _too_large(limit), end)
            continue
        content = (line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line).strip()
        if content and content not in _BRACKETS:
            yield Row(number, digest(content), content, end)


class _TooLargeError(Exception):
    """A row is larger than the limit."""


class _Lines:
    """The lines of a table for the csv module, which asks for as many as a row has, within the limit of a row."""

    def __init__(self, file: io.TextIOBase, limit: int) -> None:
        self.file = file
        self.limit = limit
        self.number = 0
        self.end = 0
        self.taken = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self.file.readline(self.limit + 1)
        if not line:
            raise StopIteration
        self.number += 1
        self.end += len(line)
        self.taken += len(line)
        if self.taken > self.limit:
            while not line.endswith("\n") and (line := self.file.readline(self.limit + 1)):
                self.end += len(line)
            raise _TooLargeError
        return line


def _read_table(
    path: str, file: IO[bytes], limit: int, columns: Mapping[str, str]
) -> Generator[Row | BadRow, None, None]:
    start = file.read(_TELLING)
    file.seek(0)
    utf_16 = start[:2] in _UTF_16
    escaped = _ESCAPED.search(start.replace(b"\x00", b"") if utf_16 else start) is not None
    # Latin-1 keeps every byte: each cell is decoded by itself, so that a bad one is its row's trouble.
    text = io.TextIOWrapper(file, encoding="utf-16" if utf_16 else "latin-1", newline="")
    try:
        lines = _Lines(text, limit)
        csv.field_size_limit(_LARGEST_CELL)
        first = _find_header(lines)
        told = _SEPARATOR.match(first)
        if told is not None:
            first = _find_header(lines)
        if not first:
            return
        delimiter = max(_DELIMITERS, key=first.count) if told is None else told[1]
        header = [
            _decode(path, cell, utf_16=utf_16).removeprefix("\ufeff")
            for cell in next(csv.reader([first], delimiter=delimiter, skipinitialspace=True), [])
        ]
        if not has_text_column(header, columns):
            shown = ", ".join(name.strip() for name in header if name.strip())[:200] or "none"
            named = f"no column is called '{columns['text']}'" if "text" in columns else "no column holds texts"
            raise DocumentError(path, f"{named} (columns: {shown}); name it: --columns text=COLUMN")

        def read() -> Any:
            # Blanks behind a delimiter would make a quotation mark a part of the cell.
            return csv.reader(lines, delimiter=delimiter, skipinitialspace=True, escapechar="\\" if escaped else None)

        reader = read()
        while True:
            lines.taken, line = 0, lines.number + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except _TooLargeError:
                reader = read()
                yield BadRow(
                    line,
                    digest(f"{path}:{line}".encode()),
                    f"{_too_large(limit)} (is a quotation mark left open?)",
                    lines.end,
                )
                continue
            except csv.Error as error:
                reader = read()
                yield BadRow(line, digest(f"{path}:{line}".encode()), f"this row is no CSV ({error})", lines.end)
                continue
            if any(map(str.strip, cells)):
                yield _make_row(path, line, header, cells, lines.end, utf_16=utf_16)
    finally:
        text.detach()


def _find_header(lines: _Lines) -> str:
    """Return the first line that holds something and is no remark; empty where there is none."""
    for line in lines:
        lines.taken = 0
        held = line.strip("\ufeff \r\n").removeprefix("\xef\xbb\xbf")
        if held and not held.startswith("# "):
            return line
    return ""


def _make_row(path: str, line: int, header: list[str], cells: list[str], end: int, *, utf_16: bool) -> Row | BadRow:
    mark = digest("\x1f".join((*header, *cells)).encode("utf-8", "surrogatepass"))
    if any(map(str.strip, cells[len(header) :])):
        reason = f"it has {len(cells)} cells, the first row {len(header)}; put texts with commas in quotation marks"
        return BadRow(line, mark, reason, end)
    doubts: list[str] = []
    try:
        decoded = _decode_all(path, cells, doubts) if not utf_16 else cells
    except DocumentError as error:
        return BadRow(line, mark, error.reason, end)
    return Row(line, mark, dict(zip(header, decoded, strict=False)), end, tuple(doubts))


def _decode_all(path: str, cells: list[str], doubts: list[str]) -> list[str]:
    """Return the cells of a row, all in the encoding that fits them together: a name alone tells less."""
    joined = _BETWEEN.join(cells)
    if joined.isascii():
        return cells
    if joined.count(_BETWEEN) != len(cells) - 1:
        return [_decode(path, cell, utf_16=False) for cell in cells]
    return decode(path, joined.encode("latin-1"), warnings=doubts).split(_BETWEEN)


def _decode(path: str, cell: str, *, utf_16: bool) -> str:
    if utf_16 or cell.isascii():
        return cell
    return decode(path, cell.encode("latin-1"))


def _too_large(limit: int) -> str:
    return f"it is larger than the limit of {limit:,} bytes for a row; split it, or raise the limit"
