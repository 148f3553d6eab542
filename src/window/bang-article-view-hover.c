/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The card of a name that the pointer rests on, or that the caret was moved to
 * with Alt+Down or Alt+Up. It comes after a moment, and goes with the first key,
 * click or turn of the wheel. Main thread. */

#include "config.h"
#include "window/bang-article-view-private.h"

#include "window/bang-hover-card.h"

#define WAIT_MS 400

/* Takes the card away, and forgets the one that was to come. */
void
bang_article_view_stop_hovering (BangArticleView *self)
{
  g_clear_handle_id (&self->hover_source, g_source_remove);
  if (self->hover_loading != NULL)
    g_cancellable_cancel (self->hover_loading);
  g_clear_object (&self->hover_loading);
  if (self->hover_card != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->hover_card));
}

/* Where the first line of a name is, in the view. */
static void
get_place (BangArticleView *self,
           const BangMark  *mark,
           GdkRectangle    *place)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->prose);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle last;
  GtkTextIter iter;
  double x;
  double y;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) mark->start);
  gtk_text_view_get_iter_location (view, &iter, place);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) mark->end - 1);
  gtk_text_view_get_iter_location (view, &iter, &last);
  if (last.y == place->y)
    gdk_rectangle_union (place, &last, place);

  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place->x, place->y, &place->x, &place->y);
  gtk_widget_translate_coordinates (GTK_WIDGET (view), GTK_WIDGET (self), place->x, place->y, &x, &y);
  place->x = (int) x;
  place->y = (int) y;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BangArticleView) self = user_data;
  g_autoptr (BangEntityCard) card = NULL;
  GdkRectangle place;

  card = bang_archive_load_entity_finish (BANG_ARCHIVE (source), result, NULL);
  if (card == NULL || self->prose == NULL || self->hover_loading == NULL ||
      g_task_get_cancellable (G_TASK (result)) != self->hover_loading)
    return;

  g_clear_object (&self->hover_loading);
  if (self->hover_card == NULL)
    {
      self->hover_card = bang_hover_card_new ();
      gtk_widget_set_parent (self->hover_card, GTK_WIDGET (self));
    }
  bang_hover_card_set (self->hover_card, card);
  get_place (self, &self->hover_mark, &place);
  if (place.y + place.height < 0 || place.y > gtk_widget_get_height (GTK_WIDGET (self)))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->hover_card), &place);
  gtk_popover_popup (GTK_POPOVER (self->hover_card));
}

static gboolean
waited_cb (gpointer data)
{
  BangArticleView *self = data;
  guint entity = self->hover_mark.data;

  self->hover_source = 0;
  if (self->archive == NULL || self->article == NULL || self->article->entity_ids == NULL ||
      entity >= self->article->facts->entities->len ||
      (self->menu != NULL && gtk_widget_get_visible (self->menu)) ||
      (self->note_editor != NULL && gtk_widget_get_visible (self->note_editor)))
    return G_SOURCE_REMOVE;

  self->hover_loading = g_cancellable_new ();
  bang_archive_load_entity_async (self->archive, self->article->entity_ids[entity], self->hover_loading,
                                  loaded_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
wait_for (BangArticleView *self,
          const BangMark  *mark)
{
  bang_article_view_stop_hovering (self);
  self->hover_mark = *mark;
  self->hover_source = g_timeout_add (WAIT_MS, waited_cb, self);
}

static void
hovered_cb (BangArticleView *self,
            int              index)
{
  GArray *marks = bang_prose_view_get_marks (self->prose);

  if (index < 0 || (guint) index >= marks->len)
    bang_article_view_stop_hovering (self);
  else
    wait_for (self, &g_array_index (marks, BangMark, index));
}

static gboolean
key_cb (BangArticleView       *self,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        GtkEventControllerKey *controller)
{
  bang_article_view_stop_hovering (self);
  return GDK_EVENT_PROPAGATE;
}

/* Behind the text view's own answer to the key: the caret is where it went. */
static void
released_cb (BangArticleView *self,
             guint            keyval,
             guint            keycode,
             GdkModifierType  state)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prose));
  GtkTextIter iter;
  BangMark mark;

  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_Up) || (state & GDK_ALT_MASK) == 0 ||
      !gtk_widget_has_focus (GTK_WIDGET (self->prose)))
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  if (bang_prose_view_mark_at (self->prose, (gsize) gtk_text_iter_get_offset (&iter), &mark))
    wait_for (self, &mark);
}

/* Called once, for a view. */
void
bang_article_view_add_hover (BangArticleView *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (self->prose, "mark-hovered", G_CALLBACK (hovered_cb), self, G_CONNECT_SWAPPED);

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (key, "key-released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), key);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (bang_article_view_stop_hovering), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
