from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from briefings.model.fetching import FetchAnswer, FetchFailure, Validators
from briefings.model.sources import FetchRecord, Source, SourceKind, SourceState, SourceTrouble, Trouble
from briefings.sources.due import (
    LONGEST,
    SHORTEST,
    add_jitter,
    find_interval,
    find_pause,
    is_due,
    lengthen_interval,
    record_failure,
    record_success,
)

NOW = datetime(2026, 11, 28, 13, 0, tzinfo=UTC)
URL = "https://gazette.example/feed"
HOUR = timedelta(hours=1)


def source(**record) -> Source:
    return Source(
        id="s", url=URL, kind=SourceKind.FEED, added_at=NOW, record=FetchRecord(**{"next_fetch": NOW} | record)
    )


def answer(at: datetime = NOW, **values) -> FetchAnswer:
    return FetchAnswer(url=URL, final_url=values.pop("final_url", URL), fetched_at=at, status=200, **values)


def succeed(before: Source, came: FetchAnswer, **values) -> Source:
    usual: dict[str, Any] = {"interval": HOUR, "body": "b1", "changed": True, "now": came.fetched_at}
    return record_success(before, came, **usual | values)


def days_ago(*numbers: int):
    return [NOW.date() - timedelta(days=number) for number in numbers]


@pytest.mark.parametrize(
    ("days", "interval"),
    [
        (days_ago(*[0] * 1000), SHORTEST),
        (days_ago(0, 1, 2, 3, 4, 5, 6), LONGEST),
        (days_ago(*[n // 8 for n in range(56)]), timedelta(hours=3)),
        (days_ago(0, 0, 0, 0, 0, 0, 0, 0), timedelta(hours=3)),
        (days_ago(30, 60), LONGEST),
        ([], HOUR),
    ],
)
def test_the_interval_follows_what_the_feed_brings(days, interval) -> None:
    assert find_interval(days, NOW.date()) == interval


@given(st.lists(st.integers(-9, 40), max_size=60), st.none() | st.floats(0, 1e9))
def test_an_interval_is_never_shorter_or_longer_than_allowed(numbers, wish) -> None:
    found = find_interval(days_ago(*numbers), NOW.date(), wish=wish)

    assert SHORTEST <= found <= timedelta(hours=24)
    assert wish is None or found >= min(timedelta(seconds=wish), timedelta(hours=24))


@given(st.text(max_size=30), st.integers(1, 10**6))
def test_jitter_is_a_tenth_at_most_and_the_same_each_time(url, seconds) -> None:
    interval = timedelta(seconds=seconds)
    found = add_jitter(interval, url)

    assert 0.9 * interval <= found <= 1.1 * interval
    assert found == add_jitter(interval, url)


@given(st.integers(1, 400), st.none() | st.floats(0, 1e9))
def test_pauses_grow_up_to_a_day_and_heed_the_server(failures, retry_after) -> None:
    found = find_pause(failures, retry_after)

    assert SHORTEST <= found <= timedelta(hours=24)
    assert find_pause(failures + 1, retry_after) >= found
    assert retry_after is None or found >= min(timedelta(seconds=retry_after), timedelta(hours=24))


def test_a_success_keeps_the_validators_with_the_address_that_gave_them() -> None:
    validators = Validators(etag='W/"1"')
    after = succeed(source(failures=3), answer(validators=validators, final_url="https://cdn.example/f"))

    assert (after.record.validators, after.record.validators_of) == (validators, "https://cdn.example/f")
    assert (after.state, after.record.last_new) == (SourceState.ACTIVE, NOW)
    assert not is_due(after, NOW)
    assert is_due(after, NOW + 2 * HOUR)


def test_not_modified_keeps_what_was_kept() -> None:
    validators = Validators(etag='"1"')
    after = succeed(source(validators=validators, validators_of=URL, body="b0"), answer(), body=None, changed=False)

    assert (after.record.validators, after.record.body, after.record.last_new) == (validators, "b0", None)


def test_a_body_that_cant_be_read_is_asked_for_in_full_again() -> None:
    after = record_failure(
        source(validators=Validators(etag='"1"'), body="b0"), answer(), Trouble(kind=SourceTrouble.NO_FEED), now=NOW
    )

    assert (after.record.validators, after.record.body) == (None, None)
    assert after.state is SourceState.FAILING


def test_a_failure_of_the_network_keeps_the_validators() -> None:
    before = source(validators=Validators(etag='"1"'), validators_of=URL)
    after = record_failure(before, answer(), Trouble(kind=FetchFailure.TIMED_OUT), now=NOW)
    again = record_failure(after, answer(NOW + HOUR), Trouble(kind=FetchFailure.TIMED_OUT), now=NOW + HOUR)

    assert again.record.validators == before.record.validators
    assert (again.record.failures, again.record.failing_since) == (2, NOW)


def test_what_is_gone_is_never_due() -> None:
    after = record_failure(source(), answer(), Trouble(kind=FetchFailure.GONE, status=410), now=NOW)

    assert after.state is SourceState.GONE
    assert not is_due(after, NOW + timedelta(days=400))


def test_an_address_is_replaced_after_three_equal_permanent_redirects_over_a_day() -> None:
    moved, at = source(), NOW
    for hours in (0, 1, 2):
        moved = succeed(moved, answer(NOW + hours * HOUR, moved_to="https://new.example/f"))
    assert moved.url == URL

    at = NOW + 25 * HOUR
    assert succeed(moved, answer(at, moved_to="https://new.example/f")).url == "https://new.example/f"
    assert succeed(moved, answer(at, moved_to="https://else.example/f")).url == URL
    assert succeed(moved, answer(at)).record.move is None


@given(st.timedeltas(SHORTEST, 4 * LONGEST), st.timedeltas(timedelta(-1), timedelta(days=4000)))
def test_silence_makes_an_interval_longer_never_shorter_and_never_beyond_six_hours(interval, silent) -> None:
    later = lengthen_interval(interval, NOW - silent, NOW)

    assert interval <= later <= max(interval, LONGEST)
    assert lengthen_interval(interval, None, NOW) == interval
    assert later <= lengthen_interval(interval, NOW - silent, NOW + HOUR)
