"""A folder and the library in step, whatever happens to either."""

import asyncio
import multiprocessing
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings import Progress, Question, Request, Service, open_service
from briefings.errors import DocumentError, RootError

STORY = (
    "date 2024-03-0{day} (Ann Reed, Daily Post) Minister {name} said that the harbour of {town} would open in May.\n"
)


def write(root: Path, name: str, *, day: int = 1, person: str = "Paula Brandt", town: str = "Ostia") -> Path:
    root.mkdir(exist_ok=True)
    path = root / name
    path.write_text(STORY.format(day=day, name=person, town=town), "utf-8")
    return path


@pytest.fixture(name="service")
async def _service(tmp_path: Path) -> AsyncIterator[Service]:
    async with open_service(tmp_path / "library.db", workers=0) as service:
        yield service


async def paths(service: Service) -> list[str]:
    briefing = await service.answer(Request(question=Question.SOURCES))
    return sorted(claim.citations[0].path for section in briefing.sections for claim in section.claims)


async def finds(service: Service, words: str) -> bool:
    return (await service.answer(Request(question=Question.SEARCH, topic=words))).found


async def test_loading_twice_changes_nothing(service: Service, tmp_path: Path) -> None:
    write(tmp_path / "a", "one.txt")
    first = await service.load(tmp_path / "a")
    revision = await service.revision()

    second = await service.load(tmp_path / "a")

    assert (first.added, second.added, second.changed, second.unchanged) == (1, 0, 0, 1)
    assert await service.revision() == revision


async def test_the_library_was_changed_when_the_given_clock_says(tmp_path: Path) -> None:
    moment = datetime(2031, 3, 2, 8, tzinfo=UTC)
    write(tmp_path / "a", "one.txt")
    async with open_service(tmp_path / "library.db", workers=0, now=lambda: moment) as service:
        await service.load(tmp_path / "a")

        assert (await service.stats()).loaded_at == moment


async def test_a_file_that_was_only_touched_is_not_analysed_again(service: Service, tmp_path: Path) -> None:
    path = write(tmp_path / "a", "one.txt")
    await service.load(tmp_path / "a")
    os.utime(path, ns=(1, 1))

    report = await service.load(tmp_path / "a")

    assert (report.changed, report.unchanged) == (0, 1)


async def test_a_changed_file_takes_the_place_of_what_it_was(service: Service, tmp_path: Path) -> None:
    write(tmp_path / "a", "one.txt", town="Ostia")
    await service.load(tmp_path / "a")
    write(tmp_path / "a", "one.txt", town="Piombino")

    report = await service.load(tmp_path / "a")

    assert report.changed == 1
    assert (await finds(service, "Piombino"), await finds(service, "Ostia")) == (True, False)


async def test_two_folders_are_found_though_one_was_hidden_since(service: Service, tmp_path: Path) -> None:
    write(tmp_path / "a", "one.txt", town="Ostia")
    write(tmp_path / "b", "two.txt", town="Piombino")
    await service.load(tmp_path / "a")
    await service.load(tmp_path / "b")
    (tmp_path / "a").rename(tmp_path / "hidden")

    report = await service.load(tmp_path / "a")
    await service.load(tmp_path / "b")

    assert [type(problem) for problem in report.problems] == [RootError]
    assert (await finds(service, "Ostia"), await finds(service, "Piombino")) == (True, True)


async def test_a_folder_that_is_named_answers_alone(service: Service, tmp_path: Path) -> None:
    write(tmp_path / "a", "one.txt", town="Ostia")
    write(tmp_path / "b", "two.txt", town="Piombino")
    await service.load(tmp_path / "a")
    await service.load(tmp_path / "b")

    for question, topic in ((Question.BRIEF, "brandt"), (Question.QUOTE, "brandt"), (Question.SEARCH, "harbour")):
        briefing = await service.answer(Request(question=question, topic=topic), root=tmp_path / "b")
        cited = {one.path for section in briefing.sections for claim in section.claims for one in claim.citations}
        assert cited == {"two.txt"}, question


async def test_a_file_that_left_is_dropped_from_its_own_folder_alone(service: Service, tmp_path: Path) -> None:
    write(tmp_path / "a", "same.txt", town="Ostia").with_name("other.txt").write_text("A note on Ostia.\n", "utf-8")
    write(tmp_path / "b", "same.txt", town="Piombino")
    await service.load(tmp_path / "a")
    await service.load(tmp_path / "b")
    (tmp_path / "a" / "same.txt").unlink()

    report = await service.load(tmp_path / "a")

    assert report.removed == 1
    assert await paths(service) == ["other.txt", "same.txt"]


async def test_forgetting_a_folder_removes_it_though_it_no_longer_exists(service: Service, tmp_path: Path) -> None:
    write(tmp_path / "a", "one.txt").parent.joinpath("two.txt").write_text("Another note.\n", "utf-8")
    await service.load(tmp_path / "a")
    (tmp_path / "a").rename(tmp_path / "gone")

    assert await service.forget(tmp_path / "a") == 2
    assert await paths(service) == []


@pytest.mark.parametrize(
    "raw",
    [b"", b"\x00\x01\x02\x03", b"date 2024-02-31 (A, B) It rained.\n"],
    ids=["empty", "binary", "impossible date"],
)
async def test_a_bad_file_is_named_and_the_others_are_loaded(service: Service, tmp_path: Path, raw: bytes) -> None:
    write(tmp_path / "a", "good.txt")
    (tmp_path / "a" / "bad.txt").write_bytes(raw)

    report = await service.load(tmp_path / "a")

    (problem,) = report.problems
    assert isinstance(problem, DocumentError)
    assert problem.path == str(tmp_path / "a" / "bad.txt")
    assert problem.reason
    assert await paths(service) == ["good.txt"]


async def test_a_file_that_became_bad_keeps_what_was_loaded(service: Service, tmp_path: Path) -> None:
    path = write(tmp_path / "a", "one.txt", town="Ostia")
    await service.load(tmp_path / "a")
    path.write_bytes(b"\x00\x00\x00")

    report = await service.load(tmp_path / "a")

    assert len(report.problems) == 1
    assert await finds(service, "Ostia")


async def test_a_file_that_is_again_as_it_was_loaded_is_no_longer_told_of(service: Service, tmp_path: Path) -> None:
    path = write(tmp_path / "archive", "a.txt")
    loaded, before = path.read_bytes(), path.stat()
    await service.load(tmp_path / "archive")
    path.write_bytes(b"%PDF-1.4 no text")
    await service.load(tmp_path / "archive")
    assert await service.count_unread() == {str(tmp_path / "archive"): 1}

    path.write_bytes(loaded)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    report = await service.load(tmp_path / "archive")

    assert (report.unchanged, report.problems) == (1, ())
    assert await service.count_unread() == {}


async def test_a_file_beyond_the_limit_is_named_with_the_limit(service: Service, tmp_path: Path) -> None:
    write(tmp_path / "a", "one.txt")

    report = await service.load(tmp_path / "a", limit=20)

    assert "20" in str(report.problems[0])


async def test_progress_counts_to_the_number_of_changed_files(service: Service, tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path / "a", f"{number}.txt")
    seen: list[Progress] = []

    await service.load(tmp_path / "a", progress=seen.append)

    assert seen == [Progress(number, 5) for number in range(1, 6)]


def write_many(root: Path, count: int) -> None:
    root.mkdir()
    sentence = "Minister Paula Brandt said that the harbour of Ostia would open in May, and nobody objected."
    # One long word is soon read, and large enough for worker processes to be worth it.
    for number in range(count):
        text = f"date 2024-03-01 (A, B) {sentence}\n\n{number}.\n\n{'x' * 5_000}\n"
        (root / f"{number:03}.txt").write_text(text, "utf-8")


async def test_worker_processes_load_the_same_and_end(tmp_path: Path) -> None:
    write_many(tmp_path / "a", 90)
    async with open_service(tmp_path / "library.db", workers=2) as service:
        report = await service.load(tmp_path / "a")

        assert (report.added, report.problems) == (90, ())
    assert multiprocessing.active_children() == []


async def test_cancelling_a_load_leaves_whole_documents_and_no_process(tmp_path: Path) -> None:
    write_many(tmp_path / "a", 200)
    async with open_service(tmp_path / "library.db", workers=2) as service:
        begun = asyncio.Event()
        load = asyncio.create_task(service.load(tmp_path / "a", progress=lambda _: begun.set()))
        await begun.wait()
        load.cancel()
        with pytest.raises(asyncio.CancelledError):
            await load

        assert multiprocessing.active_children() == []
        loaded = await paths(service)
        assert 0 < len(loaded) < 200
        report = await service.load(tmp_path / "a")
        assert report.added == 200 - len(loaded)
