"""Names whose words mean something else, stand in capitals before a colon, or behind a name with 'of'."""

import pytest

from tests.support.sayings import analyse_text, list_people, list_speakers


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("Rose Alder, Guy Fenn and Ann Holt", "Rose Alder, Guy Fenn and Ann Holt"),
        ("Rose Alder and Guy Fenn", "Rose Alder and Guy Fenn"),
        ("Mark Alder, Guy Fenn and Ann Holt", "Mark Alder, Guy Fenn and Ann Holt"),
        ("Ann Holt and Rose Alder", "Ann Holt and Rose Alder"),
        ("Rose Alder", "Rose Alder"),
    ],
)
def test_a_first_name_with_a_verbs_letters_opens_a_list_of_speakers(subject: str, speaker: str) -> None:
    assert list_speakers(f"{subject} said that the ferry was late.") == [speaker]


def test_an_order_at_the_beginning_is_no_name() -> None:
    assert "Ask" not in " ".join(list_people("Ask Fenn, Holt and Alder. Guy Fenn, Ann Holt and Rose Alder knew them."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It floats on,” said Jens Holm of Nordlys Marine.", ["Jens Holm"]),
        ("“It floats on,” said Per Holm of Malmo Marine.", ["Per Holm"]),
        ("“It floats on,” said Quillan Orr.", ["Quillan Orr"]),
        ("A friend of Quillan Orr wept. Quillan Orr said that the tea was cold.", ["Quillan Orr"]),
    ],
)
def test_what_stands_behind_a_name_with_of_is_no_person(text: str, expected: list[str]) -> None:
    assert list_people(text) == expected


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("Statistics Norway", "Statistics Norway"),
        ("Public Health Norway", "Public Health Norway"),
        ("neighbouring Norway", "Norway"),
        ("Norway", "Norway"),
    ],
)
def test_a_state_at_the_end_of_a_bodys_name_does_not_speak(speaker: str, expected: str) -> None:
    assert list_speakers(f"Wages rose in spring, according to {speaker}.") == [expected]


def test_a_label_in_capitals_is_who_bears_the_name_however_rare() -> None:
    text = (
        "Host Dolores Pinto met Minister Adam Keskin in Reno.\n\nPINTO: Who ordered the raid?\n\n"
        "KESKIN: I ordered it.\n\nPINTO: And the men who died?\n\nKESKIN: We are looking into that."
    )
    assert list_speakers(text) == ["Dolores Pinto", "Adam Keskin"] * 2


def test_a_body_in_capitals_is_not_who_has_its_letters_for_a_name() -> None:
    text = "Adam Crasc met the CRASC. The CRASC said that fees would rise."
    assert list_speakers(text) == ["CRASC"]


@pytest.mark.parametrize(
    ("label", "speaker"),
    [("Rafael (19)", "Rafael"), ("Rafael, 19, a cook", "Rafael"), ("Rafael Sanz, 19", "Rafael Sanz")],
)
def test_a_first_name_with_an_age_labels_a_quotation(label: str, speaker: str) -> None:
    assert list_speakers(f"Voices from the strike:\n\n{label}: “I have an exam on Friday.”") == [speaker]


@pytest.mark.parametrize("label", ["Menu (19)", "Room 19", "Verdict, by and large"])
def test_a_thing_before_a_colon_labels_nobody(label: str) -> None:
    assert [name for name in list_speakers(f"The hotel opened.\n\n{label}: “soup”") if name] == []


@pytest.mark.parametrize(
    ("first", "later", "same"),
    [
        ("Ivor Trask, the sheriff of Bodmin, broke his leg.", "Mrs Trask", False),
        ("Thandeka Trask left with her husband.", "Mr. Trask", False),
        ("Thandeka Trask broke her leg.", "Mrs. Trask", True),
        ("Thandeka Trask met his wife.", "Mrs. Trask", True),
        ("Ivor Trask came to Bodmin.", "Mr. Trask", True),
    ],
)
def test_what_is_somebodys_own_tells_which_form_of_address_fits(first: str, later: str, same: bool) -> None:
    name = " ".join(first.split()[:2]).rstrip(",")
    assert list_speakers(f"{first} {later} said that the patrols would go on.") == [name if same else "Trask"]


@pytest.mark.parametrize(
    ("signature", "speaker"),
    [
        ("Outgoing Chair Mogens Bay", "Mogens Bay"),
        ("Incoming Vet Ida Holt", "Ida Holt"),
        ("Former Mayor Ida Holt", "Ida Holt"),
        ("Kwame Asante (Shippers' Union)", "Kwame Asante"),
        ("Ida Holt", "Ida Holt"),
    ],
)
def test_who_signs_a_quotation_is_named_with_office_or_union(signature: str, speaker: str) -> None:
    [said] = list_speakers(f"The board met on Friday.\n\n“Nobody knows these docks better.” – {signature}")
    assert said is not None
    assert said.endswith(speaker)


@pytest.mark.parametrize(
    ("label", "speaker"), [("Paul and Ines Roux, retired", "Roux"), ("Ines Roux, retired", "Ines Roux")]
)
def test_a_couple_labels_a_quotation(label: str, speaker: str) -> None:
    [said] = list_speakers(f"Voices from Lille:\n\n{label}: “We never go out in winter.”")
    assert said is not None
    assert said.endswith(speaker)


@pytest.mark.parametrize("label", ["Bread and Water, dry", "Vote and Result, in short"])
def test_things_joined_by_and_label_nobody(label: str) -> None:
    assert [name for name in list_speakers(f"News of the day:\n\n{label}: “soup”") if name] == []


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Finance Minister Jan Havelka", "Jan Havelka"),
        ("Jan Havelka", "Jan Havelka"),
        ("Petr Havelka", "Petr Havelka"),
    ],
)
def test_jan_is_a_first_name(subject: str, expected: str) -> None:
    assert list_speakers(f"{subject} said on Jan. 5 that taxes would fall.") == [expected]


@pytest.mark.parametrize("noun", ["foreman", "forewoman", "brewer", "mayor"])
def test_who_is_apposed_to_a_trade_behind_the_verb_speaks(noun: str) -> None:
    assert list_speakers(f"“We load at noon,” said the {noun}, Gloria Holm.") == ["Gloria Holm"]


def test_a_name_behind_a_thing_does_not_speak_for_it() -> None:
    assert list_speakers("“We load at noon,” said the sign, Gloria Holm recalled.") != ["Gloria Holm"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The yacht Queen Mab sank. The ferry Prince Olaf was late.", []),
        ("The schooner Lady Blue won the race.", []),
        ("Queen Maud of Norway waved to the crew.", ["Maud"]),
        ("The actor Tom Berg sailed with Prince Olaf.", ["Tom Berg", "Olaf"]),
    ],
)
def test_a_ship_with_a_title_is_no_person(text: str, expected: list[str]) -> None:
    assert list_people(text) == expected


def test_a_quotation_behind_a_signature_is_not_the_signers() -> None:
    text = "The board met.\n\n“It took nine letters.” – Ida Holt\n\n“Nobody ever told us so.”"
    said = {one.parts[0].of(text): one.speaker.name for one in analyse_text(text).quotations}
    assert said == {"“It took nine letters.”": "Ida Holt", "“Nobody ever told us so.”": None}


def test_a_signature_may_have_a_particle() -> None:
    assert list_speakers("The board met.\n\n“It took nine letters.” – Femke de Wit") == ["Femke de Wit"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday, Johns Hopkins said that cases rose.", []),
        ("On Monday, John Hopkinson said that cases rose.", ["John Hopkinson"]),
        ("On Monday, Grant Thornton said that profits fell.", []),
        ("On Monday, Grant Thorne said that profits fell.", ["Grant Thorne"]),
        ("Voters in Ann Arbor waited on Monday.", []),
        ("Ann Arbour said that they waited on Monday.", ["Ann Arbour"]),
        ("Dale Biologics said on Monday that the trial worked.", []),
        ("Dale Biolo said on Monday that the trial worked.", ["Dale Biolo"]),
        ("Roman Catholicism came to Lund by ship.", []),
        ("Roman Cathol came to Lund by ship.", ["Roman Cathol"]),
    ],
)
def test_a_firm_a_town_or_a_faith_named_as_people_are_is_no_person(text: str, expected: list[str]) -> None:
    assert list_people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo prosecutor D.A. Cyrus Holm opened a case.", ["Cyrus Holm"]),
        ("J.A. Holm opened a case.", ["J.A. Holm"]),
    ],
)
def test_an_office_in_letters_is_no_first_name(text: str, expected: list[str]) -> None:
    assert list_people(text) == expected
