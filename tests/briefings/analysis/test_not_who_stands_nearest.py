"""Who says it where others stand by: 'Berg as well as Holm said', 'was told by Berg that', 'not everyone says'."""

import pytest

from tests.support.sayings import analyse_text, said_by


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
        "Jon Tarn read out a note from Edda Marl, which said “the kiln is mine.”",
    ],
)
def test_what_a_letter_says_is_not_said_by_whom_it_is_to_or_from(text: str) -> None:
    assert [one.speaker.name for one in analyse_text(text).quotations] == [None]


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
        ("Edda Marl posted on Facebook that the kiln was cold.", {"that the kiln was cold": "Edda Marl"}),
        ("Edda Marl posted on X on Monday that the kiln was cold.", {"that the kiln was cold": "Edda Marl"}),
        ("Guards were posted on Main Street that Edda Marl built.", {}),
        ("Edda Marl posted on Facebook on Monday.", {}),
    ],
)
def test_what_is_posted_somewhere_is_said(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In the words of Edda Marl, the kiln was “a lesson in pain.”", {"“a lesson in pain.”": "Edda Marl"}),
        ("The kiln was, in the words of Edda Marl, “a lesson in pain.”", {"“a lesson in pain.”": "Edda Marl"}),
        ("It was “a lesson in pain,” in the words of one baker.", {"“a lesson in pain,”": "one baker"}),
        ("In the words of Edda Marl, Jon Tarn said “it was dry.”", {"“it was dry.”": "Jon Tarn"}),
        ("“It was dry,” Jon Tarn said, in the words of Edda Marl.", {"“It was dry,”": "Jon Tarn"}),
    ],
)
def test_in_whose_words_a_quotation_stands(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Jon Tarn, 34, left Hull. “I am tired,” the 34-year-old said.", "Jon Tarn"),
        ("Baker Jon Tarn, 34, of Hull, left. “I am tired,” said the 34-year-old baker.", "Jon Tarn"),
        ("34-year-old baker Jon Tarn left Hull. “I am tired,” the 34-year-old said.", "Jon Tarn"),
        ("Jon Tarn, 34, left Hull. “I am tired,” the 22-year-old said.", "the 22-year-old"),
        ("Jon Tarn, 34, and Bo Dahl, 34, left Hull. “I am tired,” the 34-year-old said.", "the 34-year-old"),
        ("Jon Tarn, 34, hit a 34-year-old man. “I am tired,” the 34-year-old said.", "the 34-year-old"),
        ("Jon Tarn, 34 years a baker, left Hull. “I am tired,” the 34-year-old said.", "the 34-year-old"),
    ],
)
def test_an_age_means_the_only_one_of_that_age(text: str, speaker: str) -> None:
    assert [one.speaker.name for one in analyse_text(text).quotations] == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Asked why he had run, Jon Tarn shrugged and said, “I was cold.”", ["Jon Tarn"]),
        ("As she left, Edda Marl turned to Jon Tarn and said, “I was cold.”", ["Edda Marl"]),
        ("When it ended, Edda Marl, who had won, hugged her son and said “I was cold.”", ["Edda Marl"]),
        ("Asked Edda Marl, who was ill: “Why was I cold?”", ["Edda Marl"]),
        ("Jon Tarn was overheard telling an aide “we are done here.”", ["Jon Tarn"]),
        ("Fans watched the hall, where his guests were shown chanting “we are done here!”", ["his guests"]),
        ("A video shows Jon Tarn telling a crowd “march with me.”", ["Jon Tarn"]),
    ],
)
def test_who_does_one_thing_and_says_another(text: str, speakers: list[str]) -> None:
    found = analyse_text(text).quotations
    assert [one.speaker.name for one in found if one.asserted] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Edda Marl may well say “no more kilns.”",
        "Edda Marl would neither confirm nor deny that the kiln was cold.",
        "Edda Marl dismissed as nonsense claims that the kiln was cold.",
        "Edda Marl rejected as false reports that the kiln was cold.",
        "A fake video shows Edda Marl telling a crowd “march with me.”",
    ],
)
def test_what_may_be_said_or_is_withheld_is_not_told(text: str) -> None:
    found = analyse_text(text)
    assert [one for one in found.quotations if one.asserted] == []
    assert [one for one in found.attributions if one.asserted] == []


@pytest.mark.parametrize(
    "text",
    [
        "Edda Marl did well and said “no more kilns.”",
        "Edda Marl denied that the kiln was cold.",
        "The guild claims that the kiln was cold.",
        "A video shows Edda Marl dancing.",
    ],
)
def test_what_is_said_or_denied_is_told(text: str) -> None:
    assert [one.asserted for one in analyse_text(text).attributions] == [True]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The tax, described by Edda Marl as “a mercy,” passed.", {"as “a mercy,”": "Edda Marl"}),
        ("The tax, called “a joke” by Edda Marl, passed.", {"“a joke”": "Edda Marl"}),
        ("The tax was described by Edda Marl as “a mercy.”", {"The tax … as “a mercy.”": "Edda Marl"}),
        ("Jon Tarn was hailed as “a rock” by Edda Marl on Monday.", {"Jon Tarn … as “a rock”": "Edda Marl"}),
        ("The tax was criticised by Edda Marl.", {"The tax": "Edda Marl"}),
        ("The tax was described as “a mercy.”", {"The tax … as “a mercy.”": None}),
    ],
)
def test_who_calls_something_so_stands_behind_by(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The vote was not, Edda Marl said, fair.", {"The vote was not … fair": "Edda Marl"}),
        ("The kiln will not, bakers say, work.", {"The kiln will not … work": "bakers"}),
        ("The kiln is dead, Edda Marl said, smiling.", {"The kiln is dead": "Edda Marl"}),
    ],
)
def test_words_that_break_off_go_on_behind_the_cue(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“It fell,” Jon Tarn told a deputy, according to the affidavit.", {"“It fell,”": "Jon Tarn"}),
        ("The kiln fell, according to the affidavit.", {"The kiln fell": "the affidavit"}),
        (
            "Jon Tarn told a deputy it fell, according to the affidavit.",
            {"Jon Tarn told a deputy it fell": "the affidavit"},
        ),
    ],
)
def test_who_is_told_something_is_not_what_a_source_says(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("On Radio Lim’s “Morning Hour,” Edda Marl said the kiln was cold.", {"the kiln was cold": "Edda Marl"}),
        ("In a talk on “Morning Hour,” Edda Marl said the kiln was cold.", {"the kiln was cold": "Edda Marl"}),
        (
            "Asked on “Morning Hour” if she would go, Edda Marl said “no, never.”",
            {"“Morning Hour” if she would go": None, "“no, never.”": "Edda Marl"},
        ),
        ("“In Clay We Trust,” Edda Marl said.", {"“In Clay We Trust,”": "Edda Marl"}),
        ("“Morning Hour,” Edda Marl said, is dead.", {"“Morning Hour,”": "Edda Marl"}),
    ],
)
def test_where_something_is_said_is_not_what_is_said(text: str, said: dict[str, str]) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Edda Marl’s claim that the kiln is cold was rejected by Jon Tarn.", "that the kiln is cold"),
        ("The claim that Jon Tarn had fled was wrong.", "that Jon Tarn had fled"),
        ("The claim that Edda Marl said she was ill is false.", "that Edda Marl said she was ill"),
        ("Claims that the kiln, which is old, is cold have grown.", "that the kiln, which is old, is cold"),
        (
            "The claim that the kiln is cold and the roof leaks was wrong.",
            "that the kiln is cold and the roof leaks was wrong",
        ),
        ("There were claims that the kiln is cold and that it is old.", "that the kiln is cold and that it is old"),
    ],
)
def test_what_a_noun_claims_ends_before_the_verb_behind_it(text: str, content: str) -> None:
    assert content in said_by(text)
