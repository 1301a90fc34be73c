"""Composing: the sections that answer each question, their coverage and their title."""

from collections.abc import Mapping
from dataclasses import replace

from briefings.compose.citations import age, listed, numbered, sources
from briefings.compose.history import history
from briefings.compose.limits import Limits
from briefings.compose.muting import drop_muted, muted_rules
from briefings.compose.people import key_actors
from briefings.compose.positions import grouped, positions, reported
from briefings.compose.quotations import newest_first, quotations, section as quotation_section
from briefings.compose.relevance import Relevance
from briefings.compose.short import in_short, passages
from briefings.model.analysis import ActorKind
from briefings.model.briefing import Briefing, Coverage, Heading, Section
from briefings.model.findings import (
    Document,
    Findings,
    FoundPosition,
    FoundQuotation,
    Passage,
    Question,
    Request,
    Topic,
)
from briefings.text.folding import fold

LIMITS = Limits()
#: Actors that a title names; where there are more, it shows the words asked for.
MOST_IN_TITLE = 3


def compose(
    request: Request,
    topic: Topic,
    findings: Findings,
    *,
    second: Topic | None = None,
    about: Topic | None = None,
    limits: Limits = LIMITS,
) -> Briefing:
    """Return the answer to a request, from what the library found for it.

    `second` is what the second actor of COMPARE means; `about` is what `request.about` means, and narrows the
    quotations of QUOTE and the positions of COMPARE. A briefing without claims says that nothing was found.
    """
    findings = drop_muted(findings, muted_rules())
    relevance, limits = Relevance(topic, findings), limits.of(request.most)
    match request.question:
        case Question.BRIEF:
            sections = _brief(findings, relevance, limits)
        case Question.QUOTE:
            sections = _quote(topic, about, findings, relevance, limits)
        case Question.ACTORS:
            sections = (key_actors(findings, relevance, limits.alone),)
        case Question.TIMELINE:
            sections = (history(findings, relevance, limits.alone),)
        case Question.SEARCH:
            sections = (passages(findings, relevance, limits),)
        case Question.SOURCES:
            sections = ()
        case Question.COMPARE:
            sections = _compare(topic, second or Topic(words=request.second), about, findings, limits)
    listing = (
        _all_sources(findings.documents, limits)
        if request.question is Question.SOURCES
        else sources(sections, findings.documents, limits.sources)
    )
    shown = tuple(section for section in (*sections, listing) if section.claims or section.subject)
    topics = tuple(one for one in (topic, second) if one is not None)
    return Briefing(
        title=_title(topics, about),
        words=" / ".join(one.words for one in topics),
        coverage=_coverage(findings),
        sections=numbered(shown),
        corrected=next((one.corrected for one in topics if one.corrected), None),
        same_words=findings.same_words,
        suggestions=tuple(dict.fromkeys(name for one in topics for name in one.suggestions)),
    )


def _brief(findings: Findings, relevance: Relevance, limits: Limits) -> tuple[Section, ...]:
    return (
        in_short(findings, relevance, limits),
        key_actors(findings, relevance, limits.actors),
        positions(findings, relevance, limits),
        history(findings, relevance, limits.history),
        quotations(findings, relevance, limits.quotations),
    )


def _quote(
    topic: Topic, about: Topic | None, findings: Findings, relevance: Relevance, limits: Limits
) -> tuple[Section, ...]:
    """Return what a person is quoted as saying; if nothing, what is reported, tagged so."""
    quoted = [one for one in findings.quotations if _speaks(topic, one) and _is_about(about, one, one.parts)]
    if quoted:
        section = quotation_section(findings, newest_first(findings, quoted), limits.alone)
        # What isn't read can't be held against `about`.
        unread = 0 if about is not None else findings.quotations_unread
        return (replace(section, left_out=section.left_out + unread),)
    kept = [one for one in findings.positions if _speaks(topic, one) and _is_about(about, one, one.sentence)]
    return (reported(findings, kept, relevance, limits.alone),)


def _compare(
    topic: Topic, second: Topic, about: Topic | None, findings: Findings, limits: Limits
) -> tuple[Section, ...]:
    """Return the positions of the first actor, then those of the second, each in a section of its own, empty or not."""
    return tuple(
        replace(
            grouped(
                findings,
                [one for one in findings.positions if _speaks(side, one) and _is_about(about, one, one.sentence)],
                Relevance(side, findings),
                most=limits.alone // 2,
                most_of_one=limits.alone // 2,
            ),
            subject=_name(side),
        )
        for side in (topic, second)
    )


def _speaks(topic: Topic, row: FoundPosition | FoundQuotation) -> bool:
    """Tell whether the topic is the speaker: one of its actors, or else words that the speaker's words hold."""
    if any(row.actor == actor.id for actor in topic.actors):
        return True
    if topic.actors and (row.actor is not None or topic.actors[0].kind is not ActorKind.PERSON):
        return False
    wanted = fold(topic.text)
    return bool(wanted) and row.speaker is not None and f" {wanted} " in f" {fold(row.speaker)} "


def _is_about(about: Topic | None, row: FoundPosition | FoundQuotation, words: Passage) -> bool:
    """Tell whether a row names an actor of `about`, or holds its words; without `about` every row does."""
    if about is None or not (about.actors or about.text):
        return True
    if any(actor.id in row.actors for actor in about.actors):
        return True
    context = row.context if isinstance(row, FoundQuotation) else None
    said = fold(" ".join((*words.pieces, *(context.pieces if context else ()))))
    return bool(about.text) and all(f" {word}" in f" {said}" for word in fold(about.text).split())


def _all_sources(documents: Mapping[str, Document], limits: Limits) -> Section:
    """Return every document found, the newest first, each with its folder."""
    ordered = sorted(documents, key=lambda one: (age(documents, one), documents[one].path, one))
    claims = tuple(listed(documents[one], with_root=True) for one in ordered[: limits.sources])
    return Section(heading=Heading.SOURCES, claims=claims, left_out=len(ordered) - len(claims))


def _coverage(findings: Findings) -> Coverage:
    every, named = tuple(findings.documents.values()), findings.named
    dates = sorted(one.published for one in every if one.published is not None)
    return Coverage(
        documents=len(every),
        publishers=len({one.publisher for one in every if one.publisher}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        undated=len(every) - len(dates),
        named_in=None if named is None else max(named.documents, len(every)),
        about=None if named is None else named.about,
    )


def _title(topics: tuple[Topic, ...], about: Topic | None) -> str:
    """Return the topic's name for people: its actors' names if they are few, else the words asked for."""
    title = " / ".join(_name(topic) for topic in topics)
    return f"{title}: {_name(about)}" if about is not None and title else title


def _name(topic: Topic) -> str:
    asked = topic.corrected or topic.words
    named = [actor.name for actor in topic.actors if len(topic.actors) == 1 or fold(actor.name) != fold(asked)]
    if not 0 < len(named) <= MOST_IN_TITLE:
        return asked
    if len(topic.actors) > 1 and topic.actors[0].kind is ActorKind.PERSON:
        return f"{asked}: {' · '.join(named)}"
    return ", ".join(named)
