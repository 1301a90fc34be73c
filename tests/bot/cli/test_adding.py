"""One text is added as it is meant: with its own day, in its own format, or not at all."""

from pathlib import Path

import pytest

from tests.bot.cli.conftest import Run

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Lock opens</title></head><body><article><h1>Lock opens</h1>
<p>The mayor of Brelm, Ines Abara, opened the rebuilt lock on Monday after four years of work and quarrels.</p>
<p>“It will hold,” Abara told reporters, and the council paid five million for the new gates and walls.</p>
</article></body></html>
"""


@pytest.fixture(name="seeds")
def _seeds(briefbot: Run, home: Path) -> Path:
    briefbot("load", "seeds")
    return home / "seeds"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "harbour.txt")


def test_what_cannot_be_read_leaves_nothing_behind(briefbot: Run, seeds: Path, home: Path) -> None:
    (home / "picture.txt").write_bytes(b"\x89PNG\x00\x01")
    (home / "pack.zip").write_bytes(b"PK")

    refused, binary = briefbot("add", "picture.txt"), briefbot("add", "-", stdin="\x00\x01\x02")

    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == "briefbot: picture.txt isn't added: this is a binary file, not a text\n"
    assert binary.stderr.startswith("briefbot: standard input isn't added: ")
    assert "pack.zip is no document" in briefbot("add", "pack.zip").stderr
    assert names(seeds) == []
    assert briefbot("brief", "norway").stderr == ""


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a\nb.txt", "a b.txt"),
        ("a\u200bb.txt", "a\\u200bb.txt"),
        (".hidden.txt", "hidden.txt"),
        ("a: b.txt", "a: b.txt"),
    ],
)
def test_a_file_of_any_name_is_added_under_one_that_is_read(
    briefbot: Run, seeds: Path, home: Path, name: str, written: str
) -> None:
    (home / name).write_bytes(b"%PDF-1.4")
    refused = briefbot("add", name)
    assert (refused.returncode, names(seeds)) == (2, [])
    assert "isn't added: this is a PDF" in refused.stderr

    (home / name).write_text("Ines Abara opened the lock of Brelm.\n", "utf-8")
    added = briefbot("add", name)

    assert (added.returncode, added.stderr, names(seeds)) == (0, "", [written])
    assert "Ines Abara" in briefbot("brief", "Abara").stdout


def test_a_broken_neighbour_is_counted_and_the_text_is_added(briefbot: Run, seeds: Path) -> None:
    (seeds / "bad.pdf").write_bytes(b"%PDF-1.4")

    done = briefbot("add", "-", stdin="Ines Abara opened the lock.\n")

    assert done.returncode == 0
    assert done.stdout.endswith("ines-abara-opened-the-lock.txt added\n")
    assert "1 document could not be read" in done.stderr


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Lock opens\nBy Ines Abara\n6 May 2025\n\nThe lock of Brelm opened.\n", "6 May 2025"),
        ("date 2025-05-06 (Ines Abara, The Post) The lock of Brelm opened.\n", "6 May 2025"),
        ("---\ntitle: Lock\ndate: 2025-05-06\n---\nThe lock of Brelm opened.\n", "6 May 2025"),
        ("+++\ndate = 2025-05-06\n+++\nThe lock of Brelm opened.\n", "6 May 2025"),
        # Near misses: a day within the text is none of the text's.
        ("The lock of Brelm opened on 6 May 2025, and nobody came.\n", "8 Jun 2025"),
        ("\ufeffThe lock of Brelm opened.\n", "8 Jun 2025"),
    ],
)
def test_a_text_keeps_its_own_day(briefbot: Run, seeds: Path, text: str, day: str) -> None:
    done = briefbot("add", "-", "--date", "2025-06-08", stdin=text)

    assert done.returncode == 0
    assert f"{day} ·" in briefbot("sources", "brelm").stdout
    assert ("--date isn't used" in done.stderr) is (day == "6 May 2025")
    assert len(names(seeds)) == 1


def test_a_page_is_added_as_a_page(briefbot: Run, seeds: Path) -> None:
    done = briefbot("add", "-", stdin=PAGE)

    assert done.returncode == 0
    assert names(seeds)[0].endswith("-document.html")
    assert "<p>" not in briefbot("search", "lock").stdout


@pytest.mark.parametrize(
    ("text", "ending", "documents"),
    [
        ('{"text": "The lock of Brelm opened."}\n\n{"text": "Brelm has a lock."}\n', ".jsonl", 2),
        ('{"text": "The lock of Brelm opened."}', ".jsonl", 1),
        # Near misses: front matter, of one line or more, has a text behind it.
        ('{"title": "Lock"}\nThe lock of Brelm opened.\n', ".md", 1),
        ('{\n"title": "Lock"\n}\nThe lock of Brelm opened.\n', ".md", 1),
        ("{sic} The lock of Brelm opened.\n", ".txt", 1),
        ("[" * 100_000 + "\nThe lock of Brelm opened.\n", ".txt", 1),
    ],
)
def test_rows_are_added_as_rows(briefbot: Run, seeds: Path, text: str, ending: str, documents: int) -> None:
    assert briefbot("add", "-", stdin=text).returncode == 0
    assert [Path(name).suffix for name in names(seeds)] == [ending]
    assert f"{documents} document" in briefbot("sources", "brelm").stdout


def test_rows_without_texts_are_not_added(briefbot: Run, seeds: Path) -> None:
    done = briefbot("add", "-", stdin='{"size": 1}\n')

    assert (done.returncode, done.stdout) == (2, "")
    assert names(seeds) == []


def test_a_day_is_written_into_a_file_that_has_none(briefbot: Run, seeds: Path, home: Path) -> None:
    (home / "lock.md").write_text("# Lock\n\nThe lock of Brelm opened.\n", "utf-8")
    (home / "page.html").write_text(PAGE, "utf-8")

    assert briefbot("add", "lock.md", "--date", "2025-06-08").stderr == ""
    assert "8 Jun 2025" in briefbot("sources", "brelm").stdout
    assert "no day can be written into page.html" in briefbot("add", "page.html", "--date", "2025-06-08").stderr
    assert names(seeds) == ["lock.md", "page.html"]


def test_another_language_is_told(briefbot: Run, seeds: Path) -> None:
    done = briefbot("add", "-", stdin="Die Schleuse ist offen, und der Rat ist mit dem Bau nicht zufrieden.\n")

    assert done.stdout.endswith("added; 1 not in English (German 1): found by search, not analysed\n")
