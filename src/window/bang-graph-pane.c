/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The small graph beside what is read. It asks for nothing while nobody can see
 * it, and keeps the last picture until the next one is there, so that it does
 * not flicker. Main thread.
 */
#include "config.h"

#include "window/bang-graph-pane.h"

#include "model/bang-graph-jobs.h"
#include "window/bang-graph-view.h"

/* More names than these do not find room in a pane. */
#define MAX_NODES 24

struct _BangGraphPane
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget       *box;
  GtkToggleButton *toggle;
  GtkImage        *arrow;
  BangGraphView   *view;

  BangArchive     *archive;      /* Owned (nullable) */
  BangNavigator   *navigator;    /* Owned (nullable) */
  GCancellable    *loading;      /* Owned (nullable) */
  gint64           shown;        /* the article, or the negative of the entity; 0 for none */
};

enum
{
  PROP_0,
  PROP_SHOWING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangGraphPane, bang_graph_pane, GTK_TYPE_WIDGET)

static void
stop_loading (BangGraphPane *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
show (BangGraphPane *self,
      BangGraph     *graph)
{
  /* Two names are a picture, one is not. */
  gboolean worth = graph != NULL && graph->nodes->len > 1;

  bang_graph_view_set_graph (self->view, worth ? graph : NULL);
  gtk_widget_set_visible (self->box, worth);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWING]);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BangGraphPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BangGraph) graph = bang_archive_load_graph_finish (BANG_ARCHIVE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->view == NULL)
    return;
  g_clear_object (&self->loading);
  if (graph == NULL)
    g_debug ("The graph could not be read: %s", error->message);
  show (self, graph);
}

static void
follow (BangGraphPane *self)
{
  BangGraphFilter filter = { .kinds = BANG_GRAPH_ALL_KINDS, .max_nodes = MAX_NODES };
  gint64 article;
  gint64 entity;
  gint64 wanted;

  if (self->navigator == NULL || self->view == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  article = bang_navigator_get_article_id (self->navigator);
  entity = bang_navigator_get_entity_id (self->navigator);
  wanted = entity != 0 ? -entity : article;
  if (wanted == self->shown)
    return;
  stop_loading (self);
  self->shown = wanted;
  if (wanted == 0)
    {
      show (self, NULL);
      return;
    }
  if (!gtk_toggle_button_get_active (self->toggle))
    {
      self->shown = 0;
      gtk_widget_set_visible (self->box, TRUE);
      return;
    }
  self->loading = g_cancellable_new ();
  bang_archive_load_graph_async (self->archive, entity != 0 ? BANG_GRAPH_OF_ENTITY : BANG_GRAPH_OF_ARTICLE,
                                 entity != 0 ? entity : article, &filter, self->loading, loaded_cb,
                                 g_object_ref (self));
}

/* The library has changed: what is shown may be wrong. */
static void
changed_cb (BangGraphPane *self)
{
  self->shown = 0;
  follow (self);
}

static void
toggled_cb (BangGraphPane *self)
{
  gtk_image_set_from_icon_name (self->arrow, gtk_toggle_button_get_active (self->toggle) ? "pan-down-symbolic"
                                                                                         : "pan-end-symbolic");
  changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWING]);
}

static void
name_activated_cb (BangGraphPane *self,
                   gint64         id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-entity", "x", id);
}

static void
bang_graph_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bang_graph_pane_parent_class)->map (widget);

  follow (BANG_GRAPH_PANE (widget));
}

static void
bang_graph_pane_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SHOWING:
      g_value_set_boolean (value, bang_graph_pane_get_showing (BANG_GRAPH_PANE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_graph_pane_dispose (GObject *object)
{
  BangGraphPane *self = BANG_GRAPH_PANE (object);

  stop_loading (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_GRAPH_PANE);
  if (self->navigator != NULL)
    g_signal_handlers_disconnect_by_data (self->navigator, self);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  g_clear_object (&self->navigator);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (bang_graph_pane_parent_class)->dispose (object);
}

static void
bang_graph_pane_class_init (BangGraphPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bang_graph_pane_get_property;
  object_class->dispose = bang_graph_pane_dispose;
  widget_class->map = bang_graph_pane_map;

  properties[PROP_SHOWING] = g_param_spec_boolean ("showing", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BANG_TYPE_GRAPH_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-graph-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, BangGraphPane, box);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPane, toggle);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPane, arrow);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPane, view);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activated_cb);
  gtk_widget_class_set_css_name (widget_class, "graph-pane");
}

static void
bang_graph_pane_init (BangGraphPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bang_graph_pane_new (void)
{
  return g_object_new (BANG_TYPE_GRAPH_PANE, NULL);
}

/**
 * bang_graph_pane_get_showing:
 * @self: a pane
 *
 * Returns: whether there is a graph to be seen
 */
gboolean
bang_graph_pane_get_showing (BangGraphPane *self)
{
  g_return_val_if_fail (BANG_IS_GRAPH_PANE (self), FALSE);

  return self->box != NULL && gtk_widget_get_visible (self->box) && gtk_toggle_button_get_active (self->toggle);
}

/**
 * bang_graph_pane_set_context:
 * @self: a pane
 * @archive: whose names it shows
 * @navigator: what is open
 */
void
bang_graph_pane_set_context (BangGraphPane *self,
                             BangArchive   *archive,
                             BangNavigator *navigator)
{
  g_return_if_fail (BANG_IS_GRAPH_PANE (self));
  g_return_if_fail (self->navigator == NULL);

  self->archive = g_object_ref (archive);
  self->navigator = g_object_ref (navigator);
  g_signal_connect_object (navigator, "notify::article-id", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::entity-id", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "imported", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  follow (self);
}
