"""Laws of which positions are shown, where there are more good ones than room."""

from typing import Any

import pytest

from briefings.compose.limits import Limits
from briefings.compose.position_cost import PositionCost
from briefings.compose.position_order import count_doubts
from briefings.compose.positions import make_positions_section
from briefings.compose.relevance import Relevance
from briefings.compose.worth import FAIR
from briefings.model.findings import Topic

FERRIES = Topic(words="ferries", text="ferries")
PLAIN = "Holm said that ferries of Lund will have to sail at night until the new bridge is open."
#: A speaker's words in a sentence, and the sentence; 1: it is surer than PLAIN, -1: less sure.
SAYINGS = (
    ("Ada Holm", "Ada Holm said that ferries of Lund will have to sail at night until the new bridge is open.", 1),
    ("Holm", "Holm said that ferries of Lund will have “no choice at all” until the new bridge is open.", 1),
    ("Holm", "Holm said that ferries of Lund will have to sail “slowly” until the new bridge is open.", 0),
    ("Mayor Holm", "Mayor Holm said that ferries of Lund will have to sail at night until the bridge is open.", 0),
    ("Holm", "Holm said that ferries will sail at night.", -1),
    ("Holm", "Holm said that ferries of Lund will one day have to pay her pilots for all the nights at sea.", 0),
    ("Holm", "Holm said that ferries of Lund will one day have to pay her, because of the nights at sea.", -1),
    ("Holm", "Holm said that ferries of Lund will have to thank him for all of the nights at sea.", -1),
)


@pytest.mark.parametrize(("said", "sentence", "surer"), SAYINGS)
def test_a_full_name_and_quoted_words_make_a_position_surer_and_few_words_and_others_less_sure(
    empty_story: Any, said: str, sentence: str, surer: int
) -> None:
    document = empty_story.document("news", f"{PLAIN} {sentence}", "2026-03-02")
    for words, name in ((PLAIN, "Holm"), (sentence, said)):
        content = words.partition(" said that ")[2].rstrip(".")
        empty_story.position(document, words, "Ada Holm", name, "said", content)

    plain, other = (count_doubts(one, person=True) for one in empty_story.findings.positions)

    assert (plain > other) - (plain < other) == surer


#: What is said, how many others there are that are surer, and whether it is shown: few words make it less sure.
UNSURE = (
    ("ferries of Lund sail far too late", 1, True),
    ("ferries of Lund sail far too late", 2, False),
    ("ferries of Lund sail far too late for all of those who have to work on the other shore", 2, True),
)
#: Who says it, as which actor, and the sentence; whether something speaks against showing it.
SPEAKERS = (
    ("Vale", "Vale", "Vale said ferries of Lund will have to sail at night.", False),
    ("East Vale", "Vale", "East Vale said ferries of Lund will have to sail at night.", True),
    ("East Vale", "East Vale", "East Vale said ferries of Lund will have to sail at night.", False),
    ("A Lund Poll", "Lund Poll", "A Lund Poll said ferries of Lund will have to sail at night.", True),
    ("Lund Pollution Watch", "Lund Pollution Watch", "Lund Pollution Watch said ferries of Lund are loud.", False),
    ("Holm", "Ada Holm", "He has sold all of his ferries in Lund, Holm said.", True),
    ("Holm", "Ada Holm", "Ferries of Lund have sold all of their old boats, Holm said.", False),
    ("Ferry Council", "Ferry Council", "Ferries of Lund lost 3 boats and 20,000 crowns, Ferry Council said.", True),
    ("Ferry Council", "Ferry Council", "Ferries of Lund should not have lost 3 boats, Ferry Council said.", False),
    ("Egypt", "Egypt", "Egypt said he had been hurt on ferries of Lund.", True),
    ("Egypt", "Egypt", "Egypt said Ada Holm paid for ferries that she had hurt.", False),
    ("Holm", "Ada Holm", "Holm said it is our lack of trust in ferries that hurts Lund.", True),
    ("Holm", "Ada Holm", "Holm said ferries of Lund are “our ferries” for all who live there.", False),
    ("Holm Ida Holm", "Holm Ida Holm", "Holm Ida Holm said ferries of Lund are far too slow for all.", True),
    ("LUND (Bell) - Ida Holm", "Ida Holm", "LUND (Bell) - Ida Holm said ferries of Lund are slow for all.", True),
    ("Vale", "Vale", "Vale said ferries of Lund were late, and that sometimes they still are.", True),
    ("Vale", "Vale", "Vale said ferries of Lund would sail at night as boats of Orsk would.", False),
    ("Vale", "Vale", "Vale said owners of ferries in Lund had not told anybody who they are.", False),
    ("Vale", "Vale", "Vale said doing so would cost the ferries of Lund a lot.", True),
    ("Vale", "Vale", "Vale said ferries of Lund want to sail and could do so at night.", False),
    ("Vale", "Vale", "Vale said it learned from that the worth of ferries in Lund.", True),
    ("Vale", "Vale", "Vale said it learned that the worth of ferries in Lund had grown.", False),
)


@pytest.mark.parametrize(("said", "speaker", "sentence", "against"), SPEAKERS)
def test_others_works_and_counts_speak_against_a_position(
    empty_story: Any, said: str, speaker: str, sentence: str, against: bool
) -> None:
    document = empty_story.document("news", sentence, "2026-03-02")
    if speaker == "Egypt":  # a place
        empty_story.actor(speaker, document, said)
    before, _, behind = sentence.rstrip(".").partition(f"{said} said")
    empty_story.position(document, sentence, speaker, said, "said", (before or behind).strip(" ,"))
    findings = empty_story.findings

    cost = sum(PositionCost(findings, Relevance(FERRIES, findings))(findings.positions[0]))

    assert (cost > FAIR) == against


def test_a_position_whose_sentence_goes_on_is_less_sure_unless_it_stands_before_its_cue(empty_story: Any) -> None:
    cut = "Holm said ferries of Lund will have to sail at night until the new bridge is open, as boats in Vale do."
    before = "Ferries of Lund will have to sail at night until the new bridge is open, Holm said."
    content = "erries of Lund will have to sail at night until the new bridge is open"
    document = empty_story.document("news", f"{cut} {before}", "2026-03-02")
    empty_story.position(document, cut, "Ada Holm", "Holm", "said", f"f{content}")
    empty_story.position(document, before, "Ada Holm", "Holm", "said", f"F{content}")

    goes_on, ends = (count_doubts(one, person=True) for one in empty_story.findings.positions)

    assert goes_on > ends


def test_a_safe_position_stands_before_a_newer_one_and_a_speaker_with_many_leaves_room(empty_story: Any) -> None:
    by_holm = [f"Holm said that ferries to {to} cost far too much for most of us." for to in "ABCDEFGHIJKLMNOPQRSTUV"]
    by_falk = "Per Falk said that ferries of Lund need “more nights at sea” than any others in the north."
    short = "Falk said that ferries should sail at night."
    newer = empty_story.document("newer", " ".join((*by_holm, short)), "2026-03-02")
    older = empty_story.document("older", by_falk, "2026-03-01")
    sayings = [(newer, one, "Ada Holm") for one in by_holm]
    for document, sentence, speaker in (*sayings, (newer, short, "Per Falk"), (older, by_falk, "Per Falk")):
        said, _, content = sentence.rstrip(".").partition(" said ")
        empty_story.position(document, sentence, speaker, said, "said", content)
    findings = empty_story.findings

    section = make_positions_section(findings, Relevance(FERRIES, findings), Limits(least_of_positions=2, positions=2))

    assert {claim.label.name for claim in section.claims} == {"Ada Holm", "Per Falk"}
    assert any("more nights at sea" in " ".join(claim.pieces) for claim in section.claims)


def test_a_doubtful_position_is_shown_only_where_there_are_few_others(empty_story: Any) -> None:
    doubtful = "He said ferries of Lund should thank her, at the end of the day."
    document = empty_story.document("news", " ".join((PLAIN, doubtful)), "2026-03-02")
    empty_story.position(document, PLAIN, "Ada Holm", "Holm", "said", PLAIN.partition(" said ")[2].rstrip("."))
    empty_story.position(document, doubtful, "Per Falk", "He", "said", "ferries of Lund should thank her")
    findings = empty_story.findings

    def list_names(least: int) -> list[str | None]:
        section = make_positions_section(findings, Relevance(FERRIES, findings), Limits(least_of_positions=least))
        return [claim.label.name for claim in section.claims]

    assert list_names(1) == ["Ada Holm"]
    assert list_names(2) == ["Ada Holm", "Per Falk"]


@pytest.mark.parametrize(
    ("speaker", "cue", "content", "against"),
    [
        ("Egypt", "has confirmed", "two new cases of fever on the ferries of Lund", True),
        ("Egypt", "has confirmed", "a plan for all ferries of Lund that want to sail at night", False),
        ("Egypt", "deplores", "two new cases of fever on the ferries of Lund", False),
        ("Ada Falk", "has confirmed", "two new cases of fever on the ferries of Lund", False),
    ],
)
def test_a_place_that_reports_how_many_there_are_tells_an_event(
    empty_story: Any, speaker: str, cue: str, content: str, *, against: bool
) -> None:
    sentence = f"{speaker} {cue} {content}."
    document = empty_story.document("news", sentence, "2026-03-02")
    empty_story.actor(speaker, document, speaker)
    empty_story.position(document, sentence, speaker, speaker, cue, content)
    findings = empty_story.findings

    cost = sum(PositionCost(findings, Relevance(FERRIES, findings))(findings.positions[0]))

    assert (cost > FAIR) is against


@pytest.mark.parametrize(("content", "others", "shown"), UNSURE)
def test_a_position_of_two_doubts_is_shown_only_where_there_are_few_others(
    empty_story: Any, content: str, others: int, *, shown: bool
) -> None:
    sentence = f"Berg said {content}."
    plain = [PLAIN.replace("Lund", place) for place in ("Lund", "Vale", "Bergen")[:others]]
    document = empty_story.document("news", " ".join((*plain, sentence)), "2026-03-02")
    for one in plain:
        empty_story.position(document, one, "Ada Holm", "Holm", "said", one.partition(" said ")[2].rstrip("."))
    empty_story.position(document, sentence, "Per Berg", "Berg", "said", content)
    findings = empty_story.findings

    section = make_positions_section(findings, Relevance(FERRIES, findings), Limits(least_of_positions=2))

    assert ("Per Berg" in {claim.label.name for claim in section.claims}) is shown


@pytest.mark.parametrize(("role", "against"), [("health reporter ", True), ("health minister ", False)])
def test_what_a_paper_s_own_reporter_writes_is_no_position(empty_story: Any, role: str, *, against: bool) -> None:
    said = "Ferries of Lund should sail at night for all of those who work"
    sentence = f"{said}, {role}Ida Holm writes."
    document = empty_story.document("news", sentence, "2026-03-02")
    empty_story.actor("Ida Holm", document, "Ida Holm")
    empty_story.position(document, sentence, "Ida Holm", "Ida Holm", "writes", said)
    findings = empty_story.findings

    cost = sum(PositionCost(findings, Relevance(FERRIES, findings))(findings.positions[0]))

    assert (cost > FAIR) is against


@pytest.mark.parametrize(
    ("sentence", "said", "shown"),
    [
        (
            "Holm last year said ferries of Lund sail far too late.",
            "Holm",
            "last year said ferries of Lund sail far too late.",
        ),
        ("Holm, a pilot, said ferries of Lund sail far too late.", "Holm", "said ferries of Lund sail far too late."),
        ("Holm said ferries of Lund sail far too late.", "Holm", "said ferries of Lund sail far too late."),
    ],
)
def test_when_it_was_said_is_shown_between_speaker_and_verb(
    empty_story: Any, sentence: str, said: str, shown: str
) -> None:
    document = empty_story.document("news", sentence, "2026-03-02")
    content = sentence.partition(" said ")[2].rstrip(".")
    empty_story.position(document, sentence, "Ada Holm", said, "said", content)
    findings = empty_story.findings

    section = make_positions_section(findings, Relevance(FERRIES, findings), Limits())

    assert [" ".join(claim.pieces) for claim in section.claims] == [shown]
