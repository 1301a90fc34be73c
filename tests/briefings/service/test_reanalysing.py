"""After the analysis has changed, documents are read again in the background; the old rows answer meanwhile."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefings import DigestKind, Question, Request, open_service, render_json, render_terminal
from briefings.analysis import ANALYSIS_VERSION
from briefings.documents import parse
from briefings.library import Entry, open_library
from briefings.model.article import Article
from briefings.service.reading import analyse_article
from briefings.service.reanalysing import reanalyse_stored

from .conftest import LAKE, PORT, ROAD, words

BRIEF = Request(question=Question.BRIEF, topic="ghana")
HEAD = "---\ntitle: {title}\ndate: 2026-03-0{day}\npublisher: Harbour Times\n---\n\n"


def age(library: Path) -> None:
    """Make a library as an earlier version of the analysis would have left it."""
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("UPDATE documents SET analysis_version = ?", (ANALYSIS_VERSION - 1,))


def versions(library: Path) -> dict[str, int]:
    with closing(sqlite3.connect(library)) as connection:
        return dict(connection.execute("SELECT path, analysis_version - ? FROM documents", (ANALYSIS_VERSION,)))


@pytest.fixture(name="folder")
def folder_(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for day, (title, text) in enumerate({"Port": PORT, "Road": ROAD, "Lake": LAKE}.items(), 1):
        (folder / f"{title}.md").write_text(HEAD.format(title=title, day=day) + f"# {title}\n\n{text}", "utf-8")
    (folder / "plain.txt").write_text("A headline\n\nGhana waited for a bus.\n", "utf-8")
    return folder


@pytest.fixture(name="library")
async def library_(tmp_path: Path, folder: Path) -> Path:
    """Return a library that holds the folder."""
    library = tmp_path / "library.db"
    async with open_service(library, workers=0) as service:
        await service.load(folder)
    return library


async def test_what_an_earlier_version_found_answers_and_says_so_until_all_is_read_again(library, folder):
    async with open_service(library, workers=0) as service:
        before = await service.answer(BRIEF)
        age(library)
        folder.rename(folder.with_name("away"))
        await service.load(folder)
        meanwhile = await service.answer(BRIEF)
        count = await service.reanalyse()
        after = await service.answer(BRIEF)

    assert (before.coverage.outdated, meanwhile.coverage.outdated, after.coverage.outdated) == (0, 3, 0)
    assert "3 as read by an earlier version" in render_terminal(meanwhile, width=100)
    assert count == 4
    assert render_json(before) == render_json(meanwhile) == render_json(after)


async def test_the_newest_are_read_again_first(library, folder):
    age(library)
    async with open_service(library, workers=0) as service:
        await service.reanalyse(most=1)
        first = versions(library)
        report = await service.load(folder, most_outdated=1)

    assert first == {"Lake.md": 0, "Road.md": -1, "Port.md": -1, "plain.txt": -1}
    assert versions(library) == {"Lake.md": 0, "Road.md": 0, "Port.md": -1, "plain.txt": -1}
    assert (report.changed, report.outdated) == (1, 2)


async def test_a_new_file_comes_before_those_that_are_read_again(library, folder):
    age(library)
    (folder / "zebra.txt").write_text("Ghana counted its zebras.\n", "utf-8")
    async with open_service(library, workers=0) as service:
        report = await service.load(folder, most_outdated=0)

    assert (report.added, report.changed, report.outdated) == (1, 0, 4)


async def test_a_stored_article_is_the_one_that_was_parsed(library, folder):
    async with open_library(library) as opened:
        stored = [await opened.stored_article(id_) for id_ in await opened.versions()]

    assert {one[2].path: one[2] for one in stored if one is not None} == {
        file.name: parse(file.name, file.read_bytes()) for file in folder.iterdir()
    }


def fail_on_the_lake(article: Article) -> Entry:
    if "Kenya" in article.text:
        raise ValueError(article.path)
    return analyse_article(article)


async def test_a_document_that_fails_keeps_what_was_found_and_is_not_tried_again(library):
    age(library)
    async with open_library(library, analysis_version=ANALYSIS_VERSION) as opened:
        count = await reanalyse_stored(opened, executor=None, analyser=fail_on_the_lake)
        left = await opened.outdated_documents(9)

    assert (count, left) == (3, [])
    assert versions(library) == {"Lake.md": -1, "Road.md": 0, "Port.md": 0, "plain.txt": 0}
    async with open_service(library, workers=0) as service:
        assert (await service.answer(Request(question=Question.BRIEF, topic="kenya"))).found


async def test_what_changed_while_it_was_read_again_is_left_as_it_is(library):
    async with open_library(library, analysis_version=ANALYSIS_VERSION) as opened:
        document = next(iter(await opened.versions()))
        stored = await opened.stored_article(document)
        assert stored is not None
        article = stored[2]
        other = Article(path=article.path, text="Another text.", body=())

        assert not await opened.replace(document, analyse_article(other), analysis_version=ANALYSIS_VERSION)
        assert not await opened.replace("gone", analyse_article(article), analysis_version=ANALYSIS_VERSION)
        assert await opened.stored_article(document) == stored


async def test_a_digest_due_meanwhile_tells_the_news_and_nothing_again(desk):
    await desk.compose()
    library = desk.folder.with_name("library.db")
    age(library)
    (desk.folder / "road.md").write_text(HEAD.format(title="road", day=2) + ROAD, "utf-8")
    await desk.service.load(desk.folder, most_outdated=0)
    meanwhile = await desk.compose()
    await desk.service.load(desk.folder)
    after = await desk.compose()

    assert meanwhile.kind is DigestKind.NEWS
    assert "Nobody will wait" in words(meanwhile)
    assert "Every crane" not in words(meanwhile)
    assert after.kind is DigestKind.ONE_LINE
