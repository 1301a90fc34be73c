"""Asks the feeds of the packs whether they answer: python benchmarks/packs.py [--write] [PACK...]

Each address is fetched as the bot does it and must answer with a feed of at least one entry. With --write the day is
written down beside those that did, in bot/packs/packs.opml. Ends with 1 where one didn't.
"""

import asyncio
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import quoteattr

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.config import fetch_options
from bot.fetching import HttpFetcher, open_fetcher
from bot.packs import LIST, list_packs
from briefings import FetchRequest
from briefings.model.sources import NoFeed
from briefings.sources.feed import read_feed

FILE = Path(__file__).parents[1] / "bot" / "packs" / LIST


async def ask(fetcher: HttpFetcher, address: str) -> str | None:
    """Return what is wrong with an address, None where it answers with a feed."""
    answer = await fetcher.fetch(FetchRequest(url=address))
    if answer.body is None:
        return f"{answer.failure} {answer.detail}"
    found = await asyncio.to_thread(
        read_feed,
        answer.body,
        url=answer.final_url,
        content_type=answer.content_type,
        fetched_at=answer.fetched_at,
    )
    return "no feed" if isinstance(found, NoFeed) else None if found.entries else "no entries"


async def ask_all(addresses: Iterable[str]) -> dict[str, str | None]:
    options = fetch_options()
    async with open_fetcher(
        user_agent=options.user_agent, permissions=options.permissions, delay=options.delay
    ) as fetcher:
        wanted = list(dict.fromkeys(addresses))
        return dict(zip(wanted, await asyncio.gather(*(ask(fetcher, one) for one in wanted)), strict=True))


def write_seen(answered: Iterable[str], day: str) -> None:
    text = FILE.read_text("utf-8")
    for address in answered:
        line = re.compile(rf'(xmlUrl={re.escape(quoteattr(address))} [^>]*seen=)"[^"]*"')
        text = line.sub(rf'\g<1>"{day}"', text)
    FILE.write_text(text, "utf-8")


def main() -> int:
    names = [word for word in sys.argv[1:] if word != "--write"]
    packs = [pack for pack in list_packs() if not names or pack.name in names]
    found = asyncio.run(ask_all(address for pack in packs for address in pack.addresses))
    for pack in packs:
        for address in pack.addresses:
            print(f"{pack.name:12} {'ok' if found[address] is None else found[address]:40} {address}")
    if "--write" in sys.argv:
        write_seen((address for address, wrong in found.items() if wrong is None), f"{datetime.now(UTC):%Y-%m-%d}")
    return int(any(found.values()))


if __name__ == "__main__":
    raise SystemExit(main())
