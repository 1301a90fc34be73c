"""What a schedule without news sends."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.catalogue import Message, words_for
from bot.delivery import CatchingUp, DigestComposer, Silence
from bot.delivery.collaborators import Behind
from briefings import (
    EVERYTHING,
    Audience,
    Delivery,
    DeliveryKind,
    DeliveryState,
    Destination,
    DestinationKind,
    Digest,
    DigestKind,
    Digests,
    Frozen,
    Ledger,
    Missing,
    Run,
    Schedule,
    ScheduleSettings,
    Timing,
    Window,
)
from briefings.model.digest import Correction, CorrectionCause, Told

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
WEEKLY = words_for("en").say(Message.DIGEST_WEEKLY)
SCHEDULE = Schedule(
    id="daily",
    settings=ScheduleSettings(
        guild=1, destination=Destination(DestinationKind.CHANNEL, 2), timing=Timing(at=time(8), zone="UTC")
    ),
    made_by=3, made_at=NOW, paused=False, blocked=None, removed_at=None, settled=NOW, last_key=None, next_due=None,
    delivered_until=NOW - timedelta(days=1), delivered_through=0,
)  # fmt: skip
CORRECTION = Correction(Told("ferry", "The ferry sank.", NOW - timedelta(days=2)), CorrectionCause.HIDDEN)


class Quiet(Digests):
    """Finds nothing new, and perhaps a line that was wrong."""

    def __init__(self, *corrections: Correction) -> None:
        self.corrections = corrections
        self.through: list[int | None] = []

    async def compose(self, schedule: Schedule, *, now: datetime, through: int | None = None, **_: Any) -> Digest:
        self.through.append(through)
        return Digest(
            kind=DigestKind.ONE_LINE, window=Window(since=now - timedelta(days=1), until=now), briefings=(),
            left_out=(), told=(), corrections=self.corrections,
        )  # fmt: skip


@dataclass
class Lines:
    """The history of a schedule that said so many times in a row that there is nothing new."""

    count: int

    async def list_runs(self, schedule: str, count: int = 10) -> tuple[Run, ...]:
        days = (NOW - timedelta(days=day) for day in range(1, self.count + 1))
        return tuple(
            Run(
                slot="", last_slot="", count=1, kind=DeliveryKind.SCHEDULED, state=DeliveryState.SENT, due=day,
                late=False, digest_kind=DigestKind.ONE_LINE, window=None, finished_at=day, reason=None, messages=(),
                reference="", left_out=(),
            )
            for day in days
        )  # fmt: skip


async def compose(
    lines: int, *corrections: Correction, kind: DeliveryKind = DeliveryKind.SCHEDULED
) -> Frozen | Silence:
    composer = DigestComposer(Quiet(*corrections), cast("Ledger", SimpleNamespace(history=Lines(lines))), everything)
    made = await composer.compose(make_delivery(kind), NOW)
    assert not isinstance(made, Behind)
    return made


async def everything(_guild: int | None) -> Audience:
    return EVERYTHING


def make_delivery(kind: DeliveryKind = DeliveryKind.SCHEDULED) -> Delivery:
    return Delivery(
        id=1, schedule=SCHEDULE, slot="2026-03-09", kind=kind, state=DeliveryState.PLANNED, due=NOW, late=False,
        expires=NOW + timedelta(hours=12), lease=None, not_before=None, reason=None, destination=None, window=None,
        parts=(),
    )  # fmt: skip


@pytest.mark.parametrize(("lines", "weekly"), [(0, False), (1, False), (2, True)])
async def test_the_third_line_without_news_says_that_they_come_once_a_week_now(lines: int, weekly: bool) -> None:
    made = await compose(lines)

    assert isinstance(made, Frozen)
    assert (WEEKLY in json.dumps(json.loads(made.payloads[0]), ensure_ascii=False)) is weekly


async def test_after_three_lines_a_schedule_is_silent_unless_somebody_asks_or_a_told_line_was_wrong() -> None:
    assert isinstance(await compose(3), Silence)
    assert isinstance(await compose(3, kind=DeliveryKind.RUN), Frozen)
    assert isinstance(await compose(3, CORRECTION), Frozen)


async def test_a_digest_that_others_could_make_tells_up_to_where_the_library_was_looked_at() -> None:
    async def find(_schedule: Schedule, _now: datetime) -> Missing:
        return Missing(0, None, 7)

    digests, ledger = Quiet(), cast("Ledger", SimpleNamespace(history=Lines(0)))
    await DigestComposer(digests, ledger, everything, CatchingUp(find, lambda: False)).compose(make_delivery(), NOW)
    await DigestComposer(digests, ledger, everything).compose(make_delivery(), NOW)

    assert digests.through == [7, None]
