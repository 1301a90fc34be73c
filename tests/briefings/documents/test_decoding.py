import pytest

from briefings.documents.decoding import decode
from briefings.errors import DocumentError

WORDS = "“Señor Núñez won’t come,” the mayor’s café said — twice."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"])
def test_the_text_is_what_was_written_with_its_bom_if_it_has_one(encoding):
    raw = (f"\ufeff{WORDS}" if encoding == "utf-16-be" else WORDS).encode(encoding)

    assert decode("a.txt", raw).removeprefix("\ufeff") == WORDS
    assert decode("a.txt", raw).startswith("\ufeff") == (encoding not in {"utf-8", "cp1252"})


def test_line_ends_stay_as_they_are():
    assert decode("a.txt", b"a\r\nb\rc\nd") == "a\r\nb\rc\nd"


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"words\x00words",
        b"\x01\x02\x03\x04 words",
        "\ufeffa\x00".encode("utf-16-le"),
    ],
)
def test_a_binary_file_is_refused(raw):
    with pytest.raises(DocumentError, match="binary"):
        decode("a.txt", raw)


@pytest.mark.parametrize(
    "raw",
    [WORDS.encode() + b"\xff", WORDS.encode()[:-1].replace(b"\xe2\x80\x9d", b"\xe2\x80"), b"cut off \xe2\x80"],
    ids=["a stray byte", "a byte lost", "cut off"],
)
def test_broken_utf8_is_refused_rather_than_read_as_something_else(raw):
    with pytest.raises(DocumentError, match="broken UTF-8 at byte"):
        decode("a.txt", raw)


def test_broken_utf16_is_refused():
    with pytest.raises(DocumentError, match="broken UTF-16"):
        decode("a.txt", b"\xff\xfea\x00b")


def test_what_is_in_no_known_encoding_is_refused():
    with pytest.raises(DocumentError, match=r"encoding can't be told|binary"):
        decode("a.txt", bytes(range(128, 256)) * 4)


def test_a_wrong_declaration_does_no_harm():
    raw = "The café in Málaga stayed open.".encode("cp1252")

    assert decode("a.txt", raw, "no-such-encoding") == decode("a.txt", raw, "shift_jisx0213") != ""
