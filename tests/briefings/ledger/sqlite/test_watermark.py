"""However many processes see documents at once, what one of them was told of is complete."""

import asyncio

from briefings.ledger import open_ledger
from briefings.model.digest import SeenVersion, Window


async def test_up_to_a_watermark_no_document_is_still_to_come(path, ledger, make):
    async with open_ledger(path) as other:

        async def see(number):
            writer = (ledger, other)[number % 2]
            versions = [SeenVersion(f"d{number}-{each}", f"v{number}-{each}", "words") for each in range(3)]
            through = await writer.memory.see(versions, make.now)
            window = Window(since=None, until=make.now, after=0, through=through)
            return window, await writer.memory.list_news(window), {each.document for each in versions}

        found = await asyncio.gather(*map(see, range(40)))

        for window, news, own in found:
            assert own <= set(news)
            assert await ledger.memory.list_news(window) == news
        assert await ledger.memory.see([], make.now) == max(window.through for window, *_ in found) == 120
