"""Articles with an analysis written by hand: the library's tests need none of the rules."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefings.library import Entry, Library, make_entry, open_library
from briefings.model.analysis import (
    UNATTRIBUTED,
    Actor,
    ActorKind,
    Analysis,
    Attribution,
    AttributionKind,
    Event,
    Mention,
    Quotation,
    Role,
    Speaker,
    day,
)
from briefings.model.article import Article
from briefings.model.rules import Rule
from briefings.model.spans import Span

#: When every quotation was said.
SAID = day(date(2024, 1, 2))
NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
WORDS = re.compile(r"[^.!?]+[.!?]”?")


class Newsdesk:
    """Makes articles about a small cast."""

    def __init__(self, cast: Mapping[str, tuple[ActorKind, tuple[str, ...]]]) -> None:
        #: Each name with its kind and aliases; the texts name actors by name or by first alias.
        self.cast = cast

    def article(self, path: str, text: str, published: date | None = None, **fields: object) -> Article:
        """Return an article whose paragraphs are parted by empty lines."""
        body = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
        return Article(path=path, text=text, body=body, published=published, **fields)  # type: ignore[arg-type]

    def analysis(self, article: Article) -> Analysis:
        """Return what the tests' own simple rules find.

        'X said that Y.' is a position, a whole paragraph in quotation marks is a quotation of the first actor of its
        paragraph, a sentence with an ISO date is an event, a word before a name like 'minister' is a role.
        """
        text = article.text
        sentences = tuple(
            Span(*_trimmed(text, span.start + match.start(), span.start + match.end()))
            for span in article.body
            for match in WORDS.finditer(span.of(text))
        )
        actors = tuple(actor for actor in (self._actor(name, text) for name in self.cast) if actor.mentions)
        return Analysis(
            sentences=sentences,
            actors=actors,
            attributions=tuple(_positions(text, sentences, actors)),
            quotations=tuple(_quotations(text, article.body, actors)),
            events=tuple(_events(text, sentences)),
        )

    def entry(self, path: str, text: str, published: date | None = None, **fields: object) -> Entry:
        """Return what the library takes up of such an article."""
        article = self.article(path, text, published, **fields)
        return make_entry(article, self.analysis(article))

    def _actor(self, name: str, text: str) -> Actor:
        kind, aliases = self.cast[name]
        named = re.compile("|".join(rf"\b{re.escape(one)}\b" for one in (name, *aliases[:1])))
        roles = re.finditer(rf"(\w*minister) (?=(?:{named.pattern}))", text)
        return Actor(
            name=name,
            kind=kind,
            mentions=tuple(Mention(Span(*match.span()), Rule.FULL_NAME) for match in named.finditer(text)),
            roles=tuple(Role(Span(*match.span(1)), Rule.ROLE_BEFORE_NAME) for match in roles),
            aliases=aliases,
        )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    return start + (text[start:end] != text[start:end].lstrip()), end


def _speaker(span: Span, actors: tuple[Actor, ...]) -> Speaker:
    found = min(
        ((one.span, actor) for actor in actors for one in actor.mentions if span.covers(one.span)),
        key=lambda one: one[0],
        default=None,
    )
    return UNATTRIBUTED if found is None else Speaker(found[1].name, found[0], found[1].id)


def _positions(text, sentences, actors):
    for sentence in sentences:
        said = re.search(r"said that (.*)\.", sentence.of(text))
        if said:
            at = sentence.start
            dated = re.search(r"\d{4}-\d\d-\d\d", sentence.of(text))
            yield Attribution(
                content=(Span(at + said.start(1), at + said.end(1)),),
                speaker=_speaker(Span(at, at + said.start()), actors),
                cue=Span(at + said.start(), at + said.start() + 4),
                kind=AttributionKind.INDIRECT,
                rule=Rule.VERB_THAT,
                said=day(date.fromisoformat(dated[0])) if dated else None,
            )


def _quotations(text, paragraphs, actors):
    for paragraph in paragraphs:
        quoted = re.match(r"“[^”]*”", paragraph.of(text))
        if quoted:
            yield Quotation(
                parts=(Span(paragraph.start, paragraph.start + quoted.end()),),
                speaker=_speaker(Span(paragraph.start + quoted.end(), paragraph.end), actors),
                cue=None,
                rule=Rule.VERB_THAT,
                said=SAID,
            )


def _events(text, sentences):
    for sentence in sentences:
        dated = re.search(r"\d{4}-\d\d-\d\d", sentence.of(text))
        if dated:
            span = Span(sentence.start + dated.start(), sentence.start + dated.end())
            yield Event(sentence, day(date.fromisoformat(dated[0])), span, Rule.DATE_IN_SENTENCE)


@pytest.fixture(name="desk")
def desk_() -> Newsdesk:
    return Newsdesk(
        {
            "Kari Holm": (ActorKind.PERSON, ("Holm", "Minister Holm")),
            "Per Holm": (ActorKind.PERSON, ("Per",)),
            "Norway": (ActorKind.PLACE, ("Oslo", "Norwegian")),
            "North Velland": (ActorKind.PLACE, ("Vell City", "N.V.")),
            "South Velland": (ActorKind.PLACE, ("Vellport",)),
            "Fjord Union": (ActorKind.ORGANISATION, ("FU",)),
        }
    )


@pytest.fixture(name="path")
def path_(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture(scope="session", name="new_library")
def new_library_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a library in which nothing is: making one takes ten times as long as copying it."""
    file = tmp_path_factory.mktemp("library") / "library.db"

    async def make() -> None:
        async with open_library(file, clock=lambda: NOW):
            pass

    asyncio.run(make())
    return file


@pytest.fixture(name="library")
async def library_(path: Path, new_library: Path) -> AsyncIterator[Library]:
    shutil.copy(new_library, path)
    async with open_library(path, clock=lambda: NOW) as library:
        yield library


async def store(library: Library, desk: Newsdesk, article: Article, root: str = "/a", **file: object) -> None:
    """Store an article of the desk."""
    fields = {"size": 1, "mtime_ns": 2, "content_hash": "x", "analysis_version": 1, **file}
    await library.store(make_entry(article, desk.analysis(article)), root=root, **fields)  # type: ignore[arg-type]


@pytest.fixture(name="take")
def take_(library: Library, desk: Newsdesk):
    """Give a function that stores a text under a path."""

    async def take(path: str, text: str, published: date | None = None, root: str = "/a", **fields: object) -> Article:
        article = desk.article(path, text, published, **fields)
        await store(library, desk, article, root)
        return article

    return take
