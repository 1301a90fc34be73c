"""What has a weekday's name and is no day: 'every Tuesday', 'Super Tuesday', 'two weeks ago Monday'."""

import re

from briefings.analysis.timeline.near_misses import after, before, pairs
from briefings.lexicon import words

#: A title that is what is spoken of: 'Sunday Best is a film'.
_OPENS_TITLE = re.compile(r"(?:\s[A-Z][a-z]+){1,3}\s(?:is|was)\s(?:an?|the)\b")
#: 'Two weeks ago Monday', 'a week from Friday': the day is counted from, or to.
_COUNTED = re.compile(r"\b(?:weeks?|months?|years?)\s(?:ago(?:\son)?|from)\s$")
#: 'The first Monday of January', 'the last Friday in May'; but 'for the second Monday in a row', 'came third Monday'.
_NTH = re.compile(
    r"\b(?:(?P<the>the)\s)?(?P<which>first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th))\s$", re.IGNORECASE
)
_OF_MONTH = re.compile(r"\s(?:of\s|in\s[A-Z])")
_IN_A_ROW = re.compile(r"\s(?:in\sa\srow|running|straight)\b")
#: Papers that have the day behind: 'told The Mail on Sunday'.
_PAPERS_ON = re.compile(r"\b(?:Mail|Independent)\son\s$")
#: Characters before a weekday that are looked at.
_LEAD = 24


def weekday(match: re.Match[str]) -> str:
    """Guard a weekday; return the reason against it, or an empty string."""
    if _is_counted(match):
        return "a day that is counted"
    if _is_named(match):
        return "part of a name"
    text, start, end = match.string, match.start(), match.end()
    previous, following = before(text, start).lower(), after(text, end)
    if previous in {"every", "each", "any", "most", "alternate", "per"}:
        return "no particular day"
    # 'a Friday speech' was on one Friday; 'on a Friday' is any.
    any_ = previous == "a" and (not following or following in words("noun_phrase_ends"))
    return "no particular day" if any_ else ""


def _is_counted(match: re.Match[str]) -> bool:
    """Tell whether the day is one of a month, or some weeks before or after the one at hand: 'on Monday week'."""
    text, start, end = match.string, match.start(), match.end()
    if after(text, end) in ("week", "fortnight"):
        return True
    lead = text[max(0, start - _LEAD) : start]
    if _COUNTED.search(lead):
        return True
    nth = _NTH.search(lead)
    if nth is None or _IN_A_ROW.match(text, end, end + 12):
        return False
    bare = nth["which"].lower() != "last" and _OF_MONTH.match(text, end, end + 5) is not None
    return nth["the"] is not None or bare


def _is_named(match: re.Match[str]) -> bool:
    """Tell whether the day is a part of a feast's, a paper's or a title's name."""
    text, start, end = match.string, match.start(), match.end()
    day, previous, following = match["weekday"], before(text, start), after(text, end)
    if match[0] == day and following[:1].isupper() and following.lower() in words("publisher_heads"):
        return True
    if day == "Sunday" and _PAPERS_ON.search(text, max(0, start - _LEAD), start):
        return True
    if _OPENS_TITLE.match(text, end, end + 80) and (not previous or text[start - 2 : start - 1] in ".!?"):
        return True
    return not pairs("weekday_names").isdisjoint({f"{previous} {day}".lower(), f"{day} {following}".lower()})
