"""Whatever is done to a ledger in a file and to one in PostgreSQL, both answer the same and hold the same."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from briefings.errors import BriefbotError
from briefings.ledger import REQUEST_TIME, Ledger, open_ledger
from briefings.model.delivery import Delivery
from briefings.model.digest import SeenVersion, SkipReason, Told, Window
from briefings.model.reasons import Cause, Reason
from briefings.stores import DatabaseAddress
from tests.briefings.ledger.conftest import Make
from tests.support.postgres import empty

Do = Callable[[Make, list[str], list[Delivery]], Awaitable[Any]]

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
WHICH = st.integers(0, 2)
OWNERS = st.sampled_from(["ann", "bo"])
STEPS = st.sampled_from(["freeze", "sending", "unsent", "sent", "postpone", "renew", "empty", "skip", "fail"])
CHANGES = st.sampled_from(["pause", "resume", "remove", "restore", "block", "unblock", "edit"])


class Machine(RuleBasedStateMachine):
    """Drives both ledgers; schedules and claimed deliveries are known by their place in a list of each."""

    def __init__(self, file: Path, new_ledger: Path, database: DatabaseAddress) -> None:
        super().__init__()
        shutil.copy(new_ledger, file)
        self.now, self.number = NOW, 0
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.sides: list[tuple[Make, list[str], list[Delivery]]] = []
        self.runner.run(self._open(file, database))

    async def _open(self, *places: Path | DatabaseAddress) -> None:
        await empty(places[1])  # type: ignore[arg-type]
        for place in places:
            ledger = await self.stack.enter_async_context(open_ledger(place))
            self.sides.append((Make(ledger), [], []))

    def teardown(self) -> None:
        try:
            self.both(lambda make, schedules, _: read_all(make.ledger, schedules, self.now))
        finally:
            self.runner.run(self.stack.aclose())
            self.runner.close()

    def both(self, do: Do) -> None:
        """Do the same to both; what each returns or raises is the same."""

        async def outcome(side: tuple[Make, list[str], list[Delivery]]) -> Any:
            try:
                return plain(await do(*side), side[1])
            except (BriefbotError, ValueError) as error:
                return type(error)

        first, second = (self.runner.run(outcome(side)) for side in self.sides)
        assert first == second

    @property
    def some(self) -> bool:
        return bool(self.sides[0][1])

    @rule(guild=st.integers(1, 2), topics=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"))))
    def add(self, guild: int, topics: list[str]) -> None:
        now = self.now - timedelta(hours=1)

        async def do(make: Make, schedules: list[str], _: list[Delivery]) -> Any:
            chosen = make.settings(guild=guild, topics=tuple(topics))
            made = await make.ledger.schedules.add(chosen, made_by=30, now=now)
            schedules.append(made.id)
            return made

        self.both(do)

    @precondition(lambda self: self.some)
    @rule(which=WHICH, days=st.integers(0, 2))
    def plan(self, which: int, days: int) -> None:
        due = self.now + timedelta(days=days)

        async def do(make: Make, schedules: list[str], _: list[Delivery]) -> None:
            planned = await make.ledger.schedules.get(schedules[which % len(schedules)])
            await make.ledger.planning.settle([(planned, make.plan(due))], due)

        self.both(do)

    @precondition(lambda self: self.some)
    @rule(which=WHICH)
    def ask(self, which: int) -> None:
        self.number += 1
        now, number = self.now, self.number
        self.both(
            lambda make, schedules, _: make.ledger.deliveries.plan_run(schedules[which % len(schedules)], number, now)
        )

    @rule(owner=OWNERS, minutes=st.integers(0, 3), limit=st.integers(1, 3))
    def claim(self, owner: str, minutes: int, limit: int) -> None:
        self.now += timedelta(minutes=minutes)
        now = self.now

        async def do(make: Make, _: list[str], claimed: list[Delivery]) -> Any:
            found = await make.ledger.deliveries.claim(owner, now, limit=limit)
            claimed += found
            return found

        self.both(do)

    @precondition(lambda self: bool(self.sides[0][2]))
    @rule(which=st.integers(0, 9), step=STEPS, part=st.integers(1, 2), document=WHICH)
    def work(self, which: int, step: str, part: int, document: int) -> None:
        now = self.now

        async def do(make: Make, _: list[str], claimed: list[Delivery]) -> Any:
            at = which % len(claimed)
            delivery, deliveries = claimed[at], make.ledger.deliveries
            told = (Told(f"d{document}", "the quokka slept", is_line=True),)
            window = Window(since=None, until=now, after=0, through=document)
            match step:
                case "freeze":
                    frozen = replace(make.frozen(told=told), window=window)
                    claimed[at] = await deliveries.freeze(delivery, frozen)
                    return claimed[at]
                case "sending":
                    return await deliveries.mark_sending(delivery, part, now)
                case "unsent":
                    return await deliveries.mark_unsent(delivery, part)
                case "sent":
                    return await deliveries.mark_sent(delivery, part, channel=2**63 - 1, message=part, now=now)
                case "postpone":
                    return await deliveries.postpone(delivery, now + timedelta(minutes=1), Reason(Cause.OTHER, "x"))
                case "renew":
                    return await deliveries.renew(delivery, now + 2 * REQUEST_TIME)
                case "empty":
                    return await deliveries.finish_empty(delivery, window, (), now)
                case "skip":
                    return await deliveries.skip(delivery, SkipReason.TOO_LATE, now)
                case _:
                    return await deliveries.fail(delivery, Reason(Cause.OTHER), now)

        self.both(do)

    @precondition(lambda self: self.some)
    @rule(which=WHICH, change=CHANGES)
    def change(self, which: int, change: str) -> None:
        now = self.now

        async def do(make: Make, schedules: list[str], _: list[Delivery]) -> Any:
            identity, group = schedules[which % len(schedules)], make.ledger.schedules
            match change:
                case "block":
                    return await group.block(identity, Reason(Cause.BOT_LEFT))
                case "edit":
                    return await group.edit(identity, make.settings(language="ko"), now)
                case _:
                    return await getattr(group, change)(identity, now)

        self.both(do)

    @rule(versions=st.lists(st.tuples(WHICH, WHICH), max_size=4))
    def see(self, versions: list[tuple[int, int]]) -> None:
        now = self.now
        seen = [SeenVersion(f"d{document}", f"v{version}", "the quokka slept") for document, version in versions]
        self.both(lambda make, *_: make.ledger.memory.see(seen, now))

    @rule(document=WHICH, owner=OWNERS)
    def clean_up(self, document: int, owner: str) -> None:
        now = self.now

        async def do(make: Make, *_: Any) -> Any:
            await make.ledger.memory.forget_documents([f"d{document}"], now)
            return await make.ledger.deliveries.free([owner], now), await make.ledger.planning.rewind(now)

        self.both(do)


async def read_all(ledger: Ledger, schedules: list[str], now: datetime) -> list[Any]:
    window = Window(since=None, until=now, after=0, through=99)
    return [
        await ledger.schedules.list_of_guild(1),
        [await ledger.history.list_runs(each) for each in schedules],
        [await ledger.memory.list_told(each, NOW - timedelta(days=9)) for each in schedules],
        await ledger.deliveries.list_unfinished(),
        await ledger.planning.find_next_wake(),
        await ledger.planning.list_due(now + timedelta(days=3)),
        await ledger.memory.list_news(window),
        await ledger.memory.get_words_before(["d0", "d1", "d2"], replace(window, after=99)),
    ]


def plain(value: Any, schedules: list[str]) -> Any:
    """Return what is read without what each ledger draws by lot or counts by itself: ids, and what is made of them."""
    if isinstance(value, list | tuple):
        # Of the same moment a ledger puts the lower id first, which is drawn by lot.
        found = [plain(each, schedules) for each in value]
        return sorted(found, key=repr)
    if hasattr(value, "schedule") and hasattr(value, "parts"):
        parts = [
            (one.number, one.payload, one.state, one.sending_since, one.attempts, one.message) for one in value.parts
        ]
        return (plain(value.schedule, schedules), value.slot, value.state, value.lease, value.not_before, value.reason,
                value.window, parts)  # fmt: skip
    if hasattr(value, "delivered_through"):
        return replace(value, id=str(schedules.index(value.id)))
    return replace(value, reference="") if hasattr(value, "reference") else value


def test_a_ledger_in_a_file_and_one_in_postgresql_are_the_same(
    new_ledger: Path, tmp_path: Path, database: DatabaseAddress
) -> None:
    examples = settings(
        max_examples=10, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    make: Any = partial(Machine, tmp_path / "ledger.db", new_ledger, database)
    run_state_machine_as_test(make, settings=examples)
