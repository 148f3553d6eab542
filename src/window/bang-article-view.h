/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "library/bang-library-types.h"
#include "model/bang-personal-model.h"
#include "query/bang-query.h"

G_BEGIN_DECLS

/* One article to read. Properties, all read-write but the last two:
 * "font-name" (string; "" is the system's), "text-scale" (double),
 * "serif", "mark-persons", "mark-organisations", "mark-places" (boolean),
 * "show-furniture" (boolean); "font-notice" (nullable string: why another font
 * is used), "has-selection" (boolean). */
#define BANG_TYPE_ARTICLE_VIEW (bang_article_view_get_type ())
G_DECLARE_FINAL_TYPE (BangArticleView, bang_article_view, BANG, ARTICLE_VIEW, GtkWidget)

GtkWidget   *bang_article_view_new            (void);
void         bang_article_view_set_article    (BangArticleView *self,
                                               BangArticle     *article,
                                               BangQuery       *query);
BangArticle *bang_article_view_get_article    (BangArticleView *self);
void         bang_article_view_set_archive    (BangArticleView *self,
                                               BangArchive     *archive);
void         bang_article_view_set_alone      (BangArticleView *self,
                                               gboolean         alone);
void         bang_article_view_set_personal   (BangArticleView *self,
                                               BangPersonal    *personal);
void         bang_article_view_write_note     (BangArticleView *self);
void         bang_article_view_pick           (BangArticleView *self,
                                               gboolean         collections);
void         bang_article_view_show_evidence  (BangArticleView *self,
                                               BangSpan         span);
char        *bang_article_view_dup_selection  (BangArticleView *self);
gboolean     bang_article_view_find_next      (BangArticleView *self,
                                               gboolean         backwards);
void         bang_article_view_set_find       (BangArticleView *self,
                                               BangQuery       *query);
double       bang_article_view_get_scroll     (BangArticleView *self);
void         bang_article_view_set_scroll     (BangArticleView *self,
                                               double           scroll);

G_END_DECLS
