"""Sentences of texts that are in another language than English: parted at their marks, by no rule for English."""

import re

from briefings.model.article import Article
from briefings.model.spans import Span

_SENTENCE = re.compile(
    r"[^\s.!?…。！？．।؟։።](?:[^.!?…。！？．।؟։።]|[.!?…։](?!\s))*[.!?…。！？．।؟։።]*[\"'”’»」』）)\]]*"
)


def part_foreign_sentences(article: Article) -> tuple[Span, ...]:
    """Return the sentences of an article's paragraphs, in order; a full stop within a word or number ends none."""
    return tuple(
        Span(match.start(), match.start() + len(match[0].rstrip()))
        for paragraph in article.body
        for match in _SENTENCE.finditer(article.text, paragraph.start, paragraph.end)
    )
