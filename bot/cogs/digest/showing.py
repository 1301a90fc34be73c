"""What the commands for digests show: lists that fit a message, and messages as they are frozen."""

from typing import Any

import discord

from bot.catalogue import Words
from bot.layouts import schedule_line, state_words
from briefings import Schedule

#: Characters of a list; with its frame a message holds 4,000.
_LONGEST = 3_800


def make_schedule_lines(schedule: Schedule, words: Words) -> str:
    """Return a digest and its state as two lines of a list."""
    return f"{schedule_line(schedule.settings, words)}\n   -# {state_words(schedule, words)}"


def fit_lines(head: str, lines: list[str]) -> str:
    """Return lines under a head, as many as a message holds."""
    text = head
    for line in lines:
        if len(text) + len(line) > _LONGEST:
            return f"{text}\n…"
        text = f"{text}\n{line}"
    return text


def make_message_view(message: dict[str, Any]) -> discord.ui.LayoutView:
    """Return a message's components as a view that discord.py sends and then forgets."""
    view = discord.ui.LayoutView(timeout=None)
    for component in message["components"]:
        view.add_item(_Raw(component))
    view.stop()
    return view


class _Raw(discord.ui.Container[discord.ui.LayoutView]):
    """A container as it is frozen for a digest."""

    def __init__(self, payload: dict[str, Any]) -> None:
        super().__init__()
        self._payload = payload

    def to_component_dict(self) -> dict[str, Any]:
        """Return the payload as it is."""
        return self._payload
