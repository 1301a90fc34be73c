"""SQLite's plumbing, shared by the two stores: opening, migrations, transactions, errors. No table is known here."""

from sqlite3 import Row

from aiosqlite import Connection

from briefings.stores.connection import Durability, Store, open_store
from briefings.stores.copying import check_copy, copy_store, move_store, require_unused, sync
from briefings.stores.failures import translate_errors
from briefings.stores.integrity import check_store
from briefings.stores.transactions import (
    Columns,
    SqliteTransactions,
    Transaction,
    TransactionalStore,
    Values,
    list_values,
)

__all__ = [
    "Columns",
    "Connection",
    "Durability",
    "Row",
    "SqliteTransactions",
    "Store",
    "Transaction",
    "TransactionalStore",
    "Values",
    "check_copy",
    "check_store",
    "copy_store",
    "list_values",
    "move_store",
    "open_store",
    "require_unused",
    "sync",
    "translate_errors",
]
