"""Words within Discord's Markdown: shown as they are, never a style, a link, an emoji or a ping."""

import re

from briefings.text.cleaning import clean
from briefings.text.shortening import shorten_measured, utf16_length

#: Discord drops a backslash before any of these. They mark styles, spoilers, code, links, quotes, headings, lists,
#: mentions, emoji and time stamps; the slash and the colon break addresses and invitations, which need no markup.
_MARKED = re.compile(r"[\\*_~`|<>\[\]#]|:(?=\S)|/(?=\S)|^[-+]|^\d{1,9}(?=[.)])")
#: Discord's servers look for mentions without regard to backslashes. discord.py's escape_mentions breaks them so too.
_BROKEN_MENTION = "@\u200b"
_MARKUP = re.compile(r"\\(.)|[*_~`|]")


def escape_discord(text: str, longest: int | None = None, *, mark: str = "…", from_end: bool = False) -> str:
    """Return `text`, cleaned, as one line of Markdown that Discord shows as it is.

    With `longest`, within so many UTF-16 units: whole words, and `mark` for what was left out; with `from_end` the last
    words stay. Where not even one word fits, the mark stands alone.
    """
    line = clean(text)
    if longest is not None:
        line = shorten_measured(line, longest, lambda part: utf16_length(_escape(part)), mark, from_end=from_end)
    return _escape(line)


def unescape_discord(markdown: str) -> str:
    """Return escaped Markdown as the words that a reader sees, for places where Discord reads none."""
    return _MARKUP.sub(lambda found: found[1] or "", clean(markdown))


def shorten_discord(markdown: str, longest: int) -> str:
    """Return escaped Markdown as one line of at most `longest` UTF-16 units.

    Cutting Markdown could part a mark from its partner, so what has to be cut loses its styles first.
    """
    line = " ".join(markdown.split())
    return line if utf16_length(line) <= longest else escape_discord(unescape_discord(line), longest)


def _escape(line: str) -> str:
    return _MARKED.sub(_backslash, line).replace("@", _BROKEN_MENTION)


def _backslash(found: re.Match[str]) -> str:
    """Return a backslash before punctuation, or behind a number that would open a list."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
