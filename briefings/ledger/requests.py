"""Short ids for what buttons mean: a custom_id holds at most 100 characters, a request may be longer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from briefings.ledger.values import moment, new_id, stamp
from briefings.model.delivery import StoredRequest
from briefings.model.spans import stable_id
from briefings.stores import TransactionalStore

#: 50 random bits: nobody guesses another's request.
_ID_LENGTH = 10


@dataclass(frozen=True, slots=True)
class SqlRequests:
    """Requests behind buttons."""

    _store: TransactionalStore

    async def keep(
        self, body: str, now: datetime, *, user: int | None = None, cites: Collection[tuple[str, str]] = ()
    ) -> str:
        """Return the id under which `body` is kept; the same body of the same person keeps its id."""
        values = {
            "id": new_id(_ID_LENGTH),
            "body": body,
            "fingerprint": stable_id("request", body),
            "person": user,
            "now": stamp(now),
        }
        async with self._store.write_beside() as transaction:
            ((short,),) = await transaction.fetch(
                "INSERT INTO requests (id, body, fingerprint, person, made_at)"
                " VALUES (:id, :body, :fingerprint, :person, :now)"
                " ON CONFLICT (fingerprint, coalesce(person, 0)) DO UPDATE SET made_at = excluded.made_at RETURNING id",
                values,
            )
            await transaction.execute_many(
                "INSERT INTO citations (document, version, cited_at) VALUES (:document, :version, :now)"
                " ON CONFLICT (document, version) DO UPDATE SET cited_at = excluded.cited_at",
                [{"document": document, "version": version, "now": stamp(now)} for document, version in sorted(cites)],
            )
        return str(short)

    async def list_cited(self) -> frozenset[tuple[str, str]]:
        """Return the documents and versions that were cited; a version '' stands for all of a document's."""
        async with self._store.read() as transaction:
            rows = await transaction.fetch("SELECT document, version FROM citations")
        return frozenset((document, version) for document, version in rows)

    async def get(self, short: str) -> StoredRequest | None:
        """Return a request, or None where it was erased or never was."""
        async with self._store.read() as transaction:
            rows = await transaction.fetch(
                "SELECT id, body, person, made_at FROM requests WHERE id = :id", {"id": short}
            )
        return next(
            (StoredRequest(id=found, body=body, user=user, made_at=moment(at)) for found, body, user, at in rows), None
        )
