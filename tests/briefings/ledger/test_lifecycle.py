"""What the states of a delivery entail, decided without a database."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from briefings.ledger import LEASE_TIME, REQUEST_TIME, lifecycle
from briefings.ledger.lifecycle import Ending, ScheduleProgress
from briefings.model.delivery import DeliveryState, PartState
from briefings.model.digest import Window

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
MOMENTS = st.integers(0, 9).map(lambda minutes: NOW + minutes * MINUTE)
WINDOWS = st.builds(Window, since=st.none(), until=MOMENTS, after=st.just(0), through=st.integers(0, 9))
NOTHING = ScheduleProgress(None, 0)


def test_what_was_sent_is_told_and_moves_its_schedule() -> None:
    window = Window(since=None, until=NOW, after=0, through=5)

    assert lifecycle.end_delivery(DeliveryState.SENT, window, NOTHING) == Ending(True, ScheduleProgress(NOW, 5))


def test_what_a_replaced_ledger_has_sent_tells_nothing_for_what_it_said_is_not_known() -> None:
    window = Window(since=None, until=NOW, after=0, through=5)

    assert lifecycle.end_delivery(DeliveryState.SENT, window, NOTHING, by_another=True) == Ending(False, NOTHING)


@pytest.mark.parametrize("state", [DeliveryState.SKIPPED, DeliveryState.FAILED, DeliveryState.EMPTY])
def test_what_was_not_sent_tells_nothing_and_moves_nothing(state: DeliveryState) -> None:
    before, window = ScheduleProgress(NOW, 3), Window(since=NOW, until=NOW + MINUTE, after=3, through=8)

    assert lifecycle.end_delivery(state, window, before) == Ending(False, before)


def test_an_alert_of_which_a_part_arrived_counts_as_told_for_it_would_come_each_hour_again() -> None:
    window = Window(since=None, until=NOW, after=0, through=5)

    assert lifecycle.end_delivery(DeliveryState.FAILED, window, NOTHING, alert_begun=True) == Ending(True, NOTHING)


@pytest.mark.parametrize("state", [DeliveryState.PLANNED, DeliveryState.FROZEN])
def test_an_open_delivery_entails_nothing_yet(state: DeliveryState) -> None:
    with pytest.raises(ValueError, match="not ended"):
        lifecycle.end_delivery(state, None, NOTHING)


def test_nothing_is_sent_that_was_not_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        lifecycle.end_delivery(DeliveryState.SENT, None, NOTHING)


@given(windows=st.lists(WINDOWS, max_size=5))
def test_in_whatever_order_digests_arrive_a_schedule_has_told_as_far_as_the_furthest(windows: list[Window]) -> None:
    progress = NOTHING
    for window in windows:
        progress = lifecycle.advance_progress(progress, window)

    assert progress.until == max((each.until for each in windows), default=None)
    assert progress.through == max((each.through for each in windows), default=0)


@pytest.mark.parametrize(
    ("parts", "complete", "untouched"),
    [
        ([], True, True),
        ([PartState.PENDING, PartState.PENDING], False, True),
        ([PartState.SENT, PartState.PENDING], False, False),
        ([PartState.SENDING], False, False),
        ([PartState.SENT, PartState.SENT], True, False),
    ],
)
def test_a_delivery_is_complete_with_its_last_message_and_untouched_before_its_first_request(
    parts: list[PartState], complete: bool, untouched: bool
) -> None:
    assert lifecycle.is_complete(parts) is complete
    assert lifecycle.is_untouched(DeliveryState.FROZEN, parts) is untouched


def test_what_has_ended_is_not_untouched() -> None:
    assert not lifecycle.is_untouched(DeliveryState.SKIPPED, [])


@given(first=MOMENTS, second=MOMENTS)
def test_a_lease_only_grows_and_a_wait_only_shrinks(first: datetime, second: datetime) -> None:
    assert lifecycle.lengthen_lease(first, second) == max(first, second)
    assert lifecycle.end_wait(first, second) == min(first, second)


@given(until=MOMENTS, now=MOMENTS)
def test_a_request_is_begun_under_a_lease_that_lasts_for_it_and_is_never_shortened(
    until: datetime, now: datetime
) -> None:
    lasts = lifecycle.lengthen_for_request(until, now)

    assert lasts >= max(until, now + REQUEST_TIME)
    assert lasts == until or lasts == now + LEASE_TIME
