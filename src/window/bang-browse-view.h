/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "window/bang-browse-row.h"

G_BEGIN_DECLS

/* A list beside the article, and what stands in its place while there is
 * nothing in it: a spinner, that nothing was found, or why it did not work.
 *
 * Signals: "bind-row" (BangBrowseRow *row, GObject *item) to fill a row, now
 * and whenever the item notifies; "browsed" (GObject *item) when the cursor has
 * stood on it for a moment; "activated" (GObject *item) when a person went to
 * it; "retry" () after an error; "menu" (GObject *item, GtkWidget *row,
 * gboolean edit) when it was asked what can be done with a row, or to change it
 * at once; "chosen" () when others were selected, in a list of several. */
#define BANG_TYPE_BROWSE_VIEW (bang_browse_view_get_type ())
G_DECLARE_FINAL_TYPE (BangBrowseView, bang_browse_view, BANG, BROWSE_VIEW, GtkWidget)

GtkWidget *bang_browse_view_new         (void);
void       bang_browse_view_set_rows    (BangBrowseView *self,
                                         guint           n_title_lines,
                                         guint           n_details);
void       bang_browse_view_set_multiple (BangBrowseView *self);
void       bang_browse_view_set_list    (BangBrowseView *self,
                                         GListModel     *list,
                                         const char     *label);
void       bang_browse_view_set_nothing (BangBrowseView *self,
                                         const char     *title,
                                         const char     *text,
                                         gboolean        clear);
void       bang_browse_view_restart     (BangBrowseView *self);
void       bang_browse_view_focus_list  (BangBrowseView *self);
GPtrArray *bang_browse_view_dup_chosen  (BangBrowseView *self);
void       bang_browse_view_choose_none (BangBrowseView *self);
GObject   *bang_browse_view_get_item_at (BangBrowseView *self,
                                         double          x,
                                         double          y,
                                         GtkWidget     **row);

G_END_DECLS
