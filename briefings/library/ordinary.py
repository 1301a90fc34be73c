"""Ordinary words that are surnames too: 'steel' in small letters is rather the metal than somebody called Steel."""

import re
from collections.abc import Collection, Iterable, Mapping

from briefings.lexicon import closed_words, words as words_of
from briefings.library.full_text import load_sentences
from briefings.library.keys import document_of
from briefings.model.analysis import ActorKind
from briefings.model.findings import NamedActor, Topic
from briefings.stores import Connection
from briefings.text.folding import fold
from briefings.text.word_forms import list_forms


def is_ordinary(asked: str) -> bool:
    """Tell whether a request is an ordinary word in small letters; a function word or a name that all know is none.

    >>> is_ordinary("steel"), is_ordinary("Steel"), is_ordinary("may"), is_ordinary("trump")
    (True, False, False, False)
    """
    word = asked.strip()
    if not word.islower() or word not in words_of("ordinary_words") or word in closed_words():
        return False
    return word not in words_of("known_by_surname") and word not in words_of("prominent_surnames")


def list_namesakes(asked: str, rows: Iterable[NamedActor]) -> tuple[NamedActor, ...]:
    """Return the people who are called by a word alone, its singular or its plural, each once; by itself first."""
    forms = list_forms(fold(asked))
    people = {row.id: row for form in forms for row in rows if row.kind is ActorKind.PERSON and fold(row.alias) == form}
    return tuple(people.values())


def mean_word(topic: Topic, namesakes: tuple[NamedActor, ...]) -> Topic:
    """Return the topic of a word itself, and of nobody who is called so."""
    return Topic(words=topic.words, text=fold(topic.words), suggestions=topic.suggestions, namesakes=namesakes)


async def list_in_small_letters(connection: Connection, keys: Collection[int], word: str) -> set[int]:
    """Return those sentences that have a word, its singular or its plural in small letters, by their keys.

    What a hyphen joins may be a part of a name: 'Ki-moon'.
    """
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, list_forms(word)))})(?![\w-])")
    return {key for key, text in await load_sentences(connection, list(keys)) if pattern.search(text)}


async def drop_names(
    connection: Connection, hits: Mapping[int, float], word: str, naming: Collection[int]
) -> dict[int, float]:
    """Return hits without those that are somebody's name: of documents `naming` people so, all but small letters.

    Without any other hit all are kept.
    """
    doubtful = [key for key in hits if document_of(key) in naming]
    small = await list_in_small_letters(connection, doubtful, word) if doubtful else set()
    names = set(doubtful) - small
    return {key: rank for key, rank in hits.items() if key not in names} or dict(hits)
