/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A widget that stands in running text as a paragraph of its own: exactly as
 * wide as it is told, as high as its child then needs. */
#define BANG_TYPE_PROSE_HOLDER (bang_prose_holder_get_type ())
G_DECLARE_FINAL_TYPE (BangProseHolder, bang_prose_holder, BANG, PROSE_HOLDER, GtkWidget)

GtkWidget *bang_prose_holder_new       (GtkWidget       *child);
void       bang_prose_holder_set_width (BangProseHolder *self,
                                        int              width);

G_END_DECLS
