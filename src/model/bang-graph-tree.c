/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A quadtree for forces between all pairs of many points: a square that is far
 * away for its size acts like one point of all its mass (Barnes and Hut, Nature
 * 324, 1986), so that a step costs n log n rather than n squared.
 *
 * Pure; one thread at a time.
 */
#include "model/bang-graph-tree-private.h"

#include <math.h>

/* A square seen under a smaller angle is taken for a point. */
#define THETA 0.9f

/* Points closer than the plane divided so often are one: it ends whatever
 * stands where. */
#define MAX_DEPTH 20

void
bang_graph_tree_init (BangGraphTree *self)
{
  self->cells = g_array_new (FALSE, FALSE, sizeof (BangGraphCell));
}

void
bang_graph_tree_clear (BangGraphTree *self)
{
  g_clear_pointer (&self->cells, g_array_unref);
}

static BangGraphCell *
cell_at (BangGraphTree *self,
         guint          index)
{
  return &g_array_index (self->cells, BangGraphCell, index);
}

static guint
get_quarter (BangGraphPoint point,
             BangGraphPoint middle)
{
  return (point.x >= middle.x ? 1u : 0u) + (point.y >= middle.y ? 2u : 0u);
}

static BangGraphPoint
get_middle (BangGraphPoint middle,
            float          size,
            guint          quarter)
{
  middle.x += (quarter & 1) != 0 ? size / 4 : -size / 4;
  middle.y += (quarter & 2) != 0 ? size / 4 : -size / 4;
  return middle;
}

static void
add_mass (BangGraphCell  *cell,
          BangGraphPoint  point,
          float           mass)
{
  float sum = cell->mass + mass;

  cell->x = (cell->x * cell->mass + point.x * mass) / sum;
  cell->y = (cell->y * cell->mass + point.y * mass) / sum;
  cell->mass = sum;
}

/* Gives a cell four empty children. */
static guint
divide (BangGraphTree *self,
        guint          index)
{
  guint first = self->cells->len;
  float size = cell_at (self, index)->size / 2;

  for (guint i = 0; i < 4; i++)
    {
      BangGraphCell child = { 0.0f, 0.0f, 0.0f, size, 0, -1 };

      g_array_append_val (self->cells, child);
    }
  cell_at (self, index)->first = first;
  return first;
}

static void
insert (BangGraphTree        *self,
        const BangGraphPoint *points,
        const float          *masses,
        guint                 node,
        BangGraphPoint        middle)
{
  guint index = 0;

  for (guint depth = 0; ; depth++)
    {
      BangGraphCell *cell = cell_at (self, index);
      int old = cell->node;
      guint quarter;

      if (cell->mass <= 0.0f)
        {
          cell->node = (int) node;
          add_mass (cell, points[node], masses[node]);
          return;
        }
      if (cell->first == 0 && depth < MAX_DEPTH)
        {
          guint first = divide (self, index);

          /* Who was alone here moves into a child. */
          cell = cell_at (self, index);
          if (old >= 0)
            {
              BangGraphCell *child = cell_at (self, first + get_quarter (points[old], middle));

              child->node = old;
              add_mass (child, points[old], masses[old]);
            }
        }
      cell->node = -1;
      add_mass (cell, points[node], masses[node]);
      if (cell->first == 0)
        return;
      quarter = get_quarter (points[node], middle);
      middle = get_middle (middle, cell->size, quarter);
      index = cell->first + quarter;
    }
}

/**
 * bang_graph_tree_build:
 * @self: a tree
 * @points: (array length=n_points): finite ones
 * @masses: (array length=n_points): above 0
 */
void
bang_graph_tree_build (BangGraphTree        *self,
                       const BangGraphPoint *points,
                       const float          *masses,
                       guint                 n_points)
{
  float min_x = G_MAXFLOAT;
  float min_y = G_MAXFLOAT;
  float max_x = -G_MAXFLOAT;
  float max_y = -G_MAXFLOAT;
  BangGraphCell root = { 0.0f, 0.0f, 0.0f, 0.0f, 0, -1 };

  g_array_set_size (self->cells, 0);
  for (guint i = 0; i < n_points; i++)
    {
      min_x = MIN (min_x, points[i].x);
      max_x = MAX (max_x, points[i].x);
      min_y = MIN (min_y, points[i].y);
      max_y = MAX (max_y, points[i].y);
    }
  root.size = MAX (MAX (max_x - min_x, max_y - min_y), 1.0f);
  g_array_append_val (self->cells, root);
  for (guint i = 0; i < n_points; i++)
    insert (self, points, masses, i, (BangGraphPoint) { (min_x + max_x) / 2, (min_y + max_y) / 2 });
}

/**
 * bang_graph_tree_repel:
 * @self: a tree that was built
 * @point: where
 * @node: who stands there
 *
 * Returns: the sum of mass / distance over all others, away from them
 */
BangGraphPoint
bang_graph_tree_repel (const BangGraphTree *self,
                       BangGraphPoint       point,
                       guint                node)
{
  const BangGraphCell *cells = (const BangGraphCell *) (gpointer) self->cells->data;
  guint stack[4 * (MAX_DEPTH + 2)];
  guint n = 0;
  BangGraphPoint force = { 0.0f, 0.0f };

  stack[n++] = 0;
  while (n > 0)
    {
      const BangGraphCell *cell = &cells[stack[--n]];
      float dx = point.x - cell->x;
      float dy = point.y - cell->y;
      float d2 = dx * dx + dy * dy;

      if (cell->mass <= 0.0f || cell->node == (int) node)
        continue;
      if (cell->first != 0 && cell->size * cell->size > THETA * THETA * d2)
        {
          for (guint i = 0; i < 4; i++)
            stack[n++] = cell->first + i;
          continue;
        }
      /* On top of each other: apart, each another way. */
      if (d2 < 0.01f)
        {
          dx = cosf ((float) node * 2.4f);
          dy = sinf ((float) node * 2.4f);
          d2 = 1.0f;
        }
      force.x += dx / d2 * cell->mass;
      force.y += dy / d2 * cell->mass;
    }
  return force;
}
