"""Short ids for what buttons mean: a custom_id holds at most 100 characters, a request may be longer."""

from dataclasses import dataclass
from datetime import datetime

from briefings.ledger.values import moment, new_id, stamp
from briefings.model.delivery import StoredRequest
from briefings.model.spans import stable_id
from briefings.stores import Store

#: 50 random bits: nobody guesses another's request.
_ID_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Requests:
    """Requests behind buttons."""

    _store: Store

    async def keep(self, body: str, now: datetime, *, user: int | None = None) -> str:
        """Return the id under which `body` is kept; the same body of the same person keeps its id."""
        digest = stable_id("request", body)
        async with self._store.write() as db:
            ((short,),) = await db.execute_fetchall(
                "INSERT INTO requests (id, body, digest, user, made_at) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (digest, ifnull(user, 0)) DO UPDATE SET made_at = excluded.made_at RETURNING id",
                (new_id(_ID_LENGTH), body, digest, user, stamp(now)),
            )
        return str(short)

    async def get(self, short: str) -> StoredRequest | None:
        """Return a request, or None where it was erased or never was."""
        async with self._store.read() as db:
            rows = await db.execute_fetchall("SELECT id, body, user, made_at FROM requests WHERE id = ?", (short,))
        return next(
            (StoredRequest(id=found, body=body, user=user, made_at=moment(at)) for found, body, user, at in rows), None
        )
