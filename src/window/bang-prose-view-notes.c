/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The leaves in the margin, one beside each passage that has a note: buttons
 * that lie over the text and go with it. Where a paragraph stands is known for
 * certain when it is drawn, and not before: a leaf that is out of place then is
 * moved behind the frame. Main thread. */

#include "config.h"
#include "window/bang-prose-view-private.h"

#include <glib/gi18n.h>

#include "text/bang-normal.h"

/* A note can be a page; a tooltip cannot. */
#define MAX_TOOLTIP 300

typedef struct
{
  GtkWidget *button;    /* Borrowed: the view has it */
  BangSpan   span;
  char      *id;
  int        y;         /* in the buffer */
  int        height;
} Leaf;

static void
leaf_clear (gpointer data)
{
  g_free (((Leaf *) data)->id);
}

static Leaf *
get_leaf (BangProseView *self,
          guint          index)
{
  return &g_array_index (self->leaves, Leaf, index);
}

static void
clicked_cb (BangProseView *self,
            GtkWidget     *button)
{
  for (guint i = 0; i < self->n_notes; i++)
    {
      if (get_leaf (self, i)->button == button)
        {
          g_autofree char *id = g_strdup (get_leaf (self, i)->id);

          g_signal_emit_by_name (self, "note-activated", id);
          return;
        }
    }
}

/* With the keyboard one may come to a leaf that is far away. */
static void
focused_cb (GtkEventControllerFocus *controller,
            BangProseView           *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  for (guint i = 0; i < self->n_notes; i++)
    {
      GdkRectangle visible;

      if (get_leaf (self, i)->button != button)
        continue;
      gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
      if (get_leaf (self, i)->y < visible.y || get_leaf (self, i)->y + get_leaf (self, i)->height > visible.y + visible.height)
        bang_prose_view_scroll_to (self, get_leaf (self, i)->span.start);
      return;
    }
}

static GtkWidget *
button_new (BangProseView *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("bang-note-symbolic");
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "note-leaf");
  gtk_widget_set_cursor_from_name (button, "default");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focused_cb), self, 0);
  gtk_widget_add_controller (button, focus);

  return button;
}

static void
set_text (GtkWidget  *button,
          const char *note)
{
  g_autofree char *shown = bang_normal_for_screen (note);
  g_autofree char *label = NULL;

  if (g_utf8_strlen (shown, -1) > MAX_TOOLTIP)
    {
      char *end = g_utf8_offset_to_pointer (shown, MAX_TOOLTIP - 1);
      g_autofree char *cut = g_strndup (shown, (gsize) (end - shown));

      g_free (shown);
      shown = g_strconcat (cut, "…", NULL);
    }
  /* Translators: what the leaf beside a passage is called; %s is the note. */
  label = g_strdup_printf (_("Note: %s"), shown);
  gtk_widget_set_tooltip_text (button, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static int
place_of (BangProseView *self,
          guint          index)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle box;
  GtkTextIter iter;
  int y;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter,
                                      (int) get_leaf (self, index)->span.start);
  gtk_text_view_get_iter_location (view, &iter, &box);
  y = box.y + (box.height - get_leaf (self, index)->height) / 2;
  /* Two notes on one line. */
  if (index > 0)
    y = MAX (y, get_leaf (self, index - 1)->y + get_leaf (self, index - 1)->height);

  return y;
}

static gboolean
place_cb (gpointer data)
{
  BangProseView *self = data;

  self->place_source = 0;
  for (guint i = 0; i < self->n_notes; i++)
    {
      Leaf *leaf = get_leaf (self, i);
      GtkRequisition size;
      int y;

      gtk_widget_get_preferred_size (leaf->button, NULL, &size);
      leaf->height = size.height;
      y = place_of (self, i);
      if (leaf->y == y)
        continue;
      leaf->y = y;
      gtk_text_view_move_overlay (GTK_TEXT_VIEW (self), leaf->button,
                                  MAX (0, (gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) - size.width) / 2), y);
    }

  return G_SOURCE_REMOVE;
}

/* Called when the passage of a note was drawn. */
void
bang_prose_view_check_leaf (BangProseView *self,
                            guint          index)
{
  if (self->place_source == 0 && get_leaf (self, index)->y != place_of (self, index))
    self->place_source = g_idle_add (place_cb, self);
}

/* What lies over a text view cannot be taken out of it again: the leaves that
 * are not needed wait, unseen, until they are. */
static void
set_n_notes (BangProseView *self,
             guint          n)
{
  for (guint i = n; i < self->n_notes; i++)
    gtk_widget_set_visible (get_leaf (self, i)->button, FALSE);
  self->n_notes = n;
}

/* Text was removed, and perhaps what the last notes were about. */
void
bang_prose_view_cut_notes (BangProseView *self,
                           gsize          position)
{
  guint n = self->n_notes;

  while (n > 0 && get_leaf (self, n - 1)->span.end > position)
    n--;
  set_n_notes (self, n);
}

/**
 * bang_prose_view_set_notes:
 * @self: a view
 * @notes: (array length=n_notes): the passages that have a note, in order of
 *   where they begin
 * @n_notes: how many
 *
 * Draws a line under the passages and puts a leaf into the margin beside each.
 */
void
bang_prose_view_set_notes (BangProseView       *self,
                           const BangProseNote *notes,
                           guint                n_notes)
{
  g_return_if_fail (BANG_IS_PROSE_VIEW (self));

  /* The leaves stay the same buttons while notes change: one may have the focus. */
  set_n_notes (self, MIN (n_notes, self->n_notes));
  for (guint i = 0; i < n_notes; i++)
    {
      Leaf *leaf;

      if (i == self->leaves->len)
        {
          Leaf fresh = { button_new (self), { 0, 0 }, NULL, G_MININT / 2, 0 };

          g_array_append_val (self->leaves, fresh);
          gtk_text_view_add_overlay (GTK_TEXT_VIEW (self), fresh.button, 0, 0);
        }
      leaf = get_leaf (self, i);
      gtk_widget_set_visible (leaf->button, TRUE);
      leaf->span = notes[i].span;
      g_free (leaf->id);
      leaf->id = g_strdup (notes[i].id);
      set_text (leaf->button, notes[i].text);
    }
  set_n_notes (self, n_notes);
  if (n_notes > 0 && self->place_source == 0)
    self->place_source = g_idle_add (place_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The passage of a note, code points. */
BangSpan
bang_prose_view_get_noted (BangProseView *self,
                           guint          index)
{
  return get_leaf (self, index)->span;
}

void
bang_prose_view_init_leaves (BangProseView *self)
{
  self->leaves = g_array_new (FALSE, FALSE, sizeof (Leaf));
  g_array_set_clear_func (self->leaves, leaf_clear);
}

void
bang_prose_view_free_leaves (BangProseView *self)
{
  g_clear_handle_id (&self->place_source, g_source_remove);
  g_clear_pointer (&self->leaves, g_array_unref);
}
