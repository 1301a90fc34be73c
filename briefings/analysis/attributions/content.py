"""Where the content of an attribution begins and ends."""

from enum import Enum

from briefings.analysis.cues import CueVerb, cue_verbs
from briefings.analysis.lexicon import words
from briefings.analysis.phrases import frame_after, noun_phrase_end, skip_adverbs
from briefings.analysis.reading import OUTSIDE, Reading
from briefings.analysis.tagging import VERBS

#: Frames whose content begins right after the verb.
_NEXT = frozenset(("that", "clause", "wh", "ing", "np", "npto", "npq", "npthat", "adj", "D", "V", "Z", "x"))
#: Frames whose content is a noun phrase, not a clause.
_NOMINAL = frozenset(("np", "adj", "phrase"))
#: Prepositions that lead to what is spoken about.
_TOPICAL = frozenset(("about", "against", "for", "of", "on", "over"))
#: Frames whose content has no subject of its own.
_PREDICATIVE = _NOMINAL | {"to", "npto"}
_ADVERSATIVE = frozenset(("while", "though", "although", "as"))
_FINITE_AUXILIARIES = frozenset(("has", "had", "is", "was", "have", "did", "are", "were"))
#: A cue this sure ends the content of the one before it.
_SURE = 0.6


class Setting(Enum):
    """Which clause the cue stands in."""

    MAIN = "main"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"
    #: The cue is a noun: the clause's own verb is still to come.
    NOUN = "noun"


def content_start(reading: Reading, verb: int, frame: str, cue: CueVerb, last: int) -> int | None:
    """Return the token at which content after the cue begins; None if nothing after it is content."""
    index = skip_adverbs(reading, verb + 1, last)
    if index >= last:
        return None
    if frame == "q":
        return index if reading.quoted[index] != OUTSIDE else index + 1
    if cue.lemma in words("cues_with_recipient"):
        after = _after_recipient(reading, index, frame, last)
        if after is not None:
            return after
    if frame == "to":
        following = reading.tags[index + 1] if index + 1 < last else "."
        return index if following in "VXRP" else index + 1
    if frame in _NEXT:
        return _after_time(reading, index, last) if cue.lemma in words("cues_of_speech") else index
    if frame in (",", "-", ":"):
        return _after_insertion(reading, index, last)
    if frame in ("end", "cc"):
        return None
    if cue.lemma in words("cues_of_speech") and (frame not in _TOPICAL or cue.lemma in words("cues_of_plain_speech")):
        return _after_circumstance(reading, index, last)
    return index + 1 if index + 1 < last else None


def _after_recipient(reading: Reading, index: int, frame: str, last: int) -> int | None:
    """'told reporters that …', 'told him “…”': the content begins after the one who is told."""
    if frame in ("wh", "that", "to"):
        return index
    if reading.tags[index] not in "TSONMJ0":
        return None
    end = index
    limit = noun_phrase_end(reading, index, last)
    while end < limit and reading.quoted[end] == OUTSIDE:
        end += 1
    if end < last and reading.quoted[end] != OUTSIDE:
        return end
    if end < last and (reading.tokens[end][3] in ("that", "if") or reading.tags[end] == "W"):
        return end
    if reading.tags[index] == "O" and index + 1 < limit and frame == "clause":
        return index + 1
    if end < last and reading.tags[end] in ",:" and end + 1 < last and reading.quoted[end + 1] != OUTSIDE:
        return end + 1
    if end < last and reading.tags[end] in "I,":
        found = _after_circumstance(reading, end, last)
        if found is not None:
            return found
    if frame == "clause":
        for inner in range(index + 1, limit):
            if reading.tags[inner] in "TSO" or reading.tags[inner] == "M" and reading.tags[inner - 1] == "N":
                return inner
    return None


def _after_time(reading: Reading, index: int, last: int) -> int:
    """'said Monday that …', 'said last week he …': skip the time."""
    start = index
    while index < last and reading.tokens[index][3] in words("time_words"):
        index += 1
    return index if index < last and reading.tags[index] not in ".,)" else start


def _after_circumstance(reading: Reading, index: int, last: int) -> int | None:
    """'said in a statement that …', 'said on Tuesday, “…': skip phrases of time and place up to the content."""
    steps = 0
    while index < last and steps < 4:
        steps += 1
        code, lower = reading.tags[index], reading.tokens[index][3]
        if reading.quoted[index] != OUTSIDE or lower == "that":
            return index
        if code in ",:" and index + 1 < last:
            return index + 1 if reading.quoted[index + 1] != OUTSIDE or reading.tokens[index + 1][3] == "that" else None
        if lower in words("time_words"):
            index += 1
            continue
        if code != "I":
            return index if steps > 1 and frame_starts_clause(reading, index, last) else None
        end = noun_phrase_end(reading, index + 1, last)
        stop = index + 1
        while stop < end and reading.quoted[stop] == OUTSIDE:
            stop += 1
        if stop == index + 1:
            return None
        if stop == end and stop < last and reading.tags[stop] in "XZDV":
            return _split_clause(reading, index + 1, stop)
        index = stop
    return None


def _split_clause(reading: Reading, first: int, end: int) -> int | None:
    """'said in a speech he would …': find where the clause's subject begins within a run of nouns."""
    for index in range(first + 1, end):
        code, before = reading.tags[index], reading.tags[index - 1]
        if before in "NM0" and (code in "TSO" or code == "M" and before == "N" or code == "N" and before == "0"):
            return index
    return None


def frame_starts_clause(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a noun phrase and a finite verb begin at token `index`."""
    return index < last and reading.tags[index] in "TSONMJ0" and frame_after(reading, index - 1, last) == "clause"


def _after_insertion(reading: Reading, index: int, last: int) -> int | None:
    """'said, however, that …': skip an insertion between commas or dashes."""
    for ahead in range(index + 1, min(index + 14, last)):
        if reading.quoted[ahead] != OUTSIDE:
            return ahead if reading.tags[ahead - 1] in ",:" else None
        if reading.tags[ahead] in ",-" and ahead + 1 < last:
            following = reading.tokens[ahead + 1][3]
            return ahead + 1 if following == "that" or reading.quoted[ahead + 1] != OUTSIDE else None
    return index + 1 if reading.tags[index] == ":" and index + 1 < last else None


def content_end(
    reading: Reading, start: int, last: int, frame: str, setting: Setting = Setting.MAIN
) -> int:
    """Return one past the last token of content that begins at `start`: the statement's end or an earlier stop."""
    if reading.quoted[start] != OUTSIDE:
        end = start
        while end < last and reading.quoted[end] == reading.quoted[start]:
            end += 1
        if end - start > 6 or (end < last and reading.tokens[end - 2][3] in ",.?!"):
            return _quotation_end(reading, end, last)
    for index in range(start + 1, last - 1):
        code = reading.tags[index]
        if _closes_with_comma(reading, index) and _stops_at_comma(reading, index, last, frame, setting):
            return index + 1
        if code in _STOPPERS and reading.quoted[index] == OUTSIDE:
            rule = _STOPPERS[code]
            if rule(reading, index, last, frame, setting):
                return trim(reading, start, index)
    return trim(reading, start, last)


def _closes_with_comma(reading: Reading, index: int) -> bool:
    """Tell whether `index` is a closing quotation mark after a comma: American style puts the comma inside."""
    return (
        reading.tags[index] == '"'
        and reading.quoted[index] != OUTSIDE
        and reading.quoted[index + 1] == OUTSIDE
        and reading.tags[index - 1] == ","
    )


def _quotation_end(reading: Reading, end: int, last: int) -> int:
    """End the content with its quotation, unless the sentence goes on quoting ('“…” and “…”')."""
    if end + 1 < last and reading.tags[end] == "C" and reading.quoted[end + 1] != OUTSIDE:
        end += 1
        while end < last and reading.quoted[end] != OUTSIDE:
            end += 1
    return end


def trim(reading: Reading, start: int, end: int) -> int:
    """Return `end` without the marks before it that close nothing."""
    while end > start + 1 and reading.quoted[end - 1] == OUTSIDE and reading.tags[end - 1] in ".,:-(C":
        end -= 1
    return end


def _stops_at_comma(reading: Reading, index: int, last: int, frame: str, setting: Setting) -> bool:
    tags = reading.tags
    following, word = tags[index + 1], reading.tokens[index + 1][3]
    if word in ("according", "reportedly"):
        return True
    if following == "G":
        return frame in _NOMINAL or frame == "to" or _is_cue(reading, index + 1, last)
    if following in "XDZ":
        # '…, who hoped for more, are …': the relative clause closes, the main clause goes on.
        return setting is Setting.RELATIVE or frame in _NOMINAL or frame == "to"
    if following == "C":
        return _stops_at_coordination(reading, index + 1, last, frame, setting)
    if following == "W":
        return word in ("which", "who", "where") and _stops_at_relative(reading, index, last, frame)
    if following == "I" and word in _ADVERSATIVE:
        return frame in _NOMINAL or frame == "clause" or _cue_clause(reading, index + 2, last)
    if following in "TSONMJ":
        return _stops_at_noun_phrase(reading, index, last, frame, setting)
    return False


def _stops_at_relative(reading: Reading, index: int, last: int, frame: str) -> bool:
    """'…, which …': a remark of the reporter ends the content, a clause that the content goes on after doesn't."""
    if frame in ("to", "npto"):
        return False
    for ahead in range(index + 2, last - 1):
        if reading.tags[ahead] == "," and reading.quoted[ahead] == OUTSIDE:
            return reading.tags[ahead + 1] not in "XZDVR"
    return frame in _NOMINAL or frame in ("clause", "q")


def _stops_at_noun_phrase(reading: Reading, index: int, last: int, frame: str, setting: Setting) -> bool:
    """'…, he said'; 'While X hoped for more, Y …': another subject after a comma ends the content."""
    if _cue_clause(reading, index + 1, last):
        return True
    if setting is Setting.MAIN and frame not in _NOMINAL and frame not in ("to", "npto"):
        return False
    return frame_starts_clause(reading, index + 1, last)


def _stops_at_coordination(reading: Reading, index: int, last: int, frame: str, setting: Setting) -> bool:
    """'and called …', 'but he added …': a cue of its own after the conjunction ends the content."""
    ahead = skip_adverbs(reading, index + 1, last)
    if ahead >= last or reading.quoted[ahead] != OUTSIDE:
        return False
    code = reading.tags[ahead]
    if code in "DZ" or (code == "X" and reading.tokens[ahead][3] in _FINITE_AUXILIARIES):
        if frame in _NOMINAL or frame == "npto":
            return True
        while ahead < last and reading.tags[ahead] in "XR":
            ahead += 1
        return _is_cue(reading, ahead, last)
    if reading.tags[index - 1] == "," and frame in _PREDICATIVE and frame_starts_clause(reading, ahead, last):
        return True
    if reading.tokens[index][3] == "but" and reading.tags[index - 1] == "," and (frame in _NOMINAL or frame == "to"):
        return True
    return _cue_clause(reading, ahead, last)


def _stops_at_dash(reading: Reading, index: int, last: int, frame: str, setting: Setting) -> bool:  # noqa: ARG001
    """'… — …': the content of a noun phrase ends at a dash that no second one closes."""
    return frame in _NOMINAL and not any(reading.tags[ahead] == "-" for ahead in range(index + 1, last))


def _stops_at_colon(reading: Reading, index: int, last: int, frame: str, setting: Setting) -> bool:  # noqa: ARG001
    """'…; …': a semicolon ends the content."""
    return reading.tokens[index][2] == ";"


def _stops_at_preposition(reading: Reading, index: int, last: int, frame: str, setting: Setting) -> bool:
    """'… as he called …', '… after …': a clause with a cue of its own, or the time of a thing, ends the content."""
    lower = reading.tokens[index][3]
    if lower in ("after", "before", "during"):
        return frame == "np"
    return lower in _ADVERSATIVE and _cue_clause(reading, index + 1, last)


def _stops_at_verb(reading: Reading, index: int, last: int, frame: str, setting: Setting) -> bool:  # noqa: ARG001
    """'those who hoped to leave will …': the main clause's verb ends the content of a relative clause."""
    if setting is Setting.RELATIVE:
        if frame not in ("to", "npto") or reading.tags[index] != "X":
            return False
    elif setting is not Setting.NOUN or frame == "that":
        return False
    return reading.tags[index - 1] in "NM" and not _subordinate_before(reading, index)


def _subordinate_before(reading: Reading, index: int) -> bool:
    """Tell whether a clause of its own begins within the few words before `index`."""
    return any(reading.tags[k] in "WO" or reading.tokens[k][3] in ("that", "if") for k in range(index - 6, index))


_STOPPERS = {
    ",": _stops_at_comma, "C": _stops_at_coordination, "-": _stops_at_dash, ":": _stops_at_colon,
    "I": _stops_at_preposition, "X": _stops_at_verb, "D": _stops_at_verb, "Z": _stops_at_verb,
}  # fmt: skip


def _is_cue(reading: Reading, index: int, last: int) -> bool:
    """Tell whether the verb at `index` is surely a cue in its frame."""
    if index >= last or reading.tags[index] not in VERBS or reading.quoted[index] != OUTSIDE:
        return False
    cue = cue_verbs().get(reading.tokens[index][3])
    return cue is not None and cue.chance(frame_after(reading, index, last)) >= _SURE


def _cue_clause(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a subject and a sure cue of speech begin at token `index` ('…, he said')."""
    if index >= last or reading.tags[index] not in "TSONMJ":
        return False
    end = noun_phrase_end(reading, index, last)
    while end < last and reading.tags[end] in "XR":
        end += 1
    return end < last and reading.tags[end] in "DZV" and _is_cue(reading, end, last)
