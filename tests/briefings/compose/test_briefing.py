"""Laws of whole briefings, on a story of our own."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from briefings.compose import Limits
from briefings.model.analysis import ActorKind, AttributionKind, day, month
from briefings.model.briefing import Briefing, Claim, Heading, Section, Tag
from briefings.model.findings import NamedActor, Question, Request, Topic
from briefings.questions import Meaning, compose_answer
from briefings.questions.answers import LIMITS
from briefings.render import render_terminal

Row = Callable[..., NamedActor]
DAM_MEETING = (
    "Egyptian Foreign Minister Samira Halabi met Ethiopian Water Minister Dawit Bekele in Khartoum on Monday"
    " to speak about the filling of the Tekeze dam."
)
ALL_SECTIONS = [
    Heading.IN_SHORT, Heading.ACTORS, Heading.POSITIONS, Heading.HISTORY, Heading.QUOTATIONS, Heading.SOURCES,
]  # fmt: skip


@pytest.fixture(name="dam")
def _dam(row: Row) -> Topic:
    return Topic(words="nile", actors=(row("Egypt", mentions=4), row("Ethiopia", mentions=3)))


@pytest.fixture(name="brief")
def _brief(story: Any, dam: Topic) -> Briefing:
    return compose_answer(Request(question=Question.BRIEF, topic="nile"), Meaning(topic=dam), story.findings)


def section(briefing: Briefing, heading: Heading) -> Section:
    return next(one for one in briefing.sections if one.heading is heading)


def claims(briefing: Briefing, heading: Heading) -> list[Claim]:
    return list(section(briefing, heading).claims)


def texts(briefing: Briefing, heading: Heading) -> list[str]:
    return [" … ".join(claim.pieces) for claim in claims(briefing, heading)]


def ask(story: Any, question: Question, topic: Topic, *, limits: Limits = LIMITS, **more: Topic | None) -> Briefing:
    request = Request(question=question, topic=topic.words)
    return compose_answer(request, Meaning(topic=topic, **more), story.findings, limits=limits)


def test_a_brief_has_its_six_sections_in_order(brief: Briefing) -> None:
    assert [one.heading for one in brief.sections] == ALL_SECTIONS


def test_every_claim_has_a_citation_and_its_words_stand_in_the_cited_text(brief: Briefing, story: Any) -> None:
    for one in brief.sections:
        for claim in one.claims:
            text = story.texts[claim.citations[0].document]
            assert claim.citations
            assert [span.of(text) for span in claim.spans] == list(claim.pieces)
            assert [span.of(text) for span in claim.context_spans] == list(claim.context_pieces)


def test_citation_numbers_agree_with_sources_and_count_from_one_in_reading_order(brief: Briefing) -> None:
    numbers = {claim.citations[0].document: claim.citations[0].number for claim in claims(brief, Heading.SOURCES)}
    met = [one for part in brief.sections for claim in part.claims for one in claim.citations]

    assert list(numbers.values()) == [1, 2]
    assert all(numbers[one.document] == one.number for one in met)
    assert met[0].number == 1


def test_in_short_tells_a_lead_and_then_the_newest_first_and_nothing_in_it_leans_on_another_sentence(
    brief: Briefing,
) -> None:
    assert texts(brief, Heading.IN_SHORT) == [
        DAM_MEETING,
        "Ethiopia argues that the dam lies on its own land.",
        "Cairo has rejected a new filling schedule and wants a binding treaty first.",
        "Sudan signed the first river accord with Egypt in November 1959.",
    ]


def test_titles_and_near_repeats_stay_out_of_in_short(empty_story: Any, dam: Topic) -> None:
    title = "Egypt and Ethiopia quarrel over the new dam on Friday."
    body = "Egypt and Ethiopia quarrelled over the new Tekeze dam on the river on Friday."
    late = "Egypt and Ethiopia quarrelled over the new Tekeze dam on the river on Friday, officials say."
    document = empty_story.document("a", "\n".join((title, body, late)))
    empty_story.sentence(document, title, "Egypt", "Ethiopia", title=True)
    empty_story.sentence(document, body, "Egypt", "Ethiopia")
    empty_story.sentence(document, late, "Egypt", "Ethiopia")

    assert texts(ask(empty_story, Question.BRIEF, dam), Heading.IN_SHORT) == [body]


def test_in_short_shows_which_day_a_relative_date_means(empty_story: Any, row: Row) -> None:
    lund = Topic(words="lund", actors=(row("Maria Lund"),))
    monday = "The minister Maria Lund opened the new bridge on Monday."
    stated = "The minister Maria Lund closed the old bridge on 3 March 2024."
    document = empty_story.document("a", f"{monday} {stated}", "2024-03-05")
    for sentence, words, when in ((monday, "Monday", 4), (stated, "3 March 2024", 3)):
        empty_story.sentence(document, sentence, "Maria Lund")
        empty_story.event(document, sentence, day(date(2024, 3, when)), words, "Maria Lund")

    shown = claims(ask(empty_story, Question.BRIEF, lund), Heading.IN_SHORT)

    assert {one.pieces[0]: one.label.when for one in shown} == {monday: day(date(2024, 3, 4)), stated: None}


def test_in_short_tells_an_event_of_two_documents_once(empty_story: Any, row: Row) -> None:
    lund = Topic(words="lund", actors=(row("Maria Lund"),))
    told = (
        (
            "a",
            "On 3 March 2024 Maria Lund opened the long bridge over the sound.",
            day(date(2024, 3, 3)),
            "3 March 2024",
        ),
        ("b", "In March 2024 Maria Lund opened the bridge over the sound at last.", month(2024, 3), "March 2024"),
        ("c", "In March 2023 Maria Lund opened the bridge over the sound again.", month(2023, 3), "March 2023"),
    )
    for name, sentence, when, words in told:
        document = empty_story.document(name, sentence, "2024-03-05")
        empty_story.sentence(document, sentence, "Maria Lund")
        empty_story.event(document, sentence, when, words, "Maria Lund")

    shown = texts(ask(empty_story, Question.BRIEF, lund), Heading.IN_SHORT)

    assert len([one for one in shown if "2024" in one]) == 1


def test_one_document_does_not_fill_in_short_where_there_are_others(empty_story: Any, dam: Topic) -> None:
    lines = [f"Egypt sent delegation number {number} to the {place} of Ethiopia." for number, place in
             enumerate(("north", "south", "east", "west", "coast", "hills"))]  # fmt: skip
    one = empty_story.document("one", " ".join(lines))
    other = empty_story.document(
        "other", "Ethiopia has opened its third power station on the upper river.", "2024-03-01"
    )
    for line in lines:
        empty_story.sentence(one, line, "Egypt", "Ethiopia")
    empty_story.sentence(other, empty_story.texts[other], "Ethiopia")

    shown = claims(ask(empty_story, Question.BRIEF, dam), Heading.IN_SHORT)

    assert [claim.citations[0].document for claim in shown] == ["one", "one", "one", "other"]


def test_key_actors_name_the_topic_first_then_by_mentions_with_role_as_written(brief: Briefing) -> None:
    shown = [(one.label.name, one.label.count, one.pieces) for one in claims(brief, Heading.ACTORS)]

    assert shown == [
        ("Egypt", 4, ("Egyptian",)),
        ("Ethiopia", 3, ("Ethiopian",)),
        ("Dawit Bekele", 3, ("Ethiopian Water Minister",)),
        ("Samira Halabi", 2, ("Egyptian Foreign Minister",)),
    ]
    assert [Tag.NAMED in one.label.tags for one in claims(brief, Heading.ACTORS)] == [True, True, False, False]


def test_positions_stand_under_their_speakers_with_the_words_for_them(brief: Briefing) -> None:
    shown = [(one.label.written, one.label.name, one.pieces) for one in claims(brief, Heading.POSITIONS)]

    assert shown == [
        ("Cairo", "Egypt", ("has rejected a new filling schedule",)),
        ("Ethiopia", "Ethiopia", ("argues that the dam lies on its own land.",)),
        ("Bekele", "Dawit Bekele", ("asked Halabi to send engineers to the site.",)),
        (None, "Dawit Bekele", ("The flow would stay as it was, Bekele said, whatever the season.",)),
    ]
    assert all(one.label.when for one in claims(brief, Heading.POSITIONS))


def test_the_same_words_in_two_documents_are_one_claim_with_two_citations(brief: Briefing) -> None:
    repeated = claims(brief, Heading.POSITIONS)[0]

    assert [one.document for one in repeated.citations] == ["wire", "dam"]
    assert Tag.REPEATED in repeated.label.tags


def test_direct_speech_among_the_quotations_is_no_position_as_well(story: Any, dam: Topic) -> None:
    paragraph = story.texts["dam"].split("\n\n")[1]
    story.position(
        "dam", paragraph, "Samira Halabi", "she", "said", "“We are ready to share every measurement,”",
        kind=AttributionKind.DIRECT, names=("Egypt",),
    )  # fmt: skip

    names = [one.label.name for one in claims(ask(story, Question.BRIEF, dam), Heading.POSITIONS)]

    assert "Samira Halabi" not in names


def test_a_position_is_dated_by_when_it_was_said_else_as_of_its_publication(story: Any, dam: Topic) -> None:
    things = [
        f"{thing} the new canal that Sudan wants to dig from here to the sea" for thing in ("a pact on", "no loan for")
    ]
    document = story.document("old", " ".join(f"Cairo wants {one}." for one in things), "2024-03-07")
    for thing, when in zip(things, (month(2025, 5), None), strict=True):
        story.position(document, f"Cairo wants {thing}.", "Egypt", "Cairo", "wants", thing, when=when)

    shown = claims(ask(story, Question.BRIEF, dam), Heading.POSITIONS)

    dates = {
        one.pieces[0]: (one.label.when.value, one.label.tags)
        for one in shown
        if one.label.when and one.citations[0].document == "old"
    }
    assert dates == {
        f"wants {things[0]}.": ("2025-05", ()),
        f"wants {things[1]}.": ("2024-03-07", (Tag.PUBLISHED,)),
    }


def test_a_quotation_is_dated_by_when_it_was_said_else_as_of_its_publication(empty_story: Any, row: Row) -> None:
    halabi = Topic(words="halabi", actors=(row("Samira Halabi"),))
    document = empty_story.document("old", "“We stay,” Halabi said. “We go,” Halabi said.", "2024-03-07")
    empty_story.quotation(document, "Samira Halabi", "Halabi", "“We stay,”", when=day(date(2025, 5, 3)))
    empty_story.quotation(document, "Samira Halabi", "Halabi", "“We go,”")

    shown = claims(ask(empty_story, Question.QUOTE, halabi), Heading.QUOTATIONS)

    assert [(one.label.when and one.label.when.value, one.label.tags) for one in shown] == [
        ("2025-05-03", ()),
        ("2024-03-07", (Tag.PUBLISHED,)),
    ]


def test_words_of_an_undated_document_have_no_date(empty_story: Any, row: Row) -> None:
    halabi = Topic(words="halabi", actors=(row("Samira Halabi"),))
    document = empty_story.document("old", "“We stay,” Halabi said.", None)
    empty_story.quotation(document, "Samira Halabi", "Halabi", "“We stay,”")

    shown = claims(ask(empty_story, Question.QUOTE, halabi), Heading.QUOTATIONS)

    assert [(one.label.when, one.label.tags) for one in shown] == [(None, ())]


def test_what_no_one_says_for_certain_stands_last_and_is_tagged(story: Any, dam: Topic) -> None:
    withdrew = "Sudan withdrew its observers"
    story.position("dam", f"In response, {withdrew}.", None, None, "withdrew", "its observers", names=("Egypt",))
    story.position(
        "dam", "The flow would stay as it was, Bekele said, whatever the season.", None, None, None, "as it was"
    )

    last = claims(ask(story, Question.BRIEF, dam), Heading.POSITIONS)[-1]

    assert last.label.name is None
    assert last.label.tags == (Tag.UNATTRIBUTED, Tag.PUBLISHED)


def test_a_far_away_position_of_a_stranger_is_left_out(story: Any, dam: Topic) -> None:
    text = "Egypt won." + " Filler words stand here." * 60 + " Smith said that apples are cheap."
    document = story.document("long", text)
    story.sentence(document, "Egypt won.", "Egypt")
    story.position(document, "Smith said that apples are cheap.", "Ann Smith", "Smith", "said", "that apples are cheap")

    briefing = ask(story, Question.BRIEF, dam)

    assert "Ann Smith" not in [claim.label.name for section in briefing.sections for claim in section.claims]


def test_history_is_oldest_first_and_says_when_only_publication_dates_it(story: Any, dam: Topic) -> None:
    story.event("wire", story.texts["wire"].split("\n\n")[0], day(date(2024, 3, 6)), None, "Egypt")

    shown = claims(ask(story, Question.TIMELINE, dam), Heading.HISTORY)

    assert [one.label.when.value for one in shown if one.label.when] == [
        "1959-11",
        "2021-05",
        "2024-03-04",
        "2024-03-06",
    ]
    assert [one.label.tags for one in shown] == [(), (), (), (Tag.PUBLISHED,)]


def test_the_history_of_few_documents_too_leaves_out_what_hangs_on_other_sentences(story: Any, dam: Topic) -> None:
    leaning = "However, during the May 2021 floods, Addis Ababa opened the gates without notice."
    assert leaning in texts(ask(story, Question.BRIEF, dam), Heading.HISTORY)

    for sentence in ("Bekele asked Halabi to send engineers to the site.", DAM_MEETING):
        story.event("dam", sentence, day(date(2024, 3, 5)), None, "Egypt")
    shown = texts(ask(story, Question.BRIEF, dam), Heading.HISTORY)

    assert DAM_MEETING in shown
    assert leaning not in shown


def test_the_lead_of_one_report_has_the_day_of_its_publication_where_it_tells_none(story: Any, dam: Topic) -> None:
    lead = "Egypt has opened a power station on the upper river."
    later = "Egypt has built a bridge of stone over the upper river."
    document = story.document("news", f"{lead} {later}", "2024-03-08")
    for words in (lead, later):
        story.sentence(document, words, "Egypt")

    shown = {claim.pieces[0]: claim.label.when for claim in claims(ask(story, Question.BRIEF, dam), Heading.IN_SHORT)}

    assert shown[lead] == day(date(2024, 3, 8))
    assert shown[later] is None


def test_a_quotation_is_whole_with_its_speaker_and_what_stands_before_it(brief: Briefing) -> None:
    (quoted,) = claims(brief, Heading.QUOTATIONS)

    assert quoted.pieces == (
        "“We are ready to share every measurement,”", "“But water is no gift, and nobody will hand us ours as one.”",
    )  # fmt: skip
    assert (quoted.label.written, quoted.label.name) == ("she", "Samira Halabi")
    assert quoted.context_pieces[0].startswith("Egyptian Foreign Minister")


def test_quotations_of_one_paragraph_show_once_what_stands_before_it(story: Any, dam: Topic) -> None:
    before = story.quotations[0].context.pieces[0]
    story.quotation("dam", "Samira Halabi", "she", "“But water is no gift,", context=before, names=("Egypt",))

    shown = claims(ask(story, Question.BRIEF, dam), Heading.QUOTATIONS)

    assert [bool(one.context_pieces) for one in shown] == [True, False]


def test_a_position_that_a_longer_one_of_the_same_speaker_holds_is_not_repeated(story: Any, dam: Topic) -> None:
    second = story.positions[0].sentence.pieces[0]
    longer = "a new filling schedule and wants a binding treaty first"
    story.position("wire", second, "Egypt", "Cairo", "has rejected", longer, names=("Egypt",))

    texts_of_egypt = [one.pieces for one in claims(ask(story, Question.BRIEF, dam), Heading.POSITIONS)][:2]

    assert texts_of_egypt[0] == (f"has rejected {longer}.",)
    assert texts_of_egypt[1][0].startswith("argues")


def test_a_quotation_without_a_certain_speaker_is_tagged(story: Any, dam: Topic) -> None:
    story.quotation("dam", None, None, "“We are ready to share every measurement,”", names=("Egypt",))

    tags = [one.label.tags for one in claims(ask(story, Question.BRIEF, dam), Heading.QUOTATIONS)]

    assert (Tag.UNATTRIBUTED, Tag.PUBLISHED) in tags


def test_quote_gives_a_persons_quotations_alone(story: Any, row: Row) -> None:
    person = Topic(words="halabi", actors=(row("Samira Halabi"),))

    answer = ask(story, Question.QUOTE, person)

    assert [one.heading for one in answer.sections] == [Heading.QUOTATIONS, Heading.SOURCES]
    assert answer.title == "Samira Halabi"


def test_a_person_who_is_not_quoted_is_answered_with_what_is_reported_and_tagged_so(story: Any, row: Row) -> None:
    answer = ask(story, Question.QUOTE, Topic(words="bekele", actors=(row("Dawit Bekele"),)))

    assert len(claims(answer, Heading.POSITIONS)) == 2
    assert all(one.label.tags == (Tag.REPORTED, Tag.PUBLISHED) for one in claims(answer, Heading.POSITIONS))


def test_quote_can_be_narrowed_to_a_topic_by_actor_or_by_words(story: Any, row: Row) -> None:
    person = Topic(words="halabi", actors=(row("Samira Halabi"),))

    def found(about: Topic) -> bool:
        return ask(story, Question.QUOTE, person, about=about).found

    assert found(Topic(words="egypt", actors=(row("Egypt"),)))
    assert found(Topic(words="measurement", text="measurement"))
    assert not found(Topic(words="apples", text="apples"))


def test_compare_sets_two_actors_side_by_side_and_shows_who_says_nothing(story: Any, row: Row) -> None:
    first, second = (Topic(words=name, actors=(row(name),)) for name in ("Egypt", "Sudan"))

    answer = ask(story, Question.COMPARE, first, second=second)

    sides = [(one.subject, len(one.claims)) for one in answer.sections if one.heading is Heading.POSITIONS]
    assert sides == [("Egypt", 1), ("Sudan", 0)]
    assert answer.title == "Egypt / Sudan"


def test_search_gives_the_best_match_first(empty_story: Any) -> None:
    document = empty_story.document("a", "Apples are cheap. Pears and apples are dear. Nothing else grows.")
    empty_story.sentence(document, "Apples are cheap.", rank=1.0)
    empty_story.sentence(document, "Pears and apples are dear.", rank=2.5)

    answer = ask(empty_story, Question.SEARCH, Topic(words="apples", text="apples"))

    assert texts(answer, Heading.PASSAGES) == ["Pears and apples are dear.", "Apples are cheap."]


def test_search_gives_a_heading_behind_what_tells_something(empty_story: Any) -> None:
    document = empty_story.document("a", "Apple news\n\nThe farmers of Orrin say that apples are dear.")
    empty_story.sentence(document, "Apple news", rank=2.5)
    empty_story.sentence(document, "The farmers of Orrin say that apples are dear.", rank=1.0)

    answer = ask(empty_story, Question.SEARCH, Topic(words="apples", text="apples"))

    assert texts(answer, Heading.PASSAGES) == ["The farmers of Orrin say that apples are dear.", "Apple news"]


def test_sources_lists_every_document_newest_first_undated_last(story: Any, dam: Topic) -> None:
    story.document("old", "Old news.", None)

    shown = claims(ask(story, Question.SOURCES, dam), Heading.SOURCES)

    assert [one.citations[0].document for one in shown] == ["wire", "dam", "old"]
    assert [one.citations[0].number for one in shown] == [1, 2, 3]


def test_a_source_without_title_is_called_by_its_first_words(brief: Briefing) -> None:
    titles = [one.citations[0].title or "" for one in claims(brief, Heading.SOURCES)]

    assert titles[0] == "Ministers meet over dam"
    assert titles[1].endswith("…")


def test_a_note_of_our_own_is_dated_by_its_original(brief: Briefing) -> None:
    noted = claims(brief, Heading.POSITIONS)[0]

    assert noted.citations[0].document == "wire"
    assert noted.citations[0].date == date(2024, 3, 6)
    assert noted.label.when == day(date(2024, 3, 4))


def test_a_limit_counts_what_it_leaves_out(story: Any, dam: Topic) -> None:
    answer = ask(story, Question.BRIEF, dam, limits=Limits(actors=1, positions=2, history=1, sources=1))

    counted = {one.heading: (len(one.claims), one.left_out) for one in answer.sections}
    assert counted[Heading.ACTORS] == (1, 3)
    assert counted[Heading.POSITIONS] == (2, 2)
    assert counted[Heading.HISTORY] == (1, 2)
    assert counted[Heading.SOURCES] == (1, 1)


def test_coverage_counts_documents_publishers_and_dates(story: Any, dam: Topic) -> None:
    story.document("old", "Old news.", None, publisher=None)

    coverage = ask(story, Question.BRIEF, dam).coverage

    assert (coverage.documents, coverage.publishers, coverage.undated) == (3, 2, 1)
    assert (coverage.first, coverage.last) == (date(2024, 3, 5), date(2024, 3, 6))
    assert coverage.newest_at is None

    story.document("timed", "Egypt signed.", "2024-03-06", published_time=time(9, 14))
    assert ask(story, Question.BRIEF, dam).coverage.newest_at == datetime(2024, 3, 6, 9, 14, tzinfo=UTC)


def test_nothing_found_is_a_briefing_that_offers_what_is_near(empty_story: Any) -> None:
    topic = Topic(words="zzz", text="zzz", suggestions=("Zaire",))

    answer = ask(empty_story, Question.BRIEF, topic)

    assert not answer.found
    assert answer.sections == ()
    assert answer.suggestions == ("Zaire",)


def test_the_order_of_findings_changes_nothing(story: Any, dam: Topic, brief: Briefing) -> None:
    for rows in (story.actors, story.sentences, story.positions, story.quotations, story.events):
        rows.reverse()

    assert ask(story, Question.BRIEF, dam) == brief


@pytest.mark.parametrize("question", list(Question))
def test_every_question_has_an_answer_on_an_empty_library(empty_story: Any, question: Question) -> None:
    assert not ask(empty_story, question, Topic(words="")).found


def test_of_many_events_those_stay_that_can_be_read_by_themselves(story: Any, dam: Topic) -> None:
    text = (
        "But Egypt then closed the whole harbour on Friday in June 2025 again. "
        "Egypt opened its largest harbour to ships from Sudan in March 2025. "
        "“Egypt has never had a better harbour than it has in July 2025,” she wrote."
    )
    document = story.document("harbour", text)
    dates = {6: "June 2025", 3: "March 2025", 7: "July 2025"}
    for sentence, (number, words) in zip(text.replace(". ", ".|").split("|"), dates.items(), strict=True):
        story.event(document, sentence, month(2025, number), words, "Egypt")

    shown = claims(ask(story, Question.BRIEF, dam, limits=Limits(history=2)), Heading.HISTORY)

    assert [one.label.when.value for one in shown if one.label.when] == ["2024-03-04", "2025-03"]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("“is a gift to the whole of Egypt,”", "“Egypt will have its gift.”"),
        ("“Egypt’s gift,”", "“Egypt will have its gift.”"),
    ],
)
def test_whole_sentences_are_quoted_before_parts_of_one(empty_story: Any, dam: Topic, part: str, whole: str) -> None:
    new = empty_story.document("new", f"The lake {part} Halabi said in March.", published="2024-03-06")
    old = empty_story.document("old", f"{whole} Halabi said in May.", published="2023-05-01")
    empty_story.quotation(new, "Samira Halabi", "Halabi", part, names=("Egypt",))
    empty_story.quotation(old, "Samira Halabi", "Halabi", whole, names=("Egypt",))

    shown = claims(ask(empty_story, Question.BRIEF, dam, limits=Limits(quotations=1)), Heading.QUOTATIONS)

    assert [one.pieces for one in shown] == [(whole,)]


def test_of_a_fetched_document_a_section_shows_no_more_lines_than_the_audience_may_see(story) -> None:
    def counted(most: int | None, root: str) -> list[tuple[int, int]]:
        documents = {id_: replace(one, root=root) for id_, one in story.findings.documents.items()}
        findings = replace(story.findings, documents=documents)
        meaning = Meaning(topic=Topic(words="the dam"))
        made = compose_answer(Request(question=Question.BRIEF), meaning, findings, most_of_fetched=most)
        lines = [section for section in made.sections if section.heading is not Heading.SOURCES]
        return [
            (max(Counter(claim.citations[0].document for claim in one.claims).values()), len(one.claims) + one.left_out)
            for one in lines
        ]

    whole = counted(None, "source:a")
    limited = counted(1, "source:a")

    assert max(most for most, _ in whole) > 1
    assert {most for most, _ in limited} == {1}
    assert [total for _, total in limited] == [total for _, total in whole]
    assert counted(1, "/news") == whole


def test_a_briefing_of_summaries_alone_says_so(story) -> None:
    def covered(*summaries: str) -> tuple[bool, str]:
        documents = {id_: replace(one, summary=id_ in summaries) for id_, one in story.findings.documents.items()}
        findings = replace(story.findings, documents=documents)
        made = compose_answer(Request(question=Question.BRIEF), Meaning(topic=Topic(words="the dam")), findings)
        return made.coverage.summaries, render_terminal(made, width=200)

    every = tuple(story.findings.documents)

    assert covered() == (False, covered()[1])
    assert "summar" not in covered()[1]
    assert not covered(every[0])[0]
    assert covered(*every)[0]
    assert "from feeds' summaries alone" in covered(*every)[1]
    assert ", the feed's summary" in covered(*every)[1]


@pytest.mark.parametrize(
    ("kinds", "of_people"),
    [
        ((ActorKind.PERSON,), True),
        ((ActorKind.PERSON, ActorKind.PERSON), True),
        ((ActorKind.PLACE, ActorKind.PLACE), True),
        ((ActorKind.PLACE,), False),
        ((ActorKind.ORGANISATION,), False),
        ((), False),
    ],
)
def test_a_person_or_several_are_them_and_all_else_is_it(
    story: Any, row: Row, kinds: tuple[ActorKind, ...], *, of_people: bool
) -> None:
    actors = tuple(row(f"Egypt {number}", kind=kind) for number, kind in enumerate(kinds))
    answer = ask(story, Question.BRIEF, Topic(words="egypt", actors=actors, text="" if actors else "egypt"))

    assert answer.coverage.of_people is of_people
