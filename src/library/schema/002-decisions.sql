-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- library.db, version 2: decisions take effect.
--
-- The log (decision) and what is in force of it (override) name everything by
-- uuid, so that they hold before a thing is there and after it was worked out
-- again. What they change is written where everyone reads it: a merged name has
-- the rows of the name it is, an article the day it was given. Beside it stands
-- what the program had found, so that a decision can be taken back:
--
--   entity_claim               a name's own name, kind and side
--   article_entity.claimed_id  which name the program took it for
--   kept_entity                names that are taken out of an article
--   kept_event and so on       the events of decided_article, whole
--
-- All of these are claims: an article that is read again loses its own.

ALTER TABLE decision ADD COLUMN target_kind TEXT NOT NULL DEFAULT '';   -- person, ..., event
ALTER TABLE decision ADD COLUMN target_name TEXT NOT NULL DEFAULT '';   -- what it was called then
ALTER TABLE decision ADD COLUMN target_side TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN other_uuid BLOB;                        -- merge, split, same, not_same
ALTER TABLE decision ADD COLUMN other_name TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN other_side TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN article_uuid BLOB;                      -- of an event
ALTER TABLE decision ADD COLUMN part TEXT NOT NULL DEFAULT '';          -- which event of that article

CREATE INDEX decision_by_other ON decision (other_uuid) WHERE other_uuid IS NOT NULL;
CREATE INDEX decision_by_undone ON decision (undo_of, seq) WHERE undo_of IS NOT NULL;
CREATE INDEX override_by_value ON override (value) WHERE field IN ('merged_into', 'split_from');

CREATE INDEX entity_by_merge ON entity (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE entity_claim (
  entity_id INTEGER PRIMARY KEY REFERENCES entity (id),
  name      TEXT,                       -- NULL: as the entity has it
  kind      TEXT,
  side      TEXT
) STRICT;

-- Under which names the articles of an entity are found besides those they
-- print. Written by decisions only, together with the articles' place in the
-- index: the index must be told the very words that it was given.
CREATE TABLE entity_alias (
  entity_id INTEGER NOT NULL REFERENCES entity (id),
  name      TEXT NOT NULL,
  PRIMARY KEY (entity_id, name)
) STRICT, WITHOUT ROWID;

ALTER TABLE article_entity ADD COLUMN claimed_id INTEGER REFERENCES entity (id);

CREATE INDEX article_entity_by_claim ON article_entity (claimed_id) WHERE claimed_id IS NOT NULL;

CREATE TABLE decided_article (
  article_id INTEGER PRIMARY KEY REFERENCES article (id)
) STRICT;

CREATE TABLE kept_entity AS SELECT * FROM article_entity LIMIT 0;
CREATE TABLE kept_event AS SELECT * FROM event LIMIT 0;
CREATE TABLE kept_event_place AS SELECT * FROM event_place LIMIT 0;
CREATE TABLE kept_event_side AS SELECT * FROM event_side LIMIT 0;
CREATE TABLE kept_participation AS SELECT * FROM participation LIMIT 0;
CREATE TABLE kept_agreement AS SELECT * FROM agreement LIMIT 0;
CREATE TABLE kept_agreement_party AS SELECT * FROM agreement_party LIMIT 0;
CREATE TABLE kept_agreement_repeat AS SELECT * FROM agreement_repeat LIMIT 0;
CREATE TABLE kept_proposal AS SELECT * FROM proposal LIMIT 0;
CREATE TABLE kept_figure AS SELECT * FROM figure LIMIT 0;

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
