"""Laws of which positions are shown, where there are more good ones than room."""

from typing import Any

import pytest

from briefings.compose.limits import Limits
from briefings.compose.position_order import count_doubts
from briefings.compose.positions import make_positions_section
from briefings.compose.relevance import Relevance
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

    plain, other = map(count_doubts, empty_story.findings.positions)

    assert (plain > other) - (plain < other) == surer


def test_a_position_whose_sentence_goes_on_is_less_sure_unless_it_stands_before_its_cue(empty_story: Any) -> None:
    cut = "Holm said ferries of Lund will have to sail at night until the new bridge is open, as boats in Vale do."
    before = "Ferries of Lund will have to sail at night until the new bridge is open, Holm said."
    content = "erries of Lund will have to sail at night until the new bridge is open"
    document = empty_story.document("news", f"{cut} {before}", "2026-03-02")
    empty_story.position(document, cut, "Ada Holm", "Holm", "said", f"f{content}")
    empty_story.position(document, before, "Ada Holm", "Holm", "said", f"F{content}")

    goes_on, ends = map(count_doubts, empty_story.findings.positions)

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

    section = make_positions_section(findings, Relevance(FERRIES, findings), Limits(least=2, positions=2))

    assert {claim.label.name for claim in section.claims} == {"Ada Holm", "Per Falk"}
    assert any("more nights at sea" in " ".join(claim.pieces) for claim in section.claims)
