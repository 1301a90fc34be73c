"""Nobody has the bot write or ping where they may not themselves, and a forged button changes nothing."""

from typing import Any

from bot.cogs.digest.schedule_button import Action
from bot.standin import Permission
from tests.support.forging import press_forged


async def keeper(newsroom, *, holds: int = 0):
    """A member who manages the server and has no more rights than that."""
    build = newsroom.stand_in.build
    cy = build.person("Cy")
    await build.join(newsroom.guild, cy)
    await build.role(newsroom.guild, "Keeper", permissions=Permission.MANAGE_GUILD | holds, holders=[cy])
    return cy


async def saved(newsroom) -> tuple[Any, ...]:
    async with newsroom.ledger() as ledger:
        return tuple(await ledger.schedules.list_of_guild(newsroom.guild.id))


async def test_who_may_not_write_in_a_channel_makes_no_digest_there(newsroom) -> None:
    cy, here = await keeper(newsroom), newsroom.channel
    build = newsroom.stand_in.build
    hall = await build.channel(newsroom.guild, "hall")
    await build.overwrite(hall, cy, deny=Permission.SEND_MESSAGES)
    async with newsroom.running():
        refused = await cy.slash(here, "digest schedule", channel=hall, at="8", zone="UTC")
        allowed = await cy.slash(here, "digest schedule", channel=here, at="8", zone="UTC")

    assert "you lack: **Send Messages**" in refused.text
    assert "you lack" not in allowed.text


async def test_who_is_not_in_a_private_thread_makes_no_digest_there(newsroom) -> None:
    cy, here = await keeper(newsroom), newsroom.channel
    build = newsroom.stand_in.build
    await build.set_bot_permissions(newsroom.guild, Permission.MANAGE_THREADS)
    board = await build.private_thread(here, "board", owner=newsroom.bo)
    own = await build.private_thread(here, "own", owner=cy)
    async with newsroom.running():
        refused = await cy.slash(here, "digest schedule", channel=board, at="8", zone="UTC")
        allowed = await cy.slash(here, "digest schedule", channel=own, at="8", zone="UTC")
        by_owner = await newsroom.ada.slash(here, "digest schedule", channel=board, at="8", zone="UTC")

    assert "you lack: **View Channel**" in refused.text
    assert "you lack" not in allowed.text
    assert "you lack" not in by_owner.text


async def test_who_may_not_mention_a_role_makes_no_digest_that_pings_it(newsroom) -> None:
    cy, here = await keeper(newsroom), newsroom.channel
    build = newsroom.stand_in.build
    role = await build.role(newsroom.guild, "Readers")
    await build.set_bot_permissions(newsroom.guild, Permission.MENTION_EVERYONE)
    async with newsroom.running():
        refused = await cy.slash(here, "digest schedule", channel=here, at="8", zone="UTC", role=role)
        by_owner = await newsroom.ada.slash(here, "digest schedule", channel=here, at="8", zone="UTC", role=role)

    assert "you lack: **Mention Everyone" in refused.text
    assert "It pings" in by_owner.text


async def test_rights_lost_between_the_proposal_and_its_button_count(newsroom) -> None:
    cy, here = await keeper(newsroom), newsroom.channel
    build = newsroom.stand_in.build
    hall = await build.channel(newsroom.guild, "hall")
    async with newsroom.running():
        asked = await cy.slash(here, "digest schedule", channel=hall, at="8", zone="UTC")
        await build.overwrite(hall, cy, deny=Permission.SEND_MESSAGES)
        refused = await cy.press(asked.message, "Save")

    assert "you lack" in refused.text
    assert not await saved(newsroom)


async def test_nobody_runs_edits_resumes_or_brings_back_a_digest_where_they_may_not_write(newsroom) -> None:
    cy, here = await keeper(newsroom), newsroom.channel
    build = newsroom.stand_in.build
    hall = await build.channel(newsroom.guild, "hall")
    schedule = await newsroom.schedule(hall)
    await build.overwrite(hall, cy, deny=Permission.SEND_MESSAGES)
    async with newsroom.running():
        await newsroom.ada.slash(here, "digest pause", digest=schedule.id)
        said = [
            await cy.slash(here, "digest run", digest=schedule.id),
            await cy.slash(here, "digest edit", digest=schedule.id, topics="Denmark"),
            await cy.slash(here, "digest resume", digest=schedule.id),
            await press(newsroom, cy, f"bbd1:run:{schedule.id}"),
        ]
        (paused,) = await saved(newsroom)
        removed = await cy.slash(here, "digest remove", digest=schedule.id)
        said.append(await cy.press(removed.message, "Undo"))

    assert ["you lack" in one.text for one in said] == [True] * 5
    assert paused.paused
    assert not await saved(newsroom)
    assert not newsroom.digests(hall)


async def test_a_forged_button_of_any_kind_changes_nothing_for_a_stranger_or_in_another_server(newsroom) -> None:
    schedule = await newsroom.schedule()
    build = newsroom.stand_in.build
    other = await build.guild("Elsewhere", owner=newsroom.bo)
    there = newsroom.stand_in.system_channel(other)
    cy = await keeper(newsroom)
    async with newsroom.running():
        asked = await newsroom.ada.slash(
            newsroom.channel, "digest schedule", channel=newsroom.channel, at="9", zone="UTC"
        )
        key = next(one["custom_id"] for one in walk(asked.message.components) if "custom_id" in one)
        await newsroom.ada.slash(newsroom.channel, "digest remove", digest=schedule.id)
        draft = key.rpartition(":")[2]
        # Each kind with each id, of a draft and of a digest; the menu of zones has its own kind.
        every = [f"bbd1:{kind}:{own}" for kind in (*Action, "zone") for own in (draft, schedule.id)]
        newsroom.stand_in.limits.enabled = False
        # A member without rights, and the owner of another server.
        for forged in every:
            await press(newsroom, newsroom.bo, forged)
            await press(newsroom, newsroom.bo, forged, there)
        # One with rights, who didn't ask.
        for forged in (key, f"bbd1:zone:{draft}"):
            await press(newsroom, cy, forged)

    assert not await saved(newsroom)
    assert not newsroom.digests()
    async with newsroom.ledger() as ledger:
        assert not await ledger.schedules.list_of_guild(other.id)


async def press(newsroom, person, custom_id: str, channel=None):
    """Press what the bot never wrote."""
    values = ["UTC"] if custom_id.startswith("bbd1:zone:") else []
    return await press_forged(newsroom.stand_in, person, channel or newsroom.channel, custom_id, *values)


def walk(components):
    for component in components:
        yield component
        yield from walk(component.get("components", []))
