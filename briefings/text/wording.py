"""What of a text tells it from another that is worded alike: names, figures, days, months, negation.

A word list can't know all names: a word with a capital is taken for one, unless it is a function word. That errs to the
safe side, since a word wrongly taken for a name makes two texts different, and both are told.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from briefings.lexicon import lines, words
from briefings.text.folding import fold

#: A figure with its inner marks and a unit written to it ('12,000', '8:30', '5bn'), or a word with its inner ones.
_TOKEN = re.compile(r"(?P<figure>\d+(?:[.,:]\d+)*)(?P<unit>[^\W\d_]*)|(?P<word>[^\W\d_][\w]*(?:['’.&-]\w+)*\.?)")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
#: Words of a name; a longer row of capitals is a headline's.
LONGEST_NAME = 12
#: Share of a text's words of four letters or more with a capital from which it is written as a headline.
HEADLINE = 0.7
#: What may stand between two words of one name.
_WITHIN_NAME = frozenset({" ", "-", ""})
#: What stands before the first word of a sentence or a quotation, besides white space.
_OPENING = "“\"‘'„([—–-"
_ENDING = ".!?…:;"


@dataclass(frozen=True)
class Wording:
    """A text as `compare` looks at it; made by `read_wording`."""

    text: str
    #: See `fold`.
    folded: str
    #: The distinct words, each folded by itself; figures in one form.
    words: frozenset[str]
    #: Figures, number words, weekdays and months, each in one form; in their order.
    numbers: tuple[str, ...]
    days: frozenset[str]
    #: Folded words of names by name, in their order: ('president', 'donald', 'trump').
    names: tuple[tuple[str, ...], ...]
    #: Of these the words that stand alone at the beginning of a sentence, where every word has a capital.
    uncertain: frozenset[str]
    #: Whether nearly every word has a capital, so that a capital tells no name.
    headline: bool
    #: Of a headline's names the ordinary words, which may be no names.
    doubtful: frozenset[str]
    #: Words that deny.
    negations: int

    @property
    def bare(self) -> bool:
        """Whether the text was folded, as the ledger's old rows are: its names and marks can't be seen."""
        return self.text == self.folded

    # Kept, for one text is held against many; it needs a class without slots.
    @cached_property
    def name_words(self) -> frozenset[str]:
        """All words of names."""
        return frozenset(word for name in self.names for word in name)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Numbers and days; names are looked at by themselves, since a part of one may add nothing."""
        return self.days.union(self.numbers)

    @cached_property
    def given_by_family(self) -> dict[str, list[frozenset[str]]]:
        """By surname the given names that stand with it, for each name."""
        found: dict[str, list[frozenset[str]]] = defaultdict(list)
        for name in set(self.names):
            family, given = surname(name)
            found[family].append(given)
        return found


# At about 3 kB each some 6 MB: the lines of a few briefings, of which each is held against all others.
@lru_cache(maxsize=2048)
def read_wording(text: str) -> Wording:
    """Return what of a text tells it from others. Linear in its length."""
    seen: set[str] = set()
    numbers: list[str] = []
    days: set[str] = set()
    names: list[tuple[str, ...]] = []
    alone: Counter[str] = Counter()
    elsewhere: set[str] = set()
    negations = long = capitals = 0
    end, last_figure, open_name = -1, False, False
    found = list(_TOKEN.finditer(text))
    for at, token in enumerate(found):
        between = text[end : token.start()] if end >= 0 else None
        end = token.end()
        figure, unit, raw = token.groups()
        if figure:
            figures = [*_figures(figure, fold(unit))]
            numbers += figures
            seen.update(figures)
            last_figure, open_name = True, False
            continue
        word = _read_word(raw)
        seen.update(word.parts)
        long, capitals = long + (len(raw) >= 4), capitals + (word.capital and len(raw) >= 4)
        first = _opens(text, token.start(), found[at - 1] if at else None)
        following = found[at + 1] if at + 1 < len(found) else None
        if word.negation and not _denies_nothing(word.folded, raw, following):
            negations += 1
        # Of a day that may be another word a capital tells, but not that of a first word: 'May', 'Sat'.
        day = word.day if word.sure or (word.capital and not first) else None
        # An abbreviation of two letters means a number behind a figure alone: '5 m'.
        number = word.number if len(word.folded) > 2 or last_figure else None
        last_figure = False
        if day is not None or number is not None:
            days.update([day] if day is not None else [])
            numbers += [number] if number is not None else []
            open_name = False
        elif not word.capital or word.function:
            open_name = False
        else:
            if open_name and between in _WITHIN_NAME and not first and len(names[-1]) < LONGEST_NAME:
                names[-1] += word.parts
                elsewhere.update(names[-1])
            else:
                names.append(word.parts)
                if first:
                    alone.update(word.parts)
                else:
                    elsewhere.update(word.parts)
            open_name = True
    headline = long >= 4 and capitals >= HEADLINE * long
    return Wording(
        text=text,
        folded=fold(text),
        words=frozenset(seen),
        numbers=tuple(numbers),
        days=frozenset(days),
        names=tuple(names),
        uncertain=frozenset(alone) - elsewhere,
        headline=headline,
        doubtful=frozenset(filter(_may_be_no_name, alone.keys() | elsewhere)) if headline else frozenset(),
        negations=negations,
    )


class _Word(NamedTuple):
    """What of a word is the same wherever it stands."""

    parts: tuple[str, ...]
    folded: str
    #: Whether a letter of it is a capital.
    capital: bool
    negation: bool
    #: Of a name no part, unless all of it is written in capitals.
    function: bool
    #: The weekday or month that it means, and whether it is no other word.
    day: str | None
    sure: bool
    number: str | None


# At about 500 bytes each 2 MB.
@lru_cache(maxsize=4096)
def _read_word(raw: str) -> _Word:
    parts = tuple(fold(raw).split())
    folded = " ".join(parts)
    return _Word(
        parts=parts,
        folded=folded,
        capital=any(character.isupper() for character in raw),
        negation=folded in words("negations"),
        function=folded in function_words() and not (raw.isupper() and len(raw) > 1),
        day=_days().get(folded),
        sure=folded in _sure_days(),
        number=_number_words().get(folded),
    )


def _opens(text: str, start: int, last: re.Match[str] | None) -> bool:
    """Tell whether the word at `start` is the first of a sentence or a quotation; `last` is the one before it."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():  # as most are
        return False
    at = start - 1
    quoted = False
    while at >= 0 and (text[at].isspace() or text[at] in _OPENING or text[at] in "”’)]"):
        quoted = quoted or text[at] in '“"„'
        at -= 1
        if start - at > 8:  # no punctuation is longer
            break
    if at < 0:
        return True
    if text[at] not in _ENDING:
        return quoted
    before = None if last is None else last["word"]
    # 'Mr. Holm', 'J. Holm': this full stop ends no sentence.
    return text[at] != "." or before is None or not (fold(before) in titles() or len(fold(before)) == 1)


def _figures(figure: str, unit: str) -> Iterator[str]:
    """Yield a figure in one form, and the number word that is written to it ('5bn')."""
    if _THOUSANDS.fullmatch(figure):
        figure = figure.replace(",", "")
    figure = figure.replace(",", ".").replace(":", ".")
    figure = figure.lstrip("0") or "0" if figure.isdecimal() else figure
    if unit in _ORDINAL:
        yield f"{figure}{unit}"
        return
    yield figure
    if unit in _number_words():
        yield _number_words()[unit]


def _may_be_no_name(word: str) -> bool:
    return is_ordinary(word) and word not in words("prominent_surnames")


def _denies_nothing(word: str, raw: str, following: re.Match[str] | None) -> bool:
    """Tell whether a negation is none: 'No. 5', 'not only'."""
    if following is None:
        return False
    return (raw in {"No.", "No"} and bool(following["figure"])) or (word == "not" and following["word"] == "only")


@cache
def _number_words() -> dict[str, str]:
    return _by_form("number_words")


@cache
def _days() -> dict[str, str]:
    return _by_form("weekdays") | _by_form("months")


@cache
def _sure_days() -> frozenset[str]:
    """Return the names of days and months that are no other words."""
    return frozenset(word for word in _days() if len(word) > 5 or word in {"april", "june", "july", "today"})


def _by_form(name: str) -> dict[str, str]:
    """Return each word of a list's line with the line's first word."""
    return {form: forms.split()[0] for forms in lines(name) for form in forms.split()}


@cache
def function_words() -> frozenset[str]:
    """Return words that are no part of a name, whatever their case."""
    return words("function_words") | words("sentence_openers")


@cache
def titles() -> frozenset[str]:
    """Return folded words that stand before a person's name and add nothing to it: 'mr', 'president', 'former'."""
    named = (line.partition("=")[0] for line in lines("titles"))
    roles = (word for name in ("role_nouns", "title_modifiers") for word in words(name) if len(word) > 1)
    return frozenset(part for word in (*named, *roles) for part in fold(word).split())


@cache
def given_names() -> frozenset[str]:
    """Return folded given names."""
    lists = ("first_names_both", "first_names_firm", "first_names_men", "first_names_women", "first_names_world")
    return frozenset(part for name in lists for word in words(name) if len(word) > 1 for part in fold(word).split())


@cache
def surnames_before() -> frozenset[str]:
    """Return family names that stand before the given ones: 'kim'."""
    return frozenset(word for word in words("surnames_east_asia") if len(word) > 1)


@cache
def opposites() -> dict[str, tuple[tuple[int, int], ...]]:
    """Return each word that takes sides with its sides: (number of the pair, 0 or 1)."""
    sides: dict[str, list[tuple[int, int]]] = {}
    for pair, line in enumerate(lines("opposites")):
        for side, forms in enumerate(line.split("|")):
            for form in forms.split():
                sides.setdefault(form, []).append((pair, side))
    return {word: tuple(found) for word, found in sides.items()}


def surname(name: Iterable[str]) -> tuple[str, frozenset[str]]:
    """Return a name's family name and the other words of it, without titles; ('', …) where only titles are there."""
    own = [word for word in name if word not in titles()]
    if not own:
        return "", frozenset()
    if len(own) in {2, 3} and own[0] in surnames_before() and own[-1] not in surnames_before():
        return own[0], frozenset(own[1:])
    return own[-1], frozenset(own[:-1])


def is_ordinary(word: str) -> bool:
    """Tell whether a folded word, or one of its stems, is an ordinary word of English."""
    ordinary = words("ordinary_words")
    return word in ordinary or any(form in ordinary for form in stems(word))


def stems(word: str) -> Iterator[str]:
    """Yield a word without each regular ending that it may have."""
    for ending, instead in (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")):
        if len(word) > len(ending) + 2 and word.endswith(ending):
            yield word.removesuffix(ending) + instead
