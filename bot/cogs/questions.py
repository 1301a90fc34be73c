"""What a person typed, as a request."""

import re
from datetime import date, datetime, timedelta

from bot.catalogue import Message
from bot.cogs.refusals import RefusedError
from briefings import clean, escape_discord

#: Discord's limit for what the options of these commands may hold; also the longest that the service is asked.
LONGEST = 100

_AGO = re.compile(r"([0-9]{1,4}) ?([dwmy])")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


def topic(words: str) -> str:
    """Return a topic as typed, without what nobody sees; raise RefusedError where nothing is left."""
    found = clean(words)[:LONGEST].strip()
    if not any(character.isalnum() for character in found):
        raise RefusedError(Message.TOPIC_EMPTY)
    return found


def since(words: str | None, now: datetime) -> date | None:
    """Return the day that '2025-08-26', '2025-08', '2025' or '7d' means; raise RefusedError for anything else."""
    typed = clean(words or "").casefold()
    if not typed:
        return None
    ago = _AGO.fullmatch(typed)
    try:
        if ago is not None:
            return (now - timedelta(days=int(ago[1]) * _DAYS[ago[2]])).date()
        if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", typed):
            year, month, day = (*map(int, typed.split("-")), 1, 1)[:3]
            return date(year, month, day)
    except (ValueError, OverflowError):
        pass
    raise RefusedError(Message.SINCE_UNCLEAR, words=escape_discord(typed, 40))
