"""Follows an address to its body: each step through the guard, in turn and within limits; failures are values."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import aiohttp
from aiohttp import hdrs
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.config.fetching import DELAY, Permissions
from bot.fetching.body import read_limited
from bot.fetching.failures import describe_error, find_failure, find_refusal, mask_addresses
from bot.fetching.guard import AddressGuard, SocketFactory, name_host, open_public_socket, open_socket
from bot.fetching.headers import read_max_age, read_retry_after, read_validators
from bot.fetching.names import PooledResolver
from bot.fetching.robots import Robots
from bot.fetching.turns import Turns
from briefings import Cache, FetchAnswer, FetchFailure, FetchRequest, clean_line, mask_secrets

log = logging.getLogger(__name__)

_ACCEPTED = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9,"
    " text/html;q=0.8, */*;q=0.5"
)
#: What zlib decompresses step by step. No more is asked for, because not every Brotli library can stop in time.
_ENCODINGS = "gzip, deflate"
_PERMANENT, _TEMPORARY = frozenset({301, 308}), frozenset({302, 303, 307})
#: Requests whose answer several callers may be waiting for.
_MOST_WAITING = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What one fetch may take: seconds, but where it says something else."""

    #: On the network, over all redirects; waiting for a turn doesn't count.
    total: float = 30.0
    connect: float = 10.0
    #: Between two parts of an answer.
    silence: float = 15.0
    #: How many are followed.
    redirects: int = 5
    #: How many hosts are asked at once.
    at_once: int = 8


_USUAL = FetchLimits()
_ONLY_PUBLIC = Permissions()


class HttpFetcher:
    """A `Fetcher` over HTTP; `open_fetcher` makes one.

    Who asks for the same at the same time gets the same answer of one request.
    """

    def __init__(
        self,
        public: aiohttp.ClientSession,
        trusted: aiohttp.ClientSession,
        *,
        permissions: Permissions,
        delay: float,
        limits: FetchLimits,
        now: Callable[[], datetime],
    ) -> None:
        self._public, self._trusted = public, trusted
        self._guard = AddressGuard(permissions)
        self._delay = delay
        self._limits = limits
        self._now = now
        self._turns = Turns(limits.at_once)
        self._robots = Robots(lambda request: self._run(request, cut=True))
        self._coming: Cache[FetchRequest, FetchAnswer] = Cache(_MOST_WAITING, lasts=lambda _: False)
        self._running: set[asyncio.Task[object]] = set()
        self._door = asyncio.Lock()

    async def fetch(self, request: FetchRequest, /) -> FetchAnswer:
        """Return what came of `request`; failures are values, only cancellation is raised."""
        return await self._coming.get(request, lambda: self._run(request))

    async def close(self) -> None:
        """End what is still being fetched; whoever waits for it is cancelled."""
        running = list(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def _run(self, request: FetchRequest, *, cut: bool = False) -> FetchAnswer:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine always runs in one
        self._running.add(task)
        try:
            # In single file, because a thousand that are due at once would else begin in one step of the loop.
            async with self._door:
                await asyncio.sleep(0)
            answer = await self._follow(request, cut=cut)
        finally:
            self._running.discard(task)
        log.debug("Fetched %s: %s %s", mask_secrets(request.url), answer.failure or answer.status, answer.detail)
        return answer

    async def _follow(self, request: FetchRequest, *, cut: bool = False) -> FetchAnswer:
        """Return what came at the end of the redirects; with `cut`, a body that is too large is its beginning."""
        url = self._guard.read(request.url)
        if url is None:
            return _failed(request.url, self._now(), FetchFailure.BAD_ADDRESS, "no address to fetch")
        # As it was asked for, not as it is normalised: whoever keeps it compares.
        step = _Step(request=request, url=url, written=request.url, left=self._limits.total, cut=cut)
        moved_to: str | None = None
        permanent = True
        for _ in range(self._limits.redirects + 1):
            answer, target, step = await self._take_step(step)
            answer = replace(answer, url=request.url, moved_to=moved_to if permanent else None)
            if target is None:
                return answer
            url = self._guard.read(target)
            if url is None:
                detail = f"leads to {mask_addresses(target)}"
                return replace(answer, failure=FetchFailure.BAD_ADDRESS, detail=detail)
            permanent = permanent and answer.status in _PERMANENT
            moved_to = str(url)
            step = replace(step, url=url, written=moved_to)
        return replace(answer, failure=FetchFailure.TOO_MANY_REDIRECTS, moved_to=None)

    async def _take_step(self, step: "_Step") -> "tuple[FetchAnswer, str | None, _Step]":
        """Return the answer of one address, where it redirects to, and the step with the seconds that are left."""
        for_operator = step.request.for_operator
        trouble = self._guard.find_trouble(step.url, for_operator=for_operator)
        delay = self._delay
        if trouble is None and step.request.ask_robots:
            rules = await self._robots.get_rules(step.url, for_operator=for_operator)
            trouble, delay = rules.find_trouble(step.url), max(delay, rules.delay)
        if trouble is not None:
            return _failed(step.written, self._now(), *trouble), None, step
        async with self._turns.take(name_host(step.url), delay):
            began = asyncio.get_running_loop().time()
            answer, target = await self._ask(step)
            spent = asyncio.get_running_loop().time() - began
        return answer, target, replace(step, left=step.left - spent)

    async def _ask(self, step: "_Step") -> tuple[FetchAnswer, str | None]:
        session = (
            self._trusted if self._guard.trusts(step.url, for_operator=step.request.for_operator) else self._public
        )
        timeout = aiohttp.ClientTimeout(
            total=max(step.left, 0.001), connect=self._limits.connect, sock_read=self._limits.silence
        )
        began = self._now()
        try:
            async with session.get(
                step.url, headers=step.conditions, allow_redirects=False, timeout=timeout
            ) as response:
                return await self._read(response, step, began)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
            return _failed(step.written, began, find_failure(error), describe_error(error)), None

    async def _read(
        self, response: aiohttp.ClientResponse, step: "_Step", began: datetime
    ) -> tuple[FetchAnswer, str | None]:
        headers, status = response.headers, response.status
        content_type = headers.get(hdrs.CONTENT_TYPE)
        answer = FetchAnswer(
            url=step.written,
            final_url=step.written,
            fetched_at=began,
            status=status,
            content_type=None if content_type is None else clean_line(content_type)[:200],
            validators=read_validators(headers),
            retry_after=read_retry_after(headers.get(hdrs.RETRY_AFTER), began),
            max_age=read_max_age(headers),
        )
        if status in _PERMANENT | _TEMPORARY and (location := headers.get(hdrs.LOCATION)):
            return answer, _join(step.url, location)
        if status == 304 and step.conditions:
            return replace(answer, validators=answer.validators or step.request.validators), None
        if (refusal := find_refusal(status, headers)) is not None:
            return replace(answer, failure=refusal[0], detail=refusal[1]), None
        body = await read_limited(response, step.request.limit, cut=step.cut)
        if body is None:
            detail = f"more than {step.request.limit} bytes"
            return replace(answer, failure=FetchFailure.TOO_LARGE, detail=detail), None
        return replace(answer, body=body), None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One address on the way of a request, and the seconds that are left for it and what follows."""

    request: FetchRequest
    url: URL
    written: str
    left: float
    #: Whether the beginning of a body that is too large will do.
    cut: bool

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for a body only if it has changed: for the one address whose body is known."""
        known = self.request.validators
        if known is None or self.written != (self.request.validators_of or self.request.url):
            return {}
        pairs = ((hdrs.IF_NONE_MATCH, known.etag), (hdrs.IF_MODIFIED_SINCE, known.last_modified))
        return {name: value for name, value in pairs if value}


@asynccontextmanager
async def open_fetcher(
    *,
    user_agent: str,
    permissions: Permissions = _ONLY_PUBLIC,
    delay: float = DELAY,
    limits: FetchLimits = _USUAL,
    resolver: AbstractResolver | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> AsyncIterator[HttpFetcher]:
    """Give a fetcher for as long as it is used.

    Args:
        user_agent: Who asks.
        permissions: What the operator allows besides public addresses.
        delay: Seconds between two requests to one host.
        limits: What one fetch may take.
        resolver: Who knows the addresses of names; None: the system.
        now: The time, UTC.
    """
    headers: dict[str, str] = {hdrs.USER_AGENT: user_agent, hdrs.ACCEPT: _ACCEPTED, hdrs.ACCEPT_ENCODING: _ENCODINGS}
    async with AsyncExitStack() as stack:
        if resolver is None:
            resolver = PooledResolver(limits.at_once)
            stack.push_async_callback(resolver.close)
        public, trusted = [
            await stack.enter_async_context(_open_session(headers, limits, resolver, opens))
            for opens in (open_public_socket, open_socket)
        ]
        fetcher = HttpFetcher(public, trusted, permissions=permissions, delay=delay, limits=limits, now=now)
        stack.push_async_callback(fetcher.close)
        yield fetcher


def _open_session(
    headers: dict[str, str], limits: FetchLimits, resolver: AbstractResolver, opens: SocketFactory
) -> aiohttp.ClientSession:
    """Return a session that keeps nothing of one answer for the next and takes nothing from the environment."""
    connector = aiohttp.TCPConnector(
        resolver=resolver, socket_factory=opens, limit=limits.at_once, limit_per_host=1, use_dns_cache=False
    )
    return aiohttp.ClientSession(
        connector=connector, cookie_jar=aiohttp.DummyCookieJar(), trust_env=False, headers=headers
    )


def _failed(url: str, moment: datetime, failure: FetchFailure, detail: str) -> FetchAnswer:
    return FetchAnswer(url=url, final_url=url, fetched_at=moment, status=None, failure=failure, detail=detail)


def _join(base: URL, location: str) -> str:
    """Return where a redirect leads; what is no address is returned as it is, for the guard to refuse."""
    try:
        return str(base.join(URL(location)))
    except ValueError:
        return location
