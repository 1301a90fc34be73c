"""A briefing for the terminal: in colour and columns for people, plain lines for pipes."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from jinja2 import Template

from briefings.model.briefing import Briefing
from briefings.render.columns import GLUE, Styled, StyledRun, beside
from briefings.render.environment import Safe, environment
from briefings.render.labels import ENGLISH, Labels
from briefings.render.phrases import Phrases
from briefings.text.cleaning import clean
from briefings.text.links import safe_link

#: Columns of text that a reader's eye follows with ease; a wider terminal stays empty at the right.
WIDEST = 100

#: Stands for '[' of a document's text beside the template's markup. `clean` lets none through.
_BRACKET = "\x02"
#: The template's markup: '[style]' and '[/style]'.
_MARKUP = re.compile(r"\[(/?)([a-z]+)\]")
#: Characters of a remark that is kept in one piece.
_LONGEST_UNBROKEN = 20


def render_terminal(
    briefing: Briefing, words: Labels = ENGLISH, *, width: int | None = None, colour: bool = False
) -> str:
    """Return a briefing as text that ends in a line break.

    With `width` (in columns) it is laid out and wrapped, and coloured if `colour`; without, for a pipe, every claim is
    one line whatever its length, without columns, rules or colour.
    """
    page = _template().render(briefing=briefing, say=Phrases(words), words=words)
    lines: Iterable[str]
    if width is None or not colour:
        page = _MARKUP.sub("", page).replace(_BRACKET, "[")
    if width is None:
        lines = (line.replace("\t", " ").rstrip() for line in page.replace(GLUE, " ").split("\n") if line != "---")
    else:
        lines = _laid_out(page.split("\n"), min(max(width, 20), WIDEST), colour)
    return "\n".join(lines).strip("\n") + "\n"


@cache
def _template() -> Template:
    made = environment(lambda text: clean(text).replace("[", _BRACKET))
    made.filters.update(clean=clean, safe_text=Safe, cites=_cites, unbroken=lambda text: Safe(_unbroken(text)))
    made.globals.update(link=safe_link, glue=Safe(GLUE))
    return made.get_template("briefing.term.j2")


def _cites(numbers: Iterable[int]) -> Safe:
    """Return citation numbers in brackets."""
    return Safe("".join(f"[cite]{_BRACKET}{number}][/cite]" for number in numbers))


def _unbroken(text: str) -> str:
    """Return a date or a short remark so that no line ends within it."""
    return text.replace(" ", GLUE) if len(text) <= _LONGEST_UNBROKEN else text


def _laid_out(lines: list[str], width: int, colour: bool) -> Iterator[str]:
    """Yield the template's lines as they are shown: wrapped lines, rules, and each run of rows in columns."""
    styled = _styled if colour else _unstyled
    rows: list[tuple[Styled, Styled]] = []
    for line, following in zip(lines, (*lines[1:], ""), strict=True):
        label, tab, claim = line.partition("\t")
        if tab:
            rows.append((styled(label, without=":"), styled(claim)))
        elif not line and rows and "\t" in following:
            rows.append((styled(""), styled("")))
        else:
            if rows:
                yield from beside(rows, width, colour)
                rows = []
            shown = Styled([StyledRun("─" * width, "aside")]) if line == "---" else styled(line)
            yield from (words for words, _ in shown.wrapped(width, colour))
    if rows:
        yield from beside(rows, width, colour)


def _styled(line: str, without: str = "") -> Styled:
    """Return a line of the template's output without its markup, and `without` the mark that it ends in."""
    runs, style, at = [], "", 0
    for mark in _MARKUP.finditer(line):
        runs.append(StyledRun(line[at : mark.start()].replace(_BRACKET, "["), style))
        style = "" if mark[1] else mark[2]
        at = mark.end()
    runs.append(StyledRun(line[at:].removesuffix(without).replace(_BRACKET, "["), style))
    return Styled(runs)


def _unstyled(line: str, without: str = "") -> Styled:
    """Return the same for a line whose markup is gone already."""
    return Styled((StyledRun(line.removesuffix(without), ""),))
