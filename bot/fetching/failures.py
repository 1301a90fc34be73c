"""What statuses, headers and errors of the network mean to whoever follows an address."""

import re
import socket
from collections.abc import Mapping

import aiohttp
from aiohttp import http_exceptions

from bot.fetching.guard import NotPublicError
from briefings import FetchFailure, clean_line, mask_secrets

#: What aiohttp has decompressed where it stands alone. Other words are those of misconfigured servers ("UTF-8").
_DECOMPRESSED = frozenset({"gzip", "deflate", "br", "zstd"})
_COMPRESSED = _DECOMPRESSED | {"compress", "x-compress", "x-gzip"}
#: Headers by which a firewall says that it asks for a person first: Cloudflare's and Amazon's.
_CHALLENGES = (("cf-mitigated", frozenset({"challenge"})), ("x-amzn-waf-action", frozenset({"challenge", "captcha"})))
_BY_STATUS = {
    404: FetchFailure.NOT_FOUND,
    410: FetchFailure.GONE,
    429: FetchFailure.BUSY,
    503: FetchFailure.BUSY,
}
_ADDRESS = re.compile(r"https?://[^\s'\"<>]+", re.IGNORECASE)
#: Characters of a detail.
_LONGEST = 300


def find_refusal(status: int, headers: Mapping[str, str]) -> tuple[FetchFailure, str] | None:
    """Return why an answer other than a redirect and *not modified* has no body for us, with words for the log."""
    if (check := find_bot_check(status, headers)) is not None:
        return FetchFailure.BOT_CHECK, check
    if not 200 <= status < 300:
        return _find_by_status(status), f"status {status}"
    encoding = headers.get("Content-Encoding", "").strip().lower()
    if encoding in _DECOMPRESSED or _COMPRESSED.isdisjoint(re.split(r"[\s,]+", encoding)):
        return None
    return FetchFailure.BAD_BODY, f"Content-Encoding: {clean_line(encoding)[:100]}"


def find_bot_check(status: int, headers: Mapping[str, str]) -> str | None:
    """Return how an answer shows that a bot check stands before the address, for the log; None: it doesn't."""
    for name, words in _CHALLENGES:
        if (found := headers.get(name, "").strip().lower()) in words:
            return f"{name}: {found}"
    is_page = headers.get("Content-Type", "").strip().lower().startswith(("text/html", "application/xhtml"))
    return "a page with status 403" if status == 403 and is_page else None


def _find_by_status(status: int) -> FetchFailure:
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status >= 500:
        return FetchFailure.SERVER_ERROR
    # A redirect without an address, a 304 that nobody asked for.
    return FetchFailure.FORBIDDEN if status >= 400 else FetchFailure.BAD_BODY


def find_failure(error: Exception) -> FetchFailure:
    """Return what an error of aiohttp, of the network or of an address means."""
    match error:
        case TimeoutError():
            found = FetchFailure.TIMED_OUT
        case aiohttp.ClientConnectorDNSError(os_error=OSError(errno=socket.EAI_AGAIN)):
            # The name servers aren't reached: that says nothing about the name.
            found = FetchFailure.UNREACHABLE
        case aiohttp.ClientConnectorDNSError() | UnicodeError():
            found = FetchFailure.NAME_UNKNOWN
        case aiohttp.ClientConnectorError(os_error=NotPublicError()):
            found = FetchFailure.NOT_PUBLIC
        case aiohttp.InvalidURL():
            found = FetchFailure.BAD_ADDRESS
        case aiohttp.ClientPayloadError(__cause__=http_exceptions.ContentEncodingError()):
            found = FetchFailure.BAD_BODY
        # A body that ended before its time was lost on the way.
        case aiohttp.ClientPayloadError():
            found = FetchFailure.UNREACHABLE
        case aiohttp.ClientResponseError() | ValueError():
            found = FetchFailure.BAD_BODY
        case _:
            found = FetchFailure.UNREACHABLE
    return found


def describe_error(error: Exception) -> str:
    """Return an error's name and words for the log."""
    return mask_addresses(f"{type(error).__name__}: {error}")


def mask_addresses(text: str) -> str:
    """Return words for the log: on one line, shortened, without the secrets of addresses in them."""
    return _ADDRESS.sub(lambda match: mask_secrets(match[0]), clean_line(text))[:_LONGEST]
