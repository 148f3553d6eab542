/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How large a graph is on the screen and where: nearer and farther, to and fro,
 * all of it, one node of it. Whoever moves the picture ends its following the
 * graph while that arranges itself. Main thread only.
 */
#include "window/bang-graph-view-private.h"

#define MIN_ZOOM 0.01
#define MAX_ZOOM 8.0

/**
 * bang_graph_view_zoom_at:
 * @factor: larger than 1 to come nearer
 * @x: what stays where it is
 * @y: what stays where it is
 */
void
bang_graph_view_zoom_at (BangGraphView *self,
                         double         factor,
                         double         x,
                         double         y)
{
  double zoom = CLAMP (self->drawing.zoom * factor, MIN_ZOOM, MAX_ZOOM);

  factor = zoom / self->drawing.zoom;
  self->drawing.x = x - (x - self->drawing.x) * factor;
  self->drawing.y = y - (y - self->drawing.y) * factor;
  self->drawing.zoom = zoom;
  self->fitted = FALSE;
  bang_graph_view_moved (self);
}

void
bang_graph_view_pan (BangGraphView *self,
                     double         x,
                     double         y)
{
  self->drawing.x += x;
  self->drawing.y += y;
  self->fitted = FALSE;
  bang_graph_view_moved (self);
}

/**
 * bang_graph_view_zoom_by:
 * @self: a view
 * @factor: larger than 1 to come nearer; the middle stays where it is
 */
void
bang_graph_view_zoom_by (BangGraphView *self,
                         double         factor)
{
  g_return_if_fail (BANG_IS_GRAPH_VIEW (self));

  bang_graph_view_zoom_at (self, factor, self->drawing.width / 2.0, self->drawing.height / 2.0);
}

/**
 * bang_graph_view_fit:
 * @self: a view
 *
 * Shows all of the graph, and goes on doing so while it arranges itself.
 */
void
bang_graph_view_fit (BangGraphView *self)
{
  g_return_if_fail (BANG_IS_GRAPH_VIEW (self));

  self->fitted = TRUE;
  bang_graph_drawing_fit (&self->drawing, BANG_GRAPH_VIEW_FIT);
  bang_graph_view_moved (self);
}

/**
 * bang_graph_view_show_node:
 * @self: a view
 * @node: a node
 *
 * Moves the picture so that the node is in the middle, large enough to read.
 */
void
bang_graph_view_show_node (BangGraphView *self,
                           int            node)
{
  double x;
  double y;

  g_return_if_fail (BANG_IS_GRAPH_VIEW (self));
  g_return_if_fail (node >= 0 && node < (int) bang_graph_view_count_nodes (self));

  self->drawing.zoom = MAX (self->drawing.zoom, 0.8);
  bang_graph_drawing_place (&self->drawing, (guint) node, &x, &y);
  bang_graph_view_pan (self, self->drawing.width / 2.0 - x, self->drawing.height / 2.0 - y);
}
