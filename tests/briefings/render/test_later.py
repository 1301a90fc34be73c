"""Lines are made when somebody looks at them, and once."""

from collections.abc import Sequence

from briefings.model.briefing import Claim, Label
from briefings.model.rendered import RenderedLine
from briefings.render.later import Lines

CLAIMS = tuple(Claim(label=Label(name=name), spans=(), pieces=(), citations=()) for name in ("Holm", "Brandt"))


def test_how_many_there_are_is_known_without_making_any() -> None:
    def refuse(claims: Sequence[Claim]) -> tuple[RenderedLine, ...]:
        raise AssertionError(claims)

    lines = Lines(CLAIMS, refuse)

    assert len(lines) == 2
    assert lines


def test_they_are_made_once_however_often_they_are_looked_at() -> None:
    made = []

    def make(claims):
        made.append(len(claims))
        return tuple(RenderedLine(claim.label.name, claim) for claim in claims)

    lines = Lines(CLAIMS, make)

    assert [line.text for line in lines] == ["Holm", "Brandt"]
    assert lines[1].text == "Brandt"
    assert lines[:1] == (lines[0],)
    assert lines == tuple(lines)
    assert hash(lines) == hash(tuple(lines))
    assert "Holm" in repr(lines)
    assert made == [2]
