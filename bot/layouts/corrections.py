"""What a digest says of lines of earlier ones that no longer hold, in one line."""

from collections.abc import Sequence

from discord.utils import format_dt

from bot.catalogue import Counted, Message, Words
from briefings import Correction, CorrectionCause, escape_discord

#: Characters shown of a line: the head's lines are short.
_LONGEST = 70

_MESSAGES = {
    CorrectionCause.HIDDEN: Message.CORRECTED_HIDDEN,
    CorrectionCause.GONE: Message.CORRECTED_GONE,
    CorrectionCause.CHANGED: Message.CORRECTED_CHANGED,
    CorrectionCause.WITHDRAWN: Message.CORRECTED_WITHDRAWN,
}


def correction_text(corrections: Sequence[Correction], words: Words) -> str:
    """Return the line *Corrected* as Markdown: the latest of `corrections`, of which there is one at least."""
    first, *others = corrections
    told = first.told
    day = "" if told.sent_at is None else format_dt(told.sent_at, "d")
    said = words.say(_MESSAGES[first.cause], day=day, words=escape_discord(told.words, _LONGEST))
    return f"{said} {words.count(Counted.CORRECTED_MORE, len(others))}" if others else said
