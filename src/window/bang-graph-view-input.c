/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pointer, fingers and keys of a graph. Main thread only.
 */
#include "window/bang-graph-view-private.h"

#include <math.h>

#include "window/bang-graph-item.h"

#define ZOOM_STEP 1.2
#define PAN_STEP  40.0

/* Dragging a node, or the picture */

static void
drag_begin_cb (BangGraphView *self,
               double         x,
               double         y)
{
  self->dragged = bang_graph_drawing_find_node (&self->drawing, x, y);
  if (self->dragged >= 0)
    bang_graph_drawing_place (&self->drawing, (guint) self->dragged, &self->drag_x, &self->drag_y);
  else
    {
      self->drag_x = self->drawing.x;
      self->drag_y = self->drawing.y;
    }
}

static void
drag_update_cb (BangGraphView  *self,
                double          x,
                double          y,
                GtkGestureDrag *gesture)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->graph == NULL || !gtk_drag_check_threshold (widget, 0, 0, (int) x, (int) y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->dragged < 0)
    {
      bang_graph_view_pan (self, self->drag_x + x - self->drawing.x, self->drag_y + y - self->drawing.y);
      return;
    }
  self->fitted = FALSE;
  bang_graph_simulation_hold (self->simulation, (guint) self->dragged,
                              (BangGraphPoint) { (float) ((self->drag_x + x - self->drawing.x) / self->drawing.zoom),
                                                 (float) ((self->drag_y + y - self->drawing.y) / self->drawing.zoom) });
}

static void
drag_end_cb (BangGraphView *self)
{
  if (self->dragged >= 0 && self->simulation != NULL)
    bang_graph_simulation_let_go (self->simulation, (guint) self->dragged);
  self->dragged = -1;
}

/* Clicks: once marks, twice opens. */
static void
released_cb (BangGraphView *self,
             int            n_press,
             double         x,
             double         y)
{
  int node = bang_graph_drawing_find_node (&self->drawing, x, y);

  if (node < 0)
    {
      bang_graph_view_set_marked (self, -1);
      return;
    }
  gtk_widget_grab_focus (bang_graph_view_get_item (self, node));
  if (n_press == 2)
    bang_graph_view_activate (self, node);
  else if (n_press == 1)
    bang_graph_view_set_marked (self, node);
}

static void
motion_cb (BangGraphView *self,
           double         x,
           double         y)
{
  int node = bang_graph_drawing_find_node (&self->drawing, x, y);

  bang_graph_view_set_hovered (self, node);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), node >= 0 ? "pointer" : NULL);
}

static void
leave_cb (BangGraphView *self)
{
  bang_graph_view_set_hovered (self, -1);
}

/* Without Ctrl the wheel belongs to whatever the graph lies in. */
static gboolean
scroll_cb (BangGraphView            *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  double x = self->drawing.width / 2.0;
  double y = self->drawing.height / 2.0;
  graphene_point_t point;
  GtkNative *native;

  if ((gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)) & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  native = gtk_widget_get_native (GTK_WIDGET (self));
  if (event != NULL && native != NULL && gdk_event_get_position (event, &x, &y))
    {
      double native_x;
      double native_y;

      gtk_native_get_surface_transform (native, &native_x, &native_y);
      if (gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self),
                                    &GRAPHENE_POINT_INIT ((float) (x - native_x), (float) (y - native_y)), &point))
        {
          x = (double) point.x;
          y = (double) point.y;
        }
    }
  bang_graph_view_zoom_at (self, pow (ZOOM_STEP, -dy), x, y);
  return GDK_EVENT_STOP;
}

static void
zoom_begin_cb (BangGraphView *self)
{
  self->zoom_before = self->drawing.zoom;
}

static void
zoom_changed_cb (BangGraphView *self,
                 double         scale,
                 GtkGesture    *gesture)
{
  double x;
  double y;

  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    bang_graph_view_zoom_at (self, self->zoom_before * scale / self->drawing.zoom, x, y);
}

/* Keys */

/* The node to go to from @node in a direction: of its company if there is any
 * there, else of all; the nearest, turning away counts twice. */
static int
find_next (BangGraphView *self,
           int            node,
           int            dx,
           int            dy,
           gboolean       company)
{
  double best = G_MAXDOUBLE;
  int found = -1;
  double x;
  double y;

  bang_graph_drawing_place (&self->drawing, (guint) node, &x, &y);
  for (guint i = 0; i < (company ? self->graph->edges->len : self->graph->nodes->len); i++)
    {
      int other = (int) i;
      double along;
      double aside;
      double to_x;
      double to_y;

      if (company)
        {
          const BangGraphEdge *edge = &g_array_index (self->graph->edges, BangGraphEdge, i);

          if ((int) edge->from != node && (int) edge->to != node)
            continue;
          other = (int) edge->from == node ? (int) edge->to : (int) edge->from;
        }
      bang_graph_drawing_place (&self->drawing, (guint) other, &to_x, &to_y);
      along = (to_x - x) * dx + (to_y - y) * dy;
      aside = fabs ((to_x - x) * dy) + fabs ((to_y - y) * dx);
      if (other == node || along <= 0.0 || aside > 2.0 * along || along + 2.0 * aside >= best)
        continue;
      best = along + 2.0 * aside;
      found = other;
    }
  return found;
}

static void
go (BangGraphView *self,
    int            dx,
    int            dy)
{
  int focus = bang_graph_view_get_focus (self);
  int next;
  double x;
  double y;

  if (focus < 0)
    return;
  next = find_next (self, focus, dx, dy, TRUE);
  if (next < 0)
    next = find_next (self, focus, dx, dy, FALSE);
  if (next < 0)
    return;

  gtk_widget_grab_focus (bang_graph_view_get_item (self, next));
  bang_graph_drawing_place (&self->drawing, (guint) next, &x, &y);
  if (x < 0.0 || y < 0.0 || x > self->drawing.width || y > self->drawing.height)
    bang_graph_view_show_node (self, next);
  /* Who walks sees whom the one they stand on is connected with. */
  bang_graph_view_set_marked (self, next);
}

static gboolean
arrow (BangGraphView   *self,
       GdkModifierType  state,
       int              dx,
       int              dy)
{
  if ((state & GDK_SHIFT_MASK) != 0)
    bang_graph_view_pan (self, -dx * PAN_STEP, -dy * PAN_STEP);
  else
    go (self, dx, dy);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (BangGraphView   *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  int focus = bang_graph_view_get_focus (self);

  if (self->graph == NULL || self->graph->nodes->len == 0 || (state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      bang_graph_view_zoom_by (self, ZOOM_STEP);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      bang_graph_view_zoom_by (self, 1.0 / ZOOM_STEP);
      return GDK_EVENT_STOP;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      bang_graph_view_fit (self);
      return GDK_EVENT_STOP;
    default:
      break;
    }
  if (focus < 0 || (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return arrow (self, state, -1, 0);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return arrow (self, state, 1, 0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return arrow (self, state, 0, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return arrow (self, state, 0, 1);
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      bang_graph_view_set_marked (self, self->marked == focus ? -1 : focus);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      bang_graph_view_activate (self, focus);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/**
 * bang_graph_view_init_input:
 * @self: a view
 *
 * Connects what a person does to it.
 */
void
bang_graph_view_init_input (BangGraphView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *zoom = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (zoom, "begin", G_CALLBACK (zoom_begin_cb), self);
  g_signal_connect_swapped (zoom, "scale-changed", G_CALLBACK (zoom_changed_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);

  gtk_gesture_group (drag, click);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (zoom));
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, keys);
}
