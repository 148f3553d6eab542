/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library.h"

G_BEGIN_DECLS

/* What came of reading a library again. */
typedef struct
{
  guint total;     /* articles that other rules had read */
  guint done;      /* of them, dealt with */
  guint changed;   /* of them, something else was found */
  guint failed;    /* could not be read; they stay to be read */
} BangReextractReport;

/* Reads again what other rules had read, from the library's own texts. Lives in
 * the main thread that made it; its work runs on threads of its own. Properties
 * (notified there, at most ten times a second): "total", "done". */
#define BANG_TYPE_REEXTRACT_JOB (bang_reextract_job_get_type ())
G_DECLARE_FINAL_TYPE (BangReextractJob, bang_reextract_job, BANG, REEXTRACT_JOB, GObject)

BangReextractJob          *bang_reextract_job_new        (BangLibrary          *library);
void                       bang_reextract_job_run_async  (BangReextractJob     *self,
                                                          GCancellable         *cancellable,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
gboolean                   bang_reextract_job_run_finish (BangReextractJob     *self,
                                                          GAsyncResult         *result,
                                                          GError              **error);
const BangReextractReport *bang_reextract_job_get_report (BangReextractJob     *self);

G_END_DECLS
