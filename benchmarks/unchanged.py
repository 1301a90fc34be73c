"""Fingerprints of what Briefbot prints, to show that a change of the code's shape changes no output.

    python benchmarks/unchanged.py ARTICLES… >before.txt     # folders, files, .jsonl or .jsonl.gz files
    python benchmarks/unchanged.py ARTICLES… --compare before.txt

One line an article and one a briefing of the shipped notes: its name and a hash. Rules' names and the analysis
version are masked, because those may be renamed. Exit code 1 where a fingerprint differs; each that does is named.
"""

import argparse
import gzip
import hashlib
import json
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = (
    "brief korea", "brief trump", "brief 'north korea' --format json", "quote trump", "quote 'kim yo-jong'",
    "actors", "actors korea --format md", "timeline korea", "search summit", "sources", "brief korea --format html",
)  # fmt: skip


def masked(value: Any) -> Any:
    """Return a parsed JSON value without the fields that may change."""
    if isinstance(value, dict):
        return {key: masked(inner) for key, inner in value.items() if key not in ("rule", "analysis_version")}
    return [masked(inner) for inner in value] if isinstance(value, list) else value


def fingerprint(text: str) -> str:
    """Return the hash of a printed text."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def articles(paths: list[Path], briefbot: list[str]) -> Iterator[tuple[str, str]]:
    """Yield name and fingerprint of each article's analysis."""
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            if path.suffix == ".gz":
                unpacked = Path(folder) / path.stem
                with gzip.open(path, "rb") as packed, unpacked.open("wb") as plain:
                    shutil.copyfileobj(packed, plain)
                path = unpacked  # noqa: PLW2901 - the same file, unpacked
            done = subprocess.run([*briefbot, "analyse", str(path)], capture_output=True, text=True, check=True)
            for line in done.stdout.splitlines():
                found = json.loads(line)
                yield f"article {found['id']}", fingerprint(json.dumps(masked(found), sort_keys=True))


def briefings(briefbot: list[str]) -> Iterator[tuple[str, str]]:
    """Yield name and fingerprint of each answer about the shipped notes."""
    with tempfile.TemporaryDirectory() as folder:
        for command in COMMANDS:
            done = subprocess.run(
                [*briefbot, *shlex.split(command), "--seeds", str(ROOT / "seeds"), "--library", f"{folder}/library.db"],
                capture_output=True, text=True, check=True,
            )  # fmt: skip
            yield f"command {command}", fingerprint(done.stdout.replace(str(ROOT), ""))


def main() -> int:
    """Print the fingerprints, or compare them with earlier ones."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--briefbot", default=f"{sys.executable} -m bot", help="the command to run")
    parser.add_argument("--compare", type=Path, help="fingerprints printed before")
    options = parser.parse_args()
    briefbot = options.briefbot.split()
    found = dict(articles(options.articles, briefbot)) | dict(briefings(briefbot))
    if options.compare is None:
        print("\n".join(f"{value}\t{name}" for name, value in found.items()))
        return 0
    lines = options.compare.read_text("utf-8").splitlines()
    before = {name: value for value, name in (line.split("\t", 1) for line in lines)}
    different = [name for name in before if found.get(name) != before[name]]
    for name in different:
        print("differs:", name)
    print(f"{len(before) - len(different)} of {len(before)} are as before")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
