"""A schedule that is not saved yet, as the ledger keeps it behind the button that saves it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from briefings import (
    DayRule,
    Days,
    Destination,
    DestinationKind,
    EmptyDay,
    ScheduleSettings,
    Template,
    Timing,
)


@dataclass(frozen=True, slots=True)
class ScheduleDraft:
    """Settings to be saved: of the schedule with this id, or of a new one."""

    schedule: str | None
    settings: ScheduleSettings


def written(draft: ScheduleDraft) -> str:
    """Return a draft as JSON."""
    settings, timing, place = draft.settings, draft.settings.timing, draft.settings.destination
    fields = {
        "schedule": draft.schedule,
        "guild": settings.guild,
        "destination": [place.kind.value, place.id, place.publish],
        "at": timing.at.isoformat("minutes"),
        "zone": timing.zone,
        "days": [timing.days.rule.value, sorted(timing.days.weekdays), timing.days.day],
        "lateness": timing.lateness.total_seconds(),
        "topics": list(settings.topics),
        "role": settings.role,
        "template": settings.template.value,
        "language": settings.language,
        "empty_day": settings.empty_day.value,
    }
    return json.dumps({"draft": fields}, ensure_ascii=False, sort_keys=True)


def read(body: str) -> ScheduleDraft | None:
    """Return the draft that `written` wrote; None for JSON of another making."""
    try:
        found = json.loads(body)
        fields = found["draft"] if isinstance(found, Mapping) else None
        return None if fields is None else _read(fields)
    except (ValueError, KeyError, TypeError):
        return None


def _read(fields: Mapping[str, Any]) -> ScheduleDraft:
    kind, place, publish = fields["destination"]
    rule, weekdays, day = fields["days"]
    timing = Timing(
        at=time.fromisoformat(fields["at"]),
        zone=str(fields["zone"]),
        days=Days(DayRule(rule), frozenset(weekdays), day),
        lateness=timedelta(seconds=fields["lateness"]),
    )
    settings = ScheduleSettings(
        guild=fields["guild"],
        destination=Destination(DestinationKind(kind), int(place), bool(publish)),
        timing=timing,
        topics=tuple(fields["topics"]),
        role=fields["role"],
        template=Template(fields["template"]),
        language=str(fields["language"]),
        empty_day=EmptyDay(fields["empty_day"]),
    )
    return ScheduleDraft(fields["schedule"], settings)
