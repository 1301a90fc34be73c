"""Several words are one thing where most documents have them side by side, and several things elsewhere."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from briefings import Question, Request, Service, open_service
from tests.support.texts import write_texts

TEXTS = {
    "one": "The council raised the harbour tax on Monday. The harbour tax is the third this year.",
    "two": "Crews of Hull fought the harbour tax on Tuesday. Harbour taxes are unfair, they said.",
    "apart": "Sailors closed the harbour over a tax on sails on Friday. The harbour lost a tax of ten crowns.",
    "boats": "Ely sold its boats, and festivals of Ely went on. A festival of boats opened on Sunday in Ely.",
    "festival": "A festival in Ely had forty boats on Monday.",
}


@pytest.fixture(name="service")
async def _service(tmp_path: Path) -> AsyncIterator[Service]:
    async with open_service(tmp_path / "library.db", workers=0) as service:
        await service.load(write_texts(tmp_path / "a", TEXTS, in_turn=True))
        yield service


@pytest.mark.parametrize(
    ("asked", "documents"),
    [
        ("harbour tax", {"one.txt", "two.txt"}),
        ("harbour taxes", {"one.txt", "two.txt"}),
        ("boats festival", {"boats.txt", "festival.txt"}),
        ("harbour", {"one.txt", "two.txt", "apart.txt"}),
    ],
)
async def test_a_theme_of_several_words_is_one_thing_where_they_mostly_stand_side_by_side(
    service: Service, asked: str, documents: set[str]
) -> None:
    answer = await service.answer(Request(question=Question.BRIEF, topic=asked))
    cited = {citation.path for section in answer.sections for claim in section.claims for citation in claim.citations}

    assert cited == documents


@pytest.mark.parametrize(
    ("asked", "named_in"),
    [
        ("oman", 2),
        ("france", 1),  # and not the document on 'francs'
        ("B&D", 1),  # and not the one that has both letters
    ],
)
async def test_a_name_is_no_other_word_of_its_stem_and_no_letters_apart(
    tmp_path: Path, asked: str, named_in: int
) -> None:
    texts = {
        "oman": "Oman opened a port on Monday. Ships of Oman sail.",
        "port": "A port of Oman closed on Tuesday.",
        "france": "France opened a bridge on Monday. Bakers in France wait.",
        "money": "They paid in francing and franced letters on Monday. Franced letters cost more.",
        "firm": "The firm B&D opened a shop on Monday. B&D sells boats.",
        "letters": "Plan B failed on Monday, and plan D failed too.",
    }
    async with open_service(tmp_path / "library.db", workers=0) as service:
        await service.load(write_texts(tmp_path / "a", texts))
        answer = await service.answer(Request(question=Question.BRIEF, topic=asked))

    assert answer.coverage.named_in == named_in


async def test_a_search_finds_words_that_are_somebodys_name(service: Service, tmp_path: Path) -> None:
    (tmp_path / "a" / "name.txt").write_text(
        "date 2024-03-09 (Ann Reed, Post 9) Mark Baker opposes it in Ely.\n", "utf-8"
    )
    await service.load(tmp_path / "a")

    for asked in ("baker", "mark baker"):
        answer = await service.answer(Request(question=Question.SEARCH, topic=asked))
        lines = [" ".join(claim.pieces) for section in answer.sections for claim in section.claims]
        assert "Mark Baker opposes it in Ely." in lines
