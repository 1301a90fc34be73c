"""Whom a document names where it begins: in its title or in its first sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence

from briefings.model.aboutness import LEAD_CHARACTERS, LEAD_SENTENCES
from briefings.model.analysis import Actor
from briefings.model.article import Article
from briefings.model.spans import Span
from briefings.text.folding import fold, fold_text

_NAME = r"(?:the )?[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,4}"
#: Sentences from which a document has more to tell than its first two.
_GOES_ON = 4
#: What may stand before a subject that opens its sentence.
_BEFORE_SUBJECT = frozenset(("", "the", "mr", "mr.", "ms", "ms.", "mrs", "mrs.", "president", "minister"))
#: Three names or more, with commas or 'and' between.
_LIST = re.compile(rf"{_NAME}(?:(?:, (?:and |or )?| and | or | & ){_NAME}){{2,}}")


def find_leading(article: Article, sentences: Sequence[Span], actors: Iterable[Actor]) -> frozenset[str]:
    """Return the ids of the actors that the title or the first two sentences name other than in a list of names.

    The title may stand outside of the text; of the sentences the first 400 characters count. Whom only the second
    sentence names, and that in passing ('He slept in Malta for a night'), the document isn't about, if it goes on.
    """
    short = len(sentences) < _GOES_ON
    lead = tuple(_find_lead(article, sentences))
    title = _fold_title(article)
    return frozenset(
        actor.id
        for actor in actors
        if any(_leads(article.text, actor, span, 0 if short else place) for span, place in lead)
        or (title and any(f" {fold(name)} " in title for name in (actor.name, *actor.aliases)))
    )


def _leads(text: str, actor: Actor, span: Span, place: int) -> bool:
    """Tell whether a part of a sentence names an actor; the second one's subject alone where it is the only mention."""
    within = [mention.span for mention in actor.mentions if span.covers(mention.span)]
    if not within or place == 0 or len(actor.mentions) > 1:
        return bool(within)
    return text[span.start : within[0].start].strip(" \n“”\"'").lower() in _BEFORE_SUBJECT


def _fold_title(article: Article) -> str:
    """Return the folded words of a title outside of the text, with a blank on either side; '|' where lists stood."""
    if not article.title or article.title_span is not None:
        return ""
    parts = (span.of(article.title) for span in _without_lists(article.title, Span(0, len(article.title))))
    return "|".join(map(fold_text, parts))


def _find_lead(article: Article, sentences: Sequence[Span]) -> Iterator[tuple[Span, int]]:
    """Yield the parts of the title and the first sentences that are no lists of names.

    With each comes how many sentences of the body stand before it.
    """
    title, left, read = article.title_span, LEAD_SENTENCES, 0
    for sentence in sentences:
        if title is not None and title.overlaps(sentence):
            yield from ((span, 0) for span in _without_lists(article.text, sentence))
            continue
        if not left or read >= LEAD_CHARACTERS:
            return
        end = min(sentence.end, sentence.start + LEAD_CHARACTERS - read)
        yield from ((span, LEAD_SENTENCES - left) for span in _without_lists(article.text, Span(sentence.start, end)))
        left -= 1
        read += end - sentence.start


def _without_lists(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for listed in _LIST.finditer(text, span.start, span.end):
        yield Span(start, listed.start())
        start = listed.end()
    yield Span(start, span.end)
