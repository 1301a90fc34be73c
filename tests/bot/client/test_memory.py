"""What an idle bot holds in memory: neither the rules of the analysis nor any parser of documents."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import asyncio, sys
from pathlib import Path
from bot.client.run import open_bot
from bot.config.clock import SystemClock
from bot.config.settings import Settings

async def main(folder):
    settings = Settings.model_validate({"token": "a.b.c", "data": folder / "data", "seeds": folder})
    async with open_bot(settings, SystemClock(), sync=False) as (bot, intake):
        await bot.add_commands()
        reading = asyncio.create_task(intake.run())
        await bot.context.intake.begun.wait()
        reading.cancel()
        await bot.context.sources.feed_library()
        await bot.context.sources.refresh()
    heavy = ("briefings.analysis.pipeline", "briefings.documents.formats", "markdown_it", "yaml", "feedparser",
             "listparser", "courlan", "rapidfuzz", "trafilatura", "pdfminer", "docx", "typer", "rich")
    print([name for name in heavy if name in sys.modules])

asyncio.run(main(Path(sys.argv[1])))
"""


def test_an_idle_bot_holds_no_rule_of_the_analysis_and_no_parser(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, check=True, timeout=120
    )

    assert done.stdout.strip() == "[]"
