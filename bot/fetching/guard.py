"""Where a request may go: to public addresses, on the ports of web servers.

The address is checked where it is dialled, because only there a name, a literal in any notation, a redirect and a name
that leads elsewhere from one moment to the next have all become the same thing: the bytes of an address.
"""

import errno
import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any, TypeAlias

from yarl import URL

from bot.config import Permissions
from briefings import FetchFailure

#: Family, type, protocol, canonical name, socket address: as getaddrinfo returns them.
AddressInfo: TypeAlias = tuple[int | socket.AddressFamily, int | socket.SocketKind, int, str, tuple[Any, ...]]

#: IANA's ports of http and https, their registered alternatives, and Tomcat's for https, which became usual. What
#: listens on other ports is rarely a web server, and may take a request's lines for commands of its own.
PORTS = frozenset({80, 443, 8008, 8080, 8443})
#: What can be asked for whole; what a server redirects to may be as long as its header may.
_LONGEST = 8000

#: IANA's registry of special-purpose IPv4 addresses, multicast, what is reserved, and 6to4's relays (RFC 7526). Written
#: out, because `ipaddress` takes some of them for public, and not the same ones in each version of Python.
_SPECIAL_4 = tuple(
    IPv4Network(block)
    for block in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
        *("192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
        *("224.0.0.0/4", "240.0.0.0/4"),
    )
)
#: Only this block holds public addresses of single hosts (IANA, IPv6 Global Unicast Address Assignments) …
_PUBLIC_6 = IPv6Network("2000::/3")
#: … but for these parts: protocols' own with Teredo, ORCHID and the like; examples; 6to4.
_SPECIAL_6 = tuple(IPv6Network(block) for block in ("2001::/23", "2001:db8::/32", "3fff::/20", "2002::/16"))
#: IPv6 addresses that stand for an IPv4 address in their last 32 bits: mapped, and what NAT64 translates (RFC 6052).
_WRAPPERS = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))


class NotPublicError(OSError):
    """An address is refused before a packet leaves for it."""

    def __init__(self) -> None:
        # With an errno, because aiohttp drops the words of an OSError without one. All say the same, because then one
        # of them comes through where every address of a name is refused.
        super().__init__(errno.EACCES, "not a public address")


class AddressGuard:
    """Says where requests may go. Redirects are asked about like first addresses."""

    def __init__(self, permissions: Permissions) -> None:
        self._permissions = permissions

    def read(self, address: str) -> URL | None:
        """Return an address that may be asked for; None: it is no http(s) address, or holds a name or password."""
        try:
            url = URL(address)
            host, port = url.host, url.port
        except ValueError:
            return None
        well_formed = url.scheme in {"http", "https"} and host and port and len(address) <= _LONGEST
        if not well_formed or url.user is not None or url.password is not None:
            return None
        return url.with_fragment(None)

    def find_trouble(self, url: URL, *, for_operator: bool) -> tuple[FetchFailure, str] | None:
        """Return why a request may not even be tried, with words for the log; None: it may.

        Only what the address itself says is looked at: where it leads is seen when it is dialled.
        """
        if self.trusts(url, for_operator=for_operator) or url.port in PORTS:
            return None
        return FetchFailure.BAD_ADDRESS, f"port {url.port} isn't one of web servers"

    def trusts(self, url: URL, *, for_operator: bool) -> bool:
        """Tell whether the operator has said that this host and port may be reached wherever it leads."""
        named = (name_host(url), url.port or 0) in self._permissions.hosts
        return self._permissions.private or (for_operator and named)


def name_host(url: URL) -> str:
    """Return the host of an address as it is compared: in small letters, without a dot at its end; may be empty."""
    return (url.host or "").rstrip(".").lower()


def is_public(address: str) -> bool:
    """Tell whether an IP address as it is dialled belongs to a host of the public internet.

    >>> [is_public(address) for address in ("93.184.215.14", "10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1")]
    [True, False, False, False]
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if not any(found in block for block in _WRAPPERS):
            return found in _PUBLIC_6 and not any(found in block for block in _SPECIAL_6)
        found = IPv4Address(int(found) & 0xFFFFFFFF)
    return not any(found in block for block in _SPECIAL_4)


def open_public_socket(info: AddressInfo) -> socket.socket:
    """Return a socket for an address that is about to be dialled; raise NotPublicError where it isn't public."""
    if not is_public(str(info[4][0])):
        raise NotPublicError
    return open_socket(info)


def open_socket(info: AddressInfo) -> socket.socket:
    """Return a socket for any address."""
    return socket.socket(family=info[0], type=info[1], proto=info[2])


SocketFactory: TypeAlias = Callable[[AddressInfo], socket.socket]
