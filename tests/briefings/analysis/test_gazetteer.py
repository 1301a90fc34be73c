"""Places: every form of a state leads to it, and only capitals that speak for it are its capitals."""

import pytest

from briefings.analysis.names.gazetteer import PlaceForm, gazetteer


@pytest.mark.parametrize(
    ("form", "place"),
    [
        ("North Korea", "North Korea"),
        ("DPRK", "North Korea"),
        ("North Korean", "North Korea"),
        ("Pyongyang", "North Korea"),
        ("ROK", "South Korea"),
        ("U.S.", "United States"),
        ("US", "United States"),
        ("America", "United States"),
        ("Americans", "United States"),
        ("Washington", "United States"),
        ("Britain", "United Kingdom"),
        ("Britons", "United Kingdom"),
        ("U.K.", "United Kingdom"),
        ("Türkiye", "Turkey"),
        ("PRC", "China"),
        ("Kiev", "Ukraine"),
        ("Kyiv", "Ukraine"),
        ("UAE", "United Arab Emirates"),
        ("Kenyans", "Kenya"),
        ("Iraqis", "Iraq"),
        ("Burma", "Myanmar"),
        ("Côte d'Ivoire", "Ivory Coast"),
        ("Cote d'Ivoire", "Ivory Coast"),
        ("Korean Peninsula", "Korean Peninsula"),
    ],
)
def test_every_form_of_a_place_leads_to_it(form: str, place: str) -> None:
    entry = gazetteer().find(form)
    assert entry is not None
    assert entry.place.name == place


@pytest.mark.parametrize("word", ["us", "EU", "Island", "Thursday", "Korean Airlines", "AND", ""])
def test_other_words_are_no_places(word: str) -> None:
    assert gazetteer().find(word) is None


def test_the_longest_form_wins() -> None:
    words = ["The", "Central", "African", "Republic", "said"]
    entry = gazetteer().match(words, 1)
    assert entry is not None
    assert entry.words == ("Central", "African", "Republic")


@pytest.mark.parametrize(("capital", "form"), [("Seoul", PlaceForm.CAPITAL), ("Singapore", PlaceForm.NAME)])
def test_a_capital_of_the_states_own_name_is_the_states_name(capital: str, form: PlaceForm) -> None:
    entry = gazetteer().find(capital)
    assert entry is not None
    assert entry.form is form


def test_cities_name_the_state_they_lie_in() -> None:
    entry = gazetteer().find("Mumbai")
    assert entry is not None
    assert (entry.place.name, entry.place.state) == ("Mumbai", "India")


def test_every_state_has_a_demonym_or_says_that_none_is_used() -> None:
    for name in ("France", "Japan", "Nigeria", "Peru", "Thailand", "Wales"):
        assert gazetteer().places[name].demonyms
