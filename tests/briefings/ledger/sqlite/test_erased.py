"""What was erased is in no file any more, and files are their owner's alone."""

import stat

from briefings.model.delivery import Preferences


async def test_after_an_erasure_no_file_holds_the_persons_bytes(path, make, ledger):
    marks = [b"Quokkaville", b"Numbatshire"]
    await ledger.settings.keep_for_user(30, Preferences(zone="Quokkaville"))
    await ledger.schedules.add(make.personal(30, topics=("Numbatshire",)), made_by=30, now=make.now)
    await ledger.requests.keep('{"topic": "Numbatshire"}', make.now, user=30)
    assert all(any(mark in each.read_bytes() for each in path.parent.iterdir()) for mark in marks)

    await ledger.privacy.erase(30)

    assert not [mark for mark in marks for each in path.parent.iterdir() if mark in each.read_bytes()]


async def test_a_new_ledger_and_its_folder_are_its_owners_alone(path, ledger):
    assert await ledger.schedules.list_of_guild(1) == ()

    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {0o600}
