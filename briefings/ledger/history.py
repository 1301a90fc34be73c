"""What became of a schedule's fire times, for the person who asks why."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from briefings.ledger.rows import window
from briefings.ledger.values import left_out, moment, moment_or_none, stamp
from briefings.model.delivery import DeliveryKey, DeliveryKind, DeliveryState, Run
from briefings.model.digest import DigestKind
from briefings.stores import Store

_RUNS = """
SELECT slot, slot, 1, kind, state, due, late, digest_kind, since, until, seen_after,
    seen_through, late_for, finished_at, reason, left_out,
    (SELECT json_group_array(json_array(channel, message)) FROM
        (SELECT channel, message FROM parts WHERE delivery = deliveries.id AND state = 'sent' ORDER BY number)),
    due AS position, id
FROM deliveries WHERE schedule = ?1
UNION ALL
SELECT first_key, last_key, count, 'scheduled', 'skipped', first_due, 0, NULL, NULL, NULL, 0, 0, NULL, NULL,
    reason, '[]', '[]', last_due, id
FROM skips WHERE schedule = ?1
ORDER BY position DESC, id DESC LIMIT ?2
"""


@dataclass(frozen=True, slots=True)
class History:
    """The runs of schedules."""

    _store: Store

    async def forget(self, before: datetime) -> int:
        """Delete what was finished before a moment; return how many deliveries.

        Their slots could be used again only by a clock that shows a time before then.
        """
        async with self._store.write() as db:
            await db.execute("DELETE FROM skips WHERE last_due < ?", (stamp(before),))
            cursor = await db.execute("DELETE FROM deliveries WHERE finished_at < ?", (stamp(before),))
        return cursor.rowcount

    async def runs(self, schedule: str, count: int = 10) -> tuple[Run, ...]:
        """Return a schedule's last runs, newest first: sent, skipped, empty, failed, and those under way."""
        async with self._store.read() as db:
            rows = await db.execute_fetchall(_RUNS, (schedule, count))
        return tuple(_run(schedule, row) for row in rows)


def _run(schedule: str, row: Iterable[Any]) -> Run:
    slot, last_slot, count, kind, state, due, late, digest_kind, *rest = row
    *covered, finished_at, reason, omitted, messages, _position, _id = rest
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
        reason=reason,
        messages=tuple((channel, message) for channel, message in json.loads(messages)),
        reference=DeliveryKey(schedule, slot).reference(1),
        left_out=left_out(omitted),
    )
