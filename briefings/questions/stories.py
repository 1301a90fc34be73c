"""The stories of an answer: which documents about its topic report one event, and how these begin."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from briefings.library import LEADS, TOLD_STORIES, Reader
from briefings.model.findings import Findings, FoundSentence, Request, Topic
from briefings.model.stories import Story
from briefings.stories import make_stories

#: Days up to the newest document whose stories an answer about everything tells.
_DAYS = 14
#: Stories of which it is read how they begin, for each that is told, because some can't be told in a line; documents of
#: each, the newest.
_FOR_EACH, _MOST_DOCUMENTS = 4, 2
#: Stories that are told unless more are asked for, and at most.
_USUAL, _MOST = 6, 100


async def add_stories(reader: Reader, request: Request, topic: Topic, findings: Findings) -> Findings:
    """Return what was found with the stories that documents about the topic belong to, the weightiest first.

    Their beginnings are added to the documents and sentences. A topic of neither actors nor words is everything.
    """
    everything = not (topic.actors or topic.text)
    told = _USUAL if request.most is None else min(request.most or _MOST, _MOST)
    stories = await _find_stories(reader, request, None if everything else topic, days=_DAYS if everything else None)
    if len(stories) < told and everything:
        stories = await _find_stories(reader, request, None, days=None)
    stories = stories[: _FOR_EACH * told]
    reach = replace(LEADS, documents=_MOST_DOCUMENTS * len(stories), sentences=20 * len(stories))
    leads = await reader.findings_among(topic, _list_documents(stories), reach=reach) if stories else Findings()
    return replace(
        findings,
        documents={**findings.documents, **leads.documents},
        texts={**findings.texts, **leads.texts},
        named_at={**findings.named_at, **leads.named_at},
        sentences=tuple(_join_sentences((*findings.sentences, *leads.sentences))),
        stories=stories,
    )


async def _find_stories(
    reader: Reader, request: Request, topic: Topic | None, *, days: int | None
) -> tuple[Story, ...]:
    documents = await reader.story_documents(
        topic, since=request.since, until=request.until, reach=TOLD_STORIES.widen(request.most), days=days
    )
    return make_stories(documents)


def _list_documents(stories: Iterable[Story]) -> Iterator[str]:
    for story in stories:
        # Undated ones stand at the end and are told only where there are no others.
        dated = [one.document for one in reversed(story.documents) if one.published is not None]
        yield from islice(dated or (one.document for one in story.documents), _MOST_DOCUMENTS)


def _join_sentences(sentences: Iterable[FoundSentence]) -> Iterator[FoundSentence]:
    seen = set()
    for sentence in sentences:
        place = sentence.passage.document, sentence.position
        if place not in seen:
            seen.add(place)
            yield sentence
