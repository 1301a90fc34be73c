"""Captures are added and never changed; a new one is added only where something that can be read has changed."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from briefings.archive import Archive, FetchLease, Kept, open_archive
from briefings.errors import SourceLostError
from briefings.model.article import Article
from briefings.model.captures import (
    PAGE_IDENTITY,
    ArchivedEntry,
    Basis,
    Capture,
    PageState,
    document_id,
    root_of,
    sources_of,
)
from briefings.model.fetching import Validators
from briefings.model.spans import Span

NOW = datetime(2026, 11, 28, 13, tzinfo=UTC)
MILL = "https://gazette.example/mill"
TEXT = "The mill opens.\n“It grinds,” Ines Falk said."


def article(text: str = TEXT, path: str = MILL, **values) -> Article:
    return Article(path=path, text=text, body=(Span(0, len(text)),), **{"title": "Mill", "url": path} | values)


def capture(made: Article, basis: Basis = Basis.PAGE, **values) -> Capture:
    return Capture(url=made.path, final_url=made.path, fetched_at=NOW, basis=basis, extractor=1, article=made, **values)


def entry(path: str = MILL, source: str = "s", **values) -> ArchivedEntry:
    usual: dict[str, Any] = {"identity": f"id of {path}", "link": path, "fingerprint": "f", "seen_at": NOW}
    return ArchivedEntry(source=source, path=path, **usual | values)


async def keep(archive: Archive, *values: Any, **named: Any) -> bool:
    (changed,) = await archive.keep(Kept(*values, **named))
    return changed


@pytest.fixture(name="home", params=["sqlite", "postgres"])
def _place(tmp_path, request):
    return tmp_path / "data" / "archive.db" if request.param == "sqlite" else request.getfixturevalue("database")


@pytest.fixture(name="archive")
async def _archive(home):
    async with open_archive(home) as archive:
        yield archive


async def test_a_capture_is_read_as_it_was_made(archive) -> None:
    made = capture(
        article(published=date(2026, 11, 27), published_time=time(9, 30, tzinfo=UTC),
                first_published=date(2026, 1, 1), title_span=Span(0, 3), author="Ines",
                publisher="Gazette", licence="CC"),
        media_type="text/html; charset=utf-8", validators=Validators(etag='"1"'),
    )  # fmt: skip

    assert await keep(archive, entry(), made)
    (found,) = await archive.list_captures(document_id(MILL))
    assert replace(found, id=0) == made


async def test_a_text_of_any_length_is_read_as_it_was_kept(home) -> None:
    made = [
        capture(article("Stones lie in Aster. " * count, f"{MILL}/{count}"), html=b"<p>" * count)
        for count in (1, 2_000, 20_000)
    ]
    async with open_archive(home, keeps_html=True) as archive:
        changed = await archive.keep(*(Kept(entry(one.article.path), one) for one in made))
        found = [each for one in made for each in await archive.list_captures(one.document)]

        assert changed == (True, True, True)
        assert [replace(one, id=0) for one in found] == made
        assert [await archive.read_html(one.id) for one in found] == [one.html for one in made]


@pytest.mark.parametrize("keeps_html", [True, False])
async def test_the_html_of_a_capture_is_kept_where_it_is_asked_for(home, keeps_html) -> None:
    made = capture(article(), html=b"<p>The mill\xff opens.</p>")
    async with open_archive(home, keeps_html=keeps_html) as archive:
        await keep(archive, entry(), made)
        (found,) = await archive.list_captures(document_id(MILL))

        assert await archive.read_html(found.id) == (made.html if keeps_html else None)
        await archive.forget(MILL, NOW)
        assert await archive.read_html(found.id) is None


async def test_under_an_earlier_lease_of_a_source_than_the_last_nothing_is_kept(archive) -> None:
    async def keep_under(number: int, text: str, **values: Any) -> tuple[bool, ...]:
        lease = FetchLease("s", number, **values)
        kept: tuple[bool, ...] = await archive.keep(Kept(entry(fingerprint=text), capture(article(text))), lease=lease)
        return kept

    assert await keep_under(5, "The mill opens.") == await keep_under(6, "The mill closes.") == (True,)
    with pytest.raises(SourceLostError):
        await keep_under(5, "The mill opens.")
    assert [one.fingerprint for one in await archive.list_entries("s")] == ["The mill closes."]
    assert len(await archive.list_captures(document_id(MILL))) == 2

    assert await archive.keep(Kept(entry(source="t")), lease=FetchLease("t", 1)) == (False,)
    assert await keep_under(1, "The mill burns.", counts_anew=True) == await keep_under(2, "It stands.") == (True,)
    with pytest.raises(SourceLostError):
        await keep_under(1, "The mill opens.")
    await archive.remove_sources(["s"])
    assert await keep_under(1, "The mill opens.") == (True,)


async def test_a_document_is_found_by_its_id_its_name_or_its_entrys_link(archive) -> None:
    named = f"{MILL}#told"
    made = capture(replace(article(), path=named))
    await keep(archive, replace(entry(), path=named, link=MILL), made)

    found = [await archive.find_captures(words) for words in (document_id(named), named, MILL, f"{MILL}/2")]
    assert [[replace(one, id=0) for one in captures] for captures in found] == [[made], [made], [made], []]


@pytest.mark.parametrize(
    ("changed", "new"),
    [
        (article(TEXT + " Twice."), True),
        (article(title="The mill"), True),
        (article(published=date(2026, 11, 28)), True),
        (article(f"  {TEXT.replace(' ', '  ')}\n"), False),
        (article(author="Somebody"), False),
    ],
)
async def test_a_new_capture_is_kept_where_title_day_or_text_differ_beyond_white_space(archive, changed, new) -> None:
    await keep(archive, entry(), capture(article()))

    assert await keep(archive, entry(), capture(changed)) is new
    assert len(await archive.list_captures(document_id(MILL))) == 1 + new


async def test_a_text_that_comes_back_is_a_version_again(archive) -> None:
    for text in ("One.", "Two.", "One."):
        assert await keep(archive, entry(), capture(article(text)))

    assert [one.article.text for one in await archive.list_captures(document_id(MILL))] == ["One.", "Two.", "One."]


async def test_a_summary_never_takes_the_place_of_an_article(archive) -> None:
    await keep(archive, entry(), capture(article("Short."), Basis.SUMMARY))
    await keep(archive, entry(), capture(article()))

    assert not await keep(archive, entry(), capture(article("Short."), Basis.SUMMARY))
    assert (await archive.get_newest(document_id(MILL))).article.text == TEXT


async def test_the_newest_capture_of_what_sources_bring_is_current(archive) -> None:
    await keep(archive, entry(), capture(article()))
    await keep(archive, entry(source="t"), capture(article("Changed.")))
    await keep(archive, entry("https://gazette.example/2"))

    (current,) = await archive.list_current()
    assert (current.path, current.sources) == (MILL, {"s", "t"})
    assert current.version == capture(article("Changed.")).version
    assert await archive.count_documents() == {"s": 1, "t": 1}


async def test_what_no_source_brings_any_more_is_proof_and_not_current(archive) -> None:
    await keep(archive, entry(), capture(article()))
    await archive.remove_sources(["s"])

    assert await archive.list_current() == ()
    assert await archive.list_sources() == frozenset()
    assert len(await archive.list_captures(document_id(MILL))) == 1


async def test_an_entry_that_got_another_identity_is_there_once(archive) -> None:
    await keep(archive, entry(identity="old"), capture(article()))
    await keep(archive, entry(identity="new"), known_as="old")

    assert [one.identity for one in await archive.list_entries("s")] == ["new"]


async def test_pages_still_wanted_are_found(archive) -> None:
    await keep(archive, entry("a", page=PageState.WANTED, tries=1))
    await keep(archive, entry("b", page=PageState.TAKEN))
    await keep(archive, entry("c", page=PageState.REFUSED, reason="no"))

    assert [one.path for one in await archive.list_wanted("s", 9)] == ["a"]
    assert [one.path for one in await archive.list_taken("s", 9)] == ["b"]


async def test_pages_are_asked_again_in_turns_and_of_old_ones_those_that_are_missing(archive) -> None:
    for name, days, asked in (("a", 1, 0), ("b", 2, None), ("c", 30, None), ("d", 40, None)):
        at = NOW - timedelta(days=days)
        when = None if asked is None else NOW
        await keep(archive, entry(name, page=PageState.TAKEN, seen_at=at, asked_at=when), capture(article(path=name)))
    await archive.missing.add(document_id("d"), NOW, is_final=False)

    assert [one.path for one in await archive.list_taken("s", 9)] == ["d", "c", "b", "a"]
    assert [one.path for one in await archive.list_taken("s", 9, since=NOW - timedelta(days=14))] == ["d", "b", "a"]


async def test_a_page_is_missing_from_the_first_answer_that_says_so_until_it_is_there_or_forgotten(archive) -> None:
    mill, later = document_id(MILL), NOW + timedelta(days=3)
    await keep(archive, entry(), capture(article()))
    await archive.missing.add(mill, NOW, is_final=True)
    await archive.missing.add(mill, later, is_final=False)

    (found,) = await archive.missing.find([mill, "other"])
    assert (found.since, found.seen_at, found.is_final) == (NOW, later, True)
    await archive.missing.remove(mill)
    assert await archive.missing.find([mill]) == ()
    await archive.missing.add(mill, later, is_final=False)
    await archive.forget(MILL, later)
    assert await archive.missing.find([mill]) == ()


@pytest.mark.parametrize("place", [MILL, "gazette.example", "example"])
async def test_what_is_forgotten_leaves_no_bytes_and_doesnt_come_back(archive, tmp_path, place) -> None:
    made = capture(article(title="Quokkaville"), media_type="Quokkaville")
    await keep(archive, entry(), made)

    assert await archive.forget(place, NOW) == 1
    assert not await keep(archive, entry(), made)
    assert await archive.list_captures(document_id(MILL)) == ()
    assert not [one for one in tmp_path.glob("data/*") if b"Quokkaville" in one.read_bytes()]
    assert await archive.find_reason(MILL) == "removed at the publisher's request"
    assert await archive.find_reason("https://mail.test/") == ""


async def test_others_stay_when_a_host_is_forgotten(archive) -> None:
    other = "https://notgazette.example/1"
    await keep(archive, entry(other), capture(article(path=other)))

    assert await archive.forget("gazette.example", NOW) == 0
    assert len(await archive.list_captures(document_id(other))) == 1


def test_a_folder_is_no_source() -> None:
    assert sources_of("/news") == frozenset()
    assert sources_of(root_of(frozenset({"a", "b"}))) == {"a", "b"}


async def test_several_are_kept_at_once_or_none(archive) -> None:
    one, other = Kept(entry(), capture(article())), Kept(entry("b"), capture(article("Other.", "b")))

    assert await archive.keep(one, other, other) == (True, True, False)
    with pytest.raises(ValueError, match="aware"):
        await archive.keep(Kept(entry("c")), Kept(entry(seen_at=NOW.replace(tzinfo=None))))
    assert len(await archive.list_entries("s")) == 2


LATER = NOW + timedelta(days=200)
OTHER = "https://gazette.example/weir"


@pytest.mark.parametrize(
    ("cited", "left"),
    [
        ([], ["weir"]),
        # The version that was cited, and the newest, because the proof says that it has changed since.
        ([("mill", 0)], ["first", "third", "weir"]),
        ([("mill", 2)], ["third", "weir"]),
        ([("mill", None)], ["first", "second", "third", "weir"]),
    ],
)
async def test_what_is_old_goes_where_nothing_cites_it(archive, cited, left) -> None:
    texts = ("first", "second", "third")
    versions = [capture(article(text)) for text in texts]
    for one in versions:
        await keep(archive, entry(), one)
    await keep(archive, entry(OTHER), replace(capture(article("weir", OTHER)), fetched_at=LATER))
    known = {(document_id(MILL), "" if at is None else versions[at].version) for _, at in cited}

    removed = await archive.remove_uncited(NOW + timedelta(days=180), known)

    kept = [*await archive.list_captures(document_id(MILL)), *await archive.list_captures(document_id(OTHER))]
    assert [one.article.text for one in kept] == left
    assert removed == 4 - len(left)
    assert [one.path for one in await archive.list_current()] == sorted({MILL, OTHER} if cited else {OTHER})
    assert await archive.remove_uncited(NOW + timedelta(days=180), known) == 0


@pytest.mark.parametrize(("identity", "left"), [("of a feed", []), (PAGE_IDENTITY, ["second"])])
async def test_entries_stay_and_so_does_the_newest_capture_of_a_followed_page(archive, identity, left) -> None:
    for text in ("first", "second"):
        await keep(archive, entry(identity=identity), capture(article(text)))

    await archive.remove_uncited(LATER, ())

    assert [one.article.text for one in await archive.list_captures(document_id(MILL))] == left
    assert await archive.list_entries("s") == (entry(identity=identity),)
