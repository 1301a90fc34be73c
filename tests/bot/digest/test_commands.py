"""/digest and /follow as people use them, with the whole bot."""

import asyncio


async def choose(newsroom, command: str) -> str:
    exchange = await newsroom.ada.autocomplete(newsroom.channel, command, "digest", "")
    return str(exchange.choices[0]["value"])


async def test_a_schedule_is_shown_with_its_next_times_saved_listed_previewed_run_and_undone(newsroom, until) -> None:
    ada, channel = newsroom.ada, newsroom.channel
    async with newsroom.running():
        asked = await ada.slash(
            channel,
            "digest schedule",
            channel=channel,
            at="8:30 pm",
            zone="Asia/Seoul",
            topics="Norway",
            days="weekdays",
            only="boats NOT quokka",
            length="1-90000",
        )
        assert asked.message.ephemeral
        assert asked.text.count(":F>") == 3
        assert "boats NOT quokka" in asked.text
        assert "1–90,000 words" in asked.text
        saved, again = await asyncio.gather(ada.press(asked.message, "Save"), ada.press(asked.message, "Save"))
        listed = await ada.slash(channel, "digest list")
        which = await choose(newsroom, "digest preview")
        preview = await ada.slash(channel, "digest preview", digest=which)
        run = await ada.slash(channel, "digest run", digest=which)
        await until(lambda: newsroom.noted(which))
        second = await ada.slash(channel, "digest run", digest=which)
        why = await ada.slash(channel, "digest why", digest=which)
        paused = await ada.slash(channel, "digest pause", digest=which)
        resumed = await ada.slash(channel, "digest resume", digest=which)
        edited = await ada.slash(channel, "digest edit", digest=which, at="7", topics="-")
        changed = await ada.press(edited.message, "Save")
        removed = await ada.slash(channel, "digest remove", digest=which)
        none = await ada.slash(channel, "digest list")
        back = await ada.press(removed.message, "Undo")
        alert = await ada.slash(channel, "digest alert", channel=channel, topic="Norway", publishers=3, hours=6)
        both = await ada.slash(channel, "digest list")
        offered = await ada.autocomplete(channel, "digest edit", "digest", "publishers report")
        which = str(offered.choices[0]["value"])
        untimed = await ada.slash(channel, "digest edit", digest=which, at="7")
        moved = await ada.slash(channel, "digest edit", digest=which, topics="Seoul")

    sent = newsroom.digests()[0]
    assert "3 publishers report a story within 6 hours: Norway" in alert.text
    assert "3 publishers report a story within 6 hours: Norway" in both.text
    assert "Saved" in saved.text
    assert "Saved" in again.text
    assert "it has no time" in untimed.text
    assert "within 6 hours: Seoul" in moved.text
    assert "20:30" in listed.text
    assert listed.text.count("20:30") == 1
    assert preview.text.replace("preview", "") == sent.text.replace(sent.text[-8:], "")
    assert preview.message.ephemeral
    assert "on its way" in run.text
    assert "already" in second.text
    assert "sent" in why.text
    assert "Paused" in paused.text
    assert "goes on" in resumed.text
    assert "07:00" in changed.text
    assert "everything new" in changed.text
    assert "no digests" in none.text
    assert "It is back" in back.text
