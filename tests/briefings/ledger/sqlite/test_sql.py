"""The SQL of ledger and archive is read by SQLite and PostgreSQL alike: none of it is of one of them alone.

The scripts that make the tables are each one's own (schema.py, postgres_schema.py); what is asked of them is not.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefings.archive
import briefings.ledger

#: What only one of the two reads, or what both read in different ways.
FORBIDDEN = {
    "trigger": r"\bTRIGGER\b",
    "ifnull": r"\bIFNULL\s*\(",
    "greatest of a row": r"\b(?:MAX|MIN)\s*\([^()]*(?:\([^()]*\)[^()]*)*,",
    "numbered or nameless value": r"\?|\$\d",
    "or replace": r"\bINSERT\s+OR\b|\bREPLACE\s+INTO\b",
    "JSON of SQLite": r"\bjson_\w+\s*\(",
    "row number": r"\b(?:rowid|oid|last_insert_rowid|changes)\b",
    "pragma": r"\bPRAGMA\b|\bSTRICT\b|\bWITHOUT\s+ROWID\b|\bAUTOINCREMENT\b|\bGLOB\b|\bMATCH\b",
    "equality of SQLite": r"==|\bIS\s+NOT\s+(?!NULL\b)|\bIS\s+(?!NOT\b|NULL\b)",
    "time of SQLite": r"\b(?:datetime|strftime|julianday|unixepoch)\s*\(",
    "true as a number": r"\bWHERE\s+(?:true|1)\b",
    "the user of the session": r"(?<![:\w.])user\b(?!')",
    "rows after another": r"\bLIMIT\s+\S+\s*,",
}

SAMPLES = {
    "trigger": "CREATE TRIGGER told AFTER UPDATE ON parts BEGIN SELECT 1; END",
    "ifnull": "SELECT ifnull(max(id), 0) FROM parts",
    "greatest of a row": "UPDATE schedules SET until = max(coalesce(until, ''), :until)",
    "numbered or nameless value": "SELECT id FROM parts WHERE id > ?1",
    "or replace": "INSERT OR IGNORE INTO parts (id) VALUES (:id)",
    "JSON of SQLite": "SELECT id FROM parts WHERE id IN (SELECT value FROM json_each(:ids))",
    "row number": "SELECT rowid FROM parts",
    "pragma": "PRAGMA foreign_keys = ON",
    "equality of SQLite": "SELECT id FROM parts WHERE state IS :state",
    "time of SQLite": "SELECT id FROM parts WHERE at < datetime('now')",
    "true as a number": "INSERT INTO a SELECT id FROM b WHERE true ON CONFLICT DO NOTHING",
    "the user of the session": "SELECT user FROM notices",
    "rows after another": "SELECT id FROM parts LIMIT 2, 9",
}

NEAR_MISSES = (
    "SELECT coalesce(max(turn) + 1, 0) FROM deliveries",
    "SELECT min(id), max(id) FROM parts",
    "SELECT max(id), document FROM parts GROUP BY document",
    "SELECT id FROM schedules WHERE blocked IS NOT NULL AND removed_at IS NULL",
    "SELECT id FROM users WHERE destination_kind = 'user'",
    "UPDATE parts SET attempts = attempts + 1 WHERE state <> 'sent'",
    "SELECT id FROM parts ORDER BY id LIMIT :limit",
)


def statements(source: str) -> Iterator[str]:
    """Yield the strings of a module that are SQL, or parts of it."""
    tree = ast.parse(source)
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value


def faults(sql: str) -> list[str]:
    return [name for name, pattern in FORBIDDEN.items() if re.search(pattern, sql, re.IGNORECASE)]


TEXTS = {
    (path.name, text)
    for room in (briefings.ledger, briefings.archive)
    for path in Path(str(room.__file__)).parent.glob("*.py")
    if path.name not in {"schema.py", "postgres_schema.py"}
    for text in statements(path.read_text("utf-8"))
    if re.search(r"\b(?:SELECT|INSERT|UPDATE|DELETE|WHERE|IN|AND|FROM|SET|=)\b|=", text)
}


def test_no_statement_is_of_one_database_alone() -> None:
    assert [(name, text, found) for name, text in sorted(TEXTS) if (found := faults(text))] == []


def test_statements_of_every_table_group_are_looked_at() -> None:
    assert {name for name, text in TEXTS if "WHERE" in text} >= {
        *("deliveries.py", "endings.py", "history.py", "memory.py", "notices.py", "planning.py", "privacy.py"),
        *("requests.py", "schedules.py", "settings.py"),
    }


@pytest.mark.parametrize("name", FORBIDDEN)
def test_each_form_of_one_database_alone_is_found(name: str) -> None:
    assert name in faults(SAMPLES[name])


@pytest.mark.parametrize("sql", NEAR_MISSES)
def test_what_both_read_is_no_fault(sql: str) -> None:
    assert faults(sql) == []
