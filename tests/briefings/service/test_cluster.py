"""Documents worked on by a Dask cluster: what comes of it is what this machine's processes make."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from distributed import LocalCluster

from briefings import ANALYSIS_VERSION, analyse_documents, analysis_to_json
from briefings.errors import BriefbotError, EngineError
from briefings.library import open_library
from briefings.service.cluster import ClusterExecutor, open_cluster
from briefings.service.executor import Limits
from briefings.service.loading import load_folder
from tests.briefings.service import misbehaving

LIMITS = Limits(seconds=2, memory=512_000_000)

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture(name="cluster", scope="module")
def _cluster() -> Iterator[LocalCluster]:
    """Give a scheduler and a worker in threads: what works on a document is a process of its own all the same."""
    with LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, protocol="tcp://", dashboard_address=":0"
    ) as cluster:
        yield cluster


@pytest.fixture(name="address", scope="module")
def _address(cluster: LocalCluster) -> str:
    return cluster.scheduler_address.removeprefix("tcp://")


@pytest_asyncio.fixture(name="executor", scope="module", loop_scope="module")
async def _executor(address: str) -> AsyncIterator[ClusterExecutor]:
    async with open_cluster(address, limits=LIMITS) as executor:
        yield executor


async def test_analysed_on_a_cluster_a_folder_gives_the_same_bytes(address: str, tmp_path: Path) -> None:
    for number in range(2):
        words = f"Minister Paula Brandt said on 3 May 2026 that {number} bridges were closed.\n"
        (tmp_path / f"{number}.txt").write_text(words, "utf-8")
    (tmp_path / "rows.jsonl").write_text('{"text": "Nora Quist said it was over."}\n{"text": 1}\n', "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")

    async def read(engine: str | None) -> list[str]:
        return [
            str(found)
            if isinstance(found, BriefbotError)
            else json.dumps(analysis_to_json(found[1], found[2], ANALYSIS_VERSION, found[0], with_text=True))
            async for found in analyse_documents(tmp_path, engine=engine)
        ]

    there = await read(address)

    assert there == await read(None)
    assert len(there) == 5


async def test_a_document_that_misbehaves_on_a_cluster_is_named_and_the_others_are_loaded(
    executor: ClusterExecutor, tmp_path: Path
) -> None:
    root = tmp_path / "a"
    root.mkdir()
    for name in ("able", "hold", "swell", "unspeakable", "worthy"):
        (root / f"{name}.txt").write_text("Minister Paula Brandt waited in Ostia.\n", "utf-8")

    async with open_library(tmp_path / "library.db", analysis_version=ANALYSIS_VERSION) as library:
        report = await load_folder(library, root, executor=executor, reader=misbehaving.read)

        assert set(await library.files(str(root))) == {"able.txt", "worthy.txt"}
        assert set(await library.refusals(str(root))) == {"hold.txt", "swell.txt", "unspeakable.txt"}
    assert [str(problem).partition(".txt: ")[2].partition(" (")[0] for problem in report.problems] == [
        "it takes longer than the limit of 2 seconds; split it, or raise the limit",
        "it takes more memory than the limit of 512 MB; split it, or raise the limit",
        "this document can't be processed",
    ]


async def test_a_document_whose_worker_dies_is_given_to_another(
    executor: ClusterExecutor, cluster: LocalCluster, tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    running = asyncio.create_task(executor.run(misbehaving.hold_once, begun, size=50_000_000))
    async with asyncio.timeout(60):
        while not begun.exists():  # noqa: ASYNC110 - another process makes it
            await asyncio.sleep(0.01)
    (busy,) = cluster.workers.values()
    await asyncio.to_thread(cluster.scale, 2)
    await asyncio.to_thread(cluster.wait_for_workers, 2)

    await asyncio.to_thread(cluster.sync, busy.close, executor_wait=False, reason="a test")

    assert await running == "done"
    assert busy not in cluster.workers.values() or busy.status.name == "closed"


async def test_a_cluster_that_cannot_be_used_is_one_sentence() -> None:
    async def use(where: str) -> None:
        async with open_cluster(where):
            raise AssertionError

    with pytest.raises(EngineError, match=r"no Dask scheduler answers at '127\.0\.0\.1:x'"):
        await use("127.0.0.1:x")
    with (
        LocalCluster(n_workers=0, processes=False, protocol="tcp://", dashboard_address=":0") as empty,
        pytest.raises(EngineError, match="has no workers; start one with `dask worker"),
    ):
        await use(empty.scheduler_address)


async def test_a_worker_with_another_version_of_the_analysis_is_refused_and_keeps_nothing_of_the_load(
    cluster: LocalCluster, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefings.service.cluster.ANALYSIS_VERSION", ANALYSIS_VERSION + 1)

    def list_plugins() -> list[set[str]]:
        assert cluster.scheduler is not None
        return [set(one.plugins) for one in cluster.workers.values()] + [set(cluster.scheduler.worker_plugins)]

    before = list_plugins()

    with pytest.raises(EngineError, match="has another version of the analysis"):
        async with open_cluster(address):
            raise AssertionError

    assert list_plugins() == before
