"""Where the content of an attribution ends: at the statement's end, or before what is the reporter's again."""

from briefings.analysis.attributions.content_stops import (
    MAY_STOP,
    NOMINAL,
    PREDICATIVE,
    STOPPERS,
    Place,
    Setting,
    closes_with_comma,
    find_closing_comma,
    opens_cue_clause,
    stops_at_comma,
)
from briefings.analysis.attributions.limits import limits_before
from briefings.analysis.attributions.other_speakers import (
    find_inner_saying,
    find_other_participle,
    find_other_speech,
)
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import (
    frame_after,
    noun_phrase_end,
    opens_limited_clause,
    starts_clause,
)
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.analysis.reading.word_classes import open_classes
from briefings.lexicon import words

#: What comes before the subject has at most so many words.
_LONGEST_ADJUNCT = 25


def find_content_end(
    reading: Reading, start: int, last: int, frame: str, setting: Setting = Setting.MAIN, *, whole: bool = False
) -> int:
    """Return one past the last token of content that begins at `start`: the statement's end or an earlier stop.

    `whole` tells that the content is a clause for certain, so that its subject doesn't end it.
    """
    if reading.quoted[start] != OUTSIDE:
        end = reading.stretch_end(start, last)
        whole = end < last and (reading.lower[end - 2] in ",.?!" or _is_sentence(reading, start, end))
        # 'promised “fair votes,” but not this year'
        limited = not (frame == "q" and _is_sentence(reading, start, end)) and limits_before(reading, end, last)
        if (end - start > 6 or whole) and not limited:
            return find_quotations_end(reading, end, last)
    last = find_other_speech(reading, start, last, nominal=frame in PREDICATIVE)
    if setting is Setting.PARTICIPLE:
        last = find_other_participle(reading, start, last)
    opened = _find_opening_end(reading, start, last, frame)
    if frame in NOMINAL:
        last = find_inner_saying(reading, start, last)
    last = _find_open_bracket(reading, start, last)
    inserted = opened
    for stop in MAY_STOP.finditer(reading.tags, start + 1, last - 1):
        index = stop.start()
        if index < inserted or index == opened > start:
            continue
        if reading.quoted[index] == OUTSIDE:
            if _corrects(reading, start, index + (stop[0] == pos.COMMA), last):
                continue
            rule = STOPPERS.get(stop[0])
            ends = rule is not None and rule(reading, Place(index, last, frame, setting, start))
            if ends and not (whole and _lists_subjects(reading, start, index, last)):
                return trim_marks(reading, start, index)
            if stop[0] == pos.COMMA and reading.tags[index + 1] == pos.WH_WORD:
                # A relative clause that the content goes on after belongs to it as a whole.
                inserted = find_closing_comma(reading, index, last) or inserted
        elif closes_with_comma(reading, index) and stops_at_comma(reading, Place(index, last, frame, setting, start)):
            return index + 1
    return trim_marks(reading, start, last)


def _find_opening_end(reading: Reading, start: int, last: int, frame: str) -> int:
    """Return the comma behind what stands before the content's subject, `start` if nothing does."""
    if reading.lower[start] == "that":
        return find_adjunct_end(reading, start, last)
    if frame == "clause" and opens_when_clause(reading, start, last):
        return reading.tags.find(pos.COMMA, start, last)
    if frame == "clause" and opens_limited_clause(reading, start, last):
        # 'said until it rained, Berg had hoped to go'; not 'goes until it rains, she said'
        ahead = max(start, find_adjunct_end(reading, start - 1, last))
        return start if _ends_with_cue(reading, ahead + 1, last) else ahead
    return start


def opens_when_clause(reading: Reading, start: int, last: int) -> bool:
    """'said when she left, it rained': tell whether 'when' opens a clause that says at what time what is said was so.

    What somebody 'said when she left' without a clause behind it is another question.
    """
    if reading.lower[start] not in ("when", "whenever") or not starts_clause(reading, start + 1, last):
        return False
    comma = reading.tags.find(pos.COMMA, start, min(last, start + _LONGEST_ADJUNCT))
    held = comma > 0 and not reading.quotes_in(start, comma)
    return held and starts_clause(reading, comma + 1, last) and not _ends_with_cue(reading, comma + 1, last)


def _ends_with_cue(reading: Reading, index: int, last: int) -> bool:
    """Tell whether nothing but a subject and a cue stands from `index` on: ', she said.'."""
    verb = noun_phrase_end(reading, index, last)
    return (
        opens_cue_clause(reading, index, last) and verb < last and frame_after(reading, verb, last) in ("end", pos.STOP)
    )


def _corrects(reading: Reading, start: int, but: int, last: int) -> bool:
    """Tell whether 'but' goes on with what is so in place of what content opens with: 'wants not a vote, but a ban'."""
    denied = reading.lower[start] == "not" and reading.lower[but] == "but" and but + 1 < last
    return denied and reading.tags[but + 1] in pos.OPENS_NOUN_PHRASE and not starts_clause(reading, but + 1, last)


def _lists_subjects(reading: Reading, start: int, stop: int, last: int) -> bool:
    """Tell whether the subject of a clause from `start` goes on behind `stop`: 'that both he | and Berg left'.

    So it is where no word before `stop` may be the clause's verb, what stands in a relative clause aside ('nations that
    border China | , Mali and Chad'), and a noun phrase with a verb follows.
    """
    ahead = stop + 1
    while ahead < last and reading.tags[ahead] in pos.CONJUNCTION_OR_ADVERB:
        ahead += 1
    if ahead >= last or reading.tags[ahead] not in pos.OPENS_NOUN_PHRASE:
        return False
    verbs = relatives = 0
    for index in range(start, stop):
        code = reading.tags[index]
        misread = code == pos.NOUN and reading.tags[index - 1] in pos.NOMINAL and _may_be_verb(reading.lower[index])
        verbs += misread or code in pos.VERBS or code == pos.AUXILIARY
        opens = code == pos.WH_WORD or reading.lower[index] == "that"
        relatives += opens and index > start and reading.tags[index - 1] in pos.NOUNS
    return verbs <= relatives


def _may_be_verb(word: str) -> bool:
    return not pos.VERBS.isdisjoint(open_classes().get(word, ""))


def _find_open_bracket(reading: Reading, start: int, last: int) -> int:
    """Return where a bracket closes that opened before `start`: 'Berg (who says he is ill) left'; else `last`."""
    depth = 0
    for index in range(start, last):
        code = reading.tags[index]
        depth += (code == pos.BRACKET_OPENS) - (code == pos.BRACKET_CLOSES)
        if depth < 0:
            return index if index > start else last
    return last


def _is_sentence(reading: Reading, start: int, end: int) -> bool:
    """Tell whether subject and verb stand in marks: 'said “the dam is old” in Ely', not 'said “ugly” things'."""
    verb = next((k for k in range(start + 2, end) if reading.tags[k] in pos.SURELY_FINITE), None)
    return verb is not None and any(code in pos.NOMINAL for code in reading.tags[start + 1 : verb])


def find_quotations_end(reading: Reading, end: int, last: int) -> int:
    """End the content with the quotation that ends at `end`, unless the sentence goes on quoting ('“…” and “…”')."""
    if end + 1 < last and reading.tags[end] == pos.CONJUNCTION and reading.quoted[end + 1] != OUTSIDE:
        end += 1
        while end < last and reading.quoted[end] != OUTSIDE:
            end += 1
    return end


def trim_marks(reading: Reading, start: int, end: int) -> int:
    """Return `end` without the marks before it that close nothing."""
    while end > start + 1 and reading.quoted[end - 1] == OUTSIDE and reading.tags[end - 1] in pos.TRAILING:
        end -= 1
    # 'is ahead | even as polls show it'
    return end - (end - 1 > start and reading.lower[end - 1] == "even")


def find_adjunct_end(reading: Reading, start: int, last: int) -> int:
    """'said that after the fire, Berg had left': return the comma behind what comes before the content's subject."""
    index = start + 1
    if index >= last or reading.tags[index] not in pos.OPENS_ADJUNCT:
        return start
    for comma in range(index + 1, min(index + _LONGEST_ADJUNCT, last)):
        if reading.quoted[comma] != OUTSIDE or reading.tags[comma] in pos.PAUSES_STOP_OR_DASH - {pos.COMMA}:
            return start
        if reading.tags[comma] == pos.COMMA:
            return comma
        if reading.tags[comma] in pos.SURELY_FINITE and reading.lower[index] not in words("subordinators"):
            return start
    return start
