"""Laws of when news happened."""

from datetime import date
from typing import Any

from briefings.compose.news import News
from briefings.model.analysis import year


def test_news_is_of_the_earlier_day_that_its_sentence_or_the_one_before_names(empty_story: Any) -> None:
    text = f"In 2019 Oslo built a harbour. Ships came. {'Years went by. ' * 20}Oslo builds another one."
    document = empty_story.document("a", text, "2024-03-05")
    empty_story.event(document, "In 2019 Oslo built a harbour.", year(2019), "2019")

    days = [
        date.fromordinal(News(empty_story.findings).day(empty_story.passage(document, words))).isoformat()
        for words in ("In 2019 Oslo built a harbour.", "Ships came.", "Oslo builds another one.")
    ]

    assert days == ["2019-12-31", "2019-12-31", "2024-03-05"]


def test_a_day_to_come_is_news_of_today(empty_story: Any) -> None:
    document = empty_story.document("a", "Oslo opens it in 2030.", "2024-03-05")
    empty_story.event(document, "Oslo opens it in 2030.", year(2030), "2030")

    day = News(empty_story.findings).day(empty_story.passage(document, "Oslo opens it in 2030."))

    assert date.fromordinal(day) == date(2024, 3, 5)


def test_an_undated_document_has_no_day(empty_story: Any) -> None:
    document = empty_story.document("a", "In 2019 Oslo built it.", None)
    empty_story.event(document, "In 2019 Oslo built it.", year(2019), "2019")

    assert News(empty_story.findings).day(empty_story.passage(document, "In 2019 Oslo built it.")) == 0
