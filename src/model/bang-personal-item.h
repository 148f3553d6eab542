/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A tag or a collection in a list. Properties, all read-only and notified:
 * "uuid", "name", "colour" (NULL for a collection), "note" ("" for none),
 * "n-articles". It stays the same object while it is there. */
#define BANG_TYPE_PERSONAL_ITEM (bang_personal_item_get_type ())
G_DECLARE_FINAL_TYPE (BangPersonalItem, bang_personal_item, BANG, PERSONAL_ITEM, GObject)

BangPersonalItem *bang_personal_item_new            (const char       *uuid);
void              bang_personal_item_update         (BangPersonalItem *self,
                                                     const char       *name,
                                                     const char       *colour,
                                                     const char       *note,
                                                     gint64            n_articles);
const char       *bang_personal_item_get_uuid       (BangPersonalItem *self);
const char       *bang_personal_item_get_name       (BangPersonalItem *self);
const char       *bang_personal_item_get_colour     (BangPersonalItem *self);
const char       *bang_personal_item_get_note       (BangPersonalItem *self);
gint64            bang_personal_item_get_n_articles (BangPersonalItem *self);

G_END_DECLS
