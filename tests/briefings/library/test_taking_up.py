import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from briefings.analysis import analyse
from briefings.library import KnownFile, make_entry, open_library
from briefings.model.article import Article, BasedOn
from briefings.model.audience import EVERYTHING
from briefings.model.findings import Topic
from briefings.model.spans import Span, stable_id
from briefings.questions.brief import BRIEF
from briefings.questions.sources import SOURCES

from .conftest import NOW, store

HARBOUR = "Kari Holm opened the harbour of Vellport. Holm said that Norway would pay.\n\n“We will see,” said Per Holm."
STORM = "A storm hit Oslo on 2024-02-03. The finance minister Kari Holm said that the Fjord Union must help."
ANY_TOPIC = Topic(words="")


def rows(path: Path, *, but: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Return every table's rows but those of `but`."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if name not in but and not name.startswith("sentence_words")
        ]
        found = {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}
        found["words"] = connection.execute(
            "SELECT rowid FROM sentence_words WHERE sentence_words MATCH 'h* OR w* OR s* OR p*' ORDER BY rowid"
        ).fetchall()
        connection.execute("INSERT INTO sentence_words (sentence_words) VALUES ('integrity-check')")
    return found


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("VELLPORT, Norway (Sound Press) — The harbour is open.", "The harbour is open."),
        ("Vellport (CNN) The harbour is open.", "The harbour is open."),
        ("Mayor Holm Kari HolmPoll: Holm leads MORE on Monday opened it.", "Mayor Holm on Monday opened it."),
        ("]] The harbour is open.", "The harbour is open."),
        ("“Open,” said Kari Holm.", "“Open,” said Kari Holm."),
        ("Kari Holm (Greens) opened it.", "Kari Holm (Greens) opened it."),
        ("HARBOUR — and quay — are open.", "HARBOUR — and quay — are open."),
    ],
)
def test_a_document_without_a_title_is_called_by_the_words_of_its_text(text, called):
    article = Article(path="a.txt", text=text, body=(Span(0, len(text)),))

    assert make_entry(article, analyse(article)).first_words == called


async def test_a_stored_document_is_found_with_every_field(library, take):
    original = BasedOn(author="Bo", publisher="The Post", date=date(2024, 1, 1), url="https://post.example/1")
    fields = {"title": "Harbour", "author": "Ann", "publisher": "Notes", "url": "https://n.example", "licence": "CC0"}
    article = await take("sub/harbour.md", HARBOUR, date(2024, 1, 2), based_on=original, **fields)
    found = await library.reader(EVERYTHING).findings(ANY_TOPIC, reach=SOURCES.reach)
    (document,) = found.documents.values()

    assert document.id == stable_id("document", "sub/harbour.md")
    assert (document.root, document.path, document.published) == ("/a", "sub/harbour.md", date(2024, 1, 2))
    assert {name: getattr(document, name) for name in fields} == fields
    assert document.based_on == original
    assert document.first_words == "Kari Holm opened the harbour of Vellport. Holm said that Norway would"
    assert (document.words, document.loaded_at) == (len(HARBOUR.split()), NOW)
    assert await library.reader(EVERYTHING).texts([document.id, "gone"]) == {document.id: HARBOUR}
    stored = await library.reader(EVERYTHING).stored_text(document.id)
    assert stored is not None
    assert (stored.document, stored.text, stored.paragraphs) == (document, HARBOUR, article.body)
    assert [span.of(HARBOUR) for span in stored.sentences][:2] == [
        "Kari Holm opened the harbour of Vellport.",
        "Holm said that Norway would pay.",
    ]
    assert await library.reader(EVERYTHING).stored_text("gone") is None


async def test_documents_of_one_day_are_ordered_by_their_times_and_keep_them(library, take):
    day, seoul = date(2024, 1, 2), timezone(timedelta(hours=9))
    await take("noon.txt", HARBOUR, day, published_time=time(12, tzinfo=UTC))
    await take("day.txt", HARBOUR, day, first_published=date(2023, 1, 2))
    await take("before.txt", STORM, date(2024, 1, 1), published_time=time(23))
    await take("evening.txt", STORM, day, published_time=time(20, 15, tzinfo=seoul))  # 11:15 UTC
    reader = library.reader(EVERYTHING)
    found = (await reader.findings(ANY_TOPIC, reach=SOURCES.reach)).documents.values()
    near = replace(SOURCES.reach, documents=2)
    two = (await reader.findings(ANY_TOPIC, reach=near, since=day)).documents.values()

    assert [one.path for one in found] == ["noon.txt", "evening.txt", "day.txt", "before.txt"]
    assert [(one.published_time, one.first_published) for one in found] == [
        (time(12, tzinfo=UTC), None), (time(20, 15, tzinfo=seoul), None), (None, date(2023, 1, 2)), (time(23), None)
    ]  # fmt: skip
    assert [one.path for one in two] == ["noon.txt", "evening.txt"]


async def test_what_is_known_of_files_is_told_by_root(library, desk):
    await store(library, desk, desk.article("a.txt", STORM), size=7, mtime_ns=8, content_hash="h", analysis_version=3)
    await library.touch("/a", "a.txt", size=9, mtime_ns=10)

    assert await library.files("/a") == {"a.txt": KnownFile(size=9, mtime_ns=10, content_hash="h", analysis_version=3)}
    assert await library.files("/b") == {}


async def test_storing_the_same_document_twice_changes_nothing(library, take, path):
    await take("a.txt", HARBOUR, date(2024, 1, 2))
    await take("b.txt", STORM)
    before = rows(path, but=("state",))
    await take("a.txt", HARBOUR, date(2024, 1, 2))

    assert rows(path, but=("state",)) == before


async def test_a_changed_document_takes_the_place_of_the_old_one(library, take):
    await take("a.txt", HARBOUR, date(2024, 1, 2))
    await take("a.txt", STORM, date(2023, 1, 2))
    found = await library.reader(EVERYTHING).findings(ANY_TOPIC, reach=BRIEF.reach)
    stats = await library.reader(EVERYTHING).stats()

    assert [document.published for document in found.documents.values()] == [date(2023, 1, 2)]
    assert (stats.documents, stats.sentences, stats.actors) == (1, 2, 3)
    assert await library.reader(EVERYTHING).has_words("storm")
    assert not await library.reader(EVERYTHING).has_words("harbour")


async def test_a_removed_document_leaves_nothing(library, take, path):
    empty = rows(path, but=("state",))
    await take("a.txt", HARBOUR, date(2024, 1, 2), title="A title apart")
    await take("b.txt", STORM)
    removed = await library.remove("/a", ["a.txt", "gone.txt", "b.txt"])

    assert removed == 2
    assert rows(path, but=("state",)) == empty


async def test_what_comes_and_goes_leaves_what_a_fresh_library_has(library, desk, path, tmp_path):
    draw = random.Random(7)
    texts = [HARBOUR, STORM, f"{STORM}\n\n{HARBOUR}", "Nobody said that North Velland slept."]
    present: dict[str, tuple[str, date | None]] = {}
    for _ in range(60):
        name = f"{draw.randrange(6)}.txt"
        if draw.random() < 0.35:
            await library.remove("/a", [name])
            present.pop(name, None)
        else:
            present[name] = draw.choice(texts), draw.choice([None, date(2024, 1, 1), date(2023, 5, 6)])
            await store(library, desk, desk.article(name, *present[name]))
    async with open_library(tmp_path / "fresh.db", clock=lambda: NOW) as fresh:
        for name in sorted(present):
            await store(fresh, desk, desk.article(name, *present[name]))

    # Serials, which tell documents of one day apart, depend on the order of loading; all that people see doesn't.
    keyed = ("state", "documents", "texts", "sentences", "positions", "quotations", "events", "words")
    got, wanted = rows(path), rows(tmp_path / "fresh.db")
    for table in ("actors", "aliases", "alias_words"):
        assert got[table] == wanted[table]
    assert {table: len(got[table]) for table in keyed[1:]} == {table: len(wanted[table]) for table in keyed[1:]}
    assert sorted(row[2] for row in got["documents"]) == sorted(row[2] for row in wanted["documents"])


async def test_roots_come_and_go_apart(library, take):
    await take("a.txt", HARBOUR, root="/a")
    await take("b.txt", STORM, root="/b")
    await library.remove("/a", ["b.txt"])

    assert await library.roots() == ("/a", "/b")
    assert await library.forget("/a") == 1
    assert await library.roots() == ("/b",)
    assert list(await library.files("/b")) == ["b.txt"]
    assert await library.forget("/never loaded") == 0


async def test_the_same_path_in_two_roots_is_two_documents_with_lasting_ids(library, take):
    for root in ("/a", "/b", "/a", "/b"):
        await take("x.txt", HARBOUR, root=root)
    found = await library.reader(EVERYTHING).findings(ANY_TOPIC, reach=BRIEF.reach)

    assert {document.root: document.id for document in found.documents.values()} == {
        "/a": stable_id("document", "x.txt"),
        "/b": stable_id("document", "/b", "x.txt"),
    }


async def test_the_revision_rises_with_every_change_of_content_and_with_no_other(library, take):
    revisions = [await library.revision()]
    await take("a.txt", HARBOUR)
    revisions.append(await library.revision())
    await library.touch("/a", "a.txt", size=3, mtime_ns=4)
    await library.remove("/a", ["gone.txt"])
    revisions.append(await library.revision())
    await library.forget("/a")
    revisions.append(await library.revision())

    assert revisions[0] < revisions[1] == revisions[2] < revisions[3]


async def test_the_totals_are_told(library, take):
    empty = await library.reader(EVERYTHING).stats()
    await take("a.txt", HARBOUR, date(2024, 1, 2), publisher="The Post")
    await take("b.txt", STORM, date(2024, 3, 4), publisher="The Post")
    await take("c.txt", "Nothing happened.")
    stats = await library.reader(EVERYTHING).stats()

    assert (empty.documents, empty.first, empty.last, empty.loaded_at) == (0, None, None, None)
    assert (stats.documents, stats.publishers, stats.undated, stats.actors) == (3, 1, 1, 5)
    assert (stats.first, stats.last, stats.loaded_at) == (date(2024, 1, 2), date(2024, 3, 4), NOW)
    assert (stats.sentences, stats.quotations) == (6, 1)


async def test_a_document_without_sentences_or_names_is_kept(library, desk):
    await store(library, desk, desk.article("a.txt", "no sentence at all"))
    found = await library.reader(EVERYTHING).findings(ANY_TOPIC, reach=BRIEF.reach)

    assert [document.path for document in found.documents.values()] == ["a.txt"]
    assert (found.sentences, found.actors) == ((), ())


async def test_a_file_may_hold_many_documents_with_lasting_ids(library, desk):
    file = {"root": "/a", "size": 1, "mtime_ns": 2, "content_hash": "x", "analysis_version": 1}
    rows = {item: desk.entry("rows.csv", f"Norway waited {item}.", item=item) for item in ("1", "2", "3")}
    await library.store(*rows.values(), **file)
    first = await library.versions()
    rows["2"] = desk.entry("rows.csv", "Norway slept.", item="2")
    del rows["3"]
    await library.store(*rows.values(), **{**file, "content_hash": "y"})
    second = await library.versions()
    found = await library.reader(EVERYTHING).findings(ANY_TOPIC, reach=BRIEF.reach)

    ids = {item: stable_id("document", "rows.csv", item) for item in ("1", "2", "3")}
    assert set(first) == set(ids.values())
    assert set(second) == {ids["1"], ids["2"]}
    assert second[ids["1"]] == first[ids["1"]]
    assert second[ids["2"]] != first[ids["2"]]
    assert {(one.path, one.item) for one in found.documents.values()} == {("rows.csv", "1"), ("rows.csv", "2")}
    assert await library.files("/a") == {
        "rows.csv": KnownFile(size=1, mtime_ns=2, content_hash="y", analysis_version=1, documents=2)
    }
    assert await library.remove("/a", ["rows.csv"]) == 1
    assert await library.versions() == {}
