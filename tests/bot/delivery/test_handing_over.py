"""A digest that is composed by one process and whose server is another's is sent by that one, and never in doubt."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any, cast

from bot.delivery import Outbox
from bot.delivery.collaborators import Behind
from bot.delivery.outcomes import Absent, NotSent, Outcome, Sent
from bot.delivery.recovery import Recovery
from briefings import (
    Cause,
    Delivery,
    DeliveryPart,
    DeliveryState,
    Destination,
    DestinationKind,
    Frozen,
    Ledger,
    PartState,
    Reason,
    Schedule,
    ScheduleSettings,
    Share,
    Timing,
)
from tests.support import killable
from tests.support.memory_ledger import open_memory_ledger

MORNING = datetime(2026, 5, 4, 8, 0, 5, tzinfo=UTC)
MINE, NOBODYS = Share(1, frozenset({0})), Share(1, frozenset())


class BehindComposer(killable.PlainComposer):
    """Lacks a document, always."""

    async def compose(self, delivery: Delivery, now: datetime) -> Frozen | Behind:  # type: ignore[override]
        del delivery, now
        return Behind(1)


@dataclass
class NotedPost:
    """A post that notes what is asked of it; `meanwhile` happens while a message waits for its turn."""

    meanwhile: Callable[[], None] = lambda: None
    asked: list[str] = field(default_factory=list)

    async def ready(self, delivery: Delivery) -> Outcome | None:
        del delivery
        self.asked.append("ready")
        return None

    async def find(self, delivery: Delivery, part: DeliveryPart) -> Outcome:
        del delivery, part
        self.asked.append("find")
        return Absent()

    async def send(self, delivery: Delivery, part: DeliveryPart, is_ours: Callable[[], bool]) -> Outcome:
        del delivery, part
        self.meanwhile()
        if not is_ours():
            return NotSent(Reason(Cause.HANDED_OVER))
        self.asked.append("send")
        return Sent(2, 3)


@dataclass
class House:
    """A ledger with one digest that is due, and processes that work on it."""

    ledger: Ledger = field(default_factory=open_memory_ledger)
    clock: killable.SteppedClock = field(default_factory=lambda: killable.SteppedClock(MORNING))

    async def plan(self) -> None:
        settings = ScheduleSettings(
            guild=1,
            destination=Destination(DestinationKind.CHANNEL, 2),
            timing=Timing(at=time(8), zone="UTC"),
            topics=("1",),
        )
        schedule = await self.ledger.schedules.add(settings, made_by=1, now=MORNING)
        await self.ledger.deliveries.plan_run(schedule.id, 1, MORNING)

    async def work(self, owner: str, post: NotedPost, composer: Any, share: Callable[[], Share]) -> None:
        outbox = Outbox(
            ledger=self.ledger,
            post=cast("Any", post),
            composer=composer,
            notifier=killable.SilentNotifier(),
            clock=self.clock,
            owner=owner,
            share=share,
        )
        await outbox.drain()


async def test_a_digest_is_composed_by_who_has_read_and_sent_by_who_holds_its_server() -> None:
    house, holders, others = House(), NotedPost(), NotedPost()
    await house.plan()
    await house.work("holder", holders, BehindComposer(), lambda: MINE)
    house.clock.moment += timedelta(seconds=5)

    await house.work("other", others, killable.PlainComposer(), lambda: NOBODYS)
    (frozen,) = await house.ledger.deliveries.list_unfinished()
    await house.work("holder", holders, BehindComposer(), lambda: MINE)

    assert (frozen.state, [part.state for part in frozen.parts]) == (DeliveryState.FROZEN, [PartState.PENDING])
    assert others.asked == []
    assert holders.asked == ["ready", "send"]


async def test_a_message_whose_server_went_to_another_process_before_it_was_asked_for_isnt_looked_for() -> None:
    held = [MINE]
    house, first, second = House(), NotedPost(lambda: held.append(NOBODYS)), NotedPost()
    await house.plan()

    await house.work("first", first, killable.PlainComposer(), lambda: held[-1])
    house.clock.moment += timedelta(minutes=5)
    await house.work("second", second, killable.PlainComposer(), lambda: MINE)

    assert first.asked == ["ready"]
    assert second.asked == ["ready", "send"]


async def test_people_are_told_of_a_blocked_digest_by_whoever_holds_its_server() -> None:
    house, told, served = House(), list[int](), list[int]()

    class NotedNotifier(killable.SilentNotifier):
        async def blocked(self, schedule: Schedule, reason: Reason) -> None:
            del schedule, reason
            told.append(len(served))

    def serves(account: int) -> bool:
        served.append(account)
        return len(served) > 1

    await house.plan()
    (delivery,) = await house.ledger.deliveries.list_unfinished()
    await house.ledger.schedules.block(delivery.schedule.id, Reason(Cause.MISSING_PERMISSION))
    recovery = Recovery(
        ledger=house.ledger,
        access=cast("Any", SimpleNamespace(lacks=lambda *_: ())),
        notifier=cast("Any", NotedNotifier()),
        clock=house.clock,
        wake=lambda: None,
        serves=serves,
    )

    assert [await recovery.retest(), await recovery.retest()] == [0, 1]
    assert (served, told) == ([1, 1], [2])
