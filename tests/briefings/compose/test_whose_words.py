"""Words within quotation marks are shown with their speaker, never as the paper's own nor as unquoted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from briefings.model.analysis import AttributionKind, day
from briefings.model.briefing import Claim, Heading, Tag
from briefings.model.findings import NamedActor, Question, Request, Topic
from briefings.questions import Meaning, compose_answer

Row = Callable[..., NamedActor]
TEXT = (
    "Nora Quist came home. “The rain was kind. The ferry stopped twice in the strait. It went well,” Quist said. "
    "The ferry sails in June.\n\nNobody wrote “so it was. The ferry sank with all its goats. So long.”"
)
SAID = "“The rain was kind. The ferry stopped twice in the strait. It went well,”"
WITHIN, BESIDE, DENIED = (
    "The ferry stopped twice in the strait.", "The ferry sails in June.", "The ferry sank with all its goats.",
)  # fmt: skip
FERRY = Topic(words="ferry", text="ferry")


@pytest.fixture(name="ferry")
def _ferry(empty_story: Any) -> Any:
    empty_story.document("ferry", TEXT)
    for words in (WITHIN, BESIDE, DENIED):
        empty_story.sentence("ferry", words, rank=1.0)
    empty_story.quotation("ferry", "Nora Quist", "Quist", SAID)
    return empty_story


def found(story: Any, question: Question, topic: Topic, heading: Heading) -> dict[str, Claim]:
    findings = replace(story.findings, texts=story.texts)
    answer = compose_answer(Request(question=question, topic=topic.words), Meaning(topic=topic), findings)
    section = next(one for one in answer.sections if one.heading is heading)
    return {" ".join(claim.pieces): claim for claim in section.claims}


def test_a_found_sentence_within_a_quotation_names_its_speaker(ferry: Any) -> None:
    label = found(ferry, Question.SEARCH, FERRY, Heading.PASSAGES)[WITHIN].label
    assert label.name == "Nora Quist"
    assert Tag.QUOTED in label.tags


def test_a_found_sentence_outside_quotation_marks_names_nobody(ferry: Any) -> None:
    label = found(ferry, Question.SEARCH, FERRY, Heading.PASSAGES)[BESIDE].label
    assert label.name is None
    assert Tag.QUOTED not in label.tags


def test_a_sentence_within_marks_that_nobody_is_known_to_have_said_says_so(ferry: Any) -> None:
    label = found(ferry, Question.SEARCH, FERRY, Heading.PASSAGES)[DENIED].label
    assert label.name is None
    assert {Tag.QUOTED, Tag.UNATTRIBUTED} <= set(label.tags)


def test_an_event_told_within_a_quotation_names_its_speaker(ferry: Any, row: Row) -> None:
    ferry.event("ferry", WITHIN, day(date(2024, 3, 4)), None, "Nora Quist")
    ferry.event("ferry", BESIDE, day(date(2024, 3, 5)), None, "Nora Quist")
    topic = Topic(words="quist", actors=(row("Nora Quist"),))
    events = found(ferry, Question.BRIEF, topic, Heading.HISTORY)
    assert [events[words].label.name for words in (WITHIN, BESIDE)] == ["Nora Quist", None]


@pytest.mark.parametrize(
    ("kind", "tagged"),
    [(AttributionKind.INDIRECT, True), (AttributionKind.MIXED, False), (AttributionKind.DIRECT, False)],
)
def test_only_words_without_quotation_marks_are_called_not_quoted(
    empty_story: Any, row: Row, kind: AttributionKind, tagged: bool
) -> None:
    said = "Quist called the plan “late and dear”."
    empty_story.document("plan", said)
    empty_story.position("plan", said, "Nora Quist", "Quist", "called", "the plan “late and dear”", kind=kind)
    topic = Topic(words="quist", actors=(row("Nora Quist"),))
    (claim,) = found(empty_story, Question.QUOTE, topic, Heading.POSITIONS).values()
    assert (Tag.REPORTED in claim.label.tags) is tagged


def test_the_colon_behind_a_label_is_no_part_of_what_was_said(empty_story: Any) -> None:
    text = "QUIST: The ferry sails in June."
    empty_story.document("ferry", text)
    empty_story.position("ferry", text, "Nora Quist", "QUIST", ":", "The ferry sails in June")
    assert set(found(empty_story, Question.BRIEF, FERRY, Heading.POSITIONS)) == {"The ferry sails in June."}
