"""Stories in a library, as documents come, change and go."""

import sqlite3
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from briefings import Service, Story, open_service
from tests.briefings.stories.conftest import BUDGET, FERRY
from tests.briefings.stories.test_copies import TEXT

HEAD = "---\n{title}date: {date}\npublisher: {publisher}\n---\n\n{lead}\n"


def write(folder: Path, name: str, title: str | None, lead: str, day: str = "2026-03-02") -> None:
    folder.mkdir(exist_ok=True)
    headline = "" if title is None else f"title: {title!r}\n"
    words = HEAD.format(title=headline, date=day, publisher=f"{name} Bell", lead=lead)
    (folder / f"{name}.md").write_text(words, "utf-8")


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    for at, words in enumerate(FERRY):
        write(tmp_path / "news", f"ferry{at}", *words)
    for at, words in enumerate(BUDGET):
        write(tmp_path / "news", f"budget{at}", *words)
    return tmp_path / "news"


@pytest.fixture(name="service")
async def _service(tmp_path: Path) -> AsyncIterator[Service]:
    async with open_service(tmp_path / "library.db", workers=0) as service:
        yield service


def paths(stories: tuple[Story, ...]) -> set[frozenset[str]]:
    return {frozenset(one.path.removesuffix(".md") for one in story.documents) for story in stories}


BOTH = {frozenset({"ferry0", "ferry1", "ferry2"}), frozenset({"budget0", "budget1"})}


async def test_what_is_loaded_is_grouped_and_each_document_is_in_one_story(service: Service, folder: Path) -> None:
    await service.load(folder)

    stories = await service.stories()
    assert paths(stories) == BOTH
    assert [story.publishers for story in stories] == [3, 2]


async def test_growth_in_any_order_gives_the_same_stories_and_ids_stay(
    service: Service, folder: Path, tmp_path: Path
) -> None:
    grown = tmp_path / "grown"
    grown.mkdir()
    before: dict[str, str] = {}
    for name in ("ferry2", "budget1", "ferry0", "budget0", "ferry1"):
        (folder / f"{name}.md").rename(grown / f"{name}.md")
        await service.load(grown)
        now = {one.document: story.id for story in await service.stories() for one in story.documents}
        assert now.items() >= before.items()
        before = now

    assert paths(await service.stories()) == BOTH


async def test_a_topic_leads_to_the_stories_about_it_with_all_their_documents(service: Service, folder: Path) -> None:
    await service.load(folder)

    assert paths(await service.stories("coastguard")) == {frozenset({"ferry0", "ferry1", "ferry2"})}
    assert await service.stories("zeppelin") == ()


async def test_days_leave_documents_out(service: Service, folder: Path) -> None:
    write(folder, "harvest", "Harvest fair opens", "The harvest fair of Lund opened.", "2026-04-01")
    await service.load(folder)

    assert paths(await service.stories(since=date(2026, 4, 1))) == {frozenset({"harvest"})}
    assert paths(await service.stories(until=date(2026, 3, 31))) == BOTH


async def test_a_story_lasts_from_the_first_moment_of_its_documents_to_the_last(
    service: Service, tmp_path: Path
) -> None:
    times = ("2026-03-02T21:00:00+09:00", "2026-03-02T14:30:00+01:00", "2026-03-02 15:00")
    for at, (words, time) in enumerate(zip(FERRY, times, strict=True)):
        write(tmp_path / "news", f"ferry{at}", *words[:2], time)

    await service.load(tmp_path / "news")

    (story,) = await service.stories()
    assert [one.path for one in story.documents] == ["ferry0.md", "ferry1.md", "ferry2.md"]
    assert (story.first, story.last) == ("2026-03-02T21:00:00+09:00", "2026-03-02T15:00:00")


async def test_near_copies_count_once_and_an_undated_one_joins_its_story(service: Service, tmp_path: Path) -> None:
    news = tmp_path / "news"
    write(news, "one", "Search for yacht ends", TEXT)
    write(news, "two", "Eleven days, no sign of the Sonja", TEXT, "2026-03-03")
    (news / "old.txt").write_text(TEXT, "utf-8")

    await service.load(news)

    (story,) = await service.stories()
    assert len(story.documents) == 3
    assert (story.publishers, {one.report for one in story.documents}) == (1, {story.documents[0].document})


async def test_a_document_that_goes_leaves_its_story_and_its_copies_stay_one_report(
    service: Service, tmp_path: Path
) -> None:
    news = tmp_path / "news"
    for name in ("one", "two", "three"):
        write(news, name, "Search for yacht ends", TEXT)
    await service.load(news)
    (before,) = await service.stories()
    (news / before.documents[0].path).unlink()

    await service.load(news)

    (story,) = await service.stories()
    assert (story.id, len(story.documents), story.publishers) == (before.id, 2, 1)


async def test_when_several_copies_change_at_once_one_of_the_others_stands_for_those_that_stay(
    service: Service, tmp_path: Path
) -> None:
    news = tmp_path / "news"
    for name in ("one", "two", "three", "four"):
        write(news, name, "Search for yacht ends", TEXT)
    await service.load(news)
    # The one that stands for all, and the one that would stand for them next.
    for document in sorted((await service.stories())[0].documents, key=lambda one: one.document)[:2]:
        write(news, document.path.removesuffix(".md"), *BUDGET[0])

    await service.load(news)

    with sqlite3.connect(tmp_path / "library.db") as connection:
        dangling = connection.execute(
            "SELECT document FROM story_documents WHERE report NOT IN (SELECT document FROM story_documents)"
        ).fetchall()
    connection.close()
    assert sorted(len(story.documents) for story in await service.stories()) == [2, 2]
    assert dangling == []


async def test_a_document_that_changes_is_grouped_anew(service: Service, folder: Path) -> None:
    await service.load(folder)
    write(folder, "ferry2", *BUDGET[0])

    await service.load(folder)

    assert frozenset({"ferry0", "ferry1"}) in paths(await service.stories())


async def test_a_merge_is_logged(service: Service, folder: Path, tmp_path: Path) -> None:
    await service.load(folder)
    with sqlite3.connect(tmp_path / "library.db") as connection:
        connection.execute("UPDATE story_documents SET story = document")
        connection.execute("INSERT INTO story_waiting SELECT id, published FROM documents WHERE path = 'ferry1.md'")
        connection.execute(
            "UPDATE story_documents SET whole_day = 0 WHERE document IN (SELECT document FROM story_waiting)"
        )
    connection.close()

    await service.load(folder)

    assert frozenset({"ferry0", "ferry1", "ferry2"}) in paths(await service.stories())
    with sqlite3.connect(tmp_path / "library.db") as connection:
        kinds = [kind for (kind,) in connection.execute("SELECT kind FROM story_changes")]
    connection.close()
    assert kinds == ["merged", "merged"]
