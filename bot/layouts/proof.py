"""A claim where it stands in its document, with the way to the source."""

from datetime import UTC, date, datetime, time
from urllib.parse import urlsplit

from discord import ui

from bot.catalogue import Message, Words
from bot.layouts.notes import note_view
from bot.layouts.text import plain, units
from briefings import Proof

#: Discord's limit for a button's address.
_URL = 512


def proof_view(proof: Proof, markdown: str, words: Words) -> ui.LayoutView:
    """Return the message that shows `proof`, which rendering has written as `markdown` of at most 3,900 characters."""
    url = link(proof.citation.url)
    return note_view(markdown, links=[(words.say(Message.OPEN_SOURCE), url)] if url else [])


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
