/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the list pane says: how many were found, how the query was understood,
 * why there are no rows, how far an import is. Main thread only.
 */
#include "config.h"

#include "window/bang-articles-page-private.h"

#include <glib/gi18n.h>

#include "library/bang-place-names.h"
#include "text/bang-normal.h"
#include "window/bang-markup.h"
#include "window/bang-prose.h"

void
bang_articles_page_update_count (BangArticlesPage *self)
{
  guint64 n_all = self->archive != NULL ? bang_archive_get_n_articles (self->archive) : 0;
  guint n_found = bang_article_list_get_n_found (self->list);
  BangQuery *query = bang_article_list_get_query (self->list);
  g_autofree char *text = NULL;

  /* Until all are counted, the number before is less wrong than a part. */
  if (!bang_article_list_get_complete (self->list))
    return;

  if (bang_query_is_empty (query))
    {
      text = g_strdup_printf (ngettext ("%'u article", "%'u articles", n_found), n_found);
    }
  else
    {
      g_autofree char *found = bang_prose_dup_number (n_found);
      g_autofree char *all = bang_prose_dup_number (MAX (n_all, n_found));

      /* Translators: how many articles a search found: "5 of 312 articles". */
      text = g_strdup_printf (ngettext ("%1$s of %2$s article", "%1$s of %2$s articles", n_all),
                              found, all);
    }
  gtk_label_set_text (self->count, text);
}

/* Words to be shown in their context. */
static gboolean
has_words (BangQuery *query)
{
  g_autoptr (BangQueryParts) parts = bang_query_parts_new (bang_query_get_typed (query));
  g_autofree char *words = bang_query_parts_dup_words (parts);

  return *words != '\0';
}

void
bang_articles_page_update_explanation (BangArticlesPage *self)
{
  BangQuery *query = bang_article_list_get_query (self->list);
  g_autofree char *explained = bang_query_is_empty (query) ? NULL : bang_library_explain (query);
  g_autofree char *shown = explained != NULL ? bang_normal_for_screen (explained) : NULL;

  gtk_widget_set_visible (self->context, has_words (query));
  /* The line is always there: the list must not move when a search begins. */
  gtk_label_set_text (self->explanation, shown != NULL ? shown : _("The whole library"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->explanation), shown);
}

static void
clear_reliefs (BangArticlesPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->reliefs))) != NULL)
    gtk_box_remove (self->reliefs, child);
}

/* Which condition to drop, and what that would give. */
static void
relieved_cb (GPtrArray *found,
             guint      n_furniture,
             gpointer   user_data)
{
  BangArticlesPage *self = user_data;

  clear_reliefs (self);
  for (guint i = 0; i < found->len; i++)
    {
      const BangRelief *relief = g_ptr_array_index (found, i);
      g_autofree char *number = bang_prose_dup_number (relief->n_found);
      g_autofree char *text = NULL;
      GtkWidget *button;

      /* Translators: a condition of a search, and how many articles there are without it. */
      text = g_strdup_printf (ngettext ("Without “%s”: %s article", "Without “%s”: %s articles", relief->n_found),
                              relief->label, number);
      button = gtk_button_new_with_label (text);
      gtk_widget_add_css_class (button, "pill");
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_MIDDLE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.search");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", relief->typed);
      gtk_box_append (self->reliefs, button);
    }
}

static void
show_nothing (BangArticlesPage *self)
{
  BangQuery *query = bang_article_list_get_query (self->list);
  g_autofree char *typed = bang_markup_escape (bang_query_get_typed (query));
  g_autofree char *text = NULL;

  /* Translators: %s is what was searched for. */
  text = g_strdup_printf (_("Nothing in the library matches “%s”. Try fewer words, or type them without marks."),
                          typed);
  adw_status_page_set_description (self->nothing, text);

  clear_reliefs (self);
  bang_search_aid_relieve (self->aid, bang_query_get_typed (query), relieved_cb, self);
}

void
bang_articles_page_update_state (BangArticlesPage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
  gboolean loading = bang_article_list_get_loading (self->list);
  const char *error = bang_article_list_get_error (self->list);
  const char *page = NULL;

  if (error != NULL)
    {
      g_autofree char *escaped = bang_markup_escape (error);

      adw_status_page_set_description (self->error, escaped);
      page = "error";
    }
  else if (!empty)
    {
      page = "list";
    }
  else if (loading)
    {
      page = "loading";
    }
  else if (bang_article_list_get_complete (self->list))
    {
      if (!bang_query_is_empty (bang_article_list_get_query (self->list)))
        {
          show_nothing (self);
          page = "nothing";
        }
      else if (self->import != NULL)
        {
          page = "waiting";
        }
      else
        {
          page = "list";
        }
    }

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), loading && !empty);
  gtk_spinner_set_spinning (self->spinner, loading && !empty);
  gtk_spinner_set_spinning (self->big_spinner, loading && empty);
  if (page != NULL)
    gtk_stack_set_visible_child_name (self->stack, page);
  bang_articles_page_update_count (self);
}

static char *
dup_time_left (int seconds)
{
  int minutes;

  if (seconds < 0)
    return NULL;
  if (seconds < 60)
    return g_strdup_printf (ngettext ("%d second left", "%d seconds left", MAX (seconds, 1)),
                            MAX (seconds, 1));

  minutes = (seconds + 30) / 60;
  return g_strdup_printf (ngettext ("about %d minute left", "about %d minutes left", minutes),
                          minutes);
}

void
bang_articles_page_update_import (BangArticlesPage *self)
{
  g_autofree char *title = NULL;
  g_autofree char *current = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *left = NULL;
  g_autofree char *detail = NULL;
  guint done;
  guint total;

  if (self->import == NULL)
    {
      bang_progress_row_hide (self->import_row);
      return;
    }

  done = bang_import_job_get_done (self->import);
  total = bang_import_job_get_total (self->import);
  current = bang_import_job_dup_current (self->import);
  name = current != NULL ? g_path_get_basename (current) : g_strdup ("");
  shown = bang_normal_for_screen (name);
  left = dup_time_left (bang_import_job_get_remaining (self->import));
  title = total > 0 ? g_strdup_printf (ngettext ("Importing %'u of %'u file",
                                                 "Importing %'u of %'u files", total),
                                       done, total)
                    : g_strdup (_("Looking for files…"));
  detail = left != NULL ? g_strdup_printf ("%s · %s", left, shown) : g_strdup (shown);

  bang_progress_row_show (self->import_row, title, detail,
                          total > 0 ? (double) done / total : -1);
}
