"""Which story stands first."""

from briefings.model.stories import StoryDocument
from briefings.stories import make_stories


def documents(name: str, *days: str | None, title: str | None = "Ferry aground") -> list[StoryDocument]:
    """Return a story's documents, each of another publisher."""
    return [
        StoryDocument(
            document=f"{name}{at}",
            root="/",
            path=f"{name}{at}.md",
            title=title,
            first_words="A ferry ran",
            publisher=f"{name} {at}",
            published=day,
            report=f"{name}{at}",
        )
        for at, day in enumerate(days)
    ]


def order(**stories: list[StoryDocument]) -> list[str]:
    return [story.id for story in make_stories(stories)]


def test_what_six_report_stands_before_forty_later_stories_of_one() -> None:
    later = {f"later{at}": documents(f"p{at}", "2026-03-03") for at in range(40)}

    assert order(**later, ferry=documents("f", *["2026-03-02"] * 6))[0] == "ferry"


def test_a_story_of_the_newest_day_with_three_publishers_stands_below_no_older_one() -> None:
    assert order(old=documents("a", *["2026-03-01"] * 40), new=documents("b", *["2026-03-02"] * 3)) == ["new", "old"]


def test_of_two_equally_reported_the_newer_stands_first() -> None:
    assert order(old=documents("a", "2026-03-01"), new=documents("b", "2026-03-02T09:00:00+00:00")) == ["new", "old"]


def test_undated_stories_stand_after_all_dated_ones() -> None:
    assert order(undated=documents("a", *[None] * 9), old=documents("b", "1999-01-01")) == ["old", "undated"]


def test_a_story_tells_its_first_and_last_date_whatever_their_precision() -> None:
    (story,) = make_stories(
        {"x": documents("a", "2026-03-02", "2026-03-02T18:00:00+00:00", "2026-03-02T06:00:00+00:00")}
    )

    assert (story.first, story.last) == ("2026-03-02T06:00:00+00:00", "2026-03-02T18:00:00+00:00")


def test_a_story_without_a_headline_is_called_by_its_first_words() -> None:
    (story,) = make_stories({"x": documents("a", None, title=None)})

    assert story.title == "A ferry ran …"
