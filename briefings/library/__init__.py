"""The derived store: documents, actors, attributions, events and the search index. It can be rebuilt at any time."""

from briefings.library.documents import KnownFile, LibraryStats
from briefings.library.entry import Entry, entry_of
from briefings.library.library import Library, StoredText, open_library
from briefings.library.refusals import Refusal

__all__ = ["Entry", "KnownFile", "Library", "LibraryStats", "Refusal", "StoredText", "entry_of", "open_library"]
