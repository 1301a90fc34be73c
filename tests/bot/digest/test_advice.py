"""Whatever the bot advises about a digest that can't be sent ends that, when it is followed.

Choosing another channel or zone, and inviting the bot again, are followed in test_standing_alone.py, permissions in
test_trouble.py.
"""

import sqlite3
from contextlib import closing
from datetime import timedelta

from bot.standin import ChannelType


def told(newsroom) -> list[str]:
    return [one.text for one in newsroom.stand_in.messages(newsroom.ada.dm) if "BB-" not in one.text]


def personal(newsroom) -> list[str]:
    return [one.text for one in newsroom.stand_in.messages(newsroom.ada.dm) if "BB-" in one.text]


async def test_a_closed_thread_opened_again_and_a_forum_that_asks_for_no_tag_get_what_waited(newsroom, until) -> None:
    build = newsroom.stand_in.build
    thread = await build.thread(newsroom.channel, "talk", owner=newsroom.ada)
    forum = await build.channel(newsroom.guild, "forum", kind=ChannelType.FORUM, tags=["news"])
    in_thread, in_forum = await newsroom.schedule(thread), await newsroom.schedule(forum)
    async with newsroom.running():
        await build.archive(thread, locked=True)
        await build.ask_for_tags(forum, required=True)
        newsroom.clock.move(timedelta(minutes=6))
        await until(lambda: len(told(newsroom)) == 2)
        await build.reopen(thread)
        await build.ask_for_tags(forum, required=False)
        await until(lambda: newsroom.noted(in_thread.id))
        await until(lambda: newsroom.noted(in_forum.id))

    of_thread, of_forum = sorted(told(newsroom), key=lambda text: "tag" in text)
    assert "Open the thread again and it goes on by itself" in of_thread
    assert "ask for no tag and it goes on by itself" in of_forum
    assert len(newsroom.digests(thread)) == 1


async def test_a_personal_digest_goes_on_with_another_zone_and_when_direct_messages_are_open_again(
    newsroom, until
) -> None:
    ada, channel = newsroom.ada, newsroom.channel
    async with newsroom.running():
        await ada.slash(channel, "follow", topic="Norway", zone="UTC", at="7")
        ada.person.dms_open = False
        newsroom.clock.move(timedelta(hours=1, minutes=1))
        await until(lambda: _blocked(newsroom))
        # It is told in no channel of a server, so /follow is where a person would look.
        ada.person.dms_open = True
        newsroom.clock.move(timedelta(hours=6, minutes=1))
        await until(lambda: len(personal(newsroom)) == 1)
    with closing(sqlite3.connect(newsroom.settings.places.ledger)) as moved:
        moved.execute("UPDATE schedules SET zone = 'Mars/Olympus'")
        moved.commit()
    async with newsroom.running():
        newsroom.clock.move(timedelta(hours=18))
        # That direct messages were closed may be told by now as well.
        advice = "`/follow` one of its topics again with another time zone"
        await until(lambda: any(advice in one for one in told(newsroom)))
        await until(lambda: _blocked(newsroom))
        await ada.slash(channel, "follow", topic="Norway", zone="Africa/Abidjan")
        newsroom.clock.move(timedelta(minutes=1))
        assert not await _blocked(newsroom)


async def _blocked(newsroom) -> bool:
    async with newsroom.ledger() as ledger:
        return any(one.blocked is not None for one in await ledger.schedules.list_of_user(newsroom.ada.id))
