/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is drawn under the text: Pango knows a solid and a wavy underline only,
 * and puts it where the dots of ạ ệ ự are. So names are underlined by hand, at
 * the foot of the font's own box, in three shapes: solid for a person, dashed
 * for an organisation, dotted for a place. Only what is on screen is looked at:
 * the cost is that of the visible marks. Main thread, from the frame clock. */

#include "window/bang-prose-view-private.h"

/* A stretch that covers more lines than this is drawn up to there. */
#define MAX_LINES 200

#define DASH     6
#define DASH_GAP 3
#define DOT      2
#define DOT_GAP  2

typedef void (* DrawLine) (BangProseView      *self,
                           GtkSnapshot        *snapshot,
                           const GdkRectangle *line,
                           const GdkRGBA      *color);

static GdkRGBA
with_alpha (const GdkRGBA *color,
            float          alpha)
{
  GdkRGBA result = *color;

  result.alpha *= alpha;
  return result;
}

static void
append_rect (GtkSnapshot   *snapshot,
             const GdkRGBA *color,
             float          x,
             float          y,
             float          width,
             float          height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
draw_pattern (GtkSnapshot        *snapshot,
              const GdkRectangle *line,
              const GdkRGBA      *color,
              int                 on,
              int                 off,
              int                 thickness)
{
  int y = line->y + line->height - 1;

  for (int x = 0; x < line->width; x += on + off)
    append_rect (snapshot, color, (float) (line->x + x), (float) y,
                 (float) MIN (on, line->width - x), (float) thickness);
}

static void
draw_person (BangProseView      *self,
             GtkSnapshot        *snapshot,
             const GdkRectangle *line,
             const GdkRGBA      *color)
{
  append_rect (snapshot, color, (float) line->x, (float) (line->y + line->height - 1),
               (float) line->width, 1.f);
}

static void
draw_organisation (BangProseView      *self,
                   GtkSnapshot        *snapshot,
                   const GdkRectangle *line,
                   const GdkRGBA      *color)
{
  draw_pattern (snapshot, line, color, DASH, DASH_GAP, 1);
}

static void
draw_place (BangProseView      *self,
            GtkSnapshot        *snapshot,
            const GdkRectangle *line,
            const GdkRGBA      *color)
{
  draw_pattern (snapshot, line, color, DOT, DOT_GAP, DOT);
}

static void
draw_back (BangProseView      *self,
           GtkSnapshot        *snapshot,
           const GdkRectangle *line,
           const GdkRGBA      *color)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded,
                                   &GRAPHENE_RECT_INIT ((float) line->x - 1.f, (float) line->y,
                                                        (float) line->width + 2.f, (float) line->height),
                                   3.f);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, &rounded.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_frame (BangProseView      *self,
            GtkSnapshot        *snapshot,
            const GdkRectangle *line,
            const GdkRGBA      *color)
{
  GdkRGBA fill = with_alpha (color, 0.12f);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded,
                                   &GRAPHENE_RECT_INIT ((float) line->x - 3.f, (float) line->y - 2.f,
                                                        (float) line->width + 6.f, (float) line->height + 4.f),
                                   4.f);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &fill, &rounded.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &rounded,
                              (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                              (GdkRGBA[4]) { *color, *color, *color, *color });
}

/* The box of the characters [from, last] of one line on screen. Either may be
 * the left one: a hostile text can run from right to left. */
static GdkRectangle
line_box (GtkTextView       *view,
          const GtkTextIter *from,
          const GtkTextIter *last)
{
  GdkRectangle a;
  GdkRectangle b;
  GdkRectangle box;

  gtk_text_view_get_iter_location (view, from, &a);
  gtk_text_view_get_iter_location (view, last, &b);
  gdk_rectangle_union (&a, &b, &box);
  box.y = a.y;
  box.height = a.height;

  return box;
}

/* Calls @draw for each line on screen that [start, end) covers a part of. */
static void
draw_lines (BangProseView *self,
            GtkSnapshot   *snapshot,
            BangSpan       span,
            const GdkRGBA *color,
            DrawLine       draw)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter from;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) span.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) span.end);

  for (guint n = 0; n < MAX_LINES && gtk_text_iter_compare (&from, &end) < 0; n++)
    {
      GtkTextIter next = from;
      GtkTextIter last;
      GdkRectangle box;

      if (!gtk_text_view_forward_display_line (view, &next))
        next = end;
      else
        gtk_text_view_backward_display_line_start (view, &next);
      if (gtk_text_iter_compare (&next, &from) <= 0 || gtk_text_iter_compare (&next, &end) > 0)
        next = end;

      last = next;
      gtk_text_iter_backward_char (&last);
      /* The space or the line end that the line was broken at has no look. */
      while (gtk_text_iter_compare (&last, &from) > 0 &&
             g_unichar_isspace (gtk_text_iter_get_char (&last)))
        gtk_text_iter_backward_char (&last);

      box = line_box (view, &from, &last);
      if (box.width > 0)
        draw (self, snapshot, &box, color);
      from = next;
    }
}

static guint
first_span (GArray *spans,
            gsize   position)
{
  guint low = 0;
  guint high = spans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (spans, BangSpan, middle).end <= position)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
draw_spans (BangProseView *self,
            GtkSnapshot   *snapshot,
            GArray        *spans,
            BangSpan       visible,
            const GdkRGBA *color,
            DrawLine       draw)
{
  for (guint i = first_span (spans, visible.start); i < spans->len; i++)
    {
      const BangSpan *span = &g_array_index (spans, BangSpan, i);

      if (span->start >= visible.end)
        break;
      draw_lines (self, snapshot, *span, color, draw);
    }
}

static void
draw_marks (BangProseView *self,
            GtkSnapshot   *snapshot,
            BangSpan       visible)
{
  static const DrawLine shapes[BANG_MARK_N_KINDS] = {
    [BANG_MARK_PERSON] = draw_person,
    [BANG_MARK_ORGANISATION] = draw_organisation,
    [BANG_MARK_PLACE] = draw_place,
  };

  for (guint i = bang_marks_first (self->marks, visible.start); i < self->marks->len; i++)
    {
      const BangMark *mark = &g_array_index (self->marks, BangMark, i);
      const GdkRGBA *color = &self->colors.kinds[mark->kind];
      BangSpan span = { mark->start, mark->end };

      if (mark->start >= visible.end)
        break;
      if ((int) i == self->hovered)
        {
          GdkRGBA tint = with_alpha (color, 0.2f);

          draw_lines (self, snapshot, span, &tint, draw_back);
        }
      draw_lines (self, snapshot, span, color, shapes[mark->kind]);
    }
}

/* A bar at the left of captions, as tall as the paragraph. */
static void
draw_bars (BangProseView *self,
           GtkSnapshot   *snapshot,
           BangSpan       visible)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  for (guint i = first_span (self->bars, visible.start); i < self->bars->len; i++)
    {
      const BangSpan *span = &g_array_index (self->bars, BangSpan, i);
      GtkTextIter iter;
      int y;
      int height;

      if (span->start >= visible.end)
        break;
      gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) span->start);
      gtk_text_view_get_line_yrange (view, &iter, &y, &height);
      append_rect (snapshot, &self->colors.bar, (float) gtk_text_view_get_left_margin (view),
                   (float) y, 3.f, (float) height);
    }
}

/* A line under the line of names, twice as strong: a passage with a note is
 * told by where and how thick it is, not by its colour. */
static void
draw_noted (BangProseView      *self,
            GtkSnapshot        *snapshot,
            const GdkRectangle *line,
            const GdkRGBA      *color)
{
  append_rect (snapshot, color, (float) line->x, (float) (line->y + line->height + 1),
               (float) line->width, 2.f);
}

static void
draw_notes (BangProseView *self,
            GtkSnapshot   *snapshot,
            BangSpan       visible)
{
  for (guint i = 0; i < self->n_notes; i++)
    {
      BangSpan span = bang_prose_view_get_noted (self, i);

      if (span.start >= visible.end)
        break;
      if (span.end <= visible.start)
        continue;
      draw_lines (self, snapshot, span, &self->colors.accent, draw_noted);
      bang_prose_view_check_leaf (self, i);
    }
}

static BangSpan
visible_span (BangProseView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle rect;
  GtkTextIter iter;
  BangSpan span;

  gtk_text_view_get_visible_rect (view, &rect);
  gtk_text_view_get_line_at_y (view, &iter, rect.y, NULL);
  span.start = (gsize) gtk_text_iter_get_offset (&iter);
  gtk_text_view_get_line_at_y (view, &iter, rect.y + rect.height, NULL);
  gtk_text_iter_forward_line (&iter);
  span.end = (gsize) gtk_text_iter_get_offset (&iter);

  return span;
}

static gboolean
overlaps (BangSpan a,
          BangSpan b)
{
  return a.start < a.end && a.end > b.start && a.start < b.end;
}

/* Draws all that lies under the text; coordinates are the buffer's. */
void
bang_prose_view_draw (BangProseView *self,
                      GtkSnapshot   *snapshot)
{
  BangSpan visible = visible_span (self);

  draw_bars (self, snapshot, visible);
  draw_spans (self, snapshot, self->hits, visible, &self->colors.hit, draw_back);
  draw_spans (self, snapshot, self->finds, visible, &self->colors.hit, draw_back);
  if (overlaps (self->sentence, visible))
    {
      GdkRGBA tint = with_alpha (&self->colors.accent, 0.08f);

      draw_lines (self, snapshot, self->sentence, &tint, draw_back);
    }
  if (overlaps (self->focus, visible))
    draw_lines (self, snapshot, self->focus, &self->colors.accent, draw_frame);
  draw_marks (self, snapshot, visible);
  draw_notes (self, snapshot, visible);
}
