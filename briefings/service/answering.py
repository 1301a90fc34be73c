"""What an audience is answered: what words mean, what is found, how it is composed, each line verified."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from briefings.library import Reader, resolve_topic
from briefings.model.analysis import ActorKind
from briefings.model.briefing import Briefing
from briefings.model.findings import Findings, NamedActor, Request
from briefings.questions import Meaning, compose_answer, find_answer, find_meaning
from briefings.service.absence import explain_absence
from briefings.service.checking import verify_lines
from briefings.text.folding import fold
from briefings.text.wording import function_words, given_names, is_ordinary

#: Words of a message that are looked at for topics, and words that one name may have.
_MOST_WORDS, _LONGEST_NAME = 400, 4
#: Letters of a name in small letters, and of one that is an ordinary word.
_SHORTEST_NAME, _SHORTEST_DOUBTFUL = 3, 4
#: Share of the documents, and their number, from which a person is so well known here that an ordinary word in small
#: letters means them ('what trump said').
_SHARE_OF_PROMINENT, _FEW = 0.04, 5
#: A word as in names: letters and digits with inner hyphens, apostrophes and full stops.
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


async def answer_request(
    reader: Reader, request: Request, *, now: datetime | None = None, samples: Collection[str] = ()
) -> Briefing:
    """Return the answer to any question; a line whose words aren't the stored text's is dropped and logged.

    An answer from the sample documents alone says so; these are known by their versions. `now`, aware, is when it is
    asked; None: nothing is called new.
    """

    async def look_up(held: Reader) -> tuple[Meaning, Findings]:
        meaning = await find_meaning(held, request)
        return meaning, await find_answer(held, request, meaning)

    meaning, found = await reader.read_in_one(look_up)
    findings = replace(found, now=now)
    made = compose_answer(request, meaning, findings, most_of_fetched=reader.audience.most_of_fetched)
    documents = findings.documents.values()
    coverage = replace(
        made.coverage,
        outdated=sum(document.outdated for document in documents),
        foreign=sum(document.language is not None for document in documents),
        samples=bool(documents) and all(document.version in samples for document in documents),
    )
    checked = await verify_lines(reader, replace(made, coverage=coverage), findings.texts)
    return checked if checked.found else await explain_absence(reader, request, meaning, findings, checked)


async def complete_name(reader: Reader, words: str, *, persons_only: bool, limit: int) -> tuple[NamedActor, ...]:
    """Return the actors that `words` may be the beginning of, then near misses; one row each, best first."""
    kinds = (ActorKind.PERSON,) if persons_only else tuple(ActorKind)
    found = await reader.names_beginning(words, kinds=kinds, limit=limit)
    if len(found) >= limit or not words.strip():
        return found
    near = resolve_topic(words, (), rows := await reader.names_near(words))
    by_name = {row.name: row for row in rows if row.kind in kinds}
    names = (near.corrected, *near.suggestions) if near.corrected else near.suggestions
    rest = (by_name[name] for name in names if name in by_name)
    unique = {row.id: row for row in (*found, *rest, *(row for row in near.actors if row.kind in kinds))}
    return tuple(unique.values())[:limit]


async def find_topics_in(reader: Reader, text: str, *, limit: int) -> tuple[NamedActor, ...]:
    """Return the actors that any text names, the most mentioned first, one row each."""
    words = [word[0] for word, _ in zip(_WORD.finditer(text), range(_MOST_WORDS), strict=False)]
    rows = await reader.names_called(_list_possible_names(words))
    if doubtful := set(_list_doubtful_names(words)):
        many = _SHARE_OF_PROMINENT * (await reader.stats()).documents
        people = await reader.names_called(doubtful)
        rows = (*rows, *(row for row in people if row.kind is ActorKind.PERSON and row.documents >= max(many, _FEW)))
    # A part of a longer name that is named means nobody else: Joe Rogan for 'Joe Biden'.
    called = {f" {fold(row.alias)} " for row in rows}
    whole = [row for row in rows if not any(f" {fold(row.alias)} " in one for one in called - {f" {fold(row.alias)} "})]
    found = {row.id: row for row in sorted(whole, key=lambda row: -row.mentions)}
    return tuple(found.values())[:limit]


def _list_possible_names(words: list[str]) -> Iterator[str]:
    """Yield runs of up to four words that begin with a capital letter or a digit, as names do, or that may be names.

    Many people write names in small letters: so does a run of several words that neither begins nor ends with such a
    one as 'the', or a word that is no ordinary one of English.
    """
    for start, first in enumerate(words):
        for end in range(start + 1, min(start + _LONGEST_NAME, len(words)) + 1):
            ends = fold(first), fold(words[end - 1])
            several = end - start > 1 and function_words().isdisjoint(ends)
            if first[0].isupper() or first[0].isdigit() or several or (end - start == 1 and _is_telling(ends[0])):
                yield " ".join(words[start:end])


def _is_telling(word: str) -> bool:
    return len(word) >= _SHORTEST_NAME and not is_ordinary(word)


def _list_doubtful_names(words: list[str]) -> Iterator[str]:
    """Yield ordinary words in small letters that may be a surname that everybody knows here: 'what trump said'."""
    for word in words:
        folded = fold(word)
        plain = word.islower() and len(folded) >= _SHORTEST_DOUBTFUL and is_ordinary(folded)
        if plain and folded not in function_words() and folded not in given_names():
            yield word
