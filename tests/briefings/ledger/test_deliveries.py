"""The outbox: leases, frozen payloads, and a state to go on from after every step."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from briefings.errors import LeaseLostError, ScheduleError
from briefings.ledger.protocol import LEASE_TIME, REQUEST_TIME
from briefings.model.delivery import DeliveryKey, DeliveryKind, DeliveryState, PartState
from briefings.model.digest import LeftOut, LeftOutRule, SkipReason, Told, Window
from briefings.model.reasons import Cause, Reason

MINUTE = timedelta(minutes=1)
TOLD = (Told("d1", "he said so"), Told("d2", "she said no"))


async def test_a_claimed_delivery_is_nobody_elses_until_its_lease_ends(ledger, make):
    await make.planned()
    mine = await make.claimed("me")

    assert await ledger.deliveries.claim("other", make.now + LEASE_TIME - MINUTE) == ()

    theirs = await make.claimed("other", make.now + LEASE_TIME)
    assert theirs.id == mine.id
    with pytest.raises(LeaseLostError):
        await ledger.deliveries.freeze(mine, make.frozen())


async def test_a_delivery_is_claimed_no_earlier_than_its_time(ledger, make):
    await make.planned()

    assert await ledger.deliveries.claim("me", make.now - MINUTE) == ()


async def test_a_delivery_that_nobody_claimed_is_nobodys_to_send(ledger, make):
    await make.planned()
    (delivery,) = await ledger.deliveries.list_unfinished()

    with pytest.raises(LeaseLostError, match="leave it alone"):
        await ledger.deliveries.freeze(delivery, make.frozen())


async def test_a_renewed_lease_lasts_longer_and_never_shorter(ledger, make):
    await make.planned()
    delivery = await make.claimed()

    await ledger.deliveries.renew(delivery, make.now + timedelta(minutes=30))
    await ledger.deliveries.renew(delivery, make.now)

    assert await ledger.deliveries.claim("other", make.now + timedelta(minutes=29)) == ()


async def test_servers_take_turns_however_many_schedules_one_of_them_has(ledger, make):
    busy = [await make.schedule(guild=1) for _ in range(5)]
    quiet = await make.schedule(guild=2)
    await ledger.planning.settle([(each, make.plan()) for each in (*busy, quiet)], make.now)

    first = await ledger.deliveries.claim("me", make.now, limit=2)

    assert sorted(each.schedule.settings.guild for each in first) == [1, 2]
    assert len(await ledger.deliveries.claim("me", make.now)) == 4


async def test_all_parts_are_frozen_at_once_with_nonces_and_references_of_their_own(ledger, make):
    delivery = await make.begun('{"content": "…"}', "{}", told=TOLD)

    again = await ledger.deliveries.get(delivery.id)
    assert again == delivery
    assert [(part.number, part.payload, part.state) for part in delivery.parts] == [
        (1, '{"content": "…"}', PartState.PENDING),
        (2, "{}", PartState.PENDING),
    ]
    assert len({part.nonce for part in delivery.parts} | {part.reference for part in delivery.parts}) == 4
    assert not delivery.touched


async def test_what_is_frozen_is_never_frozen_again(ledger, make):
    delivery = await make.begun()

    with pytest.raises(LeaseLostError):
        await ledger.deliveries.freeze(delivery, make.frozen("{}"))


async def test_a_delivery_without_messages_can_not_be_frozen(ledger, make):
    await make.planned()
    delivery, nothing = await make.claimed(), replace(make.frozen(), payloads=())

    with pytest.raises(ValueError, match="at least one part"):
        await ledger.deliveries.freeze(delivery, nothing)


async def test_a_second_try_counts_and_keeps_the_moment_of_the_first(ledger, make):
    delivery = await make.begun("{}")

    for minutes in range(3):
        await ledger.deliveries.mark_sending(delivery, 1, make.now + minutes * MINUTE)

    (part,) = (await ledger.deliveries.get(delivery.id)).parts
    assert (part.state, part.sending_since, part.attempts) == (PartState.SENDING, make.now, 3)


async def test_a_message_looked_for_in_vain_may_be_sent_as_if_never_tried(ledger, make):
    delivery = await make.begun("{}")
    await ledger.deliveries.mark_sending(delivery, 1, make.now)

    await ledger.deliveries.mark_unsent(delivery, 1)

    await ledger.deliveries.mark_sending(delivery, 1, make.now + MINUTE)
    (part,) = (await ledger.deliveries.get(delivery.id)).parts
    assert (part.sending_since, part.attempts) == (make.now + MINUTE, 2)


async def test_a_request_is_begun_only_under_a_lease_that_outlasts_it(ledger, make):
    delivery = await make.begun("{}")
    later = make.now + LEASE_TIME - timedelta(seconds=1)

    await ledger.deliveries.mark_sending(delivery, 1, later)

    assert await ledger.deliveries.claim("other", later + REQUEST_TIME - MINUTE) == ()


async def test_a_request_begun_early_leaves_its_lease_as_it_is_and_a_later_one_lengthens_it(ledger, make):
    delivery = await make.begun("{}")
    early, later = (make.now + LEASE_TIME - REQUEST_TIME + each for each in (timedelta(0), timedelta(seconds=1)))

    await ledger.deliveries.mark_sending(delivery, 1, early)
    assert (await ledger.deliveries.get(delivery.id)).lease.until == delivery.lease.until

    await ledger.deliveries.mark_sending(delivery, 1, later)
    assert (await ledger.deliveries.get(delivery.id)).lease.until == later + LEASE_TIME


async def test_claims_of_one_owner_at_once_have_each_what_it_asked_for_and_none_what_another_has(ledger, make):
    schedules = [await make.schedule(guild=guild) for guild in range(1, 7)]
    await ledger.planning.settle([(each, make.plan()) for each in schedules], make.now)

    second = timedelta(seconds=1)
    claims = [("me", 2, 0 * second), ("me", 1, second), ("other", 1, second), ("me", 3, 2 * second)]
    taken = await asyncio.gather(
        *(ledger.deliveries.claim(owner, make.now + after, limit=limit) for owner, limit, after in claims)
    )

    assert [len(each) for each in taken] == [2, 1, 1, 2]
    assert len({delivery.id for each in taken for delivery in each}) == 6
    assert [{delivery.lease.owner for delivery in each} for each in taken] == [{"me"}, {"me"}, {"other"}, {"me"}]
    for (_, _, after), found in zip(claims, taken, strict=True):
        assert all(delivery.lease.until >= make.now + after + LEASE_TIME for delivery in found)


async def test_a_moment_without_a_zone_is_the_error_of_its_own_caller_alone(ledger, make):
    await make.planned()

    claims: Any = await asyncio.gather(
        ledger.deliveries.claim("me", make.now.replace(tzinfo=None)),
        ledger.deliveries.claim("me", make.now),
        return_exceptions=True,
    )

    assert isinstance(claims[0], ValueError)
    (delivery,) = claims[1]
    delivery = await ledger.deliveries.freeze(delivery, make.frozen("{}"))
    marked = await asyncio.gather(
        ledger.deliveries.mark_sending(delivery, 1, make.now.replace(tzinfo=None)),
        ledger.deliveries.mark_sending(delivery, 1, make.now),
        return_exceptions=True,
    )
    assert [type(each) for each in marked] == [ValueError, type(None)]


async def test_a_lost_lease_stays_lost_when_its_holder_has_taken_the_delivery_again(ledger, make):
    lost = await make.begun("{}")
    await make.claimed("other", make.now + LEASE_TIME)
    await ledger.deliveries.free(["other"], make.now + LEASE_TIME)
    again = await make.claimed("me", make.now + LEASE_TIME)

    assert again.lease.owner == lost.lease.owner
    for write in (
        lambda: ledger.deliveries.mark_sending(lost, 1, make.now),
        lambda: ledger.deliveries.mark_unsent(lost, 1),
        lambda: ledger.deliveries.postpone(lost, make.now, Reason(Cause.OTHER)),
        lambda: ledger.deliveries.fail(lost, Reason(Cause.OTHER), make.now),
        lambda: ledger.deliveries.renew(lost, make.now + timedelta(hours=1)),
    ):
        with pytest.raises(LeaseLostError):
            await write()
    assert await ledger.deliveries.get(again.id) == again
    assert await ledger.deliveries.mark_sent(lost, 1, channel=20, message=1, now=make.now)


async def test_a_lease_that_ran_out_and_that_nobody_else_took_goes_on(ledger, make):
    mine = await make.begun("{}")
    again = await make.claimed("me", make.now + LEASE_TIME)

    await ledger.deliveries.mark_sending(mine, 1, make.now)

    assert again.lease.number == mine.lease.number


async def test_who_has_lost_the_lease_begins_nothing_but_may_say_that_a_message_exists(ledger, make):
    mine = await make.begun("{}", "{}")
    await ledger.deliveries.mark_sending(mine, 1, make.now)
    await ledger.deliveries.claim("other", make.now + 2 * REQUEST_TIME)

    with pytest.raises(LeaseLostError):
        await ledger.deliveries.mark_sending(mine, 2, make.now)
    with pytest.raises(LeaseLostError):
        await ledger.deliveries.mark_unsent(mine, 1)
    assert not await ledger.deliveries.mark_sent(mine, 1, channel=20, message=7, now=make.now)

    found = await ledger.deliveries.get(mine.id)
    assert [part.message for part in found.parts] == [7, None]


async def test_a_message_is_recorded_once(ledger, make):
    delivery = await make.begun("{}")
    await ledger.deliveries.mark_sending(delivery, 1, make.now)

    assert await ledger.deliveries.mark_sent(delivery, 1, channel=20, message=7, now=make.now)
    assert not await ledger.deliveries.mark_sent(delivery, 1, channel=20, message=8, now=make.now)

    (run,) = await ledger.history.list_runs(delivery.schedule.id)
    assert run.messages == ((20, 7),)


async def test_a_delivery_given_back_waits_until_its_time_and_says_why(ledger, make):
    delivery = await make.begun("{}")

    await ledger.deliveries.postpone(delivery, make.now + MINUTE, Reason(Cause.DISCORD_ERROR, "503"))

    assert await ledger.deliveries.claim("me", make.now) == ()
    assert await ledger.planning.find_next_wake() == make.now + MINUTE
    again = await make.claimed("me", make.now + MINUTE)
    assert again.reason == Reason(Cause.DISCORD_ERROR, "503")


async def test_past_its_limit_a_delivery_says_so(ledger, make):
    await make.planned()
    delivery = await make.claimed()
    limit = make.now + delivery.schedule.settings.timing.lateness

    assert not delivery.expired(limit)
    assert delivery.expired(limit + MINUTE)


async def test_an_empty_day_is_on_record_and_moves_no_window(ledger, make):
    schedule = await make.planned()
    left_out = (LeftOut(LeftOutRule.DELIVERED, "a.md", 3),)

    await ledger.deliveries.finish_empty(await make.claimed(), Window(since=None, until=make.now), left_out, make.now)

    (run,) = await ledger.history.list_runs(schedule.id)
    assert (run.state, run.left_out, run.finished_at) == (DeliveryState.EMPTY, left_out, make.now)
    assert (await ledger.schedules.get(schedule.id)).delivered_until is None


async def test_what_is_given_up_is_told_by_nobody_and_claimed_by_nobody(ledger, make):
    delivery = await make.begun(told=TOLD)

    await ledger.deliveries.fail(delivery, Reason(Cause.REJECTED, "50035"), make.now)

    (run,) = await ledger.history.list_runs(delivery.schedule.id)
    assert (run.state, run.reason) == (DeliveryState.FAILED, Reason(Cause.REJECTED, "50035"))
    assert await ledger.memory.list_told(delivery.schedule.id, make.now - MINUTE) == ()
    assert await ledger.deliveries.claim("me", make.now + timedelta(days=1)) == ()


async def test_a_delivery_past_its_limit_is_skipped_with_that_reason(ledger, make):
    schedule = await make.planned()

    await ledger.deliveries.skip(await make.claimed(), SkipReason.TOO_LATE, make.now)

    (run,) = await ledger.history.list_runs(schedule.id)
    assert (run.state, run.reason) == (DeliveryState.SKIPPED, Reason(Cause.TOO_LATE))


async def test_a_run_asked_for_by_one_press_is_one_delivery_and_takes_no_date(ledger, make):
    schedule = await make.schedule()

    assert await ledger.deliveries.plan_run(schedule.id, 555, make.now)
    assert not await ledger.deliveries.plan_run(schedule.id, 555, make.now)
    await make.planned(schedule)

    kinds = sorted((each.kind, each.slot) for each in await ledger.deliveries.list_unfinished())
    assert kinds == [(DeliveryKind.RUN, "run-555"), (DeliveryKind.SCHEDULED, "2026-03-02")]


async def test_a_run_of_nothing_is_said_in_words(ledger, make):
    with pytest.raises(ScheduleError):
        await ledger.deliveries.plan_run("nothing", 1, make.now)


async def test_a_sent_delivery_keeps_no_payload(ledger, make):
    delivery = await make.begun("{}", told=TOLD)

    await make.send_all(delivery)

    found = await ledger.deliveries.get(delivery.id)
    assert [part.payload for part in found.parts] == [""]


async def test_history_shows_the_newest_runs_with_their_messages_and_what_was_left_out(ledger, make):
    delivery = await make.begun("{}", "{}")
    await make.send_all(delivery)
    await make.planned(await ledger.schedules.get(delivery.schedule.id), make.now + timedelta(days=1))

    newest, sent = await ledger.history.list_runs(delivery.schedule.id)

    assert (newest.state, newest.messages, newest.window) == (DeliveryState.PLANNED, (), None)
    assert sent.messages == ((20, 101), (20, 102))
    assert sent.left_out == (LeftOut(LeftOutRule.TOLD_BEFORE, "a.md", 2),)
    assert sent.window == Window(since=None, until=make.now)
    assert sent.reference == DeliveryKey(delivery.schedule.id, "2026-03-02").reference(1)
    assert len(await ledger.history.list_runs(delivery.schedule.id, 1)) == 1


async def test_old_history_can_be_deleted_and_what_is_open_stays(ledger, make):
    delivery = await make.begun("{}")
    await make.send_all(delivery)
    await make.planned(await ledger.schedules.get(delivery.schedule.id), make.now + timedelta(days=1))

    assert await ledger.history.forget(make.now) == 0
    assert await ledger.history.forget(make.now + timedelta(days=99)) == 1

    assert [run.slot for run in await ledger.history.list_runs(delivery.schedule.id)] == ["2026-03-03"]


async def test_a_reference_can_be_read_out_and_a_nonce_fits(make):
    key = DeliveryKey("s", "2026-03-02")
    references = {key.reference(number) for number in range(1, 200)}

    assert all(len(each) == 8 and not set(each[3:]) & set("ILOU") for each in references)
    assert len({key.nonce(number) for number in range(1, 200)}) == 199
    assert max(len(key.nonce(number)) for number in (1, 10**6)) <= 25
    assert DeliveryKey("t", "2026-03-02").nonce(1) != key.nonce(1) != DeliveryKey("s", "2026-03-03").nonce(1)


async def test_a_code_is_the_same_in_every_version():
    # Messages of earlier versions are found again by them.
    key = DeliveryKey("ab12", "2026-03-02")

    assert (key.nonce(1), key.reference(1)) == ("bb-S6S4RQ8ZGKF0", "BB-1GAXS")
    assert DeliveryKey("ab12", "run-5").nonce(12) == "bb-B5Z1NYTA527R"


async def test_what_dead_owners_held_can_be_claimed_at_once_and_what_others_hold_can_not(make, ledger):
    await make.planned()
    await make.planned()
    (dead,) = await ledger.deliveries.claim("dead", make.now, limit=1)
    await ledger.deliveries.claim("living", make.now, limit=1)

    assert await ledger.deliveries.free(["dead", "unheard of"], make.now) == 1

    assert [each.id for each in await ledger.deliveries.claim("me", make.now)] == [dead.id]
