"""Dates of the occasion on which something was said: 'In an April 2015 video, Berg said', 'said at a rally in May'."""

import re
from functools import cache

from briefings.lexicon import words
from briefings.model.spans import Span

#: Characters before a speaker and a verb in which an occasion and its date stand.
LONGEST = 120
_OF_ONE = r"(?:an?|another|her|his|its|one|that|the|their)"
#: With whom, on which channel: 'with The Sound Post', 'on Radio Vale'.
_WITH_WHOM = r"(?:\s(?:at|for|in|on|to|with)(?:\sthe)?(?:\s[A-Z][\w'’.&-]*){1,5})?"
#: Between an occasion and its day: 'in May', 'last month', 'on 4 May'.
_BEFORE_DATE = r"(?:(?:back\s)?(?:earlier\s)?(?:in|on)\s)?"
#: Who speaks, up to the verb: a name with a title or a pronoun, and no other clause.
_SPEAKER = r"(?:[\w'’.-]+\s){1,6}"
_ANOTHER_CLAUSE = re.compile(r"\b(?:and|but|that|who|which|or)\b")


@cache
def _noun() -> str:
    return rf"(?:{'|'.join(sorted(words('occasions_of_speech')))}|news conference|town hall)"


@cache
def _begins_with_date() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before and behind the date in 'In an April 2015 video, Berg said'."""
    before = re.compile(rf"(?:At|During|In)\s{_OF_ONE}\s(?:[a-z-]+\s){{0,2}}")
    return before, re.compile(rf"\s(?:[a-z-]+\s){{0,2}}{_noun()}{_WITH_WHOM},\s{_SPEAKER}")


@cache
def _ends_with_date() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before and behind the date in 'In an interview with The Post in May, Berg said'."""
    before = re.compile(rf"(?:At|During|In)\s{_OF_ONE}\s(?:[\w'’-]+\s){{0,3}}?{_noun()}{_WITH_WHOM}\s{_BEFORE_DATE}")
    return before, re.compile(rf",\s{_SPEAKER}")


@cache
def _behind_cue() -> re.Pattern[str]:
    """Return what stands between verb and date in 'said at a briefing in May'."""
    return re.compile(rf"\s(?:at|during|in)\s{_OF_ONE}\s(?:[\w'’-]+\s){{0,4}}?{_noun()}{_WITH_WHOM}\s{_BEFORE_DATE}")


#: Between date and verb in 'last month, when Berg said'.
_WHEN = re.compile(rf",?\swhen\s(?!it\b){_SPEAKER}")


def dates_occasion(view: str, expression: Span, sentence: Span, cue: Span) -> bool:
    """Tell whether a date in a sentence is that of the occasion on which its cue was said.

    What a report, a video or a meeting is about has days too: only a day right beside the occasion itself counts.
    """
    if expression.start >= cue.end:
        between = expression.start - cue.end <= LONGEST
        return between and _behind_cue().fullmatch(view, cue.end, expression.start) is not None
    if expression.end > cue.start or cue.start - expression.end > LONGEST:
        return False
    behind = expression.end, cue.start
    if _ANOTHER_CLAUSE.search(view, *behind):
        return False
    if _WHEN.fullmatch(view, *behind):
        return True
    if expression.start - sentence.start > LONGEST:
        return False
    return any(
        before.fullmatch(view, sentence.start, expression.start) and after.fullmatch(view, *behind)
        for before, after in (_begins_with_date(), _ends_with_date())
    )
