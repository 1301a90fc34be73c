"""Whether the best-known people of a library are found by surname: `python benchmarks/reach.py LIBRARY.db`.

LIBRARY is a database that `briefbot load FOLDER --library LIBRARY.db` made. Of the people whom most documents name in
full, each is asked for by surname. A surname finds its person if the answer is theirs alone, or if several share it,
names them too, and it reaches nine tenths of the documents that the full name reaches. Medians of `brief` and `quote`
are in process, in milliseconds of processor time, the best of three.
"""

import argparse
import asyncio
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from briefings import Question, Request, open_service


async def measure(library: Path, people: int) -> None:
    async with open_service(library, workers=0) as service:
        known = [
            actor for actor in await service.complete("", persons_only=True, limit=4 * people) if " " in actor.name
        ]
        found, briefs, quotes = 0, [], []
        for actor in sorted(known, key=lambda one: -one.documents)[:people]:
            surname = actor.name.removesuffix(" Jr").split()[
                0 if actor.name.startswith(("Kim ", "Xi ", "Moon ")) else -1
            ]
            full = await service.answer(Request(question=Question.BRIEF, topic=actor.name))
            short = await service.answer(Request(question=Question.BRIEF, topic=surname))
            reached = (short.coverage.named_in or 0) >= 0.9 * (full.coverage.named_in or 0)
            named = {claim.label.name for section in short.sections for claim in section.claims}
            good = reached and (short.title == full.title or actor.name in short.title or actor.name in named)
            found += good
            if not good:
                print(f"{surname}: {short.title}, {short.coverage.named_in} documents; {actor.name} {actor.documents}")
            briefs.append(await best_of_three(service, Request(question=Question.BRIEF, topic=surname)))
            quotes.append(await best_of_three(service, Request(question=Question.QUOTE, topic=surname)))
        print(f"found by surname: {found} of {len(briefs)}")
        print(f"brief: median {statistics.median(briefs):.1f}, slowest {max(briefs):.1f}")
        print(f"quote: median {statistics.median(quotes):.1f}, slowest {max(quotes):.1f}")


async def best_of_three(service: object, request: Request) -> float:
    times = []
    for _ in range(3):
        started = time.process_time()
        await service.answer(request)  # type: ignore[attr-defined]
        times.append((time.process_time() - started) * 1000)
    return min(times)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--people", type=int, default=60)
    options = parser.parse_args()
    asyncio.run(measure(options.library, options.people))
