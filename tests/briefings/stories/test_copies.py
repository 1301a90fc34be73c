"""Near-copies: one text in several places."""

import pytest

from briefings.stories import find_copies, make_signature
from tests.briefings.stories.conftest import make_opening

TEXT = (
    "The coastguard of Marlow ended its search for the yacht Sonja on Monday after eleven days without a sign of the "
    "three sailors on board. Two planes and four ships had looked through an area as large as Orsk province, said the "
    "head of the station, Ida Holm, and nobody would ever know what had happened that night."
)
SHORTER = TEXT.partition(" Two planes")[0]
OTHER = (
    "After eleven days without a sign of the yacht Sonja, rescuers in Marlow gave up on Monday. Ida Holm, who heads "
    "the station, said that planes and ships had looked everywhere, and thanked the families for their patience."
)


def copies(one: str, other: str, hours: tuple[float | None, float | None] = (0, 0)) -> bool:
    openings = [make_opening("a", "Search ends", one, hours[0]), make_opening("b", None, other, hours[1])]
    signatures = {opening.document: make_signature(opening) for opening in openings}
    return bool(find_copies(openings[:1], openings[1:], signatures))


@pytest.mark.parametrize("other", [TEXT, f"MARLOW (Daily Bell) - {TEXT}", SHORTER, TEXT.replace("Monday", "Tuesday")])
def test_a_text_in_another_place_is_a_copy(other: str) -> None:
    assert copies(TEXT, other)


@pytest.mark.parametrize("other", [OTHER, "The search ended.", ""])
def test_another_text_on_the_same_event_is_none(other: str) -> None:
    assert not copies(TEXT, other)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [((0, 200), True), ((0, 300), False), ((None, 0), True), ((None, None), True)],
    ids=["days later", "weeks later", "one undated", "both undated"],
)
def test_what_returns_after_weeks_is_no_copy_and_an_undated_text_may_be_one(
    hours: tuple[float | None, float | None], *, expected: bool
) -> None:
    assert copies(TEXT, TEXT, hours) is expected
