"""What is asked at every turn of the scheduler is found along indexes, however much there is."""

import pytest

from briefings.ledger import claiming, planning


@pytest.mark.parametrize(
    ("query", "values"),
    [
        pytest.param(planning.DUE.format(share="TRUE"), {"now": "", "limit": 9}, id="due"),
        pytest.param(planning.LATEST, {}, id="rewind"),
        pytest.param(claiming.READY.format(share="TRUE"), {"now": "", "limit": 9}, id="claim"),
    ],
)
async def test_a_sweep_steps_along_indexes_and_reads_through_no_table(ledger, query, values):
    async with ledger.planning._store.read() as db:
        steps = [row[3] for row in await db.fetch(f"EXPLAIN QUERY PLAN {query}", values)]

    scans = ("TEMP B-TREE", "SCAN schedules", "SCAN deliveries", "SCAN seen_documents")
    assert [step for step in steps if "INDEX" in step]
    assert not [step for step in steps for scan in scans if scan in step]
