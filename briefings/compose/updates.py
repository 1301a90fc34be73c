"""What was told of a story before, beside what is new in it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, tzinfo

from briefings.compose.words import claim_words
from briefings.model.briefing import Claim, Earlier
from briefings.model.digest import Told
from briefings.text.shortening import shorten
from briefings.text.wording import read_wording

#: Characters shown of a line that was told.
_SHOWN = 140
#: Days within which a weekday names a day.
_LATELY = 6


def add_earlier(claim: Claim, told: Sequence[Told], *, today: date, zone: tzinfo) -> Claim:
    """Return a story's line with what was told of it before that is likest to it; as it is where no line was told.

    `today` is the reader's, `zone` theirs. Told words are shown from their beginning: whoever began at a figure would
    leave out "No" and "denied that".
    """
    lines = [one for one in told if one.is_line]
    if not lines:
        return claim
    words = read_wording(claim_words(claim))
    likest = max(lines, key=lambda one: (len(words.words & read_wording(one.words).words), one.sent_at is not None))
    day = today if likest.sent_at is None else likest.sent_at.astimezone(zone).date()
    earlier = Earlier(shorten(likest.words, _SHOWN), day, lately=0 < (today - day).days <= _LATELY)
    return replace(claim, label=replace(claim.label, earlier=earlier))
