"""Alerts: each story once, as enough publishers report it, whatever was killed in between."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from itertools import product
from pathlib import Path

import pytest

from bot.delivery import AlertWatch, DigestComposer, Silence
from briefings import (
    EVERYTHING,
    AlertRule,
    Destination,
    DestinationKind,
    Frozen,
    Ledger,
    NewsFilter,
    Schedule,
    ScheduleSettings,
    Service,
    Timing,
    open_ledger,
    open_service,
)
from tests.support.killable import SteppedClock

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
#: One event as several publishers tell it, in words of their own.
PORT = (
    "Ghana will double the port of Tema by June, President Efua Asante said on Monday. The port gets 40 cranes.",
    "The port of Tema in Ghana will double by June and get 40 cranes, said President Efua Asante on Monday in Accra.",
    "President Efua Asante of Ghana said on Monday that the port of Tema will double. It gets 40 cranes by June.",
    "On Monday Ghana's President Efua Asante said the port of Tema, with 40 cranes by June, will double in size.",
)
#: Events that have nothing to do with each other.
EVENTS = (
    "A storm tore the roof off the theatre of Vellmar.",
    "Quill farmers counted ten thousand sheep beside the Orba.",
    "The museum in Tarn bought a painting of a red horse.",
    "Divers found a sunken bell near the lighthouse of Skye.",
    "Bakers in Lowen raised the price of rye bread.",
    "The mayor of Istra opened a swimming pool with slides.",
    "Engineers closed the tunnel under Mount Kerr for repairs.",
    "A comet was seen above the observatory of Pell.",
)


@dataclass
class Desk:
    """A folder of news, its service and ledger, and the time; `sent` are the texts of all messages.

    `titles` are those that the messages would have as forum posts.
    """

    folder: Path
    service: Service
    ledger: Ledger
    clock: SteppedClock = field(default_factory=lambda: SteppedClock(NOW))
    sent: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.restart()

    @property
    def now(self) -> datetime:
        return self.clock.moment

    def pass_time(self, **passed: float) -> None:
        self.clock.moment += timedelta(**passed)

    def count(self, *words: str) -> list[int]:
        """Return in how many messages each of these words stands."""
        return [sum(word in text for text in self.sent) for word in words]

    def restart(self) -> None:
        """Forget all that a process keeps in memory."""

        async def audience_of(guild: int | None):
            return EVERYTHING

        self.composer = DigestComposer(self.service.digests(self.ledger.memory), self.ledger, audience_of)
        self.watch = AlertWatch(
            ledger=self.ledger,
            composer=self.composer,
            clock=self.clock,
            revision=self.service.revision,
            changed=asyncio.Event(),
        )

    async def write(self, name: str, text: str, publisher: str = "Post", day: str = "2026-03-02") -> None:
        path = self.folder / f"{name}.md"
        await asyncio.to_thread(path.write_text, f"---\ndate: {day}\npublisher: {publisher}\n---\n\n{text}\n", "utf-8")
        await self.service.load(self.folder)

    async def alert(self, rule: AlertRule, **chosen) -> Schedule:
        await self.composer.take_note(self.now)
        self.pass_time(minutes=1)
        settings = ScheduleSettings(
            guild=1,
            destination=Destination(DestinationKind.CHANNEL, 2),
            timing=Timing(at=time(), zone="UTC"),
            alert=rule,
            **chosen,
        )
        return await self.ledger.schedules.add(settings, made_by=3, now=self.now)

    async def compose(self, owner: str = "me") -> list[int]:
        """Freeze what is planned, or end it where it says nothing; return the parts of each delivery."""
        found = []
        for delivery in await self.ledger.deliveries.claim(owner, self.now):
            made = await self.composer.compose(delivery, self.now)
            if isinstance(made, Frozen):
                found.append(await self.ledger.deliveries.freeze(delivery, made))
            else:
                assert isinstance(made, Silence)
                await self.ledger.deliveries.finish_empty(delivery, made.window, made.left_out, self.now)
        self.open = found
        return [len(one.parts) for one in found]

    async def send(self, most: int = 99) -> None:
        for delivery in self.open:
            for part in [one for one in delivery.parts if one.state != "sent"][:most]:
                await self.ledger.deliveries.mark_sending(delivery, part.number, self.now)
                payload = json.loads(part.payload)
                message = payload["message"]
                self.titles.append(payload["title"])
                self.sent.append(json.dumps(message.get("components", message.get("content")), ensure_ascii=False))
                await self.ledger.deliveries.mark_sent(
                    delivery, part.number, channel=2, message=len(self.sent), now=self.now
                )

    async def run(self) -> int:
        """Look, and send what there is; return how many messages that made."""
        before = len(self.sent)
        self.pass_time(minutes=1)
        if await self.watch.look():
            await self.compose()
            await self.send()
        return len(self.sent) - before


@pytest.fixture(name="desk")
async def _desk(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    async with (
        open_service(tmp_path / "library.db", workers=0) as service,
        open_ledger(tmp_path / "ledger.db") as ledger,
    ):
        yield Desk(folder, service, ledger)


async def test_a_story_is_told_once_as_enough_publishers_report_it(desk) -> None:
    await desk.write("before", PORT[0], "Gazette")
    await desk.alert(AlertRule(publishers=3), topics=("ghana",))
    told = []
    for number, publisher in enumerate(("Gazette", "Courier", "Herald", "Bell")):
        await desk.write(f"port-{number}", PORT[number].replace("Monday", "Monday morning"), publisher)
        told.append(await desk.run())
        desk.restart()

    assert told == [0, 0, 1, 0]
    assert "Alert: ghana" in desk.sent[0]
    assert "3 publishers" in desk.sent[0]


async def test_what_is_too_old_too_few_or_of_another_topic_is_no_alert(desk) -> None:
    await desk.write("before", EVENTS[0])
    await desk.alert(AlertRule(publishers=2, within=timedelta(hours=6)), topics=("tema",))
    await desk.write("old", PORT[0], "Gazette", day="2026-02-20")
    await desk.write("new", PORT[1], "Courier")
    await desk.write("copy", PORT[1], "Courier (Opinion)")
    await desk.write("storm", EVENTS[1], "Bell")

    assert await desk.run() == 0


async def test_a_topic_is_escaped_in_a_message_and_not_in_a_forum_posts_title(desk) -> None:
    await desk.alert(AlertRule(), topics=("*sheep*",))
    await desk.write("sheep", EVENTS[1])
    await desk.run()

    assert desk.titles == ["Alert: *sheep*"]
    assert r"# Alert: \\*sheep\\*" in desk.sent[0]


async def test_a_filter_holds_for_alerts_too(desk) -> None:
    await desk.alert(AlertRule(), only=NewsFilter(words="sheep OR horse"))
    for number, text in enumerate(EVENTS[:4]):
        await desk.write(str(number), text)

    assert await desk.run() == 2
    assert not [text for text in desk.sent if "storm" in text or "Divers" in text]


async def test_six_messages_come_in_an_hour_and_the_last_has_all_the_rest(desk) -> None:
    await desk.alert(AlertRule())
    for number, text in enumerate(EVENTS):
        await desk.write(str(number), text)
    first = await desk.run()
    await desk.write("more", "A choir of ninety sang in the quarry of Dolm.")
    then = await desk.run()
    desk.pass_time(hours=1)
    later = await desk.run()

    assert (first, then, later) == (6, 0, 1)
    assert desk.count("theatre", "sheep", "red horse", "bell", "rye", "slides", "tunnel", "comet", "choir") == [1] * 9
    assert (
        sum(word in desk.sent[5] for word in ("theatre", "sheep", "red horse", "bell", "rye", "slides", "tunnel")) >= 2
    )


async def test_a_role_is_pinged_before_the_stories_in_one_of_the_six_messages_of_an_hour(desk) -> None:
    await desk.alert(AlertRule(), role=7)
    for number, text in enumerate(EVENTS):
        await desk.write(str(number), text)
    first = await desk.run()
    desk.pass_time(hours=1)
    await desk.write("more", "A choir of ninety sang in the quarry of Dolm.")
    later = await desk.run()

    assert (first, later) == (6, 2)
    assert [place for place, text in enumerate(desk.sent) if "<@&7>" in text] == [0, 6]
    desk.sent = [text for text in desk.sent if "<@&7>" not in text]
    assert desk.count("theatre", "sheep", "red horse", "bell", "rye", "slides", "tunnel", "comet", "choir") == [1] * 9


async def test_what_the_messages_of_an_hour_do_not_hold_beside_a_ping_is_told_by_the_next(desk) -> None:
    await desk.alert(AlertRule(), role=7)
    endings = ("lmar", "sk", "rren", "ndo", "pik")
    names = [f"{first}{middle}{last}" for first, middle, last in product("BDGKLMNRTV", "aeiou", endings)]
    # Long lines, so that some of them are in the menu alone.
    for number, (name, *things, last) in enumerate(zip(*[iter(names)] * 8, strict=False)):
        text = f"---\ndate: 2026-03-02\npublisher: Post\n---\n\n{name} sold {', '.join(things)} to {last}.\n"
        await asyncio.to_thread((desk.folder / f"{number}.md").write_text, text, "utf-8")
    await desk.service.load(desk.folder)
    sent = [await desk.run()]
    desk.pass_time(hours=1)
    sent.append(await desk.run())
    desk.pass_time(hours=1)
    sent.append(await desk.run())

    assert sent == [6, 3, 0]
    desk.sent = [text for text in desk.sent if "<@&7>" not in text]
    assert set(desk.count(*(names[place] for place in range(0, 248, 8)))) == {1}


@pytest.mark.parametrize("killed_after", ["planned", "frozen", "first message"])
async def test_killed_at_any_step_nothing_is_told_twice_or_lost(desk, killed_after) -> None:
    await desk.alert(AlertRule())
    for number, text in enumerate(EVENTS[:3]):
        await desk.write(str(number), text)
    assert await desk.watch.look() == 1
    if killed_after != "planned":
        assert await desk.compose("killed") == [3]
    if killed_after == "first message":
        await desk.send(1)
    desk.restart()
    desk.pass_time(minutes=5)
    await desk.write("later", EVENTS[5])

    planned_beside = await desk.watch.look()
    if killed_after == "planned":
        await desk.compose()
    else:
        await desk.ledger.deliveries.free(["killed"], desk.now)
        desk.open = await desk.ledger.deliveries.claim("me", desk.now)
    await desk.send()
    await desk.run()

    assert planned_beside == 0
    assert desk.count("theatre", "sheep", "red horse", "slides") == [1, 1, 1, 1]


async def test_of_two_deliveries_that_two_processes_planned_one_says_something(desk) -> None:
    alert = await desk.alert(AlertRule())
    await desk.write("storm", EVENTS[0])
    for number in (1, 2):
        assert await desk.ledger.deliveries.plan_run(alert.id, number, desk.now)

    assert await desk.compose() == [1]
    await desk.send()

    assert await desk.ledger.deliveries.list_unfinished() == ()
    assert desk.count("theatre") == [1]


async def test_a_paused_alert_looks_for_nothing(desk) -> None:
    alert = await desk.alert(AlertRule())
    await desk.write("storm", EVENTS[0])
    await desk.ledger.schedules.pause(alert.id, desk.now)

    assert await desk.run() == 0
