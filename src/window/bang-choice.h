/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* One thing of a list to choose from. Properties, set once: "id" (gint64),
 * "value", "title", "detail" and "icon-name". Main thread. */
#define BANG_TYPE_CHOICE (bang_choice_get_type ())
G_DECLARE_FINAL_TYPE (BangChoice, bang_choice, BANG, CHOICE, GObject)

BangChoice *bang_choice_new       (gint64       id,
                                   const char  *value,
                                   const char  *title,
                                   const char  *detail,
                                   const char  *icon_name);
gint64      bang_choice_get_id    (BangChoice  *self);
const char *bang_choice_get_value (BangChoice  *self);
const char *bang_choice_get_title (BangChoice  *self);
gboolean    bang_choice_matches   (BangChoice  *self,
                                   const char  *plain);

G_END_DECLS
