"""A library that is damaged: one sentence with the offer to make it anew, never a traceback."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Run


def drop(file: Path, table: str) -> None:
    with closing(sqlite3.connect(file)) as library:
        library.execute(f"DROP TABLE {table}")


def damage(file: Path, how: str) -> None:
    raw = bytearray(file.read_bytes())
    if how == "truncated":
        file.write_bytes(raw[: len(raw) // 2])
    elif how == "pages":
        file.write_bytes(raw[:4096] + bytes(len(raw) - 4096))
    elif how == "words":
        # Where JSON and names stand: no check of pages sees it.
        file.write_bytes(raw.replace(b"[[", b"[x").replace(b"Brandt", b"Bran\xff\xff"))
    else:
        drop(file, how)


@pytest.mark.parametrize("how", ["truncated", "pages", "words", "texts", "actors", "sentence_words_config"])
def test_an_answer_from_a_damaged_library_is_one_sentence_and_the_offer_makes_it_whole(
    briefbot: Run, home: Path, how: str
) -> None:
    whole = briefbot("brief", "norway")
    library = home / "share" / "briefbot" / "library.db"
    damage(library, how)
    answers = [briefbot(*question) for question in (("brief", "norway"), ("quote", "brandt"), ("search", "harbour"))]
    made = briefbot("load", "--rebuild")
    again = briefbot("brief", "norway")

    told = [one for one in answers if one.returncode]
    assert told
    for one in told:
        assert one.returncode == 2
        (sentence,) = one.stderr.splitlines()
        assert "library.db: this library is damaged" in sentence
        assert "briefbot load --rebuild" in sentence
    assert "1 added" in made.stdout
    assert (again.returncode, again.stdout) == (0, whole.stdout)
    assert library.with_name("library.db.damaged").exists()


def test_a_file_that_is_no_library_is_never_set_aside(briefbot: Run, home: Path) -> None:
    (home / "notes.txt").write_text("mine " * 50, "utf-8")
    done = briefbot("load", "--rebuild", "--library", "notes.txt")

    assert done.returncode == 2
    assert "not a Briefbot library" in done.stderr
    assert (home / "notes.txt").exists()
