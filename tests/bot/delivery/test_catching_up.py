"""A digest waits for documents that other processes have read, a minute at most, and says what it lacks then."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.delivery import CatchingUp
from bot.delivery.catching_up import CaughtUp
from bot.delivery.collaborators import Behind
from briefings import LeftOut, LeftOutRule, Missing

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DELIVERY: Any = SimpleNamespace(id=1, schedule=None)


def watch(missing: Missing, *, agreed: bool = False) -> CatchingUp:
    async def find(_schedule: object, _now: datetime) -> Missing:
        return missing

    return CatchingUp(find, lambda: agreed)


async def test_a_library_that_lacks_nothing_makes_nobody_wait() -> None:
    assert await watch(Missing(0, None, 7)).look(DELIVERY, NOW) == CaughtUp(7)


async def test_a_digest_waits_for_what_others_have_read_for_a_minute_and_then_says_what_it_lacks() -> None:
    catching_up = watch(Missing(3, NOW - 30 * SECOND, 7))

    found = [await catching_up.look(DELIVERY, NOW + seconds * SECOND) for seconds in (0, 59, 60)]

    assert found == [Behind(3), Behind(3), CaughtUp(7, (LeftOut(LeftOutRule.NOT_READ, "", 3),))]


@pytest.mark.parametrize(("seconds", "found"), [(9, Behind(1)), (11, CaughtUp(7))])
async def test_what_all_lack_was_removed_unless_it_has_just_come(seconds: int, found: object) -> None:
    assert await watch(Missing(1, NOW - seconds * SECOND, 7), agreed=True).look(DELIVERY, NOW) == found
