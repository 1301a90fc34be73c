"""Of two processes that share a ledger one is struck in the midst of a digest; the other brings it there once.

The whole table, over both databases: benchmarks/faults.py hosts.
"""

import signal

import pytest

from tests.support import killable_hosts


@pytest.mark.parametrize(
    ("signal_", "call"),
    [
        pytest.param(signal.SIGKILL, "freeze", id="killed, nothing asked for"),
        pytest.param(signal.SIGSTOP, "mark_sending", id="paused beyond its lease, a message about to be asked for"),
    ],
)
async def test_the_digest_of_a_process_that_was_struck_comes_once(room, signal_: int, call: str) -> None:
    hit, outcome = await killable_hosts.struck_at_call(
        room, room.ledger_file, "channel", 1, after=True, signal_=signal_, only=call
    )

    assert (hit, outcome) == (True, "exactly once")
