from datetime import UTC, date, datetime, time, timedelta, timezone

from hypothesis import given, strategies as st

from briefings.model.moments import order_moment, write_moment

ZONES = st.none() | st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.tuples(st.none() | st.dates(), st.none() | st.times(timezones=ZONES))


@given(MOMENTS, MOMENTS)
def test_days_come_before_times(one, other):
    days = [day.toordinal() if day is not None else 0 for day, _ in (one, other)]

    if days[0] < days[1]:
        assert order_moment(*one) < order_moment(*other)


@given(st.dates(), st.times(timezones=ZONES), st.times(timezones=ZONES))
def test_within_a_day_the_earlier_moment_in_utc_comes_first_and_a_day_alone_before_all(day, one, other):
    def moment(at: time) -> datetime:
        # Of a day in the middle, for the first and the last day have no hour before and after them.
        return datetime.combine(date(2000, 1, 1), at.replace(microsecond=0), tzinfo=at.tzinfo or UTC)

    assert order_moment(day, None) < order_moment(day, one)
    assert (order_moment(day, one) < order_moment(day, other)) == (moment(one) < moment(other))


def test_a_moment_is_written_as_far_as_it_is_known():
    day = date(2025, 3, 4)

    assert write_moment(None, None) is None
    assert write_moment(day, None) == "2025-03-04"
    assert write_moment(day, time(8, 30)) == "2025-03-04T08:30:00"
    assert write_moment(day, time(8, tzinfo=timezone(timedelta(hours=9)))) == "2025-03-04T08:00:00+09:00"
