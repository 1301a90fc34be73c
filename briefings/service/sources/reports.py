"""What became of sources, for those who asked."""

from dataclasses import dataclass

from briefings.model.article import Article
from briefings.model.sources import Source, SourceKind, Trouble
from briefings.service.sources.refresh_work import Refreshed
from briefings.sources.addresses import mask_secrets
from briefings.sources.reasons import explain_trouble


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source with how many documents it brings, whatever the number of their versions."""

    source: Source
    documents: int

    @property
    def reason(self) -> str:
        """Why it can't be read, in a sentence; empty: it can."""
        trouble = self.source.record.trouble
        return "" if trouble is None else explain_trouble(trouble)

    @property
    def shown_url(self) -> str:
        """Its address without secrets."""
        return mask_secrets(self.source.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of an address that was given."""

    source: Source
    #: False: it is followed already.
    new: bool
    #: What its first fetch brought; None: it has been fetched before, or by somebody else now.
    refreshed: Refreshed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an address would bring, of which nothing is kept."""

    url: str
    kind: SourceKind
    title: str | None = None
    entries: int = 0
    #: The first document that could be had.
    article: Article | None = None
    first_sentence: str | None = None
    #: Lines of its text that are no part of the article.
    thrown_away: tuple[str, ...] = ()
    #: Why there is no document; None: there is one, or the feed has no entries now.
    trouble: Trouble | None = None

    @property
    def reason(self) -> str:
        """Why there is no document, in a sentence; empty: there is one."""
        if self.article is not None:
            return ""
        return "this feed has no entries now" if self.trouble is None else explain_trouble(self.trouble)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of a list of feeds."""

    added: tuple[Source, ...] = ()
    #: How many were followed before.
    known: int = 0
    #: (address as written, why it is none)
    problems: tuple[tuple[str, str], ...] = ()
    #: How many there was no room for.
    beyond: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What removing a source means."""

    source: Source
    #: Documents that no other source brings: they leave all answers.
    documents: int
    #: Versions of them that stay in the archive, as proof of what was sent or answered.
    captures: int
