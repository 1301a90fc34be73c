"""Numbers that keep rows in the order in which they are read: by day, document, and place in the document.

A document's key is its publication day (22 bits, 0: undated) and its serial (22 bits: 4 million documents); a row of
a document adds its number there (18 bits). So the newest documents are a range's end, a window of days is a range, and
so are the rows of one document: no index is needed for any of the three.
"""

from datetime import date

from briefings.model.moments import MOMENTS_OF_DAY

_SERIAL_BITS = 22
_NUMBER_BITS = 18

#: Rows of one kind that a document can have; further ones are left out (a file of 10 MB has some 100,000 sentences).
MOST_ROWS = 1 << _NUMBER_BITS
#: Above every key of a document.
END = 1 << 62


def document_key(published: date | None, serial: int) -> int:
    """Return a document's key."""
    day = 0 if published is None else published.toordinal()
    return day << _SERIAL_BITS | serial


def row_key(document: int, number: int) -> int:
    """Return the key of a document's row, `number` counted from 0."""
    return document << _NUMBER_BITS | number


def document_of(row: int) -> int:
    """Return the key of the document that a row belongs to."""
    return row >> _NUMBER_BITS


def shift_row_key(expression: str) -> str:
    """Return the SQL of `document_of`."""
    return f"({expression} >> {_NUMBER_BITS})"


def year_of(document: int) -> int | None:
    """Return the year of the publication day that a document's key holds; None: undated."""
    day = document >> _SERIAL_BITS
    return date.fromordinal(day).year if day else None


def start_of_days(document: int, days: int) -> int:
    """Return the lowest key of a document published in so many days up to the day of this one; undated: 0."""
    day = document >> _SERIAL_BITS
    return max(day - days + 1, 1) << _SERIAL_BITS if day else 0


def span_of_year(year: int | None) -> tuple[int, int]:
    """Return the lowest key of a document published in a year, and the one after the last; None: of an undated one."""
    if year is None:
        return 0, document_key(date.min, 0)
    after = END >> _NUMBER_BITS if year == date.max.year else document_key(date(year + 1, 1, 1), 0)
    return document_key(date(year, 1, 1), 0), after


def moments_of(window: tuple[int, int]) -> tuple[int, int]:
    """Return the lowest moment (see model/moments.py) of a window of days, and the one after its last."""
    low, high = window
    return (low >> _SERIAL_BITS) * MOMENTS_OF_DAY, (high >> _SERIAL_BITS) * MOMENTS_OF_DAY


def number_of(row: int) -> int:
    """Return the number of a row within its document."""
    return row & (MOST_ROWS - 1)


def window(since: date | None, until: date | None) -> tuple[int, int]:
    """Return the lowest key of a document published from `since` to `until`, both included, and the one after the last.

    Undated documents lie in no window but the unlimited one.
    """
    low = 0 if since is None and until is None else document_key(since or date.min, 0)
    high = END >> _NUMBER_BITS if until is None else (until.toordinal() + 1) << _SERIAL_BITS
    return low, high
