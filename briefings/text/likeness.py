"""Do two texts say the same? The one place where that is decided.

Never by their words alone: two texts are different where each has a name, figure, number word, weekday or month that
the other lacks, where one alone denies, or where they take opposite sides. Where only one adds such words, the other is
part of it.

rapidfuzz is imported where letters are compared: an idle bot needn't hold its 2.5 MB.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum

from briefings.text.wording import (
    Wording,
    function_words,
    given_names,
    is_ordinary,
    opposites,
    read_wording,
    stems,
    surname,
    titles,
)

#: Of 100: how alike two texts are, letter by letter, that have the same words. A letter in ten may differ.
NEARLY = 90.0
#: Share of distinct words in common from which two texts that add nothing to each other tell the same news.
ALIKE = 0.8
#: Share of a text's distinct words from which another text holds it.
HELD = 0.95
#: Distinct words; of a shorter text all must stand side by side in the one that holds it.
FEWEST_HELD = 6
#: Words that may have others between them in the text that holds them.
FEWEST_IN_ORDER = 4
#: Characters of a text that may be held with a typo in it.
SHORTEST = 10
#: Characters of a text that is compared letter by letter, since that takes the product of two lengths; words of a text
#: beside another among which a slip of the pen is looked for.
LONGEST, MOST_SLIPS = 2_000, 40
#: Prefixes that turn a word's sense.
_TURNING = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "de", "anti")


#: A time in words behind which no other number stands.
_ROUND_TIME = re.compile(r"\b[a-z]+ (?:minute|hour|day|week|month|year|decade)s?\b", re.IGNORECASE)


class Likeness(StrEnum):
    """How a text is related to another."""

    #: The same words, or nearly: letters may differ, and words that tell nothing.
    SAME_WORDS = "same words"
    #: It tells nothing that the other doesn't; the other tells more.
    PART_OF = "part of"
    #: The other way round.
    MORE_THAN = "more than"
    #: Neither has a name, figure or day that the other lacks, and most words are the same.
    SAME_NEWS = "same news"
    DIFFERENT = "different"


def compare(one: str, other: str, *, least: float | None = None) -> Likeness:
    """Return how `one` is related to `other`; both as written (or folded, as the ledger's old rows are).

    A text is part of another whose words have its own in their order. With `least` their order doesn't count, and it is
    enough that the other has so much of its distinct words (from 0 to 1). `compare(x, x)` is SAME_WORDS; the other way
    round, PART_OF and MORE_THAN change places and nothing else.
    """
    if one == other:
        return Likeness.SAME_WORDS
    return compare_wordings(read_wording(one), read_wording(other), least=least)


def compare_wordings(one: Wording, other: Wording, *, least: float | None = None) -> Likeness:
    """Return what `compare` does."""
    if not one.words or not other.words:
        return Likeness.SAME_WORDS if one.words == other.words else Likeness.DIFFERENT
    common = len(one.words & other.words)
    if common < min(least or HELD, ALIKE) * min(len(one.words), len(other.words)) / 2:
        return Likeness.DIFFERENT
    mine, others = adds(one, other), adds(other, one)
    if (mine and others) or _contradict(one, other):
        return Likeness.DIFFERENT
    # 'President Donald Trump' is compared as 'Trump' with a text that has no more.
    one, other = _without_idle(one, other), _without_idle(other, one)
    common = len(one.words & other.words)
    if not mine and not others:
        return _without_news(one, other, common, least)
    longer, shorter = (one, other) if mine else (other, one)
    # Where a headline's word may be a name after all ('Apple'), letters that are nearly alike prove nothing.
    if not _holds(longer, shorter, common, least, by_letters=longer.headline or shorter.doubtful <= longer.words):
        return Likeness.DIFFERENT
    return Likeness.MORE_THAN if mine else Likeness.PART_OF


def tells_no_more(one: str, other: str, *, least: float = HELD) -> bool:
    """Tell whether a reader who knows `other` learns nothing from `one`, or no name, figure or day; see `compare`."""
    likeness = compare(one, other, least=least)
    if likeness is Likeness.MORE_THAN:
        return not adds(read_wording(one), read_wording(other))
    return likeness is not Likeness.DIFFERENT


def adds(one: Wording, other: Wording) -> bool:
    """Tell whether `one` has a name, figure, number word, weekday or month that `other` lacks.

    A given name and a title add nothing to a surname, unless the other text has another given name with it.
    """
    if one.bare != other.bare:
        # Of a folded text neither names nor a figure's marks can be seen: where the other has a name that it lacks,
        # any word that it has besides may be a name.
        if one.bare and any(True for _ in _names_missing(other, one)) and one.words - other.words - function_words():
            return True
        days = one.days - other.words if other.bare else ()
        numbers = _plain(one).telling - _plain(other).telling
        return bool(days or numbers) or any(True for _ in _names_missing(one, other))
    return bool(one.telling - other.telling) or any(True for _ in _names_missing(one, other))


def tells_new(words: str, others: Iterable[str]) -> bool:
    """Tell whether words have a figure or a name that none of `others` has, or deny or turn what the likest says.

    A weekday or a month is no figure, and neither is a round time in words ('for two weeks'): a second report of an
    event says when it was, too.
    """
    one, known = read_wording(words), [read_wording(other) for other in others]
    if not known:
        return True
    figures = {number for number in _plain(read_wording(_ROUND_TIME.sub(" ", words))).numbers if number not in one.days}
    if figures - {number for other in known for number in _plain(other).numbers}:
        return True
    sure = one.name_words - one.uncertain - one.doubtful
    if any(all(word in missing for missing in [set(_names_missing(one, each)) for each in known]) for word in sure):
        return True
    likest = max(known, key=lambda other: len(one.words & other.words))
    alike = 2 * len(one.words & likest.words) >= min(len(one.words), len(likest.words))
    return (bool(one.negations) and not any(other.negations for other in known)) or (alike and _contradict(one, likest))


def _plain(wording: Wording) -> Wording:
    """Return a wording as it is after folding."""
    return wording if wording.bare else read_wording(wording.folded)


def _names_missing(one: Wording, other: Wording) -> Iterator[str]:
    """Yield the words of one's names that the other lacks and that tell more than it does."""
    for name in one.names:
        for word in name:
            if _has(other, word) or _tells_nothing_new(word, name, one, other):
                continue
            if word in one.doubtful and not other.headline:
                continue
            if word in one.uncertain and len(name) == 1 and _is_slip(word, other.words - one.words):
                continue
            yield word


def _has(wording: Wording, word: str) -> bool:
    """Tell whether a word of a name stands in a text; in a folded one an apostrophe is lost: 'holms'."""
    return word in wording.words or (wording.bare and f"{word}s" in wording.words)


def _tells_nothing_new(word: str, name: tuple[str, ...], one: Wording, other: Wording) -> bool:
    """Tell whether a word is a title or given name of somebody whom the other text has by the surname.

    `name` is one's, and `word` a word of it.
    """
    family, given = surname(name)
    if not family or word == family:
        return False
    if word not in titles() and not (word in given and (len(word) == 1 or word in given_names() or name[0] == family)):
        return False
    is_title = word in titles()
    if other.bare:
        # What it has besides may be another given name.
        # One after the other, because all together would be made of thousands of words each time.
        besides = other.words - one.words - function_words() - titles()
        return _has(other, family) and not (besides - given_names() if is_title else besides)
    return any(its <= given or (is_title and given <= its) for its in other.given_by_family.get(family, ()))


def _is_slip(word: str, others: frozenset[str]) -> bool:
    """Tell whether an ordinary word, which opens a sentence, is one of `others` but for a letter or its ending."""
    from rapidfuzz.distance import OSA

    # Texts that differ by so many words are no copies, and each word with each would take long.
    return len(others) <= MOST_SLIPS and any(
        (is_ordinary(word) or is_ordinary(its))
        and (
            OSA.distance(word, its, score_cutoff=1) <= 1 if max(len(word), len(its)) >= 5 else _stem(word) == _stem(its)
        )
        for its in others
    )


def _stem(word: str) -> str:
    return next(stems(word), word)


def _contradict(one: Wording, other: Wording) -> bool:
    """Tell whether one alone denies, they take opposite sides, or the same names and figures stand in another order."""
    if bool(one.negations) != bool(other.negations):
        return True
    mine, others = one.words - other.words, other.words - one.words
    sides = {side for word in mine for side in opposites().get(word, ())}
    if any((pair, 1 - side) in sides for word in others for pair, side in opposites().get(word, ())):
        return True
    if _turned(mine, others) or _turned(others, mine):
        return True
    # 'Norway beat Peru' has the words of 'Peru beat Norway'.
    if one.bare != other.bare:
        one, other = _plain(one), _plain(other)
    return _in_common(one, other) != _in_common(other, one)


def _turned(words: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether one of `others` is a word with a prefix that turns its sense; 'non-members' is so without one."""
    return any(prefix + word in others and prefix not in words for word in words for prefix in _TURNING)


def _in_common(one: Wording, other: Wording) -> tuple[list[str], list[str]]:
    """Return the words of names, and the numbers, that the other has too, each once, in one's order."""
    names = dict.fromkeys(word for name in one.names for word in name if word in other.name_words)
    numbers = dict.fromkeys(number for number in one.numbers if number in other.telling)
    return [*names], [*numbers]


def _without_idle(one: Wording, other: Wording) -> Wording:
    """Return a wording without the titles and given names that add nothing to the other text."""
    idle = {
        word
        for name in one.names
        for word in name
        if not _has(other, word) and _tells_nothing_new(word, name, one, other)
    }
    if not idle:
        return one
    folded = " ".join(word for word in one.folded.split() if word not in idle)
    return replace(one, folded=folded, words=one.words - idle)


def nearly(one: str, other: str) -> bool:
    """Tell whether two folded texts are the same but for one letter in ten; long ones, whether they are the same."""
    if max(len(one), len(other)) > LONGEST:
        return one == other
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(one, other, score_cutoff=NEARLY))


def _without_news(one: Wording, other: Wording, common: int, least: float | None) -> Likeness:
    """Return how texts are related of which neither adds a telling word."""
    if nearly(one.folded, other.folded):
        return Likeness.SAME_WORDS
    longer = (len(one.words), len(one.folded), one.folded) > (len(other.words), len(other.folded), other.folded)
    held = None if least is None else HELD
    if longer and _holds(one, other, common, held):
        return Likeness.MORE_THAN
    if not longer and _holds(other, one, common, held):
        return Likeness.PART_OF
    shorter = one if len(one.words) < len(other.words) else other
    alike = common >= ALIKE * len(one.words | other.words) or _has_most(shorter, common, least)
    return Likeness.SAME_NEWS if alike else Likeness.DIFFERENT


def _holds(longer: Wording, shorter: Wording, common: int, least: float | None, *, by_letters: bool = True) -> bool:
    """Tell whether a text's words stand in another: side by side, nearly so, in order, or most of many anywhere."""
    if " " in shorter.folded and f" {shorter.folded} " in f" {longer.folded} ":
        return True
    if _has_most(shorter, common, least):
        return True
    if common == len(shorter.words) and _stand_in_order(shorter.folded.split(), longer.folded.split()):
        return True
    if not by_letters or not SHORTEST <= len(shorter.folded) <= min(LONGEST, len(longer.folded)):
        return False
    from rapidfuzz import fuzz

    best = fuzz.partial_ratio_alignment(shorter.folded, longer.folded, score_cutoff=NEARLY)
    if best is None:
        return False
    # The match must hold the words that both have: a name that stands elsewhere in the longer text isn't in it.
    start = longer.folded.rfind(" ", 0, best.dest_start + 1) + 1
    end = longer.folded.find(" ", max(best.dest_end - 1, 0))
    matched = longer.folded[start : None if end < 0 else end].split()
    shared = set(shorter.folded.split()).intersection(longer.folded.split())
    return shared - function_words() <= set(matched)


def _has_most(shorter: Wording, common: int, least: float | None) -> bool:
    """Tell whether `common` words are as much of a text as is asked for."""
    return least is not None and len(shorter.words) >= FEWEST_HELD and common >= least * len(shorter.words)


def _stand_in_order(words: list[str], among: list[str]) -> bool:
    """Tell whether words, FEWEST_IN_ORDER or more, stand in their order among at most twice as many."""
    rest = iter(among)
    return FEWEST_IN_ORDER <= len(words) <= len(among) <= 2 * len(words) and all(word in rest for word in words)
