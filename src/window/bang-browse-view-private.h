/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "window/bang-browse-view.h"

G_BEGIN_DECLS

struct _BangBrowseView
{
  GtkWidget parent_instance;

  /* Template */
  GtkStack           *stack;
  GtkWidget          *scroller;
  GtkListView        *view;
  AdwStatusPage      *nothing;
  GtkWidget          *clear;
  AdwStatusPage      *error;
  GtkSpinner         *spinner;

  /* Owned */
  GListModel         *list;        /* (nullable) */
  GtkSelectionModel  *selection;   /* a GtkSingleSelection, or a GtkMultiSelection */
  GHashTable         *rows;        /* (element-type GtkListItem) bound ones; borrowed */

  guint               n_title_lines;
  guint               n_details;
  guint               browse_source;
  gboolean            focus_wanted;   /* the keyboard is to come to the first row there will be */
  GtkWidget          *focus_from;     /* Weak (nullable): from here */
};

/* bang-browse-view-selection.c */
guint bang_browse_view_get_selected    (BangBrowseView *self);
void  bang_browse_view_set_selected    (BangBrowseView *self,
                                        guint           position);
void  bang_browse_view_forget_selected (BangBrowseView *self,
                                        guint           position,
                                        guint           removed);

G_END_DECLS
