/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-archive.h"
#include "model/bang-navigator.h"
#include "window/bang-selection.h"

G_BEGIN_DECLS

/* The articles that the current query finds: what was found, in which order,
 * the list, what to do with the chosen ones, and work that goes on. Properties:
 * "folded" (the article is on another page: the cursor alone opens nothing).
 * Signal "activated" () when a person goes to the article to read it. */
#define BANG_TYPE_ARTICLES_PAGE (bang_articles_page_get_type ())
G_DECLARE_FINAL_TYPE (BangArticlesPage, bang_articles_page, BANG, ARTICLES_PAGE, GtkWidget)

GtkWidget       *bang_articles_page_new           (void);
void             bang_articles_page_set_context   (BangArticlesPage *self,
                                                   BangArchive      *archive,
                                                   BangNavigator    *navigator);
BangArticleList *bang_articles_page_get_list      (BangArticlesPage *self);
BangSelection   *bang_articles_page_get_selection (BangArticlesPage *self);
void             bang_articles_page_focus_list    (BangArticlesPage *self);
void             bang_articles_page_show_export   (BangArticlesPage *self,
                                                   guint             done,
                                                   guint             total);
void             bang_articles_page_hide_export   (BangArticlesPage *self);

G_END_DECLS
