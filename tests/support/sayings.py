"""Who says what in a text, as the analysis finds it."""

import re

from briefings.analysis import analyse
from briefings.model.article import Article
from briefings.model.spans import Span


def said_by(text: str) -> dict[str, str | None]:
    """Return the speaker's name of every attribution by the words of its content, pieces joined by ' … '."""
    body = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
    found = analyse(Article(path="a.txt", text=text, body=body)).attributions
    return {" … ".join(span.of(text) for span in one.content): one.speaker.name for one in found}
