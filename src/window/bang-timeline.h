/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "library/bang-browse.h"

G_BEGIN_DECLS

/* How many events lie in each year or month, as bars, and which of them are
 * chosen. Click, drag, or Space and Shift with the arrow keys choose; Esc and a
 * second click choose nothing. Signal "range-chosen" (uint from, uint to: days,
 * yyyymmdd; 0, 0 for nothing) when a person did; the range shown is the one
 * last set. */
#define BANG_TYPE_TIMELINE (bang_timeline_get_type ())
G_DECLARE_FINAL_TYPE (BangTimeline, bang_timeline, BANG, TIMELINE, GtkWidget)

GtkWidget *bang_timeline_new         (void);
void       bang_timeline_set_periods (BangTimeline *self,
                                      GArray       *periods);
void       bang_timeline_set_range   (BangTimeline *self,
                                      guint32       from,
                                      guint32       to);

G_END_DECLS
