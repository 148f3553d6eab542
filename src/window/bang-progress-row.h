/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A slim row for work that goes on beside everything else: what, how far, and a
 * button to stop it. Properties: "title", "detail" (strings), "fraction"
 * (double; below 0 when nobody knows). Signal "stopped" () when the button is
 * pressed; the row itself ends nothing. */
#define BANG_TYPE_PROGRESS_ROW (bang_progress_row_get_type ())
G_DECLARE_FINAL_TYPE (BangProgressRow, bang_progress_row, BANG, PROGRESS_ROW, GtkWidget)

GtkWidget *bang_progress_row_new    (void);
void       bang_progress_row_show   (BangProgressRow *self,
                                     const char      *title,
                                     const char      *detail,
                                     double           fraction);
void       bang_progress_row_hide   (BangProgressRow *self);

G_END_DECLS
