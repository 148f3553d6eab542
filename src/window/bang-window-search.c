/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The search of the window and what narrows it: the bar, the sidebar of filters,
 * the kept searches. Beside the list the sidebar is kept; where it has no room it
 * lies over the list when it is called for. Main thread only.
 */
#include "config.h"

#include "window/bang-window-private.h"

#include <glib/gi18n.h>

#include "query/bang-query-parts.h"

/* With the filters gone from beside it the list is as wide as it was before
 * there were any, so that list and article become two pages below 860 pixels. */
#define LIST_WIDTH_ALONE 360
#define MIN_LIST_WIDTH   260

/* The sidebar */

static void
update_facets (BangWindow *self)
{
  gboolean narrow = bang_width_bin_get_narrow (self->width_bin);
  int width = g_settings_get_int (self->settings, "list-pane-width");

  gtk_widget_set_size_request (GTK_WIDGET (self->pane), narrow ? MAX (width, LIST_WIDTH_ALONE) : MAX (width, MIN_LIST_WIDTH), -1);
  adw_flap_set_fold_policy (self->facets_flap, narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->facets_flap,
                            !narrow && g_settings_get_boolean (self->settings, "show-facets"));
}

static void
facets_revealed_cb (BangWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "toggle-facets");

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_boolean (adw_flap_get_reveal_flap (self->facets_flap)));
}

static void
toggle_facets_action (GSimpleAction *action,
                      GVariant      *state,
                      gpointer       user_data)
{
  BangWindow *self = user_data;
  gboolean show = g_variant_get_boolean (state);
  gboolean narrow = bang_width_bin_get_narrow (self->width_bin);

  if (!narrow)
    g_settings_set_boolean (self->settings, "show-facets", show);
  adw_flap_set_reveal_flap (self->facets_flap, show);

  /* Called for with a key, over the list: the keyboard goes along. */
  if (show && narrow)
    gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
  else if (narrow)
    bang_window_focus_list (self);
}

/* Hides the filters that lie over the list; whether they did. */
gboolean
bang_window_hide_facets (BangWindow *self)
{
  if (!adw_flap_get_folded (self->facets_flap) || !adw_flap_get_reveal_flap (self->facets_flap))
    return FALSE;

  adw_flap_set_reveal_flap (self->facets_flap, FALSE);
  bang_window_focus_list (self);

  return TRUE;
}

static void
clear_filters_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  BangWindow *self = user_data;
  g_autofree char *typed = NULL;

  typed = bang_query_typed_clear (bang_navigator_get_query_text (self->navigator), BANG_FIELD_ANY);
  bang_navigator_search (self->navigator, typed, BANG_QUERY_TYPED);
}

/* Kept searches */

static void
save_search_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  bang_search_bar_save (BANG_WINDOW (user_data)->search_bar);
}

static void
delete_saved_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  BangWindow *self = user_data;
  const BangSavedSearch *search = bang_saved_searches_find (self->saved, g_variant_get_string (parameter, NULL));
  g_autofree char *text = NULL;

  if (search == NULL)
    return;

  /* Translators: %s is the name of a saved search. */
  text = g_strdup_printf (_("“%s” deleted"), search->name);
  bang_window_toast (self, text, _("_Undo"), "win.restore-saved",
                     g_variant_new ("(sssix)", search->uuid, search->name, search->query,
                                    (int) search->sort, search->at));
  bang_saved_searches_delete (self->saved, search->uuid);
}

static void
restore_saved_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  BangWindow *self = user_data;
  BangSavedSearch search;
  int sort;

  g_variant_get (parameter, "(&s&s&six)", &search.uuid, &search.name, &search.query, &sort, &search.at);
  search.sort = (BangSort) CLAMP (sort, BANG_SORT_RELEVANCE, BANG_SORT_OLDEST);
  bang_saved_searches_put (self->saved, &search);
}

static void
saved_failed_cb (BangWindow *self,
                 const char *sentence)
{
  bang_window_toast (self, sentence, NULL, NULL, NULL);
}

static void
library_changed_cb (BangWindow *self)
{
  bang_saved_searches_set_library (self->saved, bang_archive_get_library (self->archive));
}

static void
search_left_cb (BangWindow *self)
{
  bang_window_focus_list (self);
}

/* Before the template is there: its actions have to be. */
void
bang_window_init_search_actions (BangWindow *self)
{
  static const GActionEntry entries[] = {
    { "toggle-facets", NULL, NULL, "true", toggle_facets_action },
    { "clear-filters", clear_filters_action },
    { "save-search", save_search_action },
    { "delete-saved", delete_saved_action, "s" },
    { "restore-saved", restore_saved_action, "(sssix)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->saved = bang_saved_searches_new ();
}

void
bang_window_init_search (BangWindow *self)
{
  g_signal_connect_object (self->archive, "notify::library", G_CALLBACK (library_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->archive, "changed", G_CALLBACK (bang_saved_searches_refresh), self->saved,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saved, "failed", G_CALLBACK (saved_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_bar, "left", G_CALLBACK (search_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->width_bin, "notify::narrow", G_CALLBACK (update_facets), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->facets_flap, "notify::reveal-flap", G_CALLBACK (facets_revealed_cb), self,
                           G_CONNECT_SWAPPED);

  bang_search_bar_set_context (self->search_bar, self->archive, self->navigator, self->saved);
  bang_sidebar_set_context (self->sidebar, self->archive, self->navigator, self->saved);
  library_changed_cb (self);
  update_facets (self);
  facets_revealed_cb (self);
}
