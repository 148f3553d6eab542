/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/bang-graph-jobs.h"
#include "window/bang-graph-page.h"
#include "window/bang-graph-view.h"
#include "window/bang-name-entry.h"

G_BEGIN_DECLS

struct _BangGraphPage
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget            *box;
  GtkStack             *stack;
  GtkSpinner           *spinner;
  AdwStatusPage        *empty_page;
  BangGraphView        *view;
  GtkListView          *list;
  GtkLabel             *status;
  BangNameEntry        *find;
  GtkToggleButton      *freeze;
  GtkToggleButton      *as_list;
  GtkToggleButton      *path_toggle;
  GtkWidget            *path_bar;
  BangNameEntry        *path_from;
  BangNameEntry        *path_to;
  GtkWidget            *path_button;
  GtkCheckButton       *persons;
  GtkCheckButton       *organisations;
  GtkCheckButton       *places;
  GtkCheckButton       *countries;
  GtkCheckButton       *only_found;
  GtkDropDown          *type;
  GtkEditable          *first_year;
  GtkEditable          *last_year;
  GtkSpinButton        *min_articles;
  GtkWidget            *details;
  GtkLabel             *details_title;
  GtkListBox           *details_list;
  GtkScrolledWindow    *details_scroller;

  BangArchive          *archive;      /* Owned (nullable) */
  BangNavigator        *navigator;    /* Owned (nullable) */
  GCancellable         *loading;      /* Owned (nullable) the graph */
  GCancellable         *asking;       /* Owned (nullable) sentences, a way */
  guint                 filter_source;
  gboolean              asked;        /* once, at least */
  gboolean              loaded;
  gint64                wanted;       /* a name to mark once there is a graph, 0 none */
  gint64                pair[2];      /* of the sentences that are asked for */
  GtkFileChooserNative *chooser;      /* (nullable) while it is up */
  int                   saving;       /* BangGraphSaving, of the chooser */
};

typedef enum
{
  BANG_GRAPH_SAVING_SVG,
  BANG_GRAPH_SAVING_PNG,
  BANG_GRAPH_SAVING_GEXF,
  BANG_GRAPH_SAVING_GRAPHML,
} BangGraphSaving;

/* bang-graph-page-details.c */
void bang_graph_page_show_company  (BangGraphPage   *self,
                                    int              node);
void bang_graph_page_show_meetings (BangGraphPage   *self,
                                    guint            edge);
void bang_graph_page_find_path     (BangGraphPage   *self);
void bang_graph_page_hide_details  (BangGraphPage   *self);
void bang_graph_page_row_activated (BangGraphPage   *self,
                                    GtkListBoxRow   *row);

/* bang-graph-page-list.c */
void bang_graph_page_init_list     (BangGraphPage   *self);
void bang_graph_page_fill_list     (BangGraphPage   *self,
                                    BangGraph       *graph);

/* bang-graph-page-save.c */
void bang_graph_page_ask_save      (BangGraphPage   *self,
                                    BangGraphSaving  saving);
gboolean bang_graph_view_save      (BangGraphView   *view,
                                    BangGraphSaving  saving,
                                    const char      *path,
                                    GError         **error);

/* bang-graph-page.c */
void bang_graph_page_get_filter    (BangGraphPage   *self,
                                    BangGraphFilter *filter);

G_END_DECLS
