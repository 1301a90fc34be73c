"""Requests in the ledger, so that the buttons of an answer know what they mean."""

import asyncio
import logging
from collections.abc import Collection

from bot.config.clock import Clock
from bot.layouts import KeptClaim, StoredQuestion, dump_request
from briefings import Ledger, Request, StoreError

_log = logging.getLogger(__name__)

#: Seconds that an answer waits for its request to be stored; a write takes milliseconds.
_PATIENCE = 1.5


class StoredRequests:
    """Stores requests without who asked, and gives them short ids."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    async def store(self, request: Request, cites: Collection[tuple[str, str]] = ()) -> str | None:
        """Return the id of a request; None where the ledger can't be used now: an answer is worth more than buttons.

        `cites`: documents and versions that the answer cites.
        """
        return await self._store(StoredQuestion(request), cites)

    async def store_line(self, request: Request, line: KeptClaim) -> str | None:
        """Return the id of one line of the answer to a request; None as with `store`."""
        return await self._store(StoredQuestion(request, (line,)))

    async def _store(self, question: StoredQuestion, cites: Collection[tuple[str, str]] = ()) -> str | None:
        body = dump_request(question)
        keeping = self._ledger.requests.keep(body, self._clock.now(), cites=cites)
        task = asyncio.create_task(keeping, name="store a request")
        # Not cancelled after that time: the ledger would wait for the lock all the same before it gives in.
        done, _ = await asyncio.wait({task}, timeout=_PATIENCE)
        if done and not isinstance(task.exception(), StoreError):
            return task.result()
        _log.warning("An answer has no buttons, because the ledger can't store what they mean")
        task.add_done_callback(lambda late: late.cancelled() or late.exception())
        return None
