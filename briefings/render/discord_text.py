"""Text of documents within Discord's Markdown, known to be safe; what makes it so is `text/discord_markdown`."""

from briefings.render.environment import Safe
from briefings.text.discord_markdown import escape_discord
from briefings.text.links import safe_link
from briefings.text.shortening import ELISION

_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "@": "%40", "*": "%2A", "_": "%5F", "~": "%7E"})


def escape(text: str, longest: int | None = None, *, from_end: bool = False) -> Safe:
    """Return `text` so that Discord shows it as it is, within `longest` UTF-16 units; `[…]` marks what was left out.

    With `from_end` its last words stay. Where not even one word fits, the mark stands alone.
    """
    return Safe(escape_discord(text, longest, mark=ELISION, from_end=from_end)) if text else Safe()


def make_link(label: Safe, url: str | None) -> Safe | None:
    """Return `label` as a link to `url`; None where that isn't safe to follow."""
    address = safe_link(url)
    if address is None:
        return None
    return Safe(f"[{label}](<{address.translate(_ADDRESS)}>)")
