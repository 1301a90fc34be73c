"""The folder of documents, taken into the library while the bot runs and whenever it changes."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from bot.context import IntakeState
from briefings import BriefbotError, LoadReport, Progress

_log = logging.getLogger(__name__)

#: Seconds after which the folder is looked through even if nothing was heard: network drives send no word of changes.
_AGAIN = 300.0
#: Documents of an earlier version of the analysis that are read again before new ones are looked for: a few seconds.
_PORTION = 200
#: Seconds before a failed reading, or a missing folder, is tried again.
_RETRY = 10.0
#: Milliseconds of silence after which a burst of changes is over, and in which it has to be over.
_QUIET, _BURST = 100, 800


class Loading(Protocol):
    """What the intake asks of the service."""

    async def load(
        self,
        root: Path,
        *,
        most_outdated: int | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> LoadReport:
        """Bring the library in step with a folder."""
        ...

    async def reanalyse(self, *, most: int | None = None) -> int:
        """Analyse documents again that an earlier version has read and whose files are away."""
        ...


class Intake:
    """Reads the folder at the start and after every change. `state` is where /about looks."""

    def __init__(self, service: Loading, root: Path, state: IntakeState) -> None:
        self._service = service
        self._root = root
        self._state = state
        self._changed = asyncio.Event()
        self._known_problems: frozenset[str] = frozenset()

    async def run(self) -> None:
        """Go on until cancelled."""
        watching = asyncio.create_task(self._watch(), name="watch documents")
        try:
            while True:
                self._changed.clear()
                done = await self._load()
                self._state.begun.set()
                try:
                    async with asyncio.timeout(_AGAIN if done else _RETRY):
                        await self._changed.wait()
                except TimeoutError:
                    pass
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    async def _load(self) -> bool:
        """Read once; return whether it went well."""
        self._state.active = True
        try:
            report = await self._service.load(self._root, most_outdated=_PORTION, progress=self._progress)
            again = 0 if report.outdated else await self._service.reanalyse(most=_PORTION)
        except BriefbotError as error:
            _log.error("%s", error)
            return False
        except Exception:
            _log.exception("Reading %s failed", self._root)
            return False
        finally:
            self._state.active = False
            self._state.progress = None
        self._tell(report)
        if again:
            _log.info("%s documents were analysed again from their stored texts", again)
        if report.outdated or again == _PORTION:
            self._changed.set()
        return True

    def _progress(self, progress: Progress) -> None:
        self._state.progress = progress

    def _tell(self, report: LoadReport) -> None:
        problems = frozenset(str(problem) for problem in report.problems)
        self._state.problems = len(problems)
        for problem in sorted(problems - self._known_problems):
            _log.warning("%s", problem)
        self._known_problems = problems
        for path, words in report.warnings:
            _log.warning("%s: %s", path, words)
        if report.foreign:
            _log.info("Not in English, so found by search and not analysed: %s", dict(report.foreign))
        if report.added or report.changed or report.removed:
            _log.info(
                "%s: %s added, %s changed, %s removed, %s unchanged",
                self._root,
                report.added,
                report.changed,
                report.removed,
                report.unchanged,
            )

    async def _watch(self) -> None:
        from watchfiles import awatch

        while True:
            if self._root.is_dir():
                self._changed.set()
                try:
                    async for _ in awatch(self._root, watch_filter=None, debounce=_BURST, step=_QUIET):
                        self._changed.set()
                except OSError as error:
                    _log.warning("%s can't be watched (%s); it is read every %.0f s", self._root, error, _AGAIN)
                    await asyncio.sleep(_AGAIN)
            await asyncio.sleep(_RETRY)
