/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A picture of a graph by forces: nodes push each other away, edges pull their
 * ends together (Fruchterman and Reingold 1991), all is drawn to the middle a
 * little, so that parts without a connection do not drift away. Whoever has many
 * edges pushes more, so that the edges fan out (Jacomy et al. 2014). How far a
 * node may go in a step follows how it goes: longer while the forces become
 * less, shorter otherwise (Hu 2005), until it is nothing. At the end nodes that
 * lie on each other are moved apart.
 *
 * All of it is arithmetic in one order: the same graph gives the same picture.
 * Pure; one thread at a time.
 */
#include "model/bang-graph-layout.h"

#include <math.h>
#include <string.h>

#include "model/bang-graph-tree-private.h"

#define EDGE     BANG_GRAPH_LAYOUT_EDGE
#define REPEL    0.35f
#define GRAVITY  0.5f

/* A step this much shorter than an edge is standing still. */
#define STILL    0.012f
#define COOL     0.93f
#define PATIENCE 4

/* Room around a node, and how often nodes are moved apart at the end. */
#define ROOM       4.0f
#define MAX_SHOVES 60

/* Golden angle: points along this spiral never stand in rows. */
#define GOLDEN 2.39996323f

struct _BangGraphLayout
{
  BangGraph      *graph;
  BangGraphPoint *points;
  BangGraphPoint *forces;
  float          *masses;
  float          *pulls;      /* of each edge */
  float          *radii;
  guint8         *pinned;
  BangGraphTree   tree;
  float           stride;     /* how far a node may go in a step */
  double          energy;
  guint           calm;       /* steps in a row that made it better */
  guint           n_steps;
  gboolean        finished;
};

/**
 * bang_graph_node_get_radius:
 * @node: a node
 *
 * Returns: how large it is drawn at zoom 1: its area grows with the logarithm of
 *   its articles
 */
float
bang_graph_node_get_radius (const BangGraphNode *node)
{
  float radius = 5.0f * sqrtf (1.0f + 0.45f * logf (1.0f + (float) node->n_articles));

  return node->focus ? radius + 4.0f : radius;
}

static void
place_on_spiral (BangGraphLayout *self)
{
  for (guint i = 0; i < self->graph->nodes->len; i++)
    {
      float distance = EDGE * 0.7f * sqrtf ((float) i);

      self->points[i].x = distance * cosf ((float) i * GOLDEN);
      self->points[i].y = distance * sinf ((float) i * GOLDEN);
    }
}

static void
weigh (BangGraphLayout *self)
{
  GArray *edges = self->graph->edges;
  double most = edges->len > 0 ? g_array_index (edges, BangGraphEdge, 0).strength : 1.0;

  for (guint i = 0; i < self->graph->nodes->len; i++)
    {
      const BangGraphNode *node = g_ptr_array_index (self->graph->nodes, i);

      self->radii[i] = bang_graph_node_get_radius (node);
      self->masses[i] = 1.0f + 0.2f * (float) MIN (node->degree, 40);
    }
  for (guint i = 0; i < edges->len; i++)
    {
      double strength = g_array_index (edges, BangGraphEdge, i).strength;
      double share = most > 0.0 && strength > 0.0 ? log1p (strength) / log1p (most) : 0.0;

      self->pulls[i] = isfinite (share) ? 0.3f + 0.7f * (float) CLAMP (share, 0.0, 1.0) : 0.3f;
    }
}

/**
 * bang_graph_layout_new:
 * @graph: a graph
 *
 * Returns: (transfer full): a layout in which nothing has moved yet
 */
BangGraphLayout *
bang_graph_layout_new (BangGraph *graph)
{
  BangGraphLayout *self = g_new0 (BangGraphLayout, 1);
  guint n = graph->nodes->len;

  self->graph = bang_graph_ref (graph);
  self->points = g_new0 (BangGraphPoint, MAX (n, 1));
  self->forces = g_new0 (BangGraphPoint, MAX (n, 1));
  self->masses = g_new0 (float, MAX (n, 1));
  self->radii = g_new0 (float, MAX (n, 1));
  self->pinned = g_new0 (guint8, MAX (n, 1));
  self->pulls = g_new0 (float, MAX (graph->edges->len, 1));
  bang_graph_tree_init (&self->tree);
  self->stride = EDGE;
  self->energy = G_MAXDOUBLE;
  self->finished = n < 2;
  place_on_spiral (self);
  weigh (self);

  return self;
}

void
bang_graph_layout_free (BangGraphLayout *self)
{
  bang_graph_tree_clear (&self->tree);
  bang_graph_unref (self->graph);
  g_free (self->points);
  g_free (self->forces);
  g_free (self->masses);
  g_free (self->radii);
  g_free (self->pinned);
  g_free (self->pulls);
  g_free (self);
}

static void
push_apart (BangGraphLayout *self)
{
  guint n = self->graph->nodes->len;

  bang_graph_tree_build (&self->tree, self->points, self->masses, n);
  for (guint i = 0; i < n; i++)
    {
      BangGraphPoint away = bang_graph_tree_repel (&self->tree, self->points[i], i);
      float strength = REPEL * EDGE * EDGE * self->masses[i];

      self->forces[i].x = away.x * strength - self->points[i].x * GRAVITY * self->masses[i];
      self->forces[i].y = away.y * strength - self->points[i].y * GRAVITY * self->masses[i];
    }
}

static void
pull_together (BangGraphLayout *self)
{
  for (guint i = 0; i < self->graph->edges->len; i++)
    {
      const BangGraphEdge *edge = &g_array_index (self->graph->edges, BangGraphEdge, i);
      float dx = self->points[edge->to].x - self->points[edge->from].x;
      float dy = self->points[edge->to].y - self->points[edge->from].y;
      float strength = sqrtf (dx * dx + dy * dy) / EDGE * self->pulls[i];

      self->forces[edge->from].x += dx * strength;
      self->forces[edge->from].y += dy * strength;
      self->forces[edge->to].x -= dx * strength;
      self->forces[edge->to].y -= dy * strength;
    }
}

/* Everyone a stride along its force. Returns the energy. */
static double
move (BangGraphLayout *self)
{
  double energy = 0.0;

  for (guint i = 0; i < self->graph->nodes->len; i++)
    {
      BangGraphPoint force = self->forces[i];
      float length = sqrtf (force.x * force.x + force.y * force.y);
      float stride;

      if (!isfinite (length) || length < 1e-6f)
        continue;
      energy += (double) length * length;
      if (self->pinned[i])
        continue;
      /* Near its place a node goes no further than its place. */
      stride = MIN (self->stride, length * 0.25f);
      self->points[i].x += force.x / length * stride;
      self->points[i].y += force.y / length * stride;
    }
  return energy;
}

static void
cool (BangGraphLayout *self,
      double           energy)
{
  if (energy < self->energy)
    {
      if (++self->calm >= PATIENCE)
        {
          self->calm = 0;
          self->stride = MIN (self->stride / COOL, EDGE);
        }
    }
  else
    {
      self->calm = 0;
      self->stride *= COOL;
    }
  self->energy = energy;

  /* In the second half it cools, however it goes. */
  if (self->n_steps > BANG_GRAPH_LAYOUT_MAX_STEPS / 2)
    self->stride *= 0.98f;
}

/* The end of what can be reached from the node's square of the grid. */
typedef struct
{
  int   column;
  int   row;
  guint node;
} Square;

static int
compare_squares (gconstpointer a,
                 gconstpointer b)
{
  const Square *x = a;
  const Square *y = b;

  if (x->row != y->row)
    return x->row < y->row ? -1 : 1;
  if (x->column != y->column)
    return x->column < y->column ? -1 : 1;
  return x->node < y->node ? -1 : x->node > y->node;
}

static gboolean
shove_pair (BangGraphLayout *self,
            guint            a,
            guint            b)
{
  float dx = self->points[b].x - self->points[a].x;
  float dy = self->points[b].y - self->points[a].y;
  float room = self->radii[a] + self->radii[b] + ROOM;
  float d2 = dx * dx + dy * dy;
  float d;
  float shift;

  if (d2 >= room * room)
    return FALSE;
  if (d2 < 1e-4f)
    {
      dx = cosf ((float) (a + b) * GOLDEN);
      dy = sinf ((float) (a + b) * GOLDEN);
      d2 = 1.0f;
    }
  d = sqrtf (d2);
  shift = (room - MIN (d, room) + 0.5f) / (self->pinned[a] || self->pinned[b] ? 1.0f : 2.0f);
  if (!self->pinned[a])
    {
      self->points[a].x -= dx / d * shift;
      self->points[a].y -= dy / d * shift;
    }
  if (!self->pinned[b])
    {
      self->points[b].x += dx / d * shift;
      self->points[b].y += dy / d * shift;
    }
  return !self->pinned[a] || !self->pinned[b];
}

/* The first of @squares that is not before (row, column). */
static guint
find_square (GArray *squares,
             int     row,
             int     column)
{
  guint from = 0;
  guint to = squares->len;

  while (from < to)
    {
      guint middle = (from + to) / 2;
      const Square *square = &g_array_index (squares, Square, middle);

      if (square->row < row || (square->row == row && square->column < column))
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

/* Moves nodes apart that lie on each other; looks only at neighbours in a grid.
 * Returns whether any did. */
static gboolean
shove (BangGraphLayout *self,
       GArray          *squares,
       float            size)
{
  gboolean any = FALSE;

  g_array_set_size (squares, 0);
  for (guint i = 0; i < self->graph->nodes->len; i++)
    {
      Square square = { (int) floorf (self->points[i].x / size), (int) floorf (self->points[i].y / size), i };

      g_array_append_val (squares, square);
    }
  g_array_sort (squares, compare_squares);
  for (guint i = 0; i < squares->len; i++)
    {
      const Square *own = &g_array_index (squares, Square, i);

      for (int row = own->row; row <= own->row + 1; row++)
        {
          for (guint j = row == own->row ? i + 1 : find_square (squares, row, own->column - 1); j < squares->len; j++)
            {
              const Square *other = &g_array_index (squares, Square, j);

              if (other->row != row || other->column > own->column + 1)
                break;
              any = shove_pair (self, own->node, other->node) || any;
            }
        }
    }
  return any;
}

static void
finish (BangGraphLayout *self)
{
  g_autoptr (GArray) squares = g_array_new (FALSE, FALSE, sizeof (Square));
  float size = 1.0f;

  for (guint i = 0; i < self->graph->nodes->len; i++)
    size = MAX (size, 2.0f * self->radii[i] + ROOM);
  for (guint i = 0; i < MAX_SHOVES && shove (self, squares, size); i++)
    ;
  self->finished = TRUE;
}

/**
 * bang_graph_layout_step:
 * @self: a layout
 *
 * Moves every node once. A step of 5,000 nodes and 15,000 edges takes about ten
 * milliseconds.
 *
 * Returns: %FALSE when it stands still, which it does after
 *   #BANG_GRAPH_LAYOUT_MAX_STEPS at the latest
 */
gboolean
bang_graph_layout_step (BangGraphLayout *self)
{
  if (self->finished)
    return FALSE;

  push_apart (self);
  pull_together (self);
  self->n_steps++;
  cool (self, move (self));
  if (self->stride < STILL * EDGE || self->n_steps >= BANG_GRAPH_LAYOUT_MAX_STEPS)
    finish (self);
  return !self->finished;
}

/**
 * bang_graph_layout_run:
 * @self: a layout
 *
 * Moves the nodes until they stand still.
 */
void
bang_graph_layout_run (BangGraphLayout *self)
{
  while (bang_graph_layout_step (self))
    ;
}

/**
 * bang_graph_layout_warm:
 * @self: a layout
 *
 * Lets it move again, from where everything stands: a little, so that the
 * picture stays the one it was.
 */
void
bang_graph_layout_warm (BangGraphLayout *self)
{
  if (self->graph->nodes->len < 2)
    return;
  self->finished = FALSE;
  self->stride = MAX (self->stride, EDGE / 8);
  self->energy = G_MAXDOUBLE;
  self->calm = 0;
  self->n_steps = MIN (self->n_steps, BANG_GRAPH_LAYOUT_MAX_STEPS * 3 / 4);
}

/**
 * bang_graph_layout_pin:
 * @self: a layout
 * @node: a node
 * @point: where it is held
 */
void
bang_graph_layout_pin (BangGraphLayout *self,
                       guint            node,
                       BangGraphPoint   point)
{
  g_return_if_fail (node < self->graph->nodes->len);

  if (!isfinite (point.x) || !isfinite (point.y))
    return;
  self->points[node].x = CLAMP (point.x, -1e6f, 1e6f);
  self->points[node].y = CLAMP (point.y, -1e6f, 1e6f);
  self->pinned[node] = TRUE;
}

void
bang_graph_layout_unpin (BangGraphLayout *self,
                         guint            node)
{
  g_return_if_fail (node < self->graph->nodes->len);

  self->pinned[node] = FALSE;
}

/**
 * bang_graph_layout_get_points:
 * @self: a layout
 * @n_points: (out) (optional): how many
 *
 * Returns: (transfer none) (array length=n_points): where each node stands
 */
const BangGraphPoint *
bang_graph_layout_get_points (BangGraphLayout *self,
                              guint           *n_points)
{
  if (n_points != NULL)
    *n_points = self->graph->nodes->len;
  return self->points;
}

guint
bang_graph_layout_get_n_steps (BangGraphLayout *self)
{
  return self->n_steps;
}
