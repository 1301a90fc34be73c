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
