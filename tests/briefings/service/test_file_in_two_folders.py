"""A file that lies in two folders is no second witness of what it says."""

from pathlib import Path

import pytest

from briefings import Claim, Question, Request, open_service
from briefings.model.briefing import Tag

WORDS = "“The harbour of Hull will open again before the winter comes,” Captain Ann Lund said.\n"
OURS, OTHERS = (f"date 2024-03-01 (Bo Reed, {publisher}) {WORDS}" for publisher in ("Daily Post", "Hull Sun"))


async def quote(folder: Path, *texts: str) -> Claim:
    async with open_service(folder / "library.db", workers=0) as service:
        for number, text in enumerate(texts):
            (folder / f"{number}").mkdir()
            (folder / f"{number}" / "note.txt").write_text(text, "utf-8")
            await service.load(folder / f"{number}")
        answer = await service.answer(Request(question=Question.QUOTE, topic="lund"))
    (claim,) = (claim for section in answer.sections for claim in section.claims if "Hull" in "".join(claim.pieces))
    return claim


@pytest.mark.parametrize(("texts", "cited"), [((OURS, OURS), 1), ((OURS, OTHERS), 2), ((OURS, OTHERS, OURS), 2)])
async def test_words_are_repeated_where_another_publisher_has_them(
    tmp_path: Path, texts: tuple[str, ...], cited: int
) -> None:
    claim = await quote(tmp_path, *texts)

    assert len(claim.citations) == cited
    assert (Tag.REPEATED in claim.label.tags) is (cited > 1)
