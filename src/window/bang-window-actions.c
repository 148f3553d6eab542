/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The commands of the window as actions; bang-window.h lists them. Each is a
 * line or two that tells the navigator, the selection, or another part of the
 * window. Main thread only.
 */
#include "config.h"

#include "window/bang-window-private.h"

static void
search_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  BangWindow *self = user_data;
  const char *text = g_variant_get_string (parameter, NULL);

  /* Whoever offers a search offers articles; to end it changes no page. */
  if (*text != '\0')
    bang_navigator_open_page (self->navigator, BANG_NAVIGATOR_ARTICLES);
  bang_navigator_search (self->navigator, text, BANG_QUERY_TYPED);
  bang_window_focus_list (self);
}

static void
focus_search_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  BangWindow *self = user_data;

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

/* In the article when it is to be seen, else in the library. */
static void
find_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  BangWindow *self = user_data;
  gboolean seen = g_strcmp0 (gtk_stack_get_visible_child_name (self->content), "article") == 0
                  && (!adw_leaflet_get_folded (self->leaflet)
                      || bang_navigator_get_reading (self->navigator));

  if (!seen || !gtk_widget_activate_action (GTK_WIDGET (self->view), "article.find", NULL))
    focus_search_action (action, parameter, user_data);
}

static void
open_article_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  bang_navigator_open_article (BANG_WINDOW (user_data)->navigator, g_variant_get_int64 (parameter));
}

static void
open_evidence_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  guint64 start;
  guint64 end;
  gint64 article;

  g_variant_get (parameter, "(xtt)", &article, &start, &end);
  bang_window_open_evidence (BANG_WINDOW (user_data), article, start, end);
}

static void
page_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  static const char *const pages[] = {
    BANG_NAVIGATOR_ARTICLES, BANG_NAVIGATOR_EVENTS,
    BANG_NAVIGATOR_PEOPLE,
    BANG_NAVIGATOR_LEDGER, NULL
  };
  BangWindow *self = user_data;
  const char *page = g_variant_get_string (parameter, NULL);

  if (!g_strv_contains (pages, page))
    return;

  bang_navigator_open_page (self->navigator, page);
  bang_window_focus_list (self);
}

static void
open_entity_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  bang_navigator_open_entity (BANG_WINDOW (user_data)->navigator, g_variant_get_int64 (parameter));
}

static void
back_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  BangWindow *self = user_data;

  if (bang_navigator_get_can_go_back (self->navigator))
    bang_navigator_go_back (self->navigator);
  else
    bang_navigator_leave (self->navigator);
}

static void
forward_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  bang_navigator_go_forward (BANG_WINDOW (user_data)->navigator);
}

static void
step_out_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  bang_window_step_out (BANG_WINDOW (user_data));
}

static void
reload_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  bang_window_reload (BANG_WINDOW (user_data));
}

static void
copy_citation_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  bang_window_copy_citation (BANG_WINDOW (user_data));
}

/* Import */

static void
import_folder_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  bang_window_ask_import (BANG_WINDOW (user_data), TRUE);
}

static void
import_files_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  bang_window_ask_import (BANG_WINDOW (user_data), FALSE);
}

static void
open_sample_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  bang_window_import_sample (BANG_WINDOW (user_data));
}

static void
import_details_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  bang_window_show_report (BANG_WINDOW (user_data));
}

/* Selection and export */

static void
select_all_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  BangSelection *selection = bang_articles_page_get_selection (BANG_WINDOW (user_data)->page);

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
}

static void
select_none_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  BangSelection *selection = bang_articles_page_get_selection (BANG_WINDOW (user_data)->page);

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (selection));
}

static void
export_chosen_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  BangWindow *self = user_data;
  g_autoptr (GArray) ids = NULL;

  ids = bang_selection_dup_chosen (bang_articles_page_get_selection (self->page));
  bang_window_ask_export (self, ids);
}

/* The chosen articles, else all that were found; NULL while they are counted,
 * for the first rows of a search are not what it found. */
static GArray *
dup_ids (BangWindow *self)
{
  BangArticleList *list = bang_articles_page_get_list (self->page);
  BangSelection *selection = bang_articles_page_get_selection (self->page);
  GArray *ids;

  if (bang_selection_get_n_chosen (selection) > 0)
    return bang_selection_dup_chosen (selection);
  if (!bang_article_list_get_complete (list))
    return NULL;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      gint64 id = bang_article_list_get_id (list, i);

      g_array_append_val (ids, id);
    }

  return ids;
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  BangWindow *self = user_data;
  g_autoptr (GArray) ids = dup_ids (self);

  if (ids != NULL)
    bang_window_ask_export (self, ids);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
export_article_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = g_variant_get_int64 (parameter);

  g_array_append_val (ids, id);
  bang_window_ask_export (BANG_WINDOW (user_data), ids);
}

static void
cancel_export_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  bang_window_cancel_export (BANG_WINDOW (user_data));
}

static void
show_folder_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

/* Switches. GPropertyAction would do, but it holds the window, which holds it. */

static void
selection_mode_action (GSimpleAction *action,
                       GVariant      *state,
                       gpointer       user_data)
{
  g_object_set (user_data, "choosing", g_variant_get_boolean (state), NULL);
}

static void
toggle_relations_action (GSimpleAction *action,
                         GVariant      *state,
                         gpointer       user_data)
{
  g_object_set (user_data, "show-relations", g_variant_get_boolean (state), NULL);
}

/* Brings the switches up to date with the properties behind them. */
void
bang_window_update_switches (BangWindow *self)
{
  GActionMap *map = G_ACTION_MAP (self);
  gboolean choosing;
  gboolean relations;

  g_object_get (self, "choosing", &choosing, "show-relations", &relations, NULL);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "selection-mode")),
                             g_variant_new_boolean (choosing));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "toggle-relations")),
                             g_variant_new_boolean (relations));
}

/* For scripts: what the dialogs would ask comes with the command. */

static void
import_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  const char *path = g_variant_get_string (parameter, NULL);

  bang_window_import (BANG_WINDOW (user_data), (const char * const []) { path, NULL });
}

static void
export_to_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  BangWindow *self = user_data;
  g_autoptr (GArray) ids = dup_ids (self);
  g_autoptr (GFile) file = NULL;
  BangExportFormat format;
  const char *name;
  const char *path;

  g_variant_get (parameter, "(&s&s)", &name, &path);
  if (ids == NULL || !bang_export_format_from_string (name, &format) || !g_path_is_absolute (path))
    return;

  file = g_file_new_for_path (path);
  bang_window_export_to (self, ids, format, file);
}

static void
view_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  BangWindow *self = user_data;
  const char *view = g_variant_get_string (parameter, NULL);
  const char * const views[] = { BANG_NAVIGATOR_DECISIONS, BANG_NAVIGATOR_GRAPH,
                                 BANG_NAVIGATOR_CONCORDANCE, BANG_NAVIGATOR_HELP, NULL };

  /* From outside it may be anything, and only what has a page can be shown. */
  if (g_strv_contains (views, view) && gtk_stack_get_child_by_name (self->content, view) != NULL)
    bang_navigator_open_view (self->navigator, view);
}

static const GActionEntry entries[] = {
  { "search", search_action, "s" },
  { "focus-search", focus_search_action },
  { "find", find_action },
  { "open-article", open_article_action, "x" },
  { "open-entity", open_entity_action, "x" },
  { "open-evidence", open_evidence_action, "(xtt)" },
  { "page", page_action, "s", "'articles'" },
  { "view", view_action, "s" },
  { "back", back_action },
  { "forward", forward_action },
  { "step-out", step_out_action },
  { "reload", reload_action },
  { "copy-citation", copy_citation_action },
  { "import", import_action, "s" },
  { "import-folder", import_folder_action },
  { "import-files", import_files_action },
  { "import-details", import_details_action },
  { "open-sample", open_sample_action },
  { "selection-mode", NULL, NULL, "false", selection_mode_action },
  { "toggle-relations", NULL, NULL, "true", toggle_relations_action },
  { "select-all", select_all_action },
  { "select-none", select_none_action },
  { "export", export_action },
  { "export-chosen", export_chosen_action },
  { "export-article", export_article_action, "x" },
  { "export-to", export_to_action, "(ss)" },
  { "cancel-export", cancel_export_action },
  { "show-folder", show_folder_action, "s" },
};

/* In the window's action map rather than its class: so they are on the session
 * bus too, and what a menu does, a script can do. */
void
bang_window_init_actions (BangWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);

  self->status = g_simple_action_new_stateful ("status", NULL, g_variant_new ("a{sv}", NULL));
  g_simple_action_set_enabled (self->status, FALSE);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (self->status));
}

void
bang_window_set_enabled (BangWindow *self,
                         const char *name,
                         gboolean    enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  if (G_IS_SIMPLE_ACTION (action))
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* What can be done now. */
void
bang_window_update_actions (BangWindow *self)
{
  BangSelection *selection = bang_articles_page_get_selection (self->page);
  BangArticleList *list = bang_articles_page_get_list (self->page);
  gboolean library = bang_archive_get_library (self->archive) != NULL;
  gboolean rows = g_list_model_get_n_items (G_LIST_MODEL (list)) > 0;
  gboolean articles = bang_window_shows_articles (self);
  gboolean free = self->exporting == NULL;
  gboolean chosen = bang_selection_get_n_chosen (selection) > 0;
  gboolean covered = adw_leaflet_get_folded (self->leaflet)
                     && bang_navigator_get_reading (self->navigator);

  bang_window_set_enabled (self, "back", covered || bang_navigator_get_can_go_back (self->navigator));
  bang_window_set_enabled (self, "forward", bang_navigator_get_can_go_forward (self->navigator));
  bang_window_set_enabled (self, "import-folder", library);
  bang_window_set_enabled (self, "import-files", library);
  bang_window_set_enabled (self, "open-sample", library);
  bang_window_set_enabled (self, "page", library);
  bang_window_set_enabled (self, "selection-mode", articles);
  bang_window_set_enabled (self, "select-all", rows && articles);
  bang_window_set_enabled (self, "select-none", chosen);
  bang_window_set_enabled (self, "export", rows && free);
  bang_window_set_enabled (self, "export-chosen", chosen && free);
  bang_window_set_enabled (self, "export-article", library && free);
  bang_window_queue_status (self);
}

/* What is shown, as plain values, for whoever drives the window from outside. */
static gboolean
tell_status_cb (gpointer data)
{
  BangWindow *self = data;
  BangArticleList *list = bang_articles_page_get_list (self->page);
  const char *query = bang_navigator_get_query_text (self->navigator);
  gboolean searching = !bang_article_list_get_complete (list)
                       || bang_search_bar_get_pending (self->search_bar);
  GVariantBuilder builder;

  self->status_source = 0;
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  if (bang_archive_get_library (self->archive) != NULL)
    {
      g_variant_builder_add (&builder, "{sv}", "importing",
                             g_variant_new_boolean (bang_archive_get_import (self->archive) != NULL));
      g_variant_builder_add (&builder, "{sv}", "articles",
                             g_variant_new_uint64 (bang_archive_get_n_articles (self->archive)));
      g_variant_builder_add (&builder, "{sv}", "query", g_variant_new_string (query));
      g_variant_builder_add (&builder, "{sv}", "searching", g_variant_new_boolean (searching));
      g_variant_builder_add (&builder, "{sv}", "found",
                             g_variant_new_uint32 (bang_article_list_get_n_found (list)));
      g_variant_builder_add (&builder, "{sv}", "article",
                             g_variant_new_int64 (self->article != NULL ? self->article->row->id : 0));
      g_variant_builder_add (&builder, "{sv}", "entity", g_variant_new_int64 (self->shown_entity));
      g_variant_builder_add (&builder, "{sv}", "selected",
                             g_variant_new_uint32 (bang_selection_get_n_chosen (bang_articles_page_get_selection (self->page))));
    }
  g_simple_action_set_state (self->status, g_variant_builder_end (&builder));

  return G_SOURCE_REMOVE;
}

void
bang_window_queue_status (BangWindow *self)
{
  if (self->status_source == 0 && self->page != NULL)
    self->status_source = g_idle_add (tell_status_cb, self);
}

/* Esc: one step nearer to the whole library each time. */
void
bang_window_step_out (BangWindow *self)
{
  BangSelection *selection = bang_articles_page_get_selection (self->page);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (bang_window_hide_facets (self))
    return;

  if (bang_window_get_focus_mode (self))
    {
      bang_window_set_focus_mode (self, FALSE);
    }
  else if (bang_selection_get_choosing (selection) && bang_window_shows_articles (self))
    {
      bang_selection_set_choosing (selection, FALSE);
    }
  else if (bang_navigator_get_entity_id (self->navigator) != 0
           || bang_navigator_get_view (self->navigator) != NULL
           || (adw_leaflet_get_folded (self->leaflet)
               && bang_navigator_get_reading (self->navigator)))
    {
      bang_navigator_leave (self->navigator);
      bang_window_focus_list (self);
    }
  else if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pane)))
    {
      bang_window_focus_list (self);
    }
  else if (*bang_navigator_get_query_text (self->navigator) != '\0')
    {
      bang_navigator_search (self->navigator, "", BANG_QUERY_TYPED);
    }
}
