"""Near misses of names: the one definition of a slip, for looking names up and for choosing among them.

A slip is a letter too many, too few, wrong or swapped with its neighbour (optimal string alignment). All words are
folded.
"""

from collections.abc import Sequence


def limit_slips(word: str) -> int:
    """Return from how many slips on a spelling is no longer near: more than a third of the letters, one at least."""
    return max(1, len(word) // 3)


def tolerate_slips(asked: str, name: str) -> int:
    """Return how many slips are taken for `name` without a question: none up to 3 letters, 1 up to 7, else 2.

    In four letters a wrong letter is no slip: Iran and Iraq, Mali and Bali.
    """
    if len(asked) <= 3 or len(name) <= 3:
        return 0
    if len(asked) == 4:
        return int(len(name) != 4 or sorted(name) == sorted(asked))
    return 1 if len(asked) <= 7 else 2


def count_slips(asked: str, name: str) -> int | None:
    """Return the slips between two spellings; None: they aren't near."""
    most = limit_slips(asked)
    from rapidfuzz.distance import OSA

    slips = OSA.distance(asked, name, score_cutoff=most)
    return slips if slips <= most else None


def find_near_words(asked: str, words: Sequence[str], limit: int | None) -> list[str]:
    """Return those of many words that are near, the nearest first, up to `limit`."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    matches = process.extract(asked, words, scorer=OSA.distance, limit=limit, score_cutoff=limit_slips(asked))
    return [found for found, _, _ in matches]
