"""Schedules: kept as chosen, changed, rested, refused and brought back."""

from datetime import time, timedelta

import pytest

from briefings.errors import LeaseLostError, ScheduleError
from briefings.model.delivery import DeliveryState
from briefings.model.digest import (
    AlertRule,
    DayRule,
    Days,
    Destination,
    DestinationKind,
    EmptyDay,
    NewsFilter,
    Template,
    Timing,
)
from briefings.model.reasons import Cause, Reason

MINUTE = timedelta(minutes=1)
REFUSED = Reason(Cause.REFUSED, "may not write in #news")


async def test_a_schedule_comes_back_as_it_was_chosen(ledger, make):
    chosen = make.settings(
        destination=Destination(DestinationKind.FORUM, 2**63 - 1, publish=True),
        timing=Timing(
            at=time(7, 5),
            zone="Asia/Seoul",
            days=Days(DayRule.CHOSEN, frozenset({0, 6})),
            lateness=timedelta(hours=3),
        ),
        topics=("North Korea", "“Ünïcode”, with\ncomma"),
        role=99,
        template=Template.COMPACT,
        language="ko",
        empty_day=EmptyDay.ONE_LINE,
        only=NewsFilter(words='"night boat" NOT tun*', publishers=("-Ünï, Post",), most_words=800),
        alert=AlertRule(3, timedelta(hours=6)),
    )

    made = await ledger.schedules.add(chosen, made_by=30, now=make.now)

    kept = await ledger.schedules.get(made.id)
    assert kept == made
    assert kept.settings == chosen
    assert (kept.made_by, kept.made_at, kept.paused, kept.blocked) == (30, make.now, False, None)


async def test_a_naive_datetime_is_refused(ledger, make):
    with pytest.raises(ValueError, match="aware"):
        await ledger.schedules.add(make.settings(), made_by=1, now=make.now.replace(tzinfo=None))


async def test_an_unknown_schedule_is_said_in_words(ledger, make):
    for method in (ledger.schedules.pause, ledger.schedules.resume, ledger.schedules.remove, ledger.schedules.restore):
        with pytest.raises(ScheduleError, match="no such digest"):
            await method("nothing", make.now)


async def test_lists_hold_the_schedules_of_one_server_person_or_channel_in_the_order_they_were_made(ledger, make):
    first = await make.schedule()
    second = await make.schedule(destination=Destination(DestinationKind.THREAD, 21))
    elsewhere = await make.schedule(guild=11)
    mine = await ledger.schedules.add(make.personal(30), made_by=30, now=make.now)

    assert {each.id for each in await ledger.schedules.list_of_guild(10)} == {first.id, second.id}
    assert [each.id for each in await ledger.schedules.list_of_guild(11)] == [elsewhere.id]
    assert [each.id for each in await ledger.schedules.list_of_user(30)] == [mine.id]
    assert [each.id for each in await ledger.schedules.list_to_destination(second.settings.destination)] == [second.id]


async def test_a_new_schedule_is_planned_at_once_and_not_backwards(ledger, make):
    schedule = await make.schedule()

    assert [each.id for each in await ledger.planning.list_due(make.now)] == [schedule.id]
    assert schedule.settled == make.now - timedelta(hours=1)


async def test_a_paused_schedule_is_never_due_and_its_waiting_delivery_is_skipped(ledger, make):
    schedule = await make.planned()

    await ledger.schedules.pause(schedule.id, make.now)

    assert await ledger.planning.list_due(make.now + timedelta(days=9)) == ()
    assert await ledger.deliveries.claim("me", make.now) == ()
    (run,) = await ledger.history.list_runs(schedule.id)
    assert (run.state, run.reason) == (DeliveryState.SKIPPED, Reason(Cause.PAUSED))


async def test_pausing_lets_a_delivery_that_has_begun_finish(ledger, make):
    delivery = await make.begun()
    await ledger.deliveries.mark_sending(delivery, 1, make.now)

    await ledger.schedules.pause(delivery.schedule.id, make.now)

    await make.send_all(delivery)
    (run,) = await ledger.history.list_runs(delivery.schedule.id)
    assert run.state is DeliveryState.SENT


async def test_a_resumed_schedule_counts_from_now(ledger, make):
    schedule = await make.planned()
    await ledger.schedules.pause(schedule.id, make.now)

    resumed = await ledger.schedules.resume(schedule.id, make.now + timedelta(days=5))

    assert (resumed.paused, resumed.settled) == (False, make.now + timedelta(days=5))


async def test_a_removed_schedule_is_in_no_list_and_can_be_restored(ledger, make):
    schedule = await make.planned()
    await ledger.schedules.remove(schedule.id, make.now)
    assert await ledger.schedules.list_of_guild(10) == ()
    assert await ledger.planning.list_due(make.now + timedelta(days=9)) == ()
    assert await ledger.deliveries.claim("me", make.now) == ()

    restored = await ledger.schedules.restore(schedule.id, make.now + MINUTE)

    assert await ledger.schedules.list_of_guild(10) == (restored,)
    assert restored.settings == schedule.settings


async def test_what_was_removed_long_ago_is_deleted_with_its_history(ledger, make):
    gone, fresh = await make.planned(), await make.schedule()
    await ledger.schedules.remove(gone.id, make.now)
    await ledger.schedules.remove(fresh.id, make.now + 2 * MINUTE)

    assert await ledger.schedules.forget_removed(make.now + MINUTE) == 1

    assert await ledger.history.list_runs(gone.id) == ()
    with pytest.raises(ScheduleError):
        await ledger.schedules.get(gone.id)
    assert (await ledger.schedules.get(fresh.id)).removed_at == make.now + 2 * MINUTE


async def test_an_edit_composes_an_untouched_delivery_anew_and_takes_it_from_who_held_it(ledger, make):
    delivery = await make.begun()
    elsewhere = Destination(DestinationKind.CHANNEL, 21)

    await ledger.schedules.edit(delivery.schedule.id, make.settings(destination=elsewhere), make.now)

    with pytest.raises(LeaseLostError):
        await ledger.deliveries.mark_sending(delivery, 1, make.now)
    again = await make.claimed("other")
    assert (again.id, again.state, again.parts) == (delivery.id, DeliveryState.PLANNED, ())
    assert again.schedule.settings.destination == elsewhere


async def test_an_edit_leaves_a_delivery_that_has_begun_on_its_way_to_where_it_was_frozen_for(ledger, make):
    delivery = await make.begun()
    await ledger.deliveries.mark_sending(delivery, 1, make.now)

    await ledger.schedules.edit(
        delivery.schedule.id, make.settings(destination=Destination(DestinationKind.CHANNEL, 21)), make.now
    )

    kept = await ledger.deliveries.get(delivery.id)
    assert kept.destination == delivery.destination
    assert len(kept.parts) == 2


async def test_an_edit_of_the_time_counts_from_now_and_an_edit_of_anything_else_does_not(ledger, make):
    schedule = await make.schedule()
    later = make.now + MINUTE

    topics = await ledger.schedules.edit(schedule.id, make.settings(topics=("Japan",)), later)
    timing = await ledger.schedules.edit(schedule.id, make.settings(timing=Timing(at=time(9), zone="UTC")), later)

    assert (topics.settled, timing.settled) == (schedule.settled, later)


async def test_a_blocked_schedule_keeps_its_settings_and_waits(ledger, make):
    delivery = await make.begun()

    assert await ledger.schedules.block(delivery.schedule.id, REFUSED)

    assert not await ledger.schedules.block(delivery.schedule.id, Reason(Cause.OTHER, "again"))
    (blocked,) = await ledger.schedules.list_blocked()
    assert (blocked.settings, blocked.blocked) == (delivery.schedule.settings, REFUSED)
    assert await ledger.planning.list_due(make.now + timedelta(days=9)) == ()
    assert await ledger.deliveries.claim("me", make.now + timedelta(days=9)) == ()
    assert [each.id for each in await ledger.deliveries.list_unfinished()] == [delivery.id]


async def test_an_unblocked_schedule_goes_on_with_the_frozen_delivery(ledger, make):
    delivery = await make.begun()
    await ledger.schedules.block(delivery.schedule.id, REFUSED)

    assert await ledger.schedules.unblock(delivery.schedule.id, make.now + MINUTE)

    again = await make.claimed("other", make.now + MINUTE)
    assert (again.id, again.state, len(again.parts)) == (delivery.id, DeliveryState.FROZEN, 2)
    assert not await ledger.schedules.unblock(delivery.schedule.id, make.now)


async def test_another_destination_ends_a_block(ledger, make):
    schedule = await make.planned()
    await ledger.schedules.block(schedule.id, REFUSED)

    edited = await ledger.schedules.edit(
        schedule.id, make.settings(destination=Destination(DestinationKind.CHANNEL, 21)), make.now
    )

    assert edited.blocked is None
    assert await ledger.deliveries.claim("me", make.now)


async def test_a_server_that_throws_the_bot_out_blocks_all_its_schedules_and_loses_none(ledger, make):
    first, second, other = await make.schedule(), await make.schedule(), await make.schedule(guild=11)
    await ledger.schedules.block(first.id, REFUSED)

    assert await ledger.schedules.block_guild(10, Reason(Cause.BOT_LEFT)) == (second.id,)

    assert {each.id for each in await ledger.schedules.list_blocked()} == {first.id, second.id}
    assert (await ledger.schedules.get(other.id)).blocked is None


async def test_alerts_that_look_for_news_are_neither_paused_nor_blocked_nor_removed(ledger, make):
    ledgers = ledger.schedules
    made = [await make.schedule(alert=AlertRule(publishers=2)) for _ in range(4)]
    await make.schedule()
    await ledgers.pause(made[0].id, make.now)
    await ledgers.block(made[1].id, Reason(Cause.MISSING_PERMISSION))
    await ledgers.remove(made[2].id, make.now)

    assert [each.id for each in await ledgers.list_alerts()] == [made[3].id]
