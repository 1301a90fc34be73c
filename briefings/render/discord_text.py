"""Text of documents within Discord's Markdown: shown as it is, never a style, a link or a ping."""

import re
from datetime import UTC, date, datetime, time

from briefings.render.environment import Safe
from briefings.render.phrases import link
from briefings.render.plain import ELISION, plain, shorten

#: Discord drops a backslash before any of these. They mark styles, spoilers, code, links, quotes, headings, lists,
#: mentions, emoji and time stamps; the slash and the colon break addresses and invitations, which need no markup.
_MARKED = re.compile(r"[\\*_~`|<>\[\]#]|:(?=\S)|/(?=\S)|^[-+]|^\d{1,9}(?=[.)])")
#: Discord's servers look for mentions without regard to backslashes. discord.py's escape_mentions breaks them so too.
_BROKEN_MENTION = "@\u200b"
_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "@": "%40", "*": "%2A", "_": "%5F", "~": "%7E"})


def escape(text: str) -> Safe:
    """Return `text` so that Discord shows it as it is: no style, no link, no mention, no emoji, one line."""
    return Safe(_MARKED.sub(_backslash, plain(text)).replace("@", _BROKEN_MENTION))


def _backslash(found: re.Match[str]) -> str:
    """Return a backslash before punctuation, or behind a number that would open a list."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def fitted(text: str, longest: int, *, from_end: bool = False) -> Safe:
    """Return `text` escaped, within `longest` characters: whole words, with a mark for what was left out.

    With `from_end` its last words stay. Where not even one word fits, the mark stands alone.
    """
    if not text:
        return Safe()
    whole = plain(text)
    made = escape(whole)
    size = len(whole)
    while len(made) > longest and size > 0:
        size = min(size - 1, size * longest // len(made))
        made = escape(_last(whole, size) if from_end else shorten(whole, size, ELISION))
    return made


def _last(text: str, longest: int) -> str:
    """Return the last whole words of `text`, with a mark before them."""
    start = text.find(" ", max(0, len(text) - max(0, longest - len(ELISION) - 1)))
    return f"{ELISION}{text[start:]}" if start >= 0 else ELISION


def stamp(day: date) -> Safe:
    """Return a day as a Discord time stamp, which everybody sees in their own way.

    It is noon UTC, which is the same day from UTC−12 to UTC+11.
    """
    return Safe(f"<t:{int(datetime.combine(day, time(12), UTC).timestamp())}:D>")


def masked(label: Safe, url: str | None) -> Safe | None:
    """Return `label` as a link to `url`; None where that isn't safe to follow."""
    address = link(url)
    if address is None:
        return None
    return Safe(f"[{label}](<{address.translate(_ADDRESS)}>)")
