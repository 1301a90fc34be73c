"""How the digests are, read from the ledger whether the bot runs or not."""

import asyncio
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from briefings import (
    Cause,
    Complaint,
    Destination,
    DestinationKind,
    HiddenLine,
    Reason,
    Report,
    ScheduleSettings,
    Timing,
    open_ledger,
)
from tests.bot.cli.conftest import Run

NOW = datetime.now(UTC)


async def fill(file: Path) -> tuple[str, str]:
    """Make a digest that is due next and one that Discord refuses; return their ids."""
    settings = ScheduleSettings(
        guild=10,
        destination=Destination(DestinationKind.CHANNEL, 20),
        timing=Timing(at=time(8), zone="Asia/Seoul"),
        topics=("korea\x1b[2J",),
    )
    async with open_ledger(file) as ledger:
        well = await ledger.schedules.add(settings, made_by=30, now=NOW)
        refused = await ledger.schedules.add(settings, made_by=30, now=NOW + timedelta(minutes=1))
        await ledger.schedules.block(refused.id, Reason(Cause.MISSING_PERMISSION, "send_messages"))
    return well.id, refused.id


def test_every_digest_is_shown_with_what_it_waits_for_refused_ones_first(briefbot: Run, home: Path) -> None:
    well, refused = asyncio.run(fill(home / "share" / "briefbot" / "ledger.db"))

    done = briefbot("status")
    lines = done.stdout.splitlines()

    assert done.returncode == 1
    assert "No bot is running" in lines[0]
    assert "2 digests: 0 paused, 1 refused by Discord" in lines
    assert [line.partition(":")[0] for line in lines if "channel 20" in line] == [refused, well]
    assert any(line.startswith("    refused: ") for line in lines)
    assert any(line.startswith("    next 20") for line in lines)
    assert "every day 08:00 Asia/Seoul" in done.stdout
    assert "\x1b" not in done.stdout


async def report(file: Path) -> None:
    async with open_ledger(file) as ledger:
        for complaint, words, rules in (
            (Complaint.DATE, "The quokka slept\x1b[2J.", ("D1",)),
            (Complaint.CUT, "It slept.", ()),
            (Complaint.CUT, "The quokka slept\x1b[2J.", ("D1",)),
        ):
            line = HiddenLine("0123ab", words)
            await ledger.reports.keep(Report(complaint=complaint, line=line, rules=rules, asked="brief quokka"), NOW)


def test_wrong_lines_are_listed_by_their_rules(briefbot: Run, home: Path) -> None:
    asyncio.run(report(home / "share" / "briefbot" / "ledger.db"))

    done = briefbot("reports")
    lines = done.stdout.splitlines()

    assert done.returncode == 0
    assert [line for line in lines if not line.startswith(" ")] == ["D1: 2", "no rule: a whole sentence: 1"]
    assert sum("; asked: brief quokka" in line for line in lines) == 3
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("command", ["status", "reports"])
def test_without_a_ledger_there_is_a_sentence(briefbot: Run, command: str) -> None:
    done = briefbot(command)

    assert done.returncode == 2
    assert "there is no ledger" in done.stderr
