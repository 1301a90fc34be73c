"""What stands around a name and tells whether it is a person's."""

import itertools
import re
from functools import cache

from briefings.analysis.actors.hits import NameHit
from briefings.analysis.names.word_kinds import (
    Gender,
    Word,
    is_address,
    is_role,
    is_title,
    prominent_gender,
    role_gender,
    word_kinds,
)
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.last_word import last_word
from briefings.analysis.reading.word_classes import open_classes
from briefings.lexicon import words
from briefings.model.spans import Span

#: How much evidence makes a person of somebody who is never named in full.
ENOUGH = 4
_NAME = Word.FIRST_NAME | Word.SURNAME
_BEFORE = 40
_AFTER = 60
_LAST_WORD = re.compile(r"([\w.'-]+)(,?)\s$")
_OF_PLACE = "in|at|near|outside|inside|across|throughout|around|toward|towards|via|into|off"
_LOCATIVE = re.compile(rf"\b(?:{_OF_PLACE}|the|visit|visited)\s$", re.IGNORECASE)
_PREPOSITION = re.compile(rf"\b(?:{_OF_PLACE}|of|from|for|by|with|to|on)\s$", re.IGNORECASE)
_KIN = (
    r"(?:wife|husband|spouse|widow|widower|son|daughter|brother|sister|father|mother|cousin|nephew|niece|uncle|aunt|"
    r"grandson|granddaughter|twin)"
)
_KIN_BEFORE = re.compile(rf"\b{_KIN},?\s$")
_KIN_AFTER = re.compile(rf",\s(?:his|her|their|the|\w+'s)\s(?:\w+\s){{0,2}}{_KIN}\b")
_KIN_OWN = re.compile(rf",\s(?:his|her|their)\s(?:\w+\s){{0,2}}{_KIN}\b")
_KIN_OF = re.compile(rf"\b{_KIN}\sof\s(?:[A-Z][\w.]*\s){{0,3}}$", re.IGNORECASE)
_INTRODUCED = re.compile(r",\s(?:an?\s|(?:aged\s)?\d{1,3}\b)")
_FIRST_SPOUSE = re.compile(r"\b[Ff]irst\s(?:[Ll]ady|[Gg]entleman),?\s$")
_FIRST_SPOUSE_AFTER = re.compile(r",\s(?:the\s)?(?:\w+\s)?[Ff]irst\s(?:[Ll]ady|[Gg]entleman)\b")
_KIN_OF_TITLE = re.compile(
    rf"(?:,|\sis|\swas)\s(?:the\s)?(?:\w+\s)?{_KIN}\sof\s(?:the\s)?"
    r"(?:(?P<titles>(?:[A-Z][\w.]*\s?){1,4})|(?P<role>(?:[a-z]+\s)?[a-z]+))"
)
#: 'Rita Lee, the senator's wife'; 'the senator's wife, Rita Lee'; 'Rita Lee, whose husband is the governor'.
_OFFICERS_KIN_AFTER = re.compile(
    rf",\s(?:the\s(?:\w+\s)?(?P<officer>[a-z]+)'s\s(?:\w+\s)?{_KIN}\b|"
    rf"whose\s(?:\w+\s)?{_KIN}\s(?:is|was|became)\s(?:an?\s|the\s)?(?:[\w-]+\s)?(?P<office>[a-z]+)\b)"
)
_OFFICERS_KIN_BEFORE = re.compile(rf"\bthe\s(?:\w+\s)?(?P<officer>[a-z]+)'s\s(?:\w+\s)?{_KIN},?\s$", re.IGNORECASE)
#: 'said Lee, Ann Lee's brother'.
_KIN_OF_BEARER = re.compile(rf",\s(?:[A-Z][\w.-]*\s){{1,3}}?(?P<surname>[A-Z][\w-]*)'s\s(?:\w+\s)?{_KIN}\b")
_NICKNAME = re.compile(r"\s[“\"'(‘]([A-Z][\w-]*)[”\"')’],?\s")
_COMPARED = re.compile(r"\b[Tt]he\s(elder|older|senior|younger|junior)\s$")
_ROLE_OF = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s(?:[\w-]+\s)?(?P<role>[a-z-]+)\s(?:of|for|at|in)\s[^,.;]{2,30},\s$"
)
_NEXT_WORD = re.compile(r"[A-Z][\w.]*")
_AGE = re.compile(
    r",\s(?:aged\s)?\d{1,3}\s?,|,\s(?:who|whose|himself|herself)\b|\s(?:himself|herself|who)\b|\s\([RD]-|,\s[RD]-[A-Z]"
)
_ROLE_AFTER = re.compile(
    r",\s(?:(?:a|an|the|then|former|his|her|their|its)\s)?(?:[\w'’-]+\s){0,4}?(?P<role>[\w-]+)(?:,|\sof\b|\sat\b|\sfor\b|\swho\b|\sin\b|\sand\b|\.)"
)
_VERB = re.compile(
    r"(?:,\s[^,]{2,60},)?\s(?:(?:also|then|later|never|often|recently|repeatedly|once|first|now|still|has|had)\s)?(?P<verb>[a-z]+)\b"
)
#: What only people and bodies do, right behind their name.
_SPEECH = re.compile(
    r"(?:,\s[^,]{2,60},)?\s(?:(?:also|then|later|never|often|repeatedly|once|first|now|still|has|had)\s)?(?:said|says|told|"
    r"tells|asked|asks|added|adds|wrote|writes|argued|argues|insisted|insists|claimed|claims|warned|warns|denied|denies|"
    r"replied|explained|explains|admitted|admits|joked|laughed|smiled|sang|married|testified|tweeted|posted|spoke|resigned)\b"
)
#: 'said the mayor of Split, ' before a name.
_SAID_THE = re.compile(r"\b(?:said|says|added|asked|told|warned|argued)\s(?:the|its|their|his|her)\s[^,.\n]{3,50},\s$")
_INVERTED = re.compile(
    r"[,”\"'?!]\s?(?:”|\")?\s?(?:said|says|asked|added|told|wrote|tweeted|replied|explained|argued|noted|insisted)\s$"
)


#: The last letters of the verbs of _INVERTED.
_INVERTED_ENDS = frozenset("dse")


@cache
def _weak_verbs() -> frozenset[str]:
    return frozenset(
        [
            "is",
            "was",
            "has",
            "had",
            "would",
            "will",
            "could",
            "should",
            "can",
            "may",
            "might",
            "must",
            "did",
            "does",
            "made",
        ]
    )


def has_finite_verb(view: str, hit: NameHit) -> bool:
    """Tell whether a verb in the third person or the past stands right behind the name: 'Will Grant owns a mill'."""
    match = _VERB.match(view, hit.span.end, hit.span.end + _AFTER)
    return match is not None and open_classes().get(match["verb"], "").startswith((pos.THIRD, pos.PAST))


def is_among_people(view: str, start: int, end: int) -> bool:
    """Tell whether the words around capitals are those around a person: speech, an age, a role with commas."""
    if view[start - 2 : start - 1] in _INVERTED_ENDS and _INVERTED.search(view, max(0, start - 16), start):
        return True
    if _AGE.match(view, end, end + 20):
        return True
    verb = _SPEECH.match(view, end, end + _AFTER)
    if verb is not None:
        return True
    if view[end : end + 1] in {",", ".", ""} and _SAID_THE.search(view, max(0, start - 2 * _BEFORE), start):
        return True
    return stands_behind_role(view, start, end)


def speaks_or_acts(view: str, hit: NameHit) -> int:
    """Return 2 where the name is the subject of what only people do, 1 where of a common verb, else 0."""
    start, end = hit.span
    if view[start - 2 : start - 1] in _INVERTED_ENDS and _INVERTED.search(view, max(0, start - 16), start):
        return 2
    match = _VERB.match(view, end, end + _AFTER)
    if match is None:
        return 0
    verb = match["verb"]
    if verb in _weak_verbs():
        return 1
    return 2 if verb in words("human_verbs") else 0


def is_subject_of_human_verb(view: str, end: int) -> bool:
    """Tell whether a verb of which only people and bodies are the subject stands behind a name that ends at `end`."""
    match = _VERB.match(view, end, end + _AFTER)
    return match is not None and match["verb"] in words("human_verbs")


def is_in_place(view: str, hit: NameHit) -> bool:
    """Tell whether the words around a name are those around a place: 'in', 'at', a state after a comma."""
    start = hit.span.start
    if view[max(0, start - 4) : start].lower() in {"the ", " the"}:
        return False
    return is_located(view, hit)


def is_located(view: str, hit: NameHit) -> bool:
    """Tell whether the words before a name are those before a place or thing ('in', 'the')."""
    start, end = hit.span
    if view.startswith(", ", end):
        word = _NEXT_WORD.match(view, end + 2)
        if word is not None and word_kinds(word[0]) & Word.OPENS_PLACE:
            return True
    return _LOCATIVE.search(view, last_word(view, max(0, start - 12), start), start) is not None


def is_described(view: str, hit: NameHit) -> bool:
    """Tell whether an age, a relative clause or an apposition with a role follows."""
    end = hit.span.end
    if _AGE.match(view, end, end + 20):
        return True
    match = _ROLE_AFTER.match(view, end, end + _AFTER)
    return match is not None and is_role(match["role"])


def apposed_role(view: str, hit: NameHit) -> str | None:
    """Return the role that an apposition with 'the' gives, in small letters: 'tailor' of 'Ravi, the tailor, said'."""
    match = _ROLE_AFTER.match(view, hit.span.end, hit.span.end + _AFTER) if not hit.titles else None
    told = match is not None and match[0].startswith(", the ") and is_role(match["role"])
    return match["role"].lower() if match is not None and told else None


def compared_age(view: str, hit: NameHit) -> str:
    """Return 'elder' or 'younger' where that tells two of one surname apart ('the elder Lund said'); else ''."""
    match = _COMPARED.search(view, max(0, hit.span.start - 12), hit.span.start)
    return "" if match is None else "younger" if match[1] in ("younger", "junior") else "elder"


def find_nickname(view: str, hit: NameHit) -> str:
    """Return what stands in quotation marks or brackets between a name's words: 'Doc' of "Ann 'Doc' Lee"; else ''."""
    for before, piece in itertools.pairwise(hit.pieces):
        match = _NICKNAME.fullmatch(view, before.end, piece.start)
        if match is not None:
            return match[1]
    return ""


def is_relative(view: str, hit: NameHit) -> bool:
    """Tell whether a person is introduced as a relative: 'his wife, Jane Roe', 'Jane Roe, his wife'."""
    start, end = hit.span
    return (
        _KIN_BEFORE.search(view, last_word(view, max(0, start - 30), start), start) is not None
        or _KIN_AFTER.match(view, end, end + 40) is not None
    )


def is_somebody_new(view: str, hit: NameHit) -> bool:
    """Tell whether a first name alone introduces somebody: 'Ann, a young baker, said', 'Ann, 43, said'."""
    return _INTRODUCED.match(view, hit.span.end, hit.span.end + 12) is not None


def kin_gender(view: str, hit: NameHit) -> Gender | None:
    """Return the gender of the word that makes somebody a relative: of 'brother' in 'his brother, Col. Lee'."""
    before = _find_kin_before(view, hit)
    return None if before is None else role_gender(before[0].strip(" ,").lower())


def is_kin_of_namesake(view: str, hit: NameHit) -> bool:
    """Tell whether a surname is a relative's of whoever bears it: 'Her husband, Dr. Lee', 'his wife Judge Lee'."""
    if _find_kin_before(view, hit) is not None:
        return True
    # 'Miss Lee, her niece'
    own = hit.titles and len(hit.words) == 1 and _KIN_OWN.match(view, hit.span.end, hit.span.end + 40) is not None
    return bool(own) or is_apposed_kin_of_namesake(view, hit)


def _find_kin_before(view: str, hit: NameHit) -> re.Match[str] | None:
    """Return what makes somebody a relative before the name and its titles: 'his brother, ' of 'Col. Lee'."""
    start = hit.titles[0].start if hit.titles else hit.span.start
    return _KIN_BEFORE.search(view, last_word(view, max(0, start - 30), start), start)


def is_apposed_kin_of_namesake(view: str, hit: NameHit) -> bool:
    """Tell whether what follows makes a surname a relative's of whoever bears it: 'Lee, Ann Lee's brother'."""
    end = hit.span.end
    of_bearer = _KIN_OF_BEARER.match(view, end, end + _AFTER)
    return of_bearer is not None and of_bearer["surname"] == hit.words[-1]


def titles_of_relative(view: str, hit: NameHit) -> frozenset[str]:
    """Return the titles of whose relative a person is: President of a first lady, Mayor of a mayor's son."""
    start, end = hit.span
    offices: set[str] = set()
    if _FIRST_SPOUSE.search(view, max(0, start - 20), start) or _FIRST_SPOUSE_AFTER.match(view, end, end + 40):
        offices.update(("President", "Governor", "Pres.", "Gov."))
    kin_of = _KIN_OF_TITLE.match(view, end, end + _AFTER)
    if kin_of is not None:
        offices.update((kin_of["titles"] or "").split())
        offices.update(word.title() for word in (kin_of["role"] or "").split() if is_role(word))
    for officer in (
        _OFFICERS_KIN_AFTER.match(view, end, end + _AFTER),
        _OFFICERS_KIN_BEFORE.search(view, max(0, start - _BEFORE), start),
    ):
        if officer is not None:
            offices.update(word.title() for word in officer.groupdict().values() if word and is_role(word))
    return frozenset(offices)


def role_before(view: str, hit: NameHit) -> str:
    """Return the role that stands right before a name in lower case, as a title: 'Coach' of 'coach Lee'; else ''."""
    start = hit.span.start
    match = _LAST_WORD.search(view, last_word(view, max(0, start - _BEFORE), start), start)
    return match[1].title() if match is not None and not match[2] and is_role(match[1]) else ""


def title_before(view: str, start: int) -> Span | None:
    """Return the title that stands right before an offset: 'Mr.' of 'Mr. Kent'; None if none does."""
    match = _LAST_WORD.search(view, last_word(view, max(0, start - _BEFORE), start), start)
    return Span(*match.span(1)) if match is not None and not match[2] and is_title(match[1]) else None


def is_anothers_relative(view: str, hit: NameHit) -> bool:
    """Tell whether the name is that of whose relative somebody is: 'Ann Lee, sister of Mr. Lee'."""
    start = hit.span.start
    floor = max(0, start - _AFTER)
    return "of" in view[floor:start].lower() and _KIN_OF.search(view, floor, start) is not None


def has_role_before(view: str, hit: NameHit) -> bool:
    """Tell whether a title or role noun stands right before the name."""
    if hit.titles:
        return True
    return stands_behind_role(view, *hit.span)


def stands_behind_role(view: str, start: int, end: int) -> bool:
    """Tell whether a title or role stands right before an offset, or in commas: 'the mayor of Hull, Ivo Marr,'."""
    match = _LAST_WORD.search(view, last_word(view, max(0, start - _BEFORE), start), start)
    ends = view[end : end + 1] in {",", "."}
    if match is not None and (is_role(match[1]) or is_title(match[1])):
        return not match[2] or ends
    apposed = ends and view.startswith(", ", start - 2)
    office = _ROLE_OF.search(view, max(0, start - _BEFORE), start) if apposed else None
    return office is not None and is_role(office["role"])


def _is_governed(view: str, hit: NameHit) -> bool:
    """Tell whether a preposition stands before a name, so that the verb behind is another's: 'Police in Lund said'."""
    start = hit.titles[0].start if hit.titles else hit.span.start
    return _PREPOSITION.search(view, last_word(view, max(0, start - 12), start), start) is not None


def weigh_mention(view: str, hit: NameHit) -> int:
    """Return how much one mention tells for a person (4 is enough), below 0 against."""
    kinds = hit.pieces[0].kinds
    titled = has_role_before(view, hit)
    strange = not kinds & (Word.CAPITALISED | Word.ORDINARY | Word.ACRONYM | Word.OPENS_PLACE)
    # 'Mr. Speaker' and 'Miss Universe' are no names.
    addressed = hit.titles and is_address(hit.titles[-1].text) and not (kinds & Word.ORDINARY and not kinds & _NAME)
    if (addressed or (hit.titles and strange)) and not kinds & Word.CLOSED:
        return ENOUGH
    if kinds & (Word.ORGANISATION_HEAD | Word.THING_HEAD) and not hit.titles:
        return -ENOUGH
    if kinds & (Word.CLOSED | Word.CAPITALISED) or (kinds & Word.ORDINARY and hit.weak and not titled):
        return 0
    if kinds & Word.ACRONYM or ("-" in hit.words[0] and not kinds & _NAME):
        return -1
    governed = _is_governed(view, hit)
    score = (3 if titled else 0) + (0 if governed else speaks_or_acts(view, hit))
    if kinds & _NAME and not kinds & Word.ORDINARY:
        famous = prominent_gender(hit.words[0]) is not None
        return score + (1 if (hit.weak or (governed and not titled)) and not famous else 2)
    return score if titled or kinds & Word.ORDINARY else score - 1
