/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A node of a graph as something to stand on: it has a name, takes the focus and
 * shows nothing but a ring when it has it. Pointer events go to the view under
 * it. Main thread.
 */
#include "config.h"

#include "window/bang-graph-item.h"

#include <glib/gi18n.h>

#include "text/bang-normal.h"
#include "window/bang-prose.h"

struct _BangGraphItem
{
  GtkWidget parent_instance;

  guint node;
};

G_DEFINE_FINAL_TYPE (BangGraphItem, bang_graph_item, GTK_TYPE_WIDGET)

/* Words */

/**
 * bang_graph_dup_node_name:
 * @node: a node
 *
 * Returns: (transfer full): "Vũ Xuân Cường, person, 5 connections"
 */
char *
bang_graph_dup_node_name (const BangGraphNode *node)
{
  g_autofree char *name = bang_normal_for_screen (node->name);
  g_autofree char *count = NULL;
  const char *kind = node->kind == BANG_ENTITY_PLACE ? bang_prose_place_kind_label (node->place_kind)
                                                     : bang_prose_kind_label (node->kind);

  count = g_strdup_printf (ngettext ("%u connection", "%u connections", node->degree), node->degree);
  /* Translators: a node of the graph: %1$s is a name, %2$s what it is, "Person",
   * %3$s is "5 connections". */
  return g_strdup_printf (_("%1$s, %2$s, %3$s"), name, kind, count);
}

/**
 * bang_graph_dup_edge_facts:
 * @edge: an edge
 *
 * Returns: (transfer full): "5 articles, 3 meetings, 2019–2024"
 */
char *
bang_graph_dup_edge_facts (const BangGraphEdge *edge)
{
  GString *facts = g_string_new (NULL);

  g_string_append_printf (facts, ngettext ("%u article", "%u articles", edge->n_articles), edge->n_articles);
  if (edge->n_events > 0)
    {
      g_autofree char *meetings = g_strdup_printf (ngettext ("%u meeting", "%u meetings", edge->n_events),
                                                   edge->n_events);

      g_string_append_printf (facts, ", %s", meetings);
    }
  if (edge->first_year != 0 && edge->first_year == edge->last_year)
    g_string_append_printf (facts, ", %u", edge->first_year);
  else if (edge->first_year != 0)
    g_string_append_printf (facts, ", %u–%u", edge->first_year, edge->last_year);
  return g_string_free (facts, FALSE);
}

/**
 * bang_graph_dup_edge_name:
 * @graph: a graph
 * @edge: one of its edges
 *
 * Returns: (transfer full): "Vũ Xuân Cường – Vương Ninh: 5 articles, 2019–2024"
 */
char *
bang_graph_dup_edge_name (BangGraph           *graph,
                          const BangGraphEdge *edge)
{
  const BangGraphNode *from = g_ptr_array_index (graph->nodes, edge->from);
  const BangGraphNode *to = g_ptr_array_index (graph->nodes, edge->to);
  g_autofree char *one = bang_normal_for_screen (from->name);
  g_autofree char *other = bang_normal_for_screen (to->name);
  g_autofree char *facts = bang_graph_dup_edge_facts (edge);

  /* Translators: a connection of the graph: %1$s and %2$s are names, %3$s is
   * "5 articles, 2019–2024". */
  return g_strdup_printf (_("%1$s – %2$s: %3$s"), one, other, facts);
}

static void
bang_graph_item_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = *natural = 1;
}

static void
bang_graph_item_class_init (BangGraphItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = bang_graph_item_measure;

  gtk_widget_class_set_css_name (widget_class, "graph-item");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
bang_graph_item_init (BangGraphItem *self)
{
}

/**
 * bang_graph_item_new:
 * @node: a node
 * @index: which of its graph
 *
 * Returns: (transfer floating): it
 */
GtkWidget *
bang_graph_item_new (const BangGraphNode *node,
                     guint                index)
{
  BangGraphItem *self = g_object_new (BANG_TYPE_GRAPH_ITEM,
                                      "focusable", TRUE,
                                      "can-target", FALSE,
                                      NULL);
  g_autofree char *name = bang_graph_dup_node_name (node);

  self->node = index;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

guint
bang_graph_item_get_node (BangGraphItem *self)
{
  g_return_val_if_fail (BANG_IS_GRAPH_ITEM (self), 0);

  return self->node;
}
