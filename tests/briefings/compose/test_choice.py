"""Laws of which lines a briefing chooses, where there are more than it shows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from briefings.compose.dependence import opens_with_known_thing
from briefings.compose.happenings import looks_ahead, tells_past_event, tells_talk
from briefings.compose.limits import Limits
from briefings.compose.people import choose_role, says_little, says_what
from briefings.compose.position_cost import is_nobody, is_vague
from briefings.compose.positions import make_positions_section
from briefings.compose.quotations import make_quotations_section
from briefings.compose.relevance import Relevance
from briefings.compose.shown import drop_shown, is_told
from briefings.compose.sieve import list_stories
from briefings.compose.speakers import is_somebody
from briefings.compose.worth import keep_worthy
from briefings.model.analysis import day
from briefings.model.briefing import Briefing, Heading, Tag
from briefings.model.findings import Named, Question, Request, Topic
from briefings.questions import Meaning, compose_answer
from tests.briefings.compose.conftest import named

FERRIES = Topic(words="ferries", text="ferries")
GOOD = (
    "Ada Falk said that ferries of Lund will sail at night.",
    "Per Holm said that ferries to Orsk cost too much in winter.",
    "Kari Lind said that ferries need no new harbour in Vale.",
)


def answer(story: Any) -> Briefing:
    for number in range(3):  # of one or two documents all is shown
        story.document(f"other{number}", "Ferries sail.", "2026-03-01")
    return compose_answer(Request(question=Question.BRIEF), Meaning(topic=FERRIES), story.findings)


def list_lines(briefing: Briefing, heading: Heading) -> list[str]:
    return [
        " ".join(claim.pieces)
        for section in briefing.sections
        if section.heading is heading
        for claim in section.claims
    ]


def say(story: Any, document: str, sentence: str) -> None:
    name, _, content = sentence.rstrip(".").partition(" said ")
    story.position(document, sentence, name, name, "said", content)


def test_a_position_that_leans_on_others_gives_way_to_those_that_don_t(empty_story: Any) -> None:
    leaning = "Tor Berg said that ferries need this plan of theirs at once."
    document = empty_story.document("news", " ".join((leaning, *GOOD)), "2026-03-02")
    for sentence in (leaning, *GOOD):
        say(empty_story, document, sentence)

    shown = list_lines(answer(empty_story), Heading.POSITIONS)

    assert len(shown) == len(GOOD)
    assert not any("this plan" in line for line in shown)


def test_it_is_shown_where_there_is_no_better_one(empty_story: Any) -> None:
    leaning = "Tor Berg said that ferries need this plan of his at once."
    say(empty_story, empty_story.document("news", leaning, "2026-03-02"), leaning)

    assert len(list_lines(answer(empty_story), Heading.POSITIONS)) == 1


def test_a_sentence_that_positions_show_stands_in_no_other_section(empty_story: Any) -> None:
    told = "Ada Falk said that ferries of Lund sank on 3 May 2024."
    document = empty_story.document("news", told, "2026-03-02")
    say(empty_story, document, told)
    empty_story.event(document, told, day(date(2024, 5, 3)), "3 May 2024")

    briefing = answer(empty_story)

    assert list_lines(briefing, Heading.POSITIONS)
    assert not list_lines(briefing, Heading.HISTORY)
    assert drop_shown(empty_story.findings, ()) == empty_story.findings


@pytest.mark.parametrize(
    ("content", "stays"),
    [("ferries of Lund must all apologise to those who “are owed a word”", False), ("ferries", True)],
)
def test_a_quotation_whose_sentence_positions_show_stands_in_no_other_section(
    empty_story: Any, content: str, stays: bool
) -> None:
    told = "Ada Falk said ferries of Lund must all apologise to those who “are owed a word” as soon as they can in May."
    document = empty_story.document("news", told, "2026-03-02")
    empty_story.position(document, told, "Ada Falk", "Ada Falk", "said", content)
    empty_story.quotation(document, "Ada Falk", "Ada Falk", "“are owed a word”")
    quoted = replace(empty_story.findings.quotations[0], sentence=empty_story.findings.positions[0].sentence)
    findings = replace(empty_story.findings, quotations=(quoted,))
    shown = make_positions_section(findings, Relevance(FERRIES, findings), Limits())

    assert bool(drop_shown(findings, (shown,)).quotations) == stays


def test_of_lines_that_something_speaks_against_the_best_fill_up_and_the_worst_never_do() -> None:
    costs = [2, 0, 3, 9, 1, 4]

    assert keep_worthy(costs, cost=int, least=3) == [2, 0, 1]
    assert keep_worthy(costs, cost=int, least=9) == [2, 0, 1]
    assert keep_worthy([3, 9], cost=int, least=1) == [3]
    assert keep_worthy([2, 3, 9], cost=int, least=0) == []
    assert keep_worthy([9, 9], cost=int, least=3) == []
    assert keep_worthy(costs, cost=int, least=1, enough=1) == [0]
    assert keep_worthy([9, 4, 3, 3], cost=int, least=2) == [3]
    assert keep_worthy([9, 4], cost=int, least=2) == [4]


def test_no_more_of_what_speaks_against_a_line_is_found_out_than_decides() -> None:
    parts = {"fair": (0, 0), "fills up": (2, 0), "too much": (2, 1, 0), "not asked": (2, 0)}
    asked: list[tuple[str, int]] = []

    def price(row: str) -> Iterator[int]:
        for at, part in enumerate(parts[row]):
            asked.append((row, at))
            yield part

    assert keep_worthy(parts, cost=price, least=2) == ["fair", "fills up"]
    assert ("fills up", 1) in asked
    assert {("too much", 1), ("too much", 2), ("not asked", 1)}.isdisjoint(asked)


@pytest.mark.parametrize(
    ("words", "somebody"),
    [
        ("two fishermen", True),
        ("Ada Falk", True),
        ("a spokesman for the port", True),
        ("the report", False),
        ("his", False),
        ("Oct. 13-15", False),
        ("those", False),
    ],
)
def test_a_speaker_is_one_who_can_be_asked(words: str, *, somebody: bool) -> None:
    assert is_somebody(None, words) is somebody


def test_a_short_sentence_tells_a_story_where_it_is_the_first_or_there_is_no_longer_one(empty_story: Any) -> None:
    lead, short = "Ferries of Lund sank.", "Ferries of Lund sank on Thursday."
    longer = "Ferries of Lund were raised from the fjord on Friday."
    document = empty_story.document("news", f"{lead} {short} {longer}", "2026-03-02")
    asked = Request(question=Question.BRIEF)
    shown = []
    for words in (short, longer, lead):
        empty_story.sentence(document, words)
        found = compose_answer(asked, Meaning(topic=FERRIES), empty_story.findings)
        shown.append(list_lines(found, Heading.IN_SHORT))

    assert [sorted(lines) for lines in shown] == [[short], [longer], [lead, longer]]


def test_a_first_line_of_few_words_that_says_nothing_is_no_lead(empty_story: Any) -> None:
    label, longer = "Ferries of Lund today.", "Ferries of Lund were raised from the fjord on Friday."
    document = empty_story.document("news", f"{label} {longer}", "2026-03-02")
    empty_story.sentence(document, label)
    empty_story.sentence(document, longer)

    found = compose_answer(Request(question=Question.BRIEF), Meaning(topic=FERRIES), empty_story.findings)

    assert list_lines(found, Heading.IN_SHORT) == [longer]


def test_what_is_not_english_stands_in_no_section_that_rules_of_english_make(empty_story: Any) -> None:
    words = "Die Fähre von Lund sank am Donnerstag vor der Küste."
    document = empty_story.document("blatt", f"„Halt!“ {words}", "2026-03-02", language="German")
    empty_story.sentence(document, words)

    found = compose_answer(Request(question=Question.BRIEF), Meaning(topic=FERRIES), empty_story.findings)
    search = compose_answer(Request(question=Question.SEARCH), Meaning(topic=FERRIES), empty_story.findings)

    assert not list_lines(found, Heading.IN_SHORT)
    assert list_lines(search, Heading.PASSAGES) == [words]
    (passages,) = (section for section in search.sections if section.heading is Heading.PASSAGES)
    assert Tag.QUOTED not in passages.claims[0].label.tags


def test_an_actor_of_other_sentences_than_the_topic_s_is_left_out_before_others(empty_story: Any) -> None:
    text = "Mayor Ida Holm closed ferries of Lund. Minister Tor Berg opened a school. Ida Holm and Tor Berg left."
    document = empty_story.document("news", text, "2026-03-02")
    first, second, third = (f"{one.rstrip('.')}." for one in text.split(". "))
    empty_story.sentence(document, first, "Ida Holm", rank=1.0)
    empty_story.sentence(document, second, "Tor Berg")
    empty_story.sentence(document, third, "Ida Holm", "Tor Berg")
    empty_story.actor("Ida Holm", document, "Ida Holm", mentions=2, role="Mayor")
    empty_story.actor("Tor Berg", document, "Tor Berg", mentions=2, role="Minister")

    actors = next(one for one in answer(empty_story).sections if one.heading is Heading.ACTORS)

    assert [claim.label.name for claim in actors.claims] == ["Ida Holm"]


@pytest.mark.parametrize(("mentions", "shown"), [(5, True), (6, False)])
def test_an_actor_who_is_mostly_named_far_from_the_topic_has_no_part_in_it(
    empty_story: Any, mentions: int, *, shown: bool
) -> None:
    text = "Mayor Ida Holm closed ferries of Lund. Ida Holm sold ferries."
    document = empty_story.document("news", text, "2026-03-02")
    for sentence in ("Mayor Ida Holm closed ferries of Lund.", "Ida Holm sold ferries."):
        empty_story.sentence(document, sentence, "Ida Holm", rank=1.0)
    empty_story.actor("Ida Holm", document, "Ida Holm", mentions=mentions, role="Mayor")
    empty_story.actors[:] = [replace(one, near=2) for one in empty_story.actors]

    assert bool(list_lines(answer(empty_story), Heading.ACTORS)) is shown


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        (Named(documents=30, about=2), False),
        (Named(documents=30, about=20), True),
        (Named(documents=8, about=8), True),  # all are about it
        (Named(documents=30, about=None), True),  # nobody knows how many
        (None, True),
    ],
)
def test_a_section_of_what_many_name_in_passing_is_not_filled_up(
    empty_story: Any, named: Named | None, *, shown: bool
) -> None:
    leaning = "Tor Berg said that ferries need this plan of his at once."
    say(empty_story, empty_story.document("news", leaning, "2026-03-02"), leaning)
    for number in range(3):
        empty_story.document(f"other{number}", "Ferries sail.", "2026-03-01")
    findings = replace(empty_story.findings, named=named)

    found = compose_answer(Request(question=Question.BRIEF), Meaning(topic=FERRIES), findings)

    assert bool(list_lines(found, Heading.POSITIONS)) is shown


@pytest.mark.parametrize(
    ("named", "lines"),
    [(Named(documents=9, about=7), 3), (Named(documents=40, about=30), 1), (Named(documents=9, about=4), 0)],
)
def test_of_a_small_library_a_section_is_filled_up(empty_story: Any, named: Named, lines: int) -> None:
    said = (
        "Tor Berg said that ferries need this plan of his at once.",
        "Ida Holm said that ferries lack this quay of his all year.",
        "Ann Lund said that ferries miss this pilot of his at night.",
        "Per Falk said that ferries want this loan of his by May.",
    )
    for number, one in enumerate(said):
        say(empty_story, empty_story.document(f"news{number}", one, "2026-03-02"), one)
    findings = replace(empty_story.findings, named=named)

    found = compose_answer(Request(question=Question.BRIEF), Meaning(topic=FERRIES), findings)

    assert len(list_lines(found, Heading.POSITIONS)) == lines


@pytest.mark.parametrize(
    "words", ["Lund has three gun laws.", "Lund has one gun law.", "Lund’s gun law’s end is near."]
)
def test_words_side_by_side_may_be_in_the_plural(empty_story: Any, words: str) -> None:
    relevance = Relevance(Topic(words="gun law", text='"gun law"'), empty_story.findings)

    assert relevance.is_named_by_words(words)
    assert not relevance.is_named_by_words("Lund has a gun, and a law on it.")


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("Fraud claims hit Holm", True),
        ("Ida Holm wins the vote", True),
        ("Mayor Holm wins the vote", True),
        ("Will Holm win the vote?", True),
        ("Michelle Holm wins the vote", False),
        ("Falk errs on Lind and Michelle Holm", False),
    ],
)
def test_a_headline_names_nobody_by_the_surname_of_another(empty_story: Any, headline: str, *, names: bool) -> None:
    document = empty_story.document("news", "Holm left.", "2026-03-02")
    empty_story.sentence(document, "Holm left.", "Ida Holm")
    holm = named("Ida Holm")
    relevance = Relevance(Topic(words="holm", actors=(replace(holm, alias="Holm"),)), empty_story.findings)

    assert relevance.is_named_by_words(headline) == names


@pytest.mark.parametrize(("named_in", "all_shown"), [(1, True), (8, False)])
def test_of_one_document_all_is_shown_unless_many_name_its_topic(
    empty_story: Any, named_in: int, *, all_shown: bool
) -> None:
    hanging = "On 3 May 2024, that streak of ferries ended."
    document = empty_story.document("news", f"Ferries of Lund sail. {hanging}", "2026-03-02")
    empty_story.event(document, hanging, day(date(2024, 5, 3)), "3 May 2024")
    findings = replace(empty_story.findings, named=Named(documents=named_in, about=1))

    found = compose_answer(Request(question=Question.BRIEF), Meaning(topic=FERRIES), findings)

    assert bool(list_lines(found, Heading.HISTORY)) is all_shown


@pytest.mark.parametrize(
    ("second", "speaks", "shown"),
    [
        ("The fisherman Tor Berg left.", 0, False),  # one sentence names him beside the topic, by the way
        ("The fisherman Tor Berg left.", 1, True),
        ("The fisherman Tor Berg sold ferries.", 0, True),
    ],
)
def test_who_says_nothing_is_named_beside_the_topic_more_than_once(
    empty_story: Any, second: str, speaks: int, *, shown: bool
) -> None:
    first = "Ferries of Lund sail again, as mayor Ida Holm and fisherman Tor Berg know."
    document = empty_story.document("news", f"{first} {second}", "2026-03-02")
    empty_story.sentence(document, first, "Ida Holm", "Tor Berg", rank=1.0)
    empty_story.sentence(document, second, "Tor Berg")
    empty_story.actor("Ida Holm", document, "Ida Holm", mentions=2, role="mayor", speaks=1)
    empty_story.actor("Tor Berg", document, "Tor Berg", mentions=2, role="fisherman", speaks=speaks)

    actors = next(one for one in answer(empty_story).sections if one.heading is Heading.ACTORS)

    assert ("Tor Berg" in [claim.label.name for claim in actors.claims]) is shown


@pytest.mark.parametrize(
    ("asked", "role", "shown"),
    [
        (("Ida Holm",), None, True),
        (("Ida Holm",), "Mayor", True),
        # Near misses: one of that name is there, a body is no person, and who isn't asked for needs a role.
        (("Kari Lind", "Ida Holm"), None, False),
        (("Egypt",), None, False),
        ((), None, False),
    ],
)
def test_the_person_asked_for_is_a_key_actor_without_a_role_too(
    empty_story: Any, asked: tuple[str, ...], role: str | None, *, shown: bool
) -> None:
    text = "Ida Holm and Mayor Kari Lind left Egypt. Mayor Ida Holm and Kari Lind will be back in Egypt."
    first, second = (f"{one.rstrip('.')}." for one in text.split(". "))
    document = empty_story.document("news", text, "2026-03-02")
    for name, its_role in (("Egypt", None), ("Ida Holm", role), ("Kari Lind", "Mayor")):
        empty_story.actor(name, document, name, mentions=2, role=its_role)
    for sentence in (first, second):
        empty_story.sentence(document, sentence, "Egypt", "Ida Holm", "Kari Lind", rank=1.0)
    topic = Topic(words="x", actors=tuple(map(named, asked)), text="" if asked else "left")
    for number in range(3):
        empty_story.document(f"other{number}", "Ferries sail.", "2026-03-01")

    found = compose_answer(Request(question=Question.BRIEF), Meaning(topic=topic), empty_story.findings)
    (actors,) = (one for one in found.sections if one.heading is Heading.ACTORS)

    assert ("Ida Holm" in [claim.label.name for claim in actors.claims]) is shown


def test_one_of_whom_nothing_but_a_name_is_known_fills_up_no_section(empty_story: Any) -> None:
    text = "Ida Holm closed ferries of Lund. Ida Holm closed ferries of Orsk."
    document = empty_story.document("news", text, "2026-03-02")
    for sentence in (f"{one.rstrip('.')}." for one in text.split(". ")):
        empty_story.sentence(document, sentence, "Ida Holm", rank=1.0)
    empty_story.actor("Ida Holm", document, "Ida Holm", mentions=2)

    assert Heading.ACTORS not in {one.heading for one in answer(empty_story).sections}


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("predecessor", False),
        ("campaign manager", False),
        ("front-runner", False),
        ("former chairman of Lund on", False),
        ("predecessor of the mayor", True),
        ("Lund's campaign manager", True),
        ("Republican front-runner", True),
        ("fisherman", True),
        ("Deputy Director", True),
        ("grandfather", False),
        ("twin sister", False),
        ("Holm's grandfather", True),
        ("cousin of the mayor", True),
        ("rather mainstream conservative", False),
        ("young man", False),
        ("28-year-old North Vale man", False),
        ("conservative judge", True),
        ("Conservative", True),
        ("right-hand man", True),
    ],
)
def test_a_role_is_told_with_its_of_whom_or_not_at_all(role: str, *, says: bool) -> None:
    assert says_what(role) is says


@pytest.mark.parametrize(
    ("role", "little"),
    [
        ("liberal", True),
        ("Independent", True),
        ("old man", True),
        ("rival in next month's vote", True),
        ("Injured winger", True),
        ("Firing Ambassador", True),
        ("VICE MAYOR", True),
        ("liberal mayor", False),
        ("Acting Mayor", False),
        ("independent mayor of Orsk", False),
        ("CEO", False),
        ("D-Lund", True),
        ("second President", True),
        ("second mate", False),
        ("fellow sailor", True),
        ("fellow", False),
        ("fellow of the college of Orsk", False),
        ("candidate", True),
        ("candidate for mayor", False),
    ],
)
def test_a_role_that_is_a_view_or_holds_for_a_week_says_little(role: str, *, little: bool) -> None:
    assert says_little(role) is little


def test_a_view_is_no_role_and_who_has_no_other_is_an_actor_all_the_same(empty_story: Any) -> None:
    text = "The liberal Ida Holm sold ferries of Lund. Ida Holm sold ferries of Orsk."
    document = empty_story.document("news", text, "2026-03-02")
    for sentence in (f"{one.rstrip('.')}." for one in text.split(". ")):
        empty_story.sentence(document, sentence, "Ida Holm", rank=1.0)
    empty_story.actor("Ida Holm", document, "Ida Holm", mentions=2, role="liberal")

    assert choose_role(empty_story.actors[0], empty_story.texts) is None
    assert list_lines(answer(empty_story), Heading.ACTORS) == ["Ida Holm"]


@pytest.mark.parametrize(
    ("text", "roles", "chosen"),
    [
        ("The liberal Ida Holm left. Mayor Ida Holm came.", ("liberal", "Mayor"), "Mayor"),
        ("The sergeant Ida Holm left.", ("sergeant",), "sergeant"),
        ("A friend of the Ann More Society counsel Ida Holm. Pilot Ida Holm.", ("Society counsel", "Pilot"), "Pilot"),
        ("A friend of the Society counsel Ida Holm. Pilot Ida Holm.", ("Society counsel", "Pilot"), "Society counsel"),
        ("Blue and White leader Ida Holm left. Pilot Ida Holm.", ("White leader", "Pilot"), "Pilot"),
        (
            "On Monday White House counsel Ida Holm left. Pilot Ida Holm.",
            ("White House counsel",),
            "White House counsel",
        ),
    ],
)
def test_of_several_roles_one_is_shown_that_says_what_somebody_is(
    empty_story: Any, text: str, roles: tuple[str, ...], chosen: str
) -> None:
    document = empty_story.document("one", text)
    empty_story.actor("Ida Holm", document, "Ida Holm")
    actor = replace(empty_story.actors[0], roles=tuple(empty_story.passage(document, role) for role in roles))

    found = choose_role(actor, empty_story.texts)

    assert found is not None
    assert found.pieces == (chosen,)


@pytest.mark.parametrize(
    "words",
    [
        "On Monday, Orsk closed its library.",
        "Four sailors were killed off Marlow earlier this year.",
        "Vale, which has a border with Orsk, joined the league in April.",
        "While ferries rest in winter, the council sold two in May.",
        "As the Bell reported in May, Ida Holm resigned.",
        "Asked on Monday if the ferry sank, Ida Holm left.",
        "In 2012, months after Ida Holm became mayor, Orsk sold two ferries built by Lund.",
        "In 1996, Ida Holm served as mayor of Orsk.",
        "In a vote on Tuesday, Orsk closed its library.",
        "Ferries of Lund - long a point of pride - sank in May.",
        "Ferries of Lund were being repaired in May when the harbour burned.",
        "Ida Holm declined an offer of 3 million crowns in May.",
    ],
)
def test_a_sentence_whose_first_verb_is_past_tells_an_event(words: str) -> None:
    assert tells_past_event(words)


@pytest.mark.parametrize(
    "words",
    [
        "Despite Friday's talks, it remains unclear if Orsk agrees.",
        "Ida Holm will travel to Orsk on Thursday.",
        "As the Bell reported in May, such a ferry presents a danger.",
        "In released papers, Ida Holm compares Orsk with Vale.",
        "Today, ferries are suspected as the source of the oil that killed the birds.",
        "Mayor Ida Holm speaks during a news conference on Monday.",
        "Armed sailors march in Orsk on 3 May 2024.",
        "Sailors cheer in Orsk after the ferry was saved on Monday.",
        "The proposed ban takes effect in May.",
        "While ferries rested on Tuesday, the vote could end the season.",
        "Ida Holm, a pilot who took over in May, runs two ferries.",
        "On Monday, Ida Holm was asked if the ferry sank.",
        "On 3 May 2019, Ida Holm was having lunch with two pilots.",
        "Ida Holm didn't say on Monday whether the ferry sank.",
        "Ida Holm, asked on Monday about ferries, declined to comment.",
        "On Tuesday, it was Ida Holm who stood in Lund.",
        "Some look back to Ida Holm's failed campaign in 2008.",
        "In a report issued on Tuesday, Orsk warns of ferries.",
        "The prize - named in 1981 for a pilot of Orsk - is given to sailors.",
        "",
    ],
)
def test_a_sentence_about_how_things_are_or_will_be_tells_none(words: str) -> None:
    assert not tells_past_event(words)


@pytest.mark.parametrize(
    ("words", "talk"),
    [
        ("On Monday, Ida Holm said that the ferry sank.", True),
        ("Ida Holm tweeted on Monday about ferries of Orsk.", True),
        ("On Monday, Orsk appeared to give up its ferries.", True),
        ("Ida Holm called the plan “a shame for Orsk” in May.", True),
        ("Ida Holm called an election in May.", False),
        ("On Monday, Orsk said it would sell two ferries to Lund.", False),
        ("On Monday, Orsk announced a sale of ferries.", False),
        ("Ferries of Orsk, Ida Holm said, sank on Monday.", True),
        ("Two ferries sank on Monday, Ida Holm said.", False),
    ],
)
def test_what_was_said_is_told_from_what_was_done(words: str, *, talk: bool) -> None:
    assert tells_talk(words) is talk


def test_what_was_said_stands_in_history_only_where_little_was_done(empty_story: Any) -> None:
    said = "Ida Holm said on 3 May 2024 that ferries of Lund leak."
    deeds = [
        f"Ferries of Lund {deed} on {at} June 2024." for at, deed in enumerate(("sank", "burned", "rose", "left"), 1)
    ]
    document = empty_story.document("news", said, "2026-03-02")
    empty_story.event(document, said, day(date(2024, 5, 3)), "3 May 2024")
    assert list_lines(answer(empty_story), Heading.HISTORY) == [said]

    for at, deed in enumerate(deeds, 1):
        other = empty_story.document(f"deed{at}", deed, "2026-03-02")
        empty_story.event(other, deed, day(date(2024, 6, at)), f"{at} June 2024")

    assert list_lines(answer(empty_story), Heading.HISTORY) == deeds


def test_history_tells_one_line_of_a_document_s_day(empty_story: Any) -> None:
    text = "On Monday ferries of Lund sank off Orsk. Divers reached ferries of Lund on Monday night."
    document = empty_story.document("news", text, "2026-03-02")
    for sentence in (f"{one.rstrip('.')}." for one in text.split(". ")):
        empty_story.event(document, sentence, day(date(2026, 3, 2)), "Monday")

    assert len(list_lines(answer(empty_story), Heading.HISTORY)) == 1


@pytest.mark.parametrize(
    ("sentence", "name", "cue", "content"),
    [
        (
            "After ferries of Lund sank, Tor Berg promised that pilots would be hired.", "Tor Berg", "promised",
            "After ferries of Lund sank",
        ),
        ("Tor Berg praised Lund’s new ferries at night.", "Tor Berg", "praised", "’s new ferries at night"),
    ],
)  # fmt: skip
def test_what_is_cut_out_of_a_sentence_is_no_position(
    empty_story: Any, sentence: str, name: str, cue: str, content: str
) -> None:
    document = empty_story.document("news", sentence, "2026-03-02")
    empty_story.position(document, sentence, name, None, cue, content)

    assert not list_lines(answer(empty_story), Heading.POSITIONS)


def test_what_stands_before_its_cue_is_a_position_where_the_cue_has_nothing_behind_it(empty_story: Any) -> None:
    sentence = "Ferries of Lund need more pilots, Tor Berg said on Monday."
    document = empty_story.document("news", sentence, "2026-03-02")
    empty_story.position(document, sentence, "Tor Berg", "Tor Berg", "said", "Ferries of Lund need more pilots")

    assert list_lines(answer(empty_story), Heading.POSITIONS)


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        ("the source", True),
        ("Analysts", True),
        ("the two leaders", True),
        ("a Lund fisherman", False),
        ("a spokesman for Nordfisk", False),
        ("two harbour pilots", False),
    ],
)
def test_a_speaker_of_whom_nothing_is_told_is_vague(words: str, *, vague: bool) -> None:
    assert is_vague(words) is vague


def test_what_a_shown_headline_tells_is_told_nowhere_else_and_what_stands_further_on_is(empty_story: Any) -> None:
    lead, between, again, other, after = (
        "Harbour pilots of Orsk ended a strike on Monday.",
        "Pilots had asked for better pay.",
        "Orsk’s pilots ended their strike on Monday after ferries of Lund had rested for a week.",
        "Ida Holm sailed to Vale on ferries of her own on Monday.",
        "Ferries of Lund sank off Orsk on 3 May 2024.",
    )
    title = "Orsk pilots ended strike on ferries of Lund"
    empty_story.document("news", " ".join((lead, between, again, other, after)), "2026-03-02", title=title)
    empty_story.sentence("news", lead, rank=1.0)
    empty_story.sentence("news", after, rank=1.0)
    for reported in (lead, again, other):
        empty_story.event("news", reported, day(date(2026, 3, 2)), "Monday")
    empty_story.event("news", after, day(date(2024, 5, 3)), "3 May 2024")
    for number in range(3):
        empty_story.document(f"other{number}", "Ferries sail.", "2026-03-01")
    findings = replace(empty_story.findings, stories=list_stories(empty_story.findings))

    briefing = compose_answer(Request(question=Question.BRIEF), Meaning(topic=FERRIES), findings)

    assert list_lines(briefing, Heading.IN_SHORT) == [title]
    assert list_lines(briefing, Heading.HISTORY) == [after, other]


def test_a_line_of_another_document_that_says_no_more_is_told_and_one_with_another_figure_is_not() -> None:
    told = ("Ferries of Lund sank off Orsk on Monday, and 13 sailors died.",)

    assert is_told("On Monday ferries of Lund sank off Orsk.", told)
    assert not is_told("On Monday ferries of Lund sank off Orsk, and 14 sailors died.", told)
    assert not is_told("Ferries of Lund were sold on Monday.", told)


@pytest.mark.parametrize(
    ("words", "ahead"),
    [
        ("Lund braces for a flood", True),
        ("The talks of Orsk are almost finished, says Ida Holm", True),
        ("Ida Holm left Lund ahead of the vote on ferries.", True),
        ("Ida Holm will speak in Lund about ferries tonight.", True),
        ("The council on Friday will count the ferries of Lund.", True),
        ("The council will count the ferries of Lund on Friday.", True),
        ("Lund struck an agreement to hold a vote on ferries at 4 p.m. on Wednesday.", True),
        ("The council counted the ferries of Lund on Friday.", False),
        ("Sailors left the harbour to hold a vote on ferries on Wednesday.", False),
        ("Ida Holm promised that ferries will sail at night.", False),
        ("The lead that ferries had was set by Lund.", False),
        ("“We are about to leave,” Ida Holm said.", False),
    ],
)
def test_a_line_looks_ahead_where_later_reports_overtake_it(words: str, *, ahead: bool) -> None:
    assert looks_ahead(words) is ahead


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("The network on Tuesday announced its debate.", True),
        ("The new assessment was in every report of the day.", True),
        ("The council of Lund met on Tuesday.", False),
        ("The economy has grown since May.", False),
        ("The Lund ferry was sold.", False),
    ],
)
def test_a_thing_that_a_later_sentence_opens_with_was_told_before(words: str, *, known: bool) -> None:
    assert opens_with_known_thing(words) is known


def test_a_quotation_that_ends_within_a_sentence_gives_way_to_its_sentence(empty_story: Any) -> None:
    sentence = "Ida Holm said that ferries of Lund are “the best that money can buy”."
    document = empty_story.document("news", sentence, "2026-03-02")
    empty_story.quotation(document, "Ida Holm", "Ida Holm", "“the best that money can buy”")
    (quotation,) = empty_story.quotations
    empty_story.quotations[:] = [replace(quotation, sentence=empty_story.passage(document, sentence))]

    assert list_lines(answer(empty_story), Heading.QUOTATIONS) == [sentence]


SURE = "“Ferries of Lund will be sold to the harbour of Orsk before the next winter comes,”"


@pytest.mark.parametrize(
    ("speaker", "actor", "words", "shown"),
    [
        ("Tor Berg", True, "“Ferries of Lund will be sold to Nordby, and all of its pilots will stay in Orsk,”", True),
        ("Tor Berg", True, "“Ferries of Lund will sail again,”", False),
        ("Tor Berg", True, "“Ready is what nobody in town was when these came, and all knew how it would end,”", False),
        ("Tor", False, "“Ferries of Lund will be sold to Nordby, and all of its pilots will stay in Orsk,”", False),
        ("another pilot", False, "“Ferries of Lund will be sold to Nordby, and all of its pilots will stay,”", False),
    ],
)
def test_what_is_surely_understood_is_quoted_before_newer_words(
    empty_story: Any, speaker: str, words: str, *, actor: bool, shown: bool
) -> None:
    older = empty_story.document("older", f"{SURE} Ada Falk said.", "2026-03-02")
    newer = empty_story.document("newer", f"{words} {speaker} said.", "2026-03-03")
    empty_story.quotation(older, "Ada Falk", "Ada Falk", SURE)
    empty_story.quotation(newer, speaker, speaker, words, actor=actor)
    section = make_quotations_section(empty_story.findings, Relevance(FERRIES, empty_story.findings), 1)

    assert [" ".join(claim.pieces) for claim in section.claims] == [words if shown else SURE]


def test_not_all_quotations_are_one_document_s(empty_story: Any) -> None:
    places = ("Orsk", "Nordby", "Vale", "Bergen")
    said = [f"“Ferries of Lund will be sold to the harbour of {place} before the winter comes,”" for place in places]
    long = empty_story.document("long", f"{' '.join(said[:3])} Ada Falk said.", "2026-03-02")
    other = empty_story.document("other", f"{said[3]} Tor Berg said.", "2026-03-01")
    for document, name, words in ((long, "Ada Falk", one) for one in said[:3]):
        empty_story.quotation(document, name, name, words)
    empty_story.quotation(other, "Tor Berg", "Tor Berg", said[3])
    section = make_quotations_section(empty_story.findings, Relevance(FERRIES, empty_story.findings), 3)

    assert [" ".join(claim.pieces) for claim in section.claims] == [said[0], said[1], said[3]]


def test_nobody_is_quoted_twice_with_much_the_same(empty_story: Any) -> None:
    for name, words in (("one", SURE), ("two", SURE.replace("the next winter", "the winter"))):
        document = empty_story.document(name, f"{words} Ada Falk said.", "2026-03-02")
        empty_story.quotation(document, "Ada Falk", "Ada Falk", words)
    section = make_quotations_section(empty_story.findings, Relevance(FERRIES, empty_story.findings), 4)

    assert len(section.claims) == 1


def test_what_in_short_tells_is_no_position_again(empty_story: Any) -> None:
    told = "Ferries of Lund sank off Orsk on Monday, and 13 sailors died."
    said = "Ferries of Lund sank off Orsk on Monday, Ada Falk said."
    document = empty_story.document("news", said, "2026-03-02")
    empty_story.position(document, said, "Ada Falk", "Ada Falk", "said", "Ferries of Lund sank off Orsk on Monday")
    relevance, limits = Relevance(FERRIES, empty_story.findings), Limits(least_of_positions=3)

    assert make_positions_section(empty_story.findings, relevance, limits).claims
    assert not make_positions_section(empty_story.findings, relevance, limits, told=(told,)).claims


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Berg sank ferries of Lund on 3 May 2024.", False),
        ("Tor Berg sank ferries of Lund on 3 May 2024.", True),
    ],
)
def test_history_names_a_stranger_in_full(empty_story: Any, sentence: str, *, shown: bool) -> None:
    document = empty_story.document("news", f"{sentence} Tor Berg left.", "2026-03-02")
    empty_story.event(document, sentence, day(date(2024, 5, 3)), "3 May 2024", "Tor Berg")
    empty_story.actor("Tor Berg", document, "Tor Berg")

    assert bool(list_lines(answer(empty_story), Heading.HISTORY)) is shown


def test_history_tells_no_entry_of_a_list_and_no_place_of_writing(empty_story: Any) -> None:
    entry = "ShipsOct 3, 2025 Lund sold two ferries to the harbour of Orsk."
    sentence = "ORSK, Vale (Bell) — Ferries of Lund sank off Orsk on Monday."
    document = empty_story.document("news", f"{entry} {sentence}", "2026-03-02")
    empty_story.event(document, entry, day(date(2025, 10, 3)), "Oct 3, 2025")
    empty_story.event(document, sentence, day(date(2026, 3, 2)), "Monday")

    assert list_lines(answer(empty_story), Heading.HISTORY) == ["Ferries of Lund sank off Orsk on Monday."]


def test_a_day_counted_from_another_one_dates_nothing_by_itself(empty_story: Any) -> None:
    sentence = "Lund sold its ferries the very next year."
    document = empty_story.document("news", sentence, "2026-03-02")
    empty_story.event(document, sentence, day(date(2027, 1, 1)), "the very next year")

    assert not list_lines(answer(empty_story), Heading.HISTORY)


@pytest.mark.parametrize(
    ("headline", "before", "shown"),
    [
        ("Lund sells its ferries", "Ferries of Lund were sold on Monday.", True),
        ("Lund sells its ferries", "Orsk’s library was sold on Monday.", False),
        ("Lund sells its library", "Ferries of Lund were sold on Monday.", False),
    ],
)
def test_a_quotation_stands_for_a_topic_of_the_headline_right_behind_a_sentence_about_it(
    empty_story: Any, headline: str, before: str, *, shown: bool
) -> None:
    quoted = "“Orsk will never see a worse sale than this sale of its last pilots,”"
    text = f"{before} {quoted} Ida Holm said. Ferries sail."
    document = empty_story.document("news", text, "2026-03-02", title=headline)
    empty_story.sentence(document, "Ferries sail.", rank=1.0)
    empty_story.quotation(document, "Ida Holm", "Ida Holm", quoted, context=before)

    assert bool(list_lines(answer(empty_story), Heading.QUOTATIONS)) is shown


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("The council of Lund sold them on Monday.", True),  # what 'that' is
        ("date 2026-03-02 (Ida Holm, Bell) The council of Lund sold them on Monday.", False),
        ("The council of Lund sold them. (Bell Opens Its Library To All Readers Of Lund)", False),
    ],
)
def test_a_quotation_on_the_topic_may_lean_on_what_stands_before_it(
    empty_story: Any, before: str, *, shown: bool
) -> None:
    quoted = "“They did that without a word to the pilots, and ferries of Orsk sail on,”"
    text = f"{before} {quoted} Ida Holm said."
    document = empty_story.document("news", text, "2026-03-02")
    empty_story.quotation(document, "Ida Holm", "Ida Holm", quoted, context=before)

    assert bool(list_lines(answer(empty_story), Heading.QUOTATIONS)) is shown


@pytest.mark.parametrize(
    ("words", "nobody"),
    [
        ("a senior Lund official", True),
        ("a spokesman for the insurgents", True),
        ("people familiar with the talks", True),
        ("two harbour pilots", False),
        ("the mayor of Lund", False),
    ],
)
def test_an_official_or_a_source_without_a_name_is_nobody(words: str, *, nobody: bool) -> None:
    assert is_nobody(words) is nobody


def test_a_day_told_of_somebody_by_the_way_dates_no_event(empty_story: Any) -> None:
    sentence = "Tor Berg, who fell ill on 3 May 2024, said that ferries of Lund sailed."
    document = empty_story.document("news", sentence, "2026-03-02")
    empty_story.event(document, sentence, day(date(2024, 5, 3)), "3 May 2024")

    assert not list_lines(answer(empty_story), Heading.HISTORY)


@pytest.mark.parametrize(
    ("words", "happened"),
    [
        ("The bridge cost 4 million crowns in 1999.", True),
        ("Fares rose by a third in 1999.", True),
        ("May 1999 brought the first strike.", True),
        ("The rose fair is held in June.", False),
        ("A cut will follow in May.", False),
        ("Talks may begin in June.", False),
    ],
)
def test_a_past_tense_with_other_meanings_tells_an_event(words: str, happened: bool) -> None:
    assert tells_past_event(words) is happened


@pytest.mark.parametrize(
    ("mentions", "speaks", "shown"), [(2, 0, False), (7, 0, True), (2, 1, True)], ids=["named", "named often", "speaks"]
)
def test_a_place_that_does_nothing_is_an_actor_only_where_it_is_named_often(
    empty_story: Any, mentions: int, speaks: int, *, shown: bool
) -> None:
    document = empty_story.document("news", "Ferries of Egypt sail.", "2026-03-02")
    empty_story.actor("Egypt", document, "Egypt", mentions=mentions, speaks=speaks)
    found = compose_answer(Request(question=Question.BRIEF), Meaning(topic=FERRIES), empty_story.findings)
    every = compose_answer(Request(question=Question.BRIEF, most=0), Meaning(topic=FERRIES), empty_story.findings)

    assert bool(list_lines(found, Heading.ACTORS)) is shown
    assert list_lines(every, Heading.ACTORS) == ["Egypt"]


@pytest.mark.parametrize(
    ("lead", "shown"),
    [
        ("Malta banned diesel boats on Monday.", True),
        ("Malta shut nine markets.", True),
        ("Malta in May.", False),
        ("What it costs Malta.", False),
    ],
)
def test_a_short_lead_that_tells_what_happened_opens_in_short(empty_story: Any, lead: str, shown: bool) -> None:
    malta = Topic(words="malta", text="malta")
    others = ("Fishermen in Malta threw their nets on the square.", "Crews of Malta will meet in the harbour in May.")
    document = empty_story.document("news", " ".join((lead, *others)), "2026-03-02")
    for sentence in (lead, *others):
        empty_story.sentence(document, sentence)
    briefing = compose_answer(Request(question=Question.BRIEF), Meaning(topic=malta), empty_story.findings)

    lines = list_lines(briefing, Heading.IN_SHORT)

    assert (lines[:1] == [lead]) == shown


@pytest.mark.parametrize(
    ("said", "quoted", "shown"),
    [
        (
            "It would not be won by “force alone and a few old ships” he added.",
            "“force alone and a few old ships”",
            True,
        ),
        ("“We will sail on,” he added.", "“We will sail on,”", False),  # a sentence of theirs, however short
        ("“We will sail on,” he added, and Berg called it “a shame of a plan”.", "“a shame of a plan”", False),
        ("Holm: “We will sail on”", "“We will sail on”", False),  # a transcript's label is no word of the sentence
        ("Holm: it would not be “won by force alone”", "“won by force alone”", True),
        (f"It would {'never ' * 60}be won by “force alone and ships” he added.", "“force alone and ships”", False),
    ],
)
def test_who_asks_for_words_gets_the_sentence_of_what_begins_or_ends_within_it(
    empty_story: Any, said: str, quoted: str, *, shown: bool
) -> None:
    before = "Ida Holm spoke of the strait."
    document = empty_story.document("news", f"{before} {said}", "2026-03-02")
    empty_story.quotation(document, "Ida Holm", "he", quoted, context=before)
    if "Berg" in said:
        empty_story.quotation(document, "Tor Berg", "Berg", "“We will sail on,”")
    empty_story.quotations[:] = [
        replace(one, sentence=empty_story.passage(document, said)) for one in empty_story.quotations
    ]
    holm = Topic(words="holm", actors=(named("Ida Holm"),))

    found = compose_answer(Request(question=Question.QUOTE), Meaning(topic=holm), empty_story.findings)

    assert list_lines(found, Heading.QUOTATIONS) == [said if shown else quoted]
    assert next(claim.context_pieces for section in found.sections for claim in section.claims if claim.pieces) == (
        before,
    )


@pytest.mark.parametrize(
    ("said", "sentence", "parts", "shown"),
    [
        (
            "Holm said crews “deserve a say in it. It must end.”",
            "Holm said crews “deserve a say in it.",
            ["“deserve a say in it. It must end.”"],
            ["Holm said crews “deserve a say in it. It must end.”"],
        ),
        (
            "Holm said crews could “help to sail it.” He added: “They know how.”",
            "Holm said crews could “help to sail it.”",
            ["“help to sail it.”", "“They know how.”"],
            ["Holm said crews could “help to sail it.”", "“They know how.”"],
        ),
        ("Holm said, “Crews have it. It ends.”", "Holm said, “Crews have it.", ["“Crews have it. It ends.”"], None),
        (
            "“It must end,” Holm said. “They know.”",
            "“It must end,” Holm said.",
            ["“It must end,”", "“They know.”"],
            None,
        ),
    ],
)
def test_who_asks_for_words_gets_their_beginning_with_what_they_go_on_with(
    empty_story: Any, said: str, sentence: str, parts: list[str], shown: list[str] | None
) -> None:
    document = empty_story.document("news", said, "2026-03-02")
    empty_story.quotation(document, "Ida Holm", "Holm", *parts)
    empty_story.quotations[:] = [
        replace(one, sentence=empty_story.passage(document, sentence)) for one in empty_story.quotations
    ]
    holm = Topic(words="holm", actors=(named("Ida Holm"),))

    found = compose_answer(Request(question=Question.QUOTE), Meaning(topic=holm), empty_story.findings)

    (claim,) = (claim for section in found.sections for claim in section.claims if claim.pieces)
    assert list(claim.pieces) == (shown or parts)


@pytest.mark.parametrize(
    ("fuller", "count"),
    [
        ("that ferries of Lund will stop in May and stay in the harbour for fourteen months", 1),
        ("that ferries of Lund will stop in June and stay in the harbour for fourteen months", 2),
    ],
)
def test_of_two_positions_the_one_that_the_other_tells_is_left_out(empty_story: Any, fuller: str, count: int) -> None:
    for day_, said in (("02", "that ferries of Lund will stop in May"), ("01", fuller)):
        document = empty_story.document(f"news{day_}", f"Ada Falk said {said}.", f"2026-03-{day_}")
        say(empty_story, document, f"Ada Falk said {said}.")

    shown = list_lines(answer(empty_story), Heading.POSITIONS)

    assert len(shown) == count
    assert any("fourteen months" in line for line in shown)
