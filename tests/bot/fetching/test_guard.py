"""No request leaves for an address that isn't public, however it is written and wherever it is named."""

import asyncio
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

import pytest
from hypothesis import given, strategies as st

from bot.fetching import Permissions
from bot.fetching.guard import is_public
from briefings import FetchFailure, FetchRequest
from tests.bot.fetching.conftest import fetching
from tests.support.misbehaving_server import FixedResolver, MisbehavingServer, Page, redirect

GUARDED = Permissions()

#: IANA's registries of special-purpose addresses, and what stands for other addresses.
SPECIAL = (
    *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
    *("192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
    *("224.0.0.0/4", "240.0.0.0/4", "::/96", "100::/64", "64:ff9b:1::/48", "2001::/23", "2001:db8::/32", "2002::/16"),
    *("3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
)
IPV4 = tuple(block for block in map(ip_network, SPECIAL) if block.version == 4)


def wrap(inner: IPv4Address, block: str) -> IPv6Address:
    """Return the IPv6 address of a block that stands for an IPv4 address."""
    network = IPv6Network(block)
    shift = 80 if block == "2002::/16" else 0
    return IPv6Address(int(network.network_address) | int(inner) << shift)


special_addresses = st.sampled_from(SPECIAL).flatmap(lambda block: st.ip_addresses(network=block))
wrapped_addresses = st.builds(
    wrap,
    st.sampled_from(IPV4).flatmap(lambda block: st.ip_addresses(network=block)),
    st.sampled_from(["::ffff:0:0/96", "64:ff9b::/96", "2002::/16", "2001::/32"]),
)


@given(addresses=st.lists(special_addresses | wrapped_addresses, min_size=1, max_size=5, unique=True))
def test_no_name_reaches_a_special_address(addresses: list[IPv4Address | IPv6Address]) -> None:
    async def failures() -> set[FetchFailure | None]:
        names = {f"host{index}_example": [str(address)] for index, address in enumerate(addresses)}
        async with fetching(GUARDED, resolver=FixedResolver(**names)) as fetcher:
            answers = [await fetcher.fetch(FetchRequest(url=f"http://{name.replace('_', '.')}/feed")) for name in names]
        return {answer.failure for answer in answers}

    assert asyncio.run(failures()) == {FetchFailure.NOT_PUBLIC}


@given(address=special_addresses | wrapped_addresses)
def test_no_literal_reaches_a_special_address(address: IPv4Address | IPv6Address) -> None:
    async def failure() -> FetchFailure | None:
        host = f"[{address}]" if address.version == 6 else str(address)
        async with fetching(GUARDED) as fetcher:
            return (await fetcher.fetch(FetchRequest(url=f"https://{host}/feed"))).failure

    assert asyncio.run(failure()) is FetchFailure.NOT_PUBLIC


@pytest.mark.parametrize(
    "host",
    ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "localhost", "LocalHost", "127.0.0.1.", "①②⑦.0.0.1"],
)
async def test_no_other_notation_reaches_this_machine(host: str) -> None:
    async with fetching(GUARDED) as fetcher:
        answer = await fetcher.fetch(FetchRequest(url=f"http://{host}:8080/"))

    # Some of them aiohttp takes for no address at all.
    assert answer.failure in {FetchFailure.NOT_PUBLIC, FetchFailure.BAD_ADDRESS}


@given(address=st.ip_addresses())
def test_what_is_no_special_address_is_public_but_where_nothing_is_assigned(
    address: IPv4Address | IPv6Address,
) -> None:
    inner = address.version == 6 and any(address in IPv6Network(block) for block in ("::ffff:0:0/96", "64:ff9b::/96"))
    if inner:
        address = IPv4Address(int(address) & 0xFFFFFFFF)
    special = any(address in ip_network(block) for block in SPECIAL if ip_network(block).version == address.version)
    assigned = address.version == 4 or address in IPv6Network("2000::/3")

    assert is_public(str(address)) is (assigned and not special)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1"])
def test_a_public_address_stays_one_where_a_network_translates_it(address: str) -> None:
    assert is_public(address)
    assert ip_address(address)


async def test_a_name_is_judged_by_where_it_leads_when_it_is_dialled(server: MisbehavingServer) -> None:
    resolver = FixedResolver(rebinding_example=["93.184.215.14", "127.0.0.1"])
    seen_by_a_check = await resolver.resolve("rebinding.example")
    permissions = Permissions(hosts=frozenset({("other.example", server.port)}))
    async with fetching(permissions, resolver=resolver) as fetcher:
        answer = await fetcher.fetch(FetchRequest(url="http://rebinding.example:8080/feed"))

    assert is_public(seen_by_a_check[0]["host"])
    assert answer.failure is FetchFailure.NOT_PUBLIC


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "inside.example", "[64:ff9b::7f00:1]", "[::ffff:10.0.0.1]"])
async def test_a_redirect_leads_to_no_private_address(server: MisbehavingServer, host: str) -> None:
    server["/feed"] = redirect(f"http://{host}:8080/secret")
    permissions = Permissions(hosts=frozenset({("feeds.example", server.port)}))
    resolver = FixedResolver(feeds_example=["127.0.0.1"], inside_example=["192.168.7.7"])
    async with fetching(permissions, resolver=resolver) as fetcher:
        answer = await fetcher.fetch(FetchRequest(url=server.url("/feed", host="feeds.example"), for_operator=True))

    assert answer.failure is FetchFailure.NOT_PUBLIC
    assert server.count("/feed") == 1


async def test_a_named_host_is_reached_for_the_operator_alone(server: MisbehavingServer) -> None:
    server["/feed"] = Page("<rss/>")
    permissions = Permissions(hosts=frozenset({("127.0.0.1", server.port)}))
    async with fetching(permissions) as fetcher:
        mine = await fetcher.fetch(FetchRequest(url=server.url("/feed"), for_operator=True))
        theirs = await fetcher.fetch(FetchRequest(url=server.url("/feed")))

    assert (mine.body, theirs.failure) == (b"<rss/>", FetchFailure.BAD_ADDRESS)
    assert server.count("/feed") == 1


async def test_a_redirect_is_no_way_to_a_named_host_for_others(server: MisbehavingServer) -> None:
    permissions = Permissions(hosts=frozenset({("rsshub.example", 8080)}))
    async with fetching(permissions, resolver=FixedResolver(rsshub_example=["10.0.0.5"])) as fetcher:
        answer = await fetcher.fetch(FetchRequest(url="http://rsshub.example:8080/"))

    assert answer.failure is FetchFailure.NOT_PUBLIC


@pytest.mark.parametrize(
    "address",
    [
        *(
            "ftp://gazette.example/",
            "file:///etc/passwd",
            "gopher://gazette.example/",
            "gazette.example",
            "",
            "http://",
        ),
        *("https://ann:secret@gazette.example/", "https://ann@gazette.example/", "https://gazette.example:22/"),
        *("https://gazette.example:6379/", "http://gazette.example:99999/", "http://[::1/", "javascript:alert(1)"),
        "https://gazette.example/" + "a" * 9000,
    ],
)
async def test_other_addresses_are_not_asked(address: str) -> None:
    async with fetching(GUARDED, resolver=FixedResolver(gazette_example=["93.184.215.14"])) as fetcher:
        answer = await fetcher.fetch(FetchRequest(url=address))

    assert answer.failure is FetchFailure.BAD_ADDRESS


async def test_a_name_that_nobody_knows_is_said_to_be_one() -> None:
    async with fetching(GUARDED, resolver=FixedResolver(gazette_example=["10.0.0.1"])) as fetcher:
        answers = [
            await fetcher.fetch(FetchRequest(url=f"http://{host}/"))
            for host in ("nowhere.example", f"{'a' * 70}.example")
        ]

    assert {answer.failure for answer in answers} == {FetchFailure.NAME_UNKNOWN}
