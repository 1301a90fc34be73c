"""Stories made anew around what came in, and which of them keeps which id."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from briefings.model.stories import Report
from briefings.stories.comparison import Comparison, forget_slowly
from briefings.stories.linking import LEAST, link

#: By how much two reports are more alike for having been in one story: what was shown stays unless something speaks
#: against it.
_HELD_TOGETHER = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Reports of one event."""

    #: Their ids, the earliest first.
    reports: tuple[str, ...]
    #: The story that most of its documents were in; None: it is a new one.
    story: str | None
    #: Other stories that documents of it were in: those that go on without them, and those that are no more.
    parted: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()


def group_reports(
    reports: Sequence[Report], fresh: Collection[str], frequencies: Mapping[str, int], total: int
) -> tuple[Group, ...]:
    """Return the stories of new reports and of those that may be affected by them.

    Args:
        reports: All that may be of one event with a fresh one, and all of their stories.
        fresh: The ids of the reports that are new, or changed.
        frequencies: How many of all documents have a term.
        total: How many documents there are.

    Returns:
        Groups in which the fresh ones, and all reports of the stories near to them, are once each. A change in the
        order of `reports` changes nothing.
    """
    ordered = sorted(reports, key=lambda report: (report.signature.hour is None, report.signature.hour or 0, report.id))
    comparison = Comparison([report.signature for report in ordered], frequencies, total)
    affected = _find_affected(ordered, fresh, comparison)
    numbers = {place: number for number, place in enumerate(affected)}
    likenesses: dict[tuple[int, int], float] = {}
    for place in affected:
        for other, likeness in comparison.find_similar(place, LEAST / _HELD_TOGETHER).items():
            if other in numbers:
                together = ordered[place].stories.keys() & ordered[other].stories.keys()
                pair = min(place, other), max(place, other)
                likenesses[numbers[pair[0]], numbers[pair[1]]] = likeness * (_HELD_TOGETHER if together else 1)
    found = [[ordered[affected[number]] for number in group] for group in link(len(affected), likenesses)]
    comparison.let_go()
    forget_slowly(likenesses)
    return _keep_ids(found)


def _find_affected(reports: Sequence[Report], fresh: Collection[str], comparison: Comparison) -> list[int]:
    """Return the places of the fresh reports, and of all reports of a story of which one is near to a fresh one."""
    new = [place for place, report in enumerate(reports) if report.id in fresh]
    near = {story for place in new for story in reports[place].stories}
    for place in new:
        for other in comparison.find_similar(place, LEAST):
            near.update(reports[other].stories)
    return sorted({*new, *(place for place, report in enumerate(reports) if not near.isdisjoint(report.stories))})


def _keep_ids(groups: Sequence[Sequence[Report]]) -> tuple[Group, ...]:
    """Give each group the id that most of its documents had, and each id to one group: the one with most of them."""
    had = [sum((Counter(report.stories) for report in group), Counter[str]()) for group in groups]
    claims = sorted((-count, number, story) for number, stories in enumerate(had) for story, count in stories.items())
    kept: dict[int, str] = {}
    holders: dict[str, int] = {}
    for _, number, story in claims:
        if number not in kept and story not in holders:
            kept[number], holders[story] = story, number
    return tuple(
        Group(
            reports=tuple(report.id for report in group),
            story=kept.get(number),
            parted=tuple(sorted(story for story in had[number] if story != kept.get(number) and story in holders)),
            ended=tuple(sorted(story for story in had[number] if story not in holders)),
        )
        for number, group in enumerate(groups)
    )
