"""The card's two forms: addresses to follow, and a time zone that its menu lacks."""

from collections.abc import Iterable, Mapping
from typing import Any

import discord
from discord import ui

from bot.catalogue import Message, Words
from bot.cogs.setup.choices import Choices, Step

#: The one field of each form.
_FIELD = "words"


def feeds_form(choices: Choices, words: Words) -> ui.Modal:
    """Return the form for addresses or an OPML file's text."""
    field = ui.TextInput[Any](
        style=discord.TextStyle.paragraph, custom_id=_FIELD, max_length=4_000, placeholder="https://"
    )
    return _make_form(
        choices.write_id(Step.FEEDS),
        words.say(Message.SETUP_FEEDS_FORM),
        words.say(Message.SETUP_FEEDS_FIELD),
        words.say(Message.SETUP_FEEDS_DETAIL),
        field,
    )


def zone_form(choices: Choices, words: Words) -> ui.Modal:
    """Return the form for the name of a time zone."""
    field = ui.TextInput[Any](custom_id=_FIELD, max_length=60, placeholder=choices.zone)
    title = words.say(Message.PLAN_ZONE_CHOOSE)
    return _make_form(choices.write_id(Step.ZONE), title, title, words.say(Message.SETUP_ZONE_DETAIL), field)


def _make_form(custom_id: str, title: str, label: str, detail: str, field: ui.TextInput[Any]) -> ui.Modal:
    form = ui.Modal(title=title, custom_id=custom_id, timeout=None)
    form.add_item(ui.Label(text=label, description=detail, component=field))
    # discord.py doesn't keep it in memory: what is sent in is found by its custom_id, after a restart too.
    form.stop()
    return form


def read_form(components: Iterable[Mapping[str, Any]]) -> str:
    """Return what was typed into a form's one field; empty where there is no such field."""
    for one in components:
        if one.get("custom_id") == _FIELD:
            return str(one.get("value", ""))
        inner = [one["component"]] if "component" in one else one.get("components", ())
        if found := read_form(inner):
            return found
    return ""
