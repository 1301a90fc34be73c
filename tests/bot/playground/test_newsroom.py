"""The sample newsroom that the playground opens with: what every command needs to show at its best."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import cache

from bot.config import sample_newsroom
from bot.playground.newsroom_feeds import read_articles, write_feed, write_page
from bot.playground.sample_server import OPENING
from briefings.documents import parse
from briefings.model.article import Article
from briefings.model.sources import Feed
from briefings.sources.feed import read_feed


@cache
def articles() -> tuple[Article, ...]:
    return tuple(parse(path.name, path.read_bytes()) for path in sorted(sample_newsroom().iterdir()))


def moment(article: Article) -> datetime:
    assert article.published is not None
    assert article.published_time is not None
    return datetime.combine(article.published, article.published_time).astimezone(UTC)


def test_every_article_says_where_when_and_by_whom_it_came_out() -> None:
    for article in articles():
        assert article.title
        assert article.author
        assert article.url is not None
        assert article.url.startswith("https://")
        assert article.url.split("/")[2].endswith(".example"), "an address that belongs to nobody"
        assert article.licence == "CC0-1.0"
        assert not article.warnings


def test_several_publishers_tell_three_weeks_that_end_as_the_playground_opens() -> None:
    moments = sorted(moment(article) for article in articles())

    assert len(moments) >= 40
    assert min(Counter(article.publisher for article in articles()).values()) >= 3
    assert timedelta(weeks=3) - timedelta(days=1) < OPENING - moments[0] <= timedelta(weeks=3)
    assert timedelta(0) < OPENING - moments[-1] < timedelta(hours=2)


def test_an_article_is_as_long_as_a_short_report() -> None:
    for article in articles():
        words = len(article.text[article.body[0].start : article.body[-1].end].split())
        assert 80 <= words <= 220, article.path


def test_each_publishers_feed_brings_its_articles_with_all_that_they_say() -> None:
    written = read_articles(sample_newsroom())
    told: dict[str | None, tuple[str | None, str | None, date | None]] = {}
    for publisher in {one.publisher for one in written}:
        body = write_feed([one for one in written if one.publisher == publisher], "http://127.0.0.1:8420/newsroom")
        feed = read_feed(body.encode(), url="http://127.0.0.1:8420/f", content_type=None, fetched_at=OPENING)
        assert isinstance(feed, Feed)
        told |= {one.title: (feed.title, one.author, one.published) for one in feed.entries}

    assert told == {one.title: (one.publisher, one.author, one.published) for one in articles()}


def test_an_articles_page_says_what_its_file_says() -> None:
    newest = read_articles(sample_newsroom())[0]
    page = parse("page.html", write_page(newest).encode())

    assert (page.title, page.author, page.publisher) == (newest.title, newest.author, newest.publisher)
    assert page.published == newest.published.date()
    assert all(paragraph in page.text for paragraph in newest.paragraphs)
