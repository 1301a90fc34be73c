"""Which addresses may be dialled: public ones, and what the operator allowed by name."""

import ipaddress
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address

from yarl import URL

Address = IPv4Address | IPv6Address

#: Ports that web servers listen on: HTTP, HTTPS, and what IANA lists as their alternatives (http-alt, pcsync-https).
USUAL_PORTS = frozenset((80, 443, 8080, 8443))
#: IPv6 networks in whose addresses an IPv4 address is wrapped, and the number of bits behind it. RFC 6052, 8215, 4291.
_WRAPPING = tuple(
    (ipaddress.IPv6Network(network), behind)
    for network, behind in (("64:ff9b::/96", 0), ("64:ff9b:1::/48", 0), ("::ffff:0:0:0/96", 0), ("::/96", 0))
)
#: Special networks that ipaddress calls global: IPv4-mapped are unwrapped, these refused. IANA's registries.
_REFUSED = tuple(
    map(
        ipaddress.ip_network,
        ("192.88.99.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.175.48.0/24", "5f00::/16", "3fff::/20",
         "2620:4f:8000::/48", "2001::/23"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Permissions:
    """What the operator's settings allow besides public addresses."""

    #: Hosts and ports that the operator's own sources reach: names in lower case, or literals.
    hosts: frozenset[tuple[str, int]] = frozenset()
    #: Any host and port, for everybody; for tests alone.
    private: bool = False

    def allows_by_name(self, url: URL, *, for_operator: bool) -> bool:
        """Tell whether this host and port are reached whatever address they lead to."""
        host = (url.raw_host or "").rstrip(".").lower()
        return self.private or (for_operator and (host, url.port) in self.hosts)


ONLY_PUBLIC = Permissions()


def read_hosts(words: str) -> frozenset[tuple[str, int]]:
    """Return the hosts of a setting like 'rsshub:1200,10.0.0.5:80'; raise ValueError in words for people.

    >>> sorted(read_hosts("rsshub:1200, [fd00::1]:80"))
    [('fd00::1', 80), ('rsshub', 1200)]
    """
    found = set()
    for word in filter(None, map(str.strip, words.split(","))):
        try:
            url = URL(f"http://{word}")
            explicit = url.explicit_port
        except ValueError:
            raise ValueError(f"'{word}' is no host and port like rsshub:1200") from None
        if not url.raw_host or explicit is None or url.raw_path not in ("", "/") or url.user is not None:
            raise ValueError(f"'{word}' is no host and port like rsshub:1200")
        found.add((url.raw_host.rstrip(".").lower(), explicit))
    return frozenset(found)


def is_web_address(url: URL) -> bool:
    """Tell whether an address is http or https, has a host, and no name or password in it."""
    return url.scheme in ("http", "https") and bool(url.raw_host) and url.user is None and url.password is None


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public Internet, unwrapped of IPv6 if it is an IPv4 address at heart."""
    if isinstance(address, IPv6Address):
        inner = unwrap(address)
        if inner is not None:
            return is_public(inner)
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not any(address in network for network in _REFUSED if network.version == address.version)
    )


def unwrap(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for (mapped, 6to4, Teredo, NAT64, compatible); None: none."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        # Neither its server nor its client may be private; the client is who is reached.
        return address.teredo[1]
    for network, behind in _WRAPPING:
        if address in network and int(address) > 1:
            return IPv4Address((int(address) >> behind) & 0xFFFFFFFF)
    return None


def read_dialled(sockaddr: tuple[object, ...], family: int) -> Address | None:
    """Return the address that a socket is to be connected to; None: it is no Internet address."""
    if family not in (socket.AF_INET, socket.AF_INET6):
        return None
    # A scope ('fe80::1%eth0') is local by itself; the address without it is judged.
    return ipaddress.ip_address(str(sockaddr[0]).partition("%")[0])
