"""Whom pronouns, descriptions and shared names can't mean, and whom they do."""

import pytest

from tests.support.sayings import list_people, list_speakers, said_by


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bo Dahl lost the vote to Ole Lund. After firing Lund, he said the town would recover.", "Bo Dahl"),
        ("Bo Dahl leads the guild. Last night after meeting Ole Lund, he said the town would recover.", "Bo Dahl"),
        ("Ole Lund left the town. After being fired by Bo Dahl, he said the town would recover.", "Ole Lund"),
        ("The guild met Ole Lund. After firing Lund, he said the town would recover.", None),
        # Here who is named may be meant.
        ("Ole Lund was ill. After Lund was fired, he said the town would recover.", "Ole Lund"),
        ("Ole Lund was ill. Following Lund's fall, he said the town would recover.", "Ole Lund"),
        ("Ole Lund was ill. After hearing Lund had won, he said the town would recover.", "Ole Lund"),
    ],
)
def test_whom_somebody_acts_on_before_he_speaks_is_another(text: str, speaker: str | None) -> None:
    assert said_by(text)["the town would recover"] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bo Dahl, an author, wrote of the sea. The author described herself as part Sami.", "The author"),
        ("Bo Dahl, an author, wrote of the sea. The author described himself as part Sami.", "Bo Dahl"),
        ("Ann Dahl, an author, wrote of the sea. The author described herself as part Sami.", "Ann Dahl"),
    ],
)
def test_who_calls_herself_something_is_no_man(text: str, speaker: str) -> None:
    assert list(said_by(text).values())[-1] == speaker


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Lawyer Osk Paris said the vans were old. Paris said they were sold.", ["Osk Paris"]),
        ("The lawyer, Osk Paris, said the vans were old. Paris said they were sold.", ["Osk Paris"]),
        ("Officials in Greater London said the vans were old. London said they were sold.", []),
        ("The mayor met Foreign Minister Osk in Paris. Paris said the vans were sold.", ["Osk"]),
    ],
)
def test_a_city_is_a_family_name_behind_a_role_and_a_strange_first_name(text: str, people: list[str]) -> None:
    assert [name for name in list_people(text) if name != "Osk" or people == ["Osk"]] == people


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Hull heard Rep. Ann Berg (D-Ohio), who said the vans were old.", "the vans were old", "Ann Berg"),
        ("Hull heard Ann Berg (her sister is Ida Holm), who said the vans were old.", "the vans were old", None),
        (
            "According to the Hull Sun, a nurse argued that it rained, noting that it was wet.",
            "that it was wet",
            "a nurse",
        ),
        ("According to Ann Berg, the crew was glad, noting that it was wet.", "that it was wet", "Ann Berg"),
        ("According to Ann Berg, it rained, adding that it was wet.", "that it was wet", "Ann Berg"),
    ],
)
def test_a_clause_belongs_to_the_one_who_says_it(text: str, content: str, speaker: str | None) -> None:
    assert said_by(text)[content] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Another member, Rep. Nils Berg, said little.", "Nils Berg"),
        ("A guide, Nils Berg, said that when it rains, the streets of the old town flood.", "Nils Berg"),
        ("Guide Nils Berg, 43, of Hull has grown weary.", "Nils Berg"),
        ("Guide Nils Berg of Hull Harbour said little.", "Nils Berg"),
        ("Senator Nils Berg of Hull, a member of the board, said little.", "Nils Berg"),
        ("The retired officer said little.", None),
        ("A wanted man said little.", None),
        # These bring in nobody of whom the text goes on.
        ("The sister of Nils Berg from Hull said little.", "Ole Lund"),
        ("The wanted list was old.", "Ole Lund"),
    ],
)
def test_he_is_the_last_who_came_in_and_spoke(text: str, speaker: str | None) -> None:
    told = f"“We were told nothing of the vans,” Ole Lund said.\n\n{text} He said the vans were old."
    assert said_by(told)["the vans were old"] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Hull Sun obtained a police report. It states that the van was stolen.", None),
        ("The Hull Sun has seen a letter to the mayor. It said that the van was stolen.", None),
        ("The Ministry of Health published a report. It said that the van was stolen.", "Ministry of Health"),
        ("The Ministry of Health obtained a van. It said that the van was stolen.", "Ministry of Health"),
    ],
)
def test_it_may_be_the_paper_that_somebody_has_got(text: str, speaker: str | None) -> None:
    assert said_by(text)["that the van was stolen"] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Peace and Reform Front warned that the vote would fail.", "Peace and Reform Front"),
        ("The Land and Freedom Party warned that the vote would fail.", "Land and Freedom Party"),
        ("Norway and the Reform Front warned that the vote would fail.", "Norway"),
        ("South Africa's minister warned that the vote would fail.", "South Africa's minister"),
        ("South of the town Ann Berg warned that the vote would fail.", "Ann Berg"),
        # Some of a party aren't the party.
        ("Some Republicans in the Senate warned that the vote would fail.", "Some Republicans in the Senate"),
        ("Two moderate Democrats warned that the vote would fail.", "Two moderate Democrats"),
        ("The Republicans warned that the vote would fail.", "Republican Party"),
        ("House Republicans warned that the vote would fail.", "Republican Party"),
    ],
)
def test_a_name_is_whole_and_no_part_of_a_party_is_it(text: str, speaker: str) -> None:
    assert said_by(text)["that the vote would fail"] == speaker


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Ann Berg came. In the interview she said the vans were old.", "the vans were old", "Ann Berg"),
        ("Ann Berg came. There were signs she said the vans were old.", "the vans were old", "Ann Berg"),
        ("Officials familiar with it said the vans were old.", "the vans were old", "Officials familiar with it"),
        ("Ann Berg and Bo Dahl said the vans were old.", "the vans were old", "Ann Berg and Bo Dahl"),
    ],
)
def test_a_pronoun_before_the_verb_is_the_whole_subject(text: str, content: str, speaker: str) -> None:
    assert said_by(text)[content] == speaker


def test_a_heading_of_myths_names_nobody() -> None:
    text = "MYTH: The vans are old.\n\nFACT: They are new.\n\nMYTH: The vans are red.\n\nFACT: They are blue."
    assert said_by(text) == {}


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("A baker in the last week", "A baker"),
        ("A baker in the town last week", "A baker in the town"),
        ("A baker in the town", "A baker in the town"),
    ],
)
def test_a_time_between_subject_and_verb_is_nobody_s(subject: str, speaker: str) -> None:
    assert list_speakers(f"{subject} said that the vans were old.") == [speaker]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Mr. Dahl voted. After crew leader Ole Lund voted, he accused the party of fraud.",
            "the party of fraud",
            "Ole Lund",
        ),
        ("Mr. Dahl left. When Ole Lund met the crew, he said that they were late.", "that they were late", "Ole Lund"),
        ("Ida Dahl left. After Ann Lund lost her seat, she said that it was over.", "that it was over", "Ann Lund"),
        (
            "“It is late,” Per Dahl said. And when Ole Lund announced the fall of Jan Falk, he said that it was over.",
            "that it was over",
            "Ole Lund",
        ),
        ("Mr. Dahl left. When Ole Lund chose Jan Falk, he said that it was over.", "that it was over", "Ole Lund"),
        # Whom somebody acts on is another, and so is who has the other gender.
        ("Mr. Dahl left. When Ole Lund asked him about it, he said that it was dead.", "that it was dead", "Dahl"),
        ("Ida Dahl left. When Ann Lund asked her about it, she said that it was dead.", "that it was dead", "Ida Dahl"),
        ("Mr. Dahl spoke. After Ann Lund left, he said that it was over.", "that it was over", "Dahl"),
        ("Ann Lund left. After Mr. Dahl came, he said that it was over.", "that it was over", "Dahl"),
        ("Mr. Dahl left. After meeting mayor Ole Lund, he said that it was dead.", "that it was dead", "Dahl"),
        # Not a clause that opens the sentence.
        ("Mr. Dahl spoke. He left, and after Ole Lund came, he said that it was over.", "that it was over", "Dahl"),
    ],
)
def test_the_subject_of_an_opening_clause_goes_on_behind_its_comma(text: str, content: str, speaker: str) -> None:
    assert said_by(text)[content] == speaker


@pytest.mark.parametrize(
    ("paper", "speaker"),
    [
        ("“We go,” read a staff memo from editor Ole Lund.", "Ole Lund"),
        ("“We go,” read a letter from Dahl adviser Ole Lund.", "Ole Lund"),
        ("“We go,” Dahl said in a letter from Ole Lund.", "Per Dahl"),
        ("Dahl got a letter from Ole Lund.", "Per Dahl"),
    ],
)
def test_who_goes_on_is_whose_paper_said_the_words_before(paper: str, speaker: str) -> None:
    assert said_by(f"Per Dahl runs for mayor. {paper} “It is late,” he continued.")["“It is late,”"] == speaker


def test_a_name_within_a_word_is_nobody_who_goes_on() -> None:
    text = "The envoy was Dahl's. Ole Lund mocked it. He loathed Dahl-era rules. “It is late,” he said."
    assert said_by(text)["“It is late,”"] == "Ole Lund"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ora John Reuter studies Orsk. “It is late,” Reuter said. “We will go,” he added.", "Ora John Reuter"),
        ("Ora John Reuter met Bo Dahl. “It is late,” Reuter said. “We will go,” she added.", "Ora John Reuter"),
        ("Sarah Jane Holm met Bo Dahl. “It is late,” Holm said. “We will go,” she added.", "Sarah Jane Holm"),
        ("Mary Scott Holm met Bo Dahl. “It is late,” Holm said. “We will go,” she added.", "Mary Scott Holm"),
    ],
)
def test_given_names_of_both_genders_have_none(text: str, speaker: str) -> None:
    assert said_by(text)["“We will go,”"] == speaker
