"""A schedule's filter: which documents its digests are made of, and which it leaves out."""

from dataclasses import replace

from briefings.compose.sieve import restrict_findings
from briefings.library import Reader
from briefings.model.digest import LeftOut, LeftOutRule, NewsFilter
from briefings.model.findings import Findings
from briefings.model.stories import Story
from briefings.stories import count_publishers

#: Documents that a filter left out which are named, for *why*.
_MOST_NAMED = 10


async def filter_news(
    reader: Reader, documents: tuple[str, ...], only: NewsFilter
) -> tuple[tuple[str, ...], tuple[LeftOut, ...]]:
    """Return the documents that pass a schedule's filter, in their order, and what it leaves out."""
    if not (only and documents):
        return documents, ()
    passed, left = await reader.filter_documents(documents, only)
    named = tuple(LeftOut(LeftOutRule.FILTER, path, 1) for path in sorted(left.values())[:_MOST_NAMED])
    more = len(left) - len(named)
    others = (LeftOut(LeftOutRule.FILTER, "", more),) if more else ()
    return tuple(id_ for id_ in documents if id_ in passed), (*named, *others)


async def filter_findings(reader: Reader, findings: Findings, only: NewsFilter) -> Findings:
    """Return what the findings hold of documents that pass; a story is told through these alone."""
    if not only:
        return findings
    told = {one.document for story in findings.stories for one in story.documents}
    passed, _ = await reader.filter_documents({*findings.documents, *told}, only)
    stories = tuple(made for story in findings.stories if (made := _restrict_story(story, passed)) is not None)
    return replace(restrict_findings(findings, passed), stories=stories)


def _restrict_story(story: Story, passed: frozenset[str]) -> Story | None:
    documents = tuple(one for one in story.documents if one.document in passed)
    return replace(story, documents=documents, publishers=count_publishers(documents)) if documents else None
