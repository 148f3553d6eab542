/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-personal-model.h"

G_BEGIN_DECLS

/* A popover to tick the tags of some articles, or the collections they are in:
 * an entry that finds and makes, a list to tick, and behind a button on each row
 * its name, colour and end. Tell it for which articles before it pops up. */
#define BANG_TYPE_PERSONAL_PICKER (bang_personal_picker_get_type ())
G_DECLARE_FINAL_TYPE (BangPersonalPicker, bang_personal_picker, BANG, PERSONAL_PICKER, GtkPopover)

GtkWidget *bang_personal_picker_new     (BangPersonalModel  *model,
                                         gboolean            collections);
void       bang_personal_picker_set_ids (BangPersonalPicker *self,
                                         const gint64       *ids,
                                         guint               n_ids);

G_END_DECLS
