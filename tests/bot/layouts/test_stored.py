"""What stands behind buttons comes back as it was, whichever version wrote it."""

import json
import sqlite3
from contextlib import closing
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from bot.layouts import KeptClaim, ScheduleDraft, StoredQuestion, dump_request, load_kept_claim, load_request
from briefings import (
    DayRule,
    Days,
    Destination,
    DestinationKind,
    EmptyDay,
    Question,
    Request,
    ScheduleSettings,
    Span,
    Template,
    Timing,
)
from tests.support.earlier import Ids, read_buttons, write_ledger

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NUMBERS = st.integers(0, 2**63 - 1)
DAYS = st.none() | st.dates()
SPANS = st.tuples(NUMBERS, NUMBERS).map(lambda pair: Span(*pair))
QUESTIONS = st.builds(
    StoredQuestion,
    st.builds(
        Request,
        question=st.sampled_from(Question),
        topic=WORDS,
        about=WORDS,
        second=WORDS,
        since=DAYS,
        until=DAYS,
    ),
    st.lists(st.builds(KeptClaim, WORDS, st.lists(SPANS, min_size=1, max_size=3).map(tuple), WORDS), max_size=3).map(
        tuple
    ),
)
DRAFTS = st.builds(
    ScheduleDraft,
    st.none() | WORDS,
    st.builds(
        ScheduleSettings,
        guild=st.none() | NUMBERS,
        destination=st.builds(Destination, st.sampled_from(DestinationKind), NUMBERS, st.booleans()),
        timing=st.builds(
            Timing,
            at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
            zone=WORDS,
            days=st.builds(
                Days, st.sampled_from(DayRule), st.frozensets(st.integers(0, 6)), st.none() | st.integers(1, 31)
            ),
            lateness=st.integers(0, 10**6).map(lambda seconds: timedelta(seconds=seconds)),
        ),
        topics=st.lists(WORDS, max_size=4).map(tuple),
        role=st.none() | NUMBERS,
        template=st.sampled_from(Template),
        language=WORDS,
        empty_day=st.sampled_from(EmptyDay),
    ),
)


@given(stored=QUESTIONS | DRAFTS)
def test_whatever_stands_behind_a_button_comes_back_as_it_was(stored: StoredQuestion | ScheduleDraft) -> None:
    body = dump_request(stored)

    assert load_request(body) == stored
    assert dump_request(load_request(body) or stored) == body


def earlier_bodies(path: Path) -> dict[str, str]:
    write_ledger(path)
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT id, body FROM requests"))


def test_every_question_of_an_earlier_version_is_read_as_it_was_asked(tmp_path: Path) -> None:
    bodies = earlier_bodies(tmp_path / "ledger.db")

    for short, (question, topic, about, second, since, until) in read_buttons()["requests"].items():
        asked = Request(
            question=Question(question),
            topic=topic,
            about=about,
            second=second,
            since=since and date.fromisoformat(since),
            until=until and date.fromisoformat(until),
        )
        assert load_request(bodies[short]) == StoredQuestion(asked)


def test_the_lines_that_an_earlier_version_kept_with_a_question_are_found_by_their_keys(tmp_path: Path) -> None:
    digest = read_buttons()["digest"]
    question = load_request(earlier_bodies(tmp_path / "ledger.db")[digest["request"]])
    kept = load_kept_claim(digest["value"])

    assert isinstance(question, StoredQuestion)
    assert kept is not None
    assert question.find_claim(kept.key) == kept
    assert str(kept.key) == digest["key"]


def test_drafts_of_an_earlier_version_are_read_with_all_that_was_chosen(tmp_path: Path) -> None:
    bodies = earlier_bodies(tmp_path / "ledger.db")
    new, edit = (load_request(bodies[read_buttons()["drafts"][name].rpartition(":")[2]]) for name in ("new", "edit"))

    assert new == ScheduleDraft(
        None,
        ScheduleSettings(
            guild=Ids().guild,
            destination=Destination(DestinationKind.CHANNEL, Ids().channel),
            timing=Timing(
                at=time(9, 15),
                zone="Asia/Seoul",
                days=Days(DayRule.CHOSEN, frozenset({0, 2})),
                lateness=timedelta(hours=2),
            ),
            topics=("norway", "한국"),
            template=Template.COMPACT,
            language="ko",
            empty_day=EmptyDay.ONE_LINE,
        ),
    )
    assert isinstance(edit, ScheduleDraft)
    assert (edit.schedule, edit.settings.topics) == (read_buttons()["schedules"]["daily"], ("norway", "whales"))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        "{}",
        '{"question": "nonsense"}',
        '{"question": "brief", "claims": [7]}',
        '{"question": "brief", "since": "yesterday"}',
        '{"draft": null}',
        '{"draft": {"destination": []}}',
        '{"kind": "question"}',
        '{"kind": "question", "version": 3, "request": {"question": "brief"}, "claims": []}',
        '{"kind": "riddle", "version": 2}',
    ],
)
def test_json_of_another_making_is_none(body: str) -> None:
    assert load_request(body) is None


def test_a_stored_request_says_what_it_is_and_in_which_version() -> None:
    body = json.loads(dump_request(StoredQuestion(Request(question=Question.BRIEF, topic="norway"))))

    assert (body["kind"], body["version"]) == ("question", 2)
