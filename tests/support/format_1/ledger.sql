-- A ledger that Briefbot made at commit ed11649 (format 1, the one before reasons had causes), as SQL.
-- The ids of the server, channel and people are 900000000000000001 and following; nobody has them.
BEGIN TRANSACTION;
CREATE TABLE carried (
    delivery INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    digest   TEXT NOT NULL,
    PRIMARY KEY (delivery, document, digest)
) STRICT, WITHOUT ROWID;
INSERT INTO "carried" VALUES(6,'d4','8c77051a8df0e0ce');
CREATE TABLE delivered (
    schedule TEXT NOT NULL REFERENCES schedules (id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    digest   TEXT NOT NULL,
    sent_at  TEXT NOT NULL,
    PRIMARY KEY (schedule, document, digest)
) STRICT, WITHOUT ROWID;
INSERT INTO "delivered" VALUES('6fhgj4wkxss7','d1','e77367f8ccec4986','2026-02-25T08:00:00.000000Z');
INSERT INTO "delivered" VALUES('6fhgj4wkxss7','d2','ef774b30559d00cc','2026-02-25T08:00:00.000000Z');
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
INSERT INTO "deliveries" VALUES(1,'6fhgj4wkxss7','2026-02-25','scheduled','sent','2026-02-25T08:00:00.000000Z',0,900000000000000001,0,'2026-02-25T08:02:00.000000Z',NULL,0,'channel',900000000000000003,0,'news',NULL,'2026-02-25T08:00:00.000000Z',0,1,NULL,'[["told_before", "ferry.md", 2]]','2026-02-25T08:00:00.000000Z','');
INSERT INTO "deliveries" VALUES(2,'6fhgj4wkxss7','2026-02-26','scheduled','skipped','2026-02-26T08:00:00.000000Z',0,900000000000000001,0,'2026-02-26T08:02:00.000000Z',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,'[]','2026-02-26T22:24:00.000000Z','too_late');
INSERT INTO "deliveries" VALUES(3,'6fhgj4wkxss7','2026-02-27','scheduled','failed','2026-02-27T08:00:00.000000Z',0,900000000000000001,0,'2026-02-27T08:02:00.000000Z',NULL,0,'channel',900000000000000003,0,'news',NULL,'2026-02-27T08:00:00.000000Z',1,1,NULL,'[["told_before", "ferry.md", 2]]','2026-02-27T08:00:00.000000Z','Discord rejects the message: Invalid Form Body');
INSERT INTO "deliveries" VALUES(4,'6fhgj4wkxss7','2026-02-28','scheduled','empty','2026-02-28T08:00:00.000000Z',0,900000000000000001,0,'2026-02-28T08:02:00.000000Z',NULL,0,NULL,NULL,NULL,'nothing','2026-02-25T08:00:00.000000Z','2026-02-28T08:00:00.000000Z',1,1,NULL,'[["delivered", "ferry.md", 3]]','2026-02-28T08:00:00.000000Z','');
INSERT INTO "deliveries" VALUES(5,'6fhgj4wkxss7','2026-03-01','scheduled','skipped','2026-03-01T08:00:00.000000Z',0,900000000000000001,0,'2026-03-01T08:00:00.000000Z',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,'[]','2026-03-02T08:00:00.000000Z','superseded');
INSERT INTO "deliveries" VALUES(6,'6fhgj4wkxss7','2026-03-02','scheduled','frozen','2026-03-02T08:00:00.000000Z',0,900000000000000001,0,'2026-03-02T09:00:00.000000Z',NULL,0,'channel',900000000000000003,0,'news','2026-02-25T08:00:00.000000Z','2026-03-02T08:00:00.000000Z',1,2,NULL,'[["told_before", "ferry.md", 2]]',NULL,'Discord answered with error 503');
INSERT INTO "deliveries" VALUES(7,'6fhgj4wkxss7','run-4242','run','planned','2026-03-02T08:30:00.000000Z',0,900000000000000001,0,'2026-03-02T09:00:00.000000Z',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,'[]',NULL,'an internal error; the log says more');
INSERT INTO "deliveries" VALUES(8,'b6zchwdzjg67','2026-03-02','scheduled','skipped','2026-03-02T08:00:00.000000Z',0,900000000000000001,1,'2026-03-02T08:00:00.000000Z',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,'[]','2026-03-02T08:00:00.000000Z','paused');
INSERT INTO "deliveries" VALUES(9,'5hh71at75vya','2026-03-02','scheduled','skipped','2026-03-02T08:00:00.000000Z',0,900000000000000001,2,'2026-03-02T08:00:00.000000Z',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,'[]','2026-03-02T08:00:00.000000Z','removed');
INSERT INTO "deliveries" VALUES(10,'rxkzxvt6gysf','2026-03-02','scheduled','planned','2026-03-02T08:00:00.000000Z',0,900000000000000002,0,'2026-03-02T08:00:00.000000Z',NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,'[]',NULL,'');
INSERT INTO "deliveries" VALUES(11,'wz49zhw1sv1p','2026-03-02','scheduled','planned','2026-03-02T08:00:00.000000Z',0,900000000000000001,3,'2026-03-02T08:15:00.000000Z',NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,'[]',NULL,'Missing Permissions');
CREATE TABLE guilds (
    id       INTEGER PRIMARY KEY,
    zone     TEXT,
    language TEXT
) STRICT;
INSERT INTO "guilds" VALUES(900000000000000001,'Europe/Oslo','ko');
CREATE TABLE notices (
    kind    TEXT NOT NULL,
    subject TEXT NOT NULL,
    user    INTEGER,
    told_at TEXT NOT NULL,
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
INSERT INTO "notices" VALUES('blocked','rxkzxvt6gysf',900000000000000005,'2026-03-02T08:00:00.000000Z');
INSERT INTO "notices" VALUES('blocked','wz49zhw1sv1p',900000000000000004,'2026-03-02T08:00:00.000000Z');
INSERT INTO "notices" VALUES('welcome','900000000000000001',NULL,'2026-03-02T08:00:00.000000Z');
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
INSERT INTO "parts" VALUES(1,1,'','sent','2026-02-25T08:00:00.000000Z',1,900000000000000003,501,'2026-02-25T08:00:00.000000Z');
INSERT INTO "parts" VALUES(1,2,'','sent','2026-02-25T08:00:00.000000Z',1,900000000000000003,502,'2026-02-25T08:00:00.000000Z');
INSERT INTO "parts" VALUES(3,1,'','pending',NULL,0,NULL,NULL,NULL);
INSERT INTO "parts" VALUES(6,1,'{"n": 4}','sent','2026-03-02T08:00:00.000000Z',1,900000000000000003,601,'2026-03-02T08:00:00.000000Z');
INSERT INTO "parts" VALUES(6,2,'{"n": 5}','sending','2026-03-02T08:00:00.000000Z',1,NULL,NULL,NULL);
CREATE TABLE requests (
    id      TEXT PRIMARY KEY,
    body    TEXT NOT NULL,
    digest  TEXT NOT NULL,
    user    INTEGER,
    made_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "requests" VALUES('0f0p77srwj','{"draft": {"at": "08:00", "days": ["every_day", [], null], "destination": ["channel", 900000000000000003, false], "empty_day": "standing", "guild": 900000000000000001, "language": "en", "lateness": 43200.0, "role": null, "schedule": "6fhgj4wkxss7", "template": "full", "topics": ["norway", "whales"], "zone": "UTC"}}','c7c1ab4093c69195',900000000000000004,'2026-03-02T08:00:00.000000Z');
INSERT INTO "requests" VALUES('0wxz1j5hfj','{"draft": {"at": "09:15", "days": ["chosen", [0, 2], null], "destination": ["channel", 900000000000000003, false], "empty_day": "one_line", "guild": 900000000000000001, "language": "ko", "lateness": 7200.0, "role": null, "schedule": null, "template": "compact", "topics": ["norway", "한국"], "zone": "Asia/Seoul"}}','f6ef664ae1c4f0c0',900000000000000004,'2026-03-02T08:00:00.000000Z');
INSERT INTO "requests" VALUES('729c0eggbf','{"question": "actors", "topic": "norway"}','aff7ca3dfa6aa807',NULL,'2026-03-02T08:00:00.000000Z');
INSERT INTO "requests" VALUES('73a40k28r9','{"question": "brief", "topic": "norway"}','c03ffdf26c3e8861',NULL,'2026-03-02T08:00:00.000000Z');
INSERT INTO "requests" VALUES('8r36gqvt8w','{"question": "compare", "second": "Ghana", "topic": "norway"}','d3791466b09c4c35',NULL,'2026-03-02T08:00:00.000000Z');
INSERT INTO "requests" VALUES('dnjq2acqzr','{"question": "timeline", "topic": "norway", "until": "2026-03-01"}','6af2fd62fb49826b',NULL,'2026-03-02T08:00:00.000000Z');
INSERT INTO "requests" VALUES('e59b91ep2t','{"question": "brief", "topic": "노르웨이 “quoted” \\ \n"}','b4a2bef9f130019c',NULL,'2026-03-02T08:00:00.000000Z');
INSERT INTO "requests" VALUES('frmz2fvyn5','{"question": "search", "topic": "norway"}','afa15288aff48ddc',NULL,'2026-03-02T08:00:00.000000Z');
INSERT INTO "requests" VALUES('g68c39dgzw','{"question": "sources", "topic": "norway"}','c217287e1bdfb1dc',NULL,'2026-03-02T08:00:00.000000Z');
INSERT INTO "requests" VALUES('qygpkc2yg6','{"question": "brief", "since": "2026-02-01", "topic": "norway"}','2a71fcb4ddf2e3bd',NULL,'2026-03-02T08:00:00.000000Z');
INSERT INTO "requests" VALUES('r62ck10jpg','{"about": "ferry", "question": "quote", "topic": "norway"}','05a4bb8968e8d1f4',NULL,'2026-03-02T08:00:00.000000Z');
INSERT INTO "requests" VALUES('xhym4q364v','{"claims": [["7e95627c928027ce", [[92, 198]], "02478e7d66ab1854"], ["7e95627c928027ce", [[284, 361]], "b34d076d047f2d78"], ["7e95627c928027ce", [[92, 98]], "14630ba2d95352a4"], ["7e95627c928027ce", [[153, 167]], "41b4c37796ebc96d"], ["7e95627c928027ce", [[275, 281]], "2e19f68fd1ec2fdd"], ["7e95627c928027ce", [[291, 361]], "0103eceaf4bd52f2"], ["7e95627c928027ce", [[200, 258]], "3f2685998e962d48"]], "question": "brief", "topic": "norway"}','3594ff298da48ac9',NULL,'2026-03-02T08:00:00.000000Z');
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
INSERT INTO "schedules" VALUES('6fhgj4wkxss7',900000000000000001,'channel',900000000000000003,0,'["norway"]','08:00','UTC','every_day','',NULL,43200,NULL,'full','en','standing',900000000000000004,'2026-02-21T08:00:00.000000Z',0,NULL,NULL,'2026-03-02T08:00:00.000000Z','2026-03-02','2026-03-03T08:00:00.000000Z','2026-02-25T08:00:00.000000Z',1);
INSERT INTO "schedules" VALUES('gempgq9aha04',NULL,'user',900000000000000005,0,'["norway"]','08:00','UTC','every_day','',NULL,43200,NULL,'compact','ko','standing',900000000000000005,'2026-02-21T08:00:00.000000Z',0,NULL,NULL,'2026-02-28T08:00:00.000000Z',NULL,'2026-03-01T08:00:00.000000Z',NULL,0);
INSERT INTO "schedules" VALUES('7n15hdrsw67q',900000000000000002,'forum',77,1,'["norway"]','07:30','Asia/Seoul','chosen','04',NULL,10800,5,'full','en','nothing',900000000000000004,'2026-02-21T08:00:00.000000Z',0,'this bot is no longer a member of the server',NULL,'2026-02-21T08:00:00.000000Z',NULL,'2026-02-21T08:00:00.000000Z',NULL,0);
INSERT INTO "schedules" VALUES('b6zchwdzjg67',900000000000000001,'channel',900000000000000003,0,'["japan", "한국"]','08:00','UTC','every_day','',NULL,43200,NULL,'full','en','standing',900000000000000004,'2026-02-21T08:00:00.000000Z',1,NULL,NULL,'2026-03-02T08:00:00.000000Z','2026-03-02','2026-03-03T08:00:00.000000Z',NULL,0);
INSERT INTO "schedules" VALUES('5hh71at75vya',900000000000000001,'channel',900000000000000003,0,'["ghana"]','08:00','UTC','every_day','',NULL,43200,NULL,'full','en','standing',900000000000000004,'2026-02-21T08:00:00.000000Z',0,NULL,'2026-03-02T08:00:00.000000Z','2026-03-02T08:00:00.000000Z','2026-03-02','2026-03-03T08:00:00.000000Z',NULL,0);
INSERT INTO "schedules" VALUES('rxkzxvt6gysf',900000000000000002,'channel',900000000000000003,0,'["kicked"]','08:00','UTC','every_day','',NULL,43200,NULL,'full','en','standing',900000000000000005,'2026-02-21T08:00:00.000000Z',0,'this bot is no longer a member of the server',NULL,'2026-03-02T08:00:00.000000Z','2026-03-02','2026-03-03T08:00:00.000000Z',NULL,0);
INSERT INTO "schedules" VALUES('wz49zhw1sv1p',900000000000000001,'channel',900000000000000003,0,'["refused"]','08:00','UTC','every_day','',NULL,43200,NULL,'full','en','standing',900000000000000004,'2026-02-21T08:00:00.000000Z',0,'Missing Permissions',NULL,'2026-03-02T08:00:00.000000Z','2026-03-02','2026-03-03T08:00:00.000000Z',NULL,0);
CREATE TABLE seen_documents (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,  -- the number of the version
    document TEXT NOT NULL,
    version  TEXT NOT NULL,             -- the library's hash of the content
    seen_at  TEXT NOT NULL,
    words    BLOB NOT NULL              -- zlib of the folded text
) STRICT;
INSERT INTO "seen_documents" VALUES(1,'05869f379335c915','v1','2026-02-21T08:00:00.000000Z',X'789C4BCC53C8CF49512849AD28010017690414');
INSERT INTO "seen_documents" VALUES(2,'05869f379335c915','v2','2026-03-01T08:00:00.000000Z',X'789C4BCC53C8CF49512849AD285148CE48CC4B4F4D0100442E06FE');
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
INSERT INTO "skips" VALUES(1,'gempgq9aha04','too_late','2026-02-26','2026-02-26T08:00:00.000000Z','2026-02-28','2026-02-28T08:00:00.000000Z',3);
CREATE TABLE users (
    id       INTEGER PRIMARY KEY,
    zone     TEXT,
    language TEXT
) STRICT;
INSERT INTO "users" VALUES(900000000000000004,'Asia/Seoul',NULL);
CREATE TABLE words (
    digest TEXT PRIMARY KEY,
    words  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "words" VALUES('8c77051a8df0e0ce','a bridge instead');
INSERT INTO "words" VALUES('ba0c063d05f3cf7d','never told');
INSERT INTO "words" VALUES('e77367f8ccec4986','the harbour stays open');
INSERT INTO "words" VALUES('ef774b30559d00cc','no ferry before june');
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
CREATE INDEX seen_versions ON seen_documents (document, id, version);
CREATE INDEX seen_texts ON seen_documents (version, id);
CREATE UNIQUE INDEX requests_alike ON requests (digest, ifnull(user, 0));
CREATE INDEX requests_of_user ON requests (user);
CREATE INDEX notices_of_user ON notices (user);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('seen_documents',2);
INSERT INTO "sqlite_sequence" VALUES('deliveries',11);
INSERT INTO "sqlite_sequence" VALUES('skips',1);
COMMIT;
PRAGMA application_id = 1111649383;
PRAGMA user_version = 1;
