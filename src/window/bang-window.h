/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "model/bang-archive.h"
#include "model/bang-navigator.h"

G_BEGIN_DECLS

/* The window. Its commands are actions, so that any widget in it can use them
 * with gtk_widget_activate_action() and none needs to know it:
 *
 *   win.search (s)          sets the query        win.focus-search  win.find
 *   win.page (state s: articles, events, people, ledger)
 *   win.view (s)            covers what is open: decisions, graph, concordance, help
 *   win.open-evidence (xtt) opens an article at a span of its text, in bytes
 *   win.open-article (x)    win.open-entity (x)   win.back  win.forward  win.step-out
 *   win.import-folder  win.import-files  win.open-sample  win.import-details
 *   win.selection-mode (state b)  win.select-all  win.select-none
 *   win.export              the chosen articles, else all that were found
 *   win.export-chosen  win.export-article (x)  win.cancel-export  win.show-folder (s: URI)
 *   win.toggle-relations (state b)  win.copy-citation  win.reload
 *   win.star  win.tags  win.collections  win.write-note: of the chosen articles, else the open one
 *   win.print               likewise
 *   win.open-window         the open article in a window of its own; win.open-article-window (x)
 *   win.focus-mode (state b)
 *   win.keep (see bang-keep.h)  win.unkeep, win.rekeep (u: serial of what was kept)
 *
 * For scripts, over the session bus, where the dialogs cannot be: win.import
 * (s: path), win.export-to (ss: format, path), and win.status, whose state
 * (a{sv}) says what is shown.
 *
 * Property "archive", construct only. */
#define BANG_TYPE_WINDOW (bang_window_get_type ())
G_DECLARE_FINAL_TYPE (BangWindow, bang_window, BANG, WINDOW, AdwApplicationWindow)

GtkWidget     *bang_window_new           (GtkApplication     *application,
                                          BangArchive        *archive);
BangNavigator *bang_window_get_navigator (BangWindow         *self);
void           bang_window_show_help     (BangWindow         *self);
void           bang_window_set_problem   (BangWindow         *self,
                                          const char         *message);
void           bang_window_import        (BangWindow         *self,
                                          const char * const *paths);
void           bang_window_export_to     (BangWindow         *self,
                                          GArray             *ids,
                                          BangExportFormat    format,
                                          GFile              *file);

G_END_DECLS
