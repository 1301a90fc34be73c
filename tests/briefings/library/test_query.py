"""What is typed into a search."""

import pytest
from hypothesis import given, settings, strategies as st

from briefings.library.query import list_required_words, make_match
from briefings.text.word_forms import has_all_words, list_forms


@pytest.mark.parametrize(
    ("query", "match"),
    [
        ("norway", '("norway" OR "norways")'),
        ("o'brien 4.5", '"o\'brien" AND "4.5"'),
        ('"night ferry" tun*', '"night ferry" AND "tun" *'),
        ("gas OR oil", '("gas" OR "gases") OR ("oil" OR "oils")'),
        ("gas and oil", '("gas" OR "gases") AND ("and" OR "ands") AND ("oil" OR "oils")'),
        ("NOT", '"NOT"'),
        ("AND gas", '"AND" AND ("gas" OR "gases")'),
        ("gas NOT", '("gas" OR "gases") AND "NOT"'),
        ('"open', '"open"'),
        ("UV boat", '("UV" OR "U V") AND ("boat" OR "boats")'),
        ("U.V.", '("U.V." OR "UV")'),
        ("uv 4.5 B.", '"uv" AND "4.5" AND "B."'),
        ("* ( ) ^", ""),
    ],
)
def test_a_query_is_an_expression_of_quoted_terms(query: str, match: str) -> None:
    assert make_match(query) == match


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_nothing_typed_stands_outside_of_quotation_marks_but_operators(query: str) -> None:
    found = make_match(query)

    assert found.count('"') % 2 == 0
    assert {word for outside in found.split('"')[::2] for word in outside.split()} <= {
        "AND", "OR", "NOT", "(", ")", "*", ")*", "*)",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "text", "is_one"),
    [("defense", "The defence ministry", True), ("labour", "Labor unions", True), ("theaters", "a theatre", True),
     ("privatization", "the privatisation", True), ("organised", "They organized it", True),
     ("raised", "a razed house", False), ("prize", "a prise", False), ("meter", "a hundred metres", False),
     ("centre", "a cent", False), ("tire", "tyres", False)],
)  # fmt: skip
def test_british_and_american_spellings_are_one_word(asked: str, text: str, is_one: bool) -> None:
    assert has_all_words(text, [asked]) is is_one


def test_only_words_that_must_stand_there_are_compared_letter_by_letter() -> None:
    assert list_required_words('ferry NOT boat "night train" tun*') == ("ferry",)
    assert list_required_words("ferry OR boat") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("wildfire", "wildfires"), ("city", "cities"), ("tax", "taxes"), ("woman", "women"), ("crisis", "crises"),
     ("bus", "buses"), ("wolf", "wolves"), ("hero", "heroes"), ("vaccine", "vaccines"), ("church", "churches")],
)  # fmt: skip
def test_singular_and_plural_are_one_word(one: str, other: str) -> None:
    assert has_all_words(f"The {other} came.", [one])
    assert has_all_words(f"The {one} came.", [other])


@pytest.mark.parametrize(
    ("asked", "text"),
    [("inflation", "inflatable boats"), ("abortion", "an aborted start"), ("news", "a new car"), ("policy", "police"),
     ("WHO", "the man who left"), ("IT", "it rained"), ("organ", "organised"), ("universe", "universities"),
     ("ferry", "no 'ferry.boat' came"), ("ferry", "o'ferry"), ("ferry", "a ferryman")],
)  # fmt: skip
def test_another_word_of_the_stem_is_another_word(asked: str, text: str) -> None:
    assert not has_all_words(text, [asked])


@pytest.mark.parametrize(
    "text", ["ferry", "Ferries, again", "the 'ferry'", "a ferry’s bell", "no-ferry", "FERRY.", "“Ferry”", "a 7–ferry"]
)
def test_marks_around_a_word_part_it_from_others(text: str) -> None:
    assert has_all_words(text, ["ferry"])


@pytest.mark.parametrize("word", ["o'brien", "4.5", "łódź", "찻집", "us", "covid-19"])
def test_what_has_no_plural_that_we_know_is_left_to_the_index(word: str) -> None:
    assert list_forms(word) == (word,)
