"""Things that a line takes for known, because its report has told of them: 'the dossier', 'the hearing on Monday'."""

import re
from functools import cache

from briefings.compose.names_in_line import find_name
from briefings.compose.words import drop_quoted
from briefings.lexicon import words as listed
from briefings.lexicon.calendar_words import MONTH_BEGINNINGS, WEEKDAY

#: Words between 'the' and its noun that don't tell which one it is.
_NEW = (
    r"(?:(?:actual|alleged|brief|controversial|current|day-long|deadly|entire|expected|explosive|fatal|final|first|full"
    r"|hour-long|initial|joint|lengthy|latest|long|new|newest|now-infamous|original|planned|previous|private|proposed|same"
    r"|second|secret|three|two|two-day|two-hour|unusual|whole|working) )?"
)
#: What stands behind a noun and tells no more of which one it is: its end, its verb, when it was.
_TIME = (
    rf"(?:(?:early|late|last|this|the|that|a|an) |(?:{MONTH_BEGINNINGS})[a-z]*\b"
    rf"|{WEEKDAY}|\d)"
)
_OPEN_END = (
    r"(?=[.,;:!?”\"—–]|$| [—–-]|['’]s? "
    r"| (?:after|also|although|and|are|as|because|before|but|came|can|could|did|does|had|has|have|if|is|later|may"
    r"|might|must|or|should|since|so|than|though|took|until|was|were|when|while|will|would|yet)\b"
    r"| [a-z]{2,}ed\b(?! (?:about|against|at|by|for|from|in|on|over|to|with)\b)"
    rf"| {WEEKDAY}\b(?! (?:about|against|for|in|of|on|over|that|to|with)\b)"
    rf"| (?:at|by|during|in|on) {_TIME})"
)
#: 'Two of the people said', 'nobody could say that.': of whom and what, a sentence before tells.
_POINTS_BACK = re.compile(
    r"\b(?:one|two|three|four|five|several|some|most|many|all) of the (?:aides|officials|people|sources)\b"
    r"(?! (?:at|briefed|close|familiar|from|in|involved|of|on|that|to|who|whose|with)\b)"
    r"|\bsuch an? [a-z]+\b(?! as\b)"
    r"|\bthe (?:two|three|four|five|six) (?:boys|children|defendants|girls|men|officers|soldiers|students|suspects"
    r"|victims|women)\b(?! (?:from|in|of|on|that|who|whose|with)\b)"
    r"|, (?:by contrast|for (?:his|her|its|their) part|however|in contrast|in turn|on the contrary|to the contrary),"
    r"|^(?:Far from|In essence|In light of|One example|Perhaps (?:more|most) important(?:ly)?|To the contrary)\b"
    r"|^[A-Z][a-z]+(?:ing|ed|wn|en|ght)\b[^,]{3,120}, (?:he|she|it|they)\b"
    r"|\b(?:do|does|did|doing|explain|see|say|saying|said) (?:so|that|this)(?=[.,;!?]|$)"
)
#: Who does something: 'in May he', 'a bill they'; several people or things before it, whom 'they' may mean.
_SUBJECT = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")
_MANY = re.compile(
    r"\b(?!(?:has|his|its|this|thus|was) )(?:[A-Za-z]{2,}s|people|police|men|women|children|man|woman|who) "
)
#: What begins a clause whose subject may be told behind it: 'Before she left, Ida Holm …'.
_CLAUSE = re.compile(r"(?:After|Although|As|Because|Before|If|Once|Since|Though|Until|When|While)\b")
#: 'The Lund pilot said', 'The Swedish company closed': who it is, a sentence before tells.
_DESCRIBED = re.compile(
    r"The (?:[A-Z][\w.]+ ){1,2}(?:[a-z-]+ ){0,2}(?:activist|actor|actress|agency|billionaire|businessman|club|college"
    r"|company|congressman|congresswoman|couple|Democrat|firm|group|institution|lawmaker|man|nati(?:on|ve)|network"
    r"|newspaper|nonprofit|organi[sz]ation|outlet|politician|Republican|retailer|school|senator|singer|startup|team"
    r"|university|woman) "
    r"(?:also|has|had|is|was|will|would|[a-z]+(?:ed|d|t|w)|on [A-Z][a-z]+day)\b"
)
_SHORTEST_STEM, _ENDING = 4, 3
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: Characters before a line among which it is looked whether its report has told of a thing.
_NEAR = 4_000
#: Characters of a line that are looked at, because each such noun is held against the words before it.
_LONGEST = 1_000


@cache
def _things() -> re.Pattern[str]:
    nouns = "|".join(sorted(listed("things_told"), key=len, reverse=True))
    return re.compile(rf"\b[Tt]he (?!polls\b){_NEW}(?P<noun>{nouns})(?:e?s)?{_OPEN_END}")


def mentions_told_thing(words: str, told: str, explained: str = "") -> bool:
    """Tell whether a line means a thing that its report told of before it, and no word of the line says which.

    Args:
        words: The line.
        told: The report's headline and text up to the line.
        explained: What a reader knows besides, as the words asked for.

    >>> mentions_told_thing("Lund rejected the report.", "A report on ferries came out.")
    True
    >>> mentions_told_thing("Lund rejected the report on ferries.", "A report on ferries came out.")
    False
    """
    words = words[:_LONGEST]
    if _POINTS_BACK.search(words) or _opens_with_pronoun(words):
        return True
    found = list(_things().finditer(words))
    if not found:
        return False
    near = told[-_NEAR:].casefold()
    known = explained.casefold()
    return any(
        (stem := _stem(match["noun"])) in near
        and stem not in known
        and not _is_introduced(words[: match.start()], stem)
        for match in found
    )


def opens_with_description(words: str) -> bool:
    """Tell whether a line begins with somebody who was named before, by what it is and where from.

    >>> opens_with_description("The Lund company closed a shop."), opens_with_description("The Lund council met.")
    (True, False)
    """
    return _DESCRIBED.match(words) is not None


def _opens_with_pronoun(words: str) -> bool:
    """Tell whether 'he' or 'they' does something whom no word before it names, and none right behind its clause.

    >>> _opens_with_pronoun("In May 2003 he sailed to Lund."), _opens_with_pronoun("Before she left, Ida Holm spoke.")
    (True, False)
    """
    words = drop_quoted(words)
    found = _SUBJECT.search(words)
    if found is None or _may_mean(found[0].casefold(), words[: found.start()]):
        return False
    named = find_name(words)
    if named is not None and named < found.start():
        return False
    clause = words.find(", ", found.end())
    return not (clause >= 0 and words[clause + 2 : clause + 3].isupper() and _CLAUSE.match(words))


def _may_mean(pronoun: str, before: str) -> bool:
    """Tell whether words before a pronoun name somebody by a noun: 'voters', 'the mayor'."""
    if pronoun == "they":
        return _MANY.search(before) is not None
    return any(match[0].casefold() in _people() for match in _WORD.finditer(before))


@cache
def _people() -> frozenset[str]:
    return listed("people_nouns") | listed("role_nouns")


def _stem(noun: str) -> str:
    return noun[: max(_SHORTEST_STEM, len(noun) - _ENDING)]


def _is_introduced(before: str, stem: str) -> bool:
    """Tell whether words name such a thing: 'investigated … the investigation', 'a memo … the document'."""
    things = listed("things_told")
    found = [match[0].casefold() for match in _WORD.finditer(before)]
    return any(word.startswith(stem) or word in things or word.removesuffix("s") in things for word in found)
