"""Rows of schedules, deliveries and parts as objects; the column lists stand beside what reads them.

A row that can't be read (an older version under a newer ledger's words, a hand that changed it) stops no other.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, time, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from briefings.ledger.values import moment, moment_or_none, reason_or_none
from briefings.model.delivery import Delivery, DeliveryKey, DeliveryKind, DeliveryPart, DeliveryState, Lease, PartState
from briefings.model.digest import (
    AlertRule,
    DayRule,
    Days,
    Destination,
    DestinationKind,
    EmptyDay,
    NewsFilter,
    Schedule,
    ScheduleSettings,
    Template,
    Timing,
    Window,
)
from briefings.stores import Transaction

SETTING_COLUMNS = (
    "guild",
    "destination_kind",
    "destination",
    "publish",
    "topics",
    "wall_time",
    "zone",
    "day_rule",
    "weekdays",
    "day",
    "lateness_s",
    "role",
    "template",
    "language",
    "empty_day",
    "news_filter",
    "alert_publishers",
    "alert_within_s",
)

SCHEDULE_COLUMNS = ", ".join(
    f"schedules.{name}"
    for name in (
        *("id", "made_by", "made_at", "paused", "blocked", "blocked_detail", "removed_at"),
        *("settled", "last_key", "next_due", "delivered_until", "delivered_through"),
        *SETTING_COLUMNS,
    )
)

_DELIVERY_NAMES = (
    *("id", "slot", "kind", "state", "due", "late", "ready_at", "owner", "lease", "reason", "reason_detail"),
    *("destination_kind", "destination", "publish", "since", "until", "seen_after", "seen_through", "late_for"),
)
_DELIVERY_COLUMNS = ", ".join(f"deliveries.{name}" for name in _DELIVERY_NAMES)
_WIDTH = len(_DELIVERY_NAMES)

#: What reading a row raises that holds no such values.
_UNREADABLE = (ValueError, TypeError, KeyError, OverflowError)

_PART_NAMES = ("number", "payload", "state", "sending_since", "attempts", "channel", "message", "sent_at")
_PART_COLUMNS = ", ".join(f"parts.{name}" for name in _PART_NAMES)
_PARTS_END = _WIDTH + len(_PART_NAMES)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Readable:
    """The schedules of some rows, and the ids of those whose rows can't be read."""

    found: tuple[Schedule, ...]
    unreadable: tuple[str, ...]


def setting_values(settings: ScheduleSettings) -> dict[str, object]:
    """Return the values of SETTING_COLUMNS by their names."""
    timing, destination = settings.timing, settings.destination
    return {
        "guild": settings.guild,
        "destination_kind": destination.kind,
        "destination": destination.id,
        "publish": int(destination.publish),
        "topics": json.dumps(settings.topics, ensure_ascii=False),
        "wall_time": timing.at.isoformat("minutes"),
        "zone": timing.zone,
        "day_rule": timing.days.rule,
        "weekdays": "".join(map(str, sorted(timing.days.weekdays))),
        "day": timing.days.day,
        "lateness_s": round(timing.lateness.total_seconds()),
        "role": settings.role,
        "template": settings.template,
        "language": settings.language,
        "empty_day": settings.empty_day,
        "news_filter": _dump_filter(settings.only),
        "alert_publishers": None if settings.alert is None else settings.alert.publishers,
        "alert_within_s": None if settings.alert is None else round(settings.alert.within.total_seconds()),
    }


def read_schedules(rows: Iterable[tuple[Any, ...]]) -> Readable:
    """Return the schedules of rows of SCHEDULE_COLUMNS."""
    found, unreadable = [], []
    for row in rows:
        try:
            found.append(schedule(row))
        except _UNREADABLE as error:
            _log.warning("the row of schedule %s can't be read: %s", row[0], error)
            unreadable.append(row[0])
    return Readable(tuple(found), tuple(unreadable))


def schedule(row: Iterable[Any]) -> Schedule:
    """Return the schedule of a row of SCHEDULE_COLUMNS."""
    own, made_by, made_at, paused, blocked, blocked_detail, removed_at, *others = row
    settled, last_key, next_due, delivered_until, delivered_through, *rest = others
    return Schedule(
        id=own,
        settings=settings(rest),
        made_by=made_by,
        made_at=moment(made_at),
        paused=bool(paused),
        blocked=reason_or_none(blocked, blocked_detail),
        removed_at=moment_or_none(removed_at),
        settled=moment(settled),
        last_key=None if last_key is None else date.fromisoformat(last_key),
        next_due=moment_or_none(next_due),
        delivered_until=moment_or_none(delivered_until),
        delivered_through=delivered_through,
    )


def settings(row: Iterable[Any]) -> ScheduleSettings:
    """Return the settings of a row of SETTING_COLUMNS."""
    guild, kind, target, publish, topics, at, zone, rule, weekdays, day, lateness, *rest = row
    role, template, language, empty_day, news_filter, publishers, within = rest
    return ScheduleSettings(
        guild=guild,
        destination=Destination(DestinationKind(kind), target, bool(publish)),
        timing=Timing(
            at=time.fromisoformat(at),
            zone=zone,
            days=Days(DayRule(rule), frozenset(map(int, weekdays)), day),
            lateness=timedelta(seconds=lateness),
        ),
        topics=tuple(json.loads(topics)),
        role=role,
        template=Template(template),
        language=language,
        empty_day=EmptyDay(empty_day),
        only=_load_filter(news_filter),
        alert=None if publishers is None else AlertRule(publishers, timedelta(seconds=within)),
    )


def _dump_filter(only: NewsFilter) -> str:
    return json.dumps(asdict(only), ensure_ascii=False) if only else ""


def _load_filter(value: str) -> NewsFilter:
    if not value:
        return NewsFilter()
    found = json.loads(value)
    return NewsFilter(**{**found, "publishers": tuple(found["publishers"])})


def window(row: Iterable[Any]) -> Window | None:
    """Return the window of since, until, seen_after, seen_through and late_for; None where none is stored."""
    since, until, after, through, late_for = row
    if until is None:
        return None
    return Window(
        since=moment_or_none(since),
        until=moment(until),
        after=after,
        through=through,
        late_for=moment_or_none(late_for),
    )


async def find_deliveries(transaction: Transaction, where: str, values: Mapping[str, object]) -> tuple[Delivery, ...]:
    """Return the deliveries for which the SQL condition `where` holds, in the order in which they are due.

    Those whose rows can't be read are left out.
    """
    # With their parts, of which a delivery has few: asked for by themselves they would take as long again.
    rows = await transaction.fetch(
        f"SELECT {_DELIVERY_COLUMNS}, {_PART_COLUMNS}, {SCHEDULE_COLUMNS} FROM deliveries"
        " JOIN schedules ON schedules.id = deliveries.schedule"
        " LEFT JOIN parts ON parts.delivery = deliveries.id AND deliveries.state <> 'planned'"
        f" WHERE {where} ORDER BY deliveries.due, deliveries.turn, deliveries.id, parts.number",
        values,
    )
    deliveries = []
    schedules: dict[tuple[Any, ...], Schedule] = {}
    for _, of_one in groupby(rows, itemgetter(0)):
        found = [*of_one]
        own, parts = found[0], [row[_WIDTH:_PARTS_END] for row in found if row[_WIDTH] is not None]
        columns = own[_PARTS_END:]
        try:
            if columns not in schedules:
                schedules[columns] = schedule(columns)
            deliveries.append(_delivery(own[:_WIDTH], schedules[columns], parts))
        except _UNREADABLE as error:
            _log.warning("the row of delivery %s can't be read: %s", own[0], error)
    return tuple(deliveries)


def _delivery(row: tuple[Any, ...], owner_schedule: Schedule, parts: list[tuple[Any, ...]]) -> Delivery:
    own, slot, kind, state, due, late, ready_at, owner, lease, cause, detail, *rest = row
    target_kind, target, publish, *covered = rest
    key = DeliveryKey(owner_schedule.id, slot)
    return Delivery(
        id=own,
        schedule=owner_schedule,
        slot=slot,
        kind=DeliveryKind(kind),
        state=DeliveryState(state),
        due=moment(due),
        late=bool(late),
        expires=moment(due) + owner_schedule.settings.timing.lateness,
        lease=None if owner is None else Lease(owner, moment(ready_at), lease),
        not_before=moment(ready_at) if owner is None else None,
        reason=reason_or_none(cause, detail),
        destination=None if target_kind is None else Destination(DestinationKind(target_kind), target, bool(publish)),
        window=window(covered),
        parts=tuple(_part(part, key) for part in parts),
    )


def _part(row: Iterable[Any], key: DeliveryKey) -> DeliveryPart:
    number, payload, state, sending_since, attempts, channel, message, sent_at = row
    return DeliveryPart(
        number=number,
        payload=payload,
        state=PartState(state),
        nonce=key.nonce(number),
        reference=key.reference(number),
        sending_since=moment_or_none(sending_since),
        attempts=attempts,
        channel=channel,
        message=message,
        sent_at=moment_or_none(sent_at),
    )
