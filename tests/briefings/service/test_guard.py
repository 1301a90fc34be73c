"""Whatever goes wrong with one document is that document's problem."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from briefings.library import Library, open_library
from briefings.service.executor import Executor, Limits, WorkError, open_executor
from briefings.service.load_reports import LoadReport
from briefings.service.loading import load_folder
from tests.briefings.service import misbehaving

#: What a document does, and what is said of it.
BAD = {
    "descend": "this document can't be processed",
    "die": "its worker process ended unexpectedly",
    "exit": "this document can't be processed",
    "hold": "it takes longer than the limit of 1 second",
    "interrupt": "this document can't be processed",
    "spin": "it takes longer than the limit of 1 second",
    "swell": "it takes more memory than the limit of 512 MB",
    "unspeakable": "this document can't be processed",
}
#: Enough for a good document, and soon over for one that never ends.
LIMITS = Limits(seconds=1, memory=512_000_000)


@pytest_asyncio.fixture(name="executor", scope="module", loop_scope="module")
async def _executor() -> AsyncIterator[Executor]:
    async with open_executor(2, limits=LIMITS) as executor:
        yield executor


@pytest_asyncio.fixture(name="library", loop_scope="module")
async def _library(tmp_path: Path) -> AsyncIterator[Library]:
    async with open_library(tmp_path / "library.db") as library:
        yield library


pytestmark = pytest.mark.asyncio(loop_scope="module")


def write(root: Path, *names: str, words: str = "waited") -> Path:
    root.mkdir(exist_ok=True)
    for name in names:
        (root / f"{name}.txt").write_text(f"Minister Paula Brandt {words} in Ostia.\n", "utf-8")
    return root


async def load(library: Library, root: Path, executor: Executor, *, again: bool = False) -> LoadReport:
    return await load_folder(library, root, executor=executor, again=again, reader=misbehaving.read)


async def test_among_documents_that_misbehave_in_every_way_the_good_ones_are_loaded(
    library: Library, executor: Executor, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root = write(tmp_path / "a", "able", *BAD, "worthy")

    report = await load(library, root, executor)

    assert set(await library.files(str(root))) == {"able.txt", "worthy.txt"}
    assert (report.added, len(report.problems)) == (2, len(BAD))
    for (name, words), problem in zip(BAD.items(), report.problems, strict=True):
        sentence = str(problem)
        assert sentence.startswith(f"{root / name}.txt: {words}")
        assert "\n" not in sentence
        reference = sentence.partition("(reference ")[2].partition(" ")[0]
        assert len(reference) == 6
        assert any(reference in record.getMessage() for record in caplog.records)
    assert "in descend" in caplog.text


async def test_what_was_refused_is_named_but_not_tried_again(
    library: Library, executor: Executor, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root = write(tmp_path / "a", "able", "exit")
    first = await load(library, root, executor)
    caplog.clear()

    second = await load(library, root, executor)

    assert (second.added, second.unchanged, second.problems[0].args) == (0, 1, first.problems[0].args)
    assert not caplog.records


async def test_a_refused_file_that_was_only_touched_is_not_tried_again(
    library: Library, executor: Executor, tmp_path: Path
) -> None:
    root = write(tmp_path / "a", "able", "exit")
    # The content is looked at first, and refused by it.
    first = await load_folder(library, root, executor=executor, reader=misbehaving.read)
    write(root, "exit")

    second = await load_folder(library, root, executor=executor)

    assert second.problems[0].args == first.problems[0].args


async def test_a_refused_file_that_changed_is_tried_again(library: Library, executor: Executor, tmp_path: Path) -> None:
    root = write(tmp_path / "a", "exit")
    await load(library, root, executor)
    write(root, "exit", words="stayed at home")

    report = await load_folder(library, root, executor=executor)

    assert (report.added, report.problems) == (1, ())
    assert await library.refusals(str(root)) == {}


async def test_a_refused_file_is_tried_again_when_asked(library: Library, executor: Executor, tmp_path: Path) -> None:
    root = write(tmp_path / "a", "exit")
    await load(library, root, executor)

    report = await load_folder(library, root, executor=executor, again=True)

    assert (report.added, report.problems) == (1, ())
    assert await library.refusals(str(root)) == {}


async def test_a_refusal_leaves_with_its_file(library: Library, executor: Executor, tmp_path: Path) -> None:
    root = write(tmp_path / "a", "exit")
    await load(library, root, executor)
    (root / "exit.txt").unlink()

    assert (await load(library, root, executor)).problems == ()
    assert await library.refusals(str(root)) == {}


async def test_a_version_that_is_refused_leaves_the_one_before(
    library: Library, executor: Executor, tmp_path: Path
) -> None:
    root = write(tmp_path / "a", "exit")
    await load_folder(library, root, executor=executor)
    write(root, "exit", words="stayed at home")

    report = await load(library, root, executor)

    assert (report.changed, len(report.problems)) == (0, 1)
    assert set(await library.files(str(root))) == {"exit.txt"}


async def test_a_result_that_cannot_be_sent_is_an_error_of_its_document(executor: Executor) -> None:
    with pytest.raises(WorkError):
        await executor.run(misbehaving.unpicklable, 1, size=1)
    assert await executor.run(misbehaving.identity, 2, size=1) == 2


async def test_without_processes_an_exception_is_still_one_documents_problem(library: Library, tmp_path: Path) -> None:
    root = write(tmp_path / "a", "able", "descend", "unspeakable")

    report = await load_folder(library, root, executor=None, reader=misbehaving.read)

    assert (report.added, len(report.problems)) == (1, 2)
