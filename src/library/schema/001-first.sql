-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- library.db, version 1.
--
-- Three kinds of table stand side by side and never mix:
--   texts      what was read, kept for ever: article, version, source_file, file_path
--   claims     what the program worked out; can be thrown away and worked out again
--   decisions  what a person said; nothing but a person's act writes there
--
-- The places where a name is mentioned stand in one blob a name: a million
-- articles mention names forty million times, and nobody asks for one of them
-- without its article.
--
-- Claims are clustered by article (WITHOUT ROWID, article_id first), so that
-- opening an article is one range read and replacing its claims one range
-- delete. A claim points at [start, stop), bytes of its article's text; the
-- quoted words are not stored again, because every version of a text is kept
-- (view "evidence" shows them).
--
-- Dates are yyyymmdd with 00 for what is not known: 20241119, 20240000,
-- 126 = 26/1 of an unknown year.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;

-- Sums that would otherwise be counted over whole tables.
CREATE TABLE tally (
  name  TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO tally VALUES ('articles', 0), ('events', 0), ('agreements', 0),
                         ('proposals', 0), ('text_bytes', 0);

-- ---------------------------------------------------------------- texts

CREATE TABLE import_run (
  id        INTEGER PRIMARY KEY,
  started   INTEGER NOT NULL,           -- Unix microseconds
  finished  INTEGER NOT NULL,
  program   TEXT NOT NULL,
  added     INTEGER NOT NULL,
  updated   INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  duplicate INTEGER NOT NULL,
  skipped   INTEGER NOT NULL,
  failed    INTEGER NOT NULL
) STRICT;

CREATE TABLE import_item (
  run_id INTEGER NOT NULL REFERENCES import_run (id),
  n      INTEGER NOT NULL,
  path   BLOB NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (run_id, n)
) STRICT, WITHOUT ROWID;

-- One news item. What a list shows of it stands here, the text in version, so
-- that listing never reads a body. order_key is the row id of the search index:
-- its order is that of the dates, undated articles first, so that the index
-- answers newest first without sorting (bang-order-key.c).
CREATE TABLE article (
  id              INTEGER PRIMARY KEY,  -- below 2^32
  uuid            BLOB NOT NULL UNIQUE, -- 16 bytes, made from the first text
  order_key       INTEGER NOT NULL UNIQUE,
  generation      INTEGER NOT NULL,     -- raised whenever the index must look again
  version_id      INTEGER NOT NULL REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
  extract_version INTEGER NOT NULL,
  imported        INTEGER NOT NULL,     -- Unix seconds
  title           TEXT NOT NULL,
  event_type      TEXT,
  date_start      INTEGER NOT NULL,
  date_end        INTEGER NOT NULL,
  date_basis      TEXT NOT NULL,
  place           TEXT,
  source          TEXT
) STRICT;

CREATE INDEX article_by_generation ON article (generation);

-- A text an article has had. Never changed, never deleted.
CREATE TABLE version (
  id         INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id),
  text_key   INTEGER NOT NULL,          -- the first eight bytes of the text's SHA-256
  sha256     BLOB NOT NULL,             -- of the text
  encoding   TEXT NOT NULL,
  read_at    INTEGER NOT NULL,          -- Unix seconds
  zones      BLOB NOT NULL,             -- see bang-blob.c
  text       TEXT NOT NULL              -- UTF-8, NFC
) STRICT;

CREATE INDEX version_by_text ON version (text_key);

-- What the search index may still hold of an article that has changed since.
-- Taking words out of an index without content needs the very same words.
CREATE TABLE superseded (
  article_id     INTEGER NOT NULL REFERENCES article (id),
  old_generation INTEGER NOT NULL,      -- of the article as it was
  new_generation INTEGER NOT NULL,      -- of the article as it became
  order_key      INTEGER NOT NULL,
  version_id     INTEGER NOT NULL REFERENCES version (id),
  field          TEXT NOT NULL,
  PRIMARY KEY (new_generation)
) STRICT, WITHOUT ROWID;

-- The bytes of a file, whatever its name.
CREATE TABLE source_file (
  id         INTEGER PRIMARY KEY,
  sha256     BLOB NOT NULL UNIQUE,      -- of the bytes
  size       INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,          -- Unix seconds
  article_id INTEGER NOT NULL REFERENCES article (id),
  version_id INTEGER NOT NULL REFERENCES version (id)
) STRICT;

-- Where those bytes were seen. A path has one current row; the others are its past.
CREATE TABLE file_path (
  id             INTEGER PRIMARY KEY,
  path           BLOB NOT NULL,         -- file names are bytes, not text
  source_file_id INTEGER NOT NULL REFERENCES source_file (id),
  article_id     INTEGER NOT NULL REFERENCES article (id),
  size           INTEGER NOT NULL,
  mtime          INTEGER NOT NULL,      -- microseconds, -1 not known
  first_seen     INTEGER NOT NULL,      -- Unix seconds
  last_seen      INTEGER NOT NULL,
  current        INTEGER NOT NULL,
  UNIQUE (path, source_file_id)
) STRICT;

CREATE INDEX file_path_by_article ON file_path (article_id);

-- --------------------------------------------------------------- claims

CREATE TABLE rule (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE entity (
  id          INTEGER PRIMARY KEY,
  uuid        BLOB NOT NULL UNIQUE,     -- 16 bytes, made from kind, name, side and family
  kind        TEXT NOT NULL,
  name        TEXT NOT NULL,
  place_kind  TEXT,
  side        TEXT NOT NULL,
  merged_into INTEGER REFERENCES entity (id),
  n_articles  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE entity_name (
  norm      TEXT NOT NULL,              -- bang_fold_key of name
  entity_id INTEGER NOT NULL REFERENCES entity (id),
  name      TEXT NOT NULL,
  kind      TEXT NOT NULL,              -- printed, han_viet, hanzi, pinyin, abbrev, former
  PRIMARY KEY (norm, entity_id, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX entity_name_by_entity ON entity_name (entity_id);

-- An office a person was printed with. Dates are those of the articles.
CREATE TABLE tenure (
  person_id  INTEGER NOT NULL REFERENCES entity (id),
  title_norm TEXT NOT NULL,
  title      TEXT NOT NULL,
  first_date INTEGER NOT NULL,          -- 0 when no article has a date
  last_date  INTEGER NOT NULL,
  n_articles INTEGER NOT NULL,
  PRIMARY KEY (person_id, title_norm)
) STRICT, WITHOUT ROWID;

-- Who and what an article names, in the order of the text.
CREATE TABLE article_entity (
  article_id INTEGER NOT NULL REFERENCES article (id),
  n          INTEGER NOT NULL,
  entity_id  INTEGER NOT NULL REFERENCES entity (id),
  order_key  INTEGER NOT NULL,          -- of the article
  name       TEXT,                      -- here, where it is not the entity's
  place_kind TEXT,
  side       TEXT NOT NULL,
  present    INTEGER NOT NULL,
  mentions   BLOB NOT NULL,             -- where; see bang-blob.c
  PRIMARY KEY (article_id, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_entity_by_entity ON article_entity (entity_id, order_key);

CREATE TABLE entity_title (
  article_id   INTEGER NOT NULL REFERENCES article (id),
  entity_n     INTEGER NOT NULL,
  n            INTEGER NOT NULL,
  text         TEXT NOT NULL,
  organisation TEXT,
  resolved     TEXT,
  start        INTEGER NOT NULL,
  stop         INTEGER NOT NULL,
  rule_id      INTEGER NOT NULL REFERENCES rule (id),
  PRIMARY KEY (article_id, entity_n, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  article_id  INTEGER NOT NULL REFERENCES article (id),
  n           INTEGER NOT NULL,
  type        TEXT NOT NULL,
  aspect      TEXT NOT NULL,
  title       TEXT,
  date_start  INTEGER NOT NULL,
  date_end    INTEGER NOT NULL,
  date_after  INTEGER NOT NULL,
  date_text   TEXT,
  date_basis  TEXT NOT NULL,
  date_reason TEXT,
  day_from    INTEGER NOT NULL,         -- where the day was read
  day_to      INTEGER NOT NULL,
  day_rule    INTEGER NOT NULL REFERENCES rule (id),
  year_from   INTEGER NOT NULL,         -- where the year was read
  year_to     INTEGER NOT NULL,
  year_rule   INTEGER NOT NULL REFERENCES rule (id),
  parent      INTEGER NOT NULL,         -- n of the event this is part of, or -1
  series      TEXT,
  edition     INTEGER NOT NULL,
  start       INTEGER NOT NULL,         -- what says that it took place
  stop        INTEGER NOT NULL,
  rule_id     INTEGER NOT NULL REFERENCES rule (id),
  place_from  INTEGER NOT NULL,
  place_to    INTEGER NOT NULL,
  place_rule  INTEGER NOT NULL REFERENCES rule (id),
  PRIMARY KEY (article_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_place (
  article_id INTEGER NOT NULL REFERENCES article (id),
  event_n    INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  name       TEXT NOT NULL,
  PRIMARY KEY (article_id, event_n, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_side (
  article_id INTEGER NOT NULL REFERENCES article (id),
  event_n    INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  label      TEXT,
  country    TEXT NOT NULL,
  role       TEXT NOT NULL,
  start      INTEGER NOT NULL,
  stop       INTEGER NOT NULL,
  rule_id    INTEGER NOT NULL REFERENCES rule (id),
  PRIMARY KEY (article_id, event_n, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE participation (
  article_id INTEGER NOT NULL REFERENCES article (id),
  event_n    INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  entity_n   INTEGER NOT NULL,          -- article_entity.n
  side       INTEGER NOT NULL,          -- event_side.n, or -1
  role       TEXT NOT NULL,
  start      INTEGER NOT NULL,
  stop       INTEGER NOT NULL,
  rule_id    INTEGER NOT NULL REFERENCES rule (id),
  PRIMARY KEY (article_id, event_n, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE agreement (
  article_id INTEGER NOT NULL REFERENCES article (id),
  event_n    INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  kind       TEXT,
  subject    TEXT,
  start      INTEGER NOT NULL,
  stop       INTEGER NOT NULL,
  rule_id    INTEGER NOT NULL REFERENCES rule (id),
  PRIMARY KEY (article_id, event_n, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE agreement_party (
  article_id  INTEGER NOT NULL REFERENCES article (id),
  event_n     INTEGER NOT NULL,
  agreement_n INTEGER NOT NULL,
  n           INTEGER NOT NULL,
  name        TEXT NOT NULL,
  PRIMARY KEY (article_id, event_n, agreement_n, n)
) STRICT, WITHOUT ROWID;

-- Other places of the same article that say the same.
CREATE TABLE agreement_repeat (
  article_id  INTEGER NOT NULL REFERENCES article (id),
  event_n     INTEGER NOT NULL,
  agreement_n INTEGER NOT NULL,
  n           INTEGER NOT NULL,
  start       INTEGER NOT NULL,
  stop        INTEGER NOT NULL,
  rule_id     INTEGER NOT NULL REFERENCES rule (id),
  PRIMARY KEY (article_id, event_n, agreement_n, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE proposal (
  article_id INTEGER NOT NULL REFERENCES article (id),
  event_n    INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  by_whom    TEXT,
  to_whom    TEXT,
  text       TEXT,
  field      TEXT,
  start      INTEGER NOT NULL,
  stop       INTEGER NOT NULL,
  rule_id    INTEGER NOT NULL REFERENCES rule (id),
  PRIMARY KEY (article_id, event_n, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure (
  article_id INTEGER NOT NULL REFERENCES article (id),
  event_n    INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  measure    TEXT,
  value      REAL NOT NULL,
  unit       TEXT,
  start      INTEGER NOT NULL,
  stop       INTEGER NOT NULL,
  rule_id    INTEGER NOT NULL REFERENCES rule (id),
  PRIMARY KEY (article_id, event_n, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
  article_id INTEGER NOT NULL REFERENCES article (id),
  n          INTEGER NOT NULL,
  subject    TEXT,
  predicate  TEXT,
  object     TEXT,
  start      INTEGER NOT NULL,
  stop       INTEGER NOT NULL,
  rule_id    INTEGER NOT NULL REFERENCES rule (id),
  PRIMARY KEY (article_id, n)
) STRICT, WITHOUT ROWID;

-- Every claim with the words it came from, for whoever opens this file with
-- another tool. The program itself never reads a claim this way.
CREATE VIEW evidence AS
WITH claim (article_id, owner, event_n, n, start, stop, rule_id) AS (
  SELECT article_id, 'title', NULL, n, start, stop, rule_id FROM entity_title
  UNION ALL SELECT article_id, 'event', n, n, start, stop, rule_id FROM event
  UNION ALL SELECT article_id, 'day', n, n, day_from, day_to, day_rule FROM event
  UNION ALL SELECT article_id, 'year', n, n, year_from, year_to, year_rule FROM event
  UNION ALL SELECT article_id, 'place', n, n, place_from, place_to, place_rule FROM event
  UNION ALL SELECT article_id, 'side', event_n, n, start, stop, rule_id FROM event_side
  UNION ALL SELECT article_id, 'participation', event_n, n, start, stop, rule_id FROM participation
  UNION ALL SELECT article_id, 'agreement', event_n, n, start, stop, rule_id FROM agreement
  UNION ALL SELECT article_id, 'agreement', event_n, agreement_n, start, stop, rule_id FROM agreement_repeat
  UNION ALL SELECT article_id, 'proposal', event_n, n, start, stop, rule_id FROM proposal
  UNION ALL SELECT article_id, 'figure', event_n, n, start, stop, rule_id FROM figure
  UNION ALL SELECT article_id, 'relation', NULL, n, start, stop, rule_id FROM relation
)
SELECT claim.article_id, claim.owner, claim.event_n, claim.n, claim.start, claim.stop,
       rule.name AS rule,
       CAST(substr(CAST(version.text AS BLOB), claim.start + 1, claim.stop - claim.start) AS TEXT) AS quote
FROM claim
JOIN article ON article.id = claim.article_id
JOIN version ON version.id = article.version_id
JOIN rule ON rule.id = claim.rule_id
WHERE claim.stop > claim.start;

-- ------------------------------------------------------------ decisions

CREATE TABLE decision (
  seq         INTEGER PRIMARY KEY,
  uuid        BLOB NOT NULL UNIQUE,
  at          INTEGER NOT NULL,         -- Unix microseconds
  actor       TEXT NOT NULL,
  op          TEXT NOT NULL,            -- set, clear, merge, split, same, not_same, reject, retype, zone_rule, undo
  target_uuid BLOB NOT NULL,
  field       TEXT,
  old         ANY,
  new         ANY,
  undo_of     INTEGER REFERENCES decision (seq)
) STRICT;

CREATE INDEX decision_by_target ON decision (target_uuid);

-- The decisions in force, which views read before any claim.
CREATE TABLE override (
  target_uuid  BLOB NOT NULL,
  field        TEXT NOT NULL,
  value        ANY,
  decision_seq INTEGER NOT NULL REFERENCES decision (seq),
  PRIMARY KEY (target_uuid, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
  id     INTEGER PRIMARY KEY,
  uuid   BLOB NOT NULL UNIQUE,
  name   TEXT NOT NULL UNIQUE,
  colour TEXT
) STRICT;

CREATE TABLE tagging (
  tag_id      INTEGER NOT NULL REFERENCES tag (id),
  target_uuid BLOB NOT NULL,
  at          INTEGER NOT NULL,
  PRIMARY KEY (tag_id, target_uuid)
) STRICT, WITHOUT ROWID;

CREATE INDEX tagging_by_target ON tagging (target_uuid);

CREATE TABLE note (
  id          INTEGER PRIMARY KEY,
  uuid        BLOB NOT NULL UNIQUE,
  target_uuid BLOB NOT NULL,
  text        TEXT NOT NULL,
  written     INTEGER NOT NULL,
  changed     INTEGER NOT NULL
) STRICT;

CREATE INDEX note_by_target ON note (target_uuid);

CREATE TABLE star (
  target_uuid BLOB PRIMARY KEY,
  at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_search (
  id    INTEGER PRIMARY KEY,
  uuid  BLOB NOT NULL UNIQUE,
  name  TEXT NOT NULL,
  query TEXT NOT NULL,
  sort  TEXT NOT NULL,
  at    INTEGER NOT NULL
) STRICT;

CREATE TABLE collection (
  id   INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  note TEXT,
  at   INTEGER NOT NULL
) STRICT;

CREATE TABLE collection_item (
  collection_id INTEGER NOT NULL REFERENCES collection (id),
  target_uuid   BLOB NOT NULL,
  n             INTEGER NOT NULL,
  PRIMARY KEY (collection_id, target_uuid)
) STRICT, WITHOUT ROWID;
