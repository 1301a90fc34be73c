"""Who of several people, or organisations, a name in a document means: decided from all documents that name them.

A pure function of how many documents name whom in which year, so that a library gives the same answer however it grew.
What can't be decided is left apart.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from briefings.library.name_keys import LONGEST_SURNAME, KeyRole, full_forms, spell_alike, spell_loosely, strip_suffix
from briefings.model.analysis import ActorKind

#: The share of the documents that name a bearer in which one must be named to be meant by the name alone.
CLEAR_MAJORITY = 0.8
#: Names with one key that are told apart; where there are more, all stay apart.
MOST_NAMES = 400

#: A calendar year; None: undated.
Year = int | None


class YearCount(NamedTuple):
    """How often an actor is named by the documents of a year."""

    year: Year
    documents: int
    mentions: int


class BearerCandidate(NamedTuple):
    """An actor as its own documents name it."""

    id: str
    kind: ActorKind
    folded: str
    role: KeyRole
    years: tuple[YearCount, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """Whom one name means."""

    #: By the year of the document; undecided years are missing.
    by_year: Mapping[Year, str]
    #: Who may be meant. A document that names one of them besides keeps the two apart, and so does the library.
    claimants: frozenset[str] = frozenset()


#: A person, or an organisation, under all its full names.
_Group = list[BearerCandidate]


@lru_cache(maxsize=1 << 12)
def tell_apart(candidates: tuple[BearerCandidate, ...]) -> Mapping[str, Decision]:
    """Return whom each candidate means, by its id; those that mean themselves alone are left out.

    `candidates` are all whose names have one key.
    """
    if len(candidates) > MOST_NAMES:
        return {}
    bearers = [one for one in candidates if one.role is KeyRole.BEARER]
    groups, short = _group(bearers)
    years = {count.year for one in candidates for count in one.years}
    counts = [_count_years(group) for group in groups]
    meant = {}
    for one in short:
        may_be = {at: counts[at] for at, group in enumerate(groups) if _fits_group(one, group)}
        meant[one.id] = _decide(may_be, years)
    totals = [Counter(count) for count in counts]
    called = [[_rank(one) for one in group] for group in groups]
    for one in short:
        for count in one.years:
            if (at := meant[one.id].get(count.year)) is not None:
                totals[at][count.year] += count.documents
        if len(always := set(meant[one.id].values())) == 1 and not _has_initial(one):
            called[always.pop()].append(_rank(one))
    # Each is called as most documents call it.
    ids = [min(names)[-1] for names in called]
    decided = {
        one.id: Decision(dict.fromkeys(years, id_))
        for id_, group in zip(ids, groups, strict=True)
        for one in group
        if one.id != id_
    }
    others = frozenset(one.id for one in bearers)
    for one in short:
        by_year = {year: ids[at] for year, at in meant[one.id].items() if ids[at] != one.id}
        decided[one.id] = Decision(by_year, others - {one.id})
    firsts = _count_years(one for one in candidates if one.role is KeyRole.FIRST)
    for one in candidates:
        if one.role is KeyRole.BARE:
            may_be = {at: totals[at] for at, group in enumerate(groups) if any(_bears(each, one) for each in group)}
            by_year = {year: ids[at] for year, at in _decide(may_be, years, against=firsts).items()}
            if by_year:
                decided[one.id] = Decision(by_year, others)
    return decided


def _rank(one: BearerCandidate) -> tuple[int, str, str]:
    return -sum(count.documents for count in one.years), one.folded, one.id


def _count_years(group: Iterable[BearerCandidate]) -> Counter[Year]:
    counted: Counter[Year] = Counter()
    for one in group:
        for count in one.years:
            counted[count.year] += count.documents
    return counted


_NOTHING: Mapping[Year, int] = {}


def _decide(
    counts: Mapping[int, Mapping[Year, int]], years: Iterable[Year], *, against: Mapping[Year, int] = _NOTHING
) -> dict[Year, int]:
    """Return who of some is meant by their common name in each year, and no year that leaves it open.

    `counts` are the documents that name each, `against` those that name somebody who is never meant.
    """
    dated = {each for of_one in counts.values() for each in of_one}
    decided = {}
    for year in years:
        for considered in _consider(year, dated):
            named = {at: sum(of_one.get(each, 0) for each in considered) for at, of_one in counts.items()}
            total = sum(named.values())
            if total:
                at = max(named, key=lambda one: (named[one], -one))
                if named[at] >= CLEAR_MAJORITY * (total + sum(against.get(each, 0) for each in considered)):
                    decided[year] = at
                break
    return decided


def _consider(year: Year, dated: Collection[Year]) -> tuple[Collection[Year], ...]:
    """Return the years whose documents tell whom one of `year` means: its own, else the two beside it.

    An undated document follows all; undated ones alone tell for every year.
    """
    if year is None or dated == {None}:
        return (dated,)
    return (year,), (year - 1, year + 1)


def _group(bearers: Sequence[BearerCandidate]) -> tuple[list[_Group], list[BearerCandidate]]:
    """Return the names that are one person's, and the names that may be short for one of several people's."""
    near = _find_near(bearers)
    short = {
        one.id
        for one in bearers
        if (_has_initial(one) and not all(map(_has_initial, near[one.id])))
        or any(not _may_be_one(first, second) for first, second in combinations(near[one.id], 2))
    }
    groups: list[_Group] = []
    taken = set(short)
    for one in bearers:
        if one.id not in taken:
            group, waiting = [], [one]
            taken.add(one.id)
            while waiting:
                group.append(waiting.pop())
                found = [each for each in near[group[-1].id] if each.id not in taken]
                taken.update(each.id for each in found)
                waiting += found
            groups.append(group)
    open_ = [one for one in bearers if one.id in short]
    # Who fits nobody is somebody else.
    alone = [one for one in open_ if not any(_fits_group(one, group) for group in groups)]
    return [*groups, *([one] for one in alone)], [one for one in open_ if one not in alone]


def _has_initial(one: BearerCandidate) -> bool:
    return len(_list_given(one.folded)[0]) == 1


def _find_near(bearers: Sequence[BearerCandidate]) -> Mapping[str, list[BearerCandidate]]:
    """Return who may be one with whom, by id."""
    by_initial: dict[str, list[BearerCandidate]] = defaultdict(list)
    for one in bearers:
        for start in {form[:1] for form in full_forms(_list_given(one.folded)[0])}:
            by_initial[start].append(one)
    pairs = {
        (one.id, other.id): (one, other)
        for those in by_initial.values()
        for one, other in combinations(sorted(those), 2)
    }
    near: dict[str, list[BearerCandidate]] = defaultdict(list)
    for one, other in pairs.values():
        if _may_be_one(one, other):
            near[one.id].append(other)
            near[other.id].append(one)
    return near


def _fits_group(one: BearerCandidate, group: _Group) -> bool:
    return all(_may_be_one(one, each) for each in group)


def _bears(one: BearerCandidate, bare: BearerCandidate) -> bool:
    """Tell whether a full name ends in a bare one, or begins with it where the surname stands first."""
    if one.kind is not ActorKind.PERSON:
        return one.kind is bare.kind
    words, wanted = strip_suffix(one.folded.split()), spell_alike(bare.folded)
    ends = (" ".join(words[-count:]) for count in range(1, LONGEST_SURNAME + 1))
    return any(spell_alike(form) == wanted for form in (*ends, words[0]))


@lru_cache(maxsize=1 << 14)
def _list_given(folded: str) -> tuple[str, ...]:
    """Return the words before the last of a folded name without its suffix; initials written as one word are parted."""
    parted: list[str] = []
    for word in strip_suffix(folded.split())[:-1]:
        initials = 1 < len(word) <= 3 and not set(word) & set("aeiouy")
        parted += word if initials else [word]
    return tuple(parted) or ("",)


def _may_be_one(one: BearerCandidate, other: BearerCandidate) -> bool:
    """Tell whether two full names with one key may be one person's, or one organisation's."""
    if spell_loosely(one.folded) == spell_loosely(other.folded):
        return one.kind is other.kind
    if one.kind is not ActorKind.PERSON or other.kind is not ActorKind.PERSON:
        return False
    names = one.folded.split(), other.folded.split()
    ends = [" ".join(words[len(strip_suffix(words)) :]) for words in names]
    lasts = [spell_loosely(strip_suffix(words)[-1]) for words in names]
    if ends[0] != ends[1] or lasts[0] != lasts[1]:
        return False
    given, others = _list_given(one.folded), _list_given(other.folded)
    return all(_fit(*pair) for pair in zip(given, others, strict=False))


def _fit(one: str, other: str) -> bool:
    """Tell whether two first names, or an initial and one, may be one person's."""
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    return spell_loosely(one) == spell_loosely(other) or not full_forms(one).isdisjoint(full_forms(other))
