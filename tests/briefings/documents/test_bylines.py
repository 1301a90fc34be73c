"""Who wrote an article, of what fields and headers state: people as they are spelled, nobody twice, no job."""

import pytest

from briefings.documents import parse
from briefings.documents.bylines import list_people


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        ("Ann Berg", "Ann Berg"),
        ("Analysis Ann Berg", "Ann Berg"),
        ("OPINION: Ann Berg", "Ann Berg"),
        ("“Ann Berg”, Bo Dahl", "Ann Berg, Bo Dahl"),
        ("ANN BERG, BO O'HARE", "Ann Berg, Bo O'Hare"),
        ("JD MCDAHL, EVA FALK-LIND", "JD McDahl, Eva Falk-Lind"),
        ("Ann Berg, Harbour Correspondent", "Ann Berg"),
        ("Ann Berg, Staff Writer At", "Ann Berg"),
        ("Ann Berg, Ann Berg", "Ann Berg"),
        ("Ann Berg, The Sound Post", "Ann Berg"),
        ("Sound Post staff", None),
        ("The Sound Post", None),
        # What is a name, a desk or a house of its own stays.
        ("Harbour Desk", "Harbour Desk"),
        ("Nordby Times staff", "Nordby Times staff"),
        ("Opinion Research Board", "Opinion Research Board"),
        ("Ruby Lund", "Ruby Lund"),
        ("Review Lund", "Review Lund"),
        ("NORDBY NEWS", "NORDBY NEWS"),
        ("Ann Berg, Peter Head", "Ann Berg, Peter Head"),
        ("Ann Berg and Bo Dahl", "Ann Berg and Bo Dahl"),
    ],
)
def test_who_wrote_it(stated, author):
    plain = parse("a.txt", f"date 2025-03-04 ({stated}, The Sound Post) The quay of Vesterby is open.\n".encode())
    header = f"---\nauthor: {stated!r}\npublisher: The Sound Post\n---\nThe quay of Vesterby is open.\n"

    assert [plain.author, plain.publisher] == [author, "The Sound Post"]
    assert parse("a.md", header.encode()).author == author


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("Ann Berg\nBo Dahl", ["Ann Berg", "Bo Dahl"]),
        ("Ann Berg \n  Bo Dahl", ["Ann Berg", "Bo Dahl"]),
        ("Ann   Berg", ["Ann Berg"]),
    ],
)
def test_lines_part_names_and_blanks_do_not(byline, people):
    assert list_people([byline]) == people


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        ("Unknown", None),
        ("null", None),
        ("Unknown author", None),
        ("Ann Berg, null", "Ann Berg"),
        ("Ann Null", "Ann Null"),
    ],
)
def test_what_programs_write_for_nobody_is_nobody(stated, author):
    assert parse("a.md", f"---\nauthor: [{stated}]\n---\nThe quay of Vesterby is open.\n".encode()).author == author
