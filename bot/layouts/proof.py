"""A claim where it stands in its document, with the way to the source."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from urllib.parse import urlsplit

from discord import ui

from bot.catalogue import Message, Words
from bot.layouts.notes import note_view
from bot.layouts.text import escaped, plain, units
from briefings import Citation, Proof, ProofPart

#: UTF-16 units of quoted text: with citation and title a proof stays far below Discord's 4,000.
_TEXT = 3_000
#: Discord's limit for a button's address.
_URL = 512


@dataclass(frozen=True, slots=True)
class ProofMessage:
    """A proof as a message; `file` holds the words where they are too long for one, else it is empty."""

    view: ui.LayoutView
    file: str = ""


def proof_message(proof: Proof, words: Words) -> ProofMessage:
    """Return the message that shows `proof`."""
    text = _text(proof)
    file = ""
    if units(text) > _TEXT:
        text = _text(proof, marked_only=True)
    if units(text) > _TEXT:
        text = words.say(Message.LONG_LINE_FILE)
        file = "".join(part.text for part in proof.parts)
    url = link(proof.citation.url)
    view = note_view(
        f"### {words.say(Message.PROOF_TITLE)}\n{text}\n-# {cited(proof.citation)}",
        links=[(words.say(Message.OPEN_SOURCE), url)] if url else [],
    )
    return ProofMessage(view, file)


def _text(proof: Proof, *, marked_only: bool = False) -> str:
    """Return the proof as a block quote, the claim's own words in bold; parts without them can be left out."""
    before = "…" if proof.more_before or (marked_only and not proof.parts[0].marked) else ""
    after = "…" if proof.more_after or (marked_only and not proof.parts[-1].marked) else ""
    parts = [part for part in proof.parts if part.marked or not marked_only]
    joined = (" … " if marked_only else "").join(_part(part) for part in parts)
    lines = [line.strip() for line in f"{before}{joined}{after}".split("\n")]
    return "\n".join(f"> {line}" for line in lines if line)


def _part(part: ProofPart) -> str:
    lines = [escaped(line, max(2, units(line))) for line in part.text.splitlines()]
    shown = "\n".join(f"**{line}**" if part.marked and line else line for line in lines)
    # White space at the edges of a part keeps the words of two parts apart.
    return f"{' ' * part.text[:1].isspace()}{shown}{' ' * part.text[-1:].isspace()}"


def day(value: date) -> str:
    """Return a day as Discord shows it in the reader's own language; noon in UTC is that day nearly everywhere."""
    return f"<t:{int(datetime.combine(value, time(12), UTC).timestamp())}:D>"


def cited(citation: Citation) -> str:
    """Return where the words come from, as Markdown on one line."""
    title = escaped(citation.title or "", 200)
    facts = [escaped(fact, 100) for fact in (citation.publisher, citation.author) if fact]
    if citation.date is not None:
        facts.append(day(citation.date))
    facts.append(escaped(citation.path, 200))
    return " · ".join([*([f"*{title}*"] if title else []), *facts])


def link(url: str | None) -> str | None:
    """Return an address that Discord takes for a button, or None."""
    if url is None or units(url) > _URL or url != plain(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None
