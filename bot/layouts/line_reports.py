"""The way from *Something wrong?* to a report: which line, what is wrong with it, and hiding it."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.catalogue import Message, Words
from bot.layouts.notes import ACCENT, make_view
from bot.layouts.press import CARD, Place, Press, Verb
from briefings import Complaint, escape_discord

#: Characters of a line that are shown again.
_LONGEST = 600

_COMPLAINTS = {
    Complaint.SPEAKER: Message.WRONG_SPEAKER,
    Complaint.CUT: Message.WRONG_CUT,
    Complaint.DATE: Message.WRONG_DATE,
    Complaint.TOPIC: Message.WRONG_TOPIC,
    Complaint.OUTDATED: Message.WRONG_OUTDATED,
}


def wrong_button(words: Words, verb: Verb, request: str, place: Place = CARD) -> ui.Button[ui.LayoutView]:
    """Return the button under a card (Verb.WRONG) or a proof (Verb.DOUBT), with what the ledger keeps behind it."""
    return ui.Button(
        label=words.say(Message.WRONG),
        style=discord.ButtonStyle.secondary,
        custom_id=str(Press(verb=verb, request=request, place=place)),
    )


def wrong_lines_view(options: Sequence[discord.SelectOption], request: str, words: Words) -> ui.LayoutView:
    """Return the message that asks which line is wrong; `options` are those of the card's menu of proofs."""
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    container.add_item(ui.TextDisplay(words.say(Message.WRONG_WHICH)))
    menu: ui.Select[ui.LayoutView] = ui.Select(
        custom_id=str(Press(verb=Verb.LINE, request=request, place=CARD)),
        placeholder=words.say(Message.WRONG_LINE),
        options=[
            discord.SelectOption(label=one.label, value=one.value, description=one.description) for one in options[:25]
        ],
    )
    container.add_item(ui.ActionRow[ui.LayoutView](menu))
    return make_view(container)


def complaints_view(line: str, request: str, words: Words, *, may_hide: bool) -> ui.LayoutView:
    """Return the message that asks what is wrong with a line.

    `request` is the ledger's id of the line; `may_hide` adds the button that hides it for the server.
    """
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    container.add_item(ui.TextDisplay(f"> {escape_discord(line, _LONGEST)}\n{words.say(Message.WRONG_WHAT)}"))
    menu: ui.Select[ui.LayoutView] = ui.Select(
        custom_id=str(Press(verb=Verb.REPORT, request=request, place=CARD)),
        placeholder=words.say(Message.WRONG),
        options=[
            discord.SelectOption(label=words.say(message), value=complaint.value)
            for complaint, message in _COMPLAINTS.items()
        ],
    )
    container.add_item(ui.ActionRow[ui.LayoutView](menu))
    if may_hide:
        container.add_item(ui.ActionRow[ui.LayoutView](_button(words, Message.WRONG_HIDE, Verb.HIDE, request)))
    return make_view(container)


def hidden_view(request: str, words: Words, *, hidden: bool) -> ui.LayoutView:
    """Return what is said once a line is hidden, or shown again, with the button that takes it back."""
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    container.add_item(ui.TextDisplay(words.say(Message.WRONG_HIDDEN if hidden else Message.WRONG_SHOWN)))
    back = (Message.WRONG_SHOW, Verb.SHOW) if hidden else (Message.WRONG_HIDE, Verb.HIDE)
    container.add_item(ui.ActionRow[ui.LayoutView](_button(words, *back, request)))
    return make_view(container)


def thanks_view(request: str, words: Words, *, may_hide: bool) -> ui.LayoutView:
    """Return what is said once a report is kept."""
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    container.add_item(ui.TextDisplay(words.say(Message.WRONG_THANKS)))
    if may_hide:
        container.add_item(ui.ActionRow[ui.LayoutView](_button(words, Message.WRONG_HIDE, Verb.HIDE, request)))
    return make_view(container)


def _button(words: Words, label: Message, verb: Verb, request: str) -> ui.Button[ui.LayoutView]:
    return ui.Button(label=words.say(label), custom_id=str(Press(verb=verb, request=request, place=CARD)))
