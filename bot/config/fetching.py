"""What may be fetched and how fast, for commands that need no other setting; light to import."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.config.folders import environment
from bot.config.package import read_package

#: Seconds between two requests to one host: the usual ones and the most.
DELAY, LONGEST_DELAY = 1.0, 3600.0
#: What a list of hosts must be, in words for people.
HOSTS_ARE = "hosts with their ports, like rsshub:1200,10.0.0.5:80"
_YES, _NO = frozenset({"1", "true", "yes", "on"}), frozenset({"", "0", "false", "no", "off"})
#: A host and its port; an IPv6 address stands in brackets.
_HOST = re.compile(r"(?P<host>\[[0-9a-f:.]+\]|[^\s:/@\[\],]+):(?P<port>[0-9]{1,5})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Permissions:
    """What the operator's settings allow besides public addresses."""

    #: Hosts (in small letters, without brackets) and ports where the operator's own sources may be, private ones too.
    hosts: frozenset[tuple[str, int]] = frozenset()
    #: Any host and port, for everybody; for tests alone.
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """How the operator wants web addresses to be fetched."""

    #: What servers are told of who asks.
    user_agent: str
    permissions: Permissions = Permissions()
    #: Seconds between the end of one request to a host and the beginning of the next.
    delay: float = DELAY
    #: Whether the HTML from which a text was taken is kept with it.
    keeps_html: bool = False


def fetch_options(variables: Mapping[str, str] | None = None) -> FetchOptions:
    """Return the options by the variables of fetching and BRIEFBOT_CODE.

    Raises ValueError, with a sentence for people, where a variable can't be used.
    """
    found = environment() if variables is None else variables
    return FetchOptions(
        user_agent=name_agent(found.get("BRIEFBOT_CODE")),
        permissions=Permissions(
            hosts=read_hosts(found.get("BRIEFBOT_ALLOW_HOSTS", "")),
            private=_read_switch(found, "BRIEFBOT_ALLOW_PRIVATE"),
        ),
        delay=_read_delay(found.get("BRIEFBOT_FETCH_DELAY", "")),
        keeps_html=_read_switch(found, "BRIEFBOT_KEEP_HTML"),
    )


def read_hosts(text: str) -> frozenset[tuple[str, int]]:
    """Return the hosts and ports of a list like 'rsshub:1200,[fd00::5]:80'; raise ValueError where one is no such pair.

    >>> sorted(read_hosts("RSSHub:1200, 10.0.0.5:80"))
    [('10.0.0.5', 80), ('rsshub', 1200)]
    """
    pairs = set()
    for part in filter(None, (part.strip() for part in text.split(","))):
        match = _HOST.fullmatch(part)
        if match is None or not 0 < int(match["port"]) < 2**16:
            raise ValueError(f"BRIEFBOT_ALLOW_HOSTS must be {HOSTS_ARE}")
        pairs.add((match["host"].strip("[]").lower(), int(match["port"])))
    return frozenset(pairs)


def name_agent(code: str | None = None) -> str:
    """Return the name that servers are told: with the version, and the address where somebody can read what this is."""
    version, source = read_package()
    address = code or source
    known = "" if not version[:1].isdigit() else f"/{version}"
    # Nothing but visible ASCII, because it becomes a header.
    return f"Briefbot{known}" + (f" (+{address})" if address and re.fullmatch(r"[!-'*-~]{1,200}", address) else "")


def _read_delay(text: str) -> float:
    try:
        seconds = float(text or DELAY)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= LONGEST_DELAY:
        raise ValueError(f"BRIEFBOT_FETCH_DELAY must be a number of seconds from 0 to {LONGEST_DELAY:.0f}")
    return seconds


def _read_switch(variables: Mapping[str, str], name: str) -> bool:
    value = variables.get(name, "").lower()
    if value not in _YES | _NO:
        raise ValueError(f"{name} must be 1 or 0")
    return value in _YES
