"""Whom a document names where it begins."""

import pytest

from briefings.library import make_entry
from briefings.model.analysis import ActorKind


@pytest.mark.parametrize(
    ("text", "leading"),
    [
        ("Norway waited. It rained.", True),
        ("It rained. Norway waited.", True),
        ("It rained. It snowed. Norway waited.", False),
        ("Small teams such as Malta, Norway and Fiji hope.", False),
        ("Norway met Malta and Fiji.", True),
        ("Norway and Malta signed.", True),
        ("Malta, Fiji, and Norway signed. Norway paid.", True),
        ("It rained " + "and rained " * 40 + "on Norway.", False),
    ],
)
def test_the_first_two_sentences_lead_except_for_lists_of_names(desk, text: str, leading: bool) -> None:
    (norway,) = desk.entry("a.txt", text).actors

    assert norway.about is leading


def test_a_title_leads_whether_or_not_the_text_holds_it(desk):
    text = "It rained. It snowed. Then Oslo slept."
    titled = desk.article("a.txt", text, title="What Norway does")
    listed = desk.article("a.txt", text, title="What Malta does")

    assert [make_entry(one, desk.analysis(one)).actors[0].about for one in (titled, listed)] == [True, False]


def test_a_name_that_stands_three_times_and_often_enough_is_what_the_document_is_about(desk):
    desk.cast = {"Norway": (ActorKind.PLACE, ())}
    start, rest = "It rained. It snowed. ", "Norway waited. Norway slept. Norway left. "
    (often,) = desk.entry("a.txt", start + rest).actors
    (rarely,) = desk.entry("a.txt", start + rest + "Nothing else happened. " * 200).actors

    assert (often.about, rarely.about) == (True, False)
