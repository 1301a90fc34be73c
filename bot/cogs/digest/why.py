"""Why a digest came, or didn't: its last runs in words."""

from collections.abc import Iterator, Sequence

from discord.utils import format_dt

from bot.catalogue import Counted, Message, Words
from bot.layouts import advice_words, reason_words, schedule_line
from briefings import DeliveryState, LeftOutRule, Run, Schedule, escape_discord

_RULES = {
    LeftOutRule.DELIVERED: Message.WHY_DELIVERED,
    LeftOutRule.TOLD_BEFORE: Message.WHY_TOLD_BEFORE,
    LeftOutRule.CHANGED_ONLY: Message.WHY_CHANGED_ONLY,
    LeftOutRule.TOLD_ABOVE: Message.WHY_TOLD_ABOVE,
    LeftOutRule.LIMIT: Message.WHY_LIMIT,
    LeftOutRule.FILTER: Message.WHY_FILTER,
    LeftOutRule.NOT_READ: Message.WHY_NOT_READ,
}
#: Rules that leave out whole documents.
_OF_DOCUMENTS = {LeftOutRule.FILTER, LeftOutRule.NOT_READ}
#: Lines on what was left out of one run.
_MOST = 5


def why_text(schedule: Schedule, runs: Sequence[Run], words: Words) -> tuple[str, list[str]]:
    """Return a head and lines of Markdown, the newest run first."""
    head = f"## {words.say(Message.WHY_TITLE)}\n{schedule_line(schedule.settings, words)}"
    if schedule.blocked is not None:
        reason, advice = reason_words(schedule.blocked, words), advice_words(schedule.blocked, words)
        head += f"\n{words.say(Message.WHY_NOW_BLOCKED, reason=reason, advice=advice)}"
    if not runs:
        return head, [words.say(Message.WHY_NONE)]
    return head, [line for run in runs for line in _run(schedule, run, words)]


def _run(schedule: Schedule, run: Run, words: Words) -> Iterator[str]:
    due, reason = format_dt(run.due, "f"), reason_words(run.reason, words)
    match run.state:
        case DeliveryState.SENT:
            where = schedule.settings.guild or "@me"
            links = " ".join(f"https://discord.com/channels/{where}/{channel}/{id_}" for channel, id_ in run.messages)
            sent = format_dt(run.finished_at or run.due, "f")
            yield f"- {words.say(Message.WHY_SENT, due=due, sent=sent, links=links)} {run.reference}"
        case DeliveryState.EMPTY:
            yield f"- {words.say(Message.WHY_EMPTY, due=due)}"
        case DeliveryState.SKIPPED:
            if run.count > 1:
                values = {"due": run.slot, "last": run.last_slot, "count": run.count, "reason": reason}
                yield f"- {words.say(Message.WHY_SKIPPED_MANY, **values)}"
            else:
                yield f"- {words.say(Message.WHY_SKIPPED, due=due, reason=reason)}"
        case DeliveryState.FAILED:
            yield f"- {words.say(Message.WHY_FAILED, due=due, reason=reason)}"
        case _:
            yield f"- {words.say(Message.WHY_OPEN, due=due, reason=reason)}"
    for left in sorted(run.left_out, key=lambda each: -each.count)[:_MOST]:
        document = escape_discord(left.document, 100) or words.say(Message.WHY_SEVERAL)
        counted = Counted.DOCUMENTS if left.rule in _OF_DOCUMENTS else Counted.LINES
        lines, rule = words.count(counted, left.count), words.say(_RULES[left.rule])
        yield f"  -# {words.say(Message.WHY_LEFT_OUT, lines=lines, rule=rule, document=document)}"
