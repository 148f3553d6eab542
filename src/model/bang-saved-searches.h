/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "library/bang-saved.h"

G_BEGIN_DECLS

/* The searches that a person keeps, with how many articles each finds. Main
 * thread. Signals: "changed" () when the list or the counts are others;
 * "failed" (const char *sentence). */
#define BANG_TYPE_SAVED_SEARCHES (bang_saved_searches_get_type ())
G_DECLARE_FINAL_TYPE (BangSavedSearches, bang_saved_searches, BANG, SAVED_SEARCHES, GObject)

BangSavedSearches     *bang_saved_searches_new         (void);
void                   bang_saved_searches_set_library (BangSavedSearches     *self,
                                                        BangLibrary           *library);
void                   bang_saved_searches_refresh     (BangSavedSearches     *self);
guint                  bang_saved_searches_get_n       (BangSavedSearches     *self);
const BangSavedSearch *bang_saved_searches_get         (BangSavedSearches     *self,
                                                        guint                  n);
gint64                 bang_saved_searches_get_count   (BangSavedSearches     *self,
                                                        guint                  n);
const BangSavedSearch *bang_saved_searches_find        (BangSavedSearches     *self,
                                                        const char            *uuid);
void                   bang_saved_searches_put         (BangSavedSearches     *self,
                                                        const BangSavedSearch *search);
void                   bang_saved_searches_delete      (BangSavedSearches     *self,
                                                        const char            *uuid);

G_END_DECLS
