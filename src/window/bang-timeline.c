/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The timeline over a list of events: bars by year or month over a line of
 * labels. The bars are widgets (bang-timeline-bar.c), this one lays them out,
 * writes below them, and turns pointer and keys into a range. Main thread only.
 */
#include "config.h"

#include "window/bang-timeline.h"

#include <glib/gi18n.h>

#include "window/bang-timeline-bar.h"
#include "window/bang-timeline-periods.h"

#define MIN_WIDTH 120
#define BARS_HEIGHT 56
#define LABEL_GAP 2
#define LABEL_SPACE 8
#define LABEL_SCALE 0.8

struct _BangTimeline
{
  GtkWidget parent_instance;

  GPtrArray *bars;         /* (element-type BangTimelineBar) children, oldest first */
  guint32    from;         /* chosen: yyyymmdd, 0 open */
  guint32    to;
  int        anchor;       /* the bar where choosing began, -1 none */
  int        dragged;      /* while a button is down: the bar under it, else -1 */
};

enum
{
  RANGE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangTimeline, bang_timeline, GTK_TYPE_WIDGET)

static BangTimelineBar *
get_bar (BangTimeline *self,
         int           index)
{
  return g_ptr_array_index (self->bars, index);
}

/* The range */

static gboolean
is_chosen (BangTimeline    *self,
           BangTimelineBar *bar)
{
  if (self->from == 0 && self->to == 0)
    return FALSE;

  return bang_timeline_bar_get_last (bar) >= self->from
         && (self->to == 0 || bang_timeline_bar_get_first (bar) <= self->to);
}

static void
update_chosen (BangTimeline *self)
{
  int first = MIN (self->anchor, self->dragged);
  int last = MAX (self->anchor, self->dragged);

  for (int i = 0; i < (int) self->bars->len; i++)
    bang_timeline_bar_set_chosen (get_bar (self, i),
                                  self->dragged >= 0 ? i >= first && i <= last
                                                     : is_chosen (self, get_bar (self, i)));
}

static void
choose (BangTimeline *self,
        int           one,
        int           other)
{
  guint32 from = bang_timeline_bar_get_first (get_bar (self, MIN (one, other)));
  guint32 to = bang_timeline_bar_get_last (get_bar (self, MAX (one, other)));

  g_signal_emit (self, signals[RANGE_CHOSEN], 0, from, to);
}

static void
choose_nothing (BangTimeline *self)
{
  self->anchor = -1;
  g_signal_emit (self, signals[RANGE_CHOSEN], 0, 0, 0);
}

/* Whether exactly this bar is chosen. */
static gboolean
is_only (BangTimeline *self,
         int           index)
{
  for (int i = 0; i < (int) self->bars->len; i++)
    {
      if (is_chosen (self, get_bar (self, i)) != (i == index))
        return FALSE;
    }

  return TRUE;
}

/* Pointer */

static int
find_bar (BangTimeline *self,
          double        x)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int n = (int) self->bars->len;
  int index;

  if (n == 0 || width <= 0)
    return -1;

  index = (int) (x * n / width);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    index = n - 1 - index;

  return CLAMP (index, 0, n - 1);
}

static void
drag_begin_cb (BangTimeline *self,
               double        x,
               double        y)
{
  self->anchor = self->dragged = find_bar (self, x);
  update_chosen (self);
}

static void
drag_update_cb (BangTimeline   *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *gesture)
{
  double x;
  double y;

  if (self->dragged < 0 || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;

  self->dragged = find_bar (self, x + offset_x);
  update_chosen (self);
}

static void
drag_end_cb (BangTimeline *self)
{
  int last = self->dragged;

  self->dragged = -1;
  if (last < 0)
    return;

  if (get_bar (self, last) != NULL && gtk_widget_get_focusable (GTK_WIDGET (get_bar (self, last))))
    gtk_widget_grab_focus (GTK_WIDGET (get_bar (self, last)));
  if (last == self->anchor && is_only (self, last))
    choose_nothing (self);
  else
    choose (self, self->anchor, last);
  update_chosen (self);
}

static void
drag_cancel_cb (BangTimeline *self)
{
  self->dragged = -1;
  update_chosen (self);
}

/* Keyboard */

static int
find_focus (BangTimeline *self)
{
  for (int i = 0; i < (int) self->bars->len; i++)
    {
      if (gtk_widget_has_focus (GTK_WIDGET (get_bar (self, i))))
        return i;
    }

  return -1;
}

/* The next bar that has events, from @index on; -1 at the end. */
static int
find_next (BangTimeline *self,
           int           index,
           int           step)
{
  for (int i = index; i >= 0 && i < (int) self->bars->len; i += step)
    {
      if (gtk_widget_get_focusable (GTK_WIDGET (get_bar (self, i))))
        return i;
    }

  return -1;
}

static gboolean
focus_bar (BangTimeline *self,
           int           index)
{
  return index >= 0 && gtk_widget_grab_focus (GTK_WIDGET (get_bar (self, index)));
}

/* Where an arrow key leads; -1 for another key. */
static int
find_target (BangTimeline *self,
             guint         keyval,
             int           focus)
{
  int step = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  int next;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      next = find_next (self, focus - step, -step);
      return next >= 0 ? next : focus;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      next = find_next (self, focus + step, step);
      return next >= 0 ? next : focus;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return find_next (self, 0, 1);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return find_next (self, (int) self->bars->len - 1, -1);
    default:
      return -1;
    }
}

static gboolean
key_pressed_cb (BangTimeline    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  int focus = find_focus (self);
  int target;

  if (keyval == GDK_KEY_Escape && (self->from != 0 || self->to != 0))
    {
      choose_nothing (self);
      return GDK_EVENT_STOP;
    }
  if (focus < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_space || keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      if (!extend && is_only (self, focus))
        {
          choose_nothing (self);
          return GDK_EVENT_STOP;
        }
      if (!extend || self->anchor < 0)
        self->anchor = focus;
      choose (self, self->anchor, focus);
      return GDK_EVENT_STOP;
    }

  target = find_target (self, keyval, focus);
  if (target < 0)
    return GDK_EVENT_PROPAGATE;

  if (extend && self->anchor < 0)
    self->anchor = focus;
  focus_bar (self, target);
  if (extend)
    choose (self, self->anchor, target);
  else
    self->anchor = -1;

  return GDK_EVENT_STOP;
}

/* One stop for Tab, however many bars there are. */
static gboolean
bang_timeline_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  BangTimeline *self = BANG_TIMELINE (widget);
  int target = -1;

  if (find_focus (self) >= 0)
    return FALSE;

  for (int i = 0; i < (int) self->bars->len && target < 0; i++)
    {
      if (bang_timeline_bar_get_chosen (get_bar (self, i)))
        target = find_next (self, i, 1);
    }
  if (target < 0)
    target = find_next (self, (int) self->bars->len - 1, -1);

  return focus_bar (self, target);
}

/* Layout */

static PangoLayout *
make_label (BangTimeline *self,
            const char   *text)
{
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_attr_list_insert (attrs, pango_attr_scale_new (LABEL_SCALE));
  pango_layout_set_attributes (layout, attrs);

  return layout;
}

static int
get_label_height (BangTimeline *self)
{
  g_autoptr (PangoLayout) layout = make_label (self, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height + LABEL_GAP;
}

static void
bang_timeline_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  BangTimeline *self = BANG_TIMELINE (widget);

  /* Whoever has children has to measure them. */
  for (guint i = 0; i < self->bars->len; i++)
    gtk_widget_measure (g_ptr_array_index (self->bars, i), orientation, -1, NULL, NULL, NULL, NULL);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MIN_WIDTH;
  else
    *minimum = *natural = BARS_HEIGHT + get_label_height (self);
}

static void
bang_timeline_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  BangTimeline *self = BANG_TIMELINE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int n = (int) self->bars->len;
  int bars_height = MAX (1, height - get_label_height (self));

  for (int i = 0; i < n; i++)
    {
      int place = rtl ? n - 1 - i : i;
      int start = place * width / n;
      int end = (place + 1) * width / n;

      gtk_widget_size_allocate (GTK_WIDGET (get_bar (self, i)),
                                &(GtkAllocation) { start, 0, MAX (1, end - start), bars_height }, -1);
    }
}

/* A year under its first bar; under months, the year under each January. */
static gboolean
has_label (BangTimeline *self,
           int           index)
{
  const BangPeriod *period = bang_timeline_bar_get_period (get_bar (self, index));

  return period->month <= 1 || index == 0;
}

static void
bang_timeline_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  BangTimeline *self = BANG_TIMELINE (widget);
  int n = (int) self->bars->len;
  int width = gtk_widget_get_width (widget);
  int top = gtk_widget_get_height (widget) - get_label_height (self) + LABEL_GAP;
  int free_from = 0;
  GdkRGBA color;

  GTK_WIDGET_CLASS (bang_timeline_parent_class)->snapshot (widget, snapshot);

  /* From left to right, whatever still finds room. */
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  for (int place = 0; place < n; place++)
    {
      int i = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? n - 1 - place : place;
      g_autoptr (PangoLayout) layout = NULL;
      g_autofree char *text = NULL;
      int label;
      int x;

      if (!has_label (self, i))
        continue;

      text = g_strdup_printf ("%u", bang_timeline_bar_get_period (get_bar (self, i))->year);
      layout = make_label (self, text);
      pango_layout_get_pixel_size (layout, &label, NULL);
      x = place * width / n;
      if (bang_timeline_bar_get_period (get_bar (self, i))->month == 0)
        x += (width / n - label) / 2;
      x = CLAMP (x, 0, MAX (0, width - label));
      if (x < free_from)
        continue;

      free_from = x + label + LABEL_SPACE;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) top));
      gtk_snapshot_append_layout (snapshot, layout, &color);
      gtk_snapshot_restore (snapshot);
    }
}

/* GObject */

static void
remove_bars (BangTimeline *self)
{
  for (guint i = 0; i < self->bars->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->bars, i));
  g_ptr_array_set_size (self->bars, 0);
  self->anchor = -1;
  self->dragged = -1;
}

static void
bang_timeline_dispose (GObject *object)
{
  remove_bars (BANG_TIMELINE (object));

  G_OBJECT_CLASS (bang_timeline_parent_class)->dispose (object);
}

static void
bang_timeline_finalize (GObject *object)
{
  g_ptr_array_unref (BANG_TIMELINE (object)->bars);

  G_OBJECT_CLASS (bang_timeline_parent_class)->finalize (object);
}

static void
bang_timeline_class_init (BangTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_timeline_dispose;
  object_class->finalize = bang_timeline_finalize;

  widget_class->focus = bang_timeline_focus;
  widget_class->measure = bang_timeline_measure;
  widget_class->size_allocate = bang_timeline_size_allocate;
  widget_class->snapshot = bang_timeline_snapshot;

  signals[RANGE_CHOSEN] = g_signal_new ("range-chosen",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
bang_timeline_init (BangTimeline *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->bars = g_ptr_array_new ();
  self->anchor = -1;
  self->dragged = -1;

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Timeline of events"),
                                  -1);
}

GtkWidget *
bang_timeline_new (void)
{
  return g_object_new (BANG_TYPE_TIMELINE, NULL);
}

/**
 * bang_timeline_set_periods:
 * @self: a timeline
 * @periods: (nullable) (element-type BangPeriod): oldest first, all years or all
 *   months; those without a year are left out
 *
 * Shows them. The range stays what it was.
 */
void
bang_timeline_set_periods (BangTimeline *self,
                           GArray       *periods)
{
  g_autoptr (GArray) filled = NULL;
  gboolean focused;
  guint most = 1;

  g_return_if_fail (BANG_IS_TIMELINE (self));

  focused = find_focus (self) >= 0;
  remove_bars (self);
  if (periods != NULL)
    filled = bang_timeline_periods_fill (periods);

  for (guint i = 0; filled != NULL && i < filled->len; i++)
    most = MAX (most, g_array_index (filled, BangPeriod, i).n_events);
  for (guint i = 0; filled != NULL && i < filled->len; i++)
    {
      const BangPeriod *period = &g_array_index (filled, BangPeriod, i);
      GtkWidget *bar = bang_timeline_bar_new (period, (double) period->n_events / most);

      gtk_widget_set_parent (bar, GTK_WIDGET (self));
      g_ptr_array_add (self->bars, bar);
    }

  update_chosen (self);
  if (focused)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * bang_timeline_set_range:
 * @self: a timeline
 * @from: the first day, yyyymmdd; 0 open
 * @to: the last day, yyyymmdd; 0 open
 *
 * Shows which bars are chosen; none when both are 0.
 */
void
bang_timeline_set_range (BangTimeline *self,
                         guint32       from,
                         guint32       to)
{
  g_return_if_fail (BANG_IS_TIMELINE (self));

  self->from = from;
  self->to = to;
  update_chosen (self);
}
