"""Buttons and a menu about a digest: what their custom_ids say, so that they work after a restart; their messages."""

import re
from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class ZoneMenu:
    """A menu's custom_id: `bbd1:zone:<the ledger's id of a draft>`."""

    id: str

    def __str__(self) -> str:
        return f"bbd1:zone:{self.id}"


ZONE_TEMPLATE = re.compile(r"bbd1:zone:(?P<id>[0-9A-Za-z_-]{1,40})")


def button_view(text: str, label: str, button: ScheduleButton) -> ui.LayoutView:
    """Return a message with one button."""
    return _with(text, ui.Button[Any](label=label, style=discord.ButtonStyle.primary, custom_id=str(button)))


def zone_view(text: str, placeholder: str, menu: ZoneMenu, zones: Sequence[str]) -> ui.LayoutView:
    """Return a message with a menu of time zones, of which Discord takes 25."""
    options = [discord.SelectOption(label=zone, value=zone) for zone in zones[:25]]
    return _with(text, ui.Select[Any](placeholder=placeholder, custom_id=str(menu), options=options))


def _with(text: str, item: ui.Item[Any]) -> ui.LayoutView:
    view = note_view(text)
    container = view.children[0]
    if isinstance(container, ui.Container):
        container.add_item(ui.ActionRow(item))
    return view
