"""Who says what in a text, as the analysis finds it."""

import re

from briefings.analysis import analyse
from briefings.model.analysis import ActorKind, Analysis, Attribution
from briefings.model.article import Article
from briefings.model.spans import Span


def analyse_text(text: str) -> Analysis:
    """Return the analysis of a text without a title, each line of it a paragraph."""
    body = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
    return analyse(Article(path="a.txt", text=text, body=body))


def list_speakers(text: str) -> list[str | None]:
    """Return who holds each position that is told as held."""
    return [one.speaker.name for one in analyse_text(text).attributions if one.asserted]


def list_people(text: str) -> list[str]:
    """Return the persons that a text names."""
    return [one.name for one in analyse_text(text).actors if one.kind is ActorKind.PERSON]


def said_by(text: str) -> dict[str, str | None]:
    """Return the speaker's name of every attribution by the words of its content."""
    return {join_content(one, text): one.speaker.name for one in analyse_text(text).attributions}


def list_contents(text: str) -> list[str]:
    """Return the content of every attribution."""
    return [join_content(one, text) for one in analyse_text(text).attributions]


def list_positions(text: str) -> list[str]:
    """Return the content of every position that is told as held."""
    found = analyse_text(text).attributions
    return [join_content(one, text) for one in found if one.is_position and one.asserted]


def join_content(attribution: Attribution, text: str) -> str:
    """Return the words of an attribution's content, pieces joined by ' … '."""
    return " … ".join(span.of(text) for span in attribution.content)
