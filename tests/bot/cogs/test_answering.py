"""Why nothing was found: that there are no documents is said only where none are still to be read."""

import pytest

from bot.catalogue import Message, words_for
from bot.cogs.about import about_text
from bot.cogs.answering import reason_for_nothing
from bot.context import IntakeState
from briefings import LibraryStats, Progress, Question, Request

EMPTY = LibraryStats(
    documents=0,
    publishers=0,
    actors=0,
    sentences=0,
    quotations=0,
    first=None,
    last=None,
    undated=0,
    loaded_at=None,
)
ASKED = Request(question=Question.BRIEF, topic="Norway")
WORDS = words_for("en")


def read_once() -> IntakeState:
    intake = IntakeState()
    intake.begun.set()
    return intake


@pytest.mark.parametrize(
    ("intake", "said"),
    [
        (IntakeState(), Message.NOT_YET_READ),
        (IntakeState(active=True), Message.NOT_YET_READ),
        (IntakeState(active=True, progress=Progress(done=1, total=2)), Message.STILL_READING),
        (read_once(), Message.LIBRARY_EMPTY),
    ],
)
def test_that_there_are_no_documents_is_said_only_once_the_folder_was_read(intake: IntakeState, said: Message) -> None:
    answer = reason_for_nothing(EMPTY, intake, ASKED, WORDS)

    assert answer == WORDS.say(said, done="1", total="2")
    assert (WORDS.say(Message.LIBRARY_EMPTY) in about_text(EMPTY, intake, WORDS)) is (said is Message.LIBRARY_EMPTY)
