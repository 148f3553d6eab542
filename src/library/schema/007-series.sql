-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- library.db, version 7: which meetings are one series.
--
-- "Hội nghị thường niên" is the name of many: a series is a name and who meets.
-- An event that counts itself ("lần thứ 9") stands here once for each of its
-- sides, so that the others of its series are found from any two of them
-- (bang-series.c). Worked out from the events and their sides whenever those
-- are written.

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

CREATE INDEX event_series_by_side ON event_series (name, side, edition);
