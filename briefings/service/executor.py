"""Worker processes that may die: a document is worked on within limits, and what goes wrong with it stays its own."""

import asyncio
import logging
import multiprocessing
import secrets
import signal
import sys
import traceback
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Protocol, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from briefings.errors import BriefbotError
from briefings.service.worker import OUT_OF_MEMORY, OUT_OF_TIME, WorkResult, start_worker, work

_log = logging.getLogger(__name__)

_A = TypeVar("_A")
_R = TypeVar("_R")

#: Bytes of a document for which it may take one more second of processor time.
_BYTES_PER_SECOND = 100_000
#: A worker that sleeps uses no processor time: after this many times the allowed seconds by the clock it is ended too.
#: So many, because on a busy machine a worker gets a small part of a processor.
_PATIENCE = 10

#: Whether the system watches both limits. (macOS takes one of memory and doesn't keep it; Windows knows neither.)
LIMITED = sys.platform == "linux"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a document may cost."""

    #: Seconds of processor time, to which one is added for each 100 kB of the document.
    seconds: float = 10.0
    #: Bytes that its worker process may hold.
    memory: int = 512_000_000

    def seconds_for(self, size: int) -> float:
        """Return the seconds of processor time for a document of `size` bytes."""
        return self.seconds + size / _BYTES_PER_SECOND


class WorkError(Exception):
    """Work on a document ended without a result. `reason` is for people, `trace` for the log.

    `lasting`: the same document would fail again, as far as can be told.
    """

    def __init__(self, reason: str, trace: str = "", *, lasting: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.trace = trace
        self.lasting = lasting


class Executor(Protocol):
    """Where documents are worked on: processes of this machine (`open_executor`) or a cluster (`open_cluster`)."""

    @property
    def workers(self) -> int:
        """How many documents are worked on at a time."""
        ...

    def expect(self, calls: int) -> None:
        """Start no more workers than there will be `calls`."""
        ...

    async def run(self, function: Callable[[_A], _R], argument: _A, *, size: int) -> _R:
        """Return what `function`, a module's own, makes of `argument`; `size` is the document's in bytes.

        Raises WorkError where it raised anything, exceeded a limit, or ended its process. Cancelling ends the work.
        """
        ...

    async def stop(self) -> None:
        """End whatever is worked on."""
        ...


class ProcessExecutor:
    """Runs functions in worker processes, which start with the first call. Made by `open_executor`."""

    def __init__(self, workers: int, limits: Limits, idle: float | None, *, watched: bool) -> None:
        self._workers = workers
        #: How many processes the pool has, or will have.
        self._size = workers
        self.limits = limits
        self._idle = idle
        self._watched = watched
        self._pool: ProcessPool | None = None
        self._running = 0
        self._timer: asyncio.TimerHandle | None = None
        self._ending: set[asyncio.Task[None]] = set()

    @property
    def workers(self) -> int:
        """How many processes there are at most."""
        return self._workers

    def expect(self, calls: int) -> None:
        """Start no more processes than there will be `calls`: each costs a third of a second of a processor."""
        wanted = max(1, min(self._workers, calls))
        if self._pool is not None and wanted > self._size and not self._running:
            self._detach()  # too few for these; the next call starts enough
        if self._pool is None:
            self._size = wanted

    async def run(self, function: Callable[[_A], _R], argument: _A, *, size: int) -> _R:
        """Return what `function`, a module's own, makes of `argument`; `size` is the document's in bytes.

        Raises WorkError where it raised anything, exceeded a limit, or ended its process. Cancelling ends the process.
        """
        seconds = self.limits.seconds_for(size)
        if self._timer is not None:
            self._timer.cancel()
        self._running += 1
        try:
            return await self._run(function, argument, seconds)
        finally:
            self._running -= 1
            if not self._running and self._idle is not None:
                self._timer = asyncio.get_running_loop().call_later(self._idle, self._detach)

    async def _run(self, function: Callable[[_A], _R], argument: _A, seconds: float) -> _R:
        for last in (False, True):
            try:
                return _result(await asyncio.wrap_future(self._submit(function, argument, seconds)))
            except TimeoutError:
                if last:
                    raise WorkError("it was not finished in a long time", lasting=False) from None
            except ProcessExpired as error:
                raise _death(error.exitcode, seconds, self.limits) from None
            except (BrokenProcessPool, RuntimeError) as error:  # a worker died between two documents
                await self.stop()
                if last:
                    raise BriefbotError("worker processes can't be started; is there memory left?") from error
        raise AssertionError

    def _submit(self, function: Callable[[_A], _R], argument: _A, seconds: float) -> ProcessFuture[WorkResult[_R]]:
        """Hand over a call. The first one starts the processes, which take over our signal mask.

        Ctrl-C waits for that: a process that is just starting would print a traceback.
        """
        if self._pool is None:
            self._pool = ProcessPool(
                self._size,
                initializer=start_worker,
                initargs=(None if self._watched else self.limits.memory,),
                context=multiprocessing.get_context("spawn"),
            )
        with _no_interrupt():
            future: ProcessFuture[WorkResult[_R]] = self._pool.schedule(
                work,
                args=(function, argument, seconds, self.limits.memory),
                kwargs={"watched": self._watched},
                timeout=_PATIENCE * seconds,
            )
        return future

    async def stop(self) -> None:
        """End the processes, with whatever they work on."""
        self._detach()
        while self._ending:
            # Shielded, because a second cancellation must not leave processes behind.
            await asyncio.shield(asyncio.gather(*self._ending))

    def _detach(self) -> None:
        """Begin to end the processes; the next call starts new ones."""
        if self._timer is not None:
            self._timer.cancel()
        if self._pool is not None:
            pool, self._pool = self._pool, None
            pool.stop()  # type: ignore[no-untyped-call]
            ending = asyncio.create_task(asyncio.to_thread(pool.join), name="end workers")
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)


@asynccontextmanager
async def open_executor(
    workers: int, *, limits: Limits | None = None, idle: float | None = None, watched: bool = not LIMITED
) -> AsyncIterator[ProcessExecutor]:
    """Give worker processes, which end with the block, or after `idle` seconds without work.

    `watched`: the workers look after the limits themselves.
    """
    executor = ProcessExecutor(workers, limits or Limits(), idle, watched=watched)
    try:
        yield executor
    finally:
        await executor.stop()


def _result(outcome: WorkResult[_R]) -> _R:
    if outcome.trace is not None:
        raise WorkError("this document can't be processed", outcome.trace)
    return outcome.result  # type: ignore[return-value]  # None may be a result


def _death(code: int | None, seconds: float, limits: Limits) -> WorkError:
    if code == OUT_OF_TIME or (hasattr(signal, "SIGPROF") and code == -signal.SIGPROF):
        allowed = "1 second" if f"{seconds:.0f}" == "1" else f"{seconds:.0f} seconds"
        return WorkError(f"it takes longer than the limit of {allowed}; split it, or raise the limit")
    if code == OUT_OF_MEMORY:
        return WorkError(_memory_reason(limits))
    return WorkError("its worker process ended unexpectedly", f"exit code {code}")


def _memory_reason(limits: Limits) -> str:
    return f"it takes more memory than the limit of {limits.memory // 1_000_000} MB; split it, or raise the limit"


@contextmanager
def _no_interrupt() -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    # Once for all, because its start ends with SIGINT unblocked.
    resource_tracker.ensure_running()
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def run_inside(function: Callable[[_A], _R], argument: _A) -> _R:
    """Return what `function` makes of `argument` in this process, without limits; raise WorkError for anything."""
    try:
        return function(argument)
    except Exception as error:
        raise WorkError("this document can't be processed", traceback.format_exc()) from error


def log_failure(path: Path, error: WorkError) -> str:
    """Log why work on a document failed; return the sentence for people, with the log's reference."""
    reference = secrets.token_hex(3)
    reason = f"{error.reason} (reference {reference} in the log)"
    trace = f"\n{error.trace}" if error.trace else ""
    _log.error("%s: %s%s", path, reason, trace, extra={"reference": reference})
    return reason
