/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The line between the list and the article. AdwLeaflet, which makes two pages
 * of them in a narrow window, has none of its own, and GtkPaned cannot fold.
 * Main thread only.
 */
#include "config.h"

#include "window/bang-pane-handle.h"

#include <glib/gi18n.h>

/* The line is one pixel; the place to grab is wider and lies over both panes. */
#define GRIP 6
#define KEY_STEP 20

struct _BangPaneHandle
{
  GtkWidget parent_instance;

  GtkWidget *line;         /* Owned child */
  GtkWidget *pane;         /* Borrowed: a sibling in the same container */
  int        start_width;
};

enum
{
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangPaneHandle, bang_pane_handle, GTK_TYPE_WIDGET)

static void
ask_for (BangPaneHandle *self,
         int             width)
{
  g_signal_emit (self, signals[MOVED], 0, width);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               BangPaneHandle *self)
{
  self->start_width = self->pane != NULL ? gtk_widget_get_width (self->pane) : 0;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          offset_x,
                double          offset_y,
                BangPaneHandle *self)
{
  double start_x;
  double start_y;
  double x;
  double y;

  if (self->pane == NULL)
    return;

  /* The handle moves under the pointer, and offsets are from the handle: go by
   * where the pointer is in the pane. */
  gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self), self->pane,
                                         start_x + offset_x, start_y, &x, &y))
    return;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (self->pane) - x;
  ask_for (self, (int) x);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                BangPaneHandle        *self)
{
  int step;

  if (self->pane == NULL)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    step = -KEY_STEP;
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    step = KEY_STEP;
  else
    return GDK_EVENT_PROPAGATE;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    step = -step;
  ask_for (self, gtk_widget_get_width (self->pane) + step);

  return GDK_EVENT_STOP;
}

static gboolean
bang_pane_handle_contains (GtkWidget *widget,
                           double     x,
                           double     y)
{
  return x >= -GRIP && x <= gtk_widget_get_width (widget) + GRIP
         && y >= 0 && y <= gtk_widget_get_height (widget);
}

static void
bang_pane_handle_dispose (GObject *object)
{
  BangPaneHandle *self = BANG_PANE_HANDLE (object);

  g_clear_pointer (&self->line, gtk_widget_unparent);

  G_OBJECT_CLASS (bang_pane_handle_parent_class)->dispose (object);
}

static void
bang_pane_handle_class_init (BangPaneHandleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_pane_handle_dispose;
  widget_class->contains = bang_pane_handle_contains;

  signals[MOVED] = g_signal_new ("moved",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "pane-handle");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEPARATOR);
}

static void
bang_pane_handle_init (BangPaneHandle *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  self->line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Width of the list"),
                                  -1);
}

GtkWidget *
bang_pane_handle_new (void)
{
  return g_object_new (BANG_TYPE_PANE_HANDLE, NULL);
}

/**
 * bang_pane_handle_set_pane:
 * @self: a handle
 * @pane: (nullable): the pane whose width it changes; not referenced
 */
void
bang_pane_handle_set_pane (BangPaneHandle *self,
                           GtkWidget      *pane)
{
  g_return_if_fail (BANG_IS_PANE_HANDLE (self));

  self->pane = pane;
}
