"""How well and how fast quotations and attributions are found: python benchmarks/quality.py CORPUS [--errors FILE].

CORPUS is a folder with `attribution_score.py` and `polnear-train/train.jsonl.gz`. Rules are developed on two thirds of
its articles; the third kept apart, chosen by a hash of the id, is scored on its own. The whole takes under a minute.
"""

import argparse
import gc
import hashlib
import importlib.util
import json
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from briefings.analysis import ANALYSIS_VERSION, analyse
from briefings.analysis.to_json import analysis_to_json
from briefings.documents import NO_COLUMNS, parse_row
from briefings.model.article import Article

Json = dict[str, Any]

#: What is scored, the goal in hundredths, what competent rules reach on the same articles (None: not known).
GOALS: tuple[tuple[str, str, float, float | None], ...] = (
    ("direct quotations, IoU >= .8", "quotes iou.8 F", 98.5, 97.4),
    ("speaker, by span", "speaker span acc", 90.0, None),
    ("indirect content, soft overlap", "relation soft indirect F", 67.0, 56.6),
    ("relations, IoU >= .5", "relation iou.5 all F", 67.0, 58.6),
    ("the same, saying-verb cues only", "relation iou.5 speech cue F", 85.0, None),
)
GOAL_SPEED = 200
LENGTHS = (10_000, 100_000, 1_000_000)
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{3,800})[”\"]")
_SAID = re.compile(
    r"\b(?:said|says|told|added)\s+([A-Z]\w+(?:\s[A-Z]\w+)*)|([A-Z]\w+(?:\s[A-Z]\w+)*|[Hh]e|[Ss]he)\s+(?:said|says)"
)


def scorer(corpus: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("attribution_score", corpus / "attribution_score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def article(line: Json) -> Article:
    raw = json.dumps({"id": line["id"], "text": line["text"], "published": line["date"]}).encode()
    return parse_row("corpus", "", raw, NO_COLUMNS)


def baseline(text: str) -> list[Json]:
    """Return every stretch between double quotation marks, with the name nearest to a 'said' after it."""
    found: list[Json] = []
    for quoted in _QUOTED.finditer(text):
        said = _SAID.search(text, quoted.end(), min(len(text), quoted.end() + 80))
        found.append({"start": quoted.start(), "end": quoted.end(), "speaker": said and (said[1] or said[2])})
    return found


def kept_apart(identifier: str) -> bool:
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 3 == 0


def timed(work: Callable[[], Any]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def score(task: tuple[Path, list[Json], list[Json]]) -> tuple[Json, Json, list[tuple[str, str, str]]]:
    corpus, gold, predicted = task
    log: list[tuple[str, str, str]] = []
    figures, intervals, _ = scorer(corpus).run(gold, predicted, 200, log)
    return figures, intervals, log


def table(columns: Sequence[tuple[str, Json, Json]]) -> None:
    print(f"{'':34}{'rules of others':>16}{'goal':>7}" + "".join(f"{name:>24}" for name, _, _ in columns))
    for label, key, goal, others in GOALS:
        cells = []
        for _, figures, intervals in columns:
            low, high = intervals.get(key, (float("nan"),) * 2)
            cells.append(f"{100 * figures[key]:>10.1f} ({100 * low:.1f}-{100 * high:.1f})")
        print(
            f"{label:34}{others if others is not None else '-':>16}{goal:>7}" + "".join(f"{cell:>24}" for cell in cells)
        )


def speed(articles: Sequence[Article]) -> None:
    analyse(articles[0])
    # The corpus and its scores stay out of the collector's way, as they aren't there in a worker process.
    gc.collect()
    gc.freeze()
    seconds = timed(lambda: [analyse(one) and None for one in articles])
    simple = timed(lambda: [baseline(one.text) and None for one in articles])
    rate = len(articles) / seconds
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{rate:.0f} articles/s on one core (goal {GOAL_SPEED}); a simple regex {len(articles) / simple:.0f}, "
          f"ratio 1:{seconds / simple:.0f}; at most {memory:.0f} MB")  # fmt: skip


def lengths(articles: Sequence[Article]) -> None:
    """Print the time per character of one-line articles of growing length: news, quotation marks, statements alone."""
    everything = " ".join(one.text.replace("\n", " ") for one in articles)
    statements = "Norway waited for the ship and said that it would come. " * 20_000
    for name, text in (("news", everything), ("marks", "“a” \"b 'c' " * 100_000), ("statements", statements)):
        for length in LENGTHS:
            line = {"id": "long", "text": text[:length], "date": "2016-01-01"}
            one = article(line)
            seconds = timed(partial(analyse, one))
            print(f"one line of {name}, {len(one.text):>9,} characters: {1e9 * seconds / len(one.text):8.0f} ns each")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--errors", type=Path, help="write every error here, one a line")
    options = parser.parse_args()
    gold: list[Json] = scorer(options.corpus).load(options.corpus / "polnear-train" / "train.jsonl.gz")
    articles = [article(line) for line in gold]
    predicted = [
        analysis_to_json(one, analyse(one), ANALYSIS_VERSION, line["id"])
        for line, one in zip(gold, articles, strict=True)
    ]
    parts = {
        "two thirds": [not kept_apart(line["id"]) for line in gold],
        "kept apart": [kept_apart(line["id"]) for line in gold],
        "whole": [True] * len(gold),
    }
    tasks = [
        (
            options.corpus,
            [g for g, k in zip(gold, keep, strict=True) if k],
            [p for p, k in zip(predicted, keep, strict=True) if k],
        )
        for keep in parts.values()
    ]
    with ProcessPoolExecutor(2) as pool:
        results = list(pool.map(score, tasks))
    table([(name, figures, intervals) for name, (figures, intervals, _) in zip(parts, results, strict=True)])
    print("\nerrors by class, whole:")
    log = results[-1][2]
    for kind, count in Counter(entry[0] for entry in log).most_common():
        print(f"  {count:>6}  {kind}")
    if options.errors:
        options.errors.write_text(
            "".join("\t".join(entry).replace("\n", " ") + "\n" for entry in log), encoding="utf-8"
        )
    speed(articles)
    lengths(articles)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
