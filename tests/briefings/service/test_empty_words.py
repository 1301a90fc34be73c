"""A topic of function words says nothing, unless somebody here is called so."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from briefings import Question, Request, Service, open_service
from briefings.library import says_nothing
from briefings.model.briefing import Missing
from tests.support.texts import write_texts

STORIES = {
    "who": "The World Health Organization (WHO) sent nurses to Lund on Monday. The WHO said that fever is rare there.",
    "us": "The United States sold two ferries to Lund. U.S. officials said the ferries are old, and the US paid.",
    "may": "Ida May opened the harbour of Lund on Monday. “It is deep,” May said. May left it with the mayor.",
    "will": "Will Holm sold a ferry to Lund. “It will sail,” Holm told the paper. He will be back in a year.",
    "it": "The town wants more money for IT. IT of the town is old, the mayor of Lund said.",
    "initial": "Members of Comando Berg A. fought at a prison in Lund. Comando Berg A. is small, a guard said.",
}


@pytest.fixture(name="service")
async def _service(tmp_path: Path) -> AsyncIterator[Service]:
    async with open_service(tmp_path / "library.db", workers=0) as service:
        await service.load(write_texts(tmp_path / "a", STORIES))
        yield service


@pytest.mark.parametrize("question", [Question.BRIEF, Question.QUOTE, Question.TIMELINE, Question.SOURCES])
@pytest.mark.parametrize("asked", ["the", "of", "a", "it", "of the", "what is it", "THE", "“the”", "The Who", "will"])
async def test_words_that_say_nothing_get_one_sentence(service: Service, question: Question, asked: str) -> None:
    answer = await service.answer(Request(question=question, topic=asked))

    assert not answer.found
    assert answer.absence is not None
    assert (answer.absence.missing, answer.absence.words) == (Missing.MEANING, asked)
    assert answer.suggestions == (("Will Holm",) if asked == "will" else ())


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("may", "Ida May"),
        ("May", "Ida May"),
        ("us", "United States"),
        ("US", "United States"),
        ("the us", "United States"),
        ("the " * 2_000 + "us", "United States"),
        ("who", "World Health Organization"),
        ("WHO", "World Health Organization"),
        ("IT", "IT"),
        ("the ferry", "the ferry"),
        ("will holm", "Will Holm"),
    ],
)
async def test_function_words_that_are_a_name_or_stand_beside_others_are_answered(
    service: Service, asked: str, title: str
) -> None:
    answer = await service.answer(Request(question=Question.SOURCES, topic=asked))

    assert (answer.found, answer.title) == (True, title)


async def test_what_narrows_an_answer_may_say_nothing_too(service: Service) -> None:
    answer = await service.answer(Request(question=Question.QUOTE, topic="may", about="the"))

    assert answer.absence is not None
    assert (answer.absence.missing, answer.absence.words) == (Missing.MEANING, "the")


async def test_however_often_an_article_stands_there_it_says_nothing(service: Service) -> None:
    answer = await service.answer(Request(question=Question.BRIEF, topic="the " * 2_000))

    assert answer.absence is not None
    assert answer.absence.missing is Missing.MEANING


async def test_two_topics_that_say_nothing_are_not_everything(service: Service) -> None:
    answer = await service.answer(Request(question=Question.COMPARE, topic="the", second="of"))

    assert not answer.found


async def test_words_that_say_nothing_are_searched_for_all_the_same(service: Service) -> None:
    assert (await service.answer(Request(question=Question.SEARCH, topic="the"))).found


@pytest.mark.parametrize(
    ("asked", "empty"),
    [
        ("the", True),
        ("Of The", True),
        ("isn't", True),
        ("isn’t", True),
        ("IN", True),
        ("the dam", False),
        ("two", False),
        ("NOW", False),
        ("", False),
        ("??", False),
        ("hers", False),
        ("한국", False),
    ],
)
def test_words_say_nothing_where_all_are_function_words(asked: str, *, empty: bool) -> None:
    assert says_nothing(asked) is empty
