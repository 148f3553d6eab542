/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "library/bang-browse.h"

G_BEGIN_DECLS

/* One bar of a timeline: a year or a month, and how many events lie in it. */
#define BANG_TYPE_TIMELINE_BAR (bang_timeline_bar_get_type ())
G_DECLARE_FINAL_TYPE (BangTimelineBar, bang_timeline_bar, BANG, TIMELINE_BAR, GtkWidget)

GtkWidget        *bang_timeline_bar_new        (const BangPeriod *period,
                                                double            share);
const BangPeriod *bang_timeline_bar_get_period (BangTimelineBar  *self);
char             *bang_timeline_bar_dup_name   (BangTimelineBar  *self);
guint32           bang_timeline_bar_get_first  (BangTimelineBar  *self);
guint32           bang_timeline_bar_get_last   (BangTimelineBar  *self);
void              bang_timeline_bar_set_chosen (BangTimelineBar  *self,
                                                gboolean          chosen);
gboolean          bang_timeline_bar_get_chosen (BangTimelineBar  *self);

G_END_DECLS
