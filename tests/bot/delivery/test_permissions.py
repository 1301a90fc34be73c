"""What the bot lacks in a place, as far as the gateway's own payloads tell."""

from typing import Any

import discord
import pytest

from bot.delivery import Lack, lacking
from bot.standin import ChannelType, Permission, StandIn
from bot.standin.state import payloads
from briefings import Destination, DestinationKind


@pytest.mark.parametrize(
    ("kind", "invited", "manages", "lacks"),
    [
        (ChannelType.PUBLIC_THREAD, False, False, ()),
        (ChannelType.PRIVATE_THREAD, False, False, (Lack.VIEW,)),
        (ChannelType.PRIVATE_THREAD, True, False, ()),
        (ChannelType.PRIVATE_THREAD, False, True, ()),
    ],
)
async def test_a_private_thread_takes_an_invitation_or_the_right_to_manage_threads(
    kind: ChannelType, invited: bool, manages: bool, lacks: tuple[Lack, ...]
) -> None:
    stand_in = StandIn()
    ada, world = stand_in.build.person("Ada"), stand_in.world
    guild = await stand_in.build.guild("Club", owner=ada)
    if manages:
        await stand_in.build.set_bot_permissions(guild, _MANAGE_THREADS | _USUAL)
    made = await stand_in.build.thread(stand_in.system_channel(guild), "talk", owner=ada)
    body: Any = payloads.dump_guild_create(guild, world)
    me: Any = payloads.dump_person(world.me) | {"mfa_enabled": True}
    body["threads"] = [payloads.dump_channel(made) | {"type": int(kind)}]
    if invited:
        moment = payloads.dump_moment(world.clock())
        body["threads"][0]["member"] = {"join_timestamp": moment, "flags": 0}
    async with discord.Client(intents=discord.Intents.none()) as client:
        state = client._connection
        state.user = discord.ClientUser(state=state, data=me)
        seen = discord.Guild(data=body, state=state)
        thread = seen.get_thread(made.id)

        assert isinstance(thread, discord.Thread)
        assert lacking(thread, Destination(DestinationKind.THREAD, made.id), None) == lacks


_MANAGE_THREADS = 1 << 34
_USUAL = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.READ_MESSAGE_HISTORY
)
