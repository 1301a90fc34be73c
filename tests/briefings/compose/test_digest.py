"""What a digest tells, what it leaves out, and by which rule."""

from datetime import UTC, datetime, timedelta

import pytest

from briefings.compose.digest import compose_news_digest, compose_standing_digest
from briefings.compose.subjects import group_by_subject, restrict_findings
from briefings.model.analysis import day
from briefings.model.briefing import Heading, Tag
from briefings.model.digest import DigestKind, EmptyDay, Known, LeftOutRule, Template, Told, Window
from briefings.model.findings import Findings, Topic
from briefings.text.folding import fold

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
WINDOW = Window(since=NOW - timedelta(days=1), until=NOW)

OPENING = "Norway opened a floating bridge across the Bjorna fjord on Monday after nine years of work."
BRIDGE = (
    f"{OPENING} "
    "Engineers from Bergen tested the span with 140 loaded lorries. "
    "Norway says that the bridge will carry 12,000 cars a day. "
    "“We have tamed the water,” said Ingrid Solheim."
)


def tell(story, name="bridge", text=BRIDGE, **more):
    """Add the bridge's story, or one with other words that has the same shape, to a story."""
    document = story.document(name, text, **more)
    said = "“We have tamed the water,”"
    for sentence in text.split(f" {said}")[0].split(". "):
        words = sentence if sentence.endswith(".") else f"{sentence}."
        story.sentence(document, words, "Norway")
        if " says that " in words:
            content = words.split(" says ")[1].rstrip(".")
            story.position(document, words, "Norway", "Norway", "says", content, names=("Norway",))
    if said in text:
        story.quotation(document, "Ingrid Solheim", "Ingrid Solheim", said, names=("Norway",))
        story.actor("Ingrid Solheim", document, "Ingrid Solheim")
    story.actor("Norway", document, "Norway", mentions=3)
    return document


@pytest.fixture(name="topic")
def _topic(row):
    return Topic(words="norway", actors=(row("Norway"),))


@pytest.fixture(name="bridge")
def _bridge(empty_story):
    """The bridge's story, in one document."""
    tell(empty_story)
    return empty_story


def shown(digest):
    """Every claim of a digest by its heading, as words."""
    return {
        section.heading: [" ".join(claim.pieces) for claim in section.claims]
        for briefing in digest.briefings
        for section in briefing.sections
    }


def rules(digest):
    return {each.rule for each in digest.left_out}


def test_a_new_document_is_told_with_its_sentences_positions_quotations_and_actors(bridge, topic):
    digest = compose_news_digest([(topic, bridge.findings)], Known(), WINDOW)

    assert digest.kind is DigestKind.NEWS
    told = shown(digest)
    assert told[Heading.IN_SHORT][0].startswith("Norway opened a floating bridge")
    assert told[Heading.QUOTATIONS] == ["“We have tamed the water,”"]
    assert any("will carry 12,000 cars a day" in words for words in told[Heading.POSITIONS])
    assert Heading.SOURCES in told
    assert digest.left_out == ()


def test_background_is_no_news(bridge, topic):
    bridge.event("bridge", OPENING, day(NOW.date()), None, "Norway")

    assert Heading.HISTORY not in shown(compose_news_digest([(topic, bridge.findings)], Known(), WINDOW))
    assert Heading.HISTORY in shown(compose_standing_digest([(topic, bridge.findings)], WINDOW))


def test_only_actors_that_nobody_has_named_before_are_new(bridge, topic, row):
    known = Known(actors=frozenset({row("Norway").id}))

    digest = compose_news_digest([(topic, bridge.findings)], known, WINDOW)

    (actors,) = (s for s in digest.briefings[0].sections if s.heading is Heading.ACTORS)
    assert [claim.label.name for claim in actors.claims] == ["Ingrid Solheim"]


def test_what_was_delivered_does_not_come_again(bridge, topic):
    findings = bridge.findings
    first = compose_news_digest([(topic, findings)], Known(), WINDOW)

    again = compose_news_digest([(topic, findings)], Known(told=first.told), WINDOW)

    assert again.briefings == ()
    assert again.told == ()
    assert rules(again) <= {LeftOutRule.DELIVERED, LeftOutRule.TOLD_BEFORE}
    assert {each.document for each in again.left_out} == {"bridge.txt"}


@pytest.mark.parametrize("empty_day", list(EmptyDay))
def test_a_day_without_news_is_what_the_schedule_wants(topic, empty_day):
    kinds = {
        EmptyDay.NOTHING: DigestKind.NOTHING,
        EmptyDay.ONE_LINE: DigestKind.ONE_LINE,
        EmptyDay.STANDING: DigestKind.STANDING,
    }

    digest = compose_news_digest([(topic, Findings())], Known(), WINDOW, empty_day=empty_day)

    assert (digest.kind, digest.briefings, digest.told) == (kinds[empty_day], (), ())


def test_a_standing_digest_keeps_what_the_day_left_out_and_says_since_when_nothing_is_new(bridge, topic):
    findings = bridge.findings
    told = compose_news_digest([(topic, findings)], Known(), WINDOW).told
    empty = compose_news_digest([(topic, findings)], Known(told=told), WINDOW)

    digest = compose_standing_digest([(topic, findings)], empty.window, left_out=empty.left_out)

    assert (digest.kind, digest.window.since) == (DigestKind.STANDING, WINDOW.since)
    assert digest.left_out == empty.left_out
    assert digest.briefings[0].found


def test_the_first_digest_is_the_standing_briefing(bridge, topic):
    digest = compose_standing_digest([(topic, bridge.findings)], Window(since=None, until=NOW))

    assert digest.kind is DigestKind.FIRST
    assert digest.told


def test_a_topic_of_which_nothing_is_known_has_no_standing_briefing(topic):
    assert compose_standing_digest([(topic, Findings())], WINDOW).briefings == ()


def test_a_mended_typo_does_not_bring_a_story_again(empty_story, topic):
    tell(empty_story, text=BRIDGE.replace("floating", "floeting"))
    before = Known(before={"bridge": fold(BRIDGE)})

    digest = compose_news_digest([(topic, empty_story.findings)], before, WINDOW)

    assert digest.briefings == ()
    assert rules(digest) == {LeftOutRule.CHANGED_ONLY}


def test_a_paragraph_added_to_a_known_document_is_told_alone(empty_story, topic):
    added = "Norway promises that a second bridge will follow farther north within the decade."
    tell(empty_story, text=f"{added} {BRIDGE}")
    before = Known(before={"bridge": fold(BRIDGE)})

    digest = compose_news_digest([(topic, empty_story.findings)], before, WINDOW)

    assert shown(digest)[Heading.IN_SHORT] == [added]
    assert Heading.QUOTATIONS not in shown(digest)


def test_a_corrected_figure_is_news(empty_story, topic):
    tell(empty_story, text=BRIDGE.replace("12,000", "18,000"))

    digest = compose_news_digest([(topic, empty_story.findings)], Known(before={"bridge": fold(BRIDGE)}), WINDOW)

    assert [words for words in shown(digest)[Heading.IN_SHORT] if "18,000" in words]
    assert len(shown(digest)[Heading.IN_SHORT]) == 1


def test_an_analysis_that_finds_more_in_a_known_document_brings_no_news(bridge, topic):
    digest = compose_news_digest([(topic, bridge.findings)], Known(before={"bridge": fold(BRIDGE)}), WINDOW)

    assert digest.briefings == ()


def test_a_story_in_several_documents_is_told_once_with_all_citations(empty_story, topic):
    tell(empty_story, "bridge")
    tell(empty_story, "copy", publisher="Fjord Post")
    tell(empty_story, "nearly", BRIDGE.replace("loaded lorries", "laden lorries"), publisher="Oslo Wire")

    digest = compose_news_digest([(topic, empty_story.findings)], Known(), WINDOW)

    sections = {section.heading: section for section in digest.briefings[0].sections}
    for heading in (Heading.IN_SHORT, Heading.POSITIONS, Heading.QUOTATIONS):
        words = [" ".join(claim.pieces) for claim in sections[heading].claims]
        assert len(words) == len({fold(each) for each in words})
        for claim in sections[heading].claims:
            assert {one.document for one in claim.citations} == {"bridge", "copy", "nearly"}
            assert Tag.REPEATED in claim.label.tags
    lorries = [words for words in shown(digest)[Heading.IN_SHORT] if "lorries" in words]
    assert len(lorries) <= 1
    assert len(sections[Heading.SOURCES].claims) == 3


def test_the_same_words_of_another_speaker_are_another_claim(empty_story, topic):
    said = "“We condemn this decision in the strongest terms,”"
    for name, speaker in (("first", "Ingrid Solheim"), ("second", "Olav Brekke")):
        document = empty_story.document(name, f"{said} said {speaker} of Norway.")
        empty_story.sentence(document, f"{said} said {speaker} of Norway.", "Norway")
        empty_story.quotation(document, speaker, speaker, said, names=("Norway",))

    digest = compose_news_digest([(topic, empty_story.findings)], Known(), WINDOW)

    (quotations,) = (s for s in digest.briefings[0].sections if s.heading is Heading.QUOTATIONS)
    assert {claim.label.name: len(claim.citations) for claim in quotations.claims} == {
        "Ingrid Solheim": 1,
        "Olav Brekke": 1,
    }


def test_yesterdays_story_in_another_document_is_left_out_as_told_before(empty_story, topic):
    story = empty_story
    tell(story, "bridge")
    told = compose_news_digest([(topic, story.findings)], Known(), WINDOW).told
    tell(story, "copy", BRIDGE.replace("opened", "has opened"))
    copy = restrict_findings(story.findings, {"copy"})

    digest = compose_news_digest([(topic, copy)], Known(told=told), WINDOW)

    assert digest.briefings == ()
    assert rules(digest) == {LeftOutRule.TOLD_BEFORE}


def test_what_yesterdays_story_adds_in_another_document_is_told(empty_story, topic):
    story = empty_story
    tell(story, "bridge")
    told = compose_news_digest([(topic, story.findings)], Known(), WINDOW).told
    more = "Norway says that lorries must pay from May onwards."
    tell(story, "copy", f"{BRIDGE.partition(' “')[0]} {more}")

    digest = compose_news_digest([(topic, restrict_findings(story.findings, {"copy"}))], Known(told=told), WINDOW)

    assert [words for words in shown(digest)[Heading.POSITIONS] if "must pay" in words]
    assert Heading.IN_SHORT not in shown(digest)


def test_words_told_as_a_quotation_are_not_told_again_as_a_position(empty_story, topic):
    said = "“We shall paint every lighthouse red next summer,”"
    text = f"{said} Ingrid Solheim of Norway said on Friday."
    document = empty_story.document("red", text)
    empty_story.sentence(document, text, "Norway", "Ingrid Solheim")
    empty_story.quotation(document, "Ingrid Solheim", "Ingrid Solheim", said, names=("Norway",))
    first = compose_news_digest([(topic, empty_story.findings)], Known(), WINDOW)
    content = "We shall paint every lighthouse red next summer"
    empty_story.position(document, text, "Ingrid Solheim", None, "said", content)

    again = compose_news_digest([(topic, empty_story.findings)], Known(told=first.told), WINDOW)

    assert again.briefings == ()


def test_a_few_words_of_a_story_told_before_go_with_their_story(bridge, topic):
    told = compose_news_digest([(topic, bridge.findings)], Known(), WINDOW).told
    tell(bridge, "copy", BRIDGE.replace("“We have tamed the water,”", "“Tamed,”"))
    bridge.quotation("copy", "Ingrid Solheim", "Ingrid Solheim", "“Tamed,”", names=("Norway",))

    digest = compose_news_digest([(topic, restrict_findings(bridge.findings, {"copy"}))], Known(told=told), WINDOW)

    assert digest.briefings == ()


def test_a_story_under_two_topics_is_told_under_the_first(bridge, topic, row):
    findings = bridge.findings
    other = Topic(words="solheim", actors=(row("Ingrid Solheim"),))

    digest = compose_news_digest([(topic, findings), (other, findings)], Known(), WINDOW)

    assert [briefing.words for briefing in digest.briefings] == ["norway"]
    assert LeftOutRule.TOLD_ABOVE in rules(digest)


def test_a_new_document_that_no_claim_cites_is_listed_among_the_sources(empty_story, topic):
    tell(empty_story)
    short = empty_story.document("brief", "Norway waits.", publisher="Fjord Post")
    empty_story.sentence(short, "Norway waits.", "Norway")

    digest = compose_news_digest([(topic, empty_story.findings)], Known(), WINDOW)

    (sources,) = (section for section in digest.briefings[0].sections if section.heading is Heading.SOURCES)
    assert [claim.citations[0].document for claim in sources.claims] == ["bridge", "brief"]
    assert [claim.citations[0].number for claim in sources.claims] == [1, 2]


def test_everything_new_is_told_by_subject(bridge):
    storm = bridge.document("storm", "A storm with winds of 140 kilometres an hour will reach the coast tonight.")
    bridge.sentence(storm, "A storm with winds of 140 kilometres an hour will reach the coast tonight.")

    digest = compose_news_digest(group_by_subject(bridge.findings), Known(), WINDOW)

    assert [briefing.title for briefing in digest.briefings] == ["Norway", ""]
    assert {one.document for one in digest.told} == {"bridge", "storm"}


def test_a_compact_digest_shows_less_and_says_how_much_a_limit_left_out(empty_story, topic):
    for name, text in {
        "harbour": "Norway says that Bodo will get a harbour of its own before the winter storms return.",
        "tunnel": "Norway says that digging under the Vestfjord would cost twice what engineers expected.",
        "ferries": "Norway says that electric ferries have halved the noise along the whole western coast.",
        "reindeer": "Norway says that herders may cross the new railway wherever their animals always did.",
        "school": "Norway says that every school north of Narvik receives a heated playground this year.",
    }.items():
        tell(empty_story, name, text)

    full = compose_news_digest([(topic, empty_story.findings)], Known(), WINDOW)
    compact = compose_news_digest([(topic, empty_story.findings)], Known(), WINDOW, template=Template.COMPACT)

    assert len(shown(compact)[Heading.IN_SHORT]) < len(shown(full)[Heading.IN_SHORT])
    (limit,) = (each for each in compact.left_out if each.rule is LeftOutRule.LIMIT)
    assert limit.count > 0


def test_the_claims_of_a_digest_are_cut_from_their_documents(empty_story, topic):
    for name in ("bridge", "copy"):
        tell(empty_story, name)

    digest = compose_news_digest([(topic, empty_story.findings)], Known(), WINDOW)

    for section in digest.briefings[0].sections:
        for claim in section.claims:
            text = empty_story.texts[claim.citations[0].document]
            assert [span.of(text) for span in claim.spans] == list(claim.pieces)
            assert all(citation.number > 0 for citation in claim.citations)


def test_what_counts_as_told_has_its_words_as_written_and_known_documents(bridge, topic):
    digest = compose_news_digest([(topic, bridge.findings)], Known(), WINDOW)

    assert Told("bridge", "“We have tamed the water,”") in digest.told
    assert {told.document for told in digest.told} == {"bridge"}
    assert all(told.words in BRIDGE for told in digest.told)
    assert len(digest.told) == len({told.key for told in digest.told})


JOIN = "Norway says that Ingrid Solheim will join the talks on fishing rights in the northern harbours."


@pytest.mark.parametrize(
    "news",
    [
        pytest.param(JOIN.replace("will", "will not"), id="a-reversal"),
        pytest.param(JOIN.replace("Ingrid Solheim", "Olav Brekke"), id="another-name"),
        pytest.param(JOIN.replace("harbours.", "harbours on Monday."), id="an-update"),
        pytest.param(JOIN.replace("says that", "denies that"), id="the-other-side"),
    ],
)
@pytest.mark.parametrize("kept", [str, fold], ids=["as-written", "folded-as-before"])
def test_one_word_that_tells_something_makes_told_words_news(empty_story, topic, news, kept):
    document = empty_story.document("second", news)
    empty_story.sentence(document, news, "Norway")
    known = Known(told=(Told("first", kept(JOIN.replace("says that", "confirms that") if "denies" in news else JOIN)),))

    digest = compose_news_digest([(topic, empty_story.findings)], known, WINDOW)

    assert shown(digest)[Heading.IN_SHORT] == [news]


@pytest.mark.parametrize("kept", [str, fold], ids=["as-written", "folded-as-before"])
@pytest.mark.parametrize("words", [JOIN.replace(" in the northern harbours", ""), JOIN.replace("Ingrid ", "Mrs. ")])
def test_a_part_of_what_was_told_or_another_title_is_no_news(empty_story, topic, words, kept):
    document = empty_story.document("second", words)
    empty_story.sentence(document, words, "Norway")

    digest = compose_news_digest([(topic, empty_story.findings)], Known(told=(Told("first", kept(JOIN)),)), WINDOW)

    assert digest.briefings == ()


def test_a_reversal_is_not_cited_as_the_same_words(empty_story, topic):
    for name, words in (("first", JOIN), ("second", JOIN.replace("will", "will not"))):
        document = empty_story.document(name, words)
        content = words.removeprefix("Norway says that ").rstrip(".")
        empty_story.position(document, words, "Norway", "Norway", "says", content, names=("Norway",))

    digest = compose_news_digest([(topic, empty_story.findings)], Known(), WINDOW)

    (positions,) = (s for s in digest.briefings[0].sections if s.heading is Heading.POSITIONS)
    assert [len(claim.citations) for claim in positions.claims] == [1, 1]


def test_of_two_claims_of_which_one_is_part_of_the_other_the_longer_is_told(empty_story, topic):
    for name, words in (("first", JOIN), ("second", JOIN.replace("harbours.", "harbours on Monday."))):
        document = empty_story.document(name, words)
        content = words.removeprefix("Norway says that ").rstrip(".")
        empty_story.position(document, words, "Norway", "Norway", "says", content, names=("Norway",))

    told = shown(compose_news_digest([(topic, empty_story.findings)], Known(), WINDOW))[Heading.POSITIONS]

    assert len(told) == 1
    assert "on Monday" in told[0]
