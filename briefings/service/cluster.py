"""Documents worked on by a Dask cluster in place of this machine's processes: the same functions, the same limits."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from briefings.analysis import ANALYSIS_VERSION
from briefings.errors import BriefbotError, EngineError
from briefings.service.executor import Limits, WorkError

if TYPE_CHECKING:
    from concurrent.futures import Executor as Futures

    from distributed import Client, WorkerPlugin

# Dask takes seconds to import and comes with an extra, so all of it is imported where a cluster is asked for.

_log = logging.getLogger(__name__)

_A = TypeVar("_A")
_R = TypeVar("_R")

#: Seconds in which a scheduler answers that is there.
_CONNECT = 10
#: Seconds between two looks whether any worker is left for a document that is under way.
_LOOK = 15.0


class ClusterExecutor:
    """Runs functions on a cluster's workers, each within its limits in a process of its own. See `open_cluster`."""

    def __init__(self, client: "Client", guard: str, address: str, workers: int) -> None:
        self._client = client
        # A key of its own for each call: the same document read twice is two readings.
        self._futures: Futures = client.get_executor(pure=False)  # type: ignore[no-untyped-call]  # as Dask ships it
        self._guard = guard
        self._address = address
        self._workers = workers

    @property
    def workers(self) -> int:
        """How many documents the cluster's workers took at a time when it was opened."""
        return self._workers

    def expect(self, calls: int) -> None:
        """Start nothing: a cluster's workers are there, or aren't."""

    async def run(self, function: Callable[[_A], _R], argument: _A, *, size: int) -> _R:
        """Return what `function`, a module's own, makes of `argument` on a worker; `size` is the document's in bytes.

        A document whose worker dies is given to another, as often as the scheduler allows it.
        Raises WorkError like a process's, and EngineError where the cluster is gone.
        """
        from briefings.service.cluster_worker import Job, run_job

        job = Job(self._guard, function, argument, size)
        try:
            found: _R | WorkError = await self._wait(asyncio.wrap_future(self._futures.submit(run_job, job)))
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
            raise EngineError(
                f"the cluster at {self._address} has dropped its work; start it, and load again"
            ) from None
        except BriefbotError:
            raise
        except Exception as error:
            # Dask's own errors: above all that the worker died each time, or that none could take the document.
            raise WorkError("the cluster's workers died over it", repr(error), lasting=False) from error
        if isinstance(found, WorkError):
            raise found
        return found

    async def _wait(self, future: "asyncio.Future[Any]") -> Any:
        """Return a call's result; raise EngineError where nobody is left to make it."""
        try:
            while not (await asyncio.wait({future}, timeout=_LOOK))[0]:
                if self._client.status != "running" or not await asyncio.to_thread(_count_threads, self._client):
                    raise EngineError(f"the cluster at {self._address} has no worker left; start one, and load again")
            return await future
        finally:
            future.cancel()

    async def stop(self) -> None:
        """Leave nothing under way: each call ends its own work when it is cancelled."""


@asynccontextmanager
async def open_cluster(address: str, *, limits: Limits | None = None) -> AsyncIterator[ClusterExecutor]:
    """Give the Dask cluster whose scheduler listens at `address` (HOST:PORT) as the place of the analysis.

    Each worker has processes of its own for documents, so that `limits` hold there as they do here.
    Raises EngineError where the cluster can't be used: nobody listens, it has no worker, or another Briefbot.
    """
    try:
        from briefings.service.cluster_worker import Guard
    except ImportError:
        raise EngineError('--engine needs Dask; install it with `pip install "briefbot[cluster]"`') from None
    guard = Guard(f"briefbot-{secrets.token_hex(6)}", limits or Limits(), ANALYSIS_VERSION)
    client = await asyncio.to_thread(_connect, address)
    try:
        workers = await asyncio.to_thread(_count_threads, client)
        if not workers:
            raise EngineError(f"the cluster at {address} has no workers; start one with `dask worker {address}`")
        try:
            # Within, because those that took it before another refused it have it all the same.
            await _register(client, guard, address)
            yield ClusterExecutor(client, guard.name, address, workers)
        finally:
            await _unregister(client, guard.name)
    finally:
        await asyncio.to_thread(client.close)


async def _register(client: "Client", guard: "WorkerPlugin", address: str) -> None:
    """Set a guard up on all workers; raise EngineError where one refuses it."""
    try:
        await asyncio.to_thread(client.register_plugin, guard)
    except EngineError as error:
        raise EngineError(f"the cluster at {address}: {error}") from None
    except Exception as error:
        raise EngineError(
            f"the cluster at {address} can't run Briefbot ({type(error).__name__}: {error});"
            " install the same version of it for the scheduler and every worker"
        ) from error


async def _unregister(client: "Client", name: str) -> None:
    """Remove a guard from the scheduler and all workers that have it."""
    if client.status != "running":
        return
    try:
        await asyncio.to_thread(client.unregister_worker_plugin, name)
    except Exception as error:  # a worker that couldn't read it has none, and Dask takes that for an error
        _log.debug("a worker has no guard to remove: %r", error)


def _connect(address: str) -> "Client":
    from distributed import Client

    # It writes tracebacks to the terminal when a scheduler is lost, of which the person is told in a sentence.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        return Client(address, timeout=_CONNECT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise EngineError(
            f"no Dask scheduler answers at {address!r}; name it as HOST:PORT, and start one with `dask scheduler`"
        ) from error


def _count_threads(client: "Client") -> int:
    """Return how many documents the workers that are there take at a time."""
    return sum(client.nthreads().values())  # type: ignore[no-untyped-call]
