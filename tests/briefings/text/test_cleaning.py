"""Words of strangers in messages: on one line, steering nothing, and still to be recognised."""

import json

import pytest
from hypothesis import given, strategies as st

from briefings.text.cleaning import clean_line, escape_unseen


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x1b[31mb", r"a\u001b[31mb"),
        ("a\x07b\x9b2Jb", r"a\u0007b\u009b2Jb"),
        ("one\r\n  two\n\nthree", "one two three"),
        ("one\u2028two\x85three", "one two three"),
        ("gpj\u202egnp.exe", r"gpj\u202egnp.exe"),
        ("\u2066\u200bx\ufeff", r"\u2066\u200bx\ufeff"),
        ("half\udcff", r"half\udcff"),
        ("\U000e0041", r"\udb40\udc41"),
    ],
)
def test_what_steers_or_hides_is_written_out_on_one_line(text: str, clean: str) -> None:
    assert clean_line(text) == clean


@pytest.mark.parametrize(
    "text", ["", "two  blanks", "서울 “quoted” – naïve", "C:\\new\\table", "می\u200cخواهم", "👩\u200d💻"]
)
def test_what_is_harmless_stays(text: str) -> None:
    assert clean_line(text) == text


@given(st.text())
def test_a_clean_line_is_one_line_of_utf8_that_stays_when_cleaned_again(text: str) -> None:
    line = clean_line(text)

    assert len(line.splitlines()) <= 1
    assert "\x1b" not in line
    line.encode("utf-8")  # raises for what no file can take
    assert clean_line(line) == line


@given(st.text(st.characters(exclude_categories=())))
def test_json_that_is_written_out_means_the_same(text: str) -> None:
    line = escape_unseen(json.dumps([text], ensure_ascii=False))

    line.encode("utf-8")  # raises for what no file can take
    assert json.loads(line) == json.loads(json.dumps([text]))
