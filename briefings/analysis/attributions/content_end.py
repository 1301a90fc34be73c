"""Where the content of an attribution ends: at the statement's end, or before what is the reporter's again."""

import re
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from briefings.analysis.attributions.cue_verbs import cue_verbs
from briefings.analysis.attributions.limits import limits_before, opens_condition
from briefings.analysis.attributions.other_speakers import find_inner_saying, find_other_speech
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import (
    frame_after,
    noun_phrase_end,
    opens_limited_clause,
    skip_adverbs,
    starts_clause,
)
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.analysis.reading.word_classes import open_classes
from briefings.lexicon import words

#: Frames whose content is a noun phrase, not a clause.
_NOMINAL = frozenset(
    (
        "np",
        "adj",
        "phrase",
        "for",
        "from",
        "in",
        "on",
        "of",
        "off",
        "at",
        "with",
        "out",
        "up",
        "down",
        "over",
        "about",
        "against",
        "into",
        "behind",
        "by",
        "within",
    )
)
#: Frames whose content has no subject of its own.
_PREDICATIVE = _NOMINAL | {"to", "npto"}
#: The same, where 'but' goes on with the reporter's words.
_WITHOUT_SUBJECT = (_PREDICATIVE - {"npto"}) | {"ing"}
#: What stands between a stop and the noun phrase behind it.
_BEFORE_NEXT = frozenset((pos.CONJUNCTION, pos.ADVERB))
#: Present forms of wishes and their contraries: what comes with a time is still to come.
_WISHING = frozenset(
    ("demand", "demands", "favor", "favors", "favour", "favours", "oppose", "opposes", "prefer", "prefers", "propose",
     "proposes", "want", "wants")
)  # fmt: skip
#: Verbs of stances without their endings.
_STANCES = frozenset(("back", "endors", "favor", "favour", "oppos", "support"))
_ADVERSATIVE = frozenset(("while", "though", "although", "as"))
_FINITE_AUXILIARIES = frozenset(("has", "had", "is", "was", "have", "did", "are", "were"))
#: Between two commas behind a conjunction stand at most so many words.
_INSERTED = 8
#: What comes before the subject has at most so many words.
_LONGEST_ADJUNCT = 25
#: A cue this sure ends the content of the one before it.
_SURE = 0.6


class Setting(Enum):
    """Which clause the cue stands in."""

    MAIN = "main"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"
    #: The cue is a form in -ing of the main clause: no finite verb behind it is its second.
    PARTICIPLE = "participle"
    #: The cue is a noun: the clause's own verb is still to come.
    NOUN = "noun"


class _Place(NamedTuple):
    """A token at which content may stop: its number, the statement's end, and the cue's frame and setting.

    `wished` tells that the cue is a wish or its contrary, so that a time belongs to the content: 'opposes a vote before
    June', 'wants a ban after dark', but 'praised the crew after the vote'.
    """

    token: int
    last: int
    frame: str
    setting: Setting
    wished: bool = False
    stance: bool = False


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
    last = find_other_speech(reading, start, last, nominal=frame in _PREDICATIVE)
    opened = find_adjunct_end(reading, start, last) if reading.lower[start] == "that" else start
    if frame == "clause" and opens_limited_clause(reading, start, last):
        # 'said until it rained, Berg had hoped to go'; not 'goes until it rains, she said'
        ahead = max(start, find_adjunct_end(reading, start - 1, last))
        opened = start if _ends_with_cue(reading, ahead + 1, last) else ahead
    if frame in _NOMINAL:
        last = find_inner_saying(reading, start, last)
    last = _find_open_bracket(reading, start, last)
    inserted = opened
    wished = reading.lower[start - 1] in _WISHING
    stance = reading.lower[start - 1].removesuffix("s").removesuffix("d").removesuffix("e") in _STANCES
    for stop in _MAY_STOP.finditer(reading.tags, start + 1, last - 1):
        index = stop.start()
        if index < inserted or index == opened > start:
            continue
        if reading.quoted[index] == OUTSIDE:
            if _corrects(reading, start, index + (stop[0] == pos.COMMA), last):
                continue
            rule = _STOPPERS.get(stop[0])
            ends = rule is not None and rule(reading, _Place(index, last, frame, setting, wished, stance))
            if ends and not (whole and _lists_subjects(reading, start, index, last)):
                return trim_marks(reading, start, index)
            if stop[0] == pos.COMMA and reading.tags[index + 1] == pos.WH_WORD:
                # A relative clause that the content goes on after belongs to it as a whole.
                inserted = _insertion_end(reading, index, last) or inserted
        elif _closes_with_comma(reading, index) and _stops_at_comma(reading, _Place(index, last, frame, setting)):
            return index + 1
    return trim_marks(reading, start, last)


def _ends_with_cue(reading: Reading, index: int, last: int) -> bool:
    """Tell whether nothing but a subject and a cue stands from `index` on: ', she said.'."""
    verb = noun_phrase_end(reading, index, last)
    return _cue_clause(reading, index, last) and verb < last and frame_after(reading, verb, last) in ("end", pos.STOP)


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
    while ahead < last and reading.tags[ahead] in _BEFORE_NEXT:
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


def _closes_with_comma(reading: Reading, index: int) -> bool:
    """Tell whether `index` in a quotation is its closing mark after a comma: American style puts the comma inside."""
    return (
        reading.tags[index] == pos.QUOTE_MARK
        and reading.quoted[index + 1] == OUTSIDE
        and reading.tags[index - 1] == pos.COMMA
    )


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


def _stops_at_comma(reading: Reading, place: _Place) -> bool:
    """'…, according to …'; else what follows the comma decides, unless it closes what a conjunction opened."""
    before = reading.tags.rfind(pos.COMMA, max(0, place.token - _INSERTED), place.token)
    if before > 0 and reading.tags[before - 1] == pos.CONJUNCTION:
        return False  # 'of looking away and, at times, helping them'
    if reading.tags[place.token - 1] == pos.CONJUNCTION:
        return False  # 'to sell them or, failing that, to sink them'
    if reading.lower[place.token + 1] in ("according", "reportedly"):
        return True
    if limits_before(reading, place.token + 1, place.last) or opens_condition(reading, place.token + 1, place.last):
        return False  # ', but not the tax', ', provided that it rains': a limit is what is said
    rule = _AFTER_COMMA.get(reading.tags[place.token + 1])
    return rule is not None and rule(reading, place)


def _stops_at_participle(reading: Reading, place: _Place) -> bool:
    """'…, adding that …': a participle ends a noun phrase; a clause only where it is a cue."""
    return place.frame in _NOMINAL or place.frame == "to" or _is_cue(reading, place.token + 1, place.last)


def _stops_at_predicate(reading: Reading, place: _Place) -> bool:  # noqa: ARG001 - one of a table of rules
    """'…, who hoped for more, are …': the relative clause closes, the main clause goes on."""
    return place.setting is Setting.RELATIVE or place.frame in _NOMINAL or place.frame == "to"


def _stops_at_past_form(reading: Reading, place: _Place) -> bool:
    """'Berg, who promised that …, sought …': behind a relative clause a past form is the main clause's verb."""
    if place.setting is not Setting.RELATIVE:
        return False
    following = reading.tags[place.token + 2] if place.token + 2 < place.last else pos.STOP
    return following in pos.IN_NOUN_PHRASE


def _stops_at_conjunction(reading: Reading, place: _Place) -> bool:
    """'…, and called …': as without the comma."""
    return _stops_at_coordination(reading, place._replace(token=place.token + 1))


def _stops_at_relative(reading: Reading, place: _Place) -> bool:
    """'…, which …': a remark of the reporter ends the content, a clause that the content goes on after doesn't."""
    if place.frame in ("to", "npto") or reading.lower[place.token + 1] not in ("which", "who", "where"):
        return False
    end = _insertion_end(reading, place.token, place.last)
    if end is not None:
        # 'cites Peru, where …, as a reason': the phrase goes on after the clause.
        return reading.tags[end + 1] not in pos.FINITE_OR_ADVERB and reading.lower[end + 1] != "as"
    return place.frame in _NOMINAL or place.frame in ("clause", "q")


def _insertion_end(reading: Reading, comma: int, last: int) -> int | None:
    """Return the comma that closes the clause that begins after `comma`; None if it goes on to the statement's end."""
    for ahead in range(comma + 2, last - 1):
        if reading.tags[ahead] == pos.COMMA and reading.quoted[ahead] == OUTSIDE:
            return ahead
    return None


def _stops_at_adversative(reading: Reading, place: _Place) -> bool:
    """'…, while …': a contrast of the reporter's."""
    if reading.lower[place.token + 1] not in _ADVERSATIVE:
        return False
    if reading.lower[place.token + 1] == "as" and place.frame in _NOMINAL:
        # 'cites Peru, where cuts failed, as a reason': no clause of its own.
        return starts_clause(reading, place.token + 2, place.last)
    return place.frame in _NOMINAL or _cue_clause(reading, place.token + 2, place.last)


def _stops_at_noun_phrase(reading: Reading, place: _Place) -> bool:
    """'…, he said'; 'While X hoped for more, Y …': another subject after a comma ends the content."""
    if _cue_clause(reading, place.token + 1, place.last):
        return True
    if place.setting in (Setting.MAIN, Setting.PARTICIPLE) and place.frame not in _PREDICATIVE:
        return False
    return starts_clause(reading, place.token + 1, place.last)


def _stops_at_coordination(reading: Reading, place: _Place) -> bool:
    """'and called …', 'but he added …': a cue of its own after the conjunction ends the content."""
    ahead = skip_adverbs(reading, place.token + 1, place.last)
    inside = (
        ahead >= place.last
        or reading.quoted[ahead] != OUTSIDE
        or _goes_on(reading, place)
        or limits_before(reading, place.token, place.last)
    )
    if inside or _joins_adjectives(reading, place.token, ahead, place.last):
        return False
    code = reading.tags[ahead]
    if code in pos.THIRD_OR_PAST or (code == pos.AUXILIARY and reading.lower[ahead] in _FINITE_AUXILIARIES):
        if place.frame in _NOMINAL or place.frame in ("npto", "to"):
            return True
        while ahead < place.last and reading.tags[ahead] in pos.IN_VERB_GROUP:
            ahead += 1
        return _is_cue(reading, ahead, place.last)
    participle = (
        code == pos.ING and (place.frame == "q" or place.frame in _NOMINAL) and _is_cue(reading, ahead, place.last)
    )
    if participle or _reacts(reading, ahead, place.last):
        return True
    if reading.tags[place.token - 1] == pos.COMMA or _closes_with_comma(reading, place.token - 1):
        contrast = reading.lower[place.token] == "but" and place.frame in _WITHOUT_SUBJECT
        # ', and the council met': a clause with a subject of its own is the reporter's; ', and Berg that it was wet':
        # another's words.
        if contrast or _says_too(reading, ahead, place.last) or starts_clause(reading, ahead, place.last):
            return True
    return not _joins_subjects(reading, place) and _cue_clause(reading, ahead, place.last)


def _goes_on(reading: Reading, place: _Place) -> bool:
    """Tell whether 'and' has a second verb of the content: 'complaining that they had lied and were urging him on'."""
    following = reading.tags[place.token + 1]
    clause = place.frame in ("that", "clause")
    if following in pos.FINITE_VERBS and reading.lower[place.token] in (("nor", "or") if clause else ("nor",)):
        return True  # 'that she neither backs nor opposes it', 'had not left or hoped to'; not ', nor did he say when'
    if reading.lower[place.token - 1] == "whether":
        return True  # 'to go, whether or not Berg says so'
    joined = reading.lower[place.token] == "and" and reading.tags[place.token - 1] != pos.COMMA
    return joined and place.setting is Setting.PARTICIPLE and place.frame in ("that", "clause")


def _joins_adjectives(reading: Reading, conjunction: int, ahead: int, last: int) -> bool:
    """Tell whether a conjunction joins what describes one noun: 'more frequent and detailed reports'."""
    described = ahead + 1 < last and reading.tags[ahead + 1] in pos.NOUNS and ahead == conjunction + 1
    return described and reading.tags[conjunction - 1] == pos.ADJECTIVE and reading.tags[ahead] in pos.PAST_FORMS


def _joins_subjects(reading: Reading, place: _Place) -> bool:
    """Tell whether the conjunction joins the subjects of the content's first verb: 'that Berg and Holt discussed'."""
    index = place.token - 1
    while reading.tags[index] in pos.IN_NOUN_PHRASE and reading.lower[index] != "that":
        index -= 1
    return reading.lower[index] == "that" and index < place.token - 1


def _says_too(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a name stands right before 'that' where the verb isn't said again: '…, and Berg that …'."""
    end = noun_phrase_end(reading, index, last)
    return index < end < last and reading.tags[index] == pos.NAME and reading.lower[end] == "that"


def _reacts(reading: Reading, index: int, last: int) -> bool:
    """Tell whether the statement ends with a name and a verb of consent or dissent: '…, and Berg agreed'."""
    if reading.tags[index] not in pos.NAME_PRONOUN_OR_DETERMINERS:
        return False
    end = noun_phrase_end(reading, index, last)
    if end >= last or reading.lower[end] not in words("reactions"):
        return False
    end += 1
    while end < last and reading.tags[end] in pos.ADVERB_OR_STOP:
        end += 1
    # 'but Berg disagreed, saying it was short'
    return end >= last or (reading.tags[end] == pos.COMMA and reading.tags[end + 1] == pos.ING)


def _stops_at_dash(reading: Reading, place: _Place) -> bool:
    """'… — …': the content of a noun phrase ends at a dash that no second one closes, that of a verb at a clause."""
    if place.frame not in _PREDICATIVE | _WITHOUT_SUBJECT or pos.DASH in reading.tags[place.token + 1 : place.last]:
        return False
    if limits_before(reading, place.token + 1, place.last) or opens_condition(reading, place.token + 1, place.last):
        return False  # 'the plan — but not the tax'
    return place.frame in _NOMINAL or starts_clause(reading, place.token + 1, place.last)


def _stops_at_semicolon(reading: Reading, place: _Place) -> bool:
    """'…; …': a semicolon ends the content, a colon only before another cue's subject ('…: Berg called it …')."""
    return reading.words[place.token] == ";" or _cue_clause(reading, place.token + 1, place.last)


def _stops_at_preposition(reading: Reading, place: _Place) -> bool:
    """'… as he called …', '… after …': a clause with a cue of its own, or the time of a thing, ends the content."""
    lower = reading.lower[place.token]
    if lower in ("after", "before", "during"):  # 'a vote, but not before June' is limited by it
        limited = reading.lower[place.token - 1] in ("not", "only", "never")
        limited = limited or place.wished or _counts_time(reading, place)
        return place.frame == "np" and not limited
    if lower == "as" and reading.lower[place.token - 1] in ("long", "soon"):
        return False  # 'as long as pilots vote for it': the condition is what is said
    return lower in _ADVERSATIVE and _cue_clause(reading, place.token + 1, place.last)


def _stops_at_verb(reading: Reading, place: _Place) -> bool:
    """'those who hoped to leave will …', 'his wish to leave came …': the main clause's verb ends the content."""
    if place.setting is Setting.RELATIVE:
        if place.frame not in ("to", "npto") or reading.tags[place.token] != pos.AUXILIARY:
            return False
    elif place.setting is not Setting.NOUN or place.frame == "that":
        return False
    return reading.tags[place.token - 1] in pos.NOUNS and not _subordinate_before(reading, place.token)


def _counts_time(reading: Reading, place: _Place) -> bool:
    """Tell whether a stance is on a thing up to or from a time that is counted: 'opposes abortion after 12 weeks'."""
    return place.stance and reading.tags[place.token + 1] == pos.NUMBER


def _subordinate_before(reading: Reading, index: int) -> bool:
    """Tell whether a clause of its own begins within the few words before `index`."""
    first = max(0, index - 6)
    return any(reading.tags[k] in pos.PRONOUN_OR_WH or reading.lower[k] in ("that", "if") for k in range(first, index))


_Rule = Callable[[Reading, _Place], bool]
#: What may end the content, by the token's code.
_STOPPERS: dict[str, _Rule] = {
    pos.COMMA: _stops_at_comma, pos.CONJUNCTION: _stops_at_coordination, pos.DASH: _stops_at_dash,
    pos.COLON: _stops_at_semicolon, pos.PREPOSITION: _stops_at_preposition,
    **dict.fromkeys(pos.SURELY_FINITE, _stops_at_verb),
}  # fmt: skip
_MAY_STOP = re.compile("[" + re.escape("".join(sorted(_STOPPERS))) + '"]')
#: What may end the content at a comma, by the code of the token after it.
_AFTER_COMMA: dict[str, _Rule] = {
    pos.ING: _stops_at_participle, **dict.fromkeys(pos.SURELY_FINITE, _stops_at_predicate),
    pos.PAST_PARTICIPLE: _stops_at_past_form, pos.CONJUNCTION: _stops_at_conjunction, pos.WH_WORD: _stops_at_relative,
    pos.PREPOSITION: _stops_at_adversative, **dict.fromkeys(pos.OPENS_NOUN_PHRASE, _stops_at_noun_phrase),
}  # fmt: skip


def _is_cue(reading: Reading, index: int, last: int) -> bool:
    """Tell whether the verb at `index` is surely a cue in its frame."""
    if index >= last or reading.tags[index] not in pos.VERBS or reading.quoted[index] != OUTSIDE:
        return False
    cue = cue_verbs().get(reading.lower[index])
    return cue is not None and cue.chance(frame_after(reading, index, last)) >= _SURE


def _cue_clause(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a subject and a sure cue of speech begin at token `index` ('…, he said')."""
    if index >= last or reading.tags[index] not in pos.OPENS_NOUN_PHRASE:
        return False
    end = _apposition_end(reading, noun_phrase_end(reading, index, last), last)
    if pos.PRONOUN in reading.tags[index + 1 : end]:
        return False  # 'Turkey for what he said'
    while end < last and reading.tags[end] in pos.IN_VERB_GROUP:
        end += 1
    return end < last and reading.tags[end] in pos.FINITE_VERBS and _is_cue(reading, end, last)


def _apposition_end(reading: Reading, end: int, last: int) -> int:
    """Return where the apposition between two commas behind a noun phrase ends: 'her deputy, Milan Duda, said'."""
    if end >= last or reading.tags[end] != pos.COMMA:
        return end
    close = noun_phrase_end(reading, end + 1, last)
    return close + 1 if end + 1 < close < last - 1 and reading.tags[close] == pos.COMMA else end


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
