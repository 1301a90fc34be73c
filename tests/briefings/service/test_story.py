"""A whole story, from a document to briefings: invented people around real states."""

import shutil
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from briefings import ActorKind, Briefing, Claim, Heading, Question, Request, Service, Tag, open_service

STORY = Path(__file__).parent / "stories" / "sudan.txt"


@pytest.fixture(name="service")
async def _service(tmp_path: Path) -> AsyncIterator[Service]:
    root = tmp_path / "seeds"
    root.mkdir()
    shutil.copy(STORY, root)
    async with open_service(tmp_path / "library.db", workers=0) as service:
        report = await service.load(root)
        assert (report.added, report.problems) == (1, ())
        yield service


async def ask(service: Service, question: Question, topic: str, about: str = "") -> Briefing:
    return await service.answer(Request(question=question, topic=topic, about=about))


def claims(briefing: Briefing, heading: Heading) -> tuple[Claim, ...]:
    return next((section.claims for section in briefing.sections if section.heading is heading), ())


def words(claim: Claim) -> str:
    return " … ".join(claim.pieces)


async def test_a_topic_names_its_actors_with_their_roles(service: Service) -> None:
    found = {
        claim.label.name: words(claim) for claim in claims(await ask(service, Question.BRIEF, "sudan"), Heading.ACTORS)
    }

    assert {"Arthur Penrose", "Hassan Tayeb", "Gabriel Lual", "Omar Tayeb", "Clara Whitfield", "Harriet Coyle"} <= set(
        found
    )
    assert found["Gabriel Lual"] == "South Sudanese President"
    assert found["Hassan Tayeb"] in {"Sudanese Paramount Leader", "Paramount Leader"}
    assert found["Omar Tayeb"] == "Brother of Paramount Leader Tayeb and senior army officer"
    assert found["Clara Whitfield"] == "then Foreign Secretary"


async def test_a_state_is_one_actor_with_its_capital_folded_in(service: Service) -> None:
    names = [claim.label.name for claim in claims(await ask(service, Question.BRIEF, "sudan"), Heading.ACTORS)]

    assert [names.count(state) for state in ("Sudan", "South Sudan", "United Kingdom")] == [1, 1, 1]
    assert not {"Khartoum", "Juba", "London", "UK"} & set(names)


async def test_positions_stand_under_their_speakers(service: Service) -> None:
    positions = claims(await ask(service, Question.BRIEF, "sudan"), Heading.POSITIONS)
    by_speaker: dict[str | None, str] = {}
    for claim in positions:
        by_speaker[claim.label.name] = by_speaker.get(claim.label.name, "") + " | " + words(claim)

    assert "negotiations with Juba" in by_speaker["Sudan"]
    assert "to calm the Nile Valley" in by_speaker["Gabriel Lual"]
    assert "would have stayed warm" in by_speaker["Arthur Penrose"]
    assert "ruled out meetings with South Sudan" in by_speaker["Hassan Tayeb"]
    assert "still ready for meetings with the UK" in by_speaker["Omar Tayeb"]


async def test_history_runs_from_the_oldest_date_to_the_newest(service: Service) -> None:
    history = claims(await ask(service, Question.BRIEF, "sudan"), Heading.HISTORY)
    dates = [claim.label.when.value for claim in history if claim.label.when is not None]

    assert dates == sorted(dates)
    assert {"2014", "2015", "2023-11-15"} <= set(dates)


async def test_every_claim_is_cut_from_its_document_and_cited(service: Service) -> None:
    text = STORY.read_text("utf-8")
    for section in (await ask(service, Question.BRIEF, "sudan")).sections:
        for claim in section.claims:
            assert claim.citations, claim
            assert claim.pieces == tuple(span.of(text) for span in claim.spans)
            assert claim.citations[0].publisher == "Harbour Review"
            assert claim.citations[0].date == date(2023, 11, 15)


async def test_a_quotation_in_parts_is_given_whole_with_its_speaker(service: Service) -> None:
    (quotation,) = claims(await ask(service, Question.QUOTE, "penrose"), Heading.QUOTATIONS)

    assert quotation.label.name == "Arthur Penrose"
    assert quotation.pieces[0].startswith("“I have a lot of respect")
    assert quotation.pieces[-1].endswith("almost as well as his brother,”")
    assert quotation.context_pieces


async def test_scare_quotes_are_nobodys_words(service: Service) -> None:
    for person in ("penrose", "whitfield", "lual"):
        for section in (await ask(service, Question.QUOTE, person)).sections:
            for claim in section.claims:
                quoted = Tag.REPORTED not in claim.label.tags and section.heading is Heading.QUOTATIONS
                assert not (quoted and ("Balkan" in words(claim) or "Penrose Bridge" in words(claim)))


async def test_a_person_without_a_quotation_is_reported_and_says_so(service: Service) -> None:
    answer = await ask(service, Question.QUOTE, "omar tayeb")
    reported = [claim for section in answer.sections for claim in section.claims if Tag.REPORTED in claim.label.tags]

    assert any("still ready for meetings" in words(claim) for claim in reported)


async def test_completion_offers_people_and_states_by_their_beginning(service: Service) -> None:
    assert [row.name for row in await service.complete("tay", persons_only=True)] == ["Hassan Tayeb", "Omar Tayeb"]
    assert {row.kind for row in await service.complete("sud")} >= {ActorKind.PLACE}


async def test_a_slip_of_the_finger_is_forgiven_and_said(service: Service) -> None:
    answer = await ask(service, Question.BRIEF, "penrsoe")

    assert answer.found
    assert answer.corrected
