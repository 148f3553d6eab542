/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "window/bang-choice.h"

G_BEGIN_DECLS

/* A list to choose one thing from, with an entry that narrows it down. Signals:
 * "search" (const char *words) when other words were typed, for whoever fills
 * the list anew; "chosen" (BangChoice *choice), after which it closes itself. */
#define BANG_TYPE_CHOOSE_POPOVER (bang_choose_popover_get_type ())
G_DECLARE_FINAL_TYPE (BangChoosePopover, bang_choose_popover, BANG, CHOOSE_POPOVER, GtkPopover)

GtkWidget *bang_choose_popover_new         (const char        *heading,
                                            const char        *placeholder);
void       bang_choose_popover_set_choices (BangChoosePopover *self,
                                            GListModel        *choices,
                                            gboolean           narrow);
void       bang_choose_popover_set_words   (BangChoosePopover *self,
                                            const char        *words);

G_END_DECLS
