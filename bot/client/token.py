"""The bot's token, as far as it can be judged before Discord is asked."""

import re

from bot.client.troubles import BOT_IN_TOKEN, NO_TOKEN, WRONG_TOKEN, Trouble, no_token_but
from bot.config.settings import DISCORD_API, Settings

#: Three parts of base64: the bot's id, a time, a signature.
_TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)
#: What else stands on the portal's pages and is copied in the token's place.
_OTHERS = (
    (re.compile(r"[0-9]{15,20}"), "the application's id"),
    (re.compile(r"[0-9a-f]{64}"), "the application's public key"),
    (re.compile(r"[\w-]{32}", re.ASCII), "the client secret"),
    (re.compile(r"([\"']).*\1"), "set in quotation marks, which are no part of it"),
)


def usable_token(settings: Settings) -> str | Trouble:
    """Return the token, or what is wrong with it as far as that can be seen.

    Its form is only looked at where Discord itself is asked, because a test server may give others.
    """
    token = settings.token.get_secret_value().strip() if settings.token is not None else ""
    if not token:
        return NO_TOKEN
    if token.lower().startswith("bot "):
        return BOT_IN_TOKEN
    if not token.isascii() or not token.isprintable() or " " in token:
        return WRONG_TOKEN
    if settings.api_base == DISCORD_API and _TOKEN.fullmatch(token) is None:
        return no_token_but(next((what for pattern, what in _OTHERS if pattern.fullmatch(token)), None))
    return token
