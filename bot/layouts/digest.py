"""A digest as messages: whole lines under their topic and heading, as many as a message holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from discord import ui

from bot.catalogue import Message, Words
from bot.layouts.briefing import proofs_menu, sections_menu
from bot.layouts.foot import source_foot
from bot.layouts.notes import ACCENT, ask_buttons, make_view
from bot.layouts.pages import too_long
from bot.layouts.press import Place, make_claim_key
from briefings import Heading, Rendered, RenderedLine, RenderedSection, shorten_discord, utf16_length

#: Stands for the code of a message until it is known; no document's words can hold it.
REFERENCE = "\x00reference\x00"
#: In UTF-16 units: with head, foot and titles a message stays within Discord's 4,000.
ROOM = 2_800
#: A menu's entries, and so the lines of a message that can be proven.
LINES = 25
#: Messages of one digest; what doesn't fit stands in the briefings behind its menus.
PARTS = 10

_TITLE = 200
_HEAD = 160
#: The longest line that a ping carries, in UTF-16 units; a message of plain text holds 2,000.
_PING = 1_600
#: No section of a digest: nothing is chosen in its menu yet.
_NOWHERE = Place(heading=Heading.PASSAGES)


@dataclass(frozen=True, slots=True)
class DigestTopic:
    """A topic's briefing. `words` are what a person would ask for it with; empty: there is nothing to ask."""

    words: str
    rendered: Rendered


@dataclass(frozen=True, slots=True)
class DigestBlock:
    """Lines of one topic in one message, by section; a section without lines is not in it."""

    topic: DigestTopic
    sections: tuple[RenderedSection, ...]

    @property
    def lines(self) -> Iterator[RenderedLine]:
        """All lines in order."""
        return (line for section in self.sections for line in section.lines)


@dataclass(frozen=True, slots=True)
class DigestPart:
    """One message of a digest."""

    blocks: tuple[DigestBlock, ...]
    #: Lines that fit into none of the digest's messages; said in the last one.
    left_out: int = 0

    @property
    def lines(self) -> Iterator[RenderedLine]:
        """All lines that can be proven, in order."""
        return (line for block in self.blocks for line in block.lines if make_claim_key(line.claim) is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestHead:
    """What stands above a digest: a title and lines of Markdown."""

    title: str
    lines: tuple[str, ...]


def digest_parts(topics: Sequence[DigestTopic]) -> tuple[DigestPart, ...]:
    """Return a digest's messages, at least one; a line is never cut, and stands under its topic and heading."""
    parts: list[list[tuple[DigestTopic, RenderedSection, RenderedLine]]] = [[]]
    used = proven = left_out = 0
    for line in ((topic, section, line) for topic in topics for section, line in _lines(topic.rendered)):
        length = _length(line, parts[-1][-1] if parts[-1] else None)
        provable = make_claim_key(line[2].claim) is not None
        if parts[-1] and (used + length > ROOM or proven + provable > LINES):
            if len(parts) == PARTS:
                left_out += 1
                continue
            parts.append([])
            length, used, proven = _length(line, None), 0, 0
        parts[-1].append(line)
        used += length
        proven += provable
    made = [DigestPart(tuple(_blocks(part))) for part in parts]
    made[-1] = replace(made[-1], left_out=left_out)
    return tuple(made)


def digest_view(
    part: DigestPart,
    head: DigestHead,
    words: Words,
    *,
    number: int,
    parts: int,
    proofs: str | None,
    requests: Sequence[str | None],
) -> ui.LayoutView:
    """Return message `number` (from 1) of `parts`, with REFERENCE for its code.

    `proofs` is the ledger's id behind the menu of proofs, `requests` are those of the part's topics.
    """
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    container.add_item(ui.TextDisplay(_head(head) if number == 1 else f"-# {shorten_discord(head.title, _TITLE)}"))
    for block in part.blocks:
        container.add_item(ui.Separator())
        container.add_item(ui.TextDisplay(_text(block, words)))
    said = [words.say(Message.DIGEST_PART, part=number, parts=parts)] if parts > 1 else []
    if part.left_out:
        said.insert(0, words.say(Message.DIGEST_MORE, count=f"{part.left_out:,}"))
    container.add_item(ui.TextDisplay(f"-# {' · '.join((*said, REFERENCE))}"))
    for row in _rows(part, words, proofs, requests):
        container.add_item(row)
    return make_view(container)


def ping_text(role: int, part: DigestPart, head: DigestHead) -> str:
    """Return the message that pings `role` for a digest whose first message is `part`, with REFERENCE for its code.

    Plain text, because of a message made of components phones show an empty notification (discord-api-docs #7854): it
    names the digest and carries its first line, or what stands under the title where there is none that fits.
    """
    title = f"**{shorten_discord(head.title, _TITLE)}**"
    lines = (line.text.removeprefix("- ") for block in part.blocks for line in block.lines)
    first = next((line for line in lines if utf16_length(line) <= _PING), None)
    said = shorten_discord(head.lines[0], _HEAD) if first is None and head.lines else first or ""
    return f"<@&{role}> {title}\n{said}\n-# {REFERENCE}"


def _lines(rendered: Rendered) -> Iterator[tuple[RenderedSection, RenderedLine]]:
    return ((section, line) for section in rendered.sections for line in section.lines)


def _length(
    line: tuple[DigestTopic, RenderedSection, RenderedLine],
    before: tuple[DigestTopic, RenderedSection, RenderedLine] | None,
) -> int:
    """Return what a line takes after another one, with the titles that have to stand between them."""
    sources = sum(utf16_length(source.text) + 3 for source in line[2].sources)
    length = 200 if too_long(line[2]) else utf16_length(line[2].whole) + 2 + sources
    if before is None or before[0] is not line[0]:
        length += _TITLE
    if before is None or before[1] is not line[1]:
        length += utf16_length(line[1].title) + 6
    return length


def _blocks(lines: Iterable[tuple[DigestTopic, RenderedSection, RenderedLine]]) -> Iterator[DigestBlock]:
    """Yield the lines of one message by topic and section."""
    topic: DigestTopic | None = None
    section: RenderedSection | None = None
    sections: list[RenderedSection] = []
    for of_topic, of_section, line in lines:
        if topic is not None and of_topic is not topic:
            yield DigestBlock(topic, tuple(sections))
            sections, section = [], None
        if of_section is section:
            sections[-1] = replace(sections[-1], lines=(*sections[-1].lines, line))
        else:
            sections.append(replace(of_section, lines=(line,)))
        topic, section = of_topic, of_section
    if topic is not None:
        yield DigestBlock(topic, tuple(sections))


def _head(head: DigestHead) -> str:
    lines = (shorten_discord(line, _HEAD) for line in head.lines)
    return "\n".join((f"# {shorten_discord(head.title, _TITLE)}", *lines))


def _text(block: DigestBlock, words: Words) -> str:
    title = (
        shorten_discord(block.topic.rendered.title, _TITLE - 10)
        if block.topic.words
        else words.say(Message.DIGEST_REST)
    )
    texts = [f"## {title}"]
    for section in block.sections:
        lines = [
            words.say(Message.LONG_LINE, length=f"{utf16_length(line.whole):,}") if too_long(line) else line.whole
            for line in section.lines
        ]
        between = "\n" if all(line.startswith("- ") for line in lines) else "\n\n"
        texts.append(f"### {shorten_discord(section.title, _TITLE) or section.heading.value}\n{between.join(lines)}")
    return "\n".join((*texts, *filter(None, (source_foot(block.lines).text,))))


def _rows(
    part: DigestPart, words: Words, proofs: str | None, requests: Sequence[str | None]
) -> Iterator[ui.ActionRow[ui.LayoutView]]:
    """Yield the menus: the proofs of the lines; the sections of the only topic, or one button for each of several."""
    asked = [
        (block.topic, request)
        for block, request in zip(part.blocks, requests, strict=True)
        if request is not None and block.topic.words
    ]
    if len(part.blocks) == 1 and asked:
        sections = sections_menu(asked[0][0].rendered, _NOWHERE, words, asked[0][1])
        if sections is not None:
            yield ui.ActionRow(sections)
    if proofs is not None and (menu := proofs_menu(part.lines, _NOWHERE, words, proofs)) is not None:
        yield ui.ActionRow(menu)
    if len(part.blocks) > 1 and (buttons := ask_buttons([(topic.words, request) for topic, request in asked])):
        yield ui.ActionRow(*buttons)
