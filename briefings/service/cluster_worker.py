"""What runs in a Dask worker: it hands each document to a guarded process of its own, and says what became of it."""

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from distributed import Worker, WorkerPlugin, get_worker

from briefings.analysis import ANALYSIS_VERSION
from briefings.errors import EngineError
from briefings.service.executor import LIMITED, Limits, ProcessExecutor, WorkError

_A = TypeVar("_A")
_R = TypeVar("_R")

#: Seconds without a document after which a worker's processes end.
_IDLE = 60.0


@dataclass(frozen=True, slots=True)
class Job(Generic[_A, _R]):
    """A call for a worker: under which guard's limits, what is called with what, and the document's bytes."""

    guard: str
    function: Callable[[_A], _R]
    argument: _A
    size: int


class Guard(WorkerPlugin):
    """A plugin of Dask's workers that holds the processes for documents; every worker that joins sets one up.

    `name` is of one load, so that two loads with other limits don't meet. `analysis` is what the loader's version is.
    """

    def __init__(self, name: str, limits: Limits, analysis: int) -> None:
        self.name = name
        self.limits = limits
        self.analysis = analysis
        #: Of the worker alone.
        self.executor: ProcessExecutor | None = None

    def setup(self, worker: Worker) -> None:
        """Get ready on a worker; raise EngineError where it would analyse otherwise than the loader."""
        if self.analysis != ANALYSIS_VERSION:
            raise EngineError(
                f"the worker {worker.address} has another version of the analysis ({ANALYSIS_VERSION} for"
                f" {self.analysis}); install the same Briefbot there"
            )
        # A worker that a nanny watches counts as a daemon, which may start no process; ours end with it anyway.
        multiprocessing.current_process().daemon = False
        self.executor = ProcessExecutor(worker.state.nthreads, self.limits, _IDLE, watched=not LIMITED)

    async def teardown(self, worker: Worker) -> None:
        """End the processes on a worker, with whatever they work on."""
        del worker
        if self.executor is not None:
            await self.executor.stop()


async def run_job(job: Job[_A, _R]) -> _R | WorkError:
    """Return what a job makes, or why it ended without a result: an error of a document is no error of the cluster."""
    worker: Any = get_worker()
    guard = worker.plugins.get(job.guard)
    if guard is None or guard.executor is None:
        return WorkError(f"the worker {worker.address} has another Briefbot than this one", lasting=False)
    try:
        found: _R = await guard.executor.run(job.function, job.argument, size=job.size)
    except WorkError as error:
        return error
    return found
