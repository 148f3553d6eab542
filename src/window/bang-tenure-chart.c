/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The offices of a person over the years. The strips are widgets
 * (bang-tenure-bar.c), this one lays them out over a line of years and leads the
 * keyboard from one to the next. Time runs from left to right in every
 * language. Main thread only.
 */
#include "config.h"

#include "window/bang-tenure-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "window/bang-tenure-bar.h"

/* More are a list, not a picture; the newest are shown. */
#define MAX_BARS 30

#define LABEL_GAP   3
#define LABEL_SPACE 10
#define LABEL_SCALE 0.8

struct _BangTenureChart
{
  GtkWidget parent_instance;

  GPtrArray *bars;        /* (element-type BangTenureBar) children, as set */
  GPtrArray *labels;      /* (element-type PangoLayout) years, from @from on; made when drawn */
  int        from;        /* the first year */
  int        to;          /* the year after the last; not after @from when none is known */
};

enum
{
  OFFICE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangTenureChart, bang_tenure_chart, GTK_TYPE_WIDGET)

static GtkWidget *
get_bar (BangTenureChart *self,
         int              index)
{
  return g_ptr_array_index (self->bars, index);
}

/* Keyboard and pointer */

static int
find_focus (BangTenureChart *self)
{
  for (int i = 0; i < (int) self->bars->len; i++)
    {
      if (gtk_widget_is_focus (get_bar (self, i)))
        return i;
    }

  return -1;
}

static void
activate (BangTenureChart *self,
          int              index)
{
  g_signal_emit (self, signals[OFFICE_ACTIVATED], 0, bang_tenure_bar_get_index (BANG_TENURE_BAR (get_bar (self, index))));
}

static gboolean
key_pressed_cb (BangTenureChart *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  int last = (int) self->bars->len - 1;
  int focus = find_focus (self);
  int target;

  if (focus < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      target = focus - 1;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      target = focus + 1;
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      target = 0;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      target = last;
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      activate (self, focus);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }

  /* At either end the arrows leave the chart. */
  if (target < 0 || target > last)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (get_bar (self, target));
  return GDK_EVENT_STOP;
}

static void
released_cb (BangTenureChart *self,
             int              n_press,
             double           x,
             double           y)
{
  for (int i = 0; i < (int) self->bars->len; i++)
    {
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (get_bar (self, i), GTK_WIDGET (self), &bounds) ||
          !graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        continue;
      gtk_widget_grab_focus (get_bar (self, i));
      activate (self, i);
      return;
    }
}

/* One stop for Tab, however many strips there are. */
static gboolean
bang_tenure_chart_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  BangTenureChart *self = BANG_TENURE_CHART (widget);

  if (self->bars->len == 0 || find_focus (self) >= 0)
    return FALSE;

  return gtk_widget_grab_focus (get_bar (self, direction == GTK_DIR_UP ? (int) self->bars->len - 1 : 0));
}

/* Layout */

static PangoLayout *
get_label (BangTenureChart *self,
           int              index)
{
  while (index >= (int) self->labels->len)
    {
      g_autofree char *text = g_strdup_printf ("%d", self->from + (int) self->labels->len);
      PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();

      pango_attr_list_insert (attrs, pango_attr_scale_new (LABEL_SCALE));
      pango_layout_set_attributes (layout, attrs);
      g_ptr_array_add (self->labels, layout);
    }
  return g_ptr_array_index (self->labels, index);
}

static int
get_axis_height (BangTenureChart *self)
{
  int height;

  if (self->to <= self->from)
    return 0;
  pango_layout_get_pixel_size (get_label (self, 0), NULL, &height);
  return height + LABEL_GAP;
}

static void
bang_tenure_chart_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  BangTenureChart *self = BANG_TENURE_CHART (widget);
  int sum = 0;

  for (guint i = 0; i < self->bars->len; i++)
    {
      int own_minimum;
      int own_natural;

      gtk_widget_measure (g_ptr_array_index (self->bars, i), orientation, -1, &own_minimum, &own_natural, NULL, NULL);
      *minimum = MAX (*minimum, own_minimum);
      *natural = MAX (*natural, own_natural);
      sum += own_minimum;
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = sum + (sum > 0 ? get_axis_height (self) : 0);
}

static void
bang_tenure_chart_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  BangTenureChart *self = BANG_TENURE_CHART (widget);
  int y = 0;

  for (guint i = 0; i < self->bars->len; i++)
    {
      int own;

      gtk_widget_measure (g_ptr_array_index (self->bars, i), GTK_ORIENTATION_VERTICAL, -1, &own, NULL, NULL, NULL);
      gtk_widget_size_allocate (g_ptr_array_index (self->bars, i), &(GtkAllocation) { 0, y, width, own }, -1);
      y += own;
    }
}

/* The years below, a line up from each that finds room. */
static void
draw_axis (BangTenureChart *self,
           GtkSnapshot     *snapshot)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float top = (float) (gtk_widget_get_height (GTK_WIDGET (self)) - get_axis_height (self));
  float free_from = 0.0f;
  GdkRGBA color;
  GdkRGBA line;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  line = color;
  line.alpha *= 0.15f;
  for (int year = self->from; year < self->to; year++)
    {
      PangoLayout *layout = get_label (self, year - self->from);
      float x = (float) (year - self->from) * width / (float) (self->to - self->from);
      int label;

      pango_layout_get_pixel_size (layout, &label, NULL);
      if (x < free_from || x + (float) label > width)
        continue;
      free_from = x + (float) (label + LABEL_SPACE);
      gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (floorf (x), 0, 1, top));
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, top + LABEL_GAP));
      gtk_snapshot_append_layout (snapshot, layout, &color);
      gtk_snapshot_restore (snapshot);
    }
}

static void
bang_tenure_chart_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  BangTenureChart *self = BANG_TENURE_CHART (widget);

  if (self->to > self->from)
    draw_axis (self, snapshot);
  GTK_WIDGET_CLASS (bang_tenure_chart_parent_class)->snapshot (widget, snapshot);
}

static void
bang_tenure_chart_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bang_tenure_chart_parent_class)->css_changed (widget, change);

  g_ptr_array_set_size (BANG_TENURE_CHART (widget)->labels, 0);
}

/* GObject */

static void
remove_bars (BangTenureChart *self)
{
  for (guint i = 0; i < self->bars->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->bars, i));
  g_ptr_array_set_size (self->bars, 0);
  g_ptr_array_set_size (self->labels, 0);
}

static void
bang_tenure_chart_dispose (GObject *object)
{
  remove_bars (BANG_TENURE_CHART (object));

  G_OBJECT_CLASS (bang_tenure_chart_parent_class)->dispose (object);
}

static void
bang_tenure_chart_finalize (GObject *object)
{
  BangTenureChart *self = BANG_TENURE_CHART (object);

  g_ptr_array_unref (self->bars);
  g_ptr_array_unref (self->labels);

  G_OBJECT_CLASS (bang_tenure_chart_parent_class)->finalize (object);
}

static void
bang_tenure_chart_class_init (BangTenureChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_tenure_chart_dispose;
  object_class->finalize = bang_tenure_chart_finalize;

  widget_class->focus = bang_tenure_chart_focus;
  widget_class->measure = bang_tenure_chart_measure;
  widget_class->size_allocate = bang_tenure_chart_size_allocate;
  widget_class->snapshot = bang_tenure_chart_snapshot;
  widget_class->css_changed = bang_tenure_chart_css_changed;

  signals[OFFICE_ACTIVATED] = g_signal_new ("office-activated",
                                            G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "tenure-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
bang_tenure_chart_init (BangTenureChart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->bars = g_ptr_array_new ();
  self->labels = g_ptr_array_new_with_free_func (g_object_unref);

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Offices over the years"),
                                  -1);
}

GtkWidget *
bang_tenure_chart_new (void)
{
  return g_object_new (BANG_TYPE_TENURE_CHART, NULL);
}

/* From the first to the last year; what lies more than a lifetime back is an
 * error of reading, and must not make the rest a line. */
static void
find_years (BangTenureChart *self)
{
  double from = G_MAXDOUBLE;
  double to = 0.0;

  for (guint i = 0; i < self->bars->len; i++)
    {
      BangTenureStretch stretch;

      if (!bang_tenure_bar_get_stretch (g_ptr_array_index (self->bars, i), &stretch))
        continue;
      from = MIN (from, stretch.from);
      to = MAX (to, stretch.to);
    }
  self->from = to > 0.0 ? (int) floor (from) : 0;
  self->to = (int) ceil (to - 1e-6);
  self->from = MAX (self->from, self->to - 100);
}

/**
 * bang_tenure_chart_set_offices:
 * @self: a chart
 * @tenures: (nullable) (element-type BangTenure): the offices, newest first; not
 *   kept
 *
 * Shows them, the first thirty. When none has a year there is nothing to draw
 * against, and every strip is dashed.
 */
void
bang_tenure_chart_set_offices (BangTenureChart *self,
                               GPtrArray       *tenures)
{
  gboolean focused;

  g_return_if_fail (BANG_IS_TENURE_CHART (self));

  focused = find_focus (self) >= 0;
  remove_bars (self);
  for (guint i = 0; tenures != NULL && i < MIN (tenures->len, MAX_BARS); i++)
    {
      GtkWidget *bar = bang_tenure_bar_new (g_ptr_array_index (tenures, i));

      gtk_widget_set_parent (bar, GTK_WIDGET (self));
      g_ptr_array_add (self->bars, bar);
    }
  find_years (self);
  for (guint i = 0; i < self->bars->len; i++)
    bang_tenure_bar_set_scale (g_ptr_array_index (self->bars, i), i, self->from, self->to);
  if (focused)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * bang_tenure_chart_get_empty:
 * @self: a chart
 *
 * Returns: whether no office has a year, so that there is nothing to see
 */
gboolean
bang_tenure_chart_get_empty (BangTenureChart *self)
{
  g_return_val_if_fail (BANG_IS_TENURE_CHART (self), TRUE);

  return self->to <= self->from;
}
