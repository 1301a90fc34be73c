"""What runs in a worker process: one call at a time, within its limits, and never longer than its parent runs."""

import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection, parent_process
from typing import Generic, TypeVar

from briefings.service.garbage import tune_garbage_collector

_A = TypeVar("_A")
_R = TypeVar("_R")

#: Exit codes of a worker that ended itself beyond a limit.
OUT_OF_TIME, OUT_OF_MEMORY = 77, 78
#: Seconds between two looks at the time and memory of a worker that watches itself.
_LOOK = 0.05


@dataclass(frozen=True, slots=True)
class WorkResult(Generic[_R]):
    """What a worker sends back: a result, or what was raised; exceptions themselves need not survive the way."""

    result: _R | None = None
    trace: str | None = None


def work(function: Callable[[_A], _R], argument: _A, seconds: float, memory: int, *, watched: bool) -> WorkResult[_R]:
    """Return what `function` makes of `argument`, or what it raised; end this process beyond the limits.

    `watched`: a thread of this process looks after both, because the system doesn't.
    """
    try:
        with _watching(seconds, memory) if watched else _processor_time(seconds):
            return WorkResult(function(argument))
    except MemoryError:
        # Not told as a result: there may be no memory left for one. Another worker takes this one's place.
        os._exit(OUT_OF_MEMORY)
    except BaseException:  # SystemExit too: whatever a document does is told, not passed on
        return WorkResult(trace=traceback.format_exc())


@contextmanager
def _processor_time(seconds: float) -> Iterator[None]:
    """Limit the block by SIGPROF, which ends the process even where C code holds the interpreter."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)


@contextmanager
def _watching(seconds: float, memory: int) -> Iterator[None]:
    """Limit the block by a thread. It ends with it, because afterwards the process may hold the lock of a pipe."""
    done = threading.Event()
    watch = threading.Thread(target=_watch, args=(done, time.process_time() + seconds, memory), daemon=True)
    watch.start()
    try:
        yield
    finally:
        done.set()
        watch.join()


def _watch(done: threading.Event, deadline: float, memory: int) -> None:
    import psutil

    this = psutil.Process()
    while not done.wait(_LOOK):
        if time.process_time() > deadline:
            os._exit(OUT_OF_TIME)
        if this.memory_info().rss > memory:
            os._exit(OUT_OF_MEMORY)


def start_worker(memory: int | None) -> None:
    """Prepare a worker process: Ctrl-C is the parent's to handle, and no worker outlives its parent.

    `memory`: bytes that the system shall refuse to exceed, where it can.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Python's own handling would wait for C code to return.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux" and memory is not None:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(
            resource.RLIMIT_DATA, (memory if most == resource.RLIM_INFINITY else min(memory, most), most)
        )
    tune_garbage_collector()
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
