from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from briefings.library import make_entry, open_library
from briefings.library.full_text import MANY_HITS
from briefings.model.analysis import ActorKind, AttributionKind, Precision, actor_id, day, month
from briefings.model.audience import EVERYTHING
from briefings.model.findings import Findings, Passage, Question, Topic
from briefings.questions import QUESTIONS
from briefings.questions.brief import BRIEF
from briefings.questions.quote import QUOTE
from briefings.questions.search import SEARCH
from briefings.questions.sources import SOURCES
from briefings.questions.timeline import TIMELINE

HARBOUR = (
    "Trade talks begin.\n\nThe finance minister Kari Holm opened the harbour of Vellport on 2024-01-02. "
    "Holm said that Norway would pay for the tunnel.\n\n“We will see about tunnels,” said Per Holm."
)
STORM = "A storm hit Oslo. The prime minister Kari Holm said that the Fjord Union must help. Per slept."
FAR = " ".join(["Norway waited."] + ["Nothing else happened."] * 9 + ["Per Holm said that it rains."])


def topic_of(*names: str, kind: ActorKind = ActorKind.PLACE, text: str = "") -> Topic:
    from briefings.model.findings import NamedActor

    actors = tuple(
        NamedActor(id=actor_id(kind, name), name=name, kind=kind, alias=name, mentions=1, documents=1) for name in names
    )
    return Topic(words=" ".join(names), actors=actors, text=text)


NORWAY = topic_of("Norway")
KARI = topic_of("Kari Holm", kind=ActorKind.PERSON)


@pytest.fixture(name="texts")
async def texts_(take) -> dict[str, str]:
    stored = [
        # By their titles all are about both.
        await take("harbour.txt", HARBOUR, date(2024, 1, 3), title="Norway asks Kari Holm"),
        await take("storm.txt", STORM, date(2024, 2, 3), title="Norway asks Kari Holm"),
        await take("far.txt", FAR, title="Norway asks Kari Holm"),
    ]
    return {article.path: article.text for article in stored}


def words(passages: list[Passage]) -> set[str]:
    return {" … ".join(passage.pieces) for passage in passages}


def paths(found: Findings) -> list[str]:
    return [document.path for document in found.documents.values()]


def passages_of(found: Findings) -> list[Passage]:
    """Return every passage anywhere in the findings."""
    rows: list[Any] = [*found.actors, *found.sentences, *found.positions, *found.quotations, *found.events]
    values = [getattr(row, name) for row in rows for name in row.__slots__]
    flat = [one for value in values for one in (value if type(value) is tuple else (value,))]
    return [one for one in flat if isinstance(one, Passage)]


async def test_the_documents_that_name_an_actor_are_found_newest_first_the_undated_last(library, texts):
    found = await library.reader(EVERYTHING).findings(NORWAY, reach=BRIEF.reach)

    assert paths(found) == ["storm.txt", "harbour.txt", "far.txt"]


@pytest.mark.parametrize("question", Question)
async def test_every_passage_is_cut_from_its_documents_text(library, texts, question):
    for topic in (NORWAY, KARI, Topic(words=""), Topic(words="tunnel", text="tunnel")):
        found = await library.reader(EVERYTHING).findings(topic, reach=QUESTIONS[question].reach)
        for passage in passages_of(found):
            text = texts[found.documents[passage.document].path]

            assert passage.pieces == tuple(text[start:end] for start, end in passage.spans)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2024, 1, 3), None, ["storm.txt", "harbour.txt"]),
        (date(2024, 1, 4), None, ["storm.txt"]),
        (None, date(2024, 2, 2), ["harbour.txt"]),
        (date(2024, 2, 3), date(2024, 2, 3), ["storm.txt"]),
        (date(2025, 1, 1), None, []),
        (date.min, date.max, ["storm.txt", "harbour.txt"]),
    ],
)
@pytest.mark.parametrize("topic", [NORWAY, Topic(words=""), Topic(words="", text="norway OR oslo")])
async def test_a_window_includes_its_days_and_no_undated_document(library, take, topic, since, until, expected):
    await take("harbour.txt", f"Norway or Oslo. {HARBOUR}", date(2024, 1, 3))
    await take("storm.txt", f"Norway or Oslo. {STORM}", date(2024, 2, 3))
    await take("far.txt", f"{FAR} Norway or Oslo.")
    found = await library.reader(EVERYTHING).findings(topic, since=since, until=until, reach=BRIEF.reach)

    assert paths(found) == expected


async def test_actors_are_counted_over_the_documents_in_question_with_their_newest_roles(library, texts):
    found = await library.reader(EVERYTHING).findings(KARI, reach=BRIEF.reach)
    kari = next(actor for actor in found.actors if actor.name == "Kari Holm")

    assert (kari.mentions, kari.documents, kari.speaks, kari.kind) == (5, 3, 2, ActorKind.PERSON)
    assert [role.pieces for role in kari.roles] == [("minister",), ("minister",)]
    assert [found.documents[role.document].path for role in kari.roles] == ["storm.txt", "harbour.txt"]
    assert kari.mention.pieces == ("Kari Holm",)
    assert found.documents[kari.mention.document].path == "storm.txt"


async def test_sentences_that_name_the_topic_are_found_with_their_place_and_their_actors(library, take):
    text = "Trade talks begin.\n\nNobody spoke. Norway waited for Per Holm."
    article = await take("a.txt", text)
    found = await library.reader(EVERYTHING).findings(topic_of("Norway", text="talks"), reach=BRIEF.reach)
    rows = {sentence.passage.pieces[0]: sentence for sentence in found.sentences}

    assert set(rows) == {"Trade talks begin.", "Norway waited for Per Holm."}
    assert [row.position for row in rows.values()] == [0, 2]
    assert rows["Norway waited for Per Holm."].actors == {
        actor_id(ActorKind.PLACE, "Norway"),
        actor_id(ActorKind.PERSON, "Per Holm"),
        actor_id(ActorKind.PERSON, "Kari Holm"),
    }
    assert rows["Norway waited for Per Holm."].rank == 0
    assert rows["Trade talks begin."].rank > 0
    assert article.title_span is None


async def test_a_sentence_of_the_title_is_marked(library, desk, take):
    article = desk.article("a.txt", "Norway waits.\n\nNorway waited long.")
    await take("a.txt", article.text, title="Norway waits.", title_span=article.body[0])
    found = await library.reader(EVERYTHING).findings(NORWAY, reach=BRIEF.reach)

    assert {sentence.passage.pieces[0]: sentence.is_title for sentence in found.sentences} == {
        "Norway waits.": True,
        "Norway waited long.": False,
    }


async def test_positions_come_with_speaker_cue_content_and_sentence(library, texts):
    found = await library.reader(EVERYTHING).findings(NORWAY, reach=BRIEF.reach)
    position = next(one for one in found.positions if "tunnel" in one.content.pieces[0])

    assert (position.speaker, position.actor) == ("Kari Holm", actor_id(ActorKind.PERSON, "Kari Holm"))
    assert position.kind is AttributionKind.INDIRECT
    assert position.speaker_words is not None
    assert position.cue is not None
    assert (position.speaker_words.pieces, position.cue.pieces) == (("Holm",), ("said",))
    assert position.content.pieces == ("Norway would pay for the tunnel",)
    assert position.sentence.pieces == ("Holm said that Norway would pay for the tunnel.",)
    assert position.actors == {actor_id(ActorKind.PERSON, "Kari Holm"), actor_id(ActorKind.PLACE, "Norway")}


async def test_a_position_knows_when_it_was_said_if_the_text_tells(library, take):
    await take("a.txt", "Holm said that Norway pays. On 2024-02-03 Holm said that Norway waits.")

    found = await library.reader(EVERYTHING).findings(NORWAY, reach=BRIEF.reach)

    said = {one.content.pieces[0]: one.said for one in found.positions}
    assert said["Norway pays"] is None
    assert said["Norway waits"] == day(date(2024, 2, 3))


async def test_a_position_far_from_the_topic_is_left_out_unless_the_topic_says_it(library, texts):
    norway = await library.reader(EVERYTHING).findings(NORWAY, reach=BRIEF.reach)
    per = await library.reader(EVERYTHING).findings(topic_of("Per Holm", kind=ActorKind.PERSON), reach=BRIEF.reach)

    assert "it rains" not in words([one.content for one in norway.positions])
    assert "it rains" in words([one.content for one in per.positions])


async def test_quotations_come_with_the_paragraph_before(library, texts):
    found = await library.reader(EVERYTHING).findings(NORWAY, reach=BRIEF.reach)
    (quotation,) = found.quotations

    assert quotation.parts.pieces == ("“We will see about tunnels,”",)
    assert quotation.context is not None
    assert quotation.context.pieces[0].startswith("The finance minister")
    assert quotation.speaker == "Per Holm"
    assert quotation.said == day(date(2024, 1, 2))


async def test_events_come_with_their_date_and_the_words_that_give_it(library, texts):
    found = await library.reader(EVERYTHING).findings(topic_of("South Velland"), reach=BRIEF.reach)
    (event,) = found.events

    assert (event.when.value, event.when.precision) == ("2024-01-02", Precision.DAY)
    assert (event.when.first, event.when.last) == (date(2024, 1, 2), date(2024, 1, 2))
    assert event.date_from is not None
    assert event.date_from.pieces == ("2024-01-02",)
    assert actor_id(ActorKind.PLACE, "South Velland") in event.actors


async def test_words_are_found_by_their_stem_and_without_their_accents(library, take):
    await take("a.txt", "The tunnels were dug near Malmö.")

    assert paths(await library.reader(EVERYTHING).findings(Topic(words="", text="tunnel"), reach=SEARCH.reach)) == [
        "a.txt"
    ]
    assert await library.reader(EVERYTHING).has_words("malmo")
    assert not await library.reader(EVERYTHING).has_words("malmo tunnel bridge")


async def test_words_in_quotation_marks_stand_side_by_side(library, take):
    await take("a.txt", "The tunnel is long.")
    await take("b.txt", "A long tunnel is dug.")

    assert paths(
        await library.reader(EVERYTHING).findings(Topic(words="", text='"long tunnel"'), reach=BRIEF.reach)
    ) == ["b.txt"]
    assert (
        len(paths(await library.reader(EVERYTHING).findings(Topic(words="", text="long tunnel"), reach=BRIEF.reach)))
        == 2
    )


async def test_a_title_apart_from_the_text_is_found_with_the_first_sentence(library, take):
    await take("a.txt", "The tunnel is long. It is dark.", title="An underpass")
    found = await library.reader(EVERYTHING).findings(Topic(words="", text="underpass"), reach=SEARCH.reach)

    assert words([sentence.passage for sentence in found.sentences]) == {"The tunnel is long."}


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '""',
        "a AND",
        "NOT",
        "words:x",
        "a*",
        "^a",
        "(",
        "a NEAR b",
        "-x",
        "+",
        "'",
        '"a" "',
        "\x00",
        "{a b}:",
        "🙂",
    ],
)
async def test_nothing_typed_is_an_operator_or_an_error(library, take, query):
    await take("a.txt", "Norway waited.")
    await library.reader(EVERYTHING).has_words(query)
    await library.reader(EVERYTHING).findings(Topic(words=query, text=query), reach=SEARCH.reach)


async def test_a_word_is_found_in_singular_and_plural_and_by_its_stem_where_there_is_nothing_else(library, take):
    await take("a.txt", "Inflation fell. The wolves waited.")
    await take("b.txt", "An inflatable boat fell. It was inflated.")
    reader = library.reader(EVERYTHING)

    async def find(text: str):
        found = await reader.findings(Topic(words=text, text=text), reach=BRIEF.reach)
        return sorted(paths(found)), found.same_words

    assert await find("inflation") == (["a.txt"], True)
    assert await find("wolf") == (["a.txt"], True)
    assert await find("inflates") == (["a.txt", "b.txt"], False)


async def test_a_short_word_in_capitals_is_found_in_capitals(library, take):
    await take("a.txt", "The WHO sent doctors.")
    await take("b.txt", "The man who waited left.")
    reader = library.reader(EVERYTHING)

    assert paths(await reader.findings(Topic(words="", text="WHO"), reach=SEARCH.reach)) == ["a.txt"]
    found = await reader.findings(Topic(words="", text="who"), reach=SEARCH.reach)
    assert sorted(paths(found)) == ["a.txt", "b.txt"]


async def test_a_search_knows_phrases_beginnings_and_operators(library, take):
    await take("a.txt", "The night ferry left.")
    await take("b.txt", "The ferry left at night.")
    reader = library.reader(EVERYTHING)

    async def find(query: str):
        return sorted(paths(await reader.findings(Topic(words=query, text=query), reach=SEARCH.reach)))

    assert await find("night ferry") == ["a.txt", "b.txt"]
    assert await find('"night ferry"') == ["a.txt"]
    assert await find("fer* AND night NOT at") == ["a.txt"]
    assert await find('"night ferry" OR "at night"') == ["a.txt", "b.txt"]
    assert await find("nig") == []


async def test_a_briefing_reads_what_is_about_the_topic_and_counts_what_names_it(library, take):
    long = "Nobody spoke. It rained. " + "The day went by and nothing else happened. " * 20
    await take("about.txt", f"Norway waited. {long}")
    await take("often.txt", "The tide came. It rained. Norway waited. Norway slept. Norway left.")
    for number in range(3):
        await take(f"passing{number}.txt", f"{long} Norway waited.")
    await take("listed.txt", f"Teams from Malta, Norway and Fiji came. {long}")
    reader = library.reader(EVERYTHING)
    found = await reader.findings(NORWAY, reach=BRIEF.reach)
    timeline = await reader.findings(NORWAY, reach=TIMELINE.reach)
    words_alone = await reader.findings(Topic(words="norway", text="norway"), reach=BRIEF.reach)

    assert set(paths(found)) == set(paths(words_alone)) - {"listed.txt"} == {"about.txt", "often.txt"}
    assert found.named is not None
    assert (found.named.documents, found.named.about) == (6, 2)
    assert len(paths(timeline)) == 6


async def test_where_few_documents_name_the_topic_and_most_are_about_it_all_are_read(library, take):
    long = "Nobody spoke. It rained. " + "The day went by and nothing else happened. " * 20
    for number in range(3):
        await take(f"about{number}.txt", f"Norway waited. {long}")
    for number in range(2):
        await take(f"passing{number}.txt", f"{long} Norway waited.")
    reader = library.reader(EVERYTHING)

    assert len(paths(await reader.findings(NORWAY, reach=BRIEF.reach))) == 5
    await take("passing2.txt", f"{long} Norway waited.")
    assert len(paths(await reader.findings(NORWAY, reach=BRIEF.reach))) == 3


async def test_what_is_about_a_word_is_known_where_the_word_stands_in_hundreds_of_sentences(library, take):
    for number in range(12):
        await take(f"{number}.txt", "The flood rose. " * 20)
    found = await library.reader(EVERYTHING).findings(Topic(words="flood", text="flood"), reach=BRIEF.reach)

    assert found.named is not None
    assert (found.named.documents, found.named.about) == (12, 12)
    assert len(found.sentences) == BRIEF.reach.sentences


async def test_what_names_the_topic_in_passing_is_read_where_there_is_nothing_else(library, take):
    await take("listed.txt", "Teams from Malta, Norway and Fiji came.")
    found = await library.reader(EVERYTHING).findings(NORWAY, reach=BRIEF.reach)

    assert paths(found) == ["listed.txt"]
    assert found.named is not None
    assert (found.named.documents, found.named.about) == (1, 0)


async def test_all_lines_are_read_if_all_are_asked_for_and_else_the_others_are_counted(library, take):
    for number in range(150):
        await take(f"{number}.txt", f"Kari Holm came.\n\n“We build number {number},” said Kari Holm.")
    reader = library.reader(EVERYTHING)
    usual = await reader.findings(KARI, reach=QUOTE.reach)
    every = await reader.findings(KARI, reach=QUOTE.reach.widen(0))

    assert len(usual.quotations) + usual.quotations_unread == 150
    assert usual.quotations_unread > 0
    assert (len(every.quotations), every.quotations_unread) == (150, 0)


async def test_of_many_events_the_newest_are_read_and_the_others_counted(library, take):
    await take("a.txt", " ".join(f"Norway waited on {1400 + year}-05-05." for year in range(600)))
    found = await library.reader(EVERYTHING).findings(NORWAY, reach=TIMELINE.reach)

    assert max(one.when.first for one in found.events) == date(1999, 5, 5)
    assert len(found.events) + found.events_unread == 600


async def test_rare_words_are_ranked_and_of_very_common_ones_the_newest_taken(library, take):
    await take("old.txt", "The tunnel. " * MANY_HITS, date(2020, 1, 1))
    await take(
        "new.txt", "The tunnel, the tunnel of the tunnel. The tunnel was never there for anybody.", date(2024, 1, 1)
    )
    common = await library.reader(EVERYTHING).findings(Topic(words="", text="tunnel"), reach=SEARCH.reach)
    rare = await library.reader(EVERYTHING).findings(Topic(words="", text="anybody"), reach=SEARCH.reach)

    assert paths(common) == ["new.txt", "old.txt"]
    assert {sentence.rank for sentence in common.sentences} == {1.0}
    assert [sentence.rank > 1 for sentence in rare.sentences] == [True]


async def test_of_many_documents_the_newest_and_those_that_name_the_topic_most_are_read(library, take):
    for number in range(80):
        often = " Norway waited." * (5 if number < 12 else 0)
        await take(f"{number:02}.txt", f"Norway waited.{often}", date(2024, 1, 1 + number % 28))
    found = await library.reader(EVERYTHING).findings(NORWAY, reach=BRIEF.reach)
    every = await library.reader(EVERYTHING).findings(NORWAY, reach=SOURCES.reach)

    most = BRIEF.reach.documents
    assert len(found.documents) == most
    assert sum(int(path[:2]) < 12 for path in paths(found)) == most // 2
    assert len(every.documents) == 80
    assert every.sentences == ()


async def test_one_document_shares_its_rows_with_no_other(library, take):
    most = BRIEF.reach.positions
    await take("a.txt", "Kari Holm said that Norway waits. " * (most + 6))
    found = await library.reader(EVERYTHING).findings(NORWAY, reach=BRIEF.reach)

    assert len(found.positions) == most


async def test_what_a_person_said_is_found_however_long_ago(library, take):
    await take("old.txt", "Kari Holm said that the tunnel comes.", date(2001, 1, 1))
    for number in range(40):
        await take(f"{number}.txt", "Nobody knew Kari Holm.", date(2024, 1, 1))
    brief = await library.reader(EVERYTHING).findings(KARI, reach=BRIEF.reach)
    quote = await library.reader(EVERYTHING).findings(KARI, reach=QUOTE.reach)

    assert words([one.content for one in brief.positions]) == set()
    assert words([one.content for one in quote.positions]) == {"the tunnel comes"}


async def test_without_actors_and_words_everything_is_in_question(library, texts):
    found = await library.reader(EVERYTHING).findings(Topic(words=""), reach=BRIEF.reach)

    assert len(found.documents) == 3
    assert {actor.name for actor in found.actors} >= {"Norway", "Kari Holm", "Fjord Union", "South Velland"}
    assert len(found.positions) == 3
    assert found.sentences


async def test_nothing_known_gives_nothing(path):
    async with open_library(path) as library:
        for topic in (NORWAY, Topic(words=""), Topic(words="x", text="x")):
            assert await library.reader(EVERYTHING).findings(topic, reach=BRIEF.reach) == Findings()


@pytest.mark.parametrize(
    ("question", "unused"),
    [
        (Question.TIMELINE, ("positions", "quotations")),
        (Question.SEARCH, ("positions", "quotations", "events")),
        (Question.ACTORS, ("positions", "quotations", "events")),
    ],
)
async def test_a_question_reads_only_the_rows_that_it_shows(library, texts, question, unused):
    everything = await library.reader(EVERYTHING).findings(Topic(words=""), reach=BRIEF.reach)
    found = await library.reader(EVERYTHING).findings(Topic(words=""), reach=QUESTIONS[question].reach)

    assert all(getattr(everything, rows) for rows in unused)
    assert not any(getattr(found, rows) for rows in unused)


async def test_what_actors_said_is_found_by_when_it_was_said_else_by_publication(library, take):
    await take("told.txt", "On 2024-02-03 Holm said that Norway waits. Holm said that Norway pays.", date(2024, 3, 1))
    await take("undated.txt", "Holm said that Norway sleeps.")
    reader = library.reader(EVERYTHING)
    kari = [KARI.actors[0].id]

    async def said(since: date | None, until: date | None) -> set[str]:
        found = await reader.statements(kari, since, until)
        return words([one.content for one in found.positions])

    assert await said(None, None) == {"Norway waits", "Norway pays", "Norway sleeps"}
    assert await said(date(2024, 2, 1), date(2024, 2, 29)) == {"Norway waits"}
    assert await said(date(2024, 2, 4), None) == {"Norway pays"}
    assert await said(None, date(2024, 2, 2)) == set()


async def test_words_said_in_a_month_count_for_each_of_its_days(library, desk):
    article = desk.article("a.txt", "Holm said that Norway pays.")
    analysis = desk.analysis(article)
    (position,) = analysis.attributions
    entry = make_entry(article, replace(analysis, attributions=(replace(position, said=month(2024, 2)),)))
    await library.store(entry, root="/a", size=1, mtime_ns=1, content_hash="x", analysis_version=1)
    reader, kari = library.reader(EVERYTHING), [KARI.actors[0].id]

    assert (await reader.statements(kari, date(2024, 2, 29), date(2024, 4, 1))).positions
    assert not (await reader.statements(kari, date(2024, 3, 1), date(2024, 4, 1))).positions


async def test_a_found_row_knows_its_place_and_its_documents_version(library, texts):
    found = await library.reader(EVERYTHING).findings(NORWAY, reach=BRIEF.reach)
    position = next(one for one in found.positions if "tunnel" in one.content.pieces[0])
    (quotation,) = found.quotations
    (event,) = found.events

    assert (position.position, quotation.position, event.position) == (2, 3, 1)
    assert {document.version for document in found.documents.values()} == {"x"}
