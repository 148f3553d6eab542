PRAGMA application_id = 1111576135;
PRAGMA user_version = 7;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('generation',3);
INSERT INTO meta VALUES('index_floor',3);
INSERT INTO meta VALUES('library_uuid','713a62d5-9635-4c77-913b-307b804130c4');
CREATE TABLE tally (
  name  TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO tally VALUES('agreements',0);
INSERT INTO tally VALUES('articles',2);
INSERT INTO tally VALUES('events',1);
INSERT INTO tally VALUES('proposals',0);
INSERT INTO tally VALUES('text_bytes',245);
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
INSERT INTO import_run VALUES(1,1,2,'bang-giao 0.1.0',2,1,0,1,0,0);
CREATE TABLE import_item (
  run_id INTEGER NOT NULL REFERENCES import_run (id),
  n      INTEGER NOT NULL,
  path   BLOB NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (run_id, n)
) STRICT, WITHOUT ROWID;
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
INSERT INTO article VALUES(1,X'093606211a32802f8c5622673e3085b5',3009300480,3,3,1703848201,1795314284,'Hai địa phương ký biên bản ghi nhớ','SIGN',20230118,20230118,'stated','huyện Hà Khẩu','tin');
INSERT INTO article VALUES(2,X'12e7337fdbf88ced8b99550065215c04',0,2,2,1703848201,1795314284,'Chợ phiên cuối năm',NULL,0,0,'unknown',NULL,'tin');
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
INSERT INTO version VALUES(1,1,-3996770816610112094,X'c8889e1e3b4e6da212f52487bc47e6dc762f726e70bea1b8db04345a1bb59a50','UTF-8',1795314284,X'0154002d024c0285010442026004',replace('Hai địa phương ký biên bản ghi nhớ\n\nNgày 18/1/2023, tại huyện Hà Khẩu, ông Trần Văn An, Giám đốc Sở Du lịch ký biên bản ghi nhớ về du lịch.\n\nHai bên đề nghị mở thêm tuyến xe khách, phấn đấu đạt 5 tỷ USD kim ngạch.\n','\n',char(10)));
INSERT INTO version VALUES(2,2,-4150995959250464040,X'c664b32b00cb52d81e017d8d996839e2520b6661a1cbe50b31b53bb7f1a9c4a6','UTF-8',1795314284,X'01540018024c021a04',replace('Chợ phiên cuối năm\n\nBà con đem rau ra chợ.\n','\n',char(10)));
INSERT INTO version VALUES(3,1,7900977333988155283,X'6da5e9062ac6df938ced2999dd054eef5c1682f9297c0cdb59acc00e1a24af4c','UTF-8',1795314284,X'0154002d024c02900104',replace('Hai địa phương ký biên bản ghi nhớ\n\nNgày 18/1/2023, tại huyện Hà Khẩu, ông Trần Văn An, Giám đốc Sở Du lịch ký biên bản ghi nhớ về du lịch và y tế.\n','\n',char(10)));
CREATE TABLE superseded (
  article_id     INTEGER NOT NULL REFERENCES article (id),
  old_generation INTEGER NOT NULL,      -- of the article as it was
  new_generation INTEGER NOT NULL,      -- of the article as it became
  order_key      INTEGER NOT NULL,
  version_id     INTEGER NOT NULL REFERENCES version (id),
  field          TEXT NOT NULL, zones BLOB,
  PRIMARY KEY (new_generation)
) STRICT, WITHOUT ROWID;
CREATE TABLE source_file (
  id         INTEGER PRIMARY KEY,
  sha256     BLOB NOT NULL UNIQUE,      -- of the bytes
  size       INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,          -- Unix seconds
  article_id INTEGER NOT NULL REFERENCES article (id),
  version_id INTEGER NOT NULL REFERENCES version (id)
) STRICT;
INSERT INTO source_file VALUES(1,X'c8889e1e3b4e6da212f52487bc47e6dc762f726e70bea1b8db04345a1bb59a50',279,1795314284,1,1);
INSERT INTO source_file VALUES(2,X'c664b32b00cb52d81e017d8d996839e2520b6661a1cbe50b31b53bb7f1a9c4a6',53,1795314284,2,2);
INSERT INTO source_file VALUES(3,X'6da5e9062ac6df938ced2999dd054eef5c1682f9297c0cdb59acc00e1a24af4c',192,1795314284,1,3);
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
INSERT INTO file_path VALUES(1,X'2f74696e2f6b792e747874',1,1,279,1700000000000000,1795314284,1795314284,0);
INSERT INTO file_path VALUES(2,X'2f74696e2f62e1baa36e2073616f2e747874',1,1,279,1700000000000000,1795314284,1795314284,1);
INSERT INTO file_path VALUES(3,X'2f74696e2f6368e1bba32e747874',2,2,53,1700000000000000,1795314284,1795314284,1);
INSERT INTO file_path VALUES(4,X'2f74696e2f6b792e747874',3,1,192,1700000000000000,1795314284,1795314284,1);
CREATE TABLE rule (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO rule VALUES(1,'name-after-honorific');
INSERT INTO rule VALUES(2,'office-after-name');
INSERT INTO rule VALUES(3,'day-month-year');
INSERT INTO rule VALUES(4,'year-stated');
INSERT INTO rule VALUES(5,'signing');
INSERT INTO rule VALUES(6,'at');
INSERT INTO rule VALUES(7,'side');
INSERT INTO rule VALUES(8,'signs');
INSERT INTO rule VALUES(9,'signed');
INSERT INTO rule VALUES(10,'title');
INSERT INTO rule VALUES(11,'proposal');
INSERT INTO rule VALUES(12,'figure');
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
INSERT INTO entity VALUES(1,X'cdcb86778fd18e9388421ff480f6e8df','person','Trần Văn An',NULL,'VN',NULL,1);
CREATE TABLE entity_name (
  norm      TEXT NOT NULL,              -- bang_fold_key of name
  entity_id INTEGER NOT NULL REFERENCES entity (id),
  name      TEXT NOT NULL,
  kind      TEXT NOT NULL,              -- printed, han_viet, hanzi, pinyin, abbrev, former
  PRIMARY KEY (norm, entity_id, name)
) STRICT, WITHOUT ROWID;
INSERT INTO entity_name VALUES('trần văn an',1,'Trần Văn An','printed');
CREATE TABLE tenure (
  person_id  INTEGER NOT NULL REFERENCES entity (id),
  title_norm TEXT NOT NULL,
  title      TEXT NOT NULL,
  first_date INTEGER NOT NULL,          -- 0 when no article has a date
  last_date  INTEGER NOT NULL,
  n_articles INTEGER NOT NULL,
  PRIMARY KEY (person_id, title_norm)
) STRICT, WITHOUT ROWID;
INSERT INTO tenure VALUES(1,'giám đốc sở du lịch','Giám đốc Sở Du lịch',20230118,20230118,1);
CREATE TABLE article_entity (
  article_id INTEGER NOT NULL REFERENCES article (id),
  n          INTEGER NOT NULL,
  entity_id  INTEGER NOT NULL REFERENCES entity (id),
  order_key  INTEGER NOT NULL,          -- of the article
  name       TEXT,                      -- here, where it is not the entity's
  place_kind TEXT,
  side       TEXT NOT NULL,
  present    INTEGER NOT NULL,
  mentions   BLOB NOT NULL, claimed_id INTEGER REFERENCES entity (id),             -- where; see bang-blob.c
  PRIMARY KEY (article_id, n)
) STRICT, WITHOUT ROWID;
INSERT INTO article_entity VALUES(1,0,1,3009300480,NULL,NULL,'VN',1,X'be010e01',NULL);
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
INSERT INTO entity_title VALUES(1,0,0,'Giám đốc Sở Du lịch','Sở Du lịch',NULL,111,138,2);
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
INSERT INTO event VALUES(1,0,'SIGN','occurred','Ký biên bản ghi nhớ',20230118,20230118,0,'Ngày 18/1/2023','stated',NULL,53,62,3,58,62,4,-1,'Ngày hội du lịch',3,20,35,5,78,88,6);
CREATE TABLE event_place (
  article_id INTEGER NOT NULL REFERENCES article (id),
  event_n    INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  name       TEXT NOT NULL,
  PRIMARY KEY (article_id, event_n, n)
) STRICT, WITHOUT ROWID;
INSERT INTO event_place VALUES(1,0,0,'huyện Hà Khẩu');
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
INSERT INTO event_side VALUES(1,0,0,'Hà Khẩu','CN','host',78,88,7);
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
INSERT INTO participation VALUES(1,0,0,0,-1,'signatory',95,109,8);
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
, target_kind TEXT NOT NULL DEFAULT '', target_name TEXT NOT NULL DEFAULT '', target_side TEXT NOT NULL DEFAULT '', other_uuid BLOB, other_name TEXT NOT NULL DEFAULT '', other_side TEXT NOT NULL DEFAULT '', article_uuid BLOB, part TEXT NOT NULL DEFAULT '') STRICT;
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
CREATE TABLE note (
  id          INTEGER PRIMARY KEY,
  uuid        BLOB NOT NULL UNIQUE,
  target_uuid BLOB NOT NULL,
  text        TEXT NOT NULL,
  written     INTEGER NOT NULL,
  changed     INTEGER NOT NULL
, start INTEGER NOT NULL DEFAULT 0, stop INTEGER NOT NULL DEFAULT 0, quote TEXT NOT NULL DEFAULT '', prefix TEXT NOT NULL DEFAULT '', suffix TEXT NOT NULL DEFAULT '') STRICT;
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
CREATE TABLE entity_claim (
  entity_id INTEGER PRIMARY KEY REFERENCES entity (id),
  name      TEXT,                       -- NULL: as the entity has it
  kind      TEXT,
  side      TEXT
) STRICT;
CREATE TABLE entity_alias (
  entity_id INTEGER NOT NULL REFERENCES entity (id),
  name      TEXT NOT NULL,
  PRIMARY KEY (entity_id, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE decided_article (
  article_id INTEGER PRIMARY KEY REFERENCES article (id)
) STRICT;
CREATE TABLE kept_entity(
  article_id INT,
  n INT,
  entity_id INT,
  order_key INT,
  name TEXT,
  place_kind TEXT,
  side TEXT,
  present INT,
  mentions,
  claimed_id INT
);
CREATE TABLE kept_event(
  article_id INT,
  n INT,
  type TEXT,
  aspect TEXT,
  title TEXT,
  date_start INT,
  date_end INT,
  date_after INT,
  date_text TEXT,
  date_basis TEXT,
  date_reason TEXT,
  day_from INT,
  day_to INT,
  day_rule INT,
  year_from INT,
  year_to INT,
  year_rule INT,
  parent INT,
  series TEXT,
  edition INT,
  start INT,
  stop INT,
  rule_id INT,
  place_from INT,
  place_to INT,
  place_rule INT
);
CREATE TABLE kept_event_place(
  article_id INT,
  event_n INT,
  n INT,
  name TEXT
);
CREATE TABLE kept_event_side(
  article_id INT,
  event_n INT,
  n INT,
  label TEXT,
  country TEXT,
  role TEXT,
  start INT,
  stop INT,
  rule_id INT
);
CREATE TABLE kept_participation(
  article_id INT,
  event_n INT,
  n INT,
  entity_n INT,
  side INT,
  role TEXT,
  start INT,
  stop INT,
  rule_id INT
);
CREATE TABLE kept_agreement(
  article_id INT,
  event_n INT,
  n INT,
  kind TEXT,
  subject TEXT,
  start INT,
  stop INT,
  rule_id INT
);
CREATE TABLE kept_agreement_party(
  article_id INT,
  event_n INT,
  agreement_n INT,
  n INT,
  name TEXT
);
CREATE TABLE kept_agreement_repeat(
  article_id INT,
  event_n INT,
  agreement_n INT,
  n INT,
  start INT,
  stop INT,
  rule_id INT
);
CREATE TABLE kept_proposal(
  article_id INT,
  event_n INT,
  n INT,
  by_whom TEXT,
  to_whom TEXT,
  text TEXT,
  field TEXT,
  start INT,
  stop INT,
  rule_id INT
);
CREATE TABLE kept_figure(
  article_id INT,
  event_n INT,
  n INT,
  measure TEXT,
  value REAL,
  unit TEXT,
  start INT,
  stop INT,
  rule_id INT
);
CREATE TABLE article_relations (
  article_id INTEGER PRIMARY KEY REFERENCES article (id),
  list       BLOB NOT NULL
) STRICT;
INSERT INTO article_relations VALUES(1,X'030e5472e1baa76e2056c4836e20416e0b686f6c64732d7469746c651b4769c3a16d20c491e1bb91632053e1bb9f204475206ce1bb8b6368010203de011b02');
CREATE TABLE event_series (
  article_id INTEGER NOT NULL REFERENCES article (id),
  event_n    INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  side       TEXT NOT NULL,             -- key of the label, without what sort of place it is
  label      TEXT NOT NULL,
  country    TEXT NOT NULL,
  name       TEXT NOT NULL,             -- key of event.series
  edition    INTEGER NOT NULL,
  PRIMARY KEY (article_id, event_n, n)
) STRICT, WITHOUT ROWID;
INSERT INTO event_series VALUES(1,0,0,'hà khẩu','Hà Khẩu','CN','ngày hội du lịch',3);
CREATE INDEX article_by_generation ON article (generation);
CREATE INDEX version_by_text ON version (text_key);
CREATE INDEX file_path_by_article ON file_path (article_id);
CREATE INDEX entity_name_by_entity ON entity_name (entity_id);
CREATE INDEX article_entity_by_entity ON article_entity (entity_id, order_key);
CREATE INDEX decision_by_target ON decision (target_uuid);
CREATE INDEX tagging_by_target ON tagging (target_uuid);
CREATE INDEX note_by_target ON note (target_uuid);
CREATE INDEX decision_by_other ON decision (other_uuid) WHERE other_uuid IS NOT NULL;
CREATE INDEX decision_by_undone ON decision (undo_of, seq) WHERE undo_of IS NOT NULL;
CREATE INDEX override_by_value ON override (value) WHERE field IN ('merged_into', 'split_from');
CREATE INDEX entity_by_merge ON entity (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX article_entity_by_claim ON article_entity (claimed_id) WHERE claimed_id IS NOT NULL;
CREATE INDEX kept_entity_by_article ON kept_entity (article_id, n);
CREATE INDEX kept_entity_by_entity ON kept_entity (entity_id);
CREATE INDEX kept_event_by_article ON kept_event (article_id, n);
CREATE INDEX kept_event_place_by_article ON kept_event_place (article_id);
CREATE INDEX kept_event_side_by_article ON kept_event_side (article_id);
CREATE INDEX kept_participation_by_article ON kept_participation (article_id);
CREATE INDEX kept_agreement_by_article ON kept_agreement (article_id);
CREATE INDEX kept_agreement_party_by_article ON kept_agreement_party (article_id);
CREATE INDEX kept_agreement_repeat_by_article ON kept_agreement_repeat (article_id);
CREATE INDEX kept_proposal_by_article ON kept_proposal (article_id);
CREATE INDEX kept_figure_by_article ON kept_figure (article_id);
CREATE INDEX event_by_date ON event (date_start, article_id, n, type);
CREATE INDEX entity_by_count ON entity (kind, n_articles, name, merged_into);
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
)
SELECT claim.article_id, claim.owner, claim.event_n, claim.n, claim.start, claim.stop,
       rule.name AS rule,
       CAST(substr(CAST(version.text AS BLOB), claim.start + 1, claim.stop - claim.start) AS TEXT) AS quote
FROM claim
JOIN article ON article.id = claim.article_id
JOIN version ON version.id = article.version_id
JOIN rule ON rule.id = claim.rule_id
WHERE claim.stop > claim.start;
CREATE INDEX collection_item_by_target ON collection_item (target_uuid);
CREATE INDEX event_series_by_side ON event_series (name, side, edition);
COMMIT;
