"""What is listed of stories, and in which order: what many report, of today, comes first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from math import log2

from briefings.model.stories import Story, StoryDocument
from briefings.stories.publishers import count_publishers

#: Publishers from which a story of the newest day never stands below an older one.
_SURELY = 3


@dataclass(frozen=True, slots=True, order=True)
class Weight:
    """Where a story stands: the highest first. Undated stories stand after all dated ones."""

    dated: bool
    #: Whether it is of the newest day and several publishers report it.
    surely: bool
    #: log2 of the publishers and of the aboutness, less a unit for each day of age.
    weight: float


def make_stories(documents: Mapping[str, Sequence[StoryDocument]]) -> tuple[Story, ...]:
    """Return stories by weight from their documents, which are given by the stories' ids, the earliest first."""
    made = [_make_story(id_, its) for id_, its in documents.items() if its]
    newest = find_newest(made)
    return tuple(sorted(made, key=lambda story: (weigh_story(story, newest), story.last or "", story.id), reverse=True))


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


def read_time(published: str) -> datetime:
    """Return the time that a day or a time in ISO 8601 stands for; a day's is noon, and no zone is UTC."""
    if len(published) == len("YYYY-MM-DD"):
        return datetime.combine(date.fromisoformat(published), time(12), UTC)
    at = datetime.fromisoformat(published)
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def _make_story(id_: str, documents: Sequence[StoryDocument]) -> Story:
    dates = sorted((one.published for one in documents if one.published is not None), key=read_time)
    return Story(
        id=id_,
        title=_choose_title(documents),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        publishers=count_publishers(documents),
        documents=tuple(documents),
    )


def _choose_title(documents: Sequence[StoryDocument]) -> str:
    """Return the earliest report's headline; where none has one, what it begins with, or its file's name."""
    titles = [one.title for one in documents if one.title and one.title.strip()]
    beginnings = [f"{one.first_words.strip()} …" for one in documents if one.first_words.strip()]
    return next(iter([*titles, *beginnings, documents[0].path]))
