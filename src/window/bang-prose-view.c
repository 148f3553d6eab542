/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Running text to read: a text view that cannot be edited, in which names are
 * marked by shape, finds by a background and one fact by a frame. It knows
 * nothing of articles; bang-article-view.c fills it. Selecting, copying, the
 * caret and what a screen reader is told are the text view's own. Main thread. */

#include "config.h"
#include "window/bang-prose-view-private.h"

#include <adwaita.h>

/* What the window cannot be made narrower than, in logical pixels. */
#define NARROWEST 240

enum
{
  MARK_ACTIVATED,
  CONTEXT_MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangProseView, bang_prose_view, GTK_TYPE_TEXT_VIEW)

static void
bang_prose_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  GTK_WIDGET_CLASS (bang_prose_view_parent_class)->measure (widget, orientation, for_size,
                                                            minimum, natural,
                                                            minimum_baseline, natural_baseline);

  /* The holders have the width that the column had last, which must not keep
   * it from getting narrower. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = NARROWEST;
      *natural = MAX (*natural, NARROWEST);
    }
}

static void
bang_prose_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  BangProseView *self = BANG_PROSE_VIEW (widget);
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  int column = width - gtk_text_view_get_left_margin (view) - gtk_text_view_get_right_margin (view);

  for (guint i = 0; i < self->holders->len; i++)
    bang_prose_holder_set_width (g_ptr_array_index (self->holders, i), column);

  GTK_WIDGET_CLASS (bang_prose_view_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
bang_prose_view_snapshot_layer (GtkTextView      *view,
                                GtkTextViewLayer  layer,
                                GtkSnapshot      *snapshot)
{
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    bang_prose_view_draw (BANG_PROSE_VIEW (view), snapshot);
}

static GdkRGBA
look_up (GtkStyleContext *context,
         const char      *name,
         float            alpha)
{
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  color.alpha *= alpha;

  return color;
}

static void
update_colors (BangProseView *self)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  gboolean dark = adw_style_manager_get_dark (manager);
  gboolean contrast = adw_style_manager_get_high_contrast (manager);
  BangProseColors *colors = &self->colors;
  GdkRGBA dim;

  /* The darker or lighter half of the palette, whichever stands off the page
   * by 4.5 or more; in high contrast the shapes alone tell the kinds. */
  colors->kinds[BANG_MARK_PERSON] =
    look_up (context, contrast ? "view_fg_color" : dark ? "blue_1" : "blue_5", 1.f);
  colors->kinds[BANG_MARK_ORGANISATION] =
    look_up (context, contrast ? "view_fg_color" : dark ? "purple_1" : "purple_4", 1.f);
  colors->kinds[BANG_MARK_PLACE] =
    look_up (context, contrast ? "view_fg_color" : dark ? "green_1" : "brown_4", 1.f);
  colors->hit = look_up (context, "yellow_4", dark ? 0.33f : 0.5f);
  colors->accent = look_up (context, "accent_color", 1.f);
  colors->bar = look_up (context, "view_fg_color", contrast ? 0.5f : 0.15f);

  dim = look_up (context, "view_fg_color", contrast ? 1.f : 0.72f);
  for (guint i = 0; i < self->dim_tags->len; i++)
    g_object_set (g_ptr_array_index (self->dim_tags, i), "foreground-rgba", &dim, NULL);

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
bang_prose_view_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bang_prose_view_parent_class)->css_changed (widget, change);

  update_colors (BANG_PROSE_VIEW (widget));
}

static void
bang_prose_view_finalize (GObject *object)
{
  BangProseView *self = BANG_PROSE_VIEW (object);

  g_array_unref (self->marks);
  g_array_unref (self->hits);
  g_array_unref (self->finds);
  g_array_unref (self->bars);
  bang_prose_view_free_leaves (self);
  g_ptr_array_unref (self->holders);
  g_ptr_array_unref (self->dim_tags);

  G_OBJECT_CLASS (bang_prose_view_parent_class)->finalize (object);
}

static void
bang_prose_view_class_init (BangProseViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->finalize = bang_prose_view_finalize;
  widget_class->measure = bang_prose_view_measure;
  widget_class->size_allocate = bang_prose_view_size_allocate;
  widget_class->css_changed = bang_prose_view_css_changed;
  view_class->snapshot_layer = bang_prose_view_snapshot_layer;

  signals[MARK_ACTIVATED] =
    g_signal_new ("mark-activated", BANG_TYPE_PROSE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
  g_signal_new ("mark-hovered", BANG_TYPE_PROSE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_INT);
  g_signal_new ("note-activated", BANG_TYPE_PROSE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CONTEXT_MENU] =
    g_signal_new ("context-menu", BANG_TYPE_PROSE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
bang_prose_view_init (BangProseView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  self->marks = g_array_new (FALSE, FALSE, sizeof (BangMark));
  self->hits = g_array_new (FALSE, FALSE, sizeof (BangSpan));
  self->finds = g_array_new (FALSE, FALSE, sizeof (BangSpan));
  self->bars = g_array_new (FALSE, FALSE, sizeof (BangSpan));
  bang_prose_view_init_leaves (self);
  self->holders = g_ptr_array_new_with_free_func (g_object_unref);
  self->dim_tags = g_ptr_array_new_with_free_func (g_object_unref);
  self->hovered = -1;

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "bang-prose");
  bang_prose_view_add_input (self);
}

/**
 * bang_prose_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
bang_prose_view_new (void)
{
  return g_object_new (BANG_TYPE_PROSE_VIEW, NULL);
}

/**
 * bang_prose_view_set_describe:
 * @self: a view
 * @describe: (nullable): says what a mark's data stands for, as plain text
 * @user_data: for @describe, which must live as long as @self
 */
void
bang_prose_view_set_describe (BangProseView    *self,
                              BangDescribeMark  describe,
                              gpointer          user_data)
{
  g_return_if_fail (BANG_IS_PROSE_VIEW (self));

  self->describe = describe;
  self->describe_data = user_data;
}

/**
 * bang_prose_view_add_dim_tag:
 * @self: a view
 * @tag: (transfer none): a tag of its buffer
 *
 * Makes text under @tag quieter than the rest, in whatever style is in force.
 */
void
bang_prose_view_add_dim_tag (BangProseView *self,
                             GtkTextTag    *tag)
{
  g_return_if_fail (BANG_IS_PROSE_VIEW (self));

  g_ptr_array_add (self->dim_tags, g_object_ref (tag));
  update_colors (self);
}

/**
 * bang_prose_view_clear:
 * @self: a view
 *
 * Removes the text and all that was marked in it.
 */
void
bang_prose_view_clear (BangProseView *self)
{
  g_return_if_fail (BANG_IS_PROSE_VIEW (self));

  g_ptr_array_set_size (self->holders, 0);
  g_array_set_size (self->bars, 0);
  bang_prose_view_cut_notes (self, 0);
  g_array_set_size (self->finds, 0);
  bang_prose_view_clear_marks (self);
  self->focus = self->sentence = (BangSpan) { 0, 0 };
  self->caret = 0;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "", 0);
}

/**
 * bang_prose_view_clear_marks:
 * @self: a view
 *
 * Removes the marks of names and hits, not the text.
 */
void
bang_prose_view_clear_marks (BangProseView *self)
{
  g_return_if_fail (BANG_IS_PROSE_VIEW (self));

  g_array_set_size (self->marks, 0);
  g_array_set_size (self->hits, 0);
  bang_prose_view_set_hovered (self, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
truncate_spans (GArray *spans,
                gsize   position)
{
  while (spans->len > 0 && g_array_index (spans, BangSpan, spans->len - 1).end > position)
    g_array_set_size (spans, spans->len - 1);
}

/**
 * bang_prose_view_truncate:
 * @self: a view
 * @position: code points
 *
 * Removes the text behind @position and what was marked in it. Widgets stay
 * known until the view is cleared.
 */
void
bang_prose_view_truncate (BangProseView *self,
                          gsize          position)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (BANG_IS_PROSE_VIEW (self));

  while (self->marks->len > 0 &&
         g_array_index (self->marks, BangMark, self->marks->len - 1).end > position)
    g_array_set_size (self->marks, self->marks->len - 1);
  truncate_spans (self->hits, position);
  truncate_spans (self->finds, position);
  truncate_spans (self->bars, position);
  bang_prose_view_cut_notes (self, position);
  if (self->focus.end > position)
    self->focus = self->sentence = (BangSpan) { 0, 0 };
  bang_prose_view_set_hovered (self, -1);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) position);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
}

/**
 * bang_prose_view_add_mark:
 * @self: a view
 * @mark: behind every mark added before
 */
void
bang_prose_view_add_mark (BangProseView  *self,
                          const BangMark *mark)
{
  g_return_if_fail (BANG_IS_PROSE_VIEW (self));
  g_return_if_fail (mark != NULL && mark->kind < BANG_MARK_N_KINDS);

  g_array_append_vals (self->marks, mark, 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bang_prose_view_add_hit:
 * @self: a view
 * @span: where the search found something, behind every hit added before
 */
void
bang_prose_view_add_hit (BangProseView *self,
                         BangSpan       span)
{
  g_return_if_fail (BANG_IS_PROSE_VIEW (self));

  g_array_append_val (self->hits, span);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bang_prose_view_add_bar:
 * @self: a view
 * @span: a paragraph that gets a bar at its left
 */
void
bang_prose_view_add_bar (BangProseView *self,
                         BangSpan       span)
{
  g_return_if_fail (BANG_IS_PROSE_VIEW (self));

  g_array_append_val (self->bars, span);
}

/**
 * bang_prose_view_add_holder:
 * @self: a view
 * @where: (inout): where to insert; afterwards behind it
 * @child: (transfer floating): a widget as wide as the column
 */
void
bang_prose_view_add_holder (BangProseView *self,
                            GtkTextIter   *where,
                            GtkWidget     *child)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkWidget *holder;
  GtkTextChildAnchor *anchor;
  int width;

  g_return_if_fail (BANG_IS_PROSE_VIEW (self));

  holder = bang_prose_holder_new (child);
  width = gtk_widget_get_width (GTK_WIDGET (self)) -
          gtk_text_view_get_left_margin (view) - gtk_text_view_get_right_margin (view);
  if (width > 0)
    bang_prose_holder_set_width (BANG_PROSE_HOLDER (holder), width);
  g_ptr_array_add (self->holders, g_object_ref (holder));

  anchor = gtk_text_buffer_create_child_anchor (gtk_text_view_get_buffer (view), where);
  gtk_text_view_add_child_at_anchor (view, holder, anchor);
}

/**
 * bang_prose_view_set_finds:
 * @self: a view
 * @finds: (nullable) (element-type BangSpan): what "find in article" found
 */
void
bang_prose_view_set_finds (BangProseView *self,
                           GArray        *finds)
{
  g_return_if_fail (BANG_IS_PROSE_VIEW (self));

  g_array_set_size (self->finds, 0);
  if (finds != NULL && finds->len > 0)
    g_array_append_vals (self->finds, finds->data, finds->len);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bang_prose_view_set_focus:
 * @self: a view
 * @words: what to frame; empty for nothing
 * @sentence: what to tint around it; may be empty
 */
void
bang_prose_view_set_focus (BangProseView *self,
                           BangSpan       words,
                           BangSpan       sentence)
{
  g_return_if_fail (BANG_IS_PROSE_VIEW (self));

  self->focus = words;
  self->sentence = sentence;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bang_prose_view_get_focus:
 * @self: a view
 * @words: (out): what is framed
 *
 * Returns: whether something is
 */
gboolean
bang_prose_view_get_focus (BangProseView *self,
                           BangSpan      *words)
{
  g_return_val_if_fail (BANG_IS_PROSE_VIEW (self), FALSE);

  *words = self->focus;
  return self->focus.start < self->focus.end;
}

/**
 * bang_prose_view_get_marks:
 * @self: a view
 *
 * Returns: (transfer none) (element-type BangMark): the names, in order
 */
GArray *
bang_prose_view_get_marks (BangProseView *self)
{
  g_return_val_if_fail (BANG_IS_PROSE_VIEW (self), NULL);

  return self->marks;
}

/**
 * bang_prose_view_get_hits:
 * @self: a view
 *
 * Returns: (transfer none) (element-type BangSpan): the hits, in order
 */
GArray *
bang_prose_view_get_hits (BangProseView *self)
{
  g_return_val_if_fail (BANG_IS_PROSE_VIEW (self), NULL);

  return self->hits;
}

/**
 * bang_prose_view_mark_at:
 * @self: a view
 * @position: code points
 * @mark: (out): the name there
 *
 * Returns: whether there is one
 */
gboolean
bang_prose_view_mark_at (BangProseView *self,
                         gsize          position,
                         BangMark      *mark)
{
  guint found;

  g_return_val_if_fail (BANG_IS_PROSE_VIEW (self), FALSE);

  if (!bang_marks_at (self->marks, position, &found))
    return FALSE;

  *mark = g_array_index (self->marks, BangMark, found);
  return TRUE;
}

/**
 * bang_prose_view_move_to_mark:
 * @self: a view
 * @backwards: whether to the one before
 *
 * Puts the caret at the next name.
 */
void
bang_prose_view_move_to_mark (BangProseView *self,
                              gboolean       backwards)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  gsize caret;
  guint found;

  g_return_if_fail (BANG_IS_PROSE_VIEW (self));

  caret = bang_prose_view_get_caret (self);
  found = bang_marks_first (self->marks, caret);
  if (!backwards && found < self->marks->len &&
      g_array_index (self->marks, BangMark, found).start <= caret)
    found++;
  if (backwards)
    found = found > 0 ? found - 1 : self->marks->len;
  if (found >= self->marks->len)
    return;

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter,
                                      (int) g_array_index (self->marks, BangMark, found).start);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
}

/**
 * bang_prose_view_scroll_to:
 * @self: a view
 * @position: code points
 *
 * Brings @position into the upper third of the window, and the caret with it.
 */
void
bang_prose_view_scroll_to (BangProseView *self,
                           gsize          position)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_if_fail (BANG_IS_PROSE_VIEW (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) position);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer),
                                0.05, TRUE, 0.0, 0.3);
}
