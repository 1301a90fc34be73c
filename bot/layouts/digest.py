"""A digest as one message, or two: its stories in whole lines, and a menu of what proves them and of smaller ones."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from discord import ui

from bot.catalogue import Counted, Message, Words
from bot.layouts.briefing import proofs_menu
from bot.layouts.foot import source_foot
from bot.layouts.line_reports import wrong_button
from bot.layouts.notes import ACCENT, ask_buttons, make_view
from bot.layouts.pages import too_long
from bot.layouts.press import Place, Verb, make_claim_key
from briefings import Heading, Rendered, RenderedLine, shorten_discord, utf16_length

#: Stands for the code of a message until it is known; no document's words can hold it.
REFERENCE = "\x00reference\x00"
#: In UTF-16 units: with head, foot and titles a message stays within Discord's 4,000.
ROOM = 2_800
#: A menu's entries, and so the lines of a message that can be proven.
LINES = 25
#: Messages of one digest; what doesn't fit is in the menu.
PARTS = 2
#: The longest line under a title, in UTF-16 units; what is beyond it is cut.
HEAD = 160

#: Buttons of a row.
_BUTTONS = 5
_TITLE = 200
#: The longest line that a ping carries, in UTF-16 units; a message of plain text holds 2,000.
_PING = 1_600
#: No section of a digest: nothing is chosen in its menu yet.
_NOWHERE = Place(heading=Heading.PASSAGES)


@dataclass(frozen=True, slots=True)
class DigestTopic:
    """A topic's briefing. `words` are what a person would ask for it with; empty: everything."""

    words: str
    rendered: Rendered


@dataclass(frozen=True, slots=True)
class DigestBlock:
    """Lines of one topic in one message."""

    topic: DigestTopic
    lines: tuple[RenderedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPart:
    """One message of a digest."""

    blocks: tuple[DigestBlock, ...]
    #: Smaller stories, which its menu has; in the last message.
    smaller: tuple[RenderedLine, ...] = ()
    #: Stories that its menu has no room for.
    left_out: int = 0
    #: Whether the digest has several topics, so that each has a title.
    titled: bool = False

    @property
    def lines(self) -> tuple[RenderedLine, ...]:
        """All lines that can be proven, in the order of the menu."""
        shown = (line for block in self.blocks for line in block.lines)
        return tuple(line for line in (*shown, *self.smaller) if make_claim_key(line.claim) is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestHead:
    """What stands above a digest: a title and lines of Markdown; and what ends it, empty: nothing."""

    title: str
    lines: tuple[str, ...]
    end: str = ""


def digest_parts(topics: Sequence[DigestTopic], *, most: int = PARTS) -> tuple[DigestPart, ...]:
    """Return a digest's messages, from one to `most`; a line is never cut, and stands under its topic."""
    parts: list[list[tuple[DigestTopic, RenderedLine]]] = [[]]
    smaller: list[RenderedLine] = []
    used = 0
    for topic, line in _list_lines(topics, smaller=False):
        length = _measure(topic, line, parts[-1])
        if parts[-1] and used + length > ROOM:
            if len(parts) == most:
                smaller.append(line)
                continue
            parts.append([])
            used, length = 0, _measure(topic, line, [])
        parts[-1].append((topic, line))
        used += length
    smaller += (line for _, line in _list_lines(topics, smaller=True))
    made = [DigestPart(blocks=tuple(_make_blocks(part)), titled=len(topics) > 1) for part in parts]
    room = max(0, LINES - len(parts[-1]))
    untold = sum(
        section.left_out
        for topic in topics
        for section in topic.rendered.sections
        if section.heading is Heading.SMALLER
    )
    made[-1] = replace(made[-1], smaller=tuple(smaller[:room]), left_out=len(smaller[room:]) + untold)
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
        container.add_item(ui.TextDisplay(_text(block, words, titled=part.titled)))
    container.add_item(ui.TextDisplay("\n".join(_foot(part, head, words, number=number, parts=parts))))
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
    said = shorten_discord(head.lines[0], HEAD) if first is None and head.lines else first or ""
    return f"<@&{role}> {title}\n{said}\n-# {REFERENCE}"


def _list_lines(topics: Iterable[DigestTopic], *, smaller: bool) -> Iterator[tuple[DigestTopic, RenderedLine]]:
    """Yield the lines of all topics that are told, or those of the smaller stories."""
    for topic in topics:
        for section in topic.rendered.sections:
            if (section.heading is Heading.SMALLER) is smaller:
                yield from ((topic, line) for line in section.lines)


def _measure(topic: DigestTopic, line: RenderedLine, before: Sequence[tuple[DigestTopic, RenderedLine]]) -> int:
    """Return what a line takes behind others, with its sources and the title that has to stand above it."""
    sources = sum(utf16_length(source.text) + 3 for source in line.sources)
    length = 200 if too_long(line) else utf16_length(line.whole) + 2 + sources
    return length if before and before[-1][0] is topic else length + _TITLE


def _make_blocks(lines: Iterable[tuple[DigestTopic, RenderedLine]]) -> Iterator[DigestBlock]:
    """Yield the lines of one message by topic."""
    blocks: list[DigestBlock] = []
    for topic, line in lines:
        if blocks and blocks[-1].topic is topic:
            blocks[-1] = replace(blocks[-1], lines=(*blocks[-1].lines, line))
        else:
            blocks.append(DigestBlock(topic, (line,)))
    yield from blocks


def _head(head: DigestHead) -> str:
    lines = (shorten_discord(line, HEAD) for line in head.lines)
    return "\n".join((f"# {shorten_discord(head.title, _TITLE)}", *lines))


def _text(block: DigestBlock, words: Words, *, titled: bool) -> str:
    lines = [
        words.say(Message.LONG_LINE, length=f"{utf16_length(line.whole):,}") if too_long(line) else line.whole
        for line in block.lines
    ]
    title = shorten_discord(block.topic.rendered.title, _TITLE - 10)
    return "\n".join((f"## {title}", *lines) if titled and title else lines)


def _foot(part: DigestPart, head: DigestHead, words: Words, *, number: int, parts: int) -> Iterator[str]:
    """Yield the last lines: what else there is and that this is the end, the sources, and the message's code."""
    said: list[str] = []
    if number == parts:
        if part.smaller:
            said.append(words.count(Counted.SMALLER, len(part.smaller)))
        if part.left_out:
            said.append(words.say(Message.DIGEST_MORE, count=f"{part.left_out:,}"))
        if head.end:
            said.append(head.end)
    if said:
        yield " ".join(said)
    sources = source_foot(line for block in part.blocks for line in block.lines).text
    if sources:
        yield sources
    numbered = [words.say(Message.DIGEST_PART, part=number, parts=parts)] if parts > 1 else []
    yield f"-# {' · '.join((*numbered, REFERENCE))}"


def _rows(
    part: DigestPart, words: Words, proofs: str | None, requests: Sequence[str | None]
) -> Iterator[ui.ActionRow[ui.LayoutView]]:
    """Yield the menu of the lines and of the smaller stories, and a button for each topic's briefing."""
    menu = None if proofs is None else proofs_menu(part.lines, _NOWHERE, words, proofs)
    if menu is not None:
        yield ui.ActionRow(menu)
    asked = [
        (block.topic.words if part.titled else words.say(Message.DIGEST_WHOLE), request)
        for block, request in zip(part.blocks, requests, strict=True)
        if request is not None
    ]
    buttons = ask_buttons(asked)
    if menu is not None and proofs is not None:
        buttons.append(wrong_button(words, Verb.WRONG, proofs))
    for at in range(0, len(buttons), _BUTTONS):
        yield ui.ActionRow(*buttons[at : at + _BUTTONS])
