"""A button about a digest: what its custom_id says, so that it works after a restart, and a message with one."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import discord
from discord import ui

from bot.layouts import note_view


class Action(StrEnum):
    """What a button does."""

    SAVE = "save"
    UNDO = "undo"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class ScheduleButton:
    """A custom_id: `bbd1:<action>:<the ledger's id of a draft, or a schedule's id>`."""

    action: Action
    id: str

    def __str__(self) -> str:
        return f"bbd1:{self.action}:{self.id}"


TEMPLATE = re.compile(rf"bbd1:(?P<action>{'|'.join(Action)}):(?P<id>[0-9A-Za-z_-]{{1,40}})")


def button_view(text: str, label: str, button: ScheduleButton) -> ui.LayoutView:
    """Return a message with one button."""
    view = note_view(text)
    container = view.children[0]
    if isinstance(container, ui.Container):
        pressed = ui.Button[Any](label=label, style=discord.ButtonStyle.primary, custom_id=str(button))
        container.add_item(ui.ActionRow(pressed))
    return view
