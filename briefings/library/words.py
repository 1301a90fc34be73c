"""The full-text index of the sentences."""

import re
from collections.abc import Iterable

import aiosqlite

from briefings.library.keys import row_key

#: Sentences from which a search takes the newest, not the best: ranking would have to look at each.
MANY_HITS = 1_000

_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_TOKEN = re.compile(r"\w")


async def add(connection: aiosqlite.Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Index the words of sentences under their keys."""
    await connection.executemany("INSERT INTO sentence_words (rowid, words) VALUES (?, ?)", rows)


async def take_away(connection: aiosqlite.Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Take words out of the index; they must be the very ones that were put in."""
    await connection.executemany(
        "INSERT INTO sentence_words (sentence_words, rowid, words) VALUES ('delete', ?, ?)", rows
    )


def expression(query: str) -> str:
    """Return the MATCH expression for what a person typed: all words, and "words in quotation marks" side by side.

    Each term is quoted, so that nothing typed is an operator. Empty: there is no word in it.
    """
    terms = (phrase or word for phrase, word in _PHRASE.findall(query.replace("\x00", " ")))
    return " ".join('"' + term.replace('"', " ") + '"' for term in terms if _TOKEN.search(term.replace("_", "")))


async def hits(
    connection: aiosqlite.Connection, query: str, window: tuple[int, int], limit: int
) -> list[tuple[int, float]]:
    """Return (sentence, rank) for the sentences with all words of `query` in documents of the window.

    The `limit` best by bm25 where they can be ranked quickly; of very many the newest `MANY_HITS`, ranked alike.
    A rank is above 0.
    """
    match = expression(query)
    if not match:
        return []
    low, high = row_key(window[0], 0), row_key(window[1], 0) - 1
    newest = await connection.execute_fetchall(
        "SELECT rowid FROM sentence_words WHERE sentence_words MATCH ? AND rowid BETWEEN ? AND ?"
        " ORDER BY rowid DESC LIMIT ?",
        (match, low, high, MANY_HITS),
    )
    found = [key for (key,) in newest]
    if len(found) == MANY_HITS:
        return [(key, 1.0) for key in found]
    ranked = await connection.execute_fetchall(
        "SELECT rowid, rank FROM sentence_words WHERE sentence_words MATCH ? AND rowid BETWEEN ? AND ?"
        " ORDER BY rank, rowid DESC LIMIT ?",
        (match, low, high, limit),
    )
    # bm25 is negative, and can reach 0 for a word that nearly every sentence has.
    return [(key, max(-rank, 1e-6)) for key, rank in ranked]
