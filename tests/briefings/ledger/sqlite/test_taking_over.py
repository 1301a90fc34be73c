"""A ledger that an earlier version made is taken over: nothing in it is lost, and all of it goes on."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from briefings.ledger import open_ledger
from briefings.ledger.schema import APPLICATION_ID, MIGRATIONS
from briefings.model.delivery import DeliveryState, PartState, Preferences
from briefings.model.digest import SeenVersion, Told, Window
from briefings.model.reasons import Cause, Reason
from briefings.model.sources import SourceKind, source_id
from briefings.model.spans import stable_id
from briefings.stores import open_store
from tests.support.earlier import Ids, read_buttons, write_ledger

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
DAY = timedelta(days=1)
IDS = Ids()
SCHEDULES = read_buttons()["schedules"]
KICKED = Reason(Cause.OTHER, "this bot is no longer a member of the server")


@pytest.fixture(name="earlier")
async def _earlier(path):
    write_ledger(path)
    async with open_ledger(path) as ledger:
        yield ledger


async def test_a_block_in_words_becomes_other_with_these_words(earlier):
    blocked = {each.id: each.blocked for each in await earlier.schedules.list_blocked()}

    assert blocked == {
        SCHEDULES["forum"]: KICKED,
        SCHEDULES["kicked"]: KICKED,
        SCHEDULES["refused"]: Reason(Cause.OTHER, "Missing Permissions"),
    }


async def test_reasons_of_runs_in_words_become_other_and_causes_of_skipping_stay(earlier):
    runs = [run for name in SCHEDULES.values() for run in await earlier.history.list_runs(name, 99)]

    assert {(run.state, run.slot): run.reason for run in runs} == {
        (DeliveryState.SENT, "2026-02-25"): None,
        (DeliveryState.SKIPPED, "2026-02-26"): Reason(Cause.TOO_LATE),
        (DeliveryState.FAILED, "2026-02-27"): Reason(Cause.OTHER, "Discord rejects the message: Invalid Form Body"),
        (DeliveryState.EMPTY, "2026-02-28"): None,
        (DeliveryState.SKIPPED, "2026-03-01"): Reason(Cause.SUPERSEDED),
        (DeliveryState.FROZEN, "2026-03-02"): Reason(Cause.OTHER, "Discord answered with error 503"),
        (DeliveryState.PLANNED, "run-4242"): Reason(Cause.OTHER, "an internal error; the log says more"),
        (DeliveryState.SKIPPED, "2026-03-02"): Reason(Cause.REMOVED),
        (DeliveryState.PLANNED, "2026-03-02"): Reason(Cause.OTHER, "Missing Permissions"),
    }


async def test_what_was_half_sent_is_finished_and_then_all_of_it_is_told(earlier):
    (delivery, *_) = await earlier.deliveries.claim("me", NOW)
    assert [part.state for part in delivery.parts] == [PartState.SENT, PartState.SENDING]
    assert [part.payload for part in delivery.parts] == ['{"n": 4}', '{"n": 5}']
    daily = delivery.schedule.id

    assert await earlier.deliveries.mark_sent(delivery, 2, channel=20, message=7, now=NOW)

    schedule = await earlier.schedules.get(daily)
    assert (schedule.delivered_until, schedule.delivered_through) == (NOW - 2 * timedelta(hours=1), 2)
    assert {each.words for each in await earlier.memory.list_told(daily, NOW - 30 * DAY)} == {
        "the harbour stays open",
        "no ferry before june",
        "a bridge instead",
    }


async def test_what_was_told_or_is_half_sent_counts_as_cited(earlier):
    assert await earlier.requests.list_cited() == {(document, "") for document in ("d1", "d2", "d4")}


async def test_documents_seen_before_are_no_news_and_new_ones_come_after_them(earlier):
    old = stable_id("document", "old.md")
    assert await earlier.memory.find_unseen({old: "v2"}) == frozenset()
    assert await earlier.memory.see([SeenVersion(old, "v2", "an old text changed")], NOW) == 2

    through = await earlier.memory.see([SeenVersion("new", "n1", "news")], NOW)

    window = Window(since=NOW, until=NOW, after=2, through=through)
    assert (through, await earlier.memory.list_news(window)) == (3, ("new",))
    assert await earlier.memory.get_words_before([old], window) == {old: "an old text changed"}


async def test_what_people_chose_and_asked_for_is_all_there(earlier):
    assert await earlier.settings.get_for_guild(IDS.guild) == Preferences(zone="Europe/Oslo", language="ko")
    assert {each.id for each in await earlier.schedules.list_of_guild(IDS.guild)} == {
        SCHEDULES[name] for name in ("daily", "paused", "refused")
    }
    assert [each.id for each in await earlier.schedules.list_of_user(IDS.bo)] == [SCHEDULES["personal"]]
    assert (await earlier.schedules.get(SCHEDULES["removed"])).removed_at is not None
    assert (await earlier.schedules.get(SCHEDULES["paused"])).paused
    for short in read_buttons()["requests"]:
        assert (await earlier.requests.get(short)).user is None
    held = await earlier.privacy.get_stored_about(IDS.ada)
    assert (held.schedules_made, held.requests, held.notices) == (5, 2, 1)


async def test_the_same_request_keeps_the_id_that_an_earlier_version_gave_it(earlier):
    short = next(iter(read_buttons()["requests"]))
    stored = await earlier.requests.get(short)

    assert await earlier.requests.keep(stored.body, NOW) == short


async def test_what_ends_after_the_change_entails_what_it_did_before_it(earlier):
    for delivery in await earlier.deliveries.claim("me", NOW):
        await earlier.deliveries.fail(delivery, Reason(Cause.REJECTED), NOW)

    assert {each.words for each in await earlier.memory.list_told(SCHEDULES["daily"], NOW - 30 * DAY)} == {
        "the harbour stays open",
        "no ferry before june",
    }
    assert await earlier.memory.list_told(SCHEDULES["daily"], NOW) == ()


async def test_a_watermark_is_never_below_what_a_schedule_was_told(path):
    write_ledger(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM seen_documents")
        connection.commit()

    async with open_ledger(path) as ledger:
        assert await ledger.memory.see([SeenVersion("new", "n1", "news")], NOW) == 3


async def test_what_was_told_is_asked_for_with_capitals_or_without_as_it_was_kept(earlier):
    assert Told("d1", "the harbour stays open") in await earlier.memory.list_told(SCHEDULES["daily"], NOW - 30 * DAY)


async def test_what_is_followed_and_by_whom_stays_when_an_address_may_be_two_sources(path):
    path.parent.mkdir(parents=True)
    async with (
        open_store(path, kind="ledger", application_id=APPLICATION_ID, migrations=MIGRATIONS[:13]) as before,
        before.write() as connection,
    ):
        await connection.execute(
            "INSERT INTO sources (id, url, kind, added_at, next_fetch, failures, lease)"
            " VALUES (?, 'https://gazette.example/', 'page', '2026-03-01T00:00:00.000000Z',"
            " '2026-03-02T00:00:00.000000Z', 2, 5)",
            (source_id("https://gazette.example/"),),
        )
        await connection.execute(
            "INSERT INTO followers (source, guild, name, added_at) SELECT id, 7, 'Ours', added_at FROM sources"
        )
    async with open_ledger(path) as ledger:
        (page,) = await ledger.sources.list_of(7)
        feed, new = await ledger.sources.add("https://gazette.example/", SourceKind.FEED, follower=8, now=NOW)

    assert (page.kind, page.name, page.record.failures, page.lease) == (SourceKind.PAGE, "Ours", 2, 5)
    assert (feed.kind, new, feed.id == page.id) == (SourceKind.FEED, True, False)
