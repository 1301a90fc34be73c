"""How the digests are, read from the ledger whether the bot runs or not."""

import asyncio
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from briefings import Cause, Destination, DestinationKind, Reason, ScheduleSettings, Timing, open_ledger
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


def test_without_a_ledger_there_is_a_sentence(briefbot: Run) -> None:
    done = briefbot("status")

    assert done.returncode == 2
    assert "there is no ledger" in done.stderr
