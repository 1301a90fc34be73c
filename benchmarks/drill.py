"""The failover drill: processes of one bot, one of them killed a second before its digests are due.

    python benchmarks/drill.py [--hosts 2] [--servers 24] [--rounds 1] [--end kill|stop|pause] [--sqlite]

Each process is `briefbot run` with a data folder of its own, on the stand-in for Discord and one PostgreSQL database, a
throwaway one where none is named; without PostgreSQL's programs they share a data folder with an SQLite ledger. Digests
are due at the next full minute but one. A second before, one process is killed (SIGKILL), told to end (SIGTERM), or
paused (SIGSTOP) for 40 seconds. Said is who held which shards, and when each server's digest came. The exit code is 1
where a digest is missing or there twice, or where more than one in a hundred came later than 30 seconds.
"""

import argparse
import asyncio
import os
import signal
import sys
import tempfile
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.standin import StandIn
from briefings import Destination, DestinationKind, LeaseKind, ScheduleSettings, Timing, open_ledger
from briefings.stores import parse_database_address
from tests.support import postgres

ALLOWED = 30.0
SHARDS = 6
DOCUMENT = """---
title: Ferries
date: 2026-03-01
publisher: Fjord Post
---

Norway will replace every diesel ferry on its western coast, Prime Minister Ingrid Solheim said on Sunday.
"""


def find_place(asked, folder, number):
    """Return where the ledger of a round is, and its address for the processes; None: a file in their data folder."""
    if asked.sqlite or (asked.database is None and postgres.find_programs() is None):
        return folder / "host" / "ledger.db", None
    server = asked.database or postgres.start_once(folder.parent)
    address = replace(parse_database_address(server), schema=f"drill_{os.getpid()}_{number}")
    mark = "&" if "?" in server else "?"
    return address, f"{server}{mark}search_path={address.schema}"


async def start(folder, name, stand_in, database):
    data = folder / (name if database else "host")
    data.mkdir(exist_ok=True)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "HOME": str(folder),
        "DISCORD_TOKEN": stand_in.token,
        "BRIEFBOT_DATA": str(data),
        "BRIEFBOT_SEEDS": str(folder / "seeds"),
        "BRIEFBOT_API": stand_in.api_base,
        "BRIEFBOT_SHARDS": str(SHARDS),
    }
    if database:
        environment["BRIEFBOT_DATABASE"] = database
    log = (folder / f"{name}.log").open("w")
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=data, env=environment, stdout=log, stderr=log
    )


async def shared_out(ledger, hosts):
    """Return the shards of each process once all are shared out evenly."""
    while True:
        held: dict[str, list[int]] = {}
        for lease in await ledger.leases.list_leases(LeaseKind.SHARD):
            held.setdefault(lease.owner, []).append(lease.name)
        counts = [len(names) for names in held.values()]
        if len(held) == hosts and sum(counts) == SHARDS and max(counts) - min(counts) <= 1:
            return held
        await asyncio.sleep(0.2)


async def all_read(ledger):
    """Return when all processes have read the same documents: until then each waits for what it lacks."""
    while True:
        read = {host.documents for host in await ledger.leases.list_hosts()}
        if len(read) == 1 and read != {""}:
            return
        await asyncio.sleep(0.2)


async def schedule_all(ledger, stand_in, guilds, due):
    """Return a schedule that is due at a moment, and its channel, for each server."""
    made = []
    for guild in guilds:
        channel = stand_in.system_channel(guild)
        settings = ScheduleSettings(
            guild=guild.id,
            destination=Destination(DestinationKind.CHANNEL, channel.id),
            timing=Timing(at=due.time(), zone="UTC"),
        )
        made.append((await ledger.schedules.add(settings, made_by=1, now=datetime.now(UTC)), channel))
    return made


async def strike(process, how):
    process.send_signal({"kill": signal.SIGKILL, "stop": signal.SIGTERM, "pause": signal.SIGSTOP}[how])
    print(f"  {datetime.now(UTC):%H:%M:%S.%f} {how}: process {process.pid}")
    if how == "pause":
        await asyncio.sleep(40)
        process.send_signal(signal.SIGCONT)
        print(f"  {datetime.now(UTC):%H:%M:%S.%f} process {process.pid} goes on")


async def wait_for_all(ledger, made, until):
    while datetime.now(UTC) < until:
        runs = [await ledger.history.list_runs(schedule.id) for schedule, _ in made]
        if all(each and each[0].finished_at for each in runs):
            break
        await asyncio.sleep(0.5)
    # What comes twice comes now.
    await asyncio.sleep(5)


async def judge(ledger, stand_in, made, due):
    """Return by how many seconds each digest was late, and how many are missing or there twice."""
    late, wrong = [], 0
    for schedule, channel in made:
        runs = await ledger.history.list_runs(schedule.id)
        there = [one for one in stand_in.messages(channel) if runs and runs[0].reference in one.text]
        if len(runs) == len(there) == 1 and runs[0].state.value == "sent":
            late.append((runs[0].finished_at - due).total_seconds())
        else:
            wrong += 1
            print(f"  WRONG {schedule.id}: {[run.state.value for run in runs]}, {len(there)} messages")
    return late, wrong


async def drill(asked, folder, number):
    async with AsyncExitStack() as stack:
        stand_in = await stack.enter_async_context(StandIn())
        stand_in.gateway.max_concurrency = SHARDS
        guilds = []
        for _ in range(asked.servers):
            guilds += await stand_in.build.guilds(1)
            await asyncio.sleep(0.003)  # ids that are made within a millisecond are of one shard
        place, database = find_place(asked, folder, number)
        (folder / "host").mkdir()
        ledger = await stack.enter_async_context(open_ledger(place))
        processes = [await start(folder, f"host-{host}", stand_in, database) for host in range(asked.hosts)]
        stack.callback(lambda: [process.kill() for process in processes if process.returncode is None])
        held = await asyncio.wait_for(shared_out(ledger, asked.hosts), 120)
        await stand_in.wait_until_connected(shards=SHARDS)
        await asyncio.wait_for(all_read(ledger), 120)
        due = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(minutes=1)
        if (due - datetime.now(UTC)).total_seconds() < 5:
            due += timedelta(minutes=1)
        made = await schedule_all(ledger, stand_in, guilds, due)
        hosts = {host.owner: host for host in await ledger.leases.list_hosts()}
        print(f"round {number}: due at {due:%H:%M:%S}, ledger in {place}")
        for owner, names in sorted(held.items()):
            print(f"  {owner} on {hosts[owner].name} holds shards {names}")
        await asyncio.sleep((due - datetime.now(UTC)).total_seconds() - 1)
        await strike(processes[0], asked.end)
        await wait_for_all(ledger, made, due + timedelta(seconds=90))
        late, wrong = await judge(ledger, stand_in, made, due)
        print(f"  the last digest came {max(late, default=float('inf')):.1f} s late")
        then = await asyncio.wait_for(shared_out(ledger, asked.hosts - (asked.end != "pause")), 60)
        for owner, names in sorted(then.items()):
            print(f"  then {owner} holds shards {names}")
        return late, wrong


async def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=2)
    parser.add_argument("--servers", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--end", choices=["kill", "stop", "pause"], default="kill")
    parser.add_argument("--database")
    parser.add_argument("--sqlite", action="store_true", help="one data folder and an SQLite ledger for all")
    parser.add_argument("--logs", action="store_true", help="print what the processes logged")
    asked = parser.parse_args()
    late, wrong = [], 0
    with tempfile.TemporaryDirectory() as name:
        for number in range(asked.rounds):
            folder = Path(name) / str(number)
            (folder / "seeds").mkdir(parents=True)
            (folder / "seeds" / "ferries.md").write_text(DOCUMENT)
            found, amiss = await drill(asked, folder, number)
            late += found
            wrong += amiss
            if asked.logs:
                for log in sorted(folder.glob("*.log")):
                    print(f"--- {log.name}\n{log.read_text()}")
    late.sort()
    p99 = late[min(len(late) - 1, int(len(late) * 0.99))] if late else float("inf")
    median = late[len(late) // 2] if late else float("inf")
    print(
        f"{len(late)} digests exactly once, {wrong} wrong; late by {median:.1f} s (median), {p99:.1f} s (p99),"
        f" {late[-1] if late else float('inf'):.1f} s (worst)"
    )
    return 1 if wrong or p99 > ALLOWED else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
