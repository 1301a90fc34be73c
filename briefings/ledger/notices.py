"""What somebody was told once and is not told again."""

from dataclasses import dataclass
from datetime import datetime

from briefings.ledger.values import stamp
from briefings.stores import TransactionalStore


@dataclass(frozen=True, slots=True)
class SqlNotices:
    """Notices by kind ('blocked', 'welcome') and subject (a schedule's or server's id)."""

    _store: TransactionalStore

    async def record_once(self, kind: str, subject: str, now: datetime, *, user: int | None = None) -> bool:
        """Record a notice; return True where it wasn't recorded before, so that it is to be told now.

        It is recorded before it is told: after a crash in between it is never told twice.
        """
        async with self._store.write_beside() as transaction:
            added = await transaction.execute(
                "INSERT INTO notices (kind, subject, person, told_at) VALUES (:kind, :subject, :person, :now)"
                " ON CONFLICT DO NOTHING",
                {"kind": kind, "subject": subject, "person": user, "now": stamp(now)},
            )
        return added == 1

    async def forget(self, kind: str, subject: str) -> None:
        """Let a notice be told again when its cause comes again."""
        async with self._store.write_beside() as transaction:
            await transaction.execute(
                "DELETE FROM notices WHERE kind = :kind AND subject = :subject", {"kind": kind, "subject": subject}
            )
