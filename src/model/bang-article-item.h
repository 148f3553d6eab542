/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library-types.h"

G_BEGIN_DECLS

/* A row of the article list: stands at its place from the start, filled when
 * its page arrives. "loaded" tells which; every property notifies. */
#define BANG_TYPE_ARTICLE_ITEM (bang_article_item_get_type ())
G_DECLARE_FINAL_TYPE (BangArticleItem, bang_article_item, BANG, ARTICLE_ITEM, GObject)

BangArticleItem *bang_article_item_new     (gint64           id);
gint64           bang_article_item_get_id  (BangArticleItem *self);
BangArticleRow  *bang_article_item_get_row (BangArticleItem *self);
void             bang_article_item_set_row (BangArticleItem *self,
                                            BangArticleRow  *row);
gboolean         bang_article_item_get_loaded (BangArticleItem *self);

G_END_DECLS
