"""The bot on a database: another process wakes it, and while the database is away only digests wait."""

import tempfile
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr

from briefings import open_ledger
from tests.support.cut_line import open_line


async def test_while_the_database_is_away_questions_are_answered_and_digests_wait(
    newsroom, until, database, caplog
) -> None:
    def told() -> int:
        return len(newsroom.digests())

    with tempfile.TemporaryDirectory(prefix="bb-", dir="/tmp") as folder:
        async with open_line(database, Path(folder)) as (line, address):
            newsroom.settings = newsroom.settings.model_copy(
                update={"database": SecretStr(f"{address.dsn}&search_path={address.schema}")}
            )
            async with newsroom.running(), open_ledger(database) as elsewhere:
                schedule = await newsroom.schedule()
                # Nothing is due for the bot to look for, nor is its next sweep near: it is told.
                assert await elsewhere.deliveries.plan_run(schedule.id, 1, newsroom.clock.now())
                await until(lambda: told() == 1)

                await line.cut()
                assert await elsewhere.deliveries.plan_run(schedule.id, 2, newsroom.clock.now())
                asked = await newsroom.ada.slash(newsroom.channel, "brief", topic="norway")
                newsroom.clock.move(timedelta(minutes=1))
                before = told()

                await line.mend()
                await until(lambda: told() == 2)

    assert "ferry" in (await asked.final(timeout=60)).text
    assert before == 1
    assert "postgresql://bb@/postgres: this database can't be reached" in caplog.text
