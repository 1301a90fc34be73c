import json
import shutil
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Run

ROOT = Path(__file__).parents[3]


def test_load_says_what_it_did(briefbot: Run, home: Path) -> None:
    done = briefbot("load", str(home / "seeds"))

    assert (done.returncode, done.stderr) == (0, "")
    assert "1 added, 0 changed, 0 removed, 0 unchanged" in done.stdout


def test_a_setting_that_is_misspelt_is_named_with_the_right_one(briefbot: Run) -> None:
    done = briefbot("load", "seeds", BRIEFBOT_SEEDZ="elsewhere")

    assert done.returncode == 0
    assert done.stderr == (
        "briefbot: BRIEFBOT_SEEDZ is no setting of Briefbot's and changes nothing; did you mean BRIEFBOT_SEEDS?\n"
    )


def test_a_file_of_settings_that_is_not_utf8_is_told_in_a_sentence(briefbot: Run, home: Path) -> None:
    (home / ".env").write_bytes(b"BRIEFBOT_SEEDS=caf\xe9\n")

    done = briefbot("load", "seeds")

    assert (done.returncode, done.stderr) == (2, "briefbot: The file .env is not UTF-8; save it as UTF-8.\n")


def test_load_counts_by_kind_the_files_that_are_no_documents(briefbot: Run, home: Path) -> None:
    for name in ("a.zip", "b.ZIP", "notes", "c.png"):
        (home / "seeds" / name).write_bytes(b"PK")

    done = briefbot("load", "seeds")

    assert done.returncode == 0
    assert done.stdout.endswith("; 4 files skipped: 2 .zip, 1 without ending, 1 .png\n")


def test_load_says_that_a_folder_is_empty(briefbot: Run, home: Path) -> None:
    (home / "empty").mkdir()

    done = briefbot("load", "empty")

    assert done.returncode == 0
    assert "no documents in this folder (this folder is empty); put files ending in .csv" in done.stdout


def test_folders_lists_what_is_loaded_and_which_folder_is_gone(briefbot: Run, home: Path) -> None:
    assert briefbot("folders").returncode == 1
    briefbot("load", "seeds")
    (home / "other").mkdir()
    (home / "other" / "one.txt").write_text("Chile opened a harbour.\n", "utf-8")
    briefbot("load", "other")
    (home / "other").rename(home / "hidden")

    done = briefbot("folders")

    assert done.returncode == 0
    seeds, other = done.stdout.splitlines()
    assert other.startswith(f"{home / 'other'}: 1 document, loaded 20")
    assert other.endswith(", this folder is not there now")
    assert seeds.startswith(f"{home / 'seeds'}: 1 document, loaded 20")


def test_samples_in_a_folder_with_other_documents_are_left_out(briefbot: Run, home: Path) -> None:
    for path in (ROOT / "seeds").iterdir():
        shutil.copy(path, home / "seeds")

    done = briefbot("load", "seeds")

    assert "1 added" in done.stdout
    assert "2 sample documents left out, because others are there" in done.stdout


def test_what_was_loaded_is_answered_from_another_folder(briefbot: Run, home: Path) -> None:
    (home / "seeds").rename(home / "articles")
    (home / "seeds").mkdir()
    briefbot("load", str(home / "articles"))
    (home / "articles").rename(home / "hidden")

    assert briefbot("brief", "norway").returncode == 0


def test_forget_removes_a_folder_that_is_gone(briefbot: Run, home: Path) -> None:
    briefbot("load", "seeds")
    (home / "seeds").rename(home / "hidden")
    (home / "seeds").mkdir()

    assert "1 removed" in briefbot("forget", "seeds").stdout
    assert briefbot("forget", "seeds").returncode == 1
    assert briefbot("brief", "norway").returncode == 1


def test_a_file_beyond_the_limit_is_named_with_the_limit_and_the_others_are_loaded(briefbot: Run, home: Path) -> None:
    (home / "seeds" / "long.txt").write_text("It rained. " * 200, "utf-8")

    done = briefbot("load", "--limit-mb", "0.002")

    assert done.returncode == 2
    assert "1 added" in done.stdout
    assert "long.txt" in done.stderr


def test_analyse_prints_one_object_for_each_article_with_spans_into_its_text(briefbot: Run, home: Path) -> None:
    done = briefbot("analyse", "seeds", "--jsonl", "--with-text")

    (line,) = done.stdout.splitlines()
    made = json.loads(line)
    text = made["text"]
    assert "text" not in json.loads(briefbot("analyse", "seeds", "--jsonl").stdout)
    assert (made["id"], made["published"]) == ("harbour", "2024-05-06")
    assert [quote["text"] for quote in made["quotes"]] == ["“We keep our word,”", "“Nobody should doubt it.”"]
    assert all(text[quote["start"] : quote["end"]] == quote["text"] for quote in made["quotes"])
    assert {event["value"] for event in made["events"]} == {"2019-03"}


def test_analyse_reads_lines_of_json_and_keeps_their_offsets(briefbot: Run, home: Path) -> None:
    text = "Harbour opens\n\nMayor Ann Reed said the harbour was “open at last”.\r\n"
    lines = [json.dumps({"id": "x1", "text": text, "published": "2024-05-06"}), "{broken", json.dumps({"id": "x2"})]
    (home / "articles.jsonl").write_text("\n".join(lines) + "\n", "utf-8")

    done = briefbot("analyse", "articles.jsonl", "--jsonl")

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 2
    (made,) = (json.loads(line) for line in done.stdout.splitlines())
    assert made["id"] == "x1"
    for position in made["positions"]:
        assert all(0 <= start < end <= len(text) for start, end in position["content"])


def test_explain_names_what_was_found_and_by_which_rule(briefbot: Run) -> None:
    done = briefbot("explain", "seeds/harbour.txt")

    assert done.returncode == 0
    assert "quotation" in done.stdout
    assert "‹" in done.stdout


def test_explain_says_what_the_rules_mean_and_where_they_are_described(briefbot: Run) -> None:
    lines = briefbot("explain", "seeds/harbour.txt").stdout.splitlines()

    (meaning,) = (line for line in lines if line.startswith("‹full-name›"))
    assert meaning == "‹full-name› A person named by first name and surname. (docs/rules.md#full-name)"


def test_explain_shows_one_paragraph_by_its_line(briefbot: Run) -> None:
    done = briefbot("explain", "seeds/harbour.txt:6")

    assert "treaty on fishing" in done.stdout
    assert "would pay" not in done.stdout
    assert briefbot("explain", "seeds/harbour.txt:999").returncode == 1


def test_explain_writes_a_page(briefbot: Run) -> None:
    assert "<!DOCTYPE html>" in briefbot("explain", "seeds/harbour.txt", "--html").stdout


def test_analyse_says_that_a_file_is_not_there(briefbot: Run) -> None:
    done = briefbot("analyse", "nowhere.txt")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "briefbot: nowhere.txt: there is no such file\n"


def test_names_of_files_and_words_in_them_steer_no_terminal(briefbot: Run, home: Path) -> None:
    """A file's name and its front matter come from anybody; a problem with them is one line."""
    (home / "seeds" / "bad\x1b]0;owned\x07\nname\u202e.md").write_text(
        "---\ndate: \u202e\x85now\x1b[2J\n---\n\nWords.\n", "utf-8"
    )
    (home / "seeds" / "worse.md").write_text('---\n"a: [\x1b[2J\n---\n\nWords.\n', "utf-8")
    loaded = briefbot("load")

    assert "2 added" in loaded.stdout or "3 added" in loaded.stdout
    assert not {"\x1b", "\x07", "\u202e", "\x85"} & set(loaded.stderr)
    # A machine that is busy with other things is told how far it is.
    told = [line for line in loaded.stderr.splitlines() if not line.startswith("briefbot: reading ")]
    assert [line.partition(":")[0] for line in told] == ["briefbot", "briefbot"]


def test_add_writes_a_text_as_a_dated_file_into_the_first_loaded_folder(briefbot: Run, home: Path) -> None:
    briefbot("load", "seeds")

    done = briefbot("add", "-", "--date", "2024-06-07", stdin="Chile opened a harbour.\n")
    again = briefbot("add", "-", "--date", "2024-06-07", stdin="Chile opened a harbour.\n")

    path = home / "seeds" / "2024-06-07-chile-opened-a-harbour.txt"
    assert (done.returncode, done.stdout) == (0, f"{path} added\n")
    assert path.read_text("utf-8") == "date 2024-06-07\nChile opened a harbour.\n"
    assert again.stdout.endswith("harbour-2.txt added\n")
    assert "7 Jun 2024" in briefbot("search", "chile", "harbour").stdout
    assert briefbot("add", "-").returncode == 2


def test_add_and_analyse_take_a_link_that_is_named(briefbot: Run, home: Path) -> None:
    (home / "elsewhere").mkdir()
    (home / "elsewhere" / "far.txt").write_text("Chile opened a harbour.\n", "utf-8")
    (home / "near.txt").symlink_to(home / "elsewhere" / "far.txt")
    briefbot("load", "seeds")

    assert briefbot("analyse", "near.txt").returncode == 0
    assert briefbot("add", "near.txt").returncode == 0
    assert (home / "seeds" / "near.txt").read_text("utf-8") == "Chile opened a harbour.\n"
    assert not (home / "seeds" / "near.txt").is_symlink()


def test_rows_are_explained_by_their_id_and_their_columns_named(briefbot: Run, home: Path) -> None:
    (home / "news.csv").write_text("key,Words\nx1,Chile opened a harbour.\nx2,Norway slept.\n", "utf-8")
    (home / "rows.jsonl").write_text('{"id": "y1", "text": "Chile slept."}\n{"id": "y2", "text": "So."}\n', "utf-8")

    assert "columns: key, Words" in briefbot("load", ".").stderr
    assert "2 added" in briefbot("load", ".", "--columns", "text=words,id=key").stdout
    explained = briefbot("explain", "rows.jsonl#y1").stdout
    assert explained.startswith("rows.jsonl#y1\n")
    assert "y2" not in explained
    assert briefbot("explain", "rows.jsonl#y3").returncode == 1
    assert briefbot("load", ".", "--columns", "words=Words").returncode == 2
    assert '"id": "x1"' in briefbot("search", "chile", "harbour", "--format", "json").stdout


def test_explain_says_that_a_document_is_not_in_english(briefbot: Run, home: Path) -> None:
    (home / "german.txt").write_text("Der Hafen ist offen, und der Rat ist mit dem Bau nicht zufrieden.\n", "utf-8")

    done = briefbot("explain", "german.txt")

    assert done.returncode == 0
    assert done.stderr == "briefbot: german.txt: in German, not in English: found by search, not analysed\n"
    assert "Der Hafen ist offen" in done.stdout


@pytest.mark.parametrize("size", ["inf", "1e300", "nan", "0"])
def test_a_size_that_no_document_has_is_refused_in_a_sentence(briefbot: Run, size: str) -> None:
    done = briefbot("load", "seeds", "--limit-mb", size)

    assert done.returncode == 2
    assert "--limit-mb" in done.stderr
    assert "Traceback" not in done.stderr
