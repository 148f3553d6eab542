/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "library/bang-graph.h"

G_BEGIN_DECLS

/* A node of a graph, for the keyboard and the screen reader: the view draws it. */
#define BANG_TYPE_GRAPH_ITEM (bang_graph_item_get_type ())
G_DECLARE_FINAL_TYPE (BangGraphItem, bang_graph_item, BANG, GRAPH_ITEM, GtkWidget)

GtkWidget *bang_graph_item_new      (const BangGraphNode *node,
                                     guint                index);
guint      bang_graph_item_get_node (BangGraphItem       *self);

char      *bang_graph_dup_node_name (const BangGraphNode *node);
char      *bang_graph_dup_edge_name (BangGraph           *graph,
                                     const BangGraphEdge *edge);
char      *bang_graph_dup_edge_facts (const BangGraphEdge *edge);

G_END_DECLS
