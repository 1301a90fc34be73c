"""Sections as pages: whole lines, as many as a message holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.layouts.press import Place
from briefings import Rendered, RenderedLine, RenderedSection, RenderedSource, utf16_length

#: A page is closed at this length, in UTF-16 units: what a phone shows in about two screens.
COMFORTABLE = 1_900
#: No line may be longer than this, so that with title, menus and page number a message stays within Discord's 4,000.
LONGEST_LINE = 2_600
#: A menu has at most 25 entries, and every line of a page is in the menu of proofs.
LINES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of one section."""

    section: RenderedSection
    #: Where it is; its page number is within range whatever was asked for.
    place: Place
    pages: int
    lines: tuple[RenderedLine, ...]


def too_long(line: RenderedLine) -> bool:
    """Tell whether a line is longer than a message, so that it can only be sent as a file."""
    return utf16_length(line.whole) + sum(utf16_length(source.text) for source in line.sources) > LONGEST_LINE


def paginate(lines: Sequence[RenderedLine]) -> tuple[tuple[RenderedLine, ...], ...]:
    """Return the lines as pages, in order; none is left out and none is cut. Their sources count, each once a page."""
    pages: list[tuple[RenderedLine, ...]] = []
    page: list[RenderedLine] = []
    used = 0
    cited: set[RenderedSource] = set()
    for line in lines:
        # A line that is sent as a file leaves one short sentence on its page.
        length = 200 if too_long(line) else utf16_length(line.whole) + 2
        new = sum(utf16_length(source.text) + 3 for source in line.sources if source not in cited)
        if page and (used + length + new > COMFORTABLE or len(page) == LINES):
            pages.append(tuple(page))
            page, used, cited = [], 0, set()
            new = sum(utf16_length(source.text) + 3 for source in line.sources)
        page.append(line)
        used += length + new
        cited.update(line.sources)
    if page:
        pages.append(tuple(page))
    return tuple(pages)


def places(rendered: Rendered) -> tuple[tuple[Place, RenderedSection], ...]:
    """Return the sections that have lines, each with its place; sections of one heading are numbered."""
    found: list[tuple[Place, RenderedSection]] = []
    for section in rendered.sections:
        ordinal = sum(other.heading is section.heading for _, other in found)
        # Discord's menus hold 25 entries, one of them the card's; a custom_id has one digit.
        if section.lines and ordinal <= 9 and len(found) < 24:
            found.append((Place(heading=section.heading, ordinal=ordinal), section))
    return tuple(found)


def find_page(rendered: Rendered, wanted: Place | None) -> Page | None:
    """Return the page at `wanted`, or the nearest that is there; None where there is nothing at all.

    A section that is gone gives the first one, a page beyond the end the last one.
    """
    known = places(rendered)
    if not known:
        return None
    place, section = next(
        (
            (place, section)
            for place, section in known
            if wanted is not None and (place.heading, place.ordinal) == (wanted.heading, wanted.ordinal)
        ),
        known[0],
    )
    pages = paginate(section.lines)
    number = min(wanted.page, len(pages) - 1) if wanted is not None and wanted.section == place.section else 0
    return Page(
        section=section,
        place=Place(heading=place.heading, ordinal=place.ordinal, page=number),
        pages=len(pages),
        lines=pages[number],
    )
