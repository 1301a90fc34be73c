"""From a request to a briefing, whatever is asked: what differs from question to question is in its own module."""

from collections import Counter
from dataclasses import replace

from briefings.compose import Limits, drop_muted, make_briefing, muted_rules
from briefings.compose.citations import make_sources_section
from briefings.compose.quoting import limit_fetched
from briefings.library import Reader
from briefings.model.briefing import Briefing
from briefings.model.findings import Findings, Request, Topic
from briefings.questions.kind import Meaning
from briefings.questions.registry import QUESTIONS
from briefings.questions.said_days import find_said
from briefings.questions.stories import add_stories
from briefings.questions.topics import find_topic

#: Of an answer that can choose: a few good lines rather than many.
LIMITS = Limits(least=3, least_of_short=3, least_of_positions=1, least_of_past=0, least_of_history=0)


async def find_meaning(reader: Reader, request: Request) -> Meaning:
    """Return what the words of a request mean to the library."""
    kind = QUESTIONS[request.question]
    if kind.needs_no_words and not request.topic.strip():
        topic = Topic(words="")
    else:
        topic = await kind.find_topic(reader, request.topic)
    return Meaning(
        topic=topic,
        second=await kind.find_topic(reader, request.second) if kind.compares else None,
        about=await find_topic(reader, request.about) if request.about.strip() else None,
    )


async def find_answer(reader: Reader, request: Request, meaning: Meaning) -> Findings:
    """Return what the library holds that answers a request: nothing where its words mean nothing."""
    kind, topic = QUESTIONS[request.question], meaning.topic
    everything = kind.needs_no_words and not topic.words
    if not everything and not any(one.actors or one.text for one in meaning.topics):
        # To the library a topic of nothing is everything.
        return Findings()
    if meaning.about is not None and meaning.about.says_nothing:
        return Findings()
    if kind.tells_stories and everything:
        return await add_stories(reader, request, topic, Findings())
    reach = kind.reach.widen(request.most, narrowed=meaning.about is not None)
    if kind.asks_when_said and (request.since or request.until):
        return await find_said(reader, topic, request, reach)
    findings = await reader.findings(
        _join_topics(topic, meaning.second),
        reach=reach,
        since=request.since,
        until=request.until,
    )
    return await add_stories(reader, request, topic, findings) if kind.tells_stories else findings


def compose_answer(
    request: Request,
    meaning: Meaning,
    findings: Findings,
    *,
    limits: Limits = LIMITS,
    most_of_fetched: int | None = None,
) -> Briefing:
    """Return the answer to a request, of what the library found for it.

    A briefing without claims says that nothing was found. `limits` are those of a request that names none;
    `most_of_fetched` is the audience's.
    """
    kind, limits = QUESTIONS[request.question], limits.of(request.most)
    findings = drop_muted(findings, muted_rules())
    sections = kind.make_sections(meaning, findings, limits)
    sections = tuple(limit_fetched(section, most_of_fetched, Counter()) for section in sections)
    if kind.lists_sources:
        sections = (*sections, make_sources_section(sections, findings.documents, limits.sources))
    return make_briefing(meaning.topics, sections, findings, about=meaning.about)


def _join_topics(topic: Topic, second: Topic | None) -> Topic:
    """Return one topic of two actors, for looking up what either says."""
    if second is None:
        return topic
    words = " ".join(one.text for one in (topic, second) if not one.actors)
    return replace(topic, actors=(*topic.actors, *second.actors), text=words)
