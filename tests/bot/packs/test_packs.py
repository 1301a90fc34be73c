"""The packs are lists that can be followed as they stand."""

from importlib import resources

import pytest

from bot.catalogue import korean
from bot.packs import LIST, list_packs, read_packs
from briefings.sources.addresses import read_address
from briefings.sources.opml import read_opml


def test_each_address_is_one_as_people_type_them_and_stands_once_in_its_pack() -> None:
    for pack in list_packs():
        assert [read_address(address) for address in pack.addresses] == list(dict.fromkeys(pack.addresses))


def test_each_pack_is_a_list_as_feed_readers_read_it() -> None:
    for pack in list_packs():
        listed = read_opml(pack.opml)

        assert tuple(one.url for one in listed) == pack.addresses
        assert all(one.name for one in listed)


def test_no_feed_is_one_that_refuses_or_hides_its_publisher() -> None:
    """Reddit answers 403 to programs in data centres, and Google's entries lead to its own redirector."""
    addresses = [address for pack in list_packs() for address in pack.addresses]

    assert not [address for address in addresses if "reddit.com" in address or "news.google.com" in address]


def test_each_pack_is_chosen_by_a_title_that_is_translated() -> None:
    packs = list_packs()

    assert len({pack.name for pack in packs}) == len(packs) <= 25, "Discord shows 25 choices at the most"
    assert {pack.title for pack in packs} <= korean.COMMANDS.keys()


def test_an_operators_own_list_is_read_and_what_is_no_list_of_packs_is_refused(tmp_path) -> None:
    (tmp_path / "own.opml").write_bytes(resources.files("bot.packs").joinpath(LIST).read_bytes())
    (tmp_path / "other.opml").write_text("<opml><body/></opml>", "utf-8")
    (tmp_path / "none.txt").write_text("no list", "utf-8")

    assert read_packs(tmp_path / "own.opml") == list_packs()
    for name in ("other.opml", "none.txt"):
        with pytest.raises(ValueError, match=r"is no list of packs; bot/packs/packs\.opml shows"):
            read_packs(tmp_path / name)
