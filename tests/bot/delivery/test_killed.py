"""Whoever is killed anywhere, each fire time has exactly one message for each part. The whole table: benchmarks/."""

from datetime import timedelta

import pytest

from bot.standin import Fault
from tests.support import killable

SOON, LATE = timedelta(seconds=130), timedelta(minutes=20)


@pytest.mark.parametrize(
    ("kind", "request_number", "after", "pause"),
    [
        ("channel", 2, True, SOON),
        ("channel", 2, True, LATE),
        ("channel", 2, False, LATE),
        ("forum", 2, True, LATE),
        ("forum", 2, False, SOON),
        ("long", 3, True, LATE),
    ],
)
async def test_killed_at_a_request_every_message_is_there_once(room, kind, request_number, after, pause) -> None:
    hit, outcome = await killable.killed_at_request(room, kind, request_number, after=after, pause=pause)

    assert (hit, outcome) == (True, "exactly once")


@pytest.mark.parametrize(
    ("kind", "commit", "after"), [("channel", 7, False), ("channel", 8, False), ("forum", 7, True), ("direct", 6, True)]
)
async def test_killed_at_a_commit_every_message_is_there_once(room, kind, commit, after) -> None:
    _, outcome = await killable.killed_at_commit(room, kind, commit, after=after, pause=LATE)

    assert outcome == "exactly once"


@pytest.mark.parametrize("fault", [Fault.COMMITTED_RESET, Fault.COMMITTED_BAD_GATEWAY, Fault.UNAVAILABLE, Fault.RESET])
@pytest.mark.parametrize(("kind", "path"), [("channel", "/messages$"), ("forum", "/threads$")])
async def test_whatever_becomes_of_an_answer_every_message_is_there_once(room, fault, kind, path) -> None:
    hit, outcome = await killable.struck(room, kind, fault, path=path, method="POST")

    assert (hit, outcome) == (True, "exactly once")


@pytest.mark.parametrize(("harm", "commit"), [("full", 4), ("full", 6), ("locked", 5), ("locked", 7)])
async def test_a_ledger_that_takes_no_commit_loses_and_doubles_nothing(room, harm, commit) -> None:
    assert await killable.failed_at_commit(room, "channel", commit, harm=harm) == "exactly once"


async def test_two_processes_on_one_ledger_send_each_message_once(room) -> None:
    assert await killable.two_at_once(room, "long") == "exactly once"
