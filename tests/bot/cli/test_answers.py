import csv
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from briefings.render.to_csv import COLUMNS
from tests.bot.cli.conftest import Run


def test_a_briefing_is_piped_without_colour_and_with_its_citations(briefbot: Run) -> None:
    done = briefbot("brief", "norway")

    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    assert "would pay for the harbour" in done.stdout
    assert "Daily Post, Ann Reed, 6 May 2024" in done.stdout


def test_json_holds_every_claim_with_spans_into_the_text_as_analysed(briefbot: Run) -> None:
    answer = json.loads(briefbot("brief", "norway", "--format", "json").stdout)
    text = json.loads(briefbot("analyse", "seeds", "--with-text").stdout)["text"]

    claims = [claim for section in answer["sections"] for claim in section["claims"] if claim["text"]]
    assert claims
    for claim in claims:
        start, end = claim["citations"][0]["span"]
        first = claim["text"].split("[…]")[0].strip()
        assert first in " ".join(text[start:end].split())


@pytest.mark.parametrize(("format_", "sign"), [("md", "## "), ("html", "<!DOCTYPE html>")])
def test_other_formats_are_written_as_asked(briefbot: Run, format_: str, sign: str) -> None:
    done = briefbot("brief", "norway", "--format", format_)

    assert done.returncode == 0
    assert sign in done.stdout


@pytest.mark.parametrize(
    ("command", "heading", "column", "value"),
    [
        ("actors", "actors", "role", "Finance Minister"),
        ("timeline norway", "history", "date", "2019-03"),
        ("quote brandt", "quotations", "cue", "said"),
        ("quote norway", "", "", ""),
    ],
)
def test_a_table_has_the_same_columns_whatever_was_asked(
    briefbot: Run, command: str, heading: str, column: str, value: str
) -> None:
    done = briefbot(*command.split(), "--format", "csv")
    header, *rows = csv.reader(io.StringIO(done.stdout))

    assert header == list(COLUMNS)
    assert {row[0] for row in rows} == ({heading} if heading else set())
    assert not heading or value in [row[header.index(column)] for row in rows]


def test_quotations_are_chosen_by_the_day_on_which_they_were_said(briefbot: Run, home: Path) -> None:
    (home / "seeds" / "later.txt").write_text(
        "date 2024-09-01 (Ann Reed, Daily Post)\nThe pier\n\n"
        "On 3 March 2024, Brandt said in Oslo: “The pier is safe.” Nobody asked Paula Brandt about the pier again.\n",
        "utf-8",
    )

    def said(*days: str) -> str:
        return briefbot("quote", "brandt", *days).stdout

    assert "The pier is safe" in said("--since", "2024-03-01", "--until", "2024-03-31")
    assert "We keep our word" not in said("--since", "2024-03-01", "--until", "2024-03-31")
    assert "not shown" not in said("--since", "2024-03-01", "--until", "2024-03-31")
    assert "The pier is safe" not in said("--since", "2024-05-01")
    assert "We keep our word" in said("--since", "2024-05-01")


def test_a_limit_is_kept_and_what_it_leaves_out_is_counted(briefbot: Run) -> None:
    one = json.loads(briefbot("quote", "brandt", "--limit", "1", "--format", "json").stdout)["sections"][0]
    every = json.loads(briefbot("quote", "brandt", "--all", "--format", "json").stdout)["sections"][0]

    assert len(one["claims"]) == 1
    assert one["more"] + 1 == len(every["claims"])
    assert every["more"] == 0


def test_a_quotation_is_given_whole(briefbot: Run) -> None:
    done = briefbot("quote", "brandt")

    assert "“We keep our word,”" in done.stdout
    assert "“Nobody should doubt it.”" in done.stdout


def test_compare_sets_two_beside_each_other_and_says_who_has_no_position(briefbot: Run) -> None:
    done = briefbot("compare", "paula brandt", "chile", "--about", "harbour", "--seeds", "seeds")

    assert done.returncode == 0
    first, second = done.stdout.partition("Positions: Chile\n")[::2]
    assert "Norway would pay for the harbour" in first.partition("Positions: Paula Brandt\n")[2]
    assert second.startswith("No position of Chile is told here.\n")
    assert briefbot("compare", "norway", " ", "--seeds", "seeds").returncode == 2


@pytest.mark.parametrize("command", [("actors",), ("timeline", "norway"), ("search", "treaty"), ("sources",)], ids=str)
def test_every_question_is_answered(briefbot: Run, command: tuple[str, ...]) -> None:
    done = briefbot(*command)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()


def test_nothing_found_is_exit_code_1_with_what_is_near(briefbot: Run) -> None:
    done = briefbot("brief", "zzzzqqq")

    assert done.returncode == 1
    assert "Nothing found" in done.stdout


def test_a_slip_is_answered_and_said(briefbot: Run) -> None:
    done = briefbot("brief", "norwya")

    assert done.returncode == 0
    assert "Norway" in done.stdout.splitlines()[0] + done.stdout


def test_a_date_that_is_none_is_bad_usage(briefbot: Run) -> None:
    done = briefbot("brief", "norway", "--since", "yesterday")

    assert done.returncode == 2
    assert "YYYY-MM-DD" in done.stderr
    assert "Traceback" not in done.stderr


def test_since_and_until_leave_other_days_out(briefbot: Run) -> None:
    assert briefbot("brief", "norway", "--since", "2024-05-06", "--until", "2024-05-06").returncode == 0
    assert briefbot("brief", "norway", "--since", "2024-05-07").returncode == 1
    assert briefbot("brief", "norway", "--until", "2024-05-05").returncode == 1


def test_a_bad_file_is_counted_in_one_line_and_the_rest_is_answered(briefbot: Run, home: Path) -> None:
    (home / "seeds" / "bad.txt").write_bytes(b"\x00\x01")

    done = briefbot("brief", "norway")

    assert done.returncode == 0
    assert done.stderr == "briefbot: 1 document could not be read; `briefbot load seeds` names what is wrong\n"
    assert "would pay for the harbour" in done.stdout


def test_what_of_a_folder_loaded_before_could_not_be_read_is_counted_with_the_rest(briefbot: Run, home: Path) -> None:
    (home / "seeds" / "bad.txt").write_bytes(b"\x00\x01")
    (home / "other").mkdir()
    (home / "other" / "empty.txt").write_bytes(b"")
    (home / "other" / "rows.jsonl").write_text('{"id": 1, "text": "Chile slept."}\n{broken\n', "utf-8")
    briefbot("load", "other")

    both, one = briefbot("brief", "norway"), briefbot("brief", "chile", "--seeds", "other")

    assert (both.returncode, one.returncode) == (0, 0)
    assert both.stderr.count("\n") == one.stderr.count("\n") == 1
    assert both.stderr.startswith(f"briefbot: 3 documents could not be read; `briefbot load seeds {home / 'other'}` ")
    assert one.stderr.startswith("briefbot: 2 documents could not be read; `briefbot load other` names what is wrong")
    (home / "other").rename(home / "away")
    assert "1 document could not be read; `briefbot load seeds`" in briefbot("brief", "norway").stderr
    (home / "away").rename(home / "other")
    (home / "other" / "empty.txt").unlink()
    (home / "other" / "rows.jsonl").write_text('{"id": 1, "text": "Chile slept."}\n', "utf-8")
    briefbot("load", "other")
    assert "1 document could not be read; `briefbot load seeds`" in briefbot("brief", "norway").stderr


@pytest.mark.parametrize("command", [("brief", "norway"), ("sources",), ("stories",), ("search", "x"), ("actors",)])
def test_an_empty_library_says_how_documents_come_into_it(briefbot: Run, home: Path, command: tuple[str, ...]) -> None:
    (home / "seeds" / "harbour.txt").unlink()

    done = briefbot(*command)

    assert done.returncode == 1
    assert "There are no documents yet: `briefbot load FOLDER` takes up those of a folder." in done.stdout


def test_stories_say_that_nothing_was_found(briefbot: Run) -> None:
    done = briefbot("stories", "zeppelins")

    assert (done.returncode, done.stdout) == (1, "Nothing found for “zeppelins”.\n")


def test_an_empty_folder_says_so_where_nothing_is_found(briefbot: Run, home: Path) -> None:
    (home / "empty").mkdir()
    (home / "empty" / "photo.png").write_bytes(b"\x89PNG")

    done = briefbot("brief", "norway", "--seeds", "empty")

    assert done.returncode == 1
    assert "There are no documents yet: `briefbot load FOLDER` takes up those of a folder." in done.stdout
    assert done.stderr.startswith("briefbot: empty: no documents in this folder (1 file skipped: 1 .png); put files")


@pytest.mark.parametrize("command", ["brief", "quote", "actors", "timeline", "search", "sources"])
def test_a_topic_of_several_words_needs_no_quotation_marks(briefbot: Run, command: str) -> None:
    several, one = briefbot(command, "paula", "brandt"), briefbot(command, "paula brandt")

    assert (several.returncode, several.stdout) == (one.returncode, one.stdout)
    assert several.stderr == ""


def test_the_word_that_is_to_blame_is_named(briefbot: Run) -> None:
    done = briefbot("quote", "brandt", "--about", "zeppelins")

    assert done.returncode == 1
    assert "Paula Brandt is named in 1 document, but not quoted there about “zeppelins”." in done.stdout


def test_a_library_that_is_named_alone_answers_from_what_it_holds(briefbot: Run, home: Path) -> None:
    briefbot("load", "seeds", "--library", "l.db")
    (home / "seeds" / "new.txt").write_text("Chile opened a harbour.\n", "utf-8")

    assert "harbour.txt" in briefbot("sources", "--library", "l.db").stdout
    assert "new.txt" not in briefbot("sources", "--library", "l.db").stdout
    assert "new.txt" in briefbot("sources", "--library", "l.db", "--seeds", "seeds").stdout


def test_a_library_that_is_named_and_is_not_there_is_not_made(briefbot: Run, home: Path) -> None:
    done = briefbot("sources", "--library", "l.db")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("briefbot: l.db: there is no such library; make it with")
    assert not (home / "l.db").exists()


def test_the_samples_answer_until_another_document_is_there_and_say_what_they_are(briefbot: Run, home: Path) -> None:
    (home / "seeds").rename(home / "own")
    before, nothing = briefbot("brief", "korea"), briefbot("brief", "zeppelins")
    briefbot("load", "own")
    after = briefbot("sources")

    assert "samples that come with Briefbot" in before.stdout.splitlines()[1]
    assert before.stderr == briefbot("brief", "zeppelins").stderr == ""
    assert nothing.stderr == (
        "briefbot: only the samples that come with Briefbot are there; `briefbot load FOLDER` takes up your documents\n"
    )
    assert "harbour" in after.stdout
    assert "Briefbot notes" not in after.stdout
    assert "samples" not in after.stdout.splitlines()[1]
    assert briefbot("brief", "korea").returncode == 1


def test_a_folder_that_is_not_there_is_named_and_what_was_loaded_stays(briefbot: Run, home: Path) -> None:
    assert briefbot("load", str(home / "seeds")).returncode == 0
    (home / "seeds").rename(home / "hidden")
    done = briefbot("brief", "norway", "--seeds", str(home / "seeds"))

    assert done.returncode == 2
    assert str(home / "seeds") in done.stderr
    assert "would pay for the harbour" in done.stdout


def test_a_library_that_cannot_be_written_still_answers(briefbot: Run, home: Path) -> None:
    library = home / "l.db"
    seeds = ("--seeds", str(home / "seeds"))
    assert briefbot("brief", "norway", "--library", str(library), *seeds).returncode == 0
    (home / "seeds" / "new.txt").write_text("Chile opened a harbour.\n", "utf-8")
    with sqlite3.connect(library, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        done = briefbot("brief", "norway", "--library", str(library), *seeds)
        other.execute("ROLLBACK")
    other.close()

    assert done.returncode == 2
    assert "l.db" in done.stderr
    assert "would pay for the harbour" in done.stdout


def test_a_library_that_is_not_ours_is_refused_and_left_alone(briefbot: Run, home: Path) -> None:
    (home / "other.db").write_bytes(b"not a database at all, but long enough to be looked at" * 40)
    before = (home / "other.db").read_bytes()

    done = briefbot("brief", "norway", "--library", str(home / "other.db"))

    assert done.returncode == 2
    assert "other.db" in done.stderr
    assert "Traceback" not in done.stderr
    assert (home / "other.db").read_bytes() == before


def test_the_library_is_in_the_data_folder_and_never_in_the_checkout(briefbot: Run, home: Path) -> None:
    briefbot("brief", "norway", BRIEFBOT_DATA=str(home / "data"))

    assert (home / "data" / "library.db").is_file()
    assert sorted(path.name for path in home.iterdir()) == ["data", "seeds"]


def test_a_briefing_imports_neither_discord_nor_trafilatura(home: Path) -> None:
    code = (
        "import sys; sys.argv = ['briefbot', 'brief', 'norway', '--library', 'l.db', '--seeds', 'seeds']\n"
        "from bot.__main__ import main\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "assert not {'discord', 'trafilatura', 'apscheduler'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=home, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_help_waits_for_no_room_of_the_domain(home: Path) -> None:
    code = (
        "import sys; sys.argv = ['briefbot', '--help']\n"
        "from bot.__main__ import main\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "print(*sorted(one for one in sys.modules if one.startswith('briefings.')), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=home, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr.split()) == (0, [])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("brief", " "), "name what you ask about"),
        (("quote", ""), "name what you ask about"),
        (("sources", "--since", "2024-05-02", "--until", "2024-05-01"), "--until 2024-05-01 is before"),
    ],
)
def test_a_question_that_can_have_no_answer_is_told_so(briefbot: Run, arguments: tuple[str, ...], words: str) -> None:
    done = briefbot(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"briefbot: {words}")


def test_json_says_in_fields_who_says_a_line_and_how(briefbot: Run) -> None:
    answer = json.loads(briefbot("quote", "brandt", "--format", "json").stdout)
    claim = answer["sections"][0]["claims"][0]

    assert answer["schema"] == 2
    assert claim["speaker"]["name"] == claim["name"]
    assert (claim["kind"], claim["reported"], claim["heading"]) == ("direct", False, "quotations")
    assert claim["cue"]
