"""The tables of the archive. Times are UTC as in the ledger. `MIGRATIONS` is append-only.

Whoever adds a script here adds its twin to LATER in postgres_schema.py.
"""

from briefings.archive import postgres_schema
from briefings.stores import StoreFormat

#: Marks a file as a Briefbot archive: 'BBar'.
APPLICATION_ID = 0x42426172

_FIRST = """
-- Versions of documents as they were fetched: added, and deleted when nothing needs them; never changed.
CREATE TABLE captures (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    document      TEXT NOT NULL,        -- the library's id of it
    path          TEXT NOT NULL,        -- what it is called: its address, or what stands for one
    version       TEXT NOT NULL,        -- hash of title, day and text
    url           TEXT NOT NULL,
    final_url     TEXT NOT NULL,
    fetched_at    TEXT NOT NULL,
    basis         TEXT NOT NULL,
    media_type    TEXT,
    extractor     INTEGER NOT NULL,
    etag          TEXT,
    last_modified TEXT,
    article       BLOB NOT NULL         -- zlib of JSON, see rows.py
) STRICT;

CREATE INDEX captures_of_document ON captures (document, id);
CREATE INDEX captures_of_url ON captures (url);

-- The entries of sources, by which they are known again, and the document that each is.
CREATE TABLE entries (
    source      TEXT NOT NULL,
    identity    TEXT NOT NULL,
    document    TEXT NOT NULL,
    path        TEXT NOT NULL,
    link        TEXT,
    fingerprint TEXT NOT NULL,
    page        TEXT NOT NULL,
    tries       INTEGER NOT NULL,
    reason      TEXT NOT NULL,
    seen_at     TEXT NOT NULL,
    PRIMARY KEY (source, identity)
) STRICT, WITHOUT ROWID;

CREATE INDEX entries_of_document ON entries (document);
CREATE INDEX entries_wanted ON entries (source, seen_at) WHERE page = 'wanted';
"""

_SECOND = """
-- The date as the feed writes it, whatever was read of it.
ALTER TABLE entries ADD COLUMN published_raw TEXT NOT NULL DEFAULT '';
"""

_THIRD = """
-- Addresses and hosts of which nothing is kept any more, because their publishers said so.
CREATE TABLE forgotten (
    place        TEXT PRIMARY KEY,
    forgotten_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

_FOURTH = """
-- When the page of an entry was last asked whether it has changed; NULL: it wasn't since it was captured.
ALTER TABLE entries ADD COLUMN asked_at TEXT;

-- Pages that were captured and that their servers no longer have.
CREATE TABLE missing_pages (
    document   TEXT PRIMARY KEY,
    since      TEXT NOT NULL,
    seen_at    TEXT NOT NULL,       -- the last answer that said so
    is_final   INTEGER NOT NULL     -- whether it said so for good (410)
) STRICT, WITHOUT ROWID;
"""

_FIFTH = """
-- The HTML from which the text was taken: zlib; NULL: it isn't kept, which is the usual case.
ALTER TABLE captures ADD COLUMN html BLOB;

-- The last lease of a source under which something was kept: what comes under an earlier one changes nothing.
CREATE TABLE fetch_leases (
    source TEXT PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""

MIGRATIONS = (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH)

FORMAT = StoreFormat(
    kind="archive",
    application_id=APPLICATION_ID,
    sqlite=MIGRATIONS,
    postgres_base=(postgres_schema.BASE_VERSION, postgres_schema.BASE),
    postgres_later=postgres_schema.LATER,
)
