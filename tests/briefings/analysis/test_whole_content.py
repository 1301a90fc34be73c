"""Content is never cut before what limits it: a condition, an exception, a negation, a quantifier."""

import re

import pytest

from briefings.analysis import analyse
from briefings.model.article import Article
from briefings.model.spans import Span


def contents(text: str) -> list[str]:
    """Return the content of every position in a text."""
    body = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
    found = analyse(Article(path="a.txt", text=text, body=body)).attributions
    return [" … ".join(span.of(text) for span in one.content) for one in found if one.is_position]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Berg supports the plan, but not the tax.", "the plan, but not the tax"),
        ("Ann Berg supports the plan — but not the tax.", "the plan — but not the tax"),
        ("Ann Berg supports the plan, but only if the town pays.", "the plan, but only if the town pays"),
        ("Ann Berg wants a vote, but not before June.", "a vote, but not before June"),
        ("Ann Berg agreed to sail, provided the town paid.", "to sail, provided the town paid"),
        ("Ann Berg praised the crew, though not the captain.", "the crew, though not the captain"),
        ("Ann Berg plans to sell it or, failing that, to sink it.", "to sell it or, failing that, to sink it"),
        # What the reporter adds of somebody else is no limit.
        ("Ann Berg supports the plan, but not all members do.", "the plan"),
        ("Ann Berg supports the plan, but not everyone agrees.", "the plan"),
        ("Ann Berg wants to run, but without money she cannot.", "to run"),
        ("Ann Berg wants to run, but only in June did she say so.", "to run"),
        ("Ann Berg supports the plan, though only half the members agree.", "the plan"),
    ],
)
def test_a_limit_behind_content_is_in_it(text: str, content: str) -> None:
    assert contents(text)[0] == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The boats will sail, Ann Berg said, but only if it is dry.", "The boats will sail … but only if it is dry"),
        ("The boats will sail, said Ann Berg, but only if it is dry.", "The boats will sail … but only if it is dry"),
        ("“We will pay,” Ann Berg said, unless the town objects.", "“We will pay,” … unless the town objects"),
        ("“We will pay,” Ann Berg said, but “only in June.”", "“We will pay,” … “only in June.”"),
        ("The boats will sail, Ann Berg said, but not on Sundays.", "The boats will sail … but not on Sundays"),
        ("The boats are slow, Ann Berg said, not ugly.", "The boats are slow … not ugly"),
        ("Boats sail, according to Ann Berg, unless it rains.", "Boats sail … unless it rains"),
        # When and how it was said, and what others did, is no limit.
        ("“We will pay,” Ann Berg said, if somewhat sadly.", "“We will pay,”"),
        ("“We will pay,” Ann Berg said, but only when asked.", "“We will pay,”"),
        ("“We will pay,” Ann Berg said, but not before thanking the crew.", "“We will pay,”"),
        ("The boats will sail, Ann Berg said, but Bo Dahl disagreed.", "The boats will sail"),
        ("The boats will sail, said Ann Berg, but only three did.", "The boats will sail"),
        ("Boats sail, according to Ann Berg, but not all councillors agree.", "Boats sail"),
    ],
)
def test_a_limit_behind_a_cue_is_in_the_content(text: str, content: str) -> None:
    assert contents(text)[0] == content
