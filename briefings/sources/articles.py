"""An entry's article: the text with what feed and page say of it, the more certain first."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from briefings.model.article import Article
from briefings.model.sources import FeedEntry
from briefings.sources.addresses import host_of

#: Days that a page may be ahead of UTC where it was written.
_AHEAD = timedelta(days=1)
_WWW = "www."


def article_of_feed(text: Article, entry: FeedEntry, feed: str | None, source: str) -> Article:
    """Return the article that a feed brings itself.

    Args:
        text: What stands in its HTML.
        entry: As the feed tells it.
        feed: The feed's title.
        source: The feed's address.
    """
    return replace(
        text,
        title=entry.title,
        published=entry.published,
        published_time=entry.published_time,
        author=entry.author,
        publisher=entry.publisher or feed or _site(entry.link or source),
        url=entry.link,
    )


def article_of_page(
    page: Article, *, path: str, final_url: str, fetched_at: datetime, entry: FeedEntry | None = None, feed: str | None
) -> Article:
    """Return the article of a page, with what the feed says where the page is silent.

    Args:
        page: As parsed.
        path: What the document is called.
        final_url: Where the redirects ended. The page may name another address of its own site alone.
        fetched_at: Later days can't be right.
        entry: As the feed tells it, if a feed led to the page.
        feed: The feed's title, if one did.
    """
    own = page.url if page.url is not None and is_same_site(page.url, final_url) else final_url
    published = _possible(page.published, fetched_at)
    publisher = page.publisher or feed or _site(final_url)
    if entry is None:
        timed = page.published_time if published else None
        return replace(page, path=path, url=own, published=published, published_time=timed, publisher=publisher)
    return replace(
        page,
        path=path,
        url=own,
        title=page.title or entry.title,
        published=published or entry.published,
        published_time=_time_of(page, entry, published),
        first_published=page.first_published if published else None,
        author=page.author or entry.author,
        publisher=entry.publisher or publisher,
    )


def is_same_site(one: str, other: str) -> bool:
    """Tell whether two addresses are of one registrable domain, as far as their names tell.

    >>> is_same_site("https://www.gazette.org/a", "https://m.gazette.org/b")
    True
    """
    from courlan import extract_domain

    hosts = host_of(one), host_of(other)
    return bool(hosts[0]) and (hosts[0] == hosts[1] or (extract_domain(one) or 1) == (extract_domain(other) or 2))


def _time_of(page: Article, entry: FeedEntry, published: date | None) -> time | None:
    """Return the time of the day that was taken; the feed's may serve where it is the same day."""
    if published is None:
        return entry.published_time
    return page.published_time or (entry.published_time if entry.published == published else None)


def _possible(day: date | None, fetched_at: datetime) -> date | None:
    return day if day is not None and day <= fetched_at.date() + _AHEAD else None


def _site(address: str) -> str | None:
    return host_of(address).removeprefix(_WWW) or None
