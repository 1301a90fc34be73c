"""One document as the rows that it becomes: made where it was analysed, so that the one who writes has little to do."""

from dataclasses import dataclass
from datetime import date

from briefings.library.rows import (
    ActorRow,
    Places,
    actor_rows,
    dumped,
    event_rows,
    first_words,
    outer_title,
    position_rows,
    quotation_rows,
    sentence_rows,
)
from briefings.model.analysis import Analysis
from briefings.model.article import Article, BasedOn


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document's rows, without the keys and ids that the library gives. It travels well between processes."""

    path: str
    published: date | None
    text: str
    #: JSON list of spans.
    paragraphs: str
    #: What else `documents` holds of the article, by column.
    columns: dict[str, object]
    #: The title where the text doesn't hold it.
    outer_title: str | None
    sentences: list[tuple[int, int, bool, str]]
    actors: tuple[ActorRow, ...]
    positions: list[tuple[int, str, str | None, str | None, str, str | None]]
    quotations: list[tuple[int, str | None, str | None, str, str | None]]
    events: list[tuple[int, str, str, str, str, str]]


def entry_of(article: Article, analysis: Analysis) -> Entry:
    """Return the rows of an article and its analysis."""
    places = Places(article, analysis)
    return Entry(
        path=article.path,
        published=article.published,
        text=article.text,
        paragraphs=dumped(article.body),
        columns={
            "title": article.title,
            "title_in_text": outer_title(article) is None,
            "first_words": first_words(article),
            "author": article.author,
            "publisher": article.publisher,
            "url": article.url,
            "licence": article.licence,
            "based_on": article.based_on and _original(article.based_on),
            "words": sum(len(span.of(article.text).split()) for span in article.body),
            "sentences": len(places.sentences),
            "quotations": len(analysis.quotations),
        },
        outer_title=outer_title(article),
        sentences=sentence_rows(article, places),
        actors=actor_rows(analysis, places),
        positions=position_rows(analysis.attributions, places),
        quotations=quotation_rows(analysis.quotations, places),
        events=event_rows(analysis.events, places),
    )


def _original(original: BasedOn) -> str:
    return dumped([original.author, original.publisher, original.date and original.date.isoformat(), original.url])
