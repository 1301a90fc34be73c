"""A person's slash command as Discord's client sends it: options found, checked and typed."""

from __future__ import annotations

from typing import Any

from bot.standin.api_errors import Json, MisuseError
from bot.standin.checks.command_rules import OptionType
from bot.standin.checks.uploads import Upload
from bot.standin.state import payloads
from bot.standin.state.world import Channel, Guild, Member, Person, Role, World

_MAX_TEXT = 6000
_OBJECTS: dict[OptionType, tuple[type, ...]] = {
    OptionType.USER: (Person,),
    OptionType.ROLE: (Role,),
    OptionType.CHANNEL: (Channel,),
    OptionType.MENTIONABLE: (Person, Role),
    OptionType.ATTACHMENT: (Upload,),
}
_NESTED = (OptionType.SUB_COMMAND, OptionType.SUB_COMMAND_GROUP)


class Resolved:
    """Collects the objects that options and selects speak of by id."""

    def __init__(self, world: World, guild: Guild | None) -> None:
        self._world = world
        self._guild = guild
        self.body: Json = {}

    def add(self, thing: Person | Role | Channel | Upload) -> str:
        """Keep the object of a value; returns its id."""
        if isinstance(thing, Upload):
            kept = self._world.attachments.add(thing).id
            self.body.setdefault("attachments", {})[str(kept)] = self._world.attachments.dump(kept) | {
                "ephemeral": True
            }
            return str(kept)
        ident = str(thing.id)
        if isinstance(thing, Role):
            self.body.setdefault("roles", {})[ident] = payloads.dump_role(thing)
        elif isinstance(thing, Channel):
            rights = self._world.compute_permissions(self._world.me, thing)
            self.body.setdefault("channels", {})[ident] = payloads.dump_channel(thing) | {"permissions": str(rights)}
        else:
            self.body.setdefault("users", {})[ident] = payloads.dump_person(thing)
            member: Member | None = None if self._guild is None else self._guild.members.get(thing.id)
            if member is not None and self._guild is not None:
                rights = self._world.compute_guild_permissions(thing, self._guild)
                body = payloads.dump_member(member, permissions=rights)
                del body["user"]
                self.body.setdefault("members", {})[ident] = body
        return ident


def find_subcommand(command: Json, path: list[str]) -> Json:
    """Return the command or the sub-command that `path` names; raises MisuseError if there is none."""
    node = command
    for name in path:
        found = [one for one in node.get("options", ()) if one["name"] == name and one["type"] in _NESTED]
        if not found:
            raise MisuseError(f"/{command['name']} has no sub-command {' '.join(path)}.")
        node = found[0]
    if any(one["type"] in _NESTED for one in node.get("options", ())):
        raise MisuseError(f"/{command['name']} needs a sub-command.")
    return node


def nest_options(path: list[str], options: list[Json]) -> list[Json]:
    """Wrap a sub-command's options as Discord sends them."""
    for depth, name in enumerate(reversed(path)):
        kind = OptionType.SUB_COMMAND if depth == 0 else OptionType.SUB_COMMAND_GROUP
        options = [{"name": name, "type": int(kind), "options": options}]
    return options


def fill_options(spec: Json, values: dict[str, Any], resolved: Resolved, *, focused: str | None = None) -> list[Json]:
    """Return the options that Discord's client would send for `values`.

    With `focused` it is an autocomplete: nothing is required and the focused value goes as it stands.
    Raises MisuseError where the client would not let the person send.
    """
    known = {option["name"]: option for option in spec.get("options", ())}
    strange = sorted(set(values) - set(known))
    if strange:
        raise MisuseError(f"The command {spec['name']} has no option {', '.join(strange)}.")
    filled = []
    for name, option in known.items():
        if values.get(name) is None:
            if option.get("required") and focused is None:
                raise MisuseError(f"The option {name} is required.")
            continue
        entry: Json = {"name": name, "type": option["type"]}
        if name == focused:
            if not option.get("autocomplete"):
                raise MisuseError(f"The option {name} has no autocomplete.")
            filled.append(entry | {"value": str(values[name]), "focused": True})
        else:
            filled.append(entry | {"value": _check_value(option, values[name], resolved)})
    if focused is not None and not any(entry.get("focused") for entry in filled):
        raise MisuseError(f"The command {spec['name']} has no option {focused}.")
    return filled


def _check_value(option: Json, value: Any, resolved: Resolved) -> Any:
    kind = OptionType(option["type"])
    name = option["name"]
    if option.get("choices"):
        return _find_choice(option, value)
    if kind is OptionType.STRING:
        low, high = option.get("min_length") or 0, option.get("max_length") or _MAX_TEXT
        if not isinstance(value, str) or not max(low, 1) <= len(value) <= high:
            raise MisuseError(f"The option {name} takes {max(low, 1)} to {high} characters.")
        return value
    if kind is OptionType.BOOLEAN:
        if not isinstance(value, bool):
            raise MisuseError(f"The option {name} takes True or False.")
        return value
    if kind in {OptionType.INTEGER, OptionType.NUMBER}:
        return _check_number(option, value, whole=kind is OptionType.INTEGER)
    thing = getattr(value, "person", value)
    if not isinstance(thing, Person | Role | Channel | Upload) or type(thing) not in _OBJECTS.get(kind, ()):
        raise MisuseError(f"The option {name} takes a {kind.name.lower()}.")
    if isinstance(thing, Channel) and option.get("channel_types") and thing.type not in option["channel_types"]:
        raise MisuseError(f"The option {name} does not take this kind of channel.")
    return resolved.add(thing)


def _find_choice(option: Json, value: Any) -> Any:
    for choice in option["choices"]:
        if value in {choice["name"], choice["value"]}:
            return choice["value"]
    raise MisuseError(f"The option {option['name']} offers no {value!r}.")


def _check_number(option: Json, value: Any, *, whole: bool) -> Any:
    fits = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
    low, high = option.get("min_value", -(2**53)), option.get("max_value", 2**53)
    if not fits or not low <= value <= high:
        raise MisuseError(f"The option {option['name']} takes a number from {low} to {high}.")
    return value
