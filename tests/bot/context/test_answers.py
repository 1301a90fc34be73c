"""An answer is made once for all who ask the same, until the library changes."""

import asyncio
from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.catalogue import words_for
from bot.context import Answers
from briefings import Audience, Briefing, Citation, Claim, Coverage, Heading, Label, Question, Request, Section, Span

ENGLISH, KOREAN = words_for("en"), words_for("ko")


def a_briefing(topic: str) -> Briefing:
    span = Span(0, 4)
    citation = Citation(
        document="0" * 16,
        span=span,
        number=1,
        publisher="Wire",
        author=None,
        date=date(2025, 1, 1),
        url=None,
        title=None,
        path="a.txt",
        based_on=None,
    )
    claim = Claim(label=Label(), spans=(span,), pieces=("Word",), citations=(citation,))
    coverage = Coverage(documents=1, publishers=1, first=None, last=None, undated=1)
    sections = (Section(heading=Heading.IN_SHORT, claims=(claim,)),) if topic else ()
    return Briefing(title=topic or "?", words=topic, coverage=coverage, sections=sections)


class Service:
    """Counts what is asked; an answer takes a moment."""

    def __init__(self) -> None:
        self.asked = 0
        self.kept = 0
        self.changes = 0
        self.ledger_works = True
        self.fails = False
        self.now = datetime(2026, 3, 5, 8, 10, tzinfo=UTC)

    async def answer(self, request: Request, audience: Audience, now: datetime) -> Briefing:
        self.asked += 1
        await asyncio.sleep(0)
        if self.fails:
            raise ValueError
        return a_briefing(request.topic)

    async def revision(self) -> int:
        return self.changes

    async def keep(self, request: Request, cites: Collection[tuple[str, str]]) -> str | None:
        self.kept += 1
        return "key" if self.ledger_works else None

    def answers(self) -> Answers:
        return Answers(self.answer, self.revision, self.keep, lambda: self.now)


def brief(topic: str) -> Request:
    return Request(question=Question.BRIEF, topic=topic)


async def test_what_one_audience_was_answered_is_not_shown_to_another() -> None:
    service = Service()
    answers = service.answers()
    request = Request(question=Question.BRIEF, topic="korea")

    first = await answers.get(request, ENGLISH)
    other = await answers.get(request, ENGLISH, Audience.of(["/news"]))

    assert first is not other
    assert service.asked == 2


async def test_many_who_ask_the_same_at_once_are_answered_by_one_search() -> None:
    service = Service()
    answers = service.answers()

    found = await asyncio.gather(*(answers.get(brief("ghana"), ENGLISH) for _ in range(20)))

    assert service.asked == service.kept == 1
    assert len({id(answer) for answer in found}) == 1
    assert found[0].view(None, private=False) is found[0].view(None, private=False)
    assert found[0].view(None, private=True) is not found[0].view(None, private=False)


async def test_every_language_and_every_revision_has_its_own_answer() -> None:
    service = Service()
    answers = service.answers()
    await answers.get(brief("ghana"), ENGLISH)
    await answers.get(brief("ghana"), KOREAN)
    service.changes += 1

    await answers.get(brief("ghana"), ENGLISH)

    assert service.asked == 3


async def test_what_was_new_an_hour_ago_is_asked_again() -> None:
    service = Service()
    answers = service.answers()
    for minutes in (0, 40, 20):
        service.now += timedelta(minutes=minutes)
        await answers.get(brief("ghana"), ENGLISH)

    assert service.asked == 2


async def test_a_failure_is_not_remembered() -> None:
    service = Service()
    answers = service.answers()
    service.fails = True
    with pytest.raises(ValueError):  # noqa: PT011 - it has no words
        await answers.get(brief("ghana"), ENGLISH)
    service.fails = False

    assert (await answers.get(brief("ghana"), ENGLISH)).briefing.found


async def test_an_answer_without_buttons_is_made_again_when_the_ledger_works() -> None:
    service = Service()
    answers = service.answers()
    service.ledger_works = False
    first = await answers.get(brief("ghana"), ENGLISH)
    service.ledger_works = True

    second = await answers.get(brief("ghana"), ENGLISH)

    assert (first.key, second.key) == (None, "key")


async def test_where_nothing_is_found_nothing_is_kept() -> None:
    service = Service()

    answer = await service.answers().get(brief(""), ENGLISH)

    assert service.kept == 0
    assert answer.view(None, private=False) is None


async def test_who_gives_up_waiting_takes_the_answer_from_nobody_else() -> None:
    service = Service()
    answers = service.answers()
    hasty = asyncio.create_task(answers.get(brief("ghana"), ENGLISH))
    patient = asyncio.create_task(answers.get(brief("ghana"), ENGLISH))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    hasty.cancel()

    assert (await patient).briefing.found
    assert service.asked == 1


async def test_only_so_many_answers_are_remembered() -> None:
    service = Service()
    answers = service.answers()
    for number in range(70):
        await answers.get(brief(f"topic {number}"), ENGLISH)

    await answers.get(brief("topic 69"), ENGLISH)
    await answers.get(brief("topic 0"), ENGLISH)

    assert service.asked == 71
