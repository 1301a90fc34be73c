"""Whom a document names where it begins."""

from dataclasses import replace

import pytest

from briefings.library import make_entry
from briefings.model.analysis import Actor, ActorKind


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
        ("It rained. It snowed in Norway. It hailed. It thawed.", False),
        ("It rained. It snowed in Norway. Norway froze. It thawed.", True),
        ("It rained. Norway froze. It hailed. It thawed.", True),
        ("It rained. It snowed in Norway.", True),
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


@pytest.mark.parametrize(
    ("title", "leading"),
    [
        ("Norway's ferries sail again", True),
        ("Ferries of Norway’s north sail again", True),
        ("The Norways sail again", False),
        ("Malta, Fiji and Norway sign", False),
        ("Malta and Norway sign", True),
    ],
)
def test_a_title_apart_from_the_text_leads_in_each_form_of_a_name_other_than_in_a_list(
    desk, title: str, leading: bool
) -> None:
    (norway,) = desk.entry("a.txt", "It rained. It snowed. Then Oslo slept.", title=title).actors

    assert norway.about is leading


def test_a_place_that_the_title_alone_names_is_what_the_document_is_about_and_has_no_mention(desk):
    article = desk.article("a.txt", "The ferries sail again.", title="Norway ends a strike")
    norway = Actor(name="Norway", kind=ActorKind.PLACE, mentions=())
    (found,) = make_entry(article, replace(desk.analysis(article), title_places=(norway,))).actors

    assert (found.name, found.about, found.mentions, found.places) == ("Norway", True, 0, "[]")


def test_a_name_that_stands_three_times_and_often_enough_is_what_the_document_is_about(desk):
    desk.cast = {"Norway": (ActorKind.PLACE, ())}
    start, rest = "It rained. It snowed. ", "Norway waited. Norway slept. Norway left. "
    (often,) = desk.entry("a.txt", start + rest).actors
    (rarely,) = desk.entry("a.txt", start + rest + "Nothing else happened. " * 200).actors

    assert (often.about, rarely.about) == (True, False)
