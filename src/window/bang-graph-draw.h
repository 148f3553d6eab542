/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-graph-layout.h"

G_BEGIN_DECLS

/* A node of a smaller radius is drawn as a box, pixels. */
#define BANG_GRAPH_SMALL_NODE 3.5

/* What a picture of a graph is made of, on a screen or in a file. Nothing is
 * owned but the labels, which are kept from one drawing to the next. */
typedef struct
{
  BangGraph            *graph;
  const BangGraphPoint *points;
  double                zoom;
  double                x;            /* where the point 0, 0 lies */
  double                y;
  int                   width;
  int                   height;
  int                   scale;        /* pixels of the screen to one of these */
  int                   marked;       /* a node whose edges stand out, -1 for none */
  GArray               *path;         /* (nullable) (element-type guint) nodes one after the other */
  guint                 max_edges;    /* the strongest are drawn */
  guint                 max_labels;
  gboolean              exact;        /* for a file: every line as a line */
  gboolean              hurry;        /* things move: of many nodes only what is seen at a glance */

  GdkRGBA               text;
  GdkRGBA               paper;
  GdkRGBA               accent;
  GdkRGBA               kinds[BANG_ENTITY_N_KINDS];

  guint8               *company;      /* (nullable) while it is drawn: whether each node stands out */

  PangoContext         *context;
  GPtrArray            *labels;       /* (element-type PangoLayout) (nullable elements) a node each */
  guint                 n_labels;     /* that are not NULL */
  guint                 max_fresh;    /* that are laid out at once */
  guint                 n_fresh;
  gboolean              lacking;      /* some names would find room, but were too many at once */
} BangGraphDrawing;

void     bang_graph_drawing_take_colors (BangGraphDrawing  *self,
                                         GtkStyleContext   *style);
void     bang_graph_drawing_fit         (BangGraphDrawing  *self,
                                         double             max_zoom);
void     bang_graph_drawing_draw        (BangGraphDrawing  *self,
                                         cairo_t           *cr);
double   bang_graph_drawing_get_radius  (BangGraphDrawing  *self,
                                         guint              node);
void     bang_graph_drawing_place       (BangGraphDrawing  *self,
                                         guint              node,
                                         double            *x,
                                         double            *y);
int      bang_graph_drawing_find_node   (BangGraphDrawing  *self,
                                         double             x,
                                         double             y);
int      bang_graph_drawing_find_edge   (BangGraphDrawing  *self,
                                         double             x,
                                         double             y);
gboolean bang_graph_drawing_is_visible  (BangGraphDrawing  *self,
                                         double             x,
                                         double             y,
                                         double             radius);

/* bang-graph-labels.c */
void     bang_graph_drawing_write       (BangGraphDrawing  *self,
                                         cairo_t           *cr);
void     bang_graph_drawing_drop_labels (BangGraphDrawing  *self);

/* bang-graph-raster.c: many thin lines at once. */
void     bang_graph_raster_edges        (BangGraphDrawing  *self,
                                         cairo_t           *cr,
                                         int                only,
                                         const GdkRGBA     *color,
                                         double             alpha);

G_END_DECLS
