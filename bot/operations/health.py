"""Whether the bot is well: what was noted of it, and what that means. Pure, and light to import."""

from dataclasses import dataclass

#: Seconds without a sweep of the ledger after which digests may be late: three of the scheduler's rounds.
SWEEP_OVERDUE = 90.0
#: Seconds that the event loop may keep everybody waiting.
LONGEST_LAG = 5.0
#: Bytes of disk below which a write may fail soon.
LEAST_DISK = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What was noted of the running bot. Ages are in seconds."""

    #: Whether all shards are connected to Discord.
    connected: bool
    #: Since the ledger was last looked through for what is due; None: not before the first connection.
    sweep_age: float | None
    #: By how much the event loop's last beat was late, in seconds.
    lag: float
    #: Why the ledger can't be written, for people; None: it can.
    ledger_trouble: str | None
    #: Bytes that are free where the databases are.
    free_disk: int


def is_alive(health: Health) -> bool:
    """Tell whether the process does its work, so that starting it anew would not help; Discord has no say in that."""
    return health.sweep_age is None or health.sweep_age <= SWEEP_OVERDUE


def find_problems(health: Health) -> tuple[str, ...]:
    """Return what keeps the bot from answering or from sending digests, a sentence each; empty: it is ready."""
    problems = []
    if not health.connected:
        problems.append("There is no connection to Discord.")
    if health.sweep_age is None:
        problems.append("Digests wait for the first connection.")
    elif not is_alive(health):
        problems.append(f"What is due was last looked for {health.sweep_age:.0f} seconds ago.")
    if health.ledger_trouble is not None:
        problems.append(f"The ledger can't be written: {health.ledger_trouble}")
    if health.free_disk < LEAST_DISK:
        problems.append(f"Only {health.free_disk // 1_000_000} MB of disk are free.")
    if health.lag > LONGEST_LAG:
        problems.append(f"The event loop was held up for {health.lag:.0f} seconds.")
    return tuple(problems)
