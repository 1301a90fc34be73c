"""What one browser page looks at, and what of it changed since it was last told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.playground.movable_clock import MovableClock
from bot.standin import control_payloads
from bot.standin.api_errors import Json
from bot.standin.backend import Backend
from bot.standin.checks.message_drafts import MessageDraft
from bot.standin.people.user import User
from bot.standin.server import StandIn
from bot.standin.state import payloads
from bot.standin.state.channel_permissions import Permission
from bot.standin.state.world import THREADS, Channel, ChannelType, Guild, Person

#: Messages and requests shown at most; older ones are of no use in a playground.
_MESSAGES, _REQUESTS = 200, 60
#: Discord's number of the bit that lets a person write.
_WRITING = {True: Permission.SEND_MESSAGES_IN_THREADS, False: Permission.SEND_MESSAGES}


@dataclass(slots=True, kw_only=True)
class Selection:
    """Who looks where; `backstage` shows the bot's requests too."""

    person: int
    channel: int
    backstage: bool = False


@dataclass(slots=True, kw_only=True)
class ShownState:
    """One page: what it looks at, and what it was told."""

    stand_in: StandIn
    clock: MovableClock
    selection: Selection
    _parts: dict[str, Any] = field(default_factory=dict)
    _messages: dict[int, MessageDraft] = field(default_factory=dict)
    _of: tuple[int, int] | None = None
    _requests: int = 0

    def collect_changes(self) -> Json:
        """Return what the page doesn't know yet, by part; nothing where it knows all."""
        changes: Json = {}
        user = self._user()
        channel = self._channel(user)
        for part, now in (
            (
                "bot",
                {
                    "connected": bool(self.stand_in.gateway.connected_sessions),
                    "user": payloads.dump_person(self.stand_in.world.me),
                },
            ),
            ("people", self._people()),
            ("places", self._places(user)),
            ("commands", [] if channel is None else user.commands(channel)),
            ("clock", self._clock()),
        ):
            if self._parts.get(part) != now:
                self._parts[part] = changes[part] = now
        messages = self._new_messages(user, channel)
        if messages is not None:
            changes["messages"] = messages
        if self.selection.backstage:
            requests = self._new_requests()
            if requests:
                changes["requests"] = requests
        if "clock" in changes:
            changes["clock"] = changes["clock"] | {"now": self.clock.now().isoformat()}
        return changes

    def _user(self) -> User:
        people = self._others()
        chosen = next((one for one in people if one.id == self.selection.person), people[0])
        return self.stand_in.user(chosen.id)

    def _others(self) -> list[Person]:
        return [person for person in self.stand_in.world.people.values() if not person.bot]

    def _channel(self, user: User) -> Channel | None:
        found = self.stand_in.world.channels.get(self.selection.channel)
        return found if found is not None and self.stand_in.world.compute_permissions(user.person, found) else None

    def _people(self) -> list[Json]:
        return [
            payloads.dump_person(person) | {"locale": person.locale, "installed": person.installed}
            for person in self._others()
        ]

    def _places(self, user: User) -> Json:
        world = self.stand_in.world
        return {
            "person": str(user.id),
            "direct": self._channel_entry(user, user.dm),
            "servers": [self._server(user, guild) for guild in world.guilds.values() if user.id in guild.members],
        }

    def _server(self, user: User, guild: Guild) -> Json:
        world = self.stand_in.world
        mine = world.compute_guild_permissions(user.person, guild)
        return {
            "id": str(guild.id),
            "name": guild.name,
            "manages": bool(mine & (Permission.MANAGE_GUILD | Permission.ADMINISTRATOR)),
            "bot": guild.joined,
            "roles": [payloads.dump_role(role) for role in guild.roles.values()],
            "members": [payloads.dump_person(member.person) for member in guild.members.values()],
            "channels": [
                self._channel_entry(user, channel)
                for channel in guild.channels.values()
                if world.compute_permissions(user.person, channel) & Permission.VIEW_CHANNEL
            ],
        }

    def _channel_entry(self, user: User, channel: Channel) -> Json:
        allowed = self.stand_in.world.compute_permissions(user.person, channel)
        return {
            "id": str(channel.id),
            "type": int(channel.type),
            "name": channel.name,
            "parent": None if channel.parent_id is None else str(channel.parent_id),
            "archived": channel.thread is not None and channel.thread.archived,
            "last": None if channel.last_message_id is None else str(channel.last_message_id),
            "writable": channel.type is not ChannelType.FORUM and bool(allowed & _WRITING[channel.type in THREADS]),
        }

    def _clock(self) -> Json:
        alarm = self.clock.next_alarm
        return {
            "ahead": round(self.clock.ahead.total_seconds()),
            "alarm": None if alarm is None else alarm.isoformat(),
        }

    def _new_messages(self, user: User, channel: Channel | None) -> Json | None:
        """Return changed and removed messages; all of them, as a fresh start, where the page turned elsewhere."""
        of = (user.id, self.selection.channel)
        fresh = of != self._of
        if fresh:
            self._of, self._messages = of, {}
        seen = [] if channel is None else user.visible_messages(channel)[-_MESSAGES:]
        changed = [message for message in seen if self._messages.get(message.id) is not message.draft]
        gone = self._messages.keys() - {message.id for message in seen}
        if not (fresh or changed or gone):
            return None
        self._messages = {message.id: message.draft for message in seen}
        backend: Backend = self.stand_in.backend
        return {
            "channel": str(self.selection.channel),
            "person": str(user.id),
            "fresh": fresh,
            "changed": [control_payloads.describe_message(message, backend) for message in changed],
            "gone": [str(ident) for ident in gone],
        }

    def _new_requests(self) -> list[Json]:
        """Return requests that were answered since; one that is still handled holds back those after it."""
        log = self.stand_in.requests
        end = self._requests
        while end < len(log) and log[end].status is not None:
            end += 1
        new = log[max(self._requests, end - _REQUESTS) : end]
        self._requests = end
        return [
            {
                "number": record.number,
                "method": record.method,
                "path": record.path,
                "status": record.status,
                "faults": record.faults,
            }
            for record in new
        ]
