"""Who is made to say something, or takes care not to, and who is quoted by others and goes on."""

import pytest

from tests.support.sayings import analyse_text, list_speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guards forced Nils Aker to say that he had sold the boats.", []),
        ("The guards forced Nils Aker to say he had sold the boats.", []),
        ("The guards made Nils Aker say that he had sold the boats.", []),
        ("The leak forced Nils Aker to admit that he had sold the boats.", ["Nils Aker"]),
        ("The leak prompted Nils Aker to say that he had sold the boats.", ["Nils Aker"]),
        ("Nils Aker was forced to say that he had sold the boats.", ["Nils Aker"]),
    ],
)
def test_what_somebody_is_made_to_say_is_no_position_of_theirs(text: str, expected: list[str]) -> None:
    assert list_speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Nils Aker was careful not to say “the boats are sold.”", []),
        ("Nils Aker was quick not to promise “the boats will stay.”", []),
        ("Nils Aker was careful to say “the boats are here.”", ["Nils Aker"]),
        ("Nils Aker was quick to say “the boats will stay.”", ["Nils Aker"]),
    ],
)
def test_words_that_somebody_is_careful_not_to_say_are_nobodys(text: str, speakers: list[str]) -> None:
    assert [one.speaker.name for one in analyse_text(text).quotations if one.asserted] == speakers


@pytest.mark.parametrize(
    "quoted",
    [
        "Local media quoted Mayor Peter Bell as saying that the pier was shut.",
        "Local media quoted the mayor, Peter Bell, as saying that the pier was shut.",
        "Local media quoted Peter Bell, the mayor, as having said that the pier was shut.",
        "Mayor Peter Bell said that the pier was shut.",
    ],
)
def test_he_who_goes_on_is_who_was_quoted_last(quoted: str) -> None:
    said = analyse_text(f"The rebel leader, Thomas Zaw, left. {quoted} “It will open in May,” he said.").quotations
    assert [one.speaker.name for one in said] == ["Peter Bell"]


def test_who_is_quoted_for_something_else_does_not_go_on() -> None:
    text = (
        "Thomas Zaw said that the pier was shut. A paper had cited Peter Bell for it. “It will open in May,” he said."
    )
    assert [one.speaker.name for one in analyse_text(text).quotations] == ["Thomas Zaw"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Senators tried to get Nils Aker to say “I sold the boats.”", []),
        ("Senators tried to get the chief, Nils Aker, to say “I sold the boats.”", []),
        ("Senators tried to have Nils Aker say “I sold the boats.”", []),
        ("Senators failed to make Nils Aker say “I sold the boats.”", []),
        ("Senators got Nils Aker to say “I sold the boats.”", ["Nils Aker"]),
        ("The leak led Nils Aker to say “I sold the boats.”", ["Nils Aker"]),
    ],
)
def test_what_others_try_to_make_somebody_say_is_nobodys(text: str, speakers: list[str]) -> None:
    assert [one.speaker.name for one in analyse_text(text).quotations if one.asserted] == speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As soon as Nils Aker says that the pay is settled, they sail.", []),
        ("They sailed as soon as Nils Aker said that the pay was settled.", ["Nils Aker"]),
        ("Nils Aker soon said that the pay was settled.", ["Nils Aker"]),
    ],
)
def test_what_is_said_only_once_a_time_has_come_is_open(text: str, expected: list[str]) -> None:
    assert list_speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The reform, as Nils Aker put it, was “a lock without a key.”", "Nils Aker"),
        ("The reform was, as union leader Nils Aker put it, “a lock without a key.”", "Nils Aker"),
        ("“A lock without a key” is how Nils Aker described the reform.", "Nils Aker"),
        ("“A lock without a key,” was how Nils Aker put it.", "Nils Aker"),
    ],
)
def test_who_puts_it_so_is_quoted(text: str, speaker: str) -> None:
    assert [one.speaker.name for one in analyse_text(text).quotations] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Nils Aker put it behind the door marked “a lock without a key.”",
        "“The Lock” is how the boat was named after Nils Aker had sold it.",
    ],
)
def test_who_puts_something_somewhere_is_not_quoted(text: str) -> None:
    assert [one.speaker.name for one in analyse_text(text).quotations if one.speaker.actor] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The agency, citing the police, said two boats were sold.", ["The agency"]),
        ("The agency, citing two officials, said that two boats were sold.", ["The agency"]),
        ("Nils Aker countered that two boats were sold.", ["Nils Aker"]),
        ("Nils Aker testified that two boats were sold.", ["Nils Aker"]),
        ("Nils Aker countered with an offer for two boats.", []),
        ("Nils Aker testified in court for two days.", []),
    ],
)
def test_who_cites_counters_or_testifies_says_a_clause_alone(text: str, expected: list[str]) -> None:
    assert list_speakers(text) == expected


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("Ida Holt, the builder Cem Aydin and their lawyer", "Ida Holt, the builder Cem Aydin and their lawyer"),
        ("A group of cooks, nurses and monks that met on Friday", "A group of cooks, nurses and monks"),
        ("A group of cooks, nurses and monks", "A group of cooks, nurses and monks"),
        ("In Bursa, the builder Cem Aydin and their lawyer", "the builder Cem Aydin and their lawyer"),
    ],
)
def test_a_list_of_unlike_members_speaks_whole(subject: str, speaker: str) -> None:
    assert list_speakers(f"{subject} said that the pier was shut.") == [speaker]


@pytest.mark.parametrize(
    ("subject", "inner"),
    [
        ("Nils Aker, who had refused to stand,", "to stand"),
        ("Nils Aker, who believes that the mill is lost,", "that the mill is lost"),
        ("Nils Aker, who called the pier “mad,”", "the pier “mad,”"),
        ("Nils Aker, not known for patience,", "patience"),
    ],
)
def test_what_is_told_of_a_speaker_in_between_ends_before_the_verb_of_speech(subject: str, inner: str) -> None:
    text = f"{subject} said that the boats were sold."
    found = {one.content[0].of(text): one.speaker.name for one in analyse_text(text).attributions}
    assert found.get("that the boats were sold") == "Nils Aker"
    assert set(found) == {"that the boats were sold", inner}


def test_words_quoted_behind_what_is_told_of_a_speaker_are_the_speakers() -> None:
    text = "Nils Aker, who had refused to stand, said “let us begin with the boats.”"
    assert [one.speaker.name for one in analyse_text(text).quotations if one.asserted] == ["Nils Aker"]


def test_what_is_told_of_another_within_the_content_leaves_it_whole() -> None:
    text = "Nils Aker said that Ida Holt, who wanted to leave, was ill."
    [said] = analyse_text(text).attributions
    assert said.speaker.name == "Nils Aker"


@pytest.mark.parametrize("told", ["he is 52", "he paints under another name", "Harry to his friends", "a cook"])
def test_what_stands_between_dashes_leaves_the_speaker(told: str) -> None:
    text = f"Nils Aker — {told} — said that the boats were sold."
    said = {one.content[0].of(text): one.speaker.name for one in analyse_text(text).attributions}
    assert said["that the boats were sold"] == "Nils Aker"
