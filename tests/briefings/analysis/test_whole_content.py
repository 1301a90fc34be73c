"""Content is never cut before what limits it: a condition, an exception, a negation, a quantifier."""

import pytest

from tests.support.sayings import analyse_text, list_positions


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Berg supports the plan, but not the tax.", "the plan, but not the tax"),
        ("Ann Berg supports the plan — but not the tax.", "the plan — but not the tax"),
        ("Ann Berg supports the plan, but only if the town pays.", "the plan, but only if the town pays"),
        ("Ann Berg wants a vote, but not before June.", "a vote, but not before June"),
        ("Ann Berg agreed to sail, provided the town paid.", "to sail, provided the town paid"),
        ("Ann Berg praised the crew, though not the captain.", "the crew, though not the captain"),
        ("Ann Berg plans to sell it or, failing that, to sink it.", "to sell it or, failing that, to sink it"),
        # What the reporter adds of somebody else is no limit.
        ("Ann Berg supports the plan, but not all members do.", "the plan"),
        ("Ann Berg supports the plan, but not everyone agrees.", "the plan"),
        ("Ann Berg wants to run, but without money she cannot.", "to run"),
        ("Ann Berg wants to run, but only in June did she say so.", "to run"),
        ("Ann Berg supports the plan, though only half the members agree.", "the plan"),
    ],
)
def test_a_limit_behind_content_is_in_it(text: str, content: str) -> None:
    assert list_positions(text)[0] == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The boats will sail, Ann Berg said, but only if it is dry.", "The boats will sail … but only if it is dry"),
        ("The boats will sail, said Ann Berg, but only if it is dry.", "The boats will sail … but only if it is dry"),
        ("“We will pay,” Ann Berg said, unless the town objects.", "“We will pay,” … unless the town objects"),
        ("“We will pay,” Ann Berg said, but “only in June.”", "“We will pay,” … “only in June.”"),
        ("The boats will sail, Ann Berg said, but not on Sundays.", "The boats will sail … but not on Sundays"),
        ("The boats are slow, Ann Berg said, not ugly.", "The boats are slow … not ugly"),
        ("Boats sail, according to Ann Berg, unless it rains.", "Boats sail … unless it rains"),
        # When and how it was said, and what others did, is no limit.
        ("“We will pay,” Ann Berg said, if somewhat sadly.", "“We will pay,”"),
        ("“We will pay,” Ann Berg said, but only when asked.", "“We will pay,”"),
        ("“We will pay,” Ann Berg said, but not before thanking the crew.", "“We will pay,”"),
        ("The boats will sail, Ann Berg said, but Bo Dahl disagreed.", "The boats will sail"),
        ("The boats will sail, said Ann Berg, but only three did.", "The boats will sail"),
        ("Boats sail, according to Ann Berg, but not all councillors agree.", "Boats sail"),
    ],
)
def test_a_limit_behind_a_cue_is_in_the_content(text: str, content: str) -> None:
    assert list_positions(text)[0] == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Berg said without help the boat would sink.", "without help the boat would sink"),
        ("Ann Berg said unless it stopped, the boat would sink.", "unless it stopped, the boat would sink"),
        ("Ann Berg said even if it stopped, no boat would sail.", "even if it stopped, no boat would sail"),
        ("Ann Berg said until June, no boat would sail.", "until June, no boat would sail"),
        ("Ann Berg said for three years nobody had sailed.", "for three years nobody had sailed"),
        ("Ann Berg said by 2030 all boats would be clean.", "by 2030 all boats would be clean"),
        ("Ann Berg said although it was old, it was safe.", "although it was old, it was safe"),
        ("Ann Berg said between 40 and 50 boats sank.", "between 40 and 50 boats sank"),
        ("Ann Berg said Monday was too late.", "Monday was too late"),
        ("Ann Berg says this is bad.", "this is bad"),
        ("But for the crew, Ann Berg said, all had died.", "But for the crew … all had died"),
        ("Ann Berg told reporters only 40 boats had sunk.", "only 40 boats had sunk"),
        ("Ann Berg told reporters on Monday at least 40 boats sank.", "at least 40 boats sank"),
        ("Ann Berg told reporters if it rained, they would stay.", "if it rained, they would stay"),
        # When, where and how it was said is no part of it.
        ("Ann Berg said without hesitation that the boat would sink.", "that the boat would sink"),
        ("Ann Berg said until now that no boat would sink.", "that no boat would sink"),
        ("Ann Berg said Monday the boats had sunk.", "the boats had sunk"),
        ("Ann Berg said last week the boats had sunk.", "the boats had sunk"),
        ("Ann Berg said for the record that boats had sunk.", "that boats had sunk"),
        ("Ann Berg said from Hull that boats had sunk.", "that boats had sunk"),
        ("Ann Berg said again not all boats had sunk.", "not all boats had sunk"),
        ("But no boat, Ann Berg said, had sunk.", "no boat … had sunk"),
        ("Ann Berg told reporters in Hull the boats had sunk.", "the boats had sunk"),
        ("Ann Berg told them if they left.", "if they left"),
        ("Ann Berg told reporters on Monday that boats sank.", "that boats sank"),
    ],
)
def test_words_before_the_subject_that_limit_the_clause_are_in_it(text: str, content: str) -> None:
    assert list_positions(text)[0] == content


def test_no_longer_is_in_the_cue() -> None:
    text = "Ann Berg no longer believes the boats sank."
    (found,) = analyse_text(text).attributions
    assert found.cue is not None
    assert (found.cue.of(text), found.speaker.name) == ("no longer believes", "Ann Berg")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ann Berg demanded that Bo Dahl admit the boats sank.", ["that Bo Dahl admit the boats sank"]),
        ("Ann Berg insisted no boat sank, as Bo Dahl claimed.", ["no boat sank"]),
        ("It is vital that Ann Berg say the boats sank.", []),
        ("Ann Berg opposes a vote before June.", ["a vote before June"]),
        ("Ann Berg wants a ban on boats after dark.", ["a ban on boats after dark"]),
        ("Ann Berg promised lower fees, but no new boats.", ["lower fees, but no new boats"]),
        ("No boat sank, as Bo Dahl claimed.", ["No boat sank"]),
        ("It is odd that Ann Berg says the boats sank.", ["the boats sank"]),
        ("Ann Berg praised the crew after the vote.", ["the crew"]),
        ("Ann Berg promised lower fees, but no vote followed.", ["lower fees"]),
        ("The man who accused Ann Berg said the boats sank.", ["the boats sank"]),
    ],
)
def test_what_is_demanded_or_denied_is_said_by_nobody_else(text: str, said: list[str]) -> None:
    assert list_positions(text) == said


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Berg said she neither backs nor opposes the plan.", "she neither backs nor opposes the plan"),
        ("Ann Berg said the crew had not left or hoped to leave.", "the crew had not left or hoped to leave"),
        ("Ann Berg wants to go, whether or not it is said to be safe.", "to go, whether or not it is said to be safe"),
        ("Ann Berg wants not a vote, but a ban.", "not a vote, but a ban"),
        ("Ann Berg said not “one” boat sank.", "not “one” boat sank"),
        ("Ann Berg regrets not supporting the plan.", "not supporting the plan"),
        ("Ann Berg is afraid of not being heard.", "not being heard"),
        ("Ann Berg supports “the plan,” but not the tax.", "“the plan,” but not the tax"),
        ("No boat sank, Ann Berg said, not in June.", "No boat sank … not in June"),
        # How it was said, and to whom, is the writer's.
        ("No boat sank, Ann Berg said, not without pride.", "No boat sank"),
        ("No boat sank, Ann Berg said, but without conviction.", "No boat sank"),
        ("No boat sank, Ann Berg said, but not to the press.", "No boat sank"),
        ("No boat sank, Ann Berg told reporters, but not the council.", "No boat sank"),
        ("Ann Berg wants not a vote, but Bo Dahl does.", "not a vote"),
        ("Ann Berg opposes the plan or wants it changed.", "the plan"),
        ("Ann Berg declined to go, nor did she say why.", "to go"),
        ("Ann Berg said only “no boat sank.”", "“no boat sank.”"),
        ("Ann Berg said “we will go,” but not to the press.", "“we will go,”"),
        ("Ann Berg regrets bitterly supporting the plan.", "supporting the plan"),
    ],
)
def test_a_negation_is_in_the_content_that_it_denies(text: str, content: str) -> None:
    assert list_positions(text)[0] == content


@pytest.mark.parametrize(
    "text",
    [
        "Ann Berg warned in an email, “We are closed.”",
        "Ann Berg said in an email to members, “We are closed.”",
        "Ann Berg said at the quay: “We are closed.”",
        "Ann Berg said “We are closed.”",
    ],
)
def test_where_words_were_said_is_no_part_of_the_cue(text: str) -> None:
    (found,) = analyse_text(text).attributions
    assert found.cue is not None
    assert (found.cue.of(text), found.content[0].of(text)) == (text.split()[2], "“We are closed.”")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ann Berg said she had shut the quay and had called the mayor.",
            "she had shut the quay and had called the mayor",
        ),
        ("Ann Berg said she has not lied and never accused anybody.", "she has not lied and never accused anybody"),
        ("Ann Berg warns that it will sink and will hurt trade.", "that it will sink and will hurt trade"),
        # A verb of the speaker's own.
        ("Ann Berg said the quay was shut and called for a vote.", "the quay was shut"),
        ("Ann Berg had said she had shut the quay and had called for a vote.", "she had shut the quay"),
        ("Ann Berg said she had shut the quay, and had called for a vote.", "she had shut the quay"),
        ("Ann Berg said she had shut the quay and never called for a vote.", "she had shut the quay"),
    ],
)
def test_a_second_verb_in_the_form_of_the_first_is_said_too(text: str, content: str) -> None:
    assert list_positions(text)[0] == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Berg left for Oslo while Bo Dahl, Ida Holm and Per Falk continued talks.", []),
        ("As the quay was shut, Bo Dahl announced a new fund.", []),
        ("The quay is shut, Bo Dahl continued.", ["The quay is shut"]),
        ("The quay is shut, Bo Dahl announced Monday.", ["The quay is shut"]),
        ("The quay is shut, Bo Dahl told the council.", ["The quay is shut"]),
    ],
)
def test_who_does_a_thing_does_not_say_what_stands_before(text: str, content: list[str]) -> None:
    assert [one for one in list_positions(text) if "fund" not in one] == content


def test_an_aim_is_no_circumstance_of_a_saying() -> None:
    text = "Ann Berg promised in a bid to calm the council to close the quay."
    assert list_positions(text) == []


def test_a_plain_form_behind_a_relative_pronoun_is_told_as_done() -> None:
    text = "Ann Berg was met by large firms that warn it could harm trade."
    found = analyse_text(text).attributions
    assert [one.asserted for one in found if one.cue is not None and one.cue.of(text) == "warn"] == [True]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Police said in a statement only two of the nine men were armed.", "only two of the nine men were armed"),
        ("Police said in a statement not all of the men were armed.", "not all of the men were armed"),
        ("Police said in a statement if the men return they will be held.", "if the men return they will be held"),
        ("Police said a man had been held, but not charged.", "a man had been held, but not charged"),
        ("Police argued only trained officers may fire.", "only trained officers may fire"),
        ("Police want at least 300 officers.", "at least 300 officers"),
        ("Ann Berg opposed night trains after 10 p.m.", "night trains after 10 p.m."),
        # Where it was said, what was done and when is the writer's.
        ("Police said in a statement in June 2019 the men were armed.", "the men were armed"),
        ("Police said in a statement after the vote the men were armed.", "the men were armed"),
        ("Police said in a statement the men were armed.", "the men were armed"),
        ("Police said in a letter to the mayor last week that the men were armed.", "that the men were armed"),
        ("Police said in reply to questions that the men were armed.", "that the men were armed"),
        ("Police warned during a visit to the port on Friday that the men were armed.", "that the men were armed"),
        ("Police argued again trained officers may fire.", "trained officers may fire"),
        ("Police complained about 300 officers.", "300 officers"),
        ("Ann Berg opposed night trains after the vote.", "night trains"),
        ("Police said a man had been held, but did not say why.", "a man had been held"),
    ],
)
def test_a_limit_behind_a_circumstance_opens_the_content(text: str, content: str) -> None:
    assert list_positions(text)[0] == content


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ann Berg by no means said boats were safe.", []),
        ("Ann Berg at no time said boats were safe.", []),
        ("There is no proof Ann Berg said boats were safe.", []),
        ("Nobody can prove Ann Berg said boats were safe.", []),
        ("In a fake video, Ann Berg says boats are safe.", []),
        ("Ann Berg in no hurry said boats were safe.", ["boats were safe"]),
        ("There is proof Ann Berg said boats were safe.", ["boats were safe"]),
        ("The letter proves Ann Berg said boats were safe.", ["boats were safe"]),
        ("In a report on fake videos, Ann Berg says boats are safe.", ["boats are safe"]),
        ("In a video, Ann Berg says boats are safe.", ["boats are safe"]),
    ],
)
def test_what_was_never_said_is_nobodys_position(text: str, said: list[str]) -> None:
    assert list_positions(text) == said


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Berg says while boats sink, she thinks they are safe.", "while boats sink, she thinks they are safe"),
        ("Ann Berg said if it rained, Bo Dahl believed it was wet.", "if it rained, Bo Dahl believed it was wet"),
        ("Ann Berg said unless it rains, she hopes to go.", "unless it rains, she hopes to go"),
        ("Ann Berg said it was wet, while Bo Dahl said it was dry.", "it was wet"),
        ("Ann Berg said it was wet, and Bo Dahl said it was dry.", "it was wet"),
        ("Ann Berg said if it rains she will go, Bo Dahl said.", "Ann Berg said if it rains she will go"),
    ],
)
def test_a_clause_goes_on_behind_the_limit_that_opens_it(text: str, content: str) -> None:
    assert list_positions(text)[0] == content


@pytest.mark.parametrize("end", range(1, 11))
def test_a_text_that_breaks_off_within_a_limit_is_read(end: int) -> None:
    tokens = ["Ann Berg said", "in Hull", "but", "not", "at least", "unless", "it rains", ",", "if", "apart from"]
    for first in range(len(tokens)):
        text = " ".join([*tokens[:1], *tokens[first:end]])
        assert all(part in text for content in list_positions(text) for part in content.split(" … "))
