"""A file of many documents and the library in step: each row is a document, and its trouble its own."""

import asyncio
import csv
import json
import os
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from briefings import LoadReport, Progress, Question, Request, Service, open_service

TEXT = "Minister Paula Brandt said that the harbour of {town} would open in May.\n\n“It is deep,” Brandt said.\n"
TOWNS = ("Ostia", "Piombino", "Livorno")


def write_table(path: Path, rows: Sequence[Sequence[str]], header: Sequence[str] = ("id", "date", "text")) -> Path:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def rows(*towns: str) -> list[list[str]]:
    return [[f"a{number}", f"2024-03-0{number}", TEXT.format(town=town)] for number, town in enumerate(towns, start=1)]


@pytest.fixture(name="service")
async def _service(tmp_path: Path) -> AsyncIterator[Service]:
    async with open_service(tmp_path / "library.db", workers=0) as service:
        yield service


async def finds(service: Service, words: str) -> bool:
    return (await service.answer(Request(question=Question.SEARCH, topic=words))).found


def counts(report: LoadReport) -> tuple[int, int, int, int, int]:
    return report.added, report.changed, report.removed, report.unchanged, len(report.problems)


async def test_each_row_is_a_document_that_carries_its_id(service: Service, tmp_path: Path) -> None:
    write_table(tmp_path / "a" / "news.csv", rows(*TOWNS))

    report = await service.load(tmp_path / "a")
    answer = await service.answer(Request(question=Question.SEARCH, topic="piombino"))

    assert counts(report) == (3, 0, 0, 0, 0)
    (citation,) = answer.sections[0].claims[0].citations
    assert (citation.path, citation.item, str(citation.date)) == ("news.csv", "a2", "2024-03-02")


async def test_lines_of_json_are_documents_too(service: Service, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    lines = [
        {
            "url": "https://post.example/1", "headline": "A", "content": TEXT.format(town="Ostia"),
            "publish_date": "Tue, 04 Mar 2025 10:00:00 GMT", "authors": ["Ann Reed", "Bo Lee"],
            "source": {"name": "Post"},
        }
    ]  # fmt: skip
    (tmp_path / "a" / "news.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")

    await service.load(tmp_path / "a")
    answer = await service.answer(Request(question=Question.SEARCH, topic="ostia"))

    (citation,) = answer.sections[0].claims[0].citations
    assert (citation.item, citation.url, citation.title) == ("https://post.example/1", "https://post.example/1", "A")
    assert (citation.author, citation.publisher, str(citation.date)) == ("Ann Reed, Bo Lee", "Post", "2025-03-04")


async def test_a_changed_file_reads_changed_rows_alone_and_drops_those_that_left(
    service: Service, tmp_path: Path
) -> None:
    path = write_table(tmp_path / "a" / "news.csv", rows(*TOWNS))
    await service.load(tmp_path / "a")
    write_table(path, [*rows("Ostia", "Genoa"), ["b1", "", TEXT.format(town="Savona")]])

    assert counts(await service.load(tmp_path / "a")) == (1, 1, 1, 1, 0)
    assert [await finds(service, town) for town in ("Genoa", "Savona", "Piombino", "Livorno")] == [
        True,
        True,
        False,
        False,
    ]
    assert counts(await service.load(tmp_path / "a")) == (0, 0, 0, 3, 0)


async def test_a_bad_row_is_named_by_its_line_also_where_the_file_is_unchanged(
    service: Service, tmp_path: Path
) -> None:
    table = [*rows("Ostia"), ["a1", "", "Twice."], ["a4", "", " "], ["a5", "", "x", "more"]]
    path = write_table(tmp_path / "a" / "news.csv", table)

    first = await service.load(tmp_path / "a")
    again = await service.load(tmp_path / "a")

    assert [first.added, again.unchanged] == [1, 1]
    assert [str(problem) for problem in first.problems] == [str(problem) for problem in again.problems]
    assert [problem.reason.split(";")[0] for problem in first.problems] == [
        "the id 'a1' stands in an earlier row",
        "text must be a string that holds something",
        "it has 4 cells, the first row 3",
    ]
    assert str(first.problems[0]).startswith(f"{path}:6: ")  # the first row has four lines


async def test_rows_without_a_day_that_can_be_told_are_kept_and_named_a_few_at_a_time(
    service: Service, tmp_path: Path
) -> None:
    unclear = [[f"b{number}", "03/04/2025", f"{TEXT.format(town='Ostia')}{number}"] for number in range(8)]
    path = write_table(tmp_path / "a" / "news.csv", [*rows("Genoa"), *unclear])

    report = await service.load(tmp_path / "a")

    assert (report.added, report.problems) == (9, ())
    assert report.warnings[0][0] == f"{path}:6"
    assert report.warnings[0][1].startswith("date '03/04/2025' is no day of the calendar, or can be read as two")
    assert (len(report.warnings), report.warnings[-1]) == (6, (str(path), "3 more rows have such a field"))


async def test_a_row_that_was_mended_is_no_problem_any_more(service: Service, tmp_path: Path) -> None:
    path = write_table(tmp_path / "a" / "news.csv", [["a1", "", " "]])
    await service.load(tmp_path / "a")
    write_table(path, rows("Ostia"))

    assert counts(await service.load(tmp_path / "a")) == (1, 0, 0, 0, 0)


async def test_a_row_beyond_the_limit_is_left_out_and_the_next_one_read(service: Service, tmp_path: Path) -> None:
    long = ["a0", "", "It rained. " * 500]
    write_table(tmp_path / "a" / "news.csv", [long, *rows("Ostia")])
    (tmp_path / "a" / "news.jsonl").write_text(
        json.dumps({"text": long[2]}) + "\n" + json.dumps({"text": TEXT.format(town="Genoa")}) + "\n", "utf-8"
    )

    report = await service.load(tmp_path / "a", limit=2_000)

    assert (report.added, len(report.problems)) == (2, 2)
    assert all("limit of 2,000 bytes for a row" in str(problem) for problem in report.problems)


async def test_a_table_without_texts_is_the_files_problem_until_its_column_is_named(
    service: Service, tmp_path: Path
) -> None:
    write_table(tmp_path / "a" / "news.csv", rows(*TOWNS), header=("key", "Tag", "Nachricht"))

    (problem,) = (await service.load(tmp_path / "a")).problems
    report = await service.load(tmp_path / "a", columns={"text": "nachricht", "date": "Tag", "id": "key"})
    (listed, *_) = (await service.answer(Request(question=Question.SOURCES))).sections[0].claims

    assert "columns: key, Tag, Nachricht" in str(problem)
    assert counts(report) == (3, 0, 0, 0, 0)
    assert (listed.citations[0].item, str(listed.citations[0].date)) == ("a3", "2024-03-03")


async def test_columns_that_were_named_count_for_the_loads_that_follow(service: Service, tmp_path: Path) -> None:
    header, columns = ("key", "Tag", "Nachricht"), {"text": "Nachricht", "date": "Tag", "id": "key"}
    path = write_table(tmp_path / "a" / "news.csv", rows(*TOWNS), header=header)
    await service.load(tmp_path / "a", columns=columns)

    assert counts(await service.load(tmp_path / "a", columns=columns)) == (0, 0, 0, 3, 0)
    write_table(path, [*rows(*TOWNS), ["a4", "2024-03-09", TEXT.format(town="Savona")]], header=header)
    assert counts(await service.load(tmp_path / "a")) == (1, 0, 0, 3, 0)
    assert counts(await service.load(tmp_path / "a", columns={"text": "Nachricht"})) == (4, 0, 4, 0, 0)


@pytest.mark.parametrize(
    ("name", "text"), [("a.csv", ""), ("a.csv", "id,text\n"), ("a.jsonl", ""), ("a.jsonl", "\n\n")]
)
async def test_a_file_without_rows_is_named(service: Service, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / name).write_text(text, "utf-8")

    assert [str(problem) for problem in (await service.load(tmp_path / "a")).problems] == [
        f"{tmp_path / 'a' / name}: the file holds no rows"
    ]


async def test_a_file_of_rows_that_is_gone_takes_its_documents_with_it(service: Service, tmp_path: Path) -> None:
    path = write_table(tmp_path / "a" / "news.csv", [*rows(*TOWNS), ["a9", "", " "]])
    await service.load(tmp_path / "a")
    path.unlink()

    assert counts(await service.load(tmp_path / "a")) == (0, 0, 3, 0, 0)


# Rows go into the library in groups: a small one first, then larger ones.
@pytest.mark.parametrize(("seen", "count"), [(40, 200), (300, 800)])
async def test_a_load_that_was_ended_goes_on_where_it_was(
    service: Service, tmp_path: Path, seen: int, count: int
) -> None:
    write_table(tmp_path / "a" / "news.csv", [[f"a{number}", "", TEXT.format(town="Ostia")] for number in range(count)])
    loading: asyncio.Task[LoadReport]

    def end(progress: Progress) -> None:
        assert progress.total >= progress.done
        if progress.done >= seen:
            loading.cancel()

    loading = asyncio.create_task(service.load(tmp_path / "a", progress=end))
    with pytest.raises(asyncio.CancelledError):
        await loading
    before = (await service.stats()).documents
    report = await service.load(tmp_path / "a")

    assert seen <= before < count
    assert counts(report) == (count - before, 0, 0, before, 0)


async def test_a_file_that_was_only_touched_is_analysed_no_more(service: Service, tmp_path: Path) -> None:
    path = write_table(tmp_path / "a" / "news.csv", rows(*TOWNS))
    await service.load(tmp_path / "a")
    revision = await service.revision()
    os.utime(path, ns=(1, 1))

    assert counts(await service.load(tmp_path / "a")) == (0, 0, 0, 3, 0)
    assert await service.revision() == revision


async def test_cells_in_other_encodings_and_with_other_marks_between_them(service: Service, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    header = "id;text\r\n"
    (tmp_path / "a" / "west.csv").write_bytes(f"{header}w;Señora Peña paid £5 for a “café crème”.\r\n".encode("cp1252"))
    (tmp_path / "a" / "wide.csv").write_bytes(f'{header}u;"The mayor of Łódź, Jan Żak; so."\r\n'.encode("utf-16"))
    (tmp_path / "a" / "mark.csv").write_bytes(f"{header}m;Søren Østby came.\r\n".encode("utf-8-sig"))

    assert counts(await service.load(tmp_path / "a")) == (3, 0, 0, 0, 0)
    assert [await finds(service, word) for word in ("Peña", "Łódź", "Østby")] == [True, True, True]


async def test_rows_that_an_earlier_version_has_read_are_analysed_again_one_by_one(tmp_path: Path) -> None:
    write_table(tmp_path / "a" / "news.csv", rows(*TOWNS))
    async with open_service(tmp_path / "library.db", workers=0) as service:
        await service.load(tmp_path / "a")
    with closing(sqlite3.connect(tmp_path / "library.db")) as library, library:
        library.execute("UPDATE documents SET analysis_version = 1")

    async with open_service(tmp_path / "library.db", workers=0) as service:
        report = await service.load(tmp_path / "a")
        analysed = [await service.reanalyse(most=2), await service.reanalyse(), await service.reanalyse()]
        again = await service.load(tmp_path / "a")

    assert (counts(report), analysed) == ((0, 0, 0, 3, 0), [2, 1, 0])
    assert counts(again) == (0, 0, 0, 3, 0)
