"""All state of the stand-in in one place, and what the gateway says when it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.standin.api_errors import Json, refusal
from bot.standin.checks.message_drafts import MessageDraft
from bot.standin.gateway import Gateway
from bot.standin.gateway_sessions import Intent, Session
from bot.standin.state import payloads
from bot.standin.state.channel_permissions import Permission
from bot.standin.state.command_store import CommandStore
from bot.standin.state.exchanges import ExchangeStore
from bot.standin.state.message_store import Message, MessageStore
from bot.standin.state.world import THREADS, Channel, ChannelType, Guild, Member, Person, ThreadState, World


class Backend:
    """The world, its messages, commands and interactions, and the gateway that reports on them."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self.world = world
        self.gateway = gateway
        self.messages = MessageStore(world)
        self.commands = CommandStore(world)
        self.interactions = ExchangeStore(world)
        #: Called after every change that a person may see.
        self.watchers: list[Callable[[], None]] = []

    def notify_watchers(self) -> None:
        """Tell the watchers."""
        for watcher in self.watchers:
            watcher()

    # Access

    def channel_for_bot(self, channel_id: int, needed: int = 0) -> Channel:
        """Return a channel that the bot may view and where it holds `needed`.

        Raises the refusals 10003 (unknown), 50001 (can't view) and 50013 (lacks a permission).
        """
        channel = self.world.find_channel(channel_id)
        allowed = self.world.compute_permissions(self.world.me, channel)
        guild = self.world.guild_of(channel)
        if (guild is not None and not guild.joined) or not allowed & Permission.VIEW_CHANNEL:
            raise refusal(50001)
        if allowed & needed != needed:
            raise refusal(50013)
        return channel

    def send_permission(self, channel: Channel) -> Permission:
        """Return the permission that writing in this channel takes."""
        return Permission.SEND_MESSAGES_IN_THREADS if channel.type in THREADS else Permission.SEND_MESSAGES

    # MessageStore

    async def post(
        self,
        channel: Channel,
        author: Person,
        draft: MessageDraft,
        *,
        kind: int = 0,
        interaction: Json | None = None,
        visible_to: int | None = None,
        ident: int | None = None,
    ) -> Message:
        """Post a message, or find the one with the same enforced nonce, and tell the sessions."""
        message, fresh = self.messages.post(
            channel, author, draft, kind=kind, interaction=interaction, visible_to=visible_to, ident=ident
        )
        self.notify_watchers()
        if fresh and visible_to is None:
            await self.dispatch_message("MESSAGE_CREATE", message, channel)
        return message

    async def edit(self, message: Message, draft: MessageDraft) -> None:
        """Edit a message and tell the sessions."""
        self.messages.edit(message, draft)
        self.notify_watchers()
        if message.visible_to is None:
            await self.dispatch_message("MESSAGE_UPDATE", message, self.world.channels[message.channel_id])

    async def delete(self, message: Message) -> None:
        """Delete a message and tell the sessions."""
        self.messages.delete(message)
        self.notify_watchers()
        if message.visible_to is None:
            body = {"id": str(message.id), "channel_id": str(message.channel_id)}
            if message.guild_id is not None:
                body["guild_id"] = str(message.guild_id)
            await self._dispatch("MESSAGE_DELETE", self.world.channels[message.channel_id], lambda _: body)

    async def dispatch_message(self, event: str, message: Message, channel: Channel) -> None:
        """Send a message event to the sessions whose intents cover it."""
        body = self.messages.dump_message(message)
        guild = self.world.guild_of(channel)
        if guild is not None:
            body["guild_id"] = str(guild.id)
            member = guild.members.get(message.author.id)
            if member is not None:
                body["member"] = {key: value for key, value in payloads.dump_member(member).items() if key != "user"}
        open_to_all = guild is None or message.author is self.world.me or self.world.me.id in message.pings.users
        hidden = body | {"content": "", "embeds": [], "components": []}

        def content_for(session: Session) -> Json:
            return body if open_to_all or session.intents & Intent.MESSAGE_CONTENT else hidden

        await self._dispatch(event, channel, content_for)

    async def _dispatch(self, event: str, channel: Channel, content_for: Callable[[Session], Json]) -> None:
        if not self.world.compute_permissions(self.world.me, channel) & Permission.VIEW_CHANNEL:
            return
        intent = Intent.DIRECT_MESSAGES if channel.guild_id is None else Intent.GUILD_MESSAGES
        await self.gateway.dispatch(event, None, guild_id=channel.guild_id, intent=intent, content_for=content_for)

    # Channels

    async def dispatch_channel(self, event: str, channel: Channel, **extra: object) -> None:
        """Send CHANNEL_* or THREAD_* about `channel` to its guild's sessions that asked for guild events."""
        self.notify_watchers()
        if channel.guild_id is not None:
            body = payloads.dump_channel(channel) | extra
            await self.gateway.dispatch(event, body, guild_id=channel.guild_id)

    async def remove_channel(self, channel: Channel) -> None:
        """Delete a channel with its threads and messages, and tell the sessions."""
        guild = self.world.guild_of(channel)
        if guild is None:
            return
        for inner in [one for one in guild.channels.values() if one.parent_id == channel.id and one.type in THREADS]:
            await self.remove_channel(inner)
        del guild.channels[channel.id], self.world.channels[channel.id]
        self.messages.delete_channel(channel.id)
        await self.dispatch_channel("THREAD_DELETE" if channel.type in THREADS else "CHANNEL_DELETE", channel)

    async def add_thread(
        self,
        parent: Channel,
        name: str,
        *,
        kind: ChannelType,
        owner: Person,
        invited: Iterable[Person] = (),
        minutes: int = 4320,
        tags: list[int] | None = None,
        ident: int | None = None,
    ) -> Channel:
        """Make a thread in a channel or forum and tell the sessions."""
        guild = self.world.home(parent)
        now = self.world.clock()
        thread = Channel(
            id=self.world.ids.next() if ident is None else ident,
            type=kind,
            guild_id=guild.id,
            name=name,
            parent_id=parent.id,
            thread=ThreadState(
                owner_id=owner.id,
                archive_at=now,
                auto_archive_minutes=minutes,
                applied_tags=list(tags or []),
                members={owner.id, *(person.id for person in invited)},
            ),
        )
        guild.channels[thread.id] = self.world.channels[thread.id] = thread
        await self.dispatch_channel("THREAD_CREATE", thread, newly_created=True)
        return thread

    # Guilds

    async def remove_bot(self, guild: Guild) -> None:
        """Take the bot out of a guild."""
        guild.joined = False
        self.notify_watchers()
        guild.members.pop(self.world.me.id, None)
        await self.gateway.dispatch("GUILD_DELETE", {"id": str(guild.id)}, guild_id=guild.id)

    async def add_bot(self, guild: Guild, *, after_outage: bool = False) -> None:
        """Let the bot into a guild, again or for the first time, and tell the sessions.

        Only after an outage does Discord say that the guild is not unavailable; a guild that is joined is new.
        """
        guild.joined = True
        self.notify_watchers()
        if self.world.me.id not in guild.members:
            mine = Member(person=self.world.me, joined_at=self.world.clock(), roles=list(guild.bot_roles))
            guild.members[self.world.me.id] = mine
        body = payloads.dump_guild_create(guild, self.world)
        if not after_outage:
            del body["unavailable"]
        await self.gateway.dispatch("GUILD_CREATE", body, guild_id=guild.id)
