/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Draws a graph: edges, nodes, then as many names as find room, those in most
 * articles first. The shape tells the kind, not the colour alone: persons are
 * round, organisations square, places stand on a corner, everything else is a
 * triangle. What makes five thousand nodes cheap: thin lines are added up in a
 * mask, small nodes are boxes, names are laid out once and at most MAX_KEPT of
 * them. Main thread only.
 */
#include "window/bang-graph-draw.h"

#include <math.h>

#include "text/bang-normal.h"
#include "window/bang-typography.h"

/* Up to so many edges are drawn as lines of their own. */
#define FINE_EDGES 400

#define SMALL_NODE  3.5     /* below this a node is a box, pixels */
#define LABEL_WIDTH 150     /* pixels; longer names are cut */
#define LABEL_GAP   2.0
#define MAX_KEPT    600     /* laid out names that are kept */
#define MARGIN      28.0    /* around everything when it is made to fit */

/* How near the pointer has to be, pixels. */
#define NEAR_NODE 4.0
#define NEAR_EDGE 4.0

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} Box;

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
 *   less than two pixels, and of a small graph never less than can be seen well
 */
double
bang_graph_drawing_get_radius (BangGraphDrawing *self,
                               guint             node)
{
  double radius = (double) bang_graph_node_get_radius (get_node (self, node));
  double least = self->graph->nodes->len <= BANG_GRAPH_SMALL ? 0.6 : 0.0;

  return MAX (radius * CLAMP (self->zoom, least, 1.0) * (self->zoom > 1.0 ? pow (self->zoom, 0.35) : 1.0), 2.0);
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

static gboolean
is_visible (BangGraphDrawing *self,
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
    bang_graph_raster_edges (self, cr, dim ? 0.12 : 0.35);
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

static void
draw_node (BangGraphDrawing *self,
           cairo_t          *cr,
           guint             node,
           double            x,
           double            y,
           double            radius)
{
  gboolean strong = (int) node == self->marked || get_node (self, node)->focus;

  trace_node (cr, get_node (self, node)->kind, x, y, radius);
  gdk_cairo_set_source_rgba (cr, &self->kinds[get_node (self, node)->kind]);
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
  for (guint i = 0; i < self->graph->nodes->len; i++)
    {
      double radius = bang_graph_drawing_get_radius (self, i);
      double x;
      double y;

      if (radius >= SMALL_NODE || get_node (self, i)->kind != kind)
        continue;
      bang_graph_drawing_place (self, i, &x, &y);
      if (is_visible (self, x, y, radius))
        cairo_rectangle (cr, floor (x - radius), floor (y - radius), ceil (2.0 * radius), ceil (2.0 * radius));
    }
  gdk_cairo_set_source_rgba (cr, &self->kinds[kind]);
  cairo_fill (cr);
}

static void
draw_nodes (BangGraphDrawing *self,
            cairo_t          *cr)
{
  for (guint kind = 0; kind < BANG_ENTITY_N_KINDS; kind++)
    draw_small (self, cr, (BangEntityKind) kind);
  for (guint i = self->graph->nodes->len; i-- > 0;)
    {
      double radius = bang_graph_drawing_get_radius (self, i);
      double x;
      double y;

      if (radius < SMALL_NODE && (int) i != self->marked)
        continue;
      bang_graph_drawing_place (self, i, &x, &y);
      if (is_visible (self, x, y, radius * 1.2))
        draw_node (self, cr, i, x, y, radius);
    }
}

/* Names */

/**
 * bang_graph_drawing_drop_labels:
 * @self: a drawing
 *
 * Forgets the names: the graph, or the font, is another one.
 */
void
bang_graph_drawing_drop_labels (BangGraphDrawing *self)
{
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  self->n_labels = 0;
}

static void
label_free_cb (gpointer data)
{
  if (data != NULL)
    g_object_unref (data);
}

static PangoLayout *
get_label (BangGraphDrawing *self,
           guint             node)
{
  g_autofree char *name = NULL;
  g_autoptr (PangoAttrList) attrs = NULL;
  PangoLayout *layout;

  if (self->labels == NULL || self->n_labels >= MAX_KEPT)
    {
      bang_graph_drawing_drop_labels (self);
      self->labels = g_ptr_array_new_with_free_func (label_free_cb);
      g_ptr_array_set_size (self->labels, (int) self->graph->nodes->len);
    }
  if (g_ptr_array_index (self->labels, node) != NULL)
    return g_ptr_array_index (self->labels, node);

  name = bang_normal_for_screen (get_node (self, node)->name);
  attrs = bang_typography_dup_attrs (name);
  pango_attr_list_insert (attrs, pango_attr_scale_new (get_node (self, node)->focus ? 0.95 : 0.85));
  if (get_node (self, node)->focus)
    pango_attr_list_insert (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  layout = pango_layout_new (self->context);
  pango_layout_set_text (layout, name, -1);
  pango_layout_set_attributes (layout, attrs);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, LABEL_WIDTH * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  g_ptr_array_index (self->labels, node) = layout;
  self->n_labels++;
  return layout;
}

static gboolean
collides (GArray    *taken,
          const Box *box)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const Box *other = &g_array_index (taken, Box, i);

      if (box->x < other->x + other->width && other->x < box->x + box->width &&
          box->y < other->y + other->height && other->y < box->y + box->height)
        return TRUE;
    }
  return FALSE;
}

/* Writes a node's name below it, unless another stands there. */
static gboolean
draw_label (BangGraphDrawing *self,
            cairo_t          *cr,
            guint             node,
            GArray           *taken,
            gboolean          always)
{
  double radius = bang_graph_drawing_get_radius (self, node);
  GdkRGBA paper = self->paper;
  PangoLayout *layout;
  PangoRectangle extents;
  Box box;
  double x;
  double y;

  bang_graph_drawing_place (self, node, &x, &y);
  if (!is_visible (self, x, y, 0.0))
    return FALSE;
  layout = get_label (self, node);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  box = (Box) { x - extents.width / 2.0 - 2.0, y + radius * 1.2 + LABEL_GAP, extents.width + 4.0, extents.height };
  /* Names stay inside the picture, where it is wide enough. */
  if (box.width <= self->width)
    box.x = CLAMP (box.x, 0.0, self->width - box.width);
  if (box.y + box.height > self->height)
    box.y = y - radius * 1.2 - LABEL_GAP - box.height;
  if (!always && collides (taken, &box))
    return FALSE;

  g_array_append_val (taken, box);
  paper.alpha = 0.8f;
  gdk_cairo_set_source_rgba (cr, &paper);
  cairo_rectangle (cr, box.x, box.y, box.width, box.height);
  cairo_fill (cr);
  gdk_cairo_set_source_rgba (cr, &self->text);
  cairo_move_to (cr, box.x + 2.0 - extents.x, box.y);
  pango_cairo_show_layout (cr, layout);
  return TRUE;
}

static void
draw_names_of_marked (BangGraphDrawing *self,
                      cairo_t          *cr,
                      GArray           *taken)
{
  for (guint i = 0; self->path != NULL && i < self->path->len; i++)
    draw_label (self, cr, g_array_index (self->path, guint, i), taken, TRUE);
  if (self->marked < 0)
    return;

  draw_label (self, cr, (guint) self->marked, taken, TRUE);
  for (guint i = 0; i < self->graph->edges->len && taken->len < self->max_labels; i++)
    {
      const BangGraphEdge *edge = get_edge (self, i);

      if (edge->from == (guint) self->marked)
        draw_label (self, cr, edge->to, taken, FALSE);
      else if (edge->to == (guint) self->marked)
        draw_label (self, cr, edge->from, taken, FALSE);
    }
}

/* Large nodes are not written over either. */
static void
take_nodes (BangGraphDrawing *self,
            GArray           *taken)
{
  for (guint i = 0; i < self->graph->nodes->len && i < 60; i++)
    {
      double radius = bang_graph_drawing_get_radius (self, i);
      Box box;
      double x;
      double y;

      bang_graph_drawing_place (self, i, &x, &y);
      box = (Box) { x - radius, y - radius, 2.0 * radius, 2.0 * radius };
      if (radius >= SMALL_NODE && is_visible (self, x, y, radius))
        g_array_append_val (taken, box);
    }
}

static void
draw_labels (BangGraphDrawing *self,
             cairo_t          *cr)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Box));
  guint tried = 0;
  guint written = 0;

  take_nodes (self, taken);
  draw_names_of_marked (self, cr, taken);
  /* When it is crowded most names find no room; asking them all takes longer
   * than a frame. */
  for (guint i = 0; i < self->graph->nodes->len && written < self->max_labels && tried < 3 * self->max_labels; i++)
    {
      double x;
      double y;

      if ((int) i == self->marked)
        continue;
      bang_graph_drawing_place (self, i, &x, &y);
      if (!is_visible (self, x, y, 0.0))
        continue;
      tried++;
      written += draw_label (self, cr, i, taken, FALSE) ? 1 : 0;
    }
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
  draw_edges (self, cr);
  draw_path (self, cr);
  draw_nodes (self, cr);
  if (self->max_labels > 0)
    draw_labels (self, cr);
  cairo_restore (cr);
}
