"""What an audience is answered: what words mean, what is found, how it is composed, each line verified."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from briefings.library import Reader, resolve_topic
from briefings.model.analysis import ActorKind
from briefings.model.briefing import Briefing
from briefings.model.findings import NamedActor, Request
from briefings.questions import compose_answer, find_answer, find_meaning
from briefings.service.absence import explain_absence
from briefings.service.checking import verify_lines

#: Words of a message that are looked at for topics, and words that one name may have.
_MOST_WORDS, _LONGEST_NAME = 400, 4
#: A word as in names: letters and digits with inner hyphens, apostrophes and full stops.
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


async def answer_request(reader: Reader, request: Request, *, samples: Collection[str] = ()) -> Briefing:
    """Return the answer to any question; a line whose words aren't the stored text's is dropped and logged.

    An answer from the sample documents alone says so; these are known by their versions.
    """
    meaning = await find_meaning(reader, request)
    findings = await find_answer(reader, request, meaning)
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
    rows = await reader.names_called(_list_possible_names(text))
    return tuple({row.id: row for row in rows}.values())[:limit]


def _list_possible_names(text: str) -> Iterator[str]:
    """Yield runs of up to four words that begin with a capital letter or a digit, as names do."""
    words = [word[0] for word, _ in zip(_WORD.finditer(text), range(_MOST_WORDS), strict=False)]
    for start, first in enumerate(words):
        if first[0].isupper() or first[0].isdigit():
            for end in range(start + 1, min(start + _LONGEST_NAME, len(words)) + 1):
                yield " ".join(words[start:end])
