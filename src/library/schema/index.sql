-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- index.db: everything here is worked out from library.db and may be deleted
-- at any time; opening the library makes it again.
--
-- The full-text table keeps no text of its own (content=''): the words stand in
-- library.db. Its row id is article.order_key. The body comes first because the
-- first column is the one that costs no bytes in a position list. "field" holds
-- the words of the facts, each with the letter of its field in front
-- (bang-field-text.c), so that one doclist answers person: or title: without
-- walking every position. So have those of "furniture", the page around the
-- article, which is searched only when a person asks for it.

CREATE TABLE idx.meta (
  key   TEXT PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE idx.art_fts USING fts5 (
  body, title, caption, field, furniture,
  content = '', columnsize = 0, tokenize = 'bang'
);

-- Postings gathered in memory before a segment is written.
INSERT INTO idx.art_fts (art_fts, rank) VALUES ('hashsize', 16777216);

-- In how many articles a word stands: for ranking, and to complete a word
-- that is being typed without merging every list that begins like it.
CREATE TABLE idx.vocabulary (
  word     TEXT PRIMARY KEY,
  articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What belongs together across articles, sure or to be offered (bang-link.c).
-- meta 'linked' is the generation up to which articles were compared. Numbers
-- are never given twice: people name them.
CREATE TABLE idx.link (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  kind  INTEGER NOT NULL,               -- BangLinkKind
  a     INTEGER NOT NULL,
  b     INTEGER NOT NULL,
  value TEXT NOT NULL,
  score INTEGER NOT NULL,               -- percent
  UNIQUE (kind, a, b, value)
) STRICT;

CREATE INDEX idx.link_by_b ON link (kind, b);
CREATE INDEX idx.link_by_score ON link (kind, score);

-- Numbers that articles of nearly the same words have in common.
CREATE TABLE idx.sketch (
  article_id INTEGER NOT NULL,
  hash       INTEGER NOT NULL,
  PRIMARY KEY (article_id, hash)
) STRICT, WITHOUT ROWID;

CREATE INDEX idx.sketch_by_hash ON sketch (hash);

-- Numbers that names of nearly the same letters have in common.
CREATE TABLE idx.spelling (
  hash      INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  PRIMARY KEY (hash, entity_id)
) STRICT, WITHOUT ROWID;
