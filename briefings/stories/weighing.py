"""What is listed of stories, and in which order."""

from collections.abc import Mapping, Sequence

from briefings.model.stories import Story, StoryDocument
from briefings.model.story_weight import find_newest, read_time, weigh_story
from briefings.stories.publishers import count_publishers


def make_stories(documents: Mapping[str, Sequence[StoryDocument]]) -> tuple[Story, ...]:
    """Return stories by weight from their documents, which are given by the stories' ids, the earliest first."""
    made = [_make_story(id_, its) for id_, its in documents.items() if its]
    newest = find_newest(made)
    return tuple(sorted(made, key=lambda story: (weigh_story(story, newest), story.last or "", story.id), reverse=True))


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
