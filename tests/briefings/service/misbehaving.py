"""Readers of documents that misbehave in the worker process, by the document's name."""

import os
import re
import time
from pathlib import Path

from briefings.service.reading import read_file
from briefings.service.tasks import Task, TaskResult


class UnspeakableError(Exception):
    """It can neither be sent to another process nor be written down."""

    def __init__(self, one: object, two: object) -> None:
        super().__init__(one)
        self.what = lambda: two

    def __str__(self) -> str:
        raise ValueError


def descend(depth: int) -> int:
    return descend(depth + 1) + 1


def misbehave(name: str) -> None:
    match name:
        case "die":
            os._exit(3)
        case "exit":
            raise SystemExit(4)
        case "spin":
            while True:
                pass
        case "hold":  # in C code, which keeps the interpreter for itself
            re.match(r"(a|a)*b", "a" * 60)
        case "swell":
            # Asked for first, which touches no page where the system keeps the limit, and filled where it keeps none.
            asked_for = [bytes(20_000_000) for _ in range(100)]
            held = [bytearray(block) for block in asked_for]
            del held
        case "descend":
            descend(0)
        case "unspeakable":
            raise UnspeakableError(1, lambda: 2)
        case "interrupt":
            raise KeyboardInterrupt
        case "sleep":
            time.sleep(3600)


def read(task: Task) -> TaskResult:
    misbehave(task.path.partition(".")[0])
    return read_file(task)


def identity(value: object) -> object:
    return value


def unpicklable(value: object) -> object:
    return lambda: value


def hold(begun: Path) -> None:
    begun.touch()
    misbehave("hold")


def hold_once(begun: Path) -> str:
    """Never end where nobody has begun it before."""
    if not begun.exists():
        begun.touch()
        misbehave("hold")
    return "done"
