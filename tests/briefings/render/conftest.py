"""A briefing of every section over two short documents, and one of hostile text."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from briefings.model.analysis import When, day, month
from briefings.model.article import BasedOn
from briefings.model.briefing import Briefing, Citation, Claim, Coverage, Heading, Label, Section, Tag
from briefings.model.spans import Span

TEXTS = {
    "harbour": "Mayor Rosa Lindqvist closed the harbour in May 2021. Oslo has refused to pay.\n\n"
    "“We will wait,” she said. “Ships need water.”",
    "note": "The harbour opened again on Monday.",
}
ORIGINAL = BasedOn(author="Kari Moe", publisher="Coast Daily", date=date(2024, 3, 30))
CITATIONS: dict[str, dict[str, Any]] = {
    "harbour": {"publisher": "Fjord Post", "author": "Jon Vik", "date": date(2024, 3, 5),
                "url": "https://fjord.example/harbour", "title": "Harbour closed", "path": "harbour.txt"},
    "note": {"publisher": "Notes", "author": None, "date": date(2024, 4, 1), "url": None, "title": None,
             "path": "note.md", "based_on": ORIGINAL},
}  # fmt: skip
NUMBERS = {"harbour": 1, "note": 2}


WHOLE = Span(0, 0)


def cite(document: str, span: Span = WHOLE) -> Citation:
    values: dict[str, Any] = {"based_on": None} | CITATIONS[document]
    return Citation(document=document, span=span, number=NUMBERS[document], **values)


def claim(document: str, *pieces: str, context: str | None = None, also: tuple[str, ...] = (), **label: Any) -> Claim:
    """Return a claim whose words are found in the document."""
    text = TEXTS[document]
    spans = tuple(Span(text.index(one), text.index(one) + len(one)) for one in pieces)
    hull = Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
    return Claim(
        label=Label(**label),
        spans=spans,
        pieces=pieces,
        citations=(cite(document, hull), *(cite(other, Span(0, len(TEXTS[other]))) for other in also)),
        context_spans=(Span(text.index(context), text.index(context) + len(context)),) if context else (),
        context_pieces=(context,) if context else (),
    )


def brief(sections: tuple[Section, ...], **more: Any) -> Briefing:
    coverage = Coverage(documents=2, publishers=2, first=date(2024, 3, 5), last=date(2024, 4, 1), undated=0)
    values: dict[str, Any] = {"title": "Norway", "words": "norway", "coverage": coverage} | more
    return Briefing(sections=sections, **values)


def whole() -> Briefing:
    may: When = month(2021, 5)
    return brief(
        (
            Section(heading=Heading.IN_SHORT, claims=(claim("note", "The harbour opened again on Monday."),)),
            Section(
                heading=Heading.ACTORS,
                claims=(
                    claim("harbour", "Mayor", name="Rosa Lindqvist", count=2),
                    claim("harbour", "Oslo", name="Norway", count=1, tags=(Tag.NAMED,)),
                ),
                left_out=3,
            ),
            Section(
                heading=Heading.POSITIONS,
                claims=(
                    claim("harbour", "has refused to pay", name="Norway", written="Oslo", when=day(date(2024, 3, 5))),
                ),
            ),
            Section(
                heading=Heading.HISTORY,
                claims=(claim("harbour", "Mayor Rosa Lindqvist closed the harbour in May 2021.", when=may),),
            ),
            Section(
                heading=Heading.QUOTATIONS,
                claims=(
                    claim(
                        "harbour", "“We will wait,”", "“Ships need water.”", context="Oslo has refused to pay.",
                        name="Rosa Lindqvist", written="she", when=day(date(2024, 3, 5)),
                    ),
                ),
            ),
            Section(heading=Heading.SOURCES, claims=(claim("harbour"), claim("note"))),
        )
    )  # fmt: skip


@pytest.fixture(name="briefing")
def _briefing() -> Briefing:
    return whole()


@pytest.fixture(name="texts")
def _texts() -> dict[str, str]:
    return dict(TEXTS)


@pytest.fixture(name="hostile")
def _hostile() -> Callable[..., Briefing]:
    """Return a maker of briefings in which every string that a document or a person supplies is the given one."""

    def make(text: str, url: str | None = None) -> Briefing:
        citation = Citation(
            document="d", span=Span(0, len(text)), number=1, publisher=text, author=text, date=None,
            url=text if url is None else url, title=text, path=text,
            based_on=BasedOn(author=text, publisher=text, date=date(2024, 3, 30)) if len(text) % 2 else None,
        )  # fmt: skip
        label = Label(name=text, written=text[1:], when=day(date(2024, 3, 5)), count=1, tags=(Tag.UNATTRIBUTED,))
        line = Claim(
            label=label, spans=(Span(0, len(text)),), pieces=(text,), citations=(citation,),
            context_spans=(Span(0, len(text)),), context_pieces=(text,),
        )  # fmt: skip
        listed = Claim(label=Label(name=text), spans=(), pieces=(), citations=(citation,))
        sections = tuple(
            Section(heading=heading, claims=(listed if heading is Heading.SOURCES else line,), subject=text)
            for heading in Heading
        )
        return brief(sections, title=text, words=text, corrected=text, suggestions=(text,))

    return make
