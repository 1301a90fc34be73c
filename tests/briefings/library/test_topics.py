"""Laws of topic resolution."""

import pytest
from hypothesis import given, settings, strategies as st

from briefings.library import is_part_of_names, resolve_topic, translate_state
from briefings.model.analysis import ActorKind, actor_id
from briefings.model.findings import NamedActor, Topic

PLACE, PERSON, ORGANISATION = ActorKind.PLACE, ActorKind.PERSON, ActorKind.ORGANISATION


def make_row(name: str, alias: str, *, mentions: int = 1, kind: ActorKind = ActorKind.PLACE) -> NamedActor:
    return NamedActor(id=actor_id(kind, name), name=name, kind=kind, alias=alias, mentions=mentions, documents=1)


@pytest.fixture(name="rows")
def _rows() -> tuple[NamedActor, ...]:
    """Every name that a library of news from the two Koreas would know."""
    table = {
        "North Korea": (PLACE, 30, ("North Korea", "Pyongyang", "DPRK", "North Korean")),
        "South Korea": (PLACE, 20, ("South Korea", "Seoul", "ROK", "Korea")),
        "United States": (PLACE, 25, ("United States", "US", "U.S.", "Washington", "America")),
        "Kim Jong-un": (PERSON, 15, ("Kim Jong-un", "Kim", "Supreme Leader Kim")),
        "Kim Yo-jong": (PERSON, 4, ("Kim Yo-jong", "Kim")),
        "Moon Jae-in": (PERSON, 5, ("Moon Jae-in", "Moon")),
        "Les Moonves": (PERSON, 9, ("Les Moonves", "Moonves")),
        "Donald Trump": (PERSON, 40, ("Donald Trump", "Trump", "President Trump")),
        "Trump Organization": (ORGANISATION, 3, ("Trump Organization",)),
        "US Steel": (ORGANISATION, 50, ("US Steel",)),
        "Denzel Washington": (PERSON, 1, ("Denzel Washington", "Washington")),
        "Theresa May": (PERSON, 1, ("Theresa May", "May")),
        "Guinea": (PLACE, 2, ("Guinea",)),
        "Equatorial Guinea": (PLACE, 6, ("Equatorial Guinea",)),
        "Iraq": (PLACE, 9, ("Iraq", "Baghdad")),
        "Bank of Korea": (ORGANISATION, 2, ("Bank of Korea",)),
        "Federal Reserve": (ORGANISATION, 2, ("Federal Reserve", "Fed")),
        "Korean Forestry": (ORGANISATION, 1, ("Korean Forestry", "Forestry")),
    }
    return tuple(
        make_row(name, alias, kind=kind, mentions=mentions)
        for name, (kind, mentions, aliases) in table.items()
        for alias in aliases
    )


def meant(topic: Topic) -> list[str]:
    return [actor.name for actor in topic.actors]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("korea", ["North Korea", "South Korea"]),
        ("north korea", ["North Korea"]),
        ("North Korean", ["North Korea"]),
        ("pyongyang", ["North Korea"]),
        ("us", ["United States"]),
        ("U.S.", ["United States"]),
        ("kim", ["Kim Jong-un", "Kim Yo-jong"]),
        ("kim jong un", ["Kim Jong-un"]),
        ("Kim Jong-un's", ["Kim Jong-un"]),
        ("moon", ["Moon Jae-in"]),
        ("trump", ["Donald Trump"]),
        ("washington", ["United States"]),
        ("guinea", ["Guinea"]),
        ("jong-un", ["Kim Jong-un"]),
    ],
)
def test_words_mean_whoever_bears_them_as_whole_words(
    rows: tuple[NamedActor, ...], words: str, names: list[str]
) -> None:
    assert meant(resolve_topic(words, rows, ())) == names


def test_a_name_of_another_kind_is_offered_and_not_mixed_in(rows: tuple[NamedActor, ...]) -> None:
    assert "Trump Organization" in resolve_topic("trump", rows, ()).suggestions
    assert "Bank of Korea" in resolve_topic("korea", rows, ()).suggestions


def test_a_country_is_looked_for_in_the_texts_too_but_a_surname_or_an_abbreviation_is_not(
    rows: tuple[NamedActor, ...],
) -> None:
    assert resolve_topic("Korea", rows, ()).text == "korea"
    assert resolve_topic("moon", rows, ()).text == ""
    assert resolve_topic("US", rows, ()).text == ""


@pytest.mark.parametrize(
    ("words", "documents", "names"),
    [
        ("steel", 1, ["US Steel"]),
        ("steel", 2, []),
        ("STEEL", 2, []),
        ("korea", 9, ["North Korea", "South Korea"]),
        ("equatorial", 1, ["Equatorial Guinea"]),
        ("equatorial", 3, []),
        # An ordinary word by which some text calls a body for short.
        ("forestry", 1, ["Korean Forestry"]),
        ("forestry", 9, []),
        ("fed", 9, ["Federal Reserve"]),
        ("trump", 9, ["Donald Trump"]),
        ("trump", 10, []),
        ("may", 99, ["Theresa May"]),
    ],
)
def test_a_word_means_a_longer_name_that_stands_in_most_of_its_documents(
    rows: tuple[NamedActor, ...], words: str, documents: int, names: list[str]
) -> None:
    topic = resolve_topic(words, rows, (), word_documents=documents)

    assert meant(topic) == names
    assert names or topic.suggestions


@pytest.mark.parametrize(("documents", "names"), [(1, ["Ida Apple"]), (9, ["Ida Apple"]), (40, [])])
def test_a_surname_is_but_a_word_where_many_times_as_many_documents_have_it(documents: int, names: list[str]) -> None:
    rows = tuple(make_row("Ida Apple", alias, kind=PERSON) for alias in ("Ida Apple", "Apple"))

    assert is_part_of_names("apple", rows[1:])
    assert not is_part_of_names("ida apple", rows[:1])
    assert meant(resolve_topic("apple", rows, (), word_documents=documents)) == names


def test_short_words_in_capitals_are_looked_for_in_capitals() -> None:
    assert resolve_topic("AI law", (), ()).text == "AI law"
    assert resolve_topic("BANK LOAN", (), ()).text == "bank loan"
    assert resolve_topic("INFLATION", (), ()).text == "inflation"


def test_a_state_is_known_by_its_korean_name() -> None:
    assert translate_state("북한") == "North Korea"
    assert translate_state(" 남아프리카 공화국 ") == "South Africa"
    assert translate_state("bukhan") == "bukhan"


def test_a_surname_of_several_people_is_looked_for_in_the_texts_too() -> None:
    rows = tuple(make_row(name, alias, kind=PERSON) for name in ("Nina Falk", "Otto Falk") for alias in (name, "Falk"))

    assert resolve_topic("falk", rows, ()).text == "falk"
    assert resolve_topic("falk", rows[:2], ()).text == ""


def test_words_that_name_nobody_go_to_the_texts_as_they_stand(rows: tuple[NamedActor, ...]) -> None:
    topic = resolve_topic('Missile "tests" AND (treaty)*', rows, ())

    assert topic.actors == ()
    assert topic.text == "missile tests and treaty"
    assert topic.corrected is None


@pytest.mark.parametrize(
    ("typed", "corrected", "names"),
    [
        ("koera", "Korea", ["North Korea", "South Korea"]),
        ("trmup", "Trump", ["Donald Trump"]),
        ("tump", "Trump", ["Donald Trump"]),
        ("norht korea", "North Korea", ["North Korea"]),
        ("pyongjang", "Pyongyang", ["North Korea"]),
        ("donald trumpp", "Donald Trump", ["Donald Trump"]),
    ],
)
def test_a_slip_of_the_fingers_is_taken_for_the_nearest_name_and_said(
    rows: tuple[NamedActor, ...], typed: str, corrected: str, names: list[str]
) -> None:
    topic = resolve_topic(typed, (), rows)

    assert topic.corrected == corrected
    assert meant(topic) == names


def test_a_country_that_is_not_there_is_never_taken_for_its_neighbour(rows: tuple[NamedActor, ...]) -> None:
    topic = resolve_topic("iran", (), rows)

    assert topic.actors == ()
    assert topic.corrected is None
    assert topic.suggestions == ("Iraq",)


@pytest.mark.parametrize(("typed", "corrected"), [("tramp", None), ("tromp", "Trump")])
def test_an_english_word_is_no_slip_of_a_name(rows: tuple[NamedActor, ...], typed: str, corrected: str | None) -> None:
    topic = resolve_topic(typed, (), rows)

    assert topic.corrected == corrected
    assert "Donald Trump" in topic.suggestions or meant(topic) == ["Donald Trump"]


def test_words_that_the_texts_hold_are_not_corrected(rows: tuple[NamedActor, ...]) -> None:
    topic = resolve_topic("koera", (), rows, text_found=True)

    assert topic.corrected is None
    assert topic.text == "koera"
    assert "North Korea" in topic.suggestions


def test_a_suggestion_is_never_what_is_shown_already(rows: tuple[NamedActor, ...]) -> None:
    topic = resolve_topic("koera", (), rows)

    assert not set(topic.suggestions) & set(meant(topic))


@pytest.mark.parametrize("words", ["", "   ", "\x00", "🇰🇷", "—", "'\"*()"])
def test_words_without_a_letter_mean_nothing(rows: tuple[NamedActor, ...], words: str) -> None:
    topic = resolve_topic(words, rows, rows)

    assert (topic.actors, topic.text, topic.suggestions) == ((), "", ())


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_a_request_and_only_plain_words_reach_the_index(words: str) -> None:
    topic = resolve_topic(words, (), ())

    assert len(topic.words) <= 200
    assert len(topic.text.split()) <= 12
    assert all(character.isalnum() or character in ' "' or not character.isascii() for character in topic.text)
    assert topic.text.count('"') % 2 == 0


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("B&D", '"b d"'),
        ("sars-9 boats", '"sars 9" boats'),
        ("boats b&d b&d", 'boats "b d" "b d"'),
        ("mail-in boats", '"mail in" boats'),
        ("b-c-e-f c-e", '"b c e f" "c e"'),
        ("Lund-Orsk war", "lund orsk war"),
        ("boats/rents", "boats rents"),
        ("the boats", "boats"),
        ("WHO boats", "WHO boats"),
        ("o'berg", "oberg"),
        ("U.V. boats", "UV boats"),
    ],
)
def test_what_a_mark_joins_stands_side_by_side(words: str, text: str) -> None:
    assert resolve_topic(words, (), ()).text == text


@pytest.mark.parametrize(("words", "text"), [("federal reserve", '"federal reserve"'), ("guinea", "guinea")])
def test_besides_a_name_of_several_words_they_are_looked_for_side_by_side(
    rows: tuple[NamedActor, ...], words: str, text: str
) -> None:
    assert resolve_topic(words, rows, ()).text == text


def test_a_request_of_any_length_is_resolved_quickly(rows: tuple[NamedActor, ...]) -> None:
    topic = resolve_topic("korea " * 100_000, rows, rows)

    assert len(topic.words) <= 200


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("다리", "다리"),
        ("पुल", "पुल"),
        ("ชาวบ้าน", "ชาวบ้าน"),
        ("Новый мост", "новый мост"),
        ("أحمد", "أحمد"),
        ("ガス管", "ガス管"),
        # Near misses: Latin and Greek letters are compared without their marks.
        ("Łódź", "łodz"),
        ("Cầu", "cau"),
        ("Αθήνα", "αθηνα"),
        ("AT&T", '"at t"'),
    ],
)
def test_words_of_other_scripts_are_looked_for_with_their_marks(asked: str, text: str) -> None:
    assert resolve_topic(asked, (), ()).text == text
