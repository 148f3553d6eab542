/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-article-item.h"

G_BEGIN_DECLS

/* A row of the article list: title, snippet, and when, where and what. Recycled
 * by the list; every row has the same height, whatever is in it. */
#define BANG_TYPE_ARTICLE_ROW_WIDGET (bang_article_row_widget_get_type ())
G_DECLARE_FINAL_TYPE (BangArticleRowWidget, bang_article_row_widget,
                      BANG, ARTICLE_ROW_WIDGET, GtkWidget)

GtkWidget  *bang_article_row_widget_new          (void);
void        bang_article_row_widget_set_item     (BangArticleRowWidget *self,
                                                  BangArticleItem      *item);
void        bang_article_row_widget_set_choosing (BangArticleRowWidget *self,
                                                  gboolean              choosing,
                                                  gboolean              chosen);
void        bang_article_row_widget_set_wide     (BangArticleRowWidget *self,
                                                  gboolean              wide);
void        bang_article_row_widget_set_hovered  (BangArticleRowWidget *self,
                                                  gboolean              hovered);

G_END_DECLS
