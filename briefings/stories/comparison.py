"""How much two documents report the same event: by the words they share, the rarer the more, and by when they came."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest
from math import exp, log, sqrt
from operator import itemgetter
from typing import Any

from briefings.model.stories import Signature

#: Documents in which no word stands, added to the library's: in one of three documents a word that all of them have
#: would count for nothing, and they would never meet.
_PRIOR = 10
#: The titles' part in a likeness. Where one has no title, the rest is all.
_TITLE_SHARE = 0.2
#: Hours between two documents of one event that don't count, more where only days are known, and hours in which what
#: counts falls to a third: the next day brings the next step of an affair, which is another event.
_SAME_HOURS, _HOURS_IN_A_DAY, _FADING = 8.0, 8.0, 24.0
#: Hours after which two documents are never of one event, however alike: e to the power of -64 / 24 is less than the
#: least likeness within a story.
FARTHEST = 80.0
#: Terms of a document by which others are found, the heaviest, and how alike by these alone a document is at least that
#: is compared by all; documents that one of them finds, and all of them: so a day on which thousands report one event
#: costs no more for each.
_KEYS, _LEAST_BY_KEYS, _MOST_BY_KEY, _MOST_FOUND = 40, 0.025, 400, 200
_FEW = 16

#: Weights by the numbers of terms: a number that all texts share is found sooner than a word that each has for itself.
_Vector = Mapping[int, float]


class Comparison:
    """Compares some documents with each other, by how many of all documents have each of their terms.

    The documents are given with the earliest first and undated ones at the end.
    """

    def __init__(self, signatures: Sequence[Signature], frequencies: Mapping[str, int], total: int) -> None:
        self._signatures = signatures
        #: Of dated documents, by their places.
        self._hours = [one.hour for one in signatures if one.hour is not None]
        terms: dict[str, None] = {}
        # One after another, because no other thread goes on while a dictionary is made of all at once.
        for one in signatures:
            terms.update(dict.fromkeys(one.terms))
        self._numbers = {term: number for number, term in enumerate(terms)}
        self._rarities = [log((total + _PRIOR + 1) / (frequencies.get(term, 0) + 0.5)) for term in terms]
        self._titles: dict[int, _Vector] = {}
        self._vectors = [self._weigh(signature.terms) for signature in signatures]
        self._keys = [
            sorted(vector.items(), key=itemgetter(1), reverse=True)[:_KEYS]
            for vector in self._vectors[: len(self._hours)]
        ]
        #: Of which documents a term is one of the heaviest, the earliest first, and with which weights.
        self._by_key: dict[int, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        for place, keys in enumerate(self._keys):
            for term, weight in keys:
                places, weights = self._by_key[term]
                places.append(place)
                weights.append(weight)
        self._similar: dict[int, dict[int, float]] = {}
        self._compared: dict[tuple[int, int], float] = {}

    def find_similar(self, place: int, least: float) -> dict[int, float]:
        """Return the places of other documents by their likeness to the one at `place`, from `least` to 1."""
        if place not in self._similar:
            self._similar[place] = {other: self.compare(place, other) for other in self._find_candidates(place)}
        return {other: found for other, found in self._similar[place].items() if found >= least}

    def let_go(self) -> None:
        """Forget everything, bit by bit: of thousands of documents at once, that would hold up all other threads."""
        forget_slowly(self._similar, self._compared, self._titles, self._by_key)
        for held in (self._vectors, self._keys):
            while held:
                held.pop()

    def _find_candidates(self, place: int) -> list[int]:
        """Return those whose heaviest terms are most alike, and which came within the time in which it matters."""
        if place >= len(self._hours):
            return []
        hour = self._hours[place]
        first, after = bisect_left(self._hours, hour - FARTHEST), bisect_right(self._hours, hour + FARTHEST)
        shared: dict[int, float] = {}
        sum_of = shared.get
        for term, weight in self._keys[place]:
            places, weights = self._by_key[term]
            if len(places) == 1:
                continue
            if len(places) > _FEW:  # of a few none is left out sooner than it is added
                around = self._choose_around(places, place, first, after)
                places, weights = places[around], weights[around]
            for other, its_weight in zip(places, weights, strict=True):
                shared[other] = sum_of(other, 0.0) + weight * its_weight
        shared.pop(place, None)
        near = [other for other, likeness in shared.items() if likeness >= _LEAST_BY_KEYS and first <= other < after]
        return near if len(near) <= _MOST_FOUND else nlargest(_MOST_FOUND, near, key=lambda one: (shared[one], -one))

    def _choose_around(self, places: list[int], place: int, first: int, after: int) -> slice:
        """Return which of many places are around one of them, from the `first` that may be to the last."""
        begin, end = bisect_left(places, first), bisect_left(places, after)
        if end - begin > _MOST_BY_KEY:
            same_hour = bisect_left(places, bisect_left(self._hours, self._hours[place]))
            begin = max(begin, min(same_hour - _MOST_BY_KEY // 2, end - _MOST_BY_KEY))
            end = begin + _MOST_BY_KEY
        return slice(begin, end)

    def compare(self, one: int, other: int) -> float:
        """Return the likeness of two documents by their places: 0 to 1, 0 where either is undated."""
        pair = (one, other) if one < other else (other, one)
        likeness = self._compared.get(pair)
        if likeness is None:
            likeness = self._compared[pair] = self._measure_likeness(*pair)
        return likeness

    def _measure_likeness(self, one: int, other: int) -> float:
        if other >= len(self._hours):
            return 0.0
        apart = self._hours[other] - self._hours[one]
        if apart > FARTHEST:
            return 0.0
        first, second = self._signatures[one], self._signatures[other]
        both = _multiply(self._vectors[one], self._vectors[other])
        if first.title and second.title:
            # Most share no word, and are found to sooner than they are weighed.
            apart_in_title = first.title.keys().isdisjoint(second.title)
            titles = 0.0 if apart_in_title else _multiply(self._title(one), self._title(other))
            both = _TITLE_SHARE * titles + (1 - _TITLE_SHARE) * both
        free = _SAME_HOURS + (_HOURS_IN_A_DAY if first.whole_day or second.whole_day else 0.0)
        return both * exp((free - apart) / _FADING) if apart > free else both

    def _title(self, place: int) -> _Vector:
        if place not in self._titles:
            self._titles[place] = self._weigh(self._signatures[place].title)
        return self._titles[place]

    def _weigh(self, terms: Mapping[str, int]) -> _Vector:
        """Return the terms as a vector of length 1: tf-idf with the logarithm of the count."""
        rarities = self._rarities
        numbers = [*map(self._numbers.__getitem__, terms)]
        # Most terms stand once in a text, and the logarithm of that is 0.
        weights = [
            rarities[number] if count == 1 else (1 + log(count)) * rarities[number]
            for number, count in zip(numbers, terms.values(), strict=True)
        ]
        length = sqrt(sum([weight * weight for weight in weights])) or 1.0
        return dict(zip(numbers, [weight / length for weight in weights], strict=True))


def forget_slowly(*several: dict[Any, Any]) -> None:
    """Empty dictionaries, item by item, so that other threads go on meanwhile."""
    for one in several:
        while one:
            one.popitem()


def _multiply(one: _Vector, other: _Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    # A list, because a generator takes a quarter more time, and this is most of what grouping takes.
    return sum([weight * other[term] for term, weight in one.items() if term in other])
