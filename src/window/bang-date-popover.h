/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "extract/bang-facts.h"

G_BEGIN_DECLS

/* Asks when an event took place: an entry that reads a day as people write it,
 * above the reason that the present day rests on. Signal "chosen" () when a day
 * was given; it closes itself. */
#define BANG_TYPE_DATE_POPOVER (bang_date_popover_get_type ())
G_DECLARE_FINAL_TYPE (BangDatePopover, bang_date_popover, BANG, DATE_POPOVER, GtkPopover)

GtkWidget *bang_date_popover_new      (const BangDate  *date,
                                       const char      *sentence);
BangDay    bang_date_popover_get_day  (BangDatePopover *self);

G_END_DECLS
