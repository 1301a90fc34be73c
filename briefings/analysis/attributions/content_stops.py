"""What may end the content of an attribution: the rules, by the token at which it may stop."""

import re
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from briefings.analysis.attributions.cue_verbs import cue_verbs
from briefings.analysis.attributions.limits import limits_before, opens_condition
from briefings.analysis.attributions.negation import is_negation
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import (
    frame_after,
    noun_phrase_end,
    opens_clause,
    skip_adverbs,
    starts_clause,
)
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.analysis.reading.word_classes import STAND_ALONE
from briefings.lexicon import words

#: Words of a cue at most, in which its auxiliary stands.
_LONGEST_CUE = 6
#: Frames whose content is a noun phrase, not a clause.
NOMINAL = frozenset(
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
_NOMINAL_OR_TO = NOMINAL | {"to"}
#: Frames whose content has no subject of its own.
PREDICATIVE = NOMINAL | {"to", "npto"}
#: The same, where 'but' goes on with the reporter's words.
_WITHOUT_SUBJECT = _NOMINAL_OR_TO | {"ing"}
_ADVERSATIVE = frozenset(("while", "though", "although", "as"))
_FINITE_AUXILIARIES = frozenset(("has", "had", "is", "was", "have", "did", "are", "were"))
#: Between two commas behind a conjunction stand at most so many words.
_INSERTED = 8
#: A relative clause behind the subject of a main clause has at most so many words.
_LONGEST_RELATIVE = 25
#: Present forms of wishes and their contraries: what comes with a time is still to come.
_WISHING = frozenset(
    ("demand", "demands", "favor", "favors", "favour", "favours", "oppose", "opposes", "prefer", "prefers", "propose",
     "proposes", "want", "wants")
)  # fmt: skip
#: Verbs of stances without their endings.
_STANCES = frozenset(("back", "endors", "favor", "favour", "oppos", "support"))
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


class Place(NamedTuple):
    """A token at which content may stop: its number, the statement's end, and the cue's frame and setting."""

    token: int
    last: int
    frame: str
    setting: Setting
    #: Where the content begins, mostly right behind the cue.
    start: int


def closes_with_comma(reading: Reading, index: int) -> bool:
    """Tell whether `index` in a quotation is its closing mark after a comma: American style puts the comma inside."""
    return (
        reading.tags[index] == pos.QUOTE_MARK
        and reading.quoted[index + 1] == OUTSIDE
        and reading.tags[index - 1] == pos.COMMA
    )


def stops_at_comma(reading: Reading, place: Place) -> bool:
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


def _stops_at_participle(reading: Reading, place: Place) -> bool:
    """'…, adding that …': a participle ends a noun phrase; a clause only where it is a cue."""
    return place.frame in _NOMINAL_OR_TO or is_cue(reading, place.token + 1, place.last)


def _stops_at_predicate(reading: Reading, place: Place) -> bool:  # noqa: ARG001 - one of a table of rules
    """'…, who hoped for more, are …': the relative clause closes, the main clause goes on."""
    return place.setting is Setting.RELATIVE or place.frame in _NOMINAL_OR_TO


def _stops_at_past_form(reading: Reading, place: Place) -> bool:
    """'Berg, who promised that …, sought …': behind a relative clause a past form is the main clause's verb."""
    if place.setting is not Setting.RELATIVE:
        return False
    following = reading.tags[place.token + 2] if place.token + 2 < place.last else pos.STOP
    return following in pos.IN_NOUN_PHRASE


def _stops_at_conjunction(reading: Reading, place: Place) -> bool:
    """'…, and called …': as without the comma."""
    return _stops_at_coordination(reading, place._replace(token=place.token + 1))


def _stops_at_relative(reading: Reading, place: Place) -> bool:
    """'…, which …': a remark of the reporter ends the content, a clause that the content goes on after doesn't."""
    if place.frame in ("to", "npto") or reading.lower[place.token + 1] not in ("which", "who", "where"):
        return False
    end = find_closing_comma(reading, place.token, place.last)
    if end is not None:
        # 'cites Peru, where …, as a reason': the phrase goes on after the clause.
        return reading.tags[end + 1] not in pos.FINITE_OR_ADVERB and reading.lower[end + 1] != "as"
    return place.frame in NOMINAL or place.frame in ("clause", "q")


def find_closing_comma(reading: Reading, comma: int, last: int) -> int | None:
    """Return the comma that closes the clause that begins after `comma`; None if it goes on to the statement's end."""
    for ahead in range(comma + 2, last - 1):
        if reading.tags[ahead] == pos.COMMA and reading.quoted[ahead] == OUTSIDE:
            return ahead
    return None


def find_relative_end(reading: Reading, comma: int, last: int) -> int | None:
    """Return the comma that closes the relative clause behind `comma`, right behind a subject; None: there is none."""
    if comma + 2 >= last or reading.tags[comma : comma + 2] != pos.COMMA + pos.WH_WORD:
        return None
    return find_closing_comma(reading, comma, min(last, comma + _LONGEST_RELATIVE))


def _stops_at_adversative(reading: Reading, place: Place) -> bool:
    """'…, while …': a contrast of the reporter's."""
    if reading.lower[place.token + 1] not in _ADVERSATIVE:
        return False
    if reading.lower[place.token + 1] == "as" and place.frame in NOMINAL:
        # 'cites Peru, where cuts failed, as a reason': no clause of its own.
        return starts_clause(reading, place.token + 2, place.last)
    return place.frame in NOMINAL or opens_cue_clause(reading, place.token + 2, place.last)


def _stops_at_noun_phrase(reading: Reading, place: Place) -> bool:
    """'…, he said'; 'While X hoped for more, Y …': another subject after a comma ends the content."""
    if opens_cue_clause(reading, place.token + 1, place.last):
        return True
    if place.setting in (Setting.MAIN, Setting.PARTICIPLE) and place.frame not in PREDICATIVE:
        return False
    if place.setting is Setting.SUBORDINATE:
        return _opens_main_clause(reading, place.token + 1, place.last)
    return starts_clause(reading, place.token + 1, place.last)


def _stops_at_number(reading: Reading, place: Place) -> bool:
    """'When Berg said that it was wet, two of the crew left': a number opens the main clause behind one that hangs."""
    return place.setting is Setting.SUBORDINATE and starts_clause(reading, place.token + 1, place.last)


def _opens_main_clause(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a subject and its verb begin at `index`, a relative clause between them passed over."""
    if starts_clause(reading, index, last):
        return True
    if reading.lower[index] in STAND_ALONE and index + 2 < last:
        # 'many believed him', but 'many believed lies': without an object of its own the form describes a noun.
        return reading.tags[index + 1] in pos.PAST_FORMS and reading.tags[index + 2] not in pos.NOUNS_OR_ADJECTIVE
    end = noun_phrase_end(reading, index, last)
    closes = find_relative_end(reading, end, last) if end > index else None
    return closes is not None and reading.tags[closes + 1] in pos.FINITE


def _stops_at_coordination(reading: Reading, place: Place) -> bool:
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
        if place.frame in PREDICATIVE:
            return True
        while ahead < place.last and reading.tags[ahead] in pos.IN_VERB_GROUP:
            ahead += 1
        return is_cue(reading, ahead, place.last)
    participle = (
        code == pos.ING and (place.frame == "q" or place.frame in NOMINAL) and is_cue(reading, ahead, place.last)
    )
    if participle or _reacts(reading, ahead, place.last):
        return True
    if reading.tags[place.token - 1] == pos.COMMA or closes_with_comma(reading, place.token - 1):
        contrast = reading.lower[place.token] == "but" and place.frame in _WITHOUT_SUBJECT
        # ', and the council met': a clause with a subject of its own is the reporter's; ', and Berg that it was wet':
        # another's words.
        opens = starts_clause(reading, ahead, place.last)
        opens = opens or (place.frame in PREDICATIVE and _opens_clause_with_adjunct(reading, ahead, place.last))
        if contrast or opens or _says_too(reading, ahead, place.last):
            return True
    return not _joins_subjects(reading, place) and opens_cue_clause(reading, ahead, place.last)


def _opens_clause_with_adjunct(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a phrase of when or where, its comma and a clause begin at `index`: 'in June, the town met'."""
    if reading.tags[index] != pos.PREPOSITION or reading.lower[index] in words("subordinators"):
        return False
    comma = reading.tags.find(pos.COMMA, index, min(index + _INSERTED, last))
    plain = comma > 0 and all(reading.tags[k] in pos.IN_ADJUNCT_OR_NAME for k in range(index, comma))
    return plain and starts_clause(reading, comma + 1, last)


def _goes_on(reading: Reading, place: Place) -> bool:
    """Tell whether 'and' has a second verb of the content: 'complaining that they had lied and were urging him on'."""
    following = reading.tags[place.token + 1]
    clause = place.frame in ("that", "clause")
    if following in pos.FINITE_VERBS and reading.lower[place.token] in (("nor", "or") if clause else ("nor",)):
        return True  # 'that she neither backs nor opposes it', 'had not left or hoped to'; not ', nor did he say when'
    if reading.lower[place.token - 1] == "whether":
        return True  # 'to go, whether or not Berg says so'
    if clause and reading.tags[place.token - 1] != pos.COMMA and _goes_on_alike(reading, place):
        return True
    joined = reading.lower[place.token] == "and" and reading.tags[place.token - 1] != pos.COMMA
    return joined and place.setting is Setting.PARTICIPLE and place.frame in ("that", "clause")


def _goes_on_alike(reading: Reading, place: Place) -> bool:
    """Tell whether a second verb has the form of the content's first and not of its cue.

    'Said he had closed it and had called the mayor', 'said she has not lied and never blamed anybody'; not 'had said he
    had closed it and had called …'.
    """
    held = range(place.start, place.token)
    ahead = place.token + 1
    if reading.lower[ahead] == "never":
        return any(is_negation(reading.lower[k]) for k in held)
    if reading.tags[ahead] != pos.AUXILIARY:
        return False
    first = next((reading.lower[k] for k in held if reading.tags[k] == pos.AUXILIARY), None)
    before_cue = reading.lower[max(place.start - _LONGEST_CUE, 0) : place.start]
    return first == reading.lower[ahead] and first not in before_cue


def _joins_adjectives(reading: Reading, conjunction: int, ahead: int, last: int) -> bool:
    """Tell whether a conjunction joins what describes one noun: 'more frequent and detailed reports'."""
    described = ahead + 1 < last and reading.tags[ahead + 1] in pos.NOUNS and ahead == conjunction + 1
    return described and reading.tags[conjunction - 1] == pos.ADJECTIVE and reading.tags[ahead] in pos.PAST_FORMS


def _joins_subjects(reading: Reading, place: Place) -> bool:
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


def _stops_at_dash(reading: Reading, place: Place) -> bool:
    """'… — …': the content of a noun phrase ends at a dash that no second one closes, that of a verb at a clause."""
    own_subject = place.frame not in PREDICATIVE and place.frame != "ing"
    joined = reading.tags[place.token + 1] == pos.CONJUNCTION
    hyphen = _is_hyphen(reading, place.token)
    if joined and not (own_subject or hyphen) and opens_clause(reading, place.token + 2, place.last):
        return True  # 'wanted a boat — and many were more interested in gear — since May'
    if pos.DASH in reading.tags[place.token + 1 : place.last] or hyphen:
        return False
    if own_subject:
        return _stops_clause_at_dash(reading, place)
    if limits_before(reading, place.token + 1, place.last) or opens_condition(reading, place.token + 1, place.last):
        return False  # 'the plan — but not the tax'
    if pos.DASH in reading.tags[place.start : place.token]:
        # 'called the plan — a bridge of iron — “mad”': behind what two dashes part the content goes on.
        return reading.tags[place.token + 1] in pos.FINITE or starts_clause(reading, place.token + 1, place.last)
    return place.frame in NOMINAL or starts_clause(reading, place.token + 1, place.last)


def _stops_clause_at_dash(reading: Reading, place: Place) -> bool:
    """Tell whether the writer goes on behind the last dash: '— many left' behind 'When Berg said …', '– though …'."""
    if reading.lower[place.token + 1] in ("though", "although"):
        # 'said the boat was old – though nobody can tell': what others say against it
        return opens_clause(reading, place.token + 2, place.last)
    touches = reading.tokens[place.token].end == reading.tokens[place.token + 1].start
    counts = touches and reading.tags[place.token + 1] == pos.NUMBER  # '40%-60% of the boats'
    main = place.setting is Setting.SUBORDINATE and not counts
    return main and _opens_main_clause(reading, place.token + 1, place.last)


def _is_hyphen(reading: Reading, index: int) -> bool:
    """Tell whether a dash belongs to the word before it: 'public- and private-sector needs'."""
    return reading.words[index] == "-" and reading.tokens[index - 1].end == reading.tokens[index].start


def _stops_at_semicolon(reading: Reading, place: Place) -> bool:
    """'…; …': a semicolon ends the content, a colon only before another cue's subject ('…: Berg called it …')."""
    return reading.words[place.token] == ";" or opens_cue_clause(reading, place.token + 1, place.last)


def _stops_at_preposition(reading: Reading, place: Place) -> bool:
    """'… as he called …', '… after …': a clause with a cue of its own, or the time of a thing, ends the content.

    Behind a wish or its contrary a time belongs to the content: 'opposes a vote before June', 'wants a ban after dark',
    but 'praised the crew after the vote'.
    """
    lower = reading.lower[place.token]
    if lower in ("after", "before", "during"):  # 'a vote, but not before June' is limited by it
        limited = reading.lower[place.token - 1] in ("not", "only", "never")
        limited = limited or reading.lower[place.start - 1] in _WISHING or _counts_time(reading, place)
        return place.frame == "np" and not limited
    if lower == "as" and reading.lower[place.token - 1] in ("long", "soon"):
        return False  # 'as long as pilots vote for it': the condition is what is said
    return lower in _ADVERSATIVE and opens_cue_clause(reading, place.token + 1, place.last)


def _stops_at_verb(reading: Reading, place: Place) -> bool:
    """'those who hoped to leave will …', 'his wish to leave came …': the main clause's verb ends the content."""
    if place.setting is Setting.RELATIVE:
        if place.frame not in ("to", "npto") or reading.tags[place.token] != pos.AUXILIARY:
            return False
    elif place.setting is not Setting.NOUN or place.frame == "that":
        return False
    return reading.tags[place.token - 1] in pos.NOUNS and not _subordinate_before(reading, place.token)


def _counts_time(reading: Reading, place: Place) -> bool:
    """Tell whether a stance is on a thing up to or from a time that is counted: 'opposes abortion after 12 weeks'."""
    cue = reading.lower[place.start - 1].removesuffix("s").removesuffix("d").removesuffix("e")
    return cue in _STANCES and reading.tags[place.token + 1] == pos.NUMBER


def _subordinate_before(reading: Reading, index: int) -> bool:
    """Tell whether a clause of its own begins within the few words before `index`."""
    first = max(0, index - 6)
    return any(reading.tags[k] in pos.PRONOUN_OR_WH or reading.lower[k] in ("that", "if") for k in range(first, index))


_Rule = Callable[[Reading, Place], bool]
#: What may end the content, by the token's code.
STOPPERS: dict[str, _Rule] = {
    pos.COMMA: stops_at_comma, pos.CONJUNCTION: _stops_at_coordination, pos.DASH: _stops_at_dash,
    pos.COLON: _stops_at_semicolon, pos.PREPOSITION: _stops_at_preposition,
    **dict.fromkeys(pos.SURELY_FINITE, _stops_at_verb),
}  # fmt: skip
MAY_STOP = re.compile("[" + re.escape("".join(sorted(STOPPERS))) + '"]')
#: What may end the content at a comma, by the code of the token after it.
_AFTER_COMMA: dict[str, _Rule] = {
    pos.ING: _stops_at_participle, **dict.fromkeys(pos.SURELY_FINITE, _stops_at_predicate),
    pos.PAST_PARTICIPLE: _stops_at_past_form, pos.CONJUNCTION: _stops_at_conjunction, pos.WH_WORD: _stops_at_relative,
    pos.PREPOSITION: _stops_at_adversative, pos.NUMBER: _stops_at_number,
    **dict.fromkeys(pos.OPENS_NOUN_PHRASE, _stops_at_noun_phrase),
}  # fmt: skip


def is_cue(reading: Reading, index: int, last: int) -> bool:
    """Tell whether the verb at `index` is surely a cue in its frame."""
    if index >= last or reading.tags[index] not in pos.VERBS or reading.quoted[index] != OUTSIDE:
        return False
    cue = cue_verbs().get(reading.lower[index])
    return cue is not None and cue.chance(frame_after(reading, index, last)) >= _SURE


def opens_cue_clause(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a subject and a sure cue of speech begin at token `index` ('…, he said')."""
    if index >= last or reading.tags[index] not in pos.OPENS_NOUN_PHRASE:
        return False
    end = _apposition_end(reading, noun_phrase_end(reading, index, last), last)
    if pos.PRONOUN in reading.tags[index + 1 : end]:
        return False  # 'Turkey for what he said'
    while end < last and reading.tags[end] in pos.IN_VERB_GROUP:
        end += 1
    return end < last and reading.tags[end] in pos.FINITE_VERBS and is_cue(reading, end, last)


def _apposition_end(reading: Reading, end: int, last: int) -> int:
    """Return where the apposition between two commas behind a noun phrase ends: 'her deputy, Milan Duda, said'."""
    if end >= last or reading.tags[end] != pos.COMMA:
        return end
    close = noun_phrase_end(reading, end + 1, last)
    return close + 1 if end + 1 < close < last - 1 and reading.tags[close] == pos.COMMA else end
