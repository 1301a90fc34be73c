"""A digest's schedule in words. All of it is Markdown that is safe already."""

from collections.abc import Sequence

from discord.utils import format_dt

from bot.catalogue import Message, Words
from bot.layouts.reasons import reason_words
from briefings import (
    DayRule,
    Days,
    DestinationKind,
    EmptyDay,
    NewsFilter,
    Occurrence,
    Schedule,
    ScheduleSettings,
    Template,
    escape_discord,
)

_WEEKDAYS = (
    Message.PLAN_MONDAY,
    Message.PLAN_TUESDAY,
    Message.PLAN_WEDNESDAY,
    Message.PLAN_THURSDAY,
    Message.PLAN_FRIDAY,
    Message.PLAN_SATURDAY,
    Message.PLAN_SUNDAY,
)
_EMPTY = {
    EmptyDay.NOTHING: Message.PLAN_EMPTY_NOTHING,
    EmptyDay.ONE_LINE: Message.PLAN_EMPTY_ONE_LINE,
    EmptyDay.STANDING: Message.PLAN_EMPTY_STANDING,
}


def days_words(days: Days, words: Words) -> str:
    """Return days in words: 'weekdays', 'Mon, Thu'."""
    match days.rule:
        case DayRule.EVERY_DAY:
            return words.say(Message.PLAN_EVERY_DAY)
        case DayRule.WEEKDAYS:
            return words.say(Message.PLAN_WEEKDAYS)
        case DayRule.CHOSEN:
            return ", ".join(words.say(_WEEKDAYS[day]) for day in sorted(days.weekdays))
        case DayRule.DAY_OF_MONTH:
            return words.say(Message.PLAN_DAY_OF_MONTH, day=days.day)


def topics_words(topics: Sequence[str], words: Words) -> str:
    """Return topics in words."""
    return escape_discord(", ".join(topics), 300) if topics else words.say(Message.PLAN_EVERYTHING)


def place_words(settings: ScheduleSettings) -> str:
    """Return where a digest goes, as a mention that pings nobody."""
    mention = "<@{}>" if settings.destination.kind is DestinationKind.USER else "<#{}>"
    return mention.format(settings.destination.id)


def schedule_line(settings: ScheduleSettings, words: Words) -> str:
    """Return a schedule in one line: where, when, about what."""
    timing, alert = settings.timing, settings.alert
    if alert is not None:
        return words.say(
            Message.ALERT_ONE_LINE if alert.publishers == 1 else Message.ALERT_LINE,
            place=place_words(settings),
            publishers=alert.publishers,
            hours=f"{alert.within.total_seconds() / 3600:g}",
            topics=topics_words(settings.topics, words),
        )
    return words.say(
        Message.PLAN_LINE,
        place=place_words(settings),
        days=days_words(timing.days, words),
        at=f"{timing.at:%H:%M}",
        zone=escape_discord(timing.zone, 100),
        topics=topics_words(settings.topics, words),
    )


def schedule_text(settings: ScheduleSettings, times: Sequence[Occurrence], words: Words) -> str:
    """Return all that was chosen for a schedule, with its next fire times."""
    lines = [schedule_line(settings, words)]
    if times and settings.alert is None:
        shown = " · ".join(format_dt(each.due, "F") for each in times)
        lines.append(words.say(Message.PLAN_NEXT_THREE, times=shown))
    if settings.role is not None:
        lines.append(words.say(Message.PLAN_PINGS, role=f"<@&{settings.role}>"))
    if settings.destination.publish:
        lines.append(words.say(Message.PLAN_PUBLISHES))
    lines += filter_lines(settings.only, words)
    if settings.alert is None:
        look = Message.PLAN_FULL if settings.template is Template.FULL else Message.PLAN_COMPACT
        lines.append(f"{words.say(look)} {words.say(_EMPTY[settings.empty_day])}")
        lines.append(words.say(Message.PLAN_LATENESS, hours=f"{settings.timing.lateness.total_seconds() / 3600:g}"))
    return "\n".join(f"- {line}" for line in lines)


def filter_lines(only: NewsFilter, words: Words) -> list[str]:
    """Return what a schedule asks of its documents, a line each; none where it asks nothing."""
    lines = []
    if only.words:
        lines.append(words.say(Message.PLAN_ONLY, words=escape_discord(only.words, 300)))
    if only.publishers:
        names = escape_discord(", ".join(only.publishers), 300)
        lines.append(words.say(Message.PLAN_ONLY_PUBLISHERS, publishers=names))
    if only.least_words is not None or only.most_words is not None:
        least = "" if only.least_words is None else f"{only.least_words:,}"
        most = "" if only.most_words is None else f"{only.most_words:,}"
        lines.append(words.say(Message.PLAN_ONLY_LENGTH, length=f"{least}–{most}"))
    return lines


def state_words(schedule: Schedule, words: Words) -> str:
    """Return how a schedule is: paused, blocked, or when it is due next."""
    if schedule.blocked is not None:
        return words.say(Message.PLAN_BLOCKED, reason=reason_words(schedule.blocked, words))
    if schedule.paused:
        return words.say(Message.PLAN_PAUSED)
    if schedule.next_due is None:
        return "–"
    return words.say(Message.PLAN_NEXT, next=format_dt(schedule.next_due, "R"))
