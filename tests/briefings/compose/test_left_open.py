"""Laws of what a line leaves open, and of what is shown before one that does."""

from dataclasses import replace
from typing import Any

import pytest

from briefings.compose.left_open import leaves_open
from briefings.compose.limits import Limits
from briefings.compose.positions import make_positions_section
from briefings.compose.quotations import make_asked_section, make_quotations_section
from briefings.compose.relevance import Relevance
from briefings.model.briefing import Section
from briefings.model.findings import Topic

FERRIES = Topic(words="ferries", text="ferries")


@pytest.mark.parametrize(
    ("words", "is_open"),
    [
        ("the drills threaten ferries of Orsk", True),
        ("the drills of Vale threaten ferries of Orsk", False),
        ("the drills that Vale began threaten ferries", False),
        ("the Vale drills threaten ferries", False),
        ("drills harm nobody, and the drills will go on", False),
        ("such data are nobody's concern", True),
        ("data are nobody's concern, and such data least of all", False),
        ("the 40-year-old sailor was found near Orsk", True),
        ("the economy of Orsk grows faster than the population", False),
        ("the first ferry sailed on the same day", False),
        ("the ferries will sail for ever", False),
        ("ferries sail if the crews agree", True),
        ("ferries sail this week", False),
        ("ferries sail because of this proposal", True),
        ("ferries sail in spite of such “unlawful acts”", True),
    ],
)
def test_a_thing_called_known_is_open_unless_the_line_or_the_topic_tells_which(words: str, *, is_open: bool) -> None:
    assert leaves_open(words, known="ferries") is is_open


BEFORE = "Vale began naval drills on Monday."
#: What stands before a position, who says it, and its words; whether the first is shown.
POSITIONS = (
    (BEFORE, "Ada Falk", "the drills are a threat to all ferries in the north of Orsk", True),
    (BEFORE, "Ada Falk", "drills like these of Vale are a threat to all ferries in the north", False),
    (BEFORE, "Ada Falk", "they are a threat to all ferries in the north of Orsk", True),
    (BEFORE, "Egypt", "it is a friend of all ferries in the north of Orsk", False),
    ("“I hate these drills of Vale,” Per Holm said.", "Ada Falk", "the drills are a threat to all ferries", False),
    ("“I hate these drills of Vale,” Falk said.", "Ada Falk", "the drills are a threat to all ferries", True),
    ("Photo: Vale's fleet", "Ada Falk", "the drills are a threat to all ferries in the north of Orsk", False),
)


def choose_positions(story: Any, sentence: str, speaker: str, said: str) -> Section:
    document = next(iter(story.documents))
    story.position(document, sentence, speaker, speaker, "said", said)
    findings = replace(story.findings, texts=story.texts)
    return make_positions_section(
        findings, Relevance(FERRIES, findings), Limits(least_of_positions=3, positions_with_before=0)
    )


@pytest.mark.parametrize(("before", "speaker", "said", "shown"), POSITIONS)
def test_what_stands_before_a_position_is_shown_where_that_leaves_a_thing_open(
    empty_story: Any, before: str, speaker: str, said: str, *, shown: bool
) -> None:
    sentence = f"{speaker} said {said}."
    document = empty_story.document("news", f"{before}\n\n{sentence}", "2026-03-02")
    empty_story.actor(speaker, document, speaker)
    section = choose_positions(empty_story, sentence, speaker, said)

    assert [claim.context_pieces for claim in section.claims] == [(before,) if shown else ()]


@pytest.mark.parametrize(("others", "shown"), [(2, True), (3, False)])
def test_what_stands_before_it_is_shown_before_each_of_a_few_positions(
    empty_story: Any, others: int, *, shown: bool
) -> None:
    said = [f"ferries to Lund number {place} will sail at night in winter" for place in range(others + 1)]
    names = ["Ada Falk", "Per Holm", "Kari Lind", "Tor Berg"][: others + 1]
    sentences = [f"{name} said {words}." for name, words in zip(names, said, strict=True)]
    lines = [f"{BEFORE} {sentence}" for sentence in sentences]
    document = empty_story.document("news", "\n\n".join(lines), "2026-03-02")
    for name, sentence, words in zip(names, sentences, said, strict=True):
        empty_story.position(document, sentence, name, name, "said", words)
    findings = replace(empty_story.findings, texts=empty_story.texts)

    section = make_positions_section(findings, Relevance(FERRIES, findings), Limits(least_of_positions=3))

    assert [claim.context_pieces for claim in section.claims] == [(BEFORE,) if shown else ()] * (others + 1)


@pytest.mark.parametrize(
    ("sentence", "cue", "said", "shown"),
    [
        ("Ada Falk praised the crew of Lund, saying they did right by ferries.", "saying", "they did right by ferries",
         "Ada Falk praised the crew of Lund"),
        ("Ada Falk praised the crew of Lund, saying ferries are safe here.", "saying", "ferries are safe here", ""),
        ("Ada Falk said they did right by ferries.", "said", "they did right by ferries", BEFORE),
    ],
)  # fmt: skip
def test_how_its_sentence_begins_is_shown_before_a_clause_that_goes_on(
    empty_story: Any, sentence: str, cue: str, said: str, shown: str
) -> None:
    document = empty_story.document("news", f"{BEFORE} {sentence}", "2026-03-02")
    empty_story.actor("Ada Falk", document, "Ada Falk")
    empty_story.position(document, sentence, "Ada Falk", "Ada Falk", cue, said)
    findings = replace(empty_story.findings, texts=empty_story.texts)
    section = make_positions_section(
        findings, Relevance(FERRIES, findings), Limits(least_of_positions=3, positions_with_before=0)
    )

    assert [" ".join(claim.context_pieces) for claim in section.claims] == [shown]


def test_of_a_speaker_s_positions_the_one_that_can_be_read_alone_comes_first(empty_story: Any) -> None:
    alone = "Ada Falk said ferries of Lund will have to sail at night in the winter of this year."
    asking = "Ada Falk said ferries of Lund will have to sail at night because the drills go on."
    older = empty_story.document("older", alone, "2026-03-01")
    newer = empty_story.document("newer", asking, "2026-03-02")
    for document, sentence in ((older, alone), (newer, asking)):
        empty_story.position(document, sentence, "Ada Falk", "Ada Falk", "said", sentence[14:-1])
    findings = replace(empty_story.findings, texts=empty_story.texts)

    section = make_positions_section(findings, Relevance(FERRIES, findings), Limits(least_of_positions=2, positions=1))

    assert [claim.citations[0].document for claim in section.claims] == [older]


NAMED = "“Ferries of Lund and Orsk will never sail as they sailed before this winter,”"
#: What stands before a quotation, and its words; whether the first is shown.
QUOTATIONS = (
    ("Falk spoke of ferries.", NAMED, False),
    ("Falk spoke of ferries.", NAMED.replace("this winter", "the drills"), True),
    ("Falk spoke of ferries.", "“They will never again be to ferries what they were, whatever Vale does,”", True),
)


@pytest.mark.parametrize(("before", "words", "shown"), QUOTATIONS)
def test_what_stands_before_a_quotation_is_shown_unless_that_names_the_topic_and_leaves_nothing_open(
    empty_story: Any, before: str, words: str, *, shown: bool
) -> None:
    document = empty_story.document("news", f"{before}\n\n{words} Ada Falk said.", "2026-03-02")
    empty_story.sentence(document, before, rank=1.0)
    empty_story.quotation(document, "Ada Falk", "Ada Falk", words, context=before)
    for number in range(3):  # of a few quotations each has what stands before it
        other = f"“Ferries of Lund number {number} will never sail again as they sailed before this winter of ours,”"
        empty_story.quotation(empty_story.document(f"d{number}", other, "2026-02-02"), "Per Holm", "Ferries", other)
    section = make_quotations_section(empty_story.findings, Relevance(FERRIES, empty_story.findings), 4, least=1)

    assert [bool(claim.context_pieces) for claim in section.claims] == [shown, False, False, False]


@pytest.mark.parametrize(
    ("before", "shown"),
    [("Falk spoke of ferries.", True), ("Falk spoke of ferries", False), ("Falk spoke.” She sold ferries.", False)],
)
def test_whole_sentences_that_stand_before_it_are_shown_before_each_of_a_few_quotations(
    empty_story: Any, before: str, *, shown: bool
) -> None:
    document = empty_story.document("news", f"{before}\n\n{NAMED} Ada Falk said.", "2026-03-02")
    empty_story.quotation(document, "Ada Falk", "Ada Falk", NAMED, context=before)
    section = make_quotations_section(empty_story.findings, Relevance(FERRIES, empty_story.findings), 4, least=1)

    assert [claim.context_pieces for claim in section.claims] == [(before,) if shown else ()]


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("Snow fell.\n\n___\n\nFalk spoke of ferries.", "Falk spoke of ferries."),
        ("Snow fell.\n\nHARBOUR\n\nFalk spoke of ferries.", "Falk spoke of ferries."),
        ("Snow fell.\n\nFares and berths\n\nFalk spoke of ferries.", "Falk spoke of ferries."),
        ("Snow fell.\n\nFares:\n\nFalk spoke of ferries.", "Falk spoke of ferries."),
        ("Falk spoke of ferries.\n\nHARBOUR", ""),
        ("Falk spoke of ferries.\n* * *", ""),
        ("Snow fell.\n\n‘Ferries will never sail’", ""),
        ("Falk spoke of ferries.\n\nADVERTISEMENT", "Falk spoke of ferries."),
        # Near misses: paragraphs of one run, a line that was full, a quotation, an abbreviation in capitals.
        ("Snow fell.\n\nFalk spoke of ferries.", "Snow fell. Falk spoke of ferries."),
        ("Falk spoke of ferries and berths to the people of\nLund on Monday.",
         "Falk spoke of ferries and berths to the people of Lund on Monday."),
        ("“Snow fell,” she said.\n\nFalk spoke of ferries.", "“Snow fell,” she said. Falk spoke of ferries."),
        ("OECD figures rose.\n\nFalk spoke of ferries.", "OECD figures rose. Falk spoke of ferries."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("asked", [True, False])
def test_what_stands_before_a_quotation_is_of_the_same_run_of_prose(
    empty_story: Any, before: str, shown: str, *, asked: bool
) -> None:
    document = empty_story.document("news", f"{before}\n\n{NAMED} Ada Falk said.", "2026-03-02")
    empty_story.quotation(document, "Ada Falk", "Ada Falk", NAMED, context=before)
    findings = empty_story.findings
    section = (
        make_asked_section(findings, findings.quotations, 4)
        if asked
        else make_quotations_section(findings, Relevance(FERRIES, findings), 4, least=1)
    )

    assert [" ".join(" ".join(claim.context_pieces).split()) for claim in section.claims] == [shown]


@pytest.mark.parametrize(
    ("above", "shown"),
    [
        ("Snow fell.\n\nVALE AND ORSK.\n\n", ""),
        ("Snow fell.\n\n___\n\n", ""),
        ("VALE\n\nVale began drills. ", "Vale began drills."),
        ("Vale began naval drills on Monday in the bay of\nOrsk, its neighbour.\n\n",
         "Vale began naval drills on Monday in the bay of Orsk, its neighbour."),
    ],
)  # fmt: skip
def test_what_stands_before_a_position_is_of_the_same_run_of_prose(empty_story: Any, above: str, shown: str) -> None:
    sentence = "Ada Falk said the drills are a threat to all ferries in the north of Orsk."
    document = empty_story.document("news", f"{above}{sentence}", "2026-03-02")
    empty_story.actor("Ada Falk", document, "Ada Falk")
    empty_story.position(document, sentence, "Ada Falk", "Ada Falk", "said", sentence[14:-1])
    findings = replace(empty_story.findings, texts=empty_story.texts)
    section = make_positions_section(findings, Relevance(FERRIES, findings), Limits(least_of_positions=3))

    assert [" ".join(" ".join(claim.context_pieces).split()) for claim in section.claims] == [shown]


@pytest.mark.parametrize(("most", "shown"), [(None, 0), (4, 0), (3, 3)])
def test_how_many_lines_are_asked_for_says_nothing_of_what_stands_before_each(
    empty_story: Any, most: int | None, shown: int
) -> None:
    said = [f"ferries to Lund number {place} will sail at night in winter" for place in range(4)]
    names = ["Ada Falk", "Per Holm", "Kari Lind", "Tor Berg"]
    sentences = [f"{name} said {words}." for name, words in zip(names, said, strict=True)]
    document = empty_story.document("news", "\n\n".join(f"{BEFORE} {one}" for one in sentences), "2026-03-02")
    for name, sentence, words in zip(names, sentences, said, strict=True):
        empty_story.position(document, sentence, name, name, "said", words)
    findings = replace(empty_story.findings, texts=empty_story.texts)

    section = make_positions_section(findings, Relevance(FERRIES, findings), Limits(least_of_positions=4).of(most))

    assert sum(bool(claim.context_pieces) for claim in section.claims) == shown


def test_of_a_long_paragraph_before_a_quotation_its_last_sentences_are_shown(empty_story: Any) -> None:
    last = "Falk spoke of ferries."
    before = f"{'Lund waits for spring and for nothing else. ' * 6}{last}"
    words = "“Orsk and Lund will never again be what they were, whatever Vale does,”"
    document = empty_story.document("news", f"{before}\n\n{words} Ada Falk said.", "2026-03-02")
    empty_story.sentence(document, last, rank=1.0)
    empty_story.quotation(document, "Ada Falk", "Ada Falk", words, context=before)
    section = make_quotations_section(empty_story.findings, Relevance(FERRIES, empty_story.findings), 1, least=1)

    shown = " ".join(section.claims[0].context_pieces)
    assert shown.endswith(last)
    assert len(shown) < len(before)
