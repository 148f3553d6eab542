/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "library/bang-browse.h"
#include "model/bang-archive.h"
#include "model/bang-navigator.h"
#include "model/bang-saved-searches.h"

G_BEGIN_DECLS

/* What a search can be narrowed by, with counts that follow it: each choice
 * here is a change of the navigator's query text. */
#define BANG_TYPE_SIDEBAR (bang_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (BangSidebar, bang_sidebar, BANG, SIDEBAR, GtkWidget)

GtkWidget *bang_sidebar_new         (void);
void       bang_sidebar_set_context (BangSidebar       *self,
                                     BangArchive       *archive,
                                     BangNavigator     *navigator,
                                     BangSavedSearches *saved);
void       bang_sidebar_set_ledger_kinds (BangSidebar     *self,
                                          BangLedgerKinds  kinds);

G_END_DECLS
