"""Where a row of a file stands: the name under which a refused one is remembered."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from briefings.errors import DocumentError
from briefings.library import Refusal

#: Between the file's path and the row's line, where a refused row is remembered: no path holds it.
_MARK = "\x00"


def file_of(place: str) -> str:
    """Return the path of the file that was refused, or of which a row was."""
    return place.partition(_MARK)[0]


def place_of_line(path: str, line: str) -> str:
    """Return where the refusal of the row on a line is remembered."""
    return f"{path}{_MARK}{line}"


def place_of_row(path: str, item: str) -> str:
    """Return where the refusal of a document of a file is remembered, if it isn't known on which line it stands."""
    return place_of_line(path, f"#{item}")


def show_place(root: Path, place: str) -> str:
    """Return a place in a folder as people are told it: the file's path, and the row's line or id behind it.

    >>> show_place(Path("/in"), place_of_line("a.csv", "3"))
    '/in/a.csv:3'
    >>> show_place(Path("/in"), place_of_row("a.jsonl", "https://post.example/a"))
    '/in/a.jsonl#https://post.example/a'
    """
    path, mark, line = place.partition(_MARK)
    row = line if line.startswith("#") else f":{line}"
    return f"{root / path}{row if mark else ''}"


def list_refused_rows(root: Path, path: str, remembered: Mapping[str, Refusal]) -> list[DocumentError]:
    """Return the problems of a file's rows as an earlier load found them."""
    rows = sorted(list_refusals_of(path, remembered), key=lambda one: (len(one[0]), one[0]))
    return [DocumentError(show_place(root, place_of_line(path, line)), refusal.reason) for line, refusal in rows]


def list_refusals_of(path: str, remembered: Mapping[str, Refusal]) -> Iterator[tuple[str, Refusal]]:
    """Yield the refused rows of a file, each by its line."""
    for place, refusal in remembered.items():
        of, mark, line = place.partition(_MARK)
        if mark and of == path:
            yield line, refusal
