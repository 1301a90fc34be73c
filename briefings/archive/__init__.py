"""The archive: captures of what was fetched, never changed, and the entries of sources. Cited texts stay provable."""

from briefings.archive.archive import Archive, open_archive
from briefings.archive.keeping import FetchLease, Kept

__all__ = ["Archive", "FetchLease", "Kept", "open_archive"]
