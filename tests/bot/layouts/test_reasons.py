"""Reasons are said in the reader's language; what is Discord's stays as it is, and does nothing."""

import pytest

from bot.catalogue import words_for
from bot.delivery.outcomes import Invalid, NotSent, Refused, Unclear, judge_answer
from bot.layouts import reason_words
from briefings import Cause, Reason


@pytest.mark.parametrize("cause", [cause for cause in Cause if cause is not Cause.OTHER])
def test_every_cause_has_words_of_its_own_in_each_language(cause: Cause) -> None:
    english, korean = (reason_words(Reason(cause), words_for(language)) for language in ("en", "ko"))

    assert english
    assert korean
    assert english != korean
    others = {reason_words(Reason(each), words_for("ko")) for each in Cause if each is not cause}
    assert korean not in others


def test_a_detail_follows_its_cause() -> None:
    said = reason_words(Reason(Cause.DISCORD_ERROR, "503"), words_for("en"))

    assert said == "Discord answered with an error of its own (503)"


def test_of_words_alone_the_words_are_shown() -> None:
    assert reason_words(Reason(Cause.OTHER, "Missing Permissions"), words_for("ko")) == "Missing Permissions"


def test_without_a_reason_nothing_is_said() -> None:
    assert reason_words(None, words_for("en")) == ""


def test_a_detail_is_no_markup_and_pings_nobody() -> None:
    said = reason_words(Reason(Cause.REFUSED, "@everyone [here](https://evil.example) **now**"), words_for("en"))

    assert "(@everyone" not in said
    assert "](https://evil.example)" not in said
    assert "**now**" not in said


@pytest.mark.parametrize(
    ("status", "code", "outcome"),
    [
        (403, 50013, Refused(Reason(Cause.MISSING_PERMISSION))),
        (403, 50001, Refused(Reason(Cause.MISSING_ACCESS))),
        (403, 50007, Refused(Reason(Cause.DIRECT_MESSAGES_CLOSED))),
        (403, 20028, Refused(Reason(Cause.REFUSED, "words"))),
        (404, 10003, Refused(Reason(Cause.PLACE_GONE), gone=True)),
        (404, 10008, Refused(Reason(Cause.REFUSED, "words"), gone=True)),
        (400, 40067, Refused(Reason(Cause.TAG_REQUIRED))),
        (400, 50083, Refused(Reason(Cause.THREAD_CLOSED))),
        (400, 50024, Refused(Reason(Cause.REFUSED, "words"))),
        (400, 50035, Invalid(Reason(Cause.REJECTED, "words"))),
        (401, 0, NotSent(Reason(Cause.SHUT_OUT, "words"), 60.0)),
        (403, 0, NotSent(Reason(Cause.SHUT_OUT, "words"), 60.0)),
        (503, 0, Unclear(Reason(Cause.DISCORD_ERROR, "503"))),
        (408, 50013, Unclear(Reason(Cause.DISCORD_ERROR, "408"))),
    ],
)
def test_what_discord_answers_is_a_cause_that_people_understand(
    status: int, code: int, outcome: Refused | Invalid | NotSent | Unclear
) -> None:
    assert judge_answer(status, code, "words") == outcome
