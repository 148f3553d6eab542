/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the reader is, and how to get back there. A text view lays out long
 * texts bit by bit, and until it is through the same pixel is now here, now
 * there. So a place is kept as the paragraph at the top of the window and how
 * much of it is scrolled away. Main thread. */

#include "config.h"
#include "window/bang-article-view-private.h"

#include <math.h>

/* A place is one number: the paragraph's start in code points, and behind the
 * point the pixels, counted from a little above the paragraph. */
#define ABOVE 1024
#define UNIT  65536.0

/* The text view needs a frame or two; it gets this many. */
#define MAX_FRAMES 120

static GtkAdjustment *
get_adjustment (BangArticleView *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/* The paragraph at the top of the window, and the pixels of it that are above. */
static int
get_top (BangArticleView *self,
         int             *above)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->prose);
  GdkRectangle visible;
  GtkTextIter iter;
  int y;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, &y);
  *above = visible.y - y;

  return gtk_text_iter_get_offset (&iter);
}

void
bang_article_view_stop_restoring (BangArticleView *self)
{
  if (self->restore_tick == 0)
    return;

  gtk_widget_remove_tick_callback (self->scroller, self->restore_tick);
  self->restore_tick = 0;
}

static int
get_wanted_offset (BangArticleView *self)
{
  return (int) floor (self->wanted_scroll);
}

/* Brings the wanted paragraph to the top. A view without a size yet would take
 * that for done, so it is said again until it is true. */
static void
ask_for_paragraph (BangArticleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prose));
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, "reader");
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, get_wanted_offset (self));
  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (buffer, "reader", &iter, TRUE);
  gtk_text_buffer_move_mark (buffer, mark, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->prose), mark, 0.0, TRUE, 0.0, 0.0);
}

/* Waits until the wanted paragraph is at the top, then scrolls the rest. */
static gboolean
restore_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  BangArticleView *self = user_data;
  GtkAdjustment *adjustment = get_adjustment (self);
  int offset = get_wanted_offset (self);
  int wanted = (int) round ((self->wanted_scroll - offset) * UNIT) - ABOVE;
  int above;

  if (get_top (self, &above) != offset && ++self->restore_frames < MAX_FRAMES)
    {
      if (gtk_widget_get_height (GTK_WIDGET (self->prose)) > 1)
        ask_for_paragraph (self);
      return G_SOURCE_CONTINUE;
    }

  if (self->restore_frames < MAX_FRAMES)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + wanted - above);
  self->restore_tick = 0;

  return G_SOURCE_REMOVE;
}

/**
 * bang_article_view_get_scroll:
 * @self: a view
 *
 * Returns: where in the article the reader is, as a number that only
 *   bang_article_view_set_scroll() understands; 0 is its beginning
 */
double
bang_article_view_get_scroll (BangArticleView *self)
{
  int offset;
  int above;

  g_return_val_if_fail (BANG_IS_ARTICLE_VIEW (self), 0.0);

  if (self->restore_tick != 0)
    return self->wanted_scroll;
  if (self->article == NULL || gtk_adjustment_get_value (get_adjustment (self)) <= 0.0)
    return 0.0;

  offset = get_top (self, &above);
  return offset + CLAMP (above + ABOVE, 0, UNIT - 1) / UNIT;
}

/**
 * bang_article_view_set_scroll:
 * @self: a view
 * @scroll: what bang_article_view_get_scroll() returned for the same article
 *
 * Goes back to where the reader was, in the next frames.
 */
void
bang_article_view_set_scroll (BangArticleView *self,
                              double           scroll)
{
  GtkTextBuffer *buffer;

  g_return_if_fail (BANG_IS_ARTICLE_VIEW (self));

  bang_article_view_stop_restoring (self);
  if (self->article == NULL)
    return;
  if (!(scroll > 0.0))
    {
      gtk_adjustment_set_value (get_adjustment (self), 0.0);
      return;
    }

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prose));
  self->wanted_scroll = scroll;
  if (get_wanted_offset (self) >= gtk_text_buffer_get_char_count (buffer))
    bang_article_view_fill_all (self);

  self->restore_frames = 0;
  self->restore_tick = gtk_widget_add_tick_callback (self->scroller, restore_cb, self, NULL);
}
