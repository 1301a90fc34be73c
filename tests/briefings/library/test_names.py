import pytest

from briefings.model.analysis import ActorKind, actor_id
from briefings.model.audience import EVERYTHING


@pytest.fixture(autouse=True)
async def _documents(take):
    await take(
        "a.txt", "Kari Holm met Norway, Norway and Norway. Per Holm left North Velland. Oslo waited. The FU too."
    )
    await take("b.txt", "Holm went to South Velland and North Velland.")


def names(found) -> list[str]:
    return list(dict.fromkeys(row.name for row in found))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Norway", ["Norway"]),
        ("norwegian", ["Norway"]),
        ("Oslo's", ["Norway"]),
        ("NV", ["North Velland"]),
        ("velland", ["North Velland", "South Velland"]),
        ("Holm", ["Kari Holm", "Per Holm"]),
        ("minister holm", ["Kari Holm"]),
        ("Vell", ["North Velland"]),
        ("land", []),
        ("Fjord", ["Fjord Union"]),
        ("", []),
        ("?!", []),
    ],
)
async def test_names_match_whole_or_by_whole_words_side_by_side(library, asked, expected):
    assert names(await library.reader(EVERYTHING).names_matching(asked)) == expected


async def test_a_row_says_which_name_matched_and_how_much_the_actor_is_mentioned(library):
    (row,) = await library.reader(EVERYTHING).names_matching("norwegian")

    assert (row.id, row.kind, row.alias) == (actor_id(ActorKind.PLACE, "Norway"), ActorKind.PLACE, "Norwegian")
    assert (row.mentions, row.documents) == (4, 1)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("Nroway", "Norway"), ("Norwy", "Norway"), ("orway", "Norway"), ("Norwqay", "Norway"), ("Fjrod", "Fjord Union"),
     ("Velalnd", "North Velland"), ("holn", "Kari Holm"), ("north vellnd", "North Velland")],
)  # fmt: skip
async def test_one_slip_anywhere_still_finds_the_name(library, asked, expected):
    assert expected in names(await library.reader(EVERYTHING).names_near(asked))


@pytest.mark.parametrize("asked", ["", "xxxxxxxxxxxx", "%", "_", "a" * 5000])
async def test_what_is_near_to_nothing_finds_nothing(library, asked):
    assert await library.reader(EVERYTHING).names_near(asked) == ()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", ["Norway", "Kari Holm", "North Velland"]),
        ("n", ["Norway", "North Velland"]),
        ("nor", ["Norway", "North Velland"]),
        ("north v", ["North Velland"]),
        ("vell", ["North Velland", "South Velland"]),
        ("hol", ["Kari Holm", "Per Holm"]),
        ("os", ["Norway"]),
        ("%", ["Norway", "Kari Holm", "North Velland"]),
        ("zz", []),
    ],
)
async def test_a_beginning_of_a_name_or_of_a_word_of_it_finds_the_most_mentioned_first(library, asked, expected):
    found = names(await library.reader(EVERYTHING).names_beginning(asked))

    assert found[: len(expected)] == expected
    assert bool(found) == bool(expected)


async def test_completion_is_limited_by_kind_and_number(library):
    persons = await library.reader(EVERYTHING).names_beginning("", kinds=(ActorKind.PERSON,))
    one = await library.reader(EVERYTHING).names_beginning("n", limit=1)

    assert {row.kind for row in persons} == {ActorKind.PERSON}
    assert names(one) == ["Norway"]


async def test_completion_by_a_common_beginning_goes_down_from_the_most_mentioned(library, monkeypatch):
    monkeypatch.setattr("briefings.library.names._MANY_WORDS", 1)

    assert names(await library.reader(EVERYTHING).names_beginning("v")) == ["North Velland", "South Velland"]


async def test_exact_names_are_looked_up_many_at_once(library):
    found = await library.reader(EVERYTHING).names_called(["oslo", "FU", "Vell", "Velland", "", "vell city"])

    assert {row.alias for row in found} == {"Oslo", "FU", "Vell City"}
    assert await library.reader(EVERYTHING).names_called([]) == ()


async def test_an_actor_is_found_by_its_id(library):
    found = await library.reader(EVERYTHING).actor(actor_id(ActorKind.PERSON, "Per Holm"))

    assert found is not None
    assert (found.name, found.alias, found.documents) == ("Per Holm", "Per Holm", 1)
    assert await library.reader(EVERYTHING).actor("gone") is None


async def test_an_actor_is_spelled_as_most_documents_spell_it(library, desk, take):
    for spelling, path in (("NORWAY", "c.txt"), ("norway", "d.txt"), ("norway", "e.txt")):
        desk.cast = {spelling: desk.cast["Norway"]}
        await take(path, f"{spelling} waited.")
        desk.cast = {"Norway": desk.cast[spelling]}
    before = names(await library.reader(EVERYTHING).names_matching("norway"))
    await library.remove("/a", ["d.txt", "e.txt"])

    assert before == ["norway"]
    assert names(await library.reader(EVERYTHING).names_matching("norway")) == ["NORWAY"]
