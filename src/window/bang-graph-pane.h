/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-archive.h"
#include "model/bang-navigator.h"

G_BEGIN_DECLS

/* A small graph of what is open: of a name with its company, of an article with
 * the names in it. It follows the navigator by itself, while it can be seen.
 *
 * Property "showing" (boolean): whether there is a graph to be seen. */
#define BANG_TYPE_GRAPH_PANE (bang_graph_pane_get_type ())
G_DECLARE_FINAL_TYPE (BangGraphPane, bang_graph_pane, BANG, GRAPH_PANE, GtkWidget)

GtkWidget *bang_graph_pane_new         (void);
void       bang_graph_pane_set_context (BangGraphPane  *self,
                                        BangArchive    *archive,
                                        BangNavigator  *navigator);
gboolean   bang_graph_pane_get_showing (BangGraphPane  *self);

G_END_DECLS
