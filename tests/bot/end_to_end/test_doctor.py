"""`briefbot doctor` and `briefbot sync`, against the stand-in."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.client import State, doctor, explain, sync
from bot.config.settings import SettingsError
from briefings import Host, open_ledger, open_service

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def examined(settings):
    return {check.name: check async for check in doctor(settings)}


async def test_before_the_first_run_only_the_commands_are_missing(own_house) -> None:
    checks = await examined(own_house.settings)

    assert [name for name, check in checks.items() if check.state is not State.OK] == ["Commands"]
    assert "brief" in checks["Commands"].found
    assert "44 documents" in checks["Library"].found


async def test_after_a_run_all_is_well(own_house) -> None:
    async with own_house.running():
        pass

    checks = await examined(own_house.settings)

    assert {check.state for check in checks.values()} == {State.OK}
    assert "in step" in checks["Commands"].found


async def test_processes_that_have_read_different_documents_are_named(own_house) -> None:
    now = datetime.now(UTC)
    found = []
    async with open_ledger(own_house.settings.places.ledger) as ledger:
        for name, documents in (("north", "abc"), ("south", ""), ("south", "abd"), ("south", "abc")):
            until = now + timedelta(hours=1)
            host = Host(owner=name, name=name, shards=2, documents=documents, alive_until=until)
            await ledger.leases.enter(host, now)
            found.append((await examined(own_house.settings))["Processes"])

    assert [check.state for check in found] == [State.OK, State.OK, State.NOTICE, State.OK]
    assert "north has read abc, south is still reading" in found[1].found
    assert "north has read abc, south has read abd" in found[2].found
    assert "BRIEFBOT_SEEDS" in found[2].advice


async def test_the_invitation_asks_for_what_the_bot_needs_and_no_more(own_house) -> None:
    link = (await examined(own_house.settings))["Invitation"].found

    assert f"client_id={own_house.stand_in.world.application_id}" in link
    assert "scope=bot+applications.commands" in link
    needed = 1 << 10 | 1 << 11 | 1 << 16 | 1 << 38
    assert f"permissions={needed}&" in f"{link}&"


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"token": None}, "Token"),
        ({"api": "http://127.0.0.1:9/api/v10"}, "Token"),
        ({"seeds": "nowhere"}, "Documents"),
        ({"data": "/dev/null/x"}, "Data folder"),
    ],
    ids=["no token", "no network", "no documents", "no data folder"],
)
async def test_what_is_missing_is_named_with_what_to_do(own_house, change: dict, name: str) -> None:
    settings = type(own_house.settings).model_validate(
        {field: getattr(own_house.settings, field) for field in type(own_house.settings).model_fields} | change
    )

    checks = await examined(settings)

    assert checks[name].state is State.PROBLEM
    assert checks[name].advice.endswith(".")


async def test_a_database_that_cannot_be_used_is_named_with_what_to_do(own_house) -> None:
    own_house.settings.library_file.write_bytes(b"x" * 5_000)

    checks = await examined(own_house.settings)

    assert checks["Library"].state is State.PROBLEM
    assert checks["Ledger"].state is State.OK
    assert "made again" in checks["Library"].advice


@pytest.mark.parametrize("name", ["Library", "Ledger"])
async def test_a_database_with_a_damaged_page_is_found_though_it_can_be_opened(own_house, name: str) -> None:
    async with own_house.running():
        pass
    file = own_house.settings.library_file if name == "Library" else own_house.settings.places.ledger
    raw = bytearray(file.read_bytes())
    raw[-2048:] = b"\xff" * 2048
    raw[-4096:-2048] = b"\xff" * 2048
    file.write_bytes(raw)

    checks = await examined(own_house.settings)

    assert checks[name].state is State.PROBLEM
    assert "is damaged" in checks[name].found


async def test_a_document_that_cannot_be_read_is_named(own_house, tmp_path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "empty.txt").write_bytes(b"")
    own_house.settings = own_house.settings.model_copy(update={"seeds": tmp_path / "seeds"})

    check = (await examined(own_house.settings))["Unread documents"]

    assert check.state is State.NOTICE
    assert check.found == f"1: {tmp_path / 'seeds' / 'empty.txt'}: the file is empty"


async def test_a_document_of_another_loaded_folder_that_cannot_be_read_is_named(own_house, tmp_path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "rows.jsonl").write_text('{"id": 1, "text": "Chile slept."}\n{"id": 2}\n', "utf-8")
    async with open_service(own_house.settings.library_file, workers=0) as service:
        await service.load(tmp_path / "other")

    check = (await examined(own_house.settings))["Unread documents"]

    assert check.found == f"1: {tmp_path / 'other' / 'rows.jsonl'}:2: text must be a string that holds something"
    assert f"`briefbot load {tmp_path / 'other'}` names all of them" in check.advice


async def test_of_a_folder_that_is_gone_nothing_can_be_mended(own_house, tmp_path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "empty.txt").write_bytes(b"")
    async with open_service(own_house.settings.library_file, workers=0) as service:
        await service.load(tmp_path / "other")
    (tmp_path / "other" / "empty.txt").unlink()
    (tmp_path / "other").rmdir()

    assert "Unread documents" not in await examined(own_house.settings)


async def test_settings_that_cannot_be_read_are_named() -> None:
    checks = await examined(SettingsError("BRIEFBOT_GUILD is wrong."))

    assert checks["Settings"].state is State.PROBLEM
    assert checks["Python"].state is State.OK


async def test_commands_are_sent_and_taken_away_by_hand(own_house) -> None:
    everywhere = await sync(own_house.settings)
    here = await sync(own_house.settings, own_house.guild.id)
    names = [command["name"] for command in own_house.ada.commands(own_house.channel)]
    await sync(own_house.settings, own_house.guild.id, clear=True)

    assert everywhere == here == len(names) == len(set(names))
    assert not own_house.ada.commands(own_house.channel)


async def test_a_server_without_the_bot_is_named_with_the_link(own_house) -> None:
    with pytest.raises(Exception, match="guild 12345") as caught:
        await sync(own_house.settings, 12345)

    trouble = explain(caught.value, own_house.settings.api_base)
    assert trouble is not None
    assert "invite it again with https://discord.com" in trouble.sentence


async def test_what_others_may_read_is_named_with_the_commands_that_end_it(own_house) -> None:
    await examined(own_house.settings)
    copy = own_house.settings.data / "ledger.before-2.db"
    copy.touch(0o644)
    own_house.settings.data.chmod(0o755)

    check = (await examined(own_house.settings))["Private files"]

    assert check.state is State.NOTICE
    assert f"chmod 600 {copy}`" in check.advice
    assert f"chmod 700 {own_house.settings.data}`" in check.advice


async def test_feeds_that_may_reach_a_private_network_are_told(own_house) -> None:
    checks = await examined(own_house.settings.model_copy(update={"allow_private": True}))

    assert checks["Fetching"].state is State.NOTICE
    assert "Fetching" not in await examined(own_house.settings)
