"""How much a line depends on what stands before it: nothing of it tells whom 'she', 'this plan' or 'the group' mean."""

import re
from functools import cache
from itertools import islice

from briefings.compose.names_in_line import FIRST_PERSON, find_name, is_name
from briefings.compose.openings import opens_leaning, points_back
from briefings.compose.told_elsewhere import is_told_elsewhere
from briefings.lexicon import closed_words, lines, words as listed
from briefings.lexicon.calendar_words import MONTHS
from briefings.text.signs import has_sign

#: What a word costs that nothing of the line explains, and one that goes on about something ('also', 'another').
OPEN, GOES_ON = 2, 1
#: Words behind 'the' or 'this' among which the noun is looked for: 'the first public hearing'.
_NOUN_WITHIN = 3
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")
#: 'It is hard to say': nothing is meant by it.
_EMPTY_IT = re.compile(
    r"it(?:'s|'ll be|'d be|(?: [\w']+){0,3} (?:is|was|be|been|become|becomes|became))\b(?:(?!,[”\"])[^.;:]){0,60}?"
    r"\b(?:that|to|for|when|if|whether|like|because|time|how|why|who)\b"
    r"|it (?:[\w']+ ){0,2}(?:seems|seemed|appears|appeared|takes?|took|turns out|turned out|looks|looked)\b"
    r"|it (?:comes|came) down\b",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(r"(?:that )?its? (?=\w)")
#: 'About that.': a whole thing that was told before.
_BARE = re.compile(
    r"\b(?:about|after|before|by|do|does|did|done|for|from|in|like|of|on|than|to|with) (?:this|that|these|those)\b"
    r"(?=[.,;:!?\"]|$)|\b(?:about|after|by|from|with) that (?=(?:the|an?) )",
    re.IGNORECASE,
)
#: 'In May, that streak ended', 'because of that refusal': which one, the sentence before tells.
_THAT_THING = re.compile(
    r"(?:^(?:After|At|By|During|In|On|With) [^,]{1,60}, |\b(?:at|by|during|for|from|into|of|on|over|under|with) )"
    r"that (?P<noun>[a-z][a-z-]{3,})\b"
)
#: 'Lund has replaced it': whoever does something to it is another.
_OBJECT = re.compile(
    r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3} (?:(?:also|has|have|had|will|would|could|may|never|then) ){0,2}"
    r"[a-z]+ (?:it|him|them)\b(?! (?:is|was|as))"
)
#: 'Doing so would cost too much'.
_DOING_SO = re.compile(r"(?:[\w'’-]+ ){0,3}(?:do|does|did|doing|done) so\b", re.IGNORECASE)
_ABLE = re.compile(r"\b(?:able|chance|enough|failed|power|refused|right|time|unable|willing) to do so\b")
#: To what somebody answers, the sentence before tells, and how, the one behind: 'Holm hit back.'
_ANSWER = re.compile(
    r"\b(?:(?:clapped|fired|hit|punched|pushed|shot|snapped|struck) back|agreed|concurred|disagreed|obliged|relented"
    r"|replied|responded)(?: (?:[a-z]+ly|hard|on [A-Z][a-z]+day|last [a-z]+))?[.!:]$"
)
_THE_SAME = re.compile(r"\b(?:do|does|did|doing|done|say|says|said) the same\b|\bthe same (?:to|for|about|of)\b")
#: Two that were named before: 'Having waited, both applied', 'Both sides agreed'.
_BOTH = re.compile(r"(?:^|[,;] )[Bb]oth (?!of|the|his|her|its|their|our|your)[a-z]{3,}\b(?! and\b)(?! or\b)")
#: A time that was told before: 'that December', 'that same year'.
_THAT_TIME = re.compile(
    r"\bthat (?:same )?(?:day|night|morning|evening|afternoon|week|weekend|month|year|spring|summer|fall|autumn|winter"
    rf"|{'|'.join(month.capitalize() for month in MONTHS)})\b"
)
#: Words of a line among which it may be explained what such a word means.
_MANY_WORDS = 12
#: What stands in each _BARE: looked for first, because that takes a quarter of the time.
_BARE_END = re.compile(r" (?:this|that|these|those)(?=[.,;:!?\"]|$| (?:the|an?) )", re.IGNORECASE)
_THOSE_WHO = re.compile(r"those (?:that|who|of|with)\b", re.IGNORECASE)
_GOING_ON = re.compile(
    r"\b(?:also|another|other|others|again|too|still|as well|likewise|instead|there|later|earlier|such|so-called)\b"
    r"|\ba similar (?!\w+ to\b)"
)
_THAT = re.compile(r"that (?!(?:is|was|will|would|could|may|might|should|has|had|means?|meant)\b)")
_HE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
#: What a speaker says of somebody else.
_OTHERS = frozenset({"him", "them"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_POINTING = frozenset({"this", "these", "those"})
_POINTER = re.compile(r"\b(?:this|these|those)\b", re.IGNORECASE)
#: Letters of a word that may be a plural.
_SHORT = 3
#: Characters behind a comma within which the name stands that an introduction's pronoun means.
_NAME_WITHIN = 40
#: Characters of a line that are looked at, because each word is held against those before it.
_LONGEST = 1_000


@cache
def _mentioned_before() -> frozenset[str]:
    return frozenset((*lines("mentioned_before"), *lines("pointed_at")))


def measure_dependence(words: str, *, before: str = "", spoken: bool = False, said_by_somebody: bool = False) -> int:
    """Return how much a line, on one line, depends on what isn't shown; 0: it can be understood by itself.

    Args:
        words: The line.
        before: What is shown before it, which may explain it.
        spoken: Whether it is somebody's own words, whose 'I' and 'we' the speaker's name explains.
        said_by_somebody: Whether a speaker's name stands before it, whom 'he' and 'they' may mean.

    >>> measure_dependence("The council of Lund closed its library.")
    0
    >>> measure_dependence("The group rejected this plan.") >= OPEN
    True
    """
    words, before = words[:_LONGEST], before[-_LONGEST:]
    cost = OPEN * _opens(words, spoken=spoken, said_by_somebody=said_by_somebody) if not before else 0
    if not spoken:
        cost += OPEN * points_back(words, quoted=said_by_somebody)
    if cost < OPEN:
        together = f"{before} {words}" if before else words
        has_that = "that " in words
        # Letters that a pattern can't do without are looked for first: most words have few of them.
        cost += OPEN * (
            "aforementioned" in words
            or _has_open(together, len(before), said_by_somebody=said_by_somebody)
            or (has_that and _THAT_TIME.search(words) is not None)
            or ("the same" in words and _THE_SAME.search(words) is not None)
            or (
                not before
                and (
                    ("oth " in words and _BOTH.search(words) is not None)
                    or (has_that and _points_with_that(words))
                    or (words.endswith((".", "!", ":")) and _ANSWER.search(words) is not None)
                    or _DOING_SO.match(words) is not None
                    or ("to do so" in words and _ABLE.search(words) is not None)
                    or (not spoken and not said_by_somebody and _OBJECT.match(words) is not None)
                    or (not spoken and is_told_elsewhere(words, said=said_by_somebody))
                )
            )
        )
    cost += GOES_ON * (_GOING_ON.search(words) is not None)
    return cost + GOES_ON * (cost < OPEN and "the " in words and _mentions_a_thing().search(words) is not None)


@cache
def _mentions_a_thing() -> re.Pattern[str]:
    """Return what finds 'the agreement' where nothing that follows tells which."""
    nouns = "|".join(sorted(_mentioned_before()))
    return re.compile(
        rf"\bthe (?:new |latest |final |proposed )?(?:{nouns})s?\b(?=[.,;:!?”\"]|$| (?:and|but|or|was|were|is|are)\b)"
    )


@cache
def _known_thing() -> re.Pattern[str]:
    """Return what finds 'The network on Monday', 'The assessment was': a thing that was told of, and what it did."""
    known = "|".join(sorted(listed("known_by_all")))
    follow = (
        r"(?:also|has|had|have|is|was|were|are|will|would|could|comes?|came|did|went|fell|rose|took|made|led|won|lost"
        r"|met|began|gave|got|saw|sent|ran|left|hit|found|brought|drew|shows|says"
        r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Sun)day"
    )
    return re.compile(
        rf"The (?!(?:[a-z-]+ )?(?:{known})\b)(?:[a-z-]+ )?[a-z]+ (?:{follow}|on Saturday)\b|[a-z]+(?:ed|ew|id|ld)\b)"
    )


def opens_with_known_thing(words: str) -> bool:
    """Tell whether a sentence that doesn't begin its report opens with something that was told of before.

    >>> opens_with_known_thing("The network announced a debate."), opens_with_known_thing("The council of Lund met.")
    (True, False)
    """
    return _known_thing().match(words) is not None


def drop_itself(words: str) -> str:
    """Return what somebody says who is no person, without a first 'it', which is that speaker.

    >>> drop_itself("that it will sail"), drop_itself("ferries sail")
    ('will sail', 'ferries sail')
    """
    return _OF_ITSELF.sub("", words)


def leaves_person_open(words: str) -> bool:
    """Tell whether 'he' or 'she' stands for somebody whom no word before it names.

    >>> leaves_person_open("he had left Lund"), leaves_person_open("Ida Holm said that she had left")
    (True, False)
    """
    even = words.replace("’", "'")
    first = next((one.start() for one in _WORD.finditer(even) if one[0].casefold().partition("'")[0] in _HE), None)
    named = None if first is None else find_name(even)
    return first is not None and (named is None or named > first)


def opens_with_another(words: str, *, who: bool = False) -> bool:
    """Tell whether what somebody says opens with 'it' or 'they' or, with `who`, 'she', who are others.

    >>> opens_with_another("that their boats will sail"), opens_with_another("it is hard to say when they will sail")
    (True, False)
    """
    words = words.removeprefix("that ")
    first = _WORD.match(words)
    head = "" if first is None else first[0].replace("’", "'").casefold().partition("'")[0]
    return (head in _THEY | _IT or (who and head in _HE)) and _EMPTY_IT.match(words.replace("’", "'")) is None


def _opens(words: str, *, spoken: bool, said_by_somebody: bool) -> bool:
    """Tell whether the first words lean on what was said before.

    Behind a speaker's name 'that' begins what is said ('said that ferries sail'), and 'he' or 'they' is the speaker.
    """
    if not spoken:
        if said_by_somebody:
            words = _THAT.sub("", words)
            first = _WORD.match(words)
            if first is not None and first[0].replace("’", "'").casefold().partition("'")[0] in _HE | _THEY:
                return False
        return opens_leaning(words) and not _EMPTY_IT.match(words.replace("’", "'"))
    bare = words.replace("’", "'").lstrip("“”\"'‘ ")
    first = _WORD.match(bare)
    if first is None or first[0].casefold().partition("'")[0] in FIRST_PERSON or _EMPTY_IT.match(bare):
        return False
    return opens_leaning(bare) and not _THOSE_WHO.match(bare)


def _has_open(words: str, start: int, *, said_by_somebody: bool) -> bool:
    """Tell whether a word from `start` on stands for something that no word before it names.

    Where a name stands before them, 'she', 'it' and 'the company' may mean it, and nothing but 'this plan' is open.
    """
    even = words.replace("’", "'")
    named = find_name(even)
    # Behind a name, nothing but 'this plan' is open.
    points = has_sign(even.lower(), _POINTING)
    last = max((match.start() for match in _POINTER.finditer(even, start)), default=-1) if points else -1
    last = len(even) if named is None else max(last, named if named > start else -1)
    found = _list_words(even, last)
    introduced = _end_introduction(found, even)
    things = many = False
    for at, (place, word) in enumerate(found):
        if place > last:
            break
        small = word.casefold()
        head = small.partition("'")[0]
        if place >= start:
            if head in _POINTING and _points_at_noun(found, at):
                return True
            known = (named is not None and named < place) or things or place < introduced
            known = known or (said_by_somebody and head not in _OTHERS)
            if not known and _is_open(head, even, place, many=many):
                return True
            if head == "the" and (named is None or named >= place) and _is_mentioned_before(found, at, even):
                return True
        things = things or (word[0].islower() and at > 0 and found[at - 1][1].casefold() in closed_words("TS"))
        many = many or (
            len(small) > _SHORT
            and small.endswith("s")
            and (word[0].islower() or not at)
            and small not in closed_words("TSOWXCIK")
        )
    bare = _BARE.search(even, start) if _BARE_END.search(even, start) else None
    return bare is not None and even.count(" ", 0, bare.start()) < _MANY_WORDS


def _list_words(words: str, last: int) -> list[tuple[int, str]]:
    """Return the words up to the place `last`, with those behind it that are looked at; none if it is negative."""
    found: list[tuple[int, str]] = []
    enough, matches = max(last, words.find(", ") + _NAME_WITHIN), _WORD.finditer(words)
    for match in matches if last >= 0 else ():
        found.append((match.start(), match[0].rstrip(".")))
        if match.start() > enough:
            # Behind a noun that is looked at stands what follows it.
            found += [(one.start(), one[0].rstrip(".")) for one in islice(matches, _NOUN_WITHIN)]
            break
    return found


def _points_with_that(words: str) -> bool:
    """Tell whether 'that' points at a thing: it stands where no clause begins, and a noun behind it."""
    closed = closed_words("TSOIWXCK")
    return any(
        match["noun"] not in closed
        and not match["noun"].endswith("ly")
        and {match["noun"], match["noun"].removesuffix("s")}.isdisjoint(listed("nouns_at_hand"))
        for match in _THAT_THING.finditer(words)
    )


def _is_open(head: str, words: str, place: int, *, many: bool) -> bool:
    """Tell whether a pronoun means something, where neither a name nor a thing was told before."""
    return head in _HE or (head in _THEY and not many) or (head in _IT and _EMPTY_IT.match(words, place) is None)


def _end_introduction(found: list[tuple[int, str]], words: str) -> int:
    """Return where an introduction ends whose 'her' means a name behind it ('In her speech, Ann Berg'), else 0."""
    comma = words.find(", ")
    if comma < 0:
        return 0
    behind = [(word.casefold(), word) for place, word in found if comma < place < comma + _NAME_WITHIN]
    return comma if any(is_name(head, word) for head, word in behind) else 0


def _is_mentioned_before(found: list[tuple[int, str]], at: int, words: str) -> bool:
    """Tell whether 'the', at this place, marks a noun that was mentioned before and stands nowhere in the line."""
    for ahead in range(at + 1, min(at + 1 + _NOUN_WITHIN, len(found))):
        place, word = found[ahead]
        if not word[0].islower():
            return False
        noun = word.removesuffix("'s")
        singular = noun if noun in _mentioned_before() else noun.removesuffix("s")
        if singular not in _mentioned_before():
            continue
        follows = found[ahead + 1][1] if ahead + 1 < len(found) else ""
        end = place + len(word)
        joined = words[end : end + 1] == " "
        if joined and (follows.casefold() in closed_words("IWK") or follows.endswith("ing") or follows[:1].isupper()):
            return False
        if joined and follows[:1].islower() and ahead < at + _NOUN_WITHIN and _is_noun_too(follows):
            continue  # 'the trade deal': the last noun counts
        told = any(one[1].casefold().startswith(singular[: max(4, len(singular) - 2)]) for one in found[:at])
        return not told
    return False


def _is_noun_too(word: str) -> bool:
    return word in _mentioned_before() or word.removesuffix("s") in _mentioned_before()


def _points_at_noun(found: list[tuple[int, str]], at: int) -> bool:
    """Tell whether 'this', at this place, points at a noun that stands nowhere before: 'this plan', not 'this week'."""
    for behind, (_, word) in enumerate(found[at + 1 : at + 1 + _NOUN_WITHIN]):
        if not word[0].islower():
            return False
        if behind and word in closed_words("XIWK"):
            return True  # 'this plan to': the noun is behind us
        if word in closed_words("XIW") or {word, word.removesuffix("s")} & listed("nouns_at_hand"):
            return False
        stem = word[: max(4, len(word) - 2)]
        if any(one.casefold().startswith(stem) for _, one in found[:at]):
            return False
    return at + 1 < len(found)
