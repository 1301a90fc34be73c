"""How well and how fast dates are found: python benchmarks/dates.py CORPUS [--news FILE] [--errors N].

CORPUS is a folder with `score_dates.py` and `wikiwars.jsonl.gz`. Rules are developed on two thirds of its documents;
the third kept apart, chosen by a hash of the id, is scored on its own. `--news` is a file of articles (JSON lines,
gzip) with `text` and `date`, for speed alone.
"""

import argparse
import gzip
import hashlib
import importlib.util
import json
import re
import time
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from briefings.analysis.reading.statements import Reading, read_text
from briefings.analysis.reading.tokens import Text
from briefings.analysis.timeline import find_dates, find_events
from briefings.model.spans import Span

Document = dict[str, Any]


def scorer(corpus: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_dates", corpus / "score_dates.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(path: Path) -> list[Document]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def kept_apart(document: Document) -> bool:
    return int(hashlib.sha256(document["id"].encode()).hexdigest(), 16) % 3 == 1


def read(words: str) -> Reading:
    return read_text(Text(words, tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", words)), None))


def day_of(document: Document) -> date:
    return date.fromisoformat(document.get("published") or document["date"])


def quality(score: ModuleType, name: str, chosen: list[Document], errors: int) -> None:
    found = {
        document["id"]: [
            {"span": list(one.span), "value": one.when.value}
            for one in find_dates(read(document["text"]), day_of(document)).dates
        ]
        for document in chosen
    }
    results, wrong = score.score(chosen, found, 1)
    for view in ("dmy", "cal", "all"):
        print(score.line(f"{name}/{view} ({results[view]['gold']})", results[view]))
    for kind, figures in results["dmy"]["by_class"].items():
        print(f"   {kind:18} {figures}")
    for kind in ("value", "missed", "spurious"):
        print(f"   errors, {kind}: {sum(one[0] == kind for one in wrong)}")
    for one in wrong[:errors]:
        print("   {:9} {}: {!r} predicted {!r} gold {!r}".format(*one))


def speed(name: str, chosen: list[Document]) -> None:
    readings = [(read(document["text"]), day_of(document)) for document in chosen]
    words = sum(len(one.text.text.split()) for one, _ in readings)
    best_dates = best_events = float("inf")
    for _ in range(3):
        start = time.process_time()
        found = [find_dates(one, published) for one, published in readings]
        middle = time.process_time()
        for (one, published), dates in zip(readings, found, strict=True):
            find_events(one, dates.dates, published)
        best_dates = min(best_dates, middle - start)
        best_events = min(best_events, time.process_time() - middle)
    count = sum(len(dates.dates) for dates in found)
    print(
        f"{name}: {words:,} words, {count:,} dates; dates {words / best_dates:,.0f} words/s "
        f"({best_dates / count * 1e6:.0f} µs a date), events {words / best_events:,.0f} words/s"
    )


def growth(chosen: list[Document]) -> None:
    joined = " ".join(document["text"].replace("\n", " ") for document in chosen)
    joined *= 1_000_000 // len(joined) + 1
    for length in (10_000, 100_000, 1_000_000):
        reading = read_text(Text(joined[:length], (Span(0, length),), None))
        start = time.process_time()
        dates = find_dates(reading, day_of(chosen[0]))
        find_events(reading, dates.dates, day_of(chosen[0]))
        seconds = time.process_time() - start
        print(
            f"one paragraph of {length:>9,} characters: {seconds * 1000:8.1f} ms, {seconds / length * 1e9:6.0f} ns each"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--news", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    score = scorer(options.corpus)
    histories = documents(options.corpus / "wikiwars.jsonl.gz")
    quality(score, "all", histories, 0)
    quality(score, "developed on", [one for one in histories if not kept_apart(one)], options.errors)
    quality(score, "kept apart", [one for one in histories if kept_apart(one)], 0)
    speed("history", histories)
    if options.news:
        speed("news", documents(options.news))
    growth(histories)


if __name__ == "__main__":
    main()
