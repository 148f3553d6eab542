/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window/bang-window.h"
#include "window/bang-article-view.h"
#include "window/bang-articles-page.h"
#include "window/bang-corrector.h"
#include "window/bang-decisions-page.h"
#include "window/bang-concordance-view.h"
#include "window/bang-entity-page.h"
#include "window/bang-events-page.h"
#include "window/bang-graph-page.h"
#include "window/bang-graph-pane.h"
#include "window/bang-header-title.h"
#include "window/bang-help-page.h"
#include "window/bang-ledger-page.h"
#include "window/bang-list-pane.h"
#include "window/bang-pane-handle.h"
#include "window/bang-people-page.h"
#include "window/bang-relations-pane.h"
#include "window/bang-reread-row.h"
#include "window/bang-search-bar.h"
#include "window/bang-sidebar.h"
#include "window/bang-width-bin.h"

G_BEGIN_DECLS

struct _BangWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  AdwToastOverlay      *toasts;
  BangRereadRow        *reread_row;
  GtkRevealer          *drop_hint;
  BangHeaderTitle      *switcher;
  BangSearchBar        *search_bar;
  GtkSearchEntry       *search;            /* Borrowed from it */
  GtkWidget            *facets_button;
  BangWidthBin         *width_bin;
  AdwFlap              *facets_flap;
  BangSidebar          *sidebar;
  GtkWidget            *select_button;
  GtkWidget            *relations_button;
  GtkStack             *views;
  GtkSpinner           *opening_spinner;
  AdwStatusPage        *problem;
  GtkWidget            *welcome_import;
  AdwLeaflet           *leaflet;
  BangListPane         *pane;
  AdwViewStack         *pages;
  BangArticlesPage     *page;
  BangPaneHandle       *handle;
  AdwFlap              *flap;
  BangRelationsPane    *relations;
  BangGraphPane        *graph_pane;
  GtkStack             *content;
  AdwStatusPage        *nothing;
  GtkSpinner           *content_spinner;
  AdwStatusPage        *missing;

  /* Borrowed (nullable): not there before they are first needed */
  BangArticleView      *view;
  BangEventsPage       *events;
  BangPeoplePage       *people;
  BangLedgerPage       *ledger;
  BangEntityPage       *entity;
  BangHelpPage         *help;
  BangDecisionsPage    *decisions_page;
  BangConcordanceView  *concordance;
  BangGraphPage        *graph;

  /* Owned, for the life of the window */
  BangArchive          *archive;
  BangNavigator        *navigator;
  GSettings            *settings;
  GSimpleAction        *status;
  BangSavedSearches    *saved;
  guint                 status_source;

  /* Opening */
  gboolean              painted;           /* Whether the window was seen */
  char                 *problem_text;      /* (nullable) */
  guint                 opening_source;
  GStrv                 waiting_paths;     /* (nullable) to import once the library is open */

  /* Reading: what is on the screen, and what is on its way there */
  BangArticle          *article;           /* (nullable) */
  gint64                shown_entity;
  GCancellable         *loading;           /* (nullable) */
  GCancellable         *relating;          /* (nullable) */
  guint                 content_source;
  guint                 relations_source;
  gboolean              restore_scroll;
  gint64                evidence_article;  /* 0 none: where to show a sentence once it is there */
  BangSpan              evidence;

  /* Correcting */
  BangCorrector        *corrector;
  GCancellable         *rereading;         /* (nullable) what was corrected */

  /* What was done: private to bang-window-history.c, the last at the end */
  GPtrArray            *done;              /* what was kept */
  GPtrArray            *undone;            /* what was taken back, decisions too */
  guint                 kept_serial;

  /* What is kept beside articles */
  BangPersonalModel    *keeper;
  GCancellable         *personal_loading;  /* (nullable) */
  GPtrArray            *focus_hidden;      /* (nullable) (element-type GtkWidget) in focus mode only */
  gboolean              focus_fullscreen;
  GtkPrintSettings     *print_settings;    /* (nullable) of the last time */
  GtkWidget            *pickers[2];        /* (nullable) of tags and of collections, for chosen articles */

  /* Importing and exporting */
  GtkFileChooserNative *chooser;           /* (nullable) while it is up */
  BangImportJob        *last_import;       /* (nullable) for its report */
  GArray               *export_ids;        /* (nullable) (element-type gint64) being asked about */
  BangExportFormat      export_format;
  GtkDropDown          *format;            /* Borrowed from the dialog that asks for it */
  GFile                *export_file;       /* (nullable) being written */
  GCancellable         *exporting;         /* (nullable) */
  gint64                export_started;
};

/* bang-window-reading.c */
void bang_window_init_reading     (BangWindow     *self);
void bang_window_dispose_reading  (BangWindow     *self);
void bang_window_reload           (BangWindow     *self);
void bang_window_copy_citation    (BangWindow     *self);
void bang_window_relate_again     (BangWindow     *self);
void bang_window_show_kind        (BangWindow     *self);
void bang_window_load_story       (BangWindow     *self);

/* bang-window-corrections.c */
void bang_window_init_corrections (BangWindow     *self);
void bang_window_dispose_corrections (BangWindow  *self);

/* bang-window-history.c */
void bang_window_init_history     (BangWindow     *self);
void bang_window_dispose_history  (BangWindow     *self);
void bang_window_keep             (BangWindow     *self,
                                   const BangKeepRequest *request);
void bang_window_forget_undone    (BangWindow     *self);
void bang_window_add_undone       (BangWindow     *self);
void bang_window_remove_undone    (BangWindow     *self);
void bang_window_update_undo      (BangWindow     *self);

/* bang-window-pages.c */
void     bang_window_init_pages       (BangWindow     *self);
gboolean bang_window_shows_articles   (BangWindow     *self);
void     bang_window_focus_list       (BangWindow     *self);
void     bang_window_show_evidence    (BangWindow     *self);
void     bang_window_open_evidence    (BangWindow     *self,
                                       gint64          article,
                                       guint64         start,
                                       guint64         end);

/* bang-window-views.c */
void bang_window_need             (BangWindow     *self,
                                   const char     *name);
void bang_window_show_child       (GtkStack       *stack,
                                   const char     *name);
void bang_window_forget_views     (BangWindow     *self);

/* bang-window-personal.c */
void bang_window_init_personal    (BangWindow     *self);
void bang_window_dispose_personal (BangWindow     *self);
void bang_window_load_personal    (BangWindow     *self);
GArray *bang_window_dup_targets   (BangWindow     *self);

/* bang-window-focus.c */
void     bang_window_init_focus     (BangWindow     *self);
void     bang_window_dispose_focus  (BangWindow     *self);
gboolean bang_window_get_focus_mode (BangWindow     *self);
void     bang_window_set_focus_mode (BangWindow     *self,
                                     gboolean        focus);

/* bang-window-help.c */
void bang_window_init_help        (BangWindow     *self);
void bang_window_tell_help        (BangWindow     *self);

/* bang-window-print.c */
void bang_window_print            (BangWindow     *self);

/* bang-window-search.c */
void     bang_window_init_search         (BangWindow *self);
void     bang_window_init_search_actions (BangWindow *self);
gboolean bang_window_hide_facets         (BangWindow *self);

/* bang-window-import.c */
void bang_window_init_import      (BangWindow     *self);
void bang_window_init_lexicon     (BangWindow     *self);
void bang_window_dispose_import   (BangWindow     *self);
void bang_window_ask_import       (BangWindow     *self,
                                   gboolean        folders);
void bang_window_import_sample    (BangWindow     *self);
void bang_window_show_report      (BangWindow     *self);

/* bang-window-export.c */
void bang_window_dispose_export   (BangWindow     *self);
void bang_window_ask_export       (BangWindow     *self,
                                   GArray         *ids);
void bang_window_cancel_export    (BangWindow     *self);

/* bang-window-actions.c */
void bang_window_init_actions     (BangWindow     *self);
void bang_window_update_actions   (BangWindow     *self);
void bang_window_set_enabled      (BangWindow     *self,
                                   const char     *name,
                                   gboolean        enabled);
void bang_window_update_switches  (BangWindow     *self);
void bang_window_queue_status     (BangWindow     *self);
void bang_window_step_out         (BangWindow     *self);

/* bang-window.c */
void bang_window_toast            (BangWindow     *self,
                                   const char     *text,
                                   const char     *button,
                                   const char     *action,
                                   GVariant       *target);
void bang_window_complain         (BangWindow     *self,
                                   const char     *heading,
                                   const char     *body);

G_END_DECLS
