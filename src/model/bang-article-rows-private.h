/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library.h"
#include "model/bang-article-item.h"

G_BEGIN_DECLS

/* The items of a list that somebody holds, and the loading of their rows. */
typedef struct _BangArticleRows BangArticleRows;

BangArticleRows *bang_article_rows_new      (void);
void             bang_article_rows_free     (BangArticleRows *self);
void             bang_article_rows_set_what (BangArticleRows *self,
                                             BangLibrary     *library,
                                             BangQuery       *query);
BangArticleItem *bang_article_rows_get_item (BangArticleRows *self,
                                             gint64           id);
void             bang_article_rows_renew    (BangArticleRows *self,
                                             gboolean         reread);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangArticleRows, bang_article_rows_free)

G_END_DECLS
