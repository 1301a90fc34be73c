"""Which words are somebody's, and where they end: 'posted that', 'in the words of', 'her claim that … was false'."""

import pytest

from tests.support.sayings import analyse_text, said_by


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
        ("Jon Tarn, 34, left Hull. A man, 34, sang. “I am tired,” the 34-year-old said.", "the 34-year-old"),
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
        ("Her claim that a kiln might at times be cold was wrong.", "that a kiln might at times be cold"),
        ("Her claim that men convicted of fraud will go is wrong.", "that men convicted of fraud will go"),
        ("There were claims that the kiln is cold and that it is old.", "that the kiln is cold and that it is old"),
    ],
)
def test_what_a_noun_claims_ends_before_the_verb_behind_it(text: str, content: str) -> None:
    assert content in said_by(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Edda Marl said in court papers that the kiln was cold.", "that the kiln was cold"),
        ("Potters said in news releases that the kiln was cold.", "that the kiln was cold"),
        ("Edda Marl said in court papers filed on Monday that it was cold.", "that it was cold"),
        ("Edda Marl said in court she fears that the kiln is cold.", "she fears that the kiln is cold"),
    ],
)
def test_papers_are_where_it_is_said(text: str, content: str) -> None:
    assert said_by(text).get(content) in ("Edda Marl", "Potters")
