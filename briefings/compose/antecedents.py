"""Who is meant by a speaker's words that don't name anybody ('she', 'the minister'), and where the text names them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from briefings.compose.passages import hull
from briefings.compose.words import words_of
from briefings.model.briefing import Antecedent, Claim
from briefings.model.findings import FoundPosition, FoundQuotation
from briefings.model.spans import Span
from briefings.text.folding import fold

#: Letters of a name's last word by which it is looked for where the whole name doesn't stand.
_SHORTEST = 3


def explain_speaker(
    claim: Claim, said: Iterable[FoundPosition | FoundQuotation], text: str, sentences: Sequence[Span]
) -> Antecedent | None:
    """Return who is meant by the words that stand for a claim's speaker; None where they hold the name, or nobody does.

    `said` is what is said in the claim's document, `text` and `sentences` are that document's.
    """
    if not claim.spans:
        return None
    place = Span(min(span.start for span in claim.spans), max(span.end for span in claim.spans))
    for one in said:
        content = hull(one.parts if isinstance(one, FoundQuotation) else one.content)
        if (
            one.speaker is None
            or one.speaker_words is None
            or not (content.start < place.end and place.start < content.end)
        ):
            continue
        written = words_of(one.speaker_words)
        if f" {fold(one.speaker)} " in f" {fold(written)} ":
            return None
        start = hull(one.speaker_words).start
        named = _find_name(one.speaker, text[:start])
        starts = [sentence.start for sentence in sentences]
        before = None if named is None else bisect_right(starts, start) - bisect_right(starts, named)
        return Antecedent(words=written, name=one.speaker, sentences_before=before)
    return None


def _find_name(name: str, text: str) -> int | None:
    """Return where a text names somebody last: by the whole name, else by its last word; None: nowhere."""
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    for words in (name, last):
        if len(words) < _SHORTEST:
            continue
        places = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
        if places:
            return places[-1]
    return None
