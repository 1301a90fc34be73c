import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.bot.cli.conftest import Run


def pages(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")}


def test_a_site_has_an_index_a_page_a_topic_and_a_proof_with_the_claim_marked_in_its_sentence(
    briefbot: Run, home: Path
) -> None:
    done = briefbot("export", "--html", "site", "norway", "paula brandt")

    assert done.returncode == 0, done.stderr
    assert "2 topics" in done.stdout
    site = pages(home / "site")
    assert {"index.html", "topic-norway.html", "topic-paula-brandt.html"} <= set(site)
    proofs = [page for name, page in site.items() if name.startswith("proof/")]
    assert any("<mark>“We keep our word,”</mark>" in page for page in proofs)
    for name, page in site.items():
        for link in re.findall(r'href="([^"#:]+)"', page):
            assert (home / "site" / name).parent.joinpath(unquote(link)).is_file(), (name, link)


def test_without_topics_the_actors_named_most_often_have_pages(briefbot: Run, home: Path) -> None:
    done = briefbot("export", "--html", "site")

    assert done.returncode == 0, done.stderr
    assert "topic-norway.html" in pages(home / "site")


@pytest.mark.parametrize("topics", [(), ("norway", "mara lind")])
def test_a_site_of_a_named_folder_shows_no_other_folder_s_documents(
    briefbot: Run, home: Path, topics: tuple[str, ...]
) -> None:
    briefbot("load", "seeds")
    (home / "mine").mkdir()
    (home / "mine" / "ferry.txt").write_text("Ferry\n\nMayor Mara Lind said “The ferry sails on.”\n", "utf-8")

    briefbot("export", "--html", "site", "--seeds", "mine", *topics)

    site = pages(home / "site")
    assert {name for name in site if name.startswith("topic-")} == {"topic-mara-lind.html"}
    assert not any("harbour.txt" in page for page in site.values())


def test_one_actor_under_two_names_has_one_page(briefbot: Run, home: Path) -> None:
    done = briefbot("export", "--html", "site", "brandt", "Paula Brandt")

    assert done.returncode == 0, done.stderr
    assert sum(name.startswith("topic-") for name in pages(home / "site")) == 1


def test_an_unknown_topic_is_named_and_the_others_are_written(briefbot: Run, home: Path) -> None:
    done = briefbot("export", "--html", "site", "norway", "zanzibar")

    assert done.returncode == 1
    assert "'zanzibar'" in done.stderr
    assert "topic-norway.html" in pages(home / "site")


def test_other_files_of_the_folder_stay_and_pages_are_replaced(briefbot: Run, home: Path) -> None:
    (home / "site").mkdir()
    (home / "site" / "mine.txt").write_text("mine", "utf-8")
    (home / "site" / "index.html").write_text("old", "utf-8")

    assert briefbot("export", "--html", "site", "norway").returncode == 0

    assert (home / "site" / "mine.txt").read_text("utf-8") == "mine"
    assert (home / "site" / "index.html").read_text("utf-8") != "old"


@pytest.mark.parametrize("arguments", [("--html", "seeds/harbour.txt", "norway"), ("norway",)])
def test_a_folder_that_can_not_be_one_is_told_in_a_sentence(briefbot: Run, arguments: tuple[str, ...]) -> None:
    done = briefbot("export", *arguments)

    assert done.returncode == 2
    assert "--html" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_library_makes_no_site(briefbot: Run, home: Path) -> None:
    (home / "nothing").mkdir()
    done = briefbot("export", "--html", "site", "--seeds", "nothing")

    assert done.returncode == 1
    assert "empty" in done.stderr
    assert not (home / "site").exists()
