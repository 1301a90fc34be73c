"""What somebody knows, is called, may say or writes as a thing is nobody's position."""

import pytest

from tests.support.sayings import list_positions


@pytest.mark.parametrize(
    "text",
    [
        "Ann Berg learned that the vans were old.",
        "Ann Berg knew that the vans were old.",
        "Ann Berg did not realise that the vans were old.",
        "Ann Berg clearly believes that the vans are old.",
        "Ann Berg evidently thought that the vans were old.",
        "Ann Berg was entitled to boast about the vans.",
        "Drivers are likely to oppose the tax on vans.",
        "Ann Berg tweeted a picture of her van.",
        "Ann Berg wrote to the council.",
        "The women known as “the Crew” are old.",
        "Ann Berg, known as “the Fox”, left the town.",
        "Hull has seen a row over how best to oppose the tax.",
        "Ann Berg said nothing on Monday.",
        "Ann Berg said little of the vans.",
        "Months before, when the vans were sold, Ann Berg said nothing.",
        "In the days before Ann Berg left the town, the council added a rule on vans.",
    ],
)
def test_no_position(text: str) -> None:
    assert list_positions(text) == []


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Ann Berg said she knew that the vans were old.", "she knew that the vans were old"),
        ("Ann Berg believes that the vans are old.", "that the vans are old"),
        ("Ann Berg clearly stated that the vans were old.", "that the vans were old"),
        ("Ann Berg boasted about the vans.", "the vans"),
        ("Ann Berg said nothing would change.", "nothing would change"),
        ("The vans were sold, Ann Berg added a day later.", "The vans were sold"),
        ("Drivers oppose the tax on vans.", "the tax on vans"),
        ("Ann Berg tweeted that her van was old.", "that her van was old"),
        ("Ann Berg tweeted “The van is old and slow”.", "“The van is old and slow”"),
        ("Ann Berg wrote to the council that the vans were old.", "that the vans were old"),
        ("Ann Berg spoke, and in her speech she backed the vans.", "the vans"),
        ("Ann Berg left because for years she wanted to sell the vans.", "to sell the vans"),
        ("Ann Berg found that the vans were old.", "that the vans were old"),
        ("Ann Berg described the vans as “old and slow”.", "the vans as “old and slow”"),
        ("Ann Berg came. Last month she backed the vans.", "the vans"),
    ],
)
def test_a_position(text: str, position: str) -> None:
    assert list_positions(text)[-1] == position


@pytest.mark.parametrize(
    "text",
    [
        "Ann Berg came. The vans were the gift she wanted to keep.",
        "Ann Berg came. It was a vote she called a farce.",
    ],
)
def test_a_clause_whose_object_stands_before_it_is_no_line(text: str) -> None:
    assert list_positions(text) == []
