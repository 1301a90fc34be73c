"""What the card of /setup knows stands in its custom_ids, whatever was chosen."""

from datetime import time
from typing import Any

from hypothesis import given, strategies as st

from bot.cogs.setup.choices import TEMPLATE, Choices, Step, load_step
from bot.cogs.setup.forms import read_form
from briefings import Destination, DestinationKind, list_zone_names

SERVERS = [kind for kind in DestinationKind if kind is not DestinationKind.USER]
PLACES = st.builds(Destination, st.sampled_from(SERVERS), st.integers(0, 2**64 - 1))
ALL = frozenset({Step.PLACE, Step.ZONE, Step.HOUR})
CHOICES = st.builds(
    Choices,
    zone=st.sampled_from(sorted(list_zone_names())),
    place=st.none() | PLACES,
    at=st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    schedule=st.none() | st.text("Ab9_-", min_size=12, max_size=12),
    chosen=st.frozensets(st.sampled_from(sorted(ALL))),
)


@given(choices=CHOICES, step=st.sampled_from(list(Step)))
def test_any_choices_are_read_as_they_were_written_and_fit_a_custom_id(choices: Choices, step: Step) -> None:
    written = choices.write_id(step)
    match = TEMPLATE.fullmatch(written)

    assert len(written) <= 100
    assert match is not None
    assert load_step(match) == (step, choices)


def test_the_longest_zone_with_all_else_fits() -> None:
    zone = max(list_zone_names(), key=len)
    choices = Choices(
        zone=zone, place=Destination(DestinationKind.FORUM, 2**64 - 1), at=time(23, 59), schedule="x" * 12, chosen=ALL
    )

    assert len(choices.write_id(Step.PREVIEW)) <= 100


@given(choices=CHOICES, now=CHOICES)
def test_only_what_was_chosen_on_a_card_changes_the_digest(choices: Choices, now: Choices) -> None:
    after = choices.onto(now)

    assert after.zone == (choices if Step.ZONE in choices.chosen else now).zone
    assert after.place == (choices if Step.PLACE in choices.chosen else now).place
    assert after.at == (choices if Step.HOUR in choices.chosen else now).at
    assert after.schedule == now.schedule


def test_all_counts_as_chosen_on_a_card_that_does_not_say_what_was() -> None:
    match = TEMPLATE.fullmatch("bbs1:start:c7:0900:Asia/Seoul:Ab9_-Ab9_-Ab")

    assert match is not None
    assert load_step(match)[1].chosen == ALL


def test_what_was_typed_is_read_from_either_form_of_a_modal() -> None:
    field = {"type": 4, "custom_id": "words", "value": "https://a.example"}
    forms: list[list[dict[str, Any]]] = [
        [{"type": 18, "component": field}],
        [{"type": 1, "components": [field]}],
        [{"type": 10}],
        [],
    ]

    assert [read_form(form) for form in forms] == ["https://a.example", "https://a.example", "", ""]
