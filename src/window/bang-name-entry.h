/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-archive.h"

G_BEGIN_DECLS

/* An entry for the name of a person, an organisation or a place, with those that
 * fit below it while one types. Down and Up choose, Enter takes the chosen or
 * the first. Property "name-id", notified: the name that was taken, 0 for none.
 * Signal "chosen" when a person took one. */
#define BANG_TYPE_NAME_ENTRY (bang_name_entry_get_type ())
G_DECLARE_FINAL_TYPE (BangNameEntry, bang_name_entry, BANG, NAME_ENTRY, GtkWidget)

GtkWidget  *bang_name_entry_new         (void);
void        bang_name_entry_set_archive (BangNameEntry *self,
                                         BangArchive   *archive);
void        bang_name_entry_set_label   (BangNameEntry *self,
                                         const char    *label);
gint64      bang_name_entry_get_id      (BangNameEntry *self);
void        bang_name_entry_set_name    (BangNameEntry *self,
                                         gint64         id,
                                         const char    *name);

G_END_DECLS
