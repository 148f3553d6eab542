/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Holds one child, and tells whether it is narrower than it should be for all it
 * would show. Properties: "child" (a GtkWidget), "threshold" (int, logical
 * pixels), "narrow" (boolean, notified outside of layout). */
#define BANG_TYPE_WIDTH_BIN (bang_width_bin_get_type ())
G_DECLARE_FINAL_TYPE (BangWidthBin, bang_width_bin, BANG, WIDTH_BIN, GtkWidget)

gboolean bang_width_bin_get_narrow (BangWidthBin *self);

G_END_DECLS
