"""A ledger that is locked, that is no ledger, or that is newer: said in words, and nothing is lost."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from briefings.errors import LockedStoreError, NewerStoreError, NotOurStoreError
from briefings.ledger import open_ledger
from briefings.model.delivery import Preferences
from briefings.model.digest import SeenVersion, SkipReason, Window
from briefings.model.hosts import Host, HostLease, LeaseKind
from briefings.model.reasons import Cause, Reason
from briefings.model.reports import Complaint, HiddenLine, Report
from briefings.model.sources import FetchRecord, Source, SourceKind

LINE = HiddenLine("a", "quokka")

FEED = "https://gazette.example/feed"
REASON = Reason(Cause.OTHER)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
SOURCE = Source(id="s", url=FEED, kind=SourceKind.FEED, added_at=LONG_AGO, record=FetchRecord(next_fetch=LONG_AGO))
SHARD = HostLease(kind=LeaseKind.SHARD, name=0, owner="me", number=1, until=datetime(2026, 3, 2, 8, tzinfo=UTC))

#: Every method that writes, by group, called with what the test has at hand.
WRITES = {
    "settings.keep_for_guild": lambda at: at.ledger.settings.keep_for_guild(1, Preferences()),
    "settings.keep_for_user": lambda at: at.ledger.settings.keep_for_user(1, Preferences()),
    "schedules.add": lambda at: at.ledger.schedules.add(at.make.settings(), made_by=1, now=at.now),
    "schedules.edit": lambda at: at.ledger.schedules.edit(at.schedule, at.make.settings(), at.now),
    "schedules.pause": lambda at: at.ledger.schedules.pause(at.schedule, at.now),
    "schedules.resume": lambda at: at.ledger.schedules.resume(at.schedule, at.now),
    "schedules.remove": lambda at: at.ledger.schedules.remove(at.schedule, at.now),
    "schedules.restore": lambda at: at.ledger.schedules.restore(at.schedule, at.now),
    "schedules.forget_removed": lambda at: at.ledger.schedules.forget_removed(at.now),
    "schedules.block": lambda at: at.ledger.schedules.block(at.schedule, REASON),
    "schedules.block_guild": lambda at: at.ledger.schedules.block_guild(10, REASON),
    "schedules.unblock": lambda at: at.ledger.schedules.unblock(at.schedule, at.now),
    "planning.settle": lambda at: at.ledger.planning.settle([(at.delivery.schedule, at.make.plan())], at.now),
    "planning.plan_anew": lambda at: at.ledger.planning.plan_anew(at.now),
    "planning.rewind": lambda at: at.ledger.planning.rewind(at.now.replace(year=2000)),
    "deliveries.plan_run": lambda at: at.ledger.deliveries.plan_run(at.schedule, 1, at.now),
    "deliveries.claim": lambda at: at.ledger.deliveries.claim("me", at.now),
    "deliveries.free": lambda at: at.ledger.deliveries.free(["me"], at.now),
    "deliveries.renew": lambda at: at.ledger.deliveries.renew(at.delivery, at.now),
    "deliveries.freeze": lambda at: at.ledger.deliveries.freeze(at.delivery, at.make.frozen()),
    "deliveries.mark_sending": lambda at: at.ledger.deliveries.mark_sending(at.delivery, 1, at.now),
    "deliveries.mark_unsent": lambda at: at.ledger.deliveries.mark_unsent(at.delivery, 1),
    "deliveries.mark_sent": lambda at: at.ledger.deliveries.mark_sent(at.delivery, 1, channel=1, message=2, now=at.now),
    "deliveries.postpone": lambda at: at.ledger.deliveries.postpone(at.delivery, at.now, REASON),
    "deliveries.finish_empty": lambda at: at.ledger.deliveries.finish_empty(
        at.delivery, Window(since=None, until=at.now), (), at.now
    ),
    "deliveries.skip": lambda at: at.ledger.deliveries.skip(at.delivery, SkipReason.TOO_LATE, at.now),
    "deliveries.fail": lambda at: at.ledger.deliveries.fail(at.delivery, REASON, at.now),
    "history.forget": lambda at: at.ledger.history.forget(at.now),
    "memory.see": lambda at: at.ledger.memory.see([SeenVersion("a", "1", "")], at.now),
    "memory.forget_told": lambda at: at.ledger.memory.forget_told(at.now),
    "memory.forget_documents": lambda at: at.ledger.memory.forget_documents(["a"], at.now),
    "requests.keep": lambda at: at.ledger.requests.keep("{}", at.now),
    "notices.record_once": lambda at: at.ledger.notices.record_once("welcome", "1", at.now),
    "reports.keep": lambda at: at.ledger.reports.keep(Report(complaint=Complaint.CUT, line=LINE), at.now),
    "reports.hide": lambda at: at.ledger.reports.hide(1, LINE, at.now),
    "reports.show": lambda at: at.ledger.reports.show(1, LINE),
    "notices.forget": lambda at: at.ledger.notices.forget("welcome", "1"),
    "privacy.erase": lambda at: at.ledger.privacy.erase(1),
    "sources.add": lambda at: at.ledger.sources.add(FEED, SourceKind.FEED, now=at.now),
    "sources.set_paused": lambda at: at.ledger.sources.set_paused("s", 0, paused=True, now=at.now),
    "sources.remove": lambda at: at.ledger.sources.remove("s"),
    "sources.claim": lambda at: at.ledger.sources.claim("me", at.now, at.now),
    "sources.renew": lambda at: at.ledger.sources.renew(SOURCE, "me", at.now),
    "sources.record": lambda at: at.ledger.sources.record(SOURCE, "me"),
    "sources.free": lambda at: at.ledger.sources.free(["me"]),
    "leases.enter": lambda at: at.ledger.leases.enter(
        Host(owner="me", name="a", shards=1, documents="", alive_until=at.now), at.now
    ),
    "leases.leave": lambda at: at.ledger.leases.leave("me"),
    "leases.claim": lambda at: at.ledger.leases.claim(LeaseKind.SHARD, [0], "me", at.now, at.now, limit=1),
    "leases.renew": lambda at: at.ledger.leases.renew([SHARD], at.now),
    "leases.give_back": lambda at: at.ledger.leases.give_back([SHARD]),
}
READS = {
    "settings.get_for_guild",
    "settings.get_for_user",
    "schedules.get",
    "schedules.list_of_guild",
    "schedules.list_of_user",
    "schedules.list_to_destination",
    "schedules.list_blocked",
    "schedules.list_alerts",
    "planning.list_due",
    "planning.find_next_wake",
    "deliveries.get",
    "deliveries.list_unfinished",
    "history.list_runs",
    "memory.find_unseen",
    "memory.list_news",
    "memory.list_last_versions",
    "memory.get_words_before",
    "memory.find_watermark",
    "memory.get_captured_before",
    "memory.list_told",
    "requests.get",
    "requests.list_cited",
    "privacy.get_stored_about",
    "sources.list_of",
    "sources.list_all",
    "sources.list_followed",
    "sources.list_followers",
    "reports.list_all",
    "reports.list_hidden",
    "reports.list_all_hidden",
    "leases.list_hosts",
    "leases.list_leases",
}


class Scene:
    """An open ledger with a delivery under a lease."""

    def __init__(self, ledger, make, delivery):
        self.ledger, self.make, self.delivery = ledger, make, delivery
        self.now, self.schedule = make.now, delivery.schedule.id


@pytest.fixture(name="scene")
async def _scene(path, make):
    await make.planned()
    delivery = await make.claimed()
    async with open_ledger(path, busy_timeout_s=0.02) as impatient:
        yield Scene(impatient, make, delivery)


async def test_every_method_that_writes_says_that_the_ledger_is_locked_and_changes_nothing(path, scene):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        before = list(other.iterdump())
        other.execute("BEGIN IMMEDIATE")
        for name, write in WRITES.items():
            with pytest.raises(LockedStoreError):
                pytest.fail(f"{name} returned {await write(scene)!r}")
        other.execute("ROLLBACK")
        assert list(other.iterdump()) == before
    assert await scene.ledger.deliveries.get(scene.delivery.id) == scene.delivery


async def test_while_somebody_writes_everything_can_be_read(path, scene):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        assert await scene.ledger.deliveries.get(scene.delivery.id) == scene.delivery
        assert await scene.ledger.planning.find_next_wake() is not None
        assert (await scene.ledger.schedules.get(scene.schedule)).id == scene.schedule


def test_no_method_of_the_ledger_is_missing_from_these_lists(ledger):
    methods = {
        f"{group}.{name}"
        for group in type(ledger).__slots__
        for name, value in vars(type(getattr(ledger, group))).items()
        if not name.startswith("_") and callable(value)
    }

    assert methods == READS | set(WRITES)


async def test_a_file_that_is_no_ledger_is_left_alone(tmp_path):
    path = tmp_path / "ledger.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (id)")
        other.commit()
    before = path.read_bytes()

    with pytest.raises(NotOurStoreError):
        async with open_ledger(path):
            pass

    assert path.read_bytes() == before


async def test_a_ledger_of_a_newer_version_is_refused(path, ledger):
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 99")

    with pytest.raises(NewerStoreError, match="newer"):
        async with open_ledger(path):
            pass


async def test_what_is_kept_is_there_when_the_ledger_is_opened_again(path, make, ledger):
    schedule = await make.schedule()

    async with open_ledger(path) as again:
        assert await again.schedules.get(schedule.id) == schedule
