"""An audience as SQL: conditions for a WHERE, so that no row of a document that it doesn't see is ever read.

For the audience that sees everything they are empty, and a query is the same as without an audience.
"""

from typing import Any

from briefings.library.columns import dump_json
from briefings.model.audience import Audience
from briefings.stores import Connection

#: Documents of an audience that are few.
_FEW = 5_000
#: The keys of the folders that an audience sees; `bind_audience` gives `:audience`.
SEEN_ROOTS = "(SELECT roots.key FROM json_each(:audience) AS seen CROSS JOIN roots ON roots.path = seen.value)"


def where_root(audience: Audience, column: str) -> str:
    """Return the condition that a column with the key of a root is one that the audience sees, with its AND."""
    return "" if audience.roots is None else f" AND {column} IN {SEEN_ROOTS}"


def where_document(audience: Audience, key: str) -> str:
    """Return the same for an expression that is the key of a document."""
    if audience.roots is None:
        return ""
    return f" AND (SELECT owner.root FROM documents AS owner WHERE owner.key = {key}) IN {SEEN_ROOTS}"


async def where_document_of_many(connection: Connection, audience: Audience, key: str) -> str:
    """Return the same as `where_document`, for a query that looks at rows of very many documents.

    To an audience of few documents these are listed, once for the query, and each row is held against the list: half
    as long as a look at each row's document. A long list would take longer to make than it saves.
    """
    if audience.roots is None:
        return ""
    seen = f"SELECT key FROM documents WHERE root IN {SEEN_ROOTS}"
    ((count,),) = await connection.execute_fetchall(
        f"SELECT count(*) FROM ({seen} LIMIT {_FEW + 1})", bind_audience(audience)
    )
    return f" AND {key} IN ({seen})" if count <= _FEW else where_document(audience, key)


def bind_audience(audience: Audience, **values: object) -> dict[str, Any]:
    """Return a query's named parameters: `values`, and what these conditions need."""
    if audience.roots is None:
        return values
    return {**values, "audience": dump_json(sorted(audience.roots))}
