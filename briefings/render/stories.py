"""Stories for a terminal, and for programs."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from briefings.model.stories import Story, StoryDocument
from briefings.render.labels import ENGLISH
from briefings.render.phrases import LONGEST_NAME, LONGEST_TITLE, Phrases
from briefings.text.cleaning import clean
from briefings.text.shortening import shorten_name

#: Publishers that are named of one story.
_MOST_NAMED = 6


def render_stories_json(stories: Sequence[Story]) -> str:
    """Return stories as one JSON object, ending in a line break.

    `first`, `last` and `published` are ISO 8601, a day or a time as it is known; `publishers` counts independent ones:
    near-copies and a family's papers once. `path` is within the folder.
    """
    page = {"schema": 2, "stories": [_dump_story(story) for story in stories]}
    made = json.dumps(page, ensure_ascii=False, indent=2)
    # A lone surrogate can't be written as UTF-8.
    return made.encode("utf-8", "replace").decode("utf-8") + "\n"


def _dump_story(story: Story) -> dict[str, Any]:
    return {
        "id": story.id,
        "title": clean(story.title),
        "first": story.first,
        "last": story.last,
        "publishers": story.publishers,
        "documents": [_dump_document(document) for document in story.documents],
    }


def _dump_document(document: StoryDocument) -> dict[str, Any]:
    made: dict[str, Any] = {
        "document": document.document,
        "path": document.path,
        "publisher": document.publisher,
        "published": document.published,
    }
    if document.item:
        made["item"] = document.item
    if document.report != document.document:
        made["copy_of"] = document.report
    return made


def render_stories_terminal(stories: Sequence[Story], *, left_out: int = 0) -> str:
    """Return a headline a story, with when and by whom it is reported beneath; `left_out` more are counted."""
    return "".join(f"{line}\n" for line in _lines(stories, left_out))


def _lines(stories: Sequence[Story], left_out: int) -> Iterator[str]:
    say = Phrases(ENGLISH)
    for story in stories:
        yield shorten_name(clean(story.title), LONGEST_TITLE)
        yield f"  {_describe(story, say)}"
    if left_out:
        total = len(stories) + left_out
        yield f"… {left_out:,} more of {total:,} stories: --all"


def _describe(story: Story, say: Phrases) -> str:
    days = [say.day(date.fromisoformat(value[:10])) for value in (story.first, story.last) if value]
    parts = [" to ".join(dict.fromkeys(days)) or say.words["citation.undated"]]
    names = list(dict.fromkeys(document.publisher for document in story.documents if document.publisher))
    if names:
        shown = ", ".join(shorten_name(clean(name), LONGEST_NAME) for name in names[:_MOST_NAMED])
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        counted = f"{say.count('coverage.publishers', story.publishers)}: " if len(names) > 1 else ""
        parts.append(f"{counted}{shown}{more}")
    if len(story.documents) > 1:
        parts.append(say.count("coverage.documents", len(story.documents)))
    return " · ".join(parts)
