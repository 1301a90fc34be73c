"""What an audience is answered, byte for byte the same with and without documents that it doesn't see."""

from pathlib import Path

import pytest

from briefings import Audience, Question, Request, open_service, render_json, render_terminal

HEAD = "---\ndate: 2026-03-0{day}\npublisher: {publisher}\n---\n\n"
PORT = (
    "Ghana will double the port of Tema, President Efua Asante said on Sunday.\n\n"
    "“Every crane will run on the sun,” Asante said in Accra.\n\nThe port of Tema has 40 cranes.\n"
)
ROAD = (
    "Ghana opened a road of 90 kilometres to the port on Monday.\n\n"
    "“Nobody will wait at a gate again,” Transport Minister Kojo Mensah said in Tema.\n"
)
OTHERS = (
    "Ghana closed the port of Tema, President Efua Asante said on Tuesday. Kwame Ofori disagreed.\n\n"
    "“The port is shut and the cranes are sold,” Asante said in Accra. Ghana said that port {number} stays open.\n"
)

REQUESTS = (
    Request(question=Question.BRIEF, topic="ghana"),
    Request(question=Question.QUOTE, topic="asante"),
    Request(question=Question.QUOTE, topic="asante", about="cranes"),
    Request(question=Question.ACTORS),
    Request(question=Question.ACTORS, topic="tema"),
    Request(question=Question.TIMELINE, topic="ghana"),
    Request(question=Question.SEARCH, topic="port"),
    Request(question=Question.SOURCES),
    Request(question=Question.COMPARE, topic="asante", second="ofori"),
    Request(question=Question.BRIEF, topic="ofori"),
    Request(question=Question.BRIEF, topic="asnte"),
)


def write(folder: Path, name: str, text: str, *, day: int, publisher: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(HEAD.format(day=day, publisher=publisher) + text, "utf-8")


async def answers(library: Path, folders: list[Path], audience: Audience) -> list[str]:
    made = []
    async with open_service(library, workers=0) as service:
        for folder in folders:
            await service.load(folder)
        for request in REQUESTS:
            briefing = await service.answer(request, audience=audience)
            made += [render_json(briefing), render_terminal(briefing, width=100)]
        for words in ("", "a", "of", "asnte"):
            made.append(repr(await service.complete(words, audience=audience)))
        made.append(repr(await service.topics_in("Did Efua Asante meet Kwame Ofori?", audience=audience)))
    return made


@pytest.fixture(name="folders")
def folders_(tmp_path: Path) -> list[Path]:
    """Return the folder that is seen and one of 40 documents that isn't, which share its names."""
    seen, hidden = tmp_path / "seen", tmp_path / "hidden"
    write(seen, "port.md", PORT, day=2, publisher="Harbour Times")
    write(seen, "road.md", ROAD, day=3, publisher="Harbour Times")
    for number in range(40):
        write(hidden, f"{number}.md", OTHERS.format(number=number), day=1 + number % 9, publisher="Other Post")
    return [hidden, seen]


async def test_every_answer_is_the_same_with_and_without_documents_that_are_not_seen(folders, tmp_path):
    audience = Audience.of([str(folders[1])])

    alone = await answers(tmp_path / "alone.db", folders[1:], audience)
    among_others = await answers(tmp_path / "others.db", folders, audience)

    assert among_others == alone


async def test_a_document_that_is_not_seen_proves_nothing(folders, tmp_path):
    async with open_service(tmp_path / "library.db", workers=0) as service:
        for folder in folders:
            await service.load(folder)
        briefing = await service.answer(Request(question=Question.QUOTE, topic="asante"), root=folders[0])
        claim = briefing.sections[0].claims[0]

        assert await service.proof(claim) is not None
        assert await service.proof(claim, audience=Audience.of([str(folders[1])])) is None
