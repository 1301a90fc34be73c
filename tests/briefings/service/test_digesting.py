"""What a schedule's digest holds, from files to lines, with a real library and a real ledger."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefings import (
    EVERYTHING,
    CorrectionCause,
    DigestKind,
    EmptyDay,
    LeftOut,
    LeftOutRule,
    NewsFilter,
    open_service,
    words_digest,
)
from briefings.model.digest import Told
from briefings.model.reports import HiddenLine
from briefings.model.spans import stable_id

from .conftest import LAKE, NOW, PORT, ROAD, words


class GoneDocuments:
    """An archive without captures whose documents are gone, or some of them."""

    def __init__(self) -> None:
        self.gone: frozenset[str] = frozenset()

    async def read_texts(self, versions: Mapping[str, str]) -> Mapping[str, str]:
        del versions
        return {}

    async def list_gone(self, documents: Iterable[str]) -> frozenset[str]:
        return self.gone.intersection(documents)


async def test_the_first_digest_is_the_standing_briefing_and_the_next_one_what_is_new(desk) -> None:
    first = await desk.compose()
    await desk.write("road.md", ROAD, 2)
    news = await desk.compose()

    assert (first.kind, news.kind) == (DigestKind.FIRST, DigestKind.NEWS)
    assert "Ghana will double the port" in words(first)
    assert "Nobody will wait" in words(news)
    assert "the port of Tema" not in words(news)


async def test_a_document_of_another_topic_is_no_news_for_this_one(desk) -> None:
    await desk.compose()
    await desk.write("lake.md", LAKE, 2)

    assert (await desk.compose()).kind is DigestKind.ONE_LINE


async def test_everything_new_is_one_list_of_stories(desk) -> None:
    await desk.compose(topics=())
    await desk.write("road.md", ROAD, 2)
    await desk.write("lake.md", LAKE, 2)
    digest = await desk.compose(topics=())

    assert digest.kind is DigestKind.NEWS
    (briefing,) = digest.briefings
    assert len({claim.citations[0].document for claim in briefing.sections[0].claims}) == 2


async def test_no_near_name_is_taken_for_a_topic_that_no_document_names(desk) -> None:
    digest = await desk.compose(topics=("ghanna",))

    assert (digest.kind, digest.briefings) == (DigestKind.FIRST, ())


async def test_an_old_document_that_comes_late_into_the_folder_is_news(desk) -> None:
    await desk.compose()
    await desk.write("old.md", ROAD.replace("Monday", "May 3, 1999"), 1)

    assert (await desk.compose()).kind is DigestKind.NEWS


async def test_who_asks_on_a_day_without_news_gets_a_line_even_if_the_schedule_then_says_nothing(desk) -> None:
    await desk.compose()

    assert (await desk.compose(empty_day=EmptyDay.NOTHING)).kind is DigestKind.NOTHING
    assert (await desk.compose(empty_day=EmptyDay.NOTHING, asked=True)).kind is DigestKind.ONE_LINE


async def test_a_changed_document_tells_its_new_words_alone_and_names_nobody_anew(desk) -> None:
    await desk.compose()
    await desk.write("port.md", f"{PORT}\n“We start in June with 12 cranes,” Asante said in Tema.\n")
    digest = await desk.compose()

    assert "12 cranes" in words(digest)
    assert "Every crane" not in words(digest)
    assert LeftOutRule.CHANGED_ONLY in {left.rule for left in digest.left_out}


async def test_a_filter_leaves_out_documents_and_why_names_them(desk) -> None:
    only = NewsFilter(words="road OR boats", publishers=("Harbour times",))
    first = await desk.compose(only=only)
    await desk.write("road.md", ROAD, 2)
    await desk.write("lift.md", "Ghana opened a lift in Accra, the town of lifts, on Monday.\n", 2)
    news = await desk.compose(only=only)
    await desk.write("road-2.md", ROAD.replace("90", "95"), 3)
    none = await desk.compose(only=NewsFilter(publishers=("-harbour times",)))

    assert (first.kind, first.briefings) == (DigestKind.FIRST, ())
    assert "90 kilometres" in words(news)
    assert "lift" not in words(news)
    assert LeftOut(LeftOutRule.FILTER, "lift.md", 1) in news.left_out
    assert none.kind is DigestKind.ONE_LINE
    assert [one.document for one in none.left_out if one.rule is LeftOutRule.FILTER] == ["road-2.md"]


async def test_a_line_that_its_document_no_longer_has_is_corrected_once(desk) -> None:
    await desk.send(await desk.compose())
    await desk.write("port.md", PORT.replace("will double", "will not double"))
    second = await desk.compose()
    await desk.send(second)
    await desk.write("road.md", ROAD, 2)

    (found,) = second.corrections
    assert found.cause is CorrectionCause.CHANGED
    assert "will double the port" in found.told.words
    assert (await desk.compose()).corrections == ()


async def test_a_line_is_corrected_once_whose_page_its_publisher_no_longer_has(desk) -> None:
    archive = GoneDocuments()
    desk.digests = desk.service.digests(desk.ledger.memory, captured=archive)
    await desk.send(first := await desk.compose())
    archive.gone = frozenset(one.document for one in first.told)
    second = await desk.compose()
    await desk.send(second)

    assert {one.cause for one in second.corrections} == {CorrectionCause.GONE}
    assert {one.told for one in second.corrections} == {one for one in first.told if one.is_line}
    assert (await desk.compose()).corrections == ()


async def test_a_headline_that_stands_outside_of_its_text_is_corrected_when_it_tells_something_else(desk) -> None:
    page = "<html><head><title>{title}</title></head><body><article>{said}</article></body></html>"
    said = f"<p>{'Ships lay at the quay of Tema all day long. ' * 12}</p>"
    line = Told(stable_id("document", "quay.html"), "Ghana closes its quay for 12 days", is_line=True)
    (desk.folder / "quay.html").write_text(page.format(title=line.words, said=said), "utf-8")
    await desk.service.load(desk.folder)
    await desk.send(replace(await desk.compose(), told=(line,)))
    title = "Ghana closes its quay for 21 days"
    (desk.folder / "quay.html").write_text(page.format(title=title, said=said), "utf-8")
    await desk.service.load(desk.folder)

    assert [(one.told, one.cause) for one in (await desk.compose()).corrections] == [(line, CorrectionCause.CHANGED)]


async def test_another_line_tells_a_story_of_which_one_is_hidden_and_that_one_is_never_corrected(desk) -> None:
    await desk.send(await desk.compose())
    await desk.write(
        "bridge.md",
        "Ghana opened a bridge of 70 metres in Kumasi on Monday. Ghana spent 80 million cedis on the bridge.\n",
        2,
    )
    usual = await desk.digests.compose(desk.schedule, due=desk.now, now=desk.now)
    (line, *_) = (one for one in usual.told if one.is_line)
    audience = replace(EVERYTHING, hidden=frozenset({HiddenLine(line.document, line.words)}))
    news = await desk.compose(audience=audience)
    await desk.send(news)
    await desk.write("lake.md", LAKE, 3)
    later = await desk.compose(audience=audience)

    assert news.kind is DigestKind.NEWS
    assert words(news) == "Ghana spent 80 million cedis on the bridge."
    assert line not in news.told
    assert later.corrections == ()


async def test_equal_schedules_share_one_composition(desk) -> None:
    other = replace(desk.schedule, id="another")
    first = await desk.digests.compose(desk.schedule, due=NOW, now=NOW)
    second = await desk.digests.compose(other, due=NOW, now=NOW)

    assert first.briefings is second.briefings


async def test_old_words_are_proven_by_their_place_until_they_change(desk) -> None:
    digest = await desk.compose()
    claim = next(
        claim for one in digest.briefings for section in one.sections for claim in section.claims if claim.pieces
    )
    place = (claim.citations[0].document, claim.spans, words_digest(claim.pieces))
    proof = await desk.service.proof_at(*place)
    await desk.write("port.md", "Nothing of that is left.\n")

    assert proof is not None
    assert await desk.service.proof_at(*place) is None


async def test_a_process_knows_what_others_have_read_and_its_own_library_lacks(desk, tmp_path) -> None:
    async with open_service(tmp_path / "other.db", workers=0) as other:
        await other.load(desk.folder)
        theirs = other.digests(desk.ledger.memory, shared=True)
        ours = desk.service.digests(desk.ledger.memory, shared=True)
        await theirs.compose(desk.schedule, due=NOW, now=NOW)
        await desk.write("port.md", PORT.replace("crane", "boat"))
        await desk.write("road.md", ROAD, 2)
        through = await ours.take_note(NOW)
        missing = await theirs.find_missing(desk.schedule, NOW)
        apart = await other.find_fingerprint()
        await other.load(desk.folder)

        assert (missing.count, missing.newest) == (2, NOW)
        assert await theirs.take_note(NOW) == through
        assert (await theirs.find_missing(desk.schedule, NOW)).count == 0
        assert await other.find_fingerprint() == await desk.service.find_fingerprint() != apart


async def test_what_others_record_after_a_library_was_looked_at_is_told_by_the_next_digest(desk, tmp_path) -> None:
    async with open_service(tmp_path / "other.db", workers=0) as other:
        await other.load(desk.folder)
        theirs = other.digests(desk.ledger.memory, shared=True)
        ours = desk.service.digests(desk.ledger.memory, shared=True)
        window = (await theirs.compose(desk.schedule, due=NOW, now=NOW)).window
        first = replace(desk.schedule, delivered_until=window.until, delivered_through=window.through)
        await desk.write("road.md", ROAD, 2)
        through = (await theirs.find_missing(first, NOW)).through
        await ours.take_note(NOW)
        window = (await theirs.compose(first, due=NOW, now=NOW, through=through)).window
        alerted = (await theirs.compose_alert(first, now=NOW, through=through)).window
        await other.load(desk.folder)
        second = replace(first, delivered_until=window.until, delivered_through=window.through)

        assert alerted.through == window.through
        assert "road of 90 kilometres" in words(await theirs.compose(second, due=NOW, now=NOW))
