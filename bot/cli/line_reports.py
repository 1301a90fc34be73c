"""The command that lists the lines which people reported as wrong."""

import asyncio
import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.session import ExitCode, run
from bot.cli.sources import require_ledger

if TYPE_CHECKING:
    from briefings import CountedReport

line_reports = typer.Typer()

_COMPLAINTS = {
    "speaker": "somebody else said it",
    "cut": "cut, or turned round",
    "date": "the date",
    "topic": "about another thing",
    "outdated": "out of date",
}
#: Stands for the rule of a whole sentence.
_NO_RULE = "no rule: a whole sentence"


class ReportFormat(StrEnum):
    """How reports are written."""

    TEXT = "text"
    JSON = "json"


@line_reports.command("reports")
def list_reports(
    *,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Reports at most, the latest.")] = 1000,
    format_: Annotated[ReportFormat, typer.Option("--format", help="How they are written.")] = ReportFormat.TEXT,
) -> None:
    """List the lines that people reported as wrong, by the rule that found them. The exit code is 1 for none."""
    run(_list(limit, format_))


async def _list(limit: int, format_: ReportFormat) -> int:
    from briefings import open_ledger

    places = await asyncio.to_thread(require_ledger)
    async with open_ledger(places.ledger) as opened:
        found = await opened.reports.list_all(limit)
    if format_ is ReportFormat.JSON:
        sys.stdout.write(json.dumps([_dump(one) for one in found], ensure_ascii=False, indent=2) + "\n")
    elif found:
        sys.stdout.write("\n".join(_write(found)) + "\n")
    else:
        sys.stdout.write("Nothing was reported.\n")
    return ExitCode.FOUND if found else ExitCode.NOTHING


def _write(found: "Iterable[CountedReport]") -> Iterator[str]:
    """Yield the reports under their rules, the rule with the most of them first."""
    from briefings import clean_line

    by_rule: dict[str, list[CountedReport]] = {}
    for one in found:
        by_rule.setdefault(", ".join(one.report.rules) or _NO_RULE, []).append(one)
    for rule, reports in sorted(by_rule.items(), key=lambda item: (-sum(one.count for one in item[1]), item[0])):
        yield f"{rule}: {sum(one.count for one in reports):,}"
        for one in reports:
            report = one.report
            times = f" ({one.count:,} times)" if one.count > 1 else ""
            asked = f"; asked: {clean_line(report.asked)}" if report.asked else ""
            yield f"  {_COMPLAINTS[report.complaint]}{times}, {one.last:%Y-%m-%d %H:%M} UTC{asked}"
            yield f"    {clean_line(report.line.words)}"
            yield f"    document {report.line.document}: briefbot explain {report.line.document}"


def _dump(one: "CountedReport") -> dict[str, object]:
    report = one.report
    return {
        "complaint": report.complaint.value,
        "count": one.count,
        "last": one.last.isoformat(),
        "document": report.line.document,
        "text": report.line.words,
        "rules": list(report.rules),
        "asked": report.asked,
    }
