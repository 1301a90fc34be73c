"""Somebody is found who is asked for otherwise than the documents write the name, and nobody else."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from briefings import Question, Request, Service, open_service
from tests.support.texts import write_texts

TEXTS = {
    "clinic": "Senator Dolores Quist (D-Ore.) opened a clinic in Salem. “We heal here,” Dolores Quist said.",
    "court": "Judge Alan Quist read all day in Salem. “I read books,” Alan Quist said.",
    "school": "Governor Ramon Vidak opened a school in Toledo. “We build it,” Vidak said.",
    "castle": "Sir Hugh Penmark sold his castle. “It was damp,” Penmark said.",
    "pier": "Bjørn Østberg mended the pier. “It stands again,” Østberg said.",
    "mill": "J.R. Hasker saw the mill burn. “It came down,” Hasker said.",
    "shop": "Robert Luskin shut his shop. “I am done,” Luskin said.",
    "song": "Seong Min-jae sang in Gunsan. “I am loud,” Seong Min-jae said.",
    "fish": "The Ministry of Fisheries wrote of the spill that it was “deeply sorry,” the Ministry of Fisheries said.",
    "bank": "“Rates rise,” Tess Auer of Nordbunk said. Nordbunk said that it would close the branch.",
    "isles": "Norwegian Prime Minister Greta Sollis flew to Bute. “I like islands,” Greta Sollis said.",
    "session": "House Speaker Otto Brimm closed the session in Oregon. “It is late,” Brimm said.",
    "moors": "Peter Sollis keeps sheep near Bute. “I like moors,” Peter Sollis said.",
    "bells": "Wu Qiaomin rang the bells. “They are old,” Wu Qiaomin said.",
    "lamps": "Clara Fennick lit lamps in Bute. “They burn,” Fennick said.",
    "wicks": "Clara Fennick cut wicks. “They are short,” Fennick said.",
    "oil": "Clara Fennick sold oil. “It is thin,” Fennick said.",
    "wax": "Clara Fennick poured wax. “It is hot,” Fennick said.",
    "soap": "Martha Fennick boiled soap. “It is soft,” Fennick said. Paul Fennick left.",
    "helm": "Quorax Brandell sailed to Bute. “I steer,” Brandell said. Adela Brandell stayed.",
    "rope": "Quorax Brandell coiled rope. “I wait,” Brandell said.",
    "sail": "Quorax Brandell hoisted a sail. “I see land,” Brandell said.",
    "keel": "Quorax Brandell scraped the keel. “I am done,” Brandell said.",
    "war": "Ines Tarrow spoke in Ghent. “I warned them of the flood,” Tarrow said.",
    "votes": "Ines Tarrow spoke again. “The voters of both schools know it,” Tarrow said.",
}


@pytest.fixture(name="service")
async def _service(tmp_path: Path) -> AsyncIterator[Service]:
    async with open_service(tmp_path / "library.db", workers=0) as service:
        await service.load(write_texts(tmp_path / "in", TEXTS, in_turn=True))
        yield service


async def ask(service: Service, topic: str, about: str = "") -> set[str]:
    answer = await service.answer(Request(question=Question.QUOTE, topic=topic, about=about))
    cited = {citation.path for section in answer.sections for claim in section.claims for citation in claim.citations}
    return {path.removesuffix(".txt") for path in cited}


@pytest.mark.parametrize(
    ("asked", "documents"),
    [
        ("governor vidak", {"school"}),
        ("Gov. Vidak", {"school"}),
        ("Mr. Vidak", {"school"}),
        ("former Governor Ramon Vidak", {"school"}),
        ("Vidak, Ramon", {"school"}),
        ("sir hugh penmark", {"castle"}),
        ("bjorn ostberg", {"pier"}),
        ("J. R. Hasker", {"mill"}),
        ("bob luskin", {"shop"}),
        ("Min-jae Seong", {"song"}),
        ("the Ministry of Fisheries", {"fish"}),
        # Whose title it is of two, the texts tell.
        ("judge quist", {"court"}),
        ("Sen. Quist", {"clinic"}),
        ("Mrs. Quist", {"clinic"}),
        ("PM Sollis", {"isles"}),
        ("norwegian prime minister sollis", {"isles"}),
        ("former Norwegian Prime Minister Greta Sollis", {"isles"}),
        ("house speaker brimm", {"session"}),
        ("Qiaomin Wu", {"bells"}),
        # Whose address it is, no text tells: by far the best known is meant.
        ("Ms. Fennick", {"lamps", "wicks", "oil", "wax"}),
        # Near misses.
        ("the —", set()),
        ("Mr. — Jr.", set()),
        (", ,", set()),
        ("Mrs. Vidak", set()),
        ("VP Sollis", set()),
        ("House Senator Quist", set()),
        ("oregon prime minister sollis", set()),
        ("impeach prime minister sollis", set()),
        ("sheep prime minister sollis", set()),
        ("norwegian sheep sollis", set()),
        ("Qiaomin W", set()),
        ("Senator Fennick", set()),
        # Whether Quorax is a woman nobody knows; Adela is one.
        ("Mrs. Brandell", set()),
        ("governor quist", set()),
        ("judge fisheries", set()),
        ("tim luskin", set()),
        ("Vidak, Hugh", set()),
        ("Hasker, Jr.", set()),
    ],
)
async def test_a_name_is_found_in_another_form(service: Service, asked: str, documents: set[str]) -> None:
    assert await ask(service, asked) == documents


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("governor quist", {"Alan Quist", "Dolores Quist"}),
        ("Mrs. Brandell", {"Adela Brandell", "Quorax Brandell"}),
        ("governor ostrel", set()),
    ],
)
async def test_whoever_may_be_meant_is_offered(service: Service, asked: str, names: set[str]) -> None:
    answer = await service.answer(Request(question=Question.QUOTE, topic=asked))

    assert (answer.found, set(answer.suggestions)) == (False, names)


@pytest.mark.parametrize(
    ("about", "documents"),
    [("war", set()), ("vote", {"votes"}), ("school", {"votes"}), ("floods", {"war"}), ("flood schools", set())],
)
async def test_what_narrows_an_answer_is_a_word_and_no_beginning_of_another(
    service: Service, about: str, documents: set[str]
) -> None:
    assert await ask(service, "ines tarrow", about) == documents


async def test_what_a_body_says_is_told_where_another_is_quoted_beside_it(service: Service) -> None:
    assert await ask(service, "nordbunk") == {"bank"}
    assert await ask(service, "nordbunks") == set()


async def test_more_lines_than_a_computer_counts_are_all_of_them(service: Service) -> None:
    answer = await service.answer(Request(question=Question.BRIEF, topic="toledo", most=10**20))

    assert answer.found
