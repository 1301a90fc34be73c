"""The settings' names, and those that nobody reads, with the one that was probably meant."""

import difflib
from collections.abc import Iterator, Mapping

from bot.config.folders import environment

#: All that settings.py reads, listed here because commands that read none of them warn of a wrong one too, and reading
#: settings takes longer to import than a briefing to make. A test compares both.
NAMES = frozenset(
    {
        "BRIEFBOT_ALLOW_HOSTS",
        "BRIEFBOT_ALLOW_PRIVATE",
        "BRIEFBOT_API",
        "BRIEFBOT_BACKUP",
        "BRIEFBOT_BACKUP_DIR",
        "BRIEFBOT_BACKUP_KEEP",
        "BRIEFBOT_CODE",
        "BRIEFBOT_DATA",
        "BRIEFBOT_DATABASE",
        "BRIEFBOT_DOCUMENT_MB",
        "BRIEFBOT_DOCUMENT_SECONDS",
        "BRIEFBOT_FETCH_DELAY",
        "BRIEFBOT_GUILD",
        "BRIEFBOT_HTTP",
        "BRIEFBOT_KEEP_DAYS",
        "BRIEFBOT_KEEP_HTML",
        "BRIEFBOT_LOG_FORMAT",
        "BRIEFBOT_LOG_LEVEL",
        "BRIEFBOT_PACKS",
        "BRIEFBOT_SEEDS",
        "BRIEFBOT_SHARDS",
        "BRIEFBOT_ZONE",
        "DISCORD_TOKEN",
        "DISCORD_TOKEN_FILE",
    }
)
_PREFIXES = ("BRIEFBOT_", "DISCORD_")
#: How alike two names are to be taken for each other, from 0 to 1 (difflib's ratio).
_ALIKE = 0.6


def list_unknown(variables: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return a sentence for each variable, in the environment or in `.env`, that looks like a setting and is none.

    Upper and lower case are the same, as they are where settings are read.
    """
    return tuple(_find_unknown(environment() if variables is None else variables))


def _find_unknown(variables: Mapping[str, str]) -> Iterator[str]:
    # The prefix is no part of the likeness, because it would make all names alike.
    bare = {name.partition("_")[2]: name for name in sorted(NAMES)}
    for variable in sorted(variables):
        name = variable.upper()
        if not name.startswith(_PREFIXES) or name in NAMES:
            continue
        nearest = difflib.get_close_matches(name.partition("_")[2], bare, n=1, cutoff=_ALIKE)
        meant = f"; did you mean {bare[nearest[0]]}?" if nearest else ". See .env.example for all settings."
        yield f"{variable} is no setting of Briefbot's and changes nothing{meant}"
