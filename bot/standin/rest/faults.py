"""Faults that a test plants: what goes wrong with which of the coming requests."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

Hook = Callable[["RequestRecord"], Awaitable[None] | None]


class Fault(Enum):
    """What may go wrong with a request; COMMITTED ones lose the answer to a request that took effect."""

    RATE_LIMITED = "429"
    GLOBALLY_LIMITED = "429-global"
    CLOUDFLARE_BANNED = "429-cloudflare"
    INTERNAL_ERROR = "500"
    BAD_GATEWAY = "502"
    UNAVAILABLE = "503"
    RESET = "reset"
    COMMITTED_RESET = "committed-reset"
    COMMITTED_BAD_GATEWAY = "committed-502"
    DELAY = "delay"
    CALL_BEFORE = "call-before"
    CALL_AFTER = "call-after"


@dataclass(slots=True, kw_only=True, eq=False)
class RequestRecord:
    """One request in the log; `status` is None while it is handled and 0 if its answer was lost."""

    number: int
    method: str
    path: str
    query: dict[str, str]
    body: Any
    seconds: float
    route: str | None = None
    status: int | None = None
    answer: Any = None
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True, eq=False)
class PlantedFault:
    """A fault waiting for its requests: `skip` matching ones pass first, then `times` are hit."""

    fault: Fault
    method: str | None
    path: re.Pattern[str]
    times: int
    skip: int
    seconds: float
    hook: Hook | None
    hits: int = 0

    def count_request(self, record: RequestRecord) -> bool:
        """Count the request if it matches, and tell whether the fault hits it."""
        if self.times <= 0 or (self.method is not None and self.method != record.method):
            return False
        if not self.path.search(record.path):
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        self.times -= 1
        self.hits += 1
        return True


class Faults:
    """The planted faults, in the order in which they are tried."""

    def __init__(self) -> None:
        self._planted: list[PlantedFault] = []

    def plant(
        self,
        fault: Fault | str,
        *,
        method: str | None = None,
        path: str = "",
        times: int = 1,
        skip: int = 0,
        seconds: float = 0.5,
        hook: Hook | None = None,
    ) -> PlantedFault:
        """Plant a fault for requests whose path (after /api/v10) matches the regular expression `path`.

        `seconds` is the delay of DELAY and the retry_after of the two limits; `hook` is what CALL_* call.
        """
        planted = PlantedFault(
            fault=Fault(fault), method=method, path=re.compile(path), times=times, skip=skip, seconds=seconds, hook=hook
        )
        self._planted.append(planted)
        return planted

    def on_request(
        self, number: int, hook: Hook, *, method: str | None = None, path: str = "", after: bool = False
    ) -> PlantedFault:
        """Call `hook` at the request `number` (1 is the next matching one), before or after it was handled.

        A request whose sender the hook kills is handled all the same; plant a RESET beside it for one that never
        arrived.
        """
        fault = Fault.CALL_AFTER if after else Fault.CALL_BEFORE
        return self.plant(fault, method=method, path=path, skip=number - 1, hook=hook)

    def clear(self) -> None:
        """Take all faults away."""
        self._planted.clear()

    def take_hits(self, record: RequestRecord) -> list[PlantedFault]:
        """Return the faults that hit this request."""
        found = [planted for planted in self._planted if planted.count_request(record)]
        record.faults = [planted.fault.value for planted in found]
        self._planted = [planted for planted in self._planted if planted.times > 0]
        return found
