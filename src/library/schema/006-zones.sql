-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- library.db, version 6: a text may be parted anew.
--
-- Better rules part an old text in other zones, and then the index holds other
-- words of it than are read now. What it holds follows from the zones of then.

ALTER TABLE superseded ADD COLUMN zones BLOB;   -- NULL: those of the version
