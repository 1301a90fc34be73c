"""A briefing of sections: their citations numbered, its title, what it covers. The sections that show a topic whole."""

import sys
from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from briefings.compose.citations import number_sections
from briefings.compose.history import make_history_section
from briefings.compose.limits import Limits
from briefings.compose.people import make_actors_section
from briefings.compose.positions import make_positions_section
from briefings.compose.quotations import make_quotations_section
from briefings.compose.relevance import Relevance
from briefings.compose.short import make_in_short_section
from briefings.compose.shown import drop_shown, list_words, shares_words
from briefings.compose.words import claim_words, words_of
from briefings.model.analysis import ActorKind
from briefings.model.briefing import Briefing, Coverage, Part, Section
from briefings.model.findings import Document, Findings, FoundEvent, NamedActor, Topic
from briefings.model.moments import order_moment
from briefings.model.spans import Span
from briefings.text.folding import fold

#: Actors that a title names; where there are more, it shows the words asked for.
MOST_IN_TITLE = 3
#: Sentences of a document, its headline among them, that tell what its headline does.
_LEAD = 2
_DAY = timedelta(days=1)


def make_topic_sections(topic: Topic, findings: Findings, limits: Limits) -> tuple[Section, ...]:
    """Return the sections that show a topic whole, as `brief` and digests do, but for its sources."""
    relevance = Relevance(topic, findings)
    short = make_in_short_section(findings, relevance, limits)
    findings = _without_told(findings, short)
    actors = make_actors_section(findings, relevance, limits.actors, least=limits.least)
    # An answer that chooses tells nothing twice; one that shows all shows it in each section that it belongs to.
    chooses = limits.least < sys.maxsize
    findings = drop_shown(findings, (short,)) if chooses else findings
    told = list_words((short,)) if chooses else ()
    positions = make_positions_section(findings, relevance, limits, told=told)
    findings = drop_shown(findings, (positions,)) if chooses else findings
    told = (*told, *list_words((positions,))) if chooses else ()
    history = make_history_section(
        findings,
        relevance,
        limits.history,
        briefly=True,
        least=limits.least_of_history,
        told=told,
        shown=tuple(claim.label.name or "" for claim in actors.claims),
    )
    findings = drop_shown(findings, (history,)) if chooses else findings
    quotations = make_quotations_section(findings, relevance, limits.quotations, least=limits.least_of_past)
    return short, actors, positions, history, quotations


def _without_told(findings: Findings, short: Section) -> Findings:
    """Return the findings without what In short tells already.

    That is what is said or dated in a sentence that it shows with its date, or in the lead of a document whose headline
    it shows; and what the reports of a story that it tells date to their own day in much the same words.
    """
    told: set[tuple[str, tuple[Span, ...]]] = set()
    headlines: set[str] = set()
    reported: dict[str, list[str]] = defaultdict(list)
    documents = {story.id: [one.document for one in story.documents] for story in findings.stories}

    def is_reported(event: FoundEvent) -> bool:
        """Tell whether an event is what its document reports, and In short has told."""
        id_ = event.sentence.document
        published, lines = findings.documents[id_].published, reported.get(id_, ())
        if event.position < _LEAD or published is None:
            return bool(lines) and event.position < _LEAD
        of_the_day = published - _DAY <= event.when.first <= event.when.last <= published
        return of_the_day and any(shares_words(words_of(event.sentence), line) for line in lines)

    for claim in short.claims:
        if claim.label.publishers is None:
            continue
        first = claim.citations[0]
        for document in documents.get(claim.story or "", ()):
            reported[document].append(claim_words(claim))
        if first.part is Part.TEXT:
            told.add((first.document, claim.spans))
        else:
            headlines.add(first.document)
    return replace(
        findings,
        positions=tuple(
            one
            for one in findings.positions
            if (one.sentence.document, one.sentence.spans) not in told
            and not (one.sentence.document in headlines and one.position < _LEAD)
        ),
        events=tuple(
            one
            for one in findings.events
            if (one.sentence.document, one.sentence.spans) not in told and not is_reported(one)
        ),
    )


def make_briefing(
    topics: tuple[Topic, ...], sections: tuple[Section, ...], findings: Findings, *, about: Topic | None = None
) -> Briefing:
    """Return the briefing of these sections, without those that are empty and nobody's.

    `topics` and `about` are what was asked; `findings` are what the sections were made of.
    """
    return Briefing(
        title=_title(topics, about),
        words=" / ".join(one.words for one in topics),
        coverage=_coverage(findings, topics),
        sections=number_sections(tuple(section for section in sections if section.claims or section.subject)),
        corrected=next((one.corrected for one in topics if one.corrected), None),
        same_words=findings.same_words,
        suggestions=tuple(dict.fromkeys(name for one in topics for name in one.suggestions)),
        namesakes=tuple(dict.fromkeys(name for one in topics for name in _list_namesakes(one))),
    )


def name_topic(topic: Topic) -> str:
    """Return a topic's name for people: its actors' names if they are few, else the words asked for."""
    asked = topic.corrected or topic.words
    named = [actor.name for actor in topic.actors if len(topic.actors) == 1 or fold(actor.name) != fold(asked)]
    if not 0 < len(named) <= MOST_IN_TITLE:
        return asked
    if len(topic.actors) > 1 and topic.actors[0].kind is ActorKind.PERSON:
        return f"{asked}: {' · '.join(named)}"
    return ", ".join(named)


def _list_namesakes(topic: Topic) -> tuple[str, ...]:
    """Return the best known of those who are called as the topic, named in full in several documents."""
    known = [one for one in topic.namesakes if one.documents > 1 and fold(one.name) != fold(topic.words)]
    return tuple(one.name for one in sorted(known, key=lambda one: -one.documents)[:MOST_IN_TITLE])


def _coverage(findings: Findings, topics: tuple[Topic, ...]) -> Coverage:
    every, named = tuple(findings.documents.values()), findings.named
    dates = sorted(one.published for one in every if one.published is not None)
    return Coverage(
        documents=len(every),
        publishers=len({one.publisher for one in every if one.publisher}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        undated=len(every) - len(dates),
        newest_at=_find_newest_time(every),
        named_in=None if named is None else max(named.documents, len(every)),
        about=None if named is None else named.about,
        of_people=_are_people([actor for one in topics for actor in one.actors]),
        summaries=bool(every) and all(one.summary for one in every),
    )


def _are_people(actors: Collection[NamedActor]) -> bool:
    """Tell whether what is asked for is a person or several actors, so that nobody calls it 'it'."""
    return len(actors) > 1 or any(one.kind is ActorKind.PERSON for one in actors)


def _find_newest_time(documents: Collection[Document]) -> datetime | None:
    """Return when the newest document was published, in UTC where it names no zone; None: it states no time of day."""
    newest = max(documents, key=lambda one: order_moment(one.published, one.published_time), default=None)
    if newest is None or newest.published is None or newest.published_time is None:
        return None
    at = datetime.combine(newest.published, newest.published_time)
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def _title(topics: tuple[Topic, ...], about: Topic | None) -> str:
    title = " / ".join(name_topic(topic) for topic in topics)
    return f"{title}: {name_topic(about)}" if about is not None and title else title
