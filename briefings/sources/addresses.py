"""Addresses of sources and articles: read from what people type, compared, and shown without their secrets."""

import re
import unicodedata
from urllib.parse import SplitResult, urljoin, urlsplit

from briefings.errors import RequestError
from briefings.text.cleaning import clean_line

#: Characters of an address; servers refuse longer ones.
_LONGEST = 2000
#: What feed readers and browsers put before an address.
_PREFIX = re.compile(r"(?:feed:(?://)?(?=https?:)|feed://)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
#: A host's name with a dot, and what may follow it.
_BARE = re.compile(r"[^\s/?#@:]+\.[^\s/?#@:.]{2,}(?::\d+)?(?:[/?#]\S*)?\Z")
#: Names of parameters whose values let their holder in. Whole words of a name count: 'api_key', not 'monkey'.
_SECRET = re.compile(
    r"(?:^|[_.-])(?:access|auth|authorization|apikey|credential|key|pass|passwd|password|pw|pwd|secret|session|sid|sig|"
    r"signature|token|user|username)(?:$|[_.-])",
    re.IGNORECASE,
)
#: A step of a path that no person would write: a random one lets its holder in as a password does.
_RANDOM = re.compile(r"(?=[^/]*\d)(?=[^/]*[A-Za-z])[A-Za-z0-9_-]{24,}\Z")
_HIDDEN = "***"
_DEFAULT_PORTS = {"http": 80, "https": 443}


def read_address(words: str) -> str:
    """Return the web address that somebody means: http or https, without a fragment, its host in small letters.

    What shows nothing is left out: it comes with what people paste. Raises RequestError where it is no address, or
    holds a name and password.

    >>> read_address("feed://Gazette.example/news#top")
    'http://gazette.example/news'
    """
    seen = "".join(one for one in words if unicodedata.category(one) != "Cf").strip()
    typed = _PREFIX.sub(lambda match: "" if match[0].endswith(":") or match.end() > 7 else "http://", seen, 1)
    if _SCHEME.match(typed) is None and _BARE.match(typed):
        typed = f"https://{typed}"
    try:
        parts = urlsplit(typed)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        parts, host, port = SplitResult("", "", "", "", ""), "", None
    if (
        parts.scheme.lower() not in _DEFAULT_PORTS
        or not host
        or len(typed) > _LONGEST
        or re.search(r"[\s\x00-\x20\x7f<>\"]", typed)
    ):
        # Masked, because of a whole list it is shown to others.
        raise RequestError(
            f"'{clean_line(mask_secrets(words))[:100]}' is no web address; write one that begins with https://"
        )
    if "@" in parts.netloc:
        raise RequestError("this address holds a name or password; give one that works without")
    return _written(parts, host, port)


def _written(parts: SplitResult, host: str, port: int | None) -> str:
    scheme = parts.scheme.lower()
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port in (None, _DEFAULT_PORTS[scheme]) else f"{shown}:{port}"
    return parts._replace(scheme=scheme, netloc=netloc, path=parts.path or "/", fragment="").geturl()


def read_place(words: str) -> str:
    """Return the address that somebody means, or the host where it has no path. Raises RequestError.

    >>> read_place("https://Gazette.example/"), read_place("https://gazette.example/mill")
    ('gazette.example', 'https://gazette.example/mill')
    """
    address = read_address(words)
    parts = urlsplit(address)
    return parts.hostname or "" if parts.path == "/" and not parts.query else address


def canonical_address(link: str, base: str) -> str | None:
    """Return an article's address as it is compared: whole, without trackers and fragment; None: it is none.

    >>> canonical_address("/2?p=7&utm_source=feed#comments", "https://gazette.example/feed")
    'https://gazette.example/2?p=7'
    """
    # Imported here, because whoever follows nothing needn't wait for it.
    from courlan import clean_url

    try:
        whole = urljoin(base, link.strip())
        found = clean_url(whole.partition("#")[0])
        return None if not found else read_address(found)
    except (ValueError, RequestError):
        return None


def is_secret_name(name: str) -> bool:
    """Tell whether a parameter's value should not be shown."""
    return _SECRET.search(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name)) is not None


def mask_secrets(address: str) -> str:
    """Return an address as it may stand in a list, a log or a file for others.

    >>> mask_secrets("https://gazette.example/feed?user=ann&token=31337&page=2")
    'https://gazette.example/feed?user=***&token=***&page=2'
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return _HIDDEN
    pairs = (pair.partition("=") for pair in parts.query.split("&"))
    query = "&".join(
        f"{name}{mark}{_HIDDEN if value and is_secret_name(name) else value}" for name, mark, value in pairs
    )
    path = "/".join(_HIDDEN if _RANDOM.match(step) else step for step in parts.path.split("/"))
    netloc = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=netloc, path=path, query=query).geturl()


def host_of(address: str) -> str:
    """Return the host of an address in small letters; empty: there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
