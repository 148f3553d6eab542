/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for words: what a name is to be called. Signal "chosen" (const char
 * *words); it closes itself. */
#define BANG_TYPE_NAME_POPOVER (bang_name_popover_get_type ())
G_DECLARE_FINAL_TYPE (BangNamePopover, bang_name_popover, BANG, NAME_POPOVER, GtkPopover)

GtkWidget *bang_name_popover_new (const char *heading,
                                  const char *words,
                                  const char *button);

G_END_DECLS
