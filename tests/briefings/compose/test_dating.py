"""Whether the day that an event is told with is its own."""

from datetime import date
from typing import Any

import pytest

from briefings.compose.dating import is_dated_elsewhere, is_dated_loosely
from briefings.model.analysis import When, day, month, year

PUBLISHED = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("before", "sentence", "words", "when", "elsewhere"),
    [
        ("", "The very next year the council sold its ferries.", "The very next year", year(2024), True),
        ("", "This year the council sold its ferries.", "This year", year(2024), False),
        ("", "Ida Holm, who fell ill in May, spoke of ferries.", "May", month(2024, 5), True),
        ("", "Ida Holm, a pilot who left in May, spoke of ferries.", "May", month(2024, 5), True),
        ("", "Later in the month Ida Holm spoke of ferries.", "Later in the month", month(2024, 5), True),
        ("", "Ida Holm spoke of ferries later in the month.", "later in the month", month(2024, 5), True),
        ("", "Ida Holm spoke of the mayor's May 3 visit to Orsk.", "May 3", day(date(2024, 5, 3)), True),
        ("", "Ida Holm sold ferries in the May 3 auction of Orsk.", "May 3", day(date(2024, 5, 3)), False),
        ("", "Ida Holm sold the mayor's ferries on May 3 in Orsk.", "May 3", day(date(2024, 5, 3)), False),
        ("", "Ida Holm, who was ill, spoke of ferries in May.", "May", month(2024, 5), False),
        ("", "The council sold its ferries on Friday.", "Friday", day(date(2024, 5, 17)), True),
        ("", "The council sold its ferries on Tuesday.", "Tuesday", day(date(2024, 5, 14)), False),
        ("", "The mayor spoke about ferries, and sold the last one in 2019.", "2019", year(2019), False),
        ("", "The mayor shunned questions about the council’s sale in 2019.", "2019", year(2019), True),
        ("", "The mayor sold the ferries of the council in 2019.", "2019", year(2019), False),
        ("", "Ida Holm had begun to send memos to the mayor in July.", "July", month(2023, 7), True),
        ("", "Ida Holm had begun to send memos to the mayor in July 2016.", "July 2016", month(2016, 7), False),
        ("The story began in 2016.", "Agents read the memos in September.", "September", month(2023, 9), True),
        ("The story began in 2023.", "Agents read the memos in September.", "September", month(2023, 9), False),
        ("The 2016 race went on.", "Agents read the memos in September.", "September", month(2023, 9), False),
        ("The story began last year.", "Agents read the memos in September.", "September", month(2023, 9), False),
        ("", "Agents read the memos on 3 February.", "3 February", day(date(2023, 2, 3)), True),
        ("It began in 2023.", "Agents read the memos on 3 February.", "3 February", day(date(2023, 2, 3)), False),
    ],
)
def test_a_day_that_hangs_on_other_words_is_of_something_else(
    empty_story: Any, before: str, sentence: str, words: str, when: When, *, elsewhere: bool
) -> None:
    text = f"{before} {sentence}".lstrip()
    empty_story.event(empty_story.document("one", text), sentence, when, words)

    assert is_dated_elsewhere(empty_story.events[0], PUBLISHED, text) is elsewhere


@pytest.mark.parametrize(
    ("sentence", "loosely"),
    [
        ("When Ida Holm came to Lund in 1991, the council owned two ferries.", True),
        ("When Ida Holm came to Lund, the council sold its ferries in 1991.", False),
        ("In 1991, when Ida Holm came to Lund, the council owned two ferries.", False),
    ],
)
def test_the_day_of_an_introduction_is_less_surely_that_of_its_sentence(
    empty_story: Any, sentence: str, *, loosely: bool
) -> None:
    empty_story.event(empty_story.document("one", sentence), sentence, year(1991), "1991")

    assert is_dated_loosely(empty_story.events[0]) is loosely
