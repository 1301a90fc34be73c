"""Writes docs/rules.md and the list of muted rules (`python docs/write_rules.py`); `--check` tells if they are current.

Both are made of the registry and of docs/rules.json, the figures that `python benchmarks/reading.py count --write` took
from marked sheets.
"""

import json
import math
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from briefings.analysis.rules import PUBLISHED, RULES, RuleKind, RuleShape

DOCUMENT = Path(__file__).with_name("rules.md")
FIGURES = Path(__file__).with_name("rules.json")
MUTED = Path(__file__).parent.parent / "briefings" / "lexicon" / "muted_rules.txt"

#: A family is muted where fewer of its lines than this share are shown to be sound, by this many marked lines or more.
GOOD_ENOUGH, ENOUGH_LINES = 0.8, 60
#: Of the normal distribution, for a 95 % interval.
_Z = 1.959964

INTRODUCTION = f"""# The rules

Made from `briefings/analysis/rules.py` and `docs/rules.json` by `python docs/write_rules.py`; change those files, not
this one.

Whatever the analysis finds carries the rule that found it: `briefbot explain FILE` shows it, `briefbot analyse` prints
it. Each rule stands here with an example that it finds and a near miss that it leaves alone, both published on
{PUBLISHED:%A}, {PUBLISHED.day} {PUBLISHED:%B %Y}; the tests run all of them.

Rules of one heading are one family. People marked lines of answers (`benchmarks/reading.py` says how); what they found
stands under the heading: how many lines they were glad of, and how many are sound, which means that no rule has made a
mistake in them (a wrong speaker, date, name or cut, no whole line, not what the section is for), though they may be a
poor choice (in passing, told above, out of context). A family of which for certain fewer than {GOOD_ENOUGH:.0%} of the
lines are sound (the upper end of the 95 % interval, by {ENOUGH_LINES} marked lines or more) is muted: `analyse` and
`explain` show what it finds, answers don't.
"""

MUTED_INTRODUCTION = """# Rules whose lines stand in no answer: too few marked lines of their families are sound.
# A rule a line, made by `python docs/write_rules.py`. Source: the marks that docs/rules.json counts.
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many lines of a family were marked, how many of them good, how many without a rule's mistake, and when."""

    lines: int
    good: int
    sound: int
    date: str

    @property
    def upper(self) -> float:
        """The upper end of the 95 % interval of the share of sound lines."""
        return find_interval(self.sound, self.lines)[1]

    @property
    def muted(self) -> bool:
        """Whether the family is shown to be wrong too often."""
        return self.lines >= ENOUGH_LINES and self.upper < GOOD_ENOUGH


def find_interval(good: int, lines: int) -> tuple[float, float]:
    """Return the ends of the 95 % interval of a share, by Wilson's score."""
    middle = good + _Z * _Z / 2
    half = _Z * math.sqrt(good * (lines - good) / lines + _Z * _Z / 4)
    return (middle - half) / (lines + _Z * _Z), (middle + half) / (lines + _Z * _Z)


def read_figures(text: str) -> dict[tuple[RuleKind, RuleShape], Figures]:
    """Return the figures by family; raise ValueError where one names no family of the registry."""
    found = {}
    known = {described.family for described in RULES.values()}
    for name, values in json.loads(text)["families"].items():
        kind, _, shape = name.partition(": ")
        family = RuleKind(kind), RuleShape(shape)
        if family not in known:
            raise ValueError(f"docs/rules.json: {name} is no family of the registry")
        found[family] = Figures(**values)
    return found


def write_document(figures: Mapping[tuple[RuleKind, RuleShape], Figures]) -> str:
    """Return the whole of rules.md."""
    return "\n".join((INTRODUCTION, *_sections(figures)))


def write_muted(figures: Mapping[tuple[RuleKind, RuleShape], Figures]) -> str:
    """Return the whole of muted_rules.txt."""
    muted = [rule for rule, described in RULES.items() if (one := figures.get(described.family)) and one.muted]
    return MUTED_INTRODUCTION + "".join(f"{rule}\n" for rule in muted)


def _sections(figures: Mapping[tuple[RuleKind, RuleShape], Figures]) -> Iterator[str]:
    families = sorted({described.family: None for described in RULES.values()}, key=_place_of_family)
    for kind, of_kind in groupby(families, key=lambda family: family[0]):
        for family in of_kind:
            yield f"## {str(kind).capitalize()}: {family[1]}\n"
            if family in figures:
                one = figures[family]
                muted = "; muted in answers" if one.muted else ""
                yield f"Of {one.lines} marked lines {one.sound} were sound and {one.good} good ({one.date}){muted}.\n"
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
    """Write both files, or with --check return 1 where one isn't current."""
    figures = read_figures(FIGURES.read_text("utf-8"))
    pages = {DOCUMENT: write_document(figures), MUTED: write_muted(figures)}
    if "--check" in sys.argv[1:]:
        return int(any(not file.exists() or file.read_text("utf-8") != page for file, page in pages.items()))
    for file, page in pages.items():
        file.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
