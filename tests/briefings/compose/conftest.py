"""A story of our own with hand-made findings: every span is cut from a text, as the library would."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from briefings.model.analysis import ActorKind, AttributionKind, When, actor_id, day, month
from briefings.model.article import BasedOn
from briefings.model.findings import (
    Document,
    Findings,
    FoundActor,
    FoundEvent,
    FoundPosition,
    FoundQuotation,
    FoundSentence,
    NamedActor,
    Passage,
)
from briefings.model.spans import Span

KINDS = {
    "Egypt": ActorKind.PLACE,
    "Ethiopia": ActorKind.PLACE,
    "Sudan": ActorKind.PLACE,
    "South Sudan": ActorKind.PLACE,
}


def identify(name: str) -> str:
    return actor_id(KINDS.get(name, ActorKind.PERSON), name)


def named(name: str, alias: str | None = None, *, mentions: int = 1, kind: ActorKind | None = None) -> NamedActor:
    """Return a row of the alias table."""
    known = kind or KINDS.get(name, ActorKind.PERSON)
    return NamedActor(
        id=actor_id(known, name), name=name, kind=known, alias=alias or name, mentions=mentions, documents=1
    )


@dataclass
class Story:
    """Collects documents and findings; words are looked up in the texts, so that every span is true."""

    texts: dict[str, str] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    actors: list[FoundActor] = field(default_factory=list)
    sentences: list[FoundSentence] = field(default_factory=list)
    positions: list[FoundPosition] = field(default_factory=list)
    quotations: list[FoundQuotation] = field(default_factory=list)
    events: list[FoundEvent] = field(default_factory=list)

    def document(self, name: str, text: str, published: str | None = "2024-03-05", **more: Any) -> str:
        self.texts[name] = text
        values: dict[str, Any] = {
            "root": "/news", "path": f"{name}.txt", "title": None, "first_words": text[:40], "author": None,
            "publisher": "Nile Courier", "url": None, "licence": None, "based_on": None, "words": len(text.split()),
            "loaded_at": datetime(2024, 3, 6, tzinfo=UTC),
        }  # fmt: skip
        values["published"] = date.fromisoformat(published) if published else None
        self.documents[name] = Document(id=name, **(values | more))
        return name

    def passage(self, document: str, *words: str) -> Passage:
        text, spans, at = self.texts[document], [], 0
        for piece in words:
            start = text.find(piece, at)
            start = text.index(piece) if start < 0 else start
            at = start + len(piece)
            spans.append(Span(start, at))
        return Passage(document, tuple(spans), words)

    def place(self, document: str, start: int) -> int:
        """Return the position of the sentence that begins at or goes on over a character."""
        return sum(match.end() <= start for match in re.finditer(r"[.!?][\"”’)]*\s+", self.texts[document]))

    def actor(
        self, name: str, document: str, mention: str, *, mentions: int = 1, role: str | None = None,
        speaks: int = 0,
    ) -> None:  # fmt: skip
        self.actors.append(
            FoundActor(
                id=identify(name), name=name, kind=KINDS.get(name, ActorKind.PERSON), mentions=mentions, documents=1,
                speaks=speaks, roles=(self.passage(document, role),) if role else (),
                mention=self.passage(document, mention),
            )
        )  # fmt: skip

    def sentence(self, document: str, words: str, *names: str, rank: float = 0.0, title: bool = False) -> None:
        passage = self.passage(document, words)
        self.sentences.append(
            FoundSentence(
                passage=passage, position=self.place(document, passage.spans[0].start), is_title=title,
                actors=frozenset(map(identify, names)), rank=rank,
            )
        )  # fmt: skip

    def position(
        self, document: str, sentence: str, speaker: str | None, said: str | None, cue: str | None, *content: str,
        names: tuple[str, ...] = (), kind: AttributionKind = AttributionKind.INDIRECT, actor: bool = True,
        when: When | None = None,
    ) -> None:  # fmt: skip
        whole = self.passage(document, sentence)
        start = whole.spans[0].start

        def within(*words: str) -> Passage:
            spans, at = [], start
            for piece in words:
                begin = self.texts[document].index(piece, at)
                at = begin + len(piece)
                spans.append(Span(begin, at))
            return Passage(document, tuple(spans), words)

        self.positions.append(
            FoundPosition(
                id=f"{document}-{len(self.positions)}", kind=kind, speaker=speaker,
                actor=identify(speaker) if speaker and actor else None,
                speaker_words=within(said) if said else None, cue=within(cue) if cue else None,
                content=within(*content), sentence=whole, said=when, position=self.place(document, start),
                actors=frozenset(map(identify, (*names, *((speaker,) if speaker and actor else ())))),
            )
        )  # fmt: skip

    def quotation(
        self, document: str, speaker: str | None, said: str | None, *parts: str, context: str | None = None,
        names: tuple[str, ...] = (), when: When | None = None, actor: bool = True,
    ) -> None:  # fmt: skip
        quoted = self.passage(document, *parts)
        self.quotations.append(
            FoundQuotation(
                id=f"q{len(self.quotations)}", speaker=speaker, actor=identify(speaker) if speaker and actor else None,
                speaker_words=self.passage(document, said) if said else None, cue=None,
                parts=quoted, position=self.place(document, quoted.spans[0].start), said=when,
                context=self.passage(document, context) if context else None,
                actors=frozenset(map(identify, names)),
            )
        )  # fmt: skip

    def event(self, document: str, sentence: str, when: When, date_words: str | None, *names: str) -> None:
        dated = self.passage(document, sentence)
        self.events.append(
            FoundEvent(
                sentence=dated, when=when, position=self.place(document, dated.spans[0].start),
                date_from=self.passage(document, date_words) if date_words else None,
                actors=frozenset(map(identify, names)),
            )
        )  # fmt: skip

    @property
    def findings(self) -> Findings:
        return Findings(
            documents=self.documents, actors=tuple(self.actors), sentences=tuple(self.sentences),
            positions=tuple(self.positions), quotations=tuple(self.quotations), events=tuple(self.events),
        )  # fmt: skip


DAM = "\n\n".join(
    (
        (
            "Egyptian Foreign Minister Samira Halabi met Ethiopian Water Minister Dawit Bekele in Khartoum on "
            "Monday to speak about the filling of the Tekeze dam. Cairo has rejected a new filling schedule and "
            "wants a binding treaty first."
        ),
        (
            "“We are ready to share every measurement,” she said. “But water is no gift, and nobody will hand us "
            "ours as one.”"
        ),
        ("Ethiopia argues that the dam lies on its own land. Bekele asked Halabi to send engineers to the site."),
        "The flow would stay as it was, Bekele said, whatever the season.",
        (
            "However, during the May 2021 floods, Addis Ababa opened the gates without notice. In response, Sudan "
            "withdrew its observers."
        ),
    )
)

WIRE = """Cairo has rejected a new filling schedule and wants a binding treaty first.

Sudan signed the first river accord with Egypt in November 1959."""


def tell() -> Story:
    """Return the story of a dam: two documents, one of them with words of the other."""
    story = Story()
    dam = story.document(
        "dam", DAM, title="Ministers meet over dam", author="Nadia Aziz", url="https://nile.example/dam"
    )
    wire = story.document(
        "wire", WIRE, "2024-03-06", publisher="Delta Wire",
        based_on=BasedOn(author="Omar Said", publisher="Delta Daily", date=date(2024, 3, 4)),
    )  # fmt: skip
    first, second = DAM.split("\n\n", maxsplit=1)[0].split(". ")
    story.sentence(dam, f"{first}.", "Samira Halabi", "Dawit Bekele", "Egypt", "Ethiopia")
    story.sentence(dam, second, "Egypt")
    story.sentence(dam, "Ethiopia argues that the dam lies on its own land.", "Ethiopia")
    story.sentence(dam, "In response, Sudan withdrew its observers.", "Sudan")
    story.sentence(wire, second, "Egypt")
    story.sentence(wire, WIRE.split("\n\n")[1], "Sudan", "Egypt")
    story.actor("Egypt", dam, "Egyptian", mentions=4)
    story.actor("Ethiopia", dam, "Ethiopian", mentions=3)
    story.actor("Samira Halabi", dam, "Samira Halabi", mentions=2, role="Egyptian Foreign Minister")
    story.actor("Dawit Bekele", dam, "Dawit Bekele", mentions=3, role="Ethiopian Water Minister")
    rejected = ("has rejected", "a new filling schedule")
    story.position(dam, second, "Egypt", "Cairo", *rejected, names=("Egypt",))
    story.position(wire, second, "Egypt", "Cairo", *rejected, names=("Egypt",))
    argues = "Ethiopia argues that the dam lies on its own land."
    story.position(
        dam, argues, "Ethiopia", "Ethiopia", "argues", "that the dam lies on its own land", names=("Ethiopia",)
    )
    asked = "Bekele asked Halabi to send engineers to the site."
    story.position(
        dam, asked, "Dawit Bekele", "Bekele", "asked", "to send engineers to the site", names=("Samira Halabi",)
    )
    flow = "The flow would stay as it was, Bekele said, whatever the season."
    story.position(
        dam, flow, "Dawit Bekele", "Bekele", "said", "The flow would stay as it was", "whatever the season",
    )  # fmt: skip
    opening = DAM.split("\n\n", maxsplit=1)[0]
    story.quotation(
        dam, "Samira Halabi", "she", "“We are ready to share every measurement,”",
        "“But water is no gift, and nobody will hand us ours as one.”", context=opening,
        names=("Egypt",),
    )  # fmt: skip
    met = day(date(2024, 3, 4))
    story.event(dam, f"{first}.", met, "Monday", "Samira Halabi", "Egypt")
    flood = "However, during the May 2021 floods, Addis Ababa opened the gates without notice."
    story.event(dam, flood, month(2021, 5), "May 2021", "Ethiopia")
    story.event(wire, WIRE.split("\n\n")[1], month(1959, 11), "November 1959", "Sudan", "Egypt")
    return story


@pytest.fixture(name="story")
def _story() -> Story:
    return tell()


@pytest.fixture(name="row")
def _row() -> Callable[..., NamedActor]:
    return named


@pytest.fixture(name="empty_story")
def _empty_story() -> Story:
    return Story()
