"""How sure it is that a reader is glad of a position: of many that nothing speaks against the safest are shown."""

import re

from briefings.compose.position_cost import stands_first
from briefings.compose.words import words_of
from briefings.model.findings import FoundPosition
from briefings.text.folding import fold

#: Doubts from which a position is shown only where there are few others, and from which that needs nothing else to
#: speak against it: of those that readers marked one in four was good.
UNSURE, DOUBTFUL = 2, 3
#: The same for what speaks against one, and for what it leaves open: of those with either two in three were good, of
#: others nine in ten. Where what stands before it is shown, that may tell.
AGAINST, EXPLAINED = 2, 1
_PRONOUNS = frozenset({"he", "it", "she", "they", "who"})
#: Words of a content below which it is brief.
_BRIEF = 12
#: What may stand between what is said and its sentence's end.
_CLOSING = re.compile(r"[\s.,;:!?…\"”’')\]]*")
_QUOTED = re.compile(r"[“\"]\w[^”\"]*\s[^”\"]*[”\"]")
#: Somebody else than the speaker: 'charges against her', 'paid him'.
_OTHER_PERSON = re.compile(r"\b(?:him|them|her(?= *[.,;:!?]|$| (?:a|an|the|to|in|on|at|for|of|and|or|with|by|from)\b))")
_OTHERS_FIRST = re.compile(r"(?:that )?(?:they|their)\b", re.IGNORECASE)


def count_doubts(position: FoundPosition, *, person: bool) -> int:
    """Return how many things make it less sure that a position can be read alone; below 0 for what makes it surer.

    `person` is whether one person holds it: then 'they' are others.

    The weights follow lines that readers marked: of those with the speaker's full name or with words in quotation marks
    two in three were good, of short ones and of those that end before their sentence does one in three.
    """
    content = words_of(position.content)
    doubts = 2 * is_brief(position) + _ends_early(position)
    doubts += _OTHER_PERSON.search(content) is not None
    doubts += person and _OTHERS_FIRST.match(content) is not None
    doubts += not person and stands_first(position)  # an office's news rather than what it holds
    doubts -= _QUOTED.search(content) is not None
    said = position.speaker_words
    if position.actor is None:
        return doubts + 1
    written = "" if said is None else words_of(said)
    named = position.speaker is not None and f" {fold(position.speaker)} " in f" {fold(written)} "
    if named and " " in written:
        return doubts - 1
    return doubts + (written.casefold() in _PRONOUNS)


def is_brief(position: FoundPosition) -> bool:
    """Tell whether what is said has so few words that it seldom tells enough to be read alone."""
    return words_of(position.content).count(" ") + 1 < _BRIEF


def _ends_early(position: FoundPosition) -> bool:
    """Tell whether a sentence goes on behind what is said in it, which stands behind its cue."""
    cue, sentence = position.cue, position.sentence
    end = max(span.end for span in position.content.spans)
    if cue is not None and cue.spans[-1].start > end:
        return False
    held, piece = sentence.spans[-1], sentence.pieces[-1]
    return held.start <= end <= held.end and _CLOSING.fullmatch(piece[end - held.start :]) is None
