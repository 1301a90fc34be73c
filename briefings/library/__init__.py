"""The derived store: documents, actors, attributions, events and the search index. It can be rebuilt at any time."""

from briefings.library.documents import KnownFile, LibraryStats
from briefings.library.entry import Entry, entry_of
from briefings.library.library import Library, StoredText, open_library

__all__ = ["Entry", "KnownFile", "Library", "LibraryStats", "StoredText", "entry_of", "open_library"]
