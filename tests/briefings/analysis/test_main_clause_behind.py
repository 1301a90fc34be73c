"""Where reported content ends because the clause of its cue only leads to the main clause, and where it doesn't."""

import pytest

from tests.support.sayings import analyse_text, list_contents


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("When Ann Berg told the crew that the boat was sold, many believed her.", "that the boat was sold"),
        ("When Ann Berg said that the boat was sold, two of the crew left.", "that the boat was sold"),
        ("After Ann Berg, the owner, told the crew the boat was sold, no one spoke.", "the boat was sold"),
        (
            "So when Ann Berg told her crew that the boat was sold — that no one had asked them — few stayed.",
            "that the boat was sold — that no one had asked them",
        ),
        ("While Ann Berg claims the boat was safe – her own boat – the crew left.", "the boat was safe – her own boat"),
        ("Although Ann Berg said that the boat was sold, the town, which is small, kept it.", "that the boat was sold"),
        ("Ann Berg said the boat was sold – though nobody could say when.", "the boat was sold"),
        # The whole sentence is what is said, or its parts are.
        ("Ann Berg said the boat – though it is old – was sold.", "the boat – though it is old – was sold"),
        ("Ann Berg said the boat was sold – though not the nets.", "the boat was sold – though not the nets"),
        ("Ann Berg said that when it rained, many stayed.", "that when it rained, many stayed"),
        ("When asked, Ann Berg said that the boat was sold, and many wept.", "that the boat was sold, and many wept"),
        ("Ann Berg said that the boat — the old one — leaked.", "that the boat — the old one — leaked"),
        ("While Ann Berg projects that 40-60 boats will sink, the town waits.", "that 40-60 boats will sink"),
        (
            "Even if Ann Berg said that boats, nets and ropes were sold, few wept.",
            "that boats, nets and ropes were sold",
        ),
    ],
)
def test_content_ends_where_the_main_clause_begins(text: str, content: str) -> None:
    assert list_contents(text)[0] == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Berg said to her, “Come on, you know the way home.”", "“Come on, you know the way home.”"),
        ("Ann Berg said to the crew of the boat: “You know the way home.”", "“You know the way home.”"),
        ("Ann Berg explained to reporters that the boat was sold.", "that the boat was sold"),
        ("Ann Berg said to reporters on Sunday that the boat was sold.", "that the boat was sold"),
        ("Ann Berg admitted to “mistakes” at sea.", "“mistakes” at sea"),
        ("Ann Berg admitted to a “sense of fear” at sea.", "a “sense of fear” at sea"),
        ("Ann Berg replied to a letter that told of the boat.", "a letter that told of the boat"),
        ("Ann Berg agreed to a plan that the crew had made.", "a plan that the crew had made"),
        ("Ann Berg agreed to sell the boat.", "to sell the boat"),
        ("Ann Berg seeks to cast nets at night.", "to cast nets at night"),
        ("Ann Berg plans to re-open the harbour.", "to re-open the harbour"),
        ("Ann Berg objected to nets at night.", "nets at night"),
    ],
)
def test_who_is_spoken_to_is_no_content(text: str, content: str) -> None:
    assert list_contents(text) == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Bo Dahl called the plan — a bridge of iron — “mad”.", "the plan — a bridge of iron — “mad”"),
        (
            "Bo Dahl praised the crew — Ann Berg, Ida Holm — and “all at sea”.",
            "the crew — Ann Berg, Ida Holm — and “all at sea”",
        ),
        ("Bo Dahl backs the plan — a bridge — as a gift to Hull.", "the plan — a bridge — as a gift to Hull"),
        ("Bo Dahl supports public- and private-sector boats.", "public- and private-sector boats"),
        ("Bo Dahl supports a fence at the U.S.-Canada border.", "a fence at the U.S.-Canada border"),
        # Another clause, or another verb, begins behind the dashes.
        ("Bo Dahl backs the plan — a bridge — and wants it soon.", "the plan — a bridge"),
        ("Bo Dahl backs the plan — a bridge — but nobody wants to pay.", "the plan — a bridge"),
        ("Bo Dahl wanted a boat — and others wanted more — since May.", "a boat"),
        ("Bo Dahl backs the plan — Ann Berg wants a boat.", "the plan"),
    ],
)
def test_content_goes_on_behind_what_two_dashes_part(text: str, content: str) -> None:
    assert list_contents(text)[0] == content


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Describing Ida Holm as a “hero”, Ann Berg said the boat was safe.", "the boat was safe", "Ann Berg"),
        ("Asked “why now?” Ann Berg said the boat was safe.", "the boat was safe", "Ann Berg"),
        ("“Calling it safe is mad,” Ann Berg said of the boat.", "“Calling it safe is mad,”", "Ann Berg"),
        ("Calling it “safe” is mad, Ann Berg said.", "Calling it “safe” is mad", "Ann Berg"),
        (
            "Ann Berg, head of the Guild of Hull, Va., which owns boats, said the boat was safe.",
            "the boat was safe",
            "Ann Berg",
        ),
        ("The Guild of Hull, Va., which owns boats, said the boat was safe.", "the boat was safe", "Guild of Hull"),
        ("In Hull, Va., the mayor, Ann Berg, said the boat was safe.", "the boat was safe", "Ann Berg"),
        ("In Hull, Va., Ann Berg said the boat was safe.", "the boat was safe", "Ann Berg"),
    ],
)
def test_what_opens_a_sentence_is_neither_said_nor_says(text: str, content: str, speaker: str) -> None:
    found = {one.content[0].of(text): one.speaker.name for one in analyse_text(text).attributions}
    assert found[content] == speaker


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("As the Sun began to ask a question, Ann Berg interjected and said, “I am late.”", "“I am late.”", "Ann Berg"),
        ("When the bid was lost, the guild sued and argued that it was false.", "that it was false", "the guild"),
        ("Bo Dahl waited until a guard came and ordered the crew to go.", "the crew to go", "a guard"),
        ("Ann Berg said it rained and argued that it was wet.", "that it was wet", "Ann Berg"),
        ("Ann Berg told Bo Dahl of the boat and said that it was wet.", "that it was wet", "Ann Berg"),
    ],
)
def test_a_verb_behind_and_has_the_subject_of_the_verb_before_it(text: str, content: str, speaker: str) -> None:
    found = {one.content[0].of(text): one.speaker.name for one in analyse_text(text).attributions}
    assert found[content] == speaker


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Berg wants to sell the boats, and in June, the town bought two.", "to sell the boats"),
        ("Ann Berg called on Hull to sell, and over the summer, the guild did so.", "Hull to sell"),
        ("Ann Berg wants to sell the boats, and in June, to buy two.", "to sell the boats, and in June, to buy two"),
        ("Many admit Bo Dahl, who sails, will be missed.", "Bo Dahl, who sails, will be missed"),
        ("Ann Berg praised Bo Dahl, who sails.", "Bo Dahl"),
        ("Ann Berg mentioned Bo Dahl, who sails, has said that it rains.", "Bo Dahl, who sails"),
    ],
)
def test_content_is_a_whole_clause_and_no_beginning_of_another(text: str, content: str) -> None:
    assert list_contents(text)[0] == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Berg said when it rains, the boats stay at home.", ["when it rains, the boats stay at home"]),
        (
            "Ann Berg said when she left, Bo Dahl said to her, “You know the way home.”",
            ["when she left, Bo Dahl said to her, “You know the way home.”"],
        ),
        ("Ann Berg said when the boat would leave.", ["when the boat would leave"]),
        ("Ann Berg said when the boat would leave, and the crew laughed.", ["when the boat would leave"]),
        ("“It is late,” Ann Berg said when she came, smiling at the crew.", ["“It is late,”"]),
    ],
)
def test_what_is_said_of_a_time_goes_on_behind_its_comma(text: str, content: list[str]) -> None:
    assert list_contents(text) == content


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“The boat is old,” Ann Berg said. Bo Dahl interjected. “It is not that old.”", ["Ann Berg", "Bo Dahl"]),
        ("Ann Berg spoke of the boat.\n\nBo Dahl cut in.\n\n“It is not that old, I know it.”", ["Bo Dahl"]),
        ("Ann Berg wrote to the town. Nobody replied. “It is not that old, I know it.”", [None]),
        ("Ann Berg wrote to Bo Dahl. Dahl replied. “It is old, I know it,” said Ida Holm.", ["Ida Holm"]),
    ],
)
def test_who_takes_the_word_says_the_next_sentence(text: str, speakers: list[str | None]) -> None:
    assert [one.speaker.name for one in analyse_text(text).quotations] == speakers
