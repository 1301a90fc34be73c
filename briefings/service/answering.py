"""What an audience is answered: what words mean, what is found, how it is composed, each line verified."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from briefings.compose import compose
from briefings.library import Reader, is_part_of_names, make_query, resolve_topic, translate_state
from briefings.model.analysis import ActorKind
from briefings.model.briefing import Briefing
from briefings.model.findings import Findings, NamedActor, Question, Request, Topic
from briefings.service.absence import explain_absence
from briefings.service.checking import verify_lines

#: Words of a message that are looked at for topics, and words that one name may have.
_MOST_WORDS, _LONGEST_NAME = 400, 4
#: A word as in names: letters and digits with inner hyphens, apostrophes and full stops.
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


async def answer_request(reader: Reader, request: Request, *, samples: Collection[str] = ()) -> Briefing:
    """Return the answer to any question; a line whose words aren't the stored text's is dropped and logged.

    An answer from the sample documents alone says so; these are known by their versions.
    """
    match request.question:
        case Question.SEARCH:
            topic = make_query(request.topic)
        case Question.SOURCES | Question.ACTORS if not request.topic.strip():
            topic = Topic(words="")
        case _:
            topic = await find_topic(reader, request.topic)
    second = await find_topic(reader, request.second) if request.question is Question.COMPARE else None
    about = await find_topic(reader, request.about) if request.about.strip() else None
    everything = request.question in {Question.SOURCES, Question.ACTORS} and not topic.words
    if not (topic.actors or topic.text or everything or second):
        # To the library a topic of nothing is everything.
        made = compose(request, topic, Findings(), second=second, about=about)
        return await explain_absence(reader, request, topic, about, findings=Findings(), briefing=made)
    findings = await reader.findings(
        _join_topics(topic, second),
        question=request.question,
        since=request.since,
        until=request.until,
        most=request.most,
        narrowed=about is not None,
    )
    made = compose(request, topic, findings, second=second, about=about)
    documents = findings.documents.values()
    coverage = replace(
        made.coverage,
        outdated=sum(document.outdated for document in documents),
        foreign=sum(document.language is not None for document in documents),
        samples=bool(documents) and all(document.version in samples for document in documents),
    )
    checked = await verify_lines(reader, replace(made, coverage=coverage), findings.texts)
    return (
        checked
        if checked.found
        else await explain_absence(reader, request, topic, about, findings=findings, briefing=checked)
    )


async def find_topic(reader: Reader, words: str) -> Topic:
    """Return what words mean; near misses are looked for only where nothing is called so."""
    asked, words = words, translate_state(words)
    if words != asked:
        return replace(await find_topic(reader, words), words=asked)
    named = await reader.names_matching(words)
    topic = resolve_topic(words, named, ())
    if is_part_of_names(words, topic.actors):
        found = await reader.count_documents(topic.text or words)
        topic = resolve_topic(words, named, (), word_documents=found)
        if not topic.actors:
            return topic
    if topic.actors or not topic.text:
        return topic
    known = await reader.has_words(topic.text)
    return resolve_topic(words, named, await reader.names_near(words), text_found=known)


async def complete_name(reader: Reader, words: str, *, persons_only: bool, limit: int) -> tuple[NamedActor, ...]:
    """Return the actors that `words` may be the beginning of, then near misses; one row each, best first."""
    kinds = (ActorKind.PERSON,) if persons_only else tuple(ActorKind)
    found = await reader.names_beginning(words, kinds=kinds, limit=limit)
    if len(found) >= limit or not words.strip():
        return found
    near = resolve_topic(words, (), rows := await reader.names_near(words))
    by_name = {row.name: row for row in rows if row.kind in kinds}
    names = (near.corrected, *near.suggestions) if near.corrected else near.suggestions
    rest = (by_name[name] for name in names if name in by_name)
    unique = {row.id: row for row in (*found, *rest, *(row for row in near.actors if row.kind in kinds))}
    return tuple(unique.values())[:limit]


async def find_topics_in(reader: Reader, text: str, *, limit: int) -> tuple[NamedActor, ...]:
    """Return the actors that any text names, the most mentioned first, one row each."""
    rows = await reader.names_called(_list_possible_names(text))
    return tuple({row.id: row for row in rows}.values())[:limit]


def _join_topics(topic: Topic, second: Topic | None) -> Topic:
    """Return one topic of two actors, for looking up what either says."""
    if second is None:
        return topic
    words = " ".join(one.text for one in (topic, second) if not one.actors)
    return replace(topic, actors=(*topic.actors, *second.actors), text=words)


def _list_possible_names(text: str) -> Iterator[str]:
    """Yield runs of up to four words that begin with a capital letter or a digit, as names do."""
    words = [word[0] for word, _ in zip(_WORD.finditer(text), range(_MOST_WORDS), strict=False)]
    for start, first in enumerate(words):
        if first[0].isupper() or first[0].isdigit():
            for end in range(start + 1, min(start + _LONGEST_NAME, len(words)) + 1):
                yield " ".join(words[start:end])
