"""What the bot does when Discord, the network or a permission fails it."""

import asyncio
import contextlib
import logging
import sqlite3

import pytest

from bot.standin import Fault, Permission, ResponseType
from tests.support.waiting import until

pytestmark = pytest.mark.asyncio(loop_scope="module")

CALLBACK = r"^/interactions/"
FOLLOW_UP = r"^/webhooks/"


@pytest.mark.parametrize("fault", [Fault.BAD_GATEWAY, Fault.UNAVAILABLE, Fault.INTERNAL_ERROR])
async def test_a_first_answer_that_discord_dropped_is_sent_again_in_time(own_house, fault: Fault) -> None:
    async with own_house.running():
        own_house.stand_in.faults.plant(fault, path=CALLBACK)
        exchange = await own_house.ada.slash(own_house.channel, "brief", topic="norway")

    assert "Norway" in exchange.text
    assert not exchange.failed
    assert exchange.doubled == exchange.late == 0


async def test_an_answer_that_was_taken_but_not_confirmed_is_no_bug_and_not_doubled(own_house, caplog) -> None:
    async with own_house.running():
        own_house.stand_in.faults.plant(Fault.COMMITTED_BAD_GATEWAY, path=CALLBACK)
        with caplog.at_level(logging.INFO):
            exchange = await own_house.ada.slash(own_house.channel, "brief", topic="norway")
            await until(lambda: exchange.doubled)
            await until(lambda: "late or twice" in caplog.text)

    assert len(own_house.stand_in.messages(own_house.channel)) == 1
    assert not exchange.followups
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_first_answer_that_comes_too_late_is_no_bug(own_house, caplog) -> None:
    own_house.stand_in.backend.interactions.deadline_seconds = 0.5
    async with own_house.running():
        own_house.stand_in.faults.plant(Fault.DELAY, path=CALLBACK, seconds=0.8)
        with caplog.at_level(logging.INFO):
            exchange = await own_house.ada.slash(own_house.channel, "about")
            await until(lambda: "late or twice" in caplog.text)

    assert exchange.failed
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_rate_limit_on_the_answer_is_waited_out(own_house) -> None:
    async with own_house.running():
        own_house.stand_in.faults.plant(Fault.RATE_LIMITED, path=CALLBACK, seconds=0.4)
        exchange = await own_house.ada.slash(own_house.channel, "brief", topic="norway")

    assert "Norway" in exchange.text
    assert exchange.seconds >= 0.4


async def test_an_answer_that_takes_long_is_announced_and_then_given(own_house, monkeypatch) -> None:
    # The library's own work is quick: what takes time here is that another process writes to the ledger.
    monkeypatch.setattr("bot.cogs.replies.DEFER_AFTER", 0.0)
    async with own_house.running():
        for private in (False, True):
            exchange = await own_house.ada.slash(own_house.channel, "brief", topic="norway", private=private)
            message = await exchange.final()
            assert "Norway" in message.text
            assert message.ephemeral is private
            assert exchange.response_type == 5


async def test_an_announced_answer_that_finds_nothing_is_told_to_one_person_alone(own_house, monkeypatch) -> None:
    monkeypatch.setattr("bot.cogs.replies.DEFER_AFTER", 0.0)
    async with own_house.running():
        public = await own_house.ada.slash(own_house.channel, "search", query="submarine")
        told = await public.followup()
        private = await own_house.ada.slash(own_house.channel, "search", query="submarine", private=True)
        await private.final()

    assert told.ephemeral
    assert "Nothing found for “submarine”" in told.text
    assert not own_house.stand_in.messages(own_house.channel)
    assert "Nothing found for “submarine”" in private.text


async def test_an_announced_press_changes_the_message_or_sends_a_copy(own_house, monkeypatch) -> None:
    async with own_house.running():
        exchange = await own_house.ada.slash(own_house.channel, "sources")
        message = exchange.message
        following = next(i for i in custom_ids(message) if ":next:" in i)
        monkeypatch.setattr("bot.cogs.replies.DEFER_AFTER", 0.0)
        copied = await own_house.bo.press(message, following)
        copy = await copied.final()
        turned = await own_house.ada.press(message, following)
        await until(lambda: "Page 2" in message.text)

    assert copy.ephemeral
    assert "2쪽" in copy.text
    assert turned.response_type == 6


async def test_a_broken_connection_is_resumed_and_nothing_is_answered_twice(own_house) -> None:
    async with own_house.running() as bot:
        own_house.stand_in.gateway.disconnect()
        waiting = asyncio.create_task(own_house.ada.slash(own_house.channel, "about"))
        exchange = await waiting
        await own_house.stand_in.wait_until_connected()
        again = await own_house.ada.slash(own_house.channel, "about")

        assert not bot.done()
    assert exchange.doubled == 0
    assert "documents" in again.text


@pytest.mark.parametrize("resumable", [True, False], ids=["resumed", "begun anew"])
async def test_an_invalid_session_is_taken_up_again_at_the_same_address(own_house, resumable: bool) -> None:
    async with own_house.running() as bot:
        sessions = set(own_house.stand_in.gateway.sessions)
        await own_house.stand_in.gateway.invalidate(resumable=resumable)
        await until(lambda: resumable or set(own_house.stand_in.gateway.sessions) - sessions, seconds=60)
        await own_house.stand_in.wait_until_connected(seconds=60)
        exchange = await answered(own_house)

        assert not bot.done()
    assert "documents" in exchange.text


async def test_discord_may_ask_for_a_new_connection(own_house) -> None:
    async with own_house.running() as bot:
        await own_house.stand_in.gateway.ask_reconnect()
        await own_house.stand_in.wait_until_connected(seconds=60)
        exchange = await answered(own_house)

        assert not bot.done()
    assert "documents" in exchange.text


async def test_who_waits_for_an_answer_while_the_bot_is_ended_still_gets_it(own_house) -> None:
    held = own_house.stand_in.faults.plant(Fault.DELAY, path=CALLBACK, seconds=0.5)
    async with own_house.running():
        waiting = asyncio.create_task(own_house.ada.slash(own_house.channel, "brief", topic="norway"))
        await until(lambda: held.hits)

    exchange = await waiting
    assert not exchange.failed
    assert "Norway" in exchange.text


async def test_commands_are_sent_once_and_not_at_every_start(own_house) -> None:
    for _ in range(2):
        async with own_house.running():
            pass

    sent = [one for one in own_house.stand_in.requests if one.method == "PUT" and one.path.endswith("/commands")]
    assert len(sent) == 1


async def test_in_development_commands_are_one_servers_and_nowhere_else(own_house) -> None:
    async with own_house.running():
        pass
    plain, own_house.settings = own_house.settings, own_house.settings.model_copy(update={"guild": own_house.guild.id})
    async with own_house.running():
        names = [command["name"] for command in own_house.ada.commands(own_house.channel)]
        exchange = await own_house.ada.slash(own_house.channel, "brief", topic="norway")
        menu = await own_house.ada.message_command(exchange.message, "Brief this")
    own_house.settings = plain
    async with own_house.running():
        back = [command["name"] for command in own_house.ada.commands(own_house.channel)]

    assert sorted(names) == sorted(set(names)) == sorted(back)
    assert "Norway" in exchange.text
    assert not menu.failed


async def test_two_shards_serve_their_servers(make_house) -> None:
    async with make_house(shards=2) as house:
        other = house.guild
        while (other.id >> 22) % 2 == (house.guild.id >> 22) % 2:
            await asyncio.sleep(0.002)
            other = await house.stand_in.build.guild("Other", owner=house.ada)
        async with house.running(shards=2):
            for channel in (house.channel, house.stand_in.system_channel(other), house.ada.dm):
                exchange = await house.ada.slash(channel, "brief", topic="norway")
                assert "Norway" in exchange.text


async def test_without_permission_to_write_a_command_is_answered_all_the_same(own_house) -> None:
    async with own_house.running():
        await own_house.stand_in.build.forbid_bot(
            own_house.channel, Permission.SEND_MESSAGES, Permission.VIEW_CHANNEL, Permission.READ_MESSAGE_HISTORY
        )
        exchange = await own_house.ada.slash(own_house.channel, "brief", topic="norway")

    assert "Norway" in exchange.text


async def test_a_ledger_that_cannot_be_used_costs_the_buttons_and_not_the_answer(own_house, caplog) -> None:

    async with own_house.running():
        holder = sqlite3.connect(own_house.settings.places.ledger, isolation_level=None, timeout=0.0)
        # The bot may write just now, and needs this loop to come to its end.
        async with asyncio.timeout(60):
            while not holder.in_transaction:
                with contextlib.suppress(sqlite3.OperationalError):
                    holder.execute("BEGIN IMMEDIATE")
                await asyncio.sleep(0.01)
        try:
            exchange = await own_house.ada.slash(own_house.channel, "brief", topic="norway")
            message = await exchange.final(timeout=60)
        finally:
            holder.execute("ROLLBACK")
            holder.close()

    assert "Norway" in message.text
    assert not list(custom_ids(message))
    # The person heard of it before the ledger was given up.
    assert exchange.response_type is ResponseType.DEFERRED_MESSAGE


async def test_a_bug_is_told_with_a_code_under_which_the_log_has_the_traceback(own_house, caplog, monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.cogs.questions.topic", broken)
    async with own_house.running():
        exchange = await own_house.ada.slash(own_house.channel, "brief", topic="norway")

    code = exchange.text.split("`")[1]
    (record,) = [record for record in caplog.records if code in record.getMessage()]
    assert record.exc_info is not None
    assert exchange.message.ephemeral
    assert "ZeroDivisionError" not in exchange.text


async def answered(house):
    """A person's command, tried again while the bot reconnects, as people do."""
    for _ in range(20):
        exchange = await house.ada.slash(house.channel, "about")
        if not exchange.failed:
            return exchange
    raise AssertionError("the bot didn't come back")


def custom_ids(message):
    def walk(components):
        for component in components:
            if "custom_id" in component:
                yield component["custom_id"]
            yield from walk(component.get("components", []))

    return list(walk(message.components))
