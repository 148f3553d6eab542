/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done in an article: the actions "article.…" and their keys. Menus
 * and the cards inside the text use them by name. Main thread. */

#include "config.h"
#include "window/bang-article-view-private.h"

/* The longest selection that is searched for, in characters. */
#define MAX_SEARCHED 200

static void
show_evidence_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  guint64 start;
  guint64 end;

  g_variant_get (parameter, "(tt)", &start, &end);
  bang_article_view_show_evidence (BANG_ARTICLE_VIEW (widget),
                                   (BangSpan) { (gsize) start, (gsize) end });
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  BangArticleView *self = BANG_ARTICLE_VIEW (widget);

  if (self->article == NULL)
    return;

  gtk_search_bar_set_search_mode (self->find_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
}

static void
find_next_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  bang_article_view_find_next (BANG_ARTICLE_VIEW (widget), FALSE);
}

static void
find_previous_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  bang_article_view_find_next (BANG_ARTICLE_VIEW (widget), TRUE);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit_by_name (BANG_ARTICLE_VIEW (widget)->prose, "copy-clipboard");
}

static void
select_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  BangArticleView *self = BANG_ARTICLE_VIEW (widget);

  bang_article_view_fill_all (self);
  g_signal_emit_by_name (self->prose, "select-all", TRUE);
}

/* What is selected is searched as a phrase. */
static void
search_selection_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  BangArticleView *self = BANG_ARTICLE_VIEW (widget);
  g_autofree char *selection = bang_article_view_dup_selection (self);
  g_autofree char *query = NULL;

  if (selection == NULL)
    return;

  g_strdelimit (selection, "\r\n\t", ' ');
  g_strstrip (selection);
  if (g_utf8_strlen (selection, -1) > MAX_SEARCHED)
    *g_utf8_offset_to_pointer (selection, MAX_SEARCHED) = '\0';
  query = bang_query_format_field (BANG_FIELD_ANY, selection);
  gtk_widget_activate_action (widget, "win.search", "s", query);
}

static void
correct_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  if (!bang_article_view_correct (BANG_ARTICLE_VIEW (widget)))
    gtk_widget_error_bell (widget);
}

static void
write_note_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  bang_article_view_write_note (BANG_ARTICLE_VIEW (widget));
}

static void
edit_note_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  bang_article_view_edit_note (BANG_ARTICLE_VIEW (widget), g_variant_get_string (parameter, NULL));
}

/* Called once, for the class. */
void
bang_article_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "article.show-evidence", "(tt)", show_evidence_action);
  gtk_widget_class_install_action (widget_class, "article.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "article.find-next", NULL, find_next_action);
  gtk_widget_class_install_action (widget_class, "article.find-previous", NULL, find_previous_action);
  gtk_widget_class_install_action (widget_class, "article.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "article.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "article.search-selection", NULL, search_selection_action);
  gtk_widget_class_install_action (widget_class, "article.correct", NULL, correct_action);
  gtk_widget_class_install_action (widget_class, "article.write-note", NULL, write_note_action);
  gtk_widget_class_install_action (widget_class, "article.edit-note", "s", edit_note_action);
  gtk_widget_class_install_property_action (widget_class, "article.show-furniture", "show-furniture");
  gtk_widget_class_install_property_action (widget_class, "article.mark-persons", "mark-persons");
  gtk_widget_class_install_property_action (widget_class, "article.mark-organisations", "mark-organisations");
  gtk_widget_class_install_property_action (widget_class, "article.mark-places", "mark-places");

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "article.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "article.correct", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "article.find-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "article.find-previous", NULL);
}
