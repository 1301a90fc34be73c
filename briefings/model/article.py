"""An article: what was parsed from a document."""

from dataclasses import dataclass
from datetime import date, time

from briefings.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class BasedOn:
    """The original that a note of our own retells."""

    author: str | None
    publisher: str | None
    date: date | None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One document's text and what is known of it. Every later span points into `text`."""

    #: What the reader calls it: the file's path within its root, with '/' on every system.
    path: str
    #: Which document of the file it is, where a file holds many: a row's id or number; empty: the file is the document.
    item: str = ""
    #: The decoded document as it is: BOM, line ends and quotation marks unchanged (for HTML the extractor's output),
    #: without boxes that a page put into its sentences.
    text: str
    #: The paragraphs in order, without header and credit; a headline that stands in the text is the first of them.
    body: tuple[Span, ...]
    title: str | None = None
    #: Where the title stands, if it stands in `text`'s body.
    title_span: Span | None = None
    #: The day as it is written there, whatever its zone; None: undated. Never a guess.
    published: date | None = None
    #: The time of that day, with its zone as far as the document states them; None: it states a day alone.
    published_time: time | None = None
    #: The day of the first version of a page that was changed long after it; None: `published` is that day.
    first_published: date | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None
    based_on: BasedOn | None = None
    #: Whether it is what a feed says of an article that itself couldn't be had.
    summary: bool = False
    #: Sentences for people on what of the document couldn't be read; the rest of it was.
    warnings: tuple[str, ...] = ()

    @property
    def whole_text(self) -> str:
        """The text, below the title where that stands outside of it: all that readers see of it."""
        return f"{self.title}\n\n{self.text}" if self.title and self.title_span is None else self.text
