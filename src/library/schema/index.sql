-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- index.db: everything here is worked out from library.db and may be deleted
-- at any time; opening the library makes it again.
--
-- The full-text table keeps no text of its own (content=''): the words stand in
-- library.db. Its row id is article.order_key. "field" holds the words of the
-- facts, each with the letter of its field in front (bang-field-text.c), so
-- that one doclist answers person: or title: without walking every position.

CREATE TABLE idx.meta (
  key   TEXT PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE idx.art_fts USING fts5 (
  title, body, caption, field,
  content = '', columnsize = 0, tokenize = 'bang'
);

-- Postings gathered in memory before a segment is written.
INSERT INTO idx.art_fts (art_fts, rank) VALUES ('hashsize', 4194304);

-- What is in the index, and what exactly was put there: taking words out of a
-- table without content needs the very same words.
CREATE TABLE idx.indexed (
  article_id INTEGER PRIMARY KEY,
  order_key  INTEGER NOT NULL,
  version_id INTEGER NOT NULL,
  field      TEXT NOT NULL
) STRICT;

-- In how many articles a word stands: for ranking, and to complete a word
-- that is being typed without merging every list that begins like it.
CREATE TABLE idx.vocabulary (
  word     TEXT PRIMARY KEY,
  articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
