"""Names with a number, two surnames, a syllable behind a hyphen, a patronymic, or the letters of an office."""

import pytest

from tests.support.sayings import list_people, list_speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Clayton Rusk III runs the store. Rusk said that he would sell it.", "Clayton Rusk III"),
        ("Pieter van der Holm left. Van der Holm said that the books were clean.", "Pieter van der Holm"),
        ("Van der Holm said that the books were clean. Pieter van der Holm left.", "Pieter van der Holm"),
        ("Minister Ricardo Montero Salas left. Montero said that he was free.", "Ricardo Montero Salas"),
        ("Seong Min-jae opened the pier. Seong said that the sea was rough.", "Seong Min-jae"),
        ("Sigrún Þórðardóttir met the crews. Sigrún said that the quota stood.", "Sigrún Þórðardóttir"),
        ("The club signed Aaron Judge on Monday. Judge said that he was happy.", "Aaron Judge"),
        ("Farmer Nell Church lost her sheep. Church said that the dogs ran loose.", "Nell Church"),
        ("Then-Mayor Rudy Salter signed it. Salter said that he was tired.", "Rudy Salter"),
        ("Shri Mohan Pillai opened the dam. Pillai said that water was life.", "Mohan Pillai"),
        ("Jan van den Holm left. Van den Holm slept. Van den Holm said that it rained.", "Jan van den Holm"),
        ("Luisa Montero Salas left. Montero Salas slept. Montero Salas said that it rained.", "Luisa Montero Salas"),
        ("Seamus Mac Giolla farms. Mac Giolla slept. Mac Giolla said that it rained.", "Seamus Mac Giolla"),
        ("Eoin Ó Murchú farms. Ó Murchú said that it rained.", "Eoin Ó Murchú"),
        ("Driver Bubba Wollis won. Bubba Wollis slept. Wollis said that he was tired.", "Bubba Wollis"),
        # Near misses.
        ("Ricardo Montero Salas met Ana Salas. Montero slept. Salas said that it rained.", "Ana Salas"),
        ("Eoin B. Marr farms. Marr said that it rained.", "Eoin Marr"),
        ("Mac Marr farms. Marr said that it rained.", "Mac Marr"),
        ("Carter III won the race. Rusk said that he would sell it.", "Rusk"),
        ("Juan Carlos Ortega left. Carlos said that he was tired.", "Carlos"),
        ("Ann Foster Lee came. Tom Foster sang. Foster said that he was tired.", "Tom Foster"),
        ("Ricardo Montero Salas left. Montero, a baker, said that he was free.", "Montero"),
        ("Anna Day-lewis opened the pier. Anna said that the sea was rough.", "Anna Day-lewis"),
        ("Brita Holmson met the crews. Zenka said that the quota stood.", "Zenka"),
        ("He was sentenced by Ann Orr. The Judge said that he was happy.", "The Judge"),
        ("Nell Church lost her sheep. The Church said that it would pray.", "The Church"),
        ("Former mayor Rudy Salter signed it. Salter said that he was tired.", "Rudy Salter"),
    ],
)
def test_a_part_of_a_name_means_whoever_is_called_so(text: str, speaker: str) -> None:
    assert list_speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The USS Harlan Moore left port. HMS Greta Falk sank off Ghent.", []),
        ("The captain, Harlan Moore, left port. Greta Falk sank into a chair.", ["Greta Falk", "Harlan Moore"]),
    ],
)
def test_a_ship_is_nobody(text: str, people: list[str]) -> None:
    assert sorted(list_people(text)) == people


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Otto Lund Sr. and Otto Lund Jr. rowed. The elder Lund said that it rained.", "Otto Lund Sr."),
        ("Otto Lund Sr. and Otto Lund Jr. rowed. The younger Lund said that it rained.", "Otto Lund Jr."),
        ("Otto Lund and his son Karl Lund rowed. The elder Lund said that it rained.", "The elder Lund"),
        # Near misses.
        ("Karl Lund rowed with Otto Marr. The tired Lund said that it rained.", "Karl Lund"),
        ("Otto Lund Jr. rowed. Lund said that it rained.", "Otto Lund Jr."),
    ],
)
def test_the_elder_and_the_younger_are_two(text: str, speaker: str) -> None:
    assert list_speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Harold 'Doc' Marr rowed. Doc Marr said that it rained.", "Harold Marr"),
        ("Harold “Doc” Marr rowed. Doc said that it rained.", "Harold Marr"),
        ("Anna (Nan) Pell rowed. Nan Pell said that it rained.", "Anna Pell"),
        # Near misses.
        ("Harold 'Doc' Marr rowed. Doc Pell said that it rained.", "Doc Pell"),
        ("Harold Marr rowed. Doc Marr said that it rained.", "Doc Marr"),
        ("Anna Pell (Lund) rowed. Nan Pell said that it rained.", "Nan Pell"),
    ],
)
def test_a_nickname_leads_to_whoever_has_it(text: str, speaker: str) -> None:
    assert list_speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers", "people"),
    [
        ("“I won the race,” J. Brandt said.", ["J. Brandt"], ["J. Brandt"]),
        ("“I won the race,” said J. Brandt. The crowd sang.", ["J. Brandt"], ["J. Brandt"]),
        ("“Is it over?” A. Lund asked. Ida Marr left.", ["A. Lund"], ["A. Lund", "Ida Marr"]),
        # Near misses.
        ("They chose plan B. Ships came.", [], []),
        ("He took vitamin C. Doctors said that he slept.", ["Doctors"], []),
        ("It is of grade A. The mayor said that it rained.", ["The mayor"], []),
    ],
)
def test_a_lone_initial_opens_a_name(text: str, speakers: list[str], people: list[str]) -> None:
    assert list_speakers(text) == speakers
    assert sorted(list_people(text)) == people


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ex-minister Paul Holm left. The ex-minister said that it rained.", "Paul Holm"),
        ("Ex-minister Paul Holm left. The former minister said that it rained.", "Paul Holm"),
        ("Former minister Paul Holm left. The ex-minister said that it rained.", "Paul Holm"),
        # Near misses.
        ("Ex-minister Paul Holm left. The minister said that it rained.", "The minister"),
        ("Minister Paul Holm left. The ex-minister said that it rained.", "The ex-minister"),
        ("Ex-minister Paul Holm left. The ex-mayor said that it rained.", "The ex-mayor"),
    ],
)
def test_who_has_left_an_office_is_its_former_holder(text: str, speaker: str) -> None:
    assert list_speakers(text) == [speaker]
