"""Followed sources over a web without a network, in the test's own process."""

from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from briefings.archive import Archive, open_archive
from briefings.ledger import Ledger, open_ledger
from briefings.model.findings import Question, Request
from briefings.service import open_service
from briefings.service.service import Service
from briefings.service.sources.followed import FollowedSources
from tests.support.web import Clock, Web

FEED = "https://gazette.example/feed"


@dataclass
class Desk:
    service: Service
    ledger: Ledger
    archive: Archive
    sources: FollowedSources
    web: Web
    clock: Clock

    async def quote(self, person: str = "falk", **values) -> list[str]:
        briefing = await self.service.answer(Request(question=Question.QUOTE, topic=person), **values)
        return [piece for one in briefing.sections for claim in one.claims for piece in claim.pieces]

    async def citations(self, person: str = "falk"):
        briefing = await self.service.answer(Request(question=Question.QUOTE, topic=person))
        found = [one for section in briefing.sections for claim in section.claims for one in claim.citations]
        return list({one.document: one for one in reversed(found)}.values())

    async def titles(self) -> list[str]:
        briefing = await self.service.answer(Request(question=Question.SOURCES))
        return sorted(
            one.title or "" for section in briefing.sections for claim in section.claims for one in claim.citations
        )

    async def refresh(self, **values):
        ids = [one.source.id for one in await self.sources.list_sources()]
        return await self.sources.refresh(ids, asked=True, **values)


@asynccontextmanager
async def open_desk(folder, web: Web | None = None):
    clock = Clock() if web is None else web.clock
    web = web or Web(clock)
    async with (
        open_service(folder / "library.db", workers=0) as service,
        open_ledger(folder / "ledger.db") as ledger,
        open_archive(folder / "archive.db") as archive,
    ):
        sources = service.followed_sources(ledger.sources, archive, web, owner="me", clock=clock)
        yield Desk(service, ledger, archive, sources, web, clock)


@pytest.fixture(name="desk")
async def _desk(tmp_path):
    async with open_desk(tmp_path) as desk:
        yield desk
