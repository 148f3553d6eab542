/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text view gives a widget in its text the size that the widget wants, and
 * knows no "as wide as the column". This one is told how wide the column is.
 * It also keeps presses to itself, so that the caret does not jump to the
 * widget's place in the text. Main thread. */

#include "window/bang-prose-holder.h"

struct _BangProseHolder
{
  GtkWidget  parent_instance;

  GtkWidget *child;   /* owned as its parent */
  int        width;   /* logical pixels */
};

G_DEFINE_FINAL_TYPE (BangProseHolder, bang_prose_holder, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
bang_prose_holder_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bang_prose_holder_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  BangProseHolder *self = BANG_PROSE_HOLDER (widget);

  *minimum = *natural = self->width;
  if (orientation == GTK_ORIENTATION_VERTICAL && self->child != NULL)
    {
      int narrowest;

      /* A child that cannot be as narrow is measured at what it needs, and is
       * cut off at the right: better than a warning. */
      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, NULL, NULL, NULL);
      gtk_widget_measure (self->child, orientation, MAX (self->width, narrowest), minimum, natural, NULL, NULL);
      *minimum = *natural;
    }
}

static void
bang_prose_holder_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  BangProseHolder *self = BANG_PROSE_HOLDER (widget);
  int narrowest;

  if (self->child == NULL)
    return;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, NULL, NULL, NULL);
  gtk_widget_allocate (self->child, MAX (width, narrowest), height, -1, NULL);
}

/* Claiming the press with a gesture would take it from the buttons inside, which
 * claim theirs only when they are released. This one sees events after them
 * and lets none through to the text view. */
static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          gpointer                  user_data)
{
  GdkEventType type = gdk_event_get_event_type (event);

  return type == GDK_BUTTON_PRESS || type == GDK_BUTTON_RELEASE ||
         type == GDK_TOUCH_BEGIN || type == GDK_TOUCH_END;
}

static void
bang_prose_holder_dispose (GObject *object)
{
  BangProseHolder *self = BANG_PROSE_HOLDER (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (bang_prose_holder_parent_class)->dispose (object);
}

static void
bang_prose_holder_class_init (BangProseHolderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_prose_holder_dispose;
  widget_class->get_request_mode = bang_prose_holder_get_request_mode;
  widget_class->measure = bang_prose_holder_measure;
  widget_class->size_allocate = bang_prose_holder_size_allocate;
}

static void
bang_prose_holder_init (BangProseHolder *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  self->width = 300;
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
}

/**
 * bang_prose_holder_new:
 * @child: (transfer floating): what to hold
 *
 * Returns: (transfer floating): a holder
 */
GtkWidget *
bang_prose_holder_new (GtkWidget *child)
{
  BangProseHolder *self = g_object_new (BANG_TYPE_PROSE_HOLDER, NULL);

  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * bang_prose_holder_set_width:
 * @self: a holder
 * @width: of the column, logical pixels
 */
void
bang_prose_holder_set_width (BangProseHolder *self,
                             int              width)
{
  g_return_if_fail (BANG_IS_PROSE_HOLDER (self));

  width = MAX (width, 1);
  if (self->width == width)
    return;

  self->width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
