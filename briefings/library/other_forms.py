"""Other ways of writing a person's name: how somebody is asked for whom no document calls so, word for word.

'Governor Vidal', 'Vidal, Ramon', 'J. R. Haskins', 'Bob Lusk', 'Min-jae Seong', 'British Prime Minister Orr'.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefings.lexicon import lines, words as words_of
from briefings.library.name_keys import full_forms, strip_suffix
from briefings.text.folding import fold

#: Words of the longest name that is written otherwise.
_MOST_WORDS = 6
#: Words of the longest place or body that is looked for before a title.
_MOST_OF_OFFICE = 3
#: What stands before a title for a body with a longer name. General knowledge.
_BODIES = frozenset({"democratic", "house", "republican"})
_COMMA = re.compile(r"\s*,\s*")
_INITIALS = re.compile(r"(?<!\w)((?:\w\.\s*){2,3})(?=\w{2})")
_INITIAL = re.compile(r"\w(?=\.)")
#: Titles written short, with the whole word. Associated Press and Guardian style books.
_SHORT = {
    "amb": "ambassador", "capt": "captain", "cllr": "councillor", "col": "colonel", "det": "detective",
    "dr": "doctor", "gen": "general", "gov": "governor", "insp": "inspector", "lt": "lieutenant", "maj": "major",
    "pm": "prime minister", "pres": "president", "prof": "professor", "rep": "representative", "rev": "reverend",
    "sec": "secretary", "sen": "senator", "sgt": "sergeant", "supt": "superintendent", "vp": "vice president",
}  # fmt: skip
_LONG = {long: short for short, long in _SHORT.items()}


class OtherForm(NamedTuple):
    """A name as it may be written instead."""

    words: str
    #: The titles that stood before it, folded.
    titles: tuple[str, ...] = ()
    #: Words before these, which must name a place or body for the rest to be a name with a title: 'U.S. President Orr'.
    office_of: str = ""


def list_other_forms(asked: str) -> Iterator[OtherForm]:
    """Yield the names of people that may be meant by words that name nobody, the likeliest first."""
    typed = asked.split()
    if not 1 < len(typed) <= _MOST_WORDS:
        return
    if typed[0].lower() == "the":
        typed = typed[1:]
    parts = _COMMA.split(" ".join(typed))
    if len(parts) == 2 and all(parts) and len(strip_suffix(["", fold(parts[1])])) == 2:
        typed = f"{parts[1]} {parts[0]}".split()
        yield OtherForm(" ".join(typed))
    titles = _count_titles(typed)
    before, typed = tuple(fold(word) for word in typed[:titles]), typed[titles:]
    if before and typed:
        yield OtherForm(" ".join(typed), before)
    if not before:
        yield from _part_office(typed)
    name = " ".join(typed)
    joined = _INITIALS.sub(lambda found: "".join(found[1].split()) + " ", name)
    parted = _INITIALS.sub(lambda found: ". ".join(_INITIAL.findall(found[1])) + ". ", name)
    yield from (OtherForm(form, before) for form in (joined, parted) if form != name)
    yield from (OtherForm(form, before) for form in _rename(fold(name)))


def _count_titles(typed: list[str]) -> int:
    """Return how many words before a name are titles ('former Prime Minister'): a title is the last of them."""
    count = 0
    for at, word in enumerate(typed[:-1], 1):
        if fold(word) in _titles() or fold(word) in _SHORT:
            count = at
        elif not _modifies(word):
            break
    return count


def _part_office(typed: list[str]) -> Iterator[OtherForm]:
    """Yield a name before which stand the words for a place or body and a title: 'British Prime Minister Ida Marr'."""
    start = next((at for at, word in enumerate(typed) if not _modifies(word)), 0)
    for at in range(start + 1, min(start + _MOST_OF_OFFICE, len(typed) - 2) + 1):
        titles = _count_titles(typed[at:])
        if titles:
            before = tuple(fold(word) for word in typed[at : at + titles])
            yield OtherForm(" ".join(typed[at + titles :]), before, " ".join(typed[start:at]))
            return


def is_body(words: str) -> bool:
    """Tell whether words before a title are a body or party that is called otherwise: 'House Speaker'."""
    return words.lower() in _BODIES


def _modifies(word: str) -> bool:
    return word.lower() in words_of("title_modifiers")


def _rename(name: str) -> Iterator[str]:
    """Yield a full name with the first name of which it has the short form, or the other way round, then turned."""
    first, *rest = name.split() or [""]
    if not 1 <= len(rest) <= 2 or any(len(word) < 2 for word in (first, rest[-1])):
        return
    if len(first) > 2 and len(rest[-1]) > 2:
        for other in sorted((full_forms(first) - {first}) | set(_short_forms().get(first, ()))):
            yield " ".join((other, *rest))
    suffixed = len(strip_suffix(["", rest[-1]])) < 2
    if not suffixed and not words_of("ordinary_words").issuperset((first, *rest)):
        yield " ".join((rest[-1], first, *rest[:-1]))
        if len(rest) > 1:
            yield " ".join((*rest, first))


@cache
def _short_forms() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for short, *full in map(str.split, lines("nicknames")):
        for one in full:
            found.setdefault(one, []).append(short)
    return found


@cache
def _titles() -> dict[str, tuple[str, str]]:
    """Return the gender that each title tells, and whether it is a role or but an address, by the folded title."""
    rows = (line.partition("=") for line in lines("titles"))
    return {fold(title): (told.split()[0], told.split()[1]) for title, _, told in rows}


def write_titles(titles: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Return how texts put a title before a name, as words side by side: the last one as asked, written out, short."""
    return tuple(f'"{title} {name}"' for title in _spell(titles[-1]))


def write_office(form: OtherForm) -> tuple[str, ...]:
    """Return how texts put a title behind what it is of, as words side by side."""
    before = " ".join((form.office_of, *form.titles[:-1]))
    return tuple(f'"{before} {title}"' for title in _spell(form.titles[-1]))


def _spell(title: str) -> tuple[str, ...]:
    """Return a title as it is, written out and short, each once."""
    return tuple(dict.fromkeys((title, _SHORT.get(title, title), _LONG.get(title, title))))


def agrees(titles: tuple[str, ...], name: str) -> bool:
    """Tell whether titles may be of whoever has a full name: Mrs. Hale is no Martin Hale."""
    return not _has_first_name(name, titles, {"m": "first_names_women", "f": "first_names_men"})


def is_known_as(titles: tuple[str, ...], name: str) -> bool:
    """Tell whether a full name begins with a first name of the gender that titles tell: Mrs. Hale may be Ada Hale."""
    return _has_first_name(name, titles, {"m": "first_names_men", "f": "first_names_women"})


def _has_first_name(name: str, titles: tuple[str, ...], lists: dict[str, str]) -> bool:
    """Tell whether the first name is in the list that there is for a gender that the titles tell."""
    first = fold(name).split()[0]
    genders = {_titles()[title][0] for title in titles if title in _titles()} - {"-"}
    return any(first in words_of(lists[gender]) for gender in genders)


def are_addresses(titles: tuple[str, ...]) -> bool:
    """Tell whether titles say no more of somebody than a gender: papers put 'Mrs.' before a surname alone."""
    return all(_titles().get(title, ("-", "r")) in {("f", "a"), ("m", "a")} for title in titles)
