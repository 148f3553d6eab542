/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "document/bang-document.h"
#include "extract/bang-facts.h"
#include "query/bang-query.h"
#include "library/bang-library-types.h"

G_BEGIN_DECLS

#define BANG_LIBRARY_ERROR (bang_library_error_quark ())
GQuark bang_library_error_quark (void);

typedef enum
{
  BANG_LIBRARY_ERROR_FAILED,
  BANG_LIBRARY_ERROR_BUSY,       /* another program is writing */
  BANG_LIBRARY_ERROR_NEWER,      /* made by a newer version of the program */
  BANG_LIBRARY_ERROR_FOREIGN,    /* not a library of ours */
  BANG_LIBRARY_ERROR_DAMAGED,
  BANG_LIBRARY_ERROR_FULL,       /* no space left */
  BANG_LIBRARY_ERROR_READ_ONLY,
  BANG_LIBRARY_ERROR_NOT_FOUND,
} BangLibraryError;

/* A user's archive: a folder with library.db. Every function here blocks and
 * may be called from any thread: reading takes one of a few connections of its
 * own, writing is handed to the one writer thread and waited for. The window
 * never calls this room; the model room makes it asynchronous.
 *
 * Signal "changed" () is emitted in the thread-default main context of the
 * opener after a commit that changed articles, at most a few times a second. */
#define BANG_TYPE_LIBRARY (bang_library_get_type ())
G_DECLARE_FINAL_TYPE (BangLibrary, bang_library, BANG, LIBRARY, GObject)

BangLibrary      *bang_library_open            (const char         *directory,
                                                GError            **error);
void              bang_library_close           (BangLibrary        *self);
const char       *bang_library_get_directory   (BangLibrary        *self);
char             *bang_library_default_directory (void);

/* Writing */
BangImportStatus  bang_library_look_up_file    (BangLibrary        *self,
                                                const char         *path,
                                                guint64             size,
                                                gint64              mtime);
BangImportStatus  bang_library_look_up_content (BangLibrary        *self,
                                                const char         *path,
                                                const char         *sha256);
gboolean          bang_library_add             (BangLibrary        *self,
                                                GPtrArray          *incoming,
                                                BangImportStatus   *statuses,
                                                GCancellable       *cancellable,
                                                GError            **error);
gboolean          bang_library_bulk_begin      (BangLibrary        *self,
                                                GError            **error);
gboolean          bang_library_bulk_end        (BangLibrary        *self,
                                                GError            **error);
gboolean          bang_library_record_run      (BangLibrary        *self,
                                                const BangImportRun *run,
                                                GError            **error);

/* Reading */
GArray           *bang_library_search          (BangLibrary        *self,
                                                BangQuery          *query,
                                                BangSort            sort,
                                                gint64              limit,
                                                GCancellable       *cancellable,
                                                GError            **error);
GPtrArray        *bang_library_get_rows        (BangLibrary        *self,
                                                const gint64       *ids,
                                                guint               n_ids,
                                                BangQuery          *query,
                                                GCancellable       *cancellable,
                                                GError            **error);
BangArticle      *bang_library_get_article     (BangLibrary        *self,
                                                gint64              id,
                                                GCancellable       *cancellable,
                                                GError            **error);
BangRelations    *bang_library_get_relations   (BangLibrary        *self,
                                                gint64              article_id,
                                                GCancellable       *cancellable,
                                                GError            **error);
BangEntityCard   *bang_library_get_entity      (BangLibrary        *self,
                                                gint64              entity_id,
                                                GCancellable       *cancellable,
                                                GError            **error);
gint64            bang_library_find_uuid       (BangLibrary        *self,
                                                const char         *uuid);
gboolean          bang_library_get_stats       (BangLibrary        *self,
                                                BangStats          *stats,
                                                GError            **error);

/* Health */
GPtrArray        *bang_library_check           (BangLibrary        *self,
                                                gboolean            repair,
                                                GCancellable       *cancellable,
                                                GError            **error);
gboolean          bang_library_rebuild_index   (BangLibrary        *self,
                                                GCancellable       *cancellable,
                                                GError            **error);
gboolean          bang_library_backup          (BangLibrary        *self,
                                                const char         *path,
                                                GCancellable       *cancellable,
                                                GError            **error);
gboolean          bang_library_restore         (const char         *directory,
                                                const char         *path,
                                                char              **kept,
                                                GCancellable       *cancellable,
                                                GError            **error);

G_END_DECLS
