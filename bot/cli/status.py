"""The command that says how the bot and its digests are, whether the bot runs or not."""

import asyncio
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli.reports import count
from bot.cli.session import ExitCode, fail, run
from bot.cli.sources import require_ledger

if TYPE_CHECKING:
    from bot.catalogue import Words
    from briefings import LedgerStatus, Run, ScheduleStatus

status = typer.Typer()


@status.command(name="status")
def status_command(
    *,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="Schedules at most.")] = 100,
) -> None:
    """Say how the bot is, which digests there are, when each came last, and what waits and why.

    The exit code is 1 where the bot isn't well.
    """
    run(_status(limit))


async def _status(limit: int) -> int:
    from bot.catalogue import words_for
    from bot.config import data_folder
    from bot.operations.health_file import read_health
    from briefings import read_status

    data, zone = data_folder(), _read_zone()
    places = await asyncio.to_thread(require_ledger)
    problems = read_health(data, time.time())
    found = await read_status(places.ledger, datetime.now(UTC), limit=limit)
    lines = [*(problems or ("The bot is well.",)), *_counts(found)]
    for each in found.schedules:
        lines += _schedule(each, words_for("en"), zone)
    sys.stdout.write("\n".join(lines) + "\n")
    return ExitCode.NOTHING if problems else ExitCode.FOUND


def _counts(found: "LedgerStatus") -> Iterator[str]:
    figures = found.figures
    yield f"{count(figures.schedules, 'digest')}: {figures.paused:,} paused, {figures.blocked:,} refused by Discord"
    yield f"{count(figures.due, 'post')} due, {figures.overdue:,} for more than 15 minutes"
    sources = figures.sources_well + figures.sources_failing + figures.sources_gone
    if sources:
        yield f"{count(sources, 'source')}: {figures.sources_failing:,} failing, {figures.sources_gone:,} gone"
    if figures.schedules > len(found.schedules):
        yield f"The first {len(found.schedules):,} digests; --limit shows more."


def _read_zone() -> ZoneInfo:
    """Return the operator's zone by BRIEFBOT_ZONE, else UTC."""
    from bot.config.zone import home_zone

    try:
        return ZoneInfo(home_zone())
    except ValueError as error:
        fail(f"{error}.")


def _schedule(each: "ScheduleStatus", words: "Words", zone: ZoneInfo) -> Iterator[str]:
    """Yield a digest's lines: where it goes and when, how it is, what became of it last."""
    from bot.layouts import days_words, reason_words
    from briefings import clean_line

    settings = each.schedule.settings
    timing = settings.timing
    where = f"{settings.destination.kind} {settings.destination.id}"
    server = "" if settings.guild is None else f", server {settings.guild}"
    topics = ", ".join(settings.topics) or "everything"
    when = f"{days_words(timing.days, words)} {timing.at:%H:%M} {timing.zone}"
    if (alert := settings.alert) is not None:
        hours = f"{alert.within.total_seconds() / 3600:g} hours"
        when = f"each story once, from {count(alert.publishers, 'publisher')} within {hours} on"
    yield ""
    yield clean_line(f"{each.schedule.id}: {where}{server}, {when}, {topics}")
    if each.schedule.blocked is not None:
        yield clean_line(f"    refused: {reason_words(each.schedule.blocked, words)}")
    elif each.schedule.paused:
        yield "    paused"
    elif each.schedule.next_due is not None:
        yield f"    next {_time(each.schedule.next_due, zone)}"
    if each.last is not None:
        yield clean_line(f"    {_run(each.last, reason_words(each.last.reason, words), zone)}")


def _run(last: "Run", reason: str, zone: ZoneInfo) -> str:
    """Return what became of a run: 'sent 2026-03-02 08:00 UTC (BB-7K3QF)', 'planned for …: no connection'."""
    at = _time(last.finished_at, zone) if last.finished_at is not None else f"for {_time(last.due, zone)}"
    why = f": {reason}" if reason else ""
    return f"last: {last.state} {at} ({last.reference}){why}"


def _time(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M %Z}"
