"""Laws of names that are asked for in another form."""

from hypothesis import given, settings, strategies as st

from briefings.library.other_forms import (
    agrees,
    are_addresses,
    is_known_as,
    list_other_forms,
    write_office,
    write_titles,
)


def forms_of(asked: str) -> list[str]:
    return [form.words for form in list_other_forms(asked)]


def test_a_title_stands_before_the_name_and_is_kept_beside_it() -> None:
    forms = {form.words: form.titles for form in list_other_forms("former Prime Minister Ida Marr")}

    assert forms["Ida Marr"] == ("former", "prime", "minister")
    assert not any("marr" in title for titles in forms.values() for title in titles)


def test_what_an_office_is_of_stands_before_the_title() -> None:
    (found,) = (form for form in list_other_forms("former U.S. Vice President Ida Marr") if form.office_of)

    assert tuple(found) == ("Ida Marr", ("vice", "president"), "U.S.")
    assert write_office(found) == ('"U.S. vice president"', '"U.S. vice pres"')
    assert not any(form.office_of for form in list_other_forms("President Ida Marr"))
    assert not any(form.office_of for form in list_other_forms("U.S. President"))


def test_nothing_is_made_of_one_word_nor_of_words_of_english() -> None:
    assert forms_of("Marr") == []
    assert forms_of("climate change") == []
    assert "Jr. Marr" not in forms_of("Marr, Jr.")


def test_a_title_is_looked_for_written_out_and_short() -> None:
    assert write_titles(("sen",), "Ida Marr") == ('"sen Ida Marr"', '"senator Ida Marr"')
    assert write_titles(("senator",), "Ida Marr") == ('"senator Ida Marr"', '"sen Ida Marr"')
    assert write_titles(("pm",), "Ida Marr") == ('"pm Ida Marr"', '"prime minister Ida Marr"')


def test_a_form_of_address_of_the_other_gender_is_another_person() -> None:
    assert agrees(("mr",), "Martin Hale")
    assert not agrees(("mrs",), "Martin Hale")
    assert agrees(("senator",), "Martin Hale")
    assert is_known_as(("mr",), "Martin Hale")
    assert not is_known_as(("senator",), "Martin Hale")
    assert agrees(("mrs",), "Quorax Hale")
    assert not is_known_as(("mrs",), "Quorax Hale")


def test_an_address_tells_a_gender_and_no_role() -> None:
    assert are_addresses(("mrs",))
    assert not any(map(are_addresses, [("dr",), ("queen",), ("former", "mrs"), ("pm",)]))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab .,'—JrMthe\n", max_size=40))
def test_any_text_is_a_request(asked: str) -> None:
    assert len(forms_of(asked)) < 40
