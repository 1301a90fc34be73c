"""How fast a Dask cluster reads documents, beside as many processes of this machine: documents a second, in turns.

    python benchmarks/cluster.py FOLDER [--workers 2] [--rounds 3]

Both run the same function over the same files, and what they make is compared. The cluster is a local one.
"""

import argparse
import asyncio
import pickle
import time
from contextlib import AsyncExitStack, aclosing
from pathlib import Path

from distributed import LocalCluster

from briefings.documents import scan
from briefings.service.ahead import work_ahead
from briefings.service.cluster import open_cluster
from briefings.service.executor import Executor, open_executor
from briefings.service.reading import read_file
from briefings.service.tasks import FILE_LIMIT, Task


async def read_all(executor: Executor, root: Path) -> tuple[float, list[bytes]]:
    files = iter(scan(root).files)
    made = []

    async def take():
        return next(files, None)

    async def work(file):
        task = Task(root=root, path=file.path, limit=FILE_LIMIT, known_digest=None)
        return await executor.run(read_file, task, size=file.size)

    begun = time.perf_counter()
    async with aclosing(work_ahead(take, work, executor, per_worker=8)) as results:
        async for _, result in results:
            made.append(pickle.dumps(result))
    return time.perf_counter() - begun, made


async def compare(root: Path, workers: int, rounds: int, address: str) -> None:
    async with AsyncExitStack() as stack:
        places: dict[str, Executor] = {
            "processes": await stack.enter_async_context(open_executor(workers)),
            "cluster": await stack.enter_async_context(open_cluster(address)),
        }
        for executor in places.values():
            await read_all(executor, root)  # starts the processes
        best = {name: float("inf") for name in places}
        for number in range(rounds):
            made = {}
            for name in sorted(places, reverse=bool(number % 2)):
                seconds, made[name] = await read_all(places[name], root)
                best[name] = min(best[name], seconds)
                print(f"{name}: {len(made[name]) / seconds:.1f} documents a second")
            print(f"the same: {made['processes'] == made['cluster']}")
    print(f"the cluster does {best['processes'] / best['cluster']:.2f} of what processes do (best of each)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with LocalCluster(
        n_workers=asked.workers, threads_per_worker=1, dashboard_address=None, protocol="tcp://"
    ) as cluster:
        asyncio.run(compare(asked.folder.resolve(), asked.workers, asked.rounds, cluster.scheduler_address))


if __name__ == "__main__":
    main()
