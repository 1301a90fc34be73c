"""Web pages read by us and by bare trafilatura, in one run: python benchmarks/pages.py FOLDER.

Goal: reading and analysing a page takes at most 1.3 times as long as bare trafilatura (its text and metadata) and the
analysis of that text.
"""

import argparse
import time
from pathlib import Path
from typing import Any

from trafilatura import bare_extraction

from briefings import Article, Span, analyse, tune_garbage_collector
from briefings.documents import parse
from briefings.errors import DocumentError


def main(folder: Path) -> None:
    tune_garbage_collector()
    pages = [(path.name, path.read_bytes()) for path in sorted(folder.rglob("*.html"))]
    ours = bare = analysis = bare_analysis = 0.0
    words = bare_words = read = 0
    for number, (name, raw) in enumerate([pages[0], *pages]):
        start = time.process_time()
        try:
            article = parse(name, raw)
        except DocumentError:
            continue
        parsed = time.process_time()
        analyse(article)
        analysed = time.process_time()
        found: Any = bare_extraction(raw, with_metadata=True, include_comments=False)
        extracted = time.process_time()
        text = "" if found is None else found.text or ""
        body = tuple(Span(at, at + len(line)) for at, line in _list_lines(text))
        begun = time.process_time()
        if body:
            analyse(Article(path=name, text=text, body=body))
        done = time.process_time()
        if not number:
            continue  # the first page loads what is loaded once
        read += 1
        ours, analysis = ours + parsed - start, analysis + analysed - parsed
        bare, bare_analysis = bare + extracted - analysed, bare_analysis + done - begun
        words += sum(len(span.of(article.text).split()) for span in article.body)
        bare_words += len(text.split())
    each = 1e3 / max(read, 1)
    print(f"{read} of {len(pages)} pages; words {words:,}, bare {bare_words:,}")
    print(f"reading {ours * each:6.1f} ms a page, bare {bare * each:6.1f}: {ours / bare:.2f} ×")
    print(f"analysis {analysis * each:5.1f} ms a page, bare {bare_analysis * each:6.1f}")
    print(f"both: {(ours + analysis) / (bare + bare_analysis):.2f} × (goal: at most 1.3)")


def _list_lines(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, line))
        at += len(line) + 1
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    main(parser.parse_args().folder)
