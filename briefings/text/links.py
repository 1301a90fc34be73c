"""Addresses that may be offered for a click."""

import ipaddress
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefings.text.cleaning import clean
from briefings.text.shortening import utf16_length

if TYPE_CHECKING:
    import regex

#: UTF-16 units of an address; a longer one isn't offered. Discord takes 512 for a button.
LONGEST_LINK = 500

_LINK = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f\"'<>\\^`{|}\[\]]+", re.IGNORECASE)
_ASCII_LABEL = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)")
#: Scripts of which a label may be made, those that are written together as one (Unicode Technical Standard 39,
#: "highly restrictive").
_SCRIPTS = (
    ("Latin", "Han", "Hiragana", "Katakana"), ("Latin", "Han", "Bopomofo"), ("Latin", "Han", "Hangul"),
    *((script,) for script in (
        "Arabic", "Armenian", "Bengali", "Cyrillic", "Devanagari", "Ethiopic", "Georgian", "Greek", "Gujarati",
        "Gurmukhi", "Hebrew", "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu",
        "Thai", "Tibetan",
    )),
)  # fmt: skip
#: Letters of other scripts that look like Latin ones: a label of these alone reads as another name (Chromium's list,
#: "Internationalized Domain Names in Google Chrome", and the Greek ones).
_LATIN_IN_LOOK = frozenset("аысԁеԍһіюјӏорԗԛѕԝхуъьҽпгѵѡαγικνορτυωχ-0123456789")


def safe_link(url: str | None) -> str | None:
    """Return `url` if it is safe to follow; else None.

    It has http or https, a host that can exist, no name and password before it, at most LONGEST_LINK units, and no
    character that ends a link in any format. A host whose letters could be taken for others (of several scripts, or
    looking like Latin ones) is returned in punycode: 'xn--…' is what a browser shows for it too.
    """
    if url is None or utf16_length(url) > LONGEST_LINK or not _LINK.fullmatch(url) or clean(url) != url:
        return None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or "@" in parts.netloc or port == 0:
        return None
    shown = _shown_host(host)
    if shown is None or shown == host:
        return url if shown else None
    return parts._replace(netloc=shown if port is None else f"{shown}:{port}").geturl()


def _shown_host(host: str) -> str | None:
    """Return a host as it may be shown, lower case; None for one that can't exist."""
    labels = host.removesuffix(".").split(".")
    if labels[-1].isdecimal():
        # Numbers alone are an address, and 'http://2130706433/' one that nobody recognises.
        try:
            return str(ipaddress.IPv4Address(host))
        except ValueError:
            return None
    if host.isascii():
        fitting = len(host) <= 253 and all(_ASCII_LABEL.fullmatch(label) for label in labels)
        return host if fitting else None
    import idna

    try:
        encoded = idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return None
    if _shown_host(encoded) is None:
        return None
    # Other letters and dots stand for those that a browser goes to: only these are shown.
    misleading = unicodedata.normalize("NFKC", host).replace("。", ".") != host or any(
        _misleads(label, labels[-1]) for label in labels if not label.isascii()
    )
    return encoded if misleading else host


def _misleads(label: str, last: str) -> bool:
    """Tell whether a label that isn't ASCII could be taken for another; `last` is the host's last label."""
    return not _scripts().fullmatch(label) or (last.isascii() and set(label) <= _LATIN_IN_LOOK)


@cache
def _scripts() -> "regex.Pattern[str]":
    """Return the pattern of labels whose letters are of scripts that are written together."""
    import regex

    together = ("".join(rf"\p{{scx={script}}}" for script in scripts) for scripts in _SCRIPTS)
    return regex.compile("|".join(rf"[{group}\p{{Common}}\p{{Inherited}}]+" for group in together))
