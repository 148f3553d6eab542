/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The page of the whole graph: what of it is shown, and the commands. The lists
 * under it are in bang-graph-page-details.c, the graph as a list in
 * bang-graph-page-list.c, saving in bang-graph-page-save.c. It asks the library
 * for nothing before it is shown. Main thread.
 */
#include "config.h"

#include "window/bang-graph-page-private.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "query/bang-event-type.h"
#include "window/bang-markup.h"
#include "window/bang-prose.h"

#define FILTER_MS 350      /* after the last change of a filter */
#define ZOOM_STEP 1.25
#define FEW_ARTICLES 30

G_DEFINE_FINAL_TYPE (BangGraphPage, bang_graph_page, GTK_TYPE_WIDGET)

/* The filter */

static guint
read_year (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);
  long year = strtol (text, NULL, 10);

  return year >= 1000 && year <= 9999 ? (guint) year : 0;
}

/**
 * bang_graph_page_get_filter:
 * @self: a page
 * @filter: (out caller-allocates): what a person asks for; borrows the query of
 *   the navigator
 */
void
bang_graph_page_get_filter (BangGraphPage   *self,
                            BangGraphFilter *filter)
{
  guint type = gtk_drop_down_get_selected (self->type);

  *filter = (BangGraphFilter) { NULL, };
  if (gtk_check_button_get_active (self->persons))
    filter->kinds |= BANG_GRAPH_KIND (BANG_ENTITY_PERSON);
  if (gtk_check_button_get_active (self->organisations))
    filter->kinds |= BANG_GRAPH_KIND (BANG_ENTITY_ORGANISATION) | BANG_GRAPH_KIND (BANG_ENTITY_MECHANISM);
  if (gtk_check_button_get_active (self->places))
    filter->kinds |= BANG_GRAPH_KIND (BANG_ENTITY_PLACE);
  /* No kind at all is no graph, not all of it. */
  if (filter->kinds == 0)
    filter->kinds = BANG_GRAPH_KIND (31);
  filter->countries = gtk_check_button_get_active (self->countries);
  if (type > 0 && type != GTK_INVALID_LIST_POSITION)
    filter->type = bang_event_type_get_codes ()[type - 1];
  filter->first_year = read_year (self->first_year);
  filter->last_year = read_year (self->last_year);
  filter->min_articles = (guint) gtk_spin_button_get_value_as_int (self->min_articles);
  if (gtk_check_button_get_active (self->only_found))
    filter->query = bang_navigator_get_query (self->navigator);
}

/* The graph */

static void
show_child (BangGraphPage *self)
{
  BangGraph *graph = bang_graph_view_get_graph (self->view);
  const char *name = "graph";

  if (self->loading != NULL)
    name = "loading";
  else if (graph == NULL || graph->nodes->len == 0)
    name = "empty";
  else if (gtk_toggle_button_get_active (self->as_list))
    name = "list";
  gtk_spinner_set_spinning (self->spinner, self->loading != NULL);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
update_status (BangGraphPage *self)
{
  BangGraph *graph = bang_graph_view_get_graph (self->view);
  g_autofree char *names = NULL;
  g_autofree char *edges = NULL;
  g_autofree char *articles = NULL;
  g_autoptr (GString) text = NULL;

  if (graph == NULL)
    {
      gtk_label_set_text (self->status, "");
      return;
    }
  names = g_strdup_printf (ngettext ("%'u name", "%'u names", graph->nodes->len), graph->nodes->len);
  edges = g_strdup_printf (ngettext ("%'u connection", "%'u connections", graph->edges->len), graph->edges->len);
  if (graph->more)
    articles = g_strdup_printf (ngettext ("in the newest %'u article", "in the newest %'u articles",
                                          graph->n_articles), graph->n_articles);
  else
    articles = g_strdup_printf (ngettext ("in %'u article", "in %'u articles", graph->n_articles), graph->n_articles);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s · %s · %s", names, edges, articles);
  if (graph->n_left_out > 0)
    {
      g_autofree char *rest = g_strdup_printf (ngettext ("%'u name in fewer articles is left out",
                                                         "%'u names in fewer articles are left out",
                                                         graph->n_left_out), graph->n_left_out);

      g_string_append_printf (text, " · %s", rest);
    }
  if (bang_graph_view_get_running (self->view))
    g_string_append_printf (text, " · %s", _("arranging…"));
  gtk_label_set_text (self->status, text->str);
}

static void
stop_loading (BangGraphPage *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
mark_wanted (BangGraphPage *self)
{
  BangGraph *graph = bang_graph_view_get_graph (self->view);
  int node = graph != NULL && self->wanted != 0 ? bang_graph_find_node (graph, self->wanted) : -1;

  self->wanted = 0;
  if (node >= 0)
    bang_graph_view_set_marked (self->view, node);
}

static void
take_graph (BangGraphPage *self,
            BangGraph     *graph)
{
  bang_graph_page_hide_details (self);
  bang_graph_view_set_graph (self->view, graph);
  bang_graph_page_fill_list (self, graph);
  if (gtk_toggle_button_get_active (self->freeze))
    gtk_toggle_button_set_active (self->freeze, FALSE);
  show_child (self);
  mark_wanted (self);
  update_status (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BangGraphPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BangGraph) graph = bang_archive_load_graph_finish (BANG_ARCHIVE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->view == NULL)
    return;
  g_clear_object (&self->loading);
  if (graph == NULL)
    {
      g_autofree char *text = bang_markup_escape (error->message);

      adw_status_page_set_description (self->empty_page, text);
    }
  else
    adw_status_page_set_description (self->empty_page,
                                     _("No article names two of those you ask for. Widen the filter: more kinds, "
                                       "more years, fewer articles together."));
  take_graph (self, graph);
}

static void
load (BangGraphPage *self)
{
  BangGraphFilter filter;

  g_clear_handle_id (&self->filter_source, g_source_remove);
  if (self->archive == NULL)
    return;
  stop_loading (self);
  bang_graph_page_get_filter (self, &filter);
  self->loaded = TRUE;
  self->loading = g_cancellable_new ();
  show_child (self);
  bang_archive_load_graph_async (self->archive, BANG_GRAPH_OF_EVERYTHING, 0, &filter, self->loading, loaded_cb,
                                 g_object_ref (self));
}

static gboolean
filter_settled_cb (gpointer user_data)
{
  BangGraphPage *self = user_data;

  self->filter_source = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

static void
filter_changed_cb (BangGraphPage *self)
{
  if (!self->loaded)
    return;
  g_clear_handle_id (&self->filter_source, g_source_remove);
  self->filter_source = g_timeout_add (FILTER_MS, filter_settled_cb, self);
}

static void
query_changed_cb (BangGraphPage *self)
{
  if (!gtk_check_button_get_active (self->only_found))
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    filter_changed_cb (self);
  else
    self->loaded = FALSE;
}

/* The library has changed: when it is next looked at. */
static void
library_changed_cb (BangGraphPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->loaded = FALSE;
}

/* Commands */

static void
path_toggled_cb (BangGraphPage *self)
{
  gboolean shown = gtk_toggle_button_get_active (self->path_toggle);

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->path_bar), shown);
  if (shown)
    gtk_widget_grab_focus (GTK_WIDGET (self->path_from));
  else
    bang_graph_view_set_path (self->view, NULL, 0);
}

static void
path_changed_cb (BangGraphPage *self)
{
  gtk_widget_set_sensitive (self->path_button,
                            bang_name_entry_get_id (self->path_from) != 0 &&
                            bang_name_entry_get_id (self->path_to) != 0);
}

static void
path_chosen_cb (BangGraphPage *self)
{
  if (gtk_widget_get_sensitive (self->path_button))
    bang_graph_page_find_path (self);
  else if (bang_name_entry_get_id (self->path_to) == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->path_to));
}

static void
path_clicked_cb (BangGraphPage *self)
{
  bang_graph_page_find_path (self);
}

static void
find_chosen_cb (BangGraphPage *self)
{
  BangGraph *graph = bang_graph_view_get_graph (self->view);
  int node = graph != NULL ? bang_graph_find_node (graph, bang_name_entry_get_id (self->find)) : -1;

  if (node < 0)
    {
      gtk_label_set_text (self->status, _("This name is not in the graph: it is in too few articles, "
                                          "or the filter leaves it out."));
      return;
    }
  gtk_toggle_button_set_active (self->as_list, FALSE);
  bang_graph_view_show_node (self->view, node);
  bang_graph_view_set_marked (self->view, node);
}

static void
freeze_toggled_cb (BangGraphPage *self)
{
  bang_graph_view_set_running (self->view, !gtk_toggle_button_get_active (self->freeze));
}

static void
as_list_toggled_cb (BangGraphPage *self)
{
  show_child (self);
}

static void
name_activated_cb (BangGraphPage *self,
                   gint64         id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-entity", "x", id);
}

static void
marked_cb (BangGraphPage *self)
{
  bang_graph_page_show_company (self, bang_graph_view_get_marked (self->view));
}

static void
running_cb (BangGraphPage *self)
{
  update_status (self);
}

static void
list_activated_cb (BangGraphPage *self,
                   guint          position)
{
  bang_graph_page_show_meetings (self, position);
}

static void
close_details_cb (BangGraphPage *self)
{
  bang_graph_view_set_marked (self->view, -1);
  bang_graph_page_hide_details (self);
}

static void
zoom_in_action (GtkWidget  *widget,
                const char *name,
                GVariant   *target)
{
  bang_graph_view_zoom_by (BANG_GRAPH_PAGE (widget)->view, ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *target)
{
  bang_graph_view_zoom_by (BANG_GRAPH_PAGE (widget)->view, 1.0 / ZOOM_STEP);
}

static void
fit_action (GtkWidget  *widget,
            const char *name,
            GVariant   *target)
{
  bang_graph_view_fit (BANG_GRAPH_PAGE (widget)->view);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *target)
{
  static const char * const ids[] = { "svg", "png", "gexf", "graphml" };
  const char *id = g_variant_get_string (target, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      if (g_str_equal (ids[i], id))
        bang_graph_page_ask_save (BANG_GRAPH_PAGE (widget), (BangGraphSaving) i);
    }
}

/* GObject */

static void
bang_graph_page_map (GtkWidget *widget)
{
  BangGraphPage *self = BANG_GRAPH_PAGE (widget);

  GTK_WIDGET_CLASS (bang_graph_page_parent_class)->map (widget);

  if (self->navigator == NULL)
    return;
  self->wanted = bang_navigator_get_entity_id (self->navigator);
  /* In a few articles hardly anybody appears twice. */
  if (!self->asked && bang_archive_get_n_articles (self->archive) < FEW_ARTICLES)
    gtk_spin_button_set_value (self->min_articles, 1.0);
  self->asked = TRUE;
  if (!self->loaded)
    load (self);
  else
    mark_wanted (self);
}

/* Nothing goes on behind what is seen. */
static void
bang_graph_page_unmap (GtkWidget *widget)
{
  BangGraphPage *self = BANG_GRAPH_PAGE (widget);

  g_clear_handle_id (&self->filter_source, g_source_remove);
  if (self->loading != NULL)
    {
      stop_loading (self);
      self->loaded = FALSE;
    }

  GTK_WIDGET_CLASS (bang_graph_page_parent_class)->unmap (widget);
}

static void
bang_graph_page_dispose (GObject *object)
{
  BangGraphPage *self = BANG_GRAPH_PAGE (object);

  g_clear_handle_id (&self->filter_source, g_source_remove);
  stop_loading (self);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_GRAPH_PAGE);
  g_clear_object (&self->navigator);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (bang_graph_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, box);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, view);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, list);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, status);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, find);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, freeze);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, as_list);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, path_toggle);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, path_bar);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, path_from);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, path_to);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, path_button);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, persons);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, organisations);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, places);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, countries);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, only_found);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, type);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, first_year);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, last_year);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, min_articles);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, details);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, details_title);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, details_list);
  gtk_widget_class_bind_template_child (widget_class, BangGraphPage, details_scroller);
}

static void
bang_graph_page_class_init (BangGraphPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_graph_page_dispose;
  widget_class->map = bang_graph_page_map;
  widget_class->unmap = bang_graph_page_unmap;

  g_type_ensure (BANG_TYPE_GRAPH_VIEW);
  g_type_ensure (BANG_TYPE_NAME_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-graph-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, path_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, path_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, path_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, path_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, freeze_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, as_list_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, marked_cb);
  gtk_widget_class_bind_template_callback (widget_class, running_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_details_cb);
  gtk_widget_class_bind_template_callback (widget_class, bang_graph_page_row_activated);
  gtk_widget_class_install_action (widget_class, "graph.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "graph.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "graph.fit", NULL, fit_action);
  gtk_widget_class_install_action (widget_class, "graph.save", "s", save_action);
  gtk_widget_class_set_css_name (widget_class, "graph-page");
}

static void
fill_types (BangGraphPage *self)
{
  const char * const *codes = bang_event_type_get_codes ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Any"));
  for (guint i = 0; codes[i] != NULL; i++)
    gtk_string_list_append (labels, bang_event_type_get_label (codes[i]));
  gtk_drop_down_set_model (self->type, G_LIST_MODEL (labels));
}

static void
bang_graph_page_init (BangGraphPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_types (self);
  bang_graph_page_init_list (self);
}

GtkWidget *
bang_graph_page_new (void)
{
  return g_object_new (BANG_TYPE_GRAPH_PAGE, NULL);
}

/**
 * bang_graph_page_set_context:
 * @self: a page
 * @archive: whose names it shows
 * @navigator: what is searched and open
 */
void
bang_graph_page_set_context (BangGraphPage *self,
                             BangArchive   *archive,
                             BangNavigator *navigator)
{
  g_return_if_fail (BANG_IS_GRAPH_PAGE (self));
  g_return_if_fail (self->navigator == NULL);

  self->archive = g_object_ref (archive);
  self->navigator = g_object_ref (navigator);
  bang_name_entry_set_archive (self->find, archive);
  bang_name_entry_set_archive (self->path_from, archive);
  bang_name_entry_set_archive (self->path_to, archive);
  g_signal_connect_object (navigator, "notify::query", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
}
