"""People whom a line names by the surname alone, because its report has told before who they are."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from briefings.compose.relevance import Relevance
from briefings.lexicon import lines, words as listed
from briefings.model.analysis import ActorKind
from briefings.model.findings import Findings
from briefings.text.folding import fold, fold_text
from briefings.text.wording import given_names

#: Documents in question that name somebody whose surname is enough.
_MANY = 3
#: Characters before a surname among which a first name stands.
_LONGEST_NAME = 40
#: Characters of a line that are looked at, and of its report before it, because each name is looked for there.
_LONGEST, _NEAR = 1_000, 20_000
#: A word with a capital that stands by itself: no other stands before or behind it, but for 'Mr.'.
_ALONE = re.compile(r"(?<![\w’'.-])(?P<name>[A-Z][\w-]{2,})(?=(?:['’]s?)?(?:[\s,;:.!?)—–”\"]|$))(?!(?:['’]s?)? [A-Z])")
_CAPITAL_BEFORE = re.compile(r"(?:[A-Z][\w’'-]*\.?|\b[A-Z]\.)[ ]$")
#: ', the mayor of Lund', ', 25,', ', who sold it': the line says who it is.
_TOLD_WHO = re.compile(r"(?:, (?:an?|the|who|whose|whom|his|her|its|their|\d+|[A-Z][\w.]*['’]s|then)\b| \()")
_ADDRESS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\.? $")


def list_known_surnames(findings: Findings, relevance: Relevance, shown: Iterable[str] = ()) -> frozenset[str]:
    """Return the folded words that name somebody a reader knows: who was asked for, is shown by name or often named."""
    people = {actor.name for actor in findings.actors if actor.kind is not ActorKind.PERSON or actor.documents >= _MANY}
    known = {word for name in (*people, *shown, relevance.words) for word in fold(name).split()}
    return frozenset(known) | _known_to_all()


@cache
def _known_to_all() -> frozenset[str]:
    """Return the surnames of heads of state, and the names of places, which people are called by too."""
    places = (name for row in (*lines("places"), *lines("countries")) for name in re.split(r"[|,]", row))
    return (
        listed("prominent_surnames")
        | listed("known_by_surname")
        | {word for name in places for word in fold(name).split()}
    )


def list_strangers(findings: Findings, relevance: Relevance) -> Mapping[str, str]:
    """Return the folded names, by id, of persons whom a single document names: their surname alone tells nobody."""
    return {
        actor.id: fold(actor.name)
        for actor in findings.actors
        if actor.kind is ActorKind.PERSON and actor.documents == 1 and actor.id not in relevance.actors
    }


def names_alone(words: str, names: Iterable[str], known: Collection[str]) -> bool:
    """Tell whether a line has one of these folded names by its last word alone, which nobody knows.

    >>> names_alone("Holm sold ferries.", ["ida holm"], ()), names_alone("Ida Holm sold ferries.", ["ida holm"], ())
    (True, False)
    """
    folded = ""
    for name in names:
        folded = folded or fold_text(words)
        last = name.rsplit(" ", 1)[-1]
        if " " in name and last not in known and f" {name} " not in folded and f" {last} " in folded:
            return True
    return False


def names_stranger(words: str, told: str, known: Collection[str]) -> bool:
    """Tell whether a line names somebody by the surname whom its report, `told` before the line, calls by both names.

    >>> names_stranger("Holm sold ferries.", "The pilot Ida Holm came.", ())
    True
    >>> names_stranger("Ida Holm sold ferries.", "The pilot Ida Holm came.", ())
    False
    """
    words, told = words[:_LONGEST], told[-_NEAR:]
    for match in _ALONE.finditer(words):
        name, before = match["name"], words[: match.start("name")]
        if (
            fold(name) in known
            or _TOLD_WHO.match(words, match.end())
            or (_CAPITAL_BEFORE.search(before) and not _ADDRESS.search(before))
        ):
            continue
        # 'Ms. Holm' was named whole before, in whatever way.
        if (_ADDRESS.search(before) or _is_named_whole(name, told)) and not _is_named_whole(name, words):
            return True
    return False


def _is_named_whole(surname: str, text: str) -> bool:
    """Tell whether a text has a surname behind a first name, with an initial or another name between them or none."""
    at = text.find(f" {surname}")
    while at >= 0:
        end = at + 1 + len(surname)
        if not text[end : end + 1].isalnum():
            first, *middle = text[max(0, at - _LONGEST_NAME) : at].split()[-2:] or ("",)
            if any(map(_is_given, (first, *middle[-1:]))) and all(one[:1].isupper() for one in middle):
                return True
        at = text.find(f" {surname}", end)
    return False


def _is_given(word: str) -> bool:
    """Tell whether a word is a given name, and nothing ends behind it: in 'On 3 May, Holm' none is."""
    return word[:1].isupper() and word[-1] not in ",;:)" and fold(word) in given_names()
