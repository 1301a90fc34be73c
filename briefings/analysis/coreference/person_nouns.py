"""Nouns that mean one person, whom no name tells: 'miller', 'nurse', 'Dutchman'."""

from functools import cache

from briefings.analysis.names.gazetteer import PlaceForm, gazetteer
from briefings.analysis.names.word_kinds import Gender, is_role, role_gender
from briefings.lexicon import lines

#: What nouns of trades and offices end with: 'brickmaker', 'groundsman', 'glaciologist'.
_TRADES = ("ckmaker", "tmaker", "emaker", "keeper", "monger", "wright", "ologist", "ographer", "swoman", "sman")


def is_person_noun(word: str) -> bool:
    """Tell whether a word as written means one person: 'miller', 'Kenyan'."""
    return is_human(word.lower()) or is_of_people(word)


def is_human(noun: str) -> bool:
    """Tell whether a noun in small letters means one person: 'miller', 'team-mate'."""
    # 'team-mate' and 'ex-husband' are written without a hyphen too, or are what their last part is.
    forms = {noun, noun.replace("-", ""), noun.rpartition("-")[2]}
    return noun.endswith(_TRADES) or any(is_role(form) or form in _humans() for form in forms)


def is_of_people(word: str) -> bool:
    """Tell whether a word, in any letters, names one of a people: 'the Italian', 'a Dutchman'."""
    entry = gazetteer().find(word.capitalize())
    people = (PlaceForm.DEMONYM, PlaceForm.INHABITANTS)
    return entry is not None and entry.form in people and not word.endswith(("ns", "ts", "cs", "is", "es", "ds", "men"))


def find_gender(noun: str) -> Gender | None:
    """Return the gender of whoever a noun means, None where it means either."""
    return role_gender(noun) or _humans().get(noun)


@cache
def _humans() -> dict[str, Gender | None]:
    """Return the nouns for people that are no roles, with their gender."""
    humans: dict[str, Gender | None] = {}
    for line in lines("human_nouns"):
        gender, *nouns = line.split()
        humans.update(dict.fromkeys(nouns, None if gender == "-" else Gender(gender)))
    return humans
