-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- library.db, version 4: the relations of an article stand in one blob.
--
-- As rows they were as large as the text, twenty-five an article, and nobody
-- asks for one of them without its article (bang-relation-blob.c). They are
-- claims: the articles are marked as read by older rules, so that reading them
-- again works them out again.

DROP VIEW evidence;
DROP TABLE relation;

CREATE TABLE article_relations (
  article_id INTEGER PRIMARY KEY REFERENCES article (id),
  list       BLOB NOT NULL
) STRICT;

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

UPDATE article SET extract_version = 0;
