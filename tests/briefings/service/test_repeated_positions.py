"""Words that stand within another line of their speaker are told once, with that line."""

from pathlib import Path

import pytest

from briefings import Heading, Question, Request, open_service
from tests.support.texts import write_texts

BOTH = "Ines Abara thanked the crews and said that work on the lock would begin on Monday."
APART = "Ines Abara praised the crews. Ines Abara said that work on the lock would begin on Monday."
SHORT = "Ines Abara thanked the crews."


async def list_positions(folder: Path, question: Question, texts: list[str]) -> list[str]:
    named = {str(number): text for number, text in enumerate(texts, 1)}
    async with open_service(folder / "library.db", workers=0) as service:
        await service.load(write_texts(folder / "in", named, in_turn=True))
        answer = await service.answer(Request(question=question, topic="abara", second="abara"))
    section = next(one for one in answer.sections if one.heading is Heading.POSITIONS)
    return [" ".join(claim.pieces) for claim in section.claims]


@pytest.mark.parametrize("question", [Question.BRIEF, Question.COMPARE])
@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        ([BOTH], ["thanked the crews and said that work on the lock would begin on Monday."]),
        # Near misses: sentences of their own, and words that another document has too.
        ([APART], ["praised the crews.", "said that work on the lock would begin on Monday."]),
        (
            [BOTH, SHORT],
            ["thanked the crews.", "thanked the crews and said that work on the lock would begin on Monday."],
        ),
    ],
)
async def test_words_within_a_longer_line_are_told_once(
    tmp_path: Path, question: Question, texts: list[str], lines: list[str]
) -> None:
    assert await list_positions(tmp_path, question, texts) == lines
