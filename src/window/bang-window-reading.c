/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reading half of the window: follows the navigator to an article or an
 * entity, loads it, and shows it when it is there. Until then what was on the
 * screen stays, and a spinner appears only when it takes long enough to wonder.
 * Main thread only.
 */
#include "config.h"

#include "window/bang-window-private.h"

#include <glib/gi18n.h>

#include "text/bang-normal.h"
#include "window/bang-markup.h"
#include "window/bang-prose.h"

#define WONDER_MS 250

static gboolean
content_slow_cb (gpointer data)
{
  BangWindow *self = data;

  self->content_source = 0;
  gtk_spinner_start (self->content_spinner);
  gtk_stack_set_visible_child_name (self->content, "loading");

  return G_SOURCE_REMOVE;
}

static gboolean
relations_slow_cb (gpointer data)
{
  BangWindow *self = data;

  self->relations_source = 0;
  bang_relations_pane_set_loading (self->relations, TRUE);

  return G_SOURCE_REMOVE;
}

static void
stop_loading (BangWindow *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->content_source, g_source_remove);
  gtk_spinner_stop (self->content_spinner);
}

static void
stop_relating (BangWindow *self)
{
  if (self->relating != NULL)
    g_cancellable_cancel (self->relating);
  g_clear_object (&self->relating);
  g_clear_handle_id (&self->relations_source, g_source_remove);
}

static void
show_page (BangWindow *self,
           const char *name)
{
  GtkStackPage *page = gtk_stack_get_page (self->content,
                                           gtk_stack_get_child_by_name (self->content, name));
  g_autofree char *title = NULL;

  bang_window_need (self, name);
  g_clear_handle_id (&self->content_source, g_source_remove);
  gtk_spinner_stop (self->content_spinner);
  bang_window_show_child (self->content, name);

  if (g_str_equal (name, "article") && self->article != NULL)
    title = bang_normal_for_screen (self->article->row->title);
  else if (g_str_equal (name, "entity") && bang_entity_page_get_card (self->entity) != NULL)
    title = bang_normal_for_screen (bang_entity_page_get_card (self->entity)->row->name);
  else if (gtk_stack_page_get_title (page) != NULL)
    title = g_strdup (gtk_stack_page_get_title (page));
  gtk_window_set_title (GTK_WINDOW (self), title != NULL && *title != '\0' ? title : "Bang Giao");

  bang_window_set_enabled (self, "copy-citation", g_str_equal (name, "article"));
  bang_window_queue_status (self);
}

static void
show_missing (BangWindow   *self,
              const GError *error)
{
  g_autofree char *text = bang_markup_escape (error->message);

  adw_status_page_set_description (self->missing, text);
  show_page (self, "missing");
}

/* Relations */

static void
relations_loaded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (BangWindow) self = user_data;
  g_autoptr (BangRelations) relations = NULL;
  g_autoptr (GError) error = NULL;

  relations = bang_archive_load_relations_finish (BANG_ARCHIVE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  stop_relating (self);
  if (self->relations == NULL)
    return;
  if (error != NULL)
    g_debug ("Relations could not be read: %s", error->message);
  bang_relations_pane_set_loading (self->relations, FALSE);
  bang_relations_pane_set_relations (self->relations, relations);
}

static void
load_relations (BangWindow *self,
                gint64      id)
{
  stop_relating (self);
  bang_relations_pane_set_article (self->relations, id);
  if (id == 0)
    {
      bang_relations_pane_set_loading (self->relations, FALSE);
      bang_relations_pane_set_relations (self->relations, NULL);
      return;
    }

  self->relating = g_cancellable_new ();
  self->relations_source = g_timeout_add (WONDER_MS, relations_slow_cb, self);
  bang_archive_load_relations_async (self->archive, id, self->relating,
                                     relations_loaded_cb, g_object_ref (self));
}

/* Articles and entities */

static void
article_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (BangWindow) self = user_data;
  g_autoptr (BangArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  article = bang_archive_load_article_finish (BANG_ARCHIVE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->content == NULL)
    return;

  stop_loading (self);
  if (article == NULL)
    {
      show_missing (self, error);
      return;
    }

  g_clear_pointer (&self->article, bang_article_unref);
  self->article = g_steal_pointer (&article);
  bang_window_need (self, "article");
  bang_article_view_set_article (self->view, self->article,
                                 bang_navigator_get_query (self->navigator));
  if (self->restore_scroll)
    bang_article_view_set_scroll (self->view, bang_navigator_get_scroll (self->navigator));
  self->restore_scroll = FALSE;
  show_page (self, "article");
  bang_relations_pane_set_own (self->relations, self->article->row);
  bang_window_load_personal (self);
  bang_window_show_evidence (self);
}

/* The list of names is the one that the open name is in. */
void
bang_window_show_kind (BangWindow *self)
{
  BangEntityCard *card = self->entity != NULL ? bang_entity_page_get_card (self->entity) : NULL;

  if (self->people != NULL && card != NULL && bang_navigator_get_entity_id (self->navigator) == card->row->id)
    bang_people_page_set_kind (self->people, card->row->kind);
}

static void
entity_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (BangWindow) self = user_data;
  g_autoptr (BangEntityCard) card = NULL;
  g_autoptr (GError) error = NULL;

  card = bang_archive_load_entity_finish (BANG_ARCHIVE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->content == NULL)
    return;

  stop_loading (self);
  if (card == NULL)
    {
      show_missing (self, error);
      return;
    }

  self->shown_entity = card->row->id;
  bang_window_need (self, "entity");
  bang_entity_page_set_card (self->entity, card);
  show_page (self, "entity");
  bang_window_show_kind (self);
  bang_window_load_story (self);
}

static void
story_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (BangWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BangEntityStory) story = NULL;

  story = bang_archive_load_story_finish (BANG_ARCHIVE (source), result, &error);
  if (story == NULL)
    g_debug ("Events and relations could not be read: %s", error->message);
  else if (self->entity != NULL)
    bang_entity_page_set_story (self->entity, story);
}

/* What stands below the card: it is there when it is there. */
void
bang_window_load_story (BangWindow *self)
{
  if (self->shown_entity != 0)
    bang_archive_load_story_async (self->archive, self->shown_entity, NULL, story_loaded_cb, g_object_ref (self));
}

/* Shows what the navigator says is open, loading what is not there yet. */
static void
follow (BangWindow *self)
{
  gint64 article = bang_navigator_get_article_id (self->navigator);
  gint64 entity = bang_navigator_get_entity_id (self->navigator);
  const char *view = bang_navigator_get_view (self->navigator);

  if (self->content == NULL)
    return;

  stop_loading (self);
  self->restore_scroll = FALSE;

  if (view != NULL)
    {
      show_page (self, view);
    }
  else if (entity != 0 && self->shown_entity == entity)
    {
      show_page (self, "entity");
    }
  else if (entity != 0)
    {
      self->loading = g_cancellable_new ();
      self->content_source = g_timeout_add (WONDER_MS, content_slow_cb, self);
      bang_archive_load_entity_async (self->archive, entity, self->loading,
                                      entity_loaded_cb, g_object_ref (self));
    }
  else if (article == 0)
    {
      show_page (self, "nothing");
      g_clear_pointer (&self->article, bang_article_unref);
      if (self->view != NULL)
        bang_article_view_set_article (self->view, NULL, NULL);
    }
  else if (self->article != NULL && self->article->row->id == article)
    {
      show_page (self, "article");
    }
  else
    {
      self->loading = g_cancellable_new ();
      self->content_source = g_timeout_add (WONDER_MS, content_slow_cb, self);
      bang_archive_load_article_async (self->archive, article, self->loading,
                                       article_loaded_cb, g_object_ref (self));
    }
}

static void
article_changed_cb (BangWindow *self)
{
  follow (self);
  load_relations (self, bang_navigator_get_article_id (self->navigator));
}

static void
query_changed_cb (BangWindow *self)
{
  if (self->article != NULL)
    bang_article_view_set_article (self->view, self->article,
                                   bang_navigator_get_query (self->navigator));
}

static void
leaving_cb (BangWindow *self)
{
  if (self->article != NULL
      && self->article->row->id == bang_navigator_get_article_id (self->navigator))
    bang_navigator_set_scroll (self->navigator, bang_article_view_get_scroll (self->view));
}

static void
moved_cb (BangWindow *self)
{
  self->restore_scroll = self->loading != NULL;
}

/* An import or a decision may have changed what is open; what it is connected
 * with has. */
void
bang_window_relate_again (BangWindow *self)
{
  load_relations (self, bang_navigator_get_article_id (self->navigator));
}

void
bang_window_init_reading (BangWindow *self)
{
  g_signal_connect_object (self->navigator, "notify::article-id",
                           G_CALLBACK (article_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->navigator, "notify::entity-id",
                           G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->navigator, "notify::view",
                           G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->navigator, "notify::query",
                           G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->navigator, "leaving",
                           G_CALLBACK (leaving_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->navigator, "moved",
                           G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->archive, "imported",
                           G_CALLBACK (bang_window_relate_again), self, G_CONNECT_SWAPPED);

  show_page (self, "nothing");
}

void
bang_window_dispose_reading (BangWindow *self)
{
  if (self->content_spinner != NULL)
    {
      stop_loading (self);
      stop_relating (self);
    }
  g_clear_pointer (&self->article, bang_article_unref);
}

/* Asks again for what is open, after an error. */
void
bang_window_reload (BangWindow *self)
{
  g_clear_pointer (&self->article, bang_article_unref);
  self->shown_entity = 0;
  article_changed_cb (self);
}

/* "Title". Source, day: what a footnote needs and the article gives; before it
 * the passage that is selected. */
void
bang_window_copy_citation (BangWindow *self)
{
  const BangArticleRow *row;
  g_autofree char *date = NULL;
  g_autofree char *title = NULL;
  g_autofree char *source = NULL;
  g_autofree char *passage = NULL;
  g_autoptr (GString) text = NULL;

  if (self->article == NULL)
    return;

  passage = bang_article_view_dup_selection (self->view);

  row = self->article->row;
  title = bang_normal_for_screen (row->title);
  source = row->source != NULL ? bang_normal_for_screen (row->source) : NULL;
  date = bang_prose_dup_date (row->date, row->date, row->date_basis);

  /* Translators: the title of an article in a citation, in quotation marks. */
  text = g_string_new (NULL);
  if (passage != NULL && *g_strstrip (passage) != '\0')
    g_string_append_printf (text, "%s\n— ", passage);
  g_string_append_printf (text, _("“%s”"), title);
  if (source != NULL && *source != '\0')
    g_string_append_printf (text, ". %s", source);
  if (date != NULL && *date != '\0')
    g_string_append_printf (text, ", %s", date);
  g_string_append_c (text, '.');

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
  bang_window_toast (self, passage != NULL && *passage != '\0' ? _("Passage copied with its citation")
                                                               : _("Citation copied"), NULL, NULL, NULL);
}
