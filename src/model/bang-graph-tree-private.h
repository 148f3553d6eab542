/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/bang-graph-layout.h"

G_BEGIN_DECLS

/* A square of the plane with what lies in it. */
typedef struct
{
  float x;             /* the middle of the mass */
  float y;
  float mass;
  float size;          /* the side of the square */
  guint first;         /* the first of four children; 0 for none */
  int   node;          /* the only node in it, -1 for several */
} BangGraphCell;

/* A quadtree over points (Barnes and Hut 1986), made anew each step. */
typedef struct
{
  GArray *cells;       /* (element-type BangGraphCell) */
} BangGraphTree;

void           bang_graph_tree_init   (BangGraphTree         *self);
void           bang_graph_tree_clear  (BangGraphTree         *self);
void           bang_graph_tree_build  (BangGraphTree         *self,
                                       const BangGraphPoint  *points,
                                       const float           *masses,
                                       guint                  n_points);
BangGraphPoint bang_graph_tree_repel  (const BangGraphTree   *self,
                                       BangGraphPoint         point,
                                       guint                  node);

G_END_DECLS
