"""Phrases of a statement: noun phrases to either side of a token, verb groups, and what follows a verb."""

from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.lexicon import words

_IN_PHRASE = frozenset("TSONMJ0")
#: What follows a verb, where its code alone tells.
_FRAMES = {"K": "to", "W": "wh", "G": "ing", "P": "adj", "C": "cc", ".": "end", ")": "end"}
#: How many tokens a noun phrase has at most; a longer run is no phrase but a list.
_LONGEST = 40


def noun_phrase_end(reading: Reading, first: int, last: int) -> int:
    """Return where the noun phrase that begins at token `first` ends, its prepositional phrases included."""
    tags, lower = reading.tags, reading.lower
    index = first
    last = min(last, first + _LONGEST)
    while index < last:
        code = tags[index]
        following = tags[index + 1] if index + 1 < last else "."
        inner = index > first
        if (
            reading.quoted[index] != OUTSIDE
            or code in _IN_PHRASE
            or code == "R"
            or (code in "PG" and following in "NMJ")
            or (code == "I" and inner and following in "TSONMJ0PG" and lower[index] in words("phrase_prepositions"))
            or (code == "C" and inner and following in "TSNMJ0" and lower[index] != "but")
        ):
            index += 1
        else:
            break
    return index


def noun_phrase_start(reading: Reading, end: int, first: int) -> int:
    """Return where the noun phrase that ends before token `end` begins, not before token `first`; `end` if none."""
    tags, lower = reading.tags, reading.lower
    index = end
    first = max(first, end - _LONGEST)
    while index > first:
        before = _before_inserted(reading, index, end, first)
        if before is None and _joins_left(reading, index, end, first):
            before = index - 1
        if before is None:
            break
        index = before
    while index < end and (tags[index] in "I-C)" or (tags[index] == "S" and lower[index] == "'s")):
        index += 1
    return index


def _before_inserted(reading: Reading, index: int, end: int, first: int) -> int | None:
    """Return where the nickname in marks or the bracket that ends before `index` begins; None if there is none."""
    start = index - 1
    if reading.quoted[start] != OUTSIDE:
        while start > first and reading.quoted[start - 1] == reading.quoted[index - 1]:
            start -= 1
        # A quotation that opens the statement or ends the phrase is no nickname.
        return None if end == index or end - start > 8 or start == first else start
    if reading.tags[start] != ")":
        return None
    while start > first and reading.tags[start] != "(":
        start -= 1
    return start if reading.tags[start] == "(" and start > first else None


def _joins_left(reading: Reading, index: int, end: int, first: int) -> bool:
    """Tell whether the token before `index` belongs to the noun phrase that goes on at `index`."""
    if reading.quoted[index - 1] != OUTSIDE:
        return False
    code, lower = reading.tags[index - 1], reading.lower[index - 1]
    following = reading.tags[index] if index < end else ""
    before = reading.tags[index - 2] if index - 2 >= first else ""
    if code == "O" and lower not in ("one", "none", "there"):
        joins = following in ("", "I", "(")
    elif code in _IN_PHRASE:
        joins = True
    elif code in "PG":
        joins = following != "" and following in "NMJ" and before != "" and before in "TSJI"
    elif code == "I":
        joins = lower in words("phrase_prepositions") and following != "" and before != "" and before in "NMO0"
    elif code == "C":
        joins = (
            lower in ("and", "&", "or")
            and before != ""
            and before in "NM"
            and following != ""
            and following in "NMTSJ0"
        )
    else:
        joins = lower == "-" or (code == "R" and following in ("J", "0"))
        if lower == "then":  # 'his then adviser John Smith'
            joins = following != "" and following in "NMJ" and before != "" and before in "TS"
    return joins


def verb_group_start(reading: Reading, verb: int, first: int) -> int:
    """Return where the verb group of token `verb` begins: auxiliaries, 'to' and adverbs before it."""
    index = verb
    while index > first and reading.tags[index - 1] in "XR" and reading.quoted[index - 1] == OUTSIDE:
        index -= 1
    # An adverb that opens the group may belong to the clause before ('still, he says'), it does no harm.
    while index < verb and reading.tags[index] == "R" and index > first and reading.tags[index - 1] in ",^":
        index += 1
    return index


def skip_adverbs(reading: Reading, index: int, last: int) -> int:
    """Return the first token from `index` on that is no adverb."""
    while index < last and reading.tags[index] == "R" and reading.quoted[index] == OUTSIDE:
        index += 1
    return index


def frame_after(reading: Reading, verb: int, last: int) -> str:
    """Return the name of what follows a verb; the names stand in lexicon/cue_verbs.txt."""
    tags, lower, quoted = reading.tags, reading.lower, reading.quoted
    index = skip_adverbs(reading, verb + 1, last)
    if index >= last:
        return "end"
    code, word = tags[index], lower[index]
    if quoted[index] != OUTSIDE or (code in ",:" and index + 1 < last and quoted[index + 1] != OUTSIDE):
        return "q"
    if word == "that":
        return "that"
    named = _FRAMES.get(code)
    if word == "if" or named is not None:
        return named or "wh"
    if code == "I":
        return word
    return _noun_frame(reading, index, last) if code in _IN_PHRASE else code


def starts_clause(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a noun phrase and a finite verb begin at token `index`."""
    return index < last and reading.tags[index] in "TSONMJ0" and frame_after(reading, index - 1, last) == "clause"


def _noun_frame(reading: Reading, index: int, last: int) -> str:
    """Return the frame of a verb that a noun phrase or adjective follows."""
    end = noun_phrase_end(reading, index, last)
    if end >= last:
        return "np"
    code, lower = reading.tags[end], reading.lower[end]
    frame = "np"
    if end == index + 1 and reading.tags[index] == "J":
        frame = "clause" if code == "X" else "adj"
    elif code in "XZDV":
        frame = "clause"
    elif lower == "that":
        frame = "npthat"
    elif code == "K":
        frame = "npto"
    elif code == "," and end + 1 < last and reading.quoted[end + 1] != OUTSIDE:
        frame = "npq"
    return frame
