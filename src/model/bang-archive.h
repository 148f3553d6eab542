/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "export/bang-export.h"
#include "import/bang-import-job.h"
#include "library/bang-library.h"

G_BEGIN_DECLS

/* The library as the window sees it: everything asynchronous, main thread
 * only. Answers come in the caller's main context; a cancelled request answers
 * G_IO_ERROR_CANCELLED. Properties: "library", "n-articles" (of the whole
 * library), "import" (the running BangImportJob or NULL). Signal "changed"
 * when the library's contents changed; signal "imported" (BangImportJob *job,
 * GError *error) when an import ended, error NULL when nothing stopped it. */
#define BANG_TYPE_ARCHIVE (bang_archive_get_type ())
G_DECLARE_FINAL_TYPE (BangArchive, bang_archive, BANG, ARCHIVE, GObject)

BangArchive    *bang_archive_new                  (void);
void            bang_archive_open_async           (BangArchive          *self,
                                                   const char           *directory,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean        bang_archive_open_finish          (BangArchive          *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void            bang_archive_close                (BangArchive          *self);
BangLibrary    *bang_archive_get_library          (BangArchive          *self);
guint64         bang_archive_get_n_articles       (BangArchive          *self);

void            bang_archive_load_article_async   (BangArchive          *self,
                                                   gint64                id,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
BangArticle    *bang_archive_load_article_finish  (BangArchive          *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void            bang_archive_load_relations_async (BangArchive          *self,
                                                   gint64                article_id,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
BangRelations  *bang_archive_load_relations_finish (BangArchive         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void            bang_archive_load_entity_async    (BangArchive          *self,
                                                   gint64                entity_id,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
BangEntityCard *bang_archive_load_entity_finish   (BangArchive          *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

BangImportJob  *bang_archive_import               (BangArchive          *self,
                                                   const char * const   *paths);
void            bang_archive_cancel_import        (BangArchive          *self);
BangImportJob  *bang_archive_get_import           (BangArchive          *self);

/* How many articles other rules have read than those of today, and reading them
 * again. Progress is called in the main thread. */
typedef void (*BangArchiveProgress) (guint    done,
                                     guint    total,
                                     gpointer user_data);

void            bang_archive_count_outdated_async (BangArchive          *self,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gssize          bang_archive_count_outdated_finish (BangArchive         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void            bang_archive_reextract_async      (BangArchive          *self,
                                                   BangArchiveProgress   progress,
                                                   gpointer              progress_data,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean        bang_archive_reextract_finish     (BangArchive          *self,
                                                   GAsyncResult         *result,
                                                   guint                *n_changed,
                                                   GError              **error);

/* progress is called in the main thread. */
void            bang_archive_export_async         (BangArchive          *self,
                                                   const gint64         *ids,
                                                   guint                 n_ids,
                                                   BangExportFormat      format,
                                                   const char           *path,
                                                   BangExportProgress    progress,
                                                   gpointer              progress_data,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean        bang_archive_export_finish        (BangArchive          *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
