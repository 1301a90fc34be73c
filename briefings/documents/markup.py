"""Which lines of Markdown are prose. Marks within a line (emphasis, links) stay: they are part of the text."""

import re
from dataclasses import dataclass, field

from briefings.documents.paragraphs import blocks, lines, trimmed
from briefings.model.spans import Span

_HEADING = re.compile(r"(?P<rank>#{1,6})(?:[ \t]+|\Z)")
_UNDERLINE = re.compile(r"=+\Z|-+\Z")
_ITEM = re.compile(r"(?:>[ \t]?|[-*+](?:[ \t]+|\Z)|\d{1,9}[.)](?:[ \t]+|\Z))+")
_NO_PROSE = re.compile(
    r"(?:[-*_=][ \t]*){3,}\Z"  # a rule
    r"|\|.*|[|:\- \t]+\Z"  # a table
    r"|!\[[^\]]*\]\([^)]*\)\Z"  # a picture alone on its line
    r"|\[[^\]]+\]:[ \t]*\S.*"  # where a link leads to, a footnote
    r"|<!--.*-->\Z|</?[A-Za-z][^>]*>\Z"  # a comment or tag alone on its line
)
_OPENING = re.compile(r"(?P<fence>`{3,}|~{3,})|(?P<comment><!--)(?!.*-->)")


@dataclass(slots=True)
class _Reading:
    text: str
    paragraphs: list[Span] = field(default_factory=list)
    title: Span | None = None
    #: The paragraph that may go on.
    lines: list[Span] = field(default_factory=list)
    #: What ends the code or comment under way; empty outside of one.
    closing: str = ""

    def end_paragraph(self) -> None:
        if self.lines:
            self.paragraphs.append(Span(self.lines[0].start, self.lines[-1].end))
            self.lines.clear()

    def take_heading(self, rank: int, words: Span) -> None:
        if rank == 1 and self.title is None and not self.paragraphs and words.start < words.end:
            self.title = words

    def take(self, line: Span) -> None:
        words = line.of(self.text)
        if self.closing:
            if words.startswith(self.closing) or (self.closing == "-->" and "-->" in words):
                self.closing = ""
        elif opening := _OPENING.match(words):
            self.end_paragraph()
            self.closing = opening["fence"] or "-->"
        elif heading := _HEADING.match(words):
            self.end_paragraph()
            self.take_heading(len(heading["rank"]), _heading_words(self.text, line.start + heading.end(), line.end))
        elif self.lines and _UNDERLINE.match(words):
            heading_lines = Span(self.lines[0].start, self.lines[-1].end)
            self.lines.clear()
            self.take_heading(1 if words[0] == "=" else 2, heading_lines)
        elif _NO_PROSE.match(words):
            self.end_paragraph()
        elif item := _ITEM.match(words):
            self.end_paragraph()
            rest = trimmed(self.text, line.start + item.end(), line.end)
            if rest.start < rest.end:
                self.lines.append(rest)
        else:
            self.lines.append(line)


def _heading_words(text: str, start: int, end: int) -> Span:
    """Return the words of a heading without the marks '#' that close it: they stand after a blank or alone."""
    words = trimmed(text, start, end)
    closed = words.end
    while closed > words.start and text[closed - 1] == "#":
        closed -= 1
    if closed == words.start or text[closed - 1] in " \t":
        return trimmed(text, words.start, closed)
    return words


def prose(text: str, start: int) -> tuple[tuple[Span, ...], Span | None]:
    """Return the paragraphs and list items from `start` on, and a first-rank heading that stands before all of them.

    Other headings, code, tables, rules and link definitions are no prose.
    """
    reading = _Reading(text)
    for block in blocks(text, lines(text, start)):
        for line in block:
            reading.take(line)
        reading.end_paragraph()
    return tuple(reading.paragraphs), reading.title
