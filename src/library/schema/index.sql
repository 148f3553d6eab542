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
-- walking every position.

CREATE TABLE idx.meta (
  key   TEXT PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE idx.art_fts USING fts5 (
  body, title, caption, field,
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
