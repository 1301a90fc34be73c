"""Short articles in our own words with what an analysis should find in them (gold/*.txt), and how well one does.

An article begins with a line '=== name'; header lines 'date: …', 'title: yes', 'speaker N: name', 'people: name, name'
and 'dates: words=value' follow. In the text {N:s …} is the speaker of attribution N, {N:c …} its cue, {N:x …} its
content, {N:q …} content that is a quotation. Lines with '#' before the first article are comments.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from briefings.analysis import analyse
from briefings.model.analysis import ActorKind, Analysis
from briefings.model.article import Article
from briefings.model.spans import Span

FOLDER = Path(__file__).parent / "gold"
_MARKUP = re.compile(r"\{(\d+):([sxcq]) |\}")
_WORD = re.compile(r"\w+")


@dataclass
class GoldAttribution:
    speaker: Span | None = None
    cue: Span | None = None
    content: list[Span] = field(default_factory=list)
    quotations: list[Span] = field(default_factory=list)
    name: str | None = None


@dataclass
class GoldArticle:
    name: str
    article: Article
    attributions: dict[int, GoldAttribution]
    people: frozenset[str]
    dates: dict[str, str]


def gold_articles() -> list[GoldArticle]:
    return [
        _parse(block) for path in sorted(FOLDER.glob("*.txt")) for block in path.read_text("utf-8").split("\n=== ")[1:]
    ]


def _parse(block: str) -> GoldArticle:
    name, _, rest = block.partition("\n")
    fields: dict[str, str] = {}
    while match := re.match(r"(date|title|speaker \d+|people|dates): (.*)\n", rest):
        fields[match[1]] = match[2]
        rest = rest[match.end() :]
    text, attributions = _unmarked(rest.strip("\n"))
    for number, attribution in attributions.items():
        attribution.name = fields.get(f"speaker {number}")
    body = tuple(Span(*line.span()) for line in re.finditer(r"[^\n]+", text))
    article = Article(
        path=name,
        text=text,
        body=body,
        title_span=body[0] if "title" in fields else None,
        published=date.fromisoformat(fields["date"]) if "date" in fields else None,
    )
    people = frozenset(filter(None, fields.get("people", "").split(", ")))
    dates = dict(pair.split("=") for pair in fields.get("dates", "").split("; ") if pair)
    return GoldArticle(name, article, attributions, people, dates)


def _unmarked(marked: str) -> tuple[str, dict[int, GoldAttribution]]:
    attributions: dict[int, GoldAttribution] = {}
    text = ""
    opened: tuple[int, str, int] | None = None
    place = 0
    for markup in _MARKUP.finditer(marked):
        text += marked[place : markup.start()]
        place = markup.end()
        if markup[1]:
            opened = (int(markup[1]), markup[2], len(text))
            continue
        assert opened is not None
        number, kind, start = opened
        opened = None
        attribution = attributions.setdefault(number, GoldAttribution())
        span = Span(start, len(text))
        if kind == "s":
            attribution.speaker = span
        elif kind == "c":
            attribution.cue = span
        else:
            attribution.content.append(span)
            if kind == "q":
                attribution.quotations.append(span)
    return text + marked[place:], attributions


def words(text: str, spans: list[Span] | tuple[Span, ...]) -> frozenset[int]:
    """Return where the words of `spans` begin: marks never count."""
    return frozenset(word.start() for span in spans for word in _WORD.finditer(text, span.start, span.end))


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def _heads_meet(text: str, gold: Span, found: Span | None) -> bool:
    return found is not None and bool(words(text, [gold]) & words(text, [found]))


def score(gold: GoldArticle, analysis: Analysis) -> Counter[str]:
    """Return counts of what was right: see `figures`."""
    text = gold.article.text
    counts: Counter[str] = Counter()
    wanted = [words(text, [span]) for one in gold.attributions.values() for span in one.quotations]
    parts = [(words(text, [part]), quotation) for quotation in analysis.quotations for part in quotation.parts]
    counts["quotations wanted"] += len(wanted)
    counts["quotations found"] += len(parts)
    counts["quotations right"] += sum(any(_overlap(one, part) >= 0.8 for part, _ in parts) for one in wanted)
    positions = [(words(text, one.content), one) for one in analysis.attributions]
    counts["attributions wanted"] += len(gold.attributions)
    claimed = [quotation for _, quotation in parts if quotation.cue is None]
    counts["attributions found"] += len(positions) + (len(claimed) if gold.attributions else 0)
    for attribution in gold.attributions.values():
        content = words(text, attribution.content)
        best = max(positions, key=lambda position: _overlap(content, position[0]), default=None)
        if best is None or _overlap(content, best[0]) < 0.5:
            if any(_overlap(content, part) >= 0.5 for part, _ in parts):
                counts["attributions right"] += 1
            continue
        counts["attributions right"] += 1
        if attribution.speaker is not None:
            counts["speakers wanted"] += 1
            counts["speakers right"] += _heads_meet(text, attribution.speaker, best[1].speaker.span)
        if attribution.name is not None:
            counts["names wanted"] += 1
            counts["names right"] += best[1].speaker.name == attribution.name
    people = {actor.name for actor in analysis.actors if actor.kind is ActorKind.PERSON}
    counts["people wanted"] += len(gold.people)
    counts["people found"] += len(people)
    counts["people right"] += len(people & gold.people)
    found_dates = {one.span.of(text): one.when.value for one in analysis.dates}
    counts["dates wanted"] += len(gold.dates)
    counts["dates right"] += sum(found_dates.get(shown) == value for shown, value in gold.dates.items())
    return counts


def f1(counts: Counter[str], what: str) -> float:
    """Return the harmonic mean of precision and recall, from 0 to 1."""
    return 2 * counts[f"{what} right"] / (counts[f"{what} wanted"] + counts[f"{what} found"])


def share(counts: Counter[str], what: str) -> float:
    """Return how many of those wanted are right, from 0 to 1."""
    return counts[f"{what} right"] / counts[f"{what} wanted"]


@pytest.fixture(scope="module")
def articles() -> list[GoldArticle]:
    return gold_articles()


@pytest.fixture(scope="module")
def counts(articles: list[GoldArticle]) -> Counter[str]:
    return sum((score(gold, analyse(gold.article)) for gold in articles), Counter())


def test_a_hundred_or_more_articles_are_marked(articles: list[GoldArticle]) -> None:
    assert len(articles) >= 100
    assert len({gold.name for gold in articles}) == len(articles)


@pytest.mark.parametrize(("what", "floor"), [("quotations", 0.98), ("attributions", 0.97), ("people", 0.97)])
def test_what_is_found_is_right_and_what_is_right_is_found(counts: Counter[str], what: str, floor: float) -> None:
    assert f1(counts, what) >= floor


@pytest.mark.parametrize(("what", "floor"), [("speakers", 0.98), ("names", 0.97), ("dates", 1.0)])
def test_speakers_their_names_and_dates_are_right(counts: Counter[str], what: str, floor: float) -> None:
    assert share(counts, what) >= floor
