"""Publishers that count once."""

import pytest

from briefings.lexicon import lines
from briefings.model.stories import StoryDocument
from briefings.stories import count_publishers
from briefings.stories.publishers import family_of


def listed(*labels: str | None, reports: str = "", paths: tuple[str, ...] = ()) -> int:
    """Return how many publishers documents with these labels count as; equal letters of `reports` are one report."""
    names = reports or "".join(chr(97 + at) for at in range(len(labels)))
    return count_publishers(
        StoryDocument(
            document=str(at),
            root="/",
            path=paths[at] if paths else f"{at}.txt",
            title=None,
            first_words="",
            publisher=label,
            published=None,
            report=names[at],
        )
        for at, label in enumerate(labels)
    )


def test_papers_of_one_house_count_once_and_unknown_ones_each() -> None:
    assert listed("The Guardian", "The Observer", "Marlow Bell", "Orsk Gazette") == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CNN (Online News)", "cnn.com"),
        ("The New York Times (Opinion)", "NYTimes"),
        ("Marlow Bell", "The Marlow Bell (Opinion)"),
        ("AP News", "Associated Press"),
    ],
)
def test_a_name_is_known_however_it_is_written(one: str, other: str) -> None:
    assert family_of(one) == family_of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ABC News", "ABC News Australia"), ("The Sun", "Marlow Sun"), ("Time", "The Times")]
)
def test_names_that_are_alike_stay_apart(one: str, other: str) -> None:
    assert family_of(one) != family_of(other)


def test_copies_count_once_and_as_the_agencys_where_it_has_one() -> None:
    assert listed("Marlow Bell", "Orsk Gazette", reports="aa") == 1
    assert listed("Marlow Bell", "Reuters", "Reuters", reports="aab") == 1


def test_what_another_sites_feed_tells_of_an_article_adds_no_publisher() -> None:
    article, other = "https://bell.example/1", "https://gazette.example/1"

    assert listed("Marlow Bell", "Planet News", paths=(article, f"{article}#0a1b")) == 1
    assert listed("Marlow Bell", "Orsk Gazette", paths=(article, other)) == 2
    assert listed("Marlow Bell", "Orsk Gazette", paths=("day.csv#1", "day.csv#2")) == 2


def test_documents_without_a_publisher_add_none() -> None:
    assert (listed(None, None), listed(None, "Marlow Bell")) == (0, 1)


def test_no_name_is_in_two_families() -> None:
    names = [
        family.strip().casefold()
        for line in lines("publisher_families")
        for family in line.removeprefix("agency:").split("|")
    ]
    assert len(names) == len(set(names))
