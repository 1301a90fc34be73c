"""The tables of the ledger. Every time is UTC as 'YYYY-MM-DDTHH:MM:SS.ffffffZ', so that text order is time order.

`MIGRATIONS` is append-only: a file that was made by an earlier version goes through what it lacks. The same version has
the same columns in PostgreSQL: whoever adds a script here adds its twin to LATER in postgres_schema.py.
"""

from briefings.ledger import postgres_schema
from briefings.stores import StoreFormat

#: Marks a file as a Briefbot ledger: 'BBlg'.
APPLICATION_ID = 0x42426C67

_FIRST = """
-- What a server or a person chose once for all.
CREATE TABLE guilds (
    id       INTEGER PRIMARY KEY,
    zone     TEXT,
    language TEXT
) STRICT;

CREATE TABLE users (
    id       INTEGER PRIMARY KEY,
    zone     TEXT,
    language TEXT
) STRICT;

CREATE TABLE schedules (
    id               TEXT PRIMARY KEY,
    guild            INTEGER,           -- NULL: a personal digest
    destination_kind TEXT NOT NULL,
    destination      INTEGER NOT NULL,
    publish          INTEGER NOT NULL,
    topics           TEXT NOT NULL,     -- JSON array of words
    wall_time        TEXT NOT NULL,     -- 'HH:MM'
    zone             TEXT NOT NULL,
    day_rule         TEXT NOT NULL,
    weekdays         TEXT NOT NULL,     -- digits, Monday is 0
    day              INTEGER,
    lateness_s       INTEGER NOT NULL,
    role             INTEGER,
    template         TEXT NOT NULL,
    language         TEXT NOT NULL,
    empty_day        TEXT NOT NULL,
    made_by          INTEGER,
    made_at          TEXT NOT NULL,
    paused           INTEGER NOT NULL DEFAULT 0,
    blocked          TEXT,
    removed_at       TEXT,
    settled          TEXT NOT NULL,
    last_key         TEXT,              -- a local date
    next_due         TEXT,
    delivered_until  TEXT,
    delivered_through INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX schedules_due ON schedules (next_due, id) WHERE paused = 0 AND blocked IS NULL AND removed_at IS NULL;
CREATE INDEX schedules_of_guild ON schedules (guild, made_at, id);
CREATE INDEX schedules_to_destination ON schedules (destination_kind, destination);
CREATE INDEX schedules_made_by ON schedules (made_by);
CREATE INDEX schedules_settled ON schedules (settled);
CREATE INDEX schedules_delivered ON schedules (delivered_until);

-- The outbox. A slot is used once for ever: whatever became of it, its digest isn't planned again.
CREATE TABLE deliveries (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    schedule         TEXT NOT NULL REFERENCES schedules (id) ON DELETE CASCADE,
    slot             TEXT NOT NULL,
    kind             TEXT NOT NULL,
    state            TEXT NOT NULL,
    due              TEXT NOT NULL,
    late             INTEGER NOT NULL,
    account          INTEGER NOT NULL,  -- the server, or the person of a personal digest
    turn             INTEGER NOT NULL,  -- how many of the same account were due at the same time before it
    ready_at         TEXT NOT NULL,     -- may be claimed from here on; with an owner: the end of the lease
    owner            TEXT,
    held             INTEGER NOT NULL DEFAULT 0,  -- its schedule is blocked
    destination_kind TEXT,              -- this and the rest: since it was frozen
    destination      INTEGER,
    publish          INTEGER,
    digest_kind      TEXT,
    since            TEXT,
    until            TEXT,
    seen_after       INTEGER NOT NULL DEFAULT 0,
    seen_through     INTEGER NOT NULL DEFAULT 0,
    late_for         TEXT,
    left_out         TEXT NOT NULL DEFAULT '[]',  -- JSON: [[rule, document, count], ...]
    finished_at      TEXT,
    reason           TEXT NOT NULL DEFAULT '',
    UNIQUE (schedule, slot)
) STRICT;

CREATE INDEX deliveries_open ON deliveries (ready_at, turn, id) WHERE state IN ('planned', 'frozen') AND held = 0;
CREATE INDEX deliveries_of_schedule ON deliveries (schedule, due, id);
CREATE INDEX deliveries_of_account ON deliveries (account, due, turn);

-- One message each, in the order in which they are sent.
CREATE TABLE parts (
    delivery      INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    number        INTEGER NOT NULL,
    payload       TEXT NOT NULL,        -- JSON; emptied when the delivery is finished
    state         TEXT NOT NULL,
    sending_since TEXT,
    attempts      INTEGER NOT NULL DEFAULT 0,
    channel       INTEGER,
    message       INTEGER,
    sent_at       TEXT,
    PRIMARY KEY (delivery, number)
) STRICT;

-- Fire times that have no delivery: consecutive ones in one row.
CREATE TABLE skips (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    schedule  TEXT NOT NULL REFERENCES schedules (id) ON DELETE CASCADE,
    reason    TEXT NOT NULL,
    first_key TEXT NOT NULL,
    first_due TEXT NOT NULL,
    last_key  TEXT NOT NULL,
    last_due  TEXT NOT NULL,
    count     INTEGER NOT NULL
) STRICT;

CREATE INDEX skips_of_schedule ON skips (schedule, last_due, id);

-- Words that were told, folded, once however many schedules told them.
CREATE TABLE words (
    digest TEXT PRIMARY KEY,
    words  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What a frozen delivery will have told once it is sent.
CREATE TABLE carried (
    delivery INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    digest   TEXT NOT NULL,
    PRIMARY KEY (delivery, document, digest)
) STRICT, WITHOUT ROWID;

-- What a schedule has told.
CREATE TABLE delivered (
    schedule TEXT NOT NULL REFERENCES schedules (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    digest   TEXT NOT NULL,
    sent_at  TEXT NOT NULL,
    PRIMARY KEY (schedule, document, digest)
) STRICT, WITHOUT ROWID;

-- When a delivery is sent, its schedule has told all that it carried, in the same transaction; whatever else became of
-- it, it told nothing.
CREATE TRIGGER deliveries_sent AFTER UPDATE OF state ON deliveries WHEN NEW.state = 'sent' BEGIN
    INSERT INTO delivered (schedule, document, digest, sent_at)
        SELECT NEW.schedule, document, digest, NEW.finished_at FROM carried WHERE delivery = NEW.id
        ON CONFLICT DO NOTHING;
    UPDATE schedules SET delivered_until = max(ifnull(delivered_until, ''), NEW.until),
        delivered_through = max(delivered_through, NEW.seen_through) WHERE id = NEW.schedule;
    DELETE FROM carried WHERE delivery = NEW.id;
    UPDATE parts SET payload = '' WHERE delivery = NEW.id;
END;

CREATE TRIGGER deliveries_given_up AFTER UPDATE OF state ON deliveries WHEN NEW.state IN ('skipped', 'failed') BEGIN
    DELETE FROM carried WHERE delivery = NEW.id;
    UPDATE parts SET payload = '' WHERE delivery = NEW.id;
END;

-- Every version of a document that was ever there, for what a changed file said before can't be asked of the library.
CREATE TABLE seen_documents (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,  -- the number of the version
    document TEXT NOT NULL,
    version  TEXT NOT NULL,             -- the library's hash of the content
    seen_at  TEXT NOT NULL,
    words    BLOB NOT NULL              -- zlib of the folded text
) STRICT;

CREATE INDEX seen_versions ON seen_documents (document, id, version);
CREATE INDEX seen_texts ON seen_documents (version, id);

-- What buttons mean.
CREATE TABLE requests (
    id      TEXT PRIMARY KEY,
    body    TEXT NOT NULL,
    digest  TEXT NOT NULL,
    user    INTEGER,
    made_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX requests_alike ON requests (digest, ifnull(user, 0));
CREATE INDEX requests_of_user ON requests (user);

-- What somebody was told once.
CREATE TABLE notices (
    kind    TEXT NOT NULL,
    subject TEXT NOT NULL,
    user    INTEGER,
    told_at TEXT NOT NULL,
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX notices_of_user ON notices (user);
"""

_SECOND = """
-- What the end of a delivery entails is decided in lifecycle.py.
DROP TRIGGER deliveries_sent;
DROP TRIGGER deliveries_given_up;

-- Reasons are a cause with a detail; until now they were words, or the name of a cause of skipping.
ALTER TABLE schedules ADD COLUMN blocked_detail TEXT NOT NULL DEFAULT '';
UPDATE schedules SET blocked = 'other', blocked_detail = blocked WHERE blocked IS NOT NULL;
ALTER TABLE deliveries ADD COLUMN reason_detail TEXT NOT NULL DEFAULT '';
UPDATE deliveries SET reason = 'other', reason_detail = reason WHERE reason != ''
    AND NOT (state = 'skipped' AND reason IN ('too_late', 'superseded', 'paused', 'removed'));

-- A digest is what a schedule posts, and in PostgreSQL a column named user can't be asked for by that name.
ALTER TABLE words RENAME COLUMN digest TO fingerprint;
ALTER TABLE carried RENAME COLUMN digest TO fingerprint;
ALTER TABLE delivered RENAME COLUMN digest TO fingerprint;
ALTER TABLE requests RENAME COLUMN digest TO fingerprint;
DROP INDEX requests_alike;
ALTER TABLE requests RENAME COLUMN user TO person;
CREATE UNIQUE INDEX requests_alike ON requests (fingerprint, coalesce(person, 0));
ALTER TABLE notices RENAME COLUMN user TO person;

-- Up to which number versions of documents were given out. Whoever records versions takes their numbers from here in
-- the same transaction, so that no number up to it is still to come, however many record at once.
CREATE TABLE watermarks (
    name   TEXT PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO watermarks (name, number)
    SELECT 'documents', coalesce(max(number), 0) FROM (
        SELECT max(id) AS number FROM seen_documents
        UNION ALL SELECT max(delivered_through) FROM schedules
        UNION ALL SELECT max(seen_through) FROM deliveries
    ) AS given_out;
"""

_THIRD = """
-- Feeds and pages that are followed, each once however many follow it, with what their fetches have left.
CREATE TABLE sources (
    id             TEXT PRIMARY KEY,
    url            TEXT NOT NULL UNIQUE,
    kind           TEXT NOT NULL,
    title          TEXT,                -- what it calls itself
    added_at       TEXT NOT NULL,
    last_fetch     TEXT,
    last_new       TEXT,
    next_fetch     TEXT NOT NULL,
    failures       INTEGER NOT NULL DEFAULT 0,
    failing_since  TEXT,
    trouble        TEXT,
    trouble_status INTEGER,
    trouble_detail TEXT NOT NULL DEFAULT '',
    gone           INTEGER NOT NULL DEFAULT 0,
    etag           TEXT,
    last_modified  TEXT,
    validators_of  TEXT,                -- the address that gave these two
    body           TEXT,                -- hash of the last body that was taken up in full
    moved_to       TEXT,
    moved_count    INTEGER,
    moved_since    TEXT,
    owner          TEXT,                -- who fetches it now
    lease_until    TEXT
) STRICT;

CREATE INDEX sources_due ON sources (next_fetch, id) WHERE gone = 0;

-- Who follows what: a server, or 0: the operator.
CREATE TABLE followers (
    source   TEXT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    guild    INTEGER NOT NULL,
    name     TEXT,                      -- what the follower calls it
    added_by INTEGER,
    added_at TEXT NOT NULL,
    paused   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (source, guild)
) STRICT, WITHOUT ROWID;

CREATE INDEX followers_of_guild ON followers (guild, added_at, source);
CREATE INDEX followers_added_by ON followers (added_by);
"""

_FOURTH = """
-- Seconds between two fetches, without jitter; NULL: not known yet.
ALTER TABLE sources ADD COLUMN interval_s INTEGER;
"""

_FIFTH = """
-- That this file was put back from a backup: what was due until then may have been sent by what it replaced.
CREATE TABLE restorations (
    backed_up_at TEXT NOT NULL,
    restored_at  TEXT NOT NULL,
    PRIMARY KEY (restored_at, backed_up_at)
) STRICT, WITHOUT ROWID;
"""

_SIXTH = """
-- Lines that were reported as wrong, without who did.
CREATE TABLE reports (
    document    TEXT NOT NULL,
    fingerprint TEXT NOT NULL,          -- of the words
    words       TEXT NOT NULL,
    complaint   TEXT NOT NULL,
    rules       TEXT NOT NULL,          -- JSON list
    asked       TEXT NOT NULL,          -- what the answer was to, at the last report
    reported    INTEGER NOT NULL,       -- how often
    reported_at TEXT NOT NULL,          -- the last time
    PRIMARY KEY (document, fingerprint, complaint)
) STRICT, WITHOUT ROWID;

CREATE INDEX reports_by_time ON reports (reported_at);

-- Lines that a server doesn't show.
CREATE TABLE hidden_lines (
    guild       INTEGER NOT NULL,
    document    TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    words       TEXT NOT NULL,
    hidden_at   TEXT NOT NULL,
    PRIMARY KEY (guild, document, fingerprint)
) STRICT, WITHOUT ROWID;

CREATE INDEX hidden_lines_of_document ON hidden_lines (document);
"""

_SEVENTH = """
-- Whether the words were shown as a line; whether a digest says, or has said, that they no longer hold. Empty words:
-- the line was removed at its publisher's request.
ALTER TABLE carried ADD COLUMN line INTEGER NOT NULL DEFAULT 0;
ALTER TABLE carried ADD COLUMN corrects INTEGER NOT NULL DEFAULT 0;
ALTER TABLE delivered ADD COLUMN line INTEGER NOT NULL DEFAULT 0;
ALTER TABLE delivered ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0;
"""

_EIGHTH = """
-- Which documents a schedule's digests are made of: JSON, or empty for all.
ALTER TABLE schedules ADD COLUMN news_filter TEXT NOT NULL DEFAULT '';
"""

_NINTH = """
-- For an alert: how many publishers have to report a story within how many seconds.
ALTER TABLE schedules ADD COLUMN alert_publishers INTEGER;
ALTER TABLE schedules ADD COLUMN alert_within_s INTEGER;
CREATE INDEX seen_at ON seen_documents (seen_at, id);
"""

_TENTH = """
-- Versions of fetched documents that answers or digests have cited; '': whichever, of before this was written down.
CREATE TABLE citations (
    document TEXT NOT NULL,
    version  TEXT NOT NULL,
    cited_at TEXT NOT NULL,             -- the last time
    PRIMARY KEY (document, version)
) STRICT, WITHOUT ROWID;
INSERT INTO citations (document, version, cited_at)
    SELECT document, '', max(at) FROM (
        SELECT document, sent_at AS at FROM delivered
        UNION ALL SELECT carried.document, deliveries.due FROM carried
            JOIN deliveries ON deliveries.id = carried.delivery
    ) AS cited GROUP BY document;
"""

_ELEVENTH = """
-- How often a lease was taken: what is written under an earlier one than the last changes nothing.
ALTER TABLE deliveries ADD COLUMN lease INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sources ADD COLUMN lease INTEGER NOT NULL DEFAULT 0;
"""

_TWELFTH = """
-- Processes that share this ledger, each under a name of its own that is new at each start.
CREATE TABLE hosts (
    owner       TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    shards      INTEGER NOT NULL,       -- how many there are in all, as it was told
    documents   TEXT NOT NULL,          -- fingerprint of the folder that it has read; '': not yet
    alive_until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What one of them has for itself.
CREATE TABLE leases (
    kind   TEXT NOT NULL,
    name   INTEGER NOT NULL,
    owner  TEXT,                        -- NULL: nobody
    number INTEGER NOT NULL,            -- how often it was taken
    ends   TEXT NOT NULL,
    PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;
"""

_THIRTEENTH = """
-- What people's rows held when a backup was put back, and what was brought over since: what differs was changed here.
CREATE TABLE restored_rows (
    place   TEXT PRIMARY KEY,           -- fingerprint of table and key
    content TEXT NOT NULL               -- fingerprint of the rest
) STRICT, WITHOUT ROWID;
"""

_FOURTEENTH = """
-- A page and a feed may be followed under one address: until now whoever came first chose for all.
CREATE TABLE sources_of_kinds (
    id             TEXT PRIMARY KEY,
    url            TEXT NOT NULL,
    kind           TEXT NOT NULL,
    title          TEXT,                -- what it calls itself
    added_at       TEXT NOT NULL,
    last_fetch     TEXT,
    last_new       TEXT,
    next_fetch     TEXT NOT NULL,
    failures       INTEGER NOT NULL DEFAULT 0,
    failing_since  TEXT,
    trouble        TEXT,
    trouble_status INTEGER,
    trouble_detail TEXT NOT NULL DEFAULT '',
    gone           INTEGER NOT NULL DEFAULT 0,
    etag           TEXT,
    last_modified  TEXT,
    validators_of  TEXT,                -- the address that gave these two
    body           TEXT,                -- hash of the last body that was taken up in full
    moved_to       TEXT,
    moved_count    INTEGER,
    moved_since    TEXT,
    owner          TEXT,                -- who fetches it now
    lease_until    TEXT,
    interval_s     INTEGER,
    lease          INTEGER NOT NULL DEFAULT 0,
    UNIQUE (url, kind)
) STRICT;
INSERT INTO sources_of_kinds SELECT * FROM sources;
DROP TABLE sources;
ALTER TABLE sources_of_kinds RENAME TO sources;
CREATE INDEX sources_due ON sources (next_fetch, id) WHERE gone = 0;
"""

MIGRATIONS = (
    *(_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH, _SIXTH, _SEVENTH, _EIGHTH, _NINTH, _TENTH, _ELEVENTH),
    *(_TWELFTH, _THIRTEENTH, _FOURTEENTH),
)

FORMAT = StoreFormat(
    kind="ledger",
    application_id=APPLICATION_ID,
    sqlite=MIGRATIONS,
    postgres_base=(postgres_schema.BASE_VERSION, postgres_schema.BASE),
    postgres_later=postgres_schema.LATER,
)
