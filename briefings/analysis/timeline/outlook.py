"""Does a sentence tell of what was or of what is to come? The verb nearest to a date decides."""

import re

from briefings.lexicon import lines, words
from briefings.model.spans import Span

#: How far a verb may be from its date, in characters.
_REACH = 90
#: An infinitive tells of what is to come, but not surely: 'raised it to zero' looks like one, 'failed to win' is past.
_INFINITIVE = (
    r"(?<!failed )(?<!managed )(?<!continued )(?<!declined )(?<!refused )(?<!started )(?<!began )(?<!used )(?<!yet )"
    r"to (?!(?:the|his|her|their|its|our|this|that|more)\b)[a-z]{3,}"
)
_VERB = re.compile(
    rf"\b(?:(?P<ahead>{'|'.join(lines('looking_ahead'))})|(?P<behind>{'|'.join(lines('looking_back'))})"
    rf"|(?P<infinitive>{_INFINITIVE}))\b"
)
_BREAK = re.compile(r"[,;:—–(“”\"]|\b(?:because|who|which)\b")
#: "the April 19 primary", "Monday's decision": the verb of the clause says little about when such a thing is.
_NEXT_WORD = re.compile(r"\s([a-z]+)")
_DETERMINER = re.compile(r"(?:\b(?:the|a|an|this|his|her|its|their|our)|'s|s')\s$", re.IGNORECASE)


def outlook(text: str, sentence: Span, expression: Span) -> float:
    """Return how surely the words near an expression look ahead (up to 2) or back (down to -2); 0: they don't tell."""
    start = max(sentence.start, expression.start - _REACH)
    weight, nearest = 2.0, None
    for match in _VERB.finditer(text, start, expression.start):
        nearest = match
    if nearest is not None and _BREAK.search(text, nearest.end(), expression.start):
        weight = 1.0
    if nearest is None:
        weight = 1.0
        nearest = _VERB.search(text, expression.end, min(sentence.end, expression.end + _REACH))
    if nearest is None:
        return 0.0
    if _attributive(text, expression):
        weight /= 2
    if nearest["infinitive"]:
        return weight / 2
    return weight if nearest["ahead"] else -weight


def _attributive(text: str, expression: Span) -> bool:
    """Tell whether an expression stands before a noun that it describes."""
    if text.startswith("'s ", expression.end):
        return True
    following = _NEXT_WORD.match(text, expression.end)
    if following is None or following[1] in words("noun_phrase_ends"):
        return False
    return _DETERMINER.search(text[max(0, expression.start - 8) : expression.start]) is not None
