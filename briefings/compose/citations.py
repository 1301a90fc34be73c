"""Citations: from a passage to its document, and the numbers under which Sources lists the documents."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from briefings.compose.passages import hull
from briefings.model.analysis import When, day
from briefings.model.briefing import Citation, Claim, Heading, Label, Part, Section, Tag
from briefings.model.captures import sources_of
from briefings.model.findings import Document, Passage
from briefings.model.moments import order_moment
from briefings.model.spans import Span

#: Stands for the number that `numbered` gives at the end.
_UNNUMBERED = 0
#: Stands for a document as a whole.
_WHOLE = Span(0, 0)


def cite(documents: Mapping[str, Document], passage: Passage) -> Citation:
    """Return the citation of a passage, not numbered yet."""
    return cite_document(documents[passage.document], hull(passage))


def cite_title(document: Document) -> Citation:
    """Return the citation of a document's title that stands outside of its text."""
    return replace(cite_document(document, Span(0, len(document.title or ""))), part=Part.TITLE)


def cite_document(document: Document, span: Span = _WHOLE) -> Citation:
    """Return the citation of a span of a document, or of the whole document."""
    return Citation(
        document=document.id,
        version=document.version,
        span=span,
        number=_UNNUMBERED,
        publisher=document.publisher,
        author=document.author,
        first_published=document.first_published,
        published_time=document.published_time,
        date=document.published,
        url=document.url,
        title=document.title or _opening(document.first_words),
        path=document.path,
        based_on=document.based_on,
        item=document.item,
        fetched=bool(sources_of(document.root)),
        summary=document.summary,
    )


def _opening(words: str) -> str | None:
    """Return a document's first words as its title, with an ellipsis where they don't end a sentence."""
    return f"{words}…" if words and words[-1] not in '.!?”"' else words or None


def find_publication(documents: Mapping[str, Document], passage: Passage) -> When | None:
    """Return the day on which the words were first published: for a note of our own, its original's day."""
    value = first_published(documents[passage.document])
    return None if value is None else day(value)


def make_label(
    documents: Mapping[str, Document],
    passage: Passage,
    said: When | None,
    *tags: Tag,
    name: str | None = None,
    written: str | None = None,
) -> Label:
    """Return a label with when the words were said, else with the day of their publication, tagged as such."""
    if said is None:
        said = find_publication(documents, passage)
        tags = tags if said is None else (*tags, Tag.PUBLISHED)
    return Label(name=name, written=written, when=said, tags=tags)


def first_published(document: Document) -> date | None:
    """Return the day of a document's publication, or of the original that it retells."""
    original = document.based_on
    return original.date if original is not None and original.date is not None else document.published


def age(documents: Mapping[str, Document], identifier: str) -> int:
    """Return a number that sorts documents from the newest to the oldest by day and time, undated ones last."""
    document = documents[identifier]
    return -order_moment(document.published, document.published_time)


def number_sections(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return the sections with their documents numbered from 1 in the order in which a reader meets them."""
    numbers: dict[str, int] = {}

    def number(claim: Claim) -> Claim:
        citations = [_numbered(one, numbers.setdefault(one.document, len(numbers) + 1)) for one in claim.citations]
        return replace(claim, citations=tuple(citations))

    return tuple(replace(section, claims=tuple(map(number, section.claims))) for section in sections)


def _numbered(citation: Citation, number: int) -> Citation:
    # Spelled out, for `replace` takes four times as long, and a briefing has hundreds.
    return Citation(
        document=citation.document,
        version=citation.version,
        span=citation.span,
        part=citation.part,
        number=number,
        publisher=citation.publisher,
        author=citation.author,
        first_published=citation.first_published,
        published_time=citation.published_time,
        date=citation.date,
        url=citation.url,
        title=citation.title,
        path=citation.path,
        based_on=citation.based_on,
        item=citation.item,
        root=citation.root,
        fetched=citation.fetched,
        summary=citation.summary,
    )


def make_sources_section(cited: Iterable[Section], documents: Mapping[str, Document], most: int) -> Section:
    """Return the section that lists the documents: those cited, in the order of their first citation.

    `left_out` counts the cited ones beyond `most`.
    """
    ids = dict.fromkeys(one.document for section in cited for claim in section.claims for one in claim.citations)
    claims = tuple(make_source_claim(documents[identifier]) for identifier in ids)
    return Section(heading=Heading.SOURCES, claims=claims[:most], left_out=max(0, len(claims) - most))


def make_source_claim(document: Document, *, with_root: bool = False) -> Claim:
    """Return a document's line in Sources: a label and a citation, no words of the text; with its folder if asked."""
    when: date | None = document.published
    label = Label(name=document.publisher, when=None if when is None else day(when))
    citation = cite_document(document)
    if with_root:
        citation = replace(citation, root=document.root)
    return Claim(label=label, spans=(), pieces=(), citations=(citation,))
