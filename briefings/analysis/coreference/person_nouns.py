"""Nouns that mean one person, whom no name tells: 'miller', 'nurse', 'Dutchman'."""

from briefings.analysis.names.gazetteer import PlaceForm, gazetteer
from briefings.analysis.names.word_kinds import Gender, human_nouns, is_person, role_gender

#: What nouns of trades and offices end with: 'brickmaker', 'groundsman', 'glaciologist'.
_TRADES = ("ckmaker", "tmaker", "emaker", "keeper", "monger", "wright", "ologist", "ographer", "swoman", "sman")


def is_person_noun(word: str) -> bool:
    """Tell whether a word as written means one person: 'miller', 'Kenyan'."""
    return is_human(word.lower()) or is_of_people(word)


def is_human(noun: str) -> bool:
    """Tell whether a noun in small letters means one person: 'miller', 'team-mate'."""
    # 'team-mate' and 'ex-husband' are written without a hyphen too, or are what their last part is.
    forms = {noun, noun.replace("-", ""), noun.rpartition("-")[2]}
    return noun.endswith(_TRADES) or any(map(is_person, forms))


def is_of_people(word: str) -> bool:
    """Tell whether a word, in any letters, names one of a people: 'the Italian', 'a Dutchman'."""
    entry = gazetteer().find(word.capitalize())
    people = (PlaceForm.DEMONYM, PlaceForm.INHABITANTS)
    return entry is not None and entry.form in people and not word.endswith(("ns", "ts", "cs", "is", "es", "ds", "men"))


def find_gender(noun: str) -> Gender | None:
    """Return the gender of whoever a noun means, None where it means either."""
    return role_gender(noun) or human_nouns().get(noun)
