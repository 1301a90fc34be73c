"""What people report as wrong, and the lines that a server hides."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Complaint(StrEnum):
    """What is wrong with a line, as whoever reports it says."""

    #: Somebody else said it.
    SPEAKER = "speaker"
    #: Cut so that it says something else, or the opposite.
    CUT = "cut"
    DATE = "date"
    #: It is about something else than what was asked.
    TOPIC = "topic"
    #: It holds no longer.
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class HiddenLine:
    """A line that isn't shown: known by its document's id and its words, so that it stays hidden in a new library.

    The words are on one line, as they are written.
    """

    document: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A line that was reported as wrong. Who reported it isn't known."""

    complaint: Complaint
    line: HiddenLine
    #: By which rules of the analysis the line was there; empty: a whole sentence, or it isn't known.
    rules: tuple[str, ...] = ()
    #: What the answer was to, as asked ('brief Ghana').
    asked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedReport:
    """How often the same was reported of a line, and when last (UTC)."""

    report: Report
    count: int
    last: datetime
