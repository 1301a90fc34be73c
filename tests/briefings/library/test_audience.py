"""An audience is answered as if there were no documents but those that it sees."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from briefings.library import Library, Reader, open_library
from briefings.model.analysis import ActorKind, actor_id
from briefings.model.audience import EVERYTHING, Audience
from briefings.model.findings import NamedActor, Question, Topic
from briefings.model.spans import stable_id
from briefings.questions import QUESTIONS as KINDS
from briefings.questions.brief import BRIEF

from .conftest import NOW, Newsdesk, store

pytestmark = pytest.mark.asyncio(loop_scope="module")

PORT = (
    "Trade talks begin.\n\nThe finance minister Kari Holm opened the harbour of Vellport on 2024-01-02. "
    "Holm said that Norway would pay for the tunnel.\n\n“We will see about tunnels,” said Per Holm."
)
STORM = (
    "A storm hit Oslo. The prime minister Kari Holm said that the Fjord Union must help. A tunnel, a tunnel. Per slept."
)
SEEN = (
    ("port.txt", PORT, date(2024, 1, 3)),
    ("storm.txt", STORM, date(2024, 2, 3)),
    ("old.txt", "Norway waited.", None),
)
#: With the same names and words, newer and older, spelled in another way, and names of their own.
HIDDEN = tuple(
    (f"hidden{number}.txt", text, day)
    for number, (text, day) in enumerate(
        [
            (STORM.replace("Holm", "Holm of Norwell"), date(2024, 3, 4)),
            ("NORWAY waited. NORWAY slept. NORWAY said that the tunnel is a tunnel on 2024-01-02.", date(2024, 2, 3)),
            ("Norwey said that Norwell and Norwoy and Vellpart would pay for a tunnel.", None),
            (PORT.replace("tunnel", "harbour"), date(2023, 1, 1)),
            *((f"NORWAY said that tunnel {number} opens. Norwell waited.", date(2024, 4, 1)) for number in range(30)),
        ]
    )
)
SEES = Audience.of(["/seen", "/empty"])
KARI, NORWAY = actor_id(ActorKind.PERSON, "Kari Holm"), actor_id(ActorKind.PLACE, "Norway")


def topic_of(id_: str, kind: ActorKind, text: str = "") -> Topic:
    actor = NamedActor(id=id_, name="x", kind=kind, alias="x", mentions=1, documents=1)
    return Topic(words="x", actors=(actor,), text=text)


TOPICS = (
    Topic(words=""),
    Topic(words="tunnel", text="tunnel"),
    Topic(words="tunnel", text="tunnel", namesakes=topic_of(KARI, ActorKind.PERSON).actors),
    topic_of(KARI, ActorKind.PERSON),
    topic_of(NORWAY, ActorKind.PLACE, "norway"),
    topic_of(actor_id(ActorKind.PLACE, "Norwell"), ActorKind.PLACE),
)
IDS = [stable_id("document", path) for path, _, _ in (*SEEN, *HIDDEN)]


def _call(name: str, words: str, reader: Reader) -> Awaitable[Any]:
    asked: Awaitable[Any] = getattr(reader, name)(words)
    return asked


def _find(question: Question, topic: Topic, reader: Reader) -> Awaitable[Any]:
    return reader.findings(topic, reach=KINDS[question].reach)


def _find_among(topic: Topic, reader: Reader) -> Awaitable[Any]:
    return reader.findings_among(topic, IDS)


QUESTIONS: dict[str, Callable[[Reader], Awaitable[Any]]] = {
    "stats": lambda reader: reader.stats(),
    "has_documents": lambda reader: reader.has_documents(),
    "stored_text": lambda reader: reader.stored_text(IDS[0]),
    "stored_text of a document that isn't seen": lambda reader: reader.stored_text(IDS[-1]),
    "texts": lambda reader: reader.texts(IDS),
    **{
        f"{name} {words!r}": partial(_call, name, words)
        for name in ("names_matching", "names_near", "names_beginning")
        for words in ("", "n", "norway", "norwey", "norwez", "norwell", "vellpart", "holm", "v", "kari holm")
    },
    "names_called": lambda reader: reader.names_called(["Norway", "Norwell", "Holm"]),
    "actor": lambda reader: reader.actor(NORWAY),
    "actor that isn't seen": lambda reader: reader.actor(actor_id(ActorKind.PLACE, "Norwell")),
    "has_words": lambda reader: reader.has_words("tunnel"),
    "has_words that aren't seen": lambda reader: reader.has_words("norwell"),
    "count_in_small_letters": lambda reader: reader.count_in_small_letters("tunnel"),
    **{
        f"findings {question} {at}": partial(_find, question, topic)
        for question in Question
        for at, topic in enumerate(TOPICS)
    },
    **{f"findings_among {at}": partial(_find_among, topic) for at, topic in enumerate(TOPICS)},
    "findings in a window": lambda reader: reader.findings(
        TOPICS[4], since=date(2024, 1, 1), until=date(2024, 2, 3), reach=BRIEF.reach
    ),
    "statements": lambda reader: reader.statements([KARI, NORWAY], None, None),
    "statements days": lambda reader: reader.statements([KARI, NORWAY], date(2024, 1, 1), date(2024, 1, 31)),
    "story_documents of some": lambda reader: reader.story_documents(ids=IDS[:3]),
}


#: More words than are compared are nearer to 'norwez' than Norway is.
NEARER = tuple(
    f"{start}{letter}{end}" for letter in "abcdefghijklmnopqrstuvwx" for start, end in (("Norwe", ""), ("Norw", "z"))
)
CAST = {
    "Kari Holm": (ActorKind.PERSON, ("Holm", "Minister Holm")),
    "Per Holm": (ActorKind.PERSON, ("Per",)),
    "Norway": (ActorKind.PLACE, ("Oslo", "Norwegian")),
    "Norwell": (ActorKind.PLACE, ("Norwoy", *NEARER)),
    "South Velland": (ActorKind.PLACE, ("Vellport",)),
    "Vellpart": (ActorKind.PLACE, ("Vell",)),
    "Fjord Union": (ActorKind.ORGANISATION, ("FU",)),
}


async def fill(path: Path, documents: Iterable[tuple[str, tuple[str, str, date | None]]]) -> None:
    """Store documents, each given with its folder, in a new library."""
    async with open_library(path, clock=lambda: NOW) as library:
        for root, (name, text, day) in documents:
            cast = dict(CAST)
            if "NORWAY" in text:
                cast["NORWAY"] = cast.pop("Norway")
            desk = Newsdesk(cast)
            await store(library, desk, desk.article(name, text, day, publisher=root), root)


@pytest_asyncio.fixture(name="alone", scope="module", loop_scope="module")
async def alone_(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Reader]:
    """Give the reader of a library that holds nothing but what the audience sees; no test writes into it."""
    path = tmp_path_factory.mktemp("alone") / "library.db"
    await fill(path, [("/seen", one) for one in SEEN])
    async with open_library(path) as library:
        yield library.reader(SEES)


@pytest_asyncio.fixture(name="others", scope="module", loop_scope="module")
async def others_(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Library]:
    """Give a library that holds more, some of it taken up before; no test writes into it."""
    path = tmp_path_factory.mktemp("others") / "library.db"
    hidden = [("/hidden", one) for one in HIDDEN]
    await fill(path, [*hidden[:20], *(("/seen", one) for one in SEEN), *hidden[20:]])
    async with open_library(path) as library:
        yield library


@pytest.mark.parametrize("question", QUESTIONS)
async def test_no_answer_depends_on_what_is_not_seen(alone: Reader, others: Library, question: str):
    assert await QUESTIONS[question](others.reader(SEES)) == await QUESTIONS[question](alone)


async def test_who_sees_all_folders_finds_what_the_one_who_sees_everything_finds(others: Library):
    every, all_folders = others.reader(EVERYTHING), others.reader(Audience.of(["/seen", "/hidden"]))
    for name in ("stats", "names_called", "actor", "names_matching 'holm'", "names_beginning 'n'", "texts",
                 "names_near 'norwey'", "statements", "story_documents of some"):  # fmt: skip
        assert await QUESTIONS[name](every) == await QUESTIONS[name](all_folders), name


async def test_who_sees_nothing_finds_nothing(others: Library):
    nobody = others.reader(Audience.of([]))

    assert (await nobody.findings(TOPICS[0], reach=BRIEF.reach)).documents == {}
    assert await nobody.names_beginning("") == ()
    assert (await nobody.stats()).documents == 0
    assert not await nobody.has_documents()
