/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-graph.h"

G_BEGIN_DECLS

/* Where the nodes of a graph stand, worked out step by step: pure, the same
 * graph always gives the same picture. One thread at a time. Lengths are those
 * of a screen at zoom 1: an edge is about BANG_GRAPH_LAYOUT_EDGE long. */
#define BANG_GRAPH_LAYOUT_EDGE 90.0f

/* After so many steps it stands still, whatever the graph. */
#define BANG_GRAPH_LAYOUT_MAX_STEPS 500

typedef struct
{
  float x;
  float y;
} BangGraphPoint;

typedef struct _BangGraphLayout BangGraphLayout;

BangGraphLayout      *bang_graph_layout_new        (BangGraph             *graph);
void                  bang_graph_layout_free       (BangGraphLayout       *self);
gboolean              bang_graph_layout_step       (BangGraphLayout       *self);
void                  bang_graph_layout_run        (BangGraphLayout       *self);
void                  bang_graph_layout_warm       (BangGraphLayout       *self);
void                  bang_graph_layout_pin        (BangGraphLayout       *self,
                                                    guint                  node,
                                                    BangGraphPoint         point);
void                  bang_graph_layout_unpin      (BangGraphLayout       *self,
                                                    guint                  node);
const BangGraphPoint *bang_graph_layout_get_points (BangGraphLayout       *self,
                                                    guint                 *n_points);
guint                 bang_graph_layout_get_n_steps (BangGraphLayout      *self);
float                 bang_graph_node_get_radius   (const BangGraphNode   *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangGraphLayout, bang_graph_layout_free)

G_END_DECLS
