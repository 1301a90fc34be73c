"""The stand-in's control interface over HTTP, for tests that run it in another process and for the browser page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from bot.playground.server import StandIn


class Control:
    """Routes under /_control/, guarded by a token."""

    def __init__(self, stand_in: StandIn) -> None:
        self._stand_in = stand_in

    def install(self, app: web.Application) -> None:
        """Add the routes."""
