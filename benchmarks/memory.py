"""Whether the running bot's memory stays flat: `python benchmarks/memory.py [--commands 100000]`.

The bot runs in a process of its own, as `briefbot run` does; people of the stand-in ask it briefings, quotations,
searches and suggestions, some new and some asked before, a few at a time. Its resident memory is printed as it goes.
"""

import argparse
import asyncio
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.commands import briefbot, first_answer, place, prepare, resident
from bot.standin import Channel, StandIn, User
from briefings import open_service

#: Commands under way at a time.
_PEOPLE = 4


async def ask(ada: User, channel: Channel, names: list[str], chance: random.Random) -> None:
    """Give one command, or type in one."""
    name = chance.choice(names)
    kind = chance.randrange(5)
    if kind == 0:
        await ada.autocomplete(channel, "brief", "topic", name[: chance.randrange(len(name))])
    elif kind == 1:
        await ada.slash(channel, "search", query=name)
    elif kind == 2:
        await ada.slash(channel, "quote", person=name)
    else:
        since = str(chance.randrange(2015, 2025))
        await ada.slash(channel, "brief", topic=name, **({"since": since} if kind == 3 else {}))


async def measure(folder: Path, commands: int) -> None:
    async with open_service(folder / "data" / "library.db") as service:
        names = [actor.name for actor in await service.complete("", limit=500)]
    async with StandIn(rate_limits=False) as stand_in, briefbot(stand_in, folder / "data", folder / "seeds") as running:
        ada, channel = await place(stand_in)
        await stand_in.wait_until_connected(seconds=30)
        await first_answer(ada, channel, "about")
        await asyncio.sleep(5)  # until the folder was looked through once
        chance, step = random.Random(3), max(1, commands // 20)
        print(f"{'commands':>10}{'MB':>9}\n{0:>10}{resident(running):>9.1f}", flush=True)
        for done in range(step, commands + 1, step):
            left = iter(range(step))

            async def person(left: object = left) -> None:
                for _ in left:  # type: ignore[attr-defined]
                    await ask(ada, channel, names, chance)

            await asyncio.gather(*(person() for _ in range(_PEOPLE)))
            # What the stand-in remembers is not the point.
            stand_in.backend.interactions.all.clear()
            stand_in.requests.clear()
            print(f"{done:>10}{resident(running):>9.1f}", flush=True)


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--commands", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="keep the articles and the library there, and use them again")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        await prepare(folder, chosen.articles)
        await measure(folder, chosen.commands)


if __name__ == "__main__":
    asyncio.run(main())
