"""The messages of all channels: posting, editing, whom they ping, who sees them, nonces."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.standin.api_errors import Json, refusal
from bot.standin.checks.component_rules import extract_text
from bot.standin.checks.message_drafts import AllowedMentions, Flag, MessageDraft
from bot.standin.state import payloads
from bot.standin.state.channel_permissions import Permission
from bot.standin.state.world import Channel, Person, World

#: Discord speaks of "the past few minutes".
NONCE_WINDOW = timedelta(minutes=5)

_ALL_MENTIONS = AllowedMentions(parse=frozenset({"users", "roles", "everyone"}), replied_user=True)
#: Interaction answers and webhooks ping only users unless they say otherwise.
_USER_MENTIONS = AllowedMentions(parse=frozenset({"users"}), replied_user=True)


@dataclass(slots=True, kw_only=True)
class Pings:
    """Who was notified by a message. Mentions within code count too, so that "nobody" is certain."""

    everyone: bool = False
    users: tuple[int, ...] = ()
    roles: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return self.everyone or bool(self.users or self.roles)


@dataclass(slots=True, kw_only=True, eq=False)
class Message:
    """A posted message. `visible_to` is the one person who sees an ephemeral one; `interaction` is its metadata."""

    id: int
    channel_id: int
    author: Person
    posted_at: datetime
    draft: MessageDraft
    type: int = 0
    edited_at: datetime | None = None
    visible_to: int | None = None
    pings: Pings = field(default_factory=Pings)
    interaction: Json | None = None
    guild_id: int | None = None
    edits: int = 0

    @property
    def content(self) -> str:
        """The plain text; empty for Components V2."""
        return self.draft.content

    @property
    def components(self) -> list[Json]:
        """The components as stored, each with its id."""
        return self.draft.components

    @property
    def embeds(self) -> list[Json]:
        """The classic embeds."""
        return self.draft.embeds

    @property
    def flags(self) -> int:
        """The message's flags."""
        return self.draft.flags

    @property
    def ephemeral(self) -> bool:
        """True if one person alone sees it."""
        return bool(self.flags & Flag.EPHEMERAL)

    @property
    def loading(self) -> bool:
        """True while it shows "is thinking"."""
        return bool(self.flags & Flag.LOADING)

    @property
    def text(self) -> str:
        """All words that a reader sees in content and text displays, one paragraph each."""
        return "\n".join(part for part in (self.content, *extract_text(self.components)) if part)


def _store_embed(embed: Json) -> Json:
    stored: Json = {"type": "rich"} | embed
    if "fields" in embed:
        stored["fields"] = [{"inline": False} | field for field in embed["fields"] or []]
    return stored


class MessageStore:
    """All messages by channel, in order of their ids."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._by_channel: dict[int, list[int]] = {}
        self._by_id: dict[int, Message] = {}
        self._nonces: dict[tuple[int, int, str], tuple[int, datetime]] = {}

    def post(
        self,
        channel: Channel,
        author: Person,
        draft: MessageDraft,
        *,
        kind: int = 0,
        interaction: Json | None = None,
        visible_to: int | None = None,
        ident: int | None = None,
    ) -> tuple[Message, bool]:
        """Add a message; returns it and True, or the earlier one with the same enforced nonce and False."""
        draft = self._keep_files(draft)
        key = None if draft.nonce is None else (channel.id, author.id, str(draft.nonce))
        if key is not None and draft.enforce_nonce:
            earlier = self._find_by_nonce(key)
            if earlier is not None:
                return earlier, False
        message = Message(
            id=self._world.ids.next() if ident is None else ident,
            channel_id=channel.id,
            author=author,
            posted_at=self._world.clock(),
            draft=draft,
            type=19 if kind == 0 and draft.reply_to else kind,
            visible_to=visible_to,
            interaction=interaction,
            guild_id=channel.guild_id,
        )
        message.pings = self._find_pings(message, channel)
        insort(self._by_channel.setdefault(channel.id, []), message.id)
        self._by_id[message.id] = message
        if visible_to is None:
            channel.last_message_id = message.id
            if channel.thread is not None:
                channel.thread.message_count += 1
        if key is not None:
            self._nonces[key] = (message.id, message.posted_at)
        return message, True

    def _find_by_nonce(self, key: tuple[int, int, str]) -> Message | None:
        ident, at = self._nonces.get(key, (0, None))
        if at is None or not timedelta(0) <= self._world.clock() - at < NONCE_WINDOW:
            return None
        return self._by_id.get(ident)

    def edit(self, message: Message, draft: MessageDraft) -> None:
        """Change a message; an edit pings nobody, but the answer to a deferral counts as its first posting."""
        first, draft = message.loading, self._keep_files(draft)
        message.draft = replace(draft, flags=draft.flags & ~Flag.LOADING)
        if first:
            message.pings = self._find_pings(message, self._world.channels[message.channel_id])
        else:
            message.edited_at = self._world.clock()
            message.edits += 1

    def _keep_files(self, draft: MessageDraft) -> MessageDraft:
        """Return a draft whose new files are kept."""
        made = tuple(self._world.attachments.add(file, described).id for file, described in draft.new_files)
        return replace(draft, kept_files=(*draft.kept_files, *made), new_files=()) if made else draft

    def delete(self, message: Message) -> None:
        """Remove a message."""
        del self._by_id[message.id]
        order = self._by_channel[message.channel_id]
        del order[bisect_left(order, message.id)]

    def delete_channel(self, channel_id: int) -> None:
        """Forget a deleted channel's messages."""
        for ident in self._by_channel.pop(channel_id, []):
            del self._by_id[ident]

    def find(self, channel_id: int, message_id: int) -> Message:
        """Return a message; raises the refusal 10008 if the channel has none of that id."""
        message = self._by_id.get(message_id)
        if message is None or message.channel_id != channel_id:
            raise refusal(10008)
        return message

    def list_messages(
        self, channel_id: int, *, before: int | None, after: int | None, around: int | None, limit: int
    ) -> list[Message]:
        """Return up to `limit` messages that all may see, newest first, as Discord's list route pages them."""
        order = [i for i in self._by_channel.get(channel_id, []) if self._by_id[i].visible_to is None]
        if around is not None:
            at = bisect_left(order, around)
            start = max(0, at - limit // 2)
            chosen = order[start : start + limit]
        elif after is not None:
            start = bisect_right(order, after)
            chosen = order[start : start + limit]
        else:
            end = len(order) if before is None else bisect_left(order, before)
            chosen = order[max(0, end - limit) : end]
        return [self._by_id[ident] for ident in reversed(chosen)]

    def list_visible(self, person: Person, channel: Channel) -> list[Message]:
        """Return what this person sees in the channel, oldest first, their ephemeral messages included."""
        needed = Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY
        if self._world.compute_permissions(person, channel) & needed != needed:
            return []
        found = (self._by_id[ident] for ident in self._by_channel.get(channel.id, []))
        return [message for message in found if message.visible_to in {None, person.id}]

    def _find_pings(self, message: Message, channel: Channel) -> Pings:
        draft = message.draft
        default = _ALL_MENTIONS if message.interaction is None else _USER_MENTIONS
        allowed = draft.allowed_mentions or default
        words = "\n".join((draft.content, *extract_text(draft.components)))
        users = {int(number) for number in re.findall(r"<@!?(\d{1,19})>", words)}
        roles = {int(one) for one in re.findall(r"<@&(\d{1,19})>", words) if allowed.names_role(int(one))}
        guild = self._world.guild_of(channel)
        may_all = bool(self._world.compute_permissions(message.author, channel) & Permission.MENTION_EVERYONE)
        known = {} if guild is None else guild.roles
        return Pings(
            everyone=may_all and "everyone" in allowed.parse and bool(re.search("@everyone|@here", words)),
            users=tuple(sorted(one for one in users if one in self._world.people and allowed.names_user(one))),
            roles=tuple(sorted(one for one in roles if one in known and (may_all or known[one].mentionable))),
        )

    def dump_message(self, message: Message) -> Json:
        """Return the message object."""
        draft = message.draft
        body: Json = {
            "id": str(message.id),
            "channel_id": str(message.channel_id),
            "type": message.type,
            "author": payloads.dump_person(message.author),
            "content": draft.content,
            "embeds": [_store_embed(embed) for embed in draft.embeds],
            "components": draft.components,
            "attachments": [self._world.attachments.dump(one) for one in draft.kept_files],
            "mentions": [payloads.dump_person(self._world.people[one]) for one in message.pings.users],
            "mention_roles": [str(one) for one in message.pings.roles],
            "mention_everyone": message.pings.everyone,
            "timestamp": payloads.dump_moment(message.posted_at),
            "edited_timestamp": payloads.dump_moment(message.edited_at),
            "flags": draft.flags,
            "pinned": False,
            "tts": False,
        }
        if draft.nonce is not None:
            body["nonce"] = draft.nonce
        if draft.reply_to is not None:
            body["message_reference"] = {
                "type": 0,
                "channel_id": str(message.channel_id),
                "message_id": str(draft.reply_to),
            }
        if message.interaction is not None:
            application = str(self._world.application_id)
            body |= {
                "application_id": application,
                "webhook_id": application,
                "interaction_metadata": message.interaction,
            }
        return body
