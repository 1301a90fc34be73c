"""Sentences that can be read alone, and those that lean on the one before them."""

import re
from functools import cache
from itertools import islice

from briefings.compose.boilerplate import is_boilerplate
from briefings.compose.words import drop_quoted
from briefings.lexicon import closed_words, lines
from briefings.text.signs import has_sign

_WORDS = re.compile(r"[\w'’-]+")
#: 'After the summit, …': which one, the sentence before tells.
_KNOWN_EVENT = re.compile(
    r"(?:after|at|before|despite|during|following|in|since|until|with) (?:the|that|this) [\w'-]+,"
)
#: 'A year later', 'the next day': after what, the sentence before tells.
_LATER = re.compile(
    r"(?:(?:just |only |about |some )?(?:an?|one|two|three|four|five|six|several|\d+) "
    r"(?:hour|day|week|month|year|decade)s? (?:later|after that|afterwards?|earlier|before that)"
    r"|(?:on |in |by )?(?:the|that) (?:next|following|previous|same) (?:hour|day|night|morning|week|month|year|time))\b"
)
_SPEAKERS = ("My", "my", "me", "We", "we", "Our", "our", "us", "You", "you", "Your", "your")
#: Whose 'I' it is, or who 'you' are, the sentence doesn't tell outside of a quotation.
# Each begins with its letter, and that none stands before it is seen from there: that takes half the time.
_SOMEBODY = re.compile("(?:" + "|".join(rf"{one[0]}(?<!\w{one[0]}){one[1:]}" for one in _SPEAKERS) + r")\b(?!\.)")
_I = re.compile(r"(?:\b[a-z][\w'’-]{0,40}|^\w+)[,;:]? I\b|[,;] I [a-z]")
#: The last word points at a time or at words that were told before; what may stand behind it; characters of it.
_LAST = re.compile(r"\b(?:afterwards?|either|instead|since|then|thereafter|too)[.!]?$")
_CLOSING, _LONGEST_LAST = "”\"’')]", 12
#: Words with capitals, of a headline or a name; small words that a name may have, and how many others tell a headline.
_CAPITALISED = re.compile(r"(?:[A-Z0-9$£€][\w.'’&-]*,? ){5,}")
_IN_NAMES = frozenset({"and", "at", "for", "in", "of", "on", "to"})
_SMALL_WORDS = 2
#: Words of a sentence that can be read alone.
SHORTEST, LONGEST = 7, 60
#: The same where there is no longer one.
FEWEST = 5
#: Words of a list entry at most.
_LONGEST = 4


#: What points at a noun behind it: sooner looked for than with the noun.
_POINTERS = ("that ", "this ", "these ", "those ", "such ")


@cache
def _openings() -> frozenset[str]:
    return frozenset(lines("openings"))


@cache
def _pointing() -> re.Pattern[str]:
    """Return what finds 'that demand'."""
    counted = r"(?:(?:first|second|third|last|latest|new|early|two|three|four) )?"
    nouns = "|".join(sorted(lines("pointed_at")))
    return re.compile(rf"\b(?:{'|'.join(map(str.strip, _POINTERS))}) {counted}(?:{nouns})s?\b")


def stands_alone(words: str, shortest: int = SHORTEST) -> bool:
    """Tell whether a sentence, on one line, can be read by itself: whole, of a fair length, leaning on nothing.

    `shortest` is in words.
    """
    return (
        shortest <= words.count(" ") + 1 <= LONGEST
        and words.rstrip("\"”’')]").endswith((".", "!", "?"))
        and not words.rstrip("])").endswith("...")
        and not words.endswith("?")
        and words.count("“") == words.count("”")
        and words.count('"') % 2 == 0
        and not leans(words)
        and not is_boilerplate(words)
    )


@cache
def _untold() -> tuple[re.Pattern[str], ...]:
    """Return what finds beginnings that tell nothing; each by itself, because Python is slower with all in one."""
    return tuple(map(re.compile, lines("untold")))


def tells_what_happened(words: str, shortest: int = SHORTEST) -> bool:
    """Tell whether a sentence can tell an event alone: no caption, nobody's 'I', nothing about the author.

    `shortest` is in words.
    """
    bare = drop_quoted(words)
    return stands_alone(words, shortest) and not _is_untold(bare) and not _begins_with_headline(bare)


def _begins_with_headline(words: str) -> bool:
    """Tell whether a page's headline runs on into a sentence: 'Orsk Is Closing Its Port From May But sailors stay.'."""
    start = _CAPITALISED.match(words)
    if start is None or start.end() == len(words):
        return False
    found = start[0].split()[1:]
    return sum(word.casefold() in _small_words() for word in found) >= _SMALL_WORDS


@cache
def _small_words() -> frozenset[str]:
    return closed_words("IXC") - _IN_NAMES


def _is_untold(words: str) -> bool:
    return any(pattern.search(words) for pattern in _untold())


def leans(sentence: str) -> bool:
    """Tell whether a sentence needs the ones before it.

    It opens with a pronoun, a pointing word or a connective, or within a quotation; or it points back later on
    ('that demand', '… since.'); or somebody speaks in it who isn't named.
    """
    return opens_leaning(sentence) or points_back(sentence)


def points_back(sentence: str, *, quoted: bool = False) -> bool:
    """Tell whether a sentence points at what was told before it, wherever it does so, or somebody speaks unnamed.

    With `quoted`, a speaker's name stands beside it.
    """
    words = sentence.replace("’", "'").casefold()
    points = has_sign(words, _POINTERS) and _pointing().search(words)
    if points or _LAST.search(words.rstrip(_CLOSING)[-_LONGEST_LAST:]):
        return True
    return not quoted and _has_somebody(drop_quoted(sentence))


def _has_somebody(words: str) -> bool:
    return _SOMEBODY.search(words) is not None or (" I" in words and _I.search(words) is not None)


def opens_leaning(sentence: str) -> bool:
    """Tell whether a sentence's first words need the sentence before."""
    opening = sentence.lstrip()[:80].replace("’", "'").casefold()
    if not opening or not opening[0].isalnum():
        return True
    if _KNOWN_EVENT.match(opening) or _LATER.match(opening):
        return True
    phrase = ""
    for word in islice(_WORDS.finditer(opening), _LONGEST):
        # "It's", "they've" and "he'd" open with a pronoun too.
        head = word[0].partition("'")[0]
        phrase = f"{phrase} {head}".lstrip()
        if phrase in _openings() or (f"{phrase}," in _openings() and opening[word.end() : word.end() + 1] == ","):
            return True
    return False
