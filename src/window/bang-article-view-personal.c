/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person keeps beside the article, as far as it is to be seen in it: the
 * bar under the title, the passages with a note, and writing one. Keeping is the
 * window's business. Main thread. */

#include "config.h"
#include "window/bang-article-view-private.h"

#include "window/bang-note-editor.h"

/* The bar under the title of the article that is shown. */
GtkWidget *
bang_article_view_make_bar (BangArticleView *self)
{
  GtkWidget *bar = bang_personal_bar_new (self->keeper, self->article->row);

  self->bar = BANG_PERSONAL_BAR (bar);
  if (self->personal != NULL)
    bang_personal_bar_set_personal (self->bar, self->personal);
  return bar;
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  gsize x = ((const BangProseNote *) a)->span.start;
  gsize y = ((const BangProseNote *) b)->span.start;

  return x < y ? -1 : x > y;
}

/* Marks the passages that have a note, as far as they are shown. */
void
bang_article_view_mark_notes (BangArticleView *self)
{
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (BangProseNote));
  gsize len = 0;

  if (self->article != NULL)
    bang_document_get_text (self->article->document, &len);
  for (guint i = 0; self->article != NULL && self->personal != NULL && i < self->personal->notes->len; i++)
    {
      const BangNote *note = g_ptr_array_index (self->personal->notes, i);
      BangProseNote shown = { { 0, 0 }, note->uuid, note->text };

      if (note->span.end > note->span.start && note->span.end <= len &&
          bang_article_view_map (self, note->span, &shown.span))
        g_array_append_val (notes, shown);
    }
  g_array_sort (notes, compare_notes);
  bang_prose_view_set_notes (self->prose, (gconstpointer) notes->data, notes->len);
}

void
bang_article_view_clear_personal (BangArticleView *self)
{
  g_clear_pointer (&self->personal, bang_personal_unref);
}

/**
 * bang_article_view_set_archive:
 * @self: a view
 * @archive: where the articles are from; without it articles are shown without
 *   what a person keeps beside them, and names without their cards
 */
void
bang_article_view_set_archive (BangArticleView *self,
                               BangArchive     *archive)
{
  g_return_if_fail (BANG_IS_ARTICLE_VIEW (self));

  g_set_object (&self->archive, archive);
  g_set_object (&self->keeper, bang_personal_model_get (archive));
}

/**
 * bang_article_view_set_personal:
 * @self: a view
 * @personal: (nullable): what is kept beside the article that is shown; of
 *   another article it is passed over
 */
void
bang_article_view_set_personal (BangArticleView *self,
                                BangPersonal    *personal)
{
  g_return_if_fail (BANG_IS_ARTICLE_VIEW (self));

  if (personal == NULL || self->article == NULL || self->article->row->id != personal->article_id)
    return;

  bang_personal_ref (personal);
  bang_article_view_clear_personal (self);
  self->personal = personal;
  if (self->bar != NULL)
    bang_personal_bar_set_personal (self->bar, personal);
  bang_article_view_mark_notes (self);
}

/* Pops the editor up beside a stretch of the text, or under the title. */
static void
show_editor (BangArticleView *self,
             BangSpan         source,
             BangSpan         shown,
             const char      *uuid,
             const char      *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->prose);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle box;
  GtkTextIter iter;
  double x;
  double y;

  if (self->note_editor == NULL)
    {
      self->note_editor = bang_note_editor_new ();
      gtk_widget_set_parent (self->note_editor, GTK_WIDGET (self));
    }

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) (shown.end > shown.start ? shown.end : shown.start));
  gtk_text_view_get_iter_location (view, &iter, &box);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, box.x, box.y, &box.x, &box.y);
  gtk_widget_translate_coordinates (GTK_WIDGET (view), GTK_WIDGET (self), box.x, box.y, &x, &y);
  box.x = CLAMP ((int) x, 0, MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 1, 0));
  box.y = CLAMP ((int) y, 0, MAX (gtk_widget_get_height (GTK_WIDGET (self)) - 1, 0));
  box.width = 1;
  box.height = MIN (box.height, 40);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->note_editor), &box);
  gtk_popover_popup (GTK_POPOVER (self->note_editor));
  bang_note_editor_edit (BANG_NOTE_EDITOR (self->note_editor), self->article->row->id, source, uuid, text);
}

/**
 * bang_article_view_write_note:
 * @self: a view
 *
 * Has a note written on the passage that is selected, else on the article.
 */
void
bang_article_view_write_note (BangArticleView *self)
{
  GtkTextBuffer *buffer;
  BangSpan source = { 0, 0 };
  BangSpan shown = { 0, 0 };
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (BANG_IS_ARTICLE_VIEW (self));

  if (self->article == NULL || self->keeper == NULL)
    return;

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prose));
  if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      shown.start = (gsize) gtk_text_iter_get_offset (&start);
      shown.end = (gsize) gtk_text_iter_get_offset (&end);
      bang_article_view_unmap (self, shown, &source);
    }
  show_editor (self, source, shown, NULL, NULL);
}

/* Has a note written anew. */
void
bang_article_view_edit_note (BangArticleView *self,
                             const char      *uuid)
{
  for (guint i = 0; self->personal != NULL && i < self->personal->notes->len; i++)
    {
      const BangNote *note = g_ptr_array_index (self->personal->notes, i);
      BangSpan shown = { 0, 0 };

      if (g_strcmp0 (note->uuid, uuid) != 0)
        continue;
      if (note->span.end > note->span.start)
        bang_article_view_map (self, note->span, &shown);
      show_editor (self, note->span, shown, note->uuid, note->text);
      return;
    }
}

/**
 * bang_article_view_pick:
 * @self: a view
 * @collections: whether collections are to be ticked, else tags
 *
 * Opens the tags or the collections of the article.
 */
void
bang_article_view_pick (BangArticleView *self,
                        gboolean         collections)
{
  g_return_if_fail (BANG_IS_ARTICLE_VIEW (self));

  if (self->bar == NULL)
    return;
  bang_prose_view_scroll_to (self->prose, 0);
  bang_personal_bar_popup (self->bar, collections);
}
