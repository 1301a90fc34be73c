"""The operator's time zone."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.config.folders import environment

ZONE_IS = "a time zone that this machine knows, for example Europe/Berlin"


def check_zone(name: str) -> str:
    """Return the name of a zone that this machine knows. Raises ValueError, whose message is for people."""
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"BRIEFBOT_ZONE must be {ZONE_IS}") from None


def home_zone(variables: Mapping[str, str] | None = None) -> str:
    """Return the zone of BRIEFBOT_ZONE, else UTC. Raises ValueError, whose message is for people."""
    return check_zone((environment() if variables is None else variables).get("BRIEFBOT_ZONE") or "UTC")
