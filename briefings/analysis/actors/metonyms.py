"""Whether the name of a capital means the state ('Seoul said') or the city ('in Seoul')."""

import re
from functools import cache

from briefings.analysis.actors.hits import PlaceHit
from briefings.analysis.names.gazetteer import PlaceForm, gazetteer
from briefings.analysis.reading.tokens import Text
from briefings.lexicon import words

_LOOK = 80
#: Words before a capital that make it one side of a relation between states.
_RELATION = re.compile(
    r"\b(?:talks|ties|tie|relations?|relationships?|ally|allies|alliance|negotiations?|dialogue|pact|agreement|accord|deal|treaty|war|trade|"
    r"dispute|conflict|rapprochement|cooperation|contacts?|engage|engages|engaging|engaged|negotiate|negotiating|negotiated|"
    r"talk|talked|talking|work|working|worked|cooperate|cooperating|sided|siding|break|broke|side|align|aligned|consult|consulted)"
    r"\s(?:\w+\s)?(?:with|between|against)\s$|\b(?:between|against|pressure\son|sanctions\son|signal\sto|message\sto|backed\sby|condemned\sby|"
    r"threat\sto|concessions\sto|weapons\sto|arms\sto|influence\son|loyal\sto|according\sto|pressed|urged|urging|pushed|pushing|asked|told|accused|accusing|"
    r"blamed|blaming|warned|warning|pressured|pressuring|persuade|persuaded|convince|convinced|forced|force|allowed|support\sfor|by|antagonise|antagonize|anger|angered|"
    r"provoke|provoked|reassure|reassured|defy|defied|deter|criticised|criticized|on\sbehalf\sof|demands?\sthat|said\sthat|says\sthat|if|whether|because|while|but|hopes?\sthat)\s$",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|throughout|from|to|into|through|via|of|over|downtown|central|northern|southern|eastern|western|"
    r"visit|visited|visits|visiting|left|leave|leaving|reached|toward|towards|for|north|south|east|west|the|about|greater|hit|attacked|bombed)\s$",
    re.IGNORECASE,
)
_ACTS_AFTER = re.compile(
    r"(?:\s(?:also|has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|did|does|do|never|then|later|now|still|often|long|not|already|itself|recently|repeatedly|again|once)){0,3}"
    r"\s(?P<verb>[a-z]+)\b"
)
_AUXILIARY = re.compile(r"\s(?:has|have|had|will|would|can|could|may|must|should|did|does|is|was|were|are)\s")
_THING_AFTER = re.compile(
    r"\s(?:attacks?|bombings?|airport|summit|talks|streets?|suburbs?|area|metro|police|court|mayor|office|bureau|newspaper|conference|climate|agreement|accord|accords|"
    r"marathon|olympics|games|stock|exchange|restaurant|hotel|hospital|university|park|residents?|based)\b"
)
_POSSESSIVE = re.compile(r"'s?\s(?P<noun>[a-z-]+)")
_CITY_NOUNS = words("city_nouns")
#: Who is drawn into a pact is a state: 'drew Nairobi into a three-way security treaty'.
_DRAWN_AFTER = re.compile(
    r"\sinto\s(?:[\w-]+\s){0,5}(?:pacts?|treaty|treaties|alliances?|agreements?|accords?|deals?|talks|negotiations|coalition|partnership|"
    r"war|conflict|dispute|union)\b"
)
_AND = re.compile(r"\s(?:and|or)\s$|,\s(?:and\s)?$")


@cache
def _as_region(capital: str) -> re.Pattern[str]:
    name = re.escape(capital)
    of_all = r"(?!['’-]| (?:dinner|funeral|media|news|radio|television|tv|visit)\b)"
    return re.compile(
        rf"\b{name} (?:state\b{of_all}|State\b(?! Department)|Gov(?:\.|ernor)(?= [A-Z]))"
        rf"|\b(?:state|[Gg]overnor) of {name}\b(?!,? D\.?C)"
    )


def names_region(view: str, capital: str) -> bool:
    """Tell whether a text speaks of a region that is called as a capital is: 'Washington state', 'Governor of …'.

    Whatever acts there under that name may be the region, so that it is no state's capital for certain.
    """
    return _as_region(capital).search(view) is not None


def means_state(text: Text, hit: PlaceHit, neighbours: tuple[PlaceHit | None, PlaceHit | None]) -> bool:
    """Tell whether a capital acts, speaks or is dealt with here, so that it means the state.

    `neighbours` are the place before and after; 'Pyongyang and Washington' share what they mean.
    """
    if hit.entry.form is not PlaceForm.CAPITAL:
        return True
    verdict = _verdict(text.view, hit)
    if verdict is not None:
        return verdict
    before, after = neighbours
    for other, gap_start, gap_end in (
        (before, before.span.end if before else 0, hit.span.start),
        (after, hit.span.end, after.span.start if after else 0),
    ):
        joined = other is not None and gap_end - gap_start <= 6 and _AND.fullmatch(text.view, gap_start, gap_end)
        if other is not None and joined:
            if other.entry.form is not PlaceForm.CAPITAL:
                continue
            verdict = _verdict(text.view, other)
            if verdict is not None:
                return verdict
    return False


def _verdict(view: str, hit: PlaceHit) -> bool | None:
    """Return what the words around one capital say, None for nothing."""
    start, end = hit.span
    before = max(0, start - _LOOK)
    if view[end : end + 2] == ", " and view[end + 2 : end + 3].isupper():
        word = re.compile(r"[\w.]+").match(view, end + 2)
        if word and gazetteer().opens(word[0]):
            return False
    if _DRAWN_AFTER.match(view, end, end + _LOOK) or _RELATION.search(view, before, start):
        return _THING_AFTER.match(view, end) is None
    if _PLACE_BEFORE.search(view, before, start):
        return False
    possessive = _POSSESSIVE.match(view, end, end + 40)
    if possessive is not None:
        return possessive["noun"] not in _CITY_NOUNS
    acts = _ACTS_AFTER.match(view, end, end + _LOOK)
    if acts is not None and (
        acts["verb"] in _acting() or (acts["verb"].endswith("ed") and view[end] == " ") or _AUXILIARY.match(view, end)
    ):
        return True
    return None


def _acting() -> frozenset[str]:
    return words("human_verbs") | words("state_verbs")
