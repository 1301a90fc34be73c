"""How much a story weighs: what many report, of today, comes first."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from math import log2
from typing import NamedTuple

from briefings.model.stories import Story

#: Publishers from which a story of the newest day never stands below an older one.
_SURELY = 3
_NEW = timedelta(hours=24)


class Weight(NamedTuple):
    """Where a story stands: the highest first. Undated stories stand after all dated ones.

    A named tuple and not a dataclass: hundreds are held against each other.
    """

    dated: bool
    #: Whether it is of the newest day and several publishers report it.
    surely: bool
    #: log2 of the publishers and of the aboutness, less a unit for each day of age.
    weight: float


def find_newest(stories: Sequence[Story]) -> datetime | None:
    """Return when the newest document of any story was published; None: all are undated."""
    return max((read_time(story.last) for story in stories if story.last), default=None)


def weigh_story(story: Story, newest: datetime | None, aboutness: float = 1.0) -> Weight:
    """Return where a story stands.

    Args:
        story: The story.
        newest: When the newest document was published that the answer may use: age is counted from there.
        aboutness: The share of the best report's first ten sentences that name the topic; 1 without a topic.
    """
    publishers = max(1, story.publishers)
    value = log2(publishers) + log2(max(0.1, aboutness))
    if story.last is None or newest is None:
        return Weight(dated=False, surely=False, weight=value)
    last = read_time(story.last)
    surely = publishers >= _SURELY and last.date() == newest.date()
    return Weight(dated=True, surely=surely, weight=value - (newest - last).total_seconds() / 86_400)


def is_new(published: str | None, now: datetime | None) -> bool:
    """Tell whether something was published within the last 24 hours; nobody's reading is recorded.

    >>> morning = datetime(2026, 3, 5, 8, tzinfo=UTC)
    >>> is_new("2026-03-04", morning), is_new("2026-03-03", morning), is_new("2026-03-04", None)
    (True, False, False)
    """
    # A day's time is noon, which may be ahead.
    return published is not None and now is not None and abs(now - read_time(published)) <= _NEW


# An answer asks for the same days again and again; at about 200 bytes each some 200 kB.
@lru_cache(maxsize=1024)
def read_time(published: str) -> datetime:
    """Return the time that a day or a time in ISO 8601 stands for; a day's is noon, and no zone is UTC."""
    if len(published) == len("YYYY-MM-DD"):
        return datetime.combine(date.fromisoformat(published), time(12), UTC)
    at = datetime.fromisoformat(published)
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)
