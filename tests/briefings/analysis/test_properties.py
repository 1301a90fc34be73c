import hashlib
import os
import re
import subprocess
import sys
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


def article(text: str) -> Article:
    body = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text) if match[0].strip())
    return Article(path="a.txt", text=text, body=body, title_span=body[0] if len(body) > 1 else None)


def spans(analysis: Analysis) -> list[Span]:
    found = list(analysis.sentences)
    found += [part for one in analysis.quotations for part in one.parts]
    found += [part for one in analysis.attributions for part in one.content]
    for one in (*analysis.quotations, *analysis.attributions):
        found += [span for span in (one.cue, one.speaker.span) if span is not None]
    found += [mention.span for actor in analysis.actors for mention in actor.mentions]
    found += [rejection.span for rejection in analysis.rejections]
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
