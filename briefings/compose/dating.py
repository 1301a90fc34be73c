"""Whether the day that an event is told with is surely its own."""

import re
from datetime import date

from briefings.lexicon.calendar_words import MONTH_BEGINNINGS
from briefings.model.analysis import Precision
from briefings.model.findings import FoundEvent, Passage

#: 'The next year': after what, another sentence tells.
_FROM_THERE = re.compile(r"\b(?:very next|following|previous|same|later (?:in|that))\b", re.IGNORECASE)
_RELATIVE = re.compile(r", (?:(?:an?|the) [^,]{1,80} )?(?:who|whose|which|where)\b[^,]{1,160},")
_PAST_PERFECT = re.compile(r"\bhad (?:[a-z]+ly )?(?:not |never |also |already |just )?[a-z]+\b")
#: 'Questions about the strikes in 2019': what was asked about is of then.
_SPOKEN_OF = re.compile(r"\babout (?:[\w'’.-]+ ){1,10}(?:in|of|during|since) (?:early |late |mid-?)?$")
#: 'Her 3 May visit', 'the May 3 call': the day is the thing's, unless something happened 'in' or 'at' it.
_OF_A_THING = re.compile(r"(?P<before>[\w'’]+) (?:the|his|her|its|their|our|an?|[\w.]+['’]s?) (?:[a-z]+ )?$")
_THING_BEHIND = re.compile(
    r"(?:,? (?:19|20)\d\d)? (?!(?:and|after|as|at|before|but|for|in|on|or|that|to|when|where|which|who)\b)[a-z]{3,}"
)
_NAMES_DAY = re.compile(rf"\b(?:{MONTH_BEGINNINGS})[a-z]*\.? \d|\d (?:{MONTH_BEGINNINGS})")
_WHEN = frozenset({"after", "at", "before", "during", "following", "in", "on", "since", "until"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: A year in which something was, and none that names a thing: 'in 2016', 'May 3, 2016', but not 'the 2016 campaign'.
_TOLD_YEAR = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Ee]arly|[Ll]ate|(?:{MONTH_BEGINNINGS})[a-z]*\.?(?: \d{{1,2}},)?) (?P<year>(?:19|20)\d\d)\b"
)
_NAMES_MONTH = re.compile(rf"\b(?:{MONTH_BEGINNINGS})[a-z]*")
#: Characters before a sentence among which a year is looked for that its story may be of.
_NEAR = 1_500
_INTRODUCTION = re.compile(r"(?:After|As|Before|Once|Since|Until|When|While)\b[^,]{1,160}, ")


def is_dated_elsewhere(event: FoundEvent, published: date | None, text: str) -> bool:
    """Tell whether the day that a sentence is told with may not be that of what it tells; `text` is its document's.

    The day counts from what was told before; it is another thing's, told by the way; it would lie after the
    publication of what it tells as past; or it lacks the year, and what stands before is of another one.
    """
    if event.date_from is None:
        return False
    if published is not None and event.when.first > published:
        return True
    words, place = " ".join(event.date_from.pieces), _place(event)
    if place is None or _FROM_THERE.search(words):
        return _FROM_THERE.search(words) is not None
    sentence = event.sentence.pieces[0]
    aside = any(match.start() <= place < match.end() for match in _RELATIVE.finditer(sentence))
    before = sentence[:place]
    if _is_of_a_thing(before, sentence[place + len(words) :], words):
        return True
    if aside or (event.when.precision is Precision.YEAR and _SPOKEN_OF.search(before)):
        return True
    return _lacks_year(words) and (
        _PAST_PERFECT.search(before) is not None or _is_of_another_year(event, published, text)
    )


def _is_of_a_thing(before: str, behind: str, words: str) -> bool:
    """Tell whether a day is told with a thing that the sentence speaks of, and not with what happened."""
    if _NAMES_DAY.search(words) is None or _THING_BEHIND.match(behind) is None:
        return False
    found = _OF_A_THING.search(before)
    return found is not None and found["before"].casefold() not in _WHEN


def is_dated_loosely(event: FoundEvent) -> bool:
    """Tell whether a day is that of an introduction ('When Ida Holm came to Lund in 1991, …')."""
    place = _place(event)
    match = None if place is None else _INTRODUCTION.match(event.sentence.pieces[0])
    return match is not None and place is not None and place < match.end()


def _place(event: FoundEvent) -> int | None:
    """Return where in its sentence the words stand that date it; None: they don't, or it isn't at hand in one piece."""
    found: Passage | None = event.date_from
    if found is None or len(event.sentence.spans) != 1 or not event.sentence.spans[0].covers(found.spans[0]):
        return None
    return found.spans[0].start - event.sentence.spans[0].start


def _lacks_year(words: str) -> bool:
    return _NAMES_MONTH.search(words) is not None and _YEAR.search(words) is None


def _is_of_another_year(event: FoundEvent, published: date | None, text: str) -> bool:
    """Tell whether the years told before, and in the sentence, are others than the event's and the publication's.

    So it is too where none is told, and a later year has the same day before publication.
    """
    span, year = event.sentence.spans[0], event.when.first.year
    years = {int(match["year"]) for match in _TOLD_YEAR.finditer(text, max(0, span.start - _NEAR), span.end)}
    if published is None or year in years:
        return bool(years) and year not in years
    if (year + 1, event.when.last.month, event.when.last.day) <= (published.year, published.month, published.day):
        return True
    return bool(years) and published.year not in years
