"""How well and how fast documents are grouped into stories: `python benchmarks/stories.py [--set SET.jsonl.gz]`.

SET has a JSON object a line with id, event, published (ISO 8601), title, text. Told are BCubed precision, recall and F
over all, over the earlier half and the later one (choose a threshold on the one, tell what it does on the other), and
how many documents ever change their story's id over ten loads, in the order of time and in three other orders.

Without a set, invented documents measure speed: documents a second of processor time through the library's tables, in
steps, so that it is seen whether a step costs more the more there is; 300 documents a day, three of each event.
"""

import argparse
import asyncio
import gzip
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from briefings import tune_garbage_collector
from briefings.library import Entry, open_library
from briefings.model.article import Article
from briefings.model.spans import Span
from briefings.model.stories import Opening, Report, Signature
from briefings.service.grouping import group_waiting
from briefings.stories import group_reports, make_signature

#: Documents of an event, and a day's; words of the invented language, and of a document.
PER_EVENT, PER_DAY, WORDS, LENGTH = 3, 300, 30_000, 90


def load(path: Path) -> list[dict[str, Any]]:
    raw = path.read_bytes()
    lines = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8").split("\n")
    return sorted((json.loads(line) for line in lines if line.strip()), key=lambda one: one["published"])


def group_by_loads(signatures: Sequence[Signature], loads: int) -> tuple[dict[str, int], int]:
    """Return the story of each document after so many loads, and how many documents ever changed theirs."""
    stories: dict[str, int] = {}
    by_id = {one.document: one for one in signatures}
    frequencies: Counter[str] = Counter()
    moved, step = set(), -(-len(signatures) // loads)
    for start in range(0, len(signatures), step):
        fresh = {one.document for one in signatures[start : start + step]}
        for id_ in fresh:
            frequencies.update(by_id[id_].terms.keys())
        reports = [
            Report(signature=by_id[id_], stories={str(stories[id_]): 1} if id_ in stories else {})
            for id_ in (*stories, *fresh)
        ]
        for group in group_reports(reports, fresh, frequencies, len(reports)):
            story = int(group.story) if group.story else max(stories.values(), default=0) + 1
            moved |= {id_ for id_ in group.reports if stories.get(id_, story) != story}
            stories.update(dict.fromkeys(group.reports, story))
    return stories, len(moved)


def score(events: Sequence[str], stories: Sequence[int]) -> str:
    """Return BCubed precision, recall and F in percent."""
    both, of_event, of_story = Counter(zip(events, stories, strict=True)), Counter(events), Counter(stories)
    precision = sum(count * count / of_story[story] for (_, story), count in both.items()) / len(events)
    recall = sum(count * count / of_event[event] for (event, _), count in both.items()) / len(events)
    return f"P {100 * precision:.1f} R {100 * recall:.1f} F {200 * precision * recall / (precision + recall):.1f}"


def measure_quality(documents: list[dict[str, Any]], *, days: bool) -> None:
    signatures = []
    for one in documents:
        at = datetime.fromisoformat(one["published"]).astimezone(UTC)
        if days:
            at = at.replace(hour=12, minute=0, second=0)
        opening = Opening(document=one["id"], title=one["title"], lead=one["text"], published=at, whole_day=days)
        signatures.append(make_signature(opening))
    half = len(documents) // 2
    for name, part in (("all", slice(None)), ("earlier", slice(half)), ("later", slice(half, None))):
        found, _ = group_by_loads(signatures[part], 1)
        figures = score([one["event"] for one in documents[part]], [found[one.document] for one in signatures[part]])
        print(f"  {name}: {figures}")
    for seed in (None, 1, 2, 3):
        order = list(signatures)
        if seed is not None:
            random.Random(seed).shuffle(order)
        found, moved = group_by_loads(order, 10)
        figures = score([one["event"] for one in documents], [found[one["id"]] for one in documents])
        print(f"  ten loads {'by time' if seed is None else 'shuffled'}: {figures}, {moved} of {len(found)} moved")


def invent(count: int) -> list[Entry]:
    draw = random.Random(5)
    language = ["".join(draw.choices("bdfgklmnprstvaeiou", k=draw.randrange(4, 10))) for _ in range(WORDS)]
    common = [1 / (place + 10) for place in range(WORDS)]
    made = []
    for number in range(count):
        if number % PER_EVENT == 0:
            event = draw.choices(language, common, k=60)
        words = draw.sample(event, 30) + draw.choices(language, common, k=LENGTH - 30)
        text = " ".join(words)
        made.append(
            Entry(
                article=Article(
                    path=f"{number}.txt",
                    text=text,
                    body=(Span(0, len(text)),),
                    title=" ".join(draw.sample(event, 8)),
                    published=date(2020, 1, 1) + timedelta(days=number // PER_DAY),
                ),
                first_words="",
                words=LENGTH,
                sentences=(),
                actors=(),
                positions=(),
                quotations=(),
                events=(),
                quotations_found=0,
            )
        )
    return made


async def measure_speed(count: int, step: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with open_library(Path(folder, "library.db")) as library:
            entries = invent(count)
            tune_garbage_collector()  # as the bot and the command line do
            for start in range(0, count, step):
                for entry in entries[start : start + step]:
                    await library.store(entry, root="/a", size=1, mtime_ns=1, content_hash="", analysis_version=1)
                started = time.process_time()
                await group_waiting(library)
                print(f"  {start + step:,} documents: {step / (time.process_time() - started):,.0f} a second")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", type=Path)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--step", type=int, default=5_000)
    options = parser.parse_args()
    if options.set is None:
        asyncio.run(measure_speed(options.documents, options.step))
    else:
        for days in (False, True):
            print("days alone" if days else "times of day")
            measure_quality(load(options.set), days=days)
