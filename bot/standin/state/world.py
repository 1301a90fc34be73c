"""What exists: people, guilds, roles, channels and threads; World tells who may do what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from bot.standin.api_errors import refusal
from bot.standin.state import channel_permissions
from bot.standin.state.attachments import AttachmentStore
from bot.standin.state.snowflakes import Clock, Snowflakes


class ChannelType(IntEnum):
    """Discord's numbers for the kinds of channels that exist here."""

    TEXT = 0
    DM = 1
    GROUP_DM = 3
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    FORUM = 15


THREADS = frozenset({ChannelType.ANNOUNCEMENT_THREAD, ChannelType.PUBLIC_THREAD, ChannelType.PRIVATE_THREAD})


@dataclass(slots=True, kw_only=True, eq=False)
class Person:
    """A user account. `installed` says that the app is installed for this user; `dms_open` that the bot may write."""

    id: int
    name: str
    locale: str = "en-US"
    bot: bool = False
    installed: bool = False
    dms_open: bool = True


@dataclass(slots=True, kw_only=True, eq=False)
class Role:
    """A role of a guild; the one whose id is the guild's is @everyone."""

    id: int
    name: str
    permissions: int = 0
    position: int = 0
    mentionable: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Member:
    """A person in a guild, with the ids of the roles beside @everyone."""

    person: Person
    joined_at: datetime
    roles: list[int] = field(default_factory=list)
    nick: str | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class ThreadState:
    """What only threads have."""

    owner_id: int
    archive_at: datetime
    archived: bool = False
    locked: bool = False
    auto_archive_minutes: int = 4320
    message_count: int = 0
    applied_tags: list[int] = field(default_factory=list)
    #: Ids of people who joined it, or were invited; into a private one nobody else sees.
    members: set[int] = field(default_factory=set)


@dataclass(slots=True, kw_only=True, eq=False)
class Channel:
    """A channel, thread or direct conversation; `foreign` ones hold people but not the bot.

    `overwrites` maps an id to (allow, deny). The ids in `member_overwrites` are members', the others roles'.
    """

    id: int
    type: ChannelType
    guild_id: int | None = None
    name: str = ""
    position: int = 0
    topic: str | None = None
    parent_id: int | None = None
    overwrites: dict[int, tuple[int, int]] = field(default_factory=dict)
    member_overwrites: set[int] = field(default_factory=set)
    recipients: list[Person] = field(default_factory=list)
    tags: dict[int, str] = field(default_factory=dict)
    tag_required: bool = False
    thread: ThreadState | None = None
    last_message_id: int | None = None
    foreign: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Guild:
    """A server; `joined` says that the bot is a member, `bot_roles` with which roles. `channels` holds threads too."""

    id: int
    name: str
    owner_id: int
    created_at: datetime
    locale: str = "en-US"
    joined: bool = True
    bot_roles: list[int] = field(default_factory=list)
    system_channel_id: int | None = None
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)

    @property
    def everyone(self) -> Role:
        """The role that all members have."""
        return self.roles[self.id]


class World:
    """Everything that exists, by id; the bot's own account is `me`."""

    def __init__(self, clock: Clock, *, bot_name: str) -> None:
        self.clock = clock
        self.ids = Snowflakes(clock)
        self.attachments = AttachmentStore(self.ids)
        self.me = Person(id=self.ids.next(), name=bot_name, bot=True)
        self.application_id = self.me.id
        self.people: dict[int, Person] = {self.me.id: self.me}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}

    def find_channel(self, channel_id: int) -> Channel:
        """Return the channel; raises the refusal 10003 if there is none."""
        try:
            return self.channels[channel_id]
        except KeyError:
            raise refusal(10003) from None

    def guild_of(self, channel: Channel) -> Guild | None:
        """Return the guild that the channel is in; None for direct messages."""
        return None if channel.guild_id is None else self.guilds[channel.guild_id]

    def home(self, channel: Channel) -> Guild:
        """Return the guild that the channel is in; raises the refusal 50024 for direct messages."""
        guild = self.guild_of(channel)
        if guild is None:
            raise refusal(50024)
        return guild

    def joined_guilds(self) -> Iterator[Guild]:
        """Yield the guilds that the bot is in."""
        return (guild for guild in self.guilds.values() if guild.joined)

    def direct_channel(self, person: Person) -> Channel:
        """Return the conversation between the bot and `person`, opening it if need be."""
        for channel in self.channels.values():
            if channel.type is ChannelType.DM and channel.recipients == [person]:
                return channel
        return self.add_conversation([person])

    def add_conversation(self, people: Iterable[Person], *, foreign: bool = False) -> Channel:
        """Make a direct conversation; a foreign one is without the bot and takes user-installed apps only."""
        kind = ChannelType.GROUP_DM if foreign else ChannelType.DM
        channel = Channel(id=self.ids.next(), type=kind, recipients=list(people), foreign=foreign)
        self.channels[channel.id] = channel
        return channel

    def compute_permissions(self, person: Person, channel: Channel) -> int:
        """Return the permission bits of `person` in `channel`; a thread has its parent's."""
        guild = self.guild_of(channel)
        if guild is None:
            mine = person in channel.recipients or (person is self.me and not channel.foreign)
            return channel_permissions.EVERYONE if mine else 0
        member = guild.members.get(person.id)
        if member is None:
            return 0
        base = self.compute_guild_permissions(person, guild)
        held = channel
        if channel.type in THREADS and channel.parent_id is not None:
            held = guild.channels.get(channel.parent_id, channel)
        nothing = (0, 0)
        return channel_permissions.combine_channel_permissions(
            base,
            held.overwrites.get(guild.id, nothing),
            (held.overwrites[role] for role in member.roles if role in held.overwrites),
            held.overwrites.get(person.id, nothing),
        )

    def compute_guild_permissions(self, person: Person, guild: Guild) -> int:
        """Return the permission bits of `person` in the guild at large; 0 for strangers."""
        member = guild.members.get(person.id)
        if member is None:
            return 0
        held = (guild.roles[role].permissions for role in (guild.id, *member.roles) if role in guild.roles)
        return channel_permissions.combine_guild_permissions(held, owner=guild.owner_id == person.id)
