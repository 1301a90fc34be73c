"""A surname that is an ordinary word too, typed in small letters: whichever the documents mean more."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from briefings import Question, Request, Service, open_service
from briefings.library import is_ordinary
from briefings.model.briefing import Briefing
from tests.support.texts import write_texts

METAL = "Prices of steel rose in {} on Monday. Ships are built of steel there, and steel is dear."
SWEETS = "A shop in {} sells candy. Children like candy there, the town says."
STORIES = {
    **{f"metal{at}": METAL.format(town) for at, town in enumerate(["Lund", "Moss", "Orsk", "Vale", "Ostia"])},
    "steel": "Ida Steel opened the harbour of Lund. “It is deep,” Steel said. Steel left at noon, and nobody saw her.",
    "steel2": "Ida Steel will run for mayor of Lund. Steel said she likes ferries made of steel.",
    **{
        f"page{at}": f"Nora Page sold a ferry to {town}. “It will sail,” Page said. Page is an engineer of {town}."
        for at, town in enumerate(["Lund", "Moss", "Orsk"])
    },
    "steels": "Bo Steels left Lund. “It rains,” Steels said. Steels is a baker, and nobody knows him.",
    "leaf": "A page of the paper of Ostia was left white. The page told nothing.",
    "leaf2": "A page of the paper of Moss was lost. The page told of rain.",
    "moon": "Moon Jae-suk spoke in Orsk. “It is late,” Moon said. Moon left the town by train.",
    "moon2": "Minister Ban Ki-moon spoke in Moss. Ban Ki-moon said he likes rain.",
    "moon3": "Minister Ban Ki-moon left Moss. Ban Ki-moon said he dislikes rain.",
    "may": "Tom May saw rain in Vale. “It may stop,” May said. It may not, others said.",
}


@pytest.fixture(name="service")
async def _service(tmp_path: Path) -> AsyncIterator[Service]:
    async with open_service(tmp_path / "library.db", workers=0) as service:
        await service.load(write_texts(tmp_path / "a", STORIES))
        yield service


def cited(answer: Briefing) -> set[str]:
    return {
        citation.path.removesuffix(".txt")
        for section in answer.sections
        for claim in section.claims
        for citation in claim.citations
    }


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("steel", "steel"),
        ("page", "Nora Page"),  # three documents name her, two have the word
        ("Page", "Nora Page"),
        ("moon", "Moon Jae-suk"),  # 'Ki-moon' isn't the word
        ("may", "Tom May"),
        ("ida steel", "Ida Steel"),
        ("Steel", "Ida Steel"),
    ],
)
async def test_a_word_in_small_letters_means_what_more_documents_mean_by_it(
    service: Service, asked: str, title: str
) -> None:
    assert (await service.answer(Request(question=Question.SOURCES, topic=asked))).title == title


async def test_documents_that_have_the_word_only_as_a_name_do_not_answer(service: Service) -> None:
    answer = await service.answer(Request(question=Question.SOURCES, topic="steel"))

    # One of hers says what her ferries are made of; Steels is no plural.
    assert cited(answer) == {*(f"metal{at}" for at in range(5)), "steel2"}
    assert answer.namesakes == ("Ida Steel",)


async def test_a_speaker_is_never_a_thing(service: Service) -> None:
    answer = await service.answer(Request(question=Question.QUOTE, topic="steel"))

    assert cited(answer) == {"steel"}
    assert answer.namesakes == ()


async def test_where_nobody_writes_the_word_small_the_person_is_meant(tmp_path: Path) -> None:
    async with open_service(tmp_path / "library.db", workers=0) as service:
        await service.load(write_texts(tmp_path / "a", {"steel": STORIES["steel"]}))
        answer = await service.answer(Request(question=Question.BRIEF, topic="steel"))

    assert (answer.title, answer.coverage.documents) == ("Ida Steel", 1)


@pytest.mark.parametrize(
    ("asked", "ordinary"),
    [
        ("steel", True),
        ("Steel", False),
        ("STEEL", False),
        ("may", False),
        ("holm", False),
        ("steel mill", False),
        ("trump", False),
    ],
)
def test_an_ordinary_word_stands_in_small_letters_and_says_something(asked: str, *, ordinary: bool) -> None:
    assert is_ordinary(asked) is ordinary
