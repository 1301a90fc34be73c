"""Texts that readers know, and whether another says the same."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice

from briefings.text.folding import fold
from briefings.text.likeness import LONGEST, NEARLY, SHORTEST, Likeness, compare

#: Words; what is shorter says too little to be known again in another document.
FEWEST = 4
#: Longest words of a text, one of which at least a text that holds it shares, whichever of them has a typo.
LANDMARKS = 4
#: Places in an earlier text at which the same letters are looked at for other figures.
MOST_PLACES = 20

#: Pieces in which a line stands that is cut out of a text, and words of each.
MOST_PIECES, FEWEST_IN_PIECE = 4, 2

_GAP = re.compile(r"\S+")


def _join(words: Iterable[tuple[str, str]]) -> str:
    return f" {' '.join(folded for _, folded in words)} "


class KnownTexts:
    """Texts as they were told, each with the documents that told them."""

    def __init__(self, told: Iterable[tuple[str, str]] = ()) -> None:
        self._documents: dict[str, set[str]] = {}
        self._by_folded: dict[str, list[str]] = defaultdict(list)
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for text, document in told:
            self.add(text, document)

    def add(self, text: str, document: str) -> None:
        """Add a text of a document."""
        if text not in self._documents:
            self._documents[text] = set()
            folded = fold(text)
            self._by_folded[folded].append(text)
            if folded.count(" ") + 1 >= FEWEST:
                for word in set(folded.split()):
                    self._by_word[word].append(text)
        self._documents[text].add(document)

    def find_owner(self, text: str, document: str) -> str | None:
        """Return which document told all that a text tells: `document` if it did, else any; None: none did.

        A few words ('No comment.') are known from their own document alone: others say the same and mean something new.
        """
        folded = fold(text)
        enough = folded.count(" ") + 1 >= FEWEST
        found: str | None = None
        for known in self._same_letters(text, folded):
            if document in self._documents[known]:
                return document
            found = found or (known if enough else None)
        if not enough:
            return None
        known_so = (Likeness.SAME_WORDS, Likeness.PART_OF)
        for known in () if found else self._candidates(folded):
            if compare(text, known) in known_so:
                if document in self._documents[known]:
                    return document
                found = found or known
        return None if found is None else min(self._documents[found])

    def find_same(self, text: str) -> tuple[tuple[str, str], ...]:
        """Return what was told in the same words or nearly: the text as told and the document, the likest first."""
        folded = fold(text)
        if folded.count(" ") + 1 < FEWEST:
            return ()
        same = [known for known in self._candidates(folded) if compare(text, known) is Likeness.SAME_WORDS]
        from rapidfuzz import fuzz

        same.sort(key=lambda known: (known != text, -fuzz.ratio(folded[:LONGEST], fold(known)[:LONGEST])))
        return tuple((known, document) for known in same for document in sorted(self._documents[known]))

    def _same_letters(self, text: str, folded: str) -> Iterator[str]:
        """Yield the known texts with the same folded letters, which are the same words but for figures' marks."""
        return (known for known in self._by_folded.get(folded, ()) if compare(text, known) is Likeness.SAME_WORDS)

    def _candidates(self, folded: str) -> Iterable[str]:
        """Return the known texts worth comparing: they have a landmark of this one."""
        landmarks = sorted(set(folded.split()), key=lambda word: (-len(word), word))[:LANDMARKS]
        return dict.fromkeys(text for landmark in landmarks for text in self._by_word.get(landmark, ()))


class EarlierText:
    """An earlier version of a document, in which words of a later one are looked for."""

    def __init__(self, text: str) -> None:
        self._words = _GAP.findall(text)
        # A word of ours behind each: `fold` drops a possessive ending at the end of a text alone.
        folded = [fold(f"{word} a")[:-2] for word in self._words]
        self.folded = " ".join(word for word in folded if word)
        # Of each word that is more than punctuation, where it ends in the folded text.
        self._places = [place for place, word in enumerate(folded) if word]
        self._ends = [end - 1 for end in accumulate(len(folded[place]) + 1 for place in self._places)]

    def holds(self, text: str) -> bool:
        """Tell whether the words of a text, or nearly these, stand somewhere in this one. No words stand everywhere."""
        folded = fold(text)
        if not folded:
            return True
        for start in islice(self._exact(folded), MOST_PLACES):
            if self._tells(start, start + len(folded), text):
                return True
        if not SHORTEST <= len(folded) <= LONGEST:
            return False
        from rapidfuzz import fuzz

        best = fuzz.partial_ratio_alignment(folded, self.folded, score_cutoff=NEARLY)
        return best is not None and self._tells(best.dest_start, best.dest_end, text)

    def find_pieces(self, text: str) -> tuple[str, ...]:
        """Return the pieces in which the words of a text stand in this one, in their order; none: they don't.

        It is one piece, the text itself, where this one holds it; else each has `FEWEST_IN_PIECE` words or more.
        """
        if self.holds(text):
            return (text,)
        words = [(word, folded) for word in text.split() if (folded := fold(f"{word} a")[:-2])]
        whole, place = f" {self.folded} ", 0
        pieces: list[str] = []
        while words:
            # The longest beginning that stands there: one word fewer stands wherever one more does.
            length = bisect_right(
                range(1, len(words) + 1), False, key=lambda count: whole.find(_join(words[:count]), place) < 0
            )
            if length < FEWEST_IN_PIECE or len(pieces) == MOST_PIECES:
                return ()
            run = _join(words[:length])
            place = whole.index(run, place) + len(run) - 1
            pieces.append(" ".join(word for word, _ in words[:length]))
            words = words[length:]
        return tuple(pieces)

    def _exact(self, folded: str) -> Iterator[int]:
        text, words = f" {self.folded} ", f" {folded} "
        at = text.find(words)
        while at >= 0:
            yield at
            at = text.find(words, at + 1)

    def _tells(self, start: int, end: int, text: str) -> bool:
        """Tell whether the whole words from `start` to `end` of the folded text tell all that a text tells."""
        first, last = bisect_right(self._ends, start), min(bisect_right(self._ends, end - 1), len(self._ends) - 1)
        window = " ".join(self._words[self._places[first] : self._places[last] + 1])
        return compare(text, window) in {Likeness.SAME_WORDS, Likeness.PART_OF}
