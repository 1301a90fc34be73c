"""How many of the lines that answers show are good: sheets for people to mark, and the figures of marked ones.

    python benchmarks/reading.py sheets LIBRARY.db OUT [--topics FILE] [--lines 60] [--family 60] [--seed 11]
        [--as-feed]
    python benchmarks/reading.py count OUT [OUT…] [--command WORDS --date DAY --write]
    python benchmarks/reading.py agree OUT OTHER

LIBRARY is a database that `briefbot load FOLDER --library LIBRARY.db` made. `sheets` asks every topic with `brief`,
draws LINES lines of each section and as many more as give each family of rules FAMILY lines, and writes sheet.txt (a
line with its neighbours; it holds the documents' words, so OUT must lie outside of the repository), marks.csv (place
and rules; whoever marks writes a letter into its last column) and yield.json (how many lines and topics there were,
because precision may be bought with silence). Mark before you look at the rules: sheet.txt doesn't show them.
With --as-feed it asks a library, made in OUT, of the same documents as feeds have them: title and first 40 words.

The letters, the first that applies: G good: true as worded, said by whom the label names, about the topic,
understandable alone, dated right · W another thing of that name, or a wrong role · S wrong speaker · M cut so that it
means something else · D wrong date · F fragment or run-on · X not what the section is for · P topic in passing · N
furniture of a page · C needs context · T out of date · R told above · V speaker unknown though named · U tells nothing.

`count` prints shares with their 95 % intervals (Wilson's score) by section and by family: of good lines, and of sound
ones, in which no rule has made a mistake (none of W S M D F X N V; P C T R U blame the choice of lines). With --write
the families' figures go to docs/rules.json, of which `python docs/write_rules.py` makes docs/rules.md and the list of
muted rules: those of families that aren't sound.
`agree` prints how often two markers gave the same verdict, with Cohen's kappa.
"""

import argparse
import asyncio
import csv
import json
import random
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from briefings import Briefing, Claim, Heading, Question, Request, Service, open_service  # noqa: E402
from briefings.analysis.rules import RULES  # noqa: E402
from briefings.model.rules import Rule  # noqa: E402
from docs.write_rules import FIGURES, find_interval  # noqa: E402

COLUMNS = ("number", "drawn", "topic", "section", "rules", "document", "version", "start", "end", "mark")
GOOD = "G"
#: Marks of lines that the choice is to blame for, and no rule of the analysis.
OF_CHOICE = "PCTRU"
#: Sections whose lines are judged: Sources are a list.
JUDGED = tuple(one for one in Heading if one is not Heading.SOURCES)
#: Topics asked for where no file names them: the actors that most documents name.
USUAL_TOPICS = 40
#: Words of a document that a feed's summary has.
WORDS_OF_FEED = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an answer: what was asked, where it stands, and its claim."""

    topic: str
    heading: Heading
    claim: Claim

    @property
    def families(self) -> frozenset[str]:
        """The families of the rules that it is there by."""
        return frozenset(name_family(rule) for rule in self.claim.rules)


def name_family(rule: Rule) -> str:
    """Return a rule's family as the figures call it."""
    described = RULES[rule]
    return f"{described.kind}: {described.shape}"


def write_sheets(options: argparse.Namespace) -> int:
    """Ask, draw and write the three files."""
    out: Path = options.out.resolve()
    if ROOT in (out, *out.parents):
        print("OUT lies in the repository: the sheets hold other people's words", file=sys.stderr)
        return 2
    file: Path | None = options.topics
    topics = [] if file is None else [line for line in map(str.strip, file.read_text("utf-8").splitlines()) if line]
    out.mkdir(parents=True, exist_ok=True)
    if options.as_feed:
        options.library = asyncio.run(shorten_library(options.library, out))
    asked = asyncio.run(ask(options, topics))
    (out / "sheet.txt").write_text("".join(asked.descriptions), "utf-8")
    with (out / "marks.csv").open("w", encoding="utf-8", newline="") as marks:
        rows = csv.writer(marks)
        rows.writerow(COLUMNS)
        for number, (why, line) in enumerate(asked.drawn, 1):
            first, rules = line.claim.citations[0], " ".join(line.claim.rules)
            place = (first.path, first.version, first.span.start, first.span.end)
            rows.writerow((number, why, line.topic, line.heading, rules, *place, ""))
    (out / "yield.json").write_text(json.dumps(asked.counts, indent=2) + "\n", "utf-8")
    print(f"{len(asked.drawn)} lines drawn; read {out / 'sheet.txt'}, mark {out / 'marks.csv'}")
    return 0


async def shorten_library(library: Path, out: Path) -> Path:
    """Return a new library in `out` that has of each document its title, date, source and first words."""
    folder, made = out / "feed", out / "feed.db"
    folder.mkdir(exist_ok=True)
    with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            """
            SELECT key, title, title_span, published, publisher, url, text, paragraphs
            FROM documents JOIN texts ON texts.document = documents.key
            """
        ).fetchall()
    for key, title, title_span, published, publisher, url, text, paragraphs in rows:
        outside = json.loads(title_span)[1] if title_span else 0
        words = " ".join(text[start:end] for start, end in json.loads(paragraphs) if start >= outside).split()
        fields = {"title": title, "date": published, "publisher": publisher, "url": url}
        header = "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items() if value)
        said = " ".join(words[:WORDS_OF_FEED]) + (" …" if len(words) > WORDS_OF_FEED else "")
        (folder / f"{key}.md").write_text(f"---\n{header}---\n\n{said}\n", "utf-8")
    async with open_service(made) as service:
        await service.load(folder)
    return made


@dataclass(frozen=True, slots=True)
class Asked:
    """What was drawn, each with why, how it reads, and how many lines there were."""

    drawn: list[tuple[str, Line]]
    descriptions: list[str]
    counts: dict[str, object]


async def ask(options: argparse.Namespace, topics: list[str]) -> Asked:
    """Ask each topic, by default the actors that most documents name, and draw lines from the answers."""
    async with open_service(options.library, workers=0) as service:
        if not topics:
            actors = await service.complete("", persons_only=False, limit=4 * USUAL_TOPICS)
            topics = [actor.name for actor in sorted(actors, key=lambda one: -one.documents)[:USUAL_TOPICS]]
        lines: list[Line] = []
        for topic in topics:
            lines += list_lines(topic, await service.answer(Request(question=Question.BRIEF, topic=topic)))
        drawn = draw_lines(lines, options.lines, options.family, random.Random(options.seed))
        descriptions = [await describe(service, number, line) for number, (_, line) in enumerate(drawn, 1)]
    sections = {
        str(heading): {
            "lines": sum(line.heading is heading for line in lines),
            "topics": len({line.topic for line in lines if line.heading is heading}),
        }
        for heading in JUDGED
    }
    return Asked(drawn, descriptions, {"topics": len(topics), "sections": sections})


def list_lines(topic: str, briefing: Briefing) -> Iterator[Line]:
    """Yield the lines of a briefing that are judged."""
    for section in briefing.sections:
        if section.heading in JUDGED:
            for claim in section.claims:
                yield Line(topic, section.heading, claim)


def draw_lines(lines: Sequence[Line], most: int, of_family: int, chance: random.Random) -> list[tuple[str, Line]]:
    """Return lines with why they were drawn: `most` of each section, then more until a family has `of_family`."""
    drawn: list[tuple[str, Line]] = []
    chosen: set[int] = set()
    for heading in JUDGED:
        places = [at for at, line in enumerate(lines) if line.heading is heading]
        for at in sorted(chance.sample(places, min(most, len(places)))):
            drawn.append(("section", lines[at]))
            chosen.add(at)
    for family in sorted({family for line in lines for family in line.families}):
        missing = of_family - sum(family in line.families for _, line in drawn)
        places = [at for at, line in enumerate(lines) if family in line.families and at not in chosen]
        for at in sorted(chance.sample(places, max(0, min(missing, len(places))))):
            drawn.append(("family", lines[at]))
            chosen.add(at)
    return drawn


async def describe(service: Service, number: int, line: Line) -> str:
    """Return a line as whoever marks reads it: label, words, and where they stand."""
    label, claim = line.claim.label, line.claim
    said = " … ".join(" ".join(piece.split()) for piece in claim.pieces)
    named = " ".join(filter(None, (label.name, f"(in the text: {label.written})" if label.written else None)))
    parts = (
        named,
        label.when and label.when.value,
        label.count and f"{label.count} mentions",
        ", ".join(label.tags),
    )
    first = claim.citations[0]
    context = " … ".join(" ".join(piece.split()) for piece in claim.context_pieces)
    before = f"   shown before it, smaller: {context}\n" if context else ""
    proof = await service.proof(claim)
    around = "".join(f">>>{part.text}<<<" if part.marked else part.text for part in proof.parts) if proof else ""
    return (
        f"#{number} topic: {line.topic} · section: {line.heading}\n"
        f"   label: {' · '.join(part for part in parts if part)}\n"
        f"{before}   LINE: {said}\n"
        f"   {first.title or 'no title'}, {first.publisher or 'no publisher'}, published {first.date}, {first.path}\n"
        f"   where it stands: {' '.join(around.split())}\n\n"
    )


def read_marks(folders: Iterable[Path]) -> list[dict[str, str]]:
    """Return the marked rows of some sheets; raise ValueError where a mark is no letter."""
    rows = []
    for folder in folders:
        with (folder / "marks.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                mark = row["mark"].strip().upper()
                if mark and mark not in "GWSMDFXPNCTRVU":
                    raise ValueError(f"{folder}, line {row['number']}: {mark!r} is no mark")
                if mark:
                    rows.append(row | {"mark": mark})
    return rows


def count_sound(marks: Counter[str]) -> int:
    """Return how many lines have no mark that blames a rule."""
    return sum(count for mark, count in marks.items() if mark == GOOD or mark in OF_CHOICE)


def count_marks(options: argparse.Namespace) -> int:
    """Print the tables; write the families' figures where that is asked."""
    rows = read_marks(options.outs)
    by_section: dict[str, Counter[str]] = defaultdict(Counter)
    by_family: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row["drawn"] == "section":
            by_section[row["section"]][row["mark"]] += 1
        for family in {name_family(Rule(name)) for name in row["rules"].split()}:
            by_family[family][row["mark"]] += 1
    for title, table in (("section", by_section), ("family", by_family)):
        print(f"\n{title:34} lines  good  share  95 % interval  sound  95 % interval  other marks")
        for name, marks in sorted(table.items()):
            lines, good = marks.total(), marks[GOOD]
            sound = count_sound(marks)
            low, high = find_interval(good, lines)
            sound_low, sound_high = find_interval(sound, lines)
            others = " ".join(f"{mark}{count}" for mark, count in marks.most_common() if mark != GOOD)
            print(
                f"{name:34} {lines:5} {good:5} {good / lines:6.0%}   {low:.0%} to {high:.0%}   {sound / lines:6.0%}"
                f"  {sound_low:.0%} to {sound_high:.0%}     {others}"
            )
    for folder in options.outs:
        print(f"\n{folder}: {(folder / 'yield.json').read_text('utf-8')}")
    if options.write:
        figures = {
            family: {
                "lines": marks.total(),
                "good": marks[GOOD],
                "sound": count_sound(marks),
                "date": options.date,
            }
            for family, marks in sorted(by_family.items())
        }
        page = {"command": options.command, "families": figures}
        FIGURES.write_text(json.dumps(page, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return 0


def agree(options: argparse.Namespace) -> int:
    """Print how often two markers agree on the lines that both marked: good or not, and the same letter."""
    one, other = (
        {
            (row["topic"], row["document"], row["start"], row["end"], row["section"]): row["mark"]
            for row in read_marks([out])
        }
        for out in (options.out, options.other)
    )
    both = sorted(one.keys() & other.keys())
    if not both:
        print("no line has both marks", file=sys.stderr)
        return 1
    pairs = [(one[key] == GOOD, other[key] == GOOD) for key in both]
    same = sum(first == second for first, second in pairs) / len(pairs)
    first_good, second_good = (sum(pair[at] for pair in pairs) / len(pairs) for at in (0, 1))
    chance = first_good * second_good + (1 - first_good) * (1 - second_good)
    letters = sum(one[key] == other[key] for key in both) / len(both)
    kappa = (same - chance) / (1 - chance) if chance < 1 else 1.0
    print(f"{len(both)} lines: good or not {same:.0%} (kappa {kappa:.2f}), the same letter {letters:.0%}")
    return 0


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="what", required=True)
    sheets = commands.add_parser("sheets")
    sheets.add_argument("library", type=Path)
    sheets.add_argument("out", type=Path)
    sheets.add_argument("--topics", type=Path)
    sheets.add_argument("--lines", type=int, default=60)
    sheets.add_argument("--family", type=int, default=60)
    sheets.add_argument("--seed", type=int, default=11)
    sheets.add_argument("--as-feed", action="store_true")
    count = commands.add_parser("count")
    count.add_argument("outs", type=Path, nargs="+")
    count.add_argument("--write", action="store_true")
    count.add_argument("--command", default="")
    count.add_argument("--date", default="")
    compared = commands.add_parser("agree")
    compared.add_argument("out", type=Path)
    compared.add_argument("other", type=Path)
    options = parser.parse_args()
    if options.what == "sheets":
        return write_sheets(options)
    return count_marks(options) if options.what == "count" else agree(options)


if __name__ == "__main__":
    sys.exit(main())
