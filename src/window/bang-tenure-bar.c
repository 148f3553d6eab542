/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A strip of the tenure chart: the office in words over a bar. What is certain
 * is solid; where only a month or a year is known, what may be meant besides is
 * hatched; an office of unknown years is a dashed line over all of them. Hatched
 * and dashed rather than paler, for who cannot tell shades. Main thread.
 */
#include "config.h"

#include "window/bang-tenure-bar.h"

#include <glib/gi18n.h>
#include <math.h>

#include "text/bang-normal.h"
#include "window/bang-prose.h"

#define BAR_HEIGHT 10
#define GAP        2
#define PADDING    4
#define MIN_BAR    4.0     /* one article is still to be seen, pixels */
#define HATCH      4.0

struct _BangTenureBar
{
  GtkWidget parent_instance;

  char              *title;
  BangDay            first;
  BangDay            last;
  guint              n_articles;

  BangTenureStretch  stretch;
  gboolean           dated;
  guint              index;
  double             from;      /* of the chart, in years */
  double             to;
  PangoLayout       *layout;    /* (nullable) the office; made when drawn */
};

G_DEFINE_FINAL_TYPE (BangTenureBar, bang_tenure_bar, GTK_TYPE_WIDGET)

/* Stretches */

/* The beginning of a day whose month and day may not be known, as years. */
static double
day_begin (BangDay day)
{
  double month = day.month != 0 ? MIN (day.month, 12) - 1 : 0;
  double date = day.month != 0 && day.day != 0 ? MIN (day.day, 31) - 1 : 0;

  return day.year + (month + date / 31.0) / 12.0;
}

static double
day_end (BangDay day)
{
  if (day.month == 0)
    return day.year + 1.0;
  if (day.day == 0)
    return day.year + MIN (day.month, 12) / 12.0;
  return day_begin (day) + 1.0 / 372.0;
}

/**
 * bang_tenure_stretch_init:
 * @self: (out caller-allocates): a stretch
 * @first: when an office was first seen; parts may be 0
 * @last: when it was last seen
 *
 * Returns: %FALSE when neither has a year
 */
gboolean
bang_tenure_stretch_init (BangTenureStretch *self,
                          BangDay            first,
                          BangDay            last)
{
  if (first.year == 0 && last.year == 0)
    return FALSE;
  if (first.year == 0)
    first = last;
  if (last.year == 0)
    last = first;

  self->from = day_begin (first);
  self->to = MAX (day_end (last), day_end (first));
  self->certain_from = day_end (first) - (first.day != 0 ? 1.0 / 372.0 : 0.0);
  self->certain_to = day_begin (last) + (last.day != 0 ? 1.0 / 372.0 : 0.0);
  return TRUE;
}

/* Words */

static char *
dup_days (BangTenureBar *self)
{
  if (!self->dated)
    return g_strdup (_("Seen in articles that do not tell the year"));

  return bang_prose_dup_days (self->first, self->last);
}

/**
 * bang_tenure_bar_dup_name:
 * @self: a strip
 *
 * Returns: (transfer full): "Chairman of the province: 3/2023 – 11/2024, 4 articles"
 */
char *
bang_tenure_bar_dup_name (BangTenureBar *self)
{
  g_autofree char *days = NULL;
  g_autofree char *count = NULL;

  g_return_val_if_fail (BANG_IS_TENURE_BAR (self), NULL);

  days = dup_days (self);
  count = g_strdup_printf (ngettext ("%u article", "%u articles", self->n_articles), self->n_articles);
  /* Translators: an office of a person: %1$s is the office, %2$s the days when
   * it was first and last seen, %3$s is "4 articles". */
  return g_strdup_printf (_("%1$s: %2$s, %3$s"), self->title, days, count);
}

/* Drawing */

static PangoLayout *
get_layout (BangTenureBar *self)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->title);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
    }
  return self->layout;
}

static int
get_text_height (BangTenureBar *self)
{
  int height;

  pango_layout_get_pixel_size (get_layout (self), NULL, &height);
  return height;
}

static void
bang_tenure_bar_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  BangTenureBar *self = BANG_TENURE_BAR (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 80;
      *natural = 240;
    }
  else
    *minimum = *natural = get_text_height (self) + GAP + BAR_HEIGHT + 2 * PADDING;
}

static double
to_x (BangTenureBar *self,
      double         year,
      double         width)
{
  return self->to > self->from ? (year - self->from) / (self->to - self->from) * width : 0.0;
}

/* Slanted lines within an outline. */
static void
draw_hatched (cairo_t *cr,
              double   x,
              double   y,
              double   width,
              double   height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x + 0.5, y + 0.5, MAX (width - 1.0, 1.0), height - 1.0);
  cairo_stroke_preserve (cr);
  cairo_clip (cr);
  for (double at = x - height; at < x + width; at += HATCH)
    {
      cairo_move_to (cr, at, y + height);
      cairo_line_to (cr, at + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_bar (BangTenureBar *self,
          cairo_t       *cr,
          double         y,
          double         width)
{
  const BangTenureStretch *stretch = &self->stretch;
  double left = to_x (self, stretch->from, width);
  double right = to_x (self, stretch->to, width);
  double certain_left = to_x (self, stretch->certain_from, width);
  double certain_right = to_x (self, stretch->certain_to, width);

  cairo_set_line_width (cr, 1.0);
  if (right - left < MIN_BAR)
    {
      left = CLAMP ((left + right - MIN_BAR) / 2.0, 0.0, MAX (width - MIN_BAR, 0.0));
      right = left + MIN_BAR;
      if (stretch->certain_to > stretch->certain_from)
        {
          certain_left = left;
          certain_right = right;
        }
    }
  if (certain_right <= certain_left)
    {
      draw_hatched (cr, left, y, right - left, BAR_HEIGHT);
      return;
    }
  if (certain_left - left >= 1.0)
    draw_hatched (cr, left, y, certain_left - left + 1.0, BAR_HEIGHT);
  if (right - certain_right >= 1.0)
    draw_hatched (cr, certain_right - 1.0, y, right - certain_right + 1.0, BAR_HEIGHT);
  certain_right = MAX (certain_right, certain_left + MIN_BAR);
  cairo_rectangle (cr, certain_left, y, certain_right - certain_left, BAR_HEIGHT);
  cairo_fill (cr);
}

static void
draw_undated (cairo_t *cr,
              double   y,
              double   width)
{
  static const double dashes[] = { 4.0, 4.0 };

  cairo_set_line_width (cr, 2.0);
  cairo_set_dash (cr, dashes, 2, 0.0);
  cairo_move_to (cr, 0.0, y + BAR_HEIGHT / 2.0);
  cairo_line_to (cr, width, y + BAR_HEIGHT / 2.0);
  cairo_stroke (cr);
}

static void
bang_tenure_bar_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  BangTenureBar *self = BANG_TENURE_BAR (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  PangoLayout *layout = get_layout (self);
  GdkRGBA text;
  GdkRGBA bar;
  cairo_t *cr;

  gtk_style_context_get_color (context, &text);
  if (!gtk_style_context_lookup_color (context, "accent_color", &bar))
    bar = text;

  pango_layout_set_width (layout, width * PANGO_SCALE);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, PADDING));
  gtk_snapshot_append_layout (snapshot, layout, &text);
  gtk_snapshot_restore (snapshot);

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_cairo_set_source_rgba (cr, &bar);
  if (self->dated)
    draw_bar (self, cr, height - PADDING - BAR_HEIGHT, width);
  else
    draw_undated (cr, height - PADDING - BAR_HEIGHT, width);
  cairo_destroy (cr);
}

static void
bang_tenure_bar_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bang_tenure_bar_parent_class)->css_changed (widget, change);

  /* The font may be another one. */
  g_clear_object (&BANG_TENURE_BAR (widget)->layout);
}

static void
bang_tenure_bar_finalize (GObject *object)
{
  BangTenureBar *self = BANG_TENURE_BAR (object);

  g_clear_object (&self->layout);
  g_free (self->title);

  G_OBJECT_CLASS (bang_tenure_bar_parent_class)->finalize (object);
}

static void
bang_tenure_bar_class_init (BangTenureBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = bang_tenure_bar_finalize;

  widget_class->measure = bang_tenure_bar_measure;
  widget_class->snapshot = bang_tenure_bar_snapshot;
  widget_class->css_changed = bang_tenure_bar_css_changed;

  gtk_widget_class_set_css_name (widget_class, "tenure-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
bang_tenure_bar_init (BangTenureBar *self)
{
}

/**
 * bang_tenure_bar_new:
 * @tenure: an office that was held
 *
 * Returns: (transfer floating): its strip
 */
GtkWidget *
bang_tenure_bar_new (const BangTenure *tenure)
{
  BangTenureBar *self = g_object_new (BANG_TYPE_TENURE_BAR, "focusable", TRUE, NULL);
  g_autofree char *name = NULL;

  self->title = bang_normal_for_screen (tenure->title != NULL ? tenure->title : "");
  self->first = tenure->first;
  self->last = tenure->last;
  self->n_articles = tenure->n_articles;
  self->dated = bang_tenure_stretch_init (&self->stretch, tenure->first, tenure->last);

  name = bang_tenure_bar_dup_name (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

/**
 * bang_tenure_bar_set_scale:
 * @self: a strip
 * @index: which office it is
 * @from: the year where the chart begins
 * @to: where it ends
 */
void
bang_tenure_bar_set_scale (BangTenureBar *self,
                           guint          index,
                           double         from,
                           double         to)
{
  g_return_if_fail (BANG_IS_TENURE_BAR (self));

  self->index = index;
  self->from = from;
  self->to = to;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
bang_tenure_bar_get_index (BangTenureBar *self)
{
  g_return_val_if_fail (BANG_IS_TENURE_BAR (self), 0);

  return self->index;
}

/**
 * bang_tenure_bar_get_stretch:
 * @self: a strip
 * @stretch: (out caller-allocates): when the office was seen
 *
 * Returns: %FALSE when no year is known
 */
gboolean
bang_tenure_bar_get_stretch (BangTenureBar     *self,
                             BangTenureStretch *stretch)
{
  g_return_val_if_fail (BANG_IS_TENURE_BAR (self), FALSE);

  *stretch = self->stretch;
  return self->dated;
}
