"""What Discord refuses is counted as Discord counts it, and digests rest long before that leads to a ban."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.delivery import Pacer, Refusals
from bot.delivery.refusals import MOST, SPAN
from briefings import Cause, Reason
from tests.bot.delivery.conftest import open_club
from tests.support import killable

MORNING = datetime(2026, 5, 4, 8, 0, 5, tzinfo=UTC)


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("status", "scope", "counts"),
    [
        (401, "", True),
        (403, "", True),
        (404, "", False),
        (400, "", False),
        (500, "", False),
        (200, "", False),
        (429, "user", True),
        (429, "global", True),
        (429, "shared", False),
        (429, "", True),
    ],
)
def test_what_discord_counts_is_counted(status: int, scope: str, counts: bool) -> None:
    refusals = Refusals(monotonic=Seconds(), most=1)

    refusals.note(status, {"X-RateLimit-Scope": scope})

    assert bool(refusals.rest()) is counts


def test_digests_rest_until_fewer_were_refused_within_ten_minutes_and_the_log_says_both_once(caplog) -> None:
    seconds = Seconds()
    refusals = Refusals(monotonic=seconds)
    caplog.set_level(logging.INFO)
    for number in range(MOST + 50):
        assert bool(refusals.rest()) is (number >= MOST)
        refusals.note(403, {})
        seconds.now += 0.1
    # The 51st of them is the oldest of the last 2,000.
    assert refusals.rest() == pytest.approx(SPAN + 50 * 0.1 - seconds.now)
    seconds.now += refusals.rest() + 0.01
    assert refusals.rest() == 0.0

    stopped, went_on = caplog.messages
    assert "2,000 requests in ten minutes" in stopped
    assert "go on" in went_on


async def test_a_digest_waits_while_too_much_was_refused_and_why_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, seconds = killable.SteppedClock(MORNING - timedelta(hours=1)), Seconds()
    pacer = Pacer(monotonic=seconds, refusals=Refusals(monotonic=seconds, most=3))
    async with open_club(tmp_path, clock, pacer, monkeypatch) as club:
        schedule = await club.ledger.schedules.add(club.daily_at_eight(1), made_by=1, now=clock.now())
        scheduler, outbox = killable.a_sender(club.ledger, club.post, clock, "one", monotonic=seconds)
        for _ in range(3):
            pacer.refusals.note(403, {})
        clock.moment = MORNING
        await scheduler.sweep()
        await outbox.drain()
        (waiting,) = await club.ledger.history.list_runs(schedule.id)
        asked = len(club.stand_in.messages(club.channel))

        clock.moment += timedelta(seconds=SPAN + 1)
        seconds.now += SPAN + 1
        await scheduler.sweep()
        await outbox.drain()

        assert (waiting.reason, asked) == (Reason(Cause.REFUSED_OFTEN), 0)
        assert len(club.stand_in.messages(club.channel)) == 1
