/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding in the article that is shown, with the same rules as searching the
 * library: marks typed mean themselves, none typed mean any. Main thread. */

#include "config.h"
#include "window/bang-article-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

static void
add_finds (BangArticleView *self,
           const BangShown *shown)
{
  const char *text = bang_document_get_text (self->article->document, NULL) + shown->source.start;
  g_autoptr (GArray) hits = NULL;
  const char *at = text;
  gsize chars = shown->start;

  hits = bang_query_find (self->find, text, shown->source.end - shown->source.start);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const BangSpan *hit = &g_array_index (hits, BangSpan, i);
      BangSpan span;

      span.start = chars + (gsize) g_utf8_pointer_to_offset (at, text + hit->start);
      span.end = span.start + (gsize) g_utf8_pointer_to_offset (text + hit->start, text + hit->end);
      at = text + hit->end;
      chars = span.end;
      g_array_append_val (self->finds, span);
    }
}

static void
update_label (BangArticleView *self)
{
  g_autofree char *text = NULL;

  if (self->find == NULL)
    text = g_strdup ("");
  else if (self->finds->len == 0)
    text = g_strdup (_("Not found"));
  else if (self->find_at < self->finds->len)
    /* Translators: the place shown, and how many there are: "3 of 12". */
    text = g_strdup_printf (_("%1$u of %2$u"), self->find_at + 1, self->finds->len);
  else
    text = g_strdup_printf (ngettext ("%u place", "%u places", self->finds->len), self->finds->len);

  gtk_label_set_text (self->find_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.find-next", self->finds->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.find-previous", self->finds->len > 0);
}

/* Finds anew: another article, another query, or more of the text is there. */
void
bang_article_view_find_again (BangArticleView *self)
{
  g_array_set_size (self->finds, 0);
  if (self->article != NULL && self->find != NULL)
    {
      for (guint i = 0; i < self->shown->len; i++)
        add_finds (self, &g_array_index (self->shown, BangShown, i));
    }
  self->find_at = self->finds->len;

  bang_prose_view_set_finds (self->prose, self->finds);
  update_label (self);
}

/**
 * bang_article_view_set_find:
 * @self: a view
 * @query: (nullable): what to find in the text; %NULL to stop
 *
 * Lights up every place that @query finds and goes to the first below the top
 * of the window.
 */
void
bang_article_view_set_find (BangArticleView *self,
                            BangQuery       *query)
{
  g_return_if_fail (BANG_IS_ARTICLE_VIEW (self));

  g_clear_pointer (&self->find, bang_query_unref);
  if (query != NULL && !bang_query_is_empty (query))
    self->find = bang_query_ref (query);
  if (self->find != NULL)
    bang_article_view_fill_all (self);
  bang_article_view_find_again (self);
  if (self->find != NULL)
    bang_article_view_find_next (self, FALSE);
}

/* The first place at or behind the caret, or its opposite. */
static guint
nearest (BangArticleView *self,
         gboolean         backwards)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prose));
  GtkTextIter caret;
  gsize position;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  position = (gsize) gtk_text_iter_get_offset (&caret);

  for (guint i = 0; i < self->finds->len; i++)
    {
      if (g_array_index (self->finds, BangSpan, i).start >= position)
        return backwards ? (i + self->finds->len - 1) % self->finds->len : i;
    }

  return backwards ? self->finds->len - 1 : 0;
}

/**
 * bang_article_view_find_next:
 * @self: a view
 * @backwards: whether to the place before
 *
 * Goes to the next place that was found, round and round.
 *
 * Returns: whether there is any
 */
gboolean
bang_article_view_find_next (BangArticleView *self,
                             gboolean         backwards)
{
  const BangSpan *span;

  g_return_val_if_fail (BANG_IS_ARTICLE_VIEW (self), FALSE);

  if (self->finds->len == 0)
    return FALSE;

  if (self->find_at >= self->finds->len)
    self->find_at = nearest (self, backwards);
  else
    self->find_at = (self->find_at + (backwards ? self->finds->len - 1 : 1)) % self->finds->len;

  span = &g_array_index (self->finds, BangSpan, self->find_at);
  self->evidence = (BangSpan) { 0, 0 };
  bang_prose_view_set_focus (self->prose, *span, (BangSpan) { 0, 0 });
  bang_prose_view_scroll_to (self->prose, span->start);
  update_label (self);

  return TRUE;
}

/* What is looked for in one article is a phrase that may be unfinished: in the
 * query language, one whose closing quote is not there yet. */
static void
find_changed_cb (BangArticleView *self)
{
  const char *typed = gtk_editable_get_text (self->find_entry);
  g_autofree char *phrase = NULL;
  g_autoptr (BangQuery) query = NULL;

  if (*typed != '\0')
    {
      phrase = bang_query_format_field (BANG_FIELD_ANY, typed);
      phrase[strlen (phrase) - 1] = '\0';
      query = bang_query_parse (phrase, BANG_QUERY_TYPING);
    }
  bang_article_view_set_find (self, query);
}

static void
find_next_cb (BangArticleView *self)
{
  bang_article_view_find_next (self, FALSE);
}

static void
find_previous_cb (BangArticleView *self)
{
  bang_article_view_find_next (self, TRUE);
}

static void
find_stopped_cb (BangArticleView *self)
{
  gtk_search_bar_set_search_mode (self->find_bar, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->prose));
}

static void
find_mode_cb (BangArticleView *self)
{
  if (gtk_search_bar_get_search_mode (self->find_bar))
    find_changed_cb (self);
  else
    bang_article_view_set_find (self, NULL);
}

/* What the bar of finding calls; after the template is set. */
void
bang_article_view_bind_find (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_stopped_cb);
}

void
bang_article_view_init_find (BangArticleView *self)
{
  gtk_search_bar_connect_entry (self->find_bar, self->find_entry);
  g_signal_connect_object (self->find_bar, "notify::search-mode-enabled",
                           G_CALLBACK (find_mode_cb), self, G_CONNECT_SWAPPED);
}
