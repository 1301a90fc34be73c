"""What a person typed, as parts of a schedule; what can't be read is refused in words."""

import re
from dataclasses import replace
from datetime import time

from bot.catalogue import Message
from bot.cogs.refusals import RefusedError
from briefings import DayRule, Days, NewsFilter, ScheduleError, clean, escape_discord, load_zone

#: Topics of one digest, and characters of one.
MOST_TOPICS = 8
LONGEST_TOPIC = 100

_TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.h시 ]+(?P<minute>[0-9]{2})(?:분)?|시)? ?(?P<half>am|pm|a\.m\.|p\.m\.)?")
_HALF = re.compile(r"(오전|오후) ?(.*)")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KOREAN_WEEKDAYS = "월화수목금토일"
_EVERY_DAY = {"", "every day", "everyday", "daily", "day", "매일"}
_WEEKDAY_WORDS = {"weekdays", "weekday", "working days", "mon-fri", "평일"}
_WEEKEND_WORDS = {"weekend", "weekends", "주말"}
_LENGTH = re.compile(r"([0-9]{1,7})?-([0-9]{1,7})?")
_DAY_OF_MONTH = re.compile(
    r"(?:day |the )?([0-9]{1,2})(?:st|nd|rd|th|일)?(?: of the month| of every month)?|매월 ?([0-9]{1,2})일"
)


def at(words: str) -> time:
    """Return the time of day that '08:00', '8', '8:30 pm' or '오후 8시' means."""
    typed = clean(words).casefold()
    half = ""
    korean = _HALF.fullmatch(typed)
    if korean is not None:
        half, typed = {"오전": "am", "오후": "pm"}[korean[1]], korean[2]
    match = _TIME.fullmatch(typed)
    if match is not None:
        half = half or (match["half"] or "").replace(".", "")
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if not half and hour <= 24 and minute < 60 and (hour, minute) <= (24, 0):
            return time(hour % 24, minute)
        if half and 1 <= hour <= 12 and minute < 60:
            return time(hour % 12 + (12 if half == "pm" else 0), minute)
    raise RefusedError(Message.PLAN_TIME_UNCLEAR, words=escape_discord(words, 40))


def days(words: str) -> Days:
    """Return the days that 'every day', 'weekdays', 'mon, thu' or 'day 31' means."""
    typed = clean(words).casefold().strip(" .")
    if typed in _EVERY_DAY:
        return Days()
    if typed in _WEEKDAY_WORDS:
        return Days(DayRule.WEEKDAYS)
    if typed in _WEEKEND_WORDS:
        return Days(DayRule.CHOSEN, frozenset({5, 6}))
    match = _DAY_OF_MONTH.fullmatch(typed)
    if match is not None and 1 <= int(match[1] or match[2]) <= 31:
        return Days(DayRule.DAY_OF_MONTH, day=int(match[1] or match[2]))
    chosen = [_weekday(name) for name in re.split(r"[,;/+& ]+|\band\b", typed) if name]
    weekdays = frozenset(day for day in chosen if day is not None)
    if weekdays and None not in chosen:
        return Days() if len(weekdays) == 7 else Days(DayRule.CHOSEN, weekdays)
    raise RefusedError(Message.PLAN_DAYS_UNCLEAR, words=escape_discord(words, 40))


def _weekday(name: str) -> int | None:
    korean = name.removesuffix("요일")
    if len(korean) == 1 and korean in _KOREAN_WEEKDAYS:
        return _KOREAN_WEEKDAYS.index(korean)
    full = {"monday", "tuesday", "tues", "wednesday", "thursday", "thur", "thurs", "friday", "saturday", "sunday"}
    known = name.removesuffix("s") in full or name in full or name in _WEEKDAYS
    return _WEEKDAYS.index(name[:3]) if known else None


def topics(words: str) -> tuple[str, ...]:
    """Return topics parted by commas, each once; none: everything new.

    Raises RefusedError for more or longer ones than a digest takes, because one that is left out would be missed, and
    for words without a letter or digit other than "-", which means everything.
    """
    names = (clean(part).strip() for part in re.split(r"[,;、\n]", words))
    unique: dict[str, str] = {}
    for name in names:
        if any(map(str.isalnum, name)):
            unique.setdefault(name.casefold(), name)
    if not unique and clean(words).strip() not in ("", "-"):
        raise RefusedError(Message.PLAN_TOPIC_EMPTY, words=escape_discord(words, 60))
    long = next((name for name in unique.values() if len(name) > LONGEST_TOPIC), None)
    if long is not None:
        raise RefusedError(Message.PLAN_TOPIC_LONG, words=escape_discord(long, 40), most=LONGEST_TOPIC)
    if len(unique) > MOST_TOPICS:
        raise RefusedError(Message.PLAN_TOPICS_MANY, most=MOST_TOPICS)
    return tuple(unique.values())


def change_filter(only: NewsFilter, words: str | None, publishers: str | None, length: str | None) -> NewsFilter:
    """Return a filter with what was typed; None: that stays, "-": nothing of it is asked any more.

    Raises RefusedError for words without a letter or digit, and for what is no length.
    """
    if words is not None:
        typed = clean(words).strip()
        if typed != "-" and not any(map(str.isalnum, typed)):
            raise RefusedError(Message.PLAN_FILTER_EMPTY, words=escape_discord(words, 60))
        only = replace(only, words="" if typed == "-" else typed)
    if publishers is not None:
        names = (clean(part).strip() for part in re.split(r"[,;、\n]", publishers))
        only = replace(only, publishers=tuple(dict.fromkeys(name for name in names if name.strip("- "))))
    if length is not None:
        least, most = _read_length(length)
        only = replace(only, least_words=least, most_words=most)
    return only


def _read_length(words: str) -> tuple[int | None, int | None]:
    match = _LENGTH.fullmatch(clean(words).replace(" ", "").replace("–", "-"))
    if match is None:
        raise RefusedError(Message.PLAN_LENGTH_UNCLEAR, words=escape_discord(words, 40))
    least, most = (int(part) if part else None for part in match.groups())
    if least is not None and most is not None and least > most:
        raise RefusedError(Message.PLAN_LENGTH_UNCLEAR, words=escape_discord(words, 40))
    return least, most


def find_zone(words: str) -> str:
    """Return the time zone's name; raise RefusedError where there is none of that name."""
    typed = clean(words).replace(" ", "_")
    try:
        load_zone(typed)
    except ScheduleError:
        raise RefusedError(Message.PLAN_ZONE_UNKNOWN, words=escape_discord(words, 60)) from None
    return typed
