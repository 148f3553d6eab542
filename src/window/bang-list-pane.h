/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands beside the article: it is as wide as it is told to be (its width
 * request), whatever its child would like. Property "child", a GtkWidget. */
#define BANG_TYPE_LIST_PANE (bang_list_pane_get_type ())
G_DECLARE_FINAL_TYPE (BangListPane, bang_list_pane, BANG, LIST_PANE, GtkWidget)

GtkWidget *bang_list_pane_new (void);

G_END_DECLS
