"""A backup is put back: what was sent since is found in Discord, and everything goes on."""

from datetime import timedelta

from briefings import make_backup, restore_backup
from tests.bot.digest.conftest import WHALES


async def test_a_digest_that_was_sent_since_the_backup_is_not_sent_again(newsroom, until, tmp_path) -> None:
    schedule = await newsroom.schedule()
    data, clock = newsroom.settings.data, newsroom.clock
    await make_backup(data, tmp_path / "backups", clock.now())
    async with newsroom.running():
        clock.move(timedelta(minutes=6))
        await until(lambda: newsroom.noted(schedule.id))
    await restore_backup(tmp_path / "backups", data, clock.now())
    assert not await newsroom.noted(schedule.id)
    # Discord knows a nonce for some minutes only.
    clock.move(timedelta(hours=1))
    async with newsroom.running():
        await until(lambda: newsroom.noted(schedule.id))
        again = len(newsroom.digests())
        clock.move(timedelta(days=1))
        await until(lambda: newsroom.noted(schedule.id, 2))

    assert again == 1
    assert len(newsroom.digests()) == 2


async def test_news_that_came_between_a_digest_and_the_restoration_is_in_the_next_one(
    newsroom, until, write, tmp_path
) -> None:
    schedule = await newsroom.schedule()
    data, clock = newsroom.settings.data, newsroom.clock
    await make_backup(data, tmp_path / "backups", clock.now())
    async with newsroom.running():
        clock.move(timedelta(minutes=6))
        await until(lambda: newsroom.noted(schedule.id))
    write(newsroom.settings.seeds, "whales.md", WHALES, 2)
    await newsroom.load()
    await restore_backup(tmp_path / "backups", data, clock.now())
    clock.move(timedelta(hours=1))
    async with newsroom.running():
        await until(lambda: newsroom.noted(schedule.id))
        clock.move(timedelta(days=1))
        await until(lambda: newsroom.noted(schedule.id, 2))

    assert "300 whales" not in newsroom.digests()[0].text
    assert "300 whales" in newsroom.digests()[1].text
    assert "Nothing new" not in newsroom.digests()[1].text


async def test_the_running_bot_backs_up_once_a_day(newsroom, until, tmp_path) -> None:
    into = tmp_path / "elsewhere"
    newsroom.settings = newsroom.settings.model_copy(update={"backup": "daily", "backup_folder": into})
    for _ in range(2):
        async with newsroom.running():
            await until(into.is_dir)
            await until(lambda: any(into.glob("briefbot-*/ledger.db")))

    assert len(list(into.glob("briefbot-*"))) == 1
