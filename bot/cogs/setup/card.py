"""The card itself: what was chosen so far, and the menus and buttons that change it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

import discord
from discord import ui
from discord.utils import format_dt

from bot.catalogue import Counted, Message, Words
from bot.cogs.digest.schedule_button import Action, ScheduleButton
from bot.cogs.setup.choices import Choices, Step, choices_of
from bot.layouts import note_view
from bot.packs import Pack
from briefings import Schedule, clean, escape_discord, shorten

#: The menu's value for a zone that it lacks, and for a digest that there isn't yet.
OTHER_ZONE = "other"
NEW_DIGEST = "new"
#: Discord's limits for a menu.
_OPTIONS = 25
_LONGEST = 100

_PLACES = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
    discord.ChannelType.news_thread,
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """What a server has when its card is shown."""

    #: All packs that can be followed, and the names of those that it follows whole.
    packs: Sequence[Pack]
    followed: frozenset[str]
    #: How many feeds it follows; how many of them weren't fetched yet, and how many can't be read.
    feeds: int
    waiting: int
    failing: int
    #: How many documents it sees.
    documents: int
    #: Zones to choose from, the likely ones first.
    zones: Sequence[str]
    #: Its digests, without alerts.
    digests: Sequence[Schedule]
    #: When the digest would come next, if all is chosen; UTC.
    upcoming: datetime | None


def setup_card(choices: Choices, facts: CardFacts, words: Words, *, note: str = "") -> ui.LayoutView:
    """Return the card; `note`, safe Markdown, says what the last choice has done, or why it was refused."""
    title = Message.SETUP_TITLE if choices.schedule is None else Message.SETUP_TITLE_CHANGE
    head = [f"## {words.say(title)}", *([note] if note else [])]
    return _with_items(
        _top(choices, facts, words, "\n".join(head)),
        *([_row(_packs_menu(choices, facts, words))] if facts.packs else []),
        _row(_button(choices, Step.FEEDS, words.say(Message.SETUP_FEEDS))),
        ui.TextDisplay[Any](_say_where(choices, words)),
        _row(_place_menu(choices, words)),
        ui.TextDisplay[Any](_say_when(choices, facts, words)),
        _row(_hour_menu(choices, words)),
        _row(_zone_menu(choices, facts, words)),
        _row(*_last_buttons(choices, words)),
    )


def started_card(schedule: Schedule, line: str, said: Message, words: Words) -> ui.LayoutView:
    """Return what is said once the digest is kept, with buttons that send one now and that change it again."""
    due = "–" if schedule.next_due is None else format_dt(schedule.next_due, "F")
    view = note_view(f"{words.say(said)}\n- {line}\n{words.say(Message.SETUP_NEXT, next=due)}")
    now: ui.Button[Any] = ui.Button(
        label=words.say(Message.SETUP_NOW),
        style=discord.ButtonStyle.primary,
        custom_id=str(ScheduleButton(Action.RUN, schedule.id)),
    )
    again = _button(choices_of(schedule), Step.OPEN, words.say(Message.SETUP_CHANGE))
    return _with_items(view, _row(now, again))


def welcome_view(zone: str, words: Words) -> ui.LayoutView:
    """Return the greeting of a server, with the button that opens the card."""
    view = note_view(words.say(Message.WELCOME))
    return _with_items(view, _row(_button(Choices(zone=zone), Step.OPEN, words.say(Message.SETUP_OPEN))))


def _top(choices: Choices, facts: CardFacts, words: Words, head: str) -> ui.LayoutView:
    """Return the card's beginning: with the menu of the server's digests, where it has any."""
    what = _say_what(facts, words)
    if not facts.digests:
        return note_view(f"{head}\n{what}")
    return _with_items(note_view(head), _row(_digest_menu(choices, facts, words)), ui.TextDisplay[Any](what))


def _with_items(view: ui.LayoutView, *items: ui.Item[Any]) -> ui.LayoutView:
    """Return a note with more below its text."""
    container = view.children[0]
    if isinstance(container, ui.Container):
        for item in items:
            container.add_item(item)
    return view


def _row(*items: ui.Item[Any]) -> ui.ActionRow[Any]:
    return ui.ActionRow(*items)


def _say_what(facts: CardFacts, words: Words) -> str:
    lines = [f"### 1 · {words.say(Message.SETUP_WHAT)}"]
    documents = words.count(Counted.DOCUMENTS, facts.documents)
    if facts.feeds:
        said = words.say(Message.SETUP_FOLLOWS, feeds=words.count(Counted.FEEDS, facts.feeds), documents=documents)
    elif facts.documents:
        said = words.say(Message.SETUP_OPERATORS, documents=documents)
    else:
        said = words.say(Message.SETUP_WHAT_NONE)
    lines.append(said)
    if facts.waiting:
        lines.append(f"-# {words.say(Message.SETUP_WAITING, feeds=words.count(Counted.FEEDS, facts.waiting))}")
    if facts.failing:
        lines.append(f"-# {words.say(Message.SETUP_FAILING, feeds=words.count(Counted.FEEDS, facts.failing))}")
    return "\n".join(lines)


def _say_where(choices: Choices, words: Words) -> str:
    chosen = words.say(Message.SETUP_WHERE_NONE) if choices.place is None else f"<#{choices.place.id}>"
    return f"### 2 · {words.say(Message.SETUP_WHERE)}\n{chosen}"


def _say_when(choices: Choices, facts: CardFacts, words: Words) -> str:
    zone = escape_discord(choices.zone, 100)
    if choices.at is None:
        said = words.say(Message.SETUP_WHEN_NONE, zone=zone)
    else:
        said = words.say(Message.SETUP_WHEN_CHOSEN, at=f"{choices.at:%H:%M}", zone=zone)
    lines = [f"### 3 · {words.say(Message.SETUP_WHEN)}", said]
    if facts.upcoming is not None:
        lines.append(f"-# {words.say(Message.SETUP_NEXT, next=format_dt(facts.upcoming, 'F'))}")
    return "\n".join(lines)


def _packs_menu(choices: Choices, facts: CardFacts, words: Words) -> ui.Select[Any]:
    packs = facts.packs[:_OPTIONS]
    return ui.Select(
        custom_id=choices.write_id(Step.PACKS),
        placeholder=words.say(Message.SETUP_PACKS),
        min_values=0,
        max_values=len(packs),
        options=[
            discord.SelectOption(
                label=shorten(words.commands.get(pack.title, pack.title), _LONGEST),
                value=pack.name,
                description=words.count(Counted.FEEDS, len(pack.addresses)),
                default=pack.name in facts.followed,
            )
            for pack in packs
        ],
    )


def _digest_menu(choices: Choices, facts: CardFacts, words: Words) -> ui.Select[Any]:
    new = discord.SelectOption(
        label=words.say(Message.SETUP_DIGEST_NEW), value=NEW_DIGEST, default=choices.schedule is None
    )
    return ui.Select(
        custom_id=choices.write_id(Step.DIGEST),
        placeholder=words.say(Message.SETUP_DIGEST),
        options=[
            *(
                discord.SelectOption(
                    label=shorten(f"{at}. {one.settings.timing.at:%H:%M} · {_name_topics(one, words)}", _LONGEST),
                    value=one.id,
                    default=one.id == choices.schedule,
                )
                for at, one in enumerate(facts.digests[: _OPTIONS - 1], 1)
            ),
            new,
        ],
    )


def _name_topics(schedule: Schedule, words: Words) -> str:
    return ", ".join(map(clean, schedule.settings.topics)) or words.say(Message.PLAN_EVERYTHING)


def _place_menu(choices: Choices, words: Words) -> ui.ChannelSelect[Any]:
    chosen = [] if choices.place is None else [discord.Object(choices.place.id)]
    return ui.ChannelSelect(
        custom_id=choices.write_id(Step.PLACE),
        placeholder=words.say(Message.SETUP_PLACE),
        channel_types=_PLACES,
        default_values=[
            discord.SelectDefaultValue(id=one.id, type=discord.SelectDefaultValueType.channel) for one in chosen
        ],
    )


def _hour_menu(choices: Choices, words: Words) -> ui.Select[Any]:
    hours = [time(hour) for hour in range(24)]
    times = sorted({*hours, *([] if choices.at is None else [choices.at])})
    return ui.Select(
        custom_id=choices.write_id(Step.HOUR),
        placeholder=words.say(Message.SETUP_HOUR),
        options=[
            discord.SelectOption(label=f"{one:%H:%M}", value=f"{one:%H:%M}", default=one == choices.at) for one in times
        ],
    )


def _zone_menu(choices: Choices, facts: CardFacts, words: Words) -> ui.Select[Any]:
    zones = tuple(dict.fromkeys((choices.zone, *facts.zones)))[: _OPTIONS - 1]
    listed = [discord.SelectOption(label=zone, value=zone, default=zone == choices.zone) for zone in zones]
    other = discord.SelectOption(label=words.say(Message.SETUP_ZONE_OTHER), value=OTHER_ZONE)
    return ui.Select(
        custom_id=choices.write_id(Step.ZONE),
        placeholder=words.say(Message.PLAN_ZONE_CHOOSE),
        options=[*listed, other],
    )


def _last_buttons(choices: Choices, words: Words) -> Sequence[ui.Button[Any]]:
    start = Message.SETUP_START if choices.schedule is None else Message.PLAN_SAVE
    ready = choices.complete
    return (
        _button(choices, Step.PREVIEW, words.say(Message.SETUP_PREVIEW), enabled=ready),
        _button(choices, Step.START, words.say(start), style=discord.ButtonStyle.success, enabled=ready),
    )


def _button(
    choices: Choices,
    step: Step,
    label: str,
    *,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    enabled: bool = True,
) -> ui.Button[Any]:
    return ui.Button(label=label, style=style, custom_id=choices.write_id(step), disabled=not enabled)
