"""What a monitoring system reads: numbers alone, none of them anybody's id. prometheus-client is an extra."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.operations.health import Health, find_problems
from briefings import LedgerFigures, LibraryStats


class MetricsError(Exception):
    """Metrics were asked for, and their library isn't installed; the message is one sentence for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What the running process has before it, and what holds it up."""

    #: Commands and presses that are being answered.
    answers: int
    #: Documents of a changed folder that are still to be read.
    documents: int
    #: Requests that Discord refused in the last ten minutes.
    refused: int
    #: Seconds for which digests rest because of that.
    rest: float
    #: When the newest backup was made, in UTC; None: there is none.
    backed_up: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """All that is told."""

    now: datetime
    health: Health
    figures: LedgerFigures
    library: LibraryStats
    waiting: Waiting


def render_metrics(numbers: Numbers) -> tuple[bytes, str]:
    """Return the text that Prometheus reads, and its content type. Raises MetricsError."""
    try:
        from prometheus_client import CollectorRegistry, Gauge, generate_latest
        from prometheus_client.exposition import CONTENT_TYPE_LATEST
    except ImportError:
        raise MetricsError("Metrics need another library: pip install 'briefbot[metrics]'") from None
    registry = CollectorRegistry()
    gauges: dict[str, Gauge] = {}
    for name, words, labels, value in _list_values(numbers):
        if name not in gauges:
            gauges[name] = Gauge(f"briefbot_{name}", words, tuple(labels), registry=registry)
        (gauges[name].labels(**labels) if labels else gauges[name]).set(value)
    return generate_latest(registry), CONTENT_TYPE_LATEST


def _list_values(numbers: Numbers) -> Iterator[tuple[str, str, dict[str, str], float]]:
    """Yield every value: its name, what it means, its labels."""
    health, figures, library = numbers.health, numbers.figures, numbers.library
    yield "ready", "1: nothing keeps the bot from answering and sending", {}, not find_problems(health)
    yield "connected", "1: all shards are connected to Discord", {}, health.connected
    yield "loop_lag_seconds", "by how much the event loop's last beat was late", {}, health.lag
    yield "disk_free_bytes", "free disk where the databases are", {}, health.free_disk
    if health.sweep_age is not None:
        yield "sweep_age_seconds", "since the ledger was last looked through for what is due", {}, health.sweep_age
    if figures.last_delivered is not None:
        age = (numbers.now - figures.last_delivered).total_seconds()
        yield "last_digest_age_seconds", "since the digest was composed that was delivered last", {}, age
    active = figures.schedules - figures.paused - figures.blocked
    # A schedule may rest and be refused: it counts as both, and active ones are never fewer than none.
    for state, count in (("active", max(0, active)), ("paused", figures.paused), ("blocked", figures.blocked)):
        yield "schedules", "schedules by state", {"state": state}, count
    yield "deliveries_due", "digests that may be sent now", {}, figures.due
    yield "deliveries_overdue", "digests that should have been sent 15 minutes ago", {}, figures.overdue
    sources = (("well", figures.sources_well), ("failing", figures.sources_failing), ("gone", figures.sources_gone))
    for state, count in sources:
        yield "sources", "followed sources by state", {"state": state}, count
    yield "sources_due", "followed sources that may be fetched now", {}, figures.sources_due
    waiting = numbers.waiting
    yield "answers_waiting", "commands and presses that are being answered", {}, waiting.answers
    yield "documents_waiting", "documents of a changed folder that are still to be read", {}, waiting.documents
    yield "requests_refused", "requests that Discord refused in the last ten minutes", {}, waiting.refused
    yield "digests_rest_seconds", "for how long digests rest because of refusals", {}, waiting.rest
    if waiting.backed_up is not None:
        yield "backup_age_seconds", "since the newest backup", {}, (numbers.now - waiting.backed_up).total_seconds()
    yield "documents", "documents in the library", {}, library.documents
    yield "quotations", "quotations in the library", {}, library.quotations
