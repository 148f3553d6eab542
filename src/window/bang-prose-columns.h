/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays its children out beside each other in columns of one width, as many as
 * fit, each row as high as it needs. */
#define BANG_TYPE_PROSE_COLUMNS (bang_prose_columns_get_type ())
G_DECLARE_FINAL_TYPE (BangProseColumns, bang_prose_columns, BANG, PROSE_COLUMNS, GtkWidget)

void bang_prose_columns_append (BangProseColumns *self,
                                GtkWidget        *child);

G_END_DECLS
