"""Names that a particle, an office, a trade or a verb's letters would cut short, and things with people's names."""

import pytest

from tests.support.sayings import analyse_text, list_people, list_speakers


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Superintendent Tarun Das", "Tarun Das"),
        ("Trade Minister Nguyen Van Lam", "Nguyen Van Lam"),
        ("Pieter van der Holm", "Pieter van der Holm"),
        ("Chief Engineer Jaspal Mistry", "Jaspal Mistry"),
        ("Chief Justice Holm", "Holm"),
        ("Violinist Chen Bo", "Chen Bo"),
        ("Engineer Jaspal Mistry", "Jaspal Mistry"),
        ("Baker Ann Holm", "Ann Holm"),
        ("Count Otto Reiss", "Otto Reiss"),
        ("Colleen Deacon", "Colleen Deacon"),
        ("Officer M. L. Okeke", "M. L. Okeke"),
        ("Her Excellency Tola Rames", "Tola Rames"),
        ("Can Yildirim", "Can Yildirim"),
        ("Said Omari", "Said Omari"),
        ("Nour al-Hadar", "Nour al-Hadar"),
        ("Leonor d'Almada e Costa", "Leonor d'Almada e Costa"),
        ("Pau Roca i Vila", "Pau Roca i Vila"),
        ("the vet Sinead Dowd", "Sinead Dowd"),
        ("mother of two Ines Rott", "Ines Rott"),
        ("The mother of Ines Rott", "The mother of Ines Rott"),
    ],
)
def test_a_speaker_has_the_whole_name_and_no_office(speaker: str, name: str) -> None:
    speaker = speaker[0].upper() + speaker[1:]
    assert list_speakers(f"{speaker} said that the ferry was late.") == [name]


@pytest.mark.parametrize("text", ["Can Ankara pay? Can Nora Holm swim?", "Said Holm: “It rains.”"])
def test_an_auxiliary_or_a_verb_before_a_name_is_no_first_name(text: str) -> None:
    assert not any(name.startswith(("Can", "Said")) for name in list_people(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Prince Albert sank off the coast.", []),
        ("Sailors of the Queen Ada drowned.", []),
        ("The Queen Ada told the court that she was ill.", ["Ada"]),
        ("Prince Albert sank into a chair.", ["Albert"]),
    ],
)
def test_an_article_before_a_royal_title_makes_a_ship_of_it_unless_it_speaks(text: str, expected: list[str]) -> None:
    assert list_people(text) == expected


@pytest.mark.parametrize(
    ("apposition", "speaker"),
    [
        ("the tailor", "Ravi"),
        ("the baker of the north", "Ravi"),
        ("the minister", "Ravi Lund"),
        ("the father of two", "Ravi"),
    ],
)
def test_a_first_name_with_another_trade_is_somebody_else(apposition: str, speaker: str) -> None:
    text = f"Minister Ravi Lund sent a card. Ravi, {apposition}, said “it was kind.”"
    assert list_speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("The Jamaican behind him, Devon Clark,", "Devon Clark"),
        ("The man behind Jon Holt, Devon Clark,", "Devon Clark"),
        ("Austria, Hungary, the Netherlands and Chad", "Austria, Hungary, the Netherlands and Chad"),
        ("Austria, the country of lakes,", "Austria"),
        ("Ann Holt, who had come from Perth, Australia, that morning,", "Ann Holt"),
        ("The mayor of Porto, Devon Clark,", "Devon Clark"),
        ("A passenger, Devon Clark, from Porto,", "Devon Clark"),
        ("Ann Holt, the treasurer, Devon Clark,", "Ann Holt"),
        ("The Red Cross and Lumina", "The Red Cross and Lumina"),
        ("The mayor of Trinidad and Tobago", "The mayor of Trinidad and Tobago"),
        ("The man behind Jon Holt", "The man behind Jon Holt"),
        ("The mayor, whose wife had met Jon Holt in May,", "The mayor"),
        ("The mayor, Jon Holt, whose wife had met him in May,", "Jon Holt"),
    ],
)
def test_who_stands_before_insertions(subject: str, speaker: str) -> None:
    assert list_speakers(f"{subject} said that the ferry was late.") == [speaker]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Stoyan Petkov Blasts Rail Firm Over Crash", True),
        ("Stoyan Petkov Vows Repairs After Crash", True),
        ("Lumina Rail Shares Fall", False),
        ("Old Mill Backs Onto River Walk", False),
    ],
)
def test_a_headlines_verb_ends_an_unknown_name_before_a_firm(headline: str, expected: bool) -> None:
    text = f"{headline}\n\nStoyan Petkov spoke in Lund. “It is bad,” Petkov said."
    names = [one.name for one in analyse_text(text).actors]
    assert "Stoyan Petkov" in names
    assert not any(word in name for name in names for word in ("Blasts", "Vows", "Backs"))
    assert expected or "Lumina Rail Shares" not in names


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Miss Pyke, her niece,", "Pyke"),
        ("Mrs. Pyke, his aunt,", "Pyke"),
        ("Miss Pyke, a farmer,", "Sally Pyke"),
        ("Ms. Pyke", "Sally Pyke"),
    ],
)
def test_a_surname_told_to_be_a_relatives_is_not_that_of_the_one_named(subject: str, expected: str) -> None:
    assert list_speakers(f"Sally Pyke, a farmer, came home. {subject} said that the barn was dry.") == [expected]


def test_a_relative_told_by_title_is_neither_of_two_bearers_that_the_title_does_not_fit() -> None:
    text = "Sally Pyke, a farmer, died. Miss Pyke, her niece, said that it was dry. Thomas Pyke, the widower, wept."
    assert list_speakers(text)[:1] == ["Pyke"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nadia Hadad, the wife of Premier Hadad, fell ill. His brother, Col. Hadad, said no.", "Hadad"),
        ("Nadia Hadad, the wife of Premier Hadad, fell ill. His wife, Mrs. Hadad, said no.", "Nadia Hadad"),
        ("Leon Marsh, a judge, retired. Mrs. Marsh wept. Judge Marsh said no.", "Leon Marsh"),
        ("Tamsin St. Clair said no.", "Tamsin St. Clair"),
    ],
)
def test_who_of_a_family_speaks(text: str, speaker: str) -> None:
    assert list_speakers(text)[-1] == speaker
