"""Fetches addresses: follows redirects itself, so that each step passes the guard, the limits and the host's turn."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

import aiohttp
from aiohttp import ClientResponse, ClientSession, ClientTimeout, hdrs
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.fetching.answers import (
    PERMANENT,
    REDIRECTS,
    judge_status,
    read_max_age,
    read_retry_after,
    read_validators,
)
from bot.fetching.body import TooLargeError, read_limited
from bot.fetching.guard import note_refusals, open_session
from bot.fetching.permissions import ONLY_PUBLIC, USUAL_PORTS, Permissions, is_web_address
from bot.fetching.robots import LONGEST, Robots
from bot.fetching.turns import DELAY, Turns
from briefings import FetchAnswer, FetchFailure, FetchRequest, mask_secrets

_log = logging.getLogger(__name__)

#: Redirects that are followed. Browsers follow 20, feed readers 5.
MOST_REDIRECTS = 5
#: Seconds of one answer in all, until it is connected, and between two of its parts: a drip ends at the first.
TIMEOUTS = ClientTimeout(total=30, connect=10, sock_read=15)
#: What we take: brotli's bombs need a library of their own, so it isn't asked for.
_ACCEPT_ENCODING = "gzip, deflate"
_ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class _Step:
    """One request's outcome: where it leads on to, or what came."""

    answer: FetchAnswer
    location: URL | None = None
    permanent: bool = False


class HttpFetcher:
    """A `Fetcher` over HTTP. Make it with `open_fetcher`."""

    def __init__(
        self,
        *,
        public: ClientSession,
        allowed: ClientSession,
        permissions: Permissions,
        turns: Turns,
        now: Callable[[], datetime],
        timeouts: ClientTimeout = TIMEOUTS,
    ) -> None:
        self._public, self._allowed = public, allowed
        self._permissions = permissions
        self._turns = turns
        self._now = now
        self._timeouts = timeouts
        #: Two, because a host that is allowed by name may have other rules than the same name in public.
        self._robots = {
            for_operator: Robots(partial(self._fetch_robots, for_operator=for_operator))
            for for_operator in (False, True)
        }
        self._running: dict[FetchRequest, asyncio.Task[FetchAnswer]] = {}

    async def fetch(self, request: FetchRequest, /) -> FetchAnswer:
        """Return what came of a request; who asks for the same at the same time gets the same answer."""
        task = self._running.get(request)
        if task is None:
            task = asyncio.create_task(self._follow(request))
            self._running[request] = task
            task.add_done_callback(lambda _: self._running.pop(request, None))
        # One who stops waiting doesn't end it for the others.
        return await asyncio.shield(task)

    async def close(self) -> None:
        """End what is being fetched."""
        running = tuple(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def _fetch_robots(self, url: str, *, for_operator: bool) -> FetchAnswer:
        return await self._follow(FetchRequest(url=url, for_operator=for_operator, limit=LONGEST))

    async def _follow(self, request: FetchRequest) -> FetchAnswer:
        """Take the steps from the address asked for to where its redirects end."""
        try:
            url = URL(request.url)
        except ValueError:
            return self._failed(request, request.url, FetchFailure.BAD_ADDRESS)
        permanent: list[bool] = []
        for _ in range(MOST_REDIRECTS + 1):
            step = await self._take_step(request, url)
            if step.location is None:
                moved = str(url) if permanent and all(permanent) else None
                return replace(step.answer, url=request.url, moved_to=moved)
            permanent.append(step.permanent)
            url = step.location
        return self._failed(request, str(url), FetchFailure.TOO_MANY_REDIRECTS)

    async def _take_step(self, request: FetchRequest, url: URL) -> _Step:
        by_name = self._permissions.allows_by_name(url, for_operator=request.for_operator)
        if not is_web_address(url) or not (by_name or url.port in USUAL_PORTS):
            return _Step(self._failed(request, str(url), FetchFailure.BAD_ADDRESS))
        robots = self._robots[by_name]
        if request.ask_robots and not (await robots.rules_for(url)).allow(url):
            return _Step(self._failed(request, str(url), FetchFailure.ROBOTS))
        session = self._allowed if by_name else self._public
        async with self._turns.take(f"{url.raw_host}", delay=robots.delay_of(url)):
            with note_refusals() as refused:
                try:
                    return await self._ask(session, request, url)
                except (aiohttp.ClientError, TooLargeError, OSError, ValueError) as error:
                    failure = FetchFailure.NOT_PUBLIC if refused else name_failure(error)
                    detail = f"dialled {', '.join(refused)}" if refused else f"{type(error).__name__}: {error}"
                    _log.info("%s can't be fetched: %s (%s)", mask_secrets(str(url)), failure, mask_secrets(detail))
                    return _Step(self._failed(request, str(url), failure, detail=detail))

    async def _ask(self, session: ClientSession, request: FetchRequest, url: URL) -> _Step:
        headers = {hdrs.ACCEPT: _ACCEPT, hdrs.ACCEPT_ENCODING: _ACCEPT_ENCODING}
        if request.validators is not None and request.validators.etag is not None:
            headers[hdrs.IF_NONE_MATCH] = request.validators.etag
        if request.validators is not None and request.validators.last_modified is not None:
            headers[hdrs.IF_MODIFIED_SINCE] = request.validators.last_modified
        async with session.get(url, headers=headers, allow_redirects=False, timeout=self._timeouts) as response:
            return await self._read(request, url, response)

    async def _read(self, request: FetchRequest, url: URL, response: ClientResponse) -> _Step:
        now, status, got = self._now(), response.status, response.headers
        bare = FetchAnswer(url=request.url, final_url=str(url), fetched_at=now, status=status)
        if status in REDIRECTS and hdrs.LOCATION in got:
            location = url.join(URL(got[hdrs.LOCATION])).with_fragment(None)
            return _Step(bare, location=location, permanent=status in PERMANENT)
        if status == 304 and request.validators is not None:
            validators = read_validators(got) or request.validators
            return _Step(replace(bare, validators=validators, max_age=read_max_age(got)))
        judged = judge_status(status, got)
        if judged is not None:
            failure, detail = judged
            return _Step(replace(bare, failure=failure, detail=detail, retry_after=read_retry_after(got, now)))
        body = await read_limited(response, request.limit)
        return _Step(
            replace(
                bare,
                body=body,
                content_type=got.get(hdrs.CONTENT_TYPE),
                validators=read_validators(got),
                retry_after=read_retry_after(got, now),
                max_age=read_max_age(got),
            )
        )

    def _failed(self, request: FetchRequest, url: str, failure: FetchFailure, *, detail: str = "") -> FetchAnswer:
        return FetchAnswer(
            url=request.url, final_url=url, fetched_at=self._now(), status=None, failure=failure, detail=detail
        )


def name_failure(error: Exception) -> FetchFailure:
    """Return what an error of aiohttp or of the system means for the source."""
    known: tuple[tuple[type[Exception] | tuple[type[Exception], ...], FetchFailure], ...] = (
        (TooLargeError, FetchFailure.TOO_LARGE),
        (TimeoutError, FetchFailure.TIMED_OUT),
        (aiohttp.ClientConnectorDNSError, FetchFailure.NAME_UNKNOWN),
        ((aiohttp.InvalidURL, aiohttp.NonHttpUrlClientError), FetchFailure.BAD_ADDRESS),
        (
            (aiohttp.ClientConnectionError, aiohttp.ClientOSError, ConnectionError),
            FetchFailure.UNREACHABLE,
        ),
        ((aiohttp.ClientPayloadError, aiohttp.ClientResponseError), FetchFailure.BAD_BODY),
        (OSError, FetchFailure.UNREACHABLE),
    )
    return next((failure for kinds, failure in known if isinstance(error, kinds)), FetchFailure.BAD_BODY)


@asynccontextmanager
async def open_fetcher(
    *,
    user_agent: str,
    permissions: Permissions = ONLY_PUBLIC,
    delay: float = DELAY,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    resolver: AbstractResolver | None = None,
    timeouts: ClientTimeout = TIMEOUTS,
) -> AsyncIterator[HttpFetcher]:
    """Open a fetcher; `user_agent` says who asks, `delay` are seconds between two requests to one host.

    `resolver` stands for the system's own in tests, as `timeouts` for ours.
    """
    headers: dict[str, str] = {hdrs.USER_AGENT: user_agent}
    async with AsyncExitStack() as opened:
        public = await opened.enter_async_context(
            open_session(public=not permissions.private, resolver=resolver, headers=headers)
        )
        allowed = await opened.enter_async_context(open_session(public=False, resolver=resolver, headers=headers))
        fetcher = HttpFetcher(
            public=public,
            allowed=allowed,
            permissions=permissions,
            turns=Turns(delay=delay),
            now=now,
            timeouts=timeouts,
        )
        opened.push_async_callback(fetcher.close)
        yield fetcher
