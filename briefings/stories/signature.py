"""What a document begins with, as it is compared: terms with their counts, and marks under which near-copies meet."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from zlib import crc32

from briefings.lexicon import words
from briefings.model.stories import Opening, Signature

#: Words of the body that are compared: an article says in them what happened, later what happened before.
LEAD_WORDS = 90
#: Words of a body in which near-copies are looked for, and words of a run.
COPY_WORDS, RUN = 120, 5
#: Runs of each document that are kept for finding its copies: of two texts that share half of their runs, 99 in 100
#: share one of these.
_MARKS = 8

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*(?:[.,]\d+)*")


def make_signature(opening: Opening) -> Signature:
    """Return an opening as it is compared with others."""
    title = _list_terms(_list_words(opening.title or ""))
    begins, goes_on = _list_first_words(opening.lead)
    lead = _list_terms(begins)
    published = opening.published
    return Signature(
        document=opening.document,
        hour=None if published is None else published.timestamp() / 3_600,
        whole_day=opening.whole_day,
        title=Counter(title),
        terms=Counter([*title, *lead]),
        marks=tuple(sorted(_hash_runs([*begins, *goes_on]))[:_MARKS]),
    )


# A text is compared with those of many days before and after it, a few days at a time. Some 10 kB each.
@lru_cache(maxsize=512)
def list_runs(text: str) -> frozenset[int]:
    """Return the hashes of a text's runs of five words, of its first 120; the same in every process."""
    begins, goes_on = _list_first_words(text)
    return _hash_runs([*begins, *goes_on])


def _hash_runs(words: Sequence[str]) -> frozenset[int]:
    if len(words) < RUN:
        return frozenset()
    # All words with a blank between them, and where each of them begins in it.
    found = [word.encode("utf-8", "surrogatepass") for word in words]
    joined = b" ".join(found)
    begins = [0, *accumulate([len(word) + 1 for word in found])]
    # A list, because a generator takes a third more time.
    return frozenset([crc32(joined[start : end - 1]) for start, end in zip(begins, begins[RUN:], strict=False)])


def _list_first_words(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text's beginning that are compared, and those after it in which copies are looked for."""
    pieces = text.split(maxsplit=COPY_WORDS)[:COPY_WORDS]
    return _list_words(" ".join(pieces[:LEAD_WORDS])), _list_words(" ".join(pieces[LEAD_WORDS:]))


def _list_words(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "'").casefold())


def _list_terms(listed: Iterable[str]) -> list[str]:
    """Return of words those that tell something, each in the form that its singular and its plural share.

    >>> _list_terms(["the", "ferry's", "engines", "failed", "on", "two", "ferries"])
    ['ferry', 'engine', 'failed', 'ferry']
    """
    empty = words("function_words")
    return [_unify_number(word) if word[-1] == "s" else word for word in listed if word not in empty]


def _unify_number(word: str) -> str:
    word = word.removesuffix("'s")
    if word[-1] != "s" or not word.isalpha():
        return word
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word[-2] not in "su" else word
