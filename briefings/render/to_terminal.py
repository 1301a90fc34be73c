"""A briefing for the terminal: in colour and columns for people, plain lines for pipes."""

import io
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Template

from briefings.model.briefing import Briefing
from briefings.render.environment import Safe, environment
from briefings.render.phrases import Phrases, link
from briefings.render.plain import plain
from briefings.render.words import ENGLISH, Words

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

#: Columns of text that a reader's eye follows with ease; a wider terminal stays empty at the right.
WIDEST = 100
#: Columns below which labels stand above their claims rather than beside them.
NARROW = 60
#: Columns of the label column at most.
LABEL_COLUMNS = 26
#: Stands before claims without a label.
BULLET = "•"

_STYLES = {
    "title": "bold",
    "coverage": "dim",
    "notice": "yellow",
    "heading": "bold cyan",
    "label": "bold",
    "quote": "italic",
    "aside": "dim",
    "cite": "cyan",
    "url": "dim underline",
}
#: What stands for '[' and '\' of a document's text until Rich has read the markup. `plain` lets neither through.
_BRACKET, _BACKSLASH = "\x02", "\x03"
#: A space at which no line is broken; Rich breaks at Unicode's own. `plain` lets none of a document's through.
_GLUE = "\ue000"
#: Characters of a remark that is kept in one piece.
_LONGEST_UNBROKEN = 20


def render_terminal(
    briefing: Briefing, words: Words = ENGLISH, *, width: int | None = None, colour: bool = False
) -> str:
    """Return a briefing as text that ends in a line break.

    With `width` (in columns) it is laid out and wrapped, and coloured if `colour`; without, for a pipe, every claim is
    one line whatever its length, without columns, rules or colour.
    """
    from rich.text import Text

    page = _template().render(briefing=briefing, say=Phrases(words), words=words)
    lines = [_restored(Text.from_markup(line, emoji=False)) for line in page.split("\n")]
    if width is None:
        kept = (line.plain.replace("\t", " ").rstrip() for line in lines if line.plain != "---")
        return "\n".join(kept).strip().replace(_GLUE, " ") + "\n"
    return _laid_out(lines, max(width, 20), colour)


@cache
def _template() -> Template:
    made = environment(lambda text: plain(text).replace("[", _BRACKET).replace("\\", _BACKSLASH))
    made.filters.update(plain=plain, safe_text=Safe, cites=_cites, unbroken=lambda text: Safe(_unbroken(text)))
    made.globals.update(link=link, glue=Safe(_GLUE))
    return made.get_template("briefing.term.j2")


def _cites(numbers: Iterable[int]) -> Safe:
    """Return citation numbers in brackets."""
    return Safe("".join(f"[cite]{_BRACKET}{number}][/cite]" for number in numbers))


def _restored(line: "Text") -> "Text":
    line.plain = line.plain.replace(_BRACKET, "[").replace(_BACKSLASH, "\\")
    return line


def _unbroken(text: str) -> str:
    """Return a date or a short remark so that no line ends within it."""
    return text.replace(" ", _GLUE) if len(text) <= _LONGEST_UNBROKEN else text


def _laid_out(lines: list["Text"], width: int, colour: bool) -> str:
    from rich.console import Console
    from rich.theme import Theme

    console = Console(
        file=io.StringIO(),
        width=min(width, WIDEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        theme=Theme(_STYLES),
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        for block in _blocks(lines, console):
            console.print(block)
    return "\n".join(line.rstrip() for line in captured.get().replace(_GLUE, " ").rstrip().splitlines()) + "\n"


def _blocks(lines: list["Text"], console: "Console") -> Iterable["RenderableType"]:
    """Yield what to print: lines as they are, rules, and one grid for each run of rows."""
    from rich.rule import Rule

    rows: list[tuple[Text, Text]] = []
    for at, line in enumerate(lines):
        if "\t" in line.plain:
            label, claim = line.split("\t", allow_blank=True)[:2]
            rows.append((label, claim))
        elif not line.plain and rows and at + 1 < len(lines) and "\t" in lines[at + 1].plain:
            rows.append((line, line))
        else:
            if rows:
                yield _grid(rows, console.width)
                rows = []
            yield Rule(style="dim") if line.plain == "---" else line
    if rows:
        yield _grid(rows, console.width)


def _grid(rows: list[tuple["Text", "Text"]], width: int) -> "RenderableType":
    """Return labels and claims side by side, or in a narrow terminal one above the other."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table

    for label, _ in rows:
        if label.plain.endswith(":"):
            label.right_crop(1)
    widest = min(max(label.cell_len for label, _ in rows), LABEL_COLUMNS)
    if width < NARROW and widest > 4:
        stacked = (Padding(part, (0, 0, 0, 2 + 2 * at)) for row in rows for at, part in enumerate(row) if part.plain)
        return Group(*stacked)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=widest)
    grid.add_column(ratio=1)
    above = ""
    for label, claim in rows:
        # The label of the line above holds on; an empty row ends it.
        grid.add_row(label if label.plain != above or label.plain == BULLET else "", claim)
        above = label.plain or (above if claim.plain else "")
    return Padding(grid, (0, 0, 0, 2))
