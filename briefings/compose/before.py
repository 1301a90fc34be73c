"""What stands before a line in its text, for readers whom the line alone leaves asking what it is about."""

import re
from collections.abc import Mapping

from briefings.compose.boilerplate import has_furniture, is_boilerplate
from briefings.compose.passages import cut_tail, hull
from briefings.compose.prose import keep_prose
from briefings.compose.words import words_of
from briefings.model.findings import FoundPosition, Passage
from briefings.model.spans import Span

#: Characters before a line that are shown at most; characters of the text in which they are looked for.
LONGEST_BEFORE = 240
_WITHIN = 2_000
#: A picture's caption: 'Agency/AP Ida Holm (left) poses for photographs'.
_CAPTION = re.compile(
    r"/(?:AFP|AP|File|Getty|Pool|REUTERS|Reuters|TNS)\b|\b(?:AFP|AP|Getty|Reuters)(?: Images)?/"
    r"|\((?:left|right|center|centre)\)|\b(?:pose[sd]?|posing) for (?:a )?(?:photo|picture|portrait)"
)
_QUOTED = re.compile('[“”"]')
#: A note's header, on one line with its first sentence; what a page puts between two sentences in brackets.
_PUT_BEFORE = re.compile(r"date \d{4}-\d\d?-\d\d?\b|\([^()]*\)[.!?]?\Z|.* \([A-Z][^()]{30,}\)[.!?]?\Z")
#: Words from which the beginning of a sentence tells something.
_FEWEST = 5
_ENDS = (".", "!", "?", "”", '"')


def can_be_shown(words: str) -> bool:
    """Tell whether what stands before a line can be shown with it: whole sentences, few, and nothing of the page's.

    >>> can_be_shown("Vale began drills."), can_be_shown("Photo by Ida Holm"), can_be_shown("It ends.” He left.")
    (True, False, False)
    >>> can_be_shown("Agency/AP Ida Holm (left) waves in Lund.")
    False
    """
    return (
        0 < len(words) <= LONGEST_BEFORE
        and words.endswith(_ENDS)
        and _is_balanced(words)
        and not is_boilerplate(words)
        and not has_furniture(words)
        and _CAPTION.search(words) is None
        and _PUT_BEFORE.match(words) is None
    )


def read_before(passage: Passage, headline: str | None, text: str) -> str:
    """Return what a report has told before a passage: its headline, and its text up to there.

    >>> read_before(Passage("d", (Span(6, 10),), ("Rain",)), "Lund", "Snow. Rain.")
    'Lund Snow. '
    """
    return f"{headline or ''} {text[: passage.spans[0].start]}"


def find_before(sentence: Passage, text: str, name: str) -> Passage | None:
    """Return the sentences before another one in a text, as many as can be shown; None: there are none to show.

    They are looked for in the paragraph that the sentence stands in or, where it begins that, in the one above.
    What is quoted there without `name` in it is somebody else's, and none of them.

    >>> text = "Vale began drills on Monday. Orsk called the drills a threat."
    >>> find_before(Passage("d", (Span(29, 61),), (text[29:61],)), text, "Orsk").pieces
    ('Vale began drills on Monday.',)
    """
    start = hull(sentence).start
    low = max(0, start - _WITHIN)
    run = keep_prose(Passage(sentence.document, (Span(low, start),), (text[low:start],)), most=1)
    if run is None:
        return None
    found = cut_tail(run, LONGEST_BEFORE)
    words = words_of(found)
    return found if can_be_shown(words) and (name in words or _QUOTED.search(words) is None) else None


def find_before_position(position: FoundPosition, texts: Mapping[str, str]) -> Passage | None:
    """Return what can be shown before a position, of its document's text by its id; None: there is nothing to show.

    That is how its own sentence begins, where this tells something ('Lund welcomed the sale, Holm saying it …'), else
    the sentences before it.
    """
    text, name = texts.get(position.sentence.document, ""), position.speaker or ""
    return _find_beginning(position) or find_before(position.sentence, text, name.rpartition(" ")[2])


def _find_beginning(position: FoundPosition) -> Passage | None:
    """Return how a position's sentence begins, where a clause of its speaker's goes on to the cue; else None."""
    cue, said, held = position.cue, position.speaker_words, position.sentence
    if cue is None or hull(cue).start > hull(position.content).start:
        return None
    start, end = held.spans[0].start, hull(cue).start
    between = "" if said is None else held.pieces[0][max(0, hull(said).end - start) : max(0, end - start)]
    goes_on = between[:1] == " " and between.count(" ") > _FEWEST
    piece = held.pieces[0][: max(0, end - start)].rstrip(" ,;:–—-")
    words = " ".join(piece.split())
    tells = words.count(" ") + 1 >= _FEWEST and len(words) <= LONGEST_BEFORE and _is_balanced(words)
    if not tells or not (goes_on or words_of(cue).endswith("ing")):
        return None
    return Passage(held.document, (Span(start, start + len(piece)),), (piece,))


def _is_balanced(words: str) -> bool:
    """Tell whether nothing that is quoted begins or ends outside of some words."""
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0
