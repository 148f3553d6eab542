/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void bang_sort_button_set_up (GtkDropDown *button,
                              guint        rising);

G_END_DECLS
