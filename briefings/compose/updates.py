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
_SHOWN = 100
#: Days within which a weekday names a day.
_LATELY = 6


def add_earlier(claim: Claim, told: Sequence[Told], *, today: date, zone: tzinfo) -> Claim:
    """Return a story's line with what was told of it before that is likest to it; as it is where nothing was.

    `today` is the reader's, `zone` theirs.
    """
    if not told:
        return claim
    words = read_wording(claim_words(claim))
    likest = max(told, key=lambda one: (len(words.words & read_wording(one.words).words), one.sent_at is not None))
    day = today if likest.sent_at is None else likest.sent_at.astimezone(zone).date()
    shown = shorten(_begin_at_figure(likest.words, words.numbers), _SHOWN)
    earlier = Earlier(shown, day, lately=0 < (today - day).days <= _LATELY)
    return replace(claim, label=replace(claim.label, earlier=earlier))


def _begin_at_figure(told: str, now: Sequence[str]) -> str:
    """Return told words from their first figure on that the new line has no more, where it has another: '13 people'."""
    if not now:
        return told
    words = told.split()
    for place, word in enumerate(words):
        numbers = read_wording(word).numbers
        if numbers and any(character.isdigit() for character in word) and not set(numbers) & set(now):
            return " ".join(words[place:])
    return told
