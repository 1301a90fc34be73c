"""In short by stories: which stand first, and in which words they are told."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from briefings import Heading, Question, Request, Service, open_service, words_digest
from briefings.compose.essays import is_essay
from briefings.compose.openings import tells_what_happened
from briefings.model.briefing import Part, Tag
from briefings.render import render_json
from tests.briefings.stories.conftest import BUDGET, FERRY

DAY = date(2026, 3, 2)
#: Other events of the day after.
OTHERS = {
    "Lund": "The library of Lund will close for repairs in May, the town's council decided on Tuesday.",
    "Orsk": "Voters in Orsk elected the carpenter Per Aasen mayor on Tuesday with 52 percent.",
    "Vale": "A court in Vale sentenced two bankers to four years in prison for fraud on Tuesday.",
    "Tarn": "Snow cut off eleven villages around Tarn on Tuesday, and helicopters flew in bread.",
    "Holt": "Striking bus drivers in Holt went back to work on Tuesday after winning better shifts.",
    "Bray": "Divers found a bronze bell off Bray on Tuesday that may be nine centuries old.",
}


def write(folder: Path, name: str, title: str, text: str, day: date | None = DAY) -> None:
    folder.mkdir(exist_ok=True)
    dated = "" if day is None else f"date: {day}\n"
    (folder / f"{name}.md").write_text(
        f"---\ntitle: {title!r}\n{dated}publisher: {name} Bell\n---\n\n{text}\n", "utf-8"
    )


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Return a folder with a ferry that three report, and six later stories of one each."""
    folder = tmp_path / "news"
    for at, (title, text) in enumerate(FERRY):
        write(folder, f"ferry{at}", title, text)
    for town, text in OTHERS.items():
        write(folder, town, f"News of {town}", text, DAY + timedelta(days=1))
    return folder


@pytest.fixture(name="service")
async def _service(tmp_path: Path) -> AsyncIterator[Service]:
    async with open_service(tmp_path / "library.db", workers=0) as service:
        yield service


async def in_short(service: Service, topic: str = "", most: int | None = None) -> list[tuple[str, int | None]]:
    """Return the lines of In short, each with its publishers."""
    briefing = await service.answer(Request(question=Question.BRIEF, topic=topic, most=most))
    return [
        (" ".join(claim.pieces), claim.label.publishers)
        for section in briefing.sections
        if section.heading is Heading.IN_SHORT
        for claim in section.claims
    ]


async def test_a_report_whose_headline_alone_names_a_place_is_about_it_and_told_by_it(
    service: Service, folder: Path
) -> None:
    headline = "Norway's dentists win a shorter week after nine days"
    write(folder, "gazette", headline, "Their doors stood open again on Tuesday morning.")
    write(folder, "dairy", "Cheese costs more", "Milk is dear. Hay is dear. Shops will raise prices, as in Norway.")
    write(folder, "moss", "News of Moss", "Norway opened a bridge of nine spans in Moss on Tuesday.")
    write(
        folder, "hamar", "News of Hamar", "Voters in Norway chose a new parliament at the weekend, and few stayed away."
    )
    await service.load(folder)

    briefing = await service.answer(Request(question=Question.BRIEF, topic="norway"))
    assert (headline, 1) in await in_short(service, "norway")
    assert (briefing.coverage.named_in, briefing.coverage.about) == (4, 3)


async def test_without_a_topic_the_days_stories_are_told_the_most_reported_first(
    service: Service, folder: Path
) -> None:
    await service.load(folder)

    lines = await in_short(service)

    assert len(lines) == 5
    assert "ferry" in lines[0][0]
    assert [publishers for _, publishers in lines] == [3, 1, 1, 1, 1]


async def test_a_story_is_told_once_in_a_whole_sentence_that_names_the_topic(service: Service, folder: Path) -> None:
    await service.load(folder)

    lines = await in_short(service, "marlow")

    assert [words for words, _ in lines if "Marlow" not in words] == []
    assert sum("ferry" in words for words, _ in lines) >= 1


async def test_the_newest_report_tells_the_story_so_that_a_later_figure_stands(service: Service, folder: Path) -> None:
    later = "A ferry with 214 people ran aground off Marlow early on Monday, the coastguard corrected. Nobody was hurt."
    write(folder, "later", "Ferry runs aground off Marlow with 214", later, DAY + timedelta(days=1))
    await service.load(folder)

    lines = await in_short(service)

    assert [words for words, _ in lines if "ferry" in words.casefold()] == ["Ferry runs aground off Marlow with 214"]


async def test_undated_stories_stand_after_all_dated_ones(service: Service, folder: Path) -> None:
    for at, (title, text) in enumerate(BUDGET):
        write(folder, f"budget{at}", title, text, None)
    await service.load(folder)

    lines = [words for words, _ in await in_short(service, most=0)]

    budgets = [at for at, words in enumerate(lines) if "budget" in words.casefold()]
    assert budgets
    assert min(budgets) == len(lines) - len(budgets)


async def test_undated_stories_are_told_where_there_is_none_with_a_date_and_called_so(
    service: Service, folder: Path
) -> None:
    for town, text in OTHERS.items():
        write(folder, f"old{town}", f"News of {town}", text.replace(town, "Marlow").replace(" on Tuesday", ""), None)
    await service.load(folder)

    dated = await service.answer(Request(question=Question.BRIEF, topic="marlow"))
    short = next(section for section in dated.sections if section.heading is Heading.IN_SHORT)
    assert [claim.label.when is None for claim in short.claims] == [False]

    for at in range(len(FERRY)):
        (folder / f"ferry{at}.md").unlink()
    await service.load(folder)
    undated = await service.answer(Request(question=Question.BRIEF, topic="marlow"))
    short = next(section for section in undated.sections if section.heading is Heading.IN_SHORT)
    assert short.claims
    assert all(claim.label.tags == (Tag.UNDATED,) for claim in short.claims)


async def test_a_headline_that_does_not_name_the_topic_tells_no_story_of_it(service: Service, folder: Path) -> None:
    text = "The council sold nine boats on Tuesday. The mayor of Grimsby wanted it. Grimsby is poor. Grimsby pays."
    for number in range(7):
        write(
            folder, f"grimsby{number}", f"Council number {number} sells boats", text.replace("nine", str(number + 20))
        )
    await service.load(folder)

    assert all("Grimsby" in words for words, _ in await in_short(service, "grimsby"))


@pytest.mark.parametrize(
    "words",
    [
        "MEMBERS ONLY ARTICLE The council of Lund closed its library for repairs on Tuesday.",
        "PICTURES OF THE DAY: Snow cuts off villages around Tarn, and helicopters fly in bread.",
        "FILE - In this file photo of May 3, 2024, Ida Holm leaves the town hall of Orsk.",
        "Well, it is goodbye to another year of ferries, and there were highs and lows.",
        "Photo: Divers of the coastguard bring a bronze bell ashore off Bray on Tuesday.",
        "Back in May, I started to write an answer to what Ida Holm had said of ferries.",
        "Ida Holm is an associate professor of history at the University of Orsk and a sailor.",
        "As a former carpenter, he knows how the roofs of Orsk were built in hard times.",
        "In the decades that followed, the library of Lund was closed for repairs nine times.",
        "Sailors Are Leaving Ferries From Lund But many bakers say that they know nothing of it.",
        "In a story of May 3 about ferries of Lund, The Associated Press gave a wrong name of the mayor.",
        "Sailors gather at the harbour of Orsk, Vale, during a strike over ferries, March 3, 2024.",
        "DAILYBELL Dispatch: May 3 Last year ferries of Lund ran aground nine times in a storm.",
        "UTC In what was called the worst storm of the year, ferries of Lund ran aground on Monday.",
        "One example: Mayor Ida Holm closed the old bridge of Lund on Monday.",
        "The upshot: Lund closed its old bridge on Monday.",
        "Case in point: Lund closed its old bridge on Monday.",
    ],
)
def test_a_beginning_that_tells_nothing_is_passed_over(words: str) -> None:
    assert not tells_what_happened(words)


@pytest.mark.parametrize(
    "words",
    [
        "MARLOW (Daily Bell) — A ferry with 210 people ran aground early on Monday.",
        "NEW ORSK CITY — The council closed its library for repairs on Tuesday, and nobody complained.",
        "All 210 people were safe on Monday, and “I am glad,” said Ida Holm of the coastguard.",
        "A professor of history at the University of Orsk was elected mayor on Tuesday.",
        "As a former carpenter, Per Aasen knows how the roofs of Orsk were built in hard times.",
        "The Orsk Department Of Harbours And Ferries Of Lund said that ferries sail again.",
        "In a story that The Associated Press told of ferries, a mayor of Lund lost her hat.",
        "Sailors gather at the harbour of Orsk, where a strike over ferries began on March 3.",
        "UNO The Baker sank off Lund in a storm on Monday, and thirteen sailors swam home.",
        "The council of Lund voted on one thing: a new bridge.",
        "The Lund Line: a bridge fell in Lund on Monday.",
    ],
)
def test_a_beginning_that_tells_what_happened_is_taken(words: str) -> None:
    assert tells_what_happened(words)


@pytest.mark.parametrize(
    ("sentence", "essay"),
    [
        ("We need new ferries, and you know that Lund has none of its own to sail. ", True),
        ("“We need new ferries, and you know that,” sailors of Lund sang on the quay. ", False),
        ("We need new ferries, Ida Holm said, and you told her that Lund has none. ", False),
        ("Lund needs new ferries, and nobody knows whether it has the money to build some. ", False),
    ],
)
def test_an_essay_speaks_of_us_and_lets_hardly_anybody_speak(sentence: str, *, essay: bool) -> None:
    assert is_essay(sentence * 20) is essay
    assert not is_essay(sentence)


async def test_an_essay_is_no_story_where_there_are_others(service: Service, folder: Path) -> None:
    words, said = (
        " We want you to sail with us, and our town will be yours." * 30,
        " Kari Lind said that bread is dear." * 30,
    )
    write(folder, "essay", "Vale sailors win hearts of strangers", words, DAY + timedelta(days=2))
    write(folder, "report", "Orsk weavers choose Tor Falk as their dentist", said, DAY + timedelta(days=2))
    await service.load(folder)

    lines = [words for words, _ in await in_short(service)]

    assert "Orsk weavers choose Tor Falk as their dentist" in lines
    assert "Vale sailors win hearts of strangers" not in lines


async def test_a_story_is_told_by_its_reports_headline_which_is_proved_like_any_line(
    service: Service, folder: Path
) -> None:
    write(folder, "vote", "Orsk bakers choose Per Aasen as their master", "Per Aasen bakes.", DAY + timedelta(days=1))
    await service.load(folder)

    briefing = await service.answer(Request(question=Question.BRIEF, topic=""))
    claims = [claim for section in briefing.sections for claim in section.claims]
    told = next(claim for claim in claims if claim.citations[0].part is Part.TITLE)
    proof = await service.proof(told)
    kept = await service.proof_at(told.citations[0].document, told.spans, words_digest(told.pieces))

    assert told.pieces == ("Orsk bakers choose Per Aasen as their master",)
    assert json.loads(render_json(briefing))["sections"][0]["claims"][0]["citations"][0]["part"] == "title"
    assert proof is not None
    assert [part.text for part in proof.parts if part.marked] == list(told.pieces)
    assert proof.parts[-1].text.strip() == "Per Aasen bakes."
    assert kept is not None
    assert kept.parts == proof.parts


async def test_stories_of_the_last_day_are_new_when_it_is_asked(service: Service, folder: Path) -> None:
    write(folder, "old", "Storks come back to Lund", "Storks came back to Lund on Friday.", DAY - timedelta(days=9))
    await service.load(folder)

    async def list_new(now: datetime | None) -> set[str]:
        briefing = await service.answer(Request(question=Question.BRIEF, most=0), now=now)
        claims = briefing.sections[0].claims
        return {" ".join(claim.pieces) for claim in claims if Tag.NEW in claim.label.tags}

    evening = datetime.combine(DAY + timedelta(days=1), time(9), UTC)
    told = {words for words, _ in await in_short(service, most=0)}

    assert await list_new(evening) == told - {"Storks come back to Lund"} != set()
    assert await list_new(evening + timedelta(days=2)) == await list_new(None) == set()


async def test_what_is_years_older_than_two_others_is_left_out_unless_all_are_asked_for(
    service: Service, folder: Path
) -> None:
    told = {
        "tram": ("Tollby opens a tram to its harbour", "Tollby opened a tram to its harbour on Monday.", DAY),
        "mill": (
            "Tollby sells its flour mill to bakers",
            "Tollby sold its mill to nine bakers in June.",
            date(2025, 6, 9),
        ),
        "fair": (
            "Tollby closes its wool market for good",
            "Tollby closed its market after a century.",
            date(2012, 5, 1),
        ),
        "bell": ("Tollby melts the bell of its old church", "Tollby melted a bell that weighed two tons.", None),
    }
    for name, (title, text, day) in told.items():
        write(folder, name, title, text, day)
    await service.load(folder)

    async def ask(most: int | None) -> set[str]:
        return {words for words, _ in await in_short(service, "tollby", most)}

    assert await ask(None) == {told["tram"][0], told["mill"][0]}
    assert await ask(0) == {title for title, _, _ in told.values()}


#: Reports of a town whose headlines tell nothing: sentences of theirs must.
MORE = {
    "tram": "Engineers from Holt laid rails across Tollby, and passengers cheered.",
    "mill": "Flour was scarce in Tollby before, with ovens cold and bread dear.",
    "wool": "Shepherds took their sheep from Tollby to the moors for good.",
}
PLAIN = {
    "tram": "Tollby opened a tram to its harbour on Monday after nine years of work.",
    "mill": "Tollby sold its flour mill to nine bakers on Tuesday for 3 million crowns.",
    "wool": "Tollby closed its wool market on Wednesday after a century of trade there.",
}


@pytest.mark.parametrize(
    "lead",
    [
        "Tollby announced a fair for pilots in May, and sailors came to it from all over Vale.",
        "When Tollby announced a fair for pilots, a sailor named Per Aasen bought a new hat for it.",
        "After Tollby announced a fair for pilots, Orsk banned sailors of Lund from leaving the harbour.",
    ],
)
async def test_a_scene_or_what_was_long_ago_isn_t_what_a_report_tells(
    service: Service, folder: Path, lead: str
) -> None:
    for name, text in PLAIN.items():
        write(folder, name, f"The {name}", f"{text} {MORE[name]}", DAY + timedelta(days=1))
    write(folder, "fair", "The fair", f"{lead} Balloons rose over Tollby at dawn, with music.", DAY + timedelta(days=2))
    await service.load(folder)

    lines = {words for words, _ in await in_short(service, "tollby")}

    assert lines >= set(PLAIN.values())
    assert lead not in lines


@pytest.mark.parametrize(
    "lead",
    [
        "Tollby announced a fair for pilots on Monday, and sailors came to it from all over Vale.",
        "After Tollby announced a fair for pilots, its sailors won a week of leave from Orsk on Monday.",
    ],
)
async def test_what_was_of_late_is(service: Service, folder: Path, lead: str) -> None:
    for name, text in PLAIN.items():
        write(folder, name, f"The {name}", f"{text} {MORE[name]}", DAY + timedelta(days=1))
    write(folder, "fair", "The fair", f"{lead} Balloons rose over Tollby at dawn, with music.", DAY + timedelta(days=2))
    await service.load(folder)

    assert {words for words, _ in await in_short(service, "tollby")} == {*PLAIN.values(), lead}


async def test_of_one_report_nothing_is_told_that_hangs_on_what_stands_before(service: Service, folder: Path) -> None:
    told = "Holmby opened a tram to its harbour on Monday after nine years of work."
    also = "Holmby sold its flour mill to Per Aasen for 3 million crowns."
    leaning = "Holmby hadn't read the report that evening, and Aasen closed the deal for Holmby alone."
    write(folder, "tram", "News of Holmby", f"{told} {also} A report praised the deal. {leaning}")
    await service.load(folder)

    assert {words for words, _ in await in_short(service, "holmby")} == {told, also}


async def test_of_one_report_a_line_that_hangs_on_another_stands_where_there_is_one_more_alone(
    service: Service, folder: Path
) -> None:
    told = "Holmby opened a tram to its harbour on Monday after nine years of work."
    leaning = "On Tuesday the group gave Holmby two more of its trams for nothing."
    write(folder, "tram", "News of Holmby", f"{told} {leaning}")
    await service.load(folder)

    assert {words for words, _ in await in_short(service, "holmby")} == {told, leaning}
