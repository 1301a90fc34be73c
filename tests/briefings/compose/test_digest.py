"""What a digest tells, what it leaves out, and by which rule."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from briefings.compose.digest import compose_news_digest, compose_standing_digest
from briefings.compose.sieve import restrict_findings
from briefings.model.briefing import Heading
from briefings.model.digest import DigestKind, EmptyDay, Known, LeftOutRule, Template, Told, Window
from briefings.model.findings import Findings, Topic
from briefings.model.stories import Story, StoryDocument
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


def test_yesterdays_story_in_another_document_is_left_out_as_told_before(empty_story, topic):
    story = empty_story
    tell(story, "bridge")
    told = compose_news_digest([(topic, story.findings)], Known(), WINDOW).told
    tell(story, "copy", BRIDGE.replace("opened", "has opened"))
    copy = restrict_findings(story.findings, {"copy"})

    digest = compose_news_digest([(topic, copy)], Known(told=told), WINDOW)

    assert digest.briefings == ()
    assert rules(digest) == {LeftOutRule.TOLD_BEFORE}


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


def group(findings, *documents, id_="s1", publishers=None):
    """Return findings in which these documents are of one story."""
    listed = tuple(
        StoryDocument(
            document=one, root="/news", path=f"{one}.txt", title=None, first_words="", publisher=None,
            published=None if found is None or found.published is None else found.published.isoformat(), report=one,
        )
        for one in documents for found in (findings.documents.get(one),)
    )  # fmt: skip
    days = sorted(one.published for one in listed if one.published)
    first, last = (days[0], days[-1]) if days else (None, None)
    story = Story(
        id=id_, title="", first=first, last=last, publishers=publishers or len(documents), documents=listed
    )  # fmt: skip
    return replace(findings, stories=(*findings.stories, story))


def test_a_new_story_is_told_in_a_line_with_a_quotation_of_somebody_in_it(bridge, topic):
    digest = compose_news_digest([(topic, bridge.findings)], Known(), WINDOW)

    assert digest.kind is DigestKind.NEWS
    assert shown(digest) == {Heading.IN_SHORT: [OPENING], Heading.QUOTATIONS: ["“We have tamed the water,”"]}
    assert digest.left_out == ()


def test_a_story_of_several_documents_is_told_once_and_all_of_them_count_as_told(empty_story, topic):
    for name, publisher in (("bridge", "Nile Courier"), ("copy", "Fjord Post"), ("nearly", "Oslo Wire")):
        tell(empty_story, name, BRIDGE.replace("loaded", "laden") if name == "nearly" else BRIDGE, publisher=publisher)
    findings = group(empty_story.findings, "bridge", "copy", "nearly")

    digest = compose_news_digest([(topic, findings)], Known(), WINDOW)

    (section, _) = digest.briefings[0].sections
    assert [claim.label.publishers for claim in section.claims] == [3]
    assert {told.document for told in digest.told} == {"bridge", "copy", "nearly"}


def stories_of(story, count, *, days="2024-03-05"):
    """Tell so many stories that have nothing in common."""
    subjects = ("harbours", "tunnels", "ferries", "reindeer", "schools", "museums", "glaciers", "orchards", "stadiums",
                "theatres", "lighthouses", "vineyards")  # fmt: skip
    for number, subject in enumerate(subjects[:count]):
        words = f"Norway pays {number + 11} million crowns for {subject} between Bodo and {subject.title()}land."
        document = story.document(subject, words, days)
        story.sentence(document, words, "Norway")
    return subjects[:count]


@pytest.mark.parametrize(("template", "most"), [(Template.FULL, 7), (Template.COMPACT, 4)])
def test_a_digest_tells_the_weightiest_stories_and_its_menu_has_the_smaller_ones(empty_story, topic, template, most):
    subjects = stories_of(empty_story, 12)
    findings = group(empty_story.findings, subjects[11], id_="great", publishers=5)

    digest = compose_news_digest([(topic, findings)], Known(), WINDOW, template=template)

    told = shown(digest)
    assert subjects[11] in told[Heading.IN_SHORT][0]
    assert (len(told[Heading.IN_SHORT]), len(told[Heading.SMALLER])) == (most, 12 - most)
    assert [each.count for each in digest.left_out if each.rule is LeftOutRule.LIMIT] == [12 - most]
    assert len({one.document for one in digest.told}) == most


@pytest.mark.parametrize(
    ("others", "heading"),
    [(3, Heading.SMALLER), (0, Heading.IN_SHORT)],  # alone it is told all the same: nothing new is lost
)
def test_what_names_the_topic_far_down_in_a_report_gives_way_to_what_is_about_it(empty_story, topic, others, heading):
    stories_of(empty_story, others)
    far = "Ida Holm has a cousin in Norway who bakes."
    text = f"Orsk sold its ferries. {'Nobody bought one. ' * 9}{far}"
    empty_story.sentence(empty_story.document("cousin", text), far, "Norway")

    digest = compose_news_digest([(topic, empty_story.findings)], Known(), WINDOW)

    told = shown(digest)
    assert far in told[heading]
    assert len(told[Heading.IN_SHORT]) == max(others, 1)


def test_topics_share_the_stories_of_a_digest_by_weight_and_one_list_of_sources(empty_story, topic, row):
    subjects = stories_of(empty_story, 9)
    text = "Peru closed 14 mines near Cusco after a landslide buried the only road."
    empty_story.sentence(empty_story.document("mines", text), text, "Peru")
    peru = group(restrict_findings(empty_story.findings, {"mines"}), "mines", id_="mines", publishers=4)
    norway = restrict_findings(empty_story.findings, set(subjects))

    digest = compose_news_digest(
        [(topic, norway), (Topic(words="peru", actors=(row("Peru"),)), peru)], Known(), WINDOW
    )  # fmt: skip

    lines = [
        (briefing.words, [claim.citations[0].number for claim in briefing.sections[0].claims])
        for briefing in digest.briefings
    ]
    assert [(words, len(numbers)) for words, numbers in lines] == [("norway", 6), ("peru", 1)]
    numbers = [number for _, each in lines for number in each]
    assert len(set(numbers)) == 7


SUNK = "The ferry Bodo sank off Norway on Monday, and 13 people drowned."


@pytest.mark.parametrize(
    ("words", "is_update"),
    [
        ("The ferry that sank off Norway on Monday took 17 people with it.", True),
        ("Norway's minister Olav Brekke blamed the crew of the sunken ferry.", True),
        ("The ferry Bodo did not sink off Norway, its owner said.", True),
        ("Divers from Norway reached the ferry and saw that nobody was alive.", True),
        ("Relatives waited for the ferry in a hall in Norway on Tuesday.", False),
        ("Norway mourned the passengers of the ferry.", False),
        ("For two weeks the ferry had sailed to Norway with an old radio.", False),
        ("For 12 weeks the ferry had sailed to Norway with an old radio.", True),
        ("On Monday the ferry Bodo sank off Norway; 13 people lost their lives.", False),
    ],
)
def test_an_update_has_a_figure_a_name_or_a_denial_that_the_told_lines_lack(empty_story, topic, words, is_update):
    document = empty_story.document("later", words)
    empty_story.sentence(document, words, "Norway")
    findings = group(empty_story.findings, "ferry", "later")
    known = Known(told=(Told("ferry", SUNK, datetime(2026, 2, 26, 8, tzinfo=UTC), is_line=True),))

    digest = compose_news_digest([(topic, findings)], known, WINDOW)

    assert shown(digest).get(Heading.IN_SHORT, []) == ([words] if is_update else [])
    if is_update:
        (claim,) = digest.briefings[0].sections[0].claims
        assert claim.label.earlier is not None
        assert (claim.label.earlier.day.isoformat(), claim.label.earlier.lately) == ("2026-02-26", True)
    else:
        assert rules(digest) == {LeftOutRule.TOLD_BEFORE}


def test_beside_another_figure_stands_the_line_that_was_told_from_its_beginning(empty_story, topic):
    """Whoever began at the figure would leave out 'No' and 'denied that'; what no digest showed isn't quoted."""
    words = "The ferry that sank off Norway on Monday took 17 people with it."
    empty_story.sentence(empty_story.document("later", words), words, "Norway")
    findings = group(empty_story.findings, "ferry", "later")

    denied = f"The owner denied that {SUNK[:-1].lower()}."
    known = Known(told=(Told("ferry", denied, is_line=True), Told("ferry", SUNK)))

    digest = compose_news_digest([(topic, findings)], known, WINDOW)

    (claim,) = digest.briefings[0].sections[0].claims
    assert claim.label.earlier is not None
    assert claim.label.earlier.words == denied


def test_what_stood_in_a_told_document_is_no_update(empty_story, topic):
    words = "Norway sent the ship Havfrue with 40 divers to the ferry."
    empty_story.sentence(empty_story.document("later", words), words, "Norway")
    findings = group(empty_story.findings, "ferry", "later")
    known = Known(told=(Told("ferry", SUNK),), before={"ferry": f"{SUNK} {words}"})

    digest = compose_news_digest([(topic, findings)], known, WINDOW)

    assert (digest.briefings, rules(digest)) == ((), {LeftOutRule.TOLD_BEFORE})


def test_a_story_is_told_before_by_its_documents_or_words_whatever_its_id(empty_story, topic):
    tell(empty_story, "bridge")
    findings = group(empty_story.findings, "bridge", id_="s1")
    told = compose_news_digest([(topic, findings)], Known(), WINDOW).told
    tell(empty_story, "copy", BRIDGE.replace("opened", "has opened"))

    for documents in (("bridge", "copy"), ("copy",)):
        again = group(restrict_findings(empty_story.findings, {"copy"}), *documents, id_="another")
        assert compose_news_digest([(topic, again)], Known(told=told), WINDOW).briefings == ()


HEADLINE = "Ferry sinks off Norway and takes 13 people with it"


@pytest.mark.parametrize(
    ("known", "is_line"),
    [
        (Known(), True),
        (Known(told=(Told("ferry", SUNK),)), False),
        (Known(told=(Told("ferry", SUNK.replace("13", "four")),)), True),
        (Known(told=(Told("other", HEADLINE),)), False),
        (Known(before={"later": "Norway waits."}), False),
    ],
    ids=["new", "told with the figure", "told with another figure", "told as it is", "of a changed document"],
)
def test_a_headline_tells_a_story_only_where_it_is_news_itself(empty_story, topic, known, is_line):
    words = "The ferry Bodo went down with 13 people and 60 cars, and Norway sent Olav Brekke."
    empty_story.sentence(empty_story.document("later", words, title=HEADLINE), words, "Norway")
    findings = group(empty_story.findings, "ferry", "later")

    digest = compose_news_digest([(topic, findings)], known, WINDOW)

    assert shown(digest)[Heading.IN_SHORT] == [HEADLINE if is_line else words]


def test_a_quotation_comes_from_a_story_that_is_told_and_from_somebody(empty_story, topic):
    subjects = stories_of(empty_story, 9)
    said = "“We shall keep every promise that we have made,”"
    for name, speaker in (("first", None), ("second", "Ingrid Solheim")):
        text = f"{said} {speaker or 'somebody'} said in Norway."
        document = empty_story.document(name, text, "2024-02-01")
        empty_story.sentence(document, text, "Norway")
        empty_story.quotation(document, speaker, speaker, said, names=("Norway",))
    great = group(empty_story.findings, *subjects[:7], id_="great")

    untold = compose_news_digest([(topic, empty_story.findings)], Known(), WINDOW)
    nobody = compose_news_digest([(topic, group(great, "first", id_="q"))], Known(), WINDOW)

    assert Heading.QUOTATIONS not in shown(untold)
    assert all(
        claim.label.name == "Ingrid Solheim"
        for section in nobody.briefings[0].sections
        if section.heading is Heading.QUOTATIONS
        for claim in section.claims
    )
