"""The library's tables, top to bottom, and its migrations."""

#: 'BbLi', in the file's header.
APPLICATION_ID = 0x42624C69

_FIRST = """
-- How often the content has changed. One row.
CREATE TABLE state (revision INTEGER NOT NULL);
INSERT INTO state VALUES (0);

-- Folders that documents came from, absolute.
CREATE TABLE roots (
  key INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE
);

-- A loaded document. The key holds its day and its serial (see keys.py): the highest key is the newest document.
CREATE TABLE documents (
  key INTEGER PRIMARY KEY,
  serial INTEGER NOT NULL UNIQUE,
  id TEXT NOT NULL UNIQUE,
  root INTEGER NOT NULL REFERENCES roots,
  path TEXT NOT NULL,
  title TEXT,
  title_in_text INTEGER NOT NULL,
  first_words TEXT NOT NULL,
  published TEXT,                   -- ISO 8601, a day; NULL: undated
  author TEXT,
  publisher TEXT,
  url TEXT,
  licence TEXT,
  based_on TEXT,                    -- JSON [author, publisher, day, url], or NULL
  words INTEGER NOT NULL,
  sentences INTEGER NOT NULL,
  quotations INTEGER NOT NULL,
  loaded_at TEXT NOT NULL,          -- ISO 8601, UTC
  -- What tells whether the file needs to be looked at again.
  size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  analysis_version INTEGER NOT NULL,
  UNIQUE (root, path)
);

-- Apart from documents, so that a list of documents reads no texts. Spans are JSON lists [start, end] everywhere.
CREATE TABLE texts (
  document INTEGER PRIMARY KEY REFERENCES documents,
  text TEXT NOT NULL,
  paragraphs TEXT NOT NULL
);

-- The rows below hang on a document by their key's range (see keys.py); they come and go with it in one transaction.

CREATE TABLE sentences (
  key INTEGER PRIMARY KEY,          -- document and position
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  is_title INTEGER NOT NULL,
  actors TEXT NOT NULL              -- JSON list of the ids of those named in it
);

-- Full-text index of the sentences, under their keys; the words themselves are in texts. The first sentence of a
-- document whose title isn't in its text carries the title too.
CREATE VIRTUAL TABLE sentence_words USING fts5 (
  words, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);

-- People, states, organisations, with totals over all documents.
CREATE TABLE actors (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,               -- the spelling that most documents have
  folded TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  documents INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX actors_by_mentions ON actors (mentions, id);

-- Where an actor is named, newest document last: what a topic is looked up in.
CREATE TABLE actor_documents (
  actor TEXT NOT NULL,
  document INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  PRIMARY KEY (actor, document)
) WITHOUT ROWID;

-- Whom a document names, with all that it says of each.
CREATE TABLE document_actors (
  document INTEGER NOT NULL,
  actor TEXT NOT NULL,
  mentions TEXT NOT NULL,           -- JSON list of [start, end, position of the sentence]
  roles TEXT NOT NULL,              -- JSON list of spans
  speaks INTEGER NOT NULL,          -- attributions whose speaker it is
  names TEXT NOT NULL,              -- JSON list: its name here and the aliases that this document adds
  PRIMARY KEY (document, actor)
) WITHOUT ROWID;

-- Names that lead to an actor, as folded for comparison and as spelled, with the number of documents that add them.
CREATE TABLE aliases (
  folded TEXT NOT NULL,
  actor TEXT NOT NULL,
  alias TEXT NOT NULL,
  documents INTEGER NOT NULL,
  PRIMARY KEY (folded, actor, alias)
) WITHOUT ROWID;
CREATE INDEX aliases_by_actor ON aliases (actor);

-- The words of the folded names, forwards and backwards: names are found by any word, and near misses by the half of
-- a word that is spelled right.
CREATE TABLE alias_words (
  word TEXT NOT NULL,
  folded TEXT NOT NULL,
  backwards TEXT NOT NULL,
  PRIMARY KEY (word, folded)
) WITHOUT ROWID;
CREATE INDEX alias_words_backwards ON alias_words (backwards);
CREATE INDEX alias_words_by_name ON alias_words (folded);

-- Attributions: who says what.
CREATE TABLE positions (
  key INTEGER PRIMARY KEY,          -- document and number within it
  sentence INTEGER NOT NULL,        -- position of the first sentence
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  speaker TEXT,
  actor TEXT,
  marks TEXT NOT NULL               -- JSON [speaker or null, cue or null, [content…], [sentences…], [actors…]]
);
CREATE INDEX positions_by_speaker ON positions (actor, key) WHERE actor IS NOT NULL;

CREATE TABLE quotations (
  key INTEGER PRIMARY KEY,
  sentence INTEGER NOT NULL,
  id TEXT NOT NULL,
  speaker TEXT,
  actor TEXT,
  marks TEXT NOT NULL               -- JSON [speaker or null, cue or null, [parts…], paragraph before, [actors…]]
);
CREATE INDEX quotations_by_speaker ON quotations (actor, key) WHERE actor IS NOT NULL;

-- Dated sentences.
CREATE TABLE events (
  key INTEGER PRIMARY KEY,
  sentence INTEGER NOT NULL,
  value TEXT NOT NULL,
  precision TEXT NOT NULL,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  marks TEXT NOT NULL               -- JSON [sentence, date expression or null, [actors…]]
);
"""

_SAID = """
-- When it was said, where the text tells: JSON [value, precision, first, last], or NULL.
ALTER TABLE positions ADD COLUMN said TEXT;
ALTER TABLE quotations ADD COLUMN said TEXT;
"""

_REFUSALS = """
-- Files whose content failed, or exceeded a limit, with this version of the analysis: not tried again.
CREATE TABLE refusals (
  root TEXT NOT NULL,               -- as in roots, which has only folders with documents
  path TEXT NOT NULL,
  size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  analysis_version INTEGER NOT NULL,
  reason TEXT NOT NULL,             -- for people
  PRIMARY KEY (root, path)
) WITHOUT ROWID;
"""

_SPANS = """
-- A file may hold many documents, told apart by `item`; where the title stands is known exactly, so that a document can
-- be analysed again without its file. SQLite can't change a UNIQUE rule, so the table is made anew.
CREATE TABLE new_documents (
  key INTEGER PRIMARY KEY,
  serial INTEGER NOT NULL UNIQUE,
  id TEXT NOT NULL UNIQUE,
  root INTEGER NOT NULL REFERENCES roots,
  path TEXT NOT NULL,               -- of the file, within the root
  item TEXT NOT NULL,               -- which of the file's documents; '': the file is the document
  title TEXT,
  title_span TEXT,                  -- JSON span, or NULL: the text doesn't hold the title
  first_words TEXT NOT NULL,
  published TEXT,                   -- ISO 8601, a day; NULL: undated
  author TEXT,
  publisher TEXT,
  url TEXT,
  licence TEXT,
  based_on TEXT,                    -- JSON [author, publisher, day, url], or NULL
  words INTEGER NOT NULL,
  sentences INTEGER NOT NULL,
  quotations INTEGER NOT NULL,
  loaded_at TEXT NOT NULL,          -- ISO 8601, UTC
  version TEXT NOT NULL,            -- hash of the document's content
  -- What tells whether the file needs to be looked at again; the same for all documents of a file.
  size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  analysis_version INTEGER NOT NULL,
  UNIQUE (root, path, item)
);
INSERT INTO new_documents (
  key, serial, id, root, path, item, title, title_span, first_words, published, author, publisher, url, licence,
  based_on, words, sentences, quotations, loaded_at, version, size, mtime_ns, content_hash, analysis_version
)
SELECT
  key, serial, id, root, path, '', title,
  CASE WHEN title IS NOT NULL AND title_in_text THEN coalesce(
    (SELECT CASE WHEN count(*) THEN json_array(min(start), max("end")) END FROM sentences
     WHERE sentences.key >= documents.key << 18 AND sentences.key < (documents.key + 1) << 18 AND is_title),
    (SELECT json_extract(paragraphs, '$[0]') FROM texts WHERE texts.document = documents.key)
  ) END,
  first_words, published, author, publisher, url, licence,
  based_on, words, sentences, quotations, loaded_at, content_hash, size, mtime_ns, content_hash, analysis_version
FROM documents;
DROP TABLE documents;
ALTER TABLE new_documents RENAME TO documents;
CREATE INDEX documents_by_analysis ON documents (analysis_version, key);

-- When it was said, in columns of their own; NULL: the text doesn't tell.
ALTER TABLE positions RENAME COLUMN said TO said_json;
ALTER TABLE positions ADD COLUMN said TEXT;           -- as When.value
ALTER TABLE positions ADD COLUMN said_precision TEXT;
ALTER TABLE positions ADD COLUMN said_first TEXT;     -- ISO 8601, a day
ALTER TABLE positions ADD COLUMN said_last TEXT;
UPDATE positions SET
  said = json_extract(said_json, '$[0]'), said_precision = json_extract(said_json, '$[1]'),
  said_first = json_extract(said_json, '$[2]'), said_last = json_extract(said_json, '$[3]')
WHERE said_json IS NOT NULL;
ALTER TABLE positions DROP COLUMN said_json;
CREATE INDEX positions_by_speaker_said ON positions (actor, said_first) WHERE said_first IS NOT NULL;

ALTER TABLE quotations RENAME COLUMN said TO said_json;
ALTER TABLE quotations ADD COLUMN said TEXT;
ALTER TABLE quotations ADD COLUMN said_precision TEXT;
ALTER TABLE quotations ADD COLUMN said_first TEXT;
ALTER TABLE quotations ADD COLUMN said_last TEXT;
UPDATE quotations SET
  said = json_extract(said_json, '$[0]'), said_precision = json_extract(said_json, '$[1]'),
  said_first = json_extract(said_json, '$[2]'), said_last = json_extract(said_json, '$[3]')
WHERE said_json IS NOT NULL;
ALTER TABLE quotations DROP COLUMN said_json;
CREATE INDEX quotations_by_speaker_said ON quotations (actor, said_first) WHERE said_first IS NOT NULL;

-- Whose documents name an actor: what an audience sees of its totals.
ALTER TABLE actor_documents ADD COLUMN root INTEGER;
UPDATE actor_documents SET root = (SELECT root FROM documents WHERE key = actor_documents.document);
"""

_IDENTITIES = """
-- How many documents of a year name an actor: from these it is decided what a name means.
CREATE TABLE actor_years (
  actor TEXT NOT NULL,
  root INTEGER NOT NULL,
  year INTEGER,                     -- NULL: undated
  documents INTEGER NOT NULL,
  mentions INTEGER NOT NULL
);
CREATE UNIQUE INDEX actor_years_by_actor ON actor_years (actor, root, coalesce(year, 0));
INSERT INTO actor_years (actor, root, year, documents, mentions)
SELECT
  actor, root, CASE WHEN document >> 22 THEN CAST(strftime('%Y', (document >> 22) + 1721424.5) AS INTEGER) END AS dated,
  count(*), sum(mentions)
FROM actor_documents GROUP BY actor, root, dated;

-- Keys under which names of one actor meet (see name_keys.py), with the number of documents whose names have them.
CREATE TABLE actor_keys (
  role TEXT NOT NULL,
  key TEXT NOT NULL,
  actor TEXT NOT NULL,
  documents INTEGER NOT NULL,
  PRIMARY KEY (role, key, actor)
) WITHOUT ROWID;
CREATE INDEX actor_keys_by_actor ON actor_keys (actor);
"""

_LANGUAGES = """
-- The English name of a document's language, where it isn't English.
ALTER TABLE documents ADD COLUMN language TEXT;
-- In which form its words are in the index: 0: as they stand, 1: as text/search_form.py makes them.
ALTER TABLE documents ADD COLUMN index_form INTEGER NOT NULL DEFAULT 0;
"""

_ABOUTNESS = """
-- Whether the document is about the actor (see model/aboutness.py), as far as an earlier version's rows tell.
ALTER TABLE actor_documents ADD COLUMN about INTEGER NOT NULL DEFAULT 0;
UPDATE actor_documents SET about = EXISTS (
  SELECT 1 FROM document_actors AS named, json_each(named.mentions) AS mention
  WHERE named.document = actor_documents.document AND named.actor = actor_documents.actor
    AND json_extract(mention.value, '$[2]') < 2
) OR mentions >= 3 AND (
  SELECT words <= 120 * actor_documents.mentions FROM documents WHERE key = actor_documents.document
);
"""

_RULES = """
-- By which rules of the analysis a row was found, and its speaker read; NULL: an earlier version didn't say.
ALTER TABLE positions ADD COLUMN rule TEXT;
ALTER TABLE positions ADD COLUMN speaker_rule TEXT;
ALTER TABLE quotations ADD COLUMN rule TEXT;
ALTER TABLE quotations ADD COLUMN speaker_rule TEXT;
ALTER TABLE events ADD COLUMN rule TEXT;
"""

_STORIES = """
-- Which document is of which story, and what it is compared by. What waits has come or changed since.
CREATE TABLE story_waiting (
  document TEXT PRIMARY KEY,
  published TEXT NOT NULL           -- as in documents; '': undated
) WITHOUT ROWID;
CREATE INDEX story_waiting_by_day ON story_waiting (published, document);
INSERT INTO story_waiting (document, published) SELECT id, coalesce(published, '') FROM documents;

CREATE TABLE story_documents (
  document TEXT PRIMARY KEY,        -- documents.id
  story TEXT NOT NULL,              -- stories.id
  report TEXT NOT NULL,             -- the document that stands for it and its near-copies: often itself
  hour REAL,                        -- since 1970, UTC; NULL: undated
  whole_day INTEGER NOT NULL,
  title_terms TEXT NOT NULL,        -- JSON {term: how often} of the title
  terms TEXT NOT NULL,              -- the same of title and first words
  marks TEXT NOT NULL               -- JSON list
) WITHOUT ROWID;
CREATE INDEX story_documents_by_story ON story_documents (story, report);
CREATE INDEX story_documents_by_report ON story_documents (report, hour);
CREATE INDEX story_documents_by_hour ON story_documents (hour, story, report);

-- Runs of words by which near-copies find each other.
CREATE TABLE story_marks (
  mark INTEGER NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (mark, document)
) WITHOUT ROWID;

-- How many documents have a term; how many there are: one row.
CREATE TABLE story_terms (term TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE story_state (documents INTEGER NOT NULL);
INSERT INTO story_state VALUES (0);

-- All ids that were ever given to a story, so that none is given twice; and what became of stories.
CREATE TABLE stories (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE story_changes (
  key INTEGER PRIMARY KEY,
  at TEXT NOT NULL,                 -- ISO 8601, UTC
  kind TEXT NOT NULL,               -- merged | split
  story TEXT NOT NULL,
  other TEXT NOT NULL
);
"""

_MOMENTS = """
ALTER TABLE documents ADD COLUMN published_time TEXT;   -- ISO 8601, with its zone where it is stated; NULL: a day alone
ALTER TABLE documents ADD COLUMN first_published TEXT;  -- ISO 8601, a day; NULL: `published` is that day
-- As model/moments.py orders them; a day alone is its number times the seconds that a day may have in all zones.
ALTER TABLE documents ADD COLUMN moment INTEGER NOT NULL DEFAULT 0;
UPDATE documents SET moment = (key >> 22) * 187200;
CREATE INDEX documents_by_moment ON documents (moment, key);
"""

_ROW_COLUMNS = """
-- Which columns of a file of rows hold what, where it was said: the next load reads it alike.
CREATE TABLE row_columns (
  root TEXT NOT NULL,               -- as in roots
  path TEXT NOT NULL,
  columns TEXT NOT NULL,            -- JSON {field: column}
  PRIMARY KEY (root, path)
) WITHOUT ROWID;
"""

_SUMMARIES = """
-- Whether it is what a feed says of an article that itself couldn't be had.
ALTER TABLE documents ADD COLUMN summary INTEGER NOT NULL DEFAULT 0;
"""

#: Append only: `user_version` counts those that a file has seen.
MIGRATIONS = (
    _FIRST,
    _SAID,
    _REFUSALS,
    _SPANS,
    _IDENTITIES,
    _LANGUAGES,
    _ABOUTNESS,
    _RULES,
    _STORIES,
    _MOMENTS,
    _ROW_COLUMNS,
    _SUMMARIES,
)
