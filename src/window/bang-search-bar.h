/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-archive.h"
#include "model/bang-navigator.h"
#include "model/bang-saved-searches.h"

G_BEGIN_DECLS

/* The search: an entry for words, and before it the conditions on fields as
 * chips. Both together are the navigator's query text, no more and no less.
 * Signal "left" () when a person goes on to the list. */
#define BANG_TYPE_SEARCH_BAR (bang_search_bar_get_type ())
G_DECLARE_FINAL_TYPE (BangSearchBar, bang_search_bar, BANG, SEARCH_BAR, GtkWidget)

void            bang_search_bar_set_context (BangSearchBar     *self,
                                             BangArchive       *archive,
                                             BangNavigator     *navigator,
                                             BangSavedSearches *saved);
GtkSearchEntry *bang_search_bar_get_entry   (BangSearchBar     *self);
gboolean        bang_search_bar_get_pending (BangSearchBar     *self);
void            bang_search_bar_save        (BangSearchBar     *self);

G_END_DECLS
