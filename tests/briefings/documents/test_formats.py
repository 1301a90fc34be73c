"""A file is read as what its ending says, or refused with the ending that it should have."""

import pytest

from briefings.documents import parse
from briefings.errors import DocumentError

PAGE = b"<!DOCTYPE html>\n<html lang='en'><head><title>Lock</title></head><body><p>The lock opened.</p></body></html>\n"


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.txt", PAGE, "this is a web page; let its name end in .html"),
        ("a.md", b"\xef\xbb\xbf" + PAGE, "this is a web page; let its name end in .html"),
        ("a.txt", b"<html>\n<!-- saved -->\n<body><p>It opened.</p></body></html>", "let its name end in .html"),
        ("a.txt", b"%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n", "this is a PDF; let its name end in .pdf"),
        ("a.html", b"%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n", "this is a PDF; let its name end in .pdf"),
        ("a.txt", b"{\\rtf1\\ansi The lock opened.}", "this is in RTF; save it as .docx or as plain text"),
    ],
)
def test_what_is_something_else_than_its_ending_says_is_named(name: str, raw: bytes, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        parse(name, raw)


@pytest.mark.parametrize(
    "text",
    [
        "<html> is the root of every page, Ada Brink said.",
        "<!DOCTYPE html> stands at the top, Ada Brink said.",
        "%PDF is a sign, Ada Brink said.",
        "<b>Ada Brink</b> said the lock was open.",
    ],
)
def test_a_text_that_writes_about_such_signs_is_a_text(text: str) -> None:
    assert parse("a.txt", text.encode()).text == text
