/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A heading with a count over a short list, of which the first few rows show
 * and the rest on demand. Not visible while it is empty. Signal "row-made"
 * (GtkWidget *row, gpointer item) for what only the owner of the section knows
 * of a row. */
#define BANG_TYPE_PROSE_SECTION (bang_prose_section_get_type ())
G_DECLARE_FINAL_TYPE (BangProseSection, bang_prose_section, BANG, PROSE_SECTION, GtkWidget)

/* Makes the row of one item. */
typedef GtkWidget *(* BangMakeRow) (gpointer item);

GtkWidget *bang_prose_section_new       (const char       *title);
void       bang_prose_section_set_items (BangProseSection *self,
                                         GPtrArray        *items,
                                         BangMakeRow       make_row);
guint      bang_prose_section_n_shown   (BangProseSection *self);
gboolean   bang_prose_section_focus     (BangProseSection *self,
                                         guint             item);
void       bang_prose_section_set_more  (BangProseSection *self,
                                         gboolean          more);

G_END_DECLS
