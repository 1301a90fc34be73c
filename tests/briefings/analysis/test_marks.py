import re
import time

import pytest

from briefings.analysis.reading.quote_marks import find_stretches
from briefings.analysis.reading.tokens import Text
from briefings.model.spans import Span


def stretches(words: str) -> list[str]:
    text = Text(words, tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", words)), None)
    return [stretch.span.of(words) for stretch in find_stretches(text)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("She said “yes” and left.", ["“yes”"]),
        ('She said "yes" and left.', ['"yes"']),
        ("She said ''yes'' and left.", ["''yes''"]),
        ("She said ``yes'' and left.", ["``yes''"]),
        ("‘We knew,’ he said.", ["‘We knew,’"]),
        ("“He said ‘go’ twice.”", ["“He said ‘go’ twice.”"]),
        ("“One runs on\n“and ends here.”", ["“One runs on", "“and ends here.”"]),
        ("The farmers’ cows didn’t mind.", []),
        ("Rock ’n’ roll of the ’90s.", []),
        ('A 6" nail.', []),
        ("Nothing here: “” or “ ”.", []),
        ("They called him “rude“ again.", ["“rude“"]),
    ],
)
def test_stretches_are_what_stands_in_quotation_marks(words: str, found: list[str]) -> None:
    assert stretches(words) == found


@pytest.mark.usefixtures("uncovered")
@pytest.mark.parametrize("pattern", ["“", "”", '"', "'a ", "‘a ", "“a” ", "'' ", "`` "])
def test_many_marks_take_no_more_than_linear_time(pattern: str) -> None:
    def seconds(times: int) -> float:
        words = pattern * times
        text = Text(words, (Span(0, len(words)),), None)
        started = time.process_time()
        find_stretches(text)
        return time.process_time() - started

    # Twenty times the length; four hundred times the work if it were quadratic.
    assert seconds(40_000) < 120 * max(seconds(2_000), 0.005)
