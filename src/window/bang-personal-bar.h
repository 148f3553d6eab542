/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-personal-model.h"

G_BEGIN_DECLS

/* What a person keeps beside an article, under its title: the star, the tags
 * and collections, the notes, and the buttons to change each. */
#define BANG_TYPE_PERSONAL_BAR (bang_personal_bar_get_type ())
G_DECLARE_FINAL_TYPE (BangPersonalBar, bang_personal_bar, BANG, PERSONAL_BAR, GtkWidget)

GtkWidget *bang_personal_bar_new          (BangPersonalModel *model,
                                           BangArticleRow    *row);
void       bang_personal_bar_set_personal (BangPersonalBar   *self,
                                           BangPersonal      *personal);
void       bang_personal_bar_popup        (BangPersonalBar   *self,
                                           gboolean           collections);

G_END_DECLS
