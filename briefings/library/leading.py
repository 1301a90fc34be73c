"""Whom a document names where it begins: in its title or in its first sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence

from briefings.model.aboutness import LEAD_CHARACTERS, LEAD_SENTENCES
from briefings.model.analysis import Actor
from briefings.model.article import Article
from briefings.model.spans import Span
from briefings.text.folding import fold, fold_text

_NAME = r"(?:the )?[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,4}"
#: Three names or more, with commas or 'and' between.
_LIST = re.compile(rf"{_NAME}(?:(?:, (?:and |or )?| and | or | & ){_NAME}){{2,}}")


def find_leading(article: Article, sentences: Sequence[Span], actors: Iterable[Actor]) -> frozenset[str]:
    """Return the ids of the actors that the title or the first two sentences name other than in a list of names.

    The title may stand outside of the text; of the sentences the first 400 characters count.
    """
    lead = tuple(_find_lead(article, sentences))
    title = _fold_title(article)
    return frozenset(
        actor.id
        for actor in actors
        if any(span.covers(mention.span) for mention in actor.mentions for span in lead)
        or (title and any(f" {fold(name)} " in title for name in (actor.name, *actor.aliases)))
    )


def _fold_title(article: Article) -> str:
    """Return the folded words of a title outside of the text, with a blank on either side; '|' where lists stood."""
    if not article.title or article.title_span is not None:
        return ""
    parts = (span.of(article.title) for span in _without_lists(article.title, Span(0, len(article.title))))
    return "|".join(map(fold_text, parts))


def _find_lead(article: Article, sentences: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts of the title and the first sentences that are no lists of names."""
    title, left, read = article.title_span, LEAD_SENTENCES, 0
    for sentence in sentences:
        if title is not None and title.overlaps(sentence):
            yield from _without_lists(article.text, sentence)
            continue
        if not left or read >= LEAD_CHARACTERS:
            return
        end = min(sentence.end, sentence.start + LEAD_CHARACTERS - read)
        yield from _without_lists(article.text, Span(sentence.start, end))
        left -= 1
        read += end - sentence.start


def _without_lists(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for listed in _LIST.finditer(text, span.start, span.end):
        yield Span(start, listed.start())
        start = listed.end()
    yield Span(start, span.end)
