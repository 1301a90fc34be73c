"""Short messages and their buttons."""

from bot.layouts import note_view


def test_a_note_has_five_buttons_at_most_and_none_twice() -> None:
    view = note_view("text", questions=[(f"topic {number % 6}", f"r{number % 6}") for number in range(12)])

    (container,) = view.to_components()
    buttons = container["components"][1]["components"]
    assert [button["custom_id"] for button in buttons] == [f"bb1:ask:r{number}:in_short:0" for number in range(5)]
