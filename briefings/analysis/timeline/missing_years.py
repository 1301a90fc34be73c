"""Years for the bare days and months of a text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.statements import Reading
from briefings.analysis.reading.tokens import Text
from briefings.analysis.timeline import years_of_a_story as narrative
from briefings.analysis.timeline.calendar import Unit
from briefings.analysis.timeline.date_meanings import ClockTime, FoundDate, Origin, Partial, Shift
from briefings.analysis.timeline.news_or_history import NEAR
from briefings.analysis.timeline.outlook import outlook
from briefings.analysis.timeline.parts_of_a_year import find_stated_year, fits_weekday, is_bare, whole
from briefings.model.analysis import Precision, When
from briefings.model.spans import Span

_BESIDE = frozenset((" ", ", ", ""))
_JOIN = re.compile(
    r"\s?(?:[-–—/,]|,?\s(?:and|or|to|through|until|till)(?:\s(?:in|on|by|from|again in))?)(?:\s(?:the\s)?)?"
)
#: The months that 'early 1941' and its like point at.
_PHASES = {"early": (0, 3), "begin": (0, 1), "start": (0, 1), "mid": (4, 7), "late": (8, 11), "end": (10, 11)}
#: Between a year and a month within it: 'last year, in May'.
_WITHIN_YEAR = re.compile(r",?\s(?:in|on|during)?\s?")
#: More than any distance weighs for what is to come.
_SURELY = 99.0
#: What an outlook may be weighed against the distance with; a greater one is sure.
_MOST_WEIGHED = 2.0
_VERBS = pos.VERBS | {pos.AUXILIARY}
_PAST_AUXILIARIES = frozenset(("was", "were", "had", "did"))
_LONG_PERIODS = (Precision.DECADE, Precision.CENTURY, Precision.RANGE)
#: Characters of a preposition and a blank.
_PREPOSITION = 3
_ASIDE = re.compile(r"\b(?:had|has|have|since)\b[^,;]*$|\b(?:until|till)\s$|(?:\b(?:the|a|an|his|her|its|their)|'s)\s$")
#: How much one month of distance counts against the sentence's outlook (0–2), for a bare month and for a bare day.
_MONTH_WEIGHT, _DAY_WEIGHT = 1 / 6, 1 / 3
#: How much the outlook of the same month's other mentions counts; a text means one November.
_OTHERS_WEIGHT = 1.0
_STATED_WEIGHT = 3.0


def share_years(text: str, found: Sequence[FoundDate], *, seasons: bool = False) -> tuple[FoundDate, ...]:
    """Give bare months the year that stands after them in a list or range: 'June and July 2016'.

    With `seasons`, these instead of months: 'the summer and fall of 2015'.
    """
    given = list(found)
    for index in range(len(given) - 2, -1, -1):
        here, following = given[index].meaning, given[index + 1].meaning
        if not (isinstance(here, Partial) and isinstance(following, Partial)):
            continue
        if not (here.season and following.season if seasons else here.month and following.month):
            continue
        if not _joined(text[given[index].span.end : given[index + 1].span.start]):
            continue
        if is_bare(here) and following.year is not None:
            of = following.year
            if isinstance(of, int) and here.month and following.month and here.month > following.month:
                of -= 1
            given[index] = replace(given[index], meaning=replace(here, year=of))
    return tuple(given)


def _joined(gap: str) -> bool:
    """Tell whether two expressions with this between them are a list or a range."""
    return len(gap) < 24 and _JOIN.fullmatch(gap) is not None


def join_clocks(text: str, found: Sequence[FoundDate]) -> tuple[FoundDate, ...]:
    """Join times of day to the day beside them: '9 p.m. Tuesday'; 'at 9 p.m. on Tuesday' are two of one day."""
    given: list[FoundDate] = []
    for one in found:
        before = given[-1] if given else None
        gap = text[before.span.end : one.span.start] if before else ""
        if (
            before is None
            or len(gap) > 24
            or isinstance(before.meaning, ClockTime) is isinstance(one.meaning, ClockTime)
        ):
            given.append(one)
        elif gap in _BESIDE:
            date_of = one if isinstance(before.meaning, ClockTime) else before
            given[-1] = replace(date_of, span=Span(before.span.start, one.span.end))
        elif isinstance(before.meaning, ClockTime) and gap.endswith(" on "):
            given[-1] = replace(before, meaning=one.meaning)
            given.append(one)
        else:
            given.append(one)
    return tuple(given)


def give_years_of_story(text: Text, found: Sequence[FoundDate]) -> tuple[FoundDate, ...]:
    """Give the bare days and months of a history the years that its story tells."""
    places = [(index, place) for index, one in enumerate(found) if (place := _place(text, one)) is not None]
    given = list(found)
    for (index, _), of in zip(places, narrative.years([place for _, place in places]), strict=True):
        meaning = found[index].meaning
        if is_bare(meaning) and isinstance(meaning, Partial) and of is not None:
            given[index] = replace(found[index], meaning=replace(meaning, year=of))
    return tuple(given)


def take_back_doubtful_years(
    reading: Reading, bare: Sequence[FoundDate], told: Sequence[FoundDate], on: date
) -> tuple[FoundDate, ...]:
    """Return a history's dates, `told` with the years of its story, without those that may be of another one.

    A history that comes down to the day of writing tells its last year as news does: 'In March' may go on with the
    year told before or mean the last one. Neither is certain; nor is a month long ago right behind a year of late.
    """
    near = give_years_near_publication(reading, bare, on)
    given: list[FoundDate] = []
    last: int | None = None
    for before, story, news in zip(bare, told, near, strict=True):
        of = find_stated_year(story.meaning)
        if not is_bare(before.meaning):
            last = of if of is not None and not _is_aside(reading.text, before) else last
            given.append(story)
            continue
        late = last is not None and of is not None and last >= on.year - NEAR and abs(of - last) > NEAR
        differs = of is not None and of >= on.year - NEAR and of != find_stated_year(news.meaning)
        given.append(before if late or differs else story)
    return tuple(given)


def give_years_in_passing(reading: Reading, found: Sequence[FoundDate]) -> tuple[FoundDate, ...]:
    """Give bare days and months of a text that is no history, and has no day of publication, the year just told.

    Only what opens the next sentence goes on with a year: 'The port opened in 1998. In June ships came.' No other year
    of such a text tells when 'the king died in June'.
    """
    given = list(found)
    for index in range(1, len(given)):
        meaning = given[index].meaning
        if is_bare(meaning) and isinstance(meaning, Partial):
            of = _year_just_told(reading, given[index - 1], given[index], meaning)
            given[index] = replace(given[index], meaning=replace(meaning, year=of))
    return tuple(given)


def _year_just_told(reading: Reading, before: FoundDate, here: FoundDate, part: Partial) -> int | None:
    """Return the year of the date before if a bare day or month that opens a sentence on the past goes on with it."""
    text = reading.text
    of = find_stated_year(before.meaning)
    if of is None or (isinstance(before.meaning, When) and before.meaning.precision in _LONG_PERIODS):
        return None
    if text.paragraph_index(before.span.start) != text.paragraph_index(here.span.start):
        return None
    gap = text.view[before.span.end : here.span.start]
    if len(gap) < 8 and _WITHIN_YEAR.fullmatch(gap):
        return of
    sentences = (text.sentence_index(before.span.start), text.sentence_index(here.span.start))
    if None in sentences or sentences[1] - sentences[0] != 1 or not _opens_sentence(text, here):  # type: ignore[operator]
        return None
    told = _month_of(before)
    if _is_aside(text, before) or (told is not None and (part.month is None or part.month < told)):
        return None
    sentence = text.sentence_at(here.span.start) or here.span
    return of if outlook(reading, sentence, here.span) < 0 else None


def _month_of(one: FoundDate) -> int | None:
    """Return the month that an expression tells, None if it tells a year alone or another part of it."""
    if isinstance(one.meaning, Partial):
        return one.meaning.month
    if isinstance(one.meaning, When) and one.meaning.precision in (Precision.DAY, Precision.MONTH):
        return one.meaning.first.month
    return None


def _place(text: Text, one: FoundDate) -> narrative.StoryDate | None:
    """Return an expression's place in a story, None if it has none of its own."""
    stated = find_stated_year(one.meaning)
    period = one.meaning if isinstance(one.meaning, When) else None
    if isinstance(one.meaning, Partial) and (stated is not None or is_bare(one.meaning)):
        period = whole(one.meaning, stated if stated is not None else 2004)
    if period is None or period.precision in _LONG_PERIODS:
        return None
    first, last = period.first.month - 1, period.last.month - 1 + 12 * (period.last.year - period.first.year)
    if period.precision is Precision.YEAR:
        phase = one.span.of(text.view)[:10].lower()
        first, last = next((months for word, months in _PHASES.items() if word in phase), (first, last))
    part = one.meaning if isinstance(one.meaning, Partial) and one.meaning.weekday is not None else None
    fits = None if part is None else partial(fits_weekday, part)
    return narrative.StoryDate(first, last, stated, _is_aside(text, one), fits)


def _is_aside(text: Text, one: FoundDate) -> bool:
    """Tell whether a date stands in brackets, before a noun, or in the past perfect."""
    sentence = text.sentence_at(one.span.start) or one.span
    before = text.view[max(sentence.start, one.span.start - 300) : one.span.start]
    return before.count("(") > before.count(")") or _ASIDE.search(before[-60:]) is not None


def give_years_near_publication(reading: Reading, found: Sequence[FoundDate], on: date) -> tuple[FoundDate, ...]:
    """Give the bare days and months of news the year nearest to publication that fits the sentence's outlook."""
    text = reading.text
    looks: dict[tuple[int | str | None, ...], float] = {}
    own: dict[int, float] = {}
    for index, one in enumerate(found):
        if is_bare(one.meaning):
            sentence = text.sentence_at(one.span.start) or one.span
            own[index] = outlook(reading, sentence, one.span)
            looks[_key(one.meaning)] = looks.get(_key(one.meaning), 0.0) + own[index]
    stated = _stated(found, on)
    given = list(found)
    for index, own_look in own.items():
        meaning = found[index].meaning
        if not isinstance(meaning, Partial):
            continue
        # What is to come for sure is no part of the story: 'Hired on Nov. 12. The trial is set for Nov. 20.'
        of = None if own_look > _MOST_WEIGHED else _story_year(text, given, index, on)
        if of is None:
            others = looks[_key(meaning)] - own_look
            look = own_look + _OTHERS_WEIGHT * max(-2.0, min(2.0, others))
            look += _STATED_WEIGHT * stated.get((meaning.month, meaning.day), 0)
            past = own_look <= 0 and _tells_of_the_past(reading, found[index])
            of = _nearest_year(meaning, -_SURELY if past else look, on)
        if of is not None:
            given[index] = replace(found[index], meaning=replace(meaning, year=of))
    return tuple(given)


def _tells_of_the_past(reading: Reading, one: FoundDate) -> bool:
    """Tell whether an expression opens a sentence of verbs in the past: 'On Easter Monday the fair opened'."""
    sentence = reading.text.sentence_at(one.span.start)
    if sentence is None or not _opens_sentence(reading.text, one):
        return False
    first, last = reading.text.token_range(sentence)
    verbs = [at for at in range(first, last) if reading.tags[at] in _VERBS]
    return bool(verbs) and all(
        reading.tags[at] in pos.PAST_FORMS or reading.lower[at] in _PAST_AUXILIARIES for at in verbs
    )


def _key(meaning: object) -> tuple[int | str | None, ...]:
    """Return what the mentions of one day or month have in common."""
    if not isinstance(meaning, Partial):
        return ()
    return (meaning.month, meaning.day, meaning.season, meaning.quarter, meaning.half, meaning.holiday)


def _nearest_year(part: Partial, look: float, on: date) -> int | None:
    """Return the year of the part that lies behind or ahead of publication, by outlook and distance together."""
    near = [(of, when) for of in (on.year - 1, on.year, on.year + 1) if (when := whole(part, of)) is not None]
    fitting = [of for of, _ in near if fits_weekday(part, of)]
    if part.weekday is not None and len(fitting) == 1:
        return fitting[0]
    if now := next((of for of, when in near if when.first <= on <= when.last), None):
        return now
    behind = max(((of, when) for of, when in near if when.last < on), default=None, key=lambda pair: pair[0])
    ahead = min(((of, when) for of, when in near if when.first > on), default=None, key=lambda pair: pair[0])
    if behind is None or ahead is None:
        return None
    weight = _DAY_WEIGHT if part.day or part.holiday else _MONTH_WEIGHT
    back, forth = (on - behind[1].last).days / 30, (ahead[1].first - on).days / 30
    return ahead[0] if look + weight * (back - forth) > 0 else behind[0]


def _stated(found: Iterable[FoundDate], on: date) -> dict[tuple[int | None, int | None], int]:
    """Return 1 or -1 for the months and days that the text states with a year within one ahead or behind."""
    looks: dict[tuple[int | None, int | None], int] = {}
    for one in found:
        meaning = one.meaning
        if isinstance(meaning, Partial) and isinstance(meaning.year, int) and abs(meaning.year - on.year) <= NEAR:
            when = whole(meaning, meaning.year)
            if meaning.month and when is not None and abs((when.first - on).days) < 365:
                look = 1 if when.first > on else -1
                looks.setdefault((meaning.month, meaning.day), look)
                looks.setdefault((meaning.month, None), look)
    return looks


def _last_year(meaning: object, on: date) -> int | None:
    """Return the year before publication for 'last year' and 'July of last year', None for all else."""
    counted = meaning.year if isinstance(meaning, Partial) else meaning
    if not isinstance(counted, Shift) or counted.unit is not Unit.YEAR or counted.origin is not Origin.PUBLICATION:
        return None
    return on.year - 1 if counted.steps == -1 else None


def _goes_on_from_last_year(text: Text, before: FoundDate, here: FoundDate, of: int) -> int | None:
    """Return last year for a bare month or day that goes on with its story: 'Last year, in May, …. In July, …'."""
    view, meaning = text.view, here.meaning
    if not isinstance(meaning, Partial) or text.paragraph_index(before.span.start) != text.paragraph_index(
        here.span.start
    ):
        return None
    gap = view[before.span.end : here.span.start]
    if len(gap) < 8 and _WITHIN_YEAR.fullmatch(gap):
        return of
    told = before.meaning if isinstance(before.meaning, Partial) else None
    sentences = (text.sentence_index(before.span.start), text.sentence_index(here.span.start))
    if None in sentences or sentences[1] - sentences[0] != 1:  # type: ignore[operator]
        return None
    if told is not None and told.month is not None:
        return of if meaning.month is not None and meaning.month >= told.month else None
    opened = all(_opens_sentence(text, one) for one in (before, here))
    return of if opened else None


def _opens_sentence(text: Text, one: FoundDate) -> bool:
    """Tell whether an expression opens its sentence, a preposition before it."""
    sentence = text.sentence_at(one.span.start)
    return sentence is not None and one.span.start - sentence.start <= _PREPOSITION


def _story_year(text: Text, found: Sequence[FoundDate], index: int, on: date) -> int | None:
    """Return the year of a bare month that goes on with an old story told before it in the same paragraph."""
    if index == 0:
        return None
    before, here = found[index - 1], found[index]
    stated = find_stated_year(before.meaning)
    if (last := _last_year(before.meaning, on)) is not None or stated == on.year - 1:
        return _goes_on_from_last_year(text, before, here, last if last is not None else on.year - 1)
    if stated is None or abs(stated - on.year) <= NEAR or stated > on.year:
        return None
    if text.paragraph_index(before.span.start) != text.paragraph_index(here.span.start):
        return None
    if isinstance(before.meaning, When) and before.meaning.precision is not Precision.DAY:
        # A bare year tells a story only as 'In 1991, …', and no further than the next sentence.
        sentences = (text.sentence_index(before.span.start), text.sentence_index(here.span.start))
        opened = text.view[max(0, before.span.start - 3) : before.span.start] == "In "
        if not opened or None in sentences or sentences[1] - sentences[0] > 1:  # type: ignore[operator]
            return None
    return stated
