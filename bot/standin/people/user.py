"""A person at Discord's client: what they type, press and see."""

from __future__ import annotations

from typing import Any

from bot.standin.api_errors import Json, MisuseError
from bot.standin.backend import Backend
from bot.standin.checks.component_rules import SELECTS, Kind, walk_components
from bot.standin.checks.message_drafts import read_draft
from bot.standin.gateway_sessions import Intent
from bot.standin.people.modal_answers import build_submission
from bot.standin.people.option_values import Resolved, fill_options, find_subcommand, nest_options
from bot.standin.state.channel_permissions import Permission
from bot.standin.state.exchanges import Exchange, InteractionType
from bot.standin.state.message_store import Message
from bot.standin.state.world import Channel, Person, Role

_SLASH, _USER_COMMAND, _MESSAGE_COMMAND = 1, 2, 3


class User:
    """Acts as one person. Every act returns an Exchange once the bot's first response is there or its time is over.

    Raises MisuseError for what Discord's client would not let the person do; `interact` sends anything.
    """

    def __init__(self, backend: Backend, person: Person) -> None:
        self._backend = backend
        self.person = person

    @property
    def id(self) -> int:
        """The person's id."""
        return self.person.id

    @property
    def dm(self) -> Channel:
        """The direct conversation with the bot."""
        return self._backend.world.direct_channel(self.person)

    def visible_messages(self, channel: Channel) -> list[Message]:
        """Return the messages that the person sees in a channel, oldest first."""
        return self._backend.messages.list_visible(self.person, channel)

    async def say(self, channel: Channel, text: str) -> Message:
        """Post a message."""
        draft = read_draft({"content": text}, settable=0)
        return await self._backend.post(channel, self.person, draft)

    async def slash(self, channel: Channel, command: str, /, **values: Any) -> Exchange:
        """Use a slash command ("digest list" names a sub-command); values are given by option name.

        A channel, role, User or Upload (a file) stands for itself; a choice by its name or value.
        """
        registered, path = self._find(command, _SLASH, channel)
        resolved = Resolved(self._backend.world, self._backend.world.guild_of(channel))
        filled = fill_options(find_subcommand(registered, path), values, resolved)
        data = _build_command_data(registered, nest_options(path, filled), resolved)
        return await self.interact(InteractionType.COMMAND, channel, data)

    async def autocomplete(self, channel: Channel, command: str, option: str, typed: str, /, **values: Any) -> Exchange:
        """Type `typed` into an option that has autocomplete; the Exchange's `choices` are what the bot offers."""
        registered, path = self._find(command, _SLASH, channel)
        resolved = Resolved(self._backend.world, self._backend.world.guild_of(channel))
        spec = find_subcommand(registered, path)
        filled = fill_options(spec, {**values, option: typed}, resolved, focused=option)
        data = _build_command_data(registered, nest_options(path, filled), resolved)
        return await self.interact(InteractionType.AUTOCOMPLETE, channel, data)

    async def message_command(self, message: Message, command: str) -> Exchange:
        """Use a message context menu command."""
        channel = self._find_channel(message)
        registered, _ = self._find(command, _MESSAGE_COMMAND, channel, whole=True)
        data = _build_command_data(registered, [], None) | {
            "target_id": str(message.id),
            "resolved": {"messages": {str(message.id): self._backend.messages.dump_message(message)}},
        }
        return await self.interact(InteractionType.COMMAND, channel, data)

    async def press(self, message: Message, button: str) -> Exchange:
        """Press a button, found by its custom_id or its label."""
        found = self._find_component(message, button, frozenset({Kind.BUTTON}))
        if "custom_id" not in found:
            raise MisuseError(f"The button {button} is a link.")
        return await self._use(message, found, {})

    async def select(self, message: Message, custom_id: str, values: list[Any]) -> Exchange:
        """Choose in a select, by option value or label; people, roles and channels stand for themselves."""
        found = self._find_component(message, custom_id, SELECTS)
        low, high = found.get("min_values"), found.get("max_values")
        if not (1 if low is None else low) <= len(values) <= (1 if high is None else high):
            raise MisuseError(f"The select {custom_id} does not take {len(values)} values.")
        if found["type"] == Kind.STRING_SELECT:
            return await self._use(message, found, {"values": [_find_select_value(found, value) for value in values]})
        resolved = Resolved(self._backend.world, self._backend.world.guild_of(self._find_channel(message)))
        chosen = [resolved.add(_unwrap_user(value)) for value in values]
        return await self._use(message, found, {"values": chosen, "resolved": resolved.body})

    async def modal_submit(self, exchange: Exchange, /, **values: Any) -> Exchange:
        """Fill in and send the modal that an exchange opened; values are given by custom_id."""
        if exchange.modal is None:
            raise MisuseError("This exchange opened no modal.")
        data = build_submission(exchange.modal, values)
        return await self.interact(InteractionType.MODAL, exchange.channel, data, source=exchange.source)

    async def interact(
        self,
        kind: InteractionType,
        channel: Channel,
        data: Json,
        *,
        source: Message | None = None,
        extra: Json | None = None,
    ) -> Exchange:
        """Send an interaction with any data, unchecked; `extra` replaces fields of the whole payload."""
        backend = self._backend
        guild = backend.world.guild_of(channel)
        if guild is not None and self.person.id not in guild.members:
            raise MisuseError(f"{self.person.name} is no member of {guild.name}.")
        source_payload = None if source is None else backend.messages.dump_message(source)
        exchange = backend.interactions.open(
            kind, self.person, channel, data, source=source, source_payload=source_payload, extra=extra
        )
        await backend.gateway.dispatch(
            "INTERACTION_CREATE", exchange.payload, guild_id=channel.guild_id, intent=Intent.NONE
        )
        await exchange.wait_for_response(backend.interactions.deadline_seconds)
        await exchange.wait_for_deferred(backend.interactions.patience_seconds)
        return exchange

    def commands(self, channel: Channel) -> list[Json]:
        """Return the registered commands that this person is offered in a channel."""
        world = self._backend.world
        listed = [*self._backend.commands.list_commands(None)]
        if channel.guild_id is not None:
            own = self._backend.commands.list_commands(channel.guild_id)
            listed = [*own, *listed]
        return [
            one for one in listed if self._is_offered(one, channel) and world.compute_permissions(self.person, channel)
        ]

    def _is_offered(self, command: Json, channel: Channel) -> bool:
        guild = self._backend.world.guild_of(channel)
        types = command.get("integration_types") or [0]
        by_guild = 0 in types and (guild.joined if guild is not None else not channel.foreign)
        if not by_guild and not (1 in types and self.person.installed):
            return False
        here = 0 if guild is not None else 2 if channel.foreign else 1
        contexts = command.get("contexts")
        if contexts is not None and here not in contexts:
            return False
        needed = command.get("default_member_permissions")
        allowed = self._backend.world.compute_permissions(self.person, channel)
        if not allowed & Permission.USE_APPLICATION_COMMANDS:
            return False
        if guild is None or needed is None:
            return True
        return allowed & int(needed) == int(needed) and (int(needed) != 0 or bool(allowed & Permission.ADMINISTRATOR))

    def _find(self, command: str, kind: int, channel: Channel, *, whole: bool = False) -> tuple[Json, list[str]]:
        name, *path = [command] if whole else command.split()
        for one in self.commands(channel):
            shown = (one.get("name_localizations") or {}).get(self.person.locale)
            if name in {one["name"], shown} and one["type"] == kind:
                return one, path
        raise MisuseError(f"No command {name} is offered to {self.person.name} here.")

    def _find_channel(self, message: Message) -> Channel:
        return self._backend.world.find_channel(message.channel_id)

    def _find_component(self, message: Message, wanted: str, kinds: frozenset[Kind]) -> Json:
        if message not in self.visible_messages(self._find_channel(message)):
            raise MisuseError(f"{self.person.name} does not see this message.")
        usable = [one for one in walk_components(message.components) if one["type"] in kinds]
        for key in ("custom_id", "label"):
            for one in usable:
                if one.get(key) == wanted:
                    if one.get("disabled"):
                        raise MisuseError(f"{wanted} is disabled.")
                    return one
        offered = ", ".join(str(one.get("custom_id") or one.get("label")) for one in usable)
        raise MisuseError(f"The message has no {wanted}; it has {offered or 'nothing of the kind'}.")

    async def _use(self, message: Message, component: Json, more: Json) -> Exchange:
        data = {"custom_id": component["custom_id"], "component_type": component["type"], "id": component["id"]} | more
        return await self.interact(InteractionType.COMPONENT, self._find_channel(message), data, source=message)


def _build_command_data(command: Json, filled: list[Json], resolved: Resolved | None) -> Json:
    data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
    if command["type"] == _SLASH:
        data["options"] = filled
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    if resolved is not None and resolved.body:
        data["resolved"] = resolved.body
    return data


def _find_select_value(component: Json, value: str) -> str:
    for option in component["options"]:
        if value in {option["value"], option["label"]}:
            return str(option["value"])
    raise MisuseError(f"The select {component['custom_id']} does not offer {value!r}.")


def _unwrap_user(value: Any) -> Person | Role | Channel:
    thing = getattr(value, "person", value)
    if not isinstance(thing, Person | Role | Channel):
        raise MisuseError(f"{value!r} is no person, role or channel.")
    return thing
