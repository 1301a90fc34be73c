"""The derived store: documents, actors, attributions, events and the search index. It can be rebuilt at any time.

`Library` takes documents up; `Library.reader(audience)` answers. What words mean, how near a row stands to a topic and
which name is a slip of which are decided here, once.
"""

from briefings.library.documents import LibraryStats
from briefings.library.entry import Entry
from briefings.library.files import KnownFile
from briefings.library.library import Library, open_library
from briefings.library.making import make_entry
from briefings.library.reader import Reader, StoredText
from briefings.library.refusals import Refusal
from briefings.library.topics import resolve_topic

__all__ = [
    "Entry",
    "KnownFile",
    "Library",
    "LibraryStats",
    "Reader",
    "Refusal",
    "StoredText",
    "make_entry",
    "open_library",
    "resolve_topic",
]
