"""What the bot needs in the place where a digest goes, and what of it is missing there."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import discord

from briefings import Cause, Delivery, Destination, DestinationKind, Reason

#: Where a digest of a server may go.
Channel: TypeAlias = discord.TextChannel | discord.ForumChannel | discord.Thread


class Lack(StrEnum):
    """What is missing in a place."""

    #: The channel isn't there, or the server is not one of the bot's.
    PLACE = "place"
    VIEW = "view"
    SEND = "send"
    SEND_IN_THREADS = "send_in_threads"
    READ_HISTORY = "read_history"
    #: For a role that not everybody may mention.
    PING = "ping"
    #: The forum wants a tag on every post.
    TAG = "tag"
    #: Only an announcement channel publishes.
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Access:
    """The bot's own view of servers: what it may do where, as far as the gateway has told."""

    client: discord.Client
    #: Whether the gateway has told of all servers of a server's shard; None: of all servers, once the client is ready.
    told: Callable[[int], bool] | None = None

    def lacks(self, guild: int, destination: Destination, role: int | None = None) -> tuple[Lack, ...] | None:
        """Return what is missing for a digest; None where that isn't known now (the server is unavailable)."""
        found = self.client.get_guild(guild)
        if found is None or found.unavailable:
            return None
        place = found.get_channel_or_thread(destination.id)
        if not isinstance(place, Channel):
            # An archived thread isn't known either: only an attempt can tell.
            return None if place is None and destination.kind is DestinationKind.THREAD else (Lack.PLACE,)
        if isinstance(place, discord.Thread) and place.parent is None:
            return None
        return lacking(place, destination, None if role is None else found.get_role(role))

    def refusal(self, delivery: Delivery) -> Reason | None:
        """Return why Discord would answer with 403 to a delivery's messages; None: it wouldn't, or nobody knows.

        Asked before each message, because refused requests count towards a ban. A channel that isn't known may have
        been made a moment ago, and asking for one that isn't there costs nothing.
        """
        guild, destination = delivery.schedule.settings.guild, delivery.destination
        if guild is None or destination is None:
            return None
        told = self.client.is_ready() if self.told is None else self.told(guild)
        if told and self.client.get_guild(guild) is None:
            return Reason(Cause.BOT_LEFT)
        lacks = self.lacks(guild, destination) or ()
        if Lack.VIEW in lacks:
            return Reason(Cause.MISSING_ACCESS)
        return Reason(Cause.MISSING_PERMISSION) if {Lack.SEND, Lack.SEND_IN_THREADS} & set(lacks) else None


#: What a person needs in a place to have the bot write there; the others are the bot's own business.
_PERSONAL = {Lack.VIEW, Lack.SEND, Lack.SEND_IN_THREADS, Lack.PING}


def lacking_of(
    person: discord.Member, place: Channel, destination: Destination, role: discord.Role | None
) -> tuple[Lack, ...]:
    """Return what a person lacks to write there and ping `role` as the digest will, with words of their own."""
    return tuple(lack for lack in lacking(place, destination, role, person) if lack in _PERSONAL)


def lacking(
    place: Channel, destination: Destination, role: discord.Role | None, who: discord.Member | None = None
) -> tuple[Lack, ...]:
    """Return what is missing in a place of one of the bot's servers for digests that go there and ping `role`.

    It is the bot (None) or another member who lacks it.
    """
    may = place.permissions_for(place.guild.me if who is None else who)
    thread = isinstance(place, discord.Thread)
    in_threads = thread or destination.kind is DestinationKind.FORUM
    checks = {
        Lack.VIEW: may.view_channel and (who is not None or _is_in(place, may)),
        Lack.SEND: thread or may.send_messages,
        Lack.SEND_IN_THREADS: not in_threads or may.send_messages_in_threads,
        Lack.READ_HISTORY: may.read_message_history,
        Lack.PING: role is None or role.mentionable or may.mention_everyone,
        Lack.TAG: not (isinstance(place, discord.ForumChannel) and place.flags.require_tag),
        Lack.PUBLISH: not destination.publish or (isinstance(place, discord.TextChannel) and place.is_news()),
    }
    return tuple(lack for lack, there in checks.items() if not there)


def _is_in(place: Channel, may: discord.Permissions) -> bool:
    """Tell whether the bot can see a thread as such: into a private one one is invited, or one manages all threads."""
    invited = not (isinstance(place, discord.Thread) and place.is_private()) or place.me is not None
    return invited or may.manage_threads
