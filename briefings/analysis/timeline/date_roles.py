"""What a date does in its sentence: tells when, says which event is meant, belongs to a name, or compares."""

import re
from dataclasses import dataclass, replace
from datetime import date

from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.statements import Reading
from briefings.analysis.timeline.clauses import Clause, clause_of
from briefings.analysis.timeline.outlook import governing, outlook
from briefings.lexicon import words
from briefings.model.analysis import Precision, When
from briefings.model.rules import Rule
from briefings.model.spans import Span


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A date, or a range of two, that may date its sentence: the more `score`, the likelier; `reason` says why not."""

    span: Span
    when: When
    #: The rule that found the date, and the one by which it dates the sentence.
    rule: Rule
    dates_by: Rule = Rule.DATE_IN_SENTENCE
    is_time_of_day: bool = False
    score: float = 0.0
    reason: str = ""
    #: It stands in what somebody says: 'said that sales rose in February'.
    in_content: bool = False


#: How far back from a date its clause is looked at, in characters.
_REACH = 300
#: No word after a date is longer, in characters; '2025-2025-…' goes on for as long as the text.
_LONGEST_WORD = 80
#: A caption has its day within so many tokens.
_LONGEST_CAPTION = 80
_DETERMINER = re.compile(
    r"(?:\b(?:the|a|an|this|that|his|her|its|their|our|my|your|each)|'s|s')\s(?:\w+\s)?$", re.IGNORECASE
)
_NEXT_WORD = re.compile(r"[\s-](?:[\"“]|'')?([\w'-]+)")
_NAME_BEFORE = re.compile(
    r"[a-z,]\s(?:[A-Z][\w.-]*\s)*([A-Z][A-Za-z]{2,})\s$|^(?:[A-Z][\w.-]*\s)*([A-Z][A-Za-z]{2,})\s$"
)
_COMPARED = re.compile(
    r"\b(?:than|as(?=\s(?:in|on|during|at)\s)|compared (?:with|to)|versus|(?:up|down) from|from [$£€\d][^.;]{0,30}?)\s"
    r"(?:in\s|on\s|during\s|at\s|the\s|a\s|(?:early|late)\s)*$"
)
#: Clauses whose dates are not those of the sentence's event.
_OTHER_CLAUSES = {
    Clause.RELATIVE: "it tells of one of the things that are named",
    Clause.OTHER_TIME: "a clause of another time",
    Clause.COMPARISON: "a comparison",
}
#: A date behind one of these is a bound, or a start.
_MEASURED_FROM = frozenset(("since", "before", "until", "till", "than"))
#: 'More than 30 years ago' tells no year, 'just over a month ago' no month.
_ROUND = re.compile(
    r"(?:just\s|a\s(?:bit|little)\s|well\s)?"
    r"(?:about|almost|around|at least|less than|more than|nearly|over|roughly|some|under)\s"
    r".{1,40}\b(?:months?|years?)\s(?:ago|earlier)",
    re.IGNORECASE,
)
#: 'His campaign heads toward November': the time itself is still to come.
_TOWARD = frozenset(("toward", "towards"))
_ABOUT = frozenset(("about", "to", "like", "with", "into", "against", "without"))
_NOT_AT = frozenset(
    ("behind", "for", "of", "on", "about", "to", "from", "with", "by", "against", "over", "between", "toward")
)
#: Modals of what may be and may not.
_POSSIBLE = frozenset(("can", "could", "may", "might", "should", "can't", "couldn't", "cannot"))
_AHEAD = re.compile(r"\b(?:ahead of|prior to|in the run-up to|in advance of)\s(?:[\w'’.-]+\s){1,12}$")
#: Two years behind a name and a comma: 'The Women of Ely, 1848-1868'.
_TITLE = re.compile(r"[A-Z][\w'’]+,\s$")
#: Words before a date among which its modal verb stands.
_LONGEST = 120
#: How many words of a noun phrase may stand before a date in it.
_PHRASE = 6
#: What governs an event that didn't happen then: 'supporting the 2016 campaign', 'may change the 2020 race'.
_NOT_PAST = frozenset((pos.ING, pos.BASE, pos.THIRD, pos.TO, pos.AUXILIARY))
_LONG = frozenset((Precision.YEAR, Precision.DECADE, Precision.CENTURY))
_CONDITION = re.compile(r"\b(?:if|unless|whether)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:—–.!?][”\"']*\s")
#: A year in figures and nothing else, or the month of one: '2025', '25' of '2024-25', '2025-08'.
_YEARS = re.compile(r"\d{4}\s?[-–—/]\s?\d{2,4}")
_BARE_YEAR = re.compile(r"\d{2,4}(?:-\s?\d\d)?")
_DATELINE = re.compile(r"(?:[A-Z][A-Z.'-]+\s?){1,4}(?:,\s[A-Z][A-Za-z. ]{1,20})?,\s\(?")
_DATELINE_END = re.compile(r"\)?\s?(?:\([A-Za-z .]{2,30}\))?\s?(?:--?|–|—)\s")
#: Captions tell the year, too.
_FULL_DATE = re.compile(r"\b\d{4}$")
#: '— Ann Berg (@annberg) May 3, 2016'
_POSTED = re.compile(r"\(@\w+\)\s$")
_SIGNATURE = 60
#: '1911-model'
_OF_KIND = re.compile(r"-[a-z]{3}")
#: A heading run together with the text: 'Dispatch: July 16 Last year, …'.
_RUN_TOGETHER = re.compile(r"\s([A-Z][a-z]+)\s")
#: A finer date says more; a decade hardly dates an event.
_FINENESS = {
    Precision.DAY: 0.5,
    Precision.RANGE: 0.3,
    Precision.MONTH: 0.3,
    Precision.WEEK: 0.2,
    Precision.DECADE: -1.0,
    Precision.CENTURY: -1.5,
}


def judge_date(reading: Reading, sentence: Span, one: DateCandidate, published: date | None) -> DateCandidate:
    """Return a date of a sentence with its score, or with the reason why it doesn't date the sentence."""
    view = reading.text.view
    before = view[max(sentence.start, one.span.start - _REACH) : one.span.start]
    if is_dateline(view, sentence, one.span):
        return replace(one, dates_by=Rule.DATELINE, score=0.5)
    if _is_captioned(reading, sentence, one, published):
        return replace(one, reason="a caption of a picture taken then")
    if _is_run_together(view, before, one.span):
        return replace(one, reason="the date of a heading")
    if _POSTED.search(before) and one.span.start - sentence.start < _SIGNATURE:
        return replace(one, reason="the date of a post, which its signature tells")
    clause = before[max((match.end() for match in _CLAUSE.finditer(before)), default=0) :]
    modified = _modified(view, sentence, one)
    place = clause_of(reading, sentence, one.span)
    reason = (
        _reason_against(before, clause, modified)
        or _OTHER_CLAUSES.get(place, "")
        or (_OTHER_CLAUSES[Clause.RELATIVE] if place is Clause.APPOSITION and one.when.precision in _LONG else "")
        or _pointed(reading, one, modified)
        or _loose(reading, one)
        or _bounded(reading, sentence, one)
        or _unsure(reading, sentence, one, place, published)
    )
    if not reason and _is_open(one.when, published) and outlook(reading, sentence, one.span) > 0:
        reason = "a period still open in a sentence that looks ahead"
    if reason:
        return replace(one, reason=reason)
    score = 3.0 + _FINENESS.get(one.when.precision, 0.0)
    score -= 2 * (modified == "event")
    score -= (
        2 * (place in (Clause.TIME, Clause.NESTED)) + 1.5 * (place is Clause.CONTENT) + (place is Clause.APPOSITION)
    )
    score -= 2 * (before.count("(") > before.count(")"))
    score -= _is_quoted(before)
    score -= one.is_time_of_day
    score += len(before) < 12
    return replace(one, score=score, in_content=place is Clause.CONTENT)


def _is_run_together(view: str, before: str, span: Span) -> bool:
    """Tell whether a sentence begins right behind a date without a mark, and no preposition stands before the date."""
    following = _RUN_TOGETHER.match(view, span.end, span.end + _LONGEST_WORD)
    if following is None or following[1].lower() not in words("sentence_openers"):
        return False
    lead = before.split()[-1:]
    return not lead or lead[0][-1] in ":|" or not lead[0][-1].isalnum()


def _is_captioned(reading: Reading, sentence: Span, one: DateCandidate, published: date | None) -> bool:
    """Tell whether a sentence says in the present what people do on a day in the past, as captions of pictures do."""
    if one.when.precision is not Precision.DAY or published is None or one.when.last >= published:
        return False
    if not _FULL_DATE.search(one.span.of(reading.text.view)):
        return False
    first, last = reading.text.token_range(Span(sentence.start, one.span.start))
    if last - first > _LONGEST_CAPTION:
        return False
    verb = next((k for k in range(first, last) if reading.tags[k] in pos.FINITE), None)
    return (
        verb is not None
        and reading.tags[verb] in (pos.THIRD, pos.BASE)
        and reading.lower[verb] in words("caption_verbs")
        and not any(code in pos.SURELY_FINITE for code in reading.tags[verb + 1 : last])
    )


def _unsure(reading: Reading, sentence: Span, one: DateCandidate, place: Clause, published: date | None) -> str:
    """Return why a date to come is no time of an event, or an empty string.

    'Could meet by Friday' and 'at that rate would fall in May' are possible; a year to come names a vote ('during the
    2028 campaign'). What somebody says would be, is to be.
    """
    if published is None or one.when.last < published or (one.when.first <= published and not one.is_time_of_day):
        return ""
    first, last = reading.text.token_range(Span(sentence.start, one.span.start))
    near = range(last - 1, max(first, last - _LONGEST) - 1, -1)
    modal = next((reading.lower[k] for k in near if reading.tags[k] == pos.AUXILIARY), "")
    if modal in _POSSIBLE or (modal == "would" and place is Clause.MAIN):
        return "it is possible, and isn't told to come"
    if one.is_time_of_day and outlook(reading, sentence, one.span) > 0:
        return "it tells the hour of a day that isn't told"
    counted = one.span.of(reading.text.view).lower().startswith(("the next ", "the following ", "next day"))
    if counted and one.span.of(reading.text.view).endswith("day"):
        return "it counts from another day and would lie after publication"
    named = one.when.precision in _LONG and _modified(reading.text.view, sentence, one) == "event"
    return "it says which event is meant" if named and outlook(reading, sentence, one.span) <= 0 else ""


def _bounded(reading: Reading, sentence: Span, one: DateCandidate) -> str:
    """Return why a date behind 'by' only bounds what is promised, wished for or aimed at, or an empty string."""
    first, last = reading.text.token_range(Span(sentence.start, one.span.start))
    if last - first < 2 or reading.lower[last - 1] != "by" or reading.tags[last - 2] in pos.CONNECTIVES:
        return ""
    for index in range(last - 1, max(first, last - _LONGEST), -1):
        if reading.tags[index] in pos.SURELY_FINITE:
            return ""
        if reading.lower[index] in words("target_nouns"):
            return "a deadline"
        if reading.tags[index] == pos.TO and reading.tags[index + 1] == pos.BASE:
            return "a deadline" if reading.lower[index - 1] in governing() else ""
    return ""


def _pointed(reading: Reading, one: DateCandidate, modified: str) -> str:
    """Return why the words right before a date make it no time of the event, or an empty string.

    Years and longer periods are what people speak about, compare with and wait for; a day mostly tells when.
    """
    index, after = reading.text.token_range(one.span)
    lower, tags = reading.lower, reading.tags
    start = _phrase_start(reading, index)
    near = index - (tags[index - 1 : index] in pos.DETERMINERS)
    lead, before = (lower[near - 1], lower[near - 2 : near - 1]) if near else ("", [])
    toward = lead in _TOWARD and near == index and not one.span.of(reading.text.view).lower().startswith("the ")
    if toward or lead in _MEASURED_FROM or (lead, *before) in (("of", "ahead"), ("to", "prior")):
        return "a time before or after which it was"
    if (
        lead == "of"
        and before
        and before[0] in words("event_nouns")
        and _is_aside(reading, _phrase_start(reading, near - 1))
    ):
        return "it says which event is meant"
    if one.when.precision not in _LONG:
        return ""
    subject = lead in ("that", "") and tags[after : after + 1] in pos.FINITE
    if (
        subject
        or lead in _ABOUT
        or (lead == "of" and tags[near - 2 : near - 1] == pos.NOUN and before[0] not in words("event_nouns"))
    ):
        return "a period that is spoken of"
    if modified == "event":
        return "it says which event is meant" if _is_aside(reading, start) else ""
    describes = start < index and tags[after : after + 1] in pos.NOUNS_OR_ADJECTIVE and tags[after : after + 1] != ""
    of_kind = _OF_KIND.match(reading.text.view, one.span.end) is not None
    return "it says which one is meant" if of_kind or (describes and near < index) else ""


def _loose(reading: Reading, one: DateCandidate) -> str:
    """Return why years or months are no time of the event where they are but roughly known, or tell a body by."""
    long = one.when.precision in (Precision.YEAR, Precision.MONTH)
    if long and _ROUND.match(reading.text.view, *one.span) is not None:
        return "so many years or months in round"
    if one.when.precision is not Precision.RANGE or _YEARS.fullmatch(reading.text.view, *one.span) is None:
        return ""
    index, after = reading.text.token_range(one.span)
    if reading.tags[index - 1 : index] not in pos.DETERMINERS or reading.tags[after : after + 1] not in pos.NOUNS:
        return ""
    # 'In the 2017-2018 season' tells when.
    tells = reading.tags[index - 2 : index - 1] == pos.PREPOSITION or reading.lower[after] in words("event_nouns")
    return "" if tells else "it says which one is meant"


def _phrase_start(reading: Reading, end: int) -> int:
    """Return where the noun phrase that goes on at token `end` begins."""
    start = end
    while start and end - start < _PHRASE and reading.tags[start - 1] in pos.FULL_NOUN_PHRASE:
        start -= 1
    return start


def _is_aside(reading: Reading, start: int) -> bool:
    """Tell whether the event whose noun phrase begins at a token is spoken of, and isn't when the sentence's was."""
    governor = reading.tags[start - 1 : start]
    if governor == pos.PREPOSITION:
        return reading.lower[start - 1] in _NOT_AT
    return governor != "" and governor in _NOT_PAST


def _reason_against(before: str, clause: str, modified: str) -> str:
    """Return why a date doesn't date its sentence, or an empty string."""
    if modified == "name":
        return "part of a title or name"
    if _COMPARED.search(before[-60:]):
        return "a comparison"
    if _AHEAD.search(before[-120:]):
        return "a time before which it was"
    return "a condition" if _CONDITION.search(clause) else ""


def _is_open(when: When, published: date | None) -> bool:
    """Tell whether publication falls into a period longer than a week ('this year')."""
    return published is not None and when.first <= published <= when.last and (when.last - when.first).days > 7


def is_dateline(view: str, sentence: Span, span: Span) -> bool:
    """Tell whether a date stands in a dateline: 'SEOUL, Aug. 26 (Agency) —'."""
    if span.start - sentence.start >= 50:
        return False
    return (
        _DATELINE.fullmatch(view, sentence.start, span.start) is not None
        and _DATELINE_END.match(view, span.end, span.end + 40) is not None
    )


def _modified(view: str, sentence: Span, one: DateCandidate) -> str:
    """Return 'name' for a date in a title or name, 'event' for one that says which event is meant, '' else."""
    if one.when.precision not in (Precision.YEAR, Precision.MONTH, Precision.DAY, Precision.RANGE):
        return ""
    before = view[max(sentence.start, one.span.start - 60) : one.span.start]
    if _BARE_YEAR.fullmatch(view, *one.span) and _ends_name(before):
        return "name"
    if one.when.precision is Precision.RANGE:
        return "name" if _YEARS.fullmatch(view, *one.span) and _TITLE.search(before) else ""
    determined = _DETERMINER.search(before) is not None or view.startswith(("the ", "The "), one.span.start)
    position = one.span.end
    for _ in range(5):
        match = _NEXT_WORD.match(view, position, min(sentence.end, position + _LONGEST_WORD))
        word = match[1].lower().removesuffix("'s") if match else ""
        if match is None or word in words("noun_phrase_ends"):
            break
        if word in words("title_nouns"):
            return "name" if determined else ""
        if word in words("event_nouns"):
            return "event"
        position = match.end()
    return ""


def _ends_name(before: str) -> bool:
    """Tell whether a name stands right before a year: 'Euro 2016', 'Class of 2016' says nothing of when."""
    match = _NAME_BEFORE.search(before)
    if match is None:
        return False
    name = (match[1] or match[2]).lower()
    return name not in words("noun_phrase_ends") and name not in words("year_openers")


def _is_quoted(before: str) -> bool:
    """Tell whether quotation marks are open at the end of some words."""
    opened = before.count("“") - before.count("”")
    return opened > 0 or before.count('"') % 2 == 1 or before.count("''") % 2 == 1
