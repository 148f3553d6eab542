/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library.h"

G_BEGIN_DECLS

/* One import: files and folders into a library. Lives in the main thread that
 * made it; its work runs on threads of its own. Properties (notified there, at
 * most ten times a second): "total", "done", "current", "remaining". */
#define BANG_TYPE_IMPORT_JOB (bang_import_job_get_type ())
G_DECLARE_FINAL_TYPE (BangImportJob, bang_import_job, BANG, IMPORT_JOB, GObject)

BangImportJob       *bang_import_job_new         (BangLibrary          *library,
                                                  const char * const   *paths);
void                 bang_import_job_run_async   (BangImportJob        *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean             bang_import_job_run_finish  (BangImportJob        *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
guint                bang_import_job_get_total   (BangImportJob        *self);
guint                bang_import_job_get_done    (BangImportJob        *self);
char                *bang_import_job_dup_current (BangImportJob        *self);
int                  bang_import_job_get_remaining (BangImportJob      *self);
const BangImportRun *bang_import_job_get_run     (BangImportJob        *self);

G_END_DECLS
