"""One schedule's trouble is its own, and following what the bot advises ends it."""

import sqlite3
from contextlib import closing
from datetime import timedelta

from bot.standin import Permission
from briefings import Cause, DeliveryState, Reason, plan_schedule

WHALES = "Norway closed the northern fishing grounds on Monday to let 300 whales pass.\n"


def told(newsroom) -> list[str]:
    return [one.text for one in newsroom.stand_in.messages(newsroom.ada.dm)]


async def reason(newsroom, schedule) -> Reason | None:
    async with newsroom.ledger() as ledger:
        found: Reason | None = (await ledger.schedules.get(schedule.id)).blocked
    return found


async def is_blocked(newsroom, schedule) -> bool:
    return await reason(newsroom, schedule) is not None


async def follow_advice(newsroom, schedule, **changed) -> str:
    """Edit the digest as the notice says, and save."""
    asked = await newsroom.ada.slash(newsroom.channel, "digest edit", digest=schedule.id, **changed)
    return str((await newsroom.ada.press(asked.message, "Save")).text)


async def test_an_unknown_zone_blocks_its_schedule_alone_and_choosing_another_one_ends_that(newsroom, until) -> None:
    schedule, neighbour = await newsroom.schedule(), await newsroom.schedule()
    with closing(sqlite3.connect(newsroom.settings.places.ledger)) as moved:
        moved.execute("UPDATE schedules SET zone = 'Mars/Olympus' WHERE id = ?", (schedule.id,))
        moved.commit()
    async with newsroom.running():
        newsroom.clock.move(timedelta(minutes=6))
        await until(lambda: newsroom.noted(neighbour.id))
        await until(lambda: bool(told(newsroom)))
        assert await reason(newsroom, schedule) == Reason(Cause.ZONE_UNKNOWN, "Mars/Olympus")
        newsroom.clock.move(timedelta(hours=7))
        listed = await newsroom.ada.slash(newsroom.channel, "digest list")
        assert await is_blocked(newsroom, schedule)
        saved = await follow_advice(newsroom, schedule, zone="Africa/Abidjan")
        newsroom.clock.move(timedelta(days=1))
        await until(lambda: newsroom.noted(schedule.id))

    assert "another time zone with `/digest edit`" in told(newsroom)[0]
    assert len(told(newsroom)) == 1
    assert "Mars" in listed.text
    assert "Abidjan" in saved


async def test_of_a_removed_channel_the_frozen_digest_comes_in_the_channel_chosen_instead(newsroom, until) -> None:
    place = await newsroom.stand_in.build.channel(newsroom.guild, "old")
    other = await newsroom.stand_in.build.channel(newsroom.guild, "new")
    schedule = await newsroom.schedule(place)
    async with newsroom.running():
        await newsroom.stand_in.build.delete_channel(place)
        newsroom.clock.move(timedelta(minutes=6))
        await until(lambda: bool(told(newsroom)))
        await follow_advice(newsroom, schedule, channel=other)
        await until(lambda: newsroom.noted(schedule.id))

    assert "Choose another channel with `/digest edit`" in told(newsroom)[0]
    assert len(newsroom.digests(other)) == 1


async def test_a_kicked_bot_says_to_invite_it_again_and_then_goes_on(newsroom, until) -> None:
    schedule = await newsroom.schedule()
    build = newsroom.stand_in.build
    async with newsroom.running():
        await build.kick_bot(newsroom.guild)
        await until(lambda: bool(told(newsroom)))
        await build.invite_bot(newsroom.guild)
        newsroom.clock.move(timedelta(minutes=6))
        await until(lambda: newsroom.noted(schedule.id))

    assert "Invite this bot again" in told(newsroom)[0]
    assert "permissions" not in told(newsroom)[0]


async def test_a_bot_kicked_while_it_was_away_says_to_invite_it_again_and_then_goes_on(newsroom, until) -> None:
    schedule = await newsroom.schedule()
    build = newsroom.stand_in.build
    await build.kick_bot(newsroom.guild)
    newsroom.clock.move(timedelta(minutes=6))
    async with newsroom.running():
        await until(lambda: bool(told(newsroom)))
        await build.invite_bot(newsroom.guild)
        await until(lambda: newsroom.noted(schedule.id))

    assert "Invite this bot again" in told(newsroom)[0]


async def test_a_frozen_digest_comes_when_send_is_back_and_past_its_limit_is_said_to_be_missed(newsroom, until) -> None:
    schedule = await newsroom.schedule()
    build = newsroom.stand_in.build
    async with newsroom.running():
        await build.forbid_bot(newsroom.channel, Permission.SEND_MESSAGES)
        newsroom.clock.move(timedelta(minutes=6))
        await until(lambda: is_blocked(newsroom, schedule))
        newsroom.clock.move(timedelta(hours=13))
        await build.forbid_bot(newsroom.channel)
        await until(lambda: _ended(newsroom, schedule))

    async with newsroom.ledger() as ledger:
        (run,) = await ledger.history.list_runs(schedule.id)
    assert (run.state, run.reason) == (DeliveryState.SKIPPED, Reason(Cause.TOO_LATE))
    assert not newsroom.digests()
    # The bot knew beforehand: refused requests lead to a ban.
    assert not [one for one in newsroom.stand_in.requests if one.path.endswith(f"/{newsroom.channel.id}/messages")]


async def _ended(newsroom, schedule) -> bool:
    async with newsroom.ledger() as ledger:
        runs = await ledger.history.list_runs(schedule.id)
    return any(run.state is DeliveryState.SKIPPED for run in runs)


async def test_an_overdue_digest_tells_what_came_into_the_folder_while_the_bot_was_away(newsroom, until, write) -> None:
    schedule = await newsroom.schedule()
    async with newsroom.running():
        newsroom.clock.move(timedelta(minutes=6))
        await until(lambda: newsroom.noted(schedule.id))
    write(newsroom.settings.seeds, "whales.md", WHALES, day=2)
    newsroom.clock.move(timedelta(days=1))
    async with newsroom.running():
        await until(lambda: newsroom.noted(schedule.id, 2))

    assert "whales" in newsroom.digests()[1].text


async def test_what_a_killed_process_had_claimed_is_sent_at_the_next_start_without_waiting(newsroom, until) -> None:
    schedule = await newsroom.schedule()
    folder = newsroom.settings.data
    # As it stands after kill -9: a lease that lasts, and a file that nobody locks.
    newsroom.clock.move(timedelta(minutes=5))
    async with newsroom.ledger() as ledger:
        now = newsroom.clock.now()
        (due,) = await ledger.planning.list_due(now)
        await ledger.planning.settle([(due, plan_schedule(due, now))], now)
        assert await ledger.deliveries.claim("killed", now, lease=timedelta(hours=1))
    (folder / "killed.sender").touch()
    async with newsroom.running():
        await until(lambda: newsroom.noted(schedule.id))

    assert len(newsroom.digests()) == 1
    assert not list(folder.glob("*.sender"))


async def test_run_after_a_refusal_sends_what_was_refused_once_and_says_so(newsroom, until) -> None:
    schedule = await newsroom.schedule()
    async with newsroom.running():
        async with newsroom.ledger() as ledger:
            await ledger.deliveries.plan_run(schedule.id, 1, newsroom.clock.now())
            await ledger.schedules.block(schedule.id, Reason(Cause.REFUSED, "no"))
        run = await newsroom.ada.slash(newsroom.channel, "digest run", digest=schedule.id)
        await until(lambda: newsroom.noted(schedule.id))

    assert "on its way" in run.text
    assert len(newsroom.digests()) == 1
    assert not await is_blocked(newsroom, schedule)
