"""How much two documents report the same event: by the words they share, the rarer the more, and by when they came."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest
from math import exp, log, sqrt

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
#: Terms of a document by which others are found, the heaviest, and how many of them another has at least; documents
#: that one of them finds, and all of them: so a day on which thousands report one event costs no more for each.
_KEYS, _FEWEST_SHARED, _MOST_BY_KEY, _MOST_FOUND = 40, 2, 400, 200

_Vector = Mapping[str, float]


class Comparison:
    """Compares some documents with each other, by how many of all documents have each of their terms."""

    def __init__(self, signatures: Sequence[Signature], frequencies: Mapping[str, int], total: int) -> None:
        self._signatures = signatures
        self._frequencies, self._total = frequencies, total
        self._titles: dict[int, _Vector] = {}
        self._all: dict[int, _Vector] = {}
        self._keys = [self._list_keys(signature) for signature in signatures]
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self._similar: dict[int, dict[int, float]] = {}
        self._hours = [signature.hour or 0.0 for signature in signatures]
        for place in sorted(range(len(signatures)), key=self._hours.__getitem__):
            for term in self._keys[place]:
                self._by_key[term].append(place)

    def find_similar(self, place: int, least: float) -> dict[int, float]:
        """Return the places of other documents by their likeness to the one at `place`, from `least` to 1."""
        if place not in self._similar:
            self._similar[place] = {other: self.compare(place, other) for other in self._find_candidates(place)}
        return {other: found for other, found in self._similar[place].items() if found >= least}

    def _find_candidates(self, place: int) -> list[int]:
        """Return those that share most of the heaviest terms, and came within the time in which it matters."""
        hour = self._signatures[place].hour
        if hour is None:
            return []
        shared: dict[int, int] = defaultdict(int)
        for term in self._keys[place]:
            for other in self._find_near(self._by_key[term], hour):
                shared[other] += 1
        shared.pop(place, None)
        found = [other for other, count in shared.items() if count >= _FEWEST_SHARED]
        return found if len(found) <= _MOST_FOUND else nlargest(_MOST_FOUND, found, key=lambda one: (shared[one], -one))

    def _find_near(self, places: Sequence[int], hour: float) -> Sequence[int]:
        """Return those of some places, the earliest first, that are near in time; of very many those around it."""
        first = bisect_left(places, hour - FARTHEST, key=self._hours.__getitem__)
        last = bisect_right(places, hour + FARTHEST, key=self._hours.__getitem__)
        if last - first > _MOST_BY_KEY:
            middle = bisect_left(places, hour, key=self._hours.__getitem__)
            first = max(first, min(middle - _MOST_BY_KEY // 2, last - _MOST_BY_KEY))
        return places[first : min(last, first + _MOST_BY_KEY)]

    def compare(self, one: int, other: int) -> float:
        """Return the likeness of two documents by their places: 0 to 1, 0 where either is undated."""
        near = self._measure_nearness(one, other)
        if not near:
            return 0.0
        both = _multiply(self._vector(one), self._vector(other))
        if self._signatures[one].title and self._signatures[other].title:
            titles = _multiply(self._title(one), self._title(other))
            both = _TITLE_SHARE * titles + (1 - _TITLE_SHARE) * both
        return both * near

    def _measure_nearness(self, one: int, other: int) -> float:
        first, second = self._signatures[one], self._signatures[other]
        if first.hour is None or second.hour is None:
            return 0.0
        apart = abs(first.hour - second.hour)
        if apart > FARTHEST:
            return 0.0
        free = _SAME_HOURS + (_HOURS_IN_A_DAY if first.whole_day or second.whole_day else 0.0)
        return exp(-max(0.0, apart - free) / _FADING)

    def _title(self, place: int) -> _Vector:
        if place not in self._titles:
            self._titles[place] = self._weigh(self._signatures[place].title)
        return self._titles[place]

    def _vector(self, place: int) -> _Vector:
        if place not in self._all:
            self._all[place] = self._weigh(self._signatures[place].terms)
        return self._all[place]

    def _weigh(self, terms: Mapping[str, int]) -> _Vector:
        """Return the terms as a vector of length 1: tf-idf with the logarithm of the count."""
        weights = {term: (1 + log(count)) * self._rarity(term) for term, count in terms.items()}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {term: weight / length for term, weight in weights.items()}

    def _rarity(self, term: str) -> float:
        return log((self._total + _PRIOR + 1) / (self._frequencies.get(term, 0) + 0.5))

    def _list_keys(self, signature: Signature) -> list[str]:
        if signature.hour is None:
            return []
        return nlargest(
            _KEYS, signature.terms, key=lambda term: ((1 + log(signature.terms[term])) * self._rarity(term), term)
        )


def _multiply(one: _Vector, other: _Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)
