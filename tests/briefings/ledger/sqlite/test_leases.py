"""Two processes on one ledger, and one that is killed."""

import asyncio
import json
import signal
import sys
from datetime import timedelta

from briefings.ledger import REQUEST_TIME, open_ledger
from briefings.model.delivery import DeliveryState, PartState
from briefings.model.reasons import Cause, Reason

WORKER = """
import asyncio, json, sys
from datetime import datetime
from pathlib import Path
from briefings.ledger import open_ledger

async def main(path, owner, now):
    taken = []
    async with open_ledger(Path(path)) as ledger:
        print("ready", flush=True)
        sys.stdin.readline()
        while deliveries := await ledger.deliveries.claim(owner, datetime.fromisoformat(now), limit=1):
            taken += [delivery.id for delivery in deliveries]
    print(json.dumps(taken))

asyncio.run(main(*sys.argv[1:]))
"""

VICTIM = """
import asyncio, os, signal, sys
from datetime import datetime
from pathlib import Path
from briefings.ledger import open_ledger
from briefings.model.delivery import Frozen
from briefings.model.digest import DigestKind, Window

async def main(path, now, steps):
    now, left = datetime.fromisoformat(now), int(steps)
    def step():
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    async with open_ledger(Path(path)) as ledger:
        (delivery,) = await ledger.deliveries.claim("victim", now)
        step()
        delivery = await ledger.deliveries.freeze(delivery, Frozen(
            digest_kind=DigestKind.NEWS, window=Window(since=None, until=now), payloads=("{}",), told=(), left_out=(),
            destination=delivery.schedule.settings.destination))
        step()
        await ledger.deliveries.mark_sending(delivery, 1, now)
        step()
        async with ledger.deliveries._store.write() as db:
            await db.execute("UPDATE parts SET state = 'sent'")
            step()

asyncio.run(main(*sys.argv[1:]))
"""


async def start(script, *arguments):
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        script,
        *map(str, arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )


async def test_two_processes_share_the_deliveries_and_none_is_taken_twice(path, ledger, make):
    schedules = [await make.schedule(guild=guild) for guild in range(1, 201)]
    await ledger.planning.settle([(each, make.plan()) for each in schedules], make.now)
    workers = [await start(WORKER, path, owner, make.now.isoformat()) for owner in ("one", "two")]
    for worker in workers:
        assert await worker.stdout.readline() == b"ready\n"

    for worker in workers:
        worker.stdin.write(b"go\n")
    results = await asyncio.gather(*(worker.communicate() for worker in workers))

    taken = [json.loads(output) for output, _ in results]
    assert [worker.returncode for worker in workers] == [0, 0]
    assert sorted(taken[0] + taken[1]) == sorted(each.id for each in await ledger.deliveries.list_unfinished())


async def test_after_a_kill_at_any_step_another_process_goes_on_from_what_was_committed(path, ledger, make):
    expected = [
        (DeliveryState.PLANNED, []),
        (DeliveryState.FROZEN, [PartState.PENDING]),
        (DeliveryState.FROZEN, [PartState.SENDING]),
        (DeliveryState.FROZEN, [PartState.SENDING]),  # within the transaction that would have recorded the message
    ]
    now = make.now
    for steps, (state, parts) in enumerate(expected):
        schedule = await make.planned()
        victim = await start(VICTIM, path, now.isoformat(), steps)
        await victim.communicate()
        assert victim.returncode == -signal.SIGKILL

        async with open_ledger(path) as survivor:
            assert await survivor.deliveries.claim("survivor", now) == ()
            (delivery,) = await survivor.deliveries.claim("survivor", now + 2 * REQUEST_TIME)
            assert (delivery.state, [part.state for part in delivery.parts]) == (state, parts)
            assert delivery.lease is not None
            assert delivery.lease.owner == "survivor"
        await ledger.deliveries.fail(delivery, Reason(Cause.OTHER), now)
        await ledger.schedules.remove(schedule.id, now + timedelta(seconds=1))
