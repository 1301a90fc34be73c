"""When is a schedule due, and which window does its digest cover. Pure: no clock, no store.

A schedule fires once for each local date of its days. The instant of a date is its wall time in the zone, the first
of the two where the clock goes back; where the clock jumps over the wall time, it is as long after the jump as the
wall time lies within it. A local date that the zone leaves out (Pacific/Apia, 2011-12-30) has none.
"""

import calendar
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import islice, takewhile
from zoneinfo import ZoneInfo, available_timezones

from briefings.errors import ScheduleError
from briefings.model.delivery import DeliveryKind, DeliveryState, Run
from briefings.model.digest import (
    ALERTS_AN_HOUR,
    DayRule,
    Days,
    DigestKind,
    Occurrence,
    Plan,
    Schedule,
    Skipped,
    SkipReason,
    Timing,
    Window,
)

#: A digest counts as late when it is sent this long after its time.
LATE_AFTER = timedelta(minutes=5)
#: Fire times missed longer ago than this aren't recorded one by one: a clock that is decades wrong must cost little.
RECORDED = timedelta(days=400)
#: A lateness limit may be anything between these.
SHORTEST_LATENESS = timedelta(minutes=10)
LONGEST_LATENESS = timedelta(days=7)

_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
#: Days without news of which each brings its line; then one line a week does.
LINES_BY_DAY = 3
#: A line that came late may be followed by the next one at its time.
_WEEK = timedelta(days=6, hours=12)
#: No zone shifts an instant further from its local date than a day, and no clock jump is longer.
_MARGIN = timedelta(days=2)


def load_zone(name: str) -> ZoneInfo:
    """Return the time zone of an IANA name. Raises ScheduleError for any other words."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        message = f"there is no time zone “{name}”; choose one such as Europe/Berlin or Asia/Seoul"
        raise ScheduleError(message) from None


def is_known_zone(name: str) -> bool:
    """Tell whether this machine has the rules of a time zone."""
    try:
        load_zone(name)
    except ScheduleError:
        return False
    return True


@cache
def list_zone_names() -> tuple[str, ...]:
    """Return the names that people may choose from, in alphabetical order."""
    return tuple(sorted(name for name in available_timezones() if name not in {"Factory", "localtime"}))


def check_timing(timing: Timing) -> None:
    """Raise ScheduleError, with what to do, for a timing that can't be kept."""
    load_zone(timing.zone)
    if timing.at.tzinfo is not None or timing.at.second or timing.at.microsecond:
        raise ScheduleError("the time of day needs hours and minutes alone, such as 08:00")
    days = timing.days
    if days.rule is DayRule.CHOSEN and not (days.weekdays and days.weekdays <= frozenset(range(7))):
        raise ScheduleError("choose at least one day of the week")
    if days.rule is DayRule.DAY_OF_MONTH and not (days.day is not None and 1 <= days.day <= 31):
        raise ScheduleError("the day of the month must be between 1 and 31")
    if not SHORTEST_LATENESS <= timing.lateness <= LONGEST_LATENESS:
        raise ScheduleError("the lateness limit must lie between 10 minutes and 7 days")


def falls_on(days: Days, local_date: date) -> bool:
    """Tell whether a schedule of these days has a digest on a local date."""
    if days.rule is DayRule.EVERY_DAY:
        return True
    if days.rule is DayRule.WEEKDAYS:
        return local_date.weekday() < 5
    if days.rule is DayRule.CHOSEN:
        return local_date.weekday() in days.weekdays
    last = calendar.monthrange(local_date.year, local_date.month)[1]
    return days.day is not None and local_date.day == min(days.day, last)


def find_instant(local_date: date, at: time, where: ZoneInfo) -> datetime | None:
    """Return the UTC instant of a local date's wall time, or None where the zone leaves the date out.

    Whether a date exists is asked of its midnight and not of `at`: a jump from 23:00 to 00:00 (America/Nuuk) moves
    a digest of 23:30 into the next date, and yet it is the digest of its own.
    """
    try:
        midnight = datetime.combine(local_date, time(), where).astimezone(UTC)
        if midnight.astimezone(where).date() != local_date:
            return None
        return datetime.combine(local_date, at, where).replace(fold=0).astimezone(UTC)
    except OverflowError:
        return None


def list_occurrences(timing: Timing, after: datetime) -> Iterator[Occurrence]:
    """Yield the fire times later than `after`, in order, to the end of the calendar.

    Raises ScheduleError for an unknown zone.
    """
    where = load_zone(timing.zone)
    try:
        local_date = (after - _MARGIN).astimezone(where).date()
    except OverflowError:
        local_date = date.min if after.year == 1 else date.max
    while True:
        if falls_on(timing.days, local_date):
            due = find_instant(local_date, timing.at, where)
            if due is not None and due > after:
                yield Occurrence(local_date, due)
        if local_date == date.max:
            return
        local_date += _DAY


def list_next_times(
    timing: Timing, after: datetime, count: int, *, last_key: date | None = None
) -> tuple[Occurrence, ...]:
    """Return the next `count` fire times after `after`. A date that was delivered already (`last_key`) is none."""
    return tuple(islice((each for each in list_occurrences(timing, after) if each.key != last_key), count))


def plan_schedule(schedule: Schedule, now: datetime) -> Plan:
    """Return what is to be done about a schedule: of all the fire times missed, the last one is sent, if it may be.

    Whatever else was missed is recorded as skipped. When the clock was set back to before what is settled, nothing
    is due, and the next fire time is counted from `now`: the ledger knows each date that it has delivered.
    """
    if schedule.settings.alert is not None:
        # What it has to tell is looked for whenever documents come.
        return Plan(delivery=None, late=False, skipped=(), settled=min(schedule.settled, now), next_due=None)
    timing = schedule.settings.timing
    missed = []
    following = None
    for each in list_occurrences(timing, max(min(schedule.settled, now), now - RECORDED)):
        if each.key == schedule.last_key:
            continue
        if each.due > now:
            following = each.due
            break
        missed.append(each)
    delivery = missed.pop() if missed and now - missed[-1].due <= timing.lateness else None
    return Plan(
        delivery=delivery,
        late=delivery is not None and is_late(delivery.due, now),
        skipped=_group_skipped(missed, timing, now),
        settled=max((each.due for each in (delivery, *missed) if each), default=min(schedule.settled, now)),
        next_due=following,
    )


def list_lines(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the digests in a row that said in one line that there is nothing new, of the runs given, newest first.

    What was skipped, failed or silent in between doesn't count, and neither does what somebody asked for.
    """
    sent = (run for run in runs if run.state is DeliveryState.SENT)
    lines = takewhile(lambda run: run.digest_kind is DigestKind.ONE_LINE, sent)
    return tuple(run for run in lines if run.kind is DeliveryKind.SCHEDULED)


def stays_silent(runs: Iterable[Run], now: datetime) -> bool:
    """Tell whether a schedule without news says nothing: it said so three times, and within the last week.

    `runs` are its last ones, the newest first, of five weeks at least; `now` is aware.
    """
    lines = list_lines(runs)
    return len(lines) >= LINES_BY_DAY and now - (lines[0].finished_at or lines[0].due) < _WEEK


def find_alert_room(runs: Iterable[Run], now: datetime, *, before: tuple[datetime, str] | None = None) -> int:
    """Return how many messages an alert may send now: those of an hour less those that it has sent.

    0 as well while one of its deliveries is on its way (with `before`, due time and slot: an earlier one than that),
    and for an hour after one failed.
    """
    room = ALERTS_AN_HOUR
    for run in runs:
        if run.state in {DeliveryState.PLANNED, DeliveryState.FROZEN}:
            if before is None or (run.due, run.slot) < before:
                return 0
        elif run.finished_at is not None and now - run.finished_at < _HOUR:
            if run.state is DeliveryState.FAILED:
                return 0
            room -= len(run.messages)
    return max(0, room)


def is_late(due: datetime, now: datetime) -> bool:
    """Tell whether a digest sent now must say that it is late."""
    return now - due > LATE_AFTER


def make_window(schedule: Schedule, *, due: datetime, now: datetime, through: int) -> Window:
    """Return what a digest composed now covers: all since the last one that was delivered.

    `through` is the number of the last version of a document that the ledger has seen.
    """
    return Window(
        since=schedule.delivered_until,
        until=now,
        after=schedule.delivered_through,
        through=through,
        late_for=due if is_late(due, now) else None,
    )


def _group_skipped(missed: list[Occurrence], timing: Timing, now: datetime) -> tuple[Skipped, ...]:
    """Return the records for missed fire times: those past the limit, then those that a later digest replaces."""
    late = [each for each in missed if now - each.due > timing.lateness]
    groups = ((SkipReason.TOO_LATE, late), (SkipReason.SUPERSEDED, missed[len(late) :]))
    return tuple(Skipped(reason, group[0], group[-1], len(group)) for reason, group in groups if group)
