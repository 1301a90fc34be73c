"""What is asked of a web server for a source, and what it answered: `bot/fetching` asks, `briefings/sources` reads."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave to ask again with; sent back exactly as received, because servers compare bytes."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRequest:
    """One address to fetch."""

    url: str
    #: What an earlier answer of the same address gave; None: the body is wanted in any case.
    validators: Validators | None = None
    #: The final address of that answer, the only one they are sent to; None: `url` itself.
    validators_of: str | None = None
    #: Whether the operator asked (alone or too): named hosts of BRIEFBOT_ALLOW_HOSTS are reached for nobody else.
    for_operator: bool = False
    #: Whether robots.txt is asked: for pages, not for feeds, which are published to be fetched by programs.
    ask_robots: bool = False
    #: The largest body in bytes after decompression; a longer one is cut off and refused.
    limit: int = 10_000_000


class FetchFailure(StrEnum):
    """Why an address gave no body; one sentence each stands in the catalogue of messages."""

    BAD_ADDRESS = "bad-address"  # no http(s) address, credentials in it, an unusual port
    NOT_PUBLIC = "not-public"  # leads to a private, loopback, link-local … address
    NAME_UNKNOWN = "name-unknown"  # the host's name isn't known
    UNREACHABLE = "unreachable"  # refused or lost connection, TLS that fails
    TIMED_OUT = "timed-out"
    TOO_LARGE = "too-large"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    BOT_CHECK = "bot-check"  # a challenge page stands before it
    ROBOTS = "robots"  # robots.txt doesn't allow it
    GONE = "gone"  # 410
    NOT_FOUND = "not-found"  # 404
    FORBIDDEN = "forbidden"  # 401, 403 and other 4xx
    BUSY = "busy"  # 429, 503: `retry_after` says when
    SERVER_ERROR = "server-error"  # other 5xx
    BAD_BODY = "bad-body"  # compressed wrongly, or HTTP that can't be read


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchAnswer:
    """What came of a request: a body, *not modified*, or a failure; never an exception."""

    url: str
    #: Where the redirects ended; validators belong to this address.
    final_url: str
    #: When the answer began, UTC.
    fetched_at: datetime
    #: The last status; None where no answer came.
    status: int | None
    #: The decompressed body; None for a failure and for *not modified*.
    body: bytes | None = None
    #: Content-Type as sent.
    content_type: str | None = None
    validators: Validators | None = None
    #: Where only permanent redirects (301, 308) led; None if there was none or a temporary one among them.
    moved_to: str | None = None
    #: Seconds until the server wants to be asked again, by Retry-After; None: it didn't say.
    retry_after: float | None = None
    #: Seconds for which a body is fresh, by Cache-Control; None: it didn't say.
    max_age: float | None = None
    failure: FetchFailure | None = None
    #: What the log may say besides (an OS error's text, "cf-mitigated: challenge"); not for people.
    detail: str = ""

    @property
    def not_modified(self) -> bool:
        """Whether the server said 304."""
        return self.failure is None and self.body is None


class Fetcher(Protocol):
    """Who fetches. Waits its turn (one request a host at a time, a second apart, 8 hosts at once) before it asks."""

    async def fetch(self, request: FetchRequest, /) -> FetchAnswer:
        """Return what came of `request`; failures are values, only cancellation is raised."""
        ...
