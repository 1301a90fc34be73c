import hashlib
import os
import re
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings, strategies as st

from briefings.analysis import ANALYSIS_VERSION, analyse
from briefings.analysis.to_json import analysis_to_json
from briefings.model.analysis import Analysis
from briefings.model.article import Article
from briefings.model.spans import Span

_WORDS = st.sampled_from(
    [
        "Ann",
        "Reed",
        "said",
        "that",
        "he",
        "would",
        ",",
        ".",
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "''",
        "told",
        "reporters",
        "according",
        "to",
        "the",
        "mayor",
        ":",
        ";",
        "—",
        "-",
        "(",
        ")",
        "\n",
        "who",
        "which",
        "and",
        "but",
        "Paris",
        "U.S.",
        "Monday",
        "2018",
        "wants",
        "to",
        "“No,”",
        "she",
        "hopes",
        "claims",
        "his",
        "promise",
        "is",
        "confident",
        "adding",
        "?",
        "!",
        "…",
        "and",
        "'yes'",
        "MAYOR:",
        "As",
    ]
)

#: What dates are made of, those that the calendar hasn't got among them.
_DATES = st.sampled_from(
    [
        "the", "first", "second", "third", "1st", "16th", "31st", "29", "30", "31", "0", "00", "May", "June", "Feb.",
        "February", "Monday", "Tues.", "of", "same", "that", "this", "last", "next", "previous", "following",
        "coming", "month", "week", "day", "year", "quarter", "half", "decade", "century", "1999", "2025", "0001",
        "9999", "10:30", "24:00", "a.m.", "Q1", "fiscal", "'16", "'80s", "1980s", "ago", "later", "earlier",
        "before", "after", "from now", "two", "999", "99", "9/11", "12/31/99", "31.12.2024", "2024-02-30",
        "0000-00-00", "9997-12-31", "Christmas", "summer", "winter", "weekend", "end", "early", "today", "yesterday",
        "in", "on", "since", "to", "–", "-",
    ]
)  # fmt: skip
_DAYS = st.none() | st.sampled_from([date.min, date.max, date(2024, 2, 29)]) | st.dates()


def article(text: str, published: date | None = None) -> Article:
    body = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text) if match[0].strip())
    title = body[0] if len(body) > 1 else None
    return Article(path="a.txt", text=text, body=body, title_span=title, published=published)


def spans(analysis: Analysis) -> list[Span]:
    found = list(analysis.sentences)
    found += [part for one in analysis.quotations for part in one.parts]
    found += [part for one in analysis.attributions for part in one.content]
    sources = [(one.cue, one.speaker.span) for one in analysis.quotations]
    sources += [(one.cue, one.speaker.span) for one in analysis.attributions]
    found += [span for pair in sources for span in pair if span is not None]
    found += [mention.span for actor in analysis.actors for mention in actor.mentions]
    found += [rejection.span for rejection in analysis.rejections]
    found += [one.span for one in analysis.dates]
    found += [one.sentence for one in analysis.events]
    return found


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=400))
def test_any_text_at_all_gives_spans_within_it(text: str) -> None:
    for start, end in spans(analyse(article(text))):
        assert 0 <= start < end <= len(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=60))
def test_any_mixture_of_cues_and_marks_gives_spans_within_it(words: list[str]) -> None:
    text = " ".join(words)
    analysis = analyse(article(text))

    for start, end in spans(analysis):
        assert 0 <= start < end <= len(text)
    for quotation in analysis.quotations:
        assert list(quotation.parts) == sorted(quotation.parts)
    contract = analysis_to_json(article(text), analysis, ANALYSIS_VERSION, "a")
    assert all(text[one["start"] : one["end"]] == one["text"] for one in contract["quotes"])


@settings(max_examples=100, deadline=None)
@given(st.lists(_DATES | _WORDS, max_size=40), _DAYS)
def test_any_mixture_of_dates_on_any_day_gives_days_of_the_calendar(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    analysis = analyse(article(text, published))

    assert all(0 <= start < end <= len(text) for start, end in spans(analysis))
    whens = [one.when for one in analysis.dates] + [one.when for one in analysis.events]
    assert all(when.first <= when.last for when in whens)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=60))
def test_no_word_is_content_of_two_attributions(words: list[str]) -> None:
    text = " ".join(words)
    parts = sorted(part for one in analyse(article(text)).attributions for part in one.content)

    assert all(one.end <= other.start for one, other in pairwise(parts))


def test_the_same_text_gives_the_same_bytes_under_two_hash_seeds() -> None:
    program = (
        "import json, pathlib, re\n"
        "from briefings.analysis import analyse\n"
        "from briefings.analysis.to_json import analysis_to_json\n"
        "from briefings.model.article import Article\n"
        "from briefings.model.spans import Span\n"
        f"for path in sorted(pathlib.Path({str(Path(__file__).parent / 'gold')!r}).glob('*.txt')):\n"
        "    text = re.sub(r'\\{\\d+:[sxcq] |\\}', '', path.read_text('utf-8'))\n"
        "    body = tuple(Span(*match.span()) for match in re.finditer(r'[^\\n]+', text))\n"
        "    one = Article(path=path.name, text=text, body=body)\n"
        "    print(json.dumps(analysis_to_json(one, analyse(one), 1, path.name)))\n"
    )
    digests = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        made = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
        digests.add(hashlib.sha256(made.stdout).hexdigest())
    assert len(digests) == 1
