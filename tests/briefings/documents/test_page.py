import subprocess
import sys
from datetime import date

import pytest

from briefings.documents import parse
from briefings.errors import DocumentError

PROSE = (
    "The bridge over the fjord opened on Monday after nine years of work, and hundreds of people came to walk over.",
    "The mayor, Kari Example, said that the town had waited. “Today we stop counting the years,” she told the crowd.",
    "Ships will be guided by two tugs until the lamp on the second pier works, the harbour board said in a statement.",
)


def page(head: str = "", first: str = "") -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>\n" for paragraph in (first, *PROSE) if paragraph)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Bridge opens</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a><a href='/news'>News</a></nav><article><h1>Bridge opens</h1>{paragraphs}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )


def test_the_text_is_the_extracted_article_one_paragraph_a_line():
    article = parse("a.html", page().encode())
    paragraphs = [span.of(article.text) for span in article.body]

    assert paragraphs[-3:] == list(PROSE)
    assert "Home" not in article.text
    assert "All rights reserved" not in article.text
    assert article.title == "Bridge opens"


def test_metadata_comes_from_the_page():
    head = (
        '<meta property="article:published_time" content="2024-03-11T09:00:00Z">'
        '<meta name="author" content="Ann Example"><meta property="og:site_name" content="The Fjord Post">'
        '<link rel="canonical" href="https://post.example/bridge">'
    )
    article = parse("a.htm", page(head).encode())

    assert article.published == date(2024, 3, 11)
    assert (article.author, article.publisher) == ("Ann Example", "The Fjord Post")
    assert article.url == "https://post.example/bridge"


def test_a_date_that_only_the_article_speaks_of_does_not_date_it():
    article = parse("a.html", page(first="The old bridge was closed on 14 May 2011 after a storm.").encode())

    assert article.published is None


@pytest.mark.parametrize("head", ['<meta charset="windows-1250">', ""], ids=["declared", "undeclared"])
def test_another_encoding_is_read_by_declaration_or_detected(head):
    article = parse("a.html", page(head).encode("windows-1250"))

    assert "“Today we stop counting the years,”" in article.text


@pytest.mark.parametrize("html", ["<html></html>", "just a few words", "<html><body><img src='a.png'></body></html>"])
def test_a_page_without_an_article_is_an_error(html):
    with pytest.raises(DocumentError, match=r"^a\.html: "):
        parse("a.html", html.encode())


def test_nothing_of_trafilatura_is_imported_until_a_page_is_parsed():
    script = (
        "import sys\nfrom briefings.documents import parse\nparse('a.txt', b'The bridge opened.')\n"
        "parse('a.md', b'The bridge opened.')\nprint('trafilatura' in sys.modules, 'lxml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["False", "False"]


def test_halves_of_characters_in_a_page_can_be_stored():
    head = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
        '"headline": "Bridge \\ud83d opens", "author": {"@type": "Person", "name": "Ann \\ud83d\\ude00 Example"}}'
        "</script>"
    )
    article = parse("a.html", page(head, first="It &#xD83D; opened &#xD83D;&#xDE00; at last.").encode())

    assert article.author is not None
    assert "".join((article.text, article.title or "", article.author)).encode("utf-8", "strict")


def test_a_tag_keeps_its_first_hundred_attributes_and_the_page_its_text():
    many = " ".join(f'a{number}="<b>"' for number in range(5000))
    article = parse("a.html", page().replace("<article>", f"<article {many} class='c'>").encode())

    assert [span.of(article.text) for span in article.body][-3:] == list(PROSE)


def test_a_page_of_a_thousand_short_lines_keeps_its_article():
    lines = "".join(f"<li>{number} points</li>" for number in range(1500))
    article = parse("a.html", page().replace("<footer>", f"<ul>{lines}</ul><footer>").encode())

    assert all(paragraph in article.text for paragraph in PROSE)


BOX = "Buy a tug of your own in Vesterby, painted by hand."


@pytest.mark.parametrize(
    "box",
    [
        f"<div class='advertisement'><p>{BOX}</p></div>",
        f"<div class='box ad-advert'>{BOX}</div>",
        f"<div class='recommended-reading'><a href='/x'>Tugs</a><p>{BOX}</p></div>",
        f"<section class='sponsored'><p>{BOX} <a href='/x'>More</a></p></section>",
        f"<div><img src='a.png'><span class='photo-credit'>{BOX}</span></div>",
    ],
)
def test_a_small_box_within_the_article_is_none_of_it(box):
    article = parse("a.html", page().replace(f"<p>{PROSE[1]}", f"{box}<p>{PROSE[1]}").encode())

    assert [span.of(article.text) for span in article.body][-3:] == list(PROSE)


@pytest.mark.parametrize(
    "box",
    [
        f"<div class='paywall'><p>{BOX}</p></div>",
        f"<div class='no-promo'><p>{BOX} <a href='/x'>More</a></p></div>",
        f"<div class='recommended'><p>{BOX}</p></div>",
        f"<div class='advertisement'><p>{BOX} {' '.join(PROSE * 2)}</p></div>",
        f"<div class='accredited'><p>{BOX}</p></div>",
    ],
)
def test_words_of_the_article_stay_whatever_their_box_is_called(box):
    article = parse("a.html", page().replace(f"<p>{PROSE[1]}", f"{box}<p>{PROSE[1]}").encode())

    assert BOX in article.text
    assert all(paragraph in article.text for paragraph in PROSE)
