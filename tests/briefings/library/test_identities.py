"""One person across documents: applied when asked, the same however the library grew."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from briefings.library import make_entry, open_library, resolve_topic
from briefings.library.bearers import BearerCandidate, YearCount
from briefings.library.identities import KnownGroups
from briefings.library.name_keys import KeyRole
from briefings.model.analysis import ActorKind, Speaker
from briefings.model.audience import EVERYTHING, Audience
from briefings.model.findings import Question
from briefings.model.spans import Span
from briefings.questions import QUESTIONS

from .conftest import NOW, Newsdesk, store

KARI, PER, BARE = ("Kari Holm", ("Holm",)), ("Per Holm", ("Holm",)), ("Holm", ())
BRIDGE = "Holm said that the bridge opens. Holm waited on 2024-03-02.\n\n“We build,” said Holm."
DOCUMENTS = (
    ("kari.txt", "Kari Holm said that the tunnel opens.", date(2024, 1, 3), KARI),
    ("bare.txt", BRIDGE, date(2024, 3, 3), BARE),
    ("undated.txt", "Holm said that the ferry opens.", None, BARE),
    ("per.txt", "Per Holm said that the port opens.", date(2010, 1, 3), PER),
    ("per2.txt", "Per Holm waited.", date(2024, 1, 3), PER),
    ("old.txt", "Holm said that the road opens.", date(2010, 5, 3), BARE),
)  # fmt: skip


def write(desk: Newsdesk, document):
    path, text, day, (name, aliases) = document
    desk.cast = {name: (ActorKind.PERSON, aliases)}
    return desk.article(path, text, day)


async def ask(library, words: str, audience: Audience = EVERYTHING, question: Question = Question.BRIEF):
    reader = library.reader(audience)
    topic = resolve_topic(words, await reader.names_matching(words), ())
    return topic, await reader.findings(topic, reach=QUESTIONS[question].reach)


def paths(findings) -> set[str]:
    return {document.path for document in findings.documents.values()}


async def test_a_surname_and_a_full_name_are_one_answer(library, desk):
    for document in DOCUMENTS[:3]:
        await store(library, desk, write(desk, document))
    (topic, short), (_, full) = await ask(library, "holm"), await ask(library, "kari holm")

    assert [actor.name for actor in topic.actors] == ["Kari Holm"]
    assert short == full
    assert paths(short) == {"kari.txt", "bare.txt", "undated.txt"}
    assert {one.speaker for one in (*short.positions, *short.quotations)} == {"Kari Holm"}
    assert [(actor.name, actor.documents, actor.mentions) for actor in short.actors] == [("Kari Holm", 3, 5)]
    assert {one.actors for one in (*short.sentences, *short.events)} == {frozenset({topic.actors[0].id})}


async def test_a_surname_that_two_people_bear_stays_apart_and_leads_to_all(library, desk):
    for document in (DOCUMENTS[0], DOCUMENTS[1], DOCUMENTS[4]):
        await store(library, desk, write(desk, document))
    topic, found = await ask(library, "holm")

    assert {actor.name for actor in topic.actors} == {"Kari Holm", "Per Holm", "Holm"}
    assert {one.speaker for one in found.quotations} == {"Holm"}


async def test_a_lord_of_a_surname_is_somebody_else(library, desk):
    lord = ("lord.txt", "Lord Holm said that the pier opens.", date(2024, 3, 3), ("Lord Holm", ("Holm",)))
    for document in (DOCUMENTS[0], DOCUMENTS[1], lord):
        await store(library, desk, write(desk, document))

    assert "lord.txt" not in paths((await ask(library, "kari holm"))[1])
    assert paths((await ask(library, "lord holm"))[1]) == {"lord.txt"}
    assert {actor.name for actor in (await ask(library, "holm"))[0].actors} >= {"Kari Holm", "Lord Holm"}


async def test_each_time_has_its_bearer(library, desk):
    for document in (*DOCUMENTS[:4], DOCUMENTS[5]):
        await store(library, desk, write(desk, document))

    assert paths((await ask(library, "kari holm"))[1]) == {"kari.txt", "bare.txt"}
    assert paths((await ask(library, "per holm"))[1]) == {"per.txt", "old.txt"}


async def test_who_speaks_under_the_same_surname_in_another_time_is_nobody_of_a_quotes_answer(library, desk):
    for document in (*DOCUMENTS[:4], DOCUMENTS[5]):
        await store(library, desk, write(desk, document))
    (topic, found), reach = await ask(library, "kari holm", question=Question.QUOTE), QUESTIONS[Question.QUOTE].reach
    of_then = await library.reader(EVERYTHING).findings(topic, reach=reach, until=date(2012, 1, 1))

    assert paths(found) == {"kari.txt", "bare.txt"}
    assert of_then.documents == {}


async def test_a_document_that_names_both_keeps_them_apart(library, desk):
    await store(library, desk, write(desk, DOCUMENTS[0]))
    desk.cast = {"Per Holm": (ActorKind.PERSON, ()), "Holm": (ActorKind.PERSON, ())}
    await store(
        library, desk, desk.article("both.txt", "Per Holm left. Holm said that the bridge opens.", date(2024, 1, 5))
    )

    assert paths((await ask(library, "kari holm"))[1]) == {"kari.txt"}


async def test_who_does_not_see_the_full_name_sees_the_surname_alone(library, desk):
    await store(library, desk, write(desk, DOCUMENTS[0]), "/hidden")
    await store(library, desk, write(desk, DOCUMENTS[1]), "/seen")
    topic, found = await ask(library, "holm", Audience.of(["/seen"]))

    assert [actor.name for actor in topic.actors] == ["Holm"]
    assert {one.speaker for one in found.positions} == {"Holm"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Holm waited. Nobody came.", True),
        ("Nobody came, and Mr. Holm waited.", True),
        ("But Holm's boat sank.", True),
        ("The holm was flooded.", False),
        ("Holm Street was closed.", False),
        ("Eva Holm waited.", False),
    ],
)
async def test_a_surname_of_which_its_document_tells_nothing_is_known_from_the_others(library, desk, text, found):
    await store(library, desk, write(desk, DOCUMENTS[0]))
    desk.cast = {}
    await store(library, desk, desk.article("lone.txt", text, date(2024, 1, 9)))

    assert paths((await ask(library, "kari holm"))[1]) == ({"kari.txt", "lone.txt"} if found else {"kari.txt"})


@pytest.mark.parametrize(
    ("text", "found"), [("Nor-Holm waited.", True), ("Holm waited.", False), ("Nor Holm ran.", False)]
)
async def test_a_surname_of_two_joined_words_is_known_whole_and_not_by_half_of_it(library, desk, text, found):
    desk.cast = {"Kari Nor-Holm": (ActorKind.PERSON, ("Nor-Holm",))}
    await store(library, desk, desk.article("kari.txt", "Kari Nor-Holm left.", date(2024, 1, 3)))
    desk.cast = {}
    await store(library, desk, desk.article("lone.txt", text, date(2024, 1, 9)))

    assert paths((await ask(library, "kari nor-holm"))[1]) == ({"kari.txt", "lone.txt"} if found else {"kari.txt"})


async def test_who_speaks_under_a_lone_surname_is_known_too(library, desk):
    await store(library, desk, write(desk, DOCUMENTS[0]))
    desk.cast = {}
    article = desk.article("lone.txt", "Holm came.\n\n“We build,” said Holm.", date(2024, 1, 9))
    start = article.text.index("Holm.", 20)
    analysis = desk.analysis(article)
    speaker = Speaker("Holm", Span(start, start + 4))
    spoken = replace(analysis, quotations=tuple(replace(one, speaker=speaker) for one in analysis.quotations))
    await library.store(
        make_entry(article, spoken), root="/a", size=1, mtime_ns=2, content_hash="x", analysis_version=1
    )
    topic, found = await ask(library, "holm", question=Question.QUOTE)

    assert [(one.actor, one.speaker) for one in found.quotations] == [(topic.actors[0].id, "Kari Holm")]
    (kari,) = found.actors
    assert (kari.documents, kari.mentions) == (2, 3)


async def test_a_lone_surname_of_two_people_is_nobodys(library, desk):
    for document in (DOCUMENTS[0], DOCUMENTS[4]):
        await store(library, desk, write(desk, document))
    desk.cast = {}
    await store(library, desk, desk.article("lone.txt", "Holm waited.", date(2024, 1, 9)))

    assert "lone.txt" not in paths((await ask(library, "kari holm"))[1])
    assert "lone.txt" in paths((await ask(library, "holm"))[1])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kept=st.lists(st.sampled_from(DOCUMENTS), unique=True, min_size=1),
    removed=st.lists(st.sampled_from(DOCUMENTS), unique=True),
)
async def test_growing_and_shrinking_in_any_order_gives_the_same_actors(tmp_path_factory, desk, kept, removed):
    folder = tmp_path_factory.mktemp("libraries")
    answers = []
    for name, first in (("fresh", []), ("grown", [one for one in removed if one not in kept])):
        async with open_library(folder / f"{name}.db", clock=lambda: NOW) as library:
            for document in (*first, *kept) if name == "grown" else sorted(kept, key=lambda one: one[0]):
                await store(library, desk, write(desk, document))
            await library.remove("/a", [path for path, *_ in first])
            found = [await ask(library, words) for words in ("holm", "kari holm", "per holm")]
            answers.append([(topic, {one.id: one for one in findings.actors}) for topic, findings in found])

    assert answers[0] == answers[1]


@pytest.mark.parametrize("table", ["actor_years", "actor_keys"])
async def test_a_removed_document_leaves_no_count(library, desk, table):
    for document in DOCUMENTS:
        await store(library, desk, write(desk, document))
    await library.forget("/a")

    async with library._store.read() as connection:
        assert list(await connection.execute_fetchall(f"SELECT * FROM {table}")) == []


def test_groups_are_known_to_one_audience_of_one_revision_and_those_asked_for_last_stay():
    known = KnownGroups()
    long = tuple(
        BearerCandidate(str(number), ActorKind.PERSON, "holm", KeyRole.BEARER, (YearCount(None, 1, 1),) * 1_000)
        for number in range(9)
    )
    known.add(1, EVERYTHING, {"holm": (), "falk": long})

    assert known.find(1, EVERYTHING, ["holm", "berg"]) == {"holm": ()}
    assert known.find(1, Audience.of(["/a"]), ["holm"]) == known.find(2, EVERYTHING, ["holm"]) == {}
    known.add(1, EVERYTHING, {"lund": long, "dahl": long})
    assert known.find(1, EVERYTHING, ["holm", "falk", "lund", "dahl"]).keys() == {"holm", "lund", "dahl"}
    known.add(2, EVERYTHING, {"berg": ()})
    assert known.find(2, EVERYTHING, ["lund", "berg"]) == {"berg": ()}
