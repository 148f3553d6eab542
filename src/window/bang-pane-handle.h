/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The line between two panes, to drag or to move with the arrow keys. Signal
 * "moved" (int width) asks for a width of the pane before it; whoever set the
 * handle up decides. */
#define BANG_TYPE_PANE_HANDLE (bang_pane_handle_get_type ())
G_DECLARE_FINAL_TYPE (BangPaneHandle, bang_pane_handle, BANG, PANE_HANDLE, GtkWidget)

GtkWidget *bang_pane_handle_new      (void);
void       bang_pane_handle_set_pane (BangPaneHandle *self,
                                      GtkWidget      *pane);

G_END_DECLS
