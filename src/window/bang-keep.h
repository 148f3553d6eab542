/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-personal-model.h"

G_BEGIN_DECLS

/* What widgets that show the personal layer have in common: asking the window
 * to keep something, by its action "win.keep", and the look of a tag. */
#define BANG_KEEP_TYPE "(imsmsmsaxtt)"

void        bang_keep_ask          (GtkWidget             *widget,
                                    const BangKeepRequest *request);
void        bang_keep_unpack       (GVariant              *parameter,
                                    BangKeepRequest       *request);
GtkWidget  *bang_keep_dot_new      (const char            *colour);
void        bang_keep_dot_set      (GtkWidget             *dot,
                                    const char            *colour);
const char *bang_keep_colour_label (const char            *colour);

G_END_DECLS
