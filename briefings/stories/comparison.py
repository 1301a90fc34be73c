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
#: Terms of a document by which others are found, the heaviest, and how alike by these alone a document is at least that
#: is compared by all; documents that one of them finds, and all of them: so a day on which thousands report one event
#: costs no more for each.
_KEYS, _LEAST_BY_KEYS, _MOST_BY_KEY, _MOST_FOUND = 40, 0.025, 400, 200

_Vector = Mapping[str, float]


class Comparison:
    """Compares some documents with each other, by how many of all documents have each of their terms."""

    def __init__(self, signatures: Sequence[Signature], frequencies: Mapping[str, int], total: int) -> None:
        self._signatures = signatures
        counts = {term: frequencies.get(term, 0) for one in signatures for term in one.terms}
        self._rarities = {term: log((total + _PRIOR + 1) / (count + 0.5)) for term, count in counts.items()}
        self._titles: dict[int, _Vector] = {}
        self._vectors = [self._weigh(signature.terms) for signature in signatures]
        self._keys = [nlargest(_KEYS, vector, key=vector.__getitem__) for vector in self._vectors]
        self._by_key: dict[str, _Postings] = defaultdict(_Postings)
        for hour, place in sorted((one.hour, at) for at, one in enumerate(signatures) if one.hour is not None):
            vector = self._vectors[place]
            for term in self._keys[place]:
                self._by_key[term].add(place, hour, vector[term])
        self._similar: dict[int, dict[int, float]] = {}
        self._compared: dict[tuple[int, int], float] = {}

    def find_similar(self, place: int, least: float) -> dict[int, float]:
        """Return the places of other documents by their likeness to the one at `place`, from `least` to 1."""
        if place not in self._similar:
            self._similar[place] = {other: self.compare(place, other) for other in self._find_candidates(place)}
        return {other: found for other, found in self._similar[place].items() if found >= least}

    def _find_candidates(self, place: int) -> list[int]:
        """Return those whose heaviest terms are most alike, and which came within the time in which it matters."""
        hour = self._signatures[place].hour
        if hour is None:
            return []
        shared: dict[int, float] = {}
        own = self._vectors[place]
        for term in self._keys[place]:
            weight = own[term]
            for other, its_weight in self._by_key[term].list_near(hour):
                shared[other] = shared.get(other, 0.0) + weight * its_weight
        shared.pop(place, None)
        found = [other for other, likeness in shared.items() if likeness >= _LEAST_BY_KEYS]
        return found if len(found) <= _MOST_FOUND else nlargest(_MOST_FOUND, found, key=lambda one: (shared[one], -one))

    def compare(self, one: int, other: int) -> float:
        """Return the likeness of two documents by their places: 0 to 1, 0 where either is undated."""
        pair = (one, other) if one < other else (other, one)
        likeness = self._compared.get(pair)
        if likeness is None:
            likeness = self._compared[pair] = self._measure_likeness(*pair)
        return likeness

    def _measure_likeness(self, one: int, other: int) -> float:
        near = self._measure_nearness(one, other)
        if not near:
            return 0.0
        both = _multiply(self._vectors[one], self._vectors[other])
        if self._signatures[one].title and self._signatures[other].title:
            titles = _multiply(self._title(one), self._title(other))
            both = _TITLE_SHARE * titles + (1 - _TITLE_SHARE) * both
        return both * near

    def _measure_nearness(self, one: int, other: int) -> float:
        first, second = self._signatures[one], self._signatures[other]
        if first.hour is None or second.hour is None or abs(first.hour - second.hour) > FARTHEST:
            return 0.0
        apart = abs(first.hour - second.hour)
        free = _SAME_HOURS + (_HOURS_IN_A_DAY if first.whole_day or second.whole_day else 0.0)
        return exp(-max(0.0, apart - free) / _FADING)

    def _title(self, place: int) -> _Vector:
        if place not in self._titles:
            self._titles[place] = self._weigh(self._signatures[place].title)
        return self._titles[place]

    def _weigh(self, terms: Mapping[str, int]) -> _Vector:
        """Return the terms as a vector of length 1: tf-idf with the logarithm of the count."""
        rarities = self._rarities
        # Most terms stand once in a text, and the logarithm of that is 0.
        weights = {
            term: rarities[term] if count == 1 else (1 + log(count)) * rarities[term] for term, count in terms.items()
        }
        length = sqrt(sum([weight * weight for weight in weights.values()])) or 1.0
        return {term: weight / length for term, weight in weights.items()}


class _Postings:
    """The documents of which a term is one of the heaviest, the earliest first."""

    def __init__(self) -> None:
        self._hours: list[float] = []
        self._found: list[tuple[int, float]] = []

    def add(self, place: int, hour: float, weight: float) -> None:
        """Add a document that isn't earlier than those before, with the term's weight in it."""
        self._hours.append(hour)
        self._found.append((place, weight))

    def list_near(self, hour: float) -> list[tuple[int, float]]:
        """Return the documents near in time, with the term's weights; of very many those around the hour."""
        hours = self._hours
        first, last = bisect_left(hours, hour - FARTHEST), bisect_right(hours, hour + FARTHEST)
        if last - first > _MOST_BY_KEY:
            first = max(first, min(bisect_left(hours, hour) - _MOST_BY_KEY // 2, last - _MOST_BY_KEY))
            last = first + _MOST_BY_KEY
        return self._found[first:last]


def _multiply(one: _Vector, other: _Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    # A list, because a generator takes a quarter more time, and this is most of what grouping takes.
    return sum([weight * other[term] for term, weight in one.items() if term in other])
