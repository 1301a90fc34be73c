"""Building the world: people, guilds, roles, channels, and changing them while the bot watches."""

from __future__ import annotations

from collections.abc import Iterable

from bot.standin.api_errors import MisuseError
from bot.standin.backend import Backend
from bot.standin.gateway_sessions import Intent
from bot.standin.people.user import User
from bot.standin.state import payloads
from bot.standin.state.channel_permissions import EVERYONE, Permission
from bot.standin.state.world import Channel, ChannelType, Guild, Member, Person, Role

Holder = Role | User | Person


class Builder:
    """Makes and changes what exists; the bot hears of it as it would from Discord."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._world = backend.world

    def person(self, name: str, *, locale: str = "en-US", installed: bool = False, dms_open: bool = True) -> User:
        """Make a person; `installed` means that the app is installed for them, `dms_open` that the bot may write."""
        person = Person(id=self._world.ids.next(), name=name, locale=locale, installed=installed, dms_open=dms_open)
        self._world.people[person.id] = person
        return User(self._backend, person)

    async def guild(
        self,
        name: str,
        *,
        owner: User | None = None,
        members: Iterable[User] = (),
        locale: str = "en-US",
        bot_permissions: int = 0,
        everyone: int = EVERYONE,
        joined: bool = True,
        channel: str | None = "general",
    ) -> Guild:
        """Make a guild with one text channel; with `joined` the bot is in it, with a role of its own permissions.

        `everyone` are the permissions of @everyone; `channel=None` leaves the guild without channels.
        """
        world = self._world
        keeper = owner.person if owner is not None else self.person(f"Owner of {name}").person
        ident = world.ids.next()
        guild = Guild(id=ident, name=name, owner_id=keeper.id, created_at=world.clock(), locale=locale, joined=joined)
        guild.roles[ident] = Role(id=ident, name="@everyone", permissions=everyone)
        for person in (keeper, *(member.person for member in members)):
            guild.members[person.id] = Member(person=person, joined_at=world.clock())
        role = Role(id=world.ids.next(), name=world.me.name, permissions=bot_permissions, position=1)
        guild.roles[role.id] = role
        guild.bot_roles = [role.id]
        if channel is not None:
            guild.system_channel_id = self._add_channel(guild, ChannelType.TEXT, channel).id
        world.guilds[ident] = guild
        if joined:
            await self._backend.add_bot(guild)
        return guild

    async def guilds(self, number: int, *, prefix: str = "Guild") -> list[Guild]:
        """Make many guilds with a channel each, all of one owner."""
        owner = self.person(f"Owner of {prefix}")
        return [await self.guild(f"{prefix} {at}", owner=owner) for at in range(1, number + 1)]

    def _add_channel(self, guild: Guild, kind: ChannelType, name: str) -> Channel:
        channel = Channel(
            id=self._world.ids.next(), type=kind, guild_id=guild.id, name=name, position=len(guild.channels)
        )
        guild.channels[channel.id] = self._world.channels[channel.id] = channel
        return channel

    async def channel(
        self,
        guild: Guild,
        name: str,
        *,
        kind: ChannelType = ChannelType.TEXT,
        tags: Iterable[str] = (),
        tag_required: bool = False,
    ) -> Channel:
        """Make a text, announcement or forum channel; `tags` are a forum's."""
        channel = self._add_channel(guild, kind, name)
        channel.tags = {self._world.ids.next(): tag for tag in tags}
        channel.tag_required = tag_required
        await self._backend.dispatch_channel("CHANNEL_CREATE", channel)
        return channel

    async def thread(self, parent: Channel, name: str, *, owner: User) -> Channel:
        """Make a public thread in a channel or forum."""
        return await self._backend.add_thread(parent, name, kind=ChannelType.PUBLIC_THREAD, owner=owner.person)

    async def private_thread(self, parent: Channel, name: str, *, owner: User) -> Channel:
        """Make a private thread in a channel, with its owner and the bot in it."""
        invited = (self._world.me,)
        kind = ChannelType.PRIVATE_THREAD
        return await self._backend.add_thread(parent, name, kind=kind, owner=owner.person, invited=invited)

    def group(self, *people: User) -> Channel:
        """Make a group conversation without the bot, where only user-installed apps answer."""
        return self._world.add_conversation([one.person for one in people], foreign=True)

    async def role(
        self, guild: Guild, name: str, *, permissions: int = 0, mentionable: bool = False, holders: Iterable[User] = ()
    ) -> Role:
        """Make a role and give it to its holders."""
        role = Role(
            id=self._world.ids.next(),
            name=name,
            permissions=int(permissions),
            position=len(guild.roles),
            mentionable=mentionable,
        )
        guild.roles[role.id] = role
        await self._dispatch_role("GUILD_ROLE_CREATE", guild, role)
        for holder in holders:
            await self.grant(guild, holder, role)
        return role

    async def join(self, guild: Guild, user: User) -> None:
        """Let a person into a guild."""
        member = Member(person=user.person, joined_at=self._world.clock())
        guild.members[user.person.id] = member
        await self._dispatch_member("GUILD_MEMBER_ADD", guild, member)

    async def grant(self, guild: Guild, holder: User | Person, role: Role) -> None:
        """Give a role to a member."""
        member = guild.members[holder.id]
        member.roles.append(role.id)
        await self._dispatch_member("GUILD_MEMBER_UPDATE", guild, member)

    async def set_role(self, guild: Guild, role: Role, permissions: int) -> None:
        """Set what a role may do."""
        role.permissions = int(permissions)
        await self._dispatch_role("GUILD_ROLE_UPDATE", guild, role)

    async def set_bot_permissions(self, guild: Guild, permissions: int) -> None:
        """Set what the bot's own role may do in a guild."""
        await self.set_role(guild, guild.roles[guild.bot_roles[0]], permissions)

    async def overwrite(self, channel: Channel, holder: Holder, *, allow: int = 0, deny: int = 0) -> None:
        """Set what a role or member may and may not do in a channel; neither takes the overwrite away."""
        channel.overwrites.pop(holder.id, None)
        channel.member_overwrites.discard(holder.id)
        if allow or deny:
            channel.overwrites[holder.id] = (int(allow), int(deny))
            if not isinstance(holder, Role):
                channel.member_overwrites.add(holder.id)
        await self._backend.dispatch_channel("CHANNEL_UPDATE", channel)

    async def forbid_bot(self, channel: Channel, *denied: Permission) -> None:
        """Take permissions in one channel from the bot; none gives them all back."""
        deny = 0
        for permission in denied:
            deny |= permission
        await self.overwrite(channel, self._world.me, deny=deny)

    async def delete_channel(self, channel: Channel) -> None:
        """Delete a channel or thread."""
        await self._backend.remove_channel(channel)

    async def archive(self, thread: Channel, *, locked: bool = False) -> None:
        """Archive a thread."""
        if thread.thread is None:
            raise MisuseError("Only a thread can be archived.")
        thread.thread.archived, thread.thread.locked = True, locked
        thread.thread.archive_at = self._world.clock()
        await self._backend.dispatch_channel("THREAD_UPDATE", thread)

    async def reopen(self, thread: Channel) -> None:
        """Open an archived thread again."""
        if thread.thread is None:
            raise MisuseError("Only a thread can be opened again.")
        thread.thread.archived = thread.thread.locked = False
        await self._backend.dispatch_channel("THREAD_UPDATE", thread)

    async def ask_for_tags(self, forum: Channel, *, required: bool) -> None:
        """Have a forum ask for a tag on every post, or no longer."""
        forum.tag_required = required
        await self._backend.dispatch_channel("CHANNEL_UPDATE", forum)

    async def kick_bot(self, guild: Guild) -> None:
        """Take the bot out of a guild."""
        await self._backend.remove_bot(guild)

    async def invite_bot(self, guild: Guild) -> None:
        """Let the bot into a guild, with the role that it had."""
        await self._backend.add_bot(guild)

    async def outage(self, guild: Guild, *, over: bool = False) -> None:
        """Let a guild become unavailable to the bot, as in Discord's outages, or available again."""
        if over:
            await self._backend.add_bot(guild, after_outage=True)
        else:
            gone = {"id": str(guild.id), "unavailable": True}
            await self._backend.gateway.dispatch("GUILD_DELETE", gone, guild_id=guild.id)

    async def _dispatch_role(self, event: str, guild: Guild, role: Role) -> None:
        body = {"guild_id": str(guild.id), "role": payloads.dump_role(role)}
        await self._backend.gateway.dispatch(event, body, guild_id=guild.id)

    async def _dispatch_member(self, event: str, guild: Guild, member: Member) -> None:
        body = payloads.dump_member(member) | {"guild_id": str(guild.id)}
        intent = Intent.GUILDS if member.person is self._world.me else Intent.GUILD_MEMBERS
        await self._backend.gateway.dispatch(event, body, guild_id=guild.id, intent=intent)
