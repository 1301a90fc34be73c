"""When something was said: what the text tells, and never a guess."""

import re
from datetime import date

import pytest

from briefings.analysis import analyse
from briefings.model.analysis import When
from briefings.model.article import Article
from briefings.model.spans import Span

#: A Wednesday.
PUBLISHED = date(2024, 5, 15)
HISTORY = (
    "On 3 March 1998, Foreign Minister Ana Ruiz of Peru met Ecuadorian envoy Luis Paz in Cuzco. “We want peace,” Paz"
    " told reporters.\n"
    "On 26 October 1998, both sides signed in Brasilia. The guarantors promised to watch the border.\n"
    "On 13 May 1999, the last marker was set. Critics had said that it came late.\n"
    "In June 2001, President Carla Soto opened a road. She says that it was worth it."
)


def said(words: str, published: date | None = PUBLISHED) -> dict[str, str | None]:
    """Return each statement's last word and when it was said."""
    body = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", words))
    found = analyse(Article(path="a.txt", text=words, body=body, published=published))
    statements: list[tuple[tuple[Span, ...], When | None]] = [(one.parts, one.said) for one in found.quotations]
    statements += [(one.content, one.said) for one in found.attributions]
    return {re.findall(r"\w+", spans[-1].of(words))[-1]: when.value if when else None for spans, when in statements}


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("On 3 March 2021, Ana Ruiz said that the bridge was closed.", "2021-03-03"),
        ("Ana Ruiz said on Tuesday that the bridge was closed.", "2024-05-14"),
        ("Ana Ruiz told reporters on Tuesday that the bridge was closed.", "2024-05-14"),
        ("In May 2024, Ana Ruiz said that the bridge was closed.", "2024-05"),
        ("Ana Ruiz said that the bridge was closed.", None),
        ("Ana Ruiz said that the bridge had been finished in 2019 and was closed.", None),
        ("Ana Ruiz, who came to office in 2019, said that the bridge was closed.", None),
        ("On Friday the bridge would be closed, Ana Ruiz said.", None),
        ("“Our bridge of May 2019 is old, the road is long, and both are now closed.”", None),
        ("In June 2024, Ana Ruiz will say that the bridge is closed.", None),
    ],
)
def test_a_date_beside_the_cue_tells_when_and_one_that_is_spoken_of_does_not(words: str, when: str | None) -> None:
    assert said(words).get("closed") == when


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("In an April 2015 video, Ana Ruiz said that the bridge was closed.", "2015-04"),
        ("In a lengthy 2018 interview with Radio Vale, Ana Ruiz said that the bridge was closed.", "2018"),
        ("In her interview with Radio Vale in March, Ana Ruiz said that the bridge was closed.", "2024-03"),
        ("At a rally on Monday, Minister Ana Ruiz said that the bridge was closed.", "2024-05-13"),
        ("The bridge is closed, Ana Ruiz said at a city hall briefing last month.", "2024-04"),
        ("That came true last month when Minister Ana Ruiz announced that the bridge was closed.", "2024-04"),
        # What it was about, when it was aired, when another did something, what is still to come.
        ("In a review of the May 2019 report, Ana Ruiz said that the bridge was closed.", None),
        ("In an interview about the storm of March, Ana Ruiz said that the bridge was closed.", None),
        ("In an interview that was aired in March, Ana Ruiz said that the bridge was closed.", None),
        ("The ferry sank last month when Luis Paz steered and Ana Ruiz said that the bridge was closed.", None),
        ("In an August 2025 speech, Ana Ruiz will say that the bridge was closed.", None),
    ],
)
def test_the_day_of_an_occasion_is_that_of_what_is_said_there(words: str, when: str | None) -> None:
    assert said(words).get("closed") == when


@pytest.mark.parametrize(
    ("ago", "when"),
    [("just over a month ago", None), ("more than two months ago", None), ("two months ago", "2024-03")],
)
def test_months_that_are_roughly_known_tell_no_month(ago: str, when: str | None) -> None:
    assert said(f"Ana Ruiz said {ago} that the bridge was closed.")["closed"] == when


@pytest.mark.parametrize(
    ("goes_on", "when"),
    [
        ("Ruiz said that the bridge was closed.", "2021-03-03"),
        ("She said that the bridge was closed.", "2021-03-03"),
        ("She said that the bridge, finished in 2019, was closed.", "2021-03-03"),
        ("“The bridge,” she said, “is closed.”", "2021-03-03"),
        ("She rejected a plan by which the bridge closed.", "2021-03-03"),
        ("Luis Paz said that the bridge was closed.", None),
        ("Ruiz says that the bridge is closed.", None),
        ("Ruiz has said that the bridge was closed.", None),
        ("Ruiz had said that the bridge was closed.", None),
        ("Ruiz now said that the bridge was closed.", None),
        ("Later, Ruiz said that the bridge was closed.", None),
        ("In 2022 the old bridge broke. Ruiz said that the bridge was closed.", None),
    ],
)
def test_what_goes_on_with_a_dated_story_of_the_same_person_was_said_then(goes_on: str, when: str | None) -> None:
    assert said(f"On 3 March 2021, Mayor Ana Ruiz came back from Lima. {goes_on}").get("closed") == when


def test_the_story_ends_with_its_paragraph() -> None:
    words = "On 3 March 2021, Mayor Ana Ruiz came back from Lima.\nRuiz said that the bridge was closed."

    assert said(words)["closed"] is None


def test_a_year_is_too_long_to_carry_on() -> None:
    assert said("In 2021, Mayor Ana Ruiz came back. Ruiz said that the bridge was closed.")["closed"] is None


def test_in_a_history_every_saying_in_the_simple_past_is_of_the_day_told() -> None:
    found = said(HISTORY)

    assert (found["peace"], found["border"]) == ("1998-03-03", "1998-10-26")
    assert (found["late"], found["it"]) == (None, None)


def test_without_a_publication_date_a_stated_date_still_tells() -> None:
    assert said("On 3 March 2021, Ana Ruiz said that the bridge was closed.", None)["closed"] == "2021-03-03"
    assert said("Ana Ruiz said on Tuesday that the bridge was closed.", None)["closed"] is None


def test_in_a_history_a_quotation_without_a_cue_is_of_the_day_told_too() -> None:
    words = f"{HISTORY}\nOn 5 July 2003, the road was flooded. “We lost our homes, our fields and our only bridge.”"

    assert said(words)["bridge"] == "2003-07-05"
