"""When a digest is due: tables for the days people know, and one law over every zone of the world."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from briefings import schedule as rules
from briefings.errors import ScheduleError
from briefings.model.delivery import DeliveryKind, DeliveryState, Run
from briefings.model.digest import (
    DayRule,
    Days,
    Destination,
    DestinationKind,
    DigestKind,
    Schedule,
    ScheduleSettings,
    SkipReason,
    Timing,
    Window,
)

#: Samoa left out a day in 2011; then a usual year and a leap year, whose rules the others share.
YEARS = (2011, 2026, 2028)
WALL_TIMES = tuple(time(minute // 60, minute % 60) for minute in (*range(0, 1440, 30), 1, 119, 1439))
DAY = timedelta(days=1)
EIGHT = time(8)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def schedule(timing: Timing, *, settled: datetime, last_key: date | None = None) -> Schedule:
    return Schedule(
        id="s",
        settings=ScheduleSettings(guild=1, destination=Destination(DestinationKind.CHANNEL, 2), timing=timing),
        made_by=3,
        made_at=settled,
        paused=False,
        blocked=None,
        removed_at=None,
        settled=settled,
        last_key=last_key,
        next_due=None,
        delivered_until=None,
        delivered_through=0,
    )


def clock_changes(name: str) -> tuple[tuple[datetime, timedelta, timedelta], ...]:
    """The instants at which a zone's clock is changed, to the minute, each with the offset before and after."""
    where = ZoneInfo(name)
    found = []
    for year in YEARS:
        days = [datetime(year, 1, 1, tzinfo=UTC) + n * DAY for n in range(-1, 368)]
        offsets = [where.utcoffset(day.astimezone(where)) or timedelta() for day in days]
        for (day, before), (_, after) in itertools.pairwise(zip(days, offsets, strict=True)):
            if before != after:
                quiet, changed = 0, 1440
                while changed - quiet > 1:
                    middle = (quiet + changed) // 2
                    same = where.utcoffset((day + timedelta(minutes=middle)).astimezone(where)) == before
                    quiet, changed = (middle, changed) if same else (quiet, middle)
                found.append((day + timedelta(minutes=changed), before, after))
    return tuple(found)


def exists(local_date: date, where: ZoneInfo) -> bool:
    """Whether any half-hour of the world falls on a local date: asked of the zone, not of our rule."""
    noon = datetime.combine(local_date, time(12), UTC)
    outwards = sorted(range(-72, 73), key=abs)
    return any((noon + n * timedelta(minutes=30)).astimezone(where).date() == local_date for n in outwards)


def test_every_local_date_of_every_zone_has_exactly_one_fire_time_at_its_wall_time_or_just_after_a_gap() -> None:
    # Zones that change their clocks alike are one case; where no clock is changed a date is like any other.
    cases = {clock_changes(name): name for name in rules.list_zone_names()}
    assert len(cases) > 60
    for changes, name in cases.items():
        where = ZoneInfo(name)
        for changed, before, after in changes:
            dates = [changed.date() + n * DAY for n in range(-3, 4)]
            real = [each for each in dates if exists(each, where)]
            for at in WALL_TIMES:
                found = {each: rules.find_instant(each, at, where) for each in dates}
                instants = [due for due in found.values() if due is not None]
                assert [each for each, due in found.items() if due is not None] == real, (name, at)
                assert instants == sorted(set(instants)), (name, at)
                for each in real:
                    due = found[each]
                    assert due is not None
                    shift = due.astimezone(where).replace(tzinfo=None) - datetime.combine(each, at)
                    assert shift in {timedelta(), after - before}, (name, each, at)
                    assert shift >= timedelta(), (name, each, at)


@given(
    name=st.sampled_from(rules.list_zone_names()),
    at=st.times().map(lambda value: value.replace(second=0, microsecond=0)),
    start=st.integers(0, 7 * 365 * 1440).map(lambda minutes: utc("2024-01-01") + timedelta(minutes=minutes)),
)
@settings(max_examples=150, deadline=None)
def test_a_month_of_daily_digests_has_a_month_of_dates_without_gap_or_double(
    name: str, at: time, start: datetime
) -> None:
    found = rules.list_next_times(Timing(at=at, zone=name), start, 31)

    assert [each.key for each in found] == [found[0].key + n * DAY for n in range(31)]
    assert all(earlier.due < later.due for earlier, later in itertools.pairwise(found))
    assert found[0].due > start
    assert found[0].due - start <= timedelta(hours=26)


@pytest.mark.parametrize(
    ("name", "at", "key", "due"),
    [
        pytest.param("America/New_York", time(2, 30), "2026-03-08", "2026-03-08T07:30", id="gap"),
        pytest.param("America/New_York", time(0), "2026-03-09", "2026-03-09T04:00", id="the-day-after-a-gap"),
        pytest.param("America/New_York", time(1, 30), "2026-11-01", "2026-11-01T05:30", id="fold-first-of-two"),
        pytest.param("America/Nuuk", time(23, 30), "2026-03-28", "2026-03-29T01:30", id="gap-up-to-midnight"),
        pytest.param("Africa/Cairo", time(0), "2026-04-24", "2026-04-23T22:00", id="gap-at-midnight"),
        pytest.param("Australia/Lord_Howe", time(2, 15), "2026-10-04", "2026-10-03T15:45", id="half-an-hour"),
        pytest.param("Pacific/Apia", EIGHT, "2011-12-31", "2011-12-30T18:00", id="after-a-missing-date"),
    ],
)
def test_the_instant_of_a_local_date(name: str, at: time, key: str, due: str) -> None:
    assert rules.find_instant(date.fromisoformat(key), at, ZoneInfo(name)) == utc(due)


def test_a_date_that_a_zone_leaves_out_has_no_digest() -> None:
    found = rules.list_next_times(Timing(at=EIGHT, zone="Pacific/Apia"), utc("2011-12-28T12:00"), 3)

    assert [each.key.isoformat() for each in found] == ["2011-12-28", "2011-12-29", "2011-12-31"]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(Days(), ["01-30", "01-31", "02-01", "02-02"], id="every-day"),
        pytest.param(Days(DayRule.WEEKDAYS), ["01-30", "02-02", "02-03", "02-04"], id="weekdays"),
        pytest.param(
            Days(DayRule.CHOSEN, frozenset({0, 5})), ["01-31", "02-02", "02-07", "02-09"], id="Mondays-and-Saturdays"
        ),
        pytest.param(Days(DayRule.DAY_OF_MONTH, day=31), ["01-31", "02-28", "03-31", "04-30"], id="the-31st"),
        pytest.param(Days(DayRule.DAY_OF_MONTH, day=29), ["02-28", "03-29", "04-29", "05-29"], id="the-29th"),
        pytest.param(Days(DayRule.DAY_OF_MONTH, day=1), ["02-01", "03-01", "04-01", "05-01"], id="the-first"),
    ],
)
def test_the_days_of_a_schedule(days: Days, expected: list[str]) -> None:
    found = rules.list_next_times(Timing(at=EIGHT, zone="Europe/Berlin", days=days), utc("2026-01-29T23:30"), 4)

    assert [each.key.isoformat() for each in found] == [f"2026-{each}" for each in expected]


def test_a_29th_of_february_is_kept_in_a_leap_year() -> None:
    days = Days(DayRule.DAY_OF_MONTH, day=30)

    found = rules.list_next_times(Timing(at=EIGHT, zone="UTC", days=days), utc("2028-02-01T00:00"), 2)

    assert [each.key for each in found] == [date(2028, 2, 29), date(2028, 3, 30)]


def test_before_its_time_nothing_is_due_and_the_next_time_is_known() -> None:
    found = rules.plan_schedule(
        schedule(Timing(at=EIGHT, zone="UTC"), settled=utc("2026-03-01T09:00")), utc("2026-03-02T07:59")
    )

    assert (found.delivery, found.skipped, found.next_due) == (None, (), utc("2026-03-02T08:00"))


def test_at_its_time_it_is_due_and_not_late() -> None:
    found = rules.plan_schedule(
        schedule(Timing(at=EIGHT, zone="UTC"), settled=utc("2026-03-01T09:00")), utc("2026-03-02T08:00")
    )

    assert found.delivery is not None
    assert (found.delivery.key, found.late) == (date(2026, 3, 2), False)
    assert (found.settled, found.next_due) == (utc("2026-03-02T08:00"), utc("2026-03-03T08:00"))


def test_after_downtime_the_last_missed_digest_is_sent_late_and_the_others_are_recorded() -> None:
    found = rules.plan_schedule(
        schedule(Timing(at=EIGHT, zone="UTC"), settled=utc("2026-03-01T08:00")), utc("2026-03-04T10:00")
    )

    assert found.delivery is not None
    assert (found.delivery.key, found.late) == (date(2026, 3, 4), True)
    (skipped,) = found.skipped
    assert (skipped.reason, skipped.count) == (SkipReason.TOO_LATE, 2)
    assert (skipped.first.key, skipped.last.key) == (date(2026, 3, 2), date(2026, 3, 3))


def test_past_its_lateness_limit_a_digest_is_recorded_as_skipped() -> None:
    timing = Timing(at=EIGHT, zone="UTC", lateness=timedelta(hours=2))

    found = rules.plan_schedule(schedule(timing, settled=utc("2026-03-01T08:00")), utc("2026-03-02T10:01"))

    assert found.delivery is None
    assert [(each.reason, each.count) for each in found.skipped] == [(SkipReason.TOO_LATE, 1)]
    assert found.settled == utc("2026-03-02T08:00")


def test_an_older_digest_within_its_limit_gives_way_to_the_later_one() -> None:
    timing = Timing(at=EIGHT, zone="UTC", lateness=timedelta(days=3))

    found = rules.plan_schedule(schedule(timing, settled=utc("2026-03-01T08:00")), utc("2026-03-04T09:00"))

    assert found.delivery is not None
    assert [(each.reason, each.count) for each in found.skipped] == [(SkipReason.SUPERSEDED, 2)]


def test_planning_again_at_the_same_moment_finds_nothing_due() -> None:
    now = utc("2026-03-04T10:00")
    first = rules.plan_schedule(schedule(Timing(at=EIGHT, zone="UTC"), settled=utc("2026-03-01T08:00")), now)
    assert first.delivery is not None

    again = rules.plan_schedule(
        schedule(Timing(at=EIGHT, zone="UTC"), settled=first.settled, last_key=first.delivery.key), now
    )

    assert (again.delivery, again.skipped, again.next_due) == (None, (), first.next_due)


def test_a_clock_set_back_counts_from_the_moment_it_shows() -> None:
    ahead = schedule(Timing(at=EIGHT, zone="UTC"), settled=utc("2027-03-01T08:00"), last_key=date(2027, 3, 1))

    found = rules.plan_schedule(ahead, utc("2026-03-02T07:00"))

    assert found.delivery is None
    assert (found.settled, found.next_due) == (utc("2026-03-02T07:00"), utc("2026-03-02T08:00"))


def test_a_clock_set_back_within_the_day_does_not_bring_the_same_date_again() -> None:
    sent = schedule(Timing(at=EIGHT, zone="UTC"), settled=utc("2026-03-02T08:00"), last_key=date(2026, 3, 2))

    found = rules.plan_schedule(sent, utc("2026-03-02T07:30"))

    assert found.next_due == utc("2026-03-03T08:00")


def test_a_clock_that_is_decades_ahead_costs_little_and_sends_one_digest() -> None:
    found = rules.plan_schedule(
        schedule(Timing(at=EIGHT, zone="UTC"), settled=utc("2026-03-01T08:00")), utc("2106-03-04T10:00")
    )

    assert found.delivery is not None
    assert sum(each.count for each in found.skipped) <= rules.RECORDED.days


@given(
    steps=st.lists(st.integers(-3 * 1440, 3 * 1440), min_size=1, max_size=12),
    name=st.sampled_from(("Europe/Berlin", "Asia/Seoul", "America/St_Johns", "Pacific/Chatham")),
)
@settings(max_examples=60, deadline=None)
def test_whatever_the_clock_does_no_date_is_planned_twice_once_the_ledger_refuses_known_dates(
    steps: list[int], name: str
) -> None:
    now = utc("2026-03-20T12:00")
    current = schedule(Timing(at=EIGHT, zone=name), settled=now)
    known: set[date] = set()
    for step in steps:
        now += timedelta(minutes=step)
        found = rules.plan_schedule(current, now)
        if found.delivery is not None:
            assert found.delivery.due <= now
            known.add(found.delivery.key)
        assert found.next_due is not None
        assert found.next_due > now
        last = found.delivery.key if found.delivery else current.last_key
        current = schedule(Timing(at=EIGHT, zone=name), settled=found.settled, last_key=last)
        assert current.settled <= now


def test_the_end_of_the_calendar_ends_a_schedule() -> None:
    timing = Timing(at=EIGHT, zone="UTC")

    assert rules.list_next_times(timing, datetime(9999, 12, 31, 9, tzinfo=UTC), 1) == ()
    assert len(rules.list_next_times(timing, datetime(9999, 12, 29, 9, tzinfo=UTC), 5)) == 2


def test_a_clock_at_either_end_of_the_calendar_is_no_error() -> None:
    first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    late = Timing(at=time(23), zone="America/New_York")

    assert len(rules.list_next_times(late, first, 2)) == 2
    assert rules.list_next_times(late, last, 2) == ()
    assert rules.find_instant(date.max, time(23), ZoneInfo("America/New_York")) is None
    assert rules.plan_schedule(schedule(late, settled=last - DAY), last).next_due is None


def test_the_window_begins_where_the_last_delivered_digest_ended() -> None:
    now, due = utc("2026-03-02T11:00"), utc("2026-03-02T08:00")
    told = replace(
        schedule(Timing(at=EIGHT, zone="UTC"), settled=now),
        delivered_until=utc("2026-03-01T08:00"),
        delivered_through=7,
    )

    late = rules.make_window(told, due=due, now=now, through=9)
    timely = rules.make_window(told, due=due, now=due, through=9)

    assert late == Window(since=utc("2026-03-01T08:00"), until=now, after=7, through=9, late_for=due)
    assert timely.late_for is None


@pytest.mark.parametrize(
    ("timing", "word"),
    [
        (Timing(at=EIGHT, zone="Europe/Atlantis"), "time zone"),
        (Timing(at=EIGHT, zone="../etc/passwd"), "time zone"),
        (Timing(at=EIGHT, zone=""), "time zone"),
        (Timing(at=time(8, 0, 1), zone="UTC"), "minutes"),
        (Timing(at=EIGHT, zone="UTC", days=Days(DayRule.CHOSEN)), "day of the week"),
        (Timing(at=EIGHT, zone="UTC", days=Days(DayRule.CHOSEN, frozenset({7}))), "day of the week"),
        (Timing(at=EIGHT, zone="UTC", days=Days(DayRule.DAY_OF_MONTH, day=32)), "between 1 and 31"),
        (Timing(at=EIGHT, zone="UTC", days=Days(DayRule.DAY_OF_MONTH)), "between 1 and 31"),
        (Timing(at=EIGHT, zone="UTC", lateness=timedelta(seconds=1)), "lateness"),
        (Timing(at=EIGHT, zone="UTC", lateness=timedelta(days=30)), "lateness"),
    ],
)
def test_a_timing_that_can_not_be_kept_is_refused_with_a_reason(timing: Timing, word: str) -> None:
    with pytest.raises(ScheduleError, match=word):
        rules.check_timing(timing)


def test_a_timing_that_can_be_kept_is_taken() -> None:
    rules.check_timing(Timing(at=EIGHT, zone="Asia/Seoul", days=Days(DayRule.DAY_OF_MONTH, day=31)))


def a_run(
    day: int,
    kind: DigestKind | None,
    state: DeliveryState = DeliveryState.SENT,
    by: DeliveryKind = DeliveryKind.SCHEDULED,
) -> Run:
    at = datetime(2026, 3, 1, 8, tzinfo=UTC) + timedelta(days=day)
    return Run(
        slot=str(day), last_slot=str(day), count=1, kind=by, state=state, due=at, late=False, digest_kind=kind,
        window=None, finished_at=at + timedelta(seconds=2) if state is DeliveryState.SENT else None, reason=None,
        messages=(), reference="", left_out=(),
    )  # fmt: skip


def test_after_three_days_without_news_a_line_comes_once_a_week_until_there_is_news() -> None:
    runs: list[Run] = [a_run(0, DigestKind.NEWS)]
    sent = []
    for day in range(1, 30):
        if day == 20:
            runs.insert(0, a_run(day, DigestKind.NEWS))
        elif rules.stays_silent(runs, datetime(2026, 3, 1, 8, tzinfo=UTC) + timedelta(days=day)):
            runs.insert(0, a_run(day, DigestKind.NOTHING, DeliveryState.EMPTY))
        else:
            runs.insert(0, a_run(day, DigestKind.ONE_LINE))
            sent.append(day)

    assert sent == [1, 2, 3, 10, 17, 21, 22, 23]


def test_lines_that_somebody_asked_for_and_runs_that_failed_dont_count() -> None:
    runs = [
        a_run(5, DigestKind.ONE_LINE, by=DeliveryKind.RUN),
        a_run(4, DigestKind.ONE_LINE),
        a_run(3, None, DeliveryState.SKIPPED),
        a_run(2, DigestKind.ONE_LINE, DeliveryState.FAILED),
        a_run(1, DigestKind.ONE_LINE),
        a_run(0, DigestKind.FIRST),
        a_run(-1, DigestKind.ONE_LINE),
    ]

    assert [run.slot for run in rules.list_lines(runs)] == ["4", "1"]
