"""Options that several commands share."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How an answer is written."""

    TEXT = "text"
    MARKDOWN = "md"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


def parse_day(words: str) -> date:
    """Return the day that 'YYYY-MM-DD' names; raise BadParameter otherwise."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"{words!r} is no date; write it as YYYY-MM-DD, for example 2025-08-26") from None


def parse_columns(words: str) -> dict[str, str]:
    """Return the columns by field that 'text=Body,date=Day' names; raise BadParameter otherwise."""
    from briefings import FIELDS

    columns: dict[str, str] = {}
    for part in filter(None, map(str.strip, words.split(","))):
        field, mark, column = (one.strip() for one in part.partition("="))
        if field not in FIELDS or not mark or not column:
            known = ", ".join(FIELDS)
            raise typer.BadParameter(f"{part!r} names no column; write FIELD=COLUMN, with one of the fields {known}")
        columns[field] = column
    return columns


Seeds = Annotated[
    Path | None,
    typer.Option(
        "--seeds",
        metavar="FOLDER",
        readable=False,  # our own error says more than Typer's
        help="Folder of documents. Default: BRIEFBOT_SEEDS, else ./seeds, else the shipped ones.",
    ),
]
LibraryFile = Annotated[
    Path | None,
    typer.Option(
        "--library",
        metavar="FILE",
        readable=False,
        help="Library database. Default: library.db in BRIEFBOT_DATA, else in your data folder.",
    ),
]
OutputFormat = Annotated[Format, typer.Option("--format", help="How the answer is written.")]
Since = Annotated[
    date | None,
    typer.Option(
        "--since", metavar="YYYY-MM-DD", parser=parse_day, help="Only documents published on or after this day."
    ),
]
Until = Annotated[
    date | None,
    typer.Option(
        "--until", metavar="YYYY-MM-DD", parser=parse_day, help="Only documents published on or before this day."
    ),
]
Limit = Annotated[
    int | None, typer.Option("--limit", min=0, metavar="N", help="Lines of each section at most; 0: all.")
]
All = Annotated[bool, typer.Option("--all", help="All lines, as --limit 0.")]
ColumnNames = Annotated[
    str,
    typer.Option(
        "--columns",
        metavar="FIELD=COLUMN,...",
        help="Which column of .csv and .jsonl rows holds what, where its name doesn't tell: text=Body,date=Day.",
    ),
]
Workers = Annotated[
    int | None, typer.Option("--workers", min=0, help="Worker processes. Default: one per core; 0: none.")
]
Engine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="HOST:PORT",
        help="A Dask cluster that reads the documents in place of worker processes here. Its workers need the folder"
        " under the same path.",
    ),
]
LimitSeconds = Annotated[
    float | None,
    typer.Option(
        "--limit-seconds",
        min=0.1,
        help="Processor time for a document, plus 1 s for each 100 kB. Default: BRIEFBOT_DOCUMENT_SECONDS, else 10.",
    ),
]
MemoryMB = Annotated[
    int | None,
    typer.Option("--memory-mb", min=128, help="Memory for one document. Default: BRIEFBOT_DOCUMENT_MB, else 512."),
]
LimitMB = Annotated[float, typer.Option("--limit-mb", min=0.001, max=1_000_000, help="Largest document, in megabytes.")]
