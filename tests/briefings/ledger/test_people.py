"""Preferences, requests behind buttons, notices, and what is held about a person."""

from datetime import timedelta

from briefings.model.delivery import Preferences, StoredAbout


async def test_what_an_answer_cites_is_known_once_however_often_it_is_given(ledger, make):
    for cites in ((("a", "1"), ("b", "1")), (("a", "1"),), (("a", "2"),), ()):
        await ledger.requests.keep("{}", make.now, cites=cites)

    assert await ledger.requests.list_cited() == {("a", "1"), ("a", "2"), ("b", "1")}


async def test_preferences_are_kept_for_servers_and_people_apart(ledger):
    assert await ledger.settings.get_for_user(1) == Preferences()

    await ledger.settings.keep_for_user(1, Preferences(zone="Asia/Seoul"))
    await ledger.settings.keep_for_guild(1, Preferences(zone="Europe/Berlin", language="ko"))
    await ledger.settings.keep_for_user(1, Preferences(zone="Asia/Seoul", language="en"))

    assert await ledger.settings.get_for_user(1) == Preferences(zone="Asia/Seoul", language="en")
    assert await ledger.settings.get_for_guild(1) == Preferences(zone="Europe/Berlin", language="ko")


async def test_a_request_comes_back_by_its_short_id(ledger, make):
    short = await ledger.requests.keep('{"topic": "korea"}', make.now, user=1)

    found = await ledger.requests.get(short)

    assert (found.id, found.body, found.user, found.made_at) == (short, '{"topic": "korea"}', 1, make.now)
    assert len(short) == 10


async def test_the_same_request_of_the_same_person_keeps_its_id(ledger, make):
    ids = [
        await ledger.requests.keep(body, make.now + timedelta(hours=1), user=user)
        for body in ("{}", '{"n": 1}')
        for user in (1, 2, None, 1, 2, None)
    ]

    assert len(set(ids)) == 6


async def test_an_unknown_request_is_none(ledger):
    assert await ledger.requests.get("nothing") is None


async def test_a_notice_is_told_once_until_its_cause_comes_again(ledger, make):
    assert await ledger.notices.record_once("blocked", "s1", make.now, user=1)
    assert not await ledger.notices.record_once("blocked", "s1", make.now)
    assert await ledger.notices.record_once("welcome", "s1", make.now)

    await ledger.notices.forget("blocked", "s1")

    assert await ledger.notices.record_once("blocked", "s1", make.now)


async def test_a_person_sees_all_that_is_held_and_can_have_it_erased(ledger, make):
    person, other = 30, 31
    mine = await ledger.schedules.add(make.personal(person, topics=("Japan",)), made_by=person, now=make.now)
    servers = await make.schedule()
    for user in (person, other):
        await ledger.settings.keep_for_user(user, Preferences(zone="Asia/Seoul"))
        await ledger.requests.keep("{}", make.now, user=user)
        await ledger.notices.record_once("blocked", f"s{user}", make.now, user=user)

    held = await ledger.privacy.get_stored_about(person)
    await ledger.privacy.erase(person)

    assert held == StoredAbout(
        preferences=Preferences(zone="Asia/Seoul"),
        follows=(mine.settings,),
        schedules_made=1,
        requests=1,
        notices=1,
    )
    assert await ledger.privacy.get_stored_about(person) == StoredAbout(
        preferences=Preferences(), follows=(), schedules_made=0, requests=0, notices=0
    )
    assert (await ledger.schedules.get(servers.id)).made_by is None
    assert (await ledger.privacy.get_stored_about(other)).requests == 1
