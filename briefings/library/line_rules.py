"""By which rules of the analysis a line of a document is there, found again by its place."""

from briefings.library.columns import load_json, load_rule
from briefings.library.keys import row_key
from briefings.model.rules import Rule
from briefings.model.spans import Span
from briefings.stores import Connection

#: By table: the columns with rules, and where among the marks the words stand.
_TABLES = {"quotations": ("rule, speaker_rule", 2), "positions": ("rule, speaker_rule", 2), "events": ("rule, NULL", 0)}


async def find_rules(connection: Connection, document: int, spans: tuple[Span, ...]) -> tuple[Rule, ...]:
    """Return the rules that found what stands at `spans` of a document, by its key.

    Those of exactly these places, else of whatever shares a word with them; none of a whole sentence.
    """
    exact: dict[Rule, None] = {}
    near: dict[Rule, None] = {}
    for table, (columns, place) in _TABLES.items():
        rows = list(
            await connection.execute_fetchall(
                f"SELECT {columns}, marks FROM {table} WHERE key >= ? AND key < ?",
                (row_key(document, 0), row_key(document + 1, 0)),
            )
        )
        for (*names, _), marks in zip(rows, load_json(row[-1] for row in rows), strict=True):
            found = marks[place]
            places = tuple(Span(*one) for one in (found if table != "events" else [found]))
            rules = dict.fromkeys(rule for name in names if (rule := load_rule(name)) is not None)
            if places == spans:
                exact |= rules
            elif any(one.start < other.end and other.start < one.end for one in places for other in spans):
                near |= rules
    return tuple(exact or near)
