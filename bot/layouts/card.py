"""The card with which a briefing begins: the weightiest lines of each kind, on one screen of a telephone.

What doesn't fit is dropped in whole lines; the menu of sections leads to it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.layouts.foot import source_foot
from briefings import Heading, Rendered, RenderedLine, RenderedSection, shorten_discord, utf16_length

#: Lines of Markdown, the empty ones among them, and UTF-16 units of it without the addresses behind its links.
LINES, LENGTH = 25, 2_000
#: The longest line that stands beside the stories, in UTF-16 units: a longer one would take the place of several.
LONGEST_BESIDE = 450

#: Lines of one fetched document that a message shows at most, because it is no copy of its publisher's article.
MOST_OF_FETCHED = 8

_TITLE = 100
#: What a card shows, in this order, and how many lines of each.
_SHOWN = ((Heading.IN_SHORT, 5), (Heading.QUOTATIONS, 2), (Heading.POSITIONS, 2), (Heading.HISTORY, 2))
#: What is dropped, a line after another, where it is too much; the first story stays.
_DROPPED = (
    *(Heading.HISTORY,) * 2,
    *(Heading.POSITIONS,) * 2,
    *(Heading.QUOTATIONS,) * 2,
    *(Heading.IN_SHORT,) * 4,
)


#: Lines of each of two actors that are compared.
_OF_EACH = 4


@dataclass(frozen=True, slots=True)
class CardPart:
    """Lines of one section."""

    title: str
    heading: Heading
    lines: tuple[RenderedLine, ...]
    #: What stands there where it has none.
    empty: str = ""


def choose_lines(rendered: Rendered, head: str) -> tuple[CardPart, ...]:
    """Return what the card of a briefing shows below `head`, its title and coverage.

    Of two actors that are compared, the positions of each. Nothing where the briefing has no stories, or the first
    alone is too much: then its sections are shown one by one.
    """
    if sides := compared_sections(rendered):
        return _choose_of_each(sides, head)
    parts = {heading: _make_part(rendered.sections, heading, most) for heading, most in _SHOWN}
    if not parts[Heading.IN_SHORT].lines:
        return ()
    dropped = iter(_DROPPED)
    while not fits(head, shown := tuple(part for part in parts.values() if part.lines)):
        heading = next(dropped, None)
        if heading is None:
            return ()
        part = parts[heading]
        # Of dates the newest stays.
        left = part.lines[1:] if heading is Heading.HISTORY else part.lines[:-1]
        parts[heading] = CardPart(part.title, heading, left)
    return shown


def compared_sections(rendered: Rendered) -> tuple[RenderedSection, ...]:
    """Return the sections of a comparison's actors, with and without lines; nothing of any other answer."""
    sides = tuple(part for part in rendered.sections if part.heading is Heading.POSITIONS)
    tells = any(part.heading is Heading.IN_SHORT for part in rendered.sections)
    return sides if len(sides) > 1 and not tells else ()


def _choose_of_each(sides: Sequence[RenderedSection], head: str) -> tuple[CardPart, ...]:
    """Return the first lines of actors that are compared, as many of each as fit, and that one of them has none.

    Nothing where none has any, or not even one line of each fits.
    """
    for most in range(_OF_EACH, 0, -1):
        parts = tuple(CardPart(side.title, side.heading, tuple(islice(side.lines, most)), side.empty) for side in sides)
        if fits(head, parts):
            return parts if any(part.lines for part in parts) else ()
    return ()


def fits(head: str, parts: Sequence[CardPart]) -> bool:
    """Tell whether a card keeps its limits, and with its addresses Discord's."""
    cited = (line.claim.citations[0] for line in lines_of(parts) if line.claim.citations)
    fetched = Counter(one.document for one in cited if one.fetched)
    if max(fetched.values(), default=0) > MOST_OF_FETCHED:
        return False
    body = card_body(parts)
    foot = source_foot(lines_of(parts))
    texts = [text for text in (head, body, foot.text) if text]
    # Each stands below the one before it: a line's end between them.
    read = utf16_length(head) + utf16_length(body) + foot.read_length + len(texts) - 1
    height = sum(text.count("\n") + 1 for text in texts)
    # Discord counts the addresses: what is left of 4,000 is for what may stand below the sources.
    return read <= LENGTH and height < LINES and sum(map(utf16_length, texts)) <= 3_700


def card_body(parts: Iterable[CardPart]) -> str:
    """Return the sections of a card as Markdown."""
    texts: list[str] = []
    for part in parts:
        title = shorten_discord(part.title, _TITLE) or part.heading.value
        texts += (f"### {title}", *(line.text for line in part.lines))
        if part.empty and not part.lines:
            texts.append(part.empty)
    return "\n".join(texts)


def lines_of(parts: Iterable[CardPart]) -> tuple[RenderedLine, ...]:
    """Return the lines of a card in order."""
    return tuple(line for part in parts for line in part.lines)


def _make_part(sections: Iterable[RenderedSection], heading: Heading, most: int) -> CardPart:
    """Return the lines of a section that stand for it: without long ones, unless they are stories.

    The first stories, the first line of each of several speakers, the newest dates.
    """
    section = next((one for one in sections if one.heading is heading and one.lines), None)
    if section is None:
        return CardPart("", heading, ())
    if heading is Heading.IN_SHORT:
        return CardPart(section.title, heading, tuple(section.lines[:most]))
    lines = tuple(line for line in section.lines if utf16_length(line.text) <= LONGEST_BESIDE)
    if heading is Heading.HISTORY:
        return CardPart(section.title, heading, lines[-most:])
    firsts = {line.claim.label.name: place for place, line in reversed(tuple(enumerate(lines)))}
    ordered = sorted(range(len(lines)), key=lambda place: (place not in firsts.values(), place))
    return CardPart(section.title, heading, tuple(lines[place] for place in sorted(ordered[:most])))
