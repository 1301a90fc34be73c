"""What limits the words before it, so that content cut off before it would say more: 'but only if …', 'not the tax'."""

from briefings.analysis.attributions.subject_modifiers import names_time
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_end, skip_adverbs, starts_clause
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.lexicon import words

_CONTRASTS = frozenset(("but", "though", "although", "albeit"))
#: Words behind a contrast that take something away.
_LIMITING = frozenset(("not", "never", "only", "solely", "just"))
#: Other words that do: 'but without the tax', 'but no new boats'.
_EXCEPTING = frozenset(("without", "except", "no"))
#: What a condition opens with, 'provided that' and 'as long as' aside.
_CONDITIONS = frozenset(("if", "unless", "provided", "providing", "assuming"))
#: Between a limit and the clause that it opens stand so many words at most: 'but only if', 'though not as long as'.
_OPENING = 3
#: 'Not ugly' and 'if old' have so many words at most, a full stop included.
_SHORT = 6


def limits_before(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a contrast at `index` limits what stands before it and is no clause of the reporter's.

    'the plan, but not the tax', 'to sail, but only if it is dry'; not 'the plan, but not all members did'.
    """
    if index + 1 >= last or reading.lower[index] not in _CONTRASTS or reading.quoted[index + 1] != OUTSIDE:
        return False
    ahead = index + 1
    if reading.lower[ahead] not in _LIMITING | _EXCEPTING:
        return False
    if reading.lower[ahead] in _LIMITING:
        ahead = skip_adverbs(reading, ahead + 1, last)
    if ahead < last and reading.lower[ahead - 1] == "not" and reading.tags[ahead] in pos.PAST_FORMS:
        return True  # 'was held, but not charged'
    if ahead >= last or reading.tags[ahead] in pos.FINITE or reading.tags[ahead] in pos.PAST_FORMS:
        # 'but never said when', 'but not provided by the council'
        return ahead < last and opens_condition(reading, ahead, last)
    if reading.tags[ahead] == pos.PREPOSITION:
        end = noun_phrase_end(reading, ahead + 1, last)
        own = reading.lower[ahead] in words("subordinators") or reading.lower[ahead] in _CONDITIONS
        # 'but without money she cannot', 'but only in June did she agree'
        return own or end >= last or reading.tags[end] not in pos.FINITE
    return not starts_clause(reading, ahead, last)


def opens_condition(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a condition with a clause begins at `index`: 'if it rains', 'provided that it rains'."""
    word = reading.lower[index]
    if word in _CONDITIONS:
        ahead = index + 1
    elif word in ("as", "so") and reading.lower[index + 1 : index + 3] == ["long", "as"]:
        ahead = index + 3
    elif word == "on" and reading.lower[index + 1 : index + 2] == ["condition"]:
        ahead = index + 2
    else:
        return False
    if word == "unless":
        return ahead < last and reading.quoted[ahead] == OUTSIDE
    ahead += ahead < last and reading.lower[ahead] == "that"
    ahead = skip_adverbs(reading, ahead, last)
    return ahead < last and reading.quoted[ahead] == OUTSIDE and starts_clause(reading, ahead, last)


def goes_on_with_limit(reading: Reading, index: int, last: int, *, spoken: bool) -> bool:
    """Tell whether words behind a cue limit the content before it: '…, Berg said, but only if it rains', ', not ugly'.

    Behind `spoken` words only a condition with a clause does: '“We go,” she said, not sad' tells how she said it. What
    came before or after may be the reporter's: '…, Berg said, but not before she was asked'.
    """
    for k in range(index, min(index + _OPENING, last)):
        if opens_condition(reading, k, last):
            return True
        if reading.lower[k] not in _CONTRASTS | _LIMITING:
            break
    if spoken or index + 1 >= last:
        return False
    if limits_before(reading, index, last):
        bare = reading.lower[index + 1] == "without"  # ', but without conviction'
        return not bare and _takes_away(reading, skip_adverbs(reading, index + 2, last), last)
    short = last - index <= _SHORT and reading.tags[index + 1] in pos.IN_NOUN_PHRASE | {pos.ADVERB}
    weakened = reading.lower[index] == "if" and reading.lower[index + 1] != "not"
    if short and (weakened or reading.lower[index] == "not"):
        return not any(code in pos.FINITE for code in reading.tags[index:last])
    at_least = reading.lower[index : index + 2] == ["at", "least"]
    return at_least and reading.tags[index + 2 : index + 3] == pos.PREPOSITION


def _takes_away(reading: Reading, index: int, last: int) -> bool:
    """Tell whether what stands behind 'but not' takes away from what was said, and doesn't tell how it was said.

    'But not on Sundays', 'but not fast', 'but no ferries'; not 'but not to the press', 'but without a smile'.
    """
    if index >= last or reading.tags[index] != pos.PREPOSITION:
        return index < last and reading.tags[index] != pos.TO
    return names_when_or_where(reading, index, last)


def names_when_or_where(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a preposition at `index` stands before a number, a name or a time: 'in 2030', 'in Hull'."""
    ahead = index + 1
    ahead += ahead < last and reading.tags[ahead] == pos.DETERMINER
    if ahead >= last or reading.lower[index] not in ("in", "on", "at", "until", "before", "after", "by", "from", "for"):
        return False
    return names_time(reading.lower[ahead]) or reading.tags[ahead] in (pos.NUMBER, pos.NAME)
