"""The plumbing of databases, shared by all stores: opening, migrations, transactions, errors. It knows no table."""

from sqlite3 import Row

from briefings.stores.addresses import DatabaseAddress, Place, parse_database_address
from briefings.stores.connection import Durability, Store, open_store
from briefings.stores.copying import check_copy, copy_store, move_store, require_unused, sync
from briefings.stores.failures import translate_errors
from briefings.stores.filling import fill_database
from briefings.stores.formats import StoreFormat
from briefings.stores.integrity import check_store
from briefings.stores.moving import move_rows
from briefings.stores.opening import open_transactions
from briefings.stores.reading import Connection, HeldConnection, Lender
from briefings.stores.transactions import (
    Columns,
    Locks,
    SqliteTransactions,
    Transaction,
    TransactionalStore,
    Values,
    list_values,
)

__all__ = [
    "Columns",
    "Connection",
    "DatabaseAddress",
    "Durability",
    "HeldConnection",
    "Lender",
    "Locks",
    "Place",
    "Row",
    "SqliteTransactions",
    "Store",
    "StoreFormat",
    "Transaction",
    "TransactionalStore",
    "Values",
    "check_copy",
    "check_store",
    "copy_store",
    "fill_database",
    "list_values",
    "move_rows",
    "move_store",
    "open_store",
    "open_transactions",
    "parse_database_address",
    "require_unused",
    "sync",
    "translate_errors",
]
