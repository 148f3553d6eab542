/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The graph as a list that says the same: a row a connection, strongest first.
 * Only the rows that are seen are made. Main thread.
 */
#include "config.h"

#include "window/bang-graph-page-private.h"

#include "window/bang-graph-item.h"

/* A list of numbers below a limit, as strings: a row asks the graph for the
 * rest. */
#define BANG_TYPE_GRAPH_EDGES (bang_graph_edges_get_type ())
G_DECLARE_FINAL_TYPE (BangGraphEdges, bang_graph_edges, BANG, GRAPH_EDGES, GObject)

struct _BangGraphEdges
{
  GObject    parent_instance;

  BangGraph *graph;      /* Owned (nullable) */
};

static GType
get_item_type (GListModel *list)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
get_n_items (GListModel *list)
{
  BangGraphEdges *self = BANG_GRAPH_EDGES (list);

  return self->graph != NULL ? self->graph->edges->len : 0;
}

static gpointer
get_item (GListModel *list,
          guint       position)
{
  BangGraphEdges *self = BANG_GRAPH_EDGES (list);
  g_autofree char *name = NULL;

  if (position >= get_n_items (list))
    return NULL;
  name = bang_graph_dup_edge_name (self->graph, &g_array_index (self->graph->edges, BangGraphEdge, position));
  return gtk_string_object_new (name);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BangGraphEdges, bang_graph_edges, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
bang_graph_edges_finalize (GObject *object)
{
  g_clear_pointer (&BANG_GRAPH_EDGES (object)->graph, bang_graph_unref);

  G_OBJECT_CLASS (bang_graph_edges_parent_class)->finalize (object);
}

static void
bang_graph_edges_class_init (BangGraphEdgesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bang_graph_edges_finalize;
}

static void
bang_graph_edges_init (BangGraphEdges *self)
{
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

void
bang_graph_page_init_list (BangGraphPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

/**
 * bang_graph_page_fill_list:
 * @self: a page
 * @graph: (nullable): what it shows
 */
void
bang_graph_page_fill_list (BangGraphPage *self,
                           BangGraph     *graph)
{
  BangGraphEdges *edges = g_object_new (BANG_TYPE_GRAPH_EDGES, NULL);
  GtkNoSelection *model;

  edges->graph = graph != NULL ? bang_graph_ref (graph) : NULL;
  model = gtk_no_selection_new (G_LIST_MODEL (edges));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  g_object_unref (model);
}
