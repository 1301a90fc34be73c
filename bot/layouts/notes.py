"""Short messages: some lines of text, and buttons that ask something."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.layouts.press import Place, Press, Verb
from briefings import Heading, clean, shorten_name

ACCENT = discord.Colour(0x2B6CB0)

#: Discord's limit for one row.
_BUTTONS = 5


def make_view(container: ui.Container[ui.LayoutView]) -> ui.LayoutView:
    """Return a message of `container` that discord.py doesn't keep in memory: presses are found by their custom_id."""
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    view.stop()
    return view


def note_view(
    text: str,
    *,
    questions: Sequence[tuple[str, str]] = (),
    links: Sequence[tuple[str, str]] = (),
    more: Sequence[ui.Button[ui.LayoutView]] = (),
) -> ui.LayoutView:
    """Return a message of `text` (safe Markdown, 1 to 3,900 long) with buttons.

    `questions` are labels and the ledger's request ids, `links` labels and addresses; five of each at most, with the
    buttons in `more` behind the links.
    """
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENT)
    container.add_item(ui.TextDisplay(text))
    asks = ask_buttons(questions)
    opens = [ui.Button[ui.LayoutView](label=shorten_name(clean(label), 80), url=url) for label, url in links]
    for buttons in (asks, [*opens, *more]):
        if buttons:
            container.add_item(ui.ActionRow[ui.LayoutView](*buttons[:_BUTTONS]))
    return make_view(container)


def ask_buttons(questions: Sequence[tuple[str, str]]) -> list[ui.Button[ui.LayoutView]]:
    """Return buttons that ask something, five at most; `questions` are labels and the ledger's request ids."""
    unique = {request: label for label, request in reversed(questions)}
    return [
        ui.Button[ui.LayoutView](
            label=shorten_name(clean(label) or "…", 80),
            style=discord.ButtonStyle.primary,
            custom_id=str(Press(verb=Verb.ASK, request=request, place=Place(heading=Heading.IN_SHORT))),
        )
        for request, label in reversed(unique.items())
    ][:_BUTTONS]
