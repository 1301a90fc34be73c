"""Planning: due schedules become deliveries, once for each local date, whatever the clock does."""

from datetime import date, timedelta

from briefings import schedule as rules
from briefings.model.delivery import DeliveryState
from briefings.model.digest import Occurrence, Plan, Skipped, SkipReason
from briefings.model.reasons import Cause, Reason

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


async def sweep(ledger, now):
    """What the bot's scheduler does at every turn."""
    await ledger.planning.rewind(now)
    while schedules := await ledger.planning.list_due(now):
        await ledger.planning.settle([(each, rules.plan_schedule(each, now)) for each in schedules], now)


async def test_only_schedules_whose_time_has_come_are_due_earliest_first(ledger, make):
    late = await make.planned()
    early = await make.planned(due=make.now - HOUR)
    await make.planned(due=make.now + DAY)

    assert [each.id for each in await ledger.planning.list_due(make.now + DAY)] == [early.id, late.id]
    assert len(await ledger.planning.list_due(make.now + 9 * DAY, limit=2)) == 2


async def test_a_plan_becomes_one_delivery_and_the_next_time(ledger, make):
    schedule = await make.planned()

    (delivery,) = await ledger.deliveries.list_unfinished()
    assert (delivery.slot, delivery.due, delivery.state) == ("2026-03-02", make.now, DeliveryState.PLANNED)
    assert (schedule.last_key, schedule.settled, schedule.next_due) == (date(2026, 3, 2), make.now, make.now + DAY)
    assert await ledger.planning.find_next_wake() == make.now


async def test_without_schedules_there_is_nothing_to_wake_up_for(ledger):
    assert await ledger.planning.find_next_wake() is None


async def test_two_processes_that_plan_the_same_schedule_make_one_delivery(ledger, make):
    schedule = await make.schedule()

    for _ in range(2):
        await ledger.planning.settle([(schedule, make.plan())], make.now)

    assert len(await ledger.deliveries.list_unfinished()) == 1


async def test_a_plan_for_a_schedule_paused_in_between_is_passed_over(ledger, make):
    schedule = await make.schedule()
    await ledger.schedules.pause(schedule.id, make.now)

    await ledger.planning.settle([(schedule, make.plan())], make.now)

    assert await ledger.deliveries.list_unfinished() == ()


async def test_skipped_fire_times_are_on_record_as_one_line(ledger, make):
    schedule = await make.schedule()
    first, last = (Occurrence(due.date(), due) for due in (make.now - 3 * DAY, make.now - DAY))
    plan = Plan(
        delivery=None,
        late=False,
        skipped=(Skipped(SkipReason.TOO_LATE, first, last, 3),),
        settled=last.due,
        next_due=make.now + DAY,
    )

    await ledger.planning.settle([(schedule, plan)], make.now)

    (run,) = await ledger.history.list_runs(schedule.id)
    assert (run.slot, run.last_slot, run.count) == ("2026-02-27", "2026-03-01", 3)
    assert (run.state, run.reason) == (DeliveryState.SKIPPED, Reason(Cause.TOO_LATE))


async def test_a_digest_that_still_waits_gives_way_to_the_next_one(ledger, make):
    schedule = await make.planned()

    await make.planned(schedule, make.now + DAY)

    (delivery,) = await ledger.deliveries.list_unfinished()
    assert delivery.slot == "2026-03-03"
    assert [(run.slot, run.reason) for run in await ledger.history.list_runs(schedule.id)] == [
        ("2026-03-03", None),
        ("2026-03-02", Reason(Cause.SUPERSEDED)),
    ]


async def test_a_digest_that_has_begun_does_not_give_way(ledger, make):
    delivery = await make.begun()
    await ledger.deliveries.mark_sending(delivery, 1, make.now)

    await make.planned(await ledger.schedules.get(delivery.schedule.id), make.now + DAY)

    assert [each.slot for each in await ledger.deliveries.list_unfinished()] == ["2026-03-02", "2026-03-03"]


async def test_a_daily_schedule_swept_through_a_week_has_a_delivery_a_day(ledger, make):
    schedule = await make.schedule()
    for hours in range(0, 7 * 24, 5):
        now = make.now + hours * HOUR
        await sweep(ledger, now)
        for delivery in await ledger.deliveries.claim("me", now):
            await make.send_all(await ledger.deliveries.freeze(delivery, make.frozen(until=now)), now)

    runs = await ledger.history.list_runs(schedule.id, 99)
    assert [run.slot for run in reversed(runs)] == [f"2026-03-{day:02}" for day in range(2, 9)]
    assert {run.state for run in runs} == {DeliveryState.SENT}


async def test_a_clock_a_year_ahead_and_back_neither_silences_nor_repeats(ledger, make):
    schedule = await make.planned()
    delivery = await ledger.deliveries.freeze(await make.claimed(), make.frozen())
    await make.send_all(delivery)

    await sweep(ledger, make.now + 365 * DAY)
    await sweep(ledger, make.now + HOUR)
    await sweep(ledger, make.now + DAY)

    assert [each.slot for each in await ledger.deliveries.list_unfinished()] == ["2026-03-03"]
    assert [run.slot for run in await ledger.history.list_runs(schedule.id)] == ["2026-03-03", "2026-03-02"]


async def test_a_date_delivered_under_a_clock_that_was_ahead_is_not_delivered_again(ledger, make):
    schedule = await make.schedule()
    ahead = make.now + 2 * DAY
    await sweep(ledger, ahead)
    await make.send_all(await ledger.deliveries.freeze(await make.claimed(now=ahead), make.frozen(until=ahead)), ahead)

    for now in (make.now - HOUR, *(make.now + n * DAY for n in range(4))):
        await sweep(ledger, now)
        for delivery in await ledger.deliveries.claim("me", now):
            await make.send_all(await ledger.deliveries.freeze(delivery, make.frozen(until=now)), now)

    sent = [run.slot for run in await ledger.history.list_runs(schedule.id) if run.state is DeliveryState.SENT]
    assert sorted(sent) == ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"]
    assert len(sent) == len(set(sent))


async def test_a_clock_moved_back_does_not_hide_news_until_it_has_caught_up(ledger, make):
    ahead = make.now + 100 * DAY
    schedule = await make.planned(due=ahead)
    await make.send_all(await ledger.deliveries.freeze(await make.claimed(now=ahead), make.frozen(until=ahead)), ahead)

    assert await ledger.planning.rewind(make.now)

    assert (await ledger.schedules.get(schedule.id)).delivered_until == make.now
    assert not await ledger.planning.rewind(make.now)


async def test_a_lease_from_a_clock_that_was_ahead_does_not_last(ledger, make):
    await make.planned()
    await make.claimed("dead", make.now + 100 * DAY)

    assert await ledger.planning.rewind(make.now)

    assert await ledger.deliveries.claim("me", make.now)


async def test_an_ordinary_lease_is_no_reason_to_rewind(ledger, make):
    await make.planned()
    await make.claimed()

    assert not await ledger.planning.rewind(make.now)


async def test_new_rules_of_time_zones_reach_every_schedule_at_the_next_start(ledger, make):
    schedule = await make.planned()

    await ledger.planning.plan_anew(make.now)

    assert [each.id for each in await ledger.planning.list_due(make.now)] == [schedule.id]
    await sweep(ledger, make.now)
    assert (await ledger.schedules.get(schedule.id)).next_due == make.now + DAY
    assert len(await ledger.deliveries.list_unfinished()) == 1
