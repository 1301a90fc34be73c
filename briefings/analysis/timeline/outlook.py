"""Does a sentence tell of what was or of what is to come? The verb nearest to a date decides."""

import re

from briefings.model.spans import Span

_AHEAD = (
    r"will|won't|'ll|would|shall|may|might|could|should|going to|gonna|plans?|planned|planning|expect\w*|schedul\w+|slated|"
    r"set (?:to|for)|due|upcoming|until|ahead of|starting|beginning|effective|prepar\w+|aims?|hopes?|intends?|poised|"
    r"(?:is|are|am|'s|'re|'m) (?:not )?(?:\w+ly )?\w+ing|(?:is|are|has|have|need|needs|wants?|ready) to|deadline|likely|"
    r"votes?|opens|begins|starts|kicks off|takes? place|heads|meets|convenes|faces|looms|in advance of"
)
_BEHIND = (
    r"said|was|were|had|did|didn't|told|held|won|lost|met|made|took|came|went|got|gave|saw|found|began|left|led|fell|rose|"
    r"kept|spoke|wrote|ran|set|put|hit|sent|shot|sold|built|broke|brought|beat|drew|grew|became|paid|read|heard|felt|"
    r"thought|knew|chose|struck|swept|fought|caught|bought|taught|sought|spent|stood|understood|threw|withdrew|shook|"
    r"been|done|since|after|following|[a-z]{2,}ed"
)
_VERB = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<behind>{_BEHIND}))\b")
#: How far a verb may be from its date, in characters.
_REACH = 90


def outlook(text: str, sentence: Span, expression: Span) -> int:
    """Return 1 where the words near an expression look ahead, -1 where they look back, 0 where they don't tell."""
    start = max(sentence.start, expression.start - _REACH)
    nearest = None
    for nearest in _VERB.finditer(text, start, expression.start):
        pass
    if nearest is None:
        nearest = _VERB.search(text, expression.end, min(sentence.end, expression.end + _REACH))
    if nearest is None:
        return 0
    return 1 if nearest["ahead"] else -1
