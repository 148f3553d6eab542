/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Draws a graph: edges, nodes, then as many names as find room, those in most
 * articles first. The shape tells the kind, not the colour alone: persons are
 * round, organisations square, places stand on a corner, everything else is a
 * triangle. What makes five thousand nodes cheap: thin lines are added up in a
 * mask (bang-graph-raster.c), small nodes are boxes, names are laid out once
 * (bang-graph-labels.c). Main thread only.
 */
#include "window/bang-graph-draw.h"

#include <math.h>

/* Up to so many edges are drawn as lines of their own. */
#define FINE_EDGES  400
#define FINE_MARKED 80      /* of a node that is marked */

#define MIN_SHAPE   4.0     /* no smaller where shapes find room */
#define FEW_NODES   400
#define DIM         0.3f    /* of what does not stand out */
#define MARGIN      28.0    /* around everything when it is made to fit */

/* How near the pointer has to be, pixels. */
#define NEAR_NODE 4.0
#define NEAR_EDGE 4.0

static const BangGraphNode *
get_node (BangGraphDrawing *self,
          guint             node)
{
  return g_ptr_array_index (self->graph->nodes, node);
}

static const BangGraphEdge *
get_edge (BangGraphDrawing *self,
          guint             edge)
{
  return &g_array_index (self->graph->edges, BangGraphEdge, edge);
}

static void
take_color (GtkStyleContext *style,
            const char      *name,
            GdkRGBA         *color)
{
  if (!gtk_style_context_lookup_color (style, name, color))
    gtk_style_context_get_color (style, color);
}

/**
 * bang_graph_drawing_take_colors:
 * @self: a drawing
 * @style: where the named colours are looked up
 */
void
bang_graph_drawing_take_colors (BangGraphDrawing *self,
                                GtkStyleContext  *style)
{
  take_color (style, "view_fg_color", &self->text);
  take_color (style, "view_bg_color", &self->paper);
  take_color (style, "accent_color", &self->accent);
  for (guint i = 0; i < BANG_ENTITY_N_KINDS; i++)
    take_color (style, "purple_3", &self->kinds[i]);
  take_color (style, "accent_color", &self->kinds[BANG_ENTITY_PERSON]);
  take_color (style, "orange_4", &self->kinds[BANG_ENTITY_ORGANISATION]);
  take_color (style, "green_5", &self->kinds[BANG_ENTITY_PLACE]);
}

/* Places */

/**
 * bang_graph_drawing_place:
 * @self: a drawing
 * @node: a node
 * @x: (out): where it is drawn
 * @y: (out): where it is drawn
 */
void
bang_graph_drawing_place (BangGraphDrawing *self,
                          guint             node,
                          double           *x,
                          double           *y)
{
  *x = (double) self->points[node].x * self->zoom + self->x;
  *y = (double) self->points[node].y * self->zoom + self->y;
}

/**
 * bang_graph_drawing_get_radius:
 *
 * Returns: how large a node is drawn: a little larger when the picture is, never
 *   less than two pixels, and the smaller the graph the larger at least
 */
double
bang_graph_drawing_get_radius (BangGraphDrawing *self,
                               guint             node)
{
  double radius = (double) bang_graph_node_get_radius (get_node (self, node));
  double least = MIN (0.6 * sqrt ((double) BANG_GRAPH_SMALL / self->graph->nodes->len), 0.6);

  return MAX (radius * CLAMP (self->zoom, least, 1.0) * (self->zoom > 1.0 ? pow (self->zoom, 0.35) : 1.0),
              self->graph->nodes->len <= FEW_NODES ? MIN_SHAPE : 2.0);
}

/**
 * bang_graph_drawing_fit:
 * @self: a drawing with a size
 * @max_zoom: no larger than this
 *
 * Makes everything fit.
 */
void
bang_graph_drawing_fit (BangGraphDrawing *self,
                        double            max_zoom)
{
  double left = G_MAXDOUBLE;
  double top = G_MAXDOUBLE;
  double right = -G_MAXDOUBLE;
  double bottom = -G_MAXDOUBLE;
  double across;

  if (self->graph == NULL || self->graph->nodes->len == 0 || self->width <= 0 || self->height <= 0)
    return;
  for (guint i = 0; i < self->graph->nodes->len; i++)
    {
      left = MIN (left, (double) self->points[i].x);
      right = MAX (right, (double) self->points[i].x);
      top = MIN (top, (double) self->points[i].y);
      bottom = MAX (bottom, (double) self->points[i].y);
    }
  across = MIN (MAX (self->width - 2.0 * MARGIN, 40.0) / MAX (right - left, 1.0),
                MAX (self->height - 2.0 * MARGIN, 40.0) / MAX (bottom - top, 1.0));
  self->zoom = CLAMP (across, 0.005, max_zoom);
  self->x = self->width / 2.0 - (left + right) / 2.0 * self->zoom;
  self->y = self->height / 2.0 - (top + bottom) / 2.0 * self->zoom;
}

/**
 * bang_graph_drawing_is_visible:
 *
 * Returns: whether any of a circle is inside the picture
 */
gboolean
bang_graph_drawing_is_visible (BangGraphDrawing *self,
                               double            x,
                               double            y,
                               double            radius)
{
  return x + radius >= 0.0 && y + radius >= 0.0 && x - radius <= self->width && y - radius <= self->height;
}

/**
 * bang_graph_drawing_find_node:
 *
 * Returns: the node at a place, the nearest; -1 for none
 */
int
bang_graph_drawing_find_node (BangGraphDrawing *self,
                              double            x,
                              double            y)
{
  double nearest = G_MAXDOUBLE;
  int found = -1;

  for (guint i = 0; self->graph != NULL && i < self->graph->nodes->len; i++)
    {
      double at_x;
      double at_y;
      double distance;

      bang_graph_drawing_place (self, i, &at_x, &at_y);
      distance = hypot (x - at_x, y - at_y);
      if (distance < nearest && distance <= bang_graph_drawing_get_radius (self, i) + NEAR_NODE)
        {
          nearest = distance;
          found = (int) i;
        }
    }
  return found;
}

/**
 * bang_graph_drawing_find_edge:
 *
 * Returns: the edge at a place, the strongest of those that are drawn; -1 for
 *   none
 */
int
bang_graph_drawing_find_edge (BangGraphDrawing *self,
                              double            x,
                              double            y)
{
  for (guint i = 0; self->graph != NULL && i < self->graph->edges->len && i < self->max_edges; i++)
    {
      const BangGraphEdge *edge = get_edge (self, i);
      double x0;
      double y0;
      double x1;
      double y1;
      double length;
      double along;

      bang_graph_drawing_place (self, edge->from, &x0, &y0);
      bang_graph_drawing_place (self, edge->to, &x1, &y1);
      length = (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0);
      along = length > 0.0 ? ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length : 0.0;
      along = CLAMP (along, 0.0, 1.0);
      if (hypot (x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0)) <= NEAR_EDGE)
        return (int) i;
    }
  return -1;
}

/* Edges */

static double
get_width (BangGraphDrawing    *self,
           const BangGraphEdge *edge)
{
  double most = get_edge (self, 0)->strength;
  double share = most > 0.0 ? log1p (MAX (edge->strength, 0.0)) / log1p (most) : 0.0;

  return (0.8 + 3.2 * share * share) * CLAMP (self->zoom, 0.4, 1.6);
}

static void
draw_edge (BangGraphDrawing    *self,
           cairo_t             *cr,
           const BangGraphEdge *edge)
{
  double x0;
  double y0;
  double x1;
  double y1;

  bang_graph_drawing_place (self, edge->from, &x0, &y0);
  bang_graph_drawing_place (self, edge->to, &x1, &y1);
  if (MAX (x0, x1) < 0.0 || MAX (y0, y1) < 0.0 || MIN (x0, x1) > self->width || MIN (y0, y1) > self->height)
    return;
  cairo_set_line_width (cr, get_width (self, edge));
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
  cairo_stroke (cr);
}

static void
draw_edges (BangGraphDrawing *self,
            cairo_t          *cr)
{
  gboolean dim = self->marked >= 0 || self->path != NULL;
  guint n = MIN (self->graph->edges->len, self->max_edges);
  GdkRGBA color = self->text;

  if (n > FINE_EDGES && !self->exact)
    /* The more there are the fainter each: where they cross it must not be all
     * one patch. */
    bang_graph_raster_edges (self, cr, -1, &self->text, (dim ? 0.12 : 0.35) *
                             CLAMP (sqrt (1500.0 / self->graph->edges->len), 0.25, 1.0));
  else
    {
      color.alpha = dim ? 0.15f : 0.32f;
      gdk_cairo_set_source_rgba (cr, &color);
      /* The weakest first: the strong ones lie on top. */
      for (guint i = n; i-- > 0;)
        draw_edge (self, cr, get_edge (self, i));
    }
  if (self->marked < 0)
    return;
  if (get_node (self, (guint) self->marked)->degree > FINE_MARKED && !self->exact)
    {
      bang_graph_raster_edges (self, cr, self->marked, &self->accent, 0.8);
      return;
    }

  gdk_cairo_set_source_rgba (cr, &self->accent);
  for (guint i = 0; i < self->graph->edges->len; i++)
    {
      const BangGraphEdge *edge = get_edge (self, i);

      if (edge->from == (guint) self->marked || edge->to == (guint) self->marked)
        draw_edge (self, cr, edge);
    }
}

static void
draw_path (BangGraphDrawing *self,
           cairo_t          *cr)
{
  if (self->path == NULL || self->path->len < 2)
    return;

  gdk_cairo_set_source_rgba (cr, &self->accent);
  cairo_set_line_width (cr, 5.0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->path->len; i++)
    {
      double x;
      double y;

      bang_graph_drawing_place (self, g_array_index (self->path, guint, i), &x, &y);
      cairo_line_to (cr, x, y);
    }
  cairo_stroke (cr);
}

/* Nodes */

static void
trace_node (cairo_t        *cr,
            BangEntityKind  kind,
            double          x,
            double          y,
            double          radius)
{
  switch (kind)
    {
    case BANG_ENTITY_PERSON:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, radius, 0.0, 2.0 * G_PI);
      break;
    case BANG_ENTITY_ORGANISATION:
      cairo_rectangle (cr, x - radius * 0.88, y - radius * 0.88, radius * 1.76, radius * 1.76);
      break;
    case BANG_ENTITY_PLACE:
      cairo_move_to (cr, x, y - radius * 1.2);
      cairo_line_to (cr, x + radius * 1.2, y);
      cairo_line_to (cr, x, y + radius * 1.2);
      cairo_line_to (cr, x - radius * 1.2, y);
      cairo_close_path (cr);
      break;
    case BANG_ENTITY_MECHANISM:
    case BANG_ENTITY_PROJECT:
    case BANG_ENTITY_DOCUMENT:
    case BANG_ENTITY_N_KINDS:
    default:
      cairo_move_to (cr, x, y - radius * 1.2);
      cairo_line_to (cr, x + radius * 1.1, y + radius * 0.8);
      cairo_line_to (cr, x - radius * 1.1, y + radius * 0.8);
      cairo_close_path (cr);
      break;
    }
}

/* Who stands out when something is marked: it and its company, or the way. */
static guint8 *
find_company (BangGraphDrawing *self)
{
  guint8 *company;

  if (self->marked < 0 && self->path == NULL)
    return NULL;

  company = g_new0 (guint8, self->graph->nodes->len);
  for (guint i = 0; self->path != NULL && i < self->path->len; i++)
    company[g_array_index (self->path, guint, i)] = TRUE;
  if (self->marked < 0)
    return company;

  company[self->marked] = TRUE;
  for (guint i = 0; i < self->graph->edges->len; i++)
    {
      const BangGraphEdge *edge = get_edge (self, i);

      if (edge->from == (guint) self->marked || edge->to == (guint) self->marked)
        company[edge->from] = company[edge->to] = TRUE;
    }
  return company;
}

static gboolean
is_dim (BangGraphDrawing *self,
        guint             node)
{
  return self->company != NULL && !self->company[node];
}

static void
draw_node (BangGraphDrawing *self,
           cairo_t          *cr,
           guint             node,
           double            x,
           double            y,
           double            radius)
{
  gboolean strong = (int) node == self->marked || get_node (self, node)->focus;
  GdkRGBA color = self->kinds[get_node (self, node)->kind];

  if (is_dim (self, node))
    color.alpha = DIM;
  trace_node (cr, get_node (self, node)->kind, x, y, radius);
  gdk_cairo_set_source_rgba (cr, &color);
  if (self->hurry && !strong && self->graph->nodes->len > FEW_NODES)
    {
      cairo_fill (cr);
      return;
    }
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, strong ? &self->text : &self->paper);
  cairo_set_line_width (cr, strong ? 2.5 : 1.2);
  cairo_stroke (cr);
}

/* Small ones of a kind together, as boxes on whole pixels. */
static void
draw_small (BangGraphDrawing *self,
            cairo_t          *cr,
            BangEntityKind    kind)
{
  GdkRGBA color = self->kinds[kind];

  for (guint i = 0; i < self->graph->nodes->len; i++)
    {
      double radius = bang_graph_drawing_get_radius (self, i);
      double x;
      double y;

      if (radius >= BANG_GRAPH_SMALL_NODE || get_node (self, i)->kind != kind ||
          (self->company != NULL && self->company[i]))
        continue;
      bang_graph_drawing_place (self, i, &x, &y);
      if (bang_graph_drawing_is_visible (self, x, y, radius))
        cairo_rectangle (cr, floor (x - radius), floor (y - radius), ceil (2.0 * radius), ceil (2.0 * radius));
    }
  if (self->company != NULL)
    color.alpha = DIM;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_fill (cr);
}

static void
draw_large (BangGraphDrawing *self,
            cairo_t          *cr,
            gboolean          company)
{
  for (guint i = self->graph->nodes->len; i-- > 0;)
    {
      double radius = bang_graph_drawing_get_radius (self, i);
      gboolean outstanding = self->company != NULL && self->company[i];
      double x;
      double y;

      /* Who stands out can be seen among thousands. */
      if (outstanding)
        radius = MAX (radius, (int) i == self->marked ? 2.0 * MIN_SHAPE : MIN_SHAPE);
      if (outstanding != company || radius < BANG_GRAPH_SMALL_NODE)
        continue;
      bang_graph_drawing_place (self, i, &x, &y);
      if (bang_graph_drawing_is_visible (self, x, y, radius * 1.2))
        draw_node (self, cr, i, x, y, radius);
    }
}

static void
draw_nodes (BangGraphDrawing *self,
            cairo_t          *cr)
{
  for (guint kind = 0; kind < BANG_ENTITY_N_KINDS; kind++)
    draw_small (self, cr, (BangEntityKind) kind);
  draw_large (self, cr, FALSE);
  if (self->company != NULL)
    draw_large (self, cr, TRUE);
}

/**
 * bang_graph_drawing_draw:
 * @self: a drawing
 * @cr: where to
 */
void
bang_graph_drawing_draw (BangGraphDrawing *self,
                         cairo_t          *cr)
{
  if (self->graph == NULL || self->graph->nodes->len == 0)
    return;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_clip (cr);
  self->company = find_company (self);
  draw_edges (self, cr);
  draw_path (self, cr);
  draw_nodes (self, cr);
  if (self->max_labels > 0)
    bang_graph_drawing_write (self, cr);
  g_clear_pointer (&self->company, g_free);
  cairo_restore (cr);
}
