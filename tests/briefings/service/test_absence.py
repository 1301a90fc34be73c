"""Nothing found: the reason names what there is, and the word that is to blame."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from briefings import Question, Request, Service, open_service
from briefings.model.briefing import Absence, Missing

STORY = (
    "date 2024-03-01 (Ann Reed, Daily Post) Minister Paula Brandt opened the harbour of Ostia. “It is deep,” Brandt"
    " said.\n\nThe captain Otto Lind did not come. A treaty was signed.\n"
)


@pytest.fixture(name="service")
async def _service(tmp_path: Path) -> AsyncIterator[Service]:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "story.txt").write_text(STORY, "utf-8")
    async with open_service(tmp_path / "library.db", workers=0) as service:
        await service.load(tmp_path / "a")
        yield service


def absence(missing: Missing, words: str, name: str | None = None) -> Absence:
    return Absence(missing=missing, name=name, words=words, documents=1)


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (Request(question=Question.QUOTE, topic="otto lind"), absence(Missing.WORDS, "otto lind", "Otto Lind")),
        (
            Request(question=Question.QUOTE, topic="brandt", about="zeppelins"),
            absence(Missing.ABOUT, "zeppelins", "Paula Brandt"),
        ),
        (
            Request(question=Question.QUOTE, topic="otto lind", about="zeppelins"),
            absence(Missing.WORDS, "otto lind", "Otto Lind"),
        ),
        (
            Request(question=Question.BRIEF, topic="brandt", since=date(2025, 1, 1)),
            absence(Missing.DAYS, "brandt", "Paula Brandt"),
        ),
        (Request(question=Question.SEARCH, topic="harbour zeppelins"), absence(Missing.WORD, "zeppelins")),
        (Request(question=Question.SEARCH, topic="harbour treaty"), absence(Missing.SENTENCE, "harbour treaty")),
        (Request(question=Question.SEARCH, topic="zeppelins"), None),
        (Request(question=Question.SEARCH, topic="zeppelins airships"), None),
    ],
    ids=lambda value: value.question + " " + value.topic if isinstance(value, Request) else "",
)
async def test_the_reason_is_what_is_missing(service: Service, request_: Request, expected: Absence | None) -> None:
    answer = await service.answer(request_)

    assert not answer.found
    assert answer.absence == expected


async def test_where_no_name_is_near_those_named_most_are_offered(service: Service) -> None:
    answer = await service.answer(Request(question=Question.BRIEF, topic="zeppelins"))

    assert answer.suggestions == ()
    assert "Paula Brandt" in answer.named_most


async def test_an_empty_library_says_that_there_are_no_documents(tmp_path: Path) -> None:
    async with open_service(tmp_path / "library.db", workers=0) as service:
        answer = await service.answer(Request(question=Question.BRIEF, topic="korea"))

    assert answer.absence == Absence(missing=Missing.DOCUMENTS)


@pytest.mark.parametrize("question", [Question.QUOTE, Question.BRIEF, Question.TIMELINE])
async def test_what_stands_in_another_language_alone_is_not_said_to_be_unquoted(
    service: Service, tmp_path: Path, question: Question
) -> None:
    german = "Die Kapitänin Wiebke Harms hat den Hafen eröffnet. „Er ist tief“, sagte Harms, und der Rat ist zufrieden."
    (tmp_path / "a" / "german.txt").write_text(german, "utf-8")
    await service.load(tmp_path / "a")

    answer = await service.answer(Request(question=question, topic="harms"))
    both = await service.answer(Request(question=Question.QUOTE, topic="Otto Lind"))

    assert answer.absence == absence(Missing.ENGLISH, "harms")
    assert both.absence == absence(Missing.WORDS, "Otto Lind", "Otto Lind")
