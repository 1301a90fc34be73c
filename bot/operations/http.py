"""How the bot is, over HTTP, where BRIEFBOT_HTTP asks for it: /livez, /readyz, /metrics. Nothing there is a secret."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.config.settings import SettingsError
from bot.operations.checkup import Checkup
from bot.operations.health import find_problems, is_alive
from bot.operations.metrics import MetricsError, Numbers, render_metrics
from briefings import BriefbotError

_log = logging.getLogger(__name__)


@asynccontextmanager
async def serve_health(address: str, checkup: Checkup, count: Callable[[], Awaitable[Numbers]]) -> AsyncIterator[str]:
    """Answer at `address` ('127.0.0.1:8080', '[::1]:0') within the block, and give the page's address.

    `count` is asked for what /metrics tells. Raises SettingsError where the address can't be used.
    """
    host, _, port = address.rpartition(":")
    application = web.Application()
    answers = _Answers(checkup, count)
    application.router.add_get("/livez", answers.livez)
    application.router.add_get("/readyz", answers.readyz)
    application.router.add_get("/metrics", answers.metrics)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host.strip("[]"), int(port)).start()
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise SettingsError(f"BRIEFBOT_HTTP: {address} can't be used ({reason}); name another address.") from None
        bound = runner.addresses[0][1]
        yield f"http://{host}:{bound}"
    finally:
        await runner.cleanup()


class _Answers:
    def __init__(self, checkup: Checkup, count: Callable[[], Awaitable[Numbers]]) -> None:
        self._checkup = checkup
        self._count = count

    async def livez(self, _: web.Request) -> web.Response:
        """Answer 200 while the process does its work; Discord has no say in that."""
        alive = is_alive(await self._checkup.observe())
        return web.Response(
            text="ok\n" if alive else "digests are no longer looked for\n", status=200 if alive else 503
        )

    async def readyz(self, _: web.Request) -> web.Response:
        """Answer 200 while commands are answered and digests sent, else 503 with what is wrong, a line each."""
        problems = find_problems(await self._checkup.observe())
        return web.Response(text="\n".join(problems or ("ok",)) + "\n", status=503 if problems else 200)

    async def metrics(self, _: web.Request) -> web.Response:
        """Answer with the metrics, or 501 where their library isn't installed."""
        try:
            body, content_type = render_metrics(await self._count())
        except MetricsError as error:
            return web.Response(text=f"{error}\n", status=501)
        except BriefbotError as error:
            return web.Response(text=f"{error}\n", status=503)
        return web.Response(body=body, headers={"Content-Type": content_type})
