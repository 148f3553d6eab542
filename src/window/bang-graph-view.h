/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "library/bang-graph.h"

G_BEGIN_DECLS

/* A graph to look at and to walk through. Drag moves a node or the picture,
 * Ctrl and the wheel, two fingers, + and - zoom, 0 makes it fit; the arrow keys
 * go from a name to the next in that direction, with Shift they move the
 * picture; Space marks, Enter opens. Properties "running" (it arranges itself)
 * and "marked" (the node whose connections stand out, -1 for none), notified.
 * Signal "name-activated" (gint64: an entity). Main thread. */
#define BANG_TYPE_GRAPH_VIEW (bang_graph_view_get_type ())
G_DECLARE_FINAL_TYPE (BangGraphView, bang_graph_view, BANG, GRAPH_VIEW, GtkWidget)

GtkWidget *bang_graph_view_new         (void);
void       bang_graph_view_set_graph   (BangGraphView  *self,
                                        BangGraph      *graph);
BangGraph *bang_graph_view_get_graph   (BangGraphView  *self);
void       bang_graph_view_set_running (BangGraphView  *self,
                                        gboolean        running);
gboolean   bang_graph_view_get_running (BangGraphView  *self);
void       bang_graph_view_set_marked  (BangGraphView  *self,
                                        int             node);
int        bang_graph_view_get_marked  (BangGraphView  *self);
void       bang_graph_view_show_node   (BangGraphView  *self,
                                        int             node);
void       bang_graph_view_set_path    (BangGraphView  *self,
                                        const gint64   *ids,
                                        guint           n_ids);
void       bang_graph_view_zoom_by     (BangGraphView  *self,
                                        double          factor);
void       bang_graph_view_fit         (BangGraphView  *self);
void       bang_graph_view_draw        (BangGraphView  *self,
                                        cairo_t        *cr,
                                        int             width,
                                        int             height);

G_END_DECLS
