/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "library/bang-library.h"
#include "model/bang-article-item.h"

G_BEGIN_DECLS

/* The articles that a query finds, as a paged GListModel of BangArticleItem.
 * Main thread. Setting a property starts a search and drops the answer of the
 * one before; the old rows stay until the new ones are there, then one
 * items-changed replaces what differs. Properties: "library", "query" (boxed
 * BangQuery), "sort" (a BangSort), "loading" (a search has been under way for
 * 250 ms), "error" (string), "n-found" (of the last finished search),
 * "complete" (the rows are all there, not only the first ones). */
#define BANG_TYPE_ARTICLE_LIST (bang_article_list_get_type ())
G_DECLARE_FINAL_TYPE (BangArticleList, bang_article_list, BANG, ARTICLE_LIST, GObject)

BangArticleList *bang_article_list_new         (void);
void             bang_article_list_set_library (BangArticleList *self,
                                                BangLibrary     *library);
void             bang_article_list_set_query   (BangArticleList *self,
                                                BangQuery       *query);
BangQuery       *bang_article_list_get_query   (BangArticleList *self);
void             bang_article_list_set_sort    (BangArticleList *self,
                                                BangSort         sort);
BangSort         bang_article_list_get_sort    (BangArticleList *self);
void             bang_article_list_refresh     (BangArticleList *self);
gboolean         bang_article_list_get_loading (BangArticleList *self);
gboolean         bang_article_list_get_complete (BangArticleList *self);
guint            bang_article_list_get_n_found (BangArticleList *self);
const char      *bang_article_list_get_error   (BangArticleList *self);
gint64           bang_article_list_get_id      (BangArticleList *self,
                                                guint            position);
guint            bang_article_list_find        (BangArticleList *self,
                                                gint64           id);
gint64           bang_article_list_get_replaced_id (BangArticleList *self,
                                                guint            position);

G_END_DECLS
