"""The formats of the stores that may lie in a file or in a database."""

import pytest

from briefings.archive.schema import FORMAT as ARCHIVE
from briefings.ledger.schema import FORMAT as LEDGER
from briefings.stores import StoreFormat


@pytest.mark.parametrize("store", [LEDGER, ARCHIVE], ids=lambda store: store.kind)
def test_a_database_reaches_the_version_that_a_file_has(store: StoreFormat):
    base, _ = store.postgres_base

    assert base + len(store.postgres_later) == len(store.sqlite) == store.version
