"""Feeds and pages followed by their addresses: what is added, fetched, cited, and what becomes of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from briefings import render_discord_proof, words_digest
from briefings.archive import Archive, FetchLease
from briefings.errors import RequestError, UnreachableStoreError
from briefings.model.captures import document_id
from briefings.model.fetching import FetchFailure
from briefings.model.findings import Question, Request
from briefings.model.sources import SourceKind, SourceState
from tests.support.web import full_text, item

FEED = "https://gazette.example/feed"
MILL = "https://gazette.example/1"
SAID = "“The mill number 1 will grind again,”"
PARAGRAPHS = (
    "“We bake with our own flour,” Mayor Ines Falk said in Aster on Friday.",
    "The bakers of Aster had waited for this day for many years, and the whole town came to see it. " * 3,
)


async def test_a_feed_with_full_texts_answers_with_its_words(desk) -> None:
    desk.web.put_feed(FEED, item(1, content=full_text(1)))

    added = await desk.sources.add(FEED)

    assert (added.new, added.source.title, added.source.state) == (True, "Gazette", SourceState.ACTIVE)
    assert await desk.quote() == [SAID]
    (citation,) = await desk.citations()
    assert (citation.url, citation.publisher, str(citation.date)) == (MILL, "Gazette", "2026-11-27")
    assert desk.web.urls() == [FEED]


async def test_a_feed_of_teasers_answers_with_its_pages(desk) -> None:
    desk.web.put_feed(FEED, item(1, body="The mill opens."))
    desk.web.put_article(MILL, "The mill of Aster", *PARAGRAPHS)

    await desk.sources.add(FEED)

    assert await desk.quote() == ["“We bake with our own flour,”"]
    assert await desk.titles() == ["The mill of Aster"]


@pytest.mark.parametrize(
    ("failure", "status", "again"),
    [(FetchFailure.ROBOTS, None, False), (FetchFailure.NOT_FOUND, 404, False), (FetchFailure.SERVER_ERROR, 500, True)],
)
async def test_a_page_that_cant_be_had_leaves_the_feeds_words(desk, failure, status, again) -> None:
    desk.web.put_feed(FEED, item(1, body="“I open it today,” Ines Falk said in Aster."))
    desk.web.failures[MILL] = (failure, status)

    added = await desk.sources.add(FEED)

    assert await desk.quote() == ["“I open it today,”"]
    assert [url for url, _ in added.refreshed.refused] == [MILL]
    desk.web.urls()
    await desk.refresh()
    assert (MILL in desk.web.urls()) is again


async def test_a_page_that_is_had_later_takes_the_summarys_place(desk) -> None:
    desk.web.put_feed(FEED, item(1, body="The mill opens today."))
    desk.web.failures[MILL] = (FetchFailure.TIMED_OUT, None)
    await desk.sources.add(FEED)
    before = await desk.service.answer(Request(question=Question.SOURCES))
    desk.web.failures.clear()
    desk.web.put_article(MILL, "The mill of Aster", *PARAGRAPHS)

    await desk.refresh()

    after = await desk.service.answer(Request(question=Question.SOURCES))
    assert (before.coverage.summaries, after.coverage.summaries) == (True, False)
    assert await desk.quote() == ["“We bake with our own flour,”"]
    assert [one.documents for one in await desk.sources.list_sources()] == [1]


async def test_a_consent_page_is_never_cited(desk) -> None:
    desk.web.put_feed(FEED, item(1, body="Ines Falk opens the mill."))
    wall = "“We value your privacy,” Ines Falk said. We use cookies. Accept all, or manage preferences."
    desk.web.put_article(MILL, "Before you continue", wall, wall)

    await desk.sources.add(FEED)

    assert await desk.quote() == []
    assert await desk.titles() == ["Story 1"]


async def test_nothing_new_is_asked_for_with_validators_and_changes_nothing(desk) -> None:
    desk.web.put_feed(FEED, item(1, content=full_text(1)))
    await desk.sources.add(FEED)
    revision = await desk.service.revision()

    (refreshed,) = await desk.refresh()

    assert desk.web.asked[-1].validators is not None
    assert not refreshed.changed
    assert await desk.service.revision() == revision
    assert refreshed.source.record.last_new == refreshed.source.record.last_fetch


async def test_new_guids_for_the_same_articles_double_nothing(desk) -> None:
    desk.web.put_feed(FEED, *(item(n, content=full_text(n)) for n in range(3)))
    await desk.sources.add(FEED)

    for turn in range(3):
        desk.web.put_feed(FEED, *(item(n, content=full_text(n), guid=f"turn-{turn}-{n}") for n in range(3)))
        await desk.refresh()

    assert [one.documents for one in await desk.sources.list_sources()] == [3]
    assert len(await desk.titles()) == 3


async def test_an_article_that_changed_is_one_document_with_two_captures(desk) -> None:
    desk.web.put_feed(FEED, item(1, body="The mill opens."))
    desk.web.put_article(MILL, "The mill of Aster", *PARAGRAPHS)
    await desk.sources.add(FEED)
    (before,) = await desk.citations()
    desk.web.put_article(MILL, "The mill of Aster", PARAGRAPHS[0].replace("bake", "cook"), *PARAGRAPHS[1:])

    (refreshed,) = await desk.refresh()

    assert refreshed.changed == (before.document,)
    assert await desk.quote() == ["“We cook with our own flour,”"]
    old, new = await desk.sources.list_captures(before.document)
    assert "bake" in old.article.text
    assert "cook" in new.article.text
    assert old.version == before.version
    assert [one.documents for one in await desk.sources.list_sources()] == [1]


async def test_a_page_is_a_source_of_its_own(desk) -> None:
    desk.web.put_article(MILL, "The mill of Aster", *PARAGRAPHS)

    added = await desk.sources.add(MILL, page=True)

    assert (added.source.kind, added.source.title) == (SourceKind.PAGE, "The mill of Aster")
    assert desk.web.asked[0].ask_robots
    assert await desk.quote() == ["“We bake with our own flour,”"]


async def test_a_page_that_names_a_feed_leads_to_it(desk) -> None:
    desk.web.put(
        "https://gazette.example/",
        '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>Hello</body></html>',
    )
    desk.web.put_feed(FEED, item(1, content=full_text(1)))

    assert (await desk.sources.add("gazette.example")).source.url == FEED
    assert await desk.quote() == [SAID]


async def test_that_one_follows_a_page_leads_another_to_its_feed_all_the_same(desk) -> None:
    home = "https://gazette.example/"
    desk.web.put(home, f'<html><head><link rel="alternate" type="application/rss+xml" href="{FEED}"></head></html>')
    desk.web.put_feed(FEED, item(1, content=full_text(1)))
    await desk.sources.add(home, page=True, follower=8)
    for words in (home, FEED):
        assert (await desk.sources.add(words, follower=7)).source.kind is SourceKind.FEED

    page, feed = (await desk.sources.add(FEED, page=True, follower=7)).source, await desk.sources.find(FEED, 7)

    assert page.kind is SourceKind.PAGE
    assert [one.source.id for one in await desk.sources.list_sources(7)] == [feed.id, page.id]


async def test_what_cant_be_fetched_is_kept_as_failing_and_tried_again(desk) -> None:
    desk.web.failures[FEED] = (FetchFailure.BOT_CHECK, 403)

    added = await desk.sources.add(FEED)

    (listed,) = await desk.sources.list_sources()
    assert (added.new, listed.source.state) == (True, SourceState.FAILING)
    assert listed.reason == "403: a bot check stands before it"
    desk.web.failures.clear()
    desk.web.put_feed(FEED, item(1, content=full_text(1)))
    assert await desk.sources.refresh() == ()

    desk.clock.move(minutes=20)
    (refreshed,) = await desk.sources.refresh()
    assert refreshed.source.state is SourceState.ACTIVE
    assert await desk.quote() == [SAID]


async def test_a_feed_that_becomes_a_page_loses_nothing(desk) -> None:
    desk.web.put_feed(FEED, item(1, content=full_text(1)))
    await desk.sources.add(FEED)
    desk.web.put(FEED, "<html><body>We have moved.</body></html>")

    (refreshed,) = await desk.refresh()

    assert refreshed.failed
    assert await desk.quote() == [SAID]
    desk.web.put_feed(FEED, item(1, content=full_text(1)))
    assert not (await desk.refresh())[0].failed


async def test_what_is_gone_is_not_asked_again(desk) -> None:
    desk.web.failures[FEED] = (FetchFailure.GONE, 410)

    await desk.sources.add(FEED)

    assert (await desk.sources.list_sources())[0].source.state is SourceState.GONE
    desk.clock.move(days=9)
    assert await desk.sources.refresh() == ()
    assert await desk.refresh() == ()


async def test_an_address_that_is_followed_is_not_followed_again(desk) -> None:
    desk.web.put_feed(FEED)
    await desk.sources.add(FEED)
    desk.web.urls()

    assert not (await desk.sources.add("https://Gazette.example/feed#top")).new
    assert desk.web.urls() == []


async def test_no_address_is_kept_of_what_is_none(desk) -> None:
    with pytest.raises(RequestError):
        await desk.sources.add("no address at all")

    assert await desk.sources.list_sources() == ()


async def test_a_removed_source_leaves_all_answers_and_its_captures_stay(desk) -> None:
    desk.web.put_feed(FEED, item(1, content=full_text(1)))
    source = (await desk.sources.add(FEED)).source
    (citation,) = await desk.citations()
    removal = await desk.sources.weigh_removal(source)

    assert await desk.sources.remove(source.id)

    assert (removal.documents, removal.captures) == (1, 1)
    assert (await desk.quote(), await desk.titles()) == ([], [])
    assert len(await desk.sources.list_captures(citation.document)) == 1


async def test_an_article_of_two_feeds_is_one_document_until_both_are_removed(desk) -> None:
    other = "https://gazette.example/town/feed"
    desk.web.put_feed(FEED, item(1, content=full_text(1)))
    desk.web.put_feed(other, item(1, content=full_text(1)))
    first, second = [(await desk.sources.add(url)).source for url in (FEED, other)]

    assert [one.documents for one in await desk.sources.list_sources()] == [1, 1]
    assert len(await desk.titles()) == 1
    await desk.sources.remove(first.id)
    assert await desk.quote() == [SAID]
    await desk.sources.remove(second.id)
    assert await desk.quote() == []


@pytest.mark.parametrize("liar_comes_first", [False, True])
async def test_what_a_feed_says_of_another_sites_article_is_seen_by_its_own_followers_alone(
    desk, liar_comes_first
) -> None:
    liar = "https://liar.example/feed"
    told = full_text(1).replace("will grind again", "was sold by me")
    desk.web.put_feed(FEED, item(1, content=full_text(1)))
    desk.web.put_feed(liar, item(1, link=MILL, content=told), title="Liar")
    for url, follower in sorted(((FEED, 7), (liar, 8)), key=lambda one: (one[1] == 8) != liar_comes_first):
        await desk.sources.add(url, follower=follower)
    desk.web.put_feed(liar, item(1, link=MILL, content=told.replace("sold", "burnt down")), title="Liar")
    desk.clock.move(hours=7)
    await desk.sources.refresh()

    assert await desk.quote(audience=await desk.sources.audience_of(7)) == [SAID]
    assert await desk.quote(audience=await desk.sources.audience_of(8)) == ["“The mill number 1 was burnt down by me,”"]


async def test_a_page_that_another_sites_feed_leads_to_has_its_publisher_and_day_for_its_own_followers_alone(
    desk,
) -> None:
    liar = "https://liar.example/feed"
    paragraphs = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    desk.web.put(MILL, f"<html><head><title>The mill</title></head><body><article>{paragraphs}</article></body></html>")
    named = item(1, body="The mill.", day=desk.clock() - timedelta(days=9)).replace(
        "<guid>", "<source>Daily Liar</source><guid>"
    )
    desk.web.put_feed(liar, named)
    desk.web.put_feed(FEED, item(1, body="The mill opens."))
    await desk.sources.add(liar, follower=8)
    await desk.sources.add(FEED, follower=7)

    request = Request(question=Question.QUOTE, topic="falk")
    briefing = await desk.service.answer(request, audience=await desk.sources.audience_of(7))

    cited = {
        (one.publisher, str(one.date)) for part in briefing.sections for line in part.claims for one in line.citations
    }
    assert cited == {("Gazette", "2026-11-27")}


async def test_a_page_without_a_publisher_has_the_feeds_name_on_the_feeds_own_site_alone(desk) -> None:
    other = "https://planet.example/feed"
    desk.web.put_article(MILL, "The mill of Aster", *PARAGRAPHS)
    for url, title in ((FEED, "Gazette"), (other, "Planet of Mills")):
        desk.web.put_feed(url, item(1, body="The mill opens."), title=title)
        await desk.sources.add(url)

    assert sorted(one.publisher or "" for one in await desk.citations()) == ["Gazette", "gazette.example"]


async def test_a_library_is_made_again_from_the_archive(desk, tmp_path) -> None:
    desk.web.put_feed(FEED, *(item(n, content=full_text(n)) for n in range(3)))
    await desk.sources.add(FEED)
    (first, *_) = await desk.citations()
    for root in await desk.service._library.roots():
        await desk.service._library.forget(root)
    assert await desk.titles() == []

    assert await desk.sources.feed_library() == 3

    assert len(await desk.titles()) == 3
    assert first.document in {one.document for one in await desk.citations()}
    assert await desk.sources.feed_library() == 0


@dataclass(frozen=True)
class StoppedBefore(Archive):
    """An archive of a process that stands still before it keeps something, while others go on."""

    meanwhile: Callable[[], Awaitable[None]] = field(kw_only=True)

    async def keep(self, *several, lease=None):
        await self.meanwhile()
        return await super().keep(*several, lease=lease)


async def test_what_was_busy_and_brings_nothing_for_long_is_asked_less_often_until_it_brings_something(desk) -> None:
    def put(*numbers: int) -> None:
        days = [desk.clock() - timedelta(minutes=number) for number in numbers]
        items = [item(number, content=full_text(number), day=day) for number, day in zip(numbers, days, strict=True)]
        desk.web.put_feed(FEED, *items)

    async def wait() -> timedelta:
        (one,) = await desk.refresh()
        interval: timedelta = one.source.record.interval
        return interval

    put(*range(200))
    busy = (await desk.sources.add(FEED)).refreshed.source.record.interval
    waits = []
    for hours in (1, 7, 16, 96, 300):
        desk.clock.move(hours=hours)
        waits.append(await wait())
    put(*range(200, 400))

    assert busy == waits[0] == await wait()
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=6)


async def test_a_process_that_stood_still_keeps_nothing_of_a_source_that_is_anothers_by_then(desk) -> None:
    desk.web.put_feed(FEED, item(1, content=full_text(1)))
    source = (await desk.sources.add(FEED)).source

    async def meanwhile() -> None:
        desk.clock.move(minutes=10)
        desk.web.put_feed(FEED, item(1, content=full_text(1).replace("will grind again", "has ground again")))
        await desk.refresh()

    def follow(archive: Archive):
        return desk.service.followed_sources(desk.ledger.sources, archive, desk.web, owner="slow", clock=desk.clock)

    desk.web.put_feed(FEED, item(1, content=full_text(1).replace("will grind again", "may grind again")))
    (stopped,) = await follow(StoppedBefore(desk.archive._store, meanwhile=meanwhile)).refresh([source.id])

    assert stopped.lost
    await desk.sources.feed_library()
    assert await desk.quote() == ["“The mill number 1 has ground again,”"]
    assert len(await desk.archive.list_captures(document_id(MILL))) == 2


async def test_a_ledger_that_was_put_back_and_counts_its_leases_anew_keeps_what_comes(desk) -> None:
    desk.web.put_feed(FEED, item(1, content=full_text(1)))
    source = (await desk.sources.add(FEED)).source
    await desk.archive.keep(lease=FetchLease(source.id, 500))
    desk.web.put_feed(FEED, item(1, content=full_text(1)), item(2, content=full_text(2)))

    (refreshed,) = await desk.refresh()

    assert not refreshed.lost
    assert len(await desk.titles()) == 2


async def test_paused_sources_rest(desk) -> None:
    desk.web.put_feed(FEED)
    source = (await desk.sources.add(FEED)).source
    desk.web.urls()

    assert await desk.sources.set_paused(source.id, paused=True)
    assert not await desk.sources.set_paused(source.id, paused=True)
    desk.clock.move(days=9)
    assert (await desk.sources.refresh(), await desk.refresh()) == ((), ())
    assert await desk.sources.set_paused(source.id, paused=False)
    assert len(await desk.sources.refresh()) == 1


async def test_lists_are_taken_in_and_given_out(desk) -> None:
    desk.web.put_feed(FEED)
    await desk.sources.add(FEED)
    raw = (
        f'<opml version="2.0"><body><outline xmlUrl="{FEED}"/><outline text="Mail" xmlUrl="https://mail.example/f"/>'
        '<outline xmlUrl="nowhere"/></body></opml>'
    ).encode()

    imported = await desk.sources.import_list(raw)

    assert ([one.name for one in imported.added], imported.known) == (["Mail"], 1)
    assert [url for url, _ in imported.problems] == ["nowhere"]
    assert (await desk.sources.import_list(raw, follower=7, most=1)).beyond == 1
    assert (await desk.sources.import_list((await desk.sources.export_list()).encode())).known == 2


async def test_an_address_that_is_never_fetched_is_not_followed(desk) -> None:
    url = "https://gazette.example:1234/feed"
    desk.web.failures[url] = (FetchFailure.BAD_ADDRESS, None)

    with pytest.raises(RequestError, match="a usual port"):
        await desk.sources.add(url)

    assert await desk.sources.list_sources() == ()


async def test_a_preview_keeps_nothing(desk) -> None:
    desk.web.put_feed(FEED, item(1, body="The mill opens."))
    desk.web.put_article(MILL, "The mill of Aster", *PARAGRAPHS)

    shown = await desk.sources.preview(FEED)

    assert (shown.title, shown.article.title, str(shown.article.published)) == (
        "Gazette",
        "The mill of Aster",
        "2026-11-27",
    )
    assert shown.first_sentence == PARAGRAPHS[0]
    assert await desk.sources.list_sources() == ()
    assert await desk.archive.list_current() == ()


@pytest.mark.parametrize(("follower", "operators"), [(0, True), (7, False)])
async def test_a_servers_preview_is_fetched_for_a_server(desk, follower, operators) -> None:
    desk.web.put_feed(FEED, item(1, body="The mill opens."))
    desk.web.put_article(MILL, "The mill of Aster", *PARAGRAPHS)

    await desk.sources.preview(FEED, follower=follower)

    assert {one.url: one.for_operator for one in desk.web.asked} == {FEED: operators, MILL: operators}


async def test_a_server_sees_the_operators_sources_and_its_own(desk) -> None:
    for number, follower in ((1, 0), (2, 7), (3, 8)):
        url = f"{FEED}/{number}"
        desk.web.put_feed(url, item(number, content=full_text(number)))
        await desk.sources.add(url, follower=follower)

    assert [len(await desk.quote(audience=await desk.sources.audience_of(who))) for who in (7, 8, 9)] == [2, 2, 1]
    sevens = " ".join(await desk.quote(audience=await desk.sources.audience_of(7)))
    assert "number 2" in sevens
    assert "number 3" not in sevens


class Away:
    """A ledger whose database doesn't answer."""

    async def list_followed(self):
        raise UnreachableStoreError("postgresql://db/club")


async def test_while_the_ledger_is_away_a_server_sees_what_it_saw_last_and_a_new_one_no_source(desk) -> None:
    desk.web.put_feed(FEED, item(1, content=full_text(1)))
    await desk.sources.add(FEED, follower=7)
    before = [await desk.sources.audience_of(who) for who in (7, 8)]
    fresh = desk.service.followed_sources(Away(), desk.archive, desk.web, owner="new", clock=desk.clock)
    desk.sources._sources = Away()

    assert [await desk.sources.audience_of(who) for who in (7, 8)] == before
    assert not await desk.quote(audience=await fresh.audience_of(7))


async def test_what_nothing_cites_leaves_the_archive_and_the_library_when_its_days_are_over(desk) -> None:
    desk.web.put_feed(FEED, item(1, content=full_text(1)), item(2, content=full_text(2)))
    await desk.sources.add(FEED)
    shown = next(one for one in await desk.citations() if one.url == MILL)
    await desk.ledger.requests.keep("{}", desk.clock(), cites={(shown.document, shown.version)})
    keep = desk.clock() + timedelta(days=1)

    assert await desk.sources.remove_uncited(keep, await desk.ledger.requests.list_cited()) == 1

    assert await desk.quote() == [SAID]
    assert len(await desk.archive.list_current()) == 1
    await desk.ledger.memory.forget_documents([shown.document], desk.clock())
    assert await desk.ledger.requests.list_cited() == frozenset()


async def test_a_moved_source_keeps_its_documents(desk) -> None:
    desk.web.put_feed(FEED, item(1, content=full_text(1)))
    source = (await desk.sources.add(FEED)).source
    (claimed,) = await desk.ledger.sources.claim("x", desk.clock(), desk.clock(), among=[source.id])
    await desk.ledger.sources.record(replace(claimed, url="https://new.example/feed"), "x")
    desk.web.put_feed("https://new.example/feed", item(1, content=full_text(1)))

    await desk.refresh()

    assert [one.documents for one in await desk.sources.list_sources()] == [1]
    assert await desk.quote() == [SAID]


@pytest.mark.parametrize(
    ("failure", "gone"),
    [
        ((FetchFailure.GONE, 410), [True, True, True, True, False]),
        ((FetchFailure.NOT_FOUND, 404), [False, False, False, True, False]),
        ((FetchFailure.FORBIDDEN, 403), [False] * 5),
    ],
)
@pytest.mark.parametrize("followed", [FEED, MILL])
async def test_a_page_is_gone_when_its_server_says_so_for_good_or_for_three_days(desk, failure, gone, followed) -> None:
    desk.web.put_feed(FEED, item(1, body="The mill opens."))
    desk.web.put_article(MILL, "The mill of Aster", *PARAGRAPHS)
    source = (await desk.sources.add(followed, page=followed == MILL)).source
    claim = (await desk.service.answer(Request(question=Question.QUOTE, topic="falk"))).sections[0].claims[0]
    seen = []
    for day in range(5):
        desk.web.failures = {} if day == 4 else {MILL: failure}
        await desk.sources.set_paused(source.id, paused=False)
        await desk.refresh()
        seen.append(bool(await desk.sources.captured.list_gone([claim.citations[0].document])))
        desk.clock.move(days=1)
        proof = await desk.sources.captured.mark_gone(await desk.service.proof(claim))
        assert ("its publisher no longer has the page" in render_discord_proof(proof)) is seen[-1]

    assert seen == gone


@pytest.mark.parametrize("removed", [False, True])
async def test_words_that_were_shown_are_proven_from_their_capture(desk, removed) -> None:
    desk.web.put_feed(FEED, item(1, content=full_text(1)))
    source = (await desk.sources.add(FEED)).source
    briefing = await desk.service.answer(Request(question=Question.QUOTE, topic="falk"))
    claim = briefing.sections[0].claims[0]
    place = (claim.citations[0].document, claim.spans, words_digest(claim.pieces))
    captured_at = desk.clock()
    desk.clock.move(days=1)
    if removed:
        await desk.sources.remove(source.id)
    else:
        desk.web.put_feed(FEED, item(1, content=full_text(1).replace("again", "no more")))
        await desk.refresh()

    assert await desk.service.proof_at(*place) is None
    proof = await desk.sources.captured.prove(*place)
    assert [part.text for part in proof.parts if part.marked] == [SAID]
    assert proof.captured_at == captured_at
    shown = render_discord_proof(proof)
    assert "As captured 28 Nov 2026, 13:00 UTC" in shown
    assert ("the page has changed since" in shown) is not removed
    assert (
        "Captured 29 Nov 2026, 13:00 UTC: “The mill number 1 will grind **no more,”** Mayor Ines Falk said" in shown
    ) is not removed
    if not removed:
        assert [part.text for part in proof.change.parts if part.marked] == ["no more,”"]
    assert await desk.sources.captured.prove(place[0], place[1], "other") is None
