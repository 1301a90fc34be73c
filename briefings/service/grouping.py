"""Bring stories in step with the documents: what came is put where it belongs, and its neighbourhood is made anew."""

from collections.abc import Sequence

from briefings.library import Library, StoryTables
from briefings.model.stories import Change, ChangeKind, Opening, Signature
from briefings.stories import FARTHEST, FARTHEST_COPIES, Group, find_copies, group_reports, make_signature

#: Documents after which a transaction ends: others write meanwhile.
_TOGETHER = 500


async def group_waiting(library: Library) -> None:
    """Group all documents that came or changed since, up to some 1,000 in one transaction.

    Whatever the order in which documents come, the stories are nearly the same; a story that was shown keeps its id.
    Raises StoreError where the library can't be written.
    """
    while await library.waits_for_grouping():
        await library.write_stories(_group_many)


async def _group_many(tables: StoryTables) -> None:
    grouped = 0
    # Of documents of many years few are grouped at once, and each commit takes as long as some of them.
    while grouped < _TOGETHER and (waiting := await tables.waiting(FARTHEST)):
        await _group_some(tables, waiting)
        grouped += len(waiting)


async def _group_some(tables: StoryTables, waiting: Sequence[Opening]) -> None:
    made = [make_signature(opening) for opening in waiting]
    stored = await tables.signatures(signature.document for signature in made)
    # Read by another version of the analysis, most documents begin as before.
    fresh = {signature.document: signature for signature in made if stored.get(signature.document) != signature}
    await tables.settle(opening.document for opening in waiting)
    had = await tables.take_out(fresh.keys())
    await tables.add(fresh.values())
    await tables.restore(had)
    if not fresh:
        return
    openings = [opening for opening in waiting if opening.document in fresh]
    meeting = await tables.find_meeting(fresh.values(), FARTHEST_COPIES)
    signatures = {**fresh, **await tables.signatures(meeting)}
    await tables.join_copies(find_copies(openings, meeting.values(), signatures))
    reports, new = await tables.reports_near(fresh.keys(), FARTHEST)
    frequencies, total = await tables.frequencies(_list_terms([report.signature for report in reports]))
    await _store(tables, group_reports(reports, new, frequencies, total))


def _list_terms(signatures: Sequence[Signature]) -> set[str]:
    return {term for signature in signatures for term in signature.terms}


async def _store(tables: StoryTables, groups: Sequence[Group]) -> None:
    stories: dict[str, str] = {}
    changes = []
    for group in groups:
        story = group.story or await tables.make_story(group.reports[0])
        stories.update(dict.fromkeys(group.reports, story))
        changes += [Change(kind=ChangeKind.SPLIT, story=other, other=story) for other in group.parted]
        changes += [Change(kind=ChangeKind.MERGED, story=other, other=story) for other in group.ended]
    await tables.assign(stories)
    await tables.log(changes)
