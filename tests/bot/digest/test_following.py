"""Personal digests, rights, greetings and privacy, with the whole bot."""

from datetime import timedelta

from bot.standin import ChannelType, InteractionType, Permission


async def test_a_person_follows_topics_by_direct_message_and_ends_it(newsroom, until) -> None:
    bo, channel = newsroom.bo, newsroom.channel
    async with newsroom.running():
        without = await bo.slash(channel, "follow", topic="Norway", at="7")
        question = without.text
        followed = await bo.select(without.message, zone_menu(without), ["Asia/Seoul"])
        second = await bo.slash(channel, "follow", topic="Ferries")
        known = await bo.slash(channel, "privacy")
        newsroom.clock.move(timedelta(days=1))
        await until(lambda: any("BB-" in one.text for one in newsroom.stand_in.messages(bo.dm)))
        ended = [await bo.slash(channel, "unfollow", topic=topic) for topic in ("norway", "Ferries", "Ferries")]

    assert "07:00은(는) 어느 시간대" in question
    assert "07:00" in followed.text
    assert "Norway, Ferries" in second.text
    assert "Norway" in known.text
    assert [one.message.ephemeral for one in ended] == [True, True, True]
    assert "팔로우하지 않는" in ended[2].text
    async with newsroom.ledger() as ledger:
        assert not await ledger.schedules.list_of_user(bo.id)


def zone_menu(exchange) -> str:
    """Return the custom_id of the menu of zones in an answer."""
    found: str = next(one["custom_id"] for one in walk(exchange.message.components) if one["type"] == 3)
    return found


def walk(components):
    for component in components:
        yield component
        yield from walk(component.get("components", []))


async def test_a_schedule_without_a_zone_offers_those_of_server_and_person_and_goes_on_with_all_that_was_chosen(
    newsroom,
) -> None:
    ada, channel = newsroom.ada, newsroom.channel
    async with newsroom.running():
        asked = await ada.slash(channel, "digest schedule", channel=channel, at="8", topics="Norway", days="weekdays")
        question = asked.text
        proposed = await ada.select(asked.message, zone_menu(asked), ["Europe/London"])
        times = proposed.text.count(":F>")
        saved = await ada.press(proposed.message, "Save")
        followed = await ada.slash(channel, "follow", topic="Norway")
        again = await ada.slash(channel, "digest schedule", channel=channel, at="9")

    assert asked.message.ephemeral
    assert "08:00 in which time zone" in question
    assert times == 3
    assert all(words in saved.text for words in ("weekdays at 08:00", "Europe\\/London", "Norway"))
    # Said once, a zone is known for that person everywhere.
    assert "Europe\\/London" in followed.text
    assert "Europe\\/London" in again.text


async def test_a_ninth_topic_is_refused_by_its_own_reason_and_the_others_stay(newsroom) -> None:
    ada, channel = newsroom.ada, newsroom.channel
    async with newsroom.running():
        for number in range(8):
            await ada.slash(channel, "follow", topic=f"Topic {number}", zone="UTC")
        refused = await ada.slash(channel, "follow", topic="Topic 8")

    assert "at most 8 topics" in refused.text
    async with newsroom.ledger() as ledger:
        (own,) = await ledger.schedules.list_of_user(ada.id)
    assert len(own.settings.topics) == 8


async def test_erasing_ends_a_personal_digest(newsroom) -> None:
    async with newsroom.running():
        await newsroom.bo.slash(newsroom.channel, "follow", topic="Norway", zone="Asia/Seoul")
        await newsroom.bo.slash(newsroom.channel, "privacy", erase=True)

    async with newsroom.ledger() as ledger:
        assert not await ledger.schedules.list_of_user(newsroom.bo.id)


async def test_who_may_not_manage_the_server_is_refused_in_code_too(newsroom) -> None:
    async with newsroom.running():
        command = next(one for one in newsroom.ada.commands(newsroom.channel) if one["name"] == "digest")
        assert "digest" not in {one["name"] for one in newsroom.bo.commands(newsroom.channel)}
        data = {
            "id": command["id"],
            "name": "digest",
            "type": 1,
            "options": [{"name": "list", "type": 1, "options": []}],
        }
        refused = await newsroom.bo.interact(InteractionType.COMMAND, newsroom.channel, data)

    assert "관리할 수 있는" in refused.text


async def test_nothing_is_saved_for_a_channel_that_the_bot_may_not_use(newsroom) -> None:
    other = await newsroom.stand_in.build.channel(newsroom.guild, "closed")
    await newsroom.stand_in.build.forbid_bot(other, Permission.READ_MESSAGE_HISTORY, Permission.SEND_MESSAGES)
    async with newsroom.running():
        refused = await newsroom.ada.slash(newsroom.channel, "digest schedule", channel=other, at="8", zone="UTC")

    assert "Read Message History" in refused.text
    assert "Send Messages" in refused.text


async def test_what_the_bot_lacks_is_named_in_the_readers_language(newsroom) -> None:
    build = newsroom.stand_in.build
    eun = build.person("Eun", locale="ko")
    other = await build.guild("Lesekreis", owner=eun)
    closed = await build.channel(other, "closed")
    await build.forbid_bot(closed, Permission.SEND_MESSAGES)
    async with newsroom.running():
        here = newsroom.stand_in.system_channel(other)
        refused = await eun.slash(here, "digest schedule", channel=closed, at="8", zone="UTC")

    assert "메시지 보내기" in refused.text
    assert "Send Messages" not in refused.text
    assert refused.message.ephemeral


async def test_a_new_server_is_greeted_once_and_gets_no_digest_unasked(newsroom, until) -> None:
    build = newsroom.stand_in.build
    await newsroom.schedule()
    newsroom.clock.move(timedelta(minutes=6))
    async with newsroom.running():
        # By then the servers that there were at the start are known.
        await until(lambda: len(newsroom.digests()) == 1)
        guild = await build.guild("New", owner=newsroom.ada)
        channel = newsroom.stand_in.system_channel(guild)
        await until(lambda: len(newsroom.stand_in.messages(channel)) == 1)
        await build.kick_bot(guild)
        await build.invite_bot(guild)
        newsroom.clock.move(timedelta(days=2))
        exchange = await newsroom.ada.slash(channel, "digest list")

    assert "/setup" in newsroom.stand_in.messages(channel)[0].text
    assert len([one for one in newsroom.stand_in.messages(channel) if one.visible_to is None]) == 1
    assert "no digests" in exchange.text


async def test_a_digest_in_a_forum_is_a_post_and_its_buttons_work_after_a_restart(newsroom, until) -> None:
    forum = await newsroom.stand_in.build.channel(newsroom.guild, "forum", kind=ChannelType.FORUM)
    await newsroom.schedule(forum)

    def posts():
        return [one for one in newsroom.guild.channels.values() if one.parent_id == forum.id]

    async with newsroom.running():
        newsroom.clock.move(timedelta(minutes=6))
        await until(lambda: len(posts()) == 1 and bool(newsroom.digests(posts()[0])))
    newsroom.clock.move(timedelta(weeks=3))
    digest = newsroom.digests(posts()[0])[0]
    menus = {one["placeholder"]: one for one in walk(digest.components) if "placeholder" in one}
    proofs = next(menu for name, menu in menus.items() if name.startswith("Proof"))
    async with newsroom.running():
        proof = await newsroom.ada.select(digest, proofs["custom_id"], [proofs["options"][0]["value"]])

    assert posts()[0].name == "Digest: norway"
    assert "**" in proof.text
    assert proof.message.ephemeral
