/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A bar of the timeline. It is a widget of its own so that the keyboard can
 * stand on it and a screen reader can say "2024: 12 events": read one after the
 * other, the bars are the table that says what the picture shows. Main thread.
 */
#include "config.h"

#include "window/bang-timeline-bar.h"

#include <glib/gi18n.h>
#include <math.h>

#include "window/bang-prose.h"

/* Pixels. One event among thousands is still to be seen; a chosen bar stands on
 * a line, for who cannot tell its colour. */
#define MIN_HEIGHT 3
#define FOOT_HEIGHT 3
#define GAP 1

struct _BangTimelineBar
{
  GtkWidget parent_instance;

  BangPeriod period;
  double     share;       /* of the highest bar, 0 to 1 */
  gboolean   chosen;
};

G_DEFINE_FINAL_TYPE (BangTimelineBar, bang_timeline_bar, GTK_TYPE_WIDGET)

static void
bang_timeline_bar_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = 1;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 12 : 48;
}

static void
bang_timeline_bar_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  BangTimelineBar *self = BANG_TIMELINE_BAR (widget);
  float width = (float) gtk_widget_get_width (widget);
  float room = (float) (gtk_widget_get_height (widget) - FOOT_HEIGHT - GAP);
  float inner = width > 4 * GAP ? width - GAP : width;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (self->period.n_events > 0 && room > 0)
    {
      float height = (float) MAX (MIN_HEIGHT, round (self->share * (double) room));

      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT (0, MAX (0, room - height), inner, height));
    }
  if (self->chosen)
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT (0, room + GAP, width, FOOT_HEIGHT));
}

static void
bang_timeline_bar_class_init (BangTimelineBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = bang_timeline_bar_measure;
  widget_class->snapshot = bang_timeline_bar_snapshot;

  gtk_widget_class_set_css_name (widget_class, "timeline-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
bang_timeline_bar_init (BangTimelineBar *self)
{
}

/**
 * bang_timeline_bar_new:
 * @period: a year, or a month of one
 * @share: how high the bar is, from 0 to 1
 *
 * Returns: (transfer floating): a bar; one without events takes no focus
 */
GtkWidget *
bang_timeline_bar_new (const BangPeriod *period,
                       double            share)
{
  BangTimelineBar *self = g_object_new (BANG_TYPE_TIMELINE_BAR,
                                        "focusable", period->n_events > 0,
                                        NULL);
  g_autofree char *name = NULL;

  self->period = *period;
  self->share = CLAMP (share, 0.0, 1.0);

  name = bang_timeline_bar_dup_name (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);

  return GTK_WIDGET (self);
}

const BangPeriod *
bang_timeline_bar_get_period (BangTimelineBar *self)
{
  g_return_val_if_fail (BANG_IS_TIMELINE_BAR (self), NULL);

  return &self->period;
}

/**
 * bang_timeline_bar_dup_name:
 * @self: a bar
 *
 * Returns: (transfer full): "2024: 12 events"
 */
char *
bang_timeline_bar_dup_name (BangTimelineBar *self)
{
  g_autofree char *period = NULL;
  g_autofree char *count = NULL;

  g_return_val_if_fail (BANG_IS_TIMELINE_BAR (self), NULL);

  period = bang_prose_dup_day ((BangDay) { self->period.year, self->period.month, 0 });
  count = g_strdup_printf (ngettext ("%'u event", "%'u events", self->period.n_events),
                           self->period.n_events);

  /* Translators: a bar of the timeline: %1$s is a year or a month, %2$s is
   * "12 events". */
  return g_strdup_printf (_("%1$s: %2$s"), period, count);
}

/**
 * bang_timeline_bar_get_first:
 * @self: a bar
 *
 * Returns: its first day, yyyymmdd
 */
guint32
bang_timeline_bar_get_first (BangTimelineBar *self)
{
  g_return_val_if_fail (BANG_IS_TIMELINE_BAR (self), 0);

  return self->period.year * 10000u + (self->period.month != 0 ? self->period.month : 1u) * 100u + 1;
}

/**
 * bang_timeline_bar_get_last:
 * @self: a bar
 *
 * Returns: its last day, yyyymmdd; the 31st of every month, for comparing with
 */
guint32
bang_timeline_bar_get_last (BangTimelineBar *self)
{
  g_return_val_if_fail (BANG_IS_TIMELINE_BAR (self), 0);

  return self->period.year * 10000u + (self->period.month != 0 ? self->period.month : 12u) * 100u + 31;
}

void
bang_timeline_bar_set_chosen (BangTimelineBar *self,
                              gboolean         chosen)
{
  g_return_if_fail (BANG_IS_TIMELINE_BAR (self));

  if (self->chosen == chosen)
    return;

  self->chosen = chosen;
  if (chosen)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
bang_timeline_bar_get_chosen (BangTimelineBar *self)
{
  g_return_val_if_fail (BANG_IS_TIMELINE_BAR (self), FALSE);

  return self->chosen;
}
