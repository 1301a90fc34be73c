"""Laws of headlines that tell a story."""

import pytest

from briefings.compose.headlines import is_statement


@pytest.mark.parametrize(
    "title",
    [
        "Orsk council closes its last library",
        "Orsk voters choose a carpenter as mayor",
        "Ferry with 210 people ran aground off Marlow",
        "Orsk's mayor says ferries ‘will sail again’ in May",
        "Two bankers are sentenced for fraud in Vale",
        "Snow will cut off villages around Tarn",
        "Everyone leaves the ferry before it sinks off Orsk",
        "Orsk council fails to close its last library",
    ],
)
def test_a_whole_statement_with_a_finite_verb_tells_its_story(title: str) -> None:
    assert is_statement(title)


@pytest.mark.parametrize(
    "title",
    [
        "Why Orsk closes its last library",
        "Is Orsk closing its last library?",
        "Opinion: Orsk closes its last library too late",
        "Live updates: Orsk closes its last library",
        "Watch: Ferry runs aground off Marlow",
        "Five things to know as Orsk closes its library",
        "You won't believe which library Orsk closes",
        "‘We will sail again in the spring’",
        "The last library of a small town",
        "Mayor's false comfort on schools, virus",
        "Orsk closes its library. Here's a better idea",
        "Orsk should close its last library",
        "Orsk closes its last library | The Bell",
        "Orsk closes",
        "The closed library that Orsk voters need",
        "Orsk and Vale voters have astonishingly little in common",
        "A full harbour does not mean a full library",
        "Everyone thinks they close the last library of Orsk",
    ],
)
def test_questions_opinions_lists_labels_and_fragments_tell_none(title: str) -> None:
    assert not is_statement(title)
