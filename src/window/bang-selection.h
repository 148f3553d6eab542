/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-article-list.h"

G_BEGIN_DECLS

/* The selection of the article list. Usually it is the one article that is
 * open ("current-id"); while "choosing" it is any number of them ("n-chosen").
 * Clicking with Ctrl or Shift, and Space, begin to choose by themselves.
 * Signal "browsed" (guint position) when a person moved to another row. */
#define BANG_TYPE_SELECTION (bang_selection_get_type ())
G_DECLARE_FINAL_TYPE (BangSelection, bang_selection, BANG, SELECTION, GObject)

BangSelection   *bang_selection_new            (BangArticleList *list);
BangArticleList *bang_selection_get_list       (BangSelection   *self);
void             bang_selection_set_current_id (BangSelection   *self,
                                                gint64           id);
gint64           bang_selection_get_current_id (BangSelection   *self);
guint            bang_selection_get_current    (BangSelection   *self);
void             bang_selection_set_choosing   (BangSelection   *self,
                                                gboolean         choosing);
gboolean         bang_selection_get_choosing   (BangSelection   *self);
guint            bang_selection_get_n_chosen   (BangSelection   *self);
GArray          *bang_selection_dup_chosen     (BangSelection   *self);

G_END_DECLS
