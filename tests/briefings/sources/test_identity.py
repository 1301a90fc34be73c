from dataclasses import replace
from datetime import date

from hypothesis import given, strategies as st

from briefings.model.sources import FeedEntry
from briefings.sources.identity import KnownEntry, identify, match_entries

SOURCE = "https://gazette.example/feed"


def entry(number: int, **changed) -> FeedEntry:
    values = {"guid": f"g{number}", "link": f"https://gazette.example/{number}", "title": f"Story {number}"}
    return FeedEntry(**values | changed)


def keep(matched) -> tuple[KnownEntry, ...]:
    return tuple(
        KnownEntry(identity=one.identity, document=one.document, link=one.entry.link, fingerprint=one.entry.fingerprint)
        for one in matched
    )


def match(entries, known=()):
    return match_entries(entries, known, source=SOURCE)


def test_an_entry_under_its_guid_is_the_same_and_changed_where_its_words_are() -> None:
    known = keep(match([entry(1), entry(2)]))
    same, changed, new = match([entry(1), entry(2, title="Other"), entry(3)], known)

    assert (same.known_as, same.changed) == (same.identity, False)
    assert (changed.document, changed.changed) == (entry(2).link, True)
    assert new.known_as is None


def test_white_space_is_no_change() -> None:
    known = keep(match([entry(1, summary="The mill  opens.\n")]))

    assert not match([entry(1, summary="The mill opens.")], known)[0].changed


def test_new_guids_for_known_links_are_a_migration() -> None:
    known = keep(match([entry(n) for n in range(10)]))
    moved = match([entry(n, guid=f"new-{n}", summary="Changed.") for n in range(10)], known)

    assert [one.document for one in moved] == [one.document for one in known]
    assert all(one.known_as for one in moved)


def test_one_new_guid_for_a_known_link_with_other_words_is_another_article() -> None:
    known = keep(match([entry(n) for n in range(10)]))
    later = match([entry(0, guid="live-2", title="Another"), *(entry(n) for n in range(1, 10))], known)

    assert later[0].known_as is None
    assert later[0].document.startswith("https://gazette.example/0#")


def test_one_new_guid_for_a_known_link_with_the_same_words_is_the_same_article() -> None:
    known = keep(match([entry(n) for n in range(10)]))
    later = match([entry(0, guid="again"), *(entry(n) for n in range(1, 10))], known)

    assert later[0].document == "https://gazette.example/0"
    assert not later[0].changed


def test_guids_that_change_at_each_fetch_double_nothing_even_without_links() -> None:
    known = keep(match([entry(n, link=None) for n in range(3)]))
    later = match([entry(n, link=None, guid=f"x{n}") for n in range(3)], known)

    assert [one.document for one in later] == [one.document for one in known]


def test_an_article_is_its_link_for_feeds_of_its_own_site_alone() -> None:
    link = "https://www.gazette.org/1"
    sources = [f"https://{host}/feed" for host in ("www.gazette.org", "rss.gazette.org", "wire.net", "gazette.net")]
    named = [match_entries([entry(1, link=link)], (), source=source)[0].document for source in sources]

    assert named[:2] == [link, link]
    assert all(one.startswith(f"{link}#") for one in named[2:])
    assert len(set(named)) == 3


def test_another_sites_article_that_was_named_by_its_link_gets_a_name_of_its_own_when_it_changes() -> None:
    earlier = KnownEntry(
        identity=identify([entry(1)])[0], document=str(entry(1).link), link=entry(1).link, fingerprint=""
    )
    (same,) = match_entries(
        [entry(1)], [replace(earlier, fingerprint=entry(1).fingerprint)], source="https://wire.net/"
    )
    (changed,) = match_entries([entry(1)], [earlier], source="https://wire.net/")

    assert (same.document, same.changed) == (entry(1).link, False)
    assert changed.document.startswith(f"{entry(1).link}#")
    assert match_entries([entry(1)], [earlier], source=SOURCE)[0].document == entry(1).link


def test_two_entries_under_one_guid_are_two() -> None:
    matched = match([entry(1, guid="same"), entry(2, guid="same")])

    assert len({one.document for one in matched}) == 2


def test_two_entries_with_one_link_are_two_documents() -> None:
    home = "https://gazette.example/"
    matched = match([entry(1, link=home), entry(2, link=home)])

    assert len({one.document for one in matched}) == 2
    assert all(one.document.startswith(home) for one in matched)


def test_the_same_entry_twice_in_a_fetch_is_one() -> None:
    assert len(match([entry(1), entry(1)])) == 1


def test_an_entry_without_guid_and_link_is_its_title_and_day() -> None:
    bare = entry(1, guid="", link=None, published=date(2026, 3, 1))

    assert identify([bare]) == identify([entry(1, guid="", link=None, published=date(2026, 3, 1), summary="More.")])
    assert identify([bare]) != identify([entry(1, guid="", link=None, published=date(2026, 3, 2))])


entries = st.lists(
    st.builds(
        FeedEntry,
        guid=st.sampled_from(["", "a", "b", "c"]),
        link=st.sampled_from([None, "https://g.example/1", "https://g.example/2"]),
        title=st.sampled_from([None, "One", "Two"]),
        summary=st.sampled_from(["", "x", "y"]),
    ),
    max_size=8,
)


@given(entries)
def test_the_same_fetch_again_brings_nothing_new(found) -> None:
    known = keep(match(found))
    again = match(found, known)

    assert all(one.known_as and not one.changed for one in again)
    assert [one.document for one in again] == [one.document for one in known]


@given(entries)
def test_different_words_are_different_documents(found) -> None:
    matched = match(found)

    assert len({one.document for one in matched}) == len(matched) == len({one.identity for one in matched})


@given(entries, st.randoms())
def test_the_order_of_a_feed_means_nothing(found, random) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)

    assert {one.identity for one in match(found)} == {one.identity for one in match(shuffled)}
