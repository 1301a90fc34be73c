import asyncio
import inspect
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from briefings.errors import FullStoreError, LockedStoreError, NewerStoreError, NotOurStoreError
from briefings.library import KnownFile, Library, Reader, Refusal, open_library
from briefings.library.schema import APPLICATION_ID, MIGRATIONS
from briefings.model.audience import EVERYTHING
from briefings.model.digest import NewsFilter
from briefings.model.findings import Topic
from briefings.model.spans import Span, stable_id
from briefings.questions.brief import BRIEF
from briefings.stores import open_store

from .conftest import Newsdesk, store

TEXT = "Kari Holm said that Norway waits. Norway waited on 2024-02-03.\n\n“No,” said Per Holm."

REFUSAL = Refusal(
    file=KnownFile(size=1, mtime_ns=2, content_hash="x", analysis_version=3), reason="this document can't be processed"
)
#: The id of the document that is stored.
DOCUMENT = stable_id("document", "a.txt")

READERS = {
    "roots": lambda library: library.roots(),
    "roots_of": lambda library: library.roots_of(["x"]),
    "folders": lambda library: library.folders(),
    "rows": lambda library: library.rows("/a", "a.txt"),
    "files": lambda library: library.files("/a"),
    "revision": lambda library: library.revision(),
    "stats": lambda library: library.reader(EVERYTHING).stats(),
    "has_documents": lambda library: library.reader(EVERYTHING).has_documents(),
    "stored_text": lambda library: library.reader(EVERYTHING).stored_text("x"),
    "texts": lambda library: library.reader(EVERYTHING).texts(["x"]),
    "whole_texts": lambda library: library.reader(EVERYTHING).whole_texts(["x"]),
    "rules_at": lambda library: library.reader(EVERYTHING).rules_at("x", (Span(0, 1),)),
    "filter_documents": lambda library: library.reader(EVERYTHING).filter_documents(["x"], NewsFilter(words="harbour")),
    "titles": lambda library: library.reader(EVERYTHING).titles(["x"]),
    "names_matching": lambda library: library.reader(EVERYTHING).names_matching("Norway"),
    "names_near": lambda library: library.reader(EVERYTHING).names_near("Norwy"),
    "names_beginning": lambda library: library.reader(EVERYTHING).names_beginning("Nor"),
    "names_called": lambda library: library.reader(EVERYTHING).names_called(["Norway"]),
    "actor": lambda library: library.reader(EVERYTHING).actor("x"),
    "count_documents": lambda library: library.reader(EVERYTHING).count_documents("waited"),
    "count_in_small_letters": lambda library: library.reader(EVERYTHING).count_in_small_letters("waited"),
    "has_words": lambda library: library.reader(EVERYTHING).has_words("waited"),
    "refusals": lambda library: library.refusals("/a"),
    "count_refusals": lambda library: library.count_refusals(),
    "versions": lambda library: library.versions(),
    "findings_among": lambda library: library.reader(EVERYTHING).findings_among(Topic(words=""), ["x"]),
    "read_in_one": lambda library: library.reader(EVERYTHING).read_in_one(lambda held: held.names_matching("Norway")),
    "findings": lambda library: library.reader(EVERYTHING).findings(Topic(words="", text="waited"), reach=BRIEF.reach),
    "statements": lambda library: library.reader(EVERYTHING).statements(["x"], None, None),
    "outdated_documents": lambda library: library.outdated_documents(5),
    "stored_article": lambda library: library.stored_article("x"),
    "find_file": lambda library: library.find_file("x"),
    "list_origins": lambda library: library.list_origins(["x"]),
    "row_columns": lambda library: library.row_columns("/a"),
    "story_documents": lambda library: library.reader(EVERYTHING).story_documents(),
    "waits_for_grouping": lambda library: library.waits_for_grouping(),
}
WRITERS = {
    "store": lambda library, desk: store(library, desk, desk.article("new.txt", TEXT * 200)),
    "store_rows": lambda library, desk: library.store_rows(
        {"x": desk.entry("new.csv", TEXT * 200, item="1")}, root="/a", path="new.csv", size=5, analysis_version=1
    ),
    "remove_rows": lambda library, _: library.remove_rows("/a", "a.txt", [""]),
    "keep_row_columns": lambda library, _: library.keep_row_columns("/a", "a.csv", {"text": "Body"}),
    "touch": lambda library, _: library.touch("/a", "a.txt", size=5, mtime_ns=6),
    "refuse": lambda library, _: library.refuse("/a", "b.txt", REFUSAL),
    "lift_refusals": lambda library, _: library.lift_refusals("/a", ["a.txt"]),
    "replace": lambda library, desk: library.replace(DOCUMENT, desk.entry("a.txt", TEXT), analysis_version=2),
    "remove": lambda library, _: library.remove("/a", ["a.txt"]),
    "forget": lambda library, _: library.forget("/a"),
    "write_stories": lambda library, _: library.write_stories(lambda tables: tables.settle([DOCUMENT])),
}


@pytest.fixture(name="desk")
async def stored_(desk: Newsdesk, path: Path) -> Newsdesk:
    """Return the desk after one of its articles was stored."""
    async with open_library(path) as library:
        await store(library, desk, desk.article("a.txt", TEXT))
        await library.refuse("/a", "a.txt", REFUSAL)
    return desk


def test_every_method_of_the_library_is_tried_here():
    methods = {
        name
        for one in (Library, Reader)
        for name, _ in inspect.getmembers(one, inspect.iscoroutinefunction)
        if not name.startswith("_")
    }

    assert methods == {*READERS, *WRITERS}


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the file as another process does that writes to it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@pytest.mark.parametrize("name", WRITERS)
async def test_who_writes_is_told_that_the_library_is_locked(path, desk, name):
    async with open_library(path, analysis_version=2, busy_timeout_s=0.05) as library:
        with held(path), pytest.raises(LockedStoreError, match=r"library\.db: another process"):
            await WRITERS[name](library, desk)
        known = await library.files("/a")

    assert list(known) == ["a.txt"]


@pytest.mark.parametrize("name", READERS)
async def test_who_reads_does_not_notice_that_another_process_writes(path, desk, name):
    async with open_library(path, analysis_version=2, busy_timeout_s=0.05) as library:
        alone = await READERS[name](library)
        with held(path):
            beside = await READERS[name](library)

    assert beside == alone


@contextmanager
def full() -> Iterator[None]:
    """Let no file of this process grow beyond a kilobyte, as on a full disk."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def held_in(library: Library) -> tuple[object, ...]:
    kept = await library.files("/a"), await library.refusals("/a"), await library.row_columns("/a")
    return *kept, await library.waits_for_grouping()


@pytest.mark.parametrize("name", WRITERS)
async def test_who_writes_is_told_that_the_disk_is_full_and_nothing_is_lost(path, desk, name):
    async with open_library(path) as library:
        before = await held_in(library)
        with full(), pytest.raises(FullStoreError, match="disk is full"):
            await WRITERS[name](library, desk)
        after = await held_in(library)
        await WRITERS[name](library, desk)
        later = await held_in(library)

    assert before == after != later


async def test_a_full_disk_is_told_when_the_library_is_made(tmp_path):
    with full(), pytest.raises(FullStoreError):
        async with open_library(tmp_path / "new.db"):
            pass


async def test_another_programs_file_is_refused(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but long enough to be looked at\n" * 20)
    with pytest.raises(NotOurStoreError, match="not a Briefbot library"):
        async with open_library(path):
            pass


async def test_a_newer_library_is_refused(path):
    newer = (*MIGRATIONS, "CREATE TABLE later (x);")
    async with open_store(path, kind="library", application_id=APPLICATION_ID, migrations=newer):
        pass
    with pytest.raises(NewerStoreError):
        async with open_library(path):
            pass


_STORES = """
import asyncio, sys
from pathlib import Path
from tests.briefings.library.conftest import Newsdesk, store
from briefings.library import KnownFile, Refusal, open_library
from briefings.model.analysis import ActorKind

async def main():
    desk = Newsdesk({"Norway": (ActorKind.PLACE, ("Oslo",))})
    async with open_library(Path(sys.argv[1])) as library:
        for number in range(25):
            await store(library, desk, desk.article(f"{sys.argv[2]}{number}.txt", "Norway waited."), root=sys.argv[2])
            await store(library, desk, desk.article("same.txt", f"Norway waited {number}."), root="/same")

asyncio.run(main())
"""


def load_at_once(path: Path, names: str) -> list[int]:
    root = Path(__file__).parents[3]  # from where `tests` is found
    processes = [subprocess.Popen([sys.executable, "-c", _STORES, str(path), name], cwd=root) for name in names]
    return [process.wait() for process in processes]


async def test_processes_that_load_into_one_library_at_once_lose_and_double_nothing(path):
    codes = await asyncio.to_thread(load_at_once, path, "ab")
    async with open_library(path) as library:
        stats = await library.reader(EVERYTHING).stats()
        (norway,) = await library.reader(EVERYTHING).names_matching("Norway")
        revision = await library.revision()

    assert codes == [0, 0]
    assert (stats.documents, norway.documents, norway.mentions) == (51, 51, 51)
    assert revision == 100
