"""Digests from the ledger to the channel, with the whole bot."""

from datetime import timedelta

WHALES = (
    "Norway closed the northern fishing grounds on Monday to let 300 whales pass.\n\n"
    "“Nobody owns the sea,” Fisheries Minister Olav Brekke said in Tromso.\n"
)


async def test_the_first_digest_shows_where_things_stand_and_the_next_ones_what_is_new(newsroom, until, write) -> None:
    await newsroom.schedule()
    async with newsroom.running():
        newsroom.clock.move(timedelta(minutes=6))
        await until(lambda: len(newsroom.digests()) == 1)
        first = newsroom.digests()[0]
        write(newsroom.settings.seeds, "whales.md", WHALES, 2)
        await until(lambda: _loaded(newsroom, 2))
        newsroom.clock.move(timedelta(days=1))
        await until(lambda: len(newsroom.digests()) == 2)
        news = newsroom.digests()[1]
        newsroom.clock.move(timedelta(days=1))
        await until(lambda: len(newsroom.digests()) == 3)
        quiet = newsroom.digests()[2]

    assert "first digest" in first.text
    assert "every diesel ferry" in first.text
    assert "New since" in news.text
    assert "Nobody owns the sea" in news.text
    assert "every diesel ferry" not in news.text
    assert "Nothing new since" in quiet.text
    assert not any(one.pings for one in newsroom.digests())


async def _loaded(newsroom, count: int) -> bool:
    from briefings import open_service

    async with open_service(newsroom.settings.library_file, workers=0) as service:
        return (await service.stats()).documents == count
