-- SPDX-License-Identifier: GPL-3.0-or-later
-- A library of two articles as version 1 of the schema left it.
PRAGMA application_id = 1111576135;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
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
INSERT INTO "article" VALUES(1,X'855BE5079C2D8B41A4017EBD4B42E077',5597057024,1,1,1,1795296383,'Tỉnh An và châu Bình hội đàm về đường bộ','TALKS',20240605,20240605,'stated','huyện Hòa','in');
INSERT INTO "article" VALUES(2,X'C2A6292C1B8E800895D097A24204BDFE',5595774976,2,2,1,1795296383,'Hội Hữu nghị tặng quà học sinh vùng biên','AID',20230912,20230912,'stated','xã Đá','in');
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
INSERT INTO "article_entity" VALUES(1,0,1,5597057024,NULL,'province','unknown',0,X'0E020184020201');
INSERT INTO "article_entity" VALUES(1,1,2,5597057024,NULL,'prefecture','CN',0,X'280501CA030501');
INSERT INTO "article_entity" VALUES(1,2,3,5597057024,NULL,'district','unknown',0,X'B2010401');
INSERT INTO "article_entity" VALUES(1,3,4,5597057024,NULL,'province','unknown',0,X'CC010501');
INSERT INTO "article_entity" VALUES(1,4,5,5597057024,NULL,NULL,'VN',1,X'A8020E02');
INSERT INTO "article_entity" VALUES(1,5,6,5597057024,NULL,NULL,'VN',0,X'EC020B04');
INSERT INTO "article_entity" VALUES(1,6,7,5597057024,NULL,'gate','unknown',0,X'8A051801');
INSERT INTO "article_entity" VALUES(2,0,8,5595774976,NULL,'commune','unknown',0,X'A4010401');
INSERT INTO "article_entity" VALUES(2,1,9,5595774976,NULL,NULL,'unknown',0,X'B0011C0E');
INSERT INTO "article_entity" VALUES(2,2,1,5595774976,NULL,'province','unknown',0,X'E4010201');
INSERT INTO "article_entity" VALUES(2,3,5,5595774976,NULL,NULL,'VN',1,X'E4020E02');
INSERT INTO "article_entity" VALUES(2,4,6,5595774976,NULL,NULL,'VN',0,X'A8030B04');
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
INSERT INTO "entity" VALUES(1,X'F3AA88490B3F8D62A4D4F3CDA64ADBE0','place','An','province','unknown',NULL,2);
INSERT INTO "entity" VALUES(2,X'E0A0B1848B5C8864986E7C10D43C1B90','place','Bình','prefecture','CN',NULL,1);
INSERT INTO "entity" VALUES(3,X'6B48DD3B2A388929BFF090288FB4E9BC','place','Hòa','district','unknown',NULL,1);
INSERT INTO "entity" VALUES(4,X'1F13CBCBB6BF8EC1805F4DD5F234D186','place','Bình','province','unknown',NULL,1);
INSERT INTO "entity" VALUES(5,X'5532E57DF57F83AC98C7F52AE422E40F','person','Lê Văn Thử',NULL,'VN',NULL,2);
INSERT INTO "entity" VALUES(6,X'605ECA3696B585C5B72390159E90FB54','organisation','UBND tỉnh',NULL,'VN',NULL,2);
INSERT INTO "entity" VALUES(7,X'6D0C76287D8585188EB301BAA568FEB9','place','cửa khẩu Thủy Sơn','gate','unknown',NULL,1);
INSERT INTO "entity" VALUES(8,X'1562AEE33F02853EAD1D1404D6F469DB','place','Đá','commune','unknown',NULL,1);
INSERT INTO "entity" VALUES(9,X'D19E4BBD00BF8346B4F73829486A1EEE','organisation','Hội Hữu nghị tỉnh An',NULL,'unknown',NULL,1);
CREATE TABLE entity_name (
  norm      TEXT NOT NULL,              -- bang_fold_key of name
  entity_id INTEGER NOT NULL REFERENCES entity (id),
  name      TEXT NOT NULL,
  kind      TEXT NOT NULL,              -- printed, han_viet, hanzi, pinyin, abbrev, former
  PRIMARY KEY (norm, entity_id, name)
) STRICT, WITHOUT ROWID;
INSERT INTO "entity_name" VALUES('an',1,'An','printed');
INSERT INTO "entity_name" VALUES('bình',2,'Bình','printed');
INSERT INTO "entity_name" VALUES('bình',4,'Bình','printed');
INSERT INTO "entity_name" VALUES('cửa khẩu thủy sơn',7,'cửa khẩu Thủy Sơn','printed');
INSERT INTO "entity_name" VALUES('hòa',3,'Hòa','printed');
INSERT INTO "entity_name" VALUES('hội hữu nghị tỉnh an',9,'Hội Hữu nghị tỉnh An','printed');
INSERT INTO "entity_name" VALUES('lê văn thử',5,'Lê Văn Thử','printed');
INSERT INTO "entity_name" VALUES('ubnd tỉnh',6,'UBND tỉnh','printed');
INSERT INTO "entity_name" VALUES('đá',8,'Đá','printed');
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
INSERT INTO "entity_title" VALUES(1,4,0,'Phó Chủ tịch UBND tỉnh','UBND tỉnh','Phó Chủ tịch UBND tỉnh An',164,193,3);
INSERT INTO "entity_title" VALUES(2,3,0,'Phó Chủ tịch UBND tỉnh','UBND tỉnh',NULL,194,223,3);
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
INSERT INTO "event" VALUES(1,0,'TALKS','occurred','Tỉnh An và châu Bình hội đàm về đường bộ',20240605,20240605,0,'Sáng 5/6/2024','stated','the year stands in “Sáng 5/6/2024”',59,73,5,69,73,6,-1,NULL,0,26,37,7,81,107,8);
INSERT INTO "event" VALUES(2,0,'AID','occurred','Hội Hữu nghị tặng quà học sinh vùng biên',20230912,20230912,0,'Ngày 12/9/2023','stated','the year stands in “Ngày 12/9/2023”',55,70,5,66,70,6,-1,NULL,0,19,30,7,78,86,8);
CREATE TABLE event_place (
  article_id INTEGER NOT NULL REFERENCES article (id),
  event_n    INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  name       TEXT NOT NULL,
  PRIMARY KEY (article_id, event_n, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "event_place" VALUES(1,0,0,'huyện Hòa');
INSERT INTO "event_place" VALUES(1,0,1,'tỉnh Bình');
INSERT INTO "event_place" VALUES(2,0,0,'xã Đá');
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
INSERT INTO "event_side" VALUES(1,0,0,'An','unknown','visitor',7,9,9);
INSERT INTO "event_side" VALUES(1,0,1,'Bình','CN','host',20,25,9);
INSERT INTO "event_side" VALUES(1,0,2,'An','VN','visitor',148,162,10);
INSERT INTO "event_side" VALUES(2,0,0,'An','unknown','awarder',114,116,15);
INSERT INTO "event_side" VALUES(2,0,1,'Việt Nam','VN','recipient',178,192,10);
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
INSERT INTO "file_path" VALUES(1,X'2F617263686976652F312E747874',1,1,366,1795296383067147,1795296383,1795296383,1);
INSERT INTO "file_path" VALUES(2,X'2F617263686976652F322E747874',2,2,288,1795296383067191,1795296383,1795296383,1);
CREATE TABLE import_item (
  run_id INTEGER NOT NULL REFERENCES import_run (id),
  n      INTEGER NOT NULL,
  path   BLOB NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (run_id, n)
) STRICT, WITHOUT ROWID;
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
INSERT INTO "import_run" VALUES(1,1795296383177426,1795296383197920,'bang-giao',2,0,0,0,0,0);
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;
INSERT INTO "meta" VALUES('generation',2);
INSERT INTO "meta" VALUES('library_uuid','e13f3aa4-26e5-45d8-a1db-0065c05e5e63');
CREATE TABLE note (
  id          INTEGER PRIMARY KEY,
  uuid        BLOB NOT NULL UNIQUE,
  target_uuid BLOB NOT NULL,
  text        TEXT NOT NULL,
  written     INTEGER NOT NULL,
  changed     INTEGER NOT NULL
) STRICT;
CREATE TABLE override (
  target_uuid  BLOB NOT NULL,
  field        TEXT NOT NULL,
  value        ANY,
  decision_seq INTEGER NOT NULL REFERENCES decision (seq),
  PRIMARY KEY (target_uuid, field)
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
INSERT INTO "participation" VALUES(1,0,0,4,0,'head',148,162,11);
INSERT INTO "participation" VALUES(2,0,0,3,1,'guest',178,192,11);
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
INSERT INTO "proposal" VALUES(1,0,0,'Hai bên',NULL,'sớm mở tuyến đường bộ nối hai cửa khẩu Thủy Sơn và Hòa Lạc','đường bộ–cầu',281,364,12);
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
INSERT INTO "relation" VALUES(1,0,'Lê Văn Thử','holds-title','Phó Chủ tịch UBND tỉnh An',164,193,3);
INSERT INTO "relation" VALUES(1,1,'Lê Văn Thử','member-of','UBND tỉnh An',164,193,3);
INSERT INTO "relation" VALUES(1,2,'Hòa','located-in','Bình',89,107,13);
INSERT INTO "relation" VALUES(1,3,'Lê Văn Thử','met','Bình',148,162,11);
INSERT INTO "relation" VALUES(1,4,'Lê Văn Thử','met','An',148,162,11);
INSERT INTO "relation" VALUES(1,5,'Bình','met','An',20,25,9);
INSERT INTO "relation" VALUES(1,6,'Lê Văn Thử','led','An',148,162,11);
INSERT INTO "relation" VALUES(2,0,'Lê Văn Thử','holds-title','Phó Chủ tịch UBND tỉnh',194,223,3);
INSERT INTO "relation" VALUES(2,1,'Lê Văn Thử','member-of','UBND tỉnh',194,223,3);
INSERT INTO "relation" VALUES(2,2,'An','met','Lê Văn Thử',114,116,15);
INSERT INTO "relation" VALUES(2,3,'An','awarded','Việt Nam',114,116,15);
CREATE TABLE rule (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "rule" VALUES(1,'place-after-kind');
INSERT INTO "rule" VALUES(2,'name-after-title');
INSERT INTO "rule" VALUES(3,'name-before-office');
INSERT INTO "rule" VALUES(4,'body-of-office');
INSERT INTO "rule" VALUES(5,'date');
INSERT INTO "rule" VALUES(6,'year-stated');
INSERT INTO "rule" VALUES(7,'event-trigger');
INSERT INTO "rule" VALUES(8,'place-of-event');
INSERT INTO "rule" VALUES(9,'side-in-title');
INSERT INTO "rule" VALUES(10,'side-of-person');
INSERT INTO "rule" VALUES(11,'role-behind-name');
INSERT INTO "rule" VALUES(12,'both-agree');
INSERT INTO "rule" VALUES(13,'place-in-place');
INSERT INTO "rule" VALUES(14,'body');
INSERT INTO "rule" VALUES(15,'side-in-lead');
CREATE TABLE saved_search (
  id    INTEGER PRIMARY KEY,
  uuid  BLOB NOT NULL UNIQUE,
  name  TEXT NOT NULL,
  query TEXT NOT NULL,
  sort  TEXT NOT NULL,
  at    INTEGER NOT NULL
) STRICT;
CREATE TABLE source_file (
  id         INTEGER PRIMARY KEY,
  sha256     BLOB NOT NULL UNIQUE,      -- of the bytes
  size       INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,          -- Unix seconds
  article_id INTEGER NOT NULL REFERENCES article (id),
  version_id INTEGER NOT NULL REFERENCES version (id)
) STRICT;
INSERT INTO "source_file" VALUES(1,X'DD46FCD0D9A5817BA24E421B991E800C0CB7F0820824C327780C08969477D911',366,1795296383,1,1);
INSERT INTO "source_file" VALUES(2,X'384C8F1654CEB302CE02401F64178EBEB41F980C11D03F98AC801F525B115D14',288,1795296383,2,2);
CREATE TABLE star (
  target_uuid BLOB PRIMARY KEY,
  at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE superseded (
  article_id     INTEGER NOT NULL REFERENCES article (id),
  old_generation INTEGER NOT NULL,      -- of the article as it was
  new_generation INTEGER NOT NULL,      -- of the article as it became
  order_key      INTEGER NOT NULL,
  version_id     INTEGER NOT NULL REFERENCES version (id),
  field          TEXT NOT NULL,
  PRIMARY KEY (new_generation)
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
CREATE TABLE tally (
  name  TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "tally" VALUES('agreements',0);
INSERT INTO "tally" VALUES('articles',2);
INSERT INTO "tally" VALUES('events',2);
INSERT INTO "tally" VALUES('proposals',1);
INSERT INTO "tally" VALUES('text_bytes',654);
CREATE TABLE tenure (
  person_id  INTEGER NOT NULL REFERENCES entity (id),
  title_norm TEXT NOT NULL,
  title      TEXT NOT NULL,
  first_date INTEGER NOT NULL,          -- 0 when no article has a date
  last_date  INTEGER NOT NULL,
  n_articles INTEGER NOT NULL,
  PRIMARY KEY (person_id, title_norm)
) STRICT, WITHOUT ROWID;
INSERT INTO "tenure" VALUES(5,'phó chủ tịch ubnd tỉnh','Phó Chủ tịch UBND tỉnh',20230912,20230912,1);
INSERT INTO "tenure" VALUES(5,'phó chủ tịch ubnd tỉnh an','Phó Chủ tịch UBND tỉnh An',20240605,20240605,1);
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
INSERT INTO "version" VALUES(1,1,-2502034569022832261,X'DD46FCD0D9A5817BA24E421B991E800C0CB7F0820824C327780C08969477D911','UTF-8',1795296383,X'01540039024C02C4010442026C04','Tỉnh An và châu Bình hội đàm về đường bộ

Sáng 5/6/2024, tại huyện Hòa, tỉnh Bình, đoàn đại biểu tỉnh An do ông Lê Văn Thử, Phó Chủ tịch UBND tỉnh dẫn đầu đã hội đàm với lãnh đạo châu Bình.

Hai bên thống nhất sớm mở tuyến đường bộ nối hai cửa khẩu Thủy Sơn và Hòa Lạc.
');
INSERT INTO "version" VALUES(2,2,4056774690428859138,X'384C8F1654CEB302CE02401F64178EBEB41F980C11D03F98AC801F525B115D14','UTF-8',1795296383,X'01540035024C02B5010442023104','Hội Hữu nghị tặng quà học sinh vùng biên

Ngày 12/9/2023, tại xã Đá, Hội Hữu nghị tỉnh An đã tặng sách cho học sinh hai bên biên giới. Ông Lê Văn Thử, Phó Chủ tịch UBND tỉnh đến dự.

Đại diện nhà trường cảm ơn món quà.
');
CREATE INDEX article_by_generation ON article (generation);
CREATE INDEX version_by_text ON version (text_key);
CREATE INDEX file_path_by_article ON file_path (article_id);
CREATE INDEX entity_name_by_entity ON entity_name (entity_id);
CREATE INDEX article_entity_by_entity ON article_entity (entity_id, order_key);
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
CREATE INDEX decision_by_target ON decision (target_uuid);
CREATE INDEX tagging_by_target ON tagging (target_uuid);
CREATE INDEX note_by_target ON note (target_uuid);
COMMIT;
