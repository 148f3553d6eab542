/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The names in the picture of a graph: each beside its node, in one of four
 * places, never over another name, and over other nodes only the foremost of
 * many. Laying out a name takes longer than drawing it: they are kept, and only
 * a few are laid out a frame; whoever draws is told that some are lacking. Main
 * thread only.
 */
#include "window/bang-graph-draw.h"

#include <math.h>

#include "text/bang-normal.h"
#include "window/bang-typography.h"

#define LABEL_WIDTH 150     /* pixels; longer names are cut */
#define LABEL_GAP   2.0
#define N_PLACES    4
#define N_FOREMOST  8       /* names that are written over nodes, if need be */
#define N_FEW       60      /* nodes of which none is written over: each can be pointed at */
#define LABEL_APART 4.0     /* pixels between names in a line, to tell them apart */
#define MAX_TAKEN   400     /* nodes that no name is written over */
#define MAX_KEPT    2000    /* laid out names that are kept */

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} Box;

/* Where names have been written already, and whose. */
typedef struct
{
  GArray *boxes;     /* (element-type Box) */
  guint   n_nodes;   /* of them: the first ones are nodes, not names */
  guint8 *written;   /* (array) of each node */
} Taken;

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

/* (nullable) NULL when enough have been laid out for now. */
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
  if (self->n_fresh >= self->max_fresh)
    {
      self->lacking = TRUE;
      return NULL;
    }

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
  self->n_fresh++;
  return layout;
}

static gboolean
collides (const Taken *taken,
          const Box   *box,
          gboolean     over_nodes)
{
  for (guint i = over_nodes ? taken->n_nodes : 0; i < taken->boxes->len; i++)
    {
      const Box *other = &g_array_index (taken->boxes, Box, i);

      if (box->x < other->x + other->width && other->x < box->x + box->width &&
          box->y < other->y + other->height && other->y < box->y + box->height)
        return TRUE;
    }
  return FALSE;
}

/* Where a name may stand: below its node, above, right, left of it. */
static Box
get_place (BangGraphDrawing *self,
           guint             node,
           guint             place,
           double            width,
           double            height)
{
  double radius = bang_graph_drawing_get_radius (self, node) * 1.2 + LABEL_GAP;
  Box box = { 0.0, 0.0, width, height };
  double x;
  double y;

  bang_graph_drawing_place (self, node, &x, &y);
  box.x = place == 2 ? x + radius : place == 3 ? x - radius - width : x - width / 2.0;
  box.y = place == 0 ? y + radius : place == 1 ? y - radius - height : y - height / 2.0;
  /* Names stay inside the picture, where it is wide enough. */
  if (place < 2 && width <= self->width)
    box.x = CLAMP (box.x, 0.0, self->width - width);
  return box;
}

static gboolean
is_inside (BangGraphDrawing *self,
           const Box        *box)
{
  return box->x >= 0.0 && box->y >= 0.0 && box->x + box->width <= self->width && box->y + box->height <= self->height;
}

/* The first place that is free, of nodes too if there is one. */
static gboolean
find_place (BangGraphDrawing *self,
            guint             node,
            const Taken      *taken,
            Box              *box)
{
  const BangGraphNode *own = get_node (self, node);
  gboolean over_nodes = own->focus || (node < N_FOREMOST && self->graph->nodes->len > N_FEW);
  double width = box->width;
  double height = box->height;

  for (guint pass = 0; pass < (over_nodes ? 2 : 1); pass++)
    for (guint place = 0; place < N_PLACES; place++)
      {
        *box = get_place (self, node, place, width, height);
        if (is_inside (self, box) && !collides (taken, box, pass == 1))
          return TRUE;
      }
  return FALSE;
}

/* Writes a node's name beside it, unless there is no room. */
static gboolean
draw_label (BangGraphDrawing *self,
            cairo_t          *cr,
            guint             node,
            Taken            *taken,
            gboolean          always)
{
  GdkRGBA paper = self->paper;
  PangoLayout *layout;
  PangoRectangle extents;
  Box box;
  Box kept;
  double x;
  double y;

  bang_graph_drawing_place (self, node, &x, &y);
  if (taken->written[node] || !bang_graph_drawing_is_visible (self, x, y, 0.0))
    return FALSE;
  layout = get_label (self, node);
  if (layout == NULL)
    return FALSE;
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  box = (Box) { 0.0, 0.0, extents.width + 4.0, extents.height };
  if (!find_place (self, node, taken, &box))
    {
      if (!always)
        return FALSE;
      box = get_place (self, node, 0, extents.width + 4.0, extents.height);
    }

  taken->written[node] = TRUE;
  kept = (Box) { box.x - LABEL_APART, box.y, box.width + 2.0 * LABEL_APART, box.height };
  g_array_append_val (taken->boxes, kept);
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
                      Taken            *taken)
{
  guint n = 0;

  for (guint i = 0; self->path != NULL && i < self->path->len; i++)
    draw_label (self, cr, g_array_index (self->path, guint, i), taken, TRUE);
  if (self->marked < 0)
    return;

  draw_label (self, cr, (guint) self->marked, taken, TRUE);
  for (guint i = 0; i < self->graph->edges->len && n < self->max_labels; i++)
    {
      const BangGraphEdge *edge = get_edge (self, i);

      if (edge->from == (guint) self->marked)
        n += draw_label (self, cr, edge->to, taken, FALSE) ? 1 : 0;
      else if (edge->to == (guint) self->marked)
        n += draw_label (self, cr, edge->from, taken, FALSE) ? 1 : 0;
    }
}

/* Large nodes are not written over either. */
static void
take_nodes (BangGraphDrawing *self,
            GArray           *taken)
{
  for (guint i = 0; i < self->graph->nodes->len && i < MAX_TAKEN; i++)
    {
      double radius = bang_graph_drawing_get_radius (self, i);
      Box box;
      double x;
      double y;

      bang_graph_drawing_place (self, i, &x, &y);
      box = (Box) { x - radius, y - radius, 2.0 * radius, 2.0 * radius };
      if (radius >= BANG_GRAPH_SMALL_NODE && bang_graph_drawing_is_visible (self, x, y, radius))
        g_array_append_val (taken, box);
    }
}

/* Nor is any name written over whoever stands out. */
static void
take_company (BangGraphDrawing *self,
              GArray           *taken)
{
  guint n = 0;

  for (guint i = 0; self->company != NULL && i < self->graph->nodes->len && n < MAX_TAKEN; i++)
    {
      double radius = MAX (bang_graph_drawing_get_radius (self, i), 4.0);
      Box box;
      double x;
      double y;

      if (!self->company[i])
        continue;
      bang_graph_drawing_place (self, i, &x, &y);
      box = (Box) { x - radius, y - radius, 2.0 * radius, 2.0 * radius };
      g_array_append_val (taken, box);
      n++;
    }
}

/**
 * bang_graph_drawing_write:
 * @self: a drawing
 * @cr: where to
 *
 * Writes as many names as find room; those of what is marked first.
 */
void
bang_graph_drawing_write (BangGraphDrawing *self,
                          cairo_t          *cr)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  g_autofree guint8 *labelled = g_new0 (guint8, self->graph->nodes->len);
  Taken taken = { boxes, 0, labelled };
  guint tried = 0;
  guint written = 0;

  self->n_fresh = 0;
  self->lacking = FALSE;
  take_nodes (self, boxes);
  taken.n_nodes = boxes->len;
  take_company (self, boxes);
  draw_names_of_marked (self, cr, &taken);
  /* When it is crowded most names find no room; asking them all takes longer
   * than a frame. */
  for (guint i = 0; i < self->graph->nodes->len && written < self->max_labels && tried < 3 * self->max_labels; i++)
    {
      double x;
      double y;

      if (labelled[i])
        continue;
      bang_graph_drawing_place (self, i, &x, &y);
      if (!bang_graph_drawing_is_visible (self, x, y, 0.0))
        continue;
      tried++;
      written += draw_label (self, cr, i, &taken, FALSE) ? 1 : 0;
    }
}
