"""Openings of invented articles."""

from datetime import UTC, datetime, timedelta

from briefings.model.stories import Opening, Report
from briefings.stories import Group, group_reports, make_signature

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)

#: One event as three papers tell it.
FERRY = (
    (
        "Ferry runs aground off Marlow",
        "A ferry with 210 people ran aground off Marlow early on Monday. Nobody was hurt.",
    ),
    (
        "210 rescued as ferry strikes Marlow reef",
        "All 210 people on a ferry that struck a reef off Marlow on Monday were rescued, the coastguard said.",
    ),
    (
        "Marlow ferry: all passengers safe",
        "Lifeboats took 210 passengers off the ferry Dagny, which ran aground on a reef near Marlow before dawn.",
    ),
)
#: Another event of the same day.
BUDGET = (
    (
        "Tamsin Vale's budget passes",
        "Parliament in Orsk passed the budget of finance minister Tamsin Vale by two votes.",
    ),
    (
        "Orsk parliament passes Vale budget by two votes",
        "The budget of Tamsin Vale went through parliament on Monday, two votes ahead, after a night of debate.",
    ),
)


def make_opening(name: str, title: str | None, lead: str, hours: float | None = 0.0) -> Opening:
    """Return an opening published some hours after a Monday morning; None: undated."""
    published = None if hours is None else MORNING + timedelta(hours=hours)
    return Opening(document=name, title=title, lead=lead, published=published)


def group(*openings: Opening, stories: dict[str, str] | None = None, fresh: set[str] | None = None) -> list[Group]:
    """Return the stories of some openings, of which those in `stories` were in one before."""
    had = stories or {}
    signatures = [make_signature(opening) for opening in openings]
    reports = [
        Report(signature=one, stories={had[one.document]: 1} if one.document in had else {}) for one in signatures
    ]
    counts: dict[str, int] = {}
    for one in signatures:
        for term in one.terms:
            counts[term] = counts.get(term, 0) + 1
    chosen = {opening.document for opening in openings if opening.document not in had} if fresh is None else fresh
    return list(group_reports(reports, chosen, counts, len(openings)))


def sets(groups: list[Group]) -> set[frozenset[str]]:
    """Return which reports are together."""
    return {frozenset(one.reports) for one in groups}
