-- A ledger that Briefbot made at commit 62b84bd, when digests had sections: what was told of a ferry and of whales.
BEGIN TRANSACTION;
CREATE TABLE carried (
    delivery INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    fingerprint   TEXT NOT NULL,
    PRIMARY KEY (delivery, document, fingerprint)
) STRICT, WITHOUT ROWID;
CREATE TABLE delivered (
    schedule TEXT NOT NULL REFERENCES schedules (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    fingerprint   TEXT NOT NULL,
    sent_at  TEXT NOT NULL,
    PRIMARY KEY (schedule, document, fingerprint)
) STRICT, WITHOUT ROWID;
INSERT INTO "delivered" VALUES('298qkxp1e07w','07d69680640988e3','bbd8ae6dfd6a38c9','2026-03-03T08:00:00.000000Z');
INSERT INTO "delivered" VALUES('298qkxp1e07w','07d69680640988e3','cb352e883b3cc08d','2026-03-03T08:00:00.000000Z');
INSERT INTO "delivered" VALUES('298qkxp1e07w','7e95627c928027ce','1411bceb17cd6f36','2026-03-02T08:00:00.000000Z');
INSERT INTO "delivered" VALUES('298qkxp1e07w','7e95627c928027ce','36f5b953e42c3283','2026-03-02T08:00:00.000000Z');
INSERT INTO "delivered" VALUES('298qkxp1e07w','7e95627c928027ce','6d6b587b42b71590','2026-03-02T08:00:00.000000Z');
INSERT INTO "delivered" VALUES('298qkxp1e07w','7e95627c928027ce','887cd9e8c0e5e0bd','2026-03-02T08:00:00.000000Z');
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
    reason           TEXT NOT NULL DEFAULT '', reason_detail TEXT NOT NULL DEFAULT '',
    UNIQUE (schedule, slot)
) STRICT;
INSERT INTO "deliveries" VALUES(1,'298qkxp1e07w','2026-03-02','scheduled','sent','2026-03-02T08:00:00.000000Z',0,1,0,'2026-03-02T08:02:00.000000Z',NULL,0,'channel',2,0,'first',NULL,'2026-03-02T08:00:00.000000Z',0,1,NULL,'[]','2026-03-02T08:00:00.000000Z','','');
INSERT INTO "deliveries" VALUES(2,'298qkxp1e07w','2026-03-03','scheduled','sent','2026-03-03T08:00:00.000000Z',0,1,0,'2026-03-03T08:02:00.000000Z',NULL,0,'channel',2,0,'news','2026-03-02T08:00:00.000000Z','2026-03-03T08:00:00.000000Z',1,2,NULL,'[]','2026-03-03T08:00:00.000000Z','','');
CREATE TABLE followers (
    source   TEXT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    guild    INTEGER NOT NULL,
    name     TEXT,                      -- what the follower calls it
    added_by INTEGER,
    added_at TEXT NOT NULL,
    paused   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (source, guild)
) STRICT, WITHOUT ROWID;
CREATE TABLE guilds (
    id       INTEGER PRIMARY KEY,
    zone     TEXT,
    language TEXT
) STRICT;
CREATE TABLE notices (
    kind    TEXT NOT NULL,
    subject TEXT NOT NULL,
    person    INTEGER,
    told_at TEXT NOT NULL,
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
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
INSERT INTO "parts" VALUES(1,1,'','sent','2026-03-02T08:00:00.000000Z',1,1,2,'2026-03-02T08:00:00.000000Z');
INSERT INTO "parts" VALUES(2,1,'','sent','2026-03-03T08:00:00.000000Z',1,1,2,'2026-03-03T08:00:00.000000Z');
CREATE TABLE requests (
    id      TEXT PRIMARY KEY,
    body    TEXT NOT NULL,
    fingerprint  TEXT NOT NULL,
    person    INTEGER,
    made_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE restorations (
    backed_up_at TEXT NOT NULL,
    restored_at  TEXT NOT NULL,
    PRIMARY KEY (restored_at, backed_up_at)
) STRICT, WITHOUT ROWID;
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
, blocked_detail TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "schedules" VALUES('298qkxp1e07w',1,'channel',2,0,'["norway"]','08:00','UTC','every_day','',NULL,43200,NULL,'full','en','standing',3,'2026-03-02T07:00:00.000000Z',0,NULL,NULL,'2026-03-03T08:00:00.000000Z','2026-03-03','2026-03-04T08:00:00.000000Z','2026-03-03T08:00:00.000000Z',2,'');
CREATE TABLE seen_documents (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,  -- the number of the version
    document TEXT NOT NULL,
    version  TEXT NOT NULL,             -- the library's hash of the content
    seen_at  TEXT NOT NULL,
    words    BLOB NOT NULL              -- zlib of the folded text
) STRICT;
INSERT INTO "seen_documents" VALUES(1,'7e95627c928027ce','5b61ebb4f7be28374df54f74f87d056a','2026-03-02T08:00:00.000000Z',X'789C558F4D72C5300883AFA223BC6D8FE3DA4ACC944006DCA6B97DC9BC55570C3F923ECCE36A372E5145F0D4D609FE306E0C6152B131AA7183ACC4C55C0C43F7960B67C8411C62F24C21B6870CA4EBA41CC8564DE9F2DB4625AC49984BF29DF549EC6EACBA7994C98D3E4547D0B03D8613D9A7BBFEB7132B41EC75646F6EFE9EEC05F6B8F7D96C2796175ED17DBC5EC5A62AC5D0C32F4B341BCF7AB52F22EB4BC3CD16F90763F55FEB');
INSERT INTO "seen_documents" VALUES(2,'07d69680640988e3','c327ee35d0a37710d2176dca811f51bf','2026-03-03T08:00:00.000000Z',X'789C1DCCC10DC3300C43D1553842804EA4D46A2CC41603C9AD91ED6BE4C4CBE377C6941BEFC6D4825115CE58138E8F65353F7004BF5E1274747A597A104D075EDB8659A569E292CCF5DC596E707A3EA55479221AB64837B71C1A60931FF6D0F35C44ACC01C23D8937F8201342C');
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
, interval_s INTEGER) STRICT;
CREATE TABLE users (
    id       INTEGER PRIMARY KEY,
    zone     TEXT,
    language TEXT
) STRICT;
CREATE TABLE watermarks (
    name   TEXT PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "watermarks" VALUES('documents',2);
CREATE TABLE words (
    fingerprint TEXT PRIMARY KEY,
    words  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "words" VALUES('1411bceb17cd6f36','Norway will replace every diesel ferry on its western coast, Prime Minister Ingrid Solheim said on Sunday.');
INSERT INTO "words" VALUES('36f5b953e42c3283','Norway expects the change to cost 900 million crowns and to take seven years.');
INSERT INTO "words" VALUES('6d6b587b42b71590','“The noise will be gone before my children finish school,”');
INSERT INTO "words" VALUES('887cd9e8c0e5e0bd','expects the change to cost 900 million crowns and to take seven years.');
INSERT INTO "words" VALUES('bbd8ae6dfd6a38c9','Norway closed the northern fishing grounds on Monday to let 300 whales pass.');
INSERT INTO "words" VALUES('cb352e883b3cc08d','“Nobody owns the sea,”');
CREATE INDEX schedules_due ON schedules (next_due, id) WHERE paused = 0 AND blocked IS NULL AND removed_at IS NULL;
CREATE INDEX schedules_of_guild ON schedules (guild, made_at, id);
CREATE INDEX schedules_to_destination ON schedules (destination_kind, destination);
CREATE INDEX schedules_made_by ON schedules (made_by);
CREATE INDEX schedules_settled ON schedules (settled);
CREATE INDEX schedules_delivered ON schedules (delivered_until);
CREATE INDEX deliveries_open ON deliveries (ready_at, turn, id) WHERE state IN ('planned', 'frozen') AND held = 0;
CREATE INDEX deliveries_of_schedule ON deliveries (schedule, due, id);
CREATE INDEX deliveries_of_account ON deliveries (account, due, turn);
CREATE INDEX skips_of_schedule ON skips (schedule, last_due, id);
CREATE INDEX seen_versions ON seen_documents (document, id, version);
CREATE INDEX seen_texts ON seen_documents (version, id);
CREATE INDEX requests_of_user ON requests (person);
CREATE INDEX notices_of_user ON notices (person);
CREATE UNIQUE INDEX requests_alike ON requests (fingerprint, coalesce(person, 0));
CREATE INDEX sources_due ON sources (next_fetch, id) WHERE gone = 0;
CREATE INDEX followers_of_guild ON followers (guild, added_at, source);
CREATE INDEX followers_added_by ON followers (added_by);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('deliveries',2);
INSERT INTO "sqlite_sequence" VALUES('seen_documents',2);
COMMIT;
PRAGMA application_id = 1111649383;
PRAGMA user_version = 5;
