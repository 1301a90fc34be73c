"""A row that can't be read is blocked with its reason, and stops no other."""

import sqlite3
from contextlib import closing

import pytest

from briefings.model.reasons import Cause

#: What a moved, mended or newer ledger may hold: a column of a schedule, and words that this version can't read.
HARMS = {
    "destination_kind": "stage",
    "topics": "norway",
    "wall_time": "25:61",
    "day_rule": "fortnightly",
    "weekdays": "x",
    "template": "poster",
    "empty_day": "silence",
    "settled": "yesterday",
}


def harm(path, schedule, column, words):
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute(f"UPDATE schedules SET {column} = ? WHERE id = ?", (words, schedule.id))
        other.commit()


def blocked(path, schedule):
    with closing(sqlite3.connect(path)) as other:
        return other.execute("SELECT blocked FROM schedules WHERE id = ?", (schedule.id,)).fetchone()[0]


@pytest.mark.parametrize(("column", "words"), HARMS.items())
async def test_a_schedule_whose_row_cannot_be_read_is_blocked_and_the_others_are_due(path, make, ledger, column, words):
    harmed, other = await make.schedule(), await make.schedule()
    harm(path, harmed, column, words)

    assert [each.id for each in await ledger.planning.list_due(make.now)] == [other.id]
    assert [each.id for each in await ledger.schedules.list_of_guild(10)] == [other.id]
    assert blocked(path, harmed) == Cause.ROW_UNREADABLE


async def test_a_delivery_of_such_a_schedule_is_held_and_the_others_are_claimed(path, make, ledger):
    harmed, other = await make.planned(), await make.planned()
    harm(path, harmed, "template", "poster")

    assert [each.schedule.id for each in await ledger.deliveries.claim("me", make.now)] == [other.id]
    assert blocked(path, harmed) == Cause.ROW_UNREADABLE
    assert await ledger.deliveries.list_unfinished() != ()


async def test_the_cause_of_a_later_version_is_kept_as_words(path, make, ledger):
    schedule = await make.schedule()
    harm(path, schedule, "blocked", "eclipse")

    (found,) = await ledger.schedules.list_blocked()

    assert (found.blocked.cause, found.blocked.detail) == (Cause.OTHER, "eclipse")
