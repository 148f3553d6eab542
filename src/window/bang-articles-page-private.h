/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window/bang-articles-page.h"

#include <adwaita.h>

#include "model/bang-search-aid.h"
#include "window/bang-progress-row.h"

G_BEGIN_DECLS

struct _BangArticlesPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget         *box;
  GtkLabel          *count;
  GtkSpinner        *spinner;
  GtkDropDown       *sort;
  GtkLabel          *explanation;
  GtkStack          *stack;
  GtkListView       *view;
  GtkWidget         *context;
  AdwStatusPage     *nothing;
  GtkBox            *reliefs;
  AdwStatusPage     *error;
  GtkSpinner        *big_spinner;
  GtkActionBar      *bar;
  GtkLabel          *chosen;
  GMenuModel        *row_menu;
  GtkWidget         *menu;         /* (nullable) of rows: a child of the page once it was asked for */
  BangProgressRow   *import_row;
  BangProgressRow   *export_row;

  /* Owned */
  BangArchive       *archive;
  BangNavigator     *navigator;
  BangArticleList   *list;
  BangSelection     *selection;
  GHashTable        *rows;         /* (element-type BangArticleRowWidget) bound ones; borrowed */
  BangImportJob     *import;
  BangSearchAid     *aid;
  BangQuery         *shown_query;  /* (nullable) of the rows on the screen */
  BangSort           shown_sort;

  GtkWidget         *hovered;      /* Weak (nullable): the row the pointer is on */
  guint              browse_source;
  guint              wide_source;
  gboolean           awaited;      /* the first answer to the question is to be opened */
  gboolean           folded;
  gboolean           wide;
};

/* bang-articles-page-status.c */
void bang_articles_page_update_count       (BangArticlesPage *self);
void bang_articles_page_update_explanation (BangArticlesPage *self);
void bang_articles_page_update_state       (BangArticlesPage *self);
void bang_articles_page_update_import      (BangArticlesPage *self);

/* bang-articles-page-rows.c */
void bang_articles_page_init_rows          (BangArticlesPage *self);
void bang_articles_page_dispose_rows       (BangArticlesPage *self);
void bang_articles_page_bind_rows          (GtkWidgetClass   *widget_class);
void bang_articles_page_scroll_to          (BangArticlesPage *self,
                                            guint             position);
void bang_articles_page_fit_rows           (BangArticlesPage *self,
                                            int               width);
GtkWidget *bang_articles_page_row_of       (BangArticlesPage *self,
                                            GtkWidget        *widget,
                                            guint            *position);
GtkWidget *bang_articles_page_pick_row     (BangArticlesPage *self,
                                            double            x,
                                            double            y,
                                            guint            *position);

/* bang-articles-page-menu.c */
void bang_articles_page_bind_menu          (GtkWidgetClass   *widget_class);

/* bang-articles-page.c */
void bang_articles_page_open_at            (BangArticlesPage *self,
                                            guint             position);

G_END_DECLS
