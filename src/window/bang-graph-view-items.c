/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The few nodes of a graph that are widgets, so that the keyboard can stand on
 * them and a screen reader can name them: all of a small graph; of a large one
 * those in most articles, and whoever is marked with its company. Main thread
 * only.
 */
#include "window/bang-graph-view-private.h"

#include "window/bang-graph-item.h"

#define MAX_ITEMS 60     /* besides company */

/**
 * bang_graph_view_get_item:
 * @self: a view
 * @node: a node
 *
 * Returns: (transfer none): the widget that stands for it, made when there is none
 */
GtkWidget *
bang_graph_view_get_item (BangGraphView *self,
                          int            node)
{
  GtkWidget *item = g_hash_table_lookup (self->items, GINT_TO_POINTER (node + 1));

  if (item != NULL)
    return item;
  item = bang_graph_item_new (g_ptr_array_index (self->graph->nodes, (guint) node), (guint) node);
  gtk_widget_set_parent (item, GTK_WIDGET (self));
  g_hash_table_insert (self->items, GINT_TO_POINTER (node + 1), item);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return item;
}

void
bang_graph_view_remove_items (BangGraphView *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      g_hash_table_iter_remove (&iter);
      gtk_widget_unparent (item);
    }
}

/**
 * bang_graph_view_get_focus:
 *
 * Returns: the node that has the focus, -1 for none
 */
int
bang_graph_view_get_focus (BangGraphView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return child != NULL && gtk_widget_has_focus (child) ? (int) bang_graph_item_get_node (BANG_GRAPH_ITEM (child)) : -1;
}

/* Which nodes are to be widgets. */
static GHashTable *
choose_nodes (BangGraphView *self)
{
  GHashTable *wanted = g_hash_table_new (NULL, NULL);
  int focus = bang_graph_view_get_focus (self);
  guint n = 0;

  for (guint i = 0; i < self->graph->nodes->len && i < MAX_ITEMS; i++)
    g_hash_table_add (wanted, GINT_TO_POINTER ((int) i + 1));
  if (focus >= 0)
    g_hash_table_add (wanted, GINT_TO_POINTER (focus + 1));
  if (self->marked < 0)
    return wanted;

  g_hash_table_add (wanted, GINT_TO_POINTER (self->marked + 1));
  for (guint i = 0; i < self->graph->edges->len && n < MAX_ITEMS; i++)
    {
      const BangGraphEdge *edge = &g_array_index (self->graph->edges, BangGraphEdge, i);

      if ((int) edge->from != self->marked && (int) edge->to != self->marked)
        continue;
      g_hash_table_add (wanted,
                        GINT_TO_POINTER (((int) edge->from == self->marked ? (int) edge->to : (int) edge->from) + 1));
      n++;
    }
  return wanted;
}

/**
 * bang_graph_view_update_items:
 * @self: a view with a graph
 *
 * Makes widgets of the nodes in most articles, and of whoever is marked and its
 * strongest company; forgets the others.
 */
void
bang_graph_view_update_items (BangGraphView *self)
{
  g_autoptr (GHashTable) wanted = choose_nodes (self);
  GHashTableIter iter;
  gpointer key;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &key, &item))
    {
      if (g_hash_table_contains (wanted, key))
        continue;
      g_hash_table_iter_remove (&iter);
      gtk_widget_unparent (item);
    }
  /* In the order of the graph: it is the order in which they are read out. */
  for (guint i = 0; i < self->graph->nodes->len; i++)
    {
      if (g_hash_table_contains (wanted, GINT_TO_POINTER ((int) i + 1)))
        bang_graph_view_get_item (self, (int) i);
    }
}
