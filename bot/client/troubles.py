"""Why the bot can't start or go on, as one sentence that says what to do, and the exit code."""

from dataclasses import dataclass
from enum import IntEnum

import aiohttp
import discord

from bot.config.settings import DISCORD_API, SettingsError
from bot.hosts import HostsError
from briefings import BriefbotError, LockedStoreError, UnreachableStoreError

PORTAL = "https://discord.com/developers/applications"


class RunExit(IntEnum):
    """The exit codes of `briefbot run`."""

    OK = 0
    #: Discord can't be reached, or something broke: starting again may help.
    BROKEN = 1
    #: A setting has to be mended first.
    SETTINGS = 2


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong and what to do, in one sentence."""

    sentence: str
    code: RunExit


class MissingScopeError(Exception):
    """The bot is in a server, or is to put commands into one, without the scope for commands."""

    def __init__(self, guild: int, link: str) -> None:
        self.guild = guild
        self.link = link
        super().__init__(f"no commands allowed in guild {guild}")


NO_TOKEN = Trouble(
    f"DISCORD_TOKEN is not set: copy the bot's token from {PORTAL} (your application, Bot, Reset Token) into the "
    "environment or into a file .env here; to try the bot without a token, run `briefbot playground`.",
    RunExit.SETTINGS,
)

BOT_IN_TOKEN = Trouble(
    "DISCORD_TOKEN begins with “Bot ”, which is no part of a token: take that word away.", RunExit.SETTINGS
)

WRONG_TOKEN = Trouble(
    f"Discord doesn't accept DISCORD_TOKEN: copy the token again from {PORTAL} (your application, Bot, Reset Token).",
    RunExit.SETTINGS,
)


def no_token_but(what: str | None) -> Trouble:
    """Return what to say of something that has not the form of a token; `what` it is, if that is known."""
    seen = "has not the form of a bot's token, three parts with dots between them" if what is None else f"is {what}"
    return Trouble(
        f"DISCORD_TOKEN {seen}: copy the token from {PORTAL} (your application, Bot, Reset Token).", RunExit.SETTINGS
    )


def explain(error: BaseException, api: str) -> Trouble | None:
    """Return what to tell the operator about `error`, or None for a bug. `api` is the REST address in use."""
    if isinstance(error, discord.LoginFailure):
        return WRONG_TOKEN
    # A lock ends by itself, so that the service manager shall try again.
    if isinstance(error, UnreachableStoreError | LockedStoreError):
        return Trouble(str(error), RunExit.BROKEN)
    if isinstance(error, BriefbotError | SettingsError | HostsError):
        return Trouble(str(error), RunExit.SETTINGS)
    if isinstance(error, MissingScopeError):
        where = f"Discord lets this bot put no commands into server {error.guild}"
        return Trouble(f"{where}: invite it again with {error.link}", RunExit.SETTINGS)
    sentence = _lost(error, api)
    return None if sentence is None else Trouble(sentence, RunExit.BROKEN)


def _lost(error: BaseException, api: str) -> str | None:
    """Return what to say where Discord is away, or None where something else is wrong."""
    if isinstance(error, discord.ConnectionClosed):
        return f"Discord closed the connection for good (code {error.code}): start the bot again."
    if isinstance(error, discord.HTTPException) and error.status == 429:
        return "Discord has blocked this address for too many requests: wait an hour."
    if isinstance(error, (discord.GatewayNotFound, discord.DiscordServerError, aiohttp.ClientError, OSError)):
        own = "the network and https://discordstatus.com" if api == DISCORD_API else "BRIEFBOT_API"
        return f"Discord can't be reached at {api}: check {own}, then start the bot again."
    return None
