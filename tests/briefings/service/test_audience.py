"""What an audience is answered, byte for byte the same with and without documents that it doesn't see."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from briefings import (
    ANALYSIS_VERSION,
    Audience,
    Destination,
    DestinationKind,
    Digest,
    Question,
    Request,
    ScheduleSettings,
    Service,
    Timing,
    open_service,
    render_json,
    render_stories_json,
    render_terminal,
)
from briefings.documents import parse
from briefings.library import open_library
from briefings.service.reading import analyse_article
from tests.support.memory_ledger import open_memory_ledger

NOW = datetime(2026, 3, 10, 8, tzinfo=UTC)
#: A story's id, which a document that isn't seen may have given it.
_STORY = re.compile(r"""("id": |"story": |story=)["'][0-9a-f]{16}["']""")

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
    Request(question=Question.BRIEF),
    Request(question=Question.BRIEF, most=0),
    Request(question=Question.BRIEF, topic="tema", since=date(2026, 3, 3)),
    Request(question=Question.QUOTE, topic="asante", until=date(2026, 3, 2), most=1),
    Request(question=Question.QUOTE, topic="asante", about="road"),
    Request(question=Question.SEARCH, topic='"port of Tema" OR crane*'),
    Request(question=Question.SEARCH, topic="road NOT port"),
    Request(question=Question.TIMELINE, topic="accra"),
)


def write(folder: Path, name: str, text: str, *, day: int, publisher: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(HEAD.format(day=day, publisher=publisher) + text, "utf-8")


async def answers(library: Path, audience: Audience) -> list[str]:
    """Return all that the audience can be answered: each question in two formats, completions, stories, digests."""
    made = []
    async with open_service(library, workers=0) as service:
        for request in REQUESTS:
            briefing = await service.answer(request, audience=audience)
            made += [render_json(briefing), render_terminal(briefing, width=100)]
        for words in ("", "a", "of", "asnte", "gana", "tema"):
            made.append(repr(await service.complete(words, audience=audience)))
            made.append(repr(await service.complete(words, persons_only=True, limit=2, audience=audience)))
        made.append(repr(await service.topics_in("Did Efua Asante meet Kwame Ofori in Tema?", audience=audience)))
        for words in ("", "ghana", "ofori"):
            made.append(render_stories_json(await service.stories(words, audience=audience)))
        made += [repr(digest) for digest in [one async for one in digests(service, audience)]]
        stats = replace(await service.stats(audience=audience), loaded_at=None)
    return [_STORY.sub(r"\1", text) for text in (*made, repr(stats))]


async def digests(service: Service, audience: Audience) -> AsyncIterator[Digest]:
    """Yield what a schedule is told at first and as news, of a topic and of everything."""
    ledger = open_memory_ledger()
    composer = service.digests(ledger.memory)
    for topics in (("ghana",), ("asante", "tema"), ()):
        settings = ScheduleSettings(
            guild=1,
            destination=Destination(DestinationKind.CHANNEL, 2),
            timing=Timing(at=time(8), zone="UTC"),
            topics=topics,
        )
        schedule = await ledger.schedules.add(settings, made_by=3, now=NOW)
        for delivered in (None, NOW - timedelta(days=1)):
            told = replace(schedule, delivered_until=delivered)
            digest = await composer.compose(told, due=NOW, now=NOW, audience=audience)
            # How many versions of documents there are says nothing of what stands in them.
            yield replace(digest, window=replace(digest.window, through=0))


async def multiply(library: Path, folder: Path, times: int) -> None:
    """Store each document of a folder again and again, as documents of another one, which is quicker than reading."""
    texts = {file.name: file.read_bytes() for file in await asyncio.to_thread(lambda: sorted(folder.iterdir()))}
    entries = [analyse_article(parse(name, raw)) for name, raw in texts.items()]
    async with open_library(library, analysis_version=ANALYSIS_VERSION) as opened:
        copies = [
            replace(entry, article=replace(entry.article, path=f"{number}/{entry.article.path}"))
            for entry in entries
            for number in range(times)
        ]
        await opened.store(
            *copies, root=str(folder / "more"), size=1, mtime_ns=1, content_hash="1", analysis_version=ANALYSIS_VERSION
        )


async def load(library: Path, folders: list[Path]) -> None:
    async with open_service(library, workers=0) as service:
        for folder in folders:
            await service.load(folder)


@pytest.fixture(name="folders")
def folders_(tmp_path: Path) -> list[Path]:
    """Return the folder that is seen and one of documents that aren't, which share its names."""
    seen, hidden = tmp_path / "seen", tmp_path / "hidden"
    write(seen, "port.md", PORT, day=2, publisher="Harbour Times")
    # So long after that these are two stories, whatever else there is, because documents are grouped over all.
    write(seen, "road.md", ROAD, day=9, publisher="Harbour Times")
    for number in range(10):
        write(hidden, f"{number}.md", OTHERS.format(number=number), day=1 + number % 9, publisher="Other Post")
    return [hidden, seen]


async def test_every_answer_is_the_same_with_and_without_200_documents_that_are_not_seen(folders, tmp_path):
    audience = Audience.of([str(folders[1])])
    hidden, seen = folders
    alone, others = tmp_path / "alone.db", tmp_path / "others.db"
    await load(alone, [seen])
    await load(others, [hidden, seen])
    await multiply(others, hidden, 19)

    async with open_service(others, workers=0) as service:
        assert (await service.stats()).documents == 202
    for expected, found in zip(await answers(alone, audience), await answers(others, audience), strict=True):
        assert found == expected


async def test_a_document_that_is_not_seen_proves_nothing(folders, tmp_path):
    async with open_service(tmp_path / "library.db", workers=0) as service:
        for folder in folders:
            await service.load(folder)
        briefing = await service.answer(Request(question=Question.QUOTE, topic="asante"), root=folders[0])
        claim = briefing.sections[0].claims[0]

        assert await service.proof(claim) is not None
        assert await service.proof(claim, audience=Audience.of([str(folders[1])])) is None
