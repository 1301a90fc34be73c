"""A stand-in, and a small bot with one of each feature on the real discord.py, for the tests of the stand-in itself."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import pytest
import yarl
from discord import app_commands, ui
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.standin import Channel, Guild, StandIn, User

TOPICS = ("korea", "kenya", "berlin")


class Counter(ui.DynamicItem[ui.Button[Any]], template=r"count:(?P<number>\d+)"):
    def __init__(self, number: int) -> None:
        super().__init__(ui.Button(label=f"Count {number}", custom_id=f"count:{number}"))
        self.number = number

    @classmethod
    async def from_custom_id(cls, interaction: Any, item: Any, match: re.Match[str]) -> Counter:
        return cls(int(match["number"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(view=Layout(self.number + 1))


class Layout(ui.LayoutView):
    def __init__(self, number: int = 0) -> None:
        super().__init__(timeout=None)
        row: ui.ActionRow[Any] = ui.ActionRow(Counter(number))
        picker: ui.Select[Any] = ui.Select(
            custom_id="pick", options=[discord.SelectOption(label=one.title(), value=one) for one in TOPICS]
        )
        picker.callback = self.picked  # type: ignore[method-assign]
        note: ui.Button[Any] = ui.Button(label="Note", custom_id="note")
        note.callback = self.noted  # type: ignore[method-assign]
        row.add_item(note)
        self.add_item(ui.Container(ui.TextDisplay(f"# Number {number}"), ui.Separator(), row, ui.ActionRow(picker)))

    async def picked(self, interaction: discord.Interaction) -> None:
        data: Any = interaction.data
        await interaction.response.send_message(f"picked {data['values'][0]}", ephemeral=True)

    async def noted(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Note())


class Note(ui.Modal, title="A note"):
    words: ui.Label[Any] = ui.Label(text="Words", component=ui.TextInput(custom_id="words", max_length=20))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        assert isinstance(self.words.component, ui.TextInput)
        await interaction.response.send_message(f"noted {self.words.component.value}", ephemeral=True)


@app_commands.command(description="Answers at once")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def ping(interaction: discord.Interaction, word: str = "pong", private: bool = False) -> None:
    await interaction.response.send_message(f"{word} {interaction.locale}", ephemeral=private)


@app_commands.command(description="Shows a layout")
async def layout(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(view=Layout())


@app_commands.command(description="Defers first")
async def slow(interaction: discord.Interaction, private: bool = False) -> None:
    await interaction.response.defer(thinking=True, ephemeral=private)
    await interaction.edit_original_response(content="done")
    await interaction.followup.send("and more", ephemeral=True)


@app_commands.command(description="Answers about a topic")
async def topic(interaction: discord.Interaction, name: str) -> None:
    await interaction.response.send_message(f"topic {name}")


@topic.autocomplete("name")
async def names(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=one.title(), value=one) for one in TOPICS if one.startswith(current)]


@app_commands.command(description="Never answers")
async def mute(interaction: discord.Interaction) -> None:
    return


@app_commands.command(description="Sends to a channel")
async def send(interaction: discord.Interaction, where: discord.TextChannel, role: discord.Role | None = None) -> None:
    target = where
    await target.send(f"hello {role.mention if role else ''} @everyone", nonce="abc")
    await interaction.response.send_message("sent", ephemeral=True)


digest = app_commands.Group(name="digest", description="Digests")


@digest.command(name="list", description="Lists digests")
async def digest_list(interaction: discord.Interaction) -> None:
    await interaction.response.send_message("no digests")


@app_commands.context_menu(name="Brief this")
async def brief_this(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"about {message.content}", ephemeral=True)


class SampleBot(commands.AutoShardedBot):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=options.pop("intents", discord.Intents(guilds=True)),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0.1,
            allowed_mentions=discord.AllowedMentions.none(),
            **options,
        )
        self.went_ready = asyncio.Event()
        self.resumes = 0

    async def setup_hook(self) -> None:
        every: tuple[Any, ...] = (ping, layout, slow, topic, mute, send, digest, brief_this)
        for command in every:
            self.tree.add_command(command)
        self.add_dynamic_items(Counter)
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        return

    async def on_ready(self) -> None:
        self.went_ready.set()

    async def on_resumed(self) -> None:
        self.resumes += 1


@pytest.fixture
async def stand_in() -> AsyncIterator[StandIn]:
    async with StandIn() as server:
        yield server


@pytest.fixture
async def api(stand_in: StandIn) -> AsyncIterator[aiohttp.ClientSession]:
    headers = {"Authorization": f"Bot {stand_in.token}"}
    async with aiohttp.ClientSession(f"{stand_in.api_base}/", headers=headers) as session:
        yield session


@pytest.fixture
def ada(stand_in: StandIn) -> User:
    return stand_in.build.person("Ada", locale="ko")


@pytest.fixture
async def guild(stand_in: StandIn, ada: User) -> Guild:
    return await stand_in.build.guild("Club", owner=ada)


@pytest.fixture
def channel(stand_in: StandIn, guild: Guild) -> Channel:
    return stand_in.system_channel(guild)


@contextlib.asynccontextmanager
async def running(stand_in: StandIn, *, shards: int = 1, **options: object) -> AsyncIterator[SampleBot]:
    old = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = stand_in.api_base, yarl.URL(stand_in.gateway_url)
    sample = SampleBot(shard_count=shards, **options)
    task = asyncio.create_task(sample.start(stand_in.token))
    try:
        ready = asyncio.create_task(sample.went_ready.wait())
        await asyncio.wait({task, ready}, timeout=60, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            ready.cancel()
            task.result()
        yield sample
    finally:
        await sample.close()
        with contextlib.suppress(asyncio.CancelledError, discord.DiscordException):
            await asyncio.wait_for(task, 60)
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = old


@pytest.fixture
def run_bot():
    return running


@pytest.fixture
async def sample(stand_in: StandIn, guild: Guild) -> AsyncIterator[SampleBot]:
    async with running(stand_in) as bot:
        yield bot
