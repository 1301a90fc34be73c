"""Which words of a text are the word that was asked for: its singular, its plural, its British or American spelling.

No other of its stem is.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from briefings.lexicon import lines
from briefings.text.folding import fold

#: Letters of the longest word that is taken for an abbreviation where it is asked for in capitals.
LONGEST_ABBREVIATION = 5
#: Plurals that no rule makes, with their singulars. General knowledge of English.
_IRREGULAR = {
    "children": "child", "crises": "crisis", "elves": "elf", "feet": "foot", "geese": "goose", "halves": "half",
    "knives": "knife", "leaves": "leaf", "lives": "life", "loaves": "loaf", "men": "man", "mice": "mouse",
    "oxen": "ox", "people": "person", "policemen": "policeman", "shelves": "shelf", "teeth": "tooth",
    "thieves": "thief", "wives": "wife", "wolves": "wolf", "women": "woman",
}  # fmt: skip
#: Words that end in s and are no plurals. General knowledge of English.
_SINGULAR = frozenset({
    "across", "afterwards", "always", "athletics", "besides", "economics", "ethics", "mathematics", "measles", "mumps",
    "news", "perhaps", "physics", "politics", "series", "species", "towards", "yes",
})  # fmt: skip
_PLURALS = {singular: plural for plural, singular in _IRREGULAR.items()}
#: 'Privatisation', 'privatized'.
_ISATION = re.compile(r"(?<=\w{3})i([sz])(ations?|ed|ing)$")
#: A word of the Latin alphabet; others have no forms that we know.
_PLAIN = re.compile(r"[a-z]{3,}")
#: Marks that part words, of a set; a full stop and an apostrophe may join them.
_PARTING = r"\s,;:?!\"()“”–—/-"
#: Endings that Porter's stemmer takes off or changes.
_STEMMED = (
    "al", "ance", "ant", "ate", "e", "ed", "ement", "ence", "ent", "er", "ful", "ible", "ic", "ing", "ion", "ism",
    "iti", "ity", "ly", "ment", "ness", "ou", "ous", "s", "y",
)  # fmt: skip
_CAPITALS = re.compile(rf"[^\W\d_]{{2,{LONGEST_ABBREVIATION}}}")


@lru_cache(maxsize=1 << 12)
def list_forms(word: str) -> tuple[str, ...]:
    """Return a folded word, its singular and its plural in either spelling, each once; the word asked for comes first.

    >>> list_forms("wildfires"), list_forms("crisis"), list_forms("labor")
    (('wildfires', 'wildfire', 'wildfir'), ('crisis', 'crises'), ('labor', 'labors', 'labour', 'labours'))
    """
    if not _PLAIN.fullmatch(word):
        return (word,)
    forms = _list_numbers(word)
    others = (other for form in forms if (other := _spell_otherwise(form)) is not None)
    return tuple(dict.fromkeys((*forms, *(number for other in others for number in _list_numbers(other)))))


@cache
def _spellings() -> dict[str, str]:
    pairs = [line.split() for line in lines("spellings")]
    return {one: other for british, american in pairs for one, other in ((british, american), (american, british))}


def _spell_otherwise(word: str) -> str | None:
    """Return a word in its British or its American spelling, whichever it isn't in; None: it has but one."""
    if (other := _spellings().get(word)) is not None:
        return other
    ending = _ISATION.search(word)
    return None if ending is None else f"{word[: ending.start()]}i{'z' if ending[1] == 's' else 's'}{ending[2]}"


def _list_numbers(word: str) -> tuple[str, ...]:
    """Return a word, its singular and its plural, each once."""
    if word in _SINGULAR:
        return (word,)
    if word in _IRREGULAR:
        return word, _IRREGULAR[word]
    if word in _PLURALS:
        return word, _PLURALS[word]
    return tuple(dict.fromkeys((word, *_list_singulars(word), *_list_plurals(word))))


def _list_singulars(word: str) -> tuple[str, ...]:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return ()
    if word.endswith("ies") and len(word) > 4:
        return (word[:-3] + "y", word[:-1])
    if word.endswith("es") and len(word) > 4:
        return word[:-1], word[:-2]
    return (word[:-1],)


def _list_plurals(word: str) -> tuple[str, ...]:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return () if word.endswith("s") and _list_singulars(word) else (word + "es",)
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word[:-1] + "ies",)
    return (word + "s", word + "es") if word.endswith("o") else (word + "s",)


def has_all_words(text: str, asked: Iterable[str]) -> bool:
    """Tell whether a text has each of the words `asked`, or the singular or plural of it.

    A short word asked for in capitals is an abbreviation and must stand in capitals: 'WHO' is no pronoun.
    """
    small, found = text.lower(), None
    for word in asked:
        folded = fold(word)
        if is_abbreviation(word):
            if not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text.replace(".", "")):
                return False
        elif _PLAIN.fullmatch(folded) and not _find_plainly(folded).search(small):
            if found is None:
                found = set(fold(text.replace("’", "'").replace("'s", " ")).split())
            if found.isdisjoint(list_forms(folded)):
                return False
    return True


@lru_cache(maxsize=1 << 8)
def _find_plainly(folded: str) -> re.Pattern[str]:
    """Return what finds a word or a form of it between marks that part words, so that nothing has to be folded."""
    # A first letter is found sooner than the place before one, and what stands there is seen from it.
    forms = "|".join(rf"{form[0]}(?<![^{_PARTING}]{form[0]}){form[1:]}" for form in list_forms(folded))
    return re.compile(rf"(?:{forms})(?![^{_PARTING}])")


def may_share_stem(word: str) -> bool:
    """Tell whether other words may have a word's stem, because it ends in letters that the index's stemmer takes off.

    The endings are those of the steps of Porter's stemmer (An algorithm for suffix stripping, 1980).
    """
    return word.endswith(_STEMMED)


def is_abbreviation(word: str) -> bool:
    """Tell whether a word as typed is a short one in capitals."""
    return word.isupper() and _CAPITALS.fullmatch(word) is not None
