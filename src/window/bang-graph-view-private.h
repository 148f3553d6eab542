/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/bang-graph-simulation.h"
#include "window/bang-graph-draw.h"
#include "window/bang-graph-view.h"

G_BEGIN_DECLS

#define BANG_GRAPH_VIEW_FIT 1.4   /* zoom: no larger by itself */

struct _BangGraphView
{
  GtkWidget parent_instance;

  BangGraph           *graph;        /* Owned (nullable) */
  BangGraphSimulation *simulation;   /* Owned (nullable) */
  BangGraphDrawing     drawing;
  GHashTable          *items;        /* node + 1 -> GtkWidget, children */

  gboolean             fitted;       /* nobody has moved the picture yet */
  int                  hovered;      /* the node under the pointer, -1 none */
  int                  marked;       /* chosen, or -1 */
  int                  dragged;      /* held by the pointer, -1 for the picture */
  double               drag_x;       /* where the picture was */
  double               drag_y;
  double               zoom_before;  /* of two fingers */
  gint64               busy_until;   /* things move: draw less; monotonic microseconds */
  guint                rest_source;  /* draws all of it, once they stand still */
};

static inline guint
bang_graph_view_count_nodes (BangGraphView *self)
{
  return self->graph != NULL ? self->graph->nodes->len : 0;
}

/* bang-graph-view.c */
void       bang_graph_view_moved       (BangGraphView  *self);
void       bang_graph_view_set_hovered (BangGraphView  *self,
                                        int             node);
void       bang_graph_view_activate    (BangGraphView  *self,
                                        int             node);

/* bang-graph-view-zoom.c */
void       bang_graph_view_zoom_at     (BangGraphView  *self,
                                        double          factor,
                                        double          x,
                                        double          y);
void       bang_graph_view_pan         (BangGraphView  *self,
                                        double          x,
                                        double          y);

/* bang-graph-view-items.c */
GtkWidget *bang_graph_view_get_item    (BangGraphView  *self,
                                        int             node);
int        bang_graph_view_get_focus   (BangGraphView  *self);
void       bang_graph_view_update_items (BangGraphView *self);
void       bang_graph_view_remove_items (BangGraphView *self);

/* bang-graph-view-input.c */
void       bang_graph_view_init_input  (BangGraphView  *self);

G_END_DECLS
