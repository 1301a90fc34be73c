"""The log: for people or for machines, never with a secret in it, and with no line that somebody else wrote."""

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import Any

import discord

from bot.config.log_fields import current_log_fields
from bot.config.settings import LogFormat, Settings
from briefings import clean_line, escape_unseen

#: An interaction's token answers in the bot's name for 15 minutes.
_INTERACTION = re.compile(r"(/(?:webhooks|interactions)/[0-9]+/)[^/\s?]{20,}")
#: Whatever looks like a bot's token, should one that isn't ours turn up in a message.
_TOKEN = re.compile(r"[A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,}")
_MASK = "[secret]"
#: What single lines may be about, given to the logger as `extra`: a code that somebody was shown, a followed source.
_OWN_FIELDS = ("reference", "source")
#: How discord.py's lines begin that say that it is connected, and that it couldn't connect.
_CONNECTED = ("Shard ID %s has connected to Gateway", "Shard ID %s has successfully RESUMED")
_FAILED = ("Attempting a reconnect", "Failed to connect for shard_id")
#: The failure in a row that is told.
_FAILURES_TOLD = 2


class _Masking:
    """Takes secrets out of a finished line, a traceback's lines included."""

    def __init__(self, token: str | None) -> None:
        self._token = token

    def masked(self, line: str) -> str:
        """Return `line` without secrets."""
        if self._token:
            line = line.replace(self._token, _MASK)
        return _TOKEN.sub(_MASK, _INTERACTION.sub(rf"\1{_MASK}", line))


class TextFormatter(logging.Formatter):
    """Lines for people: time, level, logger, message; a traceback is indented, so that no line of it looks like one."""

    def __init__(self, token: str | None) -> None:
        super().__init__("{asctime} {levelname:<7} {name}: {message}", style="{")
        self._masking = _Masking(token)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with the traceback below it."""
        return self._masking.masked(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        """Return the record's own line."""
        return clean_line(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's name
        """Return the traceback, whose messages may hold anybody's words."""
        return _indented(super().formatException(ei))

    def formatStack(self, stack_info: str) -> str:  # noqa: N802 - logging's name
        """Return the stack."""
        return _indented(stack_info)


def _indented(lines: str) -> str:
    # Split at line feeds alone: other line ends are written out like all that steers.
    return "\n".join(f"    {escape_unseen(line)}" for line in lines.split("\n"))


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    def __init__(self, token: str | None) -> None:
        super().__init__()
        self._masking = _Masking(token)

    def format(self, record: logging.LogRecord) -> str:
        """Return the object; `exception` holds the traceback where there is one."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self._masking.masked(record.getMessage()),
            **current_log_fields(),
            **{name: getattr(record, name) for name in _OWN_FIELDS if hasattr(record, name)},
        }
        if record.exc_info:
            line["exception"] = self._masking.masked(self.formatException(record.exc_info))
        # JSON escapes what stands below U+0020 and nothing else; here too, a viewer of the log must not be steered.
        return escape_unseen(json.dumps(line, ensure_ascii=False))


class ReconnectFilter(logging.Filter):
    """Makes at most one line of a lost connection: discord.py writes a traceback for each attempt to connect again.

    The first failure says nothing, because most connections are back at the next attempt, which is a line itself.
    """

    def __init__(self) -> None:
        super().__init__()
        self._failures = 0

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a record of discord.py's is written; what is written of a failure is made a line for people."""
        words = str(record.msg)
        if words.startswith(_CONNECTED):
            self._failures = 0
        if not words.startswith(_FAILED):
            return True
        self._failures += 1
        if self._failures != _FAILURES_TOLD:
            return False
        error = record.exc_info[1] if record.exc_info else None
        record.msg, record.args = "Discord can't be reached (%s); it is tried again by itself until it can", (error,)
        record.exc_info = record.exc_text = None
        record.levelno, record.levelname = logging.INFO, logging.getLevelName(logging.INFO)
        return logging.getLogger(record.name).isEnabledFor(logging.INFO)


def start_logging(settings: Settings) -> None:
    """Send the process's log to standard error as the settings say."""
    token = settings.token.get_secret_value() if settings.token is not None else None
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter(token) if settings.log_format is LogFormat.JSON else TextFormatter(token))
    logging.basicConfig(level=settings.log_level.value, handlers=[handler], force=True)
    # This bot never speaks: what it would need for that is nothing to warn an admin of at every start.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    # The alarm clock's own jobs mean nothing to people; what is due stands in the ledger.
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    reconnects = ReconnectFilter()
    for name in ("discord.shard", "discord.client", "discord.gateway"):
        logging.getLogger(name).addFilter(reconnects)
    # Its debug lines hold whole payloads, and watchfiles' name every change of a database file.
    for chatty in ("discord.gateway", "discord.http", "watchfiles", "aiosqlite"):
        logging.getLogger(chatty).setLevel(max(logging.INFO, logging.getLevelName(settings.log_level.value)))
