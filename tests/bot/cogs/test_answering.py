"""Why nothing was found: that there are no documents is said only where none are still to be read."""

import pytest

from bot.catalogue import Message, words_for
from bot.cogs.about import about_text
from bot.cogs.answering import list_offers, reason_for_nothing
from bot.context import IntakeState
from briefings import Briefing, Coverage, LibraryStats, Progress, Question, Request
from briefings.model.briefing import Absence, Missing

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
    answer = reason_for_nothing(EMPTY, intake, "Nothing found.", WORDS)

    assert answer == WORDS.say(said, done="1", total="2")
    assert (WORDS.say(Message.LIBRARY_EMPTY) in about_text(EMPTY, intake, WORDS)) is (said is Message.LIBRARY_EMPTY)


NOWHERE = Coverage(documents=0, publishers=0, first=None, last=None, undated=0)


@pytest.mark.parametrize(
    ("question", "absence", "suggestions", "named_most", "offered"),
    [
        (
            Question.QUOTE, Absence(missing=Missing.WORDS, name="Ada Sand", documents=12), (), (),
            [(Question.BRIEF, "Ada Sand")],
        ),
        (
            Question.QUOTE, None, ("Norway", "Norwell"), ("Peru",),
            [(Question.QUOTE, "Norway"), (Question.QUOTE, "Norwell")],
        ),
        (Question.BRIEF, None, (), ("Peru", "Chile"), [(Question.BRIEF, "Peru"), (Question.BRIEF, "Chile")]),
        (Question.BRIEF, Absence(missing=Missing.LINES, name="Norway", documents=2), (), (), []),
    ],
)  # fmt: skip
def test_where_nothing_is_found_what_there_is_is_offered(
    question: Question,
    absence: Absence | None,
    suggestions: tuple[str, ...],
    named_most: tuple[str, ...],
    offered: list[tuple[Question, str]],
) -> None:
    briefing = Briefing(
        title="", words="norwy", coverage=NOWHERE, sections=(), absence=absence, suggestions=suggestions,
        named_most=named_most,
    )  # fmt: skip

    offers = list_offers(Request(question=question, topic="norwy"), briefing)

    assert [(one.question, one.topic) for one in offers] == offered
