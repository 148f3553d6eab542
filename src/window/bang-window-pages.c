/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lists of the window as pages, and opening an article at its sentence. The
 * pages do not know each other: which one is shown is for the navigator to say,
 * and each asks it what to look for. Main thread only.
 */
#include "config.h"

#include "window/bang-window-private.h"

#include <glib/gi18n.h>

/* What is said where something is to be read once it is chosen. */
static void
update_nothing (BangWindow *self)
{
  const char *page = bang_navigator_get_page (self->navigator);
  const char *icon = "text-x-generic-symbolic";
  const char *title = _("No Article Open");
  const char *text = _("Choose one from the list. What it is connected with appears beside it.");

  if (g_str_equal (page, BANG_NAVIGATOR_PEOPLE))
    {
      icon = "avatar-default-symbolic";
      title = _("No Name Chosen");
      text = _("Choose one from the list to see its offices, its events and whom it appears with.");
    }
  else if (g_str_equal (page, BANG_NAVIGATOR_EVENTS) || g_str_equal (page, BANG_NAVIGATOR_LEDGER))
    {
      text = _("Choose a row of the list to read the article that reports it.");
    }

  adw_status_page_set_icon_name (self->nothing, icon);
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, text);
}

/* Relations are those of an article. While only a name is open, its graph has
 * the whole side to itself: what else there is to say stands on its page. */
static void
update_side (BangWindow *self)
{
  gboolean graph_only = bang_navigator_get_article_id (self->navigator) == 0
                        && bang_navigator_get_entity_id (self->navigator) != 0
                        && bang_graph_pane_get_showing (self->graph_pane);

  gtk_widget_set_visible (GTK_WIDGET (self->relations), !graph_only);
  gtk_widget_set_vexpand (GTK_WIDGET (self->graph_pane), graph_only);
}

static void
page_shown_cb (BangWindow *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->pages);

  if (page != NULL)
    bang_navigator_open_page (self->navigator, page);
}

static void
page_changed_cb (BangWindow *self)
{
  const char *page = bang_navigator_get_page (self->navigator);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "page");

  bang_window_need (self, page);
  adw_view_stack_set_visible_child_name (self->pages, page);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (page));
  bang_window_update_actions (self);
  update_nothing (self);
}

/* Another article is open: its sentence was not asked for. */
static void
article_changed_cb (BangWindow *self)
{
  if (bang_navigator_get_article_id (self->navigator) != self->evidence_article)
    self->evidence_article = 0;
  update_side (self);
}

void
bang_window_init_pages (BangWindow *self)
{
  g_signal_connect_object (self->pages, "notify::visible-child",
                           G_CALLBACK (page_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->navigator, "notify::page",
                           G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->navigator, "notify::article-id",
                           G_CALLBACK (article_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->navigator, "notify::entity-id",
                           G_CALLBACK (update_side), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->graph_pane, "notify::showing",
                           G_CALLBACK (update_side), self, G_CONNECT_SWAPPED);

  bang_articles_page_set_context (self->page, self->archive, self->navigator);
  bang_graph_pane_set_context (self->graph_pane, self->archive, self->navigator);
  page_changed_cb (self);
}

gboolean
bang_window_shows_articles (BangWindow *self)
{
  return g_str_equal (bang_navigator_get_page (self->navigator), BANG_NAVIGATOR_ARTICLES);
}

/* Puts the keyboard into the list that is shown. */
void
bang_window_focus_list (BangWindow *self)
{
  const char *page = bang_navigator_get_page (self->navigator);

  if (g_str_equal (page, BANG_NAVIGATOR_EVENTS))
    bang_events_page_focus_list (self->events);
  else if (g_str_equal (page, BANG_NAVIGATOR_PEOPLE))
    bang_people_page_focus_list (self->people);
  else if (g_str_equal (page, BANG_NAVIGATOR_LEDGER))
    bang_ledger_page_focus_list (self->ledger);
  else
    bang_articles_page_focus_list (self->page);
}

/* Shows the sentence that was asked for when its article is on the screen. Who
 * opened a row of a list goes on in the text, not through the list; who opened
 * a fact stays on it. */
void
bang_window_show_evidence (BangWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (self->evidence_article == 0 || self->article == NULL
      || self->article->row->id != self->evidence_article
      || bang_navigator_get_entity_id (self->navigator) != 0
      || bang_navigator_get_view (self->navigator) != NULL)
    return;

  self->evidence_article = 0;
  bang_article_view_show_evidence (self->view, self->evidence);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pane)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Opens an article at a span of its text, in bytes. */
void
bang_window_open_evidence (BangWindow *self,
                           gint64      article,
                           guint64     start,
                           guint64     end)
{
  self->evidence_article = article;
  self->evidence = (BangSpan) { (gsize) start, (gsize) end };
  bang_navigator_open_article (self->navigator, article);
  bang_window_show_evidence (self);
}
