"""Moments of publication: a day as the document writes it, and the time of day where it states one."""

from datetime import date, time

#: Seconds by which zones move a time of day out of its day in UTC: 14 hours ahead at the most, as many behind.
_ZONES = 14 * 3600
#: Moments that a day has, in all zones.
MOMENTS_OF_DAY = 24 * 3600 + 2 * _ZONES


def order_moment(day: date | None, at: time | None) -> int:
    """Return a number that sorts moments: by day as written, within one by its time in UTC; undated ones are lowest.

    A day without a time comes before all times of it; a time without a zone counts as UTC.
    """
    if day is None:
        return 0
    number = day.toordinal() * MOMENTS_OF_DAY
    if at is None:
        return number
    offset = at.utcoffset()
    seconds = at.hour * 3600 + at.minute * 60 + at.second - (0 if offset is None else round(offset.total_seconds()))
    return number + 1 + min(max(seconds + _ZONES, 0), MOMENTS_OF_DAY - 2)


def write_moment(day: date | None, at: time | None) -> str | None:
    """Return a moment in ISO 8601: '2025-03-04', '2025-03-04T08:00:00', '2025-03-04T08:00:00+01:00'; None: undated."""
    if day is None:
        return None
    return day.isoformat() if at is None else f"{day.isoformat()}T{at.isoformat('seconds')}"
