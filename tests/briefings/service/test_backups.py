"""Backups of files in use, and what happens when they are put back."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from briefings import (
    BackupError,
    Basis,
    Capture,
    Destination,
    DestinationKind,
    DigestKind,
    Frozen,
    HiddenLine,
    Lacking,
    Ledger,
    Preferences,
    Schedule,
    ScheduleSettings,
    StoreError,
    Timing,
    Window,
    add_lacking,
    list_backups,
    make_backup,
    open_archive,
    open_ledger,
    open_service,
    restore_backup,
)
from briefings.archive import Kept
from briefings.model.article import Article
from briefings.model.captures import ArchivedEntry
from briefings.model.digest import Told
from briefings.model.sources import SourceKind
from briefings.model.spans import Span

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
GUILD = 10
SETTINGS = ScheduleSettings(
    guild=GUILD, destination=Destination(DestinationKind.CHANNEL, 2), timing=Timing(at=time(8), zone="UTC")
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def send(ledger: Ledger, schedule: Schedule, now: datetime, told: Told) -> None:
    """Record that a digest with one line was sent."""
    await ledger.deliveries.plan_run(schedule.id, 1, now)
    (delivery,) = await ledger.deliveries.claim("me", now)
    frozen = Frozen(
        digest_kind=DigestKind.NEWS,
        window=Window(since=None, until=now),
        destination=SETTINGS.destination,
        payloads=("{}",),
        told=(told,),
        left_out=(),
    )
    delivery = await ledger.deliveries.freeze(delivery, frozen)
    await ledger.deliveries.mark_sending(delivery, 1, now)
    await ledger.deliveries.mark_sent(delivery, 1, channel=2, message=3, now=now)


async def set_zone(data: Path, zone: str) -> None:
    async with open_ledger(data / "ledger.db") as ledger:
        await ledger.settings.keep_for_guild(GUILD, Preferences(zone=zone))


async def zone_of(data: Path) -> str | None:
    async with open_ledger(data / "ledger.db") as ledger:
        return (await ledger.settings.get_for_guild(GUILD)).zone


@pytest.fixture(name="data")
def _data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture(name="into")
def _into(tmp_path: Path) -> Path:
    return tmp_path / "backups"


async def test_a_backup_of_a_ledger_in_use_holds_all_that_was_committed(data: Path, into: Path) -> None:
    async with open_ledger(data / "ledger.db") as ledger:
        await ledger.settings.keep_for_guild(GUILD, Preferences(zone="Asia/Seoul"))
        backup = await make_backup(data, into, NOW)
        await ledger.settings.keep_for_guild(GUILD, Preferences(zone="Europe/Oslo"))
    restored = await restore_backup(into, data, NOW)

    assert backup.kinds == ("ledger",)
    assert list_backups(into) == (backup,)
    assert await zone_of(data) == "Asia/Seoul"
    assert restored.aside is not None
    (restored.aside / "ledger.db").rename(data / "ledger.db")
    assert await zone_of(data) == "Europe/Oslo"


async def test_the_library_is_backed_up_where_it_is_asked_for(data: Path, into: Path) -> None:
    async with open_service(data / "library.db", workers=0):
        await set_zone(data, "Asia/Seoul")
        without = await make_backup(data, into, NOW)
        whole = await make_backup(data, into, NOW + timedelta(days=1), library=True)

    assert (without.kinds, whole.kinds) == (("ledger",), ("ledger", "library"))


async def test_only_the_newest_backups_are_kept_and_nothing_else_is_touched(data: Path, into: Path) -> None:
    await set_zone(data, "Asia/Seoul")
    for name in ("mine", ".briefbot-20200101T000000Z.partial", "briefbot-20200101T000000Z"):
        (into / name).mkdir(parents=True)
    for day in range(4):
        await make_backup(data, into, NOW + timedelta(days=day), keep=2)

    assert names(into) == [
        "briefbot-20200101T000000Z",
        "briefbot-20260304T080000Z",
        "briefbot-20260305T080000Z",
        "mine",
    ]


async def test_nothing_is_put_back_while_somebody_uses_the_ledger(data: Path, into: Path) -> None:
    await set_zone(data, "Asia/Seoul")
    await make_backup(data, into, NOW)
    await set_zone(data, "Europe/Oslo")
    async with open_ledger(data / "ledger.db") as ledger:
        with pytest.raises(BackupError, match="in use: end the bot"):
            await restore_backup(into, data, NOW)
        await ledger.settings.keep_for_guild(GUILD, Preferences(zone="Africa/Accra"))

    assert await zone_of(data) == "Africa/Accra"
    assert names(data) == ["ledger.db"]


@pytest.mark.parametrize("harm", ["cut", "foreign", "gone"])
async def test_a_backup_that_is_not_whole_replaces_nothing(data: Path, into: Path, harm: str) -> None:
    await set_zone(data, "Asia/Seoul")
    file = (await make_backup(data, into, NOW)).folder / "ledger.db"
    whole = file.read_bytes()
    if harm == "gone":
        file.unlink()
    else:
        file.write_bytes(whole[: len(whole) // 2] if harm == "cut" else b"something else" * 1000)
    await set_zone(data, "Europe/Oslo")

    with pytest.raises(BackupError if harm == "cut" else StoreError):
        await restore_backup(into, data, NOW)

    assert await zone_of(data) == "Europe/Oslo"
    assert names(data) == ["ledger.db"]


async def test_a_damaged_ledger_is_replaced_and_kept(data: Path, into: Path) -> None:
    await set_zone(data, "Asia/Seoul")
    await make_backup(data, into, NOW)
    (data / "ledger.db").write_bytes(b"ruin" * 5000)

    restored = await restore_backup(into, data, NOW)

    assert await zone_of(data) == "Asia/Seoul"
    assert restored.aside is not None
    assert (restored.aside / "ledger.db").read_bytes() == b"ruin" * 5000
    assert restored.lacking is None


async def test_what_was_made_since_the_backup_is_named_and_brought_over_once(data: Path, into: Path) -> None:
    async with open_ledger(data / "ledger.db") as ledger:
        await ledger.settings.keep_for_guild(GUILD, Preferences(zone="Asia/Seoul"))
        old, dropped = [await ledger.schedules.add(SETTINGS, made_by=1, now=NOW) for _ in range(2)]
        await make_backup(data, into, NOW)
        later = NOW + timedelta(minutes=1)
        new = await ledger.schedules.add(replace(SETTINGS, topics=("ports",)), made_by=1, now=later)
        gone = await ledger.schedules.add(SETTINGS, made_by=1, now=NOW)
        for each in (dropped, gone):
            await ledger.schedules.remove(each.id, NOW)
        await ledger.schedules.edit(old.id, replace(SETTINGS, role=7), NOW)
        await send(ledger, new, NOW + timedelta(days=1), Told("document", "The port opens on Monday."))
        await ledger.sources.add("https://gazette.example/feed", SourceKind.FEED, follower=GUILD, user=1, now=NOW)
        await ledger.settings.keep_for_guild(GUILD, Preferences(zone="Europe/Oslo"))
        button = await ledger.requests.keep("{}", NOW, cites=[("document", "version")])
    later = NOW + timedelta(days=2)
    restored = await restore_backup(into, data, later)
    added = await add_lacking(data, restored.aside or data, later)
    again = await add_lacking(data, restored.aside or data, later)

    assert restored.lacking == added == Lacking(made=1, changed=1, removed=1, followed=1, choices=1)
    assert not again
    async with open_ledger(data / "ledger.db") as ledger:
        back = await ledger.schedules.list_of_guild(GUILD)
        assert [(one.id, one.settings.topics, one.settings.role) for one in back] == [
            (old.id, (), 7),
            (new.id, ("ports",), None),
        ]
        assert back[1].delivered_until == NOW + timedelta(days=1)
        assert [one.words for one in await ledger.memory.list_told(new.id, NOW)] == ["The port opens on Monday."]
        assert [one.url for one in await ledger.sources.list_of(GUILD)] == ["https://gazette.example/feed"]
        assert (await ledger.settings.get_for_guild(GUILD)).zone == "Europe/Oslo"
        assert await ledger.requests.get(button) is not None
        assert await ledger.requests.list_cited() == {("document", "version")}


async def test_what_is_changed_after_a_backup_was_put_back_stays_so_before_and_after_all_else_was_brought_over(
    data: Path, into: Path
) -> None:
    line, feed = HiddenLine("document", "The port opens on Monday."), "https://gazette.example/feed"
    async with open_ledger(data / "ledger.db") as ledger:
        first, second = [await ledger.schedules.add(SETTINGS, made_by=1, now=NOW) for _ in range(2)]
        await make_backup(data, into, NOW)
        for each in (first, second):
            await ledger.schedules.edit(each.id, replace(SETTINGS, role=7), NOW)
        third = await ledger.schedules.add(SETTINGS, made_by=1, now=NOW)
        await ledger.reports.hide(GUILD, line, NOW)
        source, _ = await ledger.sources.add(feed, SourceKind.FEED, follower=GUILD, now=NOW)
        await ledger.settings.keep_for_user(5, Preferences(zone="Asia/Seoul"))
        request = await ledger.requests.keep("{}", NOW, user=5)
    aside = (await restore_backup(into, data, NOW)).aside or data
    async with open_ledger(data / "ledger.db") as ledger:
        await ledger.schedules.edit(first.id, replace(SETTINGS, role=8), NOW)
    assert await add_lacking(data, aside, NOW) == Lacking(made=1, changed=1, followed=1, choices=1, hidden=1, kept=1)
    async with open_ledger(data / "ledger.db") as ledger:
        await ledger.schedules.edit(second.id, replace(SETTINGS, role=9), NOW)
        await ledger.schedules.remove(third.id, NOW)
        await ledger.reports.show(GUILD, line)
        await ledger.sources.remove(source.id, GUILD)
        await ledger.privacy.erase(5)

    again = await add_lacking(data, aside, NOW)

    assert again == Lacking(kept=7)
    assert not again
    async with open_ledger(data / "ledger.db") as ledger:
        assert {one.id: one.settings.role for one in await ledger.schedules.list_of_guild(GUILD)} == {
            first.id: 8,
            second.id: 9,
        }
        assert not await ledger.reports.list_hidden(GUILD)
        assert not await ledger.sources.list_all()
        assert (await ledger.settings.get_for_user(5)).zone is None
        assert await ledger.requests.get(request) is None


async def test_what_a_publisher_had_removed_since_the_backup_is_removed_again(data: Path, into: Path) -> None:
    article = Article(path="https://gazette.example/1", text="The mill opens.", body=(Span(0, 15),))
    capture = Capture(
        url=article.path, final_url=article.path, fetched_at=NOW, basis=Basis.PAGE, extractor=1, article=article
    )
    entry = ArchivedEntry(source="s", identity="1", path=article.path, link=None, fingerprint="f", seen_at=NOW)
    await set_zone(data, "Asia/Seoul")
    async with open_archive(data / "archive.db") as archive:
        await archive.keep(Kept(entry, capture))
        await make_backup(data, into, NOW)
        await archive.forget("gazette.example", NOW)
    restored = await restore_backup(into, data, NOW)

    assert restored.forgotten == 1
    async with open_archive(data / "archive.db") as archive:
        assert await archive.list_captures(capture.document) == ()
        assert await archive.list_forgotten() == {"gazette.example"}


async def test_a_backup_is_its_owners_alone(data: Path, into: Path) -> None:
    await set_zone(data, "Asia/Seoul")
    backup = await make_backup(data, into, NOW)

    assert {path.stat().st_mode & 0o077 for path in (into, backup.folder, backup.folder / "ledger.db")} == {0}


async def test_what_can_not_be_done_is_told_in_a_sentence(data: Path, into: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="nothing to back up"):
        await make_backup(data, into, NOW)
    with pytest.raises(BackupError, match="no backup in this folder"):
        await restore_backup(tmp_path, data, NOW)
    await set_zone(data, "Asia/Seoul")
    with pytest.raises(BackupError, match="no backup can be written there"):
        await make_backup(data, data / "ledger.db", NOW)
