import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from briefings.documents import parse, read_articles
from briefings.documents.decoding import decode
from briefings.errors import BriefbotError, DocumentError

PIECES = st.sampled_from(
    [
        b"date 2024-03-11 (Ann, Post) ", b"date 2024-02-30 (", b"---\n", b"title: a\n", b"date: 2024-03-11\n", b"# A\n",
        b"\n\n", b"\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", "“A,” he said. ".encode(), b"caf\xe9 ", b"```\n",
        b"- ", b"> ", b"<!--", b"<html><body><p>", b"</p>", b"The bridge opened on Monday.", b"\x1b", b"| a |\n",
        b"based_on:\n  date: x\n", "\u2028".encode(), "\u200b".encode(), b"[" * 40, b"=====\n",
        b'{"id": 1, "text": "', b'title: "\\ud83d\\ude00"\n', b'author: "\\ude00"\n', b'title: "\\U00110000"\n',
        b'a\\ud83d"}\n', b"&#xD83D;&#xDE00;", b'<meta name="author" content="Ann &#xDE00;">', b"# a" + b" " * 40,
        b'<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A \\ud83d"}</script>', b"- " * 40,
        b"? ", b"{a: ", b"&a *a", b"!!int ", b"<form>", b"<b><i></b>",
    ]
)  # fmt: skip
DOCUMENTS = st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=12).map(b"".join))
QUICK = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def holds(article) -> bool:
    """Tell whether the body's spans are in order, within the text, not empty, and trimmed."""
    spans = article.body
    return (
        bool(spans)
        and all(0 <= span.start < span.end <= len(article.text) for span in spans)
        and all(one.end <= two.start for one, two in pairwise(spans))
        and all(span.of(article.text).strip() == span.of(article.text) for span in spans)
        and (article.title_span is None or article.title_span == article.body[0])
        and can_be_stored(article)
    )


def can_be_stored(article) -> bool:
    """Tell whether every string of an article has whole characters, as UTF-8 asks for."""
    named = (
        article.path,
        article.item,
        article.text,
        article.title,
        article.author,
        article.publisher,
        article.url,
        article.licence,
    )
    return not any("\ud800" <= character <= "\udfff" for each in named for character in each or "")


@QUICK
@given(raw=DOCUMENTS, ending=st.sampled_from(["txt", "md"]))
def test_any_bytes_give_an_article_with_sound_spans_or_a_document_error(raw, ending):
    try:
        article = parse(f"a.{ending}", raw)
    except DocumentError:
        return

    assert holds(article)
    assert article.text.encode("utf-8", "strict")


@settings(QUICK, max_examples=60)
@given(raw=DOCUMENTS)
def test_any_bytes_of_a_page_give_an_article_or_a_document_error(raw):
    try:
        article = parse("a.html", b"<html><body><article><p>" + raw + b"</p></article></body></html>")
    except DocumentError:
        return

    assert holds(article)
    assert article.text.encode("utf-8", "strict")


@QUICK
@given(raw=DOCUMENTS)
@pytest.mark.parametrize("head", ["", "id,text\n", "text;date\n"])
def test_any_bytes_of_rows_give_articles_or_document_errors(tmp_path_factory, head, raw):
    path = tmp_path_factory.getbasetemp() / ("rows.csv" if head else "rows.jsonl")
    path.write_bytes(head.encode() + raw)

    found = list(read_articles(path, 1_000))

    assert all(isinstance(one, BriefbotError) or holds(one[1]) for one in found)


@QUICK
@given(text=st.text(min_size=1, max_size=200).filter(lambda text: text.strip() and "\x00" not in text))
def test_a_plain_text_is_the_file_as_it_is(text):
    try:
        article = parse("a.txt", text.encode())
    except (DocumentError, UnicodeEncodeError):
        return

    assert article.text == text


@QUICK
@given(raw=DOCUMENTS)
def test_a_markdown_text_has_the_lines_of_its_file(raw):
    try:
        article = parse("a.md", raw)
    except DocumentError:
        return

    assert article.text.count("\n") == len(re.findall(r"\r\n|\r|\n", decode("a.md", raw)))
