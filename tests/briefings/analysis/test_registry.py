"""The registry: every rule is described, its example is found, its near miss isn't, and docs/rules.md is current."""

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from briefings.analysis import analyse
from briefings.analysis.rules import PUBLISHED, RULES, RuleKind, list_rules
from briefings.model.article import Article
from briefings.model.rules import Rule
from briefings.model.spans import Span

ROOT = Path(__file__).resolve().parents[3]


def found(text: str) -> set[Rule]:
    body = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
    article = Article(path="a.txt", text=text, body=body, title_span=None, published=PUBLISHED)
    return set(list_rules(analyse(article)))


def test_every_rule_is_described_in_the_order_of_the_names() -> None:
    assert list(RULES) == list(Rule)


@pytest.mark.parametrize("rule", Rule)
def test_a_rule_finds_its_example(rule: Rule) -> None:
    assert rule in found(RULES[rule].example)


@pytest.mark.parametrize("rule", Rule)
def test_a_rule_leaves_its_near_miss_alone(rule: Rule) -> None:
    assert rule not in found(RULES[rule].near_miss)


def test_what_answers_show_is_of_twenty_families_at_most() -> None:
    families = {described.family for described in RULES.values() if described.kind is not RuleKind.REJECTION}

    assert len(families) <= 20


def test_a_meaning_is_one_sentence() -> None:
    assert [rule for rule in Rule if not re.fullmatch(r"[A-Z'][^.!?]*\.", RULES[rule].meaning)] == []


def test_no_two_rules_share_an_example_and_its_near_miss() -> None:
    pairs = [(described.kind, described.example, described.near_miss) for described in RULES.values()]

    assert len(pairs) == len(set(pairs))


def test_the_document_of_the_rules_is_current() -> None:
    done = subprocess.run([sys.executable, "docs/write_rules.py", "--check"], cwd=ROOT, check=False)

    assert done.returncode == 0, "run python docs/write_rules.py"


@pytest.mark.parametrize(
    ("sound", "lines", "muted"),
    [
        (40, 60, True),  # 67 %, surely under 80 %
        (39, 59, False),  # too few lines
        (45, 60, False),  # 75 %, which may be 84 %
        (170, 240, True),  # 71 %, and many lines
        (60, 60, False),
    ],
)
def test_a_family_is_muted_only_where_enough_lines_show_that_it_is_wrong_too_often(
    sound: int, lines: int, muted: bool
) -> None:
    figures = runpy.run_path(str(ROOT / "docs" / "write_rules.py"))["Figures"]

    assert figures(lines=lines, good=0, sound=sound, date="2026-11-28").muted is muted
