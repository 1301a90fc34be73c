"""Which of the texts of an entry is the article: the feed's own, its page's, or the summary alone."""

import re

from briefings.model.sources import FeedEntry

#: A feed's content is the article where it has so many words, and so many times the summary's.
_FULL_WORDS, _FULL_TIMES = 150, 2
#: A page with less than this part of the feed's words has not shown the article.
_LEAST_OF_FEED = 0.6

_TAG = re.compile(r"<[^<>]*>")


def count_words(html: str) -> int:
    """Return how many words a fragment of HTML, or a text, has."""
    return len(_TAG.sub(" ", html).split())


def has_full_text(entry: FeedEntry) -> bool:
    """Tell whether a feed brings an entry's whole article, so that its page needn't be fetched."""
    words = count_words(entry.content)
    if entry.summary == entry.content:
        return words >= _FULL_WORDS
    return words >= _FULL_WORDS and words >= _FULL_TIMES * count_words(entry.summary)


def feed_text(entry: FeedEntry) -> str:
    """Return the longest text that a feed brings of an entry, HTML or text."""
    return max(entry.content, entry.summary, key=count_words)


def shows_article(page_words: int, feed_words: int) -> bool:
    """Tell whether a page's text can be the article of which the feed shows so many words."""
    return page_words >= _LEAST_OF_FEED * feed_words
