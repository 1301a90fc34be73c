"""When are words the same, or nearly so. All words here are folded."""

import re
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

#: Of 100: how alike two texts are that tell the same. A letter in ten may differ.
NEARLY = 90.0
#: Words; what is shorter says too little to be known again in another document.
FEWEST = 4
#: Longest words of a text under which it is found again, whichever of them has a typo.
LANDMARKS = 4
#: Characters; shorter texts are looked for in an earlier version of their document only to the letter.
SHORTEST = 10

_FIGURE = re.compile(r"\d+")


class Words:
    """Words that were told, each with the document that told them."""

    def __init__(self, told: Iterable[tuple[str, str]] = ()) -> None:
        self._documents: dict[str, set[str]] = {}
        self._by_landmark: dict[str, list[str]] = defaultdict(list)
        for words, document in told:
            self.add(words, document)

    def add(self, words: str, document: str) -> None:
        """Add words of a document."""
        if words not in self._documents:
            self._documents[words] = set()
            if says_enough(words):
                for landmark in _landmarks(words):
                    self._by_landmark[landmark].append(words)
        self._documents[words].add(document)

    def owner(self, words: str, document: str) -> str | None:
        """Return which document told these words or nearly these: `document` if it did, else any; None: none did.

        A few words ('No comment.') are known from their own document alone: others say the same and mean something new.
        """
        if document in self._documents.get(words, ()):
            return document
        found = words if words in self._documents and says_enough(words) else self._near(words)
        if found is None:
            return None
        owners = self._documents[found]
        return document if document in owners else min(owners)

    def matches(self, words: str) -> tuple[tuple[str, str], ...]:
        """Return what was told like `words`, the likest first: the words as told and the document."""
        if not says_enough(words):
            return ()
        near = process.extract(words, self._choices(words), scorer=fuzz.ratio, score_cutoff=NEARLY, limit=None)
        found = [choice for choice, _, _ in near]
        return tuple((each, document) for each in found for document in sorted(self._documents[each]))

    def _near(self, words: str) -> str | None:
        if not says_enough(words):
            return None
        best = process.extractOne(words, self._choices(words), scorer=fuzz.ratio, score_cutoff=NEARLY)
        return None if best is None else best[0]

    def _choices(self, words: str) -> list[str]:
        """Return the texts worth comparing: they share a landmark, and all figures, for a changed figure is news."""
        figures = _figures(words)
        shared = dict.fromkeys(text for landmark in _landmarks(words) for text in self._by_landmark.get(landmark, ()))
        return [text for text in shared if _figures(text) == figures]


def stood_in(words: str, text: str) -> bool:
    """Tell whether these words, or nearly these, stand somewhere in a text. No words stand in every text."""
    if not words or f" {words} " in f" {text} ":
        return True
    if len(words) < SHORTEST or not set(_figures(words)) <= set(_figures(text)):
        return False
    best = fuzz.partial_ratio_alignment(words, text, score_cutoff=NEARLY)
    if best is None:
        return False
    # The best match may begin or end within a word; figures are compared whole.
    start = text.rfind(" ", 0, best.dest_start + 1) + 1
    end = text.find(" ", max(best.dest_end - 1, 0))
    return _figures(words) == _figures(text[start : None if end < 0 else end])


def says_enough(words: str) -> bool:
    """Tell whether words are enough to be known again in another document."""
    return words.count(" ") + 1 >= FEWEST


def _landmarks(words: str) -> list[str]:
    """Return the longest words, one of which at least two texts share if they are nearly the same."""
    return sorted(set(words.split()), key=lambda word: (-len(word), word))[:LANDMARKS]


def _figures(words: str) -> tuple[str, ...]:
    return tuple(_FIGURE.findall(words))
