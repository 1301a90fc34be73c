"""A capture: one version of a document as it was fetched, kept and never changed."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

from briefings.model.article import Article
from briefings.model.fetching import Validators
from briefings.model.spans import stable_id

#: Before the id of a source, or of several, in what the library calls a document's folder.
_SCHEME = "source:"
#: What the page itself is called among the entries of a source that is a page.
PAGE_IDENTITY = "page"


class Basis(StrEnum):
    """What a capture's text was taken from."""

    #: The feed brought the whole article.
    FEED = "feed"
    PAGE = "page"
    #: The article itself couldn't be had: what the feed says of it.
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """What was taken from an address at a time. `article.path` is what the document is called: its address."""

    #: Given by the archive, in the order of capturing.
    id: int = 0
    #: Where it was asked for, and where the redirects ended.
    url: str
    final_url: str
    #: UTC.
    fetched_at: datetime
    basis: Basis
    #: As sent.
    media_type: str | None = None
    #: Of the program that took the text out of what was fetched.
    extractor: int
    #: Of the page itself, to ask whether it has changed; None: it is not a page's.
    validators: Validators | None = None
    article: Article
    #: The HTML from which the text was taken, of a capture that was made just now: an archive may keep it.
    html: bytes | None = field(default=None, repr=False, compare=False)

    @property
    def document(self) -> str:
        """The document's id, the same as the library's."""
        return document_id(self.article.path)

    @property
    def version(self) -> str:
        """A hash of title, day and text, white space folded: where it is the same, nothing has changed."""
        article = self.article
        words = " ".join((article.title or "", "\n", *article.text.split()))
        return stable_id("capture", " ".join(words.split()), str(article.published))


def document_id(path: str) -> str:
    """Return the id of a document that is called so."""
    return stable_id("document", path)


def places_of(address: str) -> tuple[str, ...]:
    """Return the address, its host, and the domains that this lies in: what a publisher may name to be left alone.

    >>> places_of("https://www.gazette.example/a#2")
    ('https://www.gazette.example/a', 'www.gazette.example', 'gazette.example', 'example')
    """
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    labels = host.split(".")
    return (address.partition("#")[0], *(".".join(labels[at:]) for at in range(len(labels)) if host))


class PageState(StrEnum):
    """Whether an entry's page is still to be fetched."""

    #: The feed brings the article, or the entry has no page.
    UNNEEDED = "unneeded"
    WANTED = "wanted"
    TAKEN = "taken"
    #: It can't be had, or shows no article: the feed's text stays.
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedEntry:
    """What is kept of an entry of a source."""

    source: str
    identity: str
    #: What its document is called (`Article.path`).
    path: str
    link: str | None
    #: Of what the feed says of it.
    fingerprint: str
    page: PageState = PageState.UNNEEDED
    #: Times that its page was asked for in vain.
    tries: int = 0
    #: Why its page was refused, for people; empty: it wasn't.
    reason: str = ""
    #: UTC.
    seen_at: datetime
    #: The date as the feed writes it, whatever was read of it.
    published_raw: str = ""
    #: UTC, when its page was last asked whether it has changed; None: it wasn't since it was captured.
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPage:
    """A page that was captured and that its server no longer has. Times are UTC."""

    document: str
    #: The first of the answers in a row that said so, and the last.
    since: datetime
    seen_at: datetime
    #: Whether it said that this is for good.
    is_final: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """The newest capture of a document that a source brings."""

    capture: int
    path: str
    version: str
    #: Ids of the sources that bring it.
    sources: frozenset[str]

    @property
    def document(self) -> str:
        """The document's id."""
        return document_id(self.path)

    @property
    def root(self) -> str:
        """What stands in place of a folder in the library: the sources, by which an audience sees it."""
        return root_of(self.sources)


def root_of(sources: frozenset[str]) -> str:
    """Return the library's root for documents that these sources bring.

    >>> sources_of(root_of(frozenset({"b", "a"}))) == {"a", "b"}
    True
    """
    return _SCHEME + "+".join(sorted(sources))


def sources_of(root: str) -> frozenset[str]:
    """Return the ids of the sources whose documents have this root; none: it is a folder."""
    return frozenset(root.removeprefix(_SCHEME).split("+")) if root.startswith(_SCHEME) else frozenset()
