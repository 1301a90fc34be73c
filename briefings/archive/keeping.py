"""What is kept of one fetch: entries with their captures, under the lease of who fetched them."""

import asyncio
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefings.archive.rows import CAPTURE_COLUMNS, ENTRY_COLUMNS, capture_values, entry_values
from briefings.model.captures import ArchivedEntry, Basis, Capture, PageState, places_of
from briefings.stores import Transaction, list_values

_NEW_CAPTURE = [*(name for name in CAPTURE_COLUMNS if name != "id"), "html"]
_ADD_CAPTURE = (
    f"INSERT INTO captures ({', '.join(_NEW_CAPTURE)}) VALUES ({', '.join(f':{name}' for name in _NEW_CAPTURE)})"
)
_KEEP_ENTRY = (
    f"INSERT INTO entries ({', '.join(ENTRY_COLUMNS)}) VALUES ({', '.join(f':{name}' for name in ENTRY_COLUMNS)})"
    " ON CONFLICT (source, identity) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in ENTRY_COLUMNS if name not in ("source", "identity"))
)


#: Characters from which on a text is packed in a thread: megabytes would hold up everything else.
LARGE = 60_000
#: Why nothing is kept of a document, for people.
REMOVED = "removed at the publisher's request"


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry with what was captured of it, if anything was."""

    entry: ArchivedEntry
    capture: Capture | None = None
    #: The identity that the entry had before, if it was another.
    known_as: str | None = None


@dataclass(frozen=True, slots=True)
class FetchLease:
    """Under which lease a source was fetched."""

    source: str
    #: How many leases there were of the source.
    number: int
    #: Whether the ledger has begun to count anew, so that a lower number than before is no earlier one.
    counts_anew: bool = False


async def is_forgotten(transaction: Transaction, addresses: Iterable[str]) -> bool:
    """Tell whether nothing is kept of any of some addresses, because their publisher said so."""
    names, values = list_values("place", dict.fromkeys(place for one in addresses for place in places_of(one)))
    return bool(await transaction.fetch(f"SELECT 1 FROM forgotten WHERE place IN ({names}) LIMIT 1", values))


async def hold_lease(transaction: Transaction, lease: FetchLease) -> bool:
    """Note the lease under which is written; return False where a later one was noted."""
    held = await transaction.execute(
        "INSERT INTO fetch_leases (source, number) VALUES (:source, :number) ON CONFLICT (source)"
        " DO UPDATE SET number = excluded.number WHERE fetch_leases.number <= excluded.number OR :counts_anew = 1",
        {"source": lease.source, "number": lease.number, "counts_anew": int(lease.counts_anew)},
    )
    return held == 1


async def pack_capture(capture: Capture, *, keeps_html: bool) -> dict[str, object]:
    """Return a capture as its row is written."""
    html = capture.html if keeps_html else None
    if len(capture.article.text) + len(html or b"") < LARGE:
        return _pack(capture, html)
    return await asyncio.to_thread(_pack, capture, html)


def _pack(capture: Capture, html: bytes | None) -> dict[str, object]:
    return capture_values(capture) | {"html": None if html is None else zlib.compress(html)}


async def keep_entry(transaction: Transaction, kept: Kept, values: Mapping[str, object] | None) -> bool:
    """Keep an entry, and its capture (`values`, as packed); return whether its document is new or has changed."""
    if kept.known_as is not None and kept.known_as != kept.entry.identity:
        await transaction.execute(
            "DELETE FROM entries WHERE source = :source AND identity = :identity",
            {"source": kept.entry.source, "identity": kept.known_as},
        )
    entry, capture = kept.entry, kept.capture
    if capture is not None and await is_forgotten(
        transaction, (capture.url, capture.final_url, capture.article.path, capture.article.url or capture.url)
    ):
        entry, capture = replace(entry, page=PageState.REFUSED, reason=REMOVED), None
    await transaction.execute(_KEEP_ENTRY, entry_values(entry))
    return capture is not None and values is not None and await _add(transaction, capture, values)


async def _add(transaction: Transaction, capture: Capture, values: Mapping[str, object]) -> bool:
    newest = await transaction.fetch(
        "SELECT version, basis FROM captures WHERE document = :document ORDER BY id DESC LIMIT 1",
        {"document": values["document"]},
    )
    for version, basis in newest:
        if version == values["version"] or (capture.basis is Basis.SUMMARY and basis != Basis.SUMMARY):
            return False
    await transaction.execute(_ADD_CAPTURE, values)
    return True
