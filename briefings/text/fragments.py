"""Addresses that open a page at words of it: text fragments (https://wicg.github.io/scroll-to-text-fragment/)."""

from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from briefings.text.links import safe_link
from briefings.text.shortening import utf16_length

#: Discord's limit for the address of a button, in UTF-16 units.
LONGEST = 512
#: Words with which a fragment begins and ends; the words of a shorter text are all in it.
_WORDS = 4
#: Endings of addresses that browsers don't show as a page.
_NO_PAGES = (
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".md", ".csv", ".json", ".jsonl", ".xml", ".rss", ".atom", ".zip",
    ".jpg", ".jpeg", ".png", ".gif", ".mp3", ".mp4",
)  # fmt: skip
_MARKS = "“”\"„«»‘’'()[]…–— \t"


def point_at_words(url: str | None, pieces: Sequence[str]) -> str | None:
    """Return the address that opens a page at some words, by the first and the last of them.

    None where the address isn't safe to follow or is no web page's, where there are no words, and beyond 512 units.

    >>> point_at_words("https://example.org/a", ["The bridge stays open, said the mayor of Tema on Sunday."])
    'https://example.org/a#:~:text=The%20bridge%20stays%20open%2C,of%20Tema%20on%20Sunday.'
    """
    address = safe_link(url)
    if address is None or urlsplit(address).path.lower().endswith(_NO_PAGES):
        return None
    lines = [words for piece in pieces for line in piece.splitlines() if (words := line.strip(_MARKS).split())]
    if not lines:
        return None
    first, last = lines[0], lines[-1]
    if len(lines) == 1 and len(first) <= 2 * _WORDS:
        text = _encode(first)
    else:
        text = f"{_encode(first[:_WORDS])},{_encode(last[-_WORDS:])}"
    made = f"{address}{'' if '#' in address else '#'}:~:text={text}"
    return made if utf16_length(made) <= LONGEST else None


def _encode(words: Sequence[str]) -> str:
    """Return words for a fragment, in which a hyphen, a comma and an ampersand have a meaning."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
