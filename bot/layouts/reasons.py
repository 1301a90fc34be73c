"""Why a digest doesn't come, in the reader's language."""

from bot.catalogue import Message, Words
from briefings import Cause, Reason, escape_discord

#: Characters shown of a detail.
_DETAIL = 200

#: All causes but OTHER, of which the detail alone is known.
_MESSAGES = {
    Cause.TOO_LATE: Message.WHY_TOO_LATE,
    Cause.SUPERSEDED: Message.WHY_SUPERSEDED,
    Cause.PAUSED: Message.WHY_PAUSED,
    Cause.REMOVED: Message.WHY_REMOVED,
    Cause.WITHDRAWN: Message.WHY_WITHDRAWN,
    Cause.BOT_LEFT: Message.REASON_BOT_LEFT,
    Cause.MISSING_PERMISSION: Message.REASON_MISSING_PERMISSION,
    Cause.MISSING_ACCESS: Message.REASON_MISSING_ACCESS,
    Cause.PLACE_GONE: Message.REASON_PLACE_GONE,
    Cause.DIRECT_MESSAGES_CLOSED: Message.REASON_DIRECT_MESSAGES_CLOSED,
    Cause.TAG_REQUIRED: Message.REASON_TAG_REQUIRED,
    Cause.THREAD_CLOSED: Message.REASON_THREAD_CLOSED,
    Cause.HISTORY_UNREADABLE: Message.REASON_HISTORY_UNREADABLE,
    Cause.REFUSED: Message.REASON_REFUSED,
    Cause.ZONE_UNKNOWN: Message.REASON_ZONE_UNKNOWN,
    Cause.ROW_UNREADABLE: Message.REASON_ROW_UNREADABLE,
    Cause.REJECTED: Message.REASON_REJECTED,
    Cause.POST_DELETED: Message.REASON_POST_DELETED,
    Cause.RATE_LIMITED: Message.REASON_RATE_LIMITED,
    Cause.SHUT_OUT: Message.REASON_SHUT_OUT,
    Cause.REFUSED_OFTEN: Message.REASON_REFUSED_OFTEN,
    Cause.HANDED_OVER: Message.REASON_HANDED_OVER,
    Cause.LIBRARY_BEHIND: Message.REASON_LIBRARY_BEHIND,
    Cause.UNREACHABLE: Message.REASON_UNREACHABLE,
    Cause.CONNECTION_BROKE: Message.REASON_CONNECTION_BROKE,
    Cause.DISCORD_ERROR: Message.REASON_DISCORD_ERROR,
    Cause.INTERNAL_ERROR: Message.REASON_INTERNAL_ERROR,
}

#: What ends a block, where permissions don't.
_ADVICE = {
    Cause.BOT_LEFT: Message.ADVICE_INVITE,
    Cause.PLACE_GONE: Message.ADVICE_CHANNEL,
    Cause.ZONE_UNKNOWN: Message.ADVICE_ZONE,
    Cause.THREAD_CLOSED: Message.ADVICE_THREAD,
    Cause.TAG_REQUIRED: Message.ADVICE_TAG,
    Cause.DIRECT_MESSAGES_CLOSED: Message.ADVICE_DIRECT_MESSAGES,
    Cause.INTERNAL_ERROR: Message.ADVICE_OPERATOR,
    Cause.ROW_UNREADABLE: Message.ADVICE_OPERATOR,
}


def advice_words(reason: Reason, words: Words, *, personal: bool = False) -> str:
    """Return what to do about a blocked digest, as a sentence. `personal`: one that a person follows."""
    if personal:
        of_zone = reason.cause is Cause.ZONE_UNKNOWN
        return words.say(Message.ADVICE_FOLLOW_ZONE if of_zone else Message.ADVICE_DIRECT_MESSAGES)
    return words.say(_ADVICE.get(reason.cause, Message.ADVICE_PERMISSIONS))


def reason_words(reason: Reason | None, words: Words) -> str:
    """Return a reason as Markdown: its cause in the reader's language, and the detail as it is, escaped.

    Empty where there is no reason.
    """
    if reason is None:
        return ""
    detail = escape_discord(reason.detail, _DETAIL)
    message = _MESSAGES.get(reason.cause)
    if message is None:
        return detail
    return f"{words.say(message)} ({detail})" if detail else words.say(message)
