"""Which documents pass what a schedule asks of its news: words in a search's grammar, publishers, length."""

from collections.abc import Collection

from briefings.library.audiences import bind_audience, where_root
from briefings.library.columns import dump_json
from briefings.library.keys import row_key
from briefings.library.query import Term, make_term_match, parse_query
from briefings.model.audience import Audience
from briefings.model.digest import NewsFilter
from briefings.stores import Connection
from briefings.text.folding import fold


async def filter_documents(
    connection: Connection, audience: Audience, ids: Collection[str], asked: NewsFilter
) -> tuple[frozenset[str], dict[str, str]]:
    """Return the ids of the documents that pass, and of those that don't the paths by their ids.

    Each word counts wherever in a document it stands. Documents that are gone or not seen are in neither.
    """
    rows = await connection.execute_fetchall(
        "SELECT key, id, path, publisher, words FROM documents WHERE id IN (SELECT value FROM json_each(:ids))"
        f"{where_root(audience, 'documents.root')}",
        bind_audience(audience, ids=dump_json(list(ids))),
    )
    by_key = {key: (id_, path) for key, id_, path, _, _ in rows}
    passed = {
        key
        for key, _, _, publisher, words in rows
        if _passes_publisher(publisher, asked.publishers) and _passes_length(words, asked)
    }
    if asked.words:
        passed &= await _find_matching(connection, by_key.keys(), asked.words)
    left = {id_: path for key, (id_, path) in by_key.items() if key not in passed}
    return frozenset(by_key[key][0] for key in passed), left


def _passes_publisher(publisher: str | None, asked: tuple[str, ...]) -> bool:
    """Tell whether a publisher is one of those asked for, and none of those behind a hyphen."""
    name = fold(publisher or "")
    wanted = {fold(one) for one in asked if not one.startswith("-")}
    unwanted = {fold(one[1:]) for one in asked if one.startswith("-")}
    return (not wanted or name in wanted) and name not in unwanted


def _passes_length(words: int, asked: NewsFilter) -> bool:
    return (asked.least_words or 0) <= words and (asked.most_words is None or words <= asked.most_words)


async def _find_matching(connection: Connection, keys: Collection[int], query: str) -> set[int]:
    """Return the documents that a query matches: OR joins least, as in the index; a first NOT means all but."""
    terms = list(parse_query(query))
    chosen: set[int] = set()
    group: set[int] = set(keys)
    if len(terms) > 1 and terms[0].words == "NOT" and not terms[0].is_phrase:
        terms[:2] = [terms[1]._replace(operator="NOT")]
    for at, term in enumerate(terms):
        having = await _find_having(connection, keys, term)
        if term.operator == "OR" and at:
            chosen |= group
            group = having
        elif term.operator == "NOT":
            group -= having
        else:
            group &= having
    return chosen | group


async def _find_having(connection: Connection, keys: Collection[int], term: Term) -> set[int]:
    """Return the documents in which a term stands; each is looked up by itself, however many others have it."""
    rows = await connection.execute_fetchall(
        f"""
        SELECT value FROM json_each(:keys) AS document WHERE EXISTS (
          SELECT 1 FROM sentence_words WHERE sentence_words MATCH :match
            AND rowid BETWEEN document.value * {row_key(1, 0)} AND (document.value + 1) * {row_key(1, 0)} - 1
        )
        """,
        {"keys": dump_json(list(keys)), "match": make_term_match(term)},
    )
    return {key for (key,) in rows}
