"""What a later version of a text says otherwise than an earlier one."""

import re
from collections.abc import Iterable, Iterator, Sequence

from briefings.text.likeness import LONGEST

#: Of 100: how much of the words of two texts must be the same, in their order, for one to be the other's later form.
_LIKE = 50.0
#: Words of a text that are compared: that takes the product of two numbers of words.
_MOST_WORDS = 400
#: Passages among which the later form of one is looked for: a text that is another one altogether has no pairs.
_MOST_PAIRED = 40

_WORD = re.compile(r"\S+")
#: Around a word; a mark that was set is no change.
_EDGES = "\"'“”‘’„«»()[],.;:!?…–—"


def find_likest(text: str, others: Sequence[str]) -> int | None:
    """Return the place of the text among `others` that is the likest to `text`; None: none has half of its words."""
    # Imported here, because an idle bot needn't hold its 2.5 MB.
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        _list_words(text), [_list_words(other) for other in others], scorer=fuzz.ratio, score_cutoff=_LIKE
    )
    return None if found is None else int(found[2])


def mark_new_words(before: str, after: str) -> tuple[tuple[str, bool], ...]:
    """Return `after` in stretches which, joined, are it; True with those whose words `before` doesn't have there.

    >>> mark_new_words("It closes for 12 days.", "It closes for 21 days.")
    (('It closes for ', False), ('21', True), (' days.', False))
    """
    from rapidfuzz.distance import Indel

    places = [match.span() for match in _WORD.finditer(after)]
    new = [
        (places[block.dest_start][0], places[block.dest_end - 1][1])
        for block in Indel.opcodes(_list_words(before), _list_words(after))
        if block.tag == "insert"
    ]
    return tuple(_cut(after, new))


def _cut(text: str, marked: Iterable[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, end in marked:
        if at < start:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False


def list_changes(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """Return the passages that a text has lost, each behind '- ', and that it has won, each behind '+ '.

    What was won stands below what it is the later form of, the rest at the end.

    >>> list_changes(["The mill opens on Monday.", "It grinds."], ["It rained.", "The mill opens on Friday."])
    ('- The mill opens on Monday.', '+ The mill opens on Friday.', '- It grinds.', '+ It rained.')
    """
    old, new = (dict.fromkeys(" ".join(one.split()) for one in passages) for passages in (before, after))
    won = [one for one in new if one and one not in old]
    changes: list[str] = []
    for number, passage in enumerate(one for one in old if one and one not in new):
        changes.append(f"- {passage}")
        later = find_likest(passage, won[:_MOST_PAIRED]) if number < _MOST_PAIRED else None
        if later is not None:
            changes.append(f"+ {won.pop(later)}")
    return (*changes, *(f"+ {one}" for one in won))


def _list_words(text: str) -> list[str]:
    """Return the first words of a text as they are compared."""
    return [word.strip(_EDGES).casefold() for word in _WORD.findall(text[: 10 * LONGEST])[:_MOST_WORDS]]
