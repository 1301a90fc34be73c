import pytest

from briefings.model.sources import FeedEntry
from briefings.sources.full_text import feed_text, has_full_text, shows_article
from briefings.sources.walls import is_wall

LONG = "<p>" + "The mill turns all day. " * 40 + "</p>"


def test_a_long_content_is_the_article_a_teaser_is_not() -> None:
    assert has_full_text(FeedEntry(content=LONG, summary="The mill turns."))
    assert has_full_text(FeedEntry(content=LONG, summary=LONG))
    assert not has_full_text(FeedEntry(content="The mill turns.", summary="The mill."))
    assert not has_full_text(FeedEntry(content=LONG, summary=LONG[: len(LONG) * 2 // 3]))
    assert not has_full_text(FeedEntry(summary=LONG))


def test_the_longest_text_of_a_feed_is_taken_by_words_not_by_tags() -> None:
    entry = FeedEntry(content='<img src="https://g.example/a.png" alt=""><br>', summary="The mill turns.")

    assert feed_text(entry) == "The mill turns."


def test_a_page_with_less_than_the_feed_has_not_shown_the_article() -> None:
    assert shows_article(60, 100)
    assert not shows_article(59, 100)


@pytest.mark.parametrize(
    "text",
    [
        "We use cookies and similar techniques. Accept all, or manage preferences.",
        "To continue reading, log in or start your subscription. Cancel anytime.",
        "The council met on Monday. Already a subscriber? Log in.",
        "Just a moment… Enable JavaScript and cookies to continue.",
        "Bitte wählen Sie: alle akzeptieren oder Datenschutzeinstellungen.",
    ],
)
def test_what_stands_before_an_article_is_a_wall(text) -> None:
    assert is_wall(text)


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Monday and voted for the mill.",
        "Mayor Ines Falk said the council needs consent to build, and that our partners agree in spirit." * 3,
        "The regulator fined a firm over its cookie policy, Ines Falk said." + " The hearing went on." * 60,
        "Parliament passed a law: sites must offer reject all beside the other button." + " It took years." * 40,
    ],
)
def test_an_article_about_consent_is_an_article(text) -> None:
    assert not is_wall(text)


def test_a_short_page_at_a_consent_address_is_a_wall_unless_that_was_asked_for() -> None:
    text = "Please choose one of two ways to go on with your visit."

    assert is_wall(text, url="https://consent.gazette.example/collect?c=1", asked="https://gazette.example/mill")
    assert not is_wall(text, url="https://gazette.example/mill", asked="https://gazette.example/mill")
    assert not is_wall(text, url="https://g.example/privacy/consent", asked="https://g.example/privacy/consent")
