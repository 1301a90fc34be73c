import json
from datetime import date

import pytest

from briefings.documents import SourceFile, read_articles, read_source
from briefings.errors import BriefbotError, DocumentError
from briefings.model.moments import write_moment


def read(tmp_path, *lines: str):
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return list(read_articles(path, 1_000_000))


def test_each_line_is_an_article_under_its_id(tmp_path):
    text = "Bridge opens\nThe bridge opened on Monday.\n\nNobody came.\n"
    lines = (
        json.dumps({"id": "a1", "text": text, "published": "2024-03-11", "title": "A bridge"}),
        "",
        json.dumps({"id": 7, "text": "The bridge opened.\u2028Nobody came."}, ensure_ascii=False),
    )
    (one, first), (two, second) = read(tmp_path, *lines)

    assert (one, two) == ("a1", "7")
    assert (first.text, first.title, first.published) == (text, "A bridge", date(2024, 3, 11))
    assert first.title_span is not None
    assert first.title_span.of(text) == "Bridge opens"
    assert [span.of(second.text) for span in second.body] == ["The bridge opened.", "Nobody came."]
    assert (second.title, second.published) == (None, None)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[1]", "no object"),
        ('{"id": true, "text": "a"}', "id must be"),
        ('{"id": "a"}', "text must be"),
        ('{"id": "a", "text": " \\n"}', "text must be"),
    ],
)
def test_a_bad_line_is_an_error_that_names_it_and_the_others_are_read(tmp_path, line, reason):
    error, (good, _) = read(tmp_path, line, '{"id": "good", "text": "The bridge opened."}')

    assert isinstance(error, DocumentError)
    assert f"{tmp_path / 'articles.jsonl'}:1: " in str(error)
    assert reason in str(error)
    assert good == "good"


def test_folders_and_single_files_are_read_too(tmp_path):
    (tmp_path / "b.md").write_text("The bridge opened.")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_bytes(b"\x00")
    folder = list(read_articles(tmp_path, 100))
    single = list(read_articles(tmp_path / "b.md", 100))
    missing = list(read_articles(tmp_path / "c.md", 100))

    assert isinstance(folder[0], tuple)
    assert isinstance(single[0], tuple)
    assert folder[0][0] == single[0][0] == "b"
    assert str(folder[1]) == f"{tmp_path / 'sub' / 'a.txt'}: this is a binary file, not a text"
    assert [type(one) for one in missing] == [DocumentError]
    assert all(isinstance(one, BriefbotError) for one in (folder[1], *missing))


def test_halves_of_characters_in_json_are_joined_and_one_alone_is_replaced(tmp_path):
    line = r'{"id": "a\ud83d", "title": "\ud83d\ude00", "text": "It opened \ud83d\ude00 at last \ude00."}'
    ((name, article),) = read(tmp_path, line)

    assert name == article.item == "a\ufffd"
    assert (article.title, article.text) == ("\U0001f600", "It opened \U0001f600 at last \ufffd.")


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2025-03-04T08:00:00Z", "2025-03-04T08:00:00+00:00"),
        ("4.3.2025", "2025-03-04"),
        ("13/03/2025 08:00", "2025-03-13T08:00:00"),
        ("Tue Mar 04 08:00:00 +0000 2025", "2025-03-04T08:00:00+00:00"),
        (1741075200, "2025-03-04T08:00:00+00:00"),
        ("NaN", None),
        (None, None),
    ],
)
def test_the_moment_of_a_row_is_read_as_those_of_other_documents_are(tmp_path, written, published):
    ((_, article),) = read(tmp_path, json.dumps({"text": "The bridge opened.", "date": written}))

    assert write_moment(article.published, article.published_time) == published
    assert article.warnings == ()


@pytest.mark.parametrize("written", ["soon", "2025-02-30", "03/04/2025", 20, ["2025-03-04"]])
def test_a_row_with_a_day_that_cannot_be_told_is_kept_undated_and_says_so(tmp_path, written):
    ((_, article),) = read(tmp_path, json.dumps({"text": "The bridge opened.", "Pub Date": "", "date": written}))

    assert (article.published, article.published_time) == (None, None)
    (warning,) = article.warnings
    assert warning.startswith("date '")
    assert warning.endswith("write it as YYYY-MM-DD: the row is undated")


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ({"articleBody": "It opened."}, {"text": "It opened."}),
        ({"text": "It opened.", "publishedAt": "2025-03-04"}, {"published": date(2025, 3, 4)}),
        ({"text": "", "content": "It opened."}, {"text": "It opened."}),
        ({"text": ["It opened.", "It closed."]}, {"text": "It opened.\n\nIt closed."}),
        ({"text": "<p>It <b>opened</b> &amp; shut.</p><p>Soon.</p>"}, {"text": "It opened & shut.\nSoon."}),
        ({"text": "2 < 3 and 4 > 1, <p wrote."}, {"text": "2 < 3 and 4 > 1, <p wrote."}),
        ({"text": "It opened.", "author": "['Ann Berg', 'Bo Dahl']"}, {"author": "Ann Berg, Bo Dahl"}),
        ({"text": "It opened.", "Author Name": "Ann Berg"}, {"author": "Ann Berg"}),
        ({"text": "It opened.", "source": {"id": None, "name": "The Sound Post"}}, {"publisher": "The Sound Post"}),
        ({"text": "It opened.", "_id": {"$oid": "a1"}, "date": {"$date": "2025-03-04"}},
         {"item": "a1", "published": date(2025, 3, 4)}),
        ({"text": "It opened.", "id": 7.0, "title": 2025}, {"item": "7", "title": "2025"}),
    ],
)  # fmt: skip
def test_a_row_is_read_as_programs_write_it(tmp_path, row, wanted):
    ((_, article),) = read(tmp_path, f"{json.dumps(row)},")

    assert {name: getattr(article, name) for name in wanted} == wanted
    assert article.warnings == ()


def test_a_field_that_holds_no_words_is_left_out_with_a_warning_and_the_row_is_kept(tmp_path):
    ((_, article),) = read(tmp_path, json.dumps({"text": "It opened.", "title": {"a": 1}, "author": [True]}))

    assert (article.title, article.author) == (None, None)
    assert article.warnings == ("title is no words: it is left out", "author is no words: it is left out")


@pytest.mark.parametrize("above", ["", "\n\n", "sep=;\r\n", "# made in March\n", "\ufeff\n"])
def test_a_table_s_first_row_is_the_first_line_that_is_no_remark(tmp_path, above):
    (tmp_path / "a.csv").write_text(f"{above}id;text\n1;It opened, at last.\n", encoding="utf-8")
    (found,) = read_articles(tmp_path / "a.csv", 1000)

    assert isinstance(found, tuple)
    assert (found[0], found[1].text) == ("1", "It opened, at last.")


def test_furniture_in_a_row_is_no_part_of_its_body(tmp_path):
    text = "The bridge opened on Monday.\n\nRead more: Ferry stops\n\nPupils should read more, Ann Berg said."
    ((_, article),) = read(tmp_path, json.dumps({"text": text}))

    assert [span.of(text) for span in article.body] == [
        "The bridge opened on Monday.", "Pupils should read more, Ann Berg said."
    ]  # fmt: skip


def test_names_in_a_row_lose_what_pages_put_round_them(tmp_path):
    row = {
        "text": "It opened.",
        "title": "Wall &amp; gate",
        "author": "By Ana Pe&ntilde;a",
        "source": "Post &amp; Sons",
    }
    ((_, article),) = read(tmp_path, json.dumps({**row, "url": "https://a.example/?b=1&amp=2"}))

    assert (article.title, article.author, article.publisher) == ("Wall & gate", "Ana Peña", "Post & Sons")
    assert article.url == "https://a.example/?b=1&amp=2"


@pytest.mark.parametrize("name", ["Bya Lund", "Byron Abara"])
def test_a_name_that_begins_like_a_byline_stays_whole(tmp_path, name):
    ((_, article),) = read(tmp_path, json.dumps({"text": "It opened.", "author": name}))

    assert article.author == name


def read_table(folder, text, columns):
    (folder / "t.csv").write_text(text, "utf-8")
    return list(read_source(SourceFile(folder, "t.csv"), 10_000, columns))


@pytest.mark.parametrize(
    ("columns", "day", "warnings"),
    [
        ({"date": "When"}, date(2025, 5, 6), []),
        # It may be another table's column: the usual one is there.
        ({"date": "Day"}, date(2025, 5, 7), ["there is no column 'Day' for date; 'date' is taken"]),
        ({"author": "Wirter"}, date(2025, 5, 7), ["there is no column 'Wirter' for author"]),
    ],
)
def test_a_column_that_was_named_and_is_not_there_is_told(tmp_path, columns, day, warnings):
    text = "text,When,date\nIt opened.,2025-05-06,2025-05-07\n"
    ((_, article),) = read_table(tmp_path, text, columns)

    assert article.published == day
    assert list(article.warnings) == warnings


def test_a_misspelt_column_of_texts_is_named_with_those_that_are_there(tmp_path):
    (error,) = read_table(tmp_path, "nr,words\n1,It opened.\n", {"text": "Wrods"})

    assert "no column is called 'Wrods' (columns: nr, words)" in str(error)


@pytest.mark.parametrize(
    ("encoding", "name", "doubts"),
    [
        ("cp1250", "Zdeňka Dvořák", 0),
        ("cp1254", "Doğan Şahin", 1),
        ("cp1252", "José Peña", 0),
        ("utf-8", "Žofia Ľub", 0),
    ],
)
def test_the_cells_of_a_row_are_read_in_one_encoding_and_a_doubt_is_told(tmp_path, encoding, name, doubts):
    text = f'author,text\n{name},"“It opened,” said {name}."\nIda Brink,It closed.\n'
    (tmp_path / "t.csv").write_bytes(text.encode(encoding))
    first, second = (one[1] for one in read_source(SourceFile(tmp_path, "t.csv"), 10_000) if isinstance(one, tuple))

    assert doubts or (first.author, first.text) == (name, f"“It opened,” said {name}.")
    assert len(first.warnings) == doubts
    assert second.warnings == ()


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ('1, "It opened, Ida Brink said.", 2025-05-06', "It opened, Ida Brink said."),
        ('1,"Ida Brink said \\"it opened\\", and left.",2025-05-06', 'Ida Brink said "it opened", and left.'),
        ('1,"Ida Brink said ""it opened"", and left.",2025-05-06', 'Ida Brink said "it opened", and left.'),
        # Near misses: backslashes that mark nothing.
        ("1,The file is C:\\new\\lock.,2025-05-06", "The file is C:\\new\\lock."),
        ('1,"It lies in C:\\",2025-05-06', "It lies in C:\\"),
    ],
)
def test_a_cell_is_read_however_its_quotation_marks_are_written(tmp_path, row, text):
    (tmp_path / "t.csv").write_text(f"id, text, date\n{row}\n", "utf-8")
    (article,) = (one[1] for one in read_source(SourceFile(tmp_path, "t.csv"), 10_000) if isinstance(one, tuple))

    assert (article.text, article.published) == (text, date(2025, 5, 6))
