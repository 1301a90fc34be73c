"""Where content that stands before its cue goes on behind it: “…,” she said, “…”; and where somebody else speaks."""

from briefings.analysis.attributions.content_end import find_content_end, trim_marks
from briefings.analysis.attributions.cue_verbs import is_verb_of_speech
from briefings.analysis.attributions.limits import goes_on_with_limit, names_when_or_where
from briefings.analysis.attributions.subject_modifiers import is_time
from briefings.analysis.candidate import Range
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_start
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.analysis.reading.titles_of_works import names_work
from briefings.lexicon import words

#: A quotation's own cue ends within so many tokens behind it.
_CUE_WITHIN = 8
#: When it was said stands in so many words between a cue and the comma behind it.
_WHEN = 3
_TELLING = frozenset(("told", "tell", "tells"))


def find_continuation(reading: Reading, index: int, last: int, *, inverted: bool, bare: bool) -> Range | None:
    """'…,' she said, '…': the content's second half in the same statement.

    A `bare` first half has no verb; the second then may begin with it: 'The talks, she said, raised hopes'.
    """
    for ahead in range(index, last):
        if _another_cue(reading, ahead, last) or _says(reading, ahead):
            break
        if reading.quoted[ahead] != OUTSIDE:
            if _has_cue_behind(reading, reading.stretch_end(ahead, last), last):
                break
            joined = ahead == index + 2 and reading.tags[index : index + 2] == pos.COMMA + pos.CONJUNCTION
            marked = reading.tags[ahead - 1] in pos.PAUSES_STOP_OR_DASH or joined  # '“…,” she said, but “…”'
            if not marked or names_work(reading, ahead):
                break
            end = reading.stretch_end(ahead, last)
            return (ahead, trim_marks(reading, ahead, last) if last - end < 2 else end)
    if (bare or not inverted) and index + 1 < last and reading.tags[index] == pos.COMMA:
        following, word = reading.tags[index + 1], reading.lower[index + 1]
        end = trim_marks(reading, index + 1, last)
        opens = following not in pos.PARTICIPLES_OR_WH or (
            bare and (following == pos.PAST_PARTICIPLE or _is_gerund_clause(reading, index + 1, end))
        )
        # 'The plan, he says, is sound.'
        short = bare and following == pos.AUXILIARY
        if opens and end > index + 3 - short:
            finite = following == pos.PREPOSITION and any(
                reading.tags[k] in pos.SURELY_FINITE for k in range(index + 1, end)
            )
            if not bare and (_accompanies(reading, index + 1, end) or _tells_how(reading, index + 1, end)):
                return None
            if (word not in words("after_cue") or (finite and word in ("in", "on", "at"))) and not _reports(
                reading, index + 1, end
            ):
                return (index + 1, end)
    return None


def find_limit(reading: Reading, index: int, last: int, *, spoken: bool) -> Range | None:
    """Return what limits the content before a cue that ends at `index`: '…, Berg said on Monday, but only if it rains'.

    `spoken` tells that the content is a quotation.
    """
    comma = reading.tags.find(pos.COMMA, index, min(index + _WHEN + 1, last))
    if comma < 0 or any(reading.tags[k] not in pos.IN_ADJUNCT_OR_NAME for k in range(index, comma)):
        return None
    start = comma + 1
    if start >= last or reading.quoted[start] != OUTSIDE or not goes_on_with_limit(reading, start, last, spoken=spoken):
        return None
    told = not _TELLING.isdisjoint(reading.lower[max(0, index - _CUE_WITHIN) : index])
    if told and not goes_on_with_limit(reading, start, last, spoken=True):
        return None  # '…, Berg told reporters, but not the council'
    return (start, find_content_end(reading, start, last, "that"))


def _is_gerund_clause(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a form in -ing is the subject of a clause: 'While it rains, she said, sailing would be unwise'."""
    stop = next((k for k in range(start, end) if reading.tags[k] in pos.PAUSES), end)
    return reading.tags[start] == pos.ING and any(reading.tags[k] in pos.SURELY_FINITE for k in range(start, stop))


def _tells_how(reading: Reading, start: int, end: int) -> bool:
    """Tell whether 'not' opens words of how it was said: ', not without pride'; not ', not in June'."""
    start += reading.lower[start] == "if"
    if start + 1 >= end or reading.lower[start] != "not":
        return False
    following = reading.tags[start + 1]
    return following == pos.ING or (following == pos.PREPOSITION and not names_when_or_where(reading, start + 1, end))


def _accompanies(reading: Reading, start: int, end: int) -> bool:
    """Tell whether words behind the cue tell how it was said: ', his voice breaking', ', tears in her eyes'.

    They are a noun with a participle, an adjective or a place behind it, and have no verb of their own.
    """
    owned = reading.tags[start] == pos.POSSESSIVE and reading.lower[start] in ("his", "her", "their")
    if any(reading.tags[k] in pos.FINITE for k in range(start, end)):
        return False
    if owned:
        noun = next((k for k in range(start + 1, end) if reading.tags[k] == pos.NOUN), end)
        return noun + 1 < end and reading.tags[noun + 1] in pos.AFTER_OWNED
    near = reading.tags[start] == pos.NOUN and start + 2 < end and reading.tags[start + 1] == pos.PREPOSITION
    return near and reading.lower[start + 2] in ("his", "her", "their")


def _reports(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a clause that ends a statement says who passed the words on: ', the Orbit agency reported'."""
    verb = end - 1
    while verb > start and is_time(reading, verb, verb + 1):
        verb -= 1
    return is_verb_of_speech(reading, verb) and noun_phrase_start(reading, verb, start) == start


def _says(reading: Reading, index: int) -> bool:
    """Tell whether a verb of speech stands there, whose subject says the next quotation: 'and Berg replied: “…”'."""
    return reading.quoted[index] == OUTSIDE and is_verb_of_speech(reading, index)


def _has_cue_behind(reading: Reading, end: int, last: int) -> bool:
    """Tell whether a quotation that ends before `end` has a cue of its own: '…; “it is wet,” Berg replied'."""
    if not speech_ends(reading, end - 1) or (end < last and reading.tags[end] in pos.LEADING):
        return False
    return any(_says(reading, k) for k in range(end, min(end + _CUE_WITHIN, last)))


def _another_cue(reading: Reading, index: int, last: int) -> bool:
    """Tell whether ', adding …' or 'and wrote …' begins at `index`: the quotation after it is that cue's."""
    following = reading.tags[index + 1] if index + 1 < last and reading.quoted[index] == OUTSIDE else ""
    return (reading.tags[index] == pos.COMMA and following == pos.ING) or (
        reading.tags[index] == pos.CONJUNCTION and following in pos.ADVERB_THIRD_OR_PAST
    )


def speech_ends(reading: Reading, index: int) -> bool:
    """Tell whether a quotation ends at token `index` as speech before its cue does: with a comma or ? or ! or dash."""
    if index < 1 or index >= len(reading.lower):
        return False
    if reading.tags[index] == pos.COMMA and reading.quoted[index] == OUTSIDE:
        return reading.quoted[index - 1] != OUTSIDE
    if reading.quoted[index] == OUTSIDE:
        return False
    return reading.words[index - 1] in (",", "?", "!", "…", "...", "—", "-", "--", "–", ".", ";")
