"""What is under way for a source while it is refreshed, and what became of it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b

from briefings.model.captures import ArchivedEntry, Basis, Capture, PageState
from briefings.model.fetching import FetchAnswer
from briefings.model.sources import Feed, FeedEntry, Source, Trouble
from briefings.sources.addresses import mask_secrets
from briefings.sources.reasons import PASSING, explain_trouble

#: Times that a page is asked for where what is wrong may pass.
_MOST_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What became of one source."""

    source: Source
    #: Ids of documents that are new or changed.
    changed: tuple[str, ...] = ()
    #: Addresses whose articles couldn't be had, with the reason for people.
    refused: tuple[tuple[str, str], ...] = ()
    #: Somebody else fetches the source now: nothing was kept of the answer.
    lost: bool = False

    @property
    def failed(self) -> bool:
        """Whether the source itself couldn't be read."""
        return self.source.record.trouble is not None


@dataclass(slots=True, kw_only=True)
class RefreshWork:
    """What is under way for one source."""

    source: Source
    asked: bool
    answer: FetchAnswer = field(init=False)
    feed: Feed | None = None
    pages: int = 0
    #: What the documents that were looked at are called.
    seen: set[str] = field(default_factory=set)
    changed: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    #: When the lease is to be renewed; None: with the first thing that is kept.
    renew_at: datetime | None = None


def make_refused_entry(work: RefreshWork, kept: ArchivedEntry, trouble: Trouble | None) -> ArchivedEntry:
    """Return an entry whose page couldn't be had: asked for again where what is wrong may pass."""
    if trouble is None:
        return kept
    reason = explain_trouble(trouble)
    work.refused.append((mask_secrets(kept.link or kept.path), reason))
    tries = kept.tries + 1
    again = trouble.kind in PASSING and tries < _MOST_TRIES
    return replace(kept, page=PageState.WANTED if again else PageState.REFUSED, tries=tries, reason=reason)


def make_feed_entry(kept: ArchivedEntry, before: Capture | None) -> FeedEntry:
    """Return what is known of an entry that isn't at hand."""
    if before is None:
        return FeedEntry(link=kept.link)
    article = before.article
    return FeedEntry(
        link=kept.link,
        title=article.title,
        summary=article.text if before.basis is Basis.SUMMARY else "",
        author=article.author,
        published=article.published,
        published_time=article.published_time,
    )


def hash_body(answer: FetchAnswer) -> str | None:
    """Return a hash of a body; None: there is none, because it hasn't changed."""
    return None if answer.body is None else blake2b(answer.body, digest_size=16).hexdigest()
