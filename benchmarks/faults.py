"""What becomes of a digest under every fault at every step.

    python benchmarks/faults.py [small|whole|hosts|hosts-postgres] [KIND ...]

`small` runs a process with ledger, scheduler and outbox alone, `whole` the whole bot with its library and gateway,
`hosts` two processes that share the ledger, of which one is killed, paused for longer than its lease, or told to end.
Each line is one case: kind of destination, fault, step, outcome. The exit code is 1 where one isn't 'exactly once'.
"""

import asyncio
import os
import signal
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.standin import Fault
from briefings.stores import DatabaseAddress, parse_database_address
from tests.support import killable, killable_hosts as hosting, postgres

#: Where a server's address is kept for as long as this program runs.
SHARED = Path(tempfile.mkdtemp())

PAUSES = {"soon": timedelta(seconds=130), "later": timedelta(minutes=20)}
#: The requests that make a digest, by kind.
MAKING = {"forum": r"/threads$", "direct": r"/(messages|users/@me/channels)$"}
ANSWERS = [
    Fault.RATE_LIMITED,
    Fault.CLOUDFLARE_BANNED,
    Fault.INTERNAL_ERROR,
    Fault.BAD_GATEWAY,
    Fault.UNAVAILABLE,
    Fault.RESET,
    Fault.COMMITTED_RESET,
    Fault.COMMITTED_BAD_GATEWAY,
]
#: Steps are tried until one isn't reached any more.
MOST_STEPS = 40

DOCUMENT = """---
title: Ferries
date: 2026-03-01
publisher: Fjord Post
---

Norway will replace every diesel ferry on its western coast, Prime Minister Ingrid Solheim said on Sunday.

“The noise will be gone before my children finish school,” Solheim said in Bergen.
"""


class Table:
    """Prints each case and counts what became of it."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, kind: str, fault: str, step: str, outcome: str) -> None:
        self.counts["exactly once" if outcome == "exactly once" else "WRONG"] += 1
        print(f"{kind:<13} {fault:<22} {step:<28} {outcome}", flush=True)


async def kills(table: Table, kind: str) -> None:
    """Kill at every request and every commit, before and after, and go on soon or later."""
    for name, pause in PAUSES.items():
        for after in (False, True):
            for what, killed in (("request", killable.killed_at_request), ("commit", killable.killed_at_commit)):
                for number in range(1, MOST_STEPS):
                    with tempfile.TemporaryDirectory() as folder:
                        async with killable.a_range(Path(folder)) as room:
                            hit, outcome = await killed(room, kind, number, after=after, pause=pause)
                    if not hit:
                        break
                    when = "after" if after else "before"
                    table.add(kind, f"killed, back {name}", f"{when} {what} {number}", outcome)


async def answers(table: Table, kind: str) -> None:
    """Let every request that makes something go wrong in every way."""
    for fault in ANSWERS:
        for skip in range(MOST_STEPS):
            with tempfile.TemporaryDirectory() as folder:
                async with killable.a_range(Path(folder)) as room:
                    path = MAKING.get(kind, r"/messages$") if kind != "forum" or skip == 0 else r"/(messages|threads)$"
                    hit, outcome = await killable.struck(room, kind, fault, path=path, method="POST", skip=skip)
            if not hit:
                break
            table.add(kind, fault.value, f"POST {skip + 1}", outcome)


async def stores(table: Table, kind: str) -> None:
    """Let every commit fail as on a full disk and on a locked file; let two processes work at once."""
    for harm in killable.HARMS:
        for number in range(1, 12):
            with tempfile.TemporaryDirectory() as folder:
                async with killable.a_range(Path(folder)) as room:
                    outcome = await killable.failed_at_commit(room, kind, number, harm=harm)
            table.add(kind, f"ledger {harm}", f"commit {number}", outcome)
    with tempfile.TemporaryDirectory() as folder:
        async with killable.a_range(Path(folder)) as room:
            table.add(kind, "two processes", "at once", await killable.two_at_once(room, kind))


class OffsetClock:
    """The machine's clock, a fixed time ahead."""

    def __init__(self, ahead: float) -> None:
        self.ahead = timedelta(seconds=ahead)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    async def sleep_until(self, moment: datetime) -> None:
        # As the bot's own clock does.
        while (left := (moment - self.now()).total_seconds()) > 0:  # noqa: ASYNC110
            await asyncio.sleep(min(left, 5))


def whole_bot(folder: str, api: str, token: str, ahead: float, commit: int, after: bool) -> None:
    """Be the whole bot, until killed."""
    import logging

    from bot.client import run
    from bot.config.settings import Settings

    logging.disable(logging.CRITICAL)
    if commit:
        killable.harm_at_commit(commit, after=after)
    values = {"token": token, "data": Path(folder), "seeds": Path(folder) / "seeds", "api": api}
    asyncio.run(run(Settings.model_validate(values), OffsetClock(ahead)))


async def whole(table: Table, kind: str) -> None:
    """Kill the whole bot at every request of the delivery and every commit of either database from its start on."""
    from briefings import open_service

    for what in ("request", "commit"):
        for after in (False, True):
            for number in range(1, MOST_STEPS):
                with tempfile.TemporaryDirectory() as name:
                    folder = Path(name)
                    (folder / "seeds").mkdir()
                    (folder / "seeds" / "ferries.md").write_text(DOCUMENT)
                    async with open_service(folder / "library.db", workers=0) as service:
                        await service.load(folder / "seeds")
                    async with killable.a_range(folder) as room:
                        hit, outcome = await _whole_case(room, kind, what, number, after=after)
                if not hit:
                    break
                when = "after" if after else "before"
                table.add(kind, "whole bot killed", f"{when} {what} {number}", outcome)


async def _whole_case(room: Any, kind: str, what: str, number: int, *, after: bool) -> tuple[bool, str]:
    schedule = await room.schedule(kind)

    def start(commit: int) -> Any:
        ahead = room.clock.ahead.total_seconds()
        arguments = (str(room.folder), room.stand_in.api_base, room.stand_in.token, ahead, commit, after)
        process = killable.context().Process(target=whole_bot, args=arguments, daemon=True)
        process.start()
        return process

    process: Any = None
    if what == "request":
        path = r"/channels/\d+/(messages|threads)|/users/@me/channels"
        hook = lambda _: os.kill(process.pid, signal.SIGKILL)  # noqa: E731
        room.stand_in.faults.on_request(number, hook, path=path, after=after)
        if not after:
            room.stand_in.faults.plant(Fault.RESET, path=path, skip=number - 1)
    process = start(number if what == "commit" else 0)
    hit = await _until_done(room, schedule, process)
    room.stand_in.faults.clear()
    if hit:
        room.clock.move(PAUSES["later"])
        process = start(0)
        await _until_done(room, schedule, process)
    process.kill()
    process.join()
    return hit, await outcome_of(room, kind, schedule)


async def _until_done(room: Any, schedule: Any, process: Any) -> bool:
    """Wait until the process is dead (True) or the digest is finished (False)."""
    async with asyncio.timeout(60), room.ledger() as ledger:
        while True:
            await asyncio.sleep(0.05)
            if process.exitcode is not None:
                return True
            runs = await ledger.history.list_runs(schedule.id)
            if runs and runs[0].finished_at is not None:
                return False


async def outcome_of(room: Any, kind: str, schedule: Any) -> str:
    """Return what became of the whole bot's digest, whose messages are known by their reference."""
    async with room.ledger() as ledger:
        runs = await ledger.history.list_runs(schedule.id)
    if len(runs) != 1 or runs[0].state.value != "sent":
        return f"runs: {[run.state.value for run in runs]}"
    place = room.ada.dm if kind == "direct" else room.places[kind]
    channels = (
        [one for one in room.guild.channels.values() if one.parent_id == place.id] if kind == "forum" else [place]
    )
    messages = [one for each in channels for one in room.stand_in.messages(each) if runs[0].reference in one.text]
    return "exactly once" if len(messages) == 1 else f"{len(messages)} messages"


STRIKES = {"killed": signal.SIGKILL, "paused": signal.SIGSTOP, "told to end": signal.SIGTERM}


async def hosts(table: Table, kind: str, store: str) -> None:
    """Strike the process that holds the shard at every call of the ledger and every request, before and after."""
    address = None
    if store == "postgres":
        address = replace(parse_database_address(postgres.start_once(SHARED)), schema=f"faults_{os.getpid()}")
    for name, signal_ in STRIKES.items():
        for struck, what in ((hosting.struck_at_call, "call"), (hosting.struck_at_request, "request")):
            for after in (False, True):
                for number in range(1, MOST_STEPS):
                    hit, outcome = await _hosts_case(struck, address, kind, number, after=after, signal_=signal_)
                    if not hit:
                        break
                    when = "after" if after else "before"
                    table.add(kind, f"{store}, {name}", f"{when} {what} {number}", outcome)


async def _hosts_case(
    struck: Any, address: DatabaseAddress | None, kind: str, number: int, *, after: bool, signal_: int
) -> tuple[bool, str]:
    if address is not None:
        await postgres.empty(address)
    with tempfile.TemporaryDirectory() as folder:
        place = address or Path(folder) / "ledger.db"
        async with killable.a_range(Path(folder)) as room:
            try:
                hit, outcome = await struck(room, place, kind, number, after=after, signal_=signal_)
            except TimeoutError:
                return True, "nothing for a minute and a half"
    return hit, outcome


async def main() -> int:
    mode = sys.argv[1] if len(sys.argv) > 1 else "small"
    kinds = sys.argv[2:] or list(killable.KINDS)
    table = Table()
    for kind in kinds:
        if mode == "whole":
            await whole(table, kind)
        elif mode.startswith("hosts"):
            await hosts(table, kind, mode.partition("-")[2] or "sqlite")
        else:
            await kills(table, kind)
            await answers(table, kind)
            await stores(table, kind)
    print(dict(table.counts))
    return 1 if table.counts["WRONG"] else 0


if __name__ == "__main__":
    killable.context().set_forkserver_preload(["tests.support.killable_hosts", "bot.client"])
    sys.exit(asyncio.run(main()))
