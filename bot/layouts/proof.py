"""A claim where it stands in its document, with the way to the source."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from urllib.parse import urlsplit

from discord import ui

from bot.catalogue import Message, Words
from bot.layouts.notes import note_view
from bot.layouts.text import plain, units
from briefings import Proof

#: A claim longer than this is sent as a file too, since rendering may have shortened it.
_COMFORTABLE = 1_000
#: Discord's limit for a button's address.
_URL = 512


@dataclass(frozen=True, slots=True)
class ProofMessage:
    """A proof as a message; `file` holds the words where a message may not show all of them, else it is empty."""

    view: ui.LayoutView
    file: str = ""


def proof_message(proof: Proof, markdown: str, words: Words) -> ProofMessage:
    """Return the message that shows `proof`, which rendering has written as `markdown` of at most 3,900 units."""
    marked = sum(units(part.text) for part in proof.parts if part.marked)
    file = "".join(part.text for part in proof.parts) if marked > _COMFORTABLE else ""
    url = link(proof.citation.url)
    view = note_view(markdown, links=[(words.say(Message.OPEN_SOURCE), url)] if url else [])
    return ProofMessage(view, file)


def day(value: date) -> str:
    """Return a day as Discord shows it in the reader's own language; noon in UTC is that day nearly everywhere."""
    return f"<t:{int(datetime.combine(value, time(12), UTC).timestamp())}:D>"


def link(url: str | None) -> str | None:
    """Return an address that Discord takes for a button, or None."""
    if url is None or units(url) > _URL or url != plain(url) or " " in url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and host else None
