"""Writes docs/rules.md from the registry: `python docs/write_rules.py`; with `--check` tells whether it is current."""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from briefings.analysis.rules import PUBLISHED, RULES

DOCUMENT = Path(__file__).with_name("rules.md")
INTRODUCTION = f"""# The rules

Made from `briefings/analysis/rules.py` by `python docs/write_rules.py`; change that file, not this one.

Whatever the analysis finds carries the rule that found it: `briefbot explain FILE` shows it, `briefbot analyse` prints
it. Each rule stands here with an example that it finds and a near miss that it leaves alone, both published on
{PUBLISHED:%A}, {PUBLISHED.day} {PUBLISHED:%B %Y}; the tests run all of them. Rules of one heading are one family.
"""


def write_document() -> str:
    """Return the whole of rules.md."""
    return "\n".join((INTRODUCTION, *_sections()))


def _sections() -> Iterator[str]:
    families = sorted({described.family: None for described in RULES.values()}, key=_place_of_family)
    for kind, of_kind in groupby(families, key=lambda family: family[0]):
        for family in of_kind:
            yield f"## {str(kind).capitalize()}: {family[1]}\n"
            for rule, described in RULES.items():
                if described.family == family:
                    yield f"### {rule}\n\n{described.meaning}\n"
                    yield f"- example: {_quoted(described.example)}"
                    yield f"- near miss: {_quoted(described.near_miss)}\n"


def _place_of_family(family: tuple[str, str]) -> int:
    return next(place for place, described in enumerate(RULES.values()) if described.family == family)


def _quoted(text: str) -> str:
    """Return a text as code, its paragraphs parted by a mark."""
    return f"`{' ¶ '.join(text.splitlines())}`"


def main() -> int:
    """Write the document, or with --check return 1 where it isn't current."""
    document = write_document()
    if "--check" in sys.argv[1:]:
        return int(not DOCUMENT.exists() or DOCUMENT.read_text("utf-8") != document)
    DOCUMENT.write_text(document, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
