"""Laws of proofs: a claim where it stands."""

import re
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from briefings.compose import prove
from briefings.compose.antecedents import explain_speaker
from briefings.compose.citations import cite
from briefings.model.briefing import Citation, Claim, Heading, Label
from briefings.model.findings import Passage, Question, Request, Topic
from briefings.model.spans import Span
from briefings.questions import Meaning, compose_answer


def paragraphs(text: str) -> tuple[Span, ...]:
    spans, at = [], 0
    for paragraph in text.split("\n\n"):
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return tuple(spans)


@pytest.fixture(name="quoted")
def _quoted(story: Any) -> Claim:
    briefing = compose_answer(Request(question=Question.BRIEF), Meaning(topic=Topic(words="the dam")), story.findings)
    return next(one for one in briefing.sections if one.heading is Heading.QUOTATIONS).claims[0]


def test_a_proof_is_the_text_itself_with_the_claims_words_marked(story: Any, quoted: Claim) -> None:
    text = story.texts["dam"]

    proof = prove(quoted, text, paragraphs(text), ())

    assert proof is not None
    assert "".join(part.text for part in proof.parts) == proof.span.of(text)
    assert tuple(part.text for part in proof.parts if part.marked) == quoted.pieces


def test_a_quotation_is_proved_with_the_paragraph_before_it(story: Any, quoted: Claim) -> None:
    text = story.texts["dam"]

    proof = prove(quoted, text, paragraphs(text), ())

    assert proof is not None
    assert proof.span.start == 0
    assert (proof.more_before, proof.more_after) == (False, True)


def test_a_short_paragraph_is_shown_with_its_neighbours() -> None:
    text = "A paragraph stands before.\n\nOslo refused to pay.\n\nA paragraph stands after.\n\nAnother one."
    span = Span(text.index("refused"), text.index("pay") + 3)
    citation = Citation(
        document="d", span=span, number=1, publisher=None, author=None, date=None, url=None, title=None, path="d",
        based_on=None,
    )  # fmt: skip
    claim = Claim(label=Label(), spans=(span,), pieces=(span.of(text),), citations=(citation,))

    proof = prove(claim, text, paragraphs(text), ())

    assert proof is not None
    assert proof.span.of(text) == text.removesuffix("\n\nAnother one.")
    assert (proof.more_before, proof.more_after) == (False, True)


def test_a_text_that_changed_proves_nothing(story: Any, quoted: Claim) -> None:
    assert prove(quoted, "x" + story.texts["dam"], (), ()) is None
    assert prove(quoted, "", (), ()) is None


def test_of_a_long_paragraph_whole_sentences_nearby_are_shown(story: Any) -> None:
    lines = [f"This is sentence number {number:03} of a long report." for number in range(100)]
    text = " ".join(lines)
    starts = [text.index(line) for line in lines]
    sentences = tuple(Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True))
    story.document("long", text)
    words = Passage("long", (sentences[50],), (lines[50],))
    claim = Claim(label=Label(), spans=words.spans, pieces=words.pieces, citations=(cite(story.documents, words),))

    proof = prove(claim, text, (Span(0, len(text)),), sentences)

    assert proof is not None
    assert proof.span.start in starts
    assert proof.span.end in {span.end for span in sentences}
    assert len(text[proof.span.start : proof.span.end]) < 1400
    assert (proof.more_before, proof.more_after) == (True, True)


def test_briefly_one_sentence_is_shown_on_either_side(story: Any) -> None:
    lines = ["One came.", "Two came.", "Three said so.", "Four left.", "Five left."]
    text = " ".join(lines)
    starts = [text.index(line) for line in lines]
    sentences = tuple(Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True))
    story.document("short", text)
    words = story.passage("short", "said so")
    claim = Claim(label=Label(), spans=words.spans, pieces=words.pieces, citations=(cite(story.documents, words),))

    proof = prove(claim, text, (Span(0, len(text)),), sentences, briefly=True)

    assert proof is not None
    assert proof.span.of(text) == "Two came. Three said so. Four left."
    assert (proof.more_before, proof.more_after) == (True, True)


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=80), st.data())
def test_whatever_the_text_the_parts_are_its_words_without_a_gap(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    spans = tuple(Span(*sorted((data.draw(ends), data.draw(ends)))) for _ in range(2))
    citation = Citation(
        document="d", span=spans[0], number=1, publisher=None, author=None, date=None, url=None, title=None,
        path="d.txt", based_on=None,
    )  # fmt: skip
    claim = Claim(label=Label(), spans=spans, pieces=tuple(one.of(text) for one in spans), citations=(citation,))

    proof = prove(claim, text, (Span(0, len(text) // 2), Span(len(text) // 2, len(text))), ())

    assert proof is not None
    assert "".join(part.text for part in proof.parts) == proof.span.of(text)


TALKS = (
    "Minister Astrid Lund met the crews on Monday. She promised an answer by May. “Nobody will lose a boat,” she said."
    " The minister left at noon. Oslo wants peace."
)


@pytest.mark.parametrize(
    ("content", "speaker", "words", "expected"),
    [
        ("promised an answer by May", "Astrid Lund", "She", ("She", "Astrid Lund", 1)),
        ("“Nobody will lose a boat,”", "Astrid Lund", "she", ("she", "Astrid Lund", 2)),
        ("left at noon", "Astrid Lund", "The minister", ("The minister", "Astrid Lund", 3)),
        ("wants peace", "Norway", "Oslo", ("Oslo", "Norway", None)),
        ("met the crews", "Astrid Lund", "Minister Astrid Lund", None),
    ],
)
def test_a_proof_says_who_is_meant_and_how_far_before_they_are_named(empty_story, content, speaker, words, expected):
    story = empty_story
    document = story.document("talks", TALKS)
    spans = tuple(Span(match.start(), match.end()) for match in re.finditer(r"[^ .][^.]*\.", TALKS))
    sentence = next(span.of(TALKS) for span in spans if content in span.of(TALKS) or words in span.of(TALKS))
    if content.startswith("“"):
        story.quotation(document, speaker, words, content)
    else:
        story.position(document, sentence, speaker, words, None, content)
    passage = story.passage(document, content)
    claim = Claim(
        label=Label(), spans=passage.spans, pieces=passage.pieces, citations=(cite(story.documents, passage),)
    )

    meant = explain_speaker(claim, (*story.quotations, *story.positions), TALKS, spans)

    assert (meant and (meant.words, meant.name, meant.sentences_before)) == expected
