/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-search-aid.h"

G_BEGIN_DECLS

/* What may be meant by what is typed, under the entry. It never takes the
 * keyboard: the entry tells it to move and to choose. Signal "chosen" (gpointer:
 * a BangCompletion). */
#define BANG_TYPE_COMPLETION_LIST (bang_completion_list_get_type ())
G_DECLARE_FINAL_TYPE (BangCompletionList, bang_completion_list, BANG, COMPLETION_LIST, GtkPopover)

GtkWidget *bang_completion_list_new      (void);
void       bang_completion_list_show     (BangCompletionList *self,
                                          GPtrArray          *completions);
void       bang_completion_list_hide     (BangCompletionList *self);
gboolean   bang_completion_list_is_shown (BangCompletionList *self);
gboolean   bang_completion_list_move     (BangCompletionList *self,
                                          int                 step);
gboolean   bang_completion_list_activate (BangCompletionList *self);

G_END_DECLS
