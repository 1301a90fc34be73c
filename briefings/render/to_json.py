"""A briefing for programs."""

import json
from datetime import date
from typing import Any

from briefings.model.analysis import AttributionKind
from briefings.model.briefing import Briefing, Citation, Claim, Heading, Section, Tag
from briefings.model.moments import write_moment
from briefings.render.labels import ENGLISH, Labels
from briefings.render.phrases import Phrases


def render_json(briefing: Briefing, words: Labels = ENGLISH) -> str:
    """Return a briefing as one JSON object, indented, ending in a line break.

    `text` are a claim's words, white space folded, with `[…]` where words between them are left out; `span` counts
    code points of the document's text from the first to the last word used, in the version of the document that
    `version`, a hash of its content, names; `rule` is the one of the analysis that found it (docs/rules.md). Dates are
    ISO 8601: `date` is the day of publication, beside `published` where the document states a time of day too.

    >>> nothing = Coverage(documents=0, publishers=0, first=None, last=None, undated=0)
    >>> print(render_json(Briefing(title="Aster", words="aster", coverage=nothing, sections=())).splitlines()[2])
      "title": "Aster",
    """
    say = Phrases(words)
    coverage = briefing.coverage
    page: dict[str, Any] = {
        "schema": 2,
        "title": briefing.title,
        "coverage": {
            "documents": coverage.documents,
            "named_in": coverage.named_in,
            "about": coverage.about,
            "publishers": coverage.publishers,
            "first": _iso(coverage.first),
            "last": _iso(coverage.last),
            "undated": coverage.undated,
            "foreign": coverage.foreign,
            "samples": coverage.samples,
            "summaries": coverage.summaries,
        },
        "sections": [_section(section, say) for section in briefing.sections],
    }
    if not briefing.same_words:
        page["same_words"] = False
    if briefing.corrected:
        page["corrected"] = briefing.corrected
    if briefing.suggestions:
        page["suggestions"] = list(briefing.suggestions)
    if briefing.absence is not None:
        absence = briefing.absence
        page["absence"] = {
            "missing": absence.missing,
            "name": absence.name,
            "words": absence.words,
            "documents": absence.documents,
        }
    if briefing.namesakes:
        page["namesakes"] = list(briefing.namesakes)
    if briefing.named_most:
        page["named_most"] = list(briefing.named_most)
    made = json.dumps(page, ensure_ascii=False, indent=2)
    # A lone surrogate can't be written as UTF-8.
    return made.encode("utf-8", "replace").decode("utf-8") + "\n"


def _section(section: Section, say: Phrases) -> dict[str, Any]:
    claims = [_claim(claim, section, say) for claim in section.claims]
    return {"heading": say.heading(section), "key": section.heading.value, "claims": claims, "more": section.left_out}


def _claim(claim: Claim, section: Section, say: Phrases) -> dict[str, Any]:
    label = claim.label
    parts = [part for part in (say.label(label), say.dated(label)) if part]
    if label.count is not None:
        parts.append(say.count("mentions", label.count))
    who = claim.attributed
    is_role = section.heading is Heading.ACTORS and Tag.NAMED not in label.tags
    made: dict[str, Any] = {
        "text": say.said(claim),
        "label": " · ".join(parts),
        "heading": section.heading.value,
        "speaker": None if who is None else {"words": who.words, "name": who.name, "actor": who.actor},
        "cue": None if who is None else who.cue,
        "kind": None if who is None else who.kind.value,
        "reported": who is not None and who.kind is AttributionKind.INDIRECT,
        # What is denied, or not said at all, is no line.
        "asserted": True,
        "date": None if label.when is None else {"value": label.when.value, "precision": label.when.precision.value},
        "name": label.name,
        "role": say.said(claim) if is_role else None,
        "count": label.count,
        "publishers": label.publishers,
        "story": claim.story,
        "new": Tag.NEW in label.tags,
        "rule": claim.rules[0].value if claim.rules else None,
        "citations": [_citation(one) for one in claim.citations],
    }
    if claim.context_pieces:
        made["context"] = say.context(claim)
    return made


def _citation(citation: Citation) -> dict[str, Any]:
    made: dict[str, Any] = {
        "number": citation.number,
        "document": citation.document,
        "version": citation.version,
        "part": citation.part.value,
        "path": citation.path,
        "title": citation.title,
        "span": list(citation.span),
        "publisher": citation.publisher,
        "author": citation.author,
        "published": _iso(citation.date),
        "url": citation.url,
    }
    if citation.published_time is not None:
        made["published"] = write_moment(citation.date, citation.published_time)
    if citation.first_published is not None:
        made["first_published"] = _iso(citation.first_published)
    if citation.item:
        made["id"] = citation.item
    if citation.summary:
        made["summary"] = True
    if citation.root is not None:
        made["folder"] = citation.root
    if citation.based_on is not None:
        original = citation.based_on
        made["based_on"] = {
            "author": original.author,
            "publisher": original.publisher,
            "date": _iso(original.date),
            "url": original.url,
        }
    return made


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
