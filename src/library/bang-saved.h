/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library.h"

G_BEGIN_DECLS

/* A search that a person gave a name, to come back to. */
typedef struct
{
  char     *uuid;
  char     *name;
  char     *query;     /* as typed */
  BangSort  sort;
  gint64    at;        /* Unix microseconds */
} BangSavedSearch;

BangSavedSearch *bang_saved_search_new         (const char             *name,
                                                const char             *query,
                                                BangSort                sort);
BangSavedSearch *bang_saved_search_copy        (const BangSavedSearch  *self);
void             bang_saved_search_free        (BangSavedSearch        *self);

/* Each of these blocks and may be called from any thread. */
GPtrArray       *bang_library_list_saved       (BangLibrary            *self,
                                                GCancellable           *cancellable,
                                                GError                **error);
gboolean         bang_library_put_saved        (BangLibrary            *self,
                                                const BangSavedSearch  *search,
                                                GError                **error);
gboolean         bang_library_delete_saved     (BangLibrary            *self,
                                                const char             *uuid,
                                                GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangSavedSearch, bang_saved_search_free)

G_END_DECLS
