"""Lines that were reported as wrong, and lines that servers hide: nobody's name is among it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from briefings.ledger.values import moment, stamp
from briefings.model.reports import Complaint, CountedReport, HiddenLine, Report
from briefings.model.spans import stable_id
from briefings.stores import TransactionalStore


class Reports(Protocol):
    """What was reported as wrong, over all servers, and what each server hides."""

    async def keep(self, report: Report, now: datetime) -> None:
        """Keep a report; the same one again is counted."""

    async def list_all(self, limit: int = 1000) -> tuple[CountedReport, ...]:
        """Return what was reported, the latest first."""

    async def hide(self, guild: int, line: HiddenLine, now: datetime) -> bool:
        """Hide a line for a server; return whether it wasn't hidden before."""

    async def show(self, guild: int, line: HiddenLine) -> bool:
        """Hide a line no longer; return whether it was hidden."""

    async def list_hidden(self, guild: int) -> frozenset[HiddenLine]:
        """Return the lines that a server hides."""

    async def list_all_hidden(self) -> Mapping[int, frozenset[HiddenLine]]:
        """Return what each server hides, by its id; those that hide nothing are left out."""


@dataclass(frozen=True, slots=True)
class SqlReports:
    """What was reported as wrong, and what each server hides."""

    _store: TransactionalStore

    async def keep(self, report: Report, now: datetime) -> None:
        """Keep a report; the same one again is counted, with its rules and question of this time."""
        values = {
            **_line_values(report.line),
            "complaint": report.complaint,
            "rules": json.dumps(report.rules),
            "asked": report.asked,
            "now": stamp(now),
        }
        async with self._store.write() as transaction:
            await transaction.execute(
                "INSERT INTO reports (document, fingerprint, words, complaint, rules, asked, reported, reported_at)"
                " VALUES (:document, :fingerprint, :words, :complaint, :rules, :asked, 1, :now)"
                " ON CONFLICT (document, fingerprint, complaint) DO UPDATE SET reported = reports.reported + 1,"
                " rules = excluded.rules, asked = excluded.asked, reported_at = excluded.reported_at",
                values,
            )

    async def list_all(self, limit: int = 1000) -> tuple[CountedReport, ...]:
        """Return what was reported, the latest first."""
        async with self._store.read() as transaction:
            rows = await transaction.fetch(
                "SELECT document, words, complaint, rules, asked, reported, reported_at FROM reports"
                " ORDER BY reported_at DESC, document, fingerprint, complaint LIMIT :limit",
                {"limit": limit},
            )
        return tuple(_load_report(row) for row in rows)

    async def hide(self, guild: int, line: HiddenLine, now: datetime) -> bool:
        """Hide a line for a server; return whether it wasn't hidden before."""
        async with self._store.write() as transaction:
            added = await transaction.execute(
                "INSERT INTO hidden_lines (guild, document, fingerprint, words, hidden_at)"
                " VALUES (:guild, :document, :fingerprint, :words, :now) ON CONFLICT DO NOTHING",
                {**_line_values(line), "guild": guild, "now": stamp(now)},
            )
        return added == 1

    async def show(self, guild: int, line: HiddenLine) -> bool:
        """Hide a line no longer; return whether it was hidden."""
        values = _line_values(line)
        async with self._store.write() as transaction:
            removed = await transaction.execute(
                "DELETE FROM hidden_lines WHERE guild = :guild AND document = :document AND fingerprint = :fingerprint",
                {"guild": guild, "document": values["document"], "fingerprint": values["fingerprint"]},
            )
        return removed == 1

    async def list_hidden(self, guild: int) -> frozenset[HiddenLine]:
        """Return the lines that a server hides."""
        async with self._store.read() as transaction:
            rows = await transaction.fetch(
                "SELECT document, words FROM hidden_lines WHERE guild = :guild", {"guild": guild}
            )
        return frozenset(HiddenLine(document, words) for document, words in rows)

    async def list_all_hidden(self) -> Mapping[int, frozenset[HiddenLine]]:
        """Return what each server hides, by its id; those that hide nothing are left out."""
        async with self._store.read() as transaction:
            rows = await transaction.fetch("SELECT guild, document, words FROM hidden_lines")
        hidden: defaultdict[int, set[HiddenLine]] = defaultdict(set)
        for guild, document, words in rows:
            hidden[guild].add(HiddenLine(document, words))
        return {guild: frozenset(lines) for guild, lines in hidden.items()}


def _line_values(line: HiddenLine) -> dict[str, object]:
    return {"document": line.document, "fingerprint": stable_id("words", line.words), "words": line.words}


def _load_report(row: Iterable[Any]) -> CountedReport:
    document, words, complaint, rules, asked, count, last = row
    report = Report(
        complaint=Complaint(complaint),
        line=HiddenLine(document, words),
        rules=tuple(json.loads(rules)),
        asked=asked,
    )
    return CountedReport(report=report, count=count, last=moment(last))
