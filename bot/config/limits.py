"""What a document may cost, for commands that need no other setting; light to import."""

from collections.abc import Mapping

from bot.config.folders import environment

#: Seconds of processor time, and megabytes.
SECONDS, MEGABYTES = 10.0, 512
#: A worker process needs this many itself.
LEAST_MEGABYTES = 128


def document_limits(variables: Mapping[str, str] | None = None) -> tuple[float, int]:
    """Return the seconds of processor time and the bytes of memory that a document may take.

    Raises ValueError, with a sentence for people, where a variable is no such number.
    """
    found = environment() if variables is None else variables
    try:
        seconds = float(found.get("BRIEFBOT_DOCUMENT_SECONDS") or SECONDS)
        megabytes = int(found.get("BRIEFBOT_DOCUMENT_MB") or MEGABYTES)
    except ValueError:
        seconds, megabytes = 0.0, 0
    if not 0 < seconds < float("inf") or megabytes < LEAST_MEGABYTES:
        raise ValueError(
            "BRIEFBOT_DOCUMENT_SECONDS must be a number above 0,"
            f" and BRIEFBOT_DOCUMENT_MB a whole number from {LEAST_MEGABYTES} on"
        )
    return seconds, megabytes * 1_000_000
