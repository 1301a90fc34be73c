"""The gender of a person as a text tells it."""

import re

from briefings.analysis.names.word_kinds import (
    Gender,
    first_name_gender,
    is_surname_first,
    prominent_gender,
    title_gender,
)
from briefings.analysis.reading.last_word import last_word
from briefings.lexicon import words
from briefings.model.analysis import Actor


def person_gender(actor: Actor, view: str) -> Gender | None:
    """Return a person's gender as titles, roles and first name tell it, None where they don't or disagree."""
    votes = {Gender.MALE: 0, Gender.FEMALE: 0}
    for mention in actor.mentions:
        start = mention.span.start
        before = view[last_word(view, max(0, start - 20), start) : start]
        gender = title_gender(before[:-1].lstrip("(“\"'")) if before[-1:] == " " else None
        if gender is not None:
            votes[gender] += 3
    for role in actor.roles:
        head = re.split(r"\s(?:of|for|at|to|and)\s", view[role.span.start : role.span.end])[0].split()
        gender = title_gender(head[-1]) if head else None
        if gender is not None:
            votes[gender] += 3
    name = tuple(actor.name.split())
    if name and not is_surname_first(name):
        gender = first_name_gender(name[0]) if len(name) > 1 else prominent_gender(name[0])
        if len(name) > 2 and is_of_both(gender, first_name_gender(name[1]), name[0]):
            gender = None
        if gender is not None:
            votes[gender] += 2
    if votes[Gender.MALE] == votes[Gender.FEMALE]:
        return None
    return Gender.MALE if votes[Gender.MALE] > votes[Gender.FEMALE] else Gender.FEMALE


def is_of_both(first: Gender | None, second: Gender | None, name: str) -> bool:
    """Tell whether two given names are of both genders, and the first is rare as one: 'Ora John Holm'."""
    return None not in (first, second) and first != second and name.lower() not in words("first_names_firm")
