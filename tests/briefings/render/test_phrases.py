"""Laws of labels, dates, links and joined words."""

from datetime import date
from typing import Any

import pytest

from briefings.model.analysis import Precision, When, day, month, year
from briefings.model.briefing import Briefing, Citation, Coverage, Label, Tag
from briefings.model.spans import Span
from briefings.render.labels import ENGLISH
from briefings.render.phrases import Phrases, join_pieces

SAY = Phrases(ENGLISH)
ANY = date(2025, 8, 25)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (day(date(2025, 8, 26)), "26 Aug 2025"),
        (month(2025, 8), "Aug 2025"),
        (year(2018), "2018"),
        (When("2025-W35", Precision.WEEK, ANY, date(2025, 8, 31)), "week of 25 Aug 2025"),
        (When("2025-Q3", Precision.QUARTER, ANY, ANY), "Q3 2025"),
        (When("2025-SU", Precision.SEASON, ANY, ANY), "summer 2025"),
        (When("201", Precision.DECADE, date(2010, 1, 1), date(2019, 12, 31)), "2010s"),
        (When("20", Precision.CENTURY, date(2000, 1, 1), date(2099, 12, 31)), "2000 – 2099"),
        (When("2017/2025-08", Precision.RANGE, date(2017, 1, 1), date(2025, 8, 31)), "2017 – Aug 2025"),
        (When("2025-W09-WE", Precision.RANGE, date(2025, 3, 1), date(2025, 3, 2)), "weekend of 1 Mar 2025"),
        (When("2020-W53-WE", Precision.RANGE, date(2021, 1, 2), date(2021, 1, 3)), "weekend of 2 Jan 2021"),
        (When("2025-W35/2025-W36", Precision.RANGE, ANY, ANY), "week of 25 Aug 2025 – week of 1 Sep 2025"),
        (When("2024-Q4/2025-Q1", Precision.RANGE, ANY, ANY), "Q4 2024 – Q1 2025"),
        (When("197/199", Precision.RANGE, date(1970, 1, 1), date(1999, 12, 31)), "1970s – 1990s"),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_known(when: When, words: str) -> None:
    assert SAY.when(when) == words


@pytest.mark.parametrize(
    ("name", "written", "shown"),
    [
        ("North Korea", "Pyongyang", "Pyongyang [North Korea]"),
        ("Rosa Lindqvist", "she", "she [Rosa Lindqvist]"),
        ("Rosa Lindqvist", "Rosa Lindqvist, the mayor,", "Rosa Lindqvist"),
        ("Rosa Lindqvist", None, "Rosa Lindqvist"),
        (None, "a spokesman", "a spokesman"),
        (None, None, ""),
        ("Rosa Lindqvist", "Lindqvist", "Rosa Lindqvist"),
        ("Rosa Lindqvist", "President Lindqvist", "Rosa Lindqvist"),
        ("Han Mi-rae", "Ms. Han", "Han Mi-rae"),
        ("Harbour Workers' Union", "the Union", "Harbour Workers' Union"),
        ("Rosa Lindqvist", "Lindqvist's lawyer", "Lindqvist's lawyer [Rosa Lindqvist]"),
        ("Rosa Lindqvist", "the president", "the president [Rosa Lindqvist]"),
        ("North Yemen", "South Yemen", "South Yemen [North Yemen]"),
    ],
)
def test_a_name_that_is_not_in_the_words_stands_in_brackets(name: str, written: str, shown: str) -> None:
    assert SAY.label(Label(name=name, written=written)) == shown


@pytest.mark.parametrize(
    ("when", "tags", "shown"),
    [
        (day(ANY), (), "25 Aug 2025"),
        (day(ANY), (Tag.PUBLISHED,), "reported 25 Aug 2025"),
        (day(ANY), (Tag.UNATTRIBUTED, Tag.PUBLISHED), "reported 25 Aug 2025; no certain speaker"),
        (day(ANY), (Tag.REPORTED,), "25 Aug 2025; reported, not quoted"),
        (day(ANY), (Tag.REPORTED, Tag.PUBLISHED), "reported, not quoted, 25 Aug 2025"),
        (None, (Tag.REPORTED,), "reported, not quoted"),
        (None, (), ""),
    ],
)
def test_a_date_that_is_the_documents_says_so(when: When | None, tags: tuple[Tag, ...], shown: str) -> None:
    assert SAY.dated(Label(when=when, tags=tags)) == shown


def test_words_of_nobody_known_are_labelled_unattributed() -> None:
    assert SAY.label(Label(tags=(Tag.UNATTRIBUTED,))) == "Unattributed"
    assert SAY.label(Label(written="a spokesman", tags=(Tag.UNATTRIBUTED,))) == "a spokesman"


def test_pieces_that_do_not_stand_side_by_side_have_a_mark_between_them() -> None:
    assert join_pieces((Span(0, 5), Span(6, 9)), ("One\ntwo", "three")) == "One two three"
    assert join_pieces((Span(0, 5), Span(60, 65)), ("“One,”", "“two.”")) == "“One,” […] “two.”"


def test_a_quotation_that_goes_on_in_the_next_paragraph_has_no_mark() -> None:
    assert join_pieces((Span(0, 9), Span(13, 20)), ("“One. Two.", "“Three.”")) == "“One. Two. “Three.”"


@pytest.mark.parametrize(
    ("about", "named", "of_people", "words"),
    [
        (2, 5, True, "2 of 5 documents that name them are about them"),
        (1, 5, True, "1 of 5 documents that name them is about them"),
        (2, 5, False, "2 of 5 documents that name it are about it"),
        (1, 1_205, False, "1 of 1,205 documents that name it is about it"),
        (5, 5, True, "5 documents"),
        (0, 5, True, "5 documents"),
    ],
)
def test_nobody_is_called_it_where_documents_are_counted(
    about: int, named: int, words: str, *, of_people: bool
) -> None:
    coverage = Coverage(
        documents=named,
        publishers=0,
        first=None,
        last=None,
        undated=0,
        named_in=named,
        about=about,
        of_people=of_people,
    )

    assert SAY.coverage(Briefing(title="Ida Holm", words="holm", coverage=coverage, sections=())) == words


@pytest.mark.parametrize("asked", ["a" * 3_000, "한" * 3_000, f"{'b' * 900} Oslo"])
def test_a_title_of_letters_without_end_shows_how_they_begin(asked: str) -> None:
    coverage = Coverage(documents=0, publishers=0, first=None, last=None, undated=0)
    briefing = Briefing(title=asked, words=asked, coverage=coverage, sections=())

    assert SAY.title(briefing) == f"{asked[:159]}…"
    assert SAY.notice(briefing) == f"Nothing found for “{asked[:79]}…”."


def test_every_heading_tag_and_month_has_words() -> None:
    from briefings.model.briefing import Heading, Tag

    wanted = (
        {f"heading.{one}" for one in Heading} | {f"tag.{one}" for one in Tag} | {f"month.{n}" for n in range(1, 13)}
    )
    assert wanted <= set(ENGLISH)


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"title": "Quay reopens"}, ""),
        ({"title": None}, ""),
        ({"title": "Quay reopens", "publisher": "The Sound Post"}, "quay.txt"),
        ({"title": None, "publisher": "The Sound Post"}, ""),
        ({"title": "Quay reopens", "item": "7"}, "quay.txt#7"),
        ({"title": None, "root": "/news"}, "/news/quay.txt"),
    ],
)
def test_the_place_of_a_document_is_said_once(fields: dict[str, str | None], place: str) -> None:
    given: dict[str, Any] = {"item": "", "publisher": None, "root": None, **fields}
    citation = Citation(
        document="d", span=Span(0, 1), number=1, path="quay.txt", version="v", author=None, date=None, url=None,
        based_on=None, **given,
    )  # fmt: skip

    assert SAY.place_besides(citation) == place
