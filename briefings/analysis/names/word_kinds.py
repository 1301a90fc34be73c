"""What is known of single words: first names and their gender, surnames, titles, ordinary words."""

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from briefings.analysis.names.gazetteer import gazetteer
from briefings.analysis.names.organisations import opens_organisation
from briefings.lexicon import lines, words


class Gender(StrEnum):
    """The grammatical gender by which English speaks of a person."""

    MALE = "m"
    FEMALE = "f"


class Word:
    """What a capitalised word may be, as bits of a whole number. One word may be many things.

    Plain numbers and not an IntFlag: the rules test a million of them a second.
    """

    FIRST_NAME: Final = 1
    SURNAME: Final = 2
    ORDINARY: Final = 4
    #: Function words: articles, pronouns, prepositions, conjunctions, auxiliaries.
    CLOSED: Final = 8
    #: Written with a capital and yet no name of an actor: days, faiths, peoples.
    CAPITALISED: Final = 16
    TITLE: Final = 32
    ROLE: Final = 64
    ORGANISATION_HEAD: Final = 128
    THING_HEAD: Final = 256
    PARTICLE: Final = 512
    INITIAL: Final = 1024
    OPENS_PLACE: Final = 2048
    NUMBER: Final = 4096
    SUFFIX: Final = 8192
    ACRONYM: Final = 16384
    #: A first name, whatever else the word may mean in lower case.
    FIRM: Final = 32768
    OPENS_ORGANISATION: Final = 65536


_SUFFIXES = frozenset({"Jr", "Sr", "Jr.", "Sr.", "II", "III", "IV"})


@cache
def _first_names() -> dict[str, str]:
    """First names and 'm', 'f' or 'b' for both."""
    genders: dict[str, str] = {}
    for gender, name in (("m", "men"), ("f", "women"), ("b", "both")):
        genders.update(dict.fromkeys(words(f"first_names_{name}"), gender))
    for line in lines("first_names_world"):
        gender, *names = line.split()
        for name in names:
            genders[name] = gender
            genders.setdefault(_unaccented(name), gender)
    return genders


@cache
def _titles() -> dict[str, tuple[Gender | None, bool]]:
    """Titles with their gender and whether they are roles rather than mere forms of address."""
    titles: dict[str, tuple[Gender | None, bool]] = {}
    for line in lines("titles"):
        word, _, rest = line.partition(" = ")
        gender, kind = rest.split()
        titles[word] = (None if gender == "-" else Gender(gender), kind == "r")
    return titles


@cache
def _roles() -> dict[str, Gender | None]:
    return _read_by_noun("role_nouns")


@cache
def human_nouns() -> dict[str, Gender | None]:
    """Return the nouns for people that are no roles, with the gender that each tells."""
    return _read_by_noun("human_nouns")


def _read_by_noun(name: str) -> dict[str, Gender | None]:
    """Return the nouns of a lexicon whose lines begin with their gender, '-' for none."""
    found: dict[str, Gender | None] = {}
    for line in lines(name):
        gender, *nouns = line.split()
        found.update(dict.fromkeys(nouns, None if gender == "-" else Gender(gender)))
    return found


def role_gender(noun: str) -> Gender | None:
    """Return the gender that a role noun tells ('actress'), None where it tells none."""
    return _roles().get(noun.lower())


def is_role(noun: str) -> bool:
    """Tell whether a word in any case is a role noun in the singular ('president', 'Sister')."""
    return noun.lower() in _roles()


def is_person(noun: str) -> bool:
    """Tell whether a noun in small letters is a role or means one person: 'mayor', 'passenger'."""
    return noun in _roles() or noun in human_nouns()


def is_plural_role(noun: str) -> bool:
    """Tell whether a word is a role noun in the plural ('officials')."""
    lower = noun.lower()
    if lower.endswith("men"):
        return lower[:-3] + "man" in _roles()
    return lower.endswith("s") and lower[:-1] in _roles()


def is_title(word: str) -> bool:
    """Tell whether a word as written stands before names ('Mr.', 'President')."""
    return word in _titles() or _is_compound_title(word)


#: What stands before a hyphen in a title: 'Co-Chair', 'Ex-Mayor'.
TITLE_PREFIXES = frozenset(
    ("co", "vice", "deputy", "ex", "acting", "assistant", "under", "interim", "sub", "then", "former")
)


def _is_compound_title(word: str) -> bool:
    """Tell whether a word joined by a hyphen is a title: 'Vice-President', 'Co-Chairs', 'Major-General'."""
    first, hyphen, second = word.partition("-")
    second = second.removesuffix("s")
    if not hyphen or not second[:1].isupper() or "-" in second:
        return False
    if second == "General":
        return True  # 'Solicitor-General': nobody's name ends so
    titled = second in _titles() or second.lower() in _roles()
    return titled and (first.lower() in TITLE_PREFIXES or (first in _titles() and second in _titles()))


def is_address(word: str) -> bool:
    """Tell whether a word is a form of address and no role ('Mr.')."""
    known = _titles().get(word)
    return known is not None and not known[1]


def title_gender(word: str) -> Gender | None:
    """Return the gender that a title tells ('Mrs.'), None where it tells none."""
    known = _titles().get(word)
    if known is None and _is_compound_title(word):
        return title_gender(word.partition("-")[2])
    return known[0] if known else role_gender(word)


def first_name_gender(name: str) -> Gender | None:
    """Return a first name's gender, None for one of both genders and for an unknown name.

    A hyphenated name ('Jean-Claude') has the gender of its first part that has one.
    """
    lower = name.lower()
    known = _first_names().get(lower) or next(
        (gender for part in lower.split("-") if (gender := _first_names().get(part)) in {"m", "f"}), None
    )
    return Gender(known) if known in {"m", "f"} else None


@cache
def _prominent_genders() -> dict[str, Gender]:
    genders: dict[str, Gender] = {}
    for line in lines("prominent_genders"):
        gender, *names = line.split()
        genders.update(dict.fromkeys(names, Gender(gender)))
    return genders


def prominent_gender(surname: str) -> Gender | None:
    """Return the gender of whom a famous surname means where it stands alone, None for every other name."""
    return _prominent_genders().get(surname.lower())


def is_ordinary(word: str) -> bool:
    """Tell whether a lower-case word is common English, in any regular inflection."""
    known = words("ordinary_words")
    if word in known:
        return True
    if word.endswith("ly") and len(word) > 5:
        return word[:-2] in known or is_ordinary(word[:-2]) or word[:-1] + "e" in known or word[:-3] + "y" in known
    return any(len(stem) > 2 and stem in known for stem in _stems(word))


def _stems(word: str) -> tuple[str, ...]:
    """Return what a word may be an inflection of."""
    if word.endswith("ies"):
        return (word[:-3] + "y",)
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        return word[:-2], word[:-1]
    if word.endswith("s"):
        return (word[:-1],)
    if word.endswith("ed"):
        return word[:-1], word[:-2], word[:-3]
    if word.endswith("ing"):
        return word[:-3], word[:-3] + "e", word[:-4]
    return ()


#: Letters of a word in -ism that may be a name: 'Prism'.
_SHORT_ISM = 6


@lru_cache(maxsize=1 << 16)
def word_kinds(text: str) -> int:
    """Return everything that a word, as written, may be."""
    lower = text.lower()
    bare = lower.partition("'")[0] if lower not in _first_names() else lower
    kinds = 0
    for flag, holds in (
        (
            Word.FIRST_NAME,
            lower in _first_names() or any(p in _first_names() for p in lower.split("-") if "-" in lower),
        ),
        (
            Word.SURNAME,
            lower in words("surnames") or lower in words("prominent_surnames") or lower in _east_asian_surnames(),
        ),
        (Word.ORDINARY, is_ordinary(lower)),
        (Word.CLOSED, lower in _closed() or bare in _closed() or lower.endswith("n't")),
        # 'Roman Catholicism' is nobody's name.
        (Word.CAPITALISED, text in words("capitalised_words") or (lower.endswith("ism") and len(lower) > _SHORT_ISM)),
        (Word.TITLE, is_title(text) or (lower.endswith("-in-chief") and bare.partition("-")[0] in _roles())),
        (Word.ROLE, lower in _roles()),
        (Word.ORGANISATION_HEAD, text in words("organisation_heads")),
        (Word.THING_HEAD, text in words("thing_heads")),
        (Word.PARTICLE, lower in words("particles")),
        (Word.INITIAL, (len(text.rstrip(".")) == 1 and text.endswith(".")) or _is_initials(text)),
        (Word.OPENS_PLACE, gazetteer().opens(text)),
        (Word.OPENS_ORGANISATION, opens_organisation(text)),
        (Word.NUMBER, text.isdigit()),
        (Word.FIRM, lower in words("first_names_firm")),
        (Word.SUFFIX, text in _SUFFIXES),
        (Word.ACRONYM, 2 <= len(text) <= 6 and text.isupper() and text.isalpha()),
    ):
        if holds:
            kinds |= flag
    return kinds


def _is_initials(text: str) -> bool:
    """Tell whether letters with full stops are somebody's first names: 'J.K.', but no state or body ('U.S', 'U.N')."""
    parts = text.rstrip(".").split(".")
    if "." not in text or any(len(part) != 1 for part in parts):
        return False
    return not (gazetteer().opens(text) or opens_organisation(text))


@cache
def _closed() -> frozenset[str]:
    return words("sentence_openers") | words("function_words")


@cache
def _east_asian_surnames() -> dict[str, str]:
    """Surnames that stand first and the languages (k, c, v) they belong to."""
    found: dict[str, str] = {}
    for line in lines("surnames_east_asia"):
        language, *names = line.split()
        for name in names:
            found[name] = found.get(name, "") + language
    return found


#: 'Min-jae', 'Hsien-loong': a second syllable in small letters is of no western surname.
_HYPHENATED_GIVEN = re.compile(r"(?!(?:Al|El|Ben|Bin|Abu|Abd|De|Ul)-)[A-Z][a-z]{1,5}-[a-z]{2,6}")


def is_surname_first(name: tuple[str, ...]) -> bool:
    """Tell whether a name is in East Asian order: surname, then given name ('Kim Jong-un', 'Xi Jinping').

    A western first name or an initial after the surname tells against it ('Kim Basinger', 'Lee J. Cobb').
    """
    if not 2 <= len(name) <= 4 or "." in "".join(name[1:]):
        return False
    if len(name) == 2 and _HYPHENATED_GIVEN.fullmatch(name[1]) and name[0].lower() not in _first_names():
        return True
    languages = _east_asian_surnames().get(name[0].lower(), "")
    given = [syllable for part in name[1:] for syllable in part.lower().split("-")]
    if "k" in languages and len(given) == 2 and all(s in words("syllables_korean") for s in given):
        return True
    if "k" in languages and len(given) == 1 and len(name) == 2 and "-" not in name[1] and _is_korean_compound(given[0]):
        return True
    if "c" in languages and len(name) == 2 and 1 <= len(given) <= 2 and _is_pinyin("".join(given)):
        return given[0] not in _first_names() or len(given) == 2
    return "v" in languages and len(given) >= 2 and not any(p.lower() in _first_names() for p in name[1:])


def _is_korean_compound(given: str) -> bool:
    if given in _first_names():
        return False
    known = words("syllables_korean")
    return any(given[:cut] in known and given[cut:] in known for cut in range(2, len(given) - 1))


@cache
def _pinyin() -> frozenset[str]:
    """Every syllable that initials and finals of Hanyu Pinyin make, a few that don't exist among them."""
    initials = ["", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z",
                "c", "s", "y", "w"]  # fmt: skip
    finals = ["a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "i", "ia", "ian", "iang", "iao", "ie", "in", "ing",
              "iong", "iu", "o", "ong", "ou", "u", "ua", "uai", "uan", "uang", "ue", "ui", "un", "uo"]  # fmt: skip
    return frozenset(initial + final for initial in initials for final in finals)


def _is_pinyin(given: str) -> bool:
    if given in _first_names() and given not in _pinyin():
        return False
    known = _pinyin()
    return given in known or any(given[:cut] in known and given[cut:] in known for cut in range(1, len(given)))


def _unaccented(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
