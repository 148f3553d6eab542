/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of a graph. A graph is built by one thread and immutable once it
 * is answered; any thread.
 */
#include "config.h"

#include "library/bang-graph-private.h"

#include "library/bang-entities-private.h"

G_DEFINE_BOXED_TYPE (BangGraph, bang_graph, bang_graph_ref, bang_graph_unref)

void
bang_graph_node_free (BangGraphNode *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->place_kind);
  g_free (self);
}

/**
 * bang_graph_new:
 *
 * Returns: (transfer full): a graph without nodes, for whoever fills it
 */
BangGraph *
bang_graph_new (void)
{
  BangGraph *self = g_new0 (BangGraph, 1);

  g_atomic_ref_count_init (&self->refs);
  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_graph_node_free);
  self->edges = g_array_new (FALSE, FALSE, sizeof (BangGraphEdge));
  self->types = g_ptr_array_new ();
  return self;
}

BangGraph *
bang_graph_ref (BangGraph *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
bang_graph_unref (BangGraph *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->nodes);
  g_array_unref (self->edges);
  g_ptr_array_unref (self->types);
  g_free (self);
}

/**
 * bang_graph_add_node:
 * @self: a graph that nobody else has yet
 * @id: of the name
 *
 * Adds a node after the others.
 */
void
bang_graph_add_node (BangGraph      *self,
                     gint64          id,
                     BangEntityKind  kind,
                     const char     *name,
                     guint           n_articles)
{
  BangGraphNode *node = g_new0 (BangGraphNode, 1);

  node->id = id;
  node->kind = kind;
  node->name = g_strdup (name);
  node->n_articles = n_articles;
  g_ptr_array_add (self->nodes, node);
}

/**
 * bang_graph_add_edge:
 * @self: a graph that nobody else has yet
 * @edge: between two nodes that it has
 *
 * Adds an edge after the others, and counts it at its ends.
 */
void
bang_graph_add_edge (BangGraph           *self,
                     const BangGraphEdge *edge)
{
  g_return_if_fail (edge->from < edge->to && edge->to < self->nodes->len);

  g_array_append_vals (self->edges, edge, 1);
  ((BangGraphNode *) g_ptr_array_index (self->nodes, edge->from))->degree++;
  ((BangGraphNode *) g_ptr_array_index (self->nodes, edge->to))->degree++;
}

/**
 * bang_graph_find_node:
 * @self: a graph
 * @id: of a name
 *
 * Returns: which node it is, -1 when it is none; looks at each
 */
int
bang_graph_find_node (BangGraph *self,
                      gint64     id)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      if (((BangGraphNode *) g_ptr_array_index (self->nodes, i))->id == id)
        return (int) i;
    }
  return -1;
}

/**
 * bang_graph_node_read:
 *
 * Returns: (transfer full) (nullable): a name as a node
 */
BangGraphNode *
bang_graph_node_read (BangConnection  *connection,
                      gint64           id,
                      GError         **error)
{
  BangEntityRow *row = bang_entity_read (connection, id, error);
  BangGraphNode *node;

  if (row == NULL)
    return NULL;
  node = g_new0 (BangGraphNode, 1);
  node->id = id;
  node->kind = row->kind;
  node->name = g_steal_pointer (&row->name);
  node->place_kind = g_steal_pointer (&row->place_kind);
  node->side = row->side;
  node->n_articles = row->n_articles;
  bang_entity_row_free (row);
  return node;
}

void
bang_meeting_free (BangMeeting *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->quote);
  g_free (self->other_quote);
  g_free (self);
}

void
bang_graph_path_free (BangGraphPath *self)
{
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->steps);
  g_free (self);
}
