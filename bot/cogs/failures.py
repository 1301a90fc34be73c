"""The one handler of errors: a person gets one sentence, the log gets the reason.

In this order:
1. RefusedError                what a person typed can't be answered: its own sentence
2. 10062, 40060                the answer came late or was there already: logged, nothing is said
3. RequestError                the domain's own sentence
4. CommandNotFound and alike   Discord still shows an older command: reload
5. TransformerError            a chosen channel or role is gone: choose again
6. Forbidden                   a permission is missing: a sentence
7. ScheduleError               somebody removed the digest between its being found and changed: look at the list
8. BriefbotError               a store can't be used: a sentence and a code, the reason in the log
9. lost connections, 5xx       Discord's trouble: a sentence, if it can still be said
10. everything else            a bug: a sentence and a code, under which the log has the traceback
"""

import logging
import secrets

import aiohttp
import discord
from discord import app_commands

from bot.catalogue import Message, Words, words_for
from bot.cogs.refusals import RefusedError
from bot.cogs.replies import Interaction, complain
from briefings import BriefbotError, RequestError, ScheduleError, StoreError, escape_discord

_log = logging.getLogger(__name__)

UNKNOWN_INTERACTION = 10062
ALREADY_ACKNOWLEDGED = 40060


async def report(interaction: Interaction, error: BaseException) -> None:
    """Tell the person what went wrong, once, and log what the operator needs to know. Raises nothing."""
    cause = _cause(error)
    sentence = put_into_words(cause, words_for(interaction.locale.value))
    if sentence is None:
        return
    try:
        await complain(interaction, sentence)
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as trouble:
        _log.info("A person couldn't be told that their command failed: %s", trouble)


def _cause(error: BaseException) -> BaseException:
    """Return what really happened, from within discord.py's wrapping."""
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    return error


#: What a kind of error is answered with, and how loudly it is logged; the first that fits counts.
_KNOWN: tuple[tuple[tuple[type[BaseException], ...], Message, int], ...] = (
    ((app_commands.CommandNotFound, app_commands.CommandSignatureMismatch), Message.COMMAND_OUTDATED, logging.WARNING),
    ((app_commands.TransformerError,), Message.OPTION_GONE, logging.INFO),
    ((discord.Forbidden,), Message.FORBIDDEN, logging.WARNING),
    # What people type has been refused before the ledger was asked: all that is left is that there is no such digest.
    ((ScheduleError,), Message.PLAN_GONE, logging.INFO),
    ((BriefbotError,), Message.STORE_TROUBLE, logging.ERROR),
    (
        (discord.DiscordServerError, discord.RateLimited, aiohttp.ClientError, TimeoutError),
        Message.DISCORD_TROUBLE,
        logging.WARNING,
    ),
)


def put_into_words(error: BaseException, words: Words) -> str | None:
    """Return what to say about `error`, which is logged, or None where there is nothing to say."""
    if isinstance(error, RefusedError):
        return error.sentence(words)
    if isinstance(error, discord.HTTPException) and error.code in {UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED}:
        _log.info("An answer came late or twice, which a slow or repeated request explains: %s", error)
        return None
    if isinstance(error, RequestError):
        return escape_discord(str(error), 400)
    code = secrets.token_hex(3)
    for kinds, message, level in _KNOWN:
        if isinstance(error, kinds):
            # Behind what is told of a store lies what was raised: only there a fault of ours could be seen.
            trace = error if isinstance(error, StoreError) else None
            _log.log(level, "%s: %s", code, error, exc_info=trace, extra={"reference": code})
            return words.say(message, code=code)
    _log.error("%s: a command failed", code, exc_info=error, extra={"reference": code})
    return words.say(Message.BUG, code=code)
