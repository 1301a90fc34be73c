"""A folder of news about a port, its service, and a schedule."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from briefings import (
    EVERYTHING,
    Destination,
    DestinationKind,
    Frozen,
    ScheduleSettings,
    Timing,
    open_ledger,
    open_service,
)

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
HEAD = "---\ntitle: {name}\ndate: 2026-03-0{day}\npublisher: Harbour Times\n---\n\n"
PORT = (
    "Ghana will double the port of Tema, President Efua Asante said on Sunday.\n\n"
    "“Every crane will run on the sun,” Asante said in Accra.\n"
)
ROAD = (
    "Ghana opened a road of 90 kilometres to the port on Monday.\n\n"
    "“Nobody will wait at a gate again,” Transport Minister Kojo Mensah said in Tema.\n"
)
LAKE = "Kenya counted 4,000 boats on its lake on Monday. Kenya wants 5,000 by June, Kenya said in Kisumu.\n"


class Desk:
    """A folder, its service, and one schedule of which every digest that was composed counts as delivered."""

    def __init__(self, folder, service, ledger, schedule) -> None:
        self.folder, self.service, self.ledger, self.schedule = folder, service, ledger, schedule
        self.digests = service.digests(ledger.memory)
        self.now = NOW

    async def write(self, name: str, text: str, day: int = 1) -> None:
        self.folder.mkdir(exist_ok=True)
        (self.folder / name).write_text(HEAD.format(name=name, day=day) + text, "utf-8")
        await self.service.load(self.folder)

    async def compose(self, *, asked: bool = False, audience=EVERYTHING, **changed):
        self.now += timedelta(days=1)
        schedule = replace(self.schedule, settings=replace(self.schedule.settings, **changed))
        digest = await self.digests.compose(schedule, due=self.now, now=self.now, asked=asked, audience=audience)
        window = digest.window
        self.schedule = replace(self.schedule, delivered_until=window.until, delivered_through=window.through)
        return digest

    async def send(self, digest) -> None:
        """Record in the ledger that a digest was sent."""
        deliveries = self.ledger.deliveries
        await deliveries.plan_run(self.schedule.id, self.now.day, self.now)
        (delivery,) = await deliveries.claim("me", self.now)
        frozen = Frozen(
            digest_kind=digest.kind,
            window=digest.window,
            destination=self.schedule.settings.destination,
            payloads=("{}",),
            told=digest.told,
            left_out=digest.left_out,
            corrected=tuple(one.told for one in digest.corrections),
        )
        delivery = await deliveries.freeze(delivery, frozen)
        await deliveries.mark_sending(delivery, 1, self.now)
        await deliveries.mark_sent(delivery, 1, channel=2, message=3, now=self.now)


@pytest.fixture(name="desk")
async def _desk(tmp_path):
    async with (
        open_service(tmp_path / "library.db", workers=0) as service,
        open_ledger(tmp_path / "ledger.db") as ledger,
    ):
        settings = ScheduleSettings(
            guild=1,
            destination=Destination(DestinationKind.CHANNEL, 2),
            timing=Timing(at=time(8), zone="UTC"),
            topics=("ghana",),
        )
        schedule = await ledger.schedules.add(settings, made_by=3, now=NOW)
        desk = Desk(tmp_path / "news", service, ledger, schedule)
        await desk.write("port.md", PORT)
        yield desk


def words(digest) -> str:
    return " ".join(
        piece
        for briefing in digest.briefings
        for section in briefing.sections
        for claim in section.claims
        for piece in claim.pieces
    )
