/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a pointer and a keyboard do in running text, beyond what a text view
 * does by itself: names are links, Enter follows the one at the caret, Alt with
 * Down and Up goes from name to name, the space bar turns the page, and the menu
 * is ours. Main thread. */

#include "window/bang-prose-view-private.h"

#include "window/bang-fact.h"

/* The mark under a point of the widget; -1 for none. */
static int
mark_at_point (BangProseView *self,
               double         x,
               double         y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;
  guint found;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y))
    return -1;
  if (!bang_marks_at (self->marks, (gsize) gtk_text_iter_get_offset (&iter), &found))
    return -1;

  return (int) found;
}

/* Which mark the pointer is on, -1 for none. */
void
bang_prose_view_set_hovered (BangProseView *self,
                             int            hovered)
{
  if (self->hovered == hovered)
    return;

  self->hovered = hovered;
  g_signal_emit_by_name (self, "mark-hovered", hovered);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hovered >= 0 ? "pointer" : "text");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           BangProseView            *self)
{
  bang_prose_view_set_hovered (self, mark_at_point (self, x, y));
}

/* Where the pointer is, also while another surface of ours has it. */
static gboolean
get_pointer (BangProseView *self,
             double        *x,
             double        *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkDevice *pointer = seat != NULL ? gdk_seat_get_pointer (seat) : NULL;
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  double surface_x;
  double surface_y;

  /* A window that closes makes the pointer leave when its surface has gone. */
  if (surface == NULL || pointer == NULL ||
      !gdk_surface_get_device_position (surface, pointer, x, y, NULL))
    return FALSE;

  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  return gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self),
                                           *x - surface_x, *y - surface_y, x, y);
}

/* The card of a name reaches over the name with the edge of its surface: the
 * pointer has not left what it is on when that comes up under it. */
static void
leave_cb (GtkEventControllerMotion *controller,
          BangProseView            *self)
{
  double x;
  double y;

  if (self->hovered >= 0 && get_pointer (self, &x, &y) && mark_at_point (self, x, y) == self->hovered)
    return;
  bang_prose_view_set_hovered (self, -1);
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             BangProseView   *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  int found;

  /* A drag selects, a double click selects a word: neither goes anywhere. */
  if (n_press > 1 || gtk_text_buffer_get_has_selection (buffer))
    return;

  found = mark_at_point (self, x, y);
  if (found >= 0)
    g_signal_emit_by_name (self, "mark-activated",
                           g_array_index (self->marks, BangMark, found).data);
}

static void
menu_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 BangProseView   *self)
{
  /* The facts in the text have menus of their own. */
  for (GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
       picked != NULL && picked != GTK_WIDGET (self); picked = gtk_widget_get_parent (picked))
    {
      if (bang_fact_get (picked) != NULL)
        {
          gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
          return;
        }
    }

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "context-menu", x, y);
}

/* Where the caret is, in code points. */
gsize
bang_prose_view_get_caret (BangProseView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return (gsize) gtk_text_iter_get_offset (&iter);
}

static gboolean
activate_at_caret (BangProseView *self)
{
  BangMark mark;

  if (!bang_prose_view_mark_at (self, bang_prose_view_get_caret (self), &mark))
    return FALSE;

  g_signal_emit_by_name (self, "mark-activated", mark.data);
  return TRUE;
}

static void
menu_at_caret (BangProseView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle box;
  int x;
  int y;

  gtk_text_view_get_cursor_locations (view, NULL, &box, NULL);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, box.x, box.y + box.height, &x, &y);
  g_signal_emit_by_name (self, "context-menu",
                         (double) CLAMP (x, 0, gtk_widget_get_width (GTK_WIDGET (self))),
                         (double) CLAMP (y, 0, gtk_widget_get_height (GTK_WIDGET (self))));
}

/* Runs before the text view's own keys, which would start its own menu and its
 * composing of letters. Letters are left alone: they begin a search. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                BangProseView         *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  /* The widgets in the text have keys of their own. */
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Menu:
      menu_at_caret (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_F10:
      if (modifiers != GDK_SHIFT_MASK)
        return GDK_EVENT_PROPAGATE;
      menu_at_caret (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return modifiers == 0 && activate_at_caret (self);
    case GDK_KEY_space:
      if (modifiers != 0 && modifiers != GDK_SHIFT_MASK)
        return GDK_EVENT_PROPAGATE;
      g_signal_emit_by_name (self, "move-viewport", GTK_SCROLL_PAGES,
                             modifiers == GDK_SHIFT_MASK ? -1 : 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      if (modifiers != GDK_ALT_MASK)
        return GDK_EVENT_PROPAGATE;
      bang_prose_view_move_to_mark (self, keyval == GDK_KEY_Up);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
query_tooltip_cb (BangProseView *self,
                  int            x,
                  int            y,
                  gboolean       keyboard,
                  GtkTooltip    *tooltip,
                  gpointer       user_data)
{
  g_autofree char *text = NULL;
  BangMark mark;
  int found;

  if (self->describe == NULL)
    return FALSE;

  if (keyboard)
    {
      if (!bang_prose_view_mark_at (self, bang_prose_view_get_caret (self), &mark))
        return FALSE;
    }
  else
    {
      found = mark_at_point (self, x, y);
      if (found < 0)
        return FALSE;
      mark = g_array_index (self->marks, BangMark, found);
    }

  text = self->describe (mark.data, self->describe_data);
  if (text == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Whether the paragraph at @iter is a widget and not text. */
static gboolean
in_holder (const GtkTextIter *iter)
{
  GtkTextIter start = *iter;

  gtk_text_iter_set_line_offset (&start, 0);
  return gtk_text_iter_get_child_anchor (&start) != NULL;
}

/* A caret beside a widget would be as tall as the widget, and Enter there does
 * nothing: it passes on to the next text. */
static void
cursor_moved_cb (GtkTextBuffer *buffer,
                 GParamSpec    *pspec,
                 BangProseView *self)
{
  GtkTextIter iter;
  gboolean forwards;
  int position;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  position = gtk_text_iter_get_offset (&iter);
  forwards = position >= self->caret;
  self->caret = position;

  if (gtk_text_buffer_get_has_selection (buffer) || !in_holder (&iter))
    return;

  if (forwards && !gtk_text_iter_forward_line (&iter))
    forwards = FALSE;
  if (!forwards)
    {
      gtk_text_iter_set_line_offset (&iter, 0);
      if (!gtk_text_iter_backward_char (&iter))
        return;
    }
  if (!in_holder (&iter))
    gtk_text_buffer_place_cursor (buffer, &iter);
}

/* Everything that a pointer and a keyboard do here. */
void
bang_prose_view_add_input (BangProseView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (menu), GTK_PHASE_CAPTURE);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));

  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "notify::cursor-position",
                    G_CALLBACK (cursor_moved_cb), self);
}
