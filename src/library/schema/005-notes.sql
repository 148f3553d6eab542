-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- library.db, version 5: a note on a passage.
--
-- The words of the passage and a few around them are kept with where they
-- stood, so that it is found again when the text has changed
-- (bang-personal-passage.c). A note on a whole article has no quote.

ALTER TABLE note ADD COLUMN start INTEGER NOT NULL DEFAULT 0;   -- bytes of the article's text then
ALTER TABLE note ADD COLUMN stop INTEGER NOT NULL DEFAULT 0;
ALTER TABLE note ADD COLUMN quote TEXT NOT NULL DEFAULT '';
ALTER TABLE note ADD COLUMN prefix TEXT NOT NULL DEFAULT '';
ALTER TABLE note ADD COLUMN suffix TEXT NOT NULL DEFAULT '';

CREATE INDEX collection_item_by_target ON collection_item (target_uuid);
