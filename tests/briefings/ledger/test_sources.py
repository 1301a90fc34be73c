"""Followed sources: there once however many follow, fetched by one at a time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from briefings.ledger import OPERATOR
from briefings.model.fetching import FetchFailure, Validators
from briefings.model.sources import Move, SourceKind, SourceState, Trouble

NOW = datetime(2026, 11, 28, 13, tzinfo=UTC)
SOON = NOW + timedelta(minutes=5)
FEED, OTHER = "https://gazette.example/feed", "https://mail.example/feed"


@pytest.fixture(name="sources")
def _sources(ledger):
    return ledger.sources


async def add(sources, url: str = FEED, follower: int = OPERATOR, at: datetime = NOW, **values):
    source, _ = await sources.add(url, SourceKind.FEED, follower=follower, now=at, **values)
    return source


async def test_an_address_is_there_once_however_many_follow_it(sources) -> None:
    first, new = await sources.add(FEED, SourceKind.FEED, name="Gazette", now=NOW)
    again, again_new = await sources.add(FEED, SourceKind.FEED, name="Else", now=SOON)
    theirs, theirs_new = await sources.add(FEED, SourceKind.FEED, follower=7, name="Ours", now=SOON)

    assert (new, again_new, theirs_new) == (True, False, True)
    assert first.id == again.id == theirs.id
    assert [one.name for one in (first, again, theirs)] == ["Gazette", "Gazette", "Ours"]
    assert len(await sources.list_all()) == 1
    assert await sources.list_followed() == ((first.id, OPERATOR), (first.id, 7))


async def test_a_page_and_a_feed_under_one_address_are_two_whoever_came_first(sources) -> None:
    page, page_new = await sources.add(FEED, SourceKind.PAGE, follower=8, now=NOW)
    feed, feed_new = await sources.add(FEED, SourceKind.FEED, follower=7, now=SOON)
    again = [(await sources.add(FEED, kind, follower=9, now=SOON))[0] for kind in (SourceKind.FEED, SourceKind.PAGE)]

    assert (page_new, feed_new, page.id == feed.id) == (True, True, False)
    assert [one.id for one in again] == [feed.id, page.id]
    assert [one.kind for one in await sources.list_of(7)] == [SourceKind.FEED]
    assert [one.kind for one in await sources.list_of(8)] == [SourceKind.PAGE]
    claimed = {one.kind: one for one in await sources.claim("me", SOON, SOON + timedelta(minutes=1))}
    for kind, one in claimed.items():
        assert await sources.record(replace(one, url=OTHER), "me"), kind
    assert {(one.kind, one.url) for one in await sources.list_all()} == {(kind, OTHER) for kind in SourceKind}


async def test_who_added_a_source_is_known_as_long_as_they_want_it_fetched(sources) -> None:
    source = await add(sources, user=70)
    for follower, user in ((7, 71), (8, 72), (9, None)):
        await add(sources, follower=follower, user=user)
    await sources.set_paused(source.id, 8, paused=True, now=SOON)

    assert await sources.list_followers(source.id) == ((OPERATOR, 70), (7, 71), (9, None))


async def test_everybody_sees_what_they_follow_alone(sources) -> None:
    await add(sources, FEED, 7)
    await add(sources, OTHER, 8, SOON)

    assert [one.url for one in await sources.list_of(7)] == [FEED]
    assert await sources.list_of(OPERATOR) == ()
    assert not (await sources.list_of(7))[0].for_operator


async def test_a_source_goes_with_the_last_who_follows_it(sources) -> None:
    source = await add(sources)
    await add(sources, follower=7)

    assert not await sources.remove(source.id)
    assert await sources.remove(source.id, 7)
    assert not await sources.remove(source.id, 7)
    assert await sources.list_all() == ()


async def test_a_source_rests_when_nobody_wants_it(sources) -> None:
    source = await add(sources)
    await add(sources, follower=7)

    assert await sources.set_paused(source.id, 7, paused=True, now=NOW)
    assert not await sources.set_paused(source.id, 7, paused=True, now=NOW)
    assert (await sources.list_of(7))[0].state is SourceState.PAUSED
    assert (await sources.list_of())[0].state is SourceState.ACTIVE

    assert await sources.set_paused(source.id, OPERATOR, paused=True, now=NOW)
    assert await sources.claim("me", NOW, SOON) == ()
    assert await sources.claim("me", NOW, SOON, among=[source.id]) == ()

    assert await sources.set_paused(source.id, OPERATOR, paused=False, now=SOON)
    assert [one.record.next_fetch for one in await sources.list_all()] == [SOON]


async def test_one_alone_fetches_a_source_until_the_lease_ends(sources) -> None:
    source = await add(sources)

    (mine,) = await sources.claim("me", NOW, SOON)
    assert mine.id == source.id
    assert await sources.claim("you", NOW, SOON) == ()
    assert await sources.claim("you", NOW, SOON, among=[source.id]) == ()
    assert await sources.renew(mine, "me", SOON + timedelta(minutes=5))
    assert await sources.claim("you", SOON, SOON + timedelta(minutes=9)) == ()
    assert not await sources.renew(mine, "you", SOON)
    assert await sources.free(["me"]) == 1
    assert len(await sources.claim("you", NOW, SOON)) == 1


async def test_what_a_fetch_leaves_is_kept_whole(sources) -> None:
    await add(sources)
    (source,) = await sources.claim("me", NOW, SOON)
    record = replace(
        source.record,
        last_fetch=NOW,
        last_new=NOW,
        next_fetch=SOON,
        interval=timedelta(minutes=15),
        failures=2,
        failing_since=NOW,
        trouble=Trouble(kind=FetchFailure.BOT_CHECK, status=403, detail="cf"),
        validators=Validators(etag='W/"1"', last_modified="Sat"),
        validators_of=OTHER,
        body="b",
        move=Move(to=OTHER, count=2, since=NOW),
    )
    after = replace(source, title="Gazette", record=record)

    assert await sources.record(after, "me")
    assert await sources.list_all() == (after,)
    assert await sources.list_of() == (after,)


async def test_who_lost_the_lease_leaves_nothing(sources) -> None:
    await add(sources)
    (source,) = await sources.claim("me", NOW, SOON)
    await sources.claim("you", SOON, SOON + timedelta(minutes=5))

    assert not await sources.record(replace(source, title="Stale"), "me")
    await sources.free(["you"])
    (again,) = await sources.claim("me", SOON, SOON + timedelta(minutes=5))
    assert not await sources.renew(source, "me", SOON + timedelta(hours=1))
    assert not await sources.record(replace(source, title="Stale"), "me")
    assert (await sources.list_all())[0].title is None
    assert await sources.record(again, "me")


async def test_a_source_that_was_removed_meanwhile_stays_away(sources) -> None:
    await add(sources)
    (source,) = await sources.claim("me", NOW, SOON)
    await sources.remove(source.id)

    assert not await sources.record(source, "me")
    assert await sources.list_all() == ()


async def test_a_moved_source_keeps_its_id_and_is_found_under_both_addresses(sources) -> None:
    await add(sources)
    (source,) = await sources.claim("me", NOW, SOON)
    await sources.record(replace(source, url=OTHER), "me")

    for address in (FEED, OTHER):
        again, new = await sources.add(address, SourceKind.FEED, now=SOON)
        assert (again.id, again.url, new) == (source.id, OTHER, False)


async def test_a_move_to_what_is_followed_already_takes_nothing_over(sources) -> None:
    await add(sources)
    await add(sources, OTHER, at=SOON)
    (source,) = await sources.claim("me", NOW, SOON)

    assert await sources.record(replace(source, url=OTHER), "me")
    assert [one.url for one in await sources.list_of()] == [FEED, OTHER]


async def test_what_is_gone_is_asked_again_when_resumed(sources) -> None:
    await add(sources)
    (source,) = await sources.claim("me", NOW, SOON)
    await sources.record(replace(source, record=replace(source.record, gone=True)), "me")
    assert await sources.claim("me", SOON, SOON + timedelta(minutes=5)) == ()

    assert await sources.set_paused(source.id, OPERATOR, paused=False, now=SOON)
    assert len(await sources.claim("me", SOON, SOON + timedelta(minutes=5))) == 1


async def test_the_longest_due_come_first_and_only_so_many(sources) -> None:
    await add(sources, OTHER, at=SOON)
    await add(sources, FEED, at=NOW)

    claimed = await sources.claim("me", SOON, SOON + timedelta(minutes=5), limit=1)

    assert [one.url for one in claimed] == [FEED]
