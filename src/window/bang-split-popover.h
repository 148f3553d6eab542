/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "library/bang-library-types.h"

G_BEGIN_DECLS

/* Asks in which of its articles a name is someone or something else. Signal
 * "chosen" () when some were ticked; it closes itself. */
#define BANG_TYPE_SPLIT_POPOVER (bang_split_popover_get_type ())
G_DECLARE_FINAL_TYPE (BangSplitPopover, bang_split_popover, BANG, SPLIT_POPOVER, GtkPopover)

GtkWidget *bang_split_popover_new          (BangEntityCard   *card);
GArray    *bang_split_popover_dup_articles (BangSplitPopover *self);

G_END_DECLS
