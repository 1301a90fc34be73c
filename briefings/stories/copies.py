"""Near-copies: one text in several places, such as an agency's."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from briefings.model.stories import Opening, Signature
from briefings.stories.signature import list_runs

#: Share of the shorter text's runs of five words that the other has.
_HELD = 0.5
#: Runs of a text that is too short to be known again.
_FEWEST = 8
#: Hours between two dated copies: what returns later is a column's or a form's wording.
FARTHEST_COPIES = 240.0
#: Documents with one run that are compared: a thousand that begin with one notice share nothing else.
_MOST_WITH_MARK = 40


def find_copies(
    fresh: Iterable[Opening], others: Iterable[Opening], signatures: Mapping[str, Signature]
) -> list[tuple[str, str]]:
    """Return pairs of documents that are near-copies, one of them `fresh`, by their ids.

    Args:
        fresh: New documents.
        others: Documents that share a mark with one of them.
        signatures: Of all of these.
    """
    openings = {opening.document: opening for opening in fresh}
    new = set(openings)
    openings.update((opening.document, opening) for opening in others)
    by_mark: dict[int, list[str]] = defaultdict(list)
    for document in openings:
        for mark in signatures[document].marks:
            by_mark[mark].append(document)
    found, seen = [], set()
    for documents in by_mark.values():
        for pair in _list_pairs(documents[:_MOST_WITH_MARK], new):
            if pair in seen:
                continue
            seen.add(pair)
            one, other = pair
            if not _may_be_copies(signatures[one], signatures[other]):
                continue
            first, second = list_runs(openings[one].lead), list_runs(openings[other].lead)
            fewest = min(len(first), len(second))
            if fewest >= _FEWEST and len(first & second) >= _HELD * fewest:
                found.append(pair)
    return found


def _list_pairs(documents: Sequence[str], new: Container[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of documents of which one is new; new ones are given first."""
    first_old = next((place for place, document in enumerate(documents) if document not in new), len(documents))
    for place, one in enumerate(documents):
        for other in documents[: min(place, first_old)]:
            yield (one, other) if one < other else (other, one)


def _may_be_copies(one: Signature, other: Signature) -> bool:
    return one.hour is None or other.hour is None or abs(one.hour - other.hour) <= FARTHEST_COPIES
