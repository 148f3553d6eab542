/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays its children out beside each other as words of a text are: each as wide
 * as it likes, the next line when a line is full. */
#define BANG_TYPE_WRAP_BOX (bang_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (BangWrapBox, bang_wrap_box, BANG, WRAP_BOX, GtkWidget)

GtkWidget *bang_wrap_box_new    (int          spacing);
void       bang_wrap_box_append (BangWrapBox *self,
                                 GtkWidget   *child);
void       bang_wrap_box_clear  (BangWrapBox *self);

G_END_DECLS
