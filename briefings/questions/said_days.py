"""What was said on the days asked for: a text that tells when counts by that, whenever it was published."""

from dataclasses import replace
from datetime import date

from briefings.library import Reach, Reader
from briefings.model.findings import Findings, FoundPosition, FoundQuotation, Request, Topic


async def find_said(reader: Reader, topic: Topic, request: Request, reach: Reach) -> Findings:
    """Return what the library holds of the topic's words from the request's `since` to its `until`, both included.

    Words said in a month or a year count if it overlaps. Where the text doesn't tell when something was said, the
    document's publication day counts.
    """
    published = await reader.findings(topic, reach=reach, since=request.since, until=request.until)
    said = await reader.statements([actor.id for actor in topic.actors], request.since, request.until)
    ids = dict.fromkeys((*published.documents, *said.documents))
    found = await reader.findings_among(topic, ids, reach=reach)
    return replace(
        found,
        positions=tuple(one for one in found.positions if _was_said(one, found, request)),
        quotations=tuple(one for one in found.quotations if _was_said(one, found, request)),
        # Those that weren't read may be of other days.
        quotations_unread=0,
    )


def _was_said(row: FoundPosition | FoundQuotation, findings: Findings, request: Request) -> bool:
    words = row.parts if isinstance(row, FoundQuotation) else row.sentence
    if row.said is not None:
        first: date | None = row.said.first
        last: date | None = row.said.last
    else:
        first = last = findings.documents[words.document].published
    if first is None or last is None:
        return False
    return (request.until is None or first <= request.until) and (request.since is None or last >= request.since)
