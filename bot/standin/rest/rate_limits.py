"""Discord's rate limits: a bucket per route and major parameter, and one limit over all."""

from __future__ import annotations

import hashlib
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

#: (requests, seconds) by method and route; what isn't listed has _DEFAULT. Observed values, Discord promises none.
_LIMITS: dict[tuple[str, str], tuple[int, float]] = {
    ("POST", "/channels/{channel_id}/messages"): (5, 5.0),
    ("PATCH", "/channels/{channel_id}/messages/{message_id}"): (5, 5.0),
    ("DELETE", "/channels/{channel_id}/messages/{message_id}"): (5, 1.0),
    ("POST", "/channels/{channel_id}/messages/{message_id}/crosspost"): (10, 3600.0),
    ("POST", "/channels/{channel_id}/threads"): (5, 5.0),
    ("POST", "/users/@me/channels"): (10, 10.0),
    ("PUT", "/applications/{application_id}/commands"): (2, 2.0),
    ("PUT", "/applications/{application_id}/guilds/{guild_id}/commands"): (2, 2.0),
    ("POST", "/webhooks/{webhook_id}/{webhook_token}"): (5, 2.0),
}
_DEFAULT = (50, 1.0)
_MAJOR = ("channel_id", "guild_id", "webhook_id", "webhook_token")
#: Answers to interactions are not bound to the global limit.
_FREE_OF_GLOBAL = ("/interactions/", "/webhooks/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the limits say of one request: headers for its answer and, when it is refused, the seconds to wait."""

    headers: dict[str, str]
    retry_after: float | None = None
    is_global: bool = False


class _Window:
    __slots__ = ("limit", "per", "resets_at", "used")

    def __init__(self, limit: int, per: float) -> None:
        self.limit = limit
        self.per = per
        self.used = 0
        self.resets_at = 0.0

    def take(self, now: float) -> bool:
        if now >= self.resets_at:
            self.used, self.resets_at = 0, now + self.per
        if self.used >= self.limit:
            return False
        self.used += 1
        return True


class RateLimits:
    """Counts requests. `per_second` is the global limit; `enabled=False` lets everything pass, without headers."""

    def __init__(
        self, *, per_second: int = 50, enabled: bool = True, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self.per_second = per_second
        self.enabled = enabled
        self.limits = dict(_LIMITS)
        self.default = _DEFAULT
        self.refused = 0
        self._monotonic = monotonic
        self._recent: deque[float] = deque()
        self._windows: dict[tuple[str, str, str], _Window] = {}

    def count_request(self, method: str, route: str, params: dict[str, str]) -> Verdict:
        """Count one request on `route` (a template such as /channels/{channel_id}/messages) and judge it."""
        if not self.enabled:
            return Verdict(headers={})
        now = self._monotonic()
        if not route.startswith(_FREE_OF_GLOBAL):
            wait = self._global_wait(now)
            if wait is not None:
                self.refused += 1
                headers = {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}
                return Verdict(headers=headers, retry_after=wait, is_global=True)
        if route.startswith("/interactions/"):
            return Verdict(headers={})
        major = "/".join(params[key] for key in _MAJOR if key in params)
        window = self._windows.get((method, route, major))
        if window is None:
            window = _Window(*self.limits.get((method, route), self.default))
            self._windows[method, route, major] = window
        passed = window.take(now)
        headers = self._headers(method, route, window, now)
        if passed:
            return Verdict(headers=headers)
        self.refused += 1
        return Verdict(headers=headers | {"X-RateLimit-Scope": "user"}, retry_after=window.resets_at - now)

    def _global_wait(self, now: float) -> float | None:
        while self._recent and now - self._recent[0] >= 1.0:
            self._recent.popleft()
        if len(self._recent) >= self.per_second:
            return 1.0 - (now - self._recent[0])
        self._recent.append(now)
        return None

    def _headers(self, method: str, route: str, window: _Window, now: float) -> dict[str, str]:
        left = max(0.0, window.resets_at - now)
        return {
            "X-RateLimit-Limit": str(window.limit),
            "X-RateLimit-Remaining": str(max(0, window.limit - window.used)),
            "X-RateLimit-Reset": f"{time.time() + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": hashlib.blake2s(f"{method} {route}".encode(), digest_size=16).hexdigest(),
        }
