/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "library/bang-library-types.h"

G_BEGIN_DECLS

/* What the selected article is connected with; every row navigates
 * ("win.open-entity", "win.open-article"). */
#define BANG_TYPE_RELATIONS_PANE (bang_relations_pane_get_type ())
G_DECLARE_FINAL_TYPE (BangRelationsPane, bang_relations_pane, BANG, RELATIONS_PANE, GtkWidget)

GtkWidget *bang_relations_pane_new           (void);
void       bang_relations_pane_set_article   (BangRelationsPane *self,
                                              gint64             id);
void       bang_relations_pane_set_own       (BangRelationsPane *self,
                                              BangArticleRow    *own);
void       bang_relations_pane_set_relations (BangRelationsPane *self,
                                              BangRelations     *relations);
void       bang_relations_pane_set_loading   (BangRelationsPane *self,
                                              gboolean           loading);

G_END_DECLS
