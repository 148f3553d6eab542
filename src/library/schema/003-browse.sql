-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- library.db, version 3: two orders in which the archive is browsed.
--
-- Events by day, with what a list is narrowed by; names by how often they
-- stand, with the name, so that looking through them reads the index alone.
-- Claims only: nothing a person said is touched.

CREATE INDEX event_by_date ON event (date_start, article_id, n, type);

CREATE INDEX entity_by_count ON entity (kind, n_articles, name, merged_into);
