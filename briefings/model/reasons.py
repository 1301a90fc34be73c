"""Why a digest doesn't come: a cause that every language has words for, and a detail that is kept as it is."""

from dataclasses import dataclass
from enum import StrEnum


class Cause(StrEnum):
    """Why a digest is refused, waits, was left out or failed."""

    #: Its lateness limit was over before it could be sent.
    TOO_LATE = "too_late"
    #: A later digest was due as well and tells its news.
    SUPERSEDED = "superseded"
    PAUSED = "paused"
    REMOVED = "removed"

    #: The bot is no longer a member of the server.
    BOT_LEFT = "bot_left"
    #: The bot lacks a permission where the digest goes.
    MISSING_PERMISSION = "missing_permission"
    #: The bot can't see where the digest goes.
    MISSING_ACCESS = "missing_access"
    #: The channel, thread or forum isn't there.
    PLACE_GONE = "place_gone"
    #: The person takes no direct messages of the bot.
    DIRECT_MESSAGES_CLOSED = "direct_messages_closed"
    #: The forum wants a tag on each post.
    TAG_REQUIRED = "tag_required"
    #: The thread is archived or locked.
    THREAD_CLOSED = "thread_closed"
    #: Earlier messages may not be read, so that it can't be known whether one arrived.
    HISTORY_UNREADABLE = "history_unreadable"
    #: Discord refuses it for another reason, in Discord's words.
    REFUSED = "refused"

    #: This machine doesn't know the schedule's time zone; the detail is its name.
    ZONE_UNKNOWN = "zone_unknown"
    #: What the ledger holds of the schedule can't be read.
    ROW_UNREADABLE = "row_unreadable"

    #: Discord rejects the message itself, in Discord's words.
    REJECTED = "rejected"
    #: The forum's post that the digest continued was deleted.
    POST_DELETED = "post_deleted"

    #: Of what it was to tell, something was removed for its publisher.
    WITHDRAWN = "withdrawn"

    #: Discord asks to wait.
    RATE_LIMITED = "rate_limited"
    #: Discord lets nothing through for now: its edge network, or the token.
    SHUT_OUT = "shut_out"
    #: Discord refused so many requests that sending rests, because more would lead to a ban of the address.
    REFUSED_OFTEN = "refused_often"
    #: No connection to Discord can be made.
    UNREACHABLE = "unreachable"
    #: The connection broke before Discord had answered.
    CONNECTION_BROKE = "connection_broke"
    #: Discord answered with an error of its own; the detail is the status.
    DISCORD_ERROR = "discord_error"
    #: Another process of this bot holds the place's shard now, and sends it.
    HANDED_OVER = "handed_over"
    #: The process that holds the place's shard hasn't read all documents yet that others have.
    LIBRARY_BEHIND = "library_behind"
    #: A fault of this program; the log says more.
    INTERNAL_ERROR = "internal_error"

    #: Words alone are known: those of an earlier version.
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reason:
    """A cause, and what is known besides in words that nobody translates; they may be Discord's, and hostile."""

    cause: Cause
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.cause}: {self.detail}" if self.detail else str(self.cause)
