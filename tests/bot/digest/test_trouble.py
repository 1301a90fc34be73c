"""Refused, late, moved: what becomes of digests when something is in their way, with the whole bot."""

from datetime import timedelta

from bot.standin import Permission
from briefings import Cause, Reason


def told(newsroom) -> list[str]:
    return [one.text for one in newsroom.stand_in.messages(newsroom.ada.dm)]


async def is_blocked(newsroom, schedule) -> bool:
    async with newsroom.ledger() as ledger:
        return (await ledger.schedules.get(schedule.id)).blocked is not None


async def test_a_lost_permission_is_told_once_and_when_it_is_back_the_digest_comes_by_itself(newsroom, until) -> None:
    schedule = await newsroom.schedule()
    build = newsroom.stand_in.build
    async with newsroom.running():
        await build.forbid_bot(newsroom.channel, Permission.SEND_MESSAGES)
        newsroom.clock.move(timedelta(minutes=6))
        await until(lambda: is_blocked(newsroom, schedule))
        await until(lambda: bool(told(newsroom)))
        newsroom.clock.move(timedelta(hours=1))
        assert not newsroom.digests()
        await build.forbid_bot(newsroom.channel)
        await until(lambda: len(newsroom.digests()) == 1)

    assert len(told(newsroom)) == 1
    assert "can’t be sent" in told(newsroom)[0]


async def test_a_bot_that_was_kicked_and_invited_again_goes_on(newsroom, until) -> None:
    schedule = await newsroom.schedule()
    build = newsroom.stand_in.build
    async with newsroom.running():
        await build.kick_bot(newsroom.guild)
        await until(lambda: is_blocked(newsroom, schedule))
        newsroom.clock.move(timedelta(minutes=6))
        await build.invite_bot(newsroom.guild)
        await until(lambda: len(newsroom.digests()) == 1)

    assert not await is_blocked(newsroom, schedule)


async def test_where_nobody_can_be_written_to_the_servers_own_channel_is_told(newsroom, until) -> None:
    build = newsroom.stand_in.build
    newsroom.ada.person.dms_open = False
    other = await build.channel(newsroom.guild, "elsewhere")
    schedule = await newsroom.schedule(other)
    async with newsroom.running():
        await build.delete_channel(other)
        newsroom.clock.move(timedelta(minutes=6))
        await until(lambda: is_blocked(newsroom, schedule))
        await until(lambda: bool(newsroom.stand_in.messages(newsroom.channel)))

    assert "can’t be sent" in newsroom.stand_in.messages(newsroom.channel)[0].text


async def test_after_downtime_one_late_digest_says_so(newsroom, until) -> None:
    schedule = await newsroom.schedule()
    newsroom.clock.move(timedelta(days=3, hours=2))
    async with newsroom.running():
        await until(lambda: newsroom.noted(schedule.id))

    async with newsroom.ledger() as ledger:
        runs = await ledger.history.list_runs(schedule.id)
    assert "Late: it was due" in newsroom.digests()[0].text
    assert [run.state.value for run in runs] == ["sent", "skipped"]
    assert runs[1].count == 3


async def test_a_digest_past_its_limit_is_left_out(newsroom, until) -> None:
    schedule = await newsroom.schedule()
    newsroom.clock.move(timedelta(hours=13))

    async def skipped() -> bool:
        async with newsroom.ledger() as ledger:
            return any(run.reason == Reason(Cause.TOO_LATE) for run in await ledger.history.list_runs(schedule.id))

    async with newsroom.running():
        await until(skipped)

    assert not newsroom.digests()


async def test_a_clock_moved_back_and_forth_brings_no_digest_twice(newsroom, until) -> None:
    schedule = await newsroom.schedule()
    async with newsroom.running():
        newsroom.clock.move(timedelta(minutes=6))
        await until(lambda: newsroom.noted(schedule.id))
        newsroom.clock.move(timedelta(hours=-3))
        newsroom.clock.move(timedelta(hours=3))
        newsroom.clock.move(timedelta(days=1))
        await until(lambda: newsroom.noted(schedule.id, 2))

    async with newsroom.ledger() as ledger:
        assert len(await ledger.history.list_runs(schedule.id)) == 2


async def test_a_digest_that_pings_a_role_says_its_first_line_in_plain_text_that_a_notification_shows(
    newsroom, until
) -> None:
    role = await newsroom.stand_in.build.role(newsroom.guild, "Readers", mentionable=True)
    schedule = await newsroom.schedule(role=role.id)
    async with newsroom.running():
        newsroom.clock.move(timedelta(minutes=6))
        await until(lambda: newsroom.noted(schedule.id))

    ping, digest = newsroom.digests()
    first = next(line for line in digest.text.splitlines() if line.startswith("- ")).removeprefix("- ")
    assert ping.content.startswith(f"<@&{role.id}> **Digest")
    assert first in ping.content
    assert (ping.pings.roles, ping.pings.everyone) == ((role.id,), False)
    assert not digest.pings
    # A server that follows the channel gets no menus, so the sources stand in the text.
    assert "https://example.org/ferry" in digest.text
