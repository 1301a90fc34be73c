"""An office that somebody holds no more is no role of theirs, where another has it too."""

from pathlib import Path

import pytest

from briefings import Heading, Question, Request, open_service

NOW = (
    "President Ada Falk had closed the ferries of Lund, and President Per Holm opened them again. "
    "Ada Falk said that Lund needs no ferries. Per Holm said that Lund has ferries."
)


@pytest.mark.parametrize(
    ("day", "told", "holds"),
    [
        ("2026-03-01", "Former President Ada Falk baked bread.", False),
        ("2026-03-01", "President Ada Falk baked bread.", True),
        ("2026-03-09", "Former President Ada Falk baked bread.", True),  # later than the text that calls her so
    ],
)
async def test_who_is_said_to_have_been_president_is_none_beside_another(
    tmp_path: Path, day: str, told: str, *, holds: bool
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, date, text in (("first", day, told), ("second", day, f"{told} She sang."), ("now", "2026-03-05", NOW)):
        (folder / f"{name}.txt").write_text(f"Date: {date}\n\n{text}\n", "utf-8")
    async with open_service(tmp_path / "library.db", workers=0) as service:
        await service.load(folder)
        briefing = await service.answer(Request(question=Question.BRIEF, topic="Lund"))
    actors = next(one for one in briefing.sections if one.heading is Heading.ACTORS)

    roles = {claim.label.name: " ".join(claim.pieces) for claim in actors.claims}

    assert roles["Per Holm"] == "President"
    assert (roles["Ada Falk"] == "President") is holds
