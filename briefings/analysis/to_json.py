"""An analysis as the JSON object of `briefbot analyse --jsonl`."""

from collections.abc import Iterable
from typing import Any

from briefings.model.analysis import Analysis, Attribution, Quotation
from briefings.model.article import Article
from briefings.model.moments import write_moment
from briefings.model.spans import Span

Json = dict[str, Any]


def analysis_to_json(
    article: Article, analysis: Analysis, version: int, identifier: str, *, with_text: bool = False
) -> Json:
    """Return one article's analysis for a line of JSON. Offsets count code points of `article.text`.

    `published` is a day, with its time and zone where the document states them; `first_published` stands beside it
    where a page was changed long after its first version. `with_text` adds that text: for a page, a PDF or Markdown it
    isn't the file, but what a reader sees of it.
    """
    return {
        "id": identifier,
        **({"text": article.text} if with_text else {}),
        "published": write_moment(article.published, article.published_time),
        **({"first_published": article.first_published.isoformat()} if article.first_published else {}),
        "analysis_version": version,
        "language": analysis.language or "English",
        "quotes": [line for quotation in analysis.quotations for line in _quotes(article, quotation)],
        "positions": [_position(attribution) for attribution in analysis.attributions],
        "actors": [
            {
                "name": actor.name,
                "kind": actor.kind.value,
                "mentions": [list(mention.span) for mention in actor.mentions],
                "role": actor.roles[-1].span.of(article.text) if actor.roles else None,
            }
            for actor in analysis.actors
        ],
        "events": [
            {"span": list(date.span), "value": date.when.value, "precision": date.when.precision.value}
            for date in analysis.dates
        ],
        "timeline": [
            {
                "sentence": list(event.sentence),
                "value": event.when.value,
                "precision": event.when.precision.value,
                "date_from": list(event.date_from) if event.date_from else "published",
            }
            for event in analysis.events
        ],
    }


def _quotes(article: Article, quotation: Quotation) -> Iterable[Json]:
    for part in quotation.parts:
        yield {
            "start": part.start,
            "end": part.end,
            "text": part.of(article.text),
            "speaker": quotation.speaker.name,
            "speaker_span": _span(quotation.speaker.span),
            "cue_span": _span(quotation.cue),
            "rule": quotation.rule,
            "asserted": quotation.asserted,
        }


def _position(attribution: Attribution) -> Json:
    return {
        "content": [list(span) for span in attribution.content],
        "holder": attribution.speaker.name,
        "holder_span": _span(attribution.speaker.span),
        "cue": _span(attribution.cue),
        "kind": attribution.kind.value,
        "rule": attribution.rule,
        "asserted": attribution.asserted,
        "is_position": attribution.is_position,
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span is not None else None
