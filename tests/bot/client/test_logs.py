"""The log: readable for people or machines, and never with a secret in it."""

import json
import logging
import sys

import pytest

from bot.client.logs import JsonFormatter, ReconnectFilter, TextFormatter
from bot.config.log_fields import log_fields

TOKEN = "a-token-of-a-bot"
CALLBACK = "https://discord.com/api/v10/interactions/123/" + "x" * 60 + "/callback"
FOLLOW_UP = "/webhooks/123/" + "y" * 60 + "/messages/@original"
FOREIGN = "A" * 24 + "." + "B" * 6 + "." + "C" * 38


def record(message: str, *arguments: object, error: BaseException | None = None) -> logging.LogRecord:
    trace = (type(error), error, None) if error is not None else None
    return logging.LogRecord("bot.test", logging.WARNING, __file__, 1, message, arguments, trace)


@pytest.mark.parametrize("formatter", [TextFormatter(TOKEN), JsonFormatter(TOKEN)], ids=["text", "json"])
@pytest.mark.parametrize("secret", [TOKEN, "x" * 60, "y" * 60, FOREIGN])
def test_no_secret_is_in_a_line_or_its_traceback(formatter: logging.Formatter, secret: str) -> None:
    words = f"{TOKEN} {CALLBACK} {FOLLOW_UP} {FOREIGN}"
    try:
        int(words)
    except ValueError:
        broken = logging.LogRecord("bot.test", logging.ERROR, __file__, 1, words, (), sys.exc_info())

    assert secret not in formatter.format(broken)
    assert secret not in formatter.format(record("%s", words))


def test_a_line_for_machines_says_what_it_is_about_and_no_longer_than_it_is() -> None:
    formatter = JsonFormatter(None)
    with log_fields(server=10, schedule=None), log_fields(delivery=7):
        about = json.loads(formatter.format(record("late")))
    after = json.loads(formatter.format(record("late")))

    assert (about["server"], about["delivery"]) == (10, 7)
    assert not {"server", "schedule", "delivery"} & after.keys()


def test_the_code_that_a_person_was_shown_is_a_field_for_machines() -> None:
    error = record("3f9a1c: a command failed")
    error.reference = "3f9a1c"

    assert json.loads(JsonFormatter(None).format(error))["reference"] == "3f9a1c"


def test_a_line_for_machines_is_one_json_object() -> None:
    line = JsonFormatter(None).format(record("two\nlines: %s", "ä"))

    assert "\n" not in line
    found = json.loads(line)
    assert (found["level"], found["logger"], found["message"]) == ("WARNING", "bot.test", "two\nlines: ä")
    assert found["time"].endswith("+00:00")


def test_a_line_for_people_has_time_level_logger_and_message() -> None:
    assert TextFormatter(None).format(record("all is well")).endswith(" WARNING bot.test: all is well")


def fail(words: str) -> None:
    raise ValueError(words)


HOSTILE = "x\x1b[2J\x07\n2026-01-01 00:00:00,000 ERROR   bot: forged\r\u202e\x9b"


@pytest.mark.parametrize("formatter", [TextFormatter(None), JsonFormatter(None)], ids=["text", "json"])
def test_no_words_of_strangers_steer_a_terminal_or_begin_a_line_of_the_log(formatter: logging.Formatter) -> None:
    try:
        fail(HOSTILE)
    except ValueError:
        broken = logging.LogRecord("bot.test", logging.ERROR, __file__, 1, "%s", (HOSTILE,), sys.exc_info())

    first, *others = formatter.format(broken).split("\n")

    assert "forged" in first
    assert all(line.startswith("    ") for line in others)
    assert not {"\x1b", "\x07", "\r", "\u202e", "\x9b"} & set("".join([first, *others]))


def test_an_outage_is_one_line_without_a_traceback_and_a_reconnect_at_the_first_attempt_none() -> None:
    filter_, lines = ReconnectFilter(), []
    logging.getLogger("discord.shard").setLevel(logging.INFO)

    def log(message: str, *arguments: object, error: BaseException | None = None) -> None:
        trace = (type(error), error, None) if error is not None else None
        made = logging.LogRecord("discord.shard", logging.ERROR, __file__, 1, message, arguments, trace)
        if filter_.filter(made):
            lines.append((made.levelname, made.getMessage(), made.exc_info))

    def fail() -> None:
        log("Attempting a reconnect for shard ID %s in %.2fs", 0, 1.5, error=OSError("no route"))

    connected = "Shard ID %s has successfully RESUMED session %s."
    fail()
    log(connected, 0, "a")
    for _ in range(20):
        fail()
    log(connected, 0, "a")
    log("Something else broke", error=OSError("else"))

    assert [(level, words.partition(" (")[0]) for level, words, _ in lines] == [
        ("ERROR", "Shard ID 0 has successfully RESUMED session a."),
        ("INFO", "Discord can't be reached"),
        ("ERROR", "Shard ID 0 has successfully RESUMED session a."),
        ("ERROR", "Something else broke"),
    ]
    assert "no route" in lines[1][1]
    assert [trace is None for _, _, trace in lines] == [True, True, True, False]
