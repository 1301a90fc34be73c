"""The sample documents answer only until another document is there, wherever a copy of them lies."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from briefings import Question, Request, Service, open_service

SAMPLE = "date 2024-03-01 (Ann Reed, Samples) Minister Paula Brandt opened the harbour of Ostia.\n"
OWN = "date 2024-03-02 (Bo Lee, Daily Post) Captain Otto Lind sailed to Piombino.\n"


@pytest.fixture(name="service")
async def _service(tmp_path: Path) -> AsyncIterator[Service]:
    for name, text in (("shipped/sample.txt", SAMPLE), ("own/own.txt", OWN), ("copy/renamed.txt", SAMPLE)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, "utf-8")
    async with open_service(tmp_path / "library.db", workers=0, samples=[tmp_path / "shipped"]) as service:
        yield service


async def paths(service: Service, root: Path | None = None) -> list[str]:
    briefing = await service.answer(Request(question=Question.SOURCES), root=root)
    return sorted(claim.citations[0].path for section in briefing.sections for claim in section.claims)


async def test_samples_answer_and_say_so_where_nothing_else_is_there(service: Service, tmp_path: Path) -> None:
    await service.load(tmp_path / "shipped")
    answer = await service.answer(Request(question=Question.BRIEF, topic="ostia"))

    assert answer.found
    assert answer.coverage.samples


async def test_samples_leave_with_the_first_other_document(service: Service, tmp_path: Path) -> None:
    await service.load(tmp_path / "shipped")
    await service.load(tmp_path / "own")

    assert await paths(service) == ["own.txt"]
    assert not (await service.answer(Request(question=Question.SOURCES))).coverage.samples


async def test_samples_are_not_taken_up_beside_others_and_are_counted(service: Service, tmp_path: Path) -> None:
    await service.load(tmp_path / "own")
    report = await service.load(tmp_path / "copy")

    assert (report.added, report.samples_left_out) == (0, 1)
    assert await paths(service) == ["own.txt"]


async def test_samples_in_one_folder_with_others_are_left_out(service: Service, tmp_path: Path) -> None:
    (tmp_path / "own" / "s.txt").write_text(SAMPLE, "utf-8")
    report = await service.load(tmp_path / "own", asked=True)

    assert (report.added, report.samples_left_out) == (1, 1)


async def test_a_folder_of_samples_that_is_asked_answers_for_itself(service: Service, tmp_path: Path) -> None:
    await service.load(tmp_path / "own")
    await service.load(tmp_path / "copy", asked=True)

    assert await paths(service, tmp_path / "copy") == ["renamed.txt"]


async def test_samples_come_back_when_the_last_other_document_is_gone(service: Service, tmp_path: Path) -> None:
    await service.load(tmp_path / "own")
    await service.forget(tmp_path / "own")
    await service.load(tmp_path / "shipped")

    assert await paths(service) == ["sample.txt"]


async def test_a_sample_that_was_changed_is_an_own_document(service: Service, tmp_path: Path) -> None:
    (tmp_path / "copy" / "renamed.txt").write_text(SAMPLE.replace("Ostia", "Latia"), "utf-8")
    await service.load(tmp_path / "shipped")
    await service.load(tmp_path / "copy")

    assert await paths(service) == ["renamed.txt"]
