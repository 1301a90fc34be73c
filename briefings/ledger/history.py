"""What became of a schedule's fire times, for the person who asks why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from briefings.ledger.rows import window
from briefings.ledger.values import load_left_out, moment, moment_or_none, reason_or_none, stamp
from briefings.model.delivery import DeliveryKey, DeliveryKind, DeliveryState, Run
from briefings.model.digest import DigestKind
from briefings.stores import TransactionalStore, list_values

_RUNS = """
SELECT id, id AS delivery, slot, slot AS last_slot, 1 AS times, kind, state, due, late, digest_kind,
    since, until, seen_after, seen_through, late_for, finished_at, reason, reason_detail, left_out, due AS placed
FROM deliveries WHERE schedule = :schedule
UNION ALL
SELECT id, NULL, first_key, last_key, count, 'scheduled', 'skipped', first_due, 0, NULL, NULL, NULL, 0, 0, NULL, NULL,
    reason, '', '[]', last_due
FROM skips WHERE schedule = :schedule
ORDER BY placed DESC, id DESC LIMIT :count
"""


@dataclass(frozen=True, slots=True)
class SqlHistory:
    """The runs of schedules."""

    _store: TransactionalStore

    async def forget(self, before: datetime) -> int:
        """Delete what was finished before a moment; return how many deliveries."""
        until = {"before": stamp(before)}
        async with self._store.write() as transaction:
            await transaction.execute("DELETE FROM skips WHERE last_due < :before", until)
            return await transaction.execute("DELETE FROM deliveries WHERE finished_at < :before", until)

    async def list_runs(self, schedule: str, count: int = 10) -> tuple[Run, ...]:
        """Return a schedule's last runs, newest first: sent, skipped, empty, failed, and those under way."""
        messages: dict[int, list[tuple[int, int]]] = {}
        async with self._store.read() as transaction:
            rows = await transaction.fetch(_RUNS, {"schedule": schedule, "count": count})
            deliveries = [row[1] for row in rows if row[1] is not None]
            if deliveries:
                names, values = list_values("delivery", deliveries)
                sent = await transaction.fetch(
                    "SELECT delivery, channel, message FROM parts"
                    f" WHERE delivery IN ({names}) AND state = 'sent' ORDER BY delivery, number",
                    values,
                )
                for delivery, channel, message in sent:
                    messages.setdefault(delivery, []).append((channel, message))
        return tuple(_run(schedule, row, tuple(messages.get(row[1], ()))) for row in rows)


def _run(schedule: str, row: Iterable[Any], messages: tuple[tuple[int, int], ...]) -> Run:
    _id, _delivery, slot, last_slot, count, kind, state, due, late, digest_kind, *rest = row
    *covered, finished_at, cause, detail, omitted, _placed = rest
    return Run(
        slot=slot,
        last_slot=last_slot,
        count=count,
        kind=DeliveryKind(kind),
        state=DeliveryState(state),
        due=moment(due),
        late=bool(late),
        digest_kind=None if digest_kind is None else DigestKind(digest_kind),
        window=window(covered),
        finished_at=moment_or_none(finished_at),
        reason=reason_or_none(cause, detail),
        messages=messages,
        reference=DeliveryKey(schedule, slot).reference(1),
        left_out=load_left_out(omitted),
    )
