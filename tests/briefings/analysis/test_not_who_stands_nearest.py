"""Who says it where others stand by: 'Berg as well as Holm said', 'was told by Berg that', 'not everyone says'."""

import pytest

from tests.support.sayings import analyse_text, list_speakers, said_by


@pytest.mark.parametrize(
    "text",
    [
        "Hardly anyone in Hull thinks that the kiln is safe.",
        "Scarcely anybody believes that the kiln is safe.",
        "Not everyone says that the kiln is safe.",
        "Not all potters believe that the kiln is safe.",
        "Not even her allies say that the kiln is safe.",
        "Not one potter said that the kiln is safe.",
    ],
)
def test_whom_a_word_before_denies_says_nothing(text: str) -> None:
    assert [one for one in analyse_text(text).attributions if one.asserted] == []


@pytest.mark.parametrize(
    "text",
    [
        "Even her allies say that the kiln is safe.",
        "Not only Edda Marl said that the kiln is safe.",
        "Not long ago Edda Marl said that the kiln is safe.",
        "Not surprisingly, Edda Marl said that the kiln is safe.",
        "Like it or not, Edda Marl said that the kiln is safe.",
        "It is not the first time Edda Marl said that the kiln is safe.",
    ],
)
def test_a_denial_of_something_else_leaves_the_speaker(text: str) -> None:
    assert [one.asserted for one in analyse_text(text).attributions] == [True]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Edda Marl as well as Jon Tarn said the kiln was cold.", "Edda Marl"),
        ("Edda Marl rather than Jon Tarn said the kiln was cold.", "Edda Marl"),
        ("Edda Marl and not Jon Tarn said the kiln was cold.", "Edda Marl"),
        ("On Monday the mayor as well as the guild said the kiln was cold.", "the mayor"),
        ("Everyone but Jon Tarn said the kiln was cold.", "Everyone"),
        ("Every member except Jon Tarn said the kiln was cold.", "Every member"),
    ],
)
def test_who_stands_behind_a_joining_phrase_is_not_the_speaker(text: str, speaker: str) -> None:
    assert list(said_by(text).values()) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nobody but Jon Tarn said the kiln was cold.", "Jon Tarn"),
        ("All voted yes but Jon Tarn said the kiln was cold.", "Jon Tarn"),
        ("They sold the kiln but Jon Tarn said the clay was theirs.", "Jon Tarn"),
        ("The guild sold the kiln as well as the clay, Jon Tarn said.", "Jon Tarn"),
    ],
)
def test_who_stands_behind_but_speaks_where_it_joins_clauses(text: str, speaker: str) -> None:
    assert list(said_by(text).values()) == [speaker]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Reporters were told by Edda Marl that the kiln was cold.", {"that the kiln was cold": "Edda Marl"}),
        ("They were told by Edda Marl on Monday that it was cold.", {"that it was cold": "Edda Marl"}),
        ("Potters were urged by Edda Marl to stay calm.", {"Potters … to stay calm": "Edda Marl"}),
    ],
)
def test_who_is_named_behind_a_passive_says_what_follows(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Potters were warned by Edda Marl on Monday.", {}),
        ("Potters may be told by Edda Marl that the kiln is cold.", {}),
        ("The tax was criticised by Edda Marl.", {"The tax": "Edda Marl"}),
        ("Potters were told that the kiln was cold.", {"Potters … that the kiln was cold": None}),
    ],
)
def test_who_hears_something_is_no_content(text: str, said: dict[str, str | None]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Jon Tarn sent a letter to Edda Marl that said “the kiln is mine.”",
        "They read out a letter from Jon Tarn to Edda Marl that said “the kiln is mine.”",
    ],
)
def test_what_a_letter_says_is_not_said_by_whom_it_is_to(text: str) -> None:
    assert [one.speaker.name for one in analyse_text(text).quotations] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Jon Tarn read out a note from Edda Marl, which said “the kiln is mine.”",
        "Then came a statement from Speaker Edda Marl that echoed Jon Tarn: “The kiln is mine.”",
    ],
)
def test_what_a_letter_says_is_said_by_whom_it_is_from(text: str) -> None:
    assert list_speakers(text) == ["Edda Marl"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Jon Tarn said “No, it is not so.” Asked whether he took gifts from Nils Berg, he said “Yes, it is so.”",
            "Jon Tarn",
        ),
        ("Jon Tarn said “No, it is not so.” Asked if Nils Berg would go, he went on: “Yes, it is so.”", "Jon Tarn"),
        ("Jon Tarn said “No, it is not so.” Nils Berg left the room. Asked why, he said “Yes, it is so.”", "Nils Berg"),
        (
            "Jon Tarn said “No, it is not so.” Edda Marl left the room. Asked why, she said “Yes, it is so.”",
            "Edda Marl",
        ),
    ],
)
def test_who_spoke_last_answers_what_is_asked(text: str, speaker: str) -> None:
    assert [one.speaker.name for one in analyse_text(text).quotations] == ["Jon Tarn", speaker]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "OSLO (Agency) - The potter of Bergen said on Monday that it rained.",
            {"that it rained": "The potter of Bergen"},
        ),
        ("OSLO (Agency) - Police in Bergen said on Monday that it rained.", {"that it rained": "Police in Bergen"}),
        ("Told that Jon Tarn called it “junk,” Edda Marl said the kiln was hot.", {"the kiln was hot": "Edda Marl"}),
        (
            "Reminded that Jon Tarn called it “junk,” Edda Marl said the kiln was hot.",
            {"the kiln was hot": "Edda Marl"},
        ),
        ("Told he was “a thief,” Jon Tarn said the kiln was hot.", {"the kiln was hot": "Jon Tarn"}),
        ("A fall of -3 points in Oslo showed that it rained.", {"that it rained": "A fall of -3 points in Oslo"}),
        ("Bo was told by potter Edda Marl not to go there.", {"Bo … not to go there": "Edda Marl"}),
        ("Bo recalls being told by Edda Marl not to go there.", {"not to go there": "Edda Marl"}),
        ("Edda Marl was told by phone that the kiln was cold.", {}),
        ("Edda Marl was asked by Friday to leave.", {}),
        ("Edda Marl posted on Monday that the kiln was cold.", {"that the kiln was cold": "Edda Marl"}),
        ("A note posted on Monday that Edda Marl wrote was lost.", {}),
        (
            "Fewer came, the guild declared it a fraud, and Jon Tarn announced a ban on pots to the isle.",
            {"it a fraud": "the guild", "a ban on pots to the isle": "Jon Tarn"},
        ),
    ],
)
def test_what_leads_to_a_saying_says_nothing(text: str, said: dict[str, str]) -> None:
    found = said_by(text)
    assert {content: speaker for content, speaker in found.items() if speaker is not None} == said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("It was Edda Marl that said “the kiln is mine.”", "Edda Marl"),
        ("Jon Tarn wrote to Edda Marl, who said “the kiln is mine.”", "Edda Marl"),
        ("Jon Tarn wrote to Edda Marl: “The kiln is mine.”", "Jon Tarn"),
    ],
)
def test_who_is_written_to_speaks_where_a_clause_says_so(text: str, speaker: str) -> None:
    assert [one.speaker.name for one in analyse_text(text).quotations] == [speaker]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Edda Marl, whom Jon Tarn called “a liar,” said the kiln was cold.",
            {"“a liar,”": "Jon Tarn", "the kiln was cold": "Edda Marl"},
        ),
        (
            "Edda Marl, who has called the kiln “a farce,” said Jon Tarn was to blame.",
            {"the kiln “a farce,”": "Edda Marl", "Jon Tarn was to blame": "Edda Marl"},
        ),
        (
            "It costs $2, which Edda Marl called “a disgrace,” adding that she would pay.",
            {"“a disgrace,”": "Edda Marl", "that she would pay": "Edda Marl"},
        ),
        ("“He is a liar,” said Edda Marl, who was ill.", {"“He is a liar,”": "Edda Marl"}),
        (
            "It was Jon Tarn, who called it “a farce,” said the potter.",
            {"It was Jon Tarn, who called it “a farce,”": "the potter"},
        ),
    ],
)
def test_what_a_relative_clause_quotes_is_not_all_that_is_said(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We saw smoke,” said one of her bakers, Jon Tarn.", "Jon Tarn"),
        ("“We saw smoke,” said one of the leaders of the Potters’ Union, Jon Tarn.", "Jon Tarn"),
        ("“We saw smoke,” said a baker named Jon Tarn.", "Jon Tarn"),
        ("“We saw smoke,” a baker called Jon Tarn told police.", "Jon Tarn"),
        ("“We saw smoke,” one witness, a baker named Jon Tarn, said.", "Jon Tarn"),
        ("“We saw smoke,” said one of the lawyers for the mayor, Jon Tarn.", "one of the lawyers for the mayor"),
        ("“We saw smoke,” said one of her bakers. Jon Tarn was out.", "one of her bakers"),
    ],
)
def test_one_of_several_has_the_name_behind(text: str, speaker: str) -> None:
    assert [one.speaker.name for one in analyse_text(text).quotations] == [speaker]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Edda Marl has a boat named “No Regrets.”", {}),
        ("Edda Marl runs a firm called “Blue Kiln.”", {}),
        ("A baker called Jon Tarn said the kiln was cold.", {"the kiln was cold": "Jon Tarn"}),
        ("A baker called Jon Tarn a liar.", {"Jon Tarn a liar": "A baker"}),
        ("A baker called, “Stop!”", {"“Stop!”": "A baker"}),
    ],
)
def test_what_tells_a_name_quotes_nobody(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Edda Marl wrote:\n\n“The kiln is cold.\n\n“Stay away.\n\n“We are sorry.”",
            {"“The kiln is cold. … “Stay away. … “We are sorry.”": "Edda Marl"},
        ),
        (
            "Edda Marl wrote:\n\n“The kiln is cold.”\n\n“It is hot,” Jon Tarn said.",
            {"“The kiln is cold.”": "Edda Marl", "“It is hot,”": "Jon Tarn"},
        ),
        (
            "Edda Marl wrote:\n\n“The kiln is cold.”\n\nJon Tarn laughed.\n\n“It is hot.”",
            {"“The kiln is cold.”": "Edda Marl"},
        ),
    ],
)
def test_what_is_announced_goes_on_over_paragraphs(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "asserted"),
    [
        ("Edda Marl begged Jon Tarn to say “I am sorry.”", [False]),
        ("Edda Marl took the stage to say “I am sorry.”", [True]),
    ],
)
def test_what_somebody_is_begged_to_say_is_not_said(text: str, asserted: list[bool]) -> None:
    assert [one.asserted for one in analyse_text(text).quotations] == asserted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It rained. Asked", {}),
        ("It rained. Told", {}),
        ("Edda Marl’s claim that the kiln that Jon Tarn built", {"that the kiln that Jon Tarn built": "Edda Marl"}),
    ],
)
def test_a_text_may_end_anywhere(text: str, said: dict[str, str | None]) -> None:
    assert said_by(text) == said
