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
    events = found(ferry, Question.TIMELINE, topic, Heading.HISTORY)
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


def quote_within(story: Any, document: str, sentence: str, speaker: str, words: str) -> None:
    """Add a quotation with the sentence in which it stands."""
    story.quotation(document, speaker, speaker, words)
    story.quotations[-1] = replace(story.quotations[-1], sentence=story.passage(document, sentence))


def test_a_sentence_that_quotes_two_people_is_shown_under_neither(empty_story: Any, row: Row) -> None:
    farce, gift = "“a complete farce for all of Orsk”", "“a gift to Orsk and its people”"
    both = f"Ida Berg called the plan {farce}, while Nils Olsen called it {gift}."
    empty_story.document("both", both)
    quote_within(empty_story, "both", both, "Ida Berg", farce)
    quote_within(empty_story, "both", both, "Nils Olsen", gift)
    topic = Topic(words="orsk", actors=(row("Ida Berg"), row("Nils Olsen")))
    quoted = found(empty_story, Question.BRIEF, topic, Heading.QUOTATIONS)
    assert {words: claim.label.name for words, claim in quoted.items()} == {farce: "Ida Berg", gift: "Nils Olsen"}


def test_a_sentence_with_two_quotations_of_one_person_is_shown_once(empty_story: Any, row: Row) -> None:
    text = "Nils Olsen called the harbour of Orsk “a gift to Orsk and its people” and “a pride of all Norway”."
    empty_story.document("one", text)
    for words in ("“a gift to Orsk and its people”", "“a pride of all Norway”"):
        quote_within(empty_story, "one", text, "Nils Olsen", words)
    findings = replace(empty_story.findings, texts=empty_story.texts)
    topic = Topic(words="olsen", actors=(row("Nils Olsen"),))
    answer = compose_answer(Request(question=Question.BRIEF, topic="olsen"), Meaning(topic=topic), findings)
    (claim,) = next(one for one in answer.sections if one.heading is Heading.QUOTATIONS).claims
    assert claim.pieces == (text,)


def test_a_document_with_the_quoted_words_in_another_sentence_is_not_cited_for_the_one_shown(
    empty_story: Any, row: Row
) -> None:
    gift = "“a gift to Orsk and its people”"
    told, copied = f"Nils Olsen called the harbour plan {gift}.", f"In Visby, Nils Olsen described Orsk as {gift}."
    for document, sentence in (("first", told), ("copy", told), ("other", copied)):
        empty_story.document(document, sentence)
        quote_within(empty_story, document, sentence, "Nils Olsen", gift)
    topic = Topic(words="olsen", actors=(row("Nils Olsen"),))
    (claim,) = found(empty_story, Question.BRIEF, topic, Heading.QUOTATIONS).values()
    cited = {" ".join(claim.pieces): {one.document for one in claim.citations}}
    assert cited in ({told: {"first", "copy"}}, {copied: {"other"}})
    assert (Tag.REPEATED in claim.label.tags) is (len(claim.citations) > 1)
