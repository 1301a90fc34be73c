"""A library made by version 0.1 (`library-0.1.db.gz`, from four documents of our own) is converted when it is opened.

It was made by that version's own code and holds what its analysis found; its folders are gone.
"""

import gzip
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from briefings.library import Library, open_library
from briefings.model.analysis import Precision, day
from briefings.model.audience import EVERYTHING
from briefings.model.findings import Topic
from briefings.questions.brief import BRIEF
from briefings.questions.sources import SOURCES

MADE = Path(__file__).with_name("library-0.1.db.gz")
ANY_TOPIC = Topic(words="")


@pytest.fixture(name="path")
def path_(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    path.write_bytes(gzip.decompress(MADE.read_bytes()))
    return path


@pytest.fixture(name="library")
async def library_(path: Path):
    async with open_library(path, analysis_version=8) as library:
        yield library


async def test_its_documents_answer_and_are_known_as_outdated(library: Library):
    found = await library.reader(EVERYTHING).findings(ANY_TOPIC, reach=BRIEF.reach)

    assert [document.path for document in found.documents.values()] == [
        "ferry.md", "finland.txt", "tunnel.txt", "undated.txt",
    ]  # fmt: skip
    assert {document.outdated for document in found.documents.values()} == {True}
    assert {document.item for document in found.documents.values()} == {""}
    assert await library.outdated_documents(9) == list(found.documents)


async def test_a_document_s_version_is_the_hash_of_its_file(library: Library):
    found = await library.reader(EVERYTHING).findings(ANY_TOPIC, reach=SOURCES.reach)
    versions = await library.versions()
    files = {**await library.files("/gone/news"), **await library.files("/gone/notes")}

    assert {one.path: one.version for one in found.documents.values()} == {
        path: file.content_hash for path, file in files.items()
    }
    assert {one.id: one.version for one in found.documents.values()} == versions


async def test_what_was_said_when_is_kept_and_can_be_asked_for(library: Library):
    reader = library.reader(EVERYTHING)
    (dahl,) = await reader.names_called(["Ingrid Dahl"])
    found = await reader.findings(ANY_TOPIC, reach=BRIEF.reach)
    spoken = await reader.statements([dahl.id], date(2024, 3, 4), date(2024, 3, 4))
    before = await reader.statements([dahl.id], None, date(2024, 3, 3))

    assert [one.said for one in found.quotations if one.said] == [day(date(2024, 3, 4))]
    assert {one.said.precision for one in found.positions if one.said} == {Precision.DAY}
    assert [one.parts.pieces for one in spoken.quotations] == [("“Nobody takes the boat since the tunnel opened,”",)]
    assert spoken.positions
    assert (before.quotations, before.positions) == ((), ())


async def test_its_articles_can_be_analysed_again_without_their_files(library: Library):
    articles = {}
    for document in await library.versions():
        stored = await library.stored_article(document)
        assert stored is not None
        root, _, article = stored
        articles[article.path] = article
        assert root.startswith("/gone/")

    titles = {path: article.title_span and article.title_span.of(article.text) for path, article in articles.items()}
    assert titles == {
        "ferry.md": "Ferry line to Skarvik will close in May",
        "finland.txt": None,
        "tunnel.txt": None,
        "undated.txt": "Old notes",
    }
    assert articles["ferry.md"].publisher == "Coast Courier"


async def test_names_keep_their_totals_for_every_audience(library: Library):
    everything = await library.reader(EVERYTHING).names_called(["Norway"])
    news = await library.reader(EVERYTHING.within("/gone/news")).names_called(["Norway"])
    notes = await library.reader(EVERYTHING.within("/gone/notes")).names_called(["Norway"])

    assert (news[0].mentions + notes[0].mentions, news[0].documents + notes[0].documents) == (
        everything[0].mentions,
        everything[0].documents,
    )


async def test_documents_come_and_go_as_in_a_library_of_this_version(library: Library, path: Path):
    assert await library.forget("/gone/news") == 3
    assert await library.forget("/gone/notes") == 1

    with closing(sqlite3.connect(path)) as connection:
        tables = ("roots", "documents", "texts", "sentences", "actors", "actor_documents", "document_actors", "aliases",
                  "alias_words", "positions", "quotations", "events")  # fmt: skip
        left = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
        connection.execute("INSERT INTO sentence_words (sentence_words) VALUES ('integrity-check')")
    assert set(left.values()) == {0}


async def test_a_copy_of_it_is_left_beside_it(library: Library, path: Path):
    copy = path.with_name("library.before-3.db")

    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert connection.execute("SELECT count(*) FROM documents").fetchone() == (4,)
