"""Reported and hidden lines, in memory."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from briefings.model.reports import CountedReport, HiddenLine, Report
from tests.support.memory_ledger.state import State, utc


@dataclass
class MemoryReports:
    state: State

    async def keep(self, report: Report, now: datetime) -> None:
        key = (report.line, report.complaint)
        before = self.state.reports.get(key)
        count = 1 if before is None else before.count + 1
        self.state.reports[key] = CountedReport(report=report, count=count, last=utc(now))

    async def list_all(self, limit: int = 1000) -> tuple[CountedReport, ...]:
        latest = sorted(self.state.reports.values(), key=lambda one: one.last, reverse=True)
        return tuple(latest[:limit])

    async def hide(self, guild: int, line: HiddenLine, now: datetime) -> bool:
        utc(now)
        hidden = self.state.hidden.setdefault(guild, set())
        new = line not in hidden
        hidden.add(line)
        return new

    async def show(self, guild: int, line: HiddenLine) -> bool:
        hidden = self.state.hidden.get(guild, set())
        was = line in hidden
        hidden.discard(line)
        return was

    async def list_hidden(self, guild: int) -> frozenset[HiddenLine]:
        return frozenset(self.state.hidden.get(guild, set()))

    async def list_all_hidden(self) -> Mapping[int, frozenset[HiddenLine]]:
        return {guild: frozenset(lines) for guild, lines in self.state.hidden.items() if lines}
